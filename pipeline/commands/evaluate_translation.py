"""`evaluate --translation`: the scores of the chosen translator on sentences with reference translations."""

from __future__ import annotations

import time
from importlib.util import find_spec
from pathlib import Path

from pipeline.commands import output
from pipeline.errors import UsageError
from pipeline.messages import say
from pipeline.settings import Settings
from pipeline.translation.engine import describe, open_route
from pipeline.translation.scores import Scores, read_pairs, scored
from pipeline.translation.unavailable import Unavailable


def run(path: Path, settings: Settings, *, misses: bool = False) -> int:
    """Print BLEU, chrF and what the guard flags, and with `misses` every sentence, the worst first; the exit status."""
    source, target = settings.languages.source[0], settings.languages.target
    pairs = read_pairs(path, source, target)
    if find_spec("sacrebleu") is None:
        raise UsageError(say("no_sacrebleu", settings.lang))
    texts = [pair.source for pair in pairs]
    try:
        legs = open_route(settings)
        began = time.perf_counter()
        for leg in legs:
            texts = leg.engine.translate(texts)
    except Unavailable as exc:
        raise UsageError(say("no_translation", settings.lang, reason=exc.text(settings.lang))) from exc
    if not legs:
        raise UsageError(say("no_translation", settings.lang, reason=describe(settings).reason or ""))
    seconds = time.perf_counter() - began
    guarded = (source, target) == ("nl", "en")
    scores = scored(pairs, texts, guard=guarded)
    output.line(f"{describe(settings).name}: {len(pairs)} sentences in {seconds:.1f} s")
    output.line(f"{'BLEU':10} {scores.bleu:5.1f}  {scores.bleu_signature}")
    output.line(f"{'chrF':10} {scores.chrf:5.1f}  {scores.chrf_signature}")
    if guarded:
        flagged = sum(1 for sentence in scores.sentences if sentence.findings)
        output.line(f"{'flagged':10} {flagged:5}  by the guard")
    if misses:
        _print_sentences(scores)
    return 0


def _print_sentences(scores: Scores) -> None:
    for sentence in sorted(scores.sentences, key=lambda sentence: sentence.chrf):
        rules = " ".join(sorted({finding.rule for finding in sentence.findings}))
        output.line(f"\nchrF {sentence.chrf:.0f}  {rules}".rstrip())
        output.line(f"  source     {sentence.pair.source}\n  found      {sentence.text}")
        output.line(f"  reference  {sentence.pair.reference}")
