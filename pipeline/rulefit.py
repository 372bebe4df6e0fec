"""Fits the model of advice/firm-wording: `python -m pipeline.rulefit` writes rules/data/advice.tsv.

It needs numpy, and learns from texts of our own: the advice sentences and the frames of tests/gold; every other
annotated sentence and the examples of the claim models, as a trap unless a rule finds something in it; and annotated
articles. Those of dev and long are never looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

from pipeline.annotated import Row, laid_out, rows_in
from pipeline.claims.fitting import Yes, fit_heads
from pipeline.claims.model import Model
from pipeline.frames import sentences
from pipeline.matching.context import Contexts
from pipeline.matching.reading import Reading
from pipeline.matching.texts import TextRules
from pipeline.matching.weighed import rule_trait
from pipeline.matching.wording import traits_of
from pipeline.paths import rules_folder
from pipeline.rulebook import load_rulebook
from pipeline.settings import Settings

Features = list[str]
PENALTY = 1.0
TIMES = 2  # what a sentence of an article that is no advice counts for: nearly all that an editor reads are such
LEAST = 0.05  # weights below it change nothing that was measured, and cost time
ARTICLES = ("own-a", "own-b")


def main() -> None:
    """Fits and writes."""
    gold = rules_folder().parent / "tests" / "gold"
    firm, traps = gathered(gold)
    path = rules_folder() / "data" / "advice.tsv"
    lean(fit(firm, traps)).write(path)
    print(f"{len(firm)} firm texts, {len(traps)} sentences that are not", file=sys.stderr)


def fit(firm: list[list[Features]], traps: list[Features]) -> Model:
    """The model; of a firm text with more sentences, the one counts that a first fit finds firmest."""
    first = _fitted([sentence for text in firm for sentence in text], traps)
    return _fitted([max(text, key=lambda sentence: first.scores(sentence)[0]) for text in firm], traps)


def lean(model: Model) -> Model:
    """The model without its smallest weights."""
    return replace(model, weights={name: row for name, row in model.weights.items() if abs(row[0]) >= LEAST})


def _fitted(firm: list[Features], traps: list[Features]) -> Model:
    return fit_heads(("firm",), [Yes(s, [1.0]) for s in firm] + [Yes(s, [0.0]) for s in traps], penalty=PENALTY)


def gathered(gold: Path) -> tuple[list[list[Features]], list[Features]]:
    """Firm texts, as sentences, and sentences that are not firm."""
    firm: list[list[Features]] = []
    traps: list[Features] = []
    told: set[str] = set()
    rows = ((row["text"], row["flag"]) for row in rows_in(gold / "advice.jsonl"))
    for text, wanted in chain(rows, sentences(gold / "frames.yaml")):
        told.add(text)
        lists = [features for features, _, _ in read(text)]
        if wanted:
            firm.append(lists)
        else:
            traps.extend(lists)
    for text in _others(gold):
        if text not in told:
            traps.extend(features for features, _, flagged in read(text) if not flagged)
    for text, advice, judged in _articles(gold):
        parts: dict[int, list[Features]] = {}  # of firm advice, by where it begins
        for features, (start, end), flagged in read(text):
            here = [item for item in advice if min(end, item["end"]) > max(start, item["start"])]
            if not here and (judged or not flagged):
                traps.extend([features] * TIMES)
            elif here and not any(item["borderline"] for item in here):
                parts.setdefault(here[0]["start"], []).append(features)
        firm.extend(parts.values())
    return firm, traps


def _others(gold: Path) -> Iterator[str]:
    """Sentences annotated for something else."""
    for path in sorted((gold / "sentences").glob("*.jsonl")):
        yield from (row["text"] for row in rows_in(path))
    lines = (rules_folder() / "data" / "claim_examples.tsv").read_text("utf-8").splitlines()
    yield from (line.partition("\t")[2] for line in lines[1:])


def _articles(gold: Path) -> Iterator[tuple[str, list[Row], bool]]:
    """Articles, the places of absolute advice in each (and whether it is borderline), and whether one looked for it."""
    for row in rows_in(gold / "paragraphs.jsonl"):
        text, told = laid_out(row["blocks"])
        advice = [(start, end, sentence["advice"]) for start, end, sentence in told if "advice" in sentence]
        found: list[Row] = [{"start": start, "end": end, "borderline": firm is None} for start, end, firm in advice]
        yield text, found, any("level" in sentence for _, _, sentence in told)
    for name in ARTICLES:
        for row in rows_in(gold / name / "gold.jsonl"):
            text = (gold / name / "articles" / f"{row['id']}.txt").read_text("utf-8")
            advice = row.get("absolute_advice", [])
            yield text, [{**item, "borderline": item.get("borderline", False)} for item in advice], True


def read(text: str) -> list[tuple[Features, tuple[int, int], bool]]:
    """The sentences of a text: features, offsets, and whether it holds a phrase of a rule of the pack."""
    from pipeline.ruletest import prepared

    reading = Reading(prepared(text, Settings()))
    contexts = Contexts(reading)
    phrases: dict[int | None, set[str]] = {}
    for found in _phrases().find(reading, contexts):
        phrases.setdefault(reading.sentence_at(found.start), set()).add(rule_trait(found.rule))
    return [
        (
            sorted({name for name, _ in traits_of(reading, contexts, at)} | phrases.get(at, set())),
            (reading.sentences[at].start, reading.sentences[at].end),
            at in phrases,
        )
        for at, (first, last) in enumerate(reading.bounds)
        if first < last and not reading.unread(at)
    ]


@cache
def _phrases() -> TextRules:
    """The rules of the pack that read words."""
    return TextRules(
        [rule for rule in load_rulebook(Settings()).rules if rule.pack == "advice" and rule.spec.kind != "weighed"]
    )


if __name__ == "__main__":
    main()
