"""Access to rules/data/layout.yaml, and the questions that every reader asks of a line: caption, heading, date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.errors import RuleError
from pipeline.paths import rules_folder

_NUMBERING = re.compile(r"^[\s#*_\d.)]{1,20}")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?\b")
_WRITTEN = re.compile(r"\b(\d{1,2}) ([a-zA-Z]{3,9})\.? ((?:19|20)\d\d)\b")
_FIGURES = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b")
_MONTH_YEAR = re.compile(r"\b([a-zA-Z]{3,9})\.? ((?:19|20)\d\d)\b")
_TAIL_DATE = re.compile(
    r"\b(?:\d{1,2} [a-zA-Z]{3,9}\.? (?:19|20)\d\d|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)$"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The word lists of layout.yaml."""

    reference_headings: frozenset[str]
    sole_reference_headings: frozenset[str]
    caption_leads: frozenset[str]
    date_leads: tuple[str, ...]
    months: dict[str, int]
    boilerplate: frozenset[str]
    article_marks: frozenset[str]
    word_headings: frozenset[str]
    kickers: frozenset[str]
    interruptions: frozenset[str]


@cache
def layout() -> Layout:
    """The built-in word lists; raises RuleError where the file is wrong."""
    from pipeline.yamlfile import read_yaml

    data = read_yaml(rules_folder() / "data" / "layout.yaml", RuleError).data
    return Layout(
        reference_headings=frozenset(data["reference_headings"]),
        sole_reference_headings=frozenset(data["sole_reference_headings"]),
        caption_leads=frozenset(data["caption_leads"]),
        date_leads=tuple(data["date_leads"]),
        months=dict(data["months"]),
        boilerplate=frozenset(data["boilerplate"]),
        article_marks=frozenset(data["article_marks"]),
        word_headings=frozenset(data["word_headings"]),
        kickers=frozenset(data["kickers"]),
        interruptions=frozenset(data["interruptions"]),
    )


@cache
def _caption_leads() -> tuple[str, ...]:
    return tuple(layout().caption_leads)


def heads_references(heading: str) -> bool:
    """Whether a heading opens a list of references."""
    if len(heading) > 60:
        return False
    words = _NUMBERING.sub("", heading).rstrip(" :*_.").casefold().split()
    if not words or len(words) > 4:
        return False
    known = layout().reference_headings
    if words[0] in known and "en" in words:
        return True
    return words[-1] in known and (len(words) == 1 or words[-1] not in layout().sole_reference_headings)


def is_kicker(line: str) -> bool:
    """Whether a line is a label above the title ("Interview"), one between paragraphs ("Lees ook") or a bare date."""
    if len(line) > 60:
        return False
    bare = line.casefold().strip(" :.>›")
    words = layout()
    if bare in words.kickers or bare in words.interruptions:
        return True
    date = len(line) < 45 and date_in(line)
    return bool(date) and (bare[0].isdigit() or bare.startswith(words.date_leads))


def is_caption(line: str) -> bool:
    """Whether a line describes or credits a picture or table: "Figuur 1. ...", "Foto: ..."."""
    if "©" in line and len(line) < 120:
        return True
    if not line[:30].casefold().startswith(_caption_leads()):
        return False
    lead = line[:30].replace(":", " : ").replace(".", " . ").split(None, 3)
    if len(lead) < 2 or lead[0].casefold() not in layout().caption_leads or len(line) > 400:
        return False
    return lead[1] in (":", ".", "|", "/") or (lead[1][0].isdigit() and len(lead) > 2 and lead[2] in (":", ".", "|"))


def date_in(text: str) -> str | None:
    """The first date in a text, as ISO 8601 (year and month where there is no day)."""
    if found := _ISO.search(text):
        return _iso(found[1], int(found[2]), int(found[3] or 0))
    if found := _WRITTEN.search(text):
        return _iso(found[3], layout().months.get(found[2].casefold(), 0), int(found[1]))
    if found := _FIGURES.search(text):
        return _iso(found[3], int(found[2]), int(found[1]))
    if found := _MONTH_YEAR.search(text):
        return _iso(found[2], layout().months.get(found[1].casefold(), 0), 0)
    return None


def _iso(year: str, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 0 <= day <= 31:
        return None
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def published_in(lines: list[str]) -> str | None:
    """The date of publication that the first lines of an article state after such words as "Gepubliceerd op"."""
    best: tuple[int, str] | None = None
    head = "\n".join(lines).casefold()
    leads = [(rank, lead) for rank, lead in enumerate(layout().date_leads) if lead in head]
    for index, line in enumerate(lines if leads else ()):
        if len(line) > 160:
            continue
        folded = line.casefold()
        for rank, lead in leads:
            at_ = folded.find(lead)
            if at_ < 0 or (at_ > 0 and folded[at_ - 1].isalpha()):
                continue
            date = date_in(line[at_ : at_ + len(lead) + 30])
            if (
                date is None
                and len(line) - at_ <= len(lead) + 2
                and index + 1 < len(lines)
                and len(lines[index + 1]) < 40
            ):
                date = date_in(lines[index + 1])
            if date and (best is None or rank < best[0]):
                best = (rank, date)
                break
    if best:
        return best[1]
    for line in lines[:4]:  # a byline that ends in a date
        if len(line) <= 100 and (tail := _TAIL_DATE.search(line)):
            return date_in(tail.group())
    return None
