"""Tries again where a translation fails its check: around addresses, wider, with stand-ins, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipeline.translation.engine import Engine
from pipeline.translation.findings import Finding, total
from pipeline.translation.pairs import Pair
from pipeline.translation.spans import ADDRESS
from pipeline.translation.stand_ins import Masked, hide_terms, mask_names, mask_numbers, mask_terms

Checked = tuple[str, tuple[Finding, ...]]
Failing = Mapping[str, tuple[Finding, ...]]  # what was found in the best translation of each sentence so far
Check = Callable[[str, str], tuple[Finding, ...]]

_NL_EN = Pair()
_WIDE = 8  # translations of the whole sentence to look at
_FEW = 4  # of one with stand-ins
_CLAUSE = re.compile(r"(?<=[;:]) |(?<=,) (?=(?:maar|want|terwijl|waardoor|omdat|zodat|hoewel|en|dus|of) )| (?=[–—] )")
_SHORTEST = 25  # characters; a shorter clause says too little to be translated alone
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def mend(
    failing: Mapping[str, Checked], engine: Engine, pair: Pair = _NL_EN, check: Check | None = None
) -> dict[str, Checked]:
    """The best translation found for each failing sentence: source to translation and its remaining findings.

    `check` is that of the pair unless one is given that knows more about a sentence.
    """
    check = check or pair.check
    best = dict(failing)
    for attempt in (_around_addresses, _wider, _with_names, _with_terms, _with_numbers, _by_clause):
        left = {source: found for source, (_, found) in best.items() if found}
        if not left:
            break
        for source, candidates in attempt(left, engine, pair).items():
            for candidate in candidates:
                found = check(source, candidate)
                if total(found) < total(best[source][1]):
                    best[source] = candidate, found
                if not found:
                    break
    return best


def _wider(left: Failing, engine: Engine, pair: Pair) -> dict[str, list[str]]:
    """What a wider search finds."""
    sources = list(left)
    return dict(zip(sources, engine.candidates(sources, _WIDE), strict=True))


def _with_terms(left: Failing, engine: Engine, pair: Pair) -> dict[str, list[str]]:
    """Translations of the sentence in which the English of a lost term already stands for the Dutch."""
    texts = {source: text for source, found in left.items() if (text := mask_terms(source, found)) is not None}
    found = dict(zip(texts, engine.candidates(list(texts.values()), _FEW), strict=True))
    filled = _filled({source: hide_terms(source, left[source]) for source in texts}, engine)
    return {source: [*found[source], *filled.get(source, ())] for source in texts}


def _with_names(left: Failing, engine: Engine, pair: Pair) -> dict[str, list[str]]:
    """Translations in which names that every engine knows stood for those that were lost."""
    return _filled({source: mask_names(source, found) for source, found in left.items()}, engine)


def _with_numbers(left: Failing, engine: Engine, pair: Pair) -> dict[str, list[str]]:
    """Translations in which plain two-digit numbers stood for the real ones."""
    return _filled({source: mask_numbers(source, pair) for source in left}, engine)


def _filled(masks: Mapping[str, Masked | None], engine: Engine) -> dict[str, list[str]]:
    masked = {source: mask for source, mask in masks.items() if mask is not None}
    found = engine.candidates([mask.text for mask in masked.values()], _FEW)
    return {
        source: [text for candidate in candidates if (text := mask.fill(candidate)) is not None]
        for (source, mask), candidates in zip(masked.items(), found, strict=True)
    }


def _around_addresses(left: Failing, engine: Engine, pair: Pair) -> dict[str, list[str]]:
    """The words before, between and after links and addresses translated, those themselves as they stand."""
    pieces = {source: ADDRESS.split(source) for source in left if ADDRESS.search(source)}
    texts = list({piece.strip() for parts in pieces.values() for piece in parts if _LETTERS.search(piece)})
    translated = dict(zip(texts, engine.translate(texts), strict=True))
    results = {}
    for source, parts in pieces.items():
        words = [_like(part, translated.get(part.strip(), part.strip())) for part in parts]
        addresses = [match.group() for match in ADDRESS.finditer(source)]
        results[source] = ["".join(piece for pair in zip(words, [*addresses, ""], strict=True) for piece in pair)]
    return results


def _like(source: str, words: str) -> str:
    """`words` with the spaces around the source, and without a capital or full stop that the source does not have."""
    if words.endswith(".") and not source.rstrip().endswith("."):
        words = words[:-1]
    words = _small(words, source.lstrip())
    before = source[: len(source) - len(source.lstrip())]
    after = source[len(source.rstrip()) :] if source.strip() else ""
    return f"{before}{words}{after}"


def _by_clause(left: Failing, engine: Engine, pair: Pair) -> dict[str, list[str]]:
    """The clauses of a sentence translated one by one."""
    clauses: dict[str, list[str]] = {}
    for source in left:
        parts = _clauses(source)
        if len(parts) > 1:
            clauses[source] = parts
    texts = list(dict.fromkeys(part for parts in clauses.values() for part in parts))
    translated = dict(zip(texts, engine.translate(texts), strict=True))
    return {source: [_join(parts, translated)] for source, parts in clauses.items()}


def _clauses(source: str) -> list[str]:
    parts: list[str] = []
    for piece in _CLAUSE.split(source):
        if parts and (len(piece) < _SHORTEST or len(parts[-1]) < _SHORTEST):
            parts[-1] += " " + piece
        else:
            parts.append(piece)
    return parts


def _join(parts: list[str], translated: Mapping[str, str]) -> str:
    pieces = []
    for number, part in enumerate(parts):
        piece = translated[part].strip()
        if number < len(parts) - 1:
            piece = piece.rstrip(".!?")
            if part[-1] in ",;:" and not piece.endswith(part[-1]):
                piece = piece.rstrip(",;:") + part[-1]
        pieces.append(_small(piece, part))
    return " ".join(pieces)


def _small(words: str, source: str) -> str:
    """`words` with a small first letter where the source has one, for it goes on with a sentence."""
    if not (words[:1].isupper() and source[:1].islower()) or words[1:2].isupper() or words.split()[0] in ("I", "I'm"):
        return words
    return words[0].lower() + words[1:]
