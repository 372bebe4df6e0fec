"""What the inbox is asked for: filters, order and page, as they stand in the address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from pipeline.article import LEVELS, SEVERITIES
from pipeline.review.index import STATES

PAGE = 50
VIEWS = ("articles", "flags")
ORDERS = {"articles": ("worst", "most", "newest", "title"), "flags": ("worst", "article", "rule")}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_CHOICES = {"severity": SEVERITIES, "level": LEVELS, "state": (*STATES, "any")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Every field is a parameter of the address; an empty one asks for nothing."""

    view: str = "articles"
    q: str = ""
    severity: str = ""
    state: str = ""
    pack: str = ""
    rule: str = ""
    level: str = ""
    substance: str = ""
    reviewer: str = ""
    since: str = ""  # date of publication, else of the run
    until: str = ""
    article: str = ""
    order: str = ""
    page: int = 1

    @property
    def of_flags(self) -> bool:
        """Whether something is asked of the flags, not of the article alone."""
        return any((self.severity, self.state, self.pack, self.rule, self.level, self.substance, self.reviewer))

    @property
    def any(self) -> bool:
        """Whether anything is asked at all."""
        return self.of_flags or any((self.q, self.since, self.until, self.article))

    def query(self, **changes: Any) -> str:
        """The query of the address of these filters with some changed; a change brings back the first page."""
        values: dict[str, Any] = {"page": 1, **changes}
        changed = replace(self, **values)
        default = Filters()
        kept = {
            field.name: getattr(changed, field.name)
            for field in fields(changed)
            if getattr(changed, field.name) != getattr(default, field.name)
        }
        return f"?{urlencode(kept)}" if kept else "?"

    def cleared(self) -> str:
        """The query of the same view with nothing asked."""
        return Filters(view=self.view).query()


def read_filters(query: Mapping[str, str]) -> Filters:
    """The filters of an address; what is not allowed there is left out."""
    values: dict[str, Any] = {
        field.name: query.get(field.name, "")[:200].strip() for field in fields(Filters) if field.name != "page"
    }
    for name, allowed in _CHOICES.items():
        if values[name] not in allowed:
            values[name] = ""
    for name in ("since", "until"):
        if not _DAY.match(values[name]):
            values[name] = ""
    if values["view"] not in VIEWS:
        values["view"] = "articles"
    if values["order"] not in ORDERS[values["view"]]:
        values["order"] = ""
    page = query.get("page", "1")
    return Filters(**values, page=min(max(1, int(page)), 100_000) if page.isascii() and page.isdigit() else 1)
