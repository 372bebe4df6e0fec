"""Addresses that a reader may follow: web addresses only, whatever an article holds."""

from __future__ import annotations

import re
from urllib.parse import quote

from pipeline.article import Citation

_WEB = re.compile(r"https?://[^\s\"'<>\\]+$", re.IGNORECASE)
_RESOLVERS = {
    "doi": (re.compile(r"10\.\d{4,9}/\S+$"), "https://doi.org/"),
    "pmid": (re.compile(r"\d{1,9}$"), "https://pubmed.ncbi.nlm.nih.gov/"),
    "pmc": (re.compile(r"PMC\d{1,9}$", re.IGNORECASE), "https://pmc.ncbi.nlm.nih.gov/articles/"),
}


def web_link(address: str | None) -> str | None:
    """`address` where it is a plain http or https address, else None."""
    return address if address and _WEB.match(address) else None


def citation_link(citation: Citation) -> str | None:
    """Where the cited work can be looked up, if its target says so."""
    target = citation.target or ""
    pattern, base = _RESOLVERS.get(citation.kind, (None, ""))
    if pattern and pattern.match(target):
        return base + quote(target, safe="/:;()._-")
    return web_link(target)
