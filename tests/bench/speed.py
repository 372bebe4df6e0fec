"""Speed of the whole path from ingest to flag, beside bare spaCy tokenising and quantulum3, as ratios from one run.

    python tests/bench/speed.py [--articles N] [--rounds N] [--megabytes N] [--json]    # `make bench` compiles first

The corpus is the annotated articles varied by a seeded generator: lines change places, every figure changes, some long
words are joined into new compounds, so that no cache meets the same text twice. All run on one core, in turn; of the
rounds the fastest counts, since what slows one down is the machine's other work.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.collector import seldom
from pipeline.dutch import sentences
from pipeline.dutch.words import words_of
from pipeline.settings import Settings
from pipeline.work import line_up, run_stages

GOLD = Path(__file__).resolve().parents[1] / "gold"
SETS = ("dev", "long", "own-a", "own-b", "own-c")  # as they were when the first figures were taken
SEED = 20261124


def corpus(count: int, seed: int = SEED) -> list[str]:
    """`count` varied articles of at least 3,000 characters each."""
    rng = random.Random(seed)
    texts = [path.read_text("utf-8") for name in SETS for path in sorted((GOLD / name / "articles").glob("*.txt"))]
    words = sorted({word for text in texts for word in re.findall(r"[a-zé]{7,}", text)})
    return [_vary(texts, words, rng) for _ in range(count)]


def _vary(texts: Sequence[str], words: Sequence[str], rng: random.Random) -> str:
    lines: list[str] = []
    while sum(map(len, lines)) < 3000:
        part = rng.choice(texts).splitlines()
        at = rng.randrange(len(part))
        lines.extend(part[at:] + part[:at])
    text = "\n".join(lines)
    text = re.sub(r"\d", lambda _: str(rng.randrange(10)), text)
    return re.sub(r"\b[a-z]{9,}\b", lambda m: m[0] + rng.choice(words) if rng.random() < 0.05 else m[0], text)


def ours(texts: Sequence[str]) -> Callable[[], None]:
    """Ingest to flag, as `analyse` runs it."""
    from pipeline.stages import ingest

    settings = Settings()
    stages = line_up(settings, translate=False)

    def run() -> None:
        for text in texts:
            article = run_stages(ingest.read_bytes(text.encode(), "a.txt", settings), settings, stages)
            assert article.status == "ok", article.error

    return run


def spacy_tokens(texts: Sequence[str]) -> Callable[[], None]:
    """`spacy.blank("nl")` on the same text."""
    import spacy

    nlp = spacy.blank("nl")

    def run() -> None:
        for text in texts:
            nlp.make_doc(text)

    return run


def quantulum(texts: Sequence[str]) -> Callable[[], None] | None:
    """quantulum3 on the same text; None where it is not installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None

    def run() -> None:
        for text in texts:
            parser.parse(text)

    return run


def measure(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Characters a second of each contestant: its fastest round, after a warm-up."""
    sizes = {"bijsluiter": len(texts), "spacy": len(texts), "quantulum3": max(1, len(texts) // 20)}
    makers = {"bijsluiter": ours, "spacy": spacy_tokens, "quantulum3": quantulum}
    speeds: dict[str, list[float]] = {name: [] for name in makers}
    warm = corpus(5, SEED + 1)
    for name, make in makers.items():
        run = make(warm)
        if run is None:
            print(f"{name} is not installed: left out", file=sys.stderr)
            del speeds[name]
        else:
            run()
    for number in range(rounds):
        fresh = corpus(len(texts), SEED + 10 + number)
        for name in speeds:
            part = fresh[: sizes[name]]
            run = makers[name](part)
            assert run is not None
            gc.collect()
            began = time.process_time()
            run()
            speeds[name].append(sum(map(len, part)) / (time.process_time() - began))
    return {name: max(values) for name, values in speeds.items()}


SIZES = (50_000, 100_000, 200_000, 400_000)


def doubling(texts: Sequence[str], sizes: Sequence[int] = SIZES, rounds: int = 1) -> list[tuple[int, dict[str, float]]]:
    """Seconds of each stage for one text of growing size, the fastest round's: a linear path doubles with the size.

    Each text is another stretch of `texts`, so that none finds its words in a cache that a shorter one filled.
    """
    rows, whole, start = [], "\n".join(texts), 0
    for size in sizes:
        text, start = whole[start : start + size], start + size
        times = [stage_times([text]) for _ in range(rounds)]
        rows.append((len(text), {name: min(found[name] for found in times) for name in times[0]}))
    return rows


def stage_times(texts: Iterable[str]) -> dict[str, float]:
    """Seconds of processor that each stage takes on some texts, one after another."""
    from pipeline.stages import ingest

    settings = Settings()
    stages = line_up(settings, translate=False)
    gc.collect()
    taken = dict.fromkeys(("ingest", *(name for name, _ in stages)), 0.0)
    words_of.cache_clear()
    for text in texts:
        began = time.process_time()
        article = ingest.read_bytes(text.encode(), "a.txt", settings)
        taken["ingest"] += time.process_time() - began
        for name, stage in stages:
            began = time.process_time()
            article = stage.run(article, settings)
            taken[name] += time.process_time() - began
    return taken


class Mark(NamedTuple):
    """What it took to get so far: characters read, seconds of processor in all stages, and the most memory in MiB."""

    characters: int
    seconds: float
    peak: int


def megabytes(count: float) -> list[Mark]:
    """The marks at an eighth, a quarter, half and all of so many megabytes of varied articles; none is kept."""
    marks, done, seconds, seed = [], 0, 0.0, SEED + 1000
    stage_times(corpus(5))
    for part in (8, 4, 2, 1):
        while done < count * 1_000_000 / part:
            texts, seed = corpus(50, seed), seed + 1
            seconds += sum(stage_times(texts).values())
            done += sum(map(len, texts))
        marks.append(Mark(done, seconds, _peak()))
    return marks


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--articles", type=int, default=40)
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--megabytes", type=float, default=0, help="measure the stages on so large a corpus instead")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    seldom()  # as the command does
    print("compiled" if not sentences.__file__.endswith(".py") else "pure Python", file=sys.stderr)
    if chosen.megabytes:
        marks = megabytes(chosen.megabytes)
        if chosen.json:
            print(json.dumps([mark._asdict() for mark in marks]))
            return
        print(f"{'megabytes':>12}{'seconds':>10}{'characters/s':>14}{'peak MiB':>10}")
        for mark in marks:
            pace = mark.characters / mark.seconds
            print(f"{mark.characters / 1e6:12.1f}{mark.seconds:10.1f}{pace:14,.0f}{mark.peak:10}")
        return
    texts = corpus(chosen.articles)
    speeds = measure(texts, chosen.rounds)
    rows = doubling(corpus(240, SEED + 2))
    peak = _peak()
    if chosen.json:
        print(json.dumps({"characters_a_second": speeds, "doubling": rows, "peak_mib": peak}))
        return
    ours_speed = speeds["bijsluiter"]
    print(f"{'ingest to flag, one core':32}{'characters/s':>14}{'bijsluiter is':>16}")
    for name, speed in speeds.items():
        print(f"{name:32}{speed:14,.0f}{ours_speed / speed:15.2f}x")
    print(f"{'seconds for one text of length':34}" + "".join(f"{size // 1000:>8}k" for size, _ in rows))
    for name in rows[0][1]:
        print(f"{name:34}" + "".join(f"{times[name]:9.3f}" for _, times in rows))
    print(f"{'all':34}" + "".join(f"{sum(times.values()):9.3f}" for _, times in rows))
    print(f"peak memory {peak} MiB")


if __name__ == "__main__":
    main()
