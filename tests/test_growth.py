"""The time of every stage grows with the length of an article, and no faster."""

from __future__ import annotations

from tests.bench.speed import corpus, doubling

SLACK = 2.5  # beyond what twice the text takes: other work on the machine, and caches that fill
LEAST = 0.02  # seconds; less is noise


def test_time_grows_with_the_length() -> None:
    texts = corpus(20)
    doubling(texts, [5_000])  # what is built once
    (short, times), (long, longer) = doubling(texts, [20_000, 40_000], rounds=3)
    assert (short, long) == (20_000, 40_000)
    slow = {name: (times[name], longer[name]) for name in times if longer[name] > 2 * SLACK * max(times[name], LEAST)}
    assert slow == {}
