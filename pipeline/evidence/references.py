"""The reference list: which entry a note mark points to, marks that point to nothing, entries that nothing cites."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.article import Article, Citation

_LABEL = re.compile(r"\s*[\[(]?\^?(\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?[.:)\s]")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b(?![-–]\d|/)")
_PARENTHESISED_YEAR = re.compile(r"\(((?:19|20)\d\d)[a-z]?(?:, [^()]{1,20})?\)")
_FIRST_NAME = re.compile(r"[^A-ZÀ-Þ\n]{0,20}((?:[A-ZÀ-Þ]\w{0,3} )?[A-ZÀ-Þ][\w'’-]{3,})")
_SYMBOLS = ("*", "†", "‡", "§")  # their notes stand below the text, not in a list
_NEXT_LABEL = re.compile(
    r"\[(\d{1,3})\]|(?<=[\s.;,])([¹²³⁴-⁹][¹²³⁰⁴-⁹]?)(?=\s?[A-ZÀ-Þ])|(?<=[.;,] )(\d{1,2})(?=[.)]? [A-ZÀ-Þ])"
)
_RANGE = re.compile(r"(\d{1,3})\s?[–-]\s?(\d{1,3})")
SUPER_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹⁻˒", "1230456789-,")
_VOLUME_YEAR = re.compile(r"\b((?:19|20)\d\d)(?: [A-Z][a-z]{2}(?: \d{1,2})?)?;")


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The entries of an article's reference lists and notes: label to block index, and the blocks in order."""

    labels: dict[str, int]
    entries: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.entries)

    def resolve(self, label: str) -> int | None:
        """The block that a mark points to: by its label, else by its place in a list without labels."""
        found = self.labels.get(label)
        if found is None and not self.labels and label.isdigit() and 0 < int(label) <= len(self.entries):
            found = self.entries[int(label) - 1]
        return found


def reference_list(article: Article) -> ReferenceList:
    """The references and notes that the article holds."""
    entries = tuple(index for index, block in enumerate(article.blocks) if block.kind == "reference")
    labels: dict[str, int] = {}
    for index in entries:
        block = article.blocks[index]
        label = block.label
        if label is None and (match := _LABEL.match(article.text, block.start, block.end)):
            label = match.group(1)
        if label is not None:
            labels.setdefault(label.strip("[]().^"), index)
            if label.isdecimal():
                _further(article, index, int(label), labels)
    return ReferenceList(labels, entries)


def _further(article: Article, index: int, last: int, labels: dict[str, int]) -> None:
    """The labels of entries that stand on one line: "[1] Jansen, 2005. [2] De Vries, 2003."."""
    block = article.blocks[index]
    for match in _NEXT_LABEL.finditer(article.text, block.start, block.end):
        label = match.group(match.lastindex or 0).translate(SUPER_DIGITS)
        if label == str(last + 1):
            labels.setdefault(label, index)
            last += 1


def numbers_of(label: str) -> list[str]:
    """The labels that a mark such as "1-3,5" stands for."""
    label = label.translate(SUPER_DIGITS)
    numbers: list[str] = []
    for part in re.split(r"[,;]", label):
        if (match := _RANGE.fullmatch(part.strip())) and int(match[1]) < int(match[2]) <= int(match[1]) + 40:
            numbers.extend(str(n) for n in range(int(match[1]), int(match[2]) + 1))
        elif part.strip():
            numbers.append(part.strip().lstrip("^"))
    return numbers


def unresolved_marks(article: Article) -> tuple[tuple[Citation, str], ...]:
    """The note marks of a cited article that point to no entry of its lists, each with the labels that do not."""
    references = reference_list(article)
    if not references:
        return ()
    lost = [(mark, [n for n in _labels(mark) if references.resolve(n) is None]) for mark in _note_marks(article)]
    return tuple((mark, ", ".join(labels)) for mark, labels in lost if labels)


def uncited_references(article: Article) -> tuple[int, ...]:
    """Indices of the reference blocks that no note mark points to and whose first author the text does not name.

    Empty where the article cites none of them.
    """
    references = reference_list(article)
    if not references:
        return ()
    cited = {references.resolve(label) for mark in _note_marks(article) for label in _labels(mark)} - {None}
    first = references.entries[0]
    named = {index for index in references.entries if index not in cited and _names_author(article, index, first)}
    if not cited and not any(mark.kind == "author_year" for mark in article.citations):
        return ()
    cited |= named
    return tuple(index for index in references.entries if index not in cited) if cited else ()


def _note_marks(article: Article) -> list[Citation]:
    return [m for m in article.citations if m.kind == "note_mark" and (m.target or "")[:1] not in _SYMBOLS]


def _labels(mark: Citation) -> list[str]:
    return numbers_of(mark.target or "")


def _names_author(article: Article, index: int, first: int) -> bool:
    """Whether the name with which an entry begins stands in the text above the entries."""
    block = article.blocks[index]
    name = _FIRST_NAME.match(article.text, block.start, block.end)
    return name is not None and article.text.find(name.group(1), 0, article.blocks[first].start) >= 0


def reference_year(article: Article, block: int) -> int | None:
    """The year of publication of a reference: in brackets, before a semicolon, else the last year that it names."""
    entry = article.blocks[block].of(article)
    for pattern in (_PARENTHESISED_YEAR, _VOLUME_YEAR):
        if match := pattern.search(entry):
            return int(match.group(1))
    years = _YEAR.findall(entry)
    return int(years[-1]) if years else None
