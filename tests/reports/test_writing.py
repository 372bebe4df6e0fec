"""Which files are written, and that those of other settings go."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from pipeline.article import Article
from pipeline.reports import keep_analysis, summarise, write_article, write_index
from pipeline.settings import Settings

RUN = {"schema": "bijsluiter/run/1", "version": "0.1.0", "flags": {"error": 2}, "engine": "proef µ"}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_article_in_every_format(article: Article, tmp_path: Path) -> None:
    written = write_article(article, tmp_path, Settings(), None)
    assert written == ("index.html", "article.json", "article.en.md", "article.en.html", "article.en.docx")
    assert names(tmp_path) == sorted(written)
    assert Article.from_json((tmp_path / "article.json").read_bytes()) == article
    page = (tmp_path / "index.html").read_text("utf-8")
    assert 'href="article.json"' in page and 'href="article.en.md"' in page
    write_article(article, tmp_path, Settings(formats=["html", "md"]), None)
    assert 'href="article.json"' not in (tmp_path / "index.html").read_text("utf-8")
    assert "Magnesium cures insomnia." in (tmp_path / "article.en.md").read_text("utf-8")


def test_the_desk_has_the_analysis_whatever_the_formats(article: Article, tmp_path: Path) -> None:
    written = write_article(article, tmp_path, Settings(formats=["csv"]), None)
    assert (written, keep_analysis(article, tmp_path, written)) == ((), (".article.json",))
    assert Article.from_json((tmp_path / ".article.json").read_bytes()) == article
    written = write_article(article, tmp_path, Settings(formats=["json"]), None)
    assert (keep_analysis(article, tmp_path, written), names(tmp_path)) == ((), ["article.json"])


def test_no_english_text_without_a_translation(article: Article, tmp_path: Path) -> None:
    write_article(article, tmp_path, Settings(), None)
    assert write_article(replace(article, translations=()), tmp_path, Settings(), None) == (
        "index.html",
        "article.json",
    )
    assert names(tmp_path) == ["article.json", "index.html"]


def test_formats_that_are_off_are_not_written(articles: list[Article], tmp_path: Path) -> None:
    summaries = [summarise(article, None) for article in articles]
    assert write_index(summaries, tmp_path, Settings(), RUN) == (
        "flags.csv",
        "flags.xlsx",
        "index.html",
        "overzicht.html",
        "run.json",
    )
    assert json.loads((tmp_path / "run.json").read_text("utf-8")) == RUN
    assert write_index(summaries, tmp_path, Settings(formats=["csv"]), RUN) == ("flags.csv", "run.json")
    assert names(tmp_path) == ["flags.csv", "run.json"]


def test_the_overview_links_to_pages_that_exist(articles: list[Article], tmp_path: Path) -> None:
    settings = Settings(formats=["html"])
    for article in articles[:1]:
        (tmp_path / article.id).mkdir()
        write_article(article, tmp_path / article.id, settings, None)
    write_index([summarise(articles[0], None), summarise(articles[2], None)], tmp_path, settings, RUN)
    page = (tmp_path / "index.html").read_text("utf-8")
    links = set(re.findall(r'href="([^"#{]+)[^"]*"', page))
    assert links == {"magnesium/index.html", "overzicht.html", "run.json"}
    assert all((tmp_path / link).exists() for link in links)


def test_the_english_text_is_english_in_a_dutch_run(article: Article, tmp_path: Path) -> None:
    flag = replace(article.flags[0], rule="translation/number", values={"match": "5", "found": "50"}, message="Nee.")
    write_article(replace(article, flags=(flag,)), tmp_path, Settings(), None)
    text = (tmp_path / "article.en.md").read_text("utf-8")
    assert "The number differs: 5 in the source, 50 in the translation" in text and "Nee." not in text


def test_failed_and_skipped_articles_have_a_page(articles: list[Article], tmp_path: Path) -> None:
    for article in articles[2:]:
        write_article(article, tmp_path, Settings(), None)
        page = (tmp_path / "index.html").read_text("utf-8")
        assert article.error and article.error in page
