"""Compiles regular expressions that cannot backtrack without bound, and refuses the others."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from pipeline.errors import Told

codes = import_module("re._constants")  # the parser that `re` itself uses; typeshed knows neither module
parser = import_module("re._parser")
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
LONG = 30  # a repeat that may go round this often counts as without bound


def compile_linear(pattern: str) -> re.Pattern[str]:
    """The compiled pattern, folded text in mind; raises ValueError with what makes it slow or wrong."""
    try:
        tree = parser.parse(pattern)
    except re.error as exc:
        raise ValueError(Told(f"is geen reguliere expressie ({exc})", f"is no regular expression ({exc})")) from exc
    _check(tree, within=False)
    return re.compile(pattern)


def _check(tree: Any, *, within: bool) -> None:
    """Walk a parsed expression; `within` tells that an unbounded repeat encloses it."""
    previous: Any = None
    for code, argument in tree:
        if code in _REPEATS:
            _, high, body = argument
            unbounded = high is codes.MAXREPEAT or high > LONG
            if unbounded and within:
                raise ValueError(
                    Told(
                        "zet een herhaling in een herhaling, wat zonder einde kan terugzoeken",
                        "nests a repeat in a repeat, which can backtrack without bound",
                    )
                )
            if unbounded and previous is not None and _overlap(previous, body):
                raise ValueError(
                    Told(
                        "heeft twee open herhalingen van dezelfde tekens achter elkaar, wat lang kan terugzoeken",
                        "has two open repeats of the same characters in a row, which can backtrack",
                    )
                )
            _check(body, within=within or unbounded or (high > 1 and _has_repeat(body)))
            previous = body if unbounded else None
            continue
        previous = None
        if code is codes.SUBPATTERN:
            _check(argument[3], within=within)
        elif code is codes.BRANCH:
            for branch in argument[1]:
                _check(branch, within=within)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            _check(argument[1], within=within)
        elif code in (codes.GROUPREF, codes.GROUPREF_EXISTS):
            raise ValueError(
                Told(
                    "verwijst terug naar een groep, wat lang kan terugzoeken",
                    "refers back to a group, which can backtrack",
                )
            )


def _has_repeat(tree: Any) -> bool:
    return any(code in _REPEATS and (argument[1] is codes.MAXREPEAT or argument[1] > LONG) for code, argument in tree)


def _overlap(one: Any, other: Any) -> bool:
    return str(one) == str(other) or any(code is codes.ANY for body in (one, other) for code, _ in body)
