"""An article as the evidence rules read it: its words, the cues among them, and the stretch of each sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.article import Article, Level
from pipeline.dutch.words import words_of
from pipeline.evidence.wordlists import wordlists

_TAIL = frozenset("0123456789¹²³⁰⁴⁵⁶⁷⁸⁹")
_JOINTS = frozenset((" ", "-", "/", "- ", " -", "  ", "\n", "'", ""))


class Cue(NamedTuple):
    """A cue word or phrase: index of its first word, how many words it has, and the bits of its classes."""

    word: int
    size: int
    bits: int


class Found(NamedTuple):
    """A mark of evidence before it has an id; `back` says that it points to a source named elsewhere."""

    start: int
    end: int
    kind: str
    level: Level
    target: str | None = None
    reference: int | None = None
    back: bool = False


class Passage(NamedTuple):
    """A sentence with its tail up to the next one: offsets, its block, its words [lo, hi) and all its cue bits."""

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
    numbered: list[int]  # words that end in a digit
    passages: list[Passage]

    def passage_at(self, offset: int) -> int:
        """Index of the passage that holds `offset`, or of the last one before it; -1 before the first."""
        return bisect_left(self.passages, (offset + 1,)) - 1

    def cues_of(self, passage: Passage) -> list[Cue]:
        """The cues of a passage, in order."""
        return self.cues[passage.first_cue : passage.last_cue]

    def gap(self, word: int) -> str:
        """The characters between a word and the next one."""
        return self.article.text[self.ends[word] : self.starts[word + 1]]

    def capital(self, word: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.article.text[self.starts[word]].isupper()


def read(article: Article) -> Reading:
    """The reading of an article that has sentences."""
    words, starts, ends = words_of(article.text)
    known = wordlists()
    single, phrases = known.words, known.phrases
    cues: list[Cue] = []
    numbered: list[int] = []
    text = article.text
    for index, word in enumerate(words):
        bits = single.get(word, 0)
        if word in phrases:
            for rest, phrase_bits in phrases[word]:
                size = len(rest)
                if words[index + 1 : index + 1 + size] == list(rest) and all(
                    text[ends[at_] : starts[at_ + 1]] in _JOINTS for at_ in range(index, index + size)
                ):
                    cues.append(Cue(index, size + 1, phrase_bits))
        if bits:
            cues.append(Cue(index, 1, bits))
        elif word[-1] in _TAIL:
            numbered.append(index)
    return Reading(article, words, starts, ends, cues, numbered, _passages(article, starts, cues))


def _passages(article: Article, starts: list[int], cues: list[Cue]) -> list[Passage]:
    sentences, blocks = article.sentences, article.blocks
    cue_words = [cue.word for cue in cues]
    passages = []
    lo = first = 0
    for index, sentence in enumerate(sentences):
        block_end = blocks[sentence.block].end if blocks else len(article.text)
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        end = following.start if following and following.block == sentence.block else max(block_end, sentence.end)
        lo = bisect_left(starts, sentence.start, lo)
        hi = bisect_left(starts, end, lo)
        first = bisect_left(cue_words, lo, first)
        last = bisect_left(cue_words, hi, first)
        bits = 0
        for cue in cues[first:last]:
            bits |= cue.bits
        passages.append(Passage(sentence.start, end, sentence.block, lo, hi, bits, first, last))
    return passages
