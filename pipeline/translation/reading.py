"""Reads every number of a sentence, Dutch or English, with its unit: what a translation must keep."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import digit

from pipeline.translation.digits import read_digits
from pipeline.translation.figures import Figure, Lexicon, Token, tokens_of

_HYPHENS = frozenset("-‐‑")


def read_figures(text: str, lexicon: Lexicon) -> list[Figure]:
    """Every number of `text`, in order."""
    tokens = tokens_of(text)
    found: list[Figure] = []
    last: list[int] = []  # the token after each figure, its unit included
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        if token.text.isdigit() and not token.text.isdecimal():  # an exponent ("10⁹")
            value = float("".join(str(digit(sign)) for sign in token.text))
            figures, index = [Figure(token.start, token.end, (value,))], index + 1
        elif token.text[0].isdecimal():
            figures, index = read_digits(text, tokens, index, lexicon)
        else:
            reading = lexicon.words(tokens, index)
            if reading is None:
                index += 1
                continue
            size = reading.size
            figure = Figure(token.start, tokens[index + size - 1].end, reading.values, soft=reading.soft, written=True)
            if reading.unit:
                figure = replace(figure, unit=reading.unit[0], times=reading.unit[1])
            figures, index = [figure], index + size
        if figures and figures[-1].unit is None:
            after = index + 1 if index < count and tokens[index].text in _HYPHENS else index
            unit = lexicon.unit(tokens, after)
            if unit is not None:
                index = after + unit[2]
                figures[-1] = replace(figures[-1], unit=unit[0], times=unit[1], whole=tokens[index - 1].end)
            else:
                figures[-1] = _currency_before(figures[-1], tokens, text, lexicon)
        found.extend(figures)
        last.extend(index for _ in figures)
    return _share_units(found, last, tokens, lexicon)


def _currency_before(figure: Figure, tokens: list[Token], text: str, lexicon: Lexicon) -> Figure:
    for sign in ("€", "$", "£"):
        if text[max(0, figure.start - 2) : figure.start].strip() == sign:
            unit = lexicon.unit([Token(0, 1, sign, sign)], 0)
            if unit:
                return replace(figure, unit=unit[0], times=unit[1])
    return figure


def _share_units(found: list[Figure], last: list[int], tokens: list[Token], lexicon: Lexicon) -> list[Figure]:
    """Give the figures of a range or a row ("5 tot 10 mg", "1, 2 en 3 weken") the unit of its last one."""
    starts: dict[int, int] = {token.start: number for number, token in enumerate(tokens)}
    for index in range(len(found) - 2, -1, -1):
        figure, following = found[index], found[index + 1]
        if figure.unit is not None or following.unit is None or following.unit == "clock":
            continue
        between = " ".join(token.low for token in tokens[last[index] : starts[following.start]])
        if between in lexicon.joiners and (between != "," or figure.written == following.written):
            found[index] = replace(figure, unit=following.unit, times=following.times)
    return found
