"""How good a translator is: BLEU and chrF against references, and what the guard finds in its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import Told, UsageError, at, unreadable
from pipeline.translation.findings import Finding
from pipeline.translation.guard import check

_FLORES = {"nl": "nld_Latn", "en": "eng_Latn", "de": "deu_Latn", "fr": "fra_Latn", "es": "spa_Latn"}


class Pair(NamedTuple):
    """A sentence and its reference translation."""

    source: str
    reference: str


@dataclass(frozen=True, slots=True)
class Translated:
    """A pair with what a translator made of it, its chrF, and what the guard finds in it."""

    pair: Pair
    text: str
    chrf: float
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Of a whole set: both scores with the signature that says how they were counted, and each sentence."""

    bleu: float
    chrf: float
    bleu_signature: str
    chrf_signature: str
    sentences: tuple[Translated, ...]


def read_pairs(path: Path, source: str = "nl", target: str = "en") -> list[Pair]:
    """The pairs of a TSV file (source, reference; a line of column names does not count) or a folder of two text files.

    In a folder the two end in `.nl` and `.en`, or begin as those of FLORES do (`nld_Latn.dev`). Raises UsageError.
    """
    try:
        pairs = _from_folder(path, source, target) if path.is_dir() else _from_tsv(path, (source, target))
    except (OSError, UnicodeDecodeError) as exc:
        raise UsageError(unreadable(path, exc)) from exc
    if not pairs:
        raise UsageError(
            at(
                path,
                None,
                None,
                Told("bevat geen zin met een vertaling", "holds no pair of a sentence and its translation"),
            )
        )
    return pairs


def _from_tsv(path: Path, header: tuple[str, str]) -> list[Pair]:
    pairs = []
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
        fields = line.split("\t")
        if not line.strip() or (number == 1 and tuple(fields[:2]) == header):
            continue
        if len(fields) < 2 or not all(field.strip() for field in fields[:2]):
            raise UsageError(
                at(
                    path,
                    number,
                    None,
                    Told(
                        "moet een zin, een tab en de vertaling bevatten",
                        "must hold a sentence, a tab, and its translation",
                    ),
                )
            )
        pairs.append(Pair(fields[0].strip(), fields[1].strip()))
    return pairs


def _from_folder(path: Path, source: str, target: str) -> list[Pair]:
    ours, theirs = (_side(path, code) for code in (source, target))
    if ours is None or theirs is None:
        pair = f"dev.{source}", f"dev.{target}"
        problem = Told(
            "moet twee tekstbestanden bevatten, zoals {} en {}", "must hold two text files, such as {} and {}"
        )
        raise UsageError(at(path, None, None, Told(problem.nl.format(*pair), problem.format(*pair))))
    sides = [file.read_text("utf-8-sig").splitlines() for file in (ours, theirs)]
    if len(sides[0]) != len(sides[1]):
        one, two = map(len, sides)
        lines = Told(f"heeft {one} regels, {theirs.name} {two}", f"has {one} lines, but {theirs.name} has {two}")
        raise UsageError(at(ours, None, None, lines))
    return [Pair(*lines) for lines in zip(*sides, strict=True)]


def _side(path: Path, code: str) -> Path | None:
    """The file of a language, where there is exactly one."""
    flores = _FLORES.get(code, code)
    found = [
        file
        for file in sorted(path.iterdir())
        if file.is_file() and (file.suffix == f".{code}" or file.name.startswith(f"{flores}."))
    ]
    return found[0] if len(found) == 1 else None


def scored(pairs: Sequence[Pair], translations: Sequence[str], *, guard: bool = True) -> Scores:
    """What sacrebleu makes of `translations`, one a pair; without `guard` the findings stay empty."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = BLEU(), CHRF()
    references = [[pair.reference for pair in pairs]]
    whole = bleu.corpus_score(translations, references).score, chrf.corpus_score(translations, references).score
    sentences = tuple(
        Translated(
            pair,
            text,
            CHRF().sentence_score(text, [pair.reference]).score,
            check(pair.source, text) if guard else (),
        )
        for pair, text in zip(pairs, translations, strict=True)
    )
    return Scores(*whole, str(bleu.get_signature()), str(chrf.get_signature()), sentences)
