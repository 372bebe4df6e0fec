"""What a rule file may name: the conditions that excuse words, and the checks of each kind of rule."""

from __future__ import annotations

from typing import Literal

Condition = Literal[
    "negated",
    "hedged",
    "question",
    "refuted",
    "reported",
    "sourced",  # a source is named, or marked
    "attributed",  # a source is named in words
    "conditional",
    "safety_advice",
    "study",
    "body",
    "institution",
    "delivery",
    "everyday",
    "narrative",
]
Check = Literal[
    "above_upper_limit",
    "implausible",
    "missing_unit",
    "iu_mismatch",
    "unit_conversion",
]
Sum = Literal[
    "percentage_of_counts",
    "change",
    "over_100",
    "range_upside_down",
    "percentage_points",
    "impossible_age",
    "impossible_date",
    "impossible_time",
    "impossible_value",
    "inconsistent_dose",
    "relative_without_absolute",
    "doubtful",
    "interval",
    "product",
]
Difference = Literal[
    "number",
    "unit",
    "rate",
    "bound",
    "approximation",
    "negation",
    "hedge",
    "direction",
    "name",
    "untranslated",
    "repetition",
    "length",
    "glossary",
    "omission",
    "term",
]
Fault = Literal[
    "unresolved_mark",
    "uncited_reference",
    "too_old",
    "future_year",
    "secondary",
    "shop_link",
    "stripped_link",
    "duplicate_reference",
    "list_missing",
    "bad_doi",
    "bad_isbn",
    "bad_orcid",
    "bad_pmid",
    "bad_trial",
]
Answer = Literal[  # of a register or a web site, looked up by pipeline/verify
    "unknown_doi",
    "unknown_pmid",
    "other_title",
    "other_year",
    "retracted",
    "concern",
    "dead_link",
    "unchecked",
]
