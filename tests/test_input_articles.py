"""Faults planted in the example articles are flagged, each by a rule about it; sound sentences are left alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.article import Article
from pipeline.settings import Settings
from pipeline.stages import ingest
from pipeline.work import line_up, run_stages

HERE = Path(__file__).resolve().parent
PLANTED = yaml.safe_load((HERE / "gold" / "planted.yaml").read_text("utf-8"))
SOUND = yaml.safe_load((HERE / "gold" / "sound.yaml").read_text("utf-8"))
CASES = [
    pytest.param(
        name,
        fault,
        id=f"{name}: {fault['words']} {fault['rules'][0]}",
        marks=[pytest.mark.xfail(reason=fault["cannot"], strict=True)] if "cannot" in fault else [],
    )
    for name, faults in PLANTED.items()
    for fault in faults
]


@cache
def article(name: str) -> Article:
    settings = Settings()
    path = HERE.parent / "input" / name
    found = ingest.read_bytes(path.read_bytes(), name, settings)
    return run_stages(found, settings, line_up(settings, translate=False))


def flags_at(name: str, words: str) -> list[str]:
    """The rules of the flags on the block of some words."""
    read = article(name)
    places = [at for at in range(len(read.text)) if read.text.startswith(words, at)]
    assert places, f"{name} does not hold {words!r}"
    blocks = [(b.start, b.end) for b in read.blocks if any(b.start <= at < b.end for at in places)]
    return [flag.rule for flag in read.flags if any(start <= flag.start < end for start, end in blocks)]


@pytest.mark.parametrize(("name", "fault"), CASES)
def test_a_planted_fault_is_flagged(name: str, fault: dict[str, Any]) -> None:
    found = flags_at(name, fault["words"])
    wanted = tuple(fault["rules"])
    assert [rule for rule in found if rule in wanted or rule.partition("/")[0] in wanted], found


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, sentences in SOUND.items() for words in sentences])
def test_a_sound_sentence_is_left_alone(name: str, words: str) -> None:
    read = article(name)
    start = read.text.index(words)
    packs = ("advice", "claim", "dose", "number", "source")
    found = [f for f in read.flags if f.start < start + len(words) and f.end > start]
    assert [f.rule for f in found if f.rule.partition("/")[0] in packs] == []
