"""Tries an unpacked package out in a process of its own, so that a model that cannot be loaded harms nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from pipeline.paths import PACKAGE

SECONDS = 120.0  # a model of 1 GB on a slow disk
_WORDS = "Een."
_CALL = "import sys; from pipeline.translation.trial import main; main(sys.argv[1])"
_LONGEST = 200  # characters of a reason


def problem_of(folder: Path, seconds: float = SECONDS) -> str | None:
    """Why the package in `folder` cannot translate; None where it can, or where the libraries for that are not here."""
    if find_spec("ctranslate2") is None or find_spec("sentencepiece") is None:
        return None
    path = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, "-c", _CALL, str(folder)],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": path},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"> {seconds:g} s"
    if done.returncode == 0:
        return None
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].replace(f"{folder}{os.sep}", "")[:_LONGEST] if lines else f"exit {done.returncode}"


def main(folder: str) -> None:
    """Load the model in `folder` and translate a word with it; raises where that fails."""
    import ctranslate2

    from pipeline.translation.pieces import tokenizer

    pieces = tokenizer(Path(folder))
    model = ctranslate2.Translator(str(Path(folder) / "model"), device="cpu", inter_threads=1, intra_threads=1)
    found = model.translate_batch(pieces.encode([_WORDS]), beam_size=1, max_decoding_length=8)
    pieces.decode(found[0].hypotheses[0])
