"""All phrases of all rules in one matcher: each is tried only where its rarest word stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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


class PhraseMatcher:
    """Phrases under integer keys, found in stretches of words."""

    def __init__(self, phrases: Iterable[tuple[int, str]], *, loose: bool = False) -> None:
        """A `loose` matcher takes phrases without an anchor too; it tries those at every word."""
        self._index: dict[str, list[_Entry]] = {}
        self._anchors: dict[str, _Anchor] = {}  # of the words met so far
        self._loose: list[_Entry] = []
        for key, source in phrases:
            for plan in plans(source):
                if plan.words:
                    entry = _Entry(key, plan)
                    for word in plan.words:
                        self._index.setdefault(word, []).append(entry)
                elif loose:
                    self._loose.append(_Entry(key, plan))
                else:
                    raise ValueError(
                        Told(
                            "moet ten minste één heel woord bevatten, naast gaten, open klassen en woorddelen",
                            "needs at least one whole word beside gaps, open classes and word parts",
                        )
                    )

    def find(self, reading: Reading, first: int, last: int) -> Iterator[PhraseHit]:
        """Every phrase within the words first to last (one sentence)."""
        words, index, loose = reading.words, self._index, self._loose
        for at in range(first, last):
            if words[at] in index:
                yield from self.at(reading, at, first, last)
            for entry in loose:
                hit = entry.at(reading, at, first, last)
                if hit is not None:
                    yield hit

    def everywhere(self, reading: Reading) -> Iterator[tuple[int, PhraseHit]]:
        """Every phrase in the sentences that rules read, with the number of its sentence."""
        words, bounds = reading.words, reading.bounds
        anchors = {word: self._anchor(word) for word in reading.vocabulary & self._index.keys()}
        sentence, first, last, read = -1, 0, 0, False
        for at, word in enumerate(words):
            if word not in anchors:
                continue
            while at >= last and sentence + 1 < len(bounds):
                sentence += 1
                first, last = bounds[sentence]
                read = not reading.unread(sentence)
            if read and first <= at < last:
                for hit in _hits(reading, anchors[word], at, first, last):
                    yield sentence, hit

    def at(self, reading: Reading, at: int, first: int, last: int) -> list[PhraseHit]:
        """Every phrase of which the word `at` is the anchor."""
        return _hits(reading, self._anchor(reading.words[at]), at, first, last)

    def _anchor(self, word: str) -> _Anchor:
        anchor = self._anchors.get(word)
        if anchor is not None:
            return anchor
        anchor = self._anchors[word] = _Anchor({}, {}, {})
        for entry in self._index.get(word, ()):
            plan = entry.plan
            if not plan.step:
                anchor.among.setdefault(plan.wanted, []).append(entry)
                continue
            beside = anchor.after if plan.step > 0 else anchor.before
            for neighbour in plan.wanted:
                beside.setdefault(neighbour, []).append(entry)
        return anchor

    def anchors(self, words: Sequence[str]) -> list[int]:
        """The positions at which some phrase may stand."""
        index = self._index
        return [at for at, word in enumerate(words) if word in index]


def _hits(reading: Reading, anchor: _Anchor, at: int, first: int, last: int) -> list[PhraseHit]:
    """The phrases of an anchor that stand around the word `at`, tried only where their other words are there."""
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
