"""The front matter of a Markdown file: which lines it takes, and the title and date in it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pipeline.readers.layout import date_in

_MOST = 65_536  # characters; a longer stretch between two rules is text
_RULE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"([^\W\d][\w-]{0,40})[ \t]{0,9}:(?:[ \t]+(.*))?")
_WORD = re.compile(r"[\w.-]{1,60}")
_TITLE_KEYS = ("title", "titel")
_DATE_KEYS = ("date", "published", "datum", "publicatiedatum", "publishdate", "pubdate", "gepubliceerd", "created")

Front = dict[str, Any]


def front_matter(source: str) -> tuple[Front, int]:
    """The keys (folded) with which a file opens, and how many characters they take; nothing and 0 for a mere rule."""
    opening = _RULE.match(source)
    if not opening:
        return {}, 0
    closing = _END.search(source, opening.end(), opening.end() + _MOST)
    if not closing:
        return {}, 0
    content = source[opening.end() : closing.start()]
    keys = _mapping(content)
    known = any(key in _TITLE_KEYS or key in _DATE_KEYS for key in keys)
    if not known and (content[:1].isspace() or not any(map(_WORD.fullmatch, keys))):
        return {}, 0
    return keys, closing.end()


def _mapping(content: str) -> Front:
    """What YAML makes of the lines; where it is broken YAML, each "key: value" of lines that all look like that."""
    import yaml

    try:
        data = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, RecursionError):
        return _by_line(content)
    return {str(key).casefold(): value for key, value in data.items()} if isinstance(data, dict) else {}


def _by_line(content: str) -> Front:
    keys: Front = {}
    for line in content.split("\n"):
        if not line.strip() or line[0] in " \t#-":
            continue
        found = _KEY.fullmatch(line.rstrip())
        if not found:
            return {}
        keys.setdefault(found[1].casefold(), _unquoted((found[2] or "").strip()))
    return keys


def _unquoted(value: str) -> str:
    for quote in "\"'":
        if value.startswith(quote):
            return value[1:].removesuffix(quote)
    return value


def title_of(front: Front) -> str:
    """The title that the front matter gives; empty where it gives none."""
    values = (front.get(key) for key in _TITLE_KEYS)
    return next((str(value) for value in values if value and isinstance(value, str | int | float)), "")


def date_of(front: Front) -> str | None:
    """The date of publication that the front matter gives."""
    return next((found for key in _DATE_KEYS if (found := _date(front.get(key)))), None)


def _date(value: Any) -> str | None:
    if isinstance(value, date):
        return value.isoformat()[:10]
    return date_in(str(value)) if isinstance(value, str | int) else None
