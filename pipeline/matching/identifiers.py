"""Finds identifiers as an article writes them, rightly or not: after the name that announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.article import Article
from pipeline.dutch.words import fold

Kind = Literal["doi", "isbn", "orcid", "pmid", "pmc", "nct", "isrctn", "ntr", "eudract"]


class Written(NamedTuple):
    """An identifier where it stands; `number` is what follows its name."""

    start: int
    end: int
    kind: Kind
    number: str


_NUMBER = r"(?:[- ]?(?:nummer|number|nr\.?|no\.?))?"
_RESOLVER = r"(?:https?://)?(?:dx\.)?(?:doi\.org/)?"
_NAMED: tuple[tuple[Kind, str, re.Pattern[str]], ...] = (
    ("doi", "doi", re.compile(rf"doi(?:\.org/|[ ]?:[ ]?{_RESOLVER}|[ ](?=10\.))([^\s\"'<>“”‘’]{{1,200}})")),
    ("isbn", "isbn", re.compile(rf"isbn(?:[- ]?1[03](?![\d-]))?{_NUMBER}[: ]{{0,3}}(\d[\d x–-]{{4,20}})")),
    ("orcid", "orcid", re.compile(rf"orcid(?:[- ]?id)?{_NUMBER}(?:\.org/|[: ]{{1,3}})(\d[\dx -]{{7,20}})")),
    ("pmid", "pmid", re.compile(rf"pmid{_NUMBER}[: ]{{0,3}}(\d{{1,15}})(?![\d.,]\d)")),
    ("pmid", "pubmed.ncbi.nlm.nih.gov/", re.compile(r"pubmed\.ncbi\.nlm\.nih\.gov/(\d{1,15})\b")),
    ("pmc", "pmc", re.compile(r"pmc[ ]?(\d{4,15})\b")),
    ("nct", "nct", re.compile(r"nct[ :-]{0,2}(\d{3,15})\b")),
    ("isrctn", "isrctn", re.compile(r"isrctn[ :-]{0,2}(\d{3,15})\b")),
    ("ntr", "ntr", re.compile(r"ntr[ :-]{0,2}(\d{1,15})\b")),
    ("eudract", "eudract", re.compile(rf"eudract{_NUMBER}[: ]{{0,3}}(\d[\d –-]{{5,20}})")),
)
_TRAILING = ".,;:!?)]}*_- "


def written(article: Article) -> Iterator[Written]:
    """The identifiers that the text names and those that its links lead to."""
    yield from named_in(article.text)
    for link in article.links:
        if link.kind == "hyperlink" and link.start < link.end:
            for found in named_in(link.target):
                yield found._replace(start=link.start, end=link.end)


def named_in(text: str) -> Iterator[Written]:
    """The identifiers in a text."""
    folded = fold(text)
    for kind, lead, pattern in _NAMED:
        at = folded.find(lead)
        while at >= 0:
            match = pattern.match(folded, at) if not (at and folded[at - 1].isalnum()) else None
            if match and (number := text[match.start(1) : match.end(1)].rstrip(_TRAILING)) and _meant(kind, number):
                yield Written(at, match.start(1) + len(number), kind, number)
            at = folded.find(lead, at + len(lead))


def _meant(kind: Kind, number: str) -> bool:
    """Whether a DOI is meant: a word after "DOI:" is none."""
    return kind != "doi" or ((any(char.isdigit() for char in number) and "/" in number) or number.startswith("10."))
