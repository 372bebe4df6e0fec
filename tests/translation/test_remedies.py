"""A medicine or disease that became another one, and words that only look like it."""

from __future__ import annotations

import pytest

from pipeline.translation.findings import Finding
from pipeline.translation.guard_remedies import compare_remedies


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Neem ibuprofen bij jicht.", "Take ibuprofen for scurvy.", (Finding("name", 19, 24, "jicht", "scurvy"),)),
        ("Neem ibuprofen.", "Take naproxen.", (Finding("name", 5, 14, "ibuprofen", "naproxen"),)),
        ("Neem ibuprofen.", "Take it.", ()),  # lost, which other rules may see
        ("Neem ibuprofen bij jicht.", "Take ibuprofen for gout.", ()),
        ("Bij jicht en scheurbuik.", "For scurvy.", ()),  # that name is one of the source
        ("Bij jicht helpt dat.", "That helps against the infection.", ()),  # a general word names nothing
    ],
)
def test_another_name(source: str, target: str, expected: tuple[Finding, ...]) -> None:
    assert tuple(compare_remedies(source, target)) == expected
