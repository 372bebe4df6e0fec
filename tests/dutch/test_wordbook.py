"""Words by number, and what is known of each."""

from __future__ import annotations

import pytest

from pipeline.dutch import wordbook
from pipeline.dutch.wordbook import Known, by_number, number


def test_a_word_has_one_number() -> None:
    first, second = by_number("Zink helpt: zink, Zink."), number(["helpt", "zink"])
    assert first.book is second.book
    assert [first.book.words[at] for at in first.numbers] == ["zink", "helpt", "zink", "zink"]
    assert second.numbers == [first.numbers[1], first.numbers[0]]


def test_what_is_known_is_told_once_a_word() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Known(length)
    assert known.of(number(["melk", "en", "melk"])) == [4, 2, 4]
    assert known.of(number(["en", "thee", "melk"])) == [2, 4, 4]
    assert sorted(word for word in asked if word in ("melk", "en", "thee")) == ["en", "melk", "thee"]


def test_a_full_book_is_put_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordbook, "_REMEMBERED", 2)
    shelf, known = wordbook._Shelf(), Known(str.upper)
    old, new = shelf.number(["melk", "en", "kaas"]), shelf.number(["kaas"])
    assert (old.book is new.book, new.numbers) == (False, [0])
    assert [known.of(text) for text in (old, new, old)] == [["MELK", "EN", "KAAS"], ["KAAS"], ["MELK", "EN", "KAAS"]]


def test_no_words() -> None:
    assert Known(len).of(by_number("")) == []
