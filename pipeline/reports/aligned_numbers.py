"""Which number of a sentence is which in its translation: a pair has one look on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import Article, Span, Translation
from pipeline.translation.neutral import number_spans

LOOKS = 12  # pairs of one sentence that are told apart; those after them begin anew
_PERCENT = " \u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Span):
    """A number that both sides have; `index` counts the pairs of a sentence from 0."""

    index: int

    @property
    def names(self) -> tuple[str, str]:
        """The classes that give it its look."""
        return "n", f"n{self.index % LOOKS + 1}"


def aligned_numbers(article: Article) -> tuple[list[Number], dict[int, list[Number]]]:
    """Those of the article's text, and those of each translation by where its sentence starts."""
    ours: list[Number] = []
    theirs: dict[int, list[Number]] = {}
    for translation in article.translations:
        for index, (mine, other) in enumerate(_pairs(article, translation)):
            first = translation.start
            ours.append(Number(start=first + mine[0], end=first + mine[1], index=index))
            theirs.setdefault(first, []).append(Number(start=other[0], end=other[1], index=index))
    return ours, theirs


def _pairs(article: Article, translation: Translation) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    source, target = translation.of(article), translation.text
    if (article.language.code, translation.target) not in (("nl", "en"), ("und", "en")):
        yield from _by_digits(source, target)
        return
    from pipeline.translation.figure_pairs import paired_figures

    taken = 0
    for mine, other in paired_figures(source, target):
        if mine.start >= taken and not (mine.soft and other.soft):  # "een" is seldom a number
            taken = mine.end
            yield (mine.start, _with_percent(source, mine.end)), (other.start, _with_percent(target, other.end))


def _with_percent(text: str, end: int) -> int:
    """The end of a number with its percent sign."""
    sign = end + 1 if text[end : end + 1] in _PERCENT else end
    return sign + 1 if text[sign : sign + 1] == "%" else end


def _by_digits(source: str, target: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The numbers whose digits are the same, whatever stands between those."""
    theirs = [match.span() for match in number_spans(target)]
    for match in number_spans(source):
        digits = _digits(match[0])
        found = next((span for span in theirs if _digits(target[slice(*span)]) == digits), None)
        if found is not None:
            theirs.remove(found)
            yield match.span(), found


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
