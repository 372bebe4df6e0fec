"""What there is to look up in an article: its DOIs, its numbers of PubMed, and its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from pipeline.article import Article, Citation, Span
from pipeline.evidence import reference_year
from pipeline.matching.forms import fault
from pipeline.matching.identifiers import Kind, Written

Register = Literal["doi", "pmid", "pmc", "url"]

_NIH = r"ncbi\.nlm\.nih\.gov"
_IN_ADDRESS: tuple[tuple[Register, re.Pattern[str]], ...] = (
    ("doi", re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\S+)", re.IGNORECASE)),
    ("pmid", re.compile(rf"https?://(?:pubmed\.{_NIH}|(?:www\.)?{_NIH}/pubmed)/(\d+)", re.IGNORECASE)),
    ("pmc", re.compile(rf"https?://(?:pmc\.{_NIH}|(?:www\.)?{_NIH}/pmc)/articles/(PMC\d+)", re.IGNORECASE)),
)
_FORM: dict[Register, Kind] = {"doi": "doi", "pmid": "pmid", "pmc": "pmc"}


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is asked for: a DOI, the number of a paper, or an address."""

    register: Register
    target: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article names it, and the entry of its reference list that does, with the year it gives."""

    span: Span
    lookup: Lookup
    reference: str | None = None
    year: int | None = None


def places(article: Article) -> Iterator[Place]:
    """Everything to look up, in the order of the text; what has a wrong form is not asked for."""
    seen: set[tuple[int, Lookup]] = set()
    for citation in article.citations:
        lookup = _lookup(citation)
        if lookup is None or (citation.start, lookup) in seen:
            continue
        seen.add((citation.start, lookup))
        at = article.block_at(citation.start)
        if lookup.register != "url" and article.blocks and article.blocks[at].kind == "reference":
            yield Place(citation, lookup, article.blocks[at].of(article), reference_year(article, at))
        else:
            yield Place(citation, lookup)


def _lookup(citation: Citation) -> Lookup | None:
    target = citation.target or ""
    if citation.kind == "url":
        return _of_address(target if "://" in target else f"http://{target}")
    if citation.kind in ("doi", "pmid", "pmc"):
        return _checked(citation.kind, target)  # type: ignore[arg-type]
    return None


def _of_address(address: str) -> Lookup | None:
    for register, pattern in _IN_ADDRESS:
        if found := pattern.match(address):
            return _checked(register, found.group(1))
    parts = urlsplit(address)
    return Lookup("url", address) if parts.scheme in ("http", "https") and parts.hostname else None


def _checked(register: Register, target: str) -> Lookup | None:
    number = unquote(target).lower() if register == "doi" else target.upper().removeprefix("PMC")
    if fault(Written(0, 0, _FORM[register], number)):
        return None
    return Lookup(register, number)
