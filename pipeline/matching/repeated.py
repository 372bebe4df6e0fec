"""The same dose told twice in an article with another figure or unit: in the title, in the text, in a table."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.article import Quantity
from pipeline.dutch.vocabulary import vocabulary
from pipeline.facts import MICROGRAMS
from pipeline.matching.again import told_again
from pipeline.matching.doses import COUNTED, masses
from pipeline.matching.figures import Found, difference, shown, words_for
from pipeline.matching.nutrients import Surroundings, nutrient_of
from pipeline.matching.reading import Reading

_THOUSAND = {frozenset(("ug", "mg")), frozenset(("mg", "g"))}
_NO_TITLES = ("limit", "content", "per_piece")  # what a heading's dose is not, for the text to have to give it too


def inconsistent_dose(reading: Reading, lang: str) -> Iterator[Found]:
    """A dose told again with another unit or another figure."""
    around = reading.kept(Surroundings)
    yield from _units(reading, around, lang)
    yield from _pieces(reading, lang)
    yield from _titles(reading, around, lang)
    yield from told_again(reading, around, lang)


def _units(reading: Reading, around: Surroundings, lang: str) -> Iterator[Found]:
    """The same figure of the same substance, once in mg and once in µg."""
    seen: dict[tuple[str, float], Quantity] = {}
    for sentence, quantities in reading.kept(masses):
        for quantity in quantities:
            if quantity.unit not in MICROGRAMS or len(quantity.values) != 1:
                continue
            substance = _substance(reading, around, sentence, quantity)
            if substance is None:
                continue
            known = seen.setdefault((substance, quantity.values[0]), quantity)
            if known.unit == quantity.unit or frozenset((known.unit, quantity.unit)) not in _THOUSAND:
                continue
            if around.of_food(sentence) or around.has("limit", sentence) or known.modifier != quantity.modifier:
                continue
            yield difference(quantity, known, lang)


def _substance(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> str | None:
    nutrient = nutrient_of(reading, around, sentence, quantity)
    if nutrient is not None:
        return nutrient.name
    claim = reading.claim_at(quantity.start, quantity.end)
    return claim.substance if claim is not None and claim.substance else None


def _pieces(reading: Reading, lang: str) -> Iterator[Found]:
    """Such as "twee capsules, samen 400 mg" and later "de 600 mg uit die twee capsules"."""
    told: dict[tuple[str, float], Quantity] = {}
    for _, quantities in reading.kept(masses):
        pieces = [q for q in quantities if q.unit in COUNTED and len(q.values) == 1]
        doses = [q for q in quantities if q.unit in MICROGRAMS and len(q.values) == 1]
        if len(pieces) != 1 or len(doses) != 1:
            continue
        key = (str(pieces[0].unit), pieces[0].values[0])
        word = reading.words_in(pieces[0].start, pieces[0].end)[0]
        again = word > 0 and reading.words[word - 1] in words_for("same")
        known = told.get(key)
        if again and known is not None and known.unit == doses[0].unit and known.values != doses[0].values:
            yield difference(doses[0], known, lang)
        elif not again:
            told[key] = doses[0]


def _titles(reading: Reading, around: Surroundings, lang: str) -> Iterator[Found]:
    """A dose in a heading that the text below, about the same substance, never gives."""
    told = [
        (sentence, quantity)
        for sentence, quantities in reading.kept(masses)
        for quantity in quantities
        if quantity.unit in MICROGRAMS and quantity.kind == "dose" and len(quantity.values) == 1
    ]
    heads = [(sentence, quantity) for sentence, quantity in told if _heads(reading, sentence)]
    for sentence, head in heads:
        substance = _called(reading, around, sentence, head)
        if substance is None or head.modifier is not None or any(around.has(group, sentence) for group in _NO_TITLES):
            continue
        below = [
            q
            for at, q in told
            if q.start > head.end and q.unit == head.unit and (at, q) not in heads and not around.of_food(at)
            if _called(reading, around, at, q) == substance
            and not any(around.has(group, at) for group in ("label", "treatment"))
        ]
        if len({q.values for q in below}) == 1 and below[0].values != head.values and below[0].modifier is None:
            there = shown(below[0], lang)
            yield head.start, head.end, f"{shown(head, lang)} ≠ {there}", there


def _heads(reading: Reading, sentence: int) -> bool:
    """Whether a sentence is a heading or the title."""
    blocks = reading.article.blocks
    return bool(blocks) and (
        blocks[reading.sentences[sentence].block].kind == "heading" or _is_title(reading, sentence)
    )


def _called(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> str | None:
    return _substance(reading, around, sentence, quantity) or _named_after(reading, quantity)


def _named_after(reading: Reading, quantity: Quantity) -> str | None:
    word = reading.words_in(quantity.end, quantity.end + 1)[0]
    if word >= len(reading.words):
        return None
    terms = vocabulary("nutrient", "herb", "supplement", "medicine", "substance").get(reading.words[word])
    return next((term.nl for term in terms), None)


def _is_title(reading: Reading, sentence: int) -> bool:
    """Whether a sentence is the article's title where the reader knew no headings."""
    article = reading.article
    span = article.sentences[sentence]
    if article.title and article.title.strip() == span.of(article).strip():
        return True
    first, last = reading.bounds[sentence]
    return span.block <= 3 and last - first < 20 and not span.of(article).rstrip().endswith((".", ":"))
