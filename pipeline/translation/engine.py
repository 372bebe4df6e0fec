"""The translation engine: an Argos package run by CTranslate2, one a process, opened when first used."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from pipeline.translation.packages import Missing, Package, choose
from pipeline.translation.pieces import tokenizer, windows

if TYPE_CHECKING:
    from pipeline.settings import Settings

_UNKNOWN = "<unk>"
_LONGEST = 256  # tokens of a translation


class Engine(Protocol):
    """Anything that translates sentences; `draft` marks an engine that an editor must not publish from unread."""

    @property
    def name(self) -> str:
        """What an analysis calls it."""
        ...

    @property
    def draft(self) -> bool:
        """Whether its translations are drafts."""
        ...

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """The best translation of each sentence, in order."""
        ...

    def candidates(self, sentences: Sequence[str], count: int) -> list[list[str]]:
        """Up to `count` translations of each sentence from a wider search, the likeliest first."""
        ...


@dataclass(frozen=True, slots=True)
class Description:
    """The engine that would be used, or the reason why there is none (in the language of the settings)."""

    name: str
    draft: bool
    reason: str | None = None


def describe(settings: Settings) -> Description:
    """What `open_engine` would open, without loading it."""
    package = choose(settings)
    if isinstance(package, Missing):
        return Description("", False, package.text(settings.lang))
    return Description(package.label, package.draft)


def engine_id(settings: Settings) -> str:
    """Name, version and checksum of the package that would be used, without loading it; "none" where there is none."""
    package = choose(settings)
    if isinstance(package, Missing):
        return "none"
    return f"{package.name} {package.version} {package.checksum}"


def open_engine(settings: Settings) -> Engine | None:
    """The engine for these settings, shared within the process; None where `describe` gives a reason."""
    package = choose(settings)
    if isinstance(package, Missing):
        return None
    options = settings.translation
    return _open(package, options.threads or _cores(), options.beam_size, options.batch_tokens)


@cache
def _open(package: Package, threads: int, beam_size: int, batch_tokens: int) -> ArgosEngine:
    return ArgosEngine(package, threads, beam_size, batch_tokens)


def _cores() -> int:
    """The cores this process may use; one where it is a worker among others."""
    import multiprocessing

    if multiprocessing.parent_process() is not None:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class ArgosEngine:
    """An Argos package: its tokens through its CTranslate2 model, batched by length.

    A small model gains more from batches side by side than from many threads on one batch, hence a thread a batch.
    """

    def __init__(self, package: Package, threads: int, beam_size: int, batch_tokens: int) -> None:
        import ctranslate2

        folder = package.folder()
        self.name, self.draft = package.label, package.draft
        self._tokens = tokenizer(folder)
        self._prefix = package.target_prefix
        self._beam_size, self._batch_tokens, self._threads = beam_size, batch_tokens, threads
        self._model = ctranslate2.Translator(
            str(folder / "model"), device="cpu", compute_type="int8", inter_threads=threads, intra_threads=1
        )

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """The best translation of each sentence, in order."""
        return [found[0] for found in self._search(sentences, self._beam_size, 1)]

    def candidates(self, sentences: Sequence[str], count: int) -> list[list[str]]:
        """Up to `count` translations of each sentence from a search that much wider, the likeliest first."""
        return self._search(sentences, max(count, self._beam_size), count)

    def _search(self, sentences: Sequence[str], beam_size: int, count: int) -> list[list[str]]:
        if not sentences:
            return []
        tokens: list[list[str]] = []
        sizes = []  # how many windows each sentence takes
        for pieces in self._tokens.encode(sentences):
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
            max_decoding_length=_LONGEST,
            replace_unknowns=replace_unknowns,
        )
        return [result.hypotheses for result in results]

    def _batch_size(self, tokens: list[list[str]]) -> int:
        """Tokens a batch: what settings allow, and small enough that every thread has several to do."""
        share = sum(map(len, tokens)) // (4 * self._threads)
        return max(_LONGEST, min(self._batch_tokens, share))

    def _decode(self, tokens: list[str]) -> str:
        if self._prefix and tokens and tokens[0] == self._prefix:
            tokens = tokens[1:]
        return " ".join(self._tokens.decode(tokens).split())


def _joined(parts: list[list[str]]) -> list[str]:
    """Whole hypotheses from those of the windows of one sentence."""
    return parts[0] if len(parts) == 1 else [" ".join(pieces) for pieces in zip(*parts, strict=False)]
