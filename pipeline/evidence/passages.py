"""An article as the evidence rules read it: its words, the cues among them, and the stretch of each sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import NamedTuple

from pipeline.article import Article, Level
from pipeline.dutch.wordbook import Known, by_number
from pipeline.dutch.words import Words, words_of
from pipeline.evidence.name_forms import name_forms
from pipeline.evidence.wordlists import BIT, CUES, GRAMMAR, STARTS_NAME, STARTS_PHRASE, Rest, wordlists

# no sentence is read further than this, so that text without full stops stays linear
_COMPOUND = 9
_TRADE = BIT["trade"]
_STUDY = BIT["study"] | BIT["weak_study"]
_MOST_WORDS, _MOST_CUES = 400, 200
_NUMBERED, _ENDS_AS_BODY = STARTS_NAME << 1, STARTS_NAME << 2
_tuple = tuple.__new__  # makes a named tuple in half the time
_TAIL = frozenset("0123456789¹²³⁰⁴⁵⁶⁷⁸⁹")
_JOINTS = frozenset((" ", "-", "/", "- ", " -", "  ", "\n", "'", ".", ""))


class Cue(NamedTuple):
    """A cue word or phrase: index of its first word, how many words it has, and the bits of its classes."""

    word: int
    size: int
    bits: int


class Found(NamedTuple):
    """A mark of evidence before it has an id; `weak`: it points to a source named elsewhere, or hardly to one."""

    start: int
    end: int
    kind: str
    level: Level
    target: str | None = None
    reference: int | None = None
    weak: bool = False


class Passage(NamedTuple):
    """A sentence with its tail up to the next one: offsets, block, words [lo, hi) and all its cue bits."""

    start: int
    end: int
    block: int
    lo: int
    hi: int
    bits: int
    first_cue: int
    last_cue: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The words and cues of an article, with one passage a sentence."""

    article: Article
    words: list[str]
    starts: list[int]
    ends: list[int]
    cues: list[Cue]
    named: list[int]  # words that may begin a known name
    numbered: list[int]  # words that end in a digit
    compounds: list[int]  # words such as "onderzoeksbureau", which may stand before a name
    passages: list[Passage]
    passage_starts: list[int]
    bits: int  # all cue bits of all passages

    def passage_at(self, offset: int) -> int:
        """Index of the passage that holds `offset`, or of the last one before it; -1 before the first."""
        return bisect_left(self.passage_starts, offset + 1) - 1

    def passage_of(self, word: int) -> Passage:
        """The passage of a word."""
        return self.passages[max(0, self.passage_at(self.starts[word]))]

    def cues_of(self, passage: Passage) -> list[Cue]:
        """The cues of a passage, in order."""
        return self.cues[passage.first_cue : passage.last_cue]

    def gap(self, word: int) -> str:
        """The characters between a word and the next one."""
        following = word + 1
        return self.article.text[self.ends[word] : self.starts[following]] if following < len(self.starts) else ""

    def capital(self, word: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.article.text[self.starts[word]].isupper()

    def form(self, first: int, end: int) -> str:
        """The text from word `first` up to the end of word `end - 1`."""
        return self.article.text[self.starts[first] : self.ends[end - 1]]


@cache
def _known() -> dict[str, int]:
    words = dict(wordlists().words)
    for first in name_forms():
        words[first] = words.get(first, 0) | STARTS_NAME
    return words


class _Bits:
    """What is to be known of a word, as bits: its classes, and whether it is a compound or numbered."""

    def __init__(self) -> None:
        sets = wordlists().sets
        self._study_ends, self._body_ends = tuple(sets["study_ends"]), tuple(sets["body_ends"])
        self._trades = tuple(sets["expert_ends"] | sets["knowing_ends"])
        self._known = _known()

    def of(self, word: str) -> int:
        bits = self._known.get(word, 0)
        if len(word) > _COMPOUND:
            if not bits and word.endswith(self._study_ends):
                bits |= _STUDY
            if word.endswith(self._trades):
                bits |= _TRADE
            if word.endswith(self._body_ends):
                bits |= _ENDS_AS_BODY
        if word[-1] in _TAIL:
            bits |= _NUMBERED
        return bits & ~GRAMMAR


@cache
def _bits() -> Known[int]:
    return Known(_Bits().of)


def read(article: Article) -> Reading:
    """The reading of an article that has sentences."""
    found = words_of(article.text)
    words, starts, _ = found
    cues: list[Cue] = []
    named: list[int] = []
    numbered: list[int] = []
    compounds: list[int] = []
    phrases, count = wordlists().phrases, len(words)
    looked_up = _bits().of(by_number(article.text))
    for index in compress(range(count), looked_up):
        bits = looked_up[index]
        if bits & STARTS_PHRASE and index + 1 < count and (rests := phrases[words[index]].get(words[index + 1])):
            cues += _phrases(article.text, found, index, rests)
        if bits & CUES:
            cues.append(_tuple(Cue, (index, 1, bits & CUES)))
        if bits & STARTS_NAME:
            named.append(index)
        if bits & _NUMBERED:
            numbered.append(index)
        if bits & _ENDS_AS_BODY:
            compounds.append(index)
    passages = _passages(article, starts, cues)
    starts_of, bits = [passage.start for passage in passages], 0
    for passage in passages:
        bits |= passage.bits
    return Reading(article, *found, cues, named, numbered, compounds, passages, starts_of, bits)


def _phrases(text: str, found: Words, index: int, rests: tuple[Rest, ...]) -> list[Cue]:
    words, starts, ends = found
    following = index + 1
    if text[ends[index] : starts[following]] not in _JOINTS:
        return []
    cues = []
    for rest, bits in rests:
        last = following + len(rest)
        if not rest or (
            tuple(words[following + 1 : last + 1]) == rest
            and all(text[ends[at_] : starts[at_ + 1]] in _JOINTS for at_ in range(following, last))
        ):
            cues.append(Cue(index, len(rest) + 2, bits))
    return cues


def _passages(article: Article, starts: list[int], cues: list[Cue]) -> list[Passage]:
    sentences, blocks = article.sentences, article.blocks
    passages = []
    hi = last = 0
    count, all_words = len(cues), len(starts)
    for index, sentence in enumerate(sentences):
        if index + 1 < len(sentences) and sentences[index + 1].block == sentence.block:
            end = sentences[index + 1].start
        else:
            end = max(blocks[sentence.block].end, sentence.end) if blocks else len(article.text)
        lo = bisect_left(starts, sentence.start, hi) if hi < all_words and starts[hi] < sentence.start else hi
        hi = bisect_left(starts, end, lo)
        while last < count and cues[last].word < lo:
            last += 1
        first = last
        bits = 0
        while last < count and cues[last].word < hi:
            bits |= cues[last].bits
            last += 1
        capped = min(hi, lo + _MOST_WORDS), min(last, first + _MOST_CUES)
        passages.append(_tuple(Passage, (sentence.start, end, sentence.block, lo, capped[0], bits, first, capped[1])))
    return passages
