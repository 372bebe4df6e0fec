"""The English edition of an article as Markdown: its structure kept, its doubtful sentences marked and listed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.article import Article, Block
from pipeline.readers.markup import Markup
from pipeline.reports.edition.about import (
    DRAFT,
    DRAFT_TITLE,
    FLAGGED,
    Flagged,
    engine_of,
    flagged,
    said,
    target_of,
    title_of,
)
from pipeline.reports.edition.content import Part, Tag, parts_of
from pipeline.reports.edition.placing import Checks, Piece

_LINE_START = re.compile(r"^(?=(?:[#>+-]|\d+[.)]|={3,}|~~~)(?:\s|$))")
_SPECIAL = re.compile(r"([\\`*_<\[\]])")


def english_markdown(article: Article, draft: bool, markup: Markup | None = None) -> str:
    """The article in English: front matter, the text, notes on doubtful sentences, and an appendix of flagged ones."""
    checks = Checks([])
    parts = [_front_matter(article, draft)]
    if draft:
        parts.append(f"> **{DRAFT_TITLE}** {DRAFT.format(engine=engine_of(article))}")
    parts += _body(parts_of(article, markup or Markup(), checks))
    if checks.sentences:
        notes = enumerate((said(translation.checks) for translation in checks.sentences), start=1)
        parts.append("\n".join(f"[^{number}]: {_escaped(note)}" for number, note in notes))
    parts += _appendix(article)
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(article: Article, draft: bool) -> str:
    fields: dict[str, object] = {
        "title": title_of(article),
        "language": target_of(article),
        "source": article.source,
        "source_language": article.language.code,
        "source_title": article.title,
        "published": article.published,
        "engine": engine_of(article),
        "draft": draft,
        "checks_failed": sum(1 for translation in article.translations if translation.checks),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value is not None]
    return "\n".join(("---", *lines, "---"))


def _body(parts: Iterator[Part]) -> Iterator[str]:
    for kind, group in groupby(parts, key=lambda part: part.block.kind):
        run = list(group)
        if kind == "table_cell":
            yield _table(run)
        elif kind in ("list_item", "reference"):
            yield "\n".join(_items(run))
        else:
            yield from (_framed(part.block, _inline(part.pieces)) for part in run)


def _inline(pieces: Sequence[Piece]) -> str:
    """The pieces with their marks, each opened once for neighbours that share it, and never around a space."""
    written = ""
    open_: list[Tag] = []
    for piece in (*pieces, Piece("")):
        marks = [mark for mark in piece.marks if isinstance(mark, Tag)]
        shared = 0
        while shared < min(len(open_), len(marks)) and open_[shared] == marks[shared]:
            shared += 1
        space = written[len(written.rstrip()) :] if open_[shared:] else ""
        written = written.removesuffix(space) + "".join(map(_closed, reversed(open_[shared:]))) + space
        text = f"[^{piece.check}]" if piece.check else _plain(piece.text, marks)
        bare = text.lstrip() if marks[shared:] else text
        written += text[: len(text) - len(bare)] + "".join(map(_opened, marks[shared:])) + bare
        open_ = marks
    return " ".join(_LINE_START.sub(r"\\", written).split())


def _plain(text: str, marks: Sequence[Tag]) -> str:
    return text if any(tag.kind == "code" for tag in marks) else _SPECIAL.sub(r"\\\1", text)


def _opened(tag: Tag) -> str:
    return {"link": "[", "note": "<sup>", "bold": "**", "italic": "*", "code": "`"}[tag.kind]


def _closed(tag: Tag) -> str:
    if tag.kind == "link":
        address = tag.target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        return f"]({address})"
    return "</sup>" if tag.kind == "note" else _opened(tag)


def _items(parts: Sequence[Part]) -> Iterator[str]:
    """Items with their marks: numbers in a numbered list, which begins again below another level."""
    numbers: list[int] = []
    for part in parts:
        level = max(part.block.level, 1)
        numbers = [*numbers[:level], *[0] * (level - len(numbers))]
        numbers[-1] = numbers[-1] + 1 if part.ordered else 0
        mark = f"{numbers[-1]}." if part.ordered else "-"
        label = f"{_escaped(part.block.label)}. " if part.block.kind == "reference" and part.block.label else ""
        yield f"{'   ' * (level - 1)}{mark} {label}{_inline(part.pieces)}"


def _framed(block: Block, text: str) -> str:
    if block.kind == "heading":
        return f"{'#' * min(max(block.level, 1), 6)} {text}"
    if block.kind == "quote":
        return f"> {text}"
    if block.kind == "caption":
        return f"*{text}*"
    return text


def _table(cells: Sequence[Part]) -> str:
    """Rows of cells as a Markdown table, the first row as its head."""
    rows = [
        [_inline(cell.pieces).replace("|", "\\|") for cell in row]
        for _, row in groupby(cells, key=lambda cell: cell.block.row)
    ]
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))


def _appendix(article: Article) -> Iterator[str]:
    entries = flagged(article)
    if entries:
        yield f"## {FLAGGED}"
        yield "\n".join(_flag_line(entry, target_of(article), article.language.code) for entry in entries)


def _flag_line(entry: Flagged, target: str, source: str) -> str:
    head = f"- **{entry.severity}** `{entry.rule}` (line {entry.line}): {_escaped(entry.message)}"
    return f"{head}\n  - {target}: {_escaped(entry.english)}\n  - {source}: {_escaped(entry.dutch)}"


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\\", _SPECIAL.sub(r"\\\1", text))
