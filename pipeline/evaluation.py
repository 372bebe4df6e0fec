"""Reads gold annotations and scores analyses against them, with every miss in its context."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.article import Article
from pipeline.claims.naming import same_thing
from pipeline.errors import Told, UsageError, at, unreadable
from pipeline.scoring import (
    SCORED_KINDS,
    Item,
    Tally,
    distinct,
    exact_value,
    full_value,
    matches,
    near_value,
    overlap,
    same_sentence,
)

QUANTITY_MEASURES: tuple[tuple[str, Callable[[Item, Item], bool]], ...] = (
    ("quantity: exact span and value", exact_value),
    ("quantity: overlap and value", near_value),
    ("quantity: value, kind, unit, modifier", full_value),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A text with all that people found in it; `key` names its article or its line."""

    key: str
    text: str
    gold: dict[str, list[Item]]


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that only one side has, or that both have and see differently; `line` is that of the text."""

    key: str
    line: int
    gold: Item | None
    found: Item | None
    context: str


@dataclass(slots=True)
class Measure(Tally):
    """The counts of one measure, and its misses."""

    misses: list[Miss] = field(default_factory=list)


Table = defaultdict[str, Measure]


def read_gold(path: Path) -> list[Case]:
    """The cases of a folder (gold.jsonl and articles/) or of a .jsonl file of sentences; raises UsageError."""
    source = path / "gold.jsonl" if path.is_dir() else path
    try:
        lines = source.read_text("utf-8").splitlines()
        rows = [(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]
        if path.is_dir():
            return [_article_case(row, path / "articles" / f"{row['id']}.txt") for _, row in rows]
        return [_sentence_case(row, f"{path.stem}-{number}") for number, row in rows]
    except OSError as exc:
        raise UsageError(unreadable(exc.filename or source, exc)) from exc
    except (ValueError, KeyError, TypeError) as exc:
        why = f"({type(exc).__name__}: {exc})"
        problem = Told(f"bevat geen geannoteerde artikelen of zinnen {why}", f"is no gold annotation {why}")
        raise UsageError(at(source, None, None, problem)) from exc


def score(cases: Iterable[tuple[Case, Article]], by: str | None = None) -> Table:
    """A measure by name; with `by` (kind, type or article) also one for each part, named "measure / part"."""
    table: Table = defaultdict(Measure)
    for case, article in cases:
        if "quantities" in case.gold:
            _score_quantities(table, case, article, by)
        _score_claims(table, case, article, by)
        if "citation" in case.gold:
            _score_flags(table, case, article, by)
    return table


def rows_of(table: Table) -> Iterator[tuple[str, Measure]]:
    """The measures in the order in which they were taken, each with its parts below it."""
    for measure in dict.fromkeys(name.partition(" / ")[0] for name in table):
        yield from ((name, table[name]) for name in sorted(table) if name.partition(" / ")[0] == measure)


def _article_case(row: Item, path: Path) -> Case:
    claims = [{**claim, "types": claim["type"], "level": claim["citation"]} for claim in row["claims"]]
    flagged = [claim for claim in claims if claim["should_flag_citation"]]
    gold = {"claims": claims, "citation": flagged, "advice": row["absolute_advice"]}
    gold |= {name: row[name] for name in ("quantities", "arguable") if name in row}
    return Case(row["id"], path.read_text("utf-8"), gold)


def _sentence_case(row: Item, key: str) -> Case:
    text = row["text"]
    quantities: list[Item] = []
    for quantity in row.get("quantities", []):
        start = -1
        for _ in range(quantity.get("nth", 1)):
            start = text.index(quantity["text"], start + 1)
        quantities.append({**quantity, "start": start, "end": start + len(quantity["text"])})
    claim: Item = {**row, "start": 0, "end": len(text), "types": row.get("types", [])}
    return Case(key, text, {"quantities": quantities, "claims": [claim] if row["claim"] else []})


def _score_quantities(table: Table, case: Case, article: Article, by: str | None) -> None:
    gold = [q for q in case.gold["quantities"] if q["kind"] in SCORED_KINDS]
    found = [q for q in _items(article, article.quantities, case.text) if q["kind"] in SCORED_KINDS]
    for name, same in QUANTITY_MEASURES:
        _add(table, name, case, gold, found, same, by)
        if by == "kind":
            for kind in SCORED_KINDS:
                wanted, got = ([q for q in side if q["kind"] == kind] for side in (gold, found))
                _add(table, f"{name} / {kind}", case, wanted, got, same, None)


def _score_claims(table: Table, case: Case, article: Article, by: str | None) -> None:
    gold, found = case.gold["claims"], _undisputed(case, _items(article, article.claims, case.text))
    pairs = _add(table, "claim sentence", case, gold, found, same_sentence, by)
    if by == "type":
        for kind in {t for claim in (*gold, *found) for t in claim["types"]}:
            wanted, got = ([claim for claim in side if kind in claim["types"]] for side in (gold, found))
            _add(table, f"claim sentence / {kind}", case, wanted, got, same_sentence, None)
    for claim, other in pairs:
        parts = claim["types"] if by == "type" else [case.key] if by == "article" else []
        level = other.get("evidence", {}).get("level")
        _agree(table, "evidence level", case, claim, other, claim.get("level") == level, parts)
        for name in ("substance", "outcome"):
            _agree(table, name, case, claim, other, same_thing(claim.get(name), other.get(name)), parts)
        _agree(table, "direction", case, claim, other, claim.get("direction") == other.get("direction"), parts)
        types = set(claim["types"]), set(other["types"])
        table["claim types"].add(len(types[0] & types[1]), len(types[0]), len(types[1]))


def _score_flags(table: Table, case: Case, article: Article, by: str | None) -> None:
    flags = _items(article, article.flags, case.text)
    citation = _undisputed(case, distinct(flag for flag in flags if flag["rule"].startswith("citation/")))
    _add(table, "citation flag", case, case.gold["citation"], citation, same_sentence, by)
    border = [item for item in case.gold["advice"] if item.get("borderline")]
    firm = [item for item in case.gold["advice"] if not item.get("borderline")]
    advice = distinct(flag for flag in flags if flag["rule"].startswith("advice/"))
    advice = [flag for flag in advice if not any(same_sentence(flag, item) for item in border)]
    _add(table, "absolute advice", case, firm, advice, same_sentence, by)


def _undisputed(case: Case, found: list[Item]) -> list[Item]:
    """What was found in sentences of which people do not argue whether they claim something."""
    arguable = case.gold.get("arguable", ())
    return [item for item in found if not any(same_sentence(item, other) for other in arguable)]


def _add(
    table: Table,
    name: str,
    case: Case,
    gold: Sequence[Item],
    found: Sequence[Item],
    same: Callable[[Item, Item], bool],
    by: str | None,
) -> list[tuple[Item, Item]]:
    pairs = matches(gold, found, same)
    table[name].add(len(pairs), len(gold), len(found))
    if by == "article":
        table[f"{name} / {case.key}"].add(len(pairs), len(gold), len(found))
    hit_gold, hit_found = {id(item) for item, _ in pairs}, {id(item) for _, item in pairs}
    missed = [item for item in gold if id(item) not in hit_gold]
    extra = [item for item in found if id(item) not in hit_found]
    table[name].misses += _side_by_side(case, missed, extra)
    return pairs


def _side_by_side(case: Case, missed: Sequence[Item], extra: Sequence[Item]) -> Iterator[Miss]:
    """What was missed beside what was found there instead, then what was found where there is nothing."""
    pairs = matches(missed, extra, lambda one, other: overlap(one, other) > 0)
    instead = {id(item): other for item, other in pairs}
    for item in missed:
        yield _miss(case, item, instead.get(id(item)))
    taken = {id(other) for other in instead.values()}
    for other in extra:
        if id(other) not in taken:
            yield _miss(case, None, other)


def _miss(case: Case, gold: Item | None, found: Item | None) -> Miss:
    item = gold or found
    assert item is not None
    return Miss(case.key, case.text.count("\n", 0, item["start"]) + 1, gold, found, _context(case.text, item))


def _agree(table: Table, name: str, case: Case, gold: Item, found: Item, right: bool, parts: Sequence[str]) -> None:
    for part in ("", *(f" / {one}" for one in parts)):
        table[name + part].add(int(right), 1, 1)
    if not right:
        table[name].misses.append(_miss(case, gold, found))


def _items(article: Article, things: Iterable[Any], text: str) -> list[Item]:
    """The things as dicts, moved to where their words stand in `text` where the article's own differs."""
    import msgspec

    rows: list[dict[str, Any]] = [{**msgspec.to_builtins(thing), "text": thing.of(article)} for thing in things]
    if article.text == text:
        return [*rows]
    placed: list[Item] = []
    for row in rows:
        words = article.text[row["start"] : row["end"]]
        starts = [place for place in range(len(text)) if words and text.startswith(words, place)]
        if starts:
            start = min(starts, key=lambda place: abs(place - row["start"]))
            placed.append({**row, "start": start, "end": start + len(words)})
    return [*placed]


def _context(text: str, item: Item, size: int = 60) -> str:
    start, end = item["start"], item["end"]
    before = text[max(0, start - size) : start].rpartition("\n")[2]
    after = text[end : end + size].partition("\n")[0]
    return f"{before}[[{text[start:end]}]]{after}"
