"""Europe PMC: what it knows of a number of PubMed or PubMed Central (https://europepmc.org/RestfulWebService)."""

from __future__ import annotations

from typing import Any

from pipeline.verify.crossref import marked_retracted
from pipeline.verify.results import Record

_RETRACTED = frozenset(("retracted publication", "retraction of publication"))
_DOUBTED = frozenset(("expression of concern in", "partial retraction in"))


def record(answer: dict[str, Any]) -> Record | None:
    """The first paper of a search with resultType=core; None where nothing was found."""
    found = answer["resultList"]["result"]
    if not found:
        return None
    paper = found[0]
    titles = tuple(filter(None, [str(paper.get("title") or "")]))
    kinds, notices = _kinds(paper), _notices(paper)
    journal = (paper.get("journalInfo") or {}).get("journal") or {}
    years = {str(paper.get("pubYear") or ""), str(paper.get("firstPublicationDate") or "")[:4]}
    return Record(
        titles=titles,
        years=tuple(sorted(int(year) for year in years if year.isdigit())),
        authors=tuple(_authors(paper)),
        journals=tuple(
            str(name) for key in ("title", "medlineAbbreviation", "isoabbreviation") if (name := journal.get(key))
        ),
        retracted=bool(kinds & _RETRACTED or "retraction in" in notices) or marked_retracted(titles),
        concern="expression of concern" in kinds or bool(notices & _DOUBTED),
    )


def _kinds(paper: dict[str, Any]) -> set[str]:
    kinds = (paper.get("pubTypeList") or {}).get("pubType") or paper.get("pubType") or []
    return {kind.strip().lower() for kind in (kinds.split(";") if isinstance(kinds, str) else map(str, kinds))}


def _notices(paper: dict[str, Any]) -> set[str]:
    """What was published about the paper, as PubMed calls it: "Retraction in", "Erratum in"."""
    listed = (paper.get("commentCorrectionList") or {}).get("commentCorrection") or []
    found = [listed] if isinstance(listed, dict) else listed
    return {str(notice.get("type") or "").strip().lower() for notice in found if isinstance(notice, dict)}


def _authors(paper: dict[str, Any]) -> list[str]:
    listed = (paper.get("authorList") or {}).get("author") or []
    names = [str(author["lastName"]) for author in listed if isinstance(author, dict) and author.get("lastName")]
    told = (name.strip().rpartition(" ")[0] for name in str(paper.get("authorString") or "").split(","))
    return names or [name for name in told if name]
