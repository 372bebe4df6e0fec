"""A source that a reviewer names (DOI, PMID or web address), checked in form; and where to look for one."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from pipeline.article import Citation, Claim
from pipeline.dutch.vocabulary import vocabulary
from pipeline.reports.links import citation_link

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\"<>]{1,200})$", re.IGNORECASE)
_PMID = re.compile(r"(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s*)(\d{1,8})/?$", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]{3,2000}$", re.IGNORECASE)
SEARCHES = (
    ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/?term={}", "en"),
    ("Cochrane", "https://www.cochranelibrary.com/search?searchBy=6&searchText={}", "en"),
    ("Europe PMC", "https://europepmc.org/search?query={}", "en"),
    ("Thuisarts", "https://www.thuisarts.nl/zoeken?search={}", "nl"),
    ("Voedingscentrum", "https://www.voedingscentrum.nl/nl/zoek.aspx?query={}", "nl"),
)


def source_of(text: str) -> tuple[str, str] | None:
    """Kind and target of a source as a citation holds them; None where the form is wrong."""
    text = text.strip()
    if found := _PMID.match(text):
        return "pmid", found[1]
    if found := _DOI.match(text):
        return "doi", found[1].rstrip(".,;")
    if _ADDRESS.match(text):
        try:
            parts = urlsplit(text)
            named = parts.hostname or ""
        except ValueError:
            return None
        if _HOST.match(named) and "@" not in parts.netloc:
            return "url", text
    return None


def link_of(kind: str, target: str) -> str | None:
    """Where a source can be looked up."""
    return citation_link(Citation(id="", start=0, end=0, kind=kind, level="referenced", target=target))


def searches(claim: Claim) -> list[tuple[str, str]]:
    """Name and address of searches for a source of the claim, in the language of each index."""
    subjects = [words for words in (claim.substance, claim.outcome) if words]
    if not subjects:
        return []
    english = [_english(words) for words in subjects]
    terms = {"nl": " ".join(subjects), "en": " ".join(english)}
    return [(name, address.format(quote(terms[lang], safe=""))) for name, address, lang in SEARCHES]


def _english(words: str) -> str:
    return next((term.en for term in vocabulary().get(words) if term.en), words)
