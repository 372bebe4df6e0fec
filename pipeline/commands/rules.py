"""`rules`: lists the rules, explains one, runs the examples of a pack, scaffolds a new rule."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from pipeline.commands import output
from pipeline.errors import UsageError, cause
from pipeline.matching.finding import Rule
from pipeline.messages import say
from pipeline.paths import rules_folder
from pipeline.rulebook import load_rulebook
from pipeline.settings import Settings

USAGE = "bijsluiter rules [ID | test FOLDER | new ID]"


def run(words: Sequence[str], settings: Settings) -> int:
    """Do what `words` say; the exit status."""
    match list(words):
        case []:
            return _list(settings)
        case ["test"]:
            return _test(rules_folder(), settings)
        case ["test", folder]:
            return _test(Path(folder), settings)
        case ["new", name]:
            return _new(name, settings)
        case [name]:
            return _explain(name, settings)
    raise UsageError(say("usage", settings.lang, usage=USAGE))


def _list(settings: Settings) -> int:
    rulebook = load_rulebook(settings)
    for pack, rules in groupby(rulebook.rules, key=lambda rule: rule.pack):
        output.line(pack)
        for rule in rules:
            message = rule.message(settings.lang, {})
            output.line(f"  {rule.id:32} {rulebook.severity(rule):8} {message}")
    return 0


def _explain(name: str, settings: Settings) -> int:
    rulebook = load_rulebook(settings)
    rule = rulebook.get(name)
    if rule is not None:
        output.line(rule.explain(settings.lang))
        output.line(say("looks_for", settings.lang, words=_looks_for(rule)))
        output.line(say("in_file", settings.lang, path=rule.path))
        return 0
    near = [other.id for other in rulebook.rules if other.pack == name]
    if not near:
        raise UsageError(say("no_rule", settings.lang, name=name))
    output.line("\n".join(near))
    return 0


def _looks_for(rule: Rule) -> str:
    """The phrases, pattern, model or check by which a rule finds things."""
    spec = rule.spec.model_dump()
    found = next(spec[key] for key in ("any", "pattern", "patterns", "model", "levels", "check") if key in spec)
    return "".join(f"\n  {part}" for part in found) if isinstance(found, list) else f" {found}"


def _test(folder: Path, settings: Settings) -> int:
    from pipeline.matching.check import marked
    from pipeline.rulebook import Rulebook, load_folder
    from pipeline.ruletest import overlapping, prepared, test_rules

    if not folder.is_dir():
        raise UsageError(say("no_folder", settings.lang, path=folder))
    rules = {rule.id: rule for rule in load_folder(folder)}
    if not rules:
        raise UsageError(say("no_rules", settings.lang, path=folder))
    failures = test_rules(folder)
    for failure in failures:
        output.line(failure.text(settings.lang))
    examples = [example for rule in rules.values() for example in (*rule.spec.match, *rule.spec.no_match)]
    articles = [prepared(marked(example)[0], settings) for example in examples]
    beside = {rule.id: rule for rule in load_folder(rules_folder())} | rules
    for first, second in overlapping(Rulebook(tuple(beside.values())), articles, settings, least=2):
        if first in rules or second in rules:
            output.line(say("overlap", settings.lang, first=first, second=second))
    output.line(say("tested", settings.lang, rules=len(rules), examples=len(examples), failures=len(failures)))
    return 1 if failures else 0


def _new(name: str, settings: Settings) -> int:
    from pipeline.ruletest import scaffold

    folder = Path(settings.house_rules or "rules")
    path = folder / f"{name}.yaml"
    text = scaffold(name)
    if path.exists():
        print("bijsluiter: " + say("rule_exists", settings.lang, path=path), file=sys.stderr)
        return 2
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise UsageError(say("unwritable_file", settings.lang, path=path, error=cause(exc))) from exc
    output.save(path, text, settings.lang)
    output.line(say("written", settings.lang, path=path))
    if settings.house_rules is None:
        output.line(say("no_house", settings.lang, folder=folder))
    return 0
