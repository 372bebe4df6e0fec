"""Searches for the evidence of a claim, in the language of each index."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from pipeline.evidence.searching import search_links
from pipeline.reports.links import web_link
from pipeline.ruletest import prepared
from pipeline.settings import Settings


def _asked(substance: str | None, outcome: str | None) -> dict[str, str]:
    found = {}
    for link in search_links(substance, outcome):
        ((key, values),) = (pair for pair in parse_qs(urlsplit(link.url).query).items())
        found[link.name] = f"{key}={values[0]}"
    return found


def test_both_parts() -> None:
    assert _asked("vitamine D", "botdichtheid") == {
        "Europe PMC": 'query="vitamin D" AND "bone density"',
        "PubMed": 'term="vitamin D" AND "bone density"',
        "Thuisarts": 'q=site:thuisarts.nl "vitamine D" botdichtheid',
        "Voedingscentrum": 'q=site:voedingscentrum.nl "vitamine D" botdichtheid',
    }


def test_one_part() -> None:
    assert _asked("zink", None)["PubMed"] == "term=zinc"
    assert _asked(None, None) == {}


def test_no_english_known() -> None:
    assert list(_asked("flubberdrank", None)) == ["Thuisarts", "Voedingscentrum"]


@pytest.mark.parametrize("words", ['zink" OR "1=1', "a&b=c#d", "x<script>", "thee % 100"])
def test_whatever_words_an_address_is_whole(words: str) -> None:
    for link in search_links(words, None):
        assert web_link(link.url) == link.url
        assert urlsplit(link.url).fragment == ""


def test_only_claims_without_a_source_have_them() -> None:
    article = prepared(
        "Zink verkort een verkoudheid met 33 procent. Volgens het RIVM verlaagt kalium de bloeddruk met 4 mmHg.",
        Settings(),
    )
    assert [(claim.evidence.level, len(claim.links)) for claim in article.claims] == [("none", 4), ("attributed", 0)]
    assert article.to_dict()["claims"][0]["links"][1] == {
        "name": "PubMed",
        "url": article.claims[0].links[1].url,
    }
