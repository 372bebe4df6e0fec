"""Which words of a sentence went to which words of its translation, as far as that is certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from pipeline.dutch.stopwords import stopwords
from pipeline.dutch.vocabulary import vocabulary
from pipeline.dutch.words import fold
from pipeline.paths import rules_folder
from pipeline.translation.figure_pairs import paired_figures
from pipeline.translation.figures_english import in_english_form
from pipeline.translation.glossary import Glossary, built_in, read_terms
from pipeline.translation.guard_counterparts import counterparts

Stretch = tuple[int, int]

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*%?")
_ALIKE = 0.7  # how much of two words' letters is the same ("vitamine" and "vitamin")


@lru_cache(maxsize=512)
def word_pairs(source: str, target: str) -> dict[int, Stretch]:
    """By its number in the source, the first and last number of the words that say it in the target.

    The same letters or figures, numbers in words, a word that the lists have and that stands once on both sides, or
    nearly the same letters.
    """
    ours = [match.span() for match in WORD.finditer(source)]
    theirs = [match.span() for match in WORD.finditer(target)]
    english = [fold(target[slice(*word)]) for word in theirs]
    pairs: dict[int, Stretch] = {}
    free = set(range(len(theirs)))
    for index, word in enumerate(ours):
        form = fold(in_english_form(source[slice(*word)]))
        there = next((other for other in sorted(free) if english[other] == form), None)
        if there is not None and weighty(source[slice(*word)]):
            pairs[index] = there, there
            free.discard(there)
    for start, end, hit in (*_written_figures(source, target), *_listed(source, target)):
        here = [i for i, word in enumerate(ours) if word[0] < end and start < word[1] and i not in pairs]
        there_ = [i for i, word in enumerate(theirs) if word[0] < hit[1] and hit[0] < word[1]]
        if here and there_ and free.issuperset(there_):
            pairs.update(dict.fromkeys(here, (there_[0], there_[-1])))
            free.difference_update(there_)
    for index, word in enumerate(ours):
        if index not in pairs and word[1] - word[0] > 4:
            form = fold(source[slice(*word)])
            alike = [other for other in free if len(english[other]) > 3 and _like(form, english[other])]
            if len(alike) == 1:
                pairs[index] = alike[0], alike[0]
                free.discard(alike[0])
    return dict(sorted(pairs.items()))


def weighty(word: str) -> bool:
    """Whether a word says something by itself."""
    return word[0].isdigit() or word.isupper() or (len(word) > 2 and fold(word) not in _light_words())


def may_be_another(word: str) -> bool:
    """Whether the same letters may be another word in English: "of", "die", "men"."""
    return word.islower() and not weighty(word) and word not in _same_in_english()


@cache
def _same_in_english() -> frozenset[str]:
    path = rules_folder() / "data" / "emphasised.tsv"
    return frozenset(form for term in read_terms(path) for form in term.forms if form in term.english)


@lru_cache(maxsize=1)
def _light_words() -> frozenset[str]:
    return frozenset(fold(word) for word in stopwords()["nl"])


def _written_figures(source: str, target: str) -> Iterator[tuple[int, int, Stretch]]:
    """The numbers in words that are the same one."""
    for mine, other in paired_figures(source, target):
        if mine.written:
            yield mine.start, max(mine.end, mine.whole), (other.start, max(other.end, other.whole))


def _listed(source: str, target: str) -> Iterator[tuple[int, int, Stretch]]:
    """The listed words that stand once in the source, where one word of the target alone can be what they became.

    What one word is sure to have become is no longer open to another: "geen ... niet" is "no ... not".
    """
    open_ = {here: there for here, there in _found(source, target) if there}
    while open_:
        sure: dict[Stretch, list[Stretch]] = {}
        for here, there in open_.items():
            if len(there) == 1:
                sure.setdefault(there[0], []).append(here)
        if not sure:
            return
        yield from ((*claims[0], there) for there, claims in sure.items() if len(claims) == 1)
        left = {here: [one for one in there if not _meets(one, sure)] for here, there in open_.items()}
        open_ = {here: there for here, there in left.items() if there}


def _found(source: str, target: str) -> Iterator[tuple[Stretch, list[Stretch]]]:
    """Each word that stands once in the source, with all that it may have become by the first list that has it."""
    taken: list[Stretch] = []
    for places, exact in (
        ([(start, end, term.english) for start, end, term in built_in().find(source)], False),
        ([(start, end, term.english) for start, end, term in _emphasised().find(source)], True),
        ([(start, end, term.english) for start, end, term in counterparts().find(source)], False),
        ([(hit.start, hit.end, (hit.term.en.partition(" (")[0],)) for hit in vocabulary().find(source)], False),
    ):
        new = [place for place in places if not _meets((place[0], place[1]), taken)]
        taken += [(start, end) for start, end, _ in new]
        often = Counter(english for _, _, english in new)
        for start, end, english in new:
            if often[english] == 1:
                yield (start, end), _places(english, target, exact)


def _places(english: Sequence[str], target: str, exact: bool) -> list[Stretch]:
    """Where the forms stand: of a list of exact forms all places, else those of the first form that stands once."""
    if not exact:
        every = ([match.span() for match in _loose(form).finditer(target)] for form in english)
        return next((hits for hits in every if len(hits) == 1), [])
    places: list[Stretch] = []
    for form in sorted(english, key=len, reverse=True):
        places += [match.span() for match in _exact(form).finditer(target) if not _meets(match.span(), places)]
    return places


@lru_cache(maxsize=4096)
def _loose(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(form.removesuffix('*'))}[^\W_]{{0,4}}(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _exact(form: str) -> re.Pattern[str]:
    ending = form.startswith("*")
    words = ("[^\\W_]+" if ending else "") + re.escape(form.removeprefix("*")).replace("'", "['’]")
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_]|['’]t)", re.IGNORECASE)


def _meets(one: Stretch, others: Iterable[Stretch]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in others)


@cache
def _emphasised() -> Glossary:
    """The plain words that are often emphasised, with every English word for each."""
    return Glossary(read_terms(rules_folder() / "data" / "emphasised.tsv"))


def _like(one: str, two: str) -> bool:
    if one[:3] != two[:3]:
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE
