"""Memory stays flat, however many articles one process reads."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from pipeline.settings import Settings, TranslationSettings
from pipeline.work import Source, analyse
from tests.bench.speed import corpus

BATCH, BATCHES = 20, 15


def _resident() -> int:
    """KiB of this process in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_memory_stays_flat() -> None:
    settings = Settings(workers=1, translation=TranslationSettings(enabled=False))
    after = []
    for batch in range(BATCHES):
        texts = corpus(BATCH, seed=batch)
        sources = [Source(f"{batch}-{n}", Path(f"{n}.txt"), text.encode()) for n, text in enumerate(texts)]
        assert {article.status for article in analyse(sources, settings)} == {"ok"}
        gc.collect()
        after.append(_resident())
    assert after[-1] - after[BATCHES // 3] < 12_000, after  # KiB, over two hundred articles
