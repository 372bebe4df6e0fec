"""What people say: quotations, answers to questions and lines behind a name and a colon rest on their speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.article import Article, Block
from pipeline.evidence.pointing import pronoun_speaks
from pipeline.evidence.standing import Standing, View
from pipeline.evidence.wordlists import BIT

_EXPERT, _REPORT, _ACCORDING, _ANSWERS = (BIT[n] for n in ("expert", "report", "according", "answers"))
_PAIRS = {"“": '”“"', "„": '”“"', '"': '"”', "«": "»", "”": "”"}
_MARK = re.compile('[“”„"«»]')
_ANY_MARK = re.compile(f"[{_MARK.pattern[1:-1]}‘'’]")
_OPEN_SINGLE = re.compile(r"(?:(?<=[\s(:\t])|^)(?:‘|['’](?!(?:[stnkmr]|ie|er|em|ns)\b))(?=[\wÀ-ÿ…])", re.MULTILINE)
_CLOSE_SINGLE = re.compile(r"['’](?=[\s,.;:!?)]|$)", re.MULTILINE)
_QUOTES = frozenset("“”„\"«»‘'’")
_SHORTEST = 12
_COLON = re.compile(r"(?: \([^()]{3,40}\))?:")
_NEXT_WORD = re.compile(r" [A-Z]")  # a new sentence: nobody is said to have spoken
_INTRODUCTION = 4
_QUESTION = 120  # characters in which a question before an answer ends
_MEMORY = 6


def follow_speech(view: View, standings: list[Standing]) -> None:
    """Give what is quoted, answered or told under a name the evidence of the one who says it."""
    speakers = _speakers(view)
    _follow_quotations(view, standings, speakers)
    _follow_names_with_colon(view, standings, speakers)
    _follow_answers(view, standings, speakers)
    _follow_the_only_one(view, standings, speakers)


def _speakers(view: View) -> dict[int, int]:
    """The first person, or body that says something, of each sentence that has one: sentence to mark, in order."""
    speakers: dict[int, int] = {}
    for mark, found in enumerate(view.found):
        if found.level != "attributed" or found.kind not in ("person", "body"):
            continue
        place = view.reading.passage_at(found.start)
        if found.kind == "body" and not view.passages[place].bits & (_REPORT | _ACCORDING):
            continue
        known = speakers.get(place)
        if known is None or (found.kind == "person" and view.found[known].kind == "body"):
            speakers[place] = mark
    return dict(sorted(speakers.items()))


def _follow_quotations(view: View, standings: list[Standing], speakers: dict[int, int]) -> None:
    """A quotation rests on the one named beside it, or on the one interviewed where it fills its paragraph.

    The words of somebody unnamed ("een bezorgde vader zegt") are vague.
    """
    article, passages = view.article, view.passages
    people = [place for place, mark in speakers.items() if view.found[mark].kind == "person"]
    last: int | None = None
    last_block = -1
    for quote in quotations(article):
        first = max(0, view.reading.passage_at(quote.start))
        final = view.reading.passage_at(quote.end - 1)
        block = article.blocks[quote.block]
        beside = _beside(view, quote, first, final)
        speaker = next((speakers[i] for i in beside if i in speakers), None)
        alone = _all_quoted(article, block) or (
            quote.start <= block.start + 1 and _NEXT_WORD.match(article.text, quote.end) is not None
        )
        before = bisect_left(people, first) - 1
        nearest = speakers[people[before]] if before >= 0 else None
        if speaker is None and last is not None and (last_block == quote.block or alone):
            speaker = last
        if speaker is None and nearest is not None and (alone or _pronoun_beside(view, beside, first - people[before])):
            speaker = nearest
        if speaker is not None:
            last, last_block = speaker, quote.block
        for index in range(first, final + 1):
            if passages[index].block != quote.block:
                continue
            if speaker is not None:
                standings[index].lift("attributed", "report", (speaker,))
            elif vague := next(
                (standings[i] for i in beside if i < index and _unnamed_speaker(view, i, standings[i])), None
            ):
                standings[index].lift("vague", "report", vague.marks)


def _all_quoted(article: Article, block: Block) -> bool:
    """Whether a paragraph is one quotation, or several; a question may stand before it."""
    text = article.text
    if text[block.end - 1] not in _QUOTES:
        return False
    asked = text.find("?", block.start, block.start + _QUESTION)
    first = asked + 1 if asked > 0 else block.start
    return any(text[at] in _QUOTES for at in (block.start, min(first + 1, block.end - 1)))


def _beside(view: View, quote: Quote, first: int, final: int) -> list[int]:
    """The sentences of a quotation and around it in its block, nearest to its end first."""
    around = dict.fromkeys((final, first, final + 1, first - 1))
    return [i for i in around if 0 <= i < len(view.passages) and view.passages[i].block == quote.block]


def _pronoun_beside(view: View, beside: list[int], distance: int) -> bool:
    """Whether "vertelt ze" stands beside a quotation, close enough to a person to mean that one."""
    return distance <= _MEMORY and any(pronoun_speaks(view.reading, view.passages[i]) for i in beside)


def _unnamed_speaker(view: View, index: int, standing: Standing) -> bool:
    bits = view.passages[index].bits
    return standing.level == "vague" and bool(bits & _EXPERT and bits & _REPORT)


def _follow_names_with_colon(view: View, standings: list[Standing], speakers: dict[int, int]) -> None:
    """ "Kroeze: Slik nooit meer dan twee." The paragraph that a name and a colon open is what that person says."""
    text = view.article.text
    for place, mark in speakers.items():
        found, passage = view.found[mark], view.passages[place]
        opens = found.kind == "person" and view.article.blocks[passage.block].start + 40 > found.start
        if not opens or not _COLON.match(text, found.end) or found.start - passage.start > 40:
            continue
        for index in range(place + 1, len(view.passages)):
            if view.passages[index].block != passage.block:
                break
            standings[index].lift("attributed", "report", (mark,))


def _follow_answers(view: View, standings: list[Standing], speakers: dict[int, int]) -> None:
    """Where the opening says that somebody answers questions, the paragraphs that follow a question are theirs."""
    passages = view.passages
    mark = next(
        (
            speakers[i]
            for i in range(min(_INTRODUCTION, len(passages)))
            if passages[i].bits & _ANSWERS and i in speakers
        ),
        None,
    )
    if mark is None:
        return
    text, blocks = view.article.text, view.article.blocks
    asked = -1
    for index, passage in enumerate(passages):
        block = blocks[passage.block]
        ended = index + 1 == len(passages) or passages[index + 1].block != passage.block
        if ended and text[passage.start : block.end].rstrip(" \n\"”’'").endswith("?"):
            asked = passage.block
        elif asked >= 0 and passage.block == asked + 1 and block.kind != "heading":
            standings[index].lift("attributed", "report", (mark,))


def _follow_the_only_one(view: View, standings: list[Standing], speakers: dict[int, int]) -> None:
    """ "Mondtape vindt hij riskant", where one person is named in the whole article, and before it."""
    people = [mark for mark in speakers.values() if view.found[mark].kind == "person"]
    names = {(view.found[mark].target or "").split()[-1:][0] for mark in people if view.found[mark].target}
    if len(names) != 1:
        return
    for found in view.found:
        if not found.weak or found.start < view.found[people[0]].start:
            continue
        index = view.reading.passage_at(found.start)
        only = all(view.found[mark].weak for mark in standings[index].marks)
        if only and pronoun_speaks(view.reading, view.passages[index]):
            standings[index].lift("attributed", "report", (people[0],))


class Quote(NamedTuple):
    """A quotation, marks included, and the block that holds it."""

    start: int
    end: int
    block: int


def quotations(article: Article) -> Iterator[Quote]:
    """Every quoted stretch of at least a few words, in order and within one block."""
    marks = [mark.start() for mark in _ANY_MARK.finditer(article.text)]
    if not marks:
        return
    marks.append(len(article.text))
    for index, block in enumerate(article.blocks):
        if marks[bisect_left(marks, block.start)] < block.end and block.kind != "reference":
            found = [*_double(article.text, block.start, block.end), *_single(article.text, block.start, block.end)]
            for start, end in sorted(found):
                yield Quote(start, end, index)


def _double(text: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    opened = -1
    for mark in _MARK.finditer(text, lo, hi):
        if opened < 0:
            opened = mark.start()
        elif mark.group() in _PAIRS.get(text[opened], '"”'):
            if mark.start() - opened > _SHORTEST:
                yield opened, mark.end()
            opened = -1
    if opened >= 0 and hi - opened > _SHORTEST and text[opened] in '“„"«':
        yield opened, hi


def _single(text: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """ "‘Na een week was het over’, vertelt ze": not the apostrophes of "'s avonds" and "baby's"."""
    if text.find("‘", lo, hi) < 0 and text.find("'", lo, hi) < 0 and text.find("’", lo, hi) < 0:
        return
    at_ = lo
    while (opened := _OPEN_SINGLE.search(text, at_, hi)) is not None:
        closed = _CLOSE_SINGLE.search(text, opened.end(), hi)
        if closed is None:
            return
        if closed.start() - opened.start() > _SHORTEST:
            yield opened.start(), closed.end()
        at_ = closed.end()
