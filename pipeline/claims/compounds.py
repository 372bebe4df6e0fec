"""Reads Dutch compounds from the right: what a long word that no list holds is, by its head and its modifier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.dutch.vocabulary import Term
from pipeline.dutch.words import fold
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

if TYPE_CHECKING:
    from pipeline.claims.lexicon import Mark

_LINKS = ("", "s", "en", "e", "n")
_MODIFIERS = frozenset(
    ("nutrient", "herb", "supplement", "food", "medicine", "diet", "therapy", "vaccine", "substance", "risk_factor")
)
_AFFECTED = frozenset(("condition", "symptom", "outcome", "side_effect", "body_part", "process", "test", "nutrient"))
_HEADS = _MODIFIERS | _AFFECTED
_SHORTEST_HEAD = 4
_SHORTEST_MODIFIER = 3


@dataclass(frozen=True, slots=True)
class Compounds:
    """Heads of compounds: forms a substance is taken in, its users, things that can be the matter, effects."""

    delivery: tuple[str, ...]
    users: tuple[str, ...]
    heads: tuple[tuple[str, str], ...]  # head, kind; longest first
    effects: tuple[tuple[str, str], ...]  # head, class of effect; longest first
    prefixes: frozenset[str]  # of verbs: what follows is no head
    never: frozenset[str]

    @classmethod
    def load(cls) -> Compounds:
        """The table rules/data/compounds.yaml."""
        path = rules_folder() / "data" / "compounds.yaml"
        data = read_yaml(path, RuleError).data
        wanted = {"delivery", "users", "heads", "effects", "prefixes", "never"}
        if not isinstance(data, dict) or set(data) != wanted:
            raise RuleError(at(path, 1, None, f"must have the keys {', '.join(sorted(wanted))}"))

        def longest_first(groups: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
            pairs = [(fold(head), kind) for kind, heads in groups.items() for head in heads]
            return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

        def by_length(heads: list[str]) -> tuple[str, ...]:
            return tuple(sorted(map(fold, heads), key=len, reverse=True))

        return cls(
            by_length(data["delivery"]),
            by_length(data["users"]),
            longest_first(data["heads"]),
            longest_first(data["effects"]),
            frozenset(map(fold, data["prefixes"])),
            frozenset(map(fold, data["never"])),
        )

    def analyse(self, word: str, known: Mapping[str, tuple[Term, ...]]) -> tuple[Term, ...]:
        """What a folded word of letters that is no entry itself can be; empty where nothing is known of it."""
        if word in self.never:
            return ()
        for head in self.delivery:
            if word.endswith(head) and (term := _modifier(word, head, known, _MODIFIERS)):
                return (term,)
        for head in self.users:
            if word.endswith(head):
                term = _modifier(word, head, known, _MODIFIERS)
                people = Term(word, "", "population")
                return (term, people) if term else (people,)
        for head, effect in self.effects:
            if word.endswith(head):
                term = _modifier(word, head, known, _AFFECTED)
                if term or len(word) - len(head) >= _SHORTEST_MODIFIER:
                    change = Term(word, "", "effect", effect)
                    return (term, change) if term else (change,)
        for head, kind in self.heads:
            if word.endswith(head) and len(word) - len(head) >= _SHORTEST_MODIFIER:
                return (Term(word, "", kind),)
        for cut in range(_SHORTEST_MODIFIER, len(word) - _SHORTEST_HEAD + 1):
            if word[:cut] in self.prefixes:
                continue
            for term in known.get(word[cut:], ()):
                if term.kind in _HEADS and term.en:
                    return (Term(word, "", term.kind),)
        return ()

    def used_by(self, word: str, known: Mapping[str, tuple[Term, ...]]) -> Term | None:
        """The substance that people called `word` take ("koffiedrinkers")."""
        for head in self.users:
            if word.endswith(head):
                return _modifier(word, head, known, _MODIFIERS)
        return None

    def joined(self, marks: list[Mark], folded: str) -> list[Mark]:
        """The marks with a hyphenated head taken into the term before it ("vitamine D" + "-tekort")."""
        out: list[Mark] = []
        for mark in marks:
            if out and mark.first == out[-1].last and folded[out[-1].end : mark.start] == "-":
                last = out[-1]
                merged = self._merge(last, mark, folded)
                if merged:
                    out[-1] = last._replace(end=mark.end, last=mark.last, terms=merged)
                    continue
            out.append(mark)
        return out

    def _merge(self, modifier: Mark, head: Mark, folded: str) -> tuple[Term, ...]:
        word = folded[head.start : head.end]
        base = modifier.of_kind(_MODIFIERS)
        if base and any(word == form or word == form.lstrip("s") for form in self.delivery):
            return (base,)
        if base and word in self.users:
            return (base, Term(word, "", "population"))
        for term in head.terms:
            if term.kind in _AFFECTED or term.kind in _MODIFIERS:
                return (Term(folded[modifier.start : head.end], "", term.kind),)
        for form, kind in self.heads:
            if word == form:
                return (Term(folded[modifier.start : head.end], "", kind),)
        return ()


def _modifier(word: str, head: str, known: Mapping[str, tuple[Term, ...]], kinds: frozenset[str]) -> Term | None:
    """The known term before `head`, its linking sound dropped."""
    rest = word[: len(word) - len(head)]
    for link in _LINKS:
        if rest.endswith(link):
            stem = rest[: len(rest) - len(link)] if link else rest
            for term in known.get(stem, ()) if len(stem) >= _SHORTEST_MODIFIER else ():
                if term.kind in kinds:
                    return term
    return None
