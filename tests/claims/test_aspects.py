from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims import aspects
from pipeline.claims.reading import Seen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De pijn daalde (p < 0,001; 95%-BI 1,2-3,4).", ("p < 0,001", "95%-BI 1,2-3,4")),
        ("Het risico was lager (HR 0,83; OR 1,2).", ("HR 0,83", "OR 1,2")),
        ("Het onderzoek (n=120) liep lang.", ("n=120",)),
        ("Neem 2 tabletten per dag.", ()),
    ],
)
def test_statistics(text: str, found: tuple[str, ...], seen: Callable[[str], Seen]) -> None:
    assert aspects.statistics(seen(text)) == found


def test_population_design_and_comparator(seen: Callable[[str], Seen]) -> None:
    sentence = seen(
        "In een gerandomiseerd onderzoek hadden vrouwen minder pijn, vergeleken met een placebo van suiker."
    )
    assert aspects.population(sentence) == "vrouwen"
    assert aspects.design(sentence) == "gerandomiseerd onderzoek"
    assert aspects.comparator(sentence) == "een placebo van suiker"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Volgens Jan Peters verlaagt haver het cholesterol.", None),
        ("Haver verlaagt het cholesterol met 7 procent (Pieters, 1974).", None),
        ("Bij Belgen daalde de bloeddruk met 5 mmHg.", "Belgen"),
        ("Rokers krijgen vaker griep.", "Rokers"),
    ],
)
def test_a_surname_is_no_population(text: str, people: str | None, seen: Callable[[str], Seen]) -> None:
    assert aspects.population(seen(text)) == people


def test_hedged_and_denied(seen: Callable[[str], Seen]) -> None:
    assert aspects.hedged(seen("Zink zou de weerstand verhogen."))
    assert not aspects.hedged(seen("Zink verhoogt de weerstand."))
    assert aspects.denies(seen("Zink verhoogt de weerstand niet."))
    assert not aspects.denies(seen("Zink verhoogt de weerstand."))


def test_the_reason_is_readable(seen: Callable[[str], Seen]) -> None:
    assert aspects.reason(seen("Zink verlaagt de bloeddruk met 5 procent.")) == (
        "getal: percentage; over: Zink, bloeddruk; effect: verlaagt"
    )
