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
    from pipeline.claims.entries import Entry

_LINKS = ("", "s", "en", "e", "n")
_MODIFIERS = frozenset(
    ("nutrient", "herb", "supplement", "food", "medicine", "diet", "therapy", "vaccine", "substance", "risk_factor")
)
_AFFECTED = frozenset(("condition", "symptom", "outcome", "side_effect", "body_part", "process", "test", "nutrient"))
_HEADS = _MODIFIERS | _AFFECTED
_SHORTEST_HEAD = 4
_SURE_HEAD = 6  # a shorter head needs a known modifier
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
                if (
                    term.kind in _HEADS
                    and term.en
                    and (len(word) - cut >= _SURE_HEAD or _known_part(word[:cut], known))
                ):
                    return (Term(word, "", term.kind),)
        return ()

    def used_by(self, word: str, known: Mapping[str, tuple[Term, ...]]) -> Term | None:
        """The substance that people called `word` take ("koffiedrinkers")."""
        for head in self.users:
            if word.endswith(head):
                return _modifier(word, head, known, _MODIFIERS)
        return None

    def hyphenated(self, modifier: Entry, head: Entry, before: str, word: str) -> tuple[Term, ...]:
        """What a term and a hyphenated head `word` are together; `before` is the modifier, with its hyphen."""
        base = next((term for term in modifier.terms if term.kind in _MODIFIERS), None)
        if base and (word in self.delivery or word.lstrip("s") in self.delivery):
            return (base,)
        if base and word in self.users:
            return (base, Term(word, "", "population"))
        kind = next((term.kind for term in head.terms if term.kind in _HEADS), None) or dict(self.heads).get(word)
        return (Term(before + word, "", kind),) if kind else ()


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


def _known_part(part: str, known: Mapping[str, tuple[Term, ...]]) -> bool:
    """Whether the first part of a compound names a thing by itself."""
    return any(
        term.kind in _HEADS
        for link in _LINKS
        if part.endswith(link)
        for term in known.get(part[: len(part) - len(link)], ())
    )
