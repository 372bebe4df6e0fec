"""Rules whose words stand in a text but which find nothing there: held back by a condition or by other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.article import Article
from pipeline.matching.context import Contexts
from pipeline.matching.engine import Engine
from pipeline.matching.finding import Rule
from pipeline.matching.model import WeighedRule
from pipeline.matching.reading import Reading
from pipeline.rulebook import load_rulebook
from pipeline.settings import Settings


class HeldBack(NamedTuple):
    """A rule, the words that it would have found, and the conditions that hold there ("words": others that it asks
    for, or that may not stand there)."""

    rule: str
    start: int
    end: int
    conditions: tuple[str, ...]


def held_back(article: Article, settings: Settings) -> Iterator[HeldBack]:
    """What the rules would have found without their conditions, in the order of the text."""
    rules = load_rulebook(settings).rules
    reading = Reading(article)
    contexts = Contexts(reading)
    found = {(one.rule.id, one.start, one.end) for one in Engine(rules).find(reading, settings)}
    kept = {(one.rule, one.start) for one in article.flags}
    free = Engine([loose for rule in rules if (loose := _freed(rule)) is not None])
    by_id = {rule.id: rule for rule in rules}
    for one in sorted(free.find(reading, settings), key=lambda finding: (finding.start, finding.rule.id)):
        if (one.rule.id, one.start, one.end) in found or (one.rule.id, one.start) in kept:
            continue
        sentence = reading.sentence_at(one.start)
        held = contexts.of_sentence(sentence) if sentence is not None else set()
        asked = by_id[one.rule.id].spec.unless
        yield HeldBack(one.rule.id, one.start, one.end, tuple(name for name in asked if name in held) or ("words",))


def _freed(rule: Rule) -> Rule | None:
    """The rule without what holds it back; None where nothing does."""
    spec = rule.spec
    freed = {name: type(value)() for name in ("unless", "without", "requires") if (value := getattr(spec, name, None))}
    if isinstance(spec, WeighedRule):
        freed["assent"] = -100.0
    return replace(rule, spec=spec.model_copy(update=freed)) if freed else None
