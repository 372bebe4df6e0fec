"""Whether an identifier has the form that its register gives out; check digits by python-stdnum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from pipeline.matching.identifiers import Kind, Written
from pipeline.paths import rules_folder

_FORMS: dict[Kind, re.Pattern[str]] = {
    "doi": re.compile(
        r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/\S+|10/[a-z0-9]+", re.IGNORECASE
    ),  # https://www.doi.org/the-identifier/resources/handbook
    "nct": re.compile(r"\d{8}"),  # https://clinicaltrials.gov/study-basics/glossary
    "isrctn": re.compile(r"\d{8}"),  # https://www.isrctn.com/page/faqs
    "ntr": re.compile(r"[1-9]\d{0,4}"),  # https://onderzoekmetmensen.nl/nl
    "eudract": re.compile(r"(?:19|20)\d\d-\d{6}-\d\d(?:-\d\d)?"),  # https://eudract.ema.europa.eu/
}


def fault(found: Written) -> bool:
    """Whether the number cannot be one of its kind."""
    if found.kind in ("pmid", "pmc"):
        return found.number.startswith("0") or int(found.number) > highest(found.kind)
    if found.kind in ("isbn", "orcid"):
        return not any(_checks(found.kind, number) for number in _readings(found.number))
    return _FORMS[found.kind].fullmatch(unquote(found.number).replace("–", "-")) is None


def _readings(number: str) -> Iterator[str]:
    """The number, and what is left where figures of the next words were taken along ("978-90-... 2019")."""
    parts = number.split(" ")
    for size in range(len(parts), 0, -1):
        yield "".join(parts[:size])


def _checks(kind: Kind, number: str) -> bool:
    from stdnum import isbn, isni  # an ORCID iD is an ISNI: https://support.orcid.org/hc/en-us/articles/360006897674

    return bool((isbn if kind == "isbn" else isni).is_valid(number))


@cache
def highest(kind: str) -> int:
    """The highest number that a register can have given out by now."""
    from pipeline.errors import RuleError
    from pipeline.yamlfile import read_yaml

    found: int = read_yaml(rules_folder() / "data" / "identifiers.yaml", RuleError).data[kind]
    return found
