"""The kind reference: faults of note marks, reference lists and links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from pipeline.article import Citation, Span
from pipeline.evidence import reference_year, uncited_references, unresolved_marks
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.forms import fault
from pipeline.matching.hosts import host_lists
from pipeline.matching.identifiers import Written, written
from pipeline.matching.model import ReferenceRule
from pipeline.matching.reading import Reading

if TYPE_CHECKING:
    from pipeline.settings import Settings

Found = tuple[Span, dict[str, str]]

_NAMES = ("body", "journal", "person")
_DATED = ("author_year", "source_line")
_AFTER_OPEN = re.compile(r"[(\[][ \t]*(?=\n|$)|[(\[][ \t]*[)\]]")


class ReferenceRules:
    """Each rule with its check."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, _CHECKS[cast(ReferenceRule, rule.spec).check]) for rule in rules]

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """The findings of every rule."""
        for rule, check in self._rules:
            for span, values in check(reading, settings):
                yield Finding(rule, span.start, span.end, {"match": span.of(reading.article)[:80], **values})


def _unresolved_mark(reading: Reading, settings: Settings) -> Iterator[Found]:
    for citation, labels in unresolved_marks(reading.article):
        yield citation, {"label": labels}


def _uncited_reference(reading: Reading, settings: Settings) -> Iterator[Found]:
    for index in uncited_references(reading.article):
        yield reading.article.blocks[index], {}


def _years(reading: Reading) -> Iterator[tuple[Span, int]]:
    for index, block in enumerate(reading.article.blocks):
        if block.kind == "reference" and (year := reference_year(reading.article, index)) is not None:
            yield block, year
    for citation in reading.article.citations:
        if citation.kind in _DATED and (found := re.search(r"\b(?:19|20)\d\d\b", citation.of(reading.article))):
            yield citation, int(found.group())


def _now(reading: Reading) -> int:
    published = reading.article.published
    if published and published[:4].isdigit():
        return int(published[:4])
    from datetime import date

    return date.today().year


def _too_old(reading: Reading, settings: Settings) -> Iterator[Found]:
    if settings.max_source_age is None:
        return
    now = _now(reading)
    for span, year in _years(reading):
        if now - year > settings.max_source_age:
            yield span, {"year": str(year), "age": str(now - year), "limit": str(settings.max_source_age)}


def _future_year(reading: Reading, settings: Settings) -> Iterator[Found]:
    from datetime import date

    limit = max(_now(reading), date.today().year)
    for span, year in _years(reading):
        if year > limit:
            yield span, {"year": str(year)}


def _host(target: str) -> str:
    netloc = urlsplit(target if "//" in target else f"//{target}").hostname or ""
    return netloc.removeprefix("www.").lower()


def _of_claims(reading: Reading, *types: str) -> Iterator[tuple[Span, str]]:
    """The links that a claim of one of these types rests on, itself or by a note, with their hosts; names, as told."""
    article = reading.article
    links: dict[str, list[tuple[Citation, str]]] = defaultdict(list)  # by mark
    listed: dict[int, list[tuple[Citation, str]]] = defaultdict(list)  # by entry of the reference list
    for citation in article.citations:
        if citation.kind == "url" and citation.target:
            links[citation.id].append((citation, _host(citation.target)))
            listed[article.block_at(citation.start)] += links[citation.id]
    for citation in article.citations:
        if citation.kind == "note_mark" and citation.reference in listed:
            links[citation.id] = listed[citation.reference]
        elif citation.kind in _NAMES:
            links[citation.id] = [(citation, citation.of(article))]
    seen = set()
    for claim in article.claims:
        if types and not set(types) & set(claim.types):
            continue
        for name in claim.evidence.citations:
            for citation, host in links.get(name, ()):
                if citation.id not in seen:
                    seen.add(citation.id)
                    yield citation, host


def _secondary(reading: Reading, settings: Settings) -> Iterator[Found]:
    for span, host in _of_claims(reading, "effect_outcome", "study_result", "dose_recommendation"):
        if host_lists().secondary(host):
            yield span, {"host": host}


def _shop_link(reading: Reading, settings: Settings) -> Iterator[Found]:
    """The links to shops in the block of a claim, or in the one before or after it."""
    article = reading.article
    links = [(citation, citation.target) for citation in article.citations if citation.kind == "url"]
    shops = [(link, _host(to)) for link, to in links if to and host_lists().shop(_host(to), to)]
    claimed = {article.block_at(claim.start) for claim in article.claims if shops}
    for link, host in shops:
        block = article.block_at(link.start)
        if not claimed.isdisjoint((block - 1, block, block + 1)):
            yield link, {"host": host}


def _stripped_link(reading: Reading, settings: Settings) -> Iterator[Found]:
    text = reading.text
    for match in _AFTER_OPEN.finditer(text):
        if match.start() and text[match.start() - 1] in " \u00a0":
            yield Span(start=match.start(), end=match.end()), {}


def _duplicate_reference(reading: Reading, settings: Settings) -> Iterator[Found]:
    seen: set[str] = set()
    for block in reading.article.blocks:
        if block.kind != "reference":
            continue
        words = [w for w in reading.words[slice(*reading.words_in(block.start, block.end))] if len(w) > 2]
        key = " ".join(words)
        if len(words) >= 4 and key in seen:
            yield block, {}
        seen.add(key)


def _list_missing(reading: Reading, settings: Settings) -> Iterator[Found]:
    """The first note mark of an article that has three or more of them and no list at all."""
    if any(block.kind == "reference" for block in reading.article.blocks):
        return
    marks = [citation for citation in reading.article.citations if citation.kind == "note_mark"]
    if len(marks) >= 3:
        yield marks[0], {"label": marks[0].target or ""}


def _faulty(reading: Reading) -> list[Written]:
    return [found for found in written(reading.article) if fault(found)]


def _bad(*kinds: str) -> Callable[[Reading, Settings], Iterator[Found]]:
    """Identifiers of these kinds that cannot exist."""

    def check(reading: Reading, settings: Settings) -> Iterator[Found]:
        for found in reading.kept(_faulty):
            if found.kind in kinds:
                yield Span(start=found.start, end=found.end), {"number": found.number}

    return check


_CHECKS: dict[str, Callable[[Reading, Settings], Iterator[Found]]] = {
    "unresolved_mark": _unresolved_mark,
    "uncited_reference": _uncited_reference,
    "too_old": _too_old,
    "future_year": _future_year,
    "secondary": _secondary,
    "shop_link": _shop_link,
    "stripped_link": _stripped_link,
    "duplicate_reference": _duplicate_reference,
    "list_missing": _list_missing,
    "bad_doi": _bad("doi"),
    "bad_isbn": _bad("isbn"),
    "bad_orcid": _bad("orcid"),
    "bad_pmid": _bad("pmid", "pmc"),
    "bad_trial": _bad("nct", "isrctn", "ntr", "eudract"),
}
