"""Writes the reports of one article, and those over all articles, in the formats that the settings ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.article import Article
from pipeline.reports.edition.about import target_of
from pipeline.reports.edition.forms import Edition
from pipeline.reports.history import past_runs, remember
from pipeline.reports.summary import Summary
from pipeline.reports.texts import load_texts
from pipeline.store import ANALYSIS, KEPT, atomic_write

if TYPE_CHECKING:
    from pipeline.settings import Settings

_EDITION = re.compile(r"article\.[a-z]{2,3}\.(?:md|html|docx)")
Make = Callable[[], str | bytes]


def write_article(
    article: Article,
    folder: Path,
    settings: Settings,
    previous_flags: frozenset[str] | None,
    source: Path | None = None,
) -> tuple[str, ...]:
    """Write the reports of one article into `folder`; the names of the files that stand there now.

    `source` is the file that it was read from, whose structure the English edition keeps.
    """
    from pipeline.reports.article_page import article_html
    from pipeline.reports.json_ import article_json

    formats = set(settings.formats)
    texts: dict[str, Make | bool] = {
        ANALYSIS: "json" in formats and (lambda: article_json(article)),
        **_editions(article, folder, settings, source),
    }
    others = [name for name, make in texts.items() if make]
    page = "html" in formats and (lambda: article_html(article, settings.lang, previous_flags, others))
    return _write(folder, {"index.html": page, **texts})


def keep_analysis(article: Article, folder: Path, written: Sequence[str]) -> tuple[str, ...]:
    """Keep the analysis for the review desk where it is not among what was `written`; the name of the file, if any."""
    from pipeline.reports.json_ import article_json

    wanted = ANALYSIS not in written
    return _write(folder, {KEPT: wanted and (lambda: article_json(article))})


def write_index(summaries: Sequence[Summary], output: Path, settings: Settings, run: dict[str, Any]) -> tuple[str, ...]:
    """Write the reports over all articles into `output`; the names of the files that stand there now."""
    from pipeline.reports.csv_ import flags_csv
    from pipeline.reports.index_page import index_html
    from pipeline.reports.json_ import run_json
    from pipeline.reports.overview_page import NAME as OVERVIEW
    from pipeline.reports.overview_page import overview_html
    from pipeline.reports.xlsx import flags_xlsx

    remember(output, run, summaries)
    formats, texts = set(settings.formats), load_texts(settings.lang)
    pages = {summary.id for summary in summaries if (output / summary.id / "index.html").exists()}
    return _write(
        output,
        {
            "flags.csv": "csv" in formats and (lambda: flags_csv(summaries)),
            "flags.xlsx": "xlsx" in formats and (lambda: flags_xlsx(summaries, texts)),
            "index.html": "html" in formats and (lambda: index_html(summaries, settings.lang, run, formats, pages)),
            OVERVIEW: "html" in formats
            and (lambda: overview_html(summaries, settings.lang, run, past_runs(output), pages)),
            "run.json": lambda: run_json(run),
        },
    )


def _write(folder: Path, files: dict[str, Make | bool]) -> tuple[str, ...]:
    """Write each file that has a maker; one that has none is of an earlier run with other settings, and goes."""
    written = []
    for name, make in files.items():
        if callable(make):
            atomic_write(folder / name, make())
            written.append(name)
        else:
            (folder / name).unlink(missing_ok=True)
    return tuple(written)


def _editions(article: Article, folder: Path, settings: Settings, source: Path | None) -> dict[str, Make | bool]:
    """The translated edition in its three forms, none where nothing was translated; those into other languages go."""
    makers: dict[str, Callable[[Edition], str | bytes]] = {
        "md": Edition.markdown,
        "html": Edition.page,
        "docx": Edition.word,
    }
    stale = dict.fromkeys((path.name for path in folder.glob("article.*.*") if _EDITION.fullmatch(path.name)), False)
    wanted = [form for form in makers if form in settings.formats and article.translations]
    if not wanted:
        return {**stale}
    edition, code = Edition.of(article, settings, source), target_of(article)
    return {**stale, **{f"article.{code}.{form}": partial(makers[form], edition) for form in wanted}}
