"""Runs the examples of rules, makes a first file for a new one, and finds rules that always fire together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Lang, RuleError, Told, at
from pipeline.matching.check import marked, told
from pipeline.matching.finding import Rule
from pipeline.rulebook import Rulebook, load_folder

if TYPE_CHECKING:
    from pipeline.article import Article
    from pipeline.settings import Settings

TRANSLATED = " => "  # between source and translation in an example of kind translation

TEMPLATE = """\
# {id}: describe in one line what this rule is for.
kind: phrase
severity: warning
message: {{nl: "'{{match}}' vraagt om aandacht", en: "'{{match}}' needs a look"}}
why: {{nl: "Waarom dit een probleem is.", en: "Why this is a problem."}}
suggestion: {{nl: "Wat de redacteur kan doen.", en: "What the editor can do."}}
source: https://example.org/where-this-rule-comes-from
unless: [negated, refuted, question]
any:
  - "{{wonderpil,wonderpillen}}"
match:
  - "Dit is een [[wonderpil]]."
no_match:
  - "Dit is geen wonderpil."
"""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do what its file says."""

    rule: str
    path: Path
    example: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]

    def __str__(self) -> str:
        return self.text("en")

    def text(self, lang: Lang) -> str:
        """The failure in a sentence."""
        nothing = "niets" if lang == "nl" else "nothing"
        wanted = ", ".join(map(repr, self.wanted)) or nothing
        found = ", ".join(map(repr, self.found)) or nothing
        should, finds = ("moet vinden:", "vindt") if lang == "nl" else ("should find", "finds")
        return f"{self.path}: {self.rule}: {self.example!r}: {should} {wanted}, {finds} {found}"


def test_rules(folder: Path) -> list[Failure]:
    """Every example of every rule under `folder` that fails; raises RuleError where a rule does not load."""
    return [failure for rule in load_folder(folder) for failure in check_rule_examples(rule)]


def check_rule_examples(rule: Rule) -> Iterator[Failure]:
    """The examples of one rule that fail, each run through every stage with this rule alone.

    Spans must be exact; those of a translation rule need only meet what the guard finds.
    """
    for example in (*rule.spec.match, *rule.spec.no_match):
        text, spans = marked(example)
        wanted = tuple(sorted(spans))
        if rule.spec.kind == "translation":
            found = tuple(sorted(_guarded(rule, text)))
            passed = bool(found) == bool(wanted) and all(any(a < d and c < b for c, d in found) for a, b in wanted)
        elif rule.spec.kind == "register":
            found = tuple(sorted(_looked_up(rule, text)))
            passed = found == wanted
        else:
            found = tuple(sorted(find_with((rule,), text, rule.spec.settings)))
            passed = found == wanted
        if not passed:
            shown = [tuple(text[start:end] for start, end in spans) for spans in (wanted, found)]
            yield Failure(rule.id, rule.path, example, *shown)


def _guarded(rule: Rule, example: str) -> list[tuple[int, int]]:
    """The spans of the source at which the guard finds what a translation rule is about."""
    from pipeline.translation.guard import check

    source, _, target = example.partition(TRANSLATED)
    name = rule.id.partition("/")[2]
    return [(finding.start, finding.end) for finding in check(source, target, terms=True) if finding.rule == name]


def _looked_up(rule: Rule, example: str) -> list[tuple[int, int]]:
    """The spans at which a register rule applies where a register answers as the example says."""
    from pipeline.settings import Settings
    from pipeline.verify.examples import ANSWER, found_in

    source, _, answer = example.rpartition(ANSWER)
    try:
        return found_in(rule, prepared(source, Settings()), answer)
    except ValueError as exc:
        raise RuleError(at(rule.path, None, "match", told(exc))) from exc


def find_with(rules: Sequence[Rule], text: str, settings: dict[str, int] | None = None) -> list[tuple[int, int]]:
    """The spans that some rules find in a plain text."""
    from pipeline.matching.engine import Engine
    from pipeline.matching.reading import Reading
    from pipeline.settings import Settings

    chosen = Settings(**settings) if settings else Settings()  # type: ignore[arg-type]
    article = prepared(text, chosen)
    return [(f.start, f.end) for f in Engine(rules).find(Reading(article), chosen)]


def prepared(text: str, settings: Settings) -> Article:
    """A plain text after every stage before flag; taken to be Dutch."""
    from pipeline.article import Language
    from pipeline.stages import cite, extract, ingest, segment

    article = ingest.read_bytes(text.encode("utf-8"), "example.txt", settings)
    from dataclasses import replace

    article = replace(article, language=Language("nl", 1.0))
    for stage in (segment, extract, cite):
        article = stage.run(article, settings)
    return article


def scaffold(name: str) -> str:
    """The text of a first file for the rule `name` (`pack/name`); it loads, and its examples pass."""
    parts = name.split("/")
    if len(parts) < 2 or not all(part.replace("-", "").isalnum() for part in parts):
        nl = f"{name!r} is geen naam van een regel; schrijf pakket/naam, in letters, cijfers en streepjes"
        raise RuleError(Told(nl, f"{name!r} is no rule id; write pack/name, in letters, digits and hyphens"))
    return TEMPLATE.format(id=name)


def overlapping(
    rulebook: Rulebook, articles: Iterable[Article], settings: Settings, *, least: int = 3
) -> list[tuple[str, str]]:
    """Pairs of rules that found something at least `least` times, and always at the same place as each other."""
    from pipeline.matching.engine import Engine
    from pipeline.matching.reading import Reading

    engine = Engine(rulebook.rules)
    places: dict[str, set[tuple[int, int, int]]] = {}
    for number, article in enumerate(articles):
        reading = Reading(article)
        for finding in engine.find(reading, settings):
            sentence = reading.sentence_at(finding.start)
            places.setdefault(finding.rule.id, set()).add((number, -1 if sentence is None else sentence, 0))
    names = sorted(name for name, found in places.items() if len(found) >= least)
    return [(a, b) for at, a in enumerate(names) for b in names[at + 1 :] if places[a] == places[b]]
