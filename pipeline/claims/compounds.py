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

    delivery: frozenset[str]
    users: frozenset[str]
    heads: dict[str, str]  # head to kind
    effects: dict[str, str]  # head to class of effect
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

        def by_head(groups: dict[str, list[str]]) -> dict[str, str]:
            found: dict[str, str] = {}
            for kind, heads in groups.items():
                for head in heads:
                    found.setdefault(fold(head), kind)
            return found

        return cls(
            frozenset(map(fold, data["delivery"])),
            frozenset(map(fold, data["users"])),
            by_head(data["heads"]),
            by_head(data["effects"]),
            frozenset(map(fold, data["prefixes"])),
            frozenset(map(fold, data["never"])),
        )

    def analyse(self, word: str, known: Mapping[str, tuple[Term, ...]]) -> tuple[Term, ...]:
        """What a folded word of letters that is no entry itself can be; empty where nothing is known of it."""
        if word in self.never:
            return ()
        tails = _tails(word)
        for head in filter(self.delivery.__contains__, tails):
            if term := _modifier(word, head, known, _MODIFIERS):
                return (term,)
        for head in filter(self.users.__contains__, tails):
            term = _modifier(word, head, known, _MODIFIERS)
            people = Term(word, "", "population")
            return (term, people) if term else (people,)
        for head in filter(self.effects.__contains__, tails):
            term = _modifier(word, head, known, _AFFECTED)
            if term or len(word) - len(head) >= _SHORTEST_MODIFIER:
                change = Term(word, "", "effect", self.effects[head])
                return (term, change) if term else (change,)
        for head in filter(self.heads.__contains__, tails):
            if len(word) - len(head) >= _SHORTEST_MODIFIER:
                return (Term(word, "", self.heads[head]),)
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
        for head in filter(self.users.__contains__, _tails(word)):
            return _modifier(word, head, known, _MODIFIERS)
        return None

    def hyphenated(self, modifier: Entry, head: Entry, before: str, word: str) -> tuple[Term, ...]:
        """What a term and a hyphenated head `word` are together; `before` is the modifier, with its hyphen."""
        base = next((term for term in modifier.terms if term.kind in _MODIFIERS), None)
        if base and (word in self.delivery or word.lstrip("s") in self.delivery):
            return (base,)
        if base and word in self.users:
            return (base, Term(word, "", "population"))
        kind = next((term.kind for term in head.terms if term.kind in _HEADS), None) or self.heads.get(word)
        return (Term(before + word, "", kind),) if kind else ()


def _tails(word: str) -> list[str]:
    """What a word ends in, longest first."""
    return [word[cut:] for cut in range(len(word))]


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
