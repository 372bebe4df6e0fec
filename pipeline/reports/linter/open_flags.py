"""Which flags count: those that nobody has dismissed, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.article import SEVERITIES, Article, Flag


def open_flags(article: Article) -> list[Flag]:
    """The article's flags without those that a person dismissed."""
    flags = [flag for flag in article.flags if flag.decision is None or flag.decision.verdict != "dismissed"]
    return sorted(flags, key=lambda flag: (flag.start, SEVERITIES.index(flag.severity), flag.rule))


def flagged(articles: Sequence[Article]) -> Iterator[tuple[Article, Flag]]:
    """Every open flag with its article."""
    for article in articles:
        for flag in open_flags(article):
            yield article, flag


def end_place(article: Article, flag: Flag) -> tuple[int, int]:
    """Line and column just past the flag's last character, in the source file."""
    line, column = article.place(max(flag.start, flag.end - 1))
    return line, column + 1
