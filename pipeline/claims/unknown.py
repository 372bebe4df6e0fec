"""Names of things that no vocabulary holds, but which an article is plainly about: they become marks like any other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache

from pipeline.article import Article
from pipeline.claims.entries import Entry
from pipeline.claims.headlines import headlines
from pipeline.claims.lexicon import Mark, Scan
from pipeline.dutch.grammar import grammar
from pipeline.dutch.stopwords import stopwords
from pipeline.dutch.vocabulary import Term
from pipeline.paths import rules_folder

_MOST, _SHORTEST = 3, 4  # names in an article, letters of one
_TITLE = 60  # characters of a line short enough for a title
_CAPITALS = 3  # mentions of a name that only its capital tells
_HEADINGS, _HEADLINE, _OFTEN = (8, 14, 4)  # headings and words of one that are looked at, mentions of a sure name
_EARLY = 1200  # characters within which a brand must be met first


def marks_of(article: Article, scan: Scan) -> list[Mark]:
    """The marks of a scan, with those of the names that no vocabulary holds."""
    taken = {place for mark in scan.marks for place in range(mark.first, mark.last)}
    names = names_in(article, scan, taken)
    if not names:
        return scan.marks
    entries = {}
    for word, shown in names.items():
        term = Term(shown, "", "unknown")
        entries[word] = Entry((term,), frozenset(("unknown",)), term, None, "", ())
    found = [
        Mark(scan.starts[place], scan.ends[place], place, place + 1, entries[word])
        for place, word in enumerate(scan.words)
        if word in entries and place not in taken
    ]
    return sorted((*scan.marks, *found), key=lambda mark: mark.first)


def names_in(article: Article, scan: Scan, taken: set[int]) -> dict[str, str]:
    """Folded words that are such names, each with how it is written; `taken` are the words within marks."""
    found = _titled(article, scan, taken)
    if len(found) < _MOST:
        found |= _capitals(article, scan, taken)
    return dict(list(found.items())[:_MOST])


def _titled(article: Article, scan: Scan, taken: set[int]) -> dict[str, str]:
    """Nouns of the title, and those of the headings that come back after an article."""
    text, words = article.text, scan.words
    small = grammar()
    before = small.before_thing
    small = grammar()
    before = small.before_thing
    known, counts = _known_words(), Counter[str]()
    found: dict[str, str] = {}
    spans = [(block.start, block.end, 2) for block in article.blocks if block.kind == "heading"][:_HEADINGS]
    spans = [*((start, end, 1 if end - start <= _TITLE else 2) for start, end in headlines(article)), *spans]
    for start, end, least in spans:
        first = bisect_left(scan.starts, start)
        last = min(bisect_left(scan.starts, end, first), first + _HEADLINE)
        for place in range(first, last):
            word = words[place]
            if len(word) < _SHORTEST or place in taken or word in found or word in known or not word.isalpha():
                continue
            if place > first and text[scan.starts[place]].isupper() and _beside_capital(text, scan, place, first, last):
                continue  # the name of a person or a place
            counts = counts or Counter(words)
            often = counts[word]
            led = place > first and (words[place - 1] in before or words[place - 1] in small.before_title_thing)
            if (led and least == 1) or often >= _OFTEN or (often > 1 and _follows_article(words, word, often)):
                written = text[scan.starts[place] : scan.ends[place]]
                found[word] = word if written.istitle() else written
    return found


def _beside_capital(text: str, scan: Scan, place: int, first: int, last: int) -> bool:
    """Whether a word beside the one at `place` begins with a capital too."""
    beside = (at for at in (place - 1, place + 1) if first <= at < last)
    return any(text[scan.starts[at]].isupper() for at in beside)


def _follows_article(words: list[str], word: str, often: int) -> bool:
    """Whether a word stands after an article or the like somewhere."""
    place, before = -1, grammar().before_thing
    for _ in range(often):
        place = words.index(word, place + 1)
        if place and words[place - 1] in before:
            return True
    return False


@cache
def ordinary_words() -> frozenset[str]:
    """Words that name no thing an article could be about."""
    lines = (rules_folder() / "data" / "ordinary_words.txt").read_text("utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _known_words() -> frozenset[str]:
    return stopwords()["nl"] | ordinary_words()


def _is_name(text: str, start: int, opening: set[int]) -> bool:
    """Whether the word at `start` has a capital though it opens no sentence."""
    return text[start].isupper() and start not in opening


def _capitals(article: Article, scan: Scan, taken: set[int]) -> dict[str, str]:
    """A brand: a name in capitals that an article begins with and comes back to.

    Names of people and places stand beside another capital or after "in"; a word that opens a sentence tells nothing.
    """
    text, words, starts, ends = article.text, scan.words, scan.starts, scan.ends
    opening = {sentence.start for sentence in article.sentences}
    counts: dict[str, int] = {}
    shown: dict[str, str] = {}
    last, places = len(words) - 1, grammar().before_place
    for place in [place for place, start in enumerate(starts) if text[start].isupper()]:
        word, start = words[place], starts[place]
        if (start >= _EARLY and word not in counts) or place in taken or not word.isalpha():
            continue
        if len(word) < _SHORTEST - 1 or (start in opening and not text[start + 1].isupper()):
            continue
        if (
            text[start - 1 : start] == "("
            or (place and (words[place - 1] in places or _is_name(text, starts[place - 1], opening)))
            or (place < last and text[starts[place + 1]].isupper())
        ):
            counts[word] = counts.get(word, 0) - 1
        else:
            counts[word] = counts.get(word, 0) + 1
            shown.setdefault(word, text[start : ends[place]])
    best = max(counts, key=lambda word: counts[word], default="")
    return {best: shown[best]} if best and counts[best] >= _CAPITALS else {}
