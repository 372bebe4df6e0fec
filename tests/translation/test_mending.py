"""What is tried when a translation fails its check."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.translation.findings import Finding
from pipeline.translation.guard import check
from pipeline.translation.mending import mend

Make = Callable[..., Any]


def failing(source: str, target: str) -> dict[str, tuple[str, tuple[Finding, ...]]]:
    return {source: (target, check(source, target))}


def test_a_wider_search_is_taken_where_it_is_right(engine: Make) -> None:
    source = "Neem 5 mg per dag."
    made = engine({}, {source: ["Take 50 mg a day.", "Take 5 mg a day.", "Five."]})
    assert mend(failing(source, "Take 50 mg a day."), made) == {source: ("Take 5 mg a day.", ())}


def test_numbers_are_filled_in_where_the_engine_mangles_them(engine: Make) -> None:
    source = "Neem 1.250 mg en 0,75 mg."
    made = engine({"Neem 37 mg en 43 mg.": "Take 37 mg and 43 mg.", source: "Take 1 mg."})
    assert mend(failing(source, "Take 1 mg."), made) == {source: ("Take 1,250 mg and 0.75 mg.", ())}


def test_a_long_sentence_is_translated_clause_by_clause(engine: Make) -> None:
    source = "Het middel verlaagt de bloeddruk niet, maar de deelnemers sliepen beter."
    made = engine(
        {
            "Het middel verlaagt de bloeddruk niet,": "The product does not lower blood pressure.",
            "maar de deelnemers sliepen beter.": "But the participants slept better.",
        }
    )
    mended = mend(failing(source, "The product lowers blood pressure."), made)
    assert mended == {source: ("The product does not lower blood pressure, but the participants slept better.", ())}


def test_addresses_are_kept_as_they_stand(engine: Make) -> None:
    source = "Mail naar a.b@voorbeeld.nl of kijk op www.voorbeeld.nl/slaap."
    made = engine({"Mail naar": "Mail to", "of kijk op": "or look at"})
    assert mend(failing(source, "Mail to a.b@example."), made) == {
        source: ("Mail to a.b@voorbeeld.nl or look at www.voorbeeld.nl/slaap.", ())
    }


def test_the_lightest_fault_is_kept_where_nothing_is_right(engine: Make) -> None:
    source = "Het helpt mogelijk 5 dagen."
    made = engine({source: "It helps 5 days."})
    text, found = mend(failing(source, "It helps 6 days."), made)[source]
    assert (text, [finding.rule for finding in found]) == ("It helps 5 days.", ["hedge"])
