"""Reports, one file an output format; they read finished articles and decide nothing."""

from __future__ import annotations

from pipeline.reports.summarising import summarise
from pipeline.reports.summary import FlagRow, GapRow, Summary
from pipeline.reports.writing import keep_analysis, write_article, write_index

__all__ = ["FlagRow", "GapRow", "Summary", "keep_analysis", "summarise", "write_article", "write_index"]
