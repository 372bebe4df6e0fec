"""The pieces of words that a model reads: by SentencePiece, or by byte-pair codes in older packages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

_LONGEST_INPUT = 160  # tokens of a sentence that is translated in one piece


class Tokenizer(Protocol):
    """Cuts sentences into pieces and joins those of a translation."""

    def encode(self, sentences: Sequence[str]) -> list[list[str]]: ...

    def decode(self, tokens: list[str]) -> str: ...


def tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of an unpacked package."""
    model = folder / "sentencepiece.model"
    return _Pieces(model) if model.is_file() else _BytePairs(folder)


class _Pieces:
    """SentencePiece, as most packages have it."""

    def __init__(self, model: Path) -> None:
        import sentencepiece

        self._model: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))

    def encode(self, sentences: Sequence[str]) -> list[list[str]]:
        pieces: list[list[str]] = self._model.encode(list(sentences), out_type=str)
        return pieces

    def decode(self, tokens: list[str]) -> str:
        return str(self._model.decode_pieces(tokens)).replace("▁", " ")


class _BytePairs:
    """Byte-pair codes (bpe.model), as older packages have them, through Argos's own tokenizer."""

    def __init__(self, folder: Path) -> None:
        from argostranslate.package import Package as ArgosPackage

        self._tokenizer: Any = ArgosPackage(folder).tokenizer

    def encode(self, sentences: Sequence[str]) -> list[list[str]]:
        return [self._tokenizer.encode(sentence) for sentence in sentences]

    def decode(self, tokens: list[str]) -> str:
        return str(self._tokenizer.decode(tokens))


def windows(pieces: list[str]) -> Iterator[list[str]]:
    """The pieces of a sentence, cut where it is too long for the model: after a comma or the like, else at a word."""
    while len(pieces) > _LONGEST_INPUT:
        stretch = range(_LONGEST_INPUT, _LONGEST_INPUT // 2, -1)
        cut = next((at_ for at_ in stretch if pieces[at_ - 1][-1:] in ",;:.!?"), None)
        cut = cut or next((at_ for at_ in stretch if pieces[at_].startswith("▁")), _LONGEST_INPUT)
        yield pieces[:cut]
        pieces = pieces[cut:]
    yield pieces
