"""By what decisions are found again: the folded words of a sentence, and how near two sentences are."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from pipeline.dutch.words import words_of

if TYPE_CHECKING:
    from pipeline.article import Article

NEAR = 0.5  # share of words that two versions of one sentence have in common, at the least


def normalised(sentence: str) -> str:
    """The words of a sentence in lower case, without accents, marks and line ends."""
    return " ".join(words_of(sentence).words)


def sentence_key(sentence: str) -> str:
    """A short fingerprint of a sentence that outlives a change of its marks, or anywhere else in the article."""
    return blake2b(normalised(sentence).encode(), digest_size=8).hexdigest()


def places(article: Article) -> dict[str, str]:
    """For each sentence, by id, its key with a number where the same words came before: `-2` for the second time."""
    counter: Counter[str] = Counter()
    found = {}
    for sentence in article.sentences:
        key = sentence_key(sentence.of(article))
        counter[key] += 1
        found[sentence.id] = key if counter[key] == 1 else f"{key}-{counter[key]}"
    return found


def nearness(one: str, other: str) -> float:
    """The share of words that two normalised sentences have in common, 0 to 1 (the measure of Dice)."""
    first, second = Counter(one.split()), Counter(other.split())
    size = first.total() + second.total()
    return 2 * (first & second).total() / size if size else 0.0
