"""BLEU and chrF of an Argos package on sentences with reference translations, and examples to read."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from training.corpora import read_pairs


def score(package: Path, pairs: Path, show: int) -> None:
    """Print both scores with their signatures, and `show` of the translations."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    read = read_pairs(pairs)
    found = translated(package, [pair.source for pair in read])
    references = [[pair.target for pair in read]]
    for metric in (BLEU(), CHRF()):
        print(metric.corpus_score(found, references), metric.get_signature())
    for index in range(0, len(read), max(1, len(read) // show)) if show else ():
        print(f"\nsource     {read[index].source}\nfound      {found[index]}\nreference  {read[index].target}")


def translated(package: Path, sentences: Sequence[str]) -> list[str]:
    """What a package of one's own makes of the sentences."""
    import ctranslate2
    import sentencepiece

    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder)
        (root,) = Path(folder).iterdir()
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "sentencepiece.model"))
        engine = ctranslate2.Translator(str(root / "model"), compute_type="int8")
        results = engine.translate_batch(
            pieces.encode(list(sentences), out_type=str),
            beam_size=4,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=200,
        )
        return [str(pieces.decode(result.hypotheses[0])) for result in results]
