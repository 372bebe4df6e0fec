"""The log of runs in the output folder: one line a run, only ever added to, from which the course of time is drawn."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.reports.summary import Summary
from pipeline.store import STATE

FILE = "runs.jsonl"
MOST = 500  # runs that are read back, the last ones


@dataclass(frozen=True, slots=True)
class Past:
    """A run that was: when it finished, and how many flags were open by rule."""

    finished: str
    rules: dict[str, int]


def remember(output: Path, run: dict[str, Any], summaries: Sequence[Summary]) -> None:
    """Add a run to the log, unless nothing in it differs from the last; a run without a time is none."""
    if not run.get("finished"):
        return
    rules = dict(sorted(Counter(flag.rule for summary in summaries for flag in summary.open_flags()).items()))
    before = past_runs(output)
    if before and before[-1].rules == rules:
        return
    record = {"finished": run["finished"], "articles": len(summaries), "rules": rules}
    path = output / STATE / FILE
    path.parent.mkdir(exist_ok=True)
    with path.open("ab+") as stream:
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - 1))
        cut_off = stream.read(1) not in (b"", b"\n")  # by the end of a run that was killed
        stream.write((b"\n" if cut_off else b"") + json.dumps(record, ensure_ascii=False).encode() + b"\n")


def past_runs(output: Path) -> list[Past]:
    """The runs of the log, the oldest first; a line that is no record (of a run that was killed) is passed over."""
    try:
        lines = (output / STATE / FILE).read_text("utf-8", "replace").splitlines()[-MOST:]
    except OSError:
        return []
    return [past for line in lines if (past := _past(line)) is not None]


def _past(line: str) -> Past | None:
    try:
        data = json.loads(line)
        return Past(str(data["finished"]), {str(rule): int(number) for rule, number in data["rules"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
