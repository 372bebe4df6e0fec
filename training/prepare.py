"""Mixes the corpora and cuts them into pieces: WORK/train.npz, dev.npz, sentencepiece.model and data.json."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.corpora import Mix, Pair, mixed, read_mix, read_pairs

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

_LONGEST = 90  # pieces of a sentence
_REQUIRED = "μ≥≤±°×⁄½€‰→•…–—“”‘’„"


def prepare(path: Path, work: Path) -> None:
    """Make everything that training needs; a sentencepiece model that WORK holds is kept, for its checkpoint."""
    mix = read_mix(path)
    work.mkdir(parents=True, exist_ok=True)
    rng = random.Random(mix.seed)
    counts: dict[str, int] = {}
    pairs: list[Pair] = []
    for corpus in mix.corpora:
        new = list(mixed(corpus, rng))
        counts[corpus.name] = len(new)
        pairs += new
        print(f"{corpus.name:24} {len(new):8} pairs  {corpus.licence}")
    rng.shuffle(pairs)
    pieces = _pieces(pairs, mix, work)
    save(work / "train.npz", pairs, pieces)
    save(work / "dev.npz", read_pairs(mix.dev), pieces)
    (work / "data.json").write_text(json.dumps(_card(mix, counts), indent=1, ensure_ascii=False) + "\n", "utf-8")


def save(path: Path, pairs: Sequence[Pair], pieces: SentencePieceProcessor) -> None:
    """Write pairs as flat arrays of piece numbers (`s`, `t`) and their lengths (`sl`, `tl`)."""
    import numpy as np

    sources, targets = (pieces.encode([pair[side] for pair in pairs]) for side in (0, 1))
    kept = [
        (source, target)
        for source, target in zip(sources, targets, strict=True)
        if 0 < len(source) <= _LONGEST and 0 < len(target) <= _LONGEST
    ]
    if not kept:
        raise ValueError(f"{path}: there is no pair to write")
    arrays: dict[str, Any] = {}
    for name, side in (("s", 0), ("t", 1)):
        arrays[name] = np.concatenate([np.array(row[side], np.uint16) for row in kept])
        arrays[f"{name}l"] = np.array([len(row[side]) for row in kept], np.int32)
    arrays["vocab"] = np.int64(pieces.get_piece_size())
    np.savez_compressed(path, allow_pickle=False, **arrays)
    print(f"{path}: {len(kept)} pairs, {len(arrays['t'])} target tokens")


def _pieces(pairs: Sequence[Pair], mix: Mix, work: Path) -> SentencePieceProcessor:
    import sentencepiece

    model = work / "sentencepiece.model"
    if not model.exists():
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter([side for pair in pairs for side in pair]),
            model_prefix=str(model.with_suffix("")),
            vocab_size=mix.pieces,
            model_type="unigram",
            byte_fallback=True,
            split_digits=True,  # figures are copied digit by digit
            character_coverage=0.9999,
            normalization_rule_name="nmt_nfkc",
            required_chars=_REQUIRED,
            input_sentence_size=700_000,
            shuffle_input_sentence=True,
            hard_vocab_limit=False,
            unk_id=0,
            bos_id=1,
            eos_id=2,
            pad_id=-1,
            num_threads=1,  # so that the same data gives the same pieces
            minloglevel=2,
        )
    return sentencepiece.SentencePieceProcessor(model_file=str(model))


def _card(mix: Mix, counts: dict[str, int]) -> dict[str, object]:
    corpora = [
        {"name": one.name, "pairs": counts[one.name], "weight": one.weight, "licence": one.licence, "url": one.url}
        for one in mix.corpora
    ]
    return {"source": mix.source, "target": mix.target, "seed": mix.seed, "corpora": corpora}
