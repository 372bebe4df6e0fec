"""The article itself, frozen, and its JSON form."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from pipeline.article.findings import Citation, Claim, Flag, Gap, Quantity, Translation
from pipeline.article.spans import Anchor, Block, Link, Sentence
from pipeline.article.terms import Status

SCHEMA = "bijsluiter/article/1"
_START = attrgetter("start")
_EXACT = 2**53  # beyond it a float holds no single whole number


@dataclass(frozen=True, slots=True)
class Language:
    """A language code (ISO 639-1, or "und") with the detector's confidence, 0 to 1."""

    code: str = "und"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One input document and all that the stages found in it."""

    id: str
    source: str
    text: str = ""
    sha256: str = ""
    status: Status = "ok"
    error: str | None = None
    title: str = ""
    published: str | None = None  # ISO 8601 date
    language: Language = Language()
    anchors: tuple[Anchor, ...] = field(default=(), repr=False)
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    flags: tuple[Flag, ...] = ()
    translations: tuple[Translation, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def place(self, offset: int, offsets: Sequence[int] | None = None) -> tuple[int, int]:
        """Line and column (from 1) in the source file of an offset into the text; `offsets` are those of the anchors.

        Who asks for many places gives `offsets`, so that they are listed once.
        """
        if offsets is None:
            index = bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset) - 1
        else:
            index = bisect_right(offsets, offset) - 1
        if index < 0:
            return 1, offset + 1
        anchor = self.anchors[index]
        return anchor.line, anchor.column + offset - anchor.offset

    def block_at(self, offset: int) -> int:
        """Index of the block that holds `offset`, or of the last one before it."""
        return max(0, bisect_right(self.blocks, offset, key=_START) - 1)

    def to_dict(self) -> dict[str, Any]:
        """The analysis of contract.md, as plain dicts and lists."""
        import msgspec

        data: dict[str, Any] = {"schema": SCHEMA, **msgspec.to_builtins(self)}
        data["anchors"] = [[a.offset, a.line, a.column] for a in self.anchors]
        for quantity in data["quantities"]:
            quantity["values"] = [_whole(value) for value in quantity["values"]]
        for key in ("quantities", "citations", "claims"):
            for item in data[key]:
                item["text"] = self.text[item["start"] : item["end"]]
        if self.translations:
            for item in (*data["claims"], *data["flags"]):
                item["translation"] = self.translated(item["start"], item["end"])
        return data

    def translated(self, start: int, end: int) -> str:
        """The translation of the sentences that stand, in part or whole, between two offsets."""
        first = bisect_right(self.translations, start, key=lambda translation: translation.end)
        last = bisect_left(self.translations, end, lo=first, key=lambda translation: translation.start)
        return " ".join(translation.text for translation in self.translations[first:last])

    def to_json(self) -> str:
        """The analysis as one line of JSON."""
        import msgspec

        return msgspec.json.encode(self.to_dict()).decode()

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Article:
        """The article of an analysis; raises ValueError where `data` is none."""
        import msgspec

        if data.get("schema") != SCHEMA:
            raise ValueError(f"schema is {data.get('schema')!r}, must be {SCHEMA!r}")
        anchors = [{"offset": o, "line": line, "column": c} for o, line, c in data.get("anchors", [])]
        return msgspec.convert({**data, "anchors": anchors}, cls)

    @classmethod
    def from_json(cls, line: str | bytes) -> Article:
        """The article of one line of JSON."""
        import msgspec

        return cls.from_dict(msgspec.json.decode(line))


def _whole(value: float) -> float:
    """A whole number as JSON writes it: 180, not 180.0."""
    return int(value) if abs(value) < _EXACT and value == int(value) else value
