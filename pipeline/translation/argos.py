"""An Argos package run by CTranslate2: its word pieces in batches sorted by length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from pipeline.translation.archive import PackageError
from pipeline.translation.packages import Package
from pipeline.translation.pieces import tokenizer, windows
from pipeline.translation.unavailable import Unavailable

_UNKNOWN = "<unk>"
_SMALLEST = 256  # tokens of a batch
_FAILED = {
    "load": ("het vertaalpakket laat zich niet laden ({why})", "the translation package cannot be loaded ({why})"),
    "translate": ("het vertaalpakket kan dit niet vertalen ({why})", "the translation package cannot do this ({why})"),
}


@dataclass(frozen=True, slots=True)
class Search:
    """How translations are searched for."""

    beam_size: int = 4
    batch_tokens: int = 2048  # at once
    length_penalty: float = 1.0  # below 1 favours short translations
    max_tokens: int = 256  # of a translation


class ArgosEngine:
    """An Argos package: its tokens through its CTranslate2 model, batched by length.

    A small model gains more from batches side by side than from many threads on one batch, hence a thread a batch.
    """

    def __init__(self, package: Package, threads: int, search: Search) -> None:
        import ctranslate2

        self.package, self.name, self.draft = package, package.label, package.draft
        self._prefix = package.target_prefix
        self._how, self._threads = search, threads
        with self._telling("load"):
            folder = package.folder()
            self.tokens = tokenizer(folder)
            self._model = ctranslate2.Translator(
                str(folder / "model"), device="cpu", compute_type="int8", inter_threads=threads, intra_threads=1
            )

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """The best translation of each sentence, in order."""
        return [found[0] for found in self._search(sentences, self._how.beam_size, 1)]

    def candidates(self, sentences: Sequence[str], count: int) -> list[list[str]]:
        """Up to `count` translations of each sentence from a search that much wider, the likeliest first."""
        return self._search(sentences, max(count, self._how.beam_size), count)

    def batch(self, tokens: list[list[str]]) -> list[list[list[str]]]:
        """The best pieces for the pieces of each sentence, in batches, and nothing besides."""
        return self._batch(tokens, self._how.beam_size, 1)

    def _search(self, sentences: Sequence[str], beam_size: int, count: int) -> list[list[str]]:
        if not sentences:
            return []
        with self._telling("translate"):
            return self._searched(sentences, beam_size, count)

    @contextmanager
    def _telling(self, step: str) -> Iterator[None]:
        """Make what the libraries raise, which is of no one kind, the reason why nothing is translated."""
        try:
            yield
        except PackageError as exc:
            raise Unavailable(exc.text("nl"), exc.text("en")) from exc
        except (RuntimeError, ValueError, OSError, MemoryError) as exc:
            nl, en = _FAILED[step]
            why = (str(exc) or type(exc).__name__).splitlines()[0][:200]
            place = f"{self.package.path}: "
            raise Unavailable(place + nl.format(why=why), place + en.format(why=why)) from exc

    def _searched(self, sentences: Sequence[str], beam_size: int, count: int) -> list[list[str]]:
        tokens: list[list[str]] = []
        sizes = []  # how many windows each sentence takes
        for pieces in self.tokens.encode(sentences):
            parts = list(windows(pieces))
            tokens += parts
            sizes.append(len(parts))
        found = self._batch(tokens, beam_size, count)
        unknown = [
            number for number, hypotheses in enumerate(found) if any(_UNKNOWN in pieces for pieces in hypotheses)
        ]
        if (
            unknown
        ):  # copying the source's own word takes attention, which slows every sentence: only where it is needed
            copied = self._batch([tokens[number] for number in unknown], beam_size, count, replace_unknowns=True)
            for number, hypotheses in zip(unknown, copied, strict=True):
                found[number] = hypotheses
        texts = iter([[self._decode(pieces) for pieces in hypotheses] for hypotheses in found])
        return [_joined(list(islice(texts, size))) for size in sizes]

    def _batch(
        self, tokens: list[list[str]], beam_size: int, count: int, *, replace_unknowns: bool = False
    ) -> list[list[list[str]]]:
        results = self._model.translate_batch(
            tokens,
            target_prefix=[[self._prefix]] * len(tokens) if self._prefix else None,
            beam_size=beam_size,
            num_hypotheses=count,
            max_batch_size=self._batch_size(tokens),
            batch_type="tokens",
            length_penalty=self._how.length_penalty,
            max_decoding_length=self._how.max_tokens,
            replace_unknowns=replace_unknowns,
        )
        return [result.hypotheses for result in results]

    def _batch_size(self, tokens: list[list[str]]) -> int:
        """Tokens a batch: what settings allow, and small enough that every thread has several to do."""
        share = sum(map(len, tokens)) // (4 * self._threads)
        return max(_SMALLEST, min(self._how.batch_tokens, share))

    def _decode(self, tokens: list[str]) -> str:
        if self._prefix and tokens and tokens[0] == self._prefix:
            tokens = tokens[1:]
        return " ".join(self.tokens.decode(tokens).split())


def _joined(parts: list[list[str]]) -> list[str]:
    """Whole hypotheses from those of the windows of one sentence."""
    return parts[0] if len(parts) == 1 else [" ".join(pieces) for pieces in zip(*parts, strict=False)]
