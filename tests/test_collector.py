"""How often Python looks for garbage."""

from __future__ import annotations

import gc

from pipeline.collector import seldom


def test_the_collector_runs_seldom() -> None:
    before = gc.get_threshold()
    try:
        seldom()
        assert gc.get_threshold() == (50_000, 20, 20)
    finally:
        gc.set_threshold(*before)
