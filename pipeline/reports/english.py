"""The English edition of an article as Markdown: its structure kept, its doubtful sentences marked and listed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.article import SEVERITIES, Article, Block, Flag, Link, Translation

_LINE_START = re.compile(r"^(?=(?:[#>+-]|\d+[.)]|={3,}|~~~)(?:\s|$))")
_SPECIAL = re.compile(r"([\\`*_<\[\]])")
_DRAFT = (
    "> **Draft translation.** Made by {engine}, which is not good enough to publish from unread: "
    "compare every sentence with the Dutch source."
)


def english_markdown(article: Article, draft: bool) -> str:
    """The article in English: front matter, the text, notes on doubtful sentences, and an appendix of flagged ones."""
    notes: list[Translation] = []
    parts = [_front_matter(article, draft)]
    if draft:
        parts.append(_DRAFT.format(engine=_engine(article)))
    parts += _body(article, notes)
    if notes:
        parts.append("\n".join(f"[^{number}]: {_said(t.checks)}" for number, t in enumerate(notes, start=1)))
    parts += _appendix(article)
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(article: Article, draft: bool) -> str:
    fields: dict[str, object] = {
        "title": _title(article),
        "language": "en",
        "source": article.source,
        "source_language": article.language.code,
        "source_title": article.title,
        "published": article.published,
        "engine": _engine(article),
        "draft": draft,
        "checks_failed": sum(1 for translation in article.translations if translation.checks),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value is not None]
    return "\n".join(("---", *lines, "---"))


def _engine(article: Article) -> str:
    return article.translations[0].engine if article.translations else ""


def _title(article: Article) -> str:
    for translation in article.translations:
        if translation.of(article).strip() == article.title.strip():
            return translation.text
    return article.title


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
    flags = sorted(article.flags, key=lambda flag: (SEVERITIES.index(flag.severity), flag.start))
    open_ = [flag for flag in flags if flag.decision is None or flag.decision.verdict == "accepted"]
    if not open_:
        return
    yield "## Flagged sentences"
    yield "\n".join(_flag_line(article, flag) for flag in open_)


def _flag_line(article: Article, flag: Flag) -> str:
    around = [translation for translation in article.translations if translation.overlaps(flag)]
    english = _escaped(" ".join(translation.text for translation in around)) or "(not translated)"
    start = min((translation.start for translation in around), default=flag.start)
    end = max((translation.end for translation in around), default=flag.end)
    dutch = _escaped(" ".join(article.text[start:end].split()))
    head = f"- **{flag.severity}** `{flag.rule}` (line {flag.line}): {_plain(flag.message)}"
    return f"{head}\n  - en: {english}\n  - nl: {dutch}"


def _said(checks: Sequence[str]) -> str:
    """What the checks say, each as a sentence."""
    return _plain(" ".join(check if check.endswith((".", "?", "!")) else f"{check}." for check in checks))


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\\", _SPECIAL.sub(r"\\\1", text))


def _plain(text: str) -> str:
    return _escaped(" ".join(text.split()))
