"""What the filters of the inbox offer; counted again only after a change."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.review.index import Index

MOST = 300  # of each in its list


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, most frequent first."""

    rules: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()


class Chooser:
    """The choices of an index, kept for as long as it stays the same."""

    def __init__(self, index: Index) -> None:
        self._index, self._at, self._choices = index, -1, Choices()

    def now(self) -> Choices:
        """The choices as they stand."""
        changes = self._index.changes
        if changes != self._at:
            names = (self._names(column) for column in ("rule", "pack", "substance"))
            self._choices, self._at = Choices(*names), changes
        return self._choices

    def _names(self, column: str) -> tuple[str, ...]:
        rows = self._index.rows(
            f"SELECT {column}, count(*) AS n FROM flags WHERE {column} <> '' GROUP BY {column} "
            f"ORDER BY n DESC, {column} LIMIT {MOST}"
        )
        return tuple(row[0] for row in rows)
