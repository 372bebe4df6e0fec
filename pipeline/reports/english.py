"""The English edition of an article as Markdown: its structure kept, its doubtful sentences marked and listed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.article import Article, Block, Link, Translation
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

_LINE_START = re.compile(r"^(?=(?:[#>+-]|\d+[.)]|={3,}|~~~)(?:\s|$))")
_SPECIAL = re.compile(r"([\\`*_<\[\]])")


def english_markdown(article: Article, draft: bool) -> str:
    """The article in English: front matter, the text, notes on doubtful sentences, and an appendix of flagged ones."""
    notes: list[Translation] = []
    parts = [_front_matter(article, draft)]
    if draft:
        parts.append(f"> **{DRAFT_TITLE}** {DRAFT.format(engine=engine_of(article))}")
    parts += _body(article, notes)
    if notes:
        parts.append("\n".join(f"[^{number}]: {_escaped(said(t.checks))}" for number, t in enumerate(notes, start=1)))
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


def _body(article: Article, notes: list[Translation]) -> Iterator[str]:
    at_, last = 0, 0
    translations = article.translations
    for kind, group in groupby(article.blocks, key=_family):
        blocks = list(group)
        texts = []
        for block in blocks:
            while at_ < len(translations) and translations[at_].end <= block.start:
                at_ += 1
            last = at_
            while last < len(translations) and translations[last].start < block.end:
                last += 1
            texts.append(_block_text(article, block, translations[at_:last], notes))
            at_ = last
        if kind == "table_cell":
            yield _table(blocks, texts)
        elif kind in ("list_item", "reference"):
            yield "\n".join(_item(block, text) for block, text in zip(blocks, texts, strict=True))
        else:
            yield from (_framed(block, text) for block, text in zip(blocks, texts, strict=True))


def _family(block: Block) -> str:
    return block.kind


def _block_text(article: Article, block: Block, translations: Sequence[Translation], notes: list[Translation]) -> str:
    """The block in English, or as it stands where it was not translated."""
    if not translations:
        return _escaped(" ".join(block.of(article).split()))
    pieces = []
    for translation in translations:
        text = _escaped(translation.text)
        if translation.checks:
            notes.append(translation)
            text += f"[^{len(notes)}]"
        pieces.append(text)
    return _linked(article, block, " ".join(pieces))


def _linked(article: Article, block: Block, text: str) -> str:
    """The text with the links of the block: on their own words where those were kept, else after it."""
    after = []
    for link in article.links:
        if link.kind != "hyperlink" or not block.holds(link):
            continue
        words = _escaped(link.of(article))
        found = re.search(rf"(?<![\w\[]){re.escape(words)}(?![\w\]])", text) if words.strip() else None
        if found:
            text = f"{text[: found.start()]}[{words}]({_address(link)}){text[found.end() :]}"
        else:
            after.append(f"[{words.strip() or _escaped(link.target)}]({_address(link)})")
    return f"{text} ({'; '.join(after)})" if after else text


def _address(link: Link) -> str:
    return link.target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")


def _item(block: Block, text: str) -> str:
    indent = "  " * (max(block.level, 1) - 1)
    label = f"{_escaped(block.label)}. " if block.kind == "reference" and block.label else ""
    return f"{indent}- {label}{text}"


def _framed(block: Block, text: str) -> str:
    if block.kind == "heading":
        return f"{'#' * min(max(block.level, 1), 6)} {text}"
    if block.kind == "quote":
        return f"> {text}"
    if block.kind == "caption":
        return f"*{text}*"
    return text


def _table(blocks: Sequence[Block], texts: Sequence[str]) -> str:
    """Rows of cells as a Markdown table, the first row as its head."""
    cells = zip(blocks, texts, strict=True)
    rows = [[text.replace("|", "\\|") for _, text in row] for _, row in groupby(cells, key=lambda cell: cell[0].row)]
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
