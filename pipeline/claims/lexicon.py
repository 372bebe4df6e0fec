"""One pass over an article's words that marks every known term, compound and cue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import NamedTuple

from pipeline.claims.compounds import Compounds
from pipeline.claims.cues import cue_forms, paraphrases
from pipeline.claims.effects import effect_forms, verb_forms
from pipeline.claims.entries import OUTCOMES, Entry, entry_of
from pipeline.dutch.vocabulary import Term, built_in_terms, is_acronym
from pipeline.dutch.wordbook import Known, by_number
from pipeline.dutch.words import fold, key_of, words_of

_JOINTS = frozenset((" ", "-", "/", " -", "- ", "  ", "\n", ". "))
_HOLDS_OUTCOME = frozenset(("safe", "harm"))
_REMEMBERED = 200_000
_SHORTEST_COMPOUND, _LONGEST_COMPOUND = 6, 60
_tuple = tuple.__new__  # makes a named tuple in half the time

Longer = dict[str, dict[str, list[list[str]]]]  # first word, second word, words of the forms, longest first


class Mark(NamedTuple):
    """A term or cue found in the text: offsets, first word and the word after the last, and what it can be."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry

    def of_kind(self, kinds: frozenset[str]) -> Term | None:
        """The first reading of one of `kinds`."""
        if kinds.isdisjoint(self.entry.kinds):
            return None
        return next(term for term in self.entry.terms if term.kind in kinds)


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a text (folded) with their offsets, and the marks in it, in order."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    marks: list[Mark]


class Opening(NamedTuple):
    """What a word can be in a text: a mark by itself, the first word of longer forms, an acronym."""

    entry: Entry | None
    longer: dict[str, list[list[str]]]  # by the second word
    acronym: tuple[Term, ...]


class Lexicon:
    """Terms and cues by their folded words; unknown long words are tried as compounds once and remembered.

    An acronym ("ALS", "KANS") counts only in capitals. Entries are made when a form is first met.
    """

    def __init__(
        self, entries: dict[str, tuple[Term, ...]], acronyms: dict[str, tuple[Term, ...]], compounds: Compounds
    ) -> None:
        self._known = entries
        self._entries: dict[str, Entry | None] = {}  # of the forms met so far
        self._openings: Known[Opening | None] = Known(self._opening)  # None where a word tells nothing
        self._longer: Longer = {}
        self._acronyms = acronyms
        for form in entries:
            if " " in form:
                parts = form.split(" ")
                self._longer.setdefault(parts[0], {}).setdefault(parts[1], []).append(parts)
        for seconds in self._longer.values():
            for forms in seconds.values():
                if len(forms) > 1:
                    forms.sort(key=len, reverse=True)
        self._compounds = compounds

    def get(self, form: str) -> Entry | None:
        """What a folded form can be: as the lexicon has it, without a glued note mark, or as a compound."""
        if form in self._entries:
            return self._entries[form]
        terms = self._known.get(form, ())
        if not terms and _SHORTEST_COMPOUND <= len(form) <= _LONGEST_COMPOUND:
            bare = form.rstrip("0123456789")
            terms = self._known.get(bare, ())
            if not terms and bare.isalpha():
                terms = self._compounds.analyse(bare, self._known)
        found = entry_of(terms) if terms else None
        if len(self._entries) < _REMEMBERED:
            self._entries[form] = found
        return found

    def phrase(self, form: str) -> tuple[Term, ...]:
        """What a form of one or more words can be; empty where it is unknown."""
        key = key_of(form)
        if " " in key:
            return self._known.get(key, ())
        entry = self.get(key)
        return tuple(dict.fromkeys((*self._acronyms.get(key, ()), *(entry.terms if entry else ()))))

    def scan(self, text: str) -> Scan:
        """The words and marks of a text: leftmost, longest, without overlap."""
        words, starts, ends = words_of(text)
        folded = fold(text)
        openings = self._openings.of(by_number(text))
        marks: list[Mark] = []
        skip, count = 0, len(words)
        for index in compress(range(count), openings):
            opening = openings[index]
            if opening is None or index < skip:
                continue
            entry, longer, acronym = opening
            if longer and index + 1 < count and (forms := longer.get(words[index + 1])):
                for parts in forms:
                    last = index + len(parts)
                    if words[index:last] == parts and _joined(folded, starts, ends, index, last):
                        found = self.get(" ".join(parts))
                        if found is not None:
                            marks.append(_tuple(Mark, (starts[index], ends[last - 1], index, last, found)))
                            skip = last
                        break
                if index < skip:
                    continue
            if acronym and text[starts[index] : ends[index]].isupper():
                entry = entry_of(tuple(dict.fromkeys((*acronym, *(entry.terms if entry else ())))))
            if entry is not None:
                marks.append(_tuple(Mark, (starts[index], ends[index], index, index + 1, entry)))
        return Scan(words, starts, ends, self._with_hyphens(marks, folded))

    def _opening(self, word: str) -> Opening | None:
        """What a word can be in a text; None where it tells nothing."""
        entry, longer, acronym = self.get(word), self._longer.get(word, {}), self._acronyms.get(word, ())
        return Opening(entry, longer, acronym) if entry or longer or acronym else None

    def _with_hyphens(self, marks: list[Mark], folded: str) -> list[Mark]:
        """The marks with a hyphenated head taken into the term before it ("vitamine D" + "-tekort")."""
        out: list[Mark] = []
        for mark in marks:
            if out and mark.first == out[-1].last and folded[out[-1].end : mark.start] == "-":
                last = out[-1]
                head = folded[mark.start : mark.end]
                terms = self._compounds.hyphenated(last.entry, mark.entry, folded[last.start : mark.start], head)
                if terms:
                    out[-1] = last._replace(end=mark.end, last=mark.last, entry=entry_of(terms))
                    continue
            out.append(mark)
        return out


def _joined(folded: str, starts: list[int], ends: list[int], first: int, last: int) -> bool:
    """Whether nothing but a space, hyphen or the like stands between the words first to last."""
    return all(folded[ends[at] : starts[at + 1]] in _JOINTS for at in range(first, last - 1))


@cache
def lexicon() -> Lexicon:
    """The built-in terms (rules/data/terms.tsv) and cues (claim_cues.yaml, directions.yaml, paraphrases.tsv)."""
    entries: dict[str, tuple[Term, ...]] = {}
    acronyms: dict[str, tuple[Term, ...]] = {}
    compounds = Compounds.load()
    people: list[str] = []

    def add(form: str, term: Term) -> None:
        table = acronyms if is_acronym(form) else entries
        key = key_of(form)
        known = table.get(key)
        if known is None:
            if key:
                table[key] = (term,)
        elif term not in known:
            table[key] = (*known, term)

    for term, forms in built_in_terms():
        for form in forms:
            add(form, term)
        if term.kind == "effect_verb":
            for form, derived in verb_forms(term, forms):
                add(form, derived)
        if term.kind == "population":
            people.extend(forms)
    for form, term in effect_forms():
        add(form, term)
    for term, forms in paraphrases():
        for form in (term.nl, *forms):
            add(form, term)
            if " " in form:  # "langer slapen" is slaapduur, and more of it
                for word in key_of(form).split(" "):
                    for change in entries.get(word, ()):
                        if change.kind == "effect":
                            add(form, change)
    for form, term in cue_forms():
        add(form, term)
        if term.kind in _HOLDS_OUTCOME and " " in form:  # "geen bijwerkingen" names what is not there
            for word in key_of(form).split(" "):
                for thing in entries.get(word, ()):
                    if thing.kind in OUTCOMES:
                        add(form, thing)
    for form in people:
        if (substance := compounds.used_by(fold(form), entries)) is not None:
            add(form, substance)
    return Lexicon(entries, acronyms, compounds)
