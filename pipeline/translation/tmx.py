"""Translation memories as TMX 1.4 files, the form in which translation tools exchange them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.errors import Told, UsageError, at, unreadable
from pipeline.translation.memory import Memory

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(memory: Memory, path: Path, source: str) -> int:
    """Write everything that `memory` holds; the number of translations. An edit carries the name of who made it."""
    from lxml import etree

    count = 0
    with etree.xmlfile(str(path), encoding="utf-8") as out:
        out.write_declaration()
        with out.element("tmx", version="1.4"):
            header = {
                "creationtool": "bijsluiter",
                "creationtoolversion": __version__,
                "segtype": "sentence",
                "o-tmf": "bijsluiter",
                "adminlang": "en",
                "srclang": source,
                "datatype": "plaintext",
            }
            out.write(etree.Element("header", header))
            with out.element("body"):
                for edit in memory.edits():
                    out.write(_unit(source, edit.source, edit.target, edit.text, {"creationid": edit.reviewer}))
                    count += 1
                for text, target, translation, engine in memory.translations():
                    out.write(_unit(source, text, target, translation, {"creationtool": engine}))
                    count += 1
    return count


def read_tmx(path: Path, source: str) -> Iterator[tuple[str, str, str]]:
    """Sentence, language and translation of every unit with a sentence in `source`; raises UsageError for no TMX."""
    from lxml import etree

    parser: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        for _, unit in etree.iterparse(str(path), events=("end",), tag="tu", **parser):
            texts = {_code(variant): _words(variant) for variant in unit.iter("tuv")}
            unit.clear()
            text = texts.pop(source, "")
            for target, translation in texts.items():
                if text and translation:
                    yield text, target, translation
    except OSError as exc:
        raise UsageError(unreadable(path, exc)) from exc
    except etree.XMLSyntaxError as exc:
        raise UsageError(
            at(path, exc.lineno, None, Told(f"is geen TMX-bestand ({exc.msg})", f"is no TMX file ({exc.msg})"))
        ) from exc


def _unit(source: str, text: str, target: str, translation: str, about: dict[str, str]) -> Any:
    from lxml import etree

    unit = etree.Element("tu", about)
    for code, words in ((source, text), (target, translation)):
        variant = etree.SubElement(unit, "tuv", {_LANG: code})
        etree.SubElement(variant, "seg").text = "".join(char for char in words if char.isprintable() or char in "\t\n")
    return unit


def _code(variant: Any) -> str:
    return str(variant.get(_LANG) or variant.get("lang") or "").lower()[:2]


def _words(variant: Any) -> str:
    segment = variant.find("seg")
    return "" if segment is None else " ".join("".join(segment.itertext()).split())
