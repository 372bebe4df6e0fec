"""flags.xlsx: the table of flags as a workbook, with a frozen header, a filter and a list to choose a decision from."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from pipeline.reports.summary import Summary
from pipeline.reports.table import COLUMNS, Cell, is_formula, rows
from pipeline.reports.texts import Texts

WIDTHS = (22, 7, 14, 24, 13, 70, 28, 46, 46, 22, 18, 24, 60, 20, 14, 16, 36)
FILLS = {"error": "F9D9D6", "warning": "FBE8C4", "notice": "DCE8F6"}
MAX_CELL = 32_767  # characters, of Excel
MAX_ROWS = 1_048_575  # of Excel, less the header
WRAPPED = frozenset({"sentence", "matched", "message", "suggestion", "translation", "note"})


def flags_xlsx(summaries: Iterable[Summary], texts: Texts) -> bytes:
    """The bytes of flags.xlsx."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    table = list(rows(summaries))[:MAX_ROWS]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(texts("flags"))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(table) + 1}"
    for index, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    _set_up_page(sheet, texts, len(table))

    header = {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor="1F4E5A")}
    fills = {severity: PatternFill("solid", fgColor=colour) for severity, colour in FILLS.items()}
    wrap, top = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
    sheet.append([_cell(sheet, name, alignment=top, **header) for name in COLUMNS])
    for cells in table:
        line = []
        for name, value in zip(COLUMNS, cells, strict=True):
            style: dict[str, Any] = {"alignment": wrap if name in WRAPPED else top}
            if name == "severity":
                style["fill"] = fills[str(value)]
            line.append(_cell(sheet, value, **style) if value != "" else None)
        sheet.append(line)
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


def _cell(sheet: Any, value: Cell, **style: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:MAX_CELL] if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, text)
    for name, part in style.items():
        setattr(cell, name, part)
    if is_formula(text):
        cell.data_type, cell.quotePrefix = "s", True  # words, also after the reader edits the cell
    return cell
