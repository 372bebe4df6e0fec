"""The same thing told twice: a dose that differs within an article, a relative risk without the absolute one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.article import Quantity
from pipeline.facts import MICROGRAMS, number
from pipeline.matching.doses import COUNTED
from pipeline.matching.figures import NUMBER, PERCENT, Found, changes, words_for
from pipeline.matching.nutrients import Surroundings, nutrient_of
from pipeline.matching.reading import Reading

_THOUSAND = {frozenset(("ug", "mg")), frozenset(("mg", "g"))}
_SAME = frozenset(("die", "deze", "dezelfde", "diezelfde", "zulke"))
_MORE = r"(?:meer|minder|hogere?|lagere?|grotere?|kleinere?|verhoogde?|verlaagde?)"
_RISK = r"(?:de kans|het risico|je kans|uw kans|je risico|de sterfte)"
_VERBS = (
    r"(?:verlaagde?|verlaagt|verminderde?|vermindert|verkleinde?|verkleint|verhoogde?|verhoogt|vergrootte|vergroot)"
)
_STEMS = ("kans", "risico", "sterfte")  # one of them is in whatever _SHARE finds
_SHARE = re.compile(
    rf"({NUMBER}){PERCENT} {_MORE} (?:kans|risico|kansen|risico's|sterfte)\b"
    rf"|\b(?:kans|risico)\b[^.;()\d]{{0,60}}\b({NUMBER}){PERCENT} (?:hoger|lager|groter|kleiner|meer|minder)\b"
    rf"|\b{_VERBS} (?:[a-z]{{2,15}} )?{_RISK}\b[^.;()\d]{{0,60}}\b(?:met )?({NUMBER}){PERCENT}"
    rf"|\b(?:halveert|halveerde|verdubbelt|verdubbelde|verdrievoudigt) {_RISK}"
    r"|\b(?:kans|risico)\b[^.;()\d]{0,40}\b(?:halveert|halveerde|verdubbelt|verdubbelde)\b"
)
_ABSOLUTE = re.compile(
    rf"\b(?:{NUMBER}|een|twee|drie|vier|vijf) (?:op|van) de {NUMBER}"
    r"|\bop de (?:100|1\.?000|10\.?000|honderd|duizend|tienduizend)|\babsolu|\bnnt\b|\bnumber needed"
)


def inconsistent_dose(reading: Reading, lang: str) -> Iterator[Found]:
    """A dose told again with another unit or another figure."""
    around = reading.kept(Surroundings)
    seen: dict[tuple[str, float], tuple[Quantity, str]] = {}
    for sentence, quantities in sorted(reading.quantities_by_sentence.items()):
        for quantity in quantities:
            if quantity.unit not in MICROGRAMS or len(quantity.values) != 1:
                continue
            substance = _substance(reading, around, sentence, quantity)
            if substance is None:
                continue
            key = (substance, quantity.values[0])
            known = seen.setdefault(key, (quantity, quantity.unit or ""))
            if known[1] != quantity.unit and frozenset((known[1], quantity.unit or "")) in _THOUSAND:
                if _of_food(around, sentence) or around.has("limit", sentence):
                    continue
                yield (
                    quantity.start,
                    quantity.end,
                    f"{_show(known[0], lang)} ≠ {_show(quantity, lang)}",
                    _show(known[0], lang),
                )
    yield from _pieces(reading, lang)
    yield from _titles(reading, around, lang)


def _of_food(around: Surroundings, sentence: int) -> bool:
    return around.has("content", sentence) and not around.has("product", sentence)


def _show(quantity: Quantity, lang: str) -> str:
    return f"{number(quantity.values[0], lang)} {'µg' if quantity.unit == 'ug' else quantity.unit}"


def _substance(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> str | None:
    nutrient = nutrient_of(reading, around, sentence, quantity)
    if nutrient is not None:
        return nutrient.name
    claim = reading.claim_at(quantity.start, quantity.end)
    return claim.substance if claim is not None and claim.substance else None


def _pieces(reading: Reading, lang: str) -> Iterator[Found]:
    """Such as "twee capsules, samen 400 mg" and later "de 600 mg uit die twee capsules"."""
    told: dict[tuple[str, float], Quantity] = {}
    for _, quantities in sorted(reading.quantities_by_sentence.items()):
        pieces = [q for q in quantities if q.unit in COUNTED and len(q.values) == 1]
        masses = [q for q in quantities if q.unit in MICROGRAMS and len(q.values) == 1]
        if len(pieces) != 1 or len(masses) != 1:
            continue
        key = (str(pieces[0].unit), pieces[0].values[0])
        word = reading.words_in(pieces[0].start, pieces[0].end)[0]
        again = word > 0 and reading.words[word - 1] in _SAME
        known = told.get(key)
        if again and known is not None and known.unit == masses[0].unit and known.values != masses[0].values:
            yield masses[0].start, masses[0].end, f"{_show(known, lang)} ≠ {_show(masses[0], lang)}", _show(known, lang)
        elif not again:
            told[key] = masses[0]


def _titles(reading: Reading, around: Surroundings, lang: str) -> Iterator[Found]:
    """A dose in a heading that the text below, about the same substance, never gives."""
    told = [
        (sentence, quantity)
        for sentence, quantities in sorted(reading.quantities_by_sentence.items())
        for quantity in quantities
        if quantity.unit in MICROGRAMS and quantity.kind == "dose" and len(quantity.values) == 1
    ]
    heads = [(sentence, quantity) for sentence, quantity in told if _heads(reading, sentence)]
    for sentence, head in heads:
        substance = _called(reading, around, sentence, head)
        if substance is None or head.modifier is not None:
            continue
        below = [
            q
            for at, q in told
            if q.start > head.end and q.unit == head.unit and (at, q) not in heads and not _of_food(around, at)
            if _called(reading, around, at, q) == substance
        ]
        if len({q.values for q in below}) == 1 and below[0].values != head.values and below[0].modifier is None:
            yield head.start, head.end, f"{_show(head, lang)} ≠ {_show(below[0], lang)}", _show(below[0], lang)


def _heads(reading: Reading, sentence: int) -> bool:
    """Whether a sentence is a heading or the title."""
    blocks = reading.article.blocks
    return bool(blocks) and (
        blocks[reading.sentences[sentence].block].kind == "heading" or _is_title(reading, sentence)
    )


def _called(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> str | None:
    return _substance(reading, around, sentence, quantity) or _named_after(reading, quantity)


def _named_after(reading: Reading, quantity: Quantity) -> str | None:
    from pipeline.dutch.vocabulary import vocabulary

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


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def relative_without_absolute(reading: Reading, lang: str) -> Iterator[Found]:
    """A risk that is told as so much more or less, where its paragraph gives no absolute risk."""
    blocks = reading.article.blocks
    sentences = {reading.sentence_at(at) for word in _STEMS for at in _places(reading.folded, word)}
    for sentence, match in (
        (number_, match)
        for number_ in sorted(s for s in sentences if s is not None)
        for match in _SHARE.finditer(reading.folded, reading.sentences[number_].start, reading.sentences[number_].end)
    ):
        span = reading.sentences[sentence]
        block = blocks[span.block] if blocks else span
        if blocks and blocks[span.block].kind == "reference":
            continue
        start, end = (span.start, min(block.end, span.end + 300)) if block.end > span.end else (span.start, span.end)
        start = max(block.start, span.start - 200)
        if _ABSOLUTE.search(reading.folded, start, end):
            continue
        if any(change.percent for change in changes(reading, sentence)):
            continue
        quantities = reading.quantities_by_sentence.get(sentence, ())
        percentages = [q for q in quantities if q.kind == "percentage"]
        if len(percentages) > 1 and not words_for("risk").isdisjoint(reading.words[slice(*reading.bounds[sentence])]):
            continue
        yield match.start(), match.end(), match.group(), ""
