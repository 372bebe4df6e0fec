"""flags.csv: the table of flags as Excel opens it with a double click.

UTF-8 with a byte order mark (without it Excel reads "µ" as two characters) and CRLF. The separator is what Excel
expects in the reader's language: a semicolon where `lang` is nl, a comma where it is en. A cell that a spreadsheet
would take for a formula is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from pipeline.article import Lang
from pipeline.reports.summary import Summary
from pipeline.reports.table import COLUMNS, Cell, is_formula, rows

DELIMITERS: dict[Lang, str] = {"nl": ";", "en": ","}


def flags_csv(summaries: Iterable[Summary], lang: Lang) -> str:
    """The text of flags.csv, byte order mark included."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=DELIMITERS[lang], lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cells in rows(summaries):
        writer.writerow([_guarded(cell) for cell in cells])
    return out.getvalue()


def _guarded(cell: Cell) -> Cell:
    return f"'{cell}" if is_formula(cell) else cell
