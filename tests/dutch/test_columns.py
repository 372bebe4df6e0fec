"""Doses in a column take the time that its head names, bare numbers its unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.article import Article
from pipeline.dutch.quantities.heads import Head, head_of
from pipeline.settings import Settings
from pipeline.stages import ingest
from pipeline.work import line_up, run_stages

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text("utf-8"))
TABLE = """# Vezels

De tabel geeft een indruk.

| Middel | {head} | Let op |
|--------|--------|--------|
| Psyllium | 7 g | drink erbij |
| Inuline | 5-10 g per week | 3 mg zout |

Neem niet meer dan 20 g.
"""


def analysed(text: str, name: str) -> Article:
    """The article of a source, with its quantities and claims."""
    settings = Settings()
    article = ingest.read_bytes(text.encode(), name, settings)
    return run_stages(article, settings, line_up(settings, translate=False))


def shown(article: Article) -> list[str]:
    """The quantities in the notation of tables.yaml."""
    return [
        "|".join(
            (
                article.text[q.start : q.end],
                q.kind,
                ",".join(f"{value:g}" for value in q.values),
                *(part or "-" for part in (q.unit, q.per, q.modifier)),
            )
        )
        for q in article.quantities
    ]


@pytest.mark.parametrize(
    ("head", "per"),
    [
        ("Hoeveelheid per dag", "day"),
        ("Dagelijks", "day"),
        ("gram/week", "week"),
        ("Hoeveelheid", None),
        ("Prijs per pot, elke dag anders", None),
    ],
)
def test_the_head_of_a_column(head: str, per: str | None) -> None:
    article = analysed(TABLE.format(head=head), "a.md")
    doses = [(article.text[q.start : q.end], q.per) for q in article.quantities if q.kind == "dose"]
    assert doses == [("7 g", per), ("5-10 g", "week"), ("3 mg", None), ("20 g", None)]
    claimed = any(article.text[claim.start : claim.end] == "7 g" for claim in article.claims)
    assert claimed == (per is not None)


@pytest.mark.parametrize("name", CASES)
def test_the_cells_of_a_table(name: str) -> None:
    article = analysed(f"# Tabel\n\nDe tabel is van ons.\n\n{CASES[name]['table']}\nTot zover de tabel.\n", "a.md")
    assert shown(article) == CASES[name]["cells"]
    assert [q.id for q in article.quantities] == [f"q{place}" for place in range(1, len(article.quantities) + 1)]


def test_the_cells_of_a_web_page() -> None:
    rows = "<tr><th>Stof</th><th>Man (mg per dag)</th></tr><tr><td>Boor</td><td>7</td></tr>"
    article = analysed(f"<html><body><p>De tabel is van ons.</p><table>{rows}</table></body></html>", "a.html")
    assert shown(article) == ["7|dose|7|mg|day|-"]
    assert [article.text[claim.start : claim.end] for claim in article.claims] == ["7"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Vitamine B6 (mg)", Head("Vitamine B6", "mg")),
        ("(%)", Head("", "%")),
        ("mg/dag", Head("", "mg/dag")),
        ("", None),
        ("M", None),
        ("Week", None),
        ("Uitleg in het kort", None),
        ("x" * 200 + " (mg)", None),
    ],
)
def test_what_a_head_says(head: str, expected: Head | None) -> None:
    assert head_of(head) == expected
