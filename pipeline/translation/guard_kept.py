"""Words that a translation must say in one of a few ways, months, days of the week, and people's names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.dutch.words import fold
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.name_words import name_words
from pipeline.translation.people import people
from pipeline.translation.phrases import Word, folded_words

_COMPOUND = re.compile(r"-[a-z]")  # "CLEAN-onderzoek"


def compare_kept(source: str, target: str) -> Iterator[Finding]:
    """What of the listed words is gone, a month or day that became another, a person who became another."""
    ours, theirs = folded_words(source), folded_words(target)
    data = words_data()
    if data.any_kept.first(ours) is not None:
        for rule, both in data.kept:
            hit = both.nl.first(ours)
            if hit and not both.en.first(theirs):
                yield Finding(rule, hit.start, hit.end, source[hit.start : hit.end])
    yield from _dates(ours, theirs, source, target)
    yield from _people(ours, source, target)


def _dates(ours: tuple[Word, ...], theirs: tuple[Word, ...], source: str, target: str) -> Iterator[Finding]:
    """A month or day of the week that only the source names, beside one that only the translation names."""
    dates = words_data().dates
    here = {dates.nl[word.text]: word for word in ours if word.text in dates.nl}
    if not here:
        return
    there = {dates.en[w.text]: w for w in theirs if w.text in dates.en and target[w.start].isupper()}
    new = [word for english, word in there.items() if english not in here]
    for english, word in here.items():
        if english not in there and new:
            other = new.pop(0)
            yield Finding(
                "number", word.start, word.end, source[word.start : word.end], target[other.start : other.end]
            )


def _people(ours: tuple[Word, ...], source: str, target: str) -> Iterator[Finding]:
    """The people of the source, told by a title, a byline or a given name, of whose name a part is gone."""
    data = name_words()
    if not (":" in source or any(word.text in data.given or word.text in data.titles for word in ours)):
        return
    low = fold(target)
    for start, end in dict.fromkeys(people(source, data)):
        name = fold(source[start:end])
        if _COMPOUND.search(source, start, end):
            continue
        if not any(_stands(one, low) for one in (name, *(name.partition(f" {word} ")[0] for word in data.origin))):
            yield Finding("name", start, end, source[start:end])


def _stands(name: str, low: str) -> bool:
    """Whether a name stands in the folded translation, in a genitive too ("Jansens", "Jansen's")."""
    return any(
        re.search(rf"(?<!\w){re.escape(form)}(?!\w)", low) for form in dict.fromkeys((name, name.removesuffix("s")))
    )
