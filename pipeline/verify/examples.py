"""The examples of a register rule: "text => answer", the answer being what a register would say of the source.

... doi:10.1000/a => unknown
... https://example.org/a => unchecked 403
... doi:10.1000/a => found title=Zinc and the common cold; year=2018; author=Jansen; journal=Ned Tijdschr Geneeskd
... doi:10.1000/a => found title=Zinc; retracted
"""

from __future__ import annotations

from pipeline.article import Article
from pipeline.errors import Told
from pipeline.matching.finding import Rule
from pipeline.verify.judging import judged
from pipeline.verify.lookups import places
from pipeline.verify.results import Record, Result

ANSWER = " => "


def found_in(rule: Rule, article: Article, answer: str) -> list[tuple[int, int]]:
    """The spans at which a rule applies where every lookup of an article gets one answer."""
    result = result_of(answer)
    return [(f.start, f.end) for f in judged(article, places(article), lambda lookup: result, [rule], "nl")]


def result_of(answer: str) -> Result:
    """The result that an example tells; raises ValueError where it tells none."""
    state, _, rest = answer.strip().partition(" ")
    if state == "unknown" or state == "unchecked":
        return Result(state, detail=rest)  # type: ignore[arg-type]
    if state != "found":
        nl = f"heeft het antwoord {answer!r}; dat moet met found, unknown of unchecked beginnen"
        raise ValueError(Told(nl, f"has the answer {answer!r}; it must begin with found, unknown or unchecked"))
    told: dict[str, list[str]] = {}
    for part in filter(None, (part.strip() for part in rest.split(";"))):
        name, _, value = part.partition("=")
        told.setdefault(name.strip(), []).append(value.strip())
    return Result(
        "found",
        Record(
            titles=tuple(told.get("title", ())),
            years=tuple(int(year) for year in told.get("year", ())),
            authors=tuple(told.get("author", ())),
            journals=tuple(told.get("journal", ())),
            retracted="retracted" in told,
            concern="concern" in told,
        ),
    )
