"""One pass over an article's words that marks every known term, compound and cue."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.claims.compounds import Compounds
from pipeline.claims.cues import cue_forms, paraphrases
from pipeline.claims.effects import effect_forms, verb_forms
from pipeline.dutch.vocabulary import Term, read_terms
from pipeline.dutch.words import fold, words_of
from pipeline.paths import rules_folder

SUBSTANCES = frozenset(
    ("nutrient", "herb", "supplement", "food", "medicine", "diet", "therapy", "vaccine", "substance", "risk_factor")
)
OUTCOMES = frozenset(("condition", "symptom", "outcome", "side_effect", "body_part", "process", "test"))
CANDIDATES = SUBSTANCES | OUTCOMES
_JOINTS = frozenset((" ", "-", "/", " -", "- ", "  ", "\n", ". "))
_REMEMBERED = 200_000


class Mark(NamedTuple):
    """A term or cue found in the text: offsets, first word and the word after the last, and what it can be."""

    start: int
    end: int
    first: int
    last: int
    terms: tuple[Term, ...]

    def of_kind(self, kinds: frozenset[str]) -> Term | None:
        """The first reading of one of `kinds`."""
        for term in self.terms:
            if term.kind in kinds:
                return term
        return None


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a text (folded) with their offsets, and the marks in it, in order."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    marks: list[Mark]

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """First word at or after `start` and first one at or after `end`."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)


class Lexicon:
    """Terms and cues by their folded words; unknown long words are tried as compounds once and remembered.

    An acronym ("ALS", "KANS") counts only in capitals.
    """

    def __init__(
        self, entries: dict[str, tuple[Term, ...]], acronyms: dict[str, tuple[Term, ...]], compounds: Compounds
    ) -> None:
        self._single: dict[str, tuple[Term, ...]] = {}
        self._acronyms = acronyms
        self._multi: dict[str, list[tuple[tuple[str, ...], tuple[Term, ...]]]] = {}
        for form, terms in entries.items():
            parts = tuple(words_of(form).words)
            if len(parts) == 1:
                self._single[parts[0]] = terms
            elif parts:
                self._multi.setdefault(parts[0], []).append((parts, terms))
        for forms in self._multi.values():
            forms.sort(key=lambda item: -len(item[0]))
        self._compounds = compounds
        self._seen: dict[str, tuple[Term, ...]] = {}

    def get(self, word: str) -> tuple[Term, ...]:
        """What a folded word can be: as it stands in the lexicon, or as a compound."""
        known = self._single.get(word)
        if known is not None:
            return known
        if len(word) < 6 or not word.isalpha():
            return ()
        seen = self._seen.get(word)
        if seen is None:
            seen = self._compounds.analyse(word, self._single)
            if len(self._seen) < _REMEMBERED:
                self._seen[word] = seen
        return seen

    def phrase(self, form: str) -> tuple[Term, ...]:
        """What a form of one or more words can be; empty where it is unknown."""
        parts = tuple(words_of(form).words)
        if len(parts) == 1:
            return self._acronyms.get(parts[0], ()) + self.get(parts[0])
        for words, terms in self._multi.get(parts[0] if parts else "", ()):
            if words == parts:
                return terms
        return ()

    def scan(self, text: str) -> Scan:
        """The words and marks of a text: leftmost, longest, without overlap."""
        words, starts, ends = words_of(text)
        folded = fold(text)
        single, seen, multi, acronyms = self._single, self._seen, self._multi, self._acronyms
        marks: list[Mark] = []
        index, count = 0, len(words)
        while index < count:
            word = words[index]
            forms = multi.get(word)
            if forms is not None:
                long = self._longest(words, starts, ends, folded, index, forms)
                if long is not None:
                    last = index + len(long[0])
                    marks.append(Mark(starts[index], ends[last - 1], index, last, long[1]))
                    index = last
                    continue
            terms = single.get(word)
            if terms is None and len(word) > 5:
                terms = seen.get(word)
                if terms is None:
                    terms = self.get(word)
            if not terms and word[-1].isdigit() and len(word) > 5:
                terms = self.get(word.rstrip("0123456789"))  # a note mark glued to the word
            if word in acronyms and text[starts[index] : ends[index]].isupper():
                terms = acronyms[word] + (terms or ())
            if terms:
                marks.append(Mark(starts[index], ends[index], index, index + 1, terms))
            index += 1
        return Scan(words, starts, ends, self._compounds.joined(marks, folded))

    @staticmethod
    def _longest(
        words: list[str],
        starts: list[int],
        ends: list[int],
        folded: str,
        index: int,
        forms: list[tuple[tuple[str, ...], tuple[Term, ...]]],
    ) -> tuple[tuple[str, ...], tuple[Term, ...]] | None:
        for form in forms:
            parts = form[0]
            last = index + len(parts)
            if last > len(words) or words[index + 1] != parts[1] or tuple(words[index:last]) != parts:
                continue
            if all(folded[ends[at] : starts[at + 1]] in _JOINTS for at in range(index, last - 1)):
                return form
        return None


@cache
def lexicon() -> Lexicon:
    """The built-in terms (rules/data/terms.tsv) and cues (rules/data/claim_cues.yaml)."""
    entries: dict[str, tuple[Term, ...]] = {}
    acronyms: dict[str, tuple[Term, ...]] = {}

    def add(form: str, term: Term) -> None:
        key = " ".join(words_of(form).words)
        table = acronyms if form.isupper() and form.isalpha() and len(form) > 1 else entries
        known = table.get(key, ())
        if key and term not in known:
            table[key] = (*known, term)

    compounds = Compounds.load()
    people: list[str] = []
    for term, forms in read_terms(rules_folder() / "data" / "terms.tsv"):
        for form in forms:
            add(form, term)
        if term.kind == "population":
            people.extend(forms)
        if term.kind == "effect_verb":
            for form, derived in verb_forms(term, forms):
                add(form, derived)
    for form, term in effect_forms():
        add(form, term)
    for term, forms in paraphrases():
        for form in (term.nl, *forms):
            add(form, term)
            if " " in form:  # "langer slapen" is slaapduur, and more of it
                for word in words_of(form).words:
                    for change in entries.get(word, ()):
                        if change.kind == "effect":
                            add(form, change)
    for form, term in cue_forms():
        add(form, term)
    for form in people:
        if (substance := compounds.used_by(fold(form), entries)) is not None:
            add(form, substance)
    return Lexicon(entries, acronyms, compounds)
