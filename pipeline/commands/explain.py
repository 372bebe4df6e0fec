"""`explain`: what was found in one line of an article, by what, and what was ruled out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.article import Article, Quantity, Sentence
from pipeline.commands import output
from pipeline.commands.entries import citation_entries, quantity_entries
from pipeline.commands.explain_claim import claim_lines, weight_lines
from pipeline.commands.left_out import left_out
from pipeline.errors import Lang, UsageError
from pipeline.messages import say
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.claims.reasons import Reasons
    from pipeline.commands.held_back import HeldBack


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
        by = "; ".join(quantity_entries(article, quantity))
        yield f"  {say('a_quantity', lang)}: {quantity.of(article)} -> {_quantity(quantity)}{f' ({by})' if by else ''}"
    for word, reason in left_out(article, sentence, quantities):
        yield f"  {say('no_quantity', lang)}: {word} ({say(reason, lang)})"
    for citation in article.citations:
        if sentence.start <= citation.start < sentence.end:
            target = f" -> {citation.target}" if citation.target else ""
            by = "; ".join(citation_entries(article, citation))
            found = f"{citation.of(article)!r} {citation.kind}, {citation.level}{target}{f' ({by})' if by else ''}"
            yield f"  {say('a_citation', lang)}: {found}"
    claims = [claim for claim in article.claims if claim.overlaps(sentence)]
    for claim in claims:
        yield from claim_lines(article, claim, lang)
    if not claims:
        yield f"  {say('no_claim', lang)}"
    if sentence.start in behind.reasons:
        yield from weight_lines(behind.reasons[sentence.start], lang)
    for flag in article.flags:
        if sentence.start <= flag.start < sentence.end:
            whole = any((claim.start, claim.end) == (flag.start, flag.end) for claim in claims)
            words = "" if whole or not flag.match or flag.match in flag.message else f" {flag.match!r}"
            yield f"  {say('a_flag', lang)}: {flag.severity} {flag.rule}:{words} {flag.message}"
    for held in behind.held:
        if sentence.start <= held.start < sentence.end:
            why = ", ".join(say("held_" + name, lang) for name in held.conditions)
            yield f"  {say('held_back', lang)}: {held.rule}: {article.text[held.start : held.end]!r} ({why})"


def _quantity(quantity: Quantity) -> str:
    values = "-".join(f"{value:g}" for value in quantity.values)
    parts = [quantity.kind, quantity.modifier, values, quantity.unit]
    shown = " ".join(part for part in parts if part)
    per = f" per {quantity.per}" if quantity.per else ""
    return f"{shown}{per}{f' [{quantity.doubtful}]' if quantity.doubtful else ''}"


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
