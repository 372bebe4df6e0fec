"""What people decided about flags: a file of decisions, or the database of the review desk, put on an article."""

from __future__ import annotations

from pipeline.decisions.additions import additions_of, with_claims, with_sources
from pipeline.decisions.applying import decide, digest, read_decisions
from pipeline.decisions.database import FILE_NAME
from pipeline.decisions.exchange import KEYS, SCHEMA, VERDICTS

__all__ = [
    "FILE_NAME",
    "KEYS",
    "SCHEMA",
    "VERDICTS",
    "additions_of",
    "decide",
    "digest",
    "read_decisions",
    "with_claims",
    "with_sources",
]
