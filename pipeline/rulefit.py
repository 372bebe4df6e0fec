"""Fits the model of advice/firm-wording: `python -m pipeline.rulefit` writes rules/data/advice.tsv.

It needs numpy, and learns from texts of our own: the advice sentences of tests/gold; every other annotated sentence and
the examples of the claim models, as a trap unless a rule flags it; and two sets of annotated articles. Those of dev and
long are never looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.annotated import Row, laid_out, rows_in
from pipeline.claims.fitting import Yes, fit_heads
from pipeline.claims.model import Model
from pipeline.matching.context import Contexts
from pipeline.matching.reading import Reading
from pipeline.matching.wording import traits_of
from pipeline.paths import rules_folder
from pipeline.settings import Settings

Features = list[str]
PENALTY = 1.0
ARTICLES = ("own-a", "own-b")


def main() -> None:
    """Fits and writes."""
    gold = rules_folder().parent / "tests" / "gold"
    firm, traps = gathered(gold)
    path = rules_folder() / "data" / "advice.tsv"
    fit(firm, traps).write(path)
    print(f"{len(firm)} firm texts, {len(traps)} sentences that are not", file=sys.stderr)


def fit(firm: list[list[Features]], traps: list[Features]) -> Model:
    """The model; of a firm text with more sentences, the one counts that a first fit finds firmest."""
    first = _fitted([sentence for text in firm for sentence in text], traps)
    return _fitted([max(text, key=lambda sentence: first.scores(sentence)[0]) for text in firm], traps)


def _fitted(firm: list[Features], traps: list[Features]) -> Model:
    return fit_heads(("firm",), [Yes(s, [1.0]) for s in firm] + [Yes(s, [0.0]) for s in traps], penalty=PENALTY)


def gathered(gold: Path) -> tuple[list[list[Features]], list[Features]]:
    """Firm texts, as sentences, and sentences that are not firm."""
    firm: list[list[Features]] = []
    traps: list[Features] = []
    told: set[str] = set()
    for row in rows_in(gold / "advice.jsonl"):
        told.add(row["text"])
        sentences = [features for features, _, _ in read(row["text"])]
        if row["flag"]:
            firm.append(sentences)
        else:
            traps.extend(sentences)
    for text in _others(gold):
        if text not in told:
            traps.extend(features for features, _, flagged in read(text) if not flagged)
    for text, advice in _articles(gold):
        for features, (start, end), flagged in read(text):
            here = [item for item in advice if min(end, item["end"]) > max(start, item["start"])]
            if not here and not flagged:
                traps.append(features)
            elif here and not any(item["borderline"] for item in here):
                firm.append([features])
    return firm, traps


def _others(gold: Path) -> Iterator[str]:
    """Sentences annotated for something else."""
    for path in sorted((gold / "sentences").glob("*.jsonl")):
        yield from (row["text"] for row in rows_in(path))
    lines = (rules_folder() / "data" / "claim_examples.tsv").read_text("utf-8").splitlines()
    yield from (line.partition("\t")[2] for line in lines[1:])


def _articles(gold: Path) -> Iterator[tuple[str, list[Row]]]:
    """Articles, each with the places of its absolute advice and whether it is borderline."""
    for row in rows_in(gold / "paragraphs.jsonl"):
        text, told = laid_out(row["blocks"])
        advice = [(start, end, sentence["advice"]) for start, end, sentence in told if "advice" in sentence]
        yield text, [{"start": start, "end": end, "borderline": firm is None} for start, end, firm in advice]
    for name in ARTICLES:
        for row in rows_in(gold / name / "gold.jsonl"):
            text = (gold / name / "articles" / f"{row['id']}.txt").read_text("utf-8")
            advice = row.get("absolute_advice", [])
            yield text, [{**item, "borderline": item.get("borderline", False)} for item in advice]


def read(text: str) -> list[tuple[Features, tuple[int, int], bool]]:
    """The sentences of a text: features, offsets, and whether a rule of the pack flags one."""
    from pipeline.ruletest import prepared
    from pipeline.stages import flag

    settings = Settings(severities={"advice/firm-wording": "off"})
    article = prepared(text, settings)
    reading = Reading(article)
    contexts = Contexts(reading)
    flags = flag.run(article, settings).flags
    flagged = {reading.sentence_at(found.start) for found in flags if found.rule.startswith("advice/")}
    return [
        (
            sorted({name for name, _ in traits_of(reading, contexts, at)}),
            (reading.sentences[at].start, reading.sentences[at].end),
            at in flagged,
        )
        for at, (first, last) in enumerate(reading.bounds)
        if first < last and not reading.unread(at)
    ]


if __name__ == "__main__":
    main()
