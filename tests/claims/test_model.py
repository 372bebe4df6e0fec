from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.claims.decision import TYPES, judge, odds_of, types_in, types_of
from pipeline.claims.features import features
from pipeline.claims.fitting import Choice, Yes, fit_choice, fit_heads
from pipeline.claims.model import (
    Model,
    halves,
    low_of,
    models,
    pack,
    packed,
    packed_together,
    read_model,
    unpack,
)
from pipeline.claims.parts import Weights
from pipeline.claims.reading import Seen
from pipeline.dutch.wordbook import number
from pipeline.errors import RuleError


def test_the_judge_says_what_the_model_says(seen: Callable[[str], Seen]) -> None:
    for text in ("Neem 3 keer per dag 500 mg.", "Wat een onzin, 3 keer 3 keer!", "Lees ook: zink | magnesium"):
        sentence = seen(text)
        names = features(sentence)
        weight = judge().weigh(sentence, judge().shapes(number(sentence.scan.words)))
        assert odds_of(weight) == pytest.approx(models().claim.scores(names)[0], abs=1e-5)
        assert types_in(weight) == types_of(models().types.scores(names))


def test_types_above_nought_or_the_best() -> None:
    assert types_of([1.0, 0.5, *[-1.0] * 5]) == TYPES[:2]
    assert types_of([-2.0, -0.5, *[-1.0] * 5]) == (TYPES[1],)


def test_fitting_learns_and_repeats() -> None:
    examples = [Yes(["good"], [1.0, None]), Yes(["bad"], [0.0, 1.0])] * 10
    model = fit_heads(("yes", "other"), examples)
    assert model.scores(["good"])[0] > 0 > model.scores(["bad"])[0]
    assert model == fit_heads(("yes", "other"), examples)


def test_a_choice_learns_which_option_is_right() -> None:
    model = fit_choice("role", [Choice([["near"], ["far"], ["none"]], [0])] * 6)
    assert model.pick([["far"], ["near"]]) == 1


def test_a_model_survives_its_file(tmp_path: Path) -> None:
    model = Model(("a", "b"), {"w zink": (0.5, 0.0), "k food": (-1.25, 2.0)}, (0.1, 0.0))
    model.write(tmp_path / "m.tsv")
    assert read_model(tmp_path / "m.tsv") == model


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name\ta\n", "m.tsv:1: must begin with the column 'feature'"),
        ("feature\ta\nw zink\t1\t2\n", "m.tsv:2: has 3 columns, must have 2"),
        ("feature\ta\nw zink\tx\n", "m.tsv:2: holds a weight that is no number"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "m.tsv").write_text(text, "utf-8")
    with pytest.raises(RuleError, match=problem):
        read_model(tmp_path / "m.tsv")


def test_the_models_are_laid_side_by_side() -> None:
    first, second = Model(("a",), {"off: s near": (0.5,)}, (0.0,)), Model(("b",), {"off: s near": (1.0,)}, (0.0,))
    assert packed_together(first, second) == {"off: s near": pack((0.5, 1.0))}


def test_packed_rows_add_up_to_the_scores_of_every_head() -> None:
    rows = [(1.25, -3.5, 0.0), (-2.25, -0.01, 7.0), (0.5, 3.0, -9.99)]
    assert unpack(sum(map(pack, rows)), 3) == [-0.5, -0.51, -2.99]
    assert low_of(sum(map(pack, rows))) == -0.5


def test_two_heads_come_apart_as_hundredths() -> None:
    rows = [(1.25, -3.5), (-2.25, -0.01), (0.5, 3.0)]
    assert halves(sum(map(pack, rows))) == (-50, -51)


def test_a_packed_model_scores_as_the_model_does() -> None:
    model = models().direction
    names = [*list(model.weights)[:40], "unknown"]
    total = sum(packed(model).get(name, 0) for name in names)
    assert unpack(pack(model.bias) + total, len(model.heads)) == [round(score, 6) for score in model.scores(names)]


def _made(*values: str) -> list[str]:
    return [f"x: {value}" for value in values]


def test_a_part_weighs_what_its_features_weigh_together() -> None:
    parts = [(_made, "a", "b"), (_made, "unknown"), (_made, "b")]
    assert Weights({"x: a": 2, "x: b": 3}).total(parts) == 8
