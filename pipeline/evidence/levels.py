"""What each claim rests on: the marks of its sentence, the report it belongs to, its list, or the publisher itself."""

from __future__ import annotations

from pipeline.article import Article, Evidence, level_rank
from pipeline.evidence.finding import Marks
from pipeline.evidence.lists import follow_closings, follow_lists
from pipeline.evidence.posts import follow_posts
from pipeline.evidence.reports import follow_reports
from pipeline.evidence.source_lines import follow_source_lines
from pipeline.evidence.speech import follow_speech
from pipeline.evidence.standing import Standing, own_standing, view_of
from pipeline.evidence.summaries import follow_summaries


def claim_evidence(article: Article, marks: Marks, *, trusted: bool = False) -> list[Evidence]:
    """The evidence of each claim, in order; `trusted` lifts all to attributed with scope article."""
    view = view_of(marks.reading, marks.found)
    standings = own_standing(view)
    follow_speech(view, standings)
    follow_posts(view, standings)
    follow_closings(view, standings)
    follow_lists(view, standings)
    follow_reports(view, standings)
    follow_lists(view, standings)  # again, for lead-ins that go on with a report
    follow_source_lines(view, standings)
    follow_summaries(view, standings)
    results = []
    for claim in article.claims:
        first = max(0, marks.reading.passage_at(claim.start))
        last = max(first, marks.reading.passage_at(max(claim.start, claim.end - 1)))
        best = standings[first] if first == last < len(standings) else _best(standings[first : last + 1])
        evidence = Evidence(best.level, tuple([marks.citations[m].id for m in best.marks]), best.scope)
        if trusted and evidence.level in ("none", "vague"):
            evidence = Evidence("attributed", (), "article")
        results.append(evidence)
    return results


def _best(standings: list[Standing]) -> Standing:
    return max(standings, key=lambda standing: level_rank(standing.level), default=Standing())
