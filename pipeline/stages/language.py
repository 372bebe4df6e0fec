"""The language stage: which language the article is in, and which of its blocks are in another."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.article import Article, Block, Gap, Language
from pipeline.dutch.stopwords import kin_of, language_name, languages_told, stopwords
from pipeline.dutch.wordbook import by_number
from pipeline.dutch.words import words_of

if TYPE_CHECKING:
    from pipeline.settings import Settings

needs = ("text", "blocks")
adds = ("language", "gaps")

_SAMPLE = 5000  # characters of the body that the language is read from
_SHORT = 20  # words; below it letters tell too little
_CLEAR, _SHARE, _DENSITY = 12, 0.85, 0.05  # telling stop words, nearly all of one language, in any text of its length
_LONG, _LONG_SHARE, _LONG_DENSITY = 300, 0.6, 0.1  # of a whole article, which may quote and cite in other languages
_KIN = 0.1  # of them; where a language so alike has more, stop words alone don't tell the two apart
_BLOCK = 8  # words; shorter blocks are not judged
_FOREIGN = 3  # telling words of another language, in a block that is in it


def run(article: Article, settings: Settings) -> Article:
    """The article with its language and foreign blocks; skipped, with a sentence, where it is in no source language."""
    found = words_of(article.text)
    told = languages_told(by_number(article.text))
    if settings.languages.assume:
        language = Language(settings.languages.assume, 1.0)
    else:
        language = detect(article, told, settings.languages.source)
    if language.code not in settings.languages.source:
        return replace(article, language=language, status="skipped", error=_error(language, settings))
    blocks, gaps = _mark_foreign(article, found.starts, told, language.code)
    return replace(article, language=language, blocks=blocks, gaps=article.gaps + gaps)


def _body(article: Article) -> str:
    """The first running text of an article: headings, tables and references are often in other languages."""
    text = article.text
    parts = []
    length = 0
    for block in article.blocks:
        if block.kind in ("paragraph", "list_item", "quote"):
            parts.append(text[block.start : min(block.end, block.start + _SAMPLE)])
            length += len(parts[-1])
            if length >= _SAMPLE:
                break
    return "\n".join(parts)[:_SAMPLE] or text[:_SAMPLE]


def detect(article: Article, told: Sequence[str | None], source: list[str]) -> Language:
    """The language of an article, with a confidence of two digits; `told` is what each of its words tells.

    Stop words decide where they leave no doubt that it is a source language (langdetect takes longer than all other
    stages together), and where there are too few words for anything else; langdetect decides the rest.
    """
    sample = told[: _SAMPLE // 5]
    counts = Counter(filter(None, sample))
    best = max(counts, key=lambda code: (counts[code], code in source), default="")
    if best in source and _is_clear(best, counts, len(sample)):
        return Language(best, _share(best, counts))
    if len(told) < _SHORT:
        return _of_few(counts, source)
    guess = _langdetect(_body(article))
    if guess is None:
        return _of_few(counts, source)
    known = best not in source and guess.code in stopwords()
    if known and counts[best] >= _CLEAR and counts[best] > 2 * counts[guess.code]:
        return Language(best, _share(best, counts))  # one that langdetect does not know, such as Frisian
    return guess


def _share(code: str, counts: Counter[str]) -> float:
    return round(counts[code] / counts.total(), 2)


def _is_clear(code: str, counts: Counter[str], words: int) -> bool:
    """Whether the stop words of a text of so many words leave no doubt about its language."""
    own, telling = counts[code], counts.total()
    if own < _CLEAR or any(counts[other] > _KIN * own for other in kin_of(code)):
        return False
    if own >= _SHARE * telling and own >= _DENSITY * words:
        return True
    return words >= _LONG and own >= _LONG_SHARE * telling and own >= _LONG_DENSITY * words


def _of_few(counts: Counter[str], source: list[str]) -> Language:
    """The language of the most stop words, a source language where that is undecided."""
    total = sum(counts.values())
    if not total:
        return Language(source[0] if source else "und", 0.0)
    best = max(counts, key=lambda code: (counts[code], code in source))
    return Language(best, round(counts[best] / (total + 1), 2))


def _langdetect(body: str) -> Language | None:
    """What langdetect makes of a text, the same on every run; None where it makes nothing of it."""
    from langdetect import DetectorFactory, detect_langs
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0
    try:
        first = detect_langs(body)[0]
    except (LangDetectException, IndexError):
        return None
    return Language(str(first.lang), round(float(first.prob), 2))


def _error(language: Language, settings: Settings) -> str:
    lang = settings.lang
    name = language_name(language.code, lang)
    if not settings.languages.assume:
        if lang == "en":
            return f"The article seems to be in {name} and was not checked; --language nl checks it all the same."
        return f"Het artikel lijkt in het {name} te zijn en is niet gecontroleerd; met --language nl gebeurt dat toch."
    names = [language_name(code, lang) for code in settings.languages.source]
    if lang == "en":
        return f"According to --language this is {name}; only articles in {_listed(names, 'and')} are checked."
    return f"Volgens --language is dit {name}; alleen artikelen in het {_listed(names, 'en')} worden gecontroleerd."


def _listed(names: list[str], and_: str) -> str:
    return f" {and_} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _mark_foreign(
    article: Article, starts: list[int], told: list[str | None], code: str
) -> tuple[tuple[Block, ...], tuple[Gap, ...]]:
    """The blocks, with a language on those in another one, and a gap for each of these."""
    foreign = [start for start, other in zip(starts, told, strict=True) if other is not None and other != code]
    if len(foreign) < _FOREIGN or not article.blocks:
        return article.blocks, ()
    blocks = list(article.blocks)
    gaps = []
    for index in sorted({article.block_at(start) for start in foreign}):
        block = blocks[index]
        if block.kind == "reference" or block.end - block.start < 3 * _BLOCK:
            continue
        other = _foreign(told[bisect_left(starts, block.start) : bisect_left(starts, block.end)], code)
        if other:
            blocks[index] = replace(block, language=other)
            gaps.append(Gap(start=block.start, end=block.end, kind="foreign_language", detail=other))
    return tuple(blocks), tuple(gaps)


def _foreign(told: list[str | None], code: str) -> str | None:
    """The language that a block of enough words is in, where that is clearly another one."""
    own = told.count(code)
    if len(told) < _BLOCK or len(told) - told.count(None) - own < max(_FOREIGN, 2 * own + 2):
        return None
    best, most = Counter(other for other in told if other and other != code).most_common(1)[0]
    return best if most >= max(_FOREIGN, 2 * own + 2) else None
