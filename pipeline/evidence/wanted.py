"""Which claims want a source: those with a figure or an effect, and whether one has it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from pipeline.article import Article, Claim
from pipeline.dutch.words import words_of
from pipeline.evidence.wanted_traits import ASKED, QUOTES, place_traits, traits_of
from pipeline.evidence.wordlists import BIT, in_set, wordlists
from pipeline.paths import rules_folder

if TYPE_CHECKING:
    from pipeline.claims.model import Model

SURE = 1.5  # log odds from which a claim of a known type wants a source though its parts were not all named
LEAST = -0.3  # log odds from which a flag is given: below even, for a dose missed costs more than a needless flag
TIP_WORDS = 10  # a longer command mostly says what it is good for
_TELLING = frozenset(("percentage", "dose", "measurement"))
_START = attrgetter("start")
_FACTCHECK, _REFUTED, _ASIDE, _REGIMEN = BIT["factcheck"], BIT["refuted"], BIT["aside"], BIT["regimen"]
_STUDY = BIT["study"] | BIT["researcher"]


def wants_citation(claim: Claim) -> bool:
    """Whether a claim holds a figure, a study result, or an effect of one thing on another: such needs a source."""
    if claim.quantities or claim.direction is not None or "study_result" in claim.types:
        return True
    if "effect_outcome" in claim.types and claim.substance and claim.outcome:
        return True
    return claim.confidence is not None and claim.confidence >= SURE and claim.types != ("other",)


def needs_citation(claim: Claim, article: Article) -> bool:
    """Whether an editor must look for the source of a claim: it wants one, and its evidence is none or vague.

    A fact check that names its sources may report the unsourced claim that it refutes.
    """
    traits = weighed_traits(claim, article)
    return traits is not None and (claim.confidence is None or _score(tuple(traits)) > LEAST)


def weighed_traits(claim: Claim, article: Article) -> list[str] | None:
    """What the model looks at, and learns from; None where a claim is not of a kind that is flagged."""
    if claim.evidence.level not in ("none", "vague") or not wants_citation(claim):
        return None
    words, kinds = _words_in(article.text, claim.start, claim.end), _kinds(claim, article)
    if _is_by_the_way(claim, words, kinds):
        return None
    if _is_fact_check(article.text) and _is_under_check(claim, article):
        return None
    return [*traits_of(claim, words, kinds), *place_traits(claim, article)]


@lru_cache(maxsize=4096)
def _score(traits: tuple[str, ...]) -> float:
    """What the model makes of these traits, which many claims share."""
    return model().scores(traits)[0]


def _words_in(text: str, start: int, end: int) -> Sequence[str]:
    """The folded words of a stretch of text: those of the text itself, unless the stretch cuts one of them."""
    words, starts, ends = words_of(text)
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, first)
    if (first and ends[first - 1] > start) or (first < last and ends[last - 1] > end):
        return words_of(text[start:end]).words
    return words[first:last]


@cache
def model() -> Model:
    """The model in rules/data/wanted.tsv, made by `python -m pipeline.wantedfit`."""
    from pipeline.claims.model import read_model

    return read_model(rules_folder() / "data" / "wanted.tsv")


def _kinds(claim: Claim, article: Article) -> frozenset[str]:
    low = bisect_left(article.quantities, claim.start, key=_START)
    near = article.quantities[low : low + len(claim.quantities)]
    return frozenset(found.kind for found in near if found.id in claim.quantities)


def _is_by_the_way(claim: Claim, words: Sequence[str], kinds: frozenset[str]) -> bool:
    """Whether a claim is not in Dutch or, without a telling figure, a price, a tip, a remark or the hours of a diet."""
    foreign = wordlists().sets["foreign"]
    if len(words) > 3 and not foreign.isdisjoint(words) and sum(map(foreign.__contains__, words)) * 4 >= len(words):
        return True
    if not kinds.isdisjoint(_TELLING):
        return False
    if "money" in kinds or (not kinds and (len(words) < 3 or _is_tip(words))):
        return True
    if kinds and claim.direction is None and "age" not in kinds and _has(words, _REGIMEN):
        return True
    return _has(words, _ASIDE)


def _is_tip(words: Sequence[str]) -> bool:
    """Whether these are a short command that gives no reason: a recommendation of nobody, which claims no effect."""
    if len(words) > TIP_WORDS or not in_set("orders", words[0]) or words[1] in ASKED:
        return False
    return wordlists().sets["reasons"].isdisjoint(words)


def _is_under_check(claim: Claim, article: Article) -> bool:
    """Whether a claim is hearsay, quoted, or said to be untrue, while others of the article have a source."""
    text = article.text
    quoted = text[max(0, claim.start - 1) : claim.end].strip(" \n")[:1] in QUOTES
    if not quoted and not _is_hearsay(claim, article) and not _has(_words_in(text, claim.start, claim.end), _REFUTED):
        return False
    return any(other.evidence.level in ("attributed", "referenced") for other in article.claims)


def _is_hearsay(claim: Claim, article: Article) -> bool:
    """Whether a claim is what somebody unnamed says, not what an unnamed study found."""
    if claim.evidence.level != "vague" or claim.evidence.scope not in ("sentence", "report"):
        return False
    if "study_result" in claim.types and claim.quantities:
        return False
    marks = [mark for mark in article.citations if mark.id in claim.evidence.citations]
    return not any(_has(words_of(mark.of(article)).words, _STUDY) for mark in marks)


@lru_cache(maxsize=4)
def _is_fact_check(text: str) -> bool:
    return _has(words_of(text[:400]).words, _FACTCHECK)


@cache
def _firsts(bit: int) -> frozenset[str]:
    """The words that have a bit, or begin a phrase that has it."""
    known = wordlists()
    return frozenset(word for word, bits in known.words.items() if bits & bit).union(
        word
        for word, seconds in known.phrases.items()
        if any(bits & bit for rests in seconds.values() for _, bits in rests)
    )


def _has(words: Sequence[str], bit: int) -> bool:
    firsts = _firsts(bit)
    if firsts.isdisjoint(words):
        return False
    known = wordlists()
    for index, word in enumerate(words):
        if word not in firsts:
            continue
        if known.words.get(word, 0) & bit:
            return True
        for rest, bits in known.phrases.get(word, {}).get(words[index + 1] if index + 1 < len(words) else "", ()):
            if bits & bit and tuple(words[index + 2 : index + 2 + len(rest)]) == rest:
                return True
    return False
