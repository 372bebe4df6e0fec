"""The line-up and the check of its order."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.article import Article
from pipeline.errors import StageError
from pipeline.settings import Plugin, Settings
from pipeline.stage import LINE_UP, Stage, check_order, load
from pipeline.work import line_up, run_stages


@dataclass(frozen=True)
class Step:
    needs: tuple[str, ...]
    adds: tuple[str, ...]

    def run(self, article: Article, settings: Settings) -> Article:
        return article


def test_the_built_in_line_up_is_in_order() -> None:
    stages = line_up(Settings())
    assert [name for name, _ in stages] == list(LINE_UP[1:-1])
    assert all(isinstance(stage, Stage) for _, stage in stages)


def test_translate_goes_out_where_it_is_not_asked() -> None:
    assert "translate" not in [name for name, _ in line_up(Settings(), translate=False)]


def test_a_wrong_order_says_what_to_move() -> None:
    stages = [("cite", Step(("claims",), ("citations",))), ("extract", Step(("text",), ("claims",)))]
    with pytest.raises(StageError, match=r"stage 'cite' needs 'claims', .*: move 'extract' before it"):
        check_order(stages)


def test_a_missing_stage_says_what_to_add() -> None:
    with pytest.raises(StageError, match="add a stage that adds 'claims'"):
        check_order([("cite", Step(("claims",), ()))])


def test_an_unknown_stage_lists_the_known() -> None:
    with pytest.raises(StageError, match="unknown stage 'extrakt'; built in are ingest, language"):
        load("extrakt")


def test_a_plug_in_that_is_not_installed() -> None:
    with pytest.raises(StageError, match="plug-in stage 'huisstijl' is not installed"):
        line_up(Settings(plugins=[Plugin(name="huisstijl", after="flag")]))


def test_a_plug_in_after_no_stage() -> None:
    with pytest.raises(StageError, match="is to run after 'vlag'; stages are language, segment"):
        line_up(Settings(plugins=[Plugin(name="huisstijl", after="vlag")]))


def test_a_skipped_article_goes_no_further() -> None:
    @dataclass(frozen=True)
    class Breaks(Step):
        def run(self, article: Article, settings: Settings) -> Article:
            raise AssertionError

    article = Article(id="a", source="a", status="skipped")
    assert run_stages(article, Settings(), [("x", Breaks((), ()))]) is article
