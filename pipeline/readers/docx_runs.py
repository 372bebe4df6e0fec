"""The runs of a Word paragraph: its text after tracked changes, its hyperlinks and fields, and its note marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.readers.docx_parts import R_ID, Parts, W

SKIPPED = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "pict", "drawing", "object", "delText", "txbxContent")
)
_FIELD_LINK = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"')
_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
)


@dataclass(slots=True)
class Run:
    """A piece of a paragraph: text, where it links to, whether it is raised or bold; or the label of a note mark."""

    text: str
    target: str = ""
    raised: bool = False
    bold: bool = False
    note: str = ""
    element: Any = None  # what the piece stands in: w:t, w:tab, ..., or the reference of a note


@dataclass(slots=True)
class Runs:
    """Reads runs one paragraph after another; counts the notes, and follows fields that run over several runs."""

    parts: Parts
    part: str = "document"
    labels: dict[str, str] = field(default_factory=dict)  # "footnotes/3" to the label of its mark
    fields: list[str] = field(default_factory=list)
    instruction: str = ""

    def of(self, parent: Any, target: str = "") -> Iterator[Run]:
        """The runs of a paragraph, in order."""
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in SKIPPED:
                continue
            if tag == f"{W}r":
                yield from self._pieces(child, target)
            elif tag == f"{W}hyperlink":
                yield from self.of(child, self.parts.targets.get(f"{self.part}/{child.get(R_ID)}", ""))
            elif tag == f"{W}fldSimple":
                found = _FIELD_LINK.match(child.get(f"{W}instr") or "")
                yield from self.of(child, found[1] if found else target)
            elif not tag.endswith(("}Fallback", "}Choice")):
                yield from self.of(child, target)

    def _pieces(self, run: Any, target: str) -> Iterator[Run]:
        properties = run.find(f"{W}rPr")
        raised = bold = False
        if properties is not None:
            if is_on(properties.find(f"{W}vanish")):
                return
            align = properties.find(f"{W}vertAlign")
            raised = align is not None and align.get(f"{W}val") == "superscript"
            bold = is_on(properties.find(f"{W}b"))
        for piece in run:
            tag = str(piece.tag).removeprefix(W)
            if tag == "fldChar":
                self._field(piece.get(f"{W}fldCharType") or "")
            elif tag == "instrText":
                self.instruction += piece.text or ""
            elif tag in ("footnoteReference", "endnoteReference"):
                label = self.label(tag.removesuffix("Reference") + "s", piece.get(f"{W}id") or "")
                yield Run("", note=label, element=piece)
            elif tag == "t":
                link = target or next(filter(None, self.fields), "")
                yield Run(piece.text or "", link, raised, bold, element=piece)
            elif tag in ("tab", "br", "cr", "ptab"):
                yield Run(" ", target, False, bold, element=piece)
            elif tag == "noBreakHyphen":
                yield Run("-", target, raised, bold, element=piece)

    def _field(self, kind: str) -> None:
        """Follow a complex field: begin, instruction, separate, result, end."""
        if kind == "begin":
            self.fields.append("")
            self.instruction = ""
        elif kind == "separate" and self.fields:
            found = _FIELD_LINK.match(self.instruction)
            self.fields[-1] = found[1] if found else ""
        elif kind == "end" and self.fields:
            self.fields.pop()

    def label(self, part: str, ident: str) -> str:
        """The label of a note, in the order in which marks appear; end notes beside footnotes count in roman."""
        key = f"{part}/{ident}"
        if key not in self.labels:
            count = sum(other.startswith(part) for other in self.labels)
            roman = part == "endnotes" and self.parts.footnotes is not None and _has_notes(self.parts.footnotes)
            self.labels[key] = _ROMAN[count] if roman and count < len(_ROMAN) else str(count + 1)
        return self.labels[key]


def is_on(element: Any) -> bool:
    """Whether a switch such as w:b is there and not turned off."""
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off", "none")


def _has_notes(root: Any) -> bool:
    return any(isinstance(note.tag, str) and note.get(f"{W}type") in (None, "normal") for note in root)
