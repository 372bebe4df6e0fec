"""Speed of translation beside one sentence at a time, as argostranslate calls CTranslate2, and beside bare CTranslate2.

    python tests/bench/translation.py [--sentences N] [--rounds N] [--json]

All use the same package and the same cores, in turn; of the rounds the fastest counts. The sentences are those of the
annotated articles, with other figures in them. "checked" is with the guard and the translation memory; what mending
adds depends on how many translations fail, so it stands apart.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.settings import Settings
from pipeline.translation.argos import ArgosEngine
from pipeline.translation.engine import open_engine
from pipeline.translation.memory import Memory, Remembered
from pipeline.translation.pairs import Pair
from pipeline.translation.pieces import windows

GOLD = Path(__file__).resolve().parents[1] / "gold"
SEED = 20261124
GOALS = {"one by one": 5.0, "bare": 0.85}


def sentences(count: int, seed: int = SEED) -> list[str]:
    """`count` different sentences of the annotated articles, their figures changed."""
    rng = random.Random(seed)
    lines = [line for path in sorted(GOLD.glob("*/articles/*.txt")) for line in path.read_text("utf-8").splitlines()]
    pool = [piece for line in lines for piece in re.split(r"(?<=[.!?]) +", line) if 20 < len(piece) < 250]
    found: dict[str, None] = {}
    while len(found) < count:
        found[re.sub(r"\d", lambda _: str(rng.randrange(1, 10)), rng.choice(pool))] = None
    return list(found)


def contestants(texts: list[str], folder: Path) -> dict[str, Callable[[], object]]:
    """What each does with the sentences."""
    import ctranslate2

    engine = open_engine(Settings())
    assert isinstance(engine, ArgosEngine)
    package = engine.package.folder()
    single = ctranslate2.Translator(str(package / "model"), device="cpu", compute_type="auto")
    tokens = [part for pieces in engine.tokens.encode(texts) for part in windows(pieces)]
    pair = Pair()

    def one_by_one() -> list[str]:
        made = []
        for text in texts:
            found = single.translate_batch(
                engine.tokens.encode([text]),
                replace_unknowns=True,
                max_batch_size=32,
                batch_type="tokens",
                beam_size=4,
                num_hypotheses=1,
                length_penalty=0.2,
                return_scores=True,
            )
            made.append(engine.tokens.decode(found[0].hypotheses[0]))
        return made

    def checked() -> None:
        memory = Memory(folder / f"{time.perf_counter_ns()}.sqlite")
        memory.get("bench", texts)
        made = engine.translate(texts)
        for text, translation in zip(texts, made, strict=True):
            pair.check(text, translation)
        pairs = zip(texts, made, strict=True)
        memory.put("bench", engine.name, "en", [Remembered(*both, False) for both in pairs])
        memory.close()

    return {
        "one by one": one_by_one,
        "bare": lambda: engine.batch(tokens),
        "ours": lambda: engine.translate(texts),
        "checked": checked,
    }


def measure(texts: list[str], rounds: int) -> dict[str, float]:
    """Sentences a second of each: its fastest round, after a warm-up."""
    with TemporaryDirectory() as folder:
        runs = contestants(texts, Path(folder))
        for run in contestants(texts[:20], Path(folder)).values():
            run()
        best = dict.fromkeys(runs, float("inf"))
        for number in range(rounds):
            for name, run in runs.items():
                if name == "one by one" and number >= max(1, rounds // 3):
                    continue  # it takes most of the time
                began = time.perf_counter()
                run()
                best[name] = min(best[name], time.perf_counter() - began)
    return {name: len(texts) / seconds for name, seconds in best.items()}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--sentences", type=int, default=500)
    options.add_argument("--rounds", type=int, default=6)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    speeds = measure(sentences(chosen.sentences), chosen.rounds)
    if chosen.json:
        print(json.dumps({"sentences_a_second": speeds}))
        return
    print(f"{'translation':32}{'sentences/s':>14}{'ours is':>12}{'checked is':>12}")
    for name, speed in speeds.items():
        goal = f"   (goal {GOALS[name]:.2f}x)" if name in GOALS else ""
        print(f"{name:32}{speed:14,.1f}{speeds['ours'] / speed:11.2f}x{speeds['checked'] / speed:11.2f}x{goal}")


if __name__ == "__main__":
    main()
