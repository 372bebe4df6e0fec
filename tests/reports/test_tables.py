"""flags.csv and flags.xlsx: columns, values, and words that look like formulas."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from pipeline.article import Article
from pipeline.reports import Summary, summarise
from pipeline.reports.csv_ import flags_csv
from pipeline.reports.table import COLUMNS
from pipeline.reports.texts import load_texts
from pipeline.reports.xlsx import flags_xlsx

HEADER = (
    "article line severity rule evidence sentence matched message suggestion claim_types substance quantities "
    "translation id decision reviewer note"
)
SENTENCE = "Uit onderzoek blijkt dat 61 van de 97 deelnemers (36%) na 8 weken beter sliep."
TARGET = "Research shows that 61 of the 97 participants (36%) slept better after 8 weeks."
QUOTE = "Slik elke avond een tablet, dan hebt u nooit meer een slaappil nodig, zegt huisarts Bakker."
EXPECTED = [
    ["magnesium", "2", "error", "advice/cure", "none", "Magnesium geneest slapeloosheid.", "geneest",
     "'geneest' belooft genezing", "Beschrijf wat het onderzoek vond, bij wie en in welke mate.", "effect_outcome",
     "magnesium", "", "Magnesium cures insomnia.", "f-geneest", "", "", ""],
    ["magnesium", "2", "error", "number/percentage-of-counts", "vague", SENTENCE, "61 van de 97 deelnemers (36%)",
     "61 van de 97 is 63%, niet 36%", "Reken na welk getal klopt.", "study_result", "", "61:97 person; 36%; 8 week",
     TARGET, "f-rekenen", "", "", ""],
    ["magnesium", "2", "warning", "citation/none", "none", "Magnesium geneest slapeloosheid.",
     "Magnesium geneest slapeloosheid.", "Deze bewering heeft geen bron", "Noem het onderzoek.", "effect_outcome",
     "magnesium", "", "Magnesium cures insomnia.", "f-bron", "", "", ""],
    ["magnesium", "2", "warning", "citation/vague", "vague", SENTENCE, "Uit onderzoek blijkt", "Welk onderzoek?",
     "Noem het onderzoek.", "study_result", "", "61:97 person; 36%; 8 week", TARGET, "f-vaag", "", "", ""],
    ["magnesium", "5", "notice", "advice/always", "", QUOTE, "nooit", "absoluut advies uit een citaat", "", "", "", "",
     "", "f-nooit", "dismissed", "EdV", "Staat zo in het interview"],
    ["magnesium", "11", "notice", "source/uncited", "", "Abbasi B, Kimiagar M.", "Abbasi B, Kimiagar M.",
     "=HYPERLINK(\"http://x\") <b>niet</b>", "-1 regel", "", "", "", "", "f-los", "", "", ""],
]  # fmt: skip


@pytest.fixture
def summary(article: Article) -> Summary:
    return summarise(article, None)


def test_csv(summary: Summary) -> None:
    text = flags_csv([summary])
    read = list(csv.reader(io.StringIO(text, newline="")))
    guarded = [[*row[:7], *(f"'{cell}" if cell[:1] in "=-" and cell else cell for cell in row[7:])] for row in EXPECTED]
    assert read == [HEADER.split(), *guarded]
    assert text.count("\r\n") == text.count("\n") == 7


@pytest.mark.parametrize("start", ["=1+1", "+31 6", "-5%", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_csv_is_a_formula(summary: Summary, start: str) -> None:
    flag = replace(summary.flags[0], message=start, note=start, substance=start)
    text = flags_csv([replace(summary, id=start, flags=(flag,))])
    row = list(csv.reader(io.StringIO(text, newline="")))[1]
    assert [row[COLUMNS.index(name)] for name in ("article", "message", "note", "substance")] == [f"'{start}"] * 4


def test_xlsx(summary: Summary) -> None:
    book = load_workbook(io.BytesIO(flags_xlsx([summary], load_texts("nl"))))
    sheet = book["Vlaggen"]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows == [HEADER.split(), *EXPECTED]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Q7"
    assert sheet.column_dimensions["F"].width == 70
    assert [sheet.cell(row, 3).fill.fgColor.rgb for row in (2, 4, 6)] == ["00F9D9D6", "00FBE8C4", "00DCE8F6"]
    assert [str(choice.sqref) for choice in sheet.data_validations.dataValidation] == ["O2:O7"]
    message = sheet.cell(7, 8)
    assert (message.data_type, message.quotePrefix) == ("s", True)


def test_xlsx_leaves_out_what_excel_cannot_hold(summary: Summary) -> None:
    flag = replace(summary.flags[0], message="a\x00b\x0bc" + "d" * 40_000)
    book = load_workbook(io.BytesIO(flags_xlsx([replace(summary, flags=(flag,))], load_texts("en"))))
    value = book["Flags"].cell(2, 8).value
    assert value == ("abc" + "d" * 40_000)[:32_767]


def test_errors_of_all_articles_come_first(article: Article) -> None:
    first = summarise(replace(article, id="a", flags=article.flags[1:3]), None)
    second = summarise(replace(article, id="b", flags=article.flags[:2]), None)
    read = list(csv.reader(io.StringIO(flags_csv([first, second]), newline="")))[1:]
    assert [(row[0], row[2]) for row in read] == [("b", "error"), ("a", "warning"), ("a", "warning"), ("b", "warning")]


def test_without_flags_there_is_a_header() -> None:
    assert flags_csv([]) == ",".join(HEADER.split()) + "\r\n"
    assert flags_xlsx([], load_texts("nl"))[:2] == b"PK"
