"""Frames are filled with the words of their slots, the same at every reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.frames import sentences

GOLD = Path(__file__).parent / "gold" / "frames.yaml"


def _write(path: Path, frame: str) -> Path:
    path.write_text(
        f'slots: {{food: "melk, brood"}}\nfirm:\n  command: ["{frame}"]\ntraps:\n  hedged: ["Soms helpt het."]\n',
        "utf-8",
    )
    return path


def test_a_frame_is_filled_and_begins_with_capitals(tmp_path: Path) -> None:
    found = list(sentences(_write(tmp_path / "frames.yaml", "{food}? {food} eruit.")))
    assert found[-1] == ("Soms helpt het.", False)
    assert {firm for text, firm in found[:-1]} == {True}
    assert {text for text, _ in found[:-1]} <= {
        f"{one}? {other} eruit." for one in ("Melk", "Brood") for other in ("Melk", "Brood")
    }


def test_a_slot_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"is no slot; there are food"):
        list(sentences(_write(tmp_path / "frames.yaml", "{drink} eruit.")))


def test_our_frames_are_filled_the_same_each_time() -> None:
    assert list(sentences(GOLD)) == list(sentences(GOLD))
