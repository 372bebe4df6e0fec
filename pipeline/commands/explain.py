"""`explain`: what was found in one line of an article, by what, and what was ruled out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.article import Article, Claim, Quantity, Sentence
from pipeline.commands import output
from pipeline.commands.left_out import left_out
from pipeline.errors import Lang, UsageError
from pipeline.messages import say
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.claims.reasons import Reasons
    from pipeline.commands.held_back import HeldBack

_FEATURES = ("w", "b", "k", "q", "e", "f", "length", "ends", "sign")


def run(place: str, settings: Settings) -> int:
    """Print the explanation of `place` (FILE:LINE, or a whole FILE); the exit status."""
    path, line = _place(place, settings)
    article = _article(path, settings)
    if article.error:
        output.line(f"{article.source}: {article.error}")
        return 1
    sentences = [s for s in article.sentences if line is None or _lines(article, s)[0] <= line <= _lines(article, s)[1]]
    if not sentences:
        output.line(say("nothing_there", settings.lang, place=place))
        return 1
    behind = _behind(article, settings)
    output.line("\n\n".join("\n".join(explain(article, sentence, settings.lang, behind)) for sentence in sentences))
    return 0


class Behind(NamedTuple):
    """What stands behind the findings: the weights of every sentence by its start, and the rules held back."""

    reasons: dict[int, Reasons]
    held: list[HeldBack]


def _behind(article: Article, settings: Settings) -> Behind:
    from pipeline.claims.reasons import reasons
    from pipeline.commands.held_back import held_back

    return Behind({one.start: one for one in reasons(article)}, list(held_back(article, settings)))


def explain(article: Article, sentence: Sentence, lang: Lang, behind: Behind) -> Iterator[str]:
    """Lines about one sentence: its block, quantities, citations, claim and flags, and what was ruled out."""
    block = article.blocks[sentence.block]
    line, column = article.place(sentence.start)
    yield f"{article.source}:{line}:{column} ({say(block.kind, lang)}) {sentence.of(article)}"
    if block.language:
        yield f"  {say('foreign', lang, code=block.language)}"
        return
    quantities = [q for q in article.quantities if sentence.start <= q.start < sentence.end]
    for quantity in quantities:
        yield f"  {say('a_quantity', lang)}: {quantity.of(article)} -> {_quantity(quantity)}"
    for word, reason in left_out(article, sentence, quantities):
        yield f"  {say('no_quantity', lang)}: {word} ({say(reason, lang)})"
    for citation in article.citations:
        if sentence.start <= citation.start < sentence.end:
            target = f" -> {citation.target}" if citation.target else ""
            yield f"  {say('a_citation', lang)}: {citation.of(article)!r} {citation.kind}, {citation.level}{target}"
    claims = [claim for claim in article.claims if claim.overlaps(sentence)]
    for claim in claims:
        yield from _claim(article, claim, lang)
    if not claims:
        yield f"  {say('no_claim', lang)}"
    if sentence.start in behind.reasons:
        yield from _weights(behind.reasons[sentence.start], lang)
    for flag in article.flags:
        if sentence.start <= flag.start < sentence.end:
            yield f"  {say('a_flag', lang)}: {flag.severity} {flag.rule}: {flag.message}"
    for held in behind.held:
        if sentence.start <= held.start < sentence.end:
            why = ", ".join(say("held_" + name, lang) for name in held.conditions)
            yield f"  {say('held_back', lang)}: {held.rule}: {article.text[held.start : held.end]!r} ({why})"


def _weights(reasons: Reasons, lang: Lang) -> Iterator[str]:
    """The score of a sentence, what makes it, and what else a claim could have been about."""
    yield f"    {say('score', lang, score=f'{reasons.score:.2f}', own=f'{reasons.own:.2f}')}"
    for key, features in (("speaks_for", reasons.speaking_for), ("speaks_against", reasons.speaking_against)):
        if features:
            told = ", ".join(f"{_feature(name, lang)} {weight:+.2f}" for name, weight in features)
            yield f"    {say(key, lang)}: {told}"
    for key, options in (("substance_options", reasons.substances), ("outcome_options", reasons.outcomes)):
        if options:
            shown = ", ".join(f"{name or say('none_at_all', lang)} {weight:.2f}" for name, weight in options)
            yield f"    {say(key, lang)}: {shown}"


def _feature(name: str, lang: Lang) -> str:
    """A feature of the claim model in words."""
    kind, _, rest = name.partition(" ")
    if kind == "has":  # "so- n": a substance, an outcome, no word of effect; a figure
        held = [say("feature_holds_" + letter, lang) for letter in rest if letter in "soeq"]
        return f"{say('feature_has', lang)} {' + '.join(held) or say('feature_nothing', lang)}"
    if name == "no quantity":
        return say("feature_no_quantity", lang)
    if name == "ends other":
        return say("feature_no_stop", lang)
    return f"{say('feature_' + kind, lang)} {rest}" if kind in _FEATURES else name


def _claim(article: Article, claim: Claim, lang: Lang) -> Iterator[str]:
    yield f"  {say('a_claim', lang)}: {', '.join(claim.types)} ({claim.reason})"
    about = {
        "substance": claim.substance,
        "outcome": claim.outcome,
        "direction": claim.direction,
        "population": claim.population,
        "comparator": claim.comparator,
        "design": claim.design,
        "context": claim.context,
        "statistics": ", ".join(claim.statistics) or None,
        "hedged": "+" if claim.hedged else None,
        "negated": "+" if claim.negated else None,
    }
    known = ", ".join(f"{name} {value}" for name, value in about.items() if value)
    if known:
        yield f"    {known}"
    evidence = claim.evidence
    by_id = {citation.id: citation for citation in article.citations}
    on = ", ".join(repr(by_id[name].of(article)) for name in evidence.citations if name in by_id)
    scope = f", {say('scope_' + evidence.scope, lang)}" if evidence.scope else ""
    yield f"    {say('evidence', lang)}: {say('level_' + evidence.level, lang)}{scope}{': ' + on if on else ''}"


def _quantity(quantity: Quantity) -> str:
    values = "-".join(f"{value:g}" for value in quantity.values)
    parts = [quantity.kind, quantity.modifier, values, quantity.unit]
    shown = " ".join(part for part in parts if part)
    per = f" per {quantity.per}" if quantity.per else ""
    return f"{shown}{per}{f' ({quantity.doubtful})' if quantity.doubtful else ''}"


def _place(place: str, settings: Settings) -> tuple[Path, int | None]:
    path, _, line = place.rpartition(":")
    if path and line.isdecimal() and int(line) > 0:
        return Path(path), int(line)
    if Path(place).exists():
        return Path(place), None
    raise UsageError(say("usage", settings.lang, usage="bijsluiter explain FILE:LINE"))


def _article(path: Path, settings: Settings) -> Article:
    from pipeline.work import Source, analyse

    return analyse([Source(path.stem, path)], settings)[0]


def _lines(article: Article, sentence: Sentence) -> tuple[int, int]:
    return article.place(sentence.start)[0], article.place(max(sentence.start, sentence.end - 1))[0]
