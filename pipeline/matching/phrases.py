"""All phrases of all rules in one matcher: each is tried only where its rarest word stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from pipeline.dutch.wordbook import Known
from pipeline.errors import Told
from pipeline.matching.planning import Plan, literal_words, plans
from pipeline.matching.reading import Reading
from pipeline.matching.walking import Walk, backward, forward


class PhraseHit(NamedTuple):
    """A phrase found: its key, and the word indexes (end exclusive) that it covers."""

    key: int
    first: int
    last: int
    literal: frozenset[str] = frozenset()  # the words that the phrase itself names


class _Entry:
    """A phrase under its key; how to walk along it is worked out where it is first tried."""

    __slots__ = ("_ahead", "_behind", "_literal", "key", "plan")

    def __init__(self, key: int, plan: Plan) -> None:
        self.key, self.plan = key, plan
        self._ahead: Walk | None = None
        self._behind: Walk | None = None
        self._literal: frozenset[str] | None = None

    def at(self, reading: Reading, at: int, first: int, last: int) -> PhraseHit | None:
        """The phrase within the words first to last where its anchor begins at the word `at`."""
        ahead, behind = self._ahead, self._behind
        if ahead is None or behind is None:
            phrase, anchor = self.plan.phrase, self.plan.anchor
            ahead = self._ahead = forward(phrase, anchor)
            behind = self._behind = backward(phrase, anchor - 1)
        end = ahead(reading, at, last)
        begin = None if end is None else behind(reading, at - 1, first)
        if begin is None or end is None:
            return None
        if self._literal is None:
            self._literal = literal_words(self.plan.phrase)
        return PhraseHit(self.key, begin, end, self._literal)


class _Anchor(NamedTuple):
    """The phrases of one anchor word: by the word that must follow, by the one before, by words of the sentence."""

    after: dict[str, list[_Entry]]
    before: dict[str, list[_Entry]]
    among: dict[frozenset[str], list[_Entry]]


class _Anchors(dict[str, _Anchor]):
    """The anchors of the words met so far, made of the entries of each word."""

    def __init__(self, index: dict[str, list[_Entry]]) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, word: str) -> _Anchor:
        anchor = self[word] = _Anchor({}, {}, {})
        for entry in self._index.get(word, ()):
            plan = entry.plan
            if not plan.step:
                anchor.among.setdefault(plan.wanted, []).append(entry)
                continue
            beside = anchor.after if plan.step > 0 else anchor.before
            for neighbour in plan.wanted:
                beside.setdefault(neighbour, []).append(entry)
        return anchor


class PhraseMatcher:
    """Phrases under integer keys, found in stretches of words."""

    def __init__(self, phrases: Iterable[tuple[int, str]], *, loose: bool = False) -> None:
        """A `loose` matcher takes phrases without an anchor too; it tries those at every word."""
        self._index: dict[str, list[_Entry]] = {}
        self._anchors = _Anchors(self._index)
        self._known: Known[_Anchor | None] = Known(lambda word: self._anchors[word] if word in self._index else None)
        self._loose: list[_Entry] = []
        for key, source in phrases:
            check_phrase(source, loose=loose)
            for plan in plans(source):
                entry = _Entry(key, plan)
                for word in plan.words:
                    self._index.setdefault(word, []).append(entry)
                if not plan.words:
                    self._loose.append(entry)

    def find(self, reading: Reading, first: int, last: int) -> Iterator[PhraseHit]:
        """Every phrase within the words first to last (one sentence)."""
        if not self._loose:
            yield from self._anchored(reading, first, last)
            return
        words, index = reading.words, self._index
        for at in range(first, last):
            if words[at] in index:
                yield from self.at(reading, at, first, last)
            for entry in self._loose:
                hit = entry.at(reading, at, first, last)
                if hit is not None:
                    yield hit

    def everywhere(self, reading: Reading) -> Iterator[tuple[int, PhraseHit]]:
        """Every phrase in the sentences that rules read, with the number of its sentence."""
        anchors = self._known.of(reading.numbered)
        places = list(compress(range(len(anchors)), anchors))
        low = 0
        for sentence, (first, last) in enumerate(reading.bounds):
            low = bisect_left(places, first, low)
            high = bisect_left(places, last, low)
            if low == high or reading.unread(sentence):
                continue
            for at in places[low:high]:
                anchor = anchors[at]
                if anchor is not None:
                    for hit in _hits(reading, anchor, at, first, last):
                        yield sentence, hit

    def _anchored(self, reading: Reading, first: int, last: int) -> list[PhraseHit]:
        """The phrases with an anchor."""
        words, index, anchors = reading.words, self._index, self._anchors
        found: list[PhraseHit] = []
        for at in [at for at, word in enumerate(words[first:last], first) if word in index]:
            found += _hits(reading, anchors[words[at]], at, first, last)
        return found

    def at(self, reading: Reading, at: int, first: int, last: int) -> list[PhraseHit]:
        """Every phrase of which the word `at` is the anchor."""
        return _hits(reading, self._anchors[reading.words[at]], at, first, last)

    def anchors(self, words: Sequence[str]) -> list[int]:
        """The positions at which some phrase may stand."""
        index = self._index
        return [at for at, word in enumerate(words) if word in index]


def check_phrase(source: str, *, loose: bool = False) -> None:
    """Raise ValueError with what is wrong with a phrase; a `loose` one needs no anchor."""
    found = plans(source)
    if not loose and not all(plan.words for plan in found):
        raise ValueError(
            Told(
                "moet ten minste één heel woord bevatten, naast gaten, open klassen en woorddelen",
                "needs at least one whole word beside gaps, open classes and word parts",
            )
        )


def _hits(reading: Reading, anchor: _Anchor, at: int, first: int, last: int) -> list[PhraseHit]:
    """The phrases of an anchor that stand around the word `at`, tried only where their other words are there.

    Most anchors are passed over at once, since the word beside them is another.
    """
    after, before, among = anchor
    entries: list[_Entry] = []
    if among:
        stretch = reading.word_set(first, last)
        for wanted, those in among.items():
            if not wanted or not wanted.isdisjoint(stretch):
                entries += those
    if after and at + 1 < last and (those := after.get(reading.words[at + 1], [])):
        entries += those
    if before and at > first and (those := before.get(reading.words[at - 1], [])):
        entries += those
    if not entries:
        return []
    found: list[PhraseHit] = []
    for entry in entries:
        for wanted in entry.plan.others:
            if wanted.isdisjoint(reading.word_set(first, last)):
                break
        else:
            hit = entry.at(reading, at, first, last)
            if hit is not None:
                found.append(hit)
    return found
