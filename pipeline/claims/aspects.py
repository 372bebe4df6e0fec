"""What else a claim tells: among whom, compared with what, in what kind of study, with which statistics, how surely."""

from __future__ import annotations

import re
from functools import cache

from pipeline.claims.cues import cue_groups
from pipeline.claims.direction import denied, negated
from pipeline.claims.reading import Seen
from pipeline.dutch.grammar import grammar
from pipeline.dutch.words import fold
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

_POPULATION = frozenset(("population",))
_DESIGN = frozenset(("study_type",))
_COMPARED = 6  # words of a comparator that are kept
_TOLD = 4  # of each kind of thing that the reason names
_SIGNS = ("=", "<", "≤", "BI", "CI", "HR", "OR", "RR", "RV", "NN", "interval", "ratio")
_SIGN = re.compile("|".join(_SIGNS))
_NUMBER = r"[−–-]?\d{1,6}(?:[.,]\d{1,6})?"
_STATISTIC = re.compile(
    rf"\b[pP] ?[=<>≤≥] ?{_NUMBER}"
    rf"|\b\d{{2}} ?%[ -]?(?:BI|CI|betrouwbaarheidsinterval):? ?{_NUMBER} ?(?:-|–|tot|;|,) ?{_NUMBER}"
    rf"|\b(?:HR|OR|RR|RV|NNT|NNH|[nN]|hazardratio|oddsratio|r)(?: ?[=:] ?| ){_NUMBER}"
)


def population(seen: Seen) -> str | None:
    """The first people named, in the words of the text; "Peters" within a sentence is a name."""
    if "population" not in seen.kinds:
        return None
    for mark in seen.marks:
        people = mark.of_kind(_POPULATION)
        if people:
            words = seen.text[mark.start - seen.sentence.start : mark.end - seen.sentence.start]
            if mark.first == seen.first or not words[0].isupper() or words.isupper() or people.en:
                return words
    return None


def design(seen: Seen) -> str | None:
    """The kind of study, in the words of the text; a mere "onderzoek" only where nothing says more."""
    if "study_type" not in seen.kinds:
        return None
    found = None
    for mark in seen.marks:
        term = mark.of_kind(_DESIGN)
        if term and (found is None or term.nl not in grammar().vague_designs):
            found = seen.text[mark.start - seen.sentence.start : mark.end - seen.sentence.start]
            if term.nl not in grammar().vague_designs:
                break
    return found


def comparator(seen: Seen) -> str | None:
    """What is compared with: the words after "vergeleken met", "tegenover", "dan", up to the end of the clause."""
    for mark in seen.marks if "comparator" in seen.kinds else ():
        if "comparator" not in mark.entry.kinds or mark.last >= seen.last:
            continue
        if seen.scan.words[mark.last][0].isdigit() or mark.first == seen.first:
            continue
        last = min(mark.last + _COMPARED, seen.last) - 1
        start, end = seen.scan.starts[mark.last] - seen.sentence.start, seen.scan.ends[last] - seen.sentence.start
        return re.split(r"[,;:()]", seen.text[start:end], maxsplit=1)[0].strip()
    return None


def statistics(seen: Seen) -> tuple[str, ...]:
    """P-values, intervals, ratios and group sizes, as they stand in the text."""
    if not _SIGN.search(seen.text):
        return ()
    return tuple(match.group() for match in _STATISTIC.finditer(seen.text))


def hedged(seen: Seen) -> bool:
    """Whether the claim is made with a reserve."""
    return "hedging" in seen.kinds


def denies(seen: Seen) -> bool:
    """Whether the claim denies an effect."""
    return denied(seen) or any(effect.kind == "none" or negated(seen, effect) for effect in seen.effects)


def reason(seen: Seen) -> str:
    """Why the sentence is a claim, in Dutch for an editor: the quantities, things, words of effect and study in it."""
    table = _reason_words()
    words, base = seen.scan.words, seen.sentence.start
    things = [
        seen.text[mark.start - base : mark.end - base]
        for mark in seen.marks
        if mark.entry.substance or mark.entry.outcome
    ]
    found = {
        "quantities": sorted({table["quantities"][quantity.kind] for quantity in seen.quantities}),
        "things": things,
        "effects": [" ".join(words[effect.first : effect.last]) for effect in seen.effects],
        "study": [study] if (study := design(seen)) else [],
    }
    return "; ".join(
        f"{table['labels'][name]}: {', '.join(dict.fromkeys(parts[:_TOLD]))}" for name, parts in found.items() if parts
    )


@cache
def _reason_words() -> dict[str, dict[str, str]]:
    path = rules_folder() / "data" / "claim_reasons.yaml"
    data: dict[str, dict[str, str]] = read_yaml(path, RuleError).data
    if not isinstance(data, dict) or set(data) != {"labels", "quantities"}:
        raise RuleError(at(path, 1, None, "must have the keys labels and quantities"))
    return data


@cache
def past_forms() -> frozenset[str]:
    """Verbs in the past tense, by which a report of a study goes on."""
    return frozenset(fold(form) for form in cue_groups()["past"])
