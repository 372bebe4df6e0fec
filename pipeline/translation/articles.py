"""Translates articles: all sentences in one batch, each checked, mended where it can be and marked where not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.article import Article, Flag, Gap, Sentence, Translation
from pipeline.translation.engine import Engine, Leg
from pipeline.translation.findings import Finding
from pipeline.translation.glossary import with_house
from pipeline.translation.memory import Edit, Memory
from pipeline.translation.pairs import Pair
from pipeline.translation.prepare import Prepared, prepare, verbatim_marks
from pipeline.translation.proper_names import names_of
from pipeline.translation.reporting import Reporter
from pipeline.translation.travel import carrier, translate_texts

if TYPE_CHECKING:
    from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class _Unit:
    """One sentence of one article (by its number in the list), prepared."""

    article: int
    sentence: Sentence
    words: str  # the sentence as it stands
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class _Done:
    """What a sentence became, by which engine or person, and what differs."""

    text: str
    engine: str
    findings: tuple[Finding, ...]


def translate_articles(articles: Sequence[Article], settings: Settings, engine: Engine) -> list[Article]:
    """The articles translated by one engine, with a flag on each sentence that changed the facts, in the same order."""
    languages = settings.languages
    return translate_along(articles, settings, (Leg(engine, languages.source[0], languages.target, engine.name),))


def translate_along(
    articles: Sequence[Article], settings: Settings, legs: tuple[Leg, ...], memory: Memory | None = None
) -> list[Article]:
    """The articles translated by the engines one after the other; what a person edited stands as it was edited.

    Raises Unavailable where an engine cannot translate now.
    """
    units = [unit for number, article in enumerate(articles) for unit in _units(article, number, settings, legs)]
    target = settings.languages.target
    edits = memory.edits_of([unit.words for unit in units], target) if memory else {}
    open_ = [unit for unit in units if unit.words not in edits and unit.prepared.translatable]
    glossary = with_house(settings.translation.glossary)
    by = carrier(legs, settings, glossary, memory)
    known = {unit.prepared.text: unit.prepared for unit in open_}
    translated = translate_texts(list(known), known, by)

    pair = Pair(settings.languages.source[0], target, glossary)
    reporter = Reporter(settings)
    done: list[list[tuple[_Unit, _Done]]] = [[] for _ in articles]
    for unit in units:
        edit = edits.get(unit.words)
        if edit is not None:
            result = _edited(unit, edit, pair)
        elif unit.prepared.translatable:
            text, findings = translated[unit.prepared.text]
            result = _Done(unit.prepared.whole(text), by.name, (*findings, *_loose(unit, text, pair)))
        else:
            result = _Done(unit.prepared.whole(pair.in_form(unit.prepared.text)), by.name, ())
        done[unit.article].append((unit, result))
    return [_finish(article, own, target, reporter) for article, own in zip(articles, done, strict=True)]


def without_engine(article: Article, reason: str) -> Article:
    """The article with a gap that says why it was not translated."""
    gap = Gap(start=0, end=len(article.text), kind="no_translation", detail=reason)
    return replace(article, gaps=(*article.gaps, gap))


def _units(article: Article, number: int, settings: Settings, legs: tuple[Leg, ...]) -> Iterator[_Unit]:
    if article.language.code not in ("und", settings.languages.source[0]):
        return
    marks = verbatim_marks(article)
    names = names_of(article, legs[0].target if len(legs) == 1 else "") if legs[0].source == "nl" else []
    for sentence in article.sentences:
        block = article.blocks[sentence.block]
        if block.language is None and block.kind != "reference":
            yield _Unit(number, sentence, sentence.of(article), prepare(article, sentence, marks, names))


def _edited(unit: _Unit, edit: Edit, pair: Pair) -> _Done:
    """What a person made of the sentence, checked like any translation, for people slip too."""
    bare = unit.prepared.bare(edit.text)
    findings = pair.check(unit.prepared.text, bare, unit.prepared)
    return _Done(edit.text, f"{edit.reviewer} (edited)", findings)


def _loose(unit: _Unit, text: str, pair: Pair) -> tuple[Finding, ...]:
    """The terms that the translation words otherwise, of those that are only mentioned."""
    if not pair.guarded or pair.glossary is None:
        return ()
    return tuple(pair.glossary.compare(unit.prepared.text, text, enforced=False))


def _finish(article: Article, units: Sequence[tuple[_Unit, _Done]], target: str, reporter: Reporter) -> Article:
    translations: list[Translation] = []
    flags: list[Flag] = []
    for unit, done in units:
        translations.append(
            Translation(
                start=unit.sentence.start,
                end=unit.sentence.end,
                target=target,
                text=done.text,
                engine=done.engine,
                checks=reporter.checks(done.findings),
            )
        )
        flags.extend(reporter.flags(article, unit.sentence, unit.prepared, done.findings))
    if not flags:
        return replace(article, translations=tuple(translations))
    merged = sorted((*article.flags, *flags), key=lambda flag: (flag.start, flag.end, flag.rule))
    return replace(article, translations=tuple(translations), flags=tuple(merged))
