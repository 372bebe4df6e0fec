"""Opens a Word document that our own reader has read, without letting it unpack beyond all measure."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from pipeline.readers.docx_parts import UNPACKED, Parts, parts_of
from pipeline.readers.docx_places import Places, places_of
from pipeline.readers.messages import Unreadable


def open_word(data: bytes, megabytes: float) -> tuple[Any, Places]:
    """The document of python-docx, and where in it the characters of its article stand; raises Unreadable."""
    import docx
    from docx.opc.exceptions import OpcError

    source = parts_of(data, megabytes)
    limit = megabytes * UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > limit * 1_000_000:
            raise Unreadable("bomb", limit=f"{limit:g}")
    try:
        document = docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError) as exc:
        raise Unreadable("broken_docx", detail=type(exc).__name__) from exc
    return document, places_of(
        Parts(document.element, source.footnotes, source.endnotes, source.styles, source.targets)
    )
