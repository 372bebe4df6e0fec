"""Names that a translator must leave alone: which are found, and what stands for them in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.translation.proper_names import names_of

ROWS = Path(__file__).with_name("names.tsv").read_text("utf-8").splitlines()
MARK = re.compile(r"\[\[(.*?)(?:=>(.*?))?\]\]")


@pytest.mark.parametrize("row", ROWS)
def test_the_names_of_a_text(row: str) -> None:
    article = prepared(MARK.sub(r"\1", row), Settings())
    found = [(one.of(article), one.fill) for one in names_of(article, "en")]
    assert found == [(name, fill or name) for name, fill in MARK.findall(row)]
