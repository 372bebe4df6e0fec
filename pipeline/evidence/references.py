"""The reference list: which entry a note mark points to, marks that point to nothing, entries that nothing cites."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.article import Article, Citation

_LABEL = re.compile(r"\s*[\[(]?\^?(\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?[.:)\s]")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b(?![-–]\d|/)")
_PARENTHESISED_YEAR = re.compile(r"\(((?:19|20)\d\d)[a-z]?(?:, [^()]{1,20})?\)")
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
    return ReferenceList(labels, entries)


def unresolved_marks(article: Article) -> tuple[Citation, ...]:
    """The note marks of a cited article that point to no entry, though the article has a list of entries."""
    if not any(block.kind == "reference" for block in article.blocks):
        return ()
    return tuple(c for c in article.citations if c.kind == "note_mark" and c.reference is None)


def uncited_references(article: Article) -> tuple[int, ...]:
    """Indices of the reference blocks that nothing in the text cites; empty where the article uses no marks at all."""
    cited = {c.reference for c in article.citations if c.reference is not None}
    if not cited:
        return ()
    return tuple(
        index for index, block in enumerate(article.blocks) if block.kind == "reference" and index not in cited
    )


def reference_year(article: Article, block: int) -> int | None:
    """The year of publication of a reference: in brackets, before a semicolon, else the last year that it names."""
    entry = article.blocks[block].of(article)
    for pattern in (_PARENTHESISED_YEAR, _VOLUME_YEAR):
        if match := pattern.search(entry):
            return int(match.group(1))
    years = _YEAR.findall(entry)
    return int(years[-1]) if years else None
