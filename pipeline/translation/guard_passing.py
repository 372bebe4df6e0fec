"""Numbers that a translation may say otherwise: low counts in passing, and the first of "two to three million"."""

from __future__ import annotations

from pipeline.dutch.words import fold
from pipeline.translation.dutch_numbers import dutch_lexicon
from pipeline.translation.figures import Figure
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import Word, folded_words

_JOINED = 5  # characters between the numbers of a range
_COUNTED = 3  # words after a number among which what it counts may stand


def without_shared_scales(
    lost: list[Figure], added: list[Figure], ours: list[Figure], theirs: list[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """What is lost and added, without a number that one side reads short of the "million" it shares with the next."""
    for mine in tuple(lost):
        for other in added:
            if _is_shared(mine, ours, other) or _is_shared(other, theirs, mine):
                lost = [figure for figure in lost if figure is not mine]
                added = [figure for figure in added if figure is not other]
                break
    return lost, added


def _is_shared(short: Figure, figures: list[Figure], long: Figure) -> bool:
    """Whether the scale of the number that follows makes the short one the long one."""
    following = next((figure for figure in figures if 0 < figure.start - short.end <= _JOINED), None)
    if following is None:
        return False
    scales = [scale for scale in dutch_lexicon().scales.values() if scale <= following.values[0]]
    return bool(scales) and long.values[0] == short.values[0] * max(scales)


def is_lost_in_passing(figure: Figure, source: str) -> bool:
    """Whether a low number in words counts nothing of health ("drie andere", "twee schermers")."""
    if not _is_low(figure):
        return False
    data = words_data().in_passing
    words = folded_words(source)
    before, after = _around(words, figure)
    if not after or not after[0].text.isalpha() or after[0].text in data.not_before:
        return False
    return not (before and before[-1].text in data.not_after) and not any(map(_is_of_health, after))


def is_added_in_passing(figure: Figure, target: str) -> bool:
    """Whether a low number in words only sums up what the source names ("the three religions")."""
    before, _ = _around(folded_words(target), figure)
    return _is_low(figure) and bool(before) and before[-1].text in words_data().in_passing.after


def _is_low(figure: Figure) -> bool:
    return figure.written and figure.unit is None and figure.values[0] in words_data().in_passing.numbers


def _around(words: tuple[Word, ...], figure: Figure) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The word before the number and those after it in which what it counts may stand."""
    first = next((index for index, word in enumerate(words) if word.start >= figure.start), len(words))
    return words[max(first - 1, 0) : first], words[first + 1 : first + 1 + _COUNTED]


def _is_of_health(word: Word) -> bool:
    from pipeline.dutch.quantities.counted import counted
    from pipeline.dutch.vocabulary import vocabulary

    return counted(fold(word.text)) in words_data().in_passing.not_counted or bool(vocabulary().get(word.text))
