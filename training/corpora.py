"""Reads the list of corpora and mixes their pairs by weight."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

LONGEST = 60  # words of a sentence
_NUMBER = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+(?![\d.,])|(?<![\w.,/-])\d+(?:,\d+)?(?![\w.,/]*\d)",
)
_SWAP = str.maketrans(".,", ",.")


class Pair(NamedTuple):
    """A sentence and its translation."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """A TSV file of pairs. `weight` 2.5: each pair twice, half of them a third time; 0.2: a fifth of them.

    From the repeat `renumbered` on (1 is the first) the numbers of a pair are exchanged for others, so that they are
    learnt as something to copy; 0 for never.
    """

    name: str
    file: Path
    licence: str
    url: str
    weight: float = 1.0
    most: int | None = None
    renumbered: int = 0


@dataclass(frozen=True, slots=True)
class Mix:
    """All that the training data is made of."""

    source: str
    target: str
    seed: int
    pieces: int
    corpora: tuple[Corpus, ...]
    dev: Path


def read_mix(path: Path) -> Mix:
    """The list at `path`; its file names count from its folder. Raises ValueError where a licence or key is lacking."""
    import yaml

    data = yaml.safe_load(path.read_text("utf-8"))
    try:
        corpora = tuple(Corpus(**{**entry, "file": path.parent / entry["file"]}) for entry in data["corpora"])
        dev = path.parent / data["dev"]
        mix = Mix(data["source"], data["target"], int(data["seed"]), int(data["pieces"]), corpora, dev)
    except (KeyError, TypeError) as exc:
        raise ValueError(f"{path}: lacks a key or has an unknown one ({exc})") from exc
    unlicensed = [corpus.name for corpus in corpora if not corpus.licence]
    if unlicensed:
        raise ValueError(f"{path}: no licence for {', '.join(unlicensed)}")
    return mix


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a TSV file that look like translations of one another."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    pairs = (Pair(row[0].strip(), row[1].strip()) for row in rows if len(row) >= 2)
    return [pair for pair in pairs if is_sound(pair)]


def is_sound(pair: Pair) -> bool:
    """Neither empty nor endless, of like length, and not a text left as it is."""
    ours, theirs = len(pair.source.split()), len(pair.target.split())
    if not (1 <= ours <= LONGEST and 1 <= theirs <= LONGEST):
        return False
    return max(ours, theirs) <= 2.2 * min(ours, theirs) + 3 and not (ours > 3 and pair.source == pair.target)


def mixed(corpus: Corpus, rng: random.Random) -> Iterator[Pair]:
    """The pairs of a corpus, as often as its weight says, in no order."""
    pairs = read_pairs(corpus.file)
    rng.shuffle(pairs)
    pairs = pairs[: corpus.most]
    whole = int(corpus.weight)
    for repeat in range(1, whole + 2):
        share = pairs if repeat <= whole else pairs[: round(len(pairs) * (corpus.weight - whole))]
        for pair in share:
            yield renumber(pair, rng) if corpus.renumbered and repeat >= corpus.renumbered else pair


def renumber(pair: Pair, rng: random.Random) -> Pair:
    """The pair with other digits in each number that stands once on both sides, the English one in English form."""
    source, target = pair
    for number in dict.fromkeys(_NUMBER.findall(source)):
        english = number.translate(_SWAP)
        there = re.compile(rf"(?<![\w.,]){re.escape(english)}(?!\w|[.,]\d)")
        year = re.fullmatch(r"(?:19|20)\d\d", number)
        if year or source.count(number) != 1 or len(there.findall(target)) != 1:
            continue
        new = "".join(_other_digit(sign, place, rng) for place, sign in enumerate(number))
        source = source.replace(number, new)
        target = there.sub(new.translate(_SWAP), target)
    return Pair(source, target)


def _other_digit(sign: str, place: int, rng: random.Random) -> str:
    if not sign.isdigit() or (sign == "0" and place and rng.random() < 0.6):
        return sign
    return str(rng.randint(0 if place else 1, 9))
