"""The charts and what they show: whole numbers, names, forms, and a table that says the same."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from markupsafe import Markup

from pipeline.article import Article
from pipeline.reports import charts, summarise, write_index
from pipeline.reports.chart_data import figures
from pipeline.reports.doses import dose_rows
from pipeline.reports.history import Past, past_runs, remember
from pipeline.reports.overview_page import overview_html
from pipeline.reports.summary import DoseRow, Summary
from pipeline.reports.texts import load_texts
from pipeline.settings import Settings
from pipeline.stages import extract, ingest, segment

RUN = {"finished": "2026-03-10T09:41:07+0100", "version": "0.1.0"}
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: Markup) -> Any:
    return etree.fromstring(svg)


def texts_of(svg: Markup) -> list[str]:
    return ["".join(element.itertext()) for element in parsed(svg).iter("text")]


def test_bars_hold_their_numbers() -> None:
    svg = charts.bars("b", "Titel <1>", "Uitleg", [charts.Bar("Zink & ijzer", (("bar-none", 6), ("bar-vague", 2)))])
    assert texts_of(svg) == ["Zink & ijzer", "6", "2", "8"]
    root = parsed(svg)
    assert [(rect.get("class"), rect.get("x"), rect.get("width")) for rect in root.iter("rect")] == [
        ("bar-none", "0.5", "239.0"),
        ("bar-vague", "240.5", "79.0"),
    ]
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "b-t b-d")
    assert (root.findtext("title"), root.findtext("desc")) == ("Titel <1>", "Uitleg")


def test_lines_are_told_apart_by_dash_and_marker_and_named_at_their_end() -> None:
    series = [charts.Series("advice/cure", (4, 2)), charts.Series("citation/none", (9, 2))]
    svg = charts.lines("l", "T", "D", ["1 maart", "2 maart"], series)
    assert texts_of(svg) == ["0", "2", "4", "6", "8", "10", "advice/cure 2", "citation/none 2", "1 maart", "2 maart"]
    groups = parsed(svg).findall("g")
    dashes = [group.find("path").get("stroke-dasharray") for group in groups]
    markers = [group.findall("path")[1].get("d") for group in groups]
    assert len(set(dashes)) == len(set(markers)) == 2
    heights = [float(group.find("text").get("y")) for group in groups]
    assert heights[1] - heights[0] == 14  # the names of lines that end at one height stand apart


@pytest.mark.parametrize(("most", "step"), [(1, 1), (5, 1), (6, 2), (25, 5), (26, 10), (251, 100), (3000, 1000)])
def test_an_axis_is_cut_in_round_steps(most: int, step: int) -> None:
    svg = charts.lines("l", "T", "D", ["a"], [charts.Series("x", (most,))])
    assert texts_of(svg)[1] == str(step)


def test_a_dose_above_its_limit_has_a_form_of_its_own() -> None:
    rows = [charts.Mark("a", 3, 2), charts.Mark("b", 1, 2), charts.Mark("c", 30, None)]
    svg = charts.doses("d", "T", "D", rows, load_texts("nl").number)
    doses = [path for path in parsed(svg).iter("path") if (path.get("class") or "").startswith("dose")]
    assert [path.get("class") for path in doses] == ["dose over", "dose", "dose"]
    assert doses[0].get("d") != doses[1].get("d") == doses[2].get("d")
    assert texts_of(svg) == ["0,1×", "1×", "10×", "100×", "a", "b", "c"]


def test_doses_stand_beside_advice_and_limit() -> None:
    text = "# Zink\n\nSlik elke dag een supplement met 50 mg zink per dag.\n\nEen portie vlees bevat 5 mg zink.\n"
    article = segment.run(ingest.read_bytes(text.encode(), "a.md", Settings()), Settings())
    rows = dose_rows(extract.run(replace(article, language=article.language), Settings()))
    assert [(row.nutrient, row.words, row.line, row.micrograms, row.limit, row.unit) for row in rows] == [
        ("zink", "50 mg", 3, 50_000.0, 25_000.0, "mg")
    ]
    assert rows[0].advised == 9_000.0


def test_the_figures_say_what_the_articles_hold(articles: list[Article]) -> None:
    dose = DoseRow(nutrient="zink", words="50 mg", line=3, micrograms=50_000, unit="mg", advised=9_000, limit=25_000)
    summaries = [replace(summarise(articles[0], None), doses=(dose,)), summarise(articles[1], None)]
    past = [
        Past("2026-03-09T09:00", {"advice/cure": 3}),
        Past("2026-03-10T09:00", {"citation/none": 2}),
    ]
    time, levels, doses, uncited = figures(summaries, past, load_texts("nl"))
    assert (time.head, time.rows) == (
        ("Verwerking", "citation/none", "advice/cure"),
        (("9 maart 2026, 09:00", "0", "3"), ("10 maart 2026, 09:00", "2", "0")),
    )
    assert levels.rows[0] == ("Slaapt u beter met magnesium?", "3", "1", "1", "2")
    assert doses.rows == (("zink", "50 mg", "9 mg", "25 mg", "Slaapt u beter met magnesium?, regel 3"),)
    assert uncited.rows == (("magnesium", "1"),)


def test_many_rules_share_a_line(articles: list[Article]) -> None:
    past = [Past("2026-03-09", {f"pack/rule-{n}": n for n in range(1, 10)})]
    time = figures([], past, load_texts("en"))[0]
    assert time.head == ("Run", *(f"pack/rule-{n}" for n in range(9, 4, -1)), "others")
    assert time.rows == (("9 March 2026", "9", "8", "7", "6", "5", "10"),)


def test_nothing_to_draw_is_said() -> None:
    tree: Any = html.fromstring(overview_html([], "nl", {}, []))
    assert [p.text for p in tree.xpath("//figure//p[@class='nothing']")] == ["Nog niets om te tonen."] * 4


def test_the_log_grows_by_a_line_for_every_run_that_differs(articles: list[Article], tmp_path: Path) -> None:
    summaries = [summarise(article, None) for article in articles]
    write_index(summaries, tmp_path, Settings(), RUN)
    write_index(summaries, tmp_path, Settings(), RUN)
    write_index(summaries[1:], tmp_path, Settings(), RUN)
    write_index(summaries, tmp_path, Settings(), {})
    log = tmp_path / ".bijsluiter" / "runs.jsonl"
    assert [json.loads(line)["articles"] for line in log.read_text("utf-8").splitlines()] == [4, 3]
    with log.open("a") as stream:
        stream.write('{"finished": "2026')
    assert [sum(past.rules.values()) for past in past_runs(tmp_path)] == [6, 1]


def test_a_line_that_was_cut_off_spoils_no_later_one(tmp_path: Path) -> None:
    (tmp_path / ".bijsluiter").mkdir()
    (tmp_path / ".bijsluiter" / "runs.jsonl").write_text('{"finished": "2026')
    summary = Summary(id="a", source="a.txt", title="A")
    remember(tmp_path, RUN, [summary])
    assert past_runs(tmp_path) == [Past("2026-03-10T09:41:07+0100", {})]


def test_the_page_is_escaped_and_lists_the_gravest_flags(articles: list[Article]) -> None:
    page = overview_html([summarise(article, None) for article in articles], "nl", RUN, [], {"magnesium"})
    assert "<script>alert" not in page and "<img" not in page
    tree: Any = html.fromstring(page)
    assert [link.get("href") for link in tree.xpath("//section[@class='gravest']//a")] == [
        "magnesium/index.html#vlag-f-geneest",
        "magnesium/index.html#vlag-f-rekenen",
        "magnesium/index.html#vlag-f-los",
    ]


def test_one_run_stands_beside_its_names_and_these_stay_in_the_picture() -> None:
    series = [charts.Series(name, (value,)) for name, value in (("a", 40), ("b", 2), ("c", 1), ("d", 0))]
    drawn = charts.lines("t", "T", "D", ["3 mei 2026"], series)
    leads = re.findall(r'class="lead" d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)"', drawn)
    assert {(start, end) for start, _, end, _ in leads} == {("219.0", "226")}
    heights = [float(name) for *_, name in leads]
    assert heights == sorted(heights)
    assert all(after - before >= 14 for before, after in pairwise(heights))
    assert heights[-1] == 178
