"""Turns tokenised pairs into batches of like length, and batches into tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import torch

    Row = tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]

PAD, BOS, EOS = 0, 1, 2
_POOL = 60_000  # pairs that are sorted by length together


def load(path: Path) -> tuple[list[Row], int]:
    """The pairs of an .npz file as piece numbers, and how many pieces there are."""
    import numpy as np

    data = np.load(path)

    def cut(name: str) -> list[np.ndarray[Any, Any]]:
        return np.split(data[name].astype(np.int64), np.cumsum(data[f"{name}l"])[:-1])

    return list(zip(cut("s"), cut("t"), strict=True)), int(data["vocab"])


def batches(rows: Sequence[Row], tokens: int, rng: random.Random | None = None) -> list[list[int]]:
    """Indexes of pairs of like length, at most `tokens` a batch with padding; in another order for each `rng` state."""
    order = list(range(len(rows)))
    if rng:
        rng.shuffle(order)
    made = []
    for first in range(0, len(order), _POOL):
        batch: list[int] = []
        widest = 0
        for index in sorted(order[first : first + _POOL], key=lambda one: (len(rows[one][1]) // 3, len(rows[one][0]))):
            width = max(map(len, rows[index])) + 1
            if batch and max(widest, width) * (len(batch) + 1) > tokens:
                made.append(batch)
                batch, widest = [], 0
            batch.append(index)
            widest = max(widest, width)
        made.append(batch)
    if rng:
        rng.shuffle(made)
    return made


def tensors(rows: Sequence[Row], batch: Sequence[int], device: str) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Sources, shifted targets and wanted targets of a batch; -1 where a wanted target is padding."""
    import numpy as np
    import torch

    ours, theirs = (max(len(rows[index][side]) for index in batch) + 1 for side in (0, 1))
    source, shifted = np.full((len(batch), ours), PAD), np.full((len(batch), theirs), PAD)
    wanted = np.full((len(batch), theirs), -1)
    for line, index in enumerate(batch):
        one, two = rows[index]
        source[line, : len(one)], source[line, len(one)] = one, EOS
        shifted[line, 0], shifted[line, 1 : len(two) + 1] = BOS, two
        wanted[line, : len(two)], wanted[line, len(two)] = two, EOS
    made = [torch.from_numpy(array).to(device, non_blocking=True) for array in (source, shifted, wanted)]
    return made[0], made[1], made[2]
