"""Stub."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.reading import Reading

if TYPE_CHECKING:
    from pipeline.settings import Settings


class LimitRules:
    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        return iter(())
