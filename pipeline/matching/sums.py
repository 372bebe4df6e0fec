"""Sums that a sentence makes itself: percentages of counts, changes, parts of a whole, intervals, products."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.article import Quantity
from pipeline.facts import MICROGRAMS, number
from pipeline.matching.figures import NUMBER, PERCENT, Change, changes, holds, value, words_for
from pipeline.matching.reading import Reading

Found = tuple[int, int, str, str]  # start, end, the sum, what it should be

ABOUT = (
    r"(?:ongeveer |circa |ruim |zo'n |bijna |ofwel |oftewel |dus |dat is |wat neerkomt op |goed voor |net geen |krap )?"
)
_BRACKET = re.compile(rf"[^()\d;.]{{0,60}}\(\s?(?:{ABOUT})({NUMBER}){PERCENT}\)")
_OR = re.compile(rf"[^()\d;.]{{0,50}}\b(?:ofwel|oftewel|dat is|wat neerkomt op|goed voor) {ABOUT}({NUMBER}){PERCENT}")
_COUNT_PERCENT = re.compile(rf"\b({NUMBER})(?: [a-z]{{3,20}})?(?: [a-z]{{2,20}})? \(({NUMBER})\s?%\)")
_WHOLE = re.compile(rf"\b(?:van|onder|bij) (?:de |alle |deze |onze )?({NUMBER}) (?:[a-z]{{4,25}} )?([a-z]{{4,25}})\b")
_PART = re.compile(
    rf"\b(een derde|twee derde|een kwart|de helft|drie kwart|een vijfde|een tiende)(?: van de ({NUMBER}) [a-z]+)?, ({NUMBER})\b"
)
_PARTS = {
    "een derde": 1 / 3,
    "twee derde": 2 / 3,
    "een kwart": 0.25,
    "de helft": 0.5,
    "drie kwart": 0.75,
    "een vijfde": 0.2,
    "een tiende": 0.1,
}
_STATED = re.compile(rf"({NUMBER}){PERCENT}(?!punt)")
_POINTS = re.compile(rf"({NUMBER}) ?(?:procentpunt(?:en)?|percentagepunt(?:en)?|%-?punt(?:en)?)\b")
_ESTIMATE = re.compile(
    rf"\b(?:hazardratio|hazard ratio|oddsratio|odds ratio|relatief risico|relatieve risico|hr|or|rr)\b[ :=]{{0,3}}(?:van )?({NUMBER})"
    rf"\s?[;,(]\s?(?:95\s?%[- ]?)?(?:bi|ci|betrouwbaarheidsinterval)[ :=]{{0,3}}({NUMBER})\s?(?:-|–|tot|;)\s?({NUMBER})"
)
_TIMES_WORDS = {
    "verdubbel": 2.0,
    "verdrievoudig": 3.0,
    "verviervoudig": 4.0,
    "halveer": 0.5,
    "halvering": 0.5,
    "gehalveerd": 0.5,
}
_TIMES = re.compile(r"\b(?:ge)?(verdubbel|verdrievoudig|verviervoudig|halveer|halvering)[a-z]*")


def _close(stated: float, right: float, text: str = "") -> bool:
    places = len(text.partition(",")[2])
    return abs(stated - right) <= max(1.0 if not places else 0.6, 0.03 * abs(right))


def percentage_of_counts(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """ "61 van de 97 (63%)", "van de 48 deelnemers meldden er 30 (62,5%)", "een derde, 96 in totaal"."""
    span = reading.sentences[sentence]
    folded = reading.folded[span.start : span.end]
    done: set[int] = set()
    for quantity in reading.quantities_by_sentence.get(sentence, ()):
        if (
            quantity.form == "ratio"
            and quantity.unit == "in"
            and len(quantity.values) == 2
            and quantity.modifier is None
        ):
            part, whole = quantity.values
            at = quantity.end - span.start
            match = _BRACKET.match(folded, at) or _OR.match(folded, at)
            if match and part <= whole and " tegen " not in match.group() and whole > 12:
                done.add(match.start(1))
                right = 100 * part / whole
                if not _close(value(match.group(1)), right, match.group(1)):
                    yield (quantity.start, span.start + match.end(), *_share(part, whole, match.group(1), lang))
    wholes = [(m.start(), value(m.group(1))) for m in _WHOLE.finditer(folded)]
    for match in _COUNT_PERCENT.finditer(folded):
        if match.start(2) in done:
            continue
        part = value(match.group(1))
        before = [whole for at, whole in wholes if at < match.start()]
        if not before or before[-1] <= part or before[-1] < 12 or "%" in match.group(1):
            continue
        right = 100 * part / before[-1]
        if len(set(before)) == 1 and not _close(value(match.group(2)), right, match.group(2)):
            yield (
                span.start + match.start(),
                span.start + match.end(),
                *_share(part, before[-1], match.group(2), lang),
            )
    for match in _PART.finditer(folded):
        before = [whole for at, whole in wholes if at < match.end()]
        whole = value(match.group(2)) if match.group(2) else before[-1] if before else 0.0
        part, right = value(match.group(3)), whole * _PARTS[match.group(1)]
        if whole and part < whole and abs(part - right) > max(1.0, 0.1 * right):
            said = f"{number(whole, lang)} × {match.group(1)} = {number(round(right), lang)}"
            yield (
                span.start + match.start(),
                span.start + match.end(),
                f"{said}, {_not(lang)} {number(part, lang)}",
                number(round(right), lang),
            )


def _not(lang: str) -> str:
    return "niet" if lang == "nl" else "not"


def _share(part: float, whole: float, stated: str, lang: str) -> tuple[str, str]:
    right = f"{number(round(100 * part / whole, 1), lang)}%"
    return f"{number(part, lang)} / {number(whole, lang)} = {right}, {_not(lang)} {stated}%", right


def change(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """ "van 10 naar 15, een toename van 5 procent", "verdubbelde, van 12 naar 18", "van 92 naar 85 kilo, 9 kilo kwijt"."""
    for pair, folded, offset in _one_pair(reading, sentence):
        if pair.percent or not pair.before:
            continue
        grown = 100 * (pair.after - pair.before) / pair.before
        for match in _stated(folded, pair, offset):
            if not _close(value(match.group(1)), abs(grown), match.group(1)):
                said = _growth(pair, lang)
                start, end = sorted((pair.start, offset + match.start()))[0], max(pair.end, offset + match.end())
                yield start, end, f"{said}, {_not(lang)} {match.group(1)}%", f"{number(round(abs(grown), 1), lang)}%"
        for match in _TIMES.finditer(folded):
            times = next(f for word, f in _TIMES_WORDS.items() if match.group(1).startswith(word[:8]))
            ratio = pair.after / pair.before
            if abs(ratio - times) > 0.12 * times and not _another(reading, sentence, pair):
                said = f"{number(pair.after, lang)} / {number(pair.before, lang)} = {number(round(ratio, 2), lang)}"
                start, end = min(pair.start, offset + match.start()), max(pair.end, offset + match.end())
                yield start, end, f"{said}, {_not(lang)} {number(times, lang)}", number(pair.before * times, lang)
        yield from _difference(reading, sentence, pair, lang)


def _another(reading: Reading, sentence: int, pair: Change) -> bool:
    """Whether words of doubling may belong to another figure of the sentence."""
    others = [
        q
        for q in reading.quantities_by_sentence.get(sentence, ())
        if (q.end <= pair.start or q.start >= pair.end) and q.kind == "percentage"
    ]
    return bool(others)


def _difference(reading: Reading, sentence: int, pair: Change, lang: str) -> Iterator[Found]:
    right = abs(pair.after - pair.before)
    text = reading.folded
    for quantity in reading.quantities_by_sentence.get(sentence, ()):
        if (
            quantity.start < pair.end
            or len(quantity.values) != 1
            or quantity.kind in ("percentage", "age", "date", "duration")
        ):
            continue
        if quantity.start - pair.end > 50 or quantity.modifier is not None:
            continue
        named = _unit_words(reading, quantity)
        if not pair.unit or named != pair.unit:
            continue
        after = text[quantity.end : quantity.end + 12].strip()
        if after.split(" ")[0].rstrip(".,;:)") in (
            "kwijt",
            "lichter",
            "zwaarder",
            "lager",
            "hoger",
            "minder",
            "meer",
            "eraf",
            "erbij",
        ):
            if abs(quantity.values[0] - right) > max(0.6, 0.05 * right):
                said = f"{number(pair.before, lang)} - {number(pair.after, lang)} = {number(right, lang)}"
                yield (
                    pair.start,
                    quantity.end,
                    f"{said}, {_not(lang)} {number(quantity.values[0], lang)}",
                    number(right, lang),
                )


def _unit_words(reading: Reading, quantity: Quantity) -> str:
    return quantity.of(reading.article).lower().lstrip("0123456789.,- ").strip()


def _one_pair(reading: Reading, sentence: int) -> Iterator[tuple[Change, str, int]]:
    """The "van A naar B" of a sentence that has just one, with the folded sentence and its offset."""
    pairs = [pair for pair in changes(reading, sentence) if pair.towards]
    span = reading.sentences[sentence]
    if len(pairs) == 1 and (
        holds(reading, sentence, "rise") or holds(reading, sentence, "fall") or _times_in(reading, sentence)
    ):
        yield pairs[0], reading.folded[span.start : span.end], span.start


def _times_in(reading: Reading, sentence: int) -> bool:
    span = reading.sentences[sentence]
    return (
        _TIMES.search(reading.folded, span.start, span.end) is not None
        or "procentpunt" in reading.folded[span.start : span.end]
    )


def _stated(folded: str, pair: Change, offset: int) -> Iterator[re.Match[str]]:
    """Percentages that tell how large the change was: after a noun of change, after "met", or before "meer", "lager"."""
    rise_fall = words_for("rise") | words_for("fall")
    for match in _STATED.finditer(folded):
        if pair.start <= offset + match.start() < pair.end:
            continue
        if min(abs(offset + match.start() - pair.end), abs(pair.start - offset - match.end())) > 60:
            continue
        if re.search(r"\b(?:bi|ci|interval)\b", folded[max(0, match.start() - 20) : match.end() + 8]) or folded[
            match.end() : match.end() + 4
        ] in ("-bi ", "-bi:", "-ci "):
            continue
        before = folded[max(0, match.start() - 40) : match.start()].split()
        after = folded[match.end() : match.end() + 20].split()
        while before and before[-1] in (
            "ongeveer",
            "circa",
            "ruim",
            "bijna",
            "zo'n",
            "gemiddeld",
            "een",
            "maar",
            "liefst",
        ):
            before.pop()
        noun = len(before) > 1 and before[-1] == "van" and before[-2].strip(",:;(") in rise_fall
        with_ = bool(before) and before[-1] == "met"
        then = bool(after) and after[0].strip(".,;:)") in rise_fall
        if noun or with_ or then:
            yield match


def _growth(pair: Change, lang: str) -> str:
    difference = pair.after - pair.before
    grown = 100 * abs(difference) / pair.before
    return f"{number(abs(difference), lang)} / {number(pair.before, lang)} = {number(round(grown, 1), lang)}%"


def percentage_points(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """ "van 24 naar 18 procent, een daling van 6 procent": percentage points told as percent, or the other way round."""
    for pair, folded, offset in _one_pair(reading, sentence):
        if not pair.percent or not pair.before:
            continue
        points = abs(pair.after - pair.before)
        grown = 100 * points / pair.before
        shown = f"{number(points, lang)} procentpunt" if lang == "nl" else f"{number(points, lang)} percentage points"
        said = f"|{number(pair.after, lang)} - {number(pair.before, lang)}| = {shown}; {_growth(pair, lang)}"
        for match in _stated(folded, pair, offset):
            stated = value(match.group(1))
            if _close(stated, grown, match.group(1)) and abs(grown - points) > 1 and abs(stated - points) > 0.6:
                continue
            if abs(stated - grown) <= 0.6:
                continue
            start, end = min(pair.start, offset + match.start()), max(pair.end, offset + match.end())
            yield start, end, said, shown
        for match in _POINTS.finditer(folded):
            if abs(value(match.group(1)) - points) > 0.6:
                yield pair.start, max(pair.end, offset + match.end()), said, shown


def over_100(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """More than all of a group, a fall of more than everything, or parts that are more than the whole."""
    quantities = [
        q for q in reading.quantities_by_sentence.get(sentence, ()) if q.kind == "percentage" and q.unit == "%"
    ]
    for quantity in quantities:
        top = max(quantity.values)
        if top <= 100 or top > 1000:
            continue
        words = reading.words[slice(*reading.bounds[sentence])]
        at = reading.words_in(quantity.end, quantity.end + 1)[0] - reading.bounds[sentence][0]
        following = [w for w in words[at : at + 5] if w not in ("van", "de", "alle", "het", "onze", "aantal")]
        group = words[at : at + 1] == ["van"] and bool(following) and following[0] in words_for("people")
        fall = (
            bool(following) and following[0] in ("af", "lager", "minder", "kleiner") and words[at : at + 1] != ["van"]
        )
        fell = _falls_by(reading, sentence, quantity)
        if group or fall or fell:
            yield quantity.start, quantity.end, f"{number(top, lang)}% > 100%", ""
    singles = [q for q in quantities if len(q.values) == 1 and q.modifier is None]
    if len(singles) >= 3 and holds(reading, sentence, "exclusive") and not holds(reading, sentence, "several"):
        total = sum(q.values[0] for q in singles)
        if 101.5 < total < 160 and max(q.values[0] for q in singles) < 95 and not _compares(reading, sentence):
            said = " + ".join(number(q.values[0], lang) for q in singles)
            yield singles[0].start, singles[-1].end, f"{said} = {number(total, lang)}%", ""


def _falls_by(reading: Reading, sentence: int, quantity: Quantity) -> bool:
    first, last = reading.bounds[sentence]
    word = reading.words_in(quantity.start, quantity.end)[0]
    words = reading.words
    if word <= first or words[word - 1] != "met":
        return False
    verbs = {
        "daalde",
        "daalden",
        "daalt",
        "dalen",
        "zakte",
        "zakten",
        "kromp",
        "slonk",
        "verminderde",
        "verminderd",
        "afgenomen",
        "gedaald",
    }
    took = {"nam", "namen", "neemt", "nemen"}
    sentence_words = frozenset(words[first:last])
    return not verbs.isdisjoint(words[first:word]) or (
        not took.isdisjoint(words[first:word]) and "af" in sentence_words
    )


def _compares(reading: Reading, sentence: int) -> bool:
    words = reading.words[slice(*reading.bounds[sentence])]
    return not {"tegen", "tegenover", "vergeleken", "versus", "dan", "kans", "risico", "jaar"}.isdisjoint(words)


def interval(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """An estimate that lies outside its own confidence interval."""
    span = reading.sentences[sentence]
    for match in _ESTIMATE.finditer(reading.folded, span.start, span.end):
        estimate, low, high = (value(match.group(n)) for n in (1, 2, 3))
        if low > high or not low <= estimate <= high:
            yield match.start(), match.end(), f"{match.group(1)}: {match.group(2)} - {match.group(3)}", ""


def product(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """ "0,8 gram per kilo, dus 60 gram voor wie 75 kilo weegt": a dose per kg times a weight."""
    quantities = reading.quantities_by_sentence.get(sentence, ())
    rates = [q for q in quantities if q.per in ("kg", "kg/day") and q.unit in MICROGRAMS and len(q.values) == 1]
    weights = [q for q in quantities if q.unit == "kg" and q.kind == "measurement" and len(q.values) == 1]
    results = [q for q in quantities if q.per not in ("kg", "kg/day") and q.unit in MICROGRAMS and len(q.values) == 1]
    if not rates or len({q.values[0] for q in rates}) != 1 or len(weights) != 1 or len(results) != 1:
        return
    rate, weight, result = rates[0], weights[0], results[0]
    words = frozenset(reading.words[slice(*reading.bounds[sentence])])
    if words.isdisjoint(("dus", "dan", "is", "uit", "oftewel", "ofwel", "betekent", "omgerekend")):
        return
    right = rate.values[0] * MICROGRAMS[rate.unit or ""] * weight.values[0]
    stated = result.values[0] * MICROGRAMS[result.unit or ""]
    if abs(right - stated) > 0.08 * right:
        unit = "µg" if result.unit == "ug" else result.unit
        answer = f"{number(right / MICROGRAMS[result.unit or ''], lang)} {unit}"
        said = f"{number(rate.values[0], lang)} × {number(weight.values[0], lang)} = {answer}, {_not(lang)} {number(result.values[0], lang)} {unit}"
        yield min(rate.start, result.start), max(rate.end, result.end), said, answer
