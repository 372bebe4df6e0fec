"""The mix of corpora: what is kept, how often, and with which figures."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from training.corpora import Corpus, Pair, is_sound, mixed, read_mix, read_pairs, renumber

PAIRS = [
    ("Neem 1,5 mg.", "Take 1.5 mg."),
    ("Slaap goed.", "Sleep well."),
    ("Eet vis.", "Eat fish."),
    ("Ga zitten.", "Sit down."),
]


def corpus(folder: Path, weight: float, **more: int) -> Corpus:
    file = folder / "a.tsv"
    file.write_text("".join(f"{one}\t{two}\n" for one, two in PAIRS), "utf-8")
    return Corpus("a", file, "CC0", "https://example.org", weight, **more)


@pytest.mark.parametrize(("weight", "count"), [(1, 4), (2.5, 10), (0.5, 2), (0, 0)])
def test_weight_says_how_often(tmp_path: Path, weight: float, count: int) -> None:
    assert len(list(mixed(corpus(tmp_path, weight), random.Random(1)))) == count


def test_at_most(tmp_path: Path) -> None:
    assert len(list(mixed(corpus(tmp_path, 2, most=3), random.Random(1)))) == 6


def test_the_same_seed_gives_the_same_mix(tmp_path: Path) -> None:
    one = corpus(tmp_path, 3, renumbered=2)
    assert list(mixed(one, random.Random(4))) == list(mixed(one, random.Random(4)))


def test_figures_change_on_both_sides_in_their_own_form() -> None:
    assert renumber(Pair("Neem 1,5 mg van de 4.000 IE.", "Take 1.5 mg of the 4,000 IU."), random.Random(2)) == Pair(
        "Neem 1,1 mg van de 2.004 IE.", "Take 1.1 mg of the 2,004 IU."
    )


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("In 2020 daalde het.", "In 2020 it fell."),
        ("3 en 3", "3 and 3"),
        ("Neem 5 mg.", "Take five mg."),
        ("MK-7", "MK-7"),
    ],
)
def test_figures_that_stay(source: str, target: str) -> None:
    assert renumber(Pair(source, target), random.Random(1)) == Pair(source, target)


@pytest.mark.parametrize(
    ("source", "target", "sound"),
    [
        ("Neem dit in.", "Take this.", True),
        ("", "Take this.", False),
        ("woord " * 61, "word " * 61, False),
        ("Eén woord.", "word " * 20, False),
        ("Dit is niet vertaald dus.", "Dit is niet vertaald dus.", False),
        ("NHG", "NHG", True),
    ],
)
def test_what_is_sound(source: str, target: str, sound: bool) -> None:
    assert is_sound(Pair(source.strip(), target.strip())) is sound


def test_lines_that_are_no_pair_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").write_text("alleen\nja\tyes\textra\n\t\n", "utf-8")
    assert read_pairs(tmp_path / "b.tsv") == [Pair("ja", "yes")]


MIX = "source: nl\ntarget: en\nseed: 7\npieces: 100\ndev: dev.tsv\ncorpora:\n  - {name: a, file: a.tsv, url: x"


def test_read_mix(tmp_path: Path) -> None:
    path = tmp_path / "mix.yaml"
    path.write_text(MIX + ", licence: CC0, weight: 2}\n", "utf-8")
    mix = read_mix(path)
    assert mix.corpora == (Corpus("a", tmp_path / "a.tsv", "CC0", "x", 2),)
    assert (mix.source, mix.target, mix.seed, mix.pieces, mix.dev) == ("nl", "en", 7, 100, tmp_path / "dev.tsv")


@pytest.mark.parametrize(
    ("more", "reason"),
    [("}\n", "lacks a key"), (", licence: ''}\n", "no licence for a"), (", licence: x, wieght: 2}\n", "lacks a key")],
)
def test_a_wrong_list_is_refused(tmp_path: Path, more: str, reason: str) -> None:
    path = tmp_path / "mix.yaml"
    path.write_text(MIX + more, "utf-8")
    with pytest.raises(ValueError, match=reason):
        read_mix(path)
