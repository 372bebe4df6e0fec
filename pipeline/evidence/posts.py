"""Posts of a forum: who writes one, where that is a professional or somebody who tells what he went through."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.dutch.words import key_of
from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.standing import Standing, View, heads
from pipeline.evidence.wordlists import BIT, in_set, wordlists

_NAME = re.compile(
    r"(?:(?:Antwoord|Reactie|Bericht) van |Re: |@)?"
    r"([A-ZÀ-Þ][\w.'’-]{1,24}(?: [A-ZÀ-Þ]\w{0,20}\.?)?)(?: \(([^()\n]{3,40})\))?: "
)
_TIME = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b")
_ME = frozenset(("ik", "mij", "me", "mijn", "m'n", "ons", "onze", "wij", "we"))
_WENT = frozenset(("sinds", "heb", "hebben", "ben", "nu"))
_PAST = BIT["past"]
_FIRST = 90  # characters in which a name and a colon stand
_POSTS = 3  # blocks that begin so in a forum


def posts(reading: Reading, professions: Iterable[Found]) -> Iterator[Found]:
    """The name before the colon of each such post; behind the colon for what is only the writer's own experience."""
    signed = list(_signed_blocks(reading))
    if not signed:
        return
    functions = sorted(function.start for function in professions)
    forum = len(signed) >= _POSTS
    known: set[str] = set()
    for match in signed:
        name, start, end = match.group(1), match.start(1), match.end(1)
        at_ = bisect_left(functions, end)
        if match.group(2) and at_ < len(functions) and functions[at_] < match.end():
            known.add(name)
        if name in known:
            yield Found(start, end, "person", "attributed", name)
        elif forum and _tells_of_himself(reading, match.end()):
            yield Found(start, end + 1, "person", "attributed", name)


def _signed_blocks(reading: Reading) -> Iterator[re.Match[str]]:
    """What each block begins with that begins with a name and a colon; not "Let op:" or "Maandag:"."""
    article = reading.article
    text = article.text
    colon = text.find(": ")
    while colon >= 0:
        start = text.rfind("\n", max(0, colon - _FIRST), colon) + 1
        match = _NAME.match(text, start) if start or colon < _FIRST else None
        if match and match.end() == colon + 2:
            block = article.blocks[article.block_at(start)]
            opens = block.start == start and block.kind in ("paragraph", "heading")
            if opens and not _is_a_label(match.group(1)):
                yield match
        colon = text.find(": ", colon + 2)


@lru_cache(maxsize=1024)
def _is_a_label(name: str) -> bool:
    from pipeline.claims.unknown import ordinary_words

    first = key_of(name.split()[0])
    return first in wordlists().words or first in ordinary_words() or in_set("not_a_year_name", first)


def _tells_of_himself(reading: Reading, offset: int) -> bool:
    passage = reading.passages[max(0, reading.passage_at(offset))]
    words = reading.words[passage.lo : passage.hi]
    return not _ME.isdisjoint(words) and bool(passage.bits & _PAST or not _WENT.isdisjoint(words))


def follow_posts(view: View, standings: list[Standing]) -> None:
    """A line with a named professional and a time of day heads what that one posts: "Verpleegkundige Tineke, 08:05"."""
    passages, text = view.passages, view.article.text
    for mark, found in enumerate(view.found):
        if found.kind != "person":
            continue
        place = view.reading.passage_at(found.start)
        if not _TIME.search(text, passages[place].start, passages[place].end) or not heads(view, place):
            continue
        for index in range(place + 1, len(passages)):
            if heads(view, index):
                break
            standings[index].lift("attributed", "report", (mark,))
