"""Lines about one claim: what it is about and rests on, what speaks for it, and what else it could have been about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.article import Article, Claim
from pipeline.errors import Lang
from pipeline.evidence.wanted import needs_citation, wants_citation, weighed_traits
from pipeline.messages import say

if TYPE_CHECKING:
    from pipeline.claims.reasons import Reasons, Weighed

_FEATURES = ("w", "b", "k", "q", "e", "f", "length", "ends", "sign")
_EDGES = {"^": "feature_begin", "$": "feature_end", "0": "feature_figure"}


def claim_lines(article: Article, claim: Claim, lang: Lang) -> Iterator[str]:
    """Its types and the words that make it one, its parts, its evidence, and why no source is asked for."""
    reason = f" ({claim.reason})" if claim.reason else ""
    yield f"  {say('a_claim', lang)}: {', '.join(claim.types)}{reason}"
    about = {
        "substance": claim.substance,
        "outcome": claim.outcome,
        "direction": claim.direction,
        "population": claim.population,
        "comparator": claim.comparator,
        "design": claim.design,
        "context": claim.context,
        "statistics": ", ".join(claim.statistics) or None,
        "hedged": say("yes", lang) if claim.hedged else None,
        "negated": say("yes", lang) if claim.negated else None,
    }
    known = ", ".join(f"{say('part_' + name, lang)} {value}" for name, value in about.items() if value)
    if known:
        yield f"    {known}"
    yield f"    {say('evidence', lang)}: {_evidence(article, claim, lang)}"
    why = _unasked(article, claim)
    if why:
        yield f"    {say(why, lang)}"


def _evidence(article: Article, claim: Claim, lang: Lang) -> str:
    evidence = claim.evidence
    by_id = {citation.id: citation for citation in article.citations}
    on = ", ".join(repr(by_id[name].of(article)) for name in evidence.citations if name in by_id)
    scope = f", {say('scope_' + evidence.scope, lang)}" if evidence.scope else ""
    return f"{say('level_' + evidence.level, lang)}{scope}{': ' + on if on else ''}"


def _unasked(article: Article, claim: Claim) -> str | None:
    """The message that says why a claim with weak evidence gets no flag; None where it gets one or has its source."""
    if claim.evidence.level not in ("none", "vague") or needs_citation(claim, article):
        return None
    if not wants_citation(claim):
        return "unasked_plain"
    return "unasked_aside" if weighed_traits(claim, article) is None else "unasked_weighed"


def weight_lines(reasons: Reasons, lang: Lang) -> Iterator[str]:
    """The score of a sentence, what makes it, and what else a claim could have been about."""
    yield f"    {say('score', lang, score=f'{reasons.score:.2f}', own=f'{reasons.own:.2f}')}"
    for key, features in (("speaks_for", reasons.speaking_for), ("speaks_against", reasons.speaking_against)):
        if features:
            told = ", ".join(f"{_feature(name, lang)} {weight:+.2f}" for name, weight in features)
            yield f"    {say(key, lang)}: {told}"
    for key, options in (("substance_options", reasons.substances), ("outcome_options", reasons.outcomes)):
        if options:
            yield f"    {say(key, lang)}: {'; '.join(_option(one, lang) for one in options)}"


def _option(one: Weighed, lang: Lang) -> str:
    """As in "magnesium (mineral, title) 0.00"."""
    if one.name is None:
        return f"{say('none_at_all', lang)} {one.behind:.2f}"
    return f"{one.name} ({one.kind}, {say('place_' + one.place, lang)}) {one.behind:.2f}"


def _feature(name: str, lang: Lang) -> str:
    """A feature of the claim model in words."""
    kind, _, rest = name.partition(" ")
    if kind == "has":  # "so- n": a substance, an outcome, no word of effect; no telling figure
        held = [say("feature_holds_" + letter, lang) for letter in rest if letter in "soeq"]
        shown = " + ".join(held) or say("feature_nothing", lang)
        return f"{say('feature_has', lang)} {shown}{say('feature_unfigured', lang) if rest.endswith(' n') else ''}"
    if name == "no quantity":
        return say("feature_no_quantity", lang)
    if name == "ends other":
        return say("feature_no_stop", lang)
    if kind == "b":
        rest = " ".join(say(_EDGES[word], lang) if word in _EDGES else word for word in rest.split(" "))
    return f"{say('feature_' + kind, lang)} {rest}" if kind in _FEATURES else name
