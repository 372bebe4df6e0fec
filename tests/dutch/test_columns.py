"""Doses in a column take the time that its head names."""

from __future__ import annotations

import pytest

from pipeline.settings import Settings
from pipeline.stages import ingest
from pipeline.work import line_up, run_stages

TABLE = """# Vezels

De tabel geeft een indruk.

| Middel | {head} | Let op |
|--------|--------|--------|
| Psyllium | 7 g | drink erbij |
| Inuline | 5-10 g per week | 3 mg zout |

Neem niet meer dan 20 g.
"""


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
    settings = Settings()
    article = ingest.read_bytes(TABLE.format(head=head).encode(), "a.md", settings)
    article = run_stages(article, settings, line_up(settings, translate=False))
    doses = [(article.text[q.start : q.end], q.per) for q in article.quantities if q.kind == "dose"]
    assert doses == [("7 g", per), ("5-10 g", "week"), ("3 mg", None), ("20 g", None)]
    claimed = any(article.text[claim.start : claim.end] == "7 g" for claim in article.claims)
    assert claimed == (per is not None)
