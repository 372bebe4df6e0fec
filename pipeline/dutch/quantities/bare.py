"""Numbers without a unit or noun of their own: years, ages, blood pressures, scales, and those that lean on a neighbour."""

from __future__ import annotations

from pipeline.dutch.numerals import ordinal
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.tables import counted

_DAY_WORDS = frozenset(("dag", "week", "maand", "zwangerschapsweek", "levensweek", "levensmaand", "dagen"))
_AGE_CUES = frozenset(
    ("ouder", "jonger", "onder", "boven", "vanaf", "leeftijd", "tot", "tussen", "rond", "mijn", "je", "hun", "haar", "zijn", "uw")
)
_OWN = frozenset(("je", "hun", "mijn", "haar", "zijn", "uw", "jouw", "ons", "z'n"))
_AGAINST = frozenset(("tegenover", "versus", "tegen", "vs"))


def slash(scan: Scan, draft: Draft, other: Draft) -> bool:
    """"140/90", "4,7/5", "1/4": two numbers with a stroke or "over" between them; false where they are no quantity."""
    top, bottom = draft.values[0], other.values[0]
    draft.end, draft.last = other.end, other.last
    if 70 <= top <= 260 and 30 <= bottom <= 160 and top > bottom:
        draft.values, draft.form, draft.kind, draft.unit = (top, bottom), "pair", "measurement", "mmHg"
        for tail in (" mmhg", " mm hg", " millimeter kwik", " mm kwik", " millimeter kwikdruk"):
            if scan.folded.startswith(tail, draft.end):
                draft.end += len(tail)
        draft.last = scan.next_word(draft.last, draft.end) - 1
        return True
    return False


def rating(draft: Draft, other: Draft) -> bool:
    """"4,7/5": a score out of five or ten."""
    if other.values[0] in (5, 10) and draft.values[0] <= other.values[0]:
        draft.values, draft.form, draft.kind, draft.unit = (draft.values[0], other.values[0]), "ratio", "other", "star"
        draft.end, draft.last = other.end, other.last
        return True
    return False


def before_cue(scan: Scan, draft: Draft) -> bool:
    """A figure that its name introduces: SPF 30, NNT 4, hazardratio 0,50, BMI 27, dag 18, week 3."""
    names = scan.context
    for back in (1, 2, 3, 4):
        index = draft.first - back
        word = scan.word(index)
        if not word:
            return False
        gap = scan.folded[scan.ends[index] : scan.starts[index + 1] if back > 1 else draft.start]
        if "\n" in gap or any(char in gap for char in ".;()"):
            if not (back == 1 and gap.strip() == "("):
                return False
        pair = f"{scan.word(index - 1)} {word}" if index > scan.low_word else ""
        joint = f"{scan.word(index - 1)}-{word}" if index > scan.low_word else ""
        scale = names.scales.get(word) or names.scales.get(pair) or names.scales.get(joint)
        if scale is not None:
            draft.kind, draft.unit = scale.kind, scale.unit
            return True
        if word not in ("van", "op", "tussen", "de", "een", "was", "is", "boven", "onder", "tot", "vanaf", "ruim", "rond") and (
            word not in ("bijna", "ongeveer", "minstens", "meer", "minder", "dan", "of", "hoger", "lager", "over", "het", "minimaal")
        ):
            return False
    return False


def numbered_time(scan: Scan, draft: Draft) -> bool:
    """"dag 18", "week 3 en 4": the span holds the word."""
    index = draft.first - 1
    word = scan.word(index)
    if word not in _DAY_WORDS or scan.folded[scan.ends[index] : draft.start] != " ":
        return False
    if word == "week" and scan.word(index - 1) == "per" or scan.word(index - 1) in ("een", "per", "elke", "iedere"):
        return False
    if any(value != int(value) or value > 300 for value in draft.values) or not scan.numbers:
        return False
    draft.start, draft.first = scan.starts[index], index
    draft.kind, draft.dimension = "duration", "time"
    draft.unit = "day" if word.startswith("dag") else "month" if word.endswith("maand") else "week"
    return True


def ordinal_age(scan: Scan, index: int) -> tuple[int, int, float] | None:
    """Start, end and value of "70ste", "17e", "51-ste" at word `index` with digits."""
    word = scan.words[index]
    for tail in ("ste", "de", "e"):
        if word.endswith(tail) and word[: -len(tail)].isdigit():
            return scan.starts[index], scan.ends[index], float(word[: -len(tail)])
    value = ordinal(word)
    return None if value is None else (scan.starts[index], scan.ends[index], float(value))


def is_own_age(scan: Scan, first: int, end: int, last: int) -> bool:
    """Whether an ordinal is an age: "je 51ste", "voor de 75ste verjaardag", "50ste levensjaar"."""
    before = scan.word(first - 1)
    after = scan.word(last + 1)
    if after in ("verjaardag", "levensjaar", "jaar") and scan.joined(last):
        return True
    return before in _OWN and not (scan.joined(last) and (counted(after) is not None or after in ("week", "keer", "dag", "maal", "dosis")))


def bare_age(scan: Scan, draft: Draft) -> bool:
    """"onder de 60", "Petra (53)", "tussen je 50 en 60", "jonger bent dan 40"."""
    if not all(1 <= value <= 115 and value == int(value) for value in draft.values):
        return False
    index = draft.first - 1
    if index < scan.low_word:
        return False
    gap = scan.folded[scan.ends[index] : draft.start]
    word = scan.words[index]
    char = scan.char(draft.end)
    if gap == " (" and char in (")", ","):
        name = scan.text[scan.starts[index]]
        closed = char == ")" or scan.word(draft.last + 1) != ""
        if name.isupper() and not scan.words[index].isupper() and draft.values[0] >= 3 and closed:
            text = scan.text[scan.starts[index] : scan.ends[index]]
            return text[1:].islower() or "-" in text
        return len(draft.values) == 2 and counted(word) == "person" and max(draft.values) < 110
    if gap == ", " and char == "," and scan.text[scan.starts[index]].isupper() and draft.values[0] >= 10:
        text = scan.text[scan.starts[index] : scan.ends[index]]
        return text[1:].islower() and index > scan.low_word
    if gap.strip("<>≤≥ ") or scan.text[draft.end : draft.end + 1] in ("%", "/", ":"):
        return False
    words = scan.left(draft.first, 5)
    if words[-1] in ("de", "het", "je", "hun", "haar", "zijn", "uw", "dan", "mijn"):
        words = words[:-1]
    elif words[-1] not in ("onder", "boven", "vanaf", "tussen", "dan", "van", "tot", "<", ">"):
        return gap.strip() in ("<", ">", "≥", "≤") and counted(words[-1]) == "person"
    if not words:
        return False
    if words[-1] in ("is", "bent", "zijn", "was", "waren") and len(words) > 1:
        words = words[:-1]
    if words[-1] in ("ouder", "jonger"):
        return True
    if words[-1] in ("onder", "boven", "vanaf", "tussen", "van", "tot"):
        if scan.word(draft.first - 1) in _OWN:
            return True
        rest = words[:-1]
        if rest and rest[-1] in ("van", "al"):
            rest = rest[:-1]
        person = bool(rest) and (rest[-1] in scan.context.age_before or counted(rest[-1]) == "person")
        return person and (words[-1] != "van" or len(draft.values) > 1)
    return False


def pressure(scan: Scan, draft: Draft) -> bool:
    """A bare bound of a blood pressure: "een bovendruk boven de 140"."""
    if not all(40 <= value <= 260 and value == int(value) for value in draft.values):
        return False
    words = scan.left(draft.first, 8)
    return bool(scan.context.pressure.intersection(words)) and words[-1] in (
        "de", "boven", "onder", "dan", "van", "op", "tussen", "tot", "is", "rond", "met", "minstens", "naar",
    )  # fmt: skip


def leaning(scan: Scan, draft: Draft, previous: Draft | None, sentence_start: int) -> bool:
    """A number that takes kind and unit from the quantity before it: "tegenover 22", "kregen er 30", "en 0,68 bij"."""
    index = draft.first - 1
    word = scan.word(index)
    if not word:
        return False
    gap = scan.folded[scan.ends[index] : draft.start]
    after = scan.word(draft.last + 1)
    near = previous is not None and previous.start >= sentence_start
    if near and previous is not None and gap == " ":
        words = scan.left(draft.first, 4)
        if (word in _AGAINST or (len(words) > 1 and words[-2] in _AGAINST and word in ("slechts", "maar", "de"))) and (
            previous.kind in ("count", "measurement", "percentage", "duration", "dose") and previous.unit
        ):
            draft.kind, draft.unit, draft.dimension = previous.kind, previous.unit, previous.dimension
            return True
        if word in ("en", "naar", "maar") and previous.kind == "measurement" and after in ("bij", "in", "na", "voor") and (
            draft.values[0] != int(draft.values[0])
        ):
            draft.kind, draft.unit, draft.dimension = "measurement", previous.unit, previous.dimension
            return True
    if previous is not None and previous.kind == "count" and gap == " ":
        words = scan.left(draft.first, 3)
        through = ("nog", "maar", "slechts", "uiteindelijk", "zelfs", "al", "ook", "ruim", "bijna", "ongeveer", "zo'n", "circa")
        while words and words[-1] in through:
            words = words[:-1]
        if words and words[-1] == "er":
            draft.kind, draft.unit = "count", previous.unit
            return draft.values[0] > 1 or len(scan.words[draft.first]) > 1
        if words and words[-1] in ("waarvan", "hiervan", "daarvan"):
            draft.kind, draft.unit = "count", previous.unit
            return draft.values[0] > 1
    return False
