"""Evidence: which marks of a source stand in an article, how far each reaches, and which claims want one."""

from __future__ import annotations

from pipeline.evidence.references import reference_year, uncited_references, unresolved_marks
from pipeline.evidence.wanted import needs_citation

__all__ = ["needs_citation", "reference_year", "uncited_references", "unresolved_marks"]
