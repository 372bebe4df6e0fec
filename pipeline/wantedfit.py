"""Fits the model of which claims want a source: `python -m pipeline.wantedfit` writes rules/data/wanted.tsv.

It needs numpy, and learns from the claims that are found in annotated texts of our own: the articles of long, own-a and
own-b, and the short ones of wanted.jsonl and of paragraphs.jsonl, where these tell what is flagged. Those of dev are
never looked at. With `--check` it prints how often it errs on articles that were left out, and writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.annotated import Row, laid_out, rows_in
from pipeline.article import Article
from pipeline.claims.fitting import Yes, fit_heads
from pipeline.claims.model import Model
from pipeline.evidence.wanted import LEAST, weighed_traits
from pipeline.paths import rules_folder
from pipeline.scoring import same_sentence
from pipeline.settings import Settings

PENALTY = 1.5
SEEN = 3
FOLDS = 10
ARTICLES = ("long", "own-a", "own-b")
_SOURCED = ("attributed", "referenced")


class Judged(NamedTuple):
    """A claim that was found: the text it stands in, its traits, and whether people flag it."""

    text: str
    traits: list[str]
    flagged: bool


def main() -> None:
    """Fits and writes, or checks."""
    judged = list(gathered(rules_folder().parent / "tests" / "gold"))
    if "--check" in sys.argv[1:]:
        needless, missed = left_out(judged)
        print(
            f"{len(judged)} claims, {sum(one.flagged for one in judged)} flagged: {needless} needless, {missed} missed"
        )
        return
    fit(judged).write(rules_folder() / "data" / "wanted.tsv")
    print(f"{len(judged)} claims", file=sys.stderr)


def fit(judged: list[Judged]) -> Model:
    """The model."""
    return fit_heads(("wanted",), [Yes(one.traits, [float(one.flagged)]) for one in judged], penalty=PENALTY, seen=SEEN)


def left_out(judged: list[Judged]) -> tuple[int, int]:
    """How many flags are needless and how many are missed in texts that the model has not learnt from."""
    texts = list(dict.fromkeys(one.text for one in judged))
    needless = missed = 0
    for fold in range(FOLDS):
        held = set(texts[fold::FOLDS])
        model = fit([one for one in judged if one.text not in held])
        for one in judged:
            if one.text in held:
                given = model.scores(one.traits)[0] > LEAST
                needless += given and not one.flagged
                missed += one.flagged and not given
    return needless, missed


def gathered(gold: Path) -> Iterator[Judged]:
    """The claims found in the annotated texts, but those whose source was overlooked."""
    from pipeline.ruletest import prepared

    for text, rows in _annotated(gold):
        article = prepared(text, Settings())
        yield from _judged(article, rows)


def _judged(article: Article, rows: list[Row]) -> Iterator[Judged]:
    for claim in article.claims:
        traits = weighed_traits(claim, article)
        if traits is None:
            continue
        row = next((row for row in rows if same_sentence({"start": claim.start, "end": claim.end}, row)), None)
        if row and (row["flag"] is None or row["level"] in _SOURCED):
            continue
        yield Judged(article.text[:80], traits, bool(row and row["flag"]))


def _annotated(gold: Path) -> Iterator[tuple[str, list[Row]]]:
    """Texts, each with its annotated claims and undecided sentences: offsets, level, and whether it is flagged."""
    for name in ARTICLES:
        for row in rows_in(gold / name / "gold.jsonl"):
            text = (gold / name / "articles" / f"{row['id']}.txt").read_text("utf-8")
            yield text, [{**c, "level": c["citation"], "flag": c["should_flag_citation"]} for c in row["claims"]]
    for row in (*rows_in(gold / "wanted.jsonl"), *rows_in(gold / "paragraphs.jsonl")):
        if any("flag" in sentence for block in row["blocks"] for sentence in block["sentences"]):
            yield short_article(row)


def short_article(row: Row) -> tuple[str, list[Row]]:
    """The text of an annotated short article, and its sentences that are claims or undecided."""
    text, told = laid_out(row["blocks"])
    return text, [
        {"start": start, "end": end, "level": sentence.get("level"), "flag": sentence.get("flag")}
        for start, end, sentence in told
        if sentence["claim"] is not False
    ]


if __name__ == "__main__":
    main()
