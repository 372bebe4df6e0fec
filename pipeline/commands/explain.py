"""`explain`: what was found in one line of an article, by what, and what was ruled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.article import Article, Claim, Quantity, Sentence
from pipeline.commands import output
from pipeline.errors import Lang, UsageError
from pipeline.messages import say
from pipeline.settings import Settings

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def run(place: str, settings: Settings) -> int:
    """Print the explanation of `place` (FILE:LINE, or a whole FILE); the exit status."""
    path, line = _place(place, settings)
    article = _article(path, settings)
    if article.error:
        output.line(article.error)
        return 1
    sentences = [s for s in article.sentences if line is None or _lines(article, s)[0] <= line <= _lines(article, s)[1]]
    if not sentences:
        output.line(say("nothing_there", settings.lang, place=place))
        return 1
    output.line("\n\n".join("\n".join(explain(article, sentence, settings.lang)) for sentence in sentences))
    return 0


def explain(article: Article, sentence: Sentence, lang: Lang) -> Iterator[str]:
    """Lines about one sentence: its block, quantities, citations, claim and flags."""
    block = article.blocks[sentence.block]
    line, column = article.place(sentence.start)
    yield f"{article.source}:{line}:{column} ({say(block.kind, lang)}) {sentence.of(article)}"
    if block.language:
        yield f"  {say('foreign', lang, code=block.language)}"
        return
    quantities = [q for q in article.quantities if sentence.start <= q.start < sentence.end]
    for quantity in quantities:
        yield f"  {say('a_quantity', lang)}: {quantity.of(article)} -> {_quantity(quantity)}"
    for number in ruled_out(article, sentence, quantities):
        yield f"  {say('no_quantity', lang)}: {number}"
    for citation in article.citations:
        if sentence.start <= citation.start < sentence.end:
            target = f" -> {citation.target}" if citation.target else ""
            yield f"  {say('a_citation', lang)}: {citation.of(article)!r} {citation.kind}, {citation.level}{target}"
    claims = [claim for claim in article.claims if claim.overlaps(sentence)]
    for claim in claims:
        yield from _claim(article, claim, lang)
    if not claims:
        yield f"  {say('no_claim', lang)}"
    for flag in article.flags:
        if sentence.start <= flag.start < sentence.end:
            yield f"  {say('a_flag', lang)}: {flag.severity} {flag.rule}: {flag.message}"


def ruled_out(article: Article, sentence: Sentence, quantities: list[Quantity]) -> list[str]:
    """Figures of the sentence that are part of no quantity: names, marks, statistics, references."""
    numbers = (match for match in _DIGITS.finditer(article.text, sentence.start, sentence.end))
    loose = [m for m in numbers if not any(q.start <= m.start() < q.end for q in quantities)]
    return [_word(article.text, m.start(), m.end(), sentence) for m in loose]


def _word(text: str, start: int, end: int, sentence: Sentence) -> str:
    while start > sentence.start and not text[start - 1].isspace():
        start -= 1
    while end < sentence.end and not text[end].isspace():
        end += 1
    return text[start:end]


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
