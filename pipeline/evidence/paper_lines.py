"""Where a paper was published, as reference lists write it: in running text, and as a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.evidence.passages import Found, Reading

VOLUME = re.compile(
    r"\b(?<![-/.])(?:19|20)\d\d(?!,? [0-2]?\d:[0-5]\d(?![\d–-]))"  # no date with a time of day
    r"[a-z]?\)?[;,:.]? ?\d{1,4}(?: ?\(\w{1,9}\))?[:;] ?[A-Ze]?\d{1,6}(?:[-–]\d{1,6})?"
)
_PAGES = r"(?:pp?\. ?|blz\. ?)?\d{1,6}[-–]\d{1,6}\b"
_ISSUE = re.compile(  # "2020, jrg. 33, p. 301-318", "jaargang 9, nr. 3", "12(3), 45-50"
    r"\b(?:jrg|jaargang|jg|vol|volume)\.? ?\d{1,4}\b[,:;]? ?\(?(?:\d|(?:nr|nummer|no|afl|issue|pp?|blz)\b)"
    r"|\b\d{1,4} ?\(\d{1,3}(?:[-–/]\d{1,3})?\)[,:;] ?" + _PAGES,
    re.IGNORECASE,
)


def whole_references(reading: Reading) -> Iterator[Found]:
    """References in the running text: "Rovers MM, et al. Huisarts Wet 2006;49(13):650-5"."""
    text = reading.article.text
    for index in reading.numbered:
        if reading.words[index][:2] in ("19", "20") and (match := VOLUME.match(text, reading.starts[index])):
            passage = reading.passage_of(index)
            begin = max(passage.start, match.start() - 400)
            opened = text.rfind("(", begin, match.start())
            if opened > text.rfind(")", begin, match.start()):
                if not any(map(str.isupper, text[opened : match.start()])):
                    continue  # only year and pages: whose paper it is, stands before the bracket
                begin = opened
            yield Found(begin, match.end(), "author_year", "referenced", None)


def is_paper_line(line: str) -> bool:
    """Whether a line does little more than say where one paper was published."""
    match = (VOLUME.search(line) or _ISSUE.search(line)) if len(line) < 400 else None
    return match is not None and line[:1].isupper() and len(line) - match.end() < 120
