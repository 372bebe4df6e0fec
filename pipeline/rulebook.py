"""Reads rules/ into a rulebook: strict, with file, line and key in every complaint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from pipeline.complaints import complaint, keys_and_values
from pipeline.errors import RuleError, Told, at
from pipeline.matching.finding import Rule
from pipeline.paths import rules_folder
from pipeline.yamlfile import YamlFile, read_yaml

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from pipeline.settings import Settings

NOT_PACKS = ("data",)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules that are switched on, sorted by id, and the severity of each."""

    rules: tuple[Rule, ...]
    severities: tuple[tuple[str, str], ...] = ()  # by id, where settings change one

    def get(self, name: str) -> Rule | None:
        """The rule with that id."""
        return next((rule for rule in self.rules if rule.id == name), None)

    def severity(self, rule: Rule) -> str:
        """The severity of a rule after settings."""
        return dict(self.severities).get(rule.id, rule.spec.severity)


def load_rulebook(settings: Settings) -> Rulebook:
    """The built-in rules and the house rules, less those that settings switch off.

    A house rule with the id of a built-in one takes its place.
    """
    rules = {rule.id: rule for rule in _built_in()}
    if settings.house_rules:
        folder = Path(settings.house_rules)
        if not folder.is_dir():
            raise RuleError(at(folder, None, "house_rules", Told("is geen map", "is no folder")))
        rules.update((rule.id, rule) for rule in load_folder(folder))
    packs = {rule.pack for rule in rules.values()} | {"translation"}
    for pack in settings.packs:
        if pack not in packs:
            known = ", ".join(sorted(packs))
            nl = f"packs: {pack!r} is geen pakket van regels; er zijn {known}"
            raise RuleError(Told(nl, f"packs: {pack!r} is no pack of rules; there are {known}"))
    severities = {}
    for name, severity in settings.severities.items():
        chosen = [rule for rule in rules.values() if name in (rule.id, rule.pack)]
        if not chosen and name.partition("/")[0] != "translation":
            nl = f"severities: {name!r} is geen regel en geen pakket"
            raise RuleError(Told(nl, f"severities: {name!r} is no rule and no pack"))
        for rule in chosen:
            if name == rule.id or rule.id not in settings.severities:
                severities[rule.id] = severity
    kept = [
        rule
        for _, rule in sorted(rules.items())
        if settings.packs.get(rule.pack, True) and severities.get(rule.id) != "off"
    ]
    return Rulebook(tuple(kept), tuple(sorted(severities.items())))


@cache
def _built_in() -> tuple[Rule, ...]:
    return tuple(load_folder(rules_folder()))


def load_folder(folder: Path) -> list[Rule]:
    """Every rule under a folder (`pack/name.yaml`), sorted by id; raises RuleError for the first wrong file."""
    paths = sorted(
        path
        for path in folder.rglob("*.yaml")
        if (pack := path.relative_to(folder).parts[0]) not in NOT_PACKS and not pack.startswith(".")
    )
    return [load_rule(path, folder) for path in paths]


def load_rule(path: Path, folder: Path) -> Rule:
    """One rule file; its id is its path within `folder`."""
    from pydantic import ValidationError

    from pipeline.matching.model import MODELS, adapter

    parts = path.relative_to(folder).with_suffix("").parts
    if len(parts) < 2:
        nl = "moet in de map van een pakket staan, zoals huis/naam.yaml"
        raise RuleError(at(path, None, None, Told(nl, "must stand in the folder of a pack, such as house/name.yaml")))
    file = read_yaml(path, RuleError)
    if not isinstance(file.data, dict):
        raise RuleError(at(path, 1, None, keys_and_values("kind: phrase")))
    kind = file.data.get("kind")
    if kind not in MODELS:
        known = ", ".join(MODELS)
        problem = Told(f"is {kind!r}; moet een zijn van {known}", f"is {kind!r}; must be one of {known}")
        raise RuleError(at(path, file.line(("kind",)), "kind", problem))
    try:
        spec = adapter().validate_python(file.data)
    except ValidationError as exc:
        raise _complaint(file, _first(exc.errors()), str(kind)) from exc
    rule = Rule("/".join(parts), spec, path)
    from pipeline.matching.check import check_rule

    for keys, problem in check_rule(rule):
        raise RuleError(at(path, file.line(keys), ".".join(map(str, keys)), problem))
    return rule


def _first(errors: Sequence[ErrorDetails]) -> ErrorDetails:
    """The error to tell: an unknown key before a missing one, since the one may be meant as the other."""
    return next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])


def _complaint(file: YamlFile, error: ErrorDetails, kind: str) -> RuleError:
    from pipeline.matching.model import MODELS

    keys = tuple(key for key in error["loc"][1:] if isinstance(key, (str, int)))
    name = ".".join(map(str, keys))
    if error["type"] == "extra_forbidden":
        model = MODELS[kind]
        if len(keys) > 1:
            inner = model.model_fields[str(keys[0])].annotation
            choices = [part for part in (inner, *get_args(inner)) if hasattr(part, "model_fields")]
            allowed: Iterable[str] = choices[0].model_fields if choices else ()
        else:
            allowed = model.model_fields
        known = ", ".join(allowed)
        nl = f"is geen bekende sleutel; een regel van soort {kind!r} kent {known}"
        problem = Told(nl, f"is no known key; a rule of kind {kind!r} may hold {known}")
    elif error["type"] == "missing" and "match" in name:
        nl = "ontbreekt; een regel zonder voorbeelden wordt niet geladen"
        problem = Told(nl, "is missing; a rule without examples does not load")
    elif error["type"] == "missing" and len(keys) == 1:
        needed = ", ".join(key for key, field in MODELS[kind].model_fields.items() if field.is_required())
        nl = f"ontbreekt; een regel van soort {kind!r} moet hebben: {needed}"
        problem = Told(nl, f"is missing; a rule of kind {kind!r} must hold {needed}")
    else:
        problem = complaint(error)
    return RuleError(at(file.path, file.line(keys), name, problem))
