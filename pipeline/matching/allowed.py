"""The authorised health claims that have a Dutch wording, and which of them is nearest to what a sentence says."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pipeline.dutch.vocabulary import built_in_terms
from pipeline.dutch.words import key_of, words_of
from pipeline.errors import Lang, RuleError
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

_KINDS = frozenset(("nutrient", "supplement", "substance", "food"))


class Effect(NamedTuple):
    """A word of an authorised effect, as folded everyday words that mean it, or that begin so."""

    words: frozenset[str]
    starts: tuple[str, ...]

    def named_in(self, words: Sequence[str]) -> bool:
        """Whether one of `words` is about it."""
        return any(word in self.words or word.startswith(self.starts) for word in words)


@dataclass(frozen=True, slots=True)
class Wording:
    """An authorised claim: the names (folded) of what it is about, its effects, and its text."""

    names: tuple[str, ...]
    effects: tuple[Effect, ...]
    nl: str
    source: str
    about: str = ""  # the substance, as the text calls it
    nutrient: str = ""  # its name in the table
    conditions: tuple[str, str] = ("", "")  # in Dutch and in English
    verified: bool = True  # whether the wording was compared with the Official Journal


@dataclass(frozen=True, slots=True)
class Nearest:
    """A wording for a sentence, the name by which that knows the substance, and how many effects they share."""

    name: str
    wording: Wording
    shared: int

    def suggestion(self, lang: Lang) -> str:
        """What an editor may write instead, and when."""
        near, else_, under, unsure = _TEXTS[lang]
        conditions = self.wording.conditions[0 if lang == "nl" else 1]
        text = (near if self.shared else else_).format(name=self.wording.about, wording=self.wording.nl)
        text += f" {under.format(conditions=conditions)}" if conditions else ""
        return text if self.wording.verified else f"{text} {unsure}"


_TEXTS: dict[Lang, tuple[str, str, str, str]] = {
    "nl": (
        'Het dichtst bij wat mag, ligt: "{wording}".',
        'Over {name} mag wel, maar over iets anders: "{wording}".',
        "Voorwaarde: {conditions}.",
        "Vergelijk deze tekst eerst met het Publicatieblad.",
    ),
    "en": (
        'Nearest to it among what is authorised is: "{wording}".',
        'Of {name} is authorised, on another effect: "{wording}".',
        "Condition: {conditions}.",
        "Compare this text with the Official Journal first.",
    ),
}


def nearest(words: Sequence[str], also: str = "") -> Nearest | None:
    """The wording about a substance in `words` (folded), or called `also`, that shares most effects with them."""
    if not also and openings().isdisjoint(words):
        return None
    joined = f" {' '.join(words)} "
    named = f" {key_of(also)} " if also else ""
    best: Nearest | None = None
    for wording in wordings():
        name = next((name for name in wording.names if f" {name} " in joined or f" {name} " in named), None)
        if name is not None:
            shared = sum(effect.named_in(words) for effect in wording.effects)
            if best is None or shared > best.shared:
                best = Nearest(name, wording, shared)
    return best


@cache
def wordings() -> tuple[Wording, ...]:
    """The authorised claims that have a Dutch wording."""
    told = read_yaml(rules_folder() / "data" / "claim_wordings.yaml", RuleError).data
    with (rules_folder() / "data" / "authorised_claims.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(_wording(row, told) for row in csv.DictReader(stream) if row["claim_nl"])


@cache
def openings() -> frozenset[str]:
    """The words with which the names of the substances begin."""
    return frozenset(name.split()[0] for wording in wordings() for name in wording.names if name)


def _wording(row: dict[str, str], told: dict[str, Any]) -> Wording:
    text, found = row["claim_nl"], words_of(row["claim_nl"])
    words = found.words
    split = next((at for at, word in enumerate(words) if word in told["verbs"]), len(words))
    subjects = " ".join(words[:split]).replace(" en ", "|").split("|")
    effects = (word for word in words[split + 1 :] if word not in told["plain"])
    return Wording(
        names=tuple(dict.fromkeys(name for subject in subjects for name in _names(subject, told["names"]))),
        effects=tuple(effect_of(told["effects"].get(word, [word])) for word in effects),
        nl=text,
        source=row["source_url_nl"] or row["source"],
        conditions=(in_dutch(row["conditions"], told["conditions"]), row["conditions"].rstrip(". ")),
        about=_inside(text[: found.starts[split]].strip() if split < len(words) else text),
        nutrient=row["nutrient"],
        verified=row["claim_nl_status"].startswith("verified"),
    )


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: "vitamine C", but "DHA en EPA"."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def effect_of(forms: Sequence[str]) -> Effect:
    whole = frozenset(form for form in forms if not form.endswith("*"))
    return Effect(whole, tuple(form[:-1] for form in forms if form.endswith("*")))


def _names(subject: str, others: dict[str, list[str]]) -> list[str]:
    """What the substance is called: as in the wording, and by every form of its term."""
    return [subject, *others.get(subject, ()), *_forms().get(subject, ())]


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for term, forms in built_in_terms():
        if term.kind in _KINDS:
            keys = tuple(key_of(form) for form in forms)
            for key in keys:
                found.setdefault(key, keys)
    return found


def in_dutch(conditions: str, told: list[dict[str, str]]) -> str:
    """The conditions in Dutch, as far as they are told there; else as they are."""
    found = [entry["nl"] for entry in told if entry["nl"] and entry["en"] in conditions]
    return "; ".join(found) or conditions.rstrip(". ")
