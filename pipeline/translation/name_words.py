"""The lists of rules/data/names.yaml, and what the known bodies are called in English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.dutch.vocabulary import built_in_terms, read_terms
from pipeline.dutch.words import fold
from pipeline.errors import RuleError, at
from pipeline.evidence.wordlists import BIT, wordlists
from pipeline.paths import rules_folder

_BODIES = frozenset(("organisation", "journal"))


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words by which names are told, folded, and the shapes made of them."""

    given: frozenset[str]
    no_makers: frozenset[str]
    own_country: frozenset[str]
    titles: frozenset[str]
    byline: re.Pattern[str]  # up to and with its colon
    opener: re.Pattern[str]  # of a line
    person: re.Pattern[str]  # names and initials, with the small words between them
    small: frozenset[str]  # words between names
    origin: frozenset[str]  # of these, what also tells where somebody works
    without_article: tuple[str, ...]

    def house(self, text: str, start: int, end: int) -> int:
        """Where the name of a body ends that tells of another: "Data Network van de National Library"."""
        words = text[start:end].split(" ")
        cut = next((index for index, word in enumerate(words) if index and word in self.origin), len(words))
        return start + len(" ".join(words[:cut]))

    def ended(self, text: str, start: int, end: int) -> int:
        """Where a name that was found ends: before a word that introduces something, or that tells of a house.

        "Jan Jansen Foto: ..." ends behind Jansen, "Wouter Steen van Skepsis" behind Steen.
        """
        words = text[start:end].replace("\xa0", " ").split(" ")
        if text[end : end + 1] == ":" and len(words) > 1:
            words.pop()
        for index in range(2, len(words)):
            full = fold(words[index - 1]) not in self.given and "." not in words[index - 1]
            if words[index] in self.origin and full and words[index - 1] not in self.small:
                words = words[:index]
                break
        while words[-1] in self.small:
            words.pop()
        return start + len(" ".join(words))

    def takes_article(self, english: str) -> bool:
        """Whether the English name of a body stands behind "the"."""
        return not any(
            english.endswith(one[1:]) if one.startswith("*") else english == one for one in self.without_article
        )


@cache
def name_words() -> NameWords:
    """The built-in lists; raises RuleError where the file lacks one."""
    from pipeline.yamlfile import read_yaml

    path = rules_folder() / "data" / "names.yaml"
    data: dict[str, Any] = read_yaml(path, RuleError).data
    try:
        makers, openers = _choice(data["bylines"]), _choice(data["line_openers"])
        return NameWords(
            given=frozenset(map(fold, data["given_names"].split())),
            no_makers=frozenset(map(fold, data["no_makers"])),
            own_country=frozenset(map(fold, data["own_country"])),
            titles=frozenset(word for word, bits in wordlists().words.items() if bits & BIT["title"]),
            byline=re.compile(rf"(?<![\w-])(?:{makers})(?:(?: en | & |/)(?:{makers}))?[ \xa0]?:[ \xa0]", re.IGNORECASE),
            opener=re.compile(rf"^(?:{openers})[ \xa0]", re.IGNORECASE | re.MULTILINE),
            person=_person(data["small_words"]),
            small=frozenset(word for words in data["small_words"] for word in words.split()),
            origin=frozenset(data["origin"]),
            without_article=tuple(data["without_article"]),
        )
    except (KeyError, TypeError, AttributeError) as exc:
        raise RuleError(at(path, None, None, f"lacks a list or has one of another form ({exc!r})")) from exc


@cache
def english_bodies() -> dict[str, str]:
    """The English of each known body and journal, by its Dutch head name."""
    tables = (*built_in_terms(), *read_terms(rules_folder() / "data" / "evidence_names.tsv"))
    return {term.nl: term.en for term, _ in tables if term.kind in _BODIES}


def name_in_english(form: str, head: str, target: str) -> str | None:
    """What a body called `form`, known as `head`, is called in `target`; None where that is left to the engine.

    An acronym stays where the English has it too, as does a name that the English holds, one that is the same in
    English, and one that says more than the head name ("Rode Kruis-Vlaanderen").
    """
    english = english_bodies()[head]
    bare = english.partition(" (")[0].strip()
    if not any(map(str.islower, form)):
        return form if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", english) else None
    if target != "en" or form in bare or bare == head or (form != head and form.startswith(head)):
        return form
    return bare if bare[:1].isupper() else None


def _choice(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _person(small_words: list[str]) -> re.Pattern[str]:
    word = r"(?:[A-ZÀ-Þ](?:\.[A-ZÀ-Þ]){0,4}\.|[A-ZÀ-Þ](?:[^\W\d_]|['’-](?=[^\W\d_]{2})){1,30})"
    return re.compile(rf"(?<!\w){word}(?:[ \xa0](?:(?:{_choice(small_words)})[ \xa0])?{word}){{0,4}}(?!\w)")
