"""Work units in processes: order, one process, and an item that kills its process."""

from __future__ import annotations

import os
from collections.abc import Sequence

from pipeline.executors.local import map_units


def _double(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


def _pids(items: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in items]


def _die_on_three(items: Sequence[int]) -> list[int]:
    if 3 in items:
        os._exit(1)
    return [2 * item for item in items]


def _gone(item: int) -> int:
    return -item


def test_results_come_in_order() -> None:
    assert list(map_units(_double, range(20), _gone, workers=2, size=3)) == list(range(0, 40, 2))


def test_one_worker_stays_in_this_process() -> None:
    assert set(map_units(_pids, range(5), _gone, workers=1, size=2)) == {os.getpid()}


def test_an_item_that_kills_its_process_costs_no_other() -> None:
    assert list(map_units(_die_on_three, range(8), _gone, workers=2, size=2)) == [0, 2, 4, -3, 8, 10, 12, 14]


def test_nothing_to_do() -> None:
    assert list(map_units(_double, [], _gone, workers=2)) == []
