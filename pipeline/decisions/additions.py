"""What reviewers added to an article: claims that were missed, and sources for claims that lacked one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from pipeline.article import Article, Citation, Claim, Evidence, Sentence, level_rank
from pipeline.decisions.database import is_database, open_reading, stamp
from pipeline.decisions.history import select
from pipeline.decisions.keys import sentence_key

REASON = "aangewezen door een redacteur"


@dataclass(frozen=True, slots=True)
class Additions:
    """Of one article, by the key of the sentence: who named the claim, and kind and target of each source."""

    claims: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.claims or self.sources)


def additions_of(path: str | None, article: str) -> Additions:
    """What the database at `path` holds for an article; a file of JSON holds none."""
    if path is None or not is_database(Path(path)):
        return Additions()
    return _read(Path(path), stamp(Path(path))).get(article, Additions())


def with_claims(article: Article, added: Additions) -> Article:
    """The article with a claim for each sentence that a reviewer named one and that is none yet."""
    if not added.claims:
        return article
    new = [
        _claim(article, sentence)
        for sentence in article.sentences
        if sentence_key(sentence.of(article)) in added.claims
        and not any(claim.overlaps(sentence) for claim in article.claims)
    ]
    if not new:
        return article
    ordered = sorted((*article.claims, *new), key=lambda claim: (claim.start, claim.end))
    names = {claim.id: f"k{number}" for number, claim in enumerate(ordered, start=1) if claim.id}
    claims = tuple(replace(claim, id=f"k{number}") for number, claim in enumerate(ordered, start=1))
    flags = tuple(replace(flag, claim=names.get(flag.claim or "")) for flag in article.flags)
    return replace(article, claims=claims, flags=flags)


def with_sources(article: Article, added: Additions) -> Article:
    """The article with the sources that reviewers added to its claims, as citations at the end of each claim."""
    if not added.sources:
        return article
    citations, claims = list(article.citations), list(article.claims)
    known = {citation.id: (citation.kind, citation.target) for citation in citations}
    for at, claim in enumerate(claims):
        cited = {known[name] for name in claim.evidence.citations if name in known}
        sources = [each for each in added.sources.get(sentence_key(claim.of(article)), ()) if each not in cited]
        own = [
            Citation(
                id=f"c{len(citations) + number}",
                start=claim.end,
                end=claim.end,
                kind=kind,
                level="referenced",
                target=target,
            )
            for number, (kind, target) in enumerate(sources, start=1)
        ]
        if own:
            citations += own
            claims[at] = raised(claim, tuple(citation.id for citation in own))
    return replace(article, citations=tuple(citations), claims=tuple(claims))


def raised(claim: Claim, citations: tuple[str, ...]) -> Claim:
    """The claim resting on further citations that are references."""
    stronger = level_rank(claim.evidence.level) >= level_rank("referenced")
    kept = claim.evidence.citations if stronger else ()
    return replace(claim, evidence=Evidence("referenced", (*kept, *citations), "sentence"))


def _claim(article: Article, sentence: Sentence) -> Claim:
    inside = tuple(quantity.id for quantity in article.quantities if sentence.holds(quantity))
    return Claim(id="", start=sentence.start, end=sentence.end, types=("other",), quantities=inside, reason=REASON)


@lru_cache(maxsize=4)
def _read(path: Path, stamp: tuple[int, ...]) -> dict[str, Additions]:
    connection = open_reading(path)
    try:
        where = "WHERE value IS NOT NULL AND kind IN ('claim', 'source') AND id IN (SELECT id FROM latest) ORDER BY id"
        entries = select(connection, where, ())
    finally:
        connection.close()
    claims: dict[str, dict[str, str]] = {}
    sources: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}
    for entry in entries:
        value = entry.value or {}
        if entry.kind == "claim":
            claims.setdefault(entry.article, {})[entry.key] = entry.reviewer
        else:
            listed = tuple((str(one["kind"]), str(one["target"])) for one in value.get("sources", ()))
            sources.setdefault(entry.article, {})[entry.key] = listed
    return {name: Additions(claims.get(name, {}), sources.get(name, {})) for name in claims.keys() | sources.keys()}
