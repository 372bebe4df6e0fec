"""flags.csv: the table of flags for other programs, as RFC 4180 and UTF-8 have it (flags.xlsx is the one for Excel).

A cell that a spreadsheet would take for a formula is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from pipeline.reports.summary import Summary
from pipeline.reports.table import COLUMNS, Cell, is_formula, rows


def flags_csv(summaries: Iterable[Summary]) -> str:
    """The text of flags.csv."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for cells in rows(summaries):
        writer.writerow([_guarded(cell) for cell in cells])
    return out.getvalue()


def _guarded(cell: Cell) -> Cell:
    return f"'{cell}" if is_formula(cell) else cell
