"""Makes the summary of a finished article: its flags as rows, with the sentence that each stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable

from pipeline.article import LEVELS, SEVERITIES, Article, Claim, Flag
from pipeline.reports.doses import dose_rows
from pipeline.reports.quantities import neutral
from pipeline.reports.summary import FlagRow, GapRow, Summary
from pipeline.reports.surroundings import surroundings

GAP_WORDS = 160  # characters of a gap that are quoted


def summarise(article: Article, previous_flags: frozenset[str] | None) -> Summary:
    """The summary of `article`; `previous_flags` are the flag ids of its last run, None where it had none."""
    before = previous_flags or frozenset()
    return Summary(
        id=article.id,
        source=article.source,
        title=article.title or article.id,
        status=article.status,
        error=article.error,
        language=article.language.code,
        confidence=round(article.language.confidence, 4),
        published=article.published,
        claims=len(article.claims),
        levels=count_levels(article.claims),
        flags=flag_rows(article, before),
        gaps=tuple(_gap_rows(article)),
        engines=engines_of(article),
        doses=dose_rows(article),
        first=previous_flags is None,
        resolved=len(before - {flag.id for flag in article.flags}),
    )


def worst_first(flags: Iterable[Flag]) -> list[Flag]:
    """Errors, then warnings, then notices; each in the order of the text."""
    return sorted(flags, key=lambda flag: (SEVERITIES.index(flag.severity), flag.start, flag.end, flag.rule))


def count_levels(claims: Iterable[Claim]) -> dict[str, int]:
    """How many claims stand at each evidence level, weakest first."""
    counter = Counter(claim.evidence.level for claim in claims)
    return {level: counter[level] for level in LEVELS}


def engines_of(article: Article) -> tuple[str, ...]:
    """The names of what translated the article."""
    return tuple(sorted({translation.engine for translation in article.translations}))


def flag_rows(article: Article, before: frozenset[str]) -> tuple[FlagRow, ...]:
    """The article's flags as rows, worst first; new is what `before` does not hold."""
    claims = {claim.id: claim for claim in article.claims}
    quantities = {quantity.id: neutral(quantity) for quantity in article.quantities}
    starts = [sentence.start for sentence in article.sentences]
    targets = sorted((translation.start, translation.text) for translation in article.translations)
    rows = []
    for flag in worst_first(article.flags):
        start, end = around(article, starts, flag)
        claim = claims.get(flag.claim or "")
        first, last = matched_span(article, flag)
        decision = flag.decision
        rows.append(
            FlagRow(
                id=flag.id,
                rule=flag.rule,
                severity=flag.severity,
                line=flag.line,
                column=flag.column,
                sentence=article.text[start:end],
                mark=None if (first, last) == (start, end) else (first - start, last - start),
                matched=flag.match or flag.of(article),
                context=surroundings(article, start, claim),
                message=flag.message,
                why=flag.why,
                suggestion=flag.suggestion,
                source=flag.source,
                evidence=claim.evidence.level if claim else "",
                claim_types=claim.types if claim else (),
                substance=(claim.substance if claim else None) or "",
                quantities=tuple(quantities[q] for q in claim.quantities if q in quantities) if claim else (),
                translation=_translated(targets, start, end),
                decision=decision.verdict if decision else "",
                reviewer=decision.reviewer if decision else "",
                note=decision.reason if decision else "",
                new=flag.id not in before,
            )
        )
    return tuple(rows)


def around(article: Article, starts: list[int], flag: Flag) -> tuple[int, int]:
    """Start and end of the sentences that `flag` touches, or of its block where no sentence is there."""
    first = bisect_right(starts, flag.start) - 1
    touched = [s for s in article.sentences[max(0, first) : bisect_right(starts, flag.end)] if s.overlaps(flag)]
    if touched:
        return min(touched[0].start, flag.start), max(touched[-1].end, flag.end)
    if article.blocks:
        block = article.blocks[article.block_at(flag.start)]
        if block.holds(flag):
            return block.start, block.end
    return flag.start, flag.end


def matched_span(article: Article, flag: Flag) -> tuple[int, int]:
    """Where the words that matched stand: within the flag's span where the rule names them, else all of it."""
    if flag.match:
        at = article.text.find(flag.match, flag.start, flag.end)
        if at >= 0:
            return at, at + len(flag.match)
    return flag.start, flag.end


def _translated(targets: list[tuple[int, str]], start: int, end: int) -> str:
    first, last = bisect_left(targets, (start, "")), bisect_left(targets, (end, ""))
    return " ".join(text for _, text in targets[first:last])


def _gap_rows(article: Article) -> Iterable[GapRow]:
    for gap in article.gaps:
        whole = gap.kind == "no_translation" or gap.end <= gap.start
        words = "" if whole else " ".join(gap.of(article).split())
        text = words if len(words) <= GAP_WORDS else words[:GAP_WORDS].rsplit(" ", 1)[0] + " …"
        yield GapRow(kind=gap.kind, detail=gap.detail, line=None if whole else article.place(gap.start)[0], text=text)
