"""What a change asks for, read strictly from the JSON of a request."""

from __future__ import annotations

import re
from typing import Any

from pipeline.decisions import VERDICTS

LONGEST = 2000  # characters of a text that a reviewer gives
LARGEST = 2**53  # of whole numbers, all that a browser knows exactly
_HALF = re.compile("[\ud800-\udfff]")  # half of a character: no text, and no database takes it


class Refused(Exception):
    """A request that cannot be met: the status of the answer and the key of its message."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status, self.key = status, key


def text_of(data: Any, name: str, *, needed: bool = True, longest: int = LONGEST) -> str:
    """A text of the request; raises Refused where it lacks."""
    value = data.get(name, "") if isinstance(data, dict) else None
    if not isinstance(value, str) or (needed and not value.strip()) or len(value) > longest or _HALF.search(value):
        raise Refused(422, "form")
    return value


def number_of(data: dict[str, Any], name: str) -> int:
    """A whole number of the request, at least 0; raises Refused where it lacks."""
    value = data.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
        raise Refused(422, "form")
    return value


def reviewer_of(data: dict[str, Any]) -> str:
    """Who asks: one line, at most 60 characters."""
    return " ".join(text_of(data, "reviewer", needed=False).split())[:60]


def value_of(data: dict[str, Any]) -> dict[str, Any] | None:
    """The verdict with its reason; None takes a decision back."""
    verdict = data.get("verdict")
    if verdict is None:
        return None
    if verdict not in VERDICTS:
        raise Refused(422, "form")
    reason = text_of(data, "reason", needed=False).strip()
    if verdict == "dismissed" and not reason:
        raise Refused(422, "reason")
    return {"verdict": verdict, "reason": reason}
