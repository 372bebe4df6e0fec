"""One pass over an article's words that marks every known term, compound and cue."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.claims.compounds import Compounds
from pipeline.claims.cues import cue_forms, paraphrases
from pipeline.claims.effects import effect_forms, verb_forms
from pipeline.claims.entries import OUTCOMES, Entry, entry_of, merged
from pipeline.dutch.vocabulary import Term, read_terms
from pipeline.dutch.words import fold, words_of
from pipeline.paths import rules_folder

_JOINTS = frozenset((" ", "-", "/", " -", "- ", "  ", "\n", ". "))
_HOLDS_OUTCOME = frozenset(("safe", "harm"))
_REMEMBERED = 200_000
_SHORTEST_COMPOUND, _LONGEST_COMPOUND = 6, 60

Longer = dict[str, dict[str, list[tuple[list[str], Entry]]]]  # first word, second word, forms by length


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
        self._known = entries
        self._single: dict[str, Entry] = {}
        self._longer: Longer = {}
        self._acronyms = {word: entry_of(terms) for word, terms in acronyms.items()}
        for form, terms in entries.items():
            parts = form.split(" ")
            if len(parts) == 1:
                self._single[form] = entry_of(terms)
            else:
                self._longer.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, entry_of(terms)))
        for seconds in self._longer.values():
            for forms in seconds.values():
                forms.sort(key=lambda item: -len(item[0]))
        self._compounds = compounds
        self._seen: dict[str, Entry | None] = {}

    def get(self, word: str) -> Entry | None:
        """What a folded word can be: as it stands in the lexicon, without a glued note mark, or as a compound."""
        known = self._single.get(word)
        if known is not None or not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND:
            return known
        if word in self._seen:
            return self._seen[word]
        bare = word.rstrip("0123456789")
        found = self._single.get(bare) if bare != word else None
        if found is None and bare.isalpha() and (terms := self._compounds.analyse(bare, self._known)):
            found = entry_of(terms)
        if len(self._seen) < _REMEMBERED:
            self._seen[word] = found
        return found

    def phrase(self, form: str) -> tuple[Term, ...]:
        """What a form of one or more words can be; empty where it is unknown."""
        parts = words_of(form).words
        if len(parts) == 1:
            entry = merged((self._acronyms.get(parts[0]), self.get(parts[0])))
            return entry.terms if entry else ()
        return self._known.get(" ".join(parts), ())

    def scan(self, text: str) -> Scan:
        """The words and marks of a text: leftmost, longest, without overlap."""
        words, starts, ends = words_of(text)
        folded = fold(text)
        single, seen, longer, acronyms = self._single, self._seen, self._longer, self._acronyms
        marks: list[Mark] = []
        skip = 0
        for index, word in enumerate(words):
            if index < skip:
                continue
            seconds = longer.get(word)
            if seconds is not None and index + 1 < len(words):
                forms = seconds.get(words[index + 1])
                if forms is not None:
                    for parts, entry in forms:
                        last = index + len(parts)
                        if words[index:last] == parts and _joined(folded, starts, ends, index, last):
                            marks.append(Mark(starts[index], ends[last - 1], index, last, entry))
                            skip = last
                            break
                    if index < skip:
                        continue
            found = single.get(word)
            if found is None and len(word) >= _SHORTEST_COMPOUND:
                found = seen[word] if word in seen else self.get(word)
            if word in acronyms and text[starts[index] : ends[index]].isupper():
                found = merged((acronyms[word], found))
            if found is not None:
                marks.append(Mark(starts[index], ends[index], index, index + 1, found))
        return Scan(words, starts, ends, self._with_hyphens(marks, folded))

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
        key = " ".join(words_of(form).words)
        table = acronyms if form.isupper() and form.isalpha() and len(form) > 1 else entries
        known = table.get(key, ())
        if key and term not in known:
            table[key] = (*known, term)

    for term, forms in read_terms(rules_folder() / "data" / "terms.tsv"):
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
                for word in words_of(form).words:
                    for change in entries.get(word, ()):
                        if change.kind == "effect":
                            add(form, change)
    for form, term in cue_forms():
        add(form, term)
        if term.kind in _HOLDS_OUTCOME and " " in form:  # "geen bijwerkingen" names what is not there
            for word in words_of(form).words:
                for thing in entries.get(word, ()):
                    if thing.kind in OUTCOMES:
                        add(form, thing)
    for form in people:
        if (substance := compounds.used_by(fold(form), entries)) is not None:
            add(form, substance)
    return Lexicon(entries, acronyms, compounds)
