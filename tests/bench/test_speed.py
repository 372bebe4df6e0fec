"""The benchmark measures what it says."""

from __future__ import annotations

from tests.bench.speed import corpus, doubling, megabytes


def test_marks_stand_at_doublings() -> None:
    marks = megabytes(0.4)
    assert len(marks) == 4
    assert marks[-1].characters >= 400_000
    assert [mark.seconds for mark in marks] == sorted(mark.seconds for mark in marks)


def test_every_length_has_a_text_of_its_own() -> None:
    assert [size for size, _ in doubling(corpus(3), [1_000, 2_000, 4_000])] == [1_000, 2_000, 4_000]


def test_articles_vary() -> None:
    texts = corpus(5)
    assert len(set(texts)) == 5
    assert corpus(5) == texts
    assert min(map(len, texts)) >= 3000
