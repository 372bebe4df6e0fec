"""Asks the register that fits: Crossref and doi.org for a DOI, Europe PMC for a number of PubMed, a site for a link."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from pipeline.verify import crossref, europepmc
from pipeline.verify.lookups import Lookup
from pipeline.verify.results import Result
from pipeline.verify.web import Answer, Web

_GONE = frozenset((404, 410))


@dataclass(frozen=True, slots=True)
class Sites:
    """Where the registers are; `loopback` lets tests ask a server on this machine."""

    crossref: str = "https://api.crossref.org"
    doi: str = "https://doi.org"
    europepmc: str = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    loopback: bool = False


def look_up(lookup: Lookup, web: Web, sites: Sites, contact: str | None = None) -> Result:
    """What a register or site says."""
    if lookup.register == "url":
        return _link(web.there(lookup.target.partition("#")[0]))
    try:
        return _doi(lookup.target, web, sites, contact) if lookup.register == "doi" else _paper(lookup, web, sites)
    except (ValueError, KeyError, TypeError, AttributeError):  # an answer in another form than its schema
        return Result("unchecked", detail="?")


def _doi(doi: str, web: Web, sites: Sites, contact: str | None) -> Result:
    polite = f"?{urlencode({'mailto': contact})}" if contact else ""
    answer = web.get(f"{sites.crossref}/works/{quote(doi, safe='')}{polite}")
    if answer.status == 200:
        return Result("found", crossref.record(_json(answer)["message"]))
    if answer.status != 404:
        return _unchecked(answer)
    # other agencies give out DOIs too: https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation
    answer = web.get(f"{sites.doi}/api/handles/{quote(doi, safe='/')}")
    if answer.status == 200:
        return Result("found")
    return Result("unknown") if answer.status == 404 else _unchecked(answer)


def _paper(lookup: Lookup, web: Web, sites: Sites) -> Result:
    number = f"EXT_ID:{lookup.target} AND SRC:MED" if lookup.register == "pmid" else f"PMCID:PMC{lookup.target}"
    query = urlencode({"query": number, "format": "json", "resultType": "core"})
    answer = web.get(f"{sites.europepmc}/search?{query}")
    if answer.status != 200:
        return _unchecked(answer)
    record = europepmc.record(_json(answer))
    return Result("found", record) if record else Result("unknown")


def _link(answer: Answer) -> Result:
    if answer.status in _GONE:
        return Result("unknown", detail=str(answer.status))
    if answer.problem == "no-name":
        return Result("unknown", detail=answer.problem)
    return Result("found") if 200 <= answer.status < 400 else _unchecked(answer)


def _unchecked(answer: Answer) -> Result:
    return Result("unchecked", detail=answer.problem or str(answer.status))


def _json(answer: Answer) -> dict[str, Any]:
    found = json.loads(answer.body)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found
