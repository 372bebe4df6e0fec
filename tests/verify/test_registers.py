"""What the registers say, in the shapes of their published schemas, and what comes of answers in no such shape."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.verify.lookups import Lookup
from pipeline.verify.registers import look_up
from pipeline.verify.results import Record, Result
from pipeline.verify.web import Web
from tests.verify.conftest import Register, Reply

DOI = Lookup("doi", "10.1000/zink(1)")
WORK: dict[str, Any] = {
    "title": ["Zinc lozenges and the common cold"],
    "container-title": ["Journal of Cold Research"],
    "short-container-title": ["J Cold Res"],
    "author": [{"given": "Anna", "family": "Jansen", "sequence": "first"}, {"name": "Cold Group"}],
    "issued": {"date-parts": [[2018, 3]]},
    "published-online": {"date-parts": [[2017, 12, 1]]},
}
KNOWN = Record(
    titles=("Zinc lozenges and the common cold",),
    years=(2017, 2018),
    authors=("Jansen",),
    journals=("Journal of Cold Research", "J Cold Res"),
)
PAPER: dict[str, Any] = {
    "id": "31234567", "source": "MED", "pmid": "31234567", "title": "Zinc lozenges and the common cold.",
    "authorList": {"author": [{"fullName": "Jansen A", "lastName": "Jansen"}]}, "pubYear": "2018",
    "journalInfo": {"journal": {"title": "Journal of cold research", "medlineAbbreviation": "J Cold Res"}},
    "pubTypeList": {"pubType": ["research-article", "Journal Article"]},
}  # fmt: skip


def _ask(register: Register, web: Web, lookup: Lookup = DOI) -> Result:
    return look_up(lookup, web, register.sites)


def test_a_doi_of_crossref(register: Register, web: Web) -> None:
    register.work(DOI.target, **WORK)
    assert _ask(register, web) == Result("found", KNOWN)


@pytest.mark.parametrize(
    "change",
    [
        {"updated-by": [{"DOI": "10.1000/b", "type": "retraction", "source": "retraction-watch"}]},
        {"update-to": [{"DOI": "10.1000/b", "type": "withdrawal", "label": "Withdrawal"}]},
        {"title": ["RETRACTED: Zinc lozenges and the common cold"]},
        {"title": ["Retracted Article: Zinc lozenges"]},
        {"title": ["Zinc lozenges and the common cold [Retracted]"]},
        {"relation": {"is-retracted-by": [{"id": "10.1000/b", "id-type": "doi", "asserted-by": "object"}]}},
    ],
)
def test_a_retraction(register: Register, web: Web, change: dict[str, Any]) -> None:
    register.work(DOI.target, **{**WORK, **change})
    record = _ask(register, web).record
    assert record is not None
    assert record.retracted


@pytest.mark.parametrize(
    "change",
    [
        {"updated-by": [{"DOI": "10.1000/b", "type": "correction"}]},
        {"title": ["Why retracted papers are still cited"]},
        {"relation": {"is-supplemented-by": []}},
    ],
)
def test_no_retraction(register: Register, web: Web, change: dict[str, Any]) -> None:
    register.work(DOI.target, **{**WORK, **change})
    record = _ask(register, web).record
    assert record is not None
    assert (record.retracted, record.concern) == (False, False)


@pytest.mark.parametrize("kind", ["expression_of_concern", "Expression of concern", "partial-retraction"])
def test_an_expression_of_concern(register: Register, web: Web, kind: str) -> None:
    register.work(DOI.target, **WORK, **{"updated-by": [{"DOI": "10.1000/b", "type": kind}]})
    record = _ask(register, web).record
    assert record is not None
    assert record.concern


def test_a_doi_of_another_agency(register: Register, web: Web) -> None:
    register.says(f"/api/handles/{DOI.target}", Reply(body=b'{"responseCode": 1}'))
    assert _ask(register, web) == Result("found")


def test_a_doi_that_nobody_knows(register: Register, web: Web) -> None:
    assert _ask(register, web) == Result("unknown")
    assert register.asked == {f"GET /works/{DOI.target}": 1, f"GET /api/handles/{DOI.target}": 1}


@pytest.mark.parametrize("status", [403, 429, 500])
def test_a_register_that_does_not_answer_proves_nothing(register: Register, web: Web, status: int) -> None:
    register.says(f"/works/{DOI.target}", Reply(status))
    assert _ask(register, web) == Result("unchecked", detail=str(status))


@pytest.mark.parametrize(
    "body", [b"<html>", b"[]", b"{}", b'{"message": 3}', b'{"message": {"author": 3, "issued": []}}']
)
def test_an_answer_in_another_form(register: Register, web: Web, body: bytes) -> None:
    register.says(f"/works/{DOI.target}", Reply(body=body))
    result = _ask(register, web)
    assert result in (Result("unchecked", detail="?"), Result("found", Record()))


def test_a_number_of_pubmed(register: Register, web: Web) -> None:
    register.papers("EXT_ID:31234567 AND SRC:MED", PAPER)
    assert _ask(register, web, Lookup("pmid", "31234567")) == Result(
        "found",
        Record(
            titles=("Zinc lozenges and the common cold.",),
            years=(2018,),
            authors=("Jansen",),
            journals=("Journal of cold research", "J Cold Res"),
        ),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"pubTypeList": {"pubType": ["Journal Article", "Retracted Publication"]}},
        {"commentCorrectionList": {"commentCorrection": [{"type": "Retraction in", "id": "3", "source": "MED"}]}},
        {"commentCorrectionList": {"commentCorrection": {"type": "Retraction in", "reference": "J Cold Res. 2020"}}},
        {"pubTypeList": None, "pubType": "journal article; retracted publication"},
        {"title": "RETRACTED: Zinc lozenges."},
    ],
)
def test_a_retracted_paper_in_europe_pmc(register: Register, web: Web, change: dict[str, Any]) -> None:
    register.papers("PMCID:PMC1234567", {**PAPER, **change})
    record = _ask(register, web, Lookup("pmc", "1234567")).record
    assert record is not None
    assert record.retracted


@pytest.mark.parametrize(
    ("kind", "concern"), [("Expression of concern in", True), ("Erratum in", False), ("Comment in", False)]
)
def test_what_was_published_about_a_paper(register: Register, web: Web, kind: str, concern: bool) -> None:
    notice = {"type": kind, "id": "30000001", "source": "MED"}
    register.papers("PMCID:PMC1234567", {**PAPER, "commentCorrectionList": {"commentCorrection": [notice]}})
    record = _ask(register, web, Lookup("pmc", "1234567")).record
    assert record is not None
    assert (record.retracted, record.concern) == (False, concern)


def test_a_number_that_pubmed_does_not_know(register: Register, web: Web) -> None:
    register.papers("EXT_ID:31234567 AND SRC:MED")
    assert _ask(register, web, Lookup("pmid", "31234567")) == Result("unknown")


@pytest.mark.parametrize(
    ("status", "result"),
    [
        (200, Result("found")),
        (404, Result("unknown", detail="404")),
        (410, Result("unknown", detail="410")),
        (403, Result("unchecked", detail="403")),
        (429, Result("unchecked", detail="429")),
        (503, Result("unchecked", detail="503")),
    ],
)
def test_a_link(register: Register, web: Web, status: int, result: Result) -> None:
    address = register.says("/page?id=3", Reply(status))
    assert _ask(register, web, Lookup("url", f"{address}#part")) == result
