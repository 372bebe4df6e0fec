"""Sentence splitting on the cases of sentences.yaml, and its speed on hostile text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from pipeline.dutch.sentences import split

GROUPS = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text("utf-8"))
CASES = [(case[0], case[1:]) for cases in GROUPS.values() for case in cases]


def test_there_are_cases() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == sentences


def test_bounds_hold() -> None:
    text = "Buiten. Zink helpt niet. IJzer wel. Buiten."
    assert [text[start:end] for start, end in split(text, 8, 35)] == ["Zink helpt niet.", "IJzer wel."]


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        '"',
        "a.",
        ". ",
        "A. ",
        "1.",
        "[1]",
        ".1",
        "x ",
        "“a. ",
        "…",
        ".(1",
        "'s ",
        "dr. ",
        "a(b. C",
        "1, ",
        "✨",
        "\n",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * size
        began = time.perf_counter()
        for _ in split(text):
            pass
        return time.perf_counter() - began

    seconds(100)
    assert seconds(40_000) < max(0.5, 12 * min(seconds(10_000), seconds(10_000)))
