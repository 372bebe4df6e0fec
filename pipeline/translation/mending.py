"""Tries again where a translation fails its check: wider search, other numbers in it, by clause, around addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.translation.dutch_numbers import dutch_figures
from pipeline.translation.engine import Engine
from pipeline.translation.figures_english import in_english_form
from pipeline.translation.findings import Finding, total
from pipeline.translation.guard import check

Checked = tuple[str, tuple[Finding, ...]]

_WIDE = 8
_CLAUSE = re.compile(r"(?<=[;:]) |(?<=,) (?=(?:maar|want|terwijl|waardoor|omdat|zodat|hoewel|en|dus|of) )| (?=[–—] )")
_SHORTEST = 25  # characters; a shorter clause says too little to be translated alone
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:]|10\.\d{4,9}/[^\s<>()]*[^\s<>().,;:]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_STAND_INS = (37, 43, 58, 64, 72, 83, 91, 29, 56, 47)  # two digits, copied faithfully, no common phrase among them


def mend(failing: Mapping[str, Checked], engine: Engine) -> dict[str, Checked]:
    """The best translation found for each failing sentence: source to translation and its remaining findings."""
    best = dict(failing)
    for attempt in (_around_addresses, _wider, _with_stand_ins, _by_clause):
        left = [source for source, (_, found) in best.items() if found]
        if not left:
            break
        for source, candidates in attempt(left, engine).items():
            for candidate in candidates:
                found = check(source, candidate)
                if total(found) < total(best[source][1]):
                    best[source] = candidate, found
                if not found:
                    break
    return best


def _wider(sources: list[str], engine: Engine) -> dict[str, list[str]]:
    return dict(zip(sources, engine.candidates(sources, _WIDE), strict=True))


def _with_stand_ins(sources: list[str], engine: Engine) -> dict[str, list[str]]:
    """Translations in which plain two-digit numbers stood for the real ones, which are then filled in."""
    masked: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for source in sources:
        found = _mask(source)
        if found is not None:
            masked[source] = found
    texts = [text for text, _ in masked.values()]
    results: dict[str, list[str]] = {}
    for (source, (_, fills)), candidates in zip(masked.items(), engine.candidates(texts, 4), strict=True):
        results[source] = [filled for text in candidates if (filled := _fill(text, fills)) is not None]
    return results


def _mask(source: str) -> tuple[str, list[tuple[str, str]]] | None:
    figures = [figure for figure in dutch_figures(source) if not figure.soft and not figure.written]
    stand_ins = [str(number) for number in _STAND_INS if not re.search(rf"\d*{number}\d*", source)]
    if not figures or len(figures) > len(stand_ins):
        return None
    text, fills, shift = source, [], 0
    for figure, stand_in in zip(figures, stand_ins, strict=False):
        match = re.match(r"\d[\d.,]*\d|\d", source[figure.start :])
        if match is None:
            continue
        start, end = figure.start + shift, figure.start + shift + match.end()
        text = text[:start] + stand_in + text[end:]
        shift += len(stand_in) - match.end()
        fills.append((stand_in, in_english_form(match.group())))
    return text, fills


def _fill(text: str, fills: list[tuple[str, str]]) -> str | None:
    for stand_in, number in fills:
        pieces = re.split(rf"(?<![\d.,]){stand_in}(?!\d|[.,]\d)", text)
        if len(pieces) != 2:
            return None
        text = number.join(pieces)
    return text


def _around_addresses(sources: list[str], engine: Engine) -> dict[str, list[str]]:
    """The words before, between and after links and addresses translated, those themselves as they stand."""
    pieces = {source: _ADDRESS.split(source) for source in sources if _ADDRESS.search(source)}
    texts = list({piece.strip() for parts in pieces.values() for piece in parts if _LETTERS.search(piece)})
    translated = dict(zip(texts, engine.translate(texts), strict=True))
    results = {}
    for source, parts in pieces.items():
        words = [_like(part, translated.get(part.strip(), part.strip())) for part in parts]
        addresses = [match.group() for match in _ADDRESS.finditer(source)]
        results[source] = ["".join(piece for pair in zip(words, [*addresses, ""], strict=True) for piece in pair)]
    return results


def _like(source: str, words: str) -> str:
    """`words` with the spaces around the source, and without a full stop that the source does not have."""
    if words.endswith(".") and not source.rstrip().endswith("."):
        words = words[:-1]
    before = source[: len(source) - len(source.lstrip())]
    after = source[len(source.rstrip()) :] if source.strip() else ""
    return f"{before}{words}{after}"


def _by_clause(sources: list[str], engine: Engine) -> dict[str, list[str]]:
    clauses: dict[str, list[str]] = {}
    for source in sources:
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
        if number and piece[:1].isupper() and part[:1].islower() and piece.split()[0] not in ("I", "I'm"):
            piece = piece[0].lower() + piece[1:]
        pieces.append(piece)
    return " ".join(pieces)
