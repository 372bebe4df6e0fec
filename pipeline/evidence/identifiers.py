"""Identifiers of publications and trials, addresses and hyperlinks: DOI, PMID, PMC, ISBN, trial numbers, URL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.wordlists import BIT

_DOI = re.compile(r"10\.\d{4,9}/(?:\(SICI\)[^\s\"“”‘’]{1,200}|[^\s\"'<>“”‘’]{1,200})")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\"'<>“”‘’|]{3,1500}", re.IGNORECASE)
_PMID = re.compile(r"(?:PMID|PubMed(?: ID)?)[:\s]{0,3}(\d{4,8})\b", re.IGNORECASE)
_PMC = re.compile(r"PMC ?(\d{5,8})\b")
_ISBN = re.compile(r"ISBN(?:-1[03])?[:\s]{0,3}((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX])\b", re.IGNORECASE)
_TRIAL = re.compile(
    r"(?:NCT ?0\d{7}|ISRCTN ?\d{8}|NTR ?-?\d{2,5}|(?:NL-?)?OMON ?\d{3,6}|(?-i:NL)\d{4,5}(?!-[a-z])"
    r"|(?:EudraCT|EU ?CT|CTIS)(?:[- ]?(?:nr|nummer|number)\.?)?:? ?\d{4}-\d{6}-\d\d(?:-\d\d)?"
    r"|ACTRN ?\d{14}|CRD ?\d{8,14}|DRKS ?\d{8}|ChiCTR(?:-\w{2,4}-?)?\d{8,10}|(?:JPRN-?)?UMIN ?\d{9}"
    r"|IRCT\d{10,20}N\d{1,3}|CTRI/\d{4}/\d\d/\d{6}|TCTR\d{11}|KCT ?\d{7}|PACTR\d{15,16}|jRCT\w{10,12})\b",
    re.IGNORECASE,
)
_LEADS = (
    "nct", "isrctn", "ntr", "pmc", "nlomon", "nl", "actrn", "crd", "omon",
    "drks", "chictr", "umin", "irct", "tctr", "kct", "pactr", "jrct",
)  # fmt: skip
_DOI_LEADS = (
    *(f"{scheme}{sub}doi.org/" for scheme in ("https://", "http://", "") for sub in ("dx.", "www.", "")),
    "doi: ", "doi:", "doi ",
)  # fmt: skip
_IDENTIFIER = BIT["identifier"]
_HOST = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}(?:nl|be|com|org|eu|net|gov|int|edu|info)$", re.IGNORECASE)
_PAGE = re.compile(r"/[^\s\"'<>“”‘’|]{2,500}")
_JOINED = frozenset("/.@:-_")
_TRAILING = ".,;:!?)]}*_"


def identifiers(reading: Reading) -> Iterator[Found]:
    """Every identifier and address in the text, and every hyperlink that leads off the page."""
    text = reading.article.text
    at_ = text.find("10.")
    while at_ >= 0:
        match = _DOI.match(text, at_) if at_ == 0 or not text[at_ - 1].isdigit() else None
        if match:
            doi = _trim(match.group())
            yield Found(_doi_start(text, at_), at_ + len(doi), "doi", "referenced", doi.lower())
            at_ = match.end()
        at_ = text.find("10.", at_ + 3)
    yield from _addresses(text)
    yield from _bare_addresses(text)
    yield from _numbers(reading)
    for link in reading.article.links:
        if link.kind == "hyperlink" and link.start < link.end and "://" in link.target:
            found = _DOI.search(link.target)
            target = found.group().lower() if found else link.target
            yield Found(link.start, link.end, "doi" if found else "url", "referenced", target)


def _addresses(text: str) -> Iterator[Found]:
    for lead in ("://", "www."):
        at_ = text.find(lead)
        while at_ >= 0:
            start = at_ if lead == "www." else at_ - (5 if text[max(0, at_ - 5) : at_].lower() == "https" else 4)
            match = _ADDRESS.match(text, max(0, start))
            if match and not (lead == "www." and at_ > 2 and text[at_ - 3 : at_] == "://"):
                address = _trim(match.group())
                yield Found(match.start(), match.start() + len(address), "url", "referenced", address)
                at_ = match.end()
            at_ = text.find(lead, at_ + 4)


def _bare_addresses(text: str) -> Iterator[Found]:
    """Addresses of a page without a scheme: "rivm.nl/magnesium"; a bare host is only the name of a site."""
    at_ = text.find("/")
    while at_ > 0:
        if text[at_ - 1].isalpha() and (host := _HOST.search(text, max(0, at_ - 60), at_)):
            page = _PAGE.match(text, at_)
            if page and text[host.start() - 1 : host.start()] not in _JOINED and not host.group().startswith("www."):
                address = _trim(host.group() + page.group())
                yield Found(host.start(), host.start() + len(address), "url", "referenced", address)
        at_ = text.find("/", at_ + 1)


def _numbers(reading: Reading) -> Iterator[Found]:
    words, starts = reading.words, reading.starts
    places = {cue.word for cue in reading.cues if cue.bits & _IDENTIFIER}
    places.update(index for index in reading.numbered if words[index].startswith(_LEADS))
    for index in sorted(places):
        for kind, pattern in (("trial", _TRIAL), ("pmid", _PMID), ("pmc", _PMC), ("isbn", _ISBN)):
            if match := pattern.match(reading.article.text, starts[index]):
                number = match.group() if kind in ("trial", "pmc") else match.group(1)
                yield Found(starts[index], match.end(), kind, "referenced", number.replace(" ", ""))
                break


def _doi_start(text: str, at_: int) -> int:
    lead = text[max(0, at_ - 20) : at_].lower()
    for form in _DOI_LEADS:
        if lead.endswith(form):
            return at_ - len(form)
    return at_


def _trim(token: str) -> str:
    """Without punctuation that belongs to the sentence; a closing bracket stays where it was opened in the token."""
    while token and token[-1] in _TRAILING:
        if token[-1] in ")]}" and token.count("([{"[")]}".index(token[-1])]) >= token.count(token[-1]):
            break
        token = token[:-1]
    return token
