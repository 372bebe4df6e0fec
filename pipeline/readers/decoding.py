"""Bytes to text: UTF-8, UTF-16, a declared charset, Windows-1252, and only then a guess."""

from __future__ import annotations

import codecs
import re

from pipeline.readers.messages import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,30})", re.IGNORECASE
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = bytes((*range(9), *range(14, 27), *range(28, 32), 127))
_DUTCH_1252 = frozenset("ÄÅÇÉËÈÊÏÖØÜàáâäãåæçèéêëìíîïñòóôöøœßùúûüýÿ€‚„…†‡‰‹‘’“”•–—™›¡¢£§©«¬®°±²³´µ¶·¹º»¼½¾¿×÷\xa0\xad")
_SAMPLE = 65_536


def decode(data: bytes) -> str:
    """The text of some bytes with line feeds only and no byte order mark; raises Unreadable."""
    return _decode(data).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def _decode(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    if b"\0" in data:
        return _without_bom(data)
    if _controls(data[:_SAMPLE]) > max(2, len(data[:_SAMPLE]) // 500):
        raise Unreadable("binary")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as exc:
        if declared := _declared(data):
            return declared
        return _legacy(data, exc.start)


def _controls(sample: bytes) -> int:
    return len(sample) - len(sample.translate(None, _CONTROL))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as exc:
        raise Unreadable("undecodable", line=data[: exc.start].count(b"\n") + 1) from exc


def _without_bom(data: bytes) -> str:
    """UTF-16 without a byte order mark shows by its zero bytes: nearly every second one, on one side only."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2 or 1
    if odd > 0.6 * half and even < 0.05 * half:
        return _strict(data, "utf-16-le")
    if even > 0.6 * half and odd < 0.05 * half:
        return _strict(data, "utf-16-be")
    raise Unreadable("binary")


def _declared(data: bytes) -> str | None:
    """The text in the encoding that a meta tag names; None where there is none or it does not fit."""
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii").lower()
    try:
        encoding = codecs.lookup(name).name
        if encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            return None
        return data.decode("cp1252" if encoding in ("iso8859-1", "ascii", "latin-1") else encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _legacy(data: bytes, position: int) -> str:
    """Windows-1252 where the bytes make Dutch of it, else what charset-normalizer is sure of."""
    bad = Unreadable("undecodable", line=data[:position].count(b"\n") + 1)
    whole = len(_MULTIBYTE.findall(data))
    high = sum(byte > 0x7F for byte in data[:_SAMPLE])
    if whole and 2 * whole >= 0.5 * high:
        raise bad  # UTF-8 with a few bytes broken: any other reading would garble its accents
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text:
        odd = [char for char in text[:_SAMPLE] if char > "\x7f"]
        if sum(char in _DUTCH_1252 for char in odd) >= 0.95 * len(odd) and len(odd) < 0.15 * len(text[:_SAMPLE]):
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.chaos > 0.05 or best.encoding.startswith("utf"):
        raise bad
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        raise bad from None
