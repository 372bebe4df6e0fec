"""What a result means for the place that names the source: the rules of kind register that apply there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from pipeline.article import Article, Lang
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import RegisterRule
from pipeline.verify.comparing import other_title, other_year
from pipeline.verify.lookups import Lookup, Place
from pipeline.verify.results import Record, Result

_DETAILS: dict[str, tuple[str, str]] = {
    "no-name": ("de site bestaat niet meer", "the site no longer exists"),
    "refused": ("geen openbaar adres", "no public address"),
    "timeout": ("geen antwoord binnen de tijd", "no answer in time"),
    "redirects": ("te veel doorverwijzingen", "too many redirects"),
    "unreachable": ("de site is niet bereikbaar", "the site cannot be reached"),
    "?": ("een antwoord dat niet te lezen is", "an answer that cannot be read"),
}


def judged(
    article: Article,
    found: Iterable[Place],
    result_of: Callable[[Lookup], Result],
    rules: Sequence[Rule],
    lang: Lang,
) -> Iterator[Finding]:
    """A finding for each rule that applies at each place."""
    by_check: dict[str, list[Rule]] = {}
    for rule in rules:
        by_check.setdefault(cast(RegisterRule, rule.spec).check, []).append(rule)
    for place in found:
        result = result_of(place.lookup)
        detail = _DETAILS.get(result.detail, (result.detail, result.detail))[0 if lang == "nl" else 1]
        record = result.record or Record()
        values = {
            "match": " ".join(place.span.of(article).split())[:80],
            "target": place.lookup.target,
            "title": record.titles[0][:120] if record.titles else "",
            "found": str(record.years[0]) if record.years else "",
            "year": "" if place.year is None else str(place.year),
            "detail": detail,
        }
        for check in checks(place, result):
            for rule in by_check.get(check, ()):
                yield Finding(rule, place.span.start, place.span.end, values)


def checks(place: Place, result: Result) -> Iterator[str]:
    """The checks of RegisterRule that a result meets."""
    register, record = place.lookup.register, result.record
    if result.state == "unchecked":
        yield "unchecked"
    elif result.state == "unknown":
        yield {"url": "dead_link", "doi": "unknown_doi"}.get(register, "unknown_pmid")
    elif record is not None:
        if record.retracted:
            yield "retracted"
        elif record.concern:
            yield "concern"
        if place.reference is not None:
            if other_title(place.reference, record, place.year):
                yield "other_title"
            elif other_year(place.year, record):
                yield "other_year"
