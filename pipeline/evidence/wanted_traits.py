"""What tells whether a claim without a source wants one: how sure it is, what it holds, and what it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.article import Article, Claim
from pipeline.evidence.wordlists import in_set, wordlists

_STEPS = (-0.3, -0.15, 0.0, 0.3, 0.6, 1.0, 1.5, 2.2, 3.0, 4.5)  # log odds of being a claim at all
_SURER = tuple(f"surer than {step}" for step in _STEPS)
_YOU = frozenset(("je", "jij", "jouw", "jou", "u", "uw", "jullie"))
# behind a verb at the head of a sentence: a condition or a question, no command
ASKED = frozenset(("je", "jij", "u", "ge", "jullie"))
QUOTES = frozenset("‘“„\"'«")
TOP = 2  # sentences below the title in which a text says what it will be about
_TELLING = frozenset(("percentage", "dose", "measurement"))


def traits_of(claim: Claim, words: Sequence[str], kinds: frozenset[str]) -> list[str]:
    """The traits of a claim with these folded words, whose quantities are of these kinds."""
    sure = 9.0 if claim.confidence is None else claim.confidence
    traits = list(_SURER[: bisect_left(_STEPS, sure)])
    traits.append(f"level {claim.evidence.level}")
    if not kinds:
        traits.append("no figure")
    if not kinds.isdisjoint(_TELLING):
        traits.append("telling figure")
    if claim.substance:
        traits.append("substance")
    if claim.outcome:
        traits.append("outcome")
    if claim.substance and claim.outcome:
        traits.append("substance and outcome")
        if claim.direction:
            traits.append("substance, outcome and direction")
    if claim.quantities or claim.direction is not None or "study_result" in claim.types:
        traits.append("asserts")
    if claim.quantities and "dose_recommendation" in claim.types:
        traits.append("dose")
    if "safety" in claim.types:
        traits.append("safety")
    traits += _wording(words)
    if claim.direction is None and not wordlists().sets["errands"].isdisjoint(words):
        traits.append("errand")
    return traits


def place_traits(claim: Claim, article: Article) -> list[str]:
    """The traits of the place of a claim: what kind of block it stands in, whether at the top, asked or quoted."""
    traits = [f"in a {article.blocks[article.block_at(claim.start)].kind}"] if article.blocks else []
    if any(claim.start <= sentence.start for sentence in article.sentences[TOP : TOP + 1]):
        traits.append("at the top")
    if article.text[claim.start : claim.start + 1] in QUOTES:
        traits.append("quoted")
    if article.text[claim.start : claim.end].rstrip().endswith("?"):
        traits.append("asks")
    return traits


def _wording(words: Sequence[str]) -> list[str]:
    known = set(words)
    sets = wordlists().sets
    traits = []
    if words and in_set("orders", words[0]):
        traits.append("order with a condition" if len(words) > 1 and words[1] in ASKED else "order")
    if not _YOU.isdisjoint(known):
        traits.append("you")
    if not sets["lore"].isdisjoint(known):
        traits.append("lore")
    return traits
