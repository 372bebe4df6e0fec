"""Translates articles: all sentences in one batch, each checked, mended where it can be and marked where not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.article import Article, Flag, Gap, Sentence, Translation
from pipeline.translation.engine import Engine
from pipeline.translation.figures_english import in_english_form
from pipeline.translation.findings import Finding
from pipeline.translation.guard import check
from pipeline.translation.mending import mend
from pipeline.translation.prepare import Prepared, prepare, verbatim_marks
from pipeline.translation.reporting import Reporter

if TYPE_CHECKING:
    from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class _Unit:
    """One sentence of one article (by its number in the list), prepared."""

    article: int
    sentence: Sentence
    prepared: Prepared


def translate_articles(articles: Sequence[Article], settings: Settings, engine: Engine) -> list[Article]:
    """The articles with their translations and the flags on those that changed the facts, in the same order."""
    units = [unit for number, article in enumerate(articles) for unit in _units(article, number, settings)]
    texts = list(dict.fromkeys(unit.prepared.text for unit in units if unit.prepared.translatable))
    translated = dict(zip(texts, engine.translate(texts), strict=True))
    findings = {
        unit.prepared.text: check(
            unit.prepared.text, translated[unit.prepared.text], source_quantities=unit.prepared.quantities
        )
        for unit in units
        if unit.prepared.translatable
    }
    failing = {text: (translated[text], found) for text, found in findings.items() if found}
    for text, (better, found) in mend(failing, engine).items():
        translated[text], findings[text] = better, found

    reporter = Reporter(settings)
    by_article: list[list[_Unit]] = [[] for _ in articles]
    for unit in units:
        by_article[unit.article].append(unit)
    return [
        _finish(article, own, translated, findings, settings, engine, reporter)
        for article, own in zip(articles, by_article, strict=True)
    ]


def without_engine(article: Article, reason: str) -> Article:
    """The article with a gap that says why it was not translated."""
    gap = Gap(start=0, end=len(article.text), kind="no_translation", detail=reason)
    return replace(article, gaps=(*article.gaps, gap))


def _units(article: Article, number: int, settings: Settings) -> Iterator[_Unit]:
    if article.language.code not in ("und", settings.languages.source[0]):
        return
    marks = verbatim_marks(article)
    for sentence in article.sentences:
        block = article.blocks[sentence.block]
        if block.language is None and block.kind != "reference":
            yield _Unit(number, sentence, prepare(article, sentence, marks))


def _finish(
    article: Article,
    units: Sequence[_Unit],
    translated: dict[str, str],
    findings: dict[str, tuple[Finding, ...]],
    settings: Settings,
    engine: Engine,
    reporter: Reporter,
) -> Article:
    translations: list[Translation] = []
    flags: list[Flag] = []
    for unit in units:
        text = unit.prepared.text
        found = findings.get(text, ())
        english = translated[text] if unit.prepared.translatable else in_english_form(text)
        translations.append(
            Translation(
                start=unit.sentence.start,
                end=unit.sentence.end,
                target=settings.languages.target,
                text=unit.prepared.whole(english),
                engine=f"{engine.name} (draft)" if engine.draft else engine.name,
                checks=reporter.checks(found),
            )
        )
        flags.extend(reporter.flags(article, unit.sentence, unit.prepared, found))
    if not flags:
        return replace(article, translations=tuple(translations))
    merged = sorted((*article.flags, *flags), key=lambda flag: (flag.start, flag.end, flag.rule))
    return replace(article, translations=tuple(translations), flags=tuple(merged))
