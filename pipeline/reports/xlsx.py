"""flags.xlsx: the table of flags as a workbook, with a frozen header, a filter and a list to choose a decision from."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from copy import copy
from typing import Any

from pipeline.reports.summary import Summary
from pipeline.reports.table import COLUMNS, Cell, is_formula, rows
from pipeline.reports.texts import Texts

WIDTHS = (22, 7, 14, 24, 13, 70, 28, 46, 46, 22, 18, 24, 60, 20, 14, 16, 36)
FILLS = {"error": "F9D9D6", "warning": "FBE8C4", "notice": "DCE8F6"}
MAX_CELL = 32_767  # characters, of Excel
MAX_ROWS = 1_048_575  # of Excel, less the header
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML, and so Excel, cannot hold
WRAPPED = frozenset({"sentence", "matched", "message", "suggestion", "translation", "note"})


def flags_xlsx(summaries: Iterable[Summary], texts: Texts) -> bytes:
    """The bytes of flags.xlsx."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    table = list(rows(summaries))[:MAX_ROWS]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(texts("flags"))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(table) + 1}"
    for index, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    _set_up_page(sheet, texts, len(table))

    styles = _styles(sheet)
    sheet.append([_cell(sheet, name, styles["header"]) for name in COLUMNS])
    for cells in table:
        sheet.append(
            [
                _cell(sheet, value, styles[str(value) if name == "severity" else "wrap" if name in WRAPPED else "top"])
                for name, value in zip(COLUMNS, cells, strict=True)
            ]
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _set_up_page(sheet: Any, texts: Texts, size: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    choice = DataValidation(type="list", formula1='"accepted,dismissed,fixed"', allow_blank=True, showErrorMessage=True)
    choice.prompt, choice.promptTitle, choice.showInputMessage = texts("xlsx.decision"), texts("decision"), True
    choice.add(f"O2:O{max(2, size + 1)}")
    sheet.data_validations.append(choice)


def _styles(sheet: Any) -> dict[str, Any]:
    """The few styles of the sheet, each made once: making one for every cell takes most of the time."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    def style(**parts: Any) -> Any:
        cell = WriteOnlyCell(sheet)
        for name, part in parts.items():
            setattr(cell, name, part)
        return cell._style  # type: ignore[attr-defined]

    wrap, top = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
    head = style(alignment=top, font=Font(bold=True, color="FFFFFF"), fill=PatternFill("solid", fgColor="1F4E5A"))
    fills = {
        name: style(alignment=top, font=Font(bold=True), fill=PatternFill("solid", fgColor=colour))
        for name, colour in FILLS.items()
    }
    return {"header": head, "wrap": style(alignment=wrap), "top": style(alignment=top), **fills}


def _cell(sheet: Any, value: Cell, style: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if value == "":
        return None
    text = _UNPRINTABLE.sub("", value)[:MAX_CELL] if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, text)
    cell._style = style  # type: ignore[attr-defined]
    if is_formula(text):
        cell._style = copy(style)  # type: ignore[attr-defined]
        cell.data_type, cell.quotePrefix = "s", True  # words, also after the reader edits the cell
    return cell
