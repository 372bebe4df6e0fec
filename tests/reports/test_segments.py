"""Overlapping spans become stretches that lie side by side."""

from __future__ import annotations

import random
import time

import pytest

from pipeline.article import Article, Block, Sentence, Span
from pipeline.reports.segments import Pair, Segment, cut, pairs_of


def test_spans_that_overlap_nest_and_touch() -> None:
    a, b, c = Span(start=0, end=6), Span(start=4, end=9), Span(start=4, end=6)
    assert cut([Pair(0, 10, "s1")], [c, b, a]) == [
        Segment(0, 4, (a,)),
        Segment(4, 6, (a, c, b)),
        Segment(6, 9, (b,)),
        Segment(9, 10, ()),
    ]


def test_a_span_over_two_sentences_and_the_gap_between_them() -> None:
    span = Span(start=2, end=8)
    assert cut([Pair(0, 4, "s1"), Pair(6, 10, "s2")], [span]) == [
        Segment(0, 2, ()),
        Segment(2, 4, (span,)),
        Segment(6, 8, (span,)),
        Segment(8, 10, ()),
    ]


def test_empty_spans_and_spans_outside_leave_no_trace() -> None:
    assert cut([Pair(3, 6, None)], [Span(start=4, end=4), Span(start=8, end=9)]) == [Segment(3, 6, ())]


def test_every_character_once_with_what_covers_it() -> None:
    chance = random.Random(7)
    for _ in range(100):
        spans = [Span(start=(start := chance.randrange(40)), end=start + chance.randrange(1, 15)) for _ in range(12)]
        segments = cut([Pair(0, 20, "s1"), Pair(20, 50, "s2")], spans)
        assert [at for segment in segments for at in range(segment.start, segment.end)] == list(range(50))
        for segment in segments:
            covering = {id(span) for span in spans if span.start <= segment.start and segment.end <= span.end}
            assert {id(span) for span in segment.spans} == covering


def test_sentences_reach_to_the_next_and_fill_their_block() -> None:
    article = Article(
        id="a",
        source="a",
        text="Een. Twee.1 x\nkop",
        blocks=(Block(start=0, end=13, kind="paragraph", line=1), Block(start=14, end=17, kind="heading", line=2)),
        sentences=(Sentence(id="s1", start=0, end=4, block=0), Sentence(id="s2", start=5, end=10, block=0)),
    )
    assert pairs_of(article) == [[Pair(0, 5, "s1"), Pair(5, 13, "s2")], [Pair(14, 17, None)]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een. Twee.", ["Een. ", "Twee."]),
        ("Een.1,2 Twee.", ["Een.1,2 ", "Twee."]),
        ("Een. (Twee.)", ["Een. ", "(Twee.)"]),
        ("Een. “Twee.”", ["Een. ", "“Twee.”"]),
        ("“Een.” “Twee.”", ["“Een.” ", "“Twee.”"]),
        ("Een.”Twee.", ["Een.”", "Twee."]),
    ],
)
def test_a_quote_goes_with_the_sentence_that_it_opens(text: str, expected: list[str]) -> None:
    one, two = text.index("Een"), text.index("Twee")
    article = Article(
        id="a",
        source="a",
        text=text,
        blocks=(Block(start=0, end=len(text), kind="paragraph", line=1),),
        sentences=(
            Sentence(id="s1", start=one, end=one + 4, block=0),
            Sentence(id="s2", start=two, end=two + 5, block=0),
        ),
    )
    assert [text[pair.start : pair.end] for pair in pairs_of(article)[0]] == expected


def test_cutting_is_fast_where_spans_are_many() -> None:
    spans = [Span(start=at * 3, end=at * 3 + 40) for at in range(20_000)]
    began = time.perf_counter()
    segments = cut([Pair(0, 70_000, "s1")], spans)
    assert len(segments) == 40_000
    assert time.perf_counter() - began < 5
