"""What the charts show: flags by rule over time, evidence by article, doses beside limits, uncited substances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.article import LEVELS
from pipeline.facts import MICROGRAMS, number
from pipeline.reports import charts
from pipeline.reports.history import Past
from pipeline.reports.index_rows import by_weight
from pipeline.reports.summary import DoseRow, Summary
from pipeline.reports.texts import Texts

_LINES = 5  # rules with a line of their own; the others share one
_POINTS = 24  # runs on the axis of time
_ROWS = 8  # of a chart
_UNITS = {"ug": "µg"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the table that says the same; `svg` is empty where there is nothing to draw."""

    id: str
    title: str
    note: str
    svg: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def figures(summaries: Sequence[Summary], past: Sequence[Past], texts: Texts) -> list[Figure]:
    """The four charts."""
    return [_over_time(past, texts), _levels(summaries, texts), _doses(summaries, texts), _uncited(summaries, texts)]


def _figure(
    name: str, texts: Texts, svg: Markup, head: Sequence[str], rows: Sequence[tuple[str, ...]], **values: object
) -> Figure:
    title, note = texts(f"charts.{name}.title"), texts(f"charts.{name}.note", **values)
    return Figure(name, title, note, svg, tuple(head), tuple(rows))


def _over_time(past: Sequence[Past], texts: Texts) -> Figure:
    runs = past if len(past) <= _POINTS else [*past[:: -(-len(past) // _POINTS)], past[-1]]
    last = Counter(runs[-1].rules) if runs else Counter[str]()
    seen = Counter[str]()
    for run in runs:
        seen.update(run.rules)
    names = sorted(seen, key=lambda rule: (-last[rule], -seen[rule], rule))
    kept = names if len(names) <= _LINES + 1 else names[:_LINES]
    rest = texts("charts.rest")
    series = [charts.Series(rule, tuple(run.rules.get(rule, 0) for run in runs)) for rule in kept]
    if len(kept) < len(names):
        others = tuple(sum(run.rules.get(rule, 0) for rule in names[_LINES:]) for run in runs)
        series.append(charts.Series(rest, others))
    days = [texts.date(run.finished) for run in runs]
    svg = Markup("")
    if series:
        title, note = texts("charts.time.title"), texts("charts.time.note", runs=len(past))
        svg = charts.lines("time", title, note, [day.split(",")[0] for day in days], series)
    rows = [(day, *(texts.number(one.values[at]) for one in series)) for at, day in enumerate(days)]
    return _figure("time", texts, svg, [texts("charts.run"), *(one.name for one in series)], rows, runs=len(past))


def _levels(summaries: Sequence[Summary], texts: Texts) -> Figure:
    told = [summary for summary in by_weight(summaries) if sum(summary.levels.values())]
    told.sort(key=lambda summary: -(summary.levels.get("none", 0) + summary.levels.get("vague", 0)))
    bars = [
        charts.Bar(summary.title, tuple((f"bar-{level}", summary.levels.get(level, 0)) for level in LEVELS))
        for summary in told[:_ROWS]
    ]
    head = [texts("article"), *(texts(f"level.{level}") for level in LEVELS)]
    rows = [(s.title, *(texts.number(s.levels.get(level, 0)) for level in LEVELS)) for s in told[: 5 * _ROWS]]
    title, note = texts("charts.levels.title"), texts("charts.levels.note", n=len(bars), all=len(told))
    svg = charts.bars("levels", title, note, bars) if bars else Markup("")
    return _figure("levels", texts, svg, head, rows, n=len(bars), all=len(told))


def _doses(summaries: Sequence[Summary], texts: Texts) -> Figure:
    doses = [(summary, dose) for summary in summaries for dose in summary.doses if dose.advised]
    doses.sort(key=lambda pair: -_weight(pair[1]))
    marks = [
        charts.Mark(
            f"{dose.nutrient}: {dose.words}", dose.micrograms / dose.advised, dose.limit and dose.limit / dose.advised
        )
        for _, dose in doses[:_ROWS]
        if dose.advised
    ]
    rows = [
        (
            dose.nutrient,
            dose.words,
            _amount(dose.advised, dose, texts),
            _amount(dose.limit, dose, texts),
            f"{summary.title}, {texts('index.place', line=dose.line).lower()}",
        )
        for summary, dose in doses[: 5 * _ROWS]
    ]
    head = [texts(f"charts.doses.{name}") for name in ("nutrient", "dose", "advised", "limit")] + [texts("article")]
    title, note = texts("charts.doses.title"), texts("charts.doses.note", n=len(marks), all=len(doses))
    svg = charts.doses("doses", title, note, marks, texts.number) if marks else Markup("")
    return _figure("doses", texts, svg, head, rows, n=len(marks), all=len(doses))


def _weight(dose: DoseRow) -> float:
    """How far above its limit a dose lies, or above what is advised where there is no limit."""
    return dose.micrograms / dose.limit if dose.limit else dose.micrograms / (dose.advised or dose.micrograms) / 100


def _amount(micrograms: float | None, dose: DoseRow, texts: Texts) -> str:
    if micrograms is None:
        return "–"
    return f"{number(micrograms / MICROGRAMS[dose.unit], texts.lang)} {_UNITS.get(dose.unit, dose.unit)}"


def _uncited(summaries: Sequence[Summary], texts: Texts) -> Figure:
    counter = Counter(
        flag.substance
        for summary in summaries
        for flag in summary.open_flags()
        if flag.rule.startswith("citation/") and flag.substance
    )
    found = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    bars = [charts.Bar(name, (("bar-plain", number),)) for name, number in found[:_ROWS]]
    rows = [(name, texts.number(number)) for name, number in found[: 5 * _ROWS]]
    title, note = texts("charts.uncited.title"), texts("charts.uncited.note")
    svg = charts.bars("uncited", title, note, bars) if bars else Markup("")
    return _figure("uncited", texts, svg, [texts("field.substance"), texts("claims")], rows)
