"""Evidence of larger stretches: quoted speech, what a later sentence ascribes, leads, key points, abstracts."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.evidence.author_year import is_whole_reference
from pipeline.evidence.continuing import first_bits
from pipeline.evidence.quotes import quotations
from pipeline.evidence.standing import Standing, View
from pipeline.evidence.wordlists import BIT

_BACK, _KEY, _ABSTRACT = BIT["back"], BIT["key_points"], BIT["abstract"]
_AWAY, _EXPERT, _REPORT, _LINK = BIT["away"], BIT["expert"], BIT["report"], BIT["link"]
_YOU = frozenset(("je", "jij", "jouw", "u", "uw"))


def follow_quotes(view: View, standings: list[Standing]) -> None:
    """A quotation rests on the person named beside it, or on the one interviewed where it fills its paragraph.

    The words of somebody unnamed ("een bezorgde vader zegt") are vague.
    """
    article, passages = view.article, view.passages
    speakers: dict[int, int] = {}
    for mark, found in enumerate(view.found):
        if found.kind == "person":
            speakers.setdefault(view.reading.passage_at(found.start), mark)
    places = sorted(speakers)
    last: int | None = None
    last_block = -1
    for quote in quotations(article):
        first = view.reading.passage_at(quote.start)
        final = view.reading.passage_at(quote.end - 1)
        block = article.blocks[quote.block]
        beside = [
            i
            for i in (final, first, final + 1, first - 1)
            if 0 <= i < len(passages) and passages[i].block == quote.block
        ]
        speaker = next((speakers[i] for i in beside if i in speakers), None)
        alone = quote.start - block.start <= 2 and block.end - quote.end <= 2
        if speaker is None and last is not None and (last_block == quote.block or alone):
            speaker = last
        if speaker is None and alone:
            before = bisect_left(places, first)
            speaker = speakers[places[before - 1]] if before else None
        if speaker is not None:
            last, last_block = speaker, quote.block
        for index in range(max(0, first), final + 1):
            if passages[index].block != quote.block:
                continue
            if speaker is not None:
                standings[index].lift("attributed", "report", (speaker,))
            elif vague := next(
                (standings[i] for i in beside if i < index and _unnamed_speaker(view, i, standings[i])), None
            ):
                standings[index].lift("vague", "report", vague.marks)


def _unnamed_speaker(view: View, index: int, standing: Standing) -> bool:
    bits = view.passages[index].bits
    return standing.level == "vague" and bool(bits & _EXPERT and bits & _REPORT)


def follow_summaries(view: View, standings: list[Standing]) -> None:
    """View that sum up a source told elsewhere: "Dat meldt X" after them, the lead, key points, an abstract."""
    _ascribed(view, standings)
    _lead(view, standings)
    _key_points(view, standings)
    _abstract(view, standings)


def _ascribed(view: View, standings: list[Standing]) -> None:
    passages = view.passages
    for index, passage in enumerate(passages):
        if not passage.bits & _BACK or standings[index].level not in ("attributed", "referenced"):
            continue
        if not any(
            cue.bits & _BACK and (cue.word == passage.lo or cue.size == 3) for cue in view.reading.cues_of(passage)
        ):
            continue
        block = passages[index - 1].block if index else -1
        for earlier in range(index - 1, max(-1, index - 4), -1):
            if passages[earlier].block != block or standings[earlier].sourced:
                break
            if earlier < index - 1 and (_to_the_reader(view, earlier) or not _hangs_on(view, earlier + 1)):
                break
            standings[earlier].lift(standings[index].level, "report", standings[index].marks)


def _hangs_on(view: View, index: int) -> bool:
    """Whether a sentence begins with a word that ties it to the one before."""
    passage = view.passages[index]
    first = view.reading.words[passage.lo : passage.lo + 1]
    return first in (["en"], ["maar"]) or bool(first_bits(view.reading, passage) & _LINK)


def _to_the_reader(view: View, index: int) -> bool:
    passage = view.passages[index]
    words = view.reading.words[passage.lo : passage.hi]
    return bool(passage.bits & _AWAY and first_bits(view.reading, passage) & _AWAY) or not _YOU.isdisjoint(words)


def _lead(view: View, standings: list[Standing]) -> None:
    """ "Onderzoekers hebben het getest" in the lead rests on the study that is named after it."""
    for index in range(min(4, len(standings))):
        marks = standings[index].marks
        if standings[index].level == "vague" and any(view.found[m].weak for m in marks):
            for later in range(index + 1, min(index + 6, len(standings))):
                found = standings[later]
                if found.level in ("attributed", "referenced") and found.scope == "sentence":
                    standings[index].lift(found.level, "report", found.marks)
                    break


def _key_points(view: View, standings: list[Standing]) -> None:
    """The key points of an article with a reference list rest on that list."""
    article = view.article
    cited = tuple(
        index for index, mark in enumerate(view.found) if mark.kind == "note_mark" and mark.level == "referenced"
    )
    if not cited:
        return
    under = False
    for index, passage in enumerate(view.passages):
        block = article.blocks[passage.block]
        if block.kind == "heading" or passage.hi - passage.lo <= 4:
            under = bool(passage.bits & _KEY)
        elif under and block.kind == "list_item" and not standings[index].sourced:
            standings[index].lift("referenced", "article", cited[:1])


def _abstract(view: View, standings: list[Standing]) -> None:
    """An article that opens with one whole reference and goes on in the sections of an abstract is that paper's."""
    article = view.article
    text = article.text
    for number, block in enumerate(article.blocks[:6]):
        if not is_whole_reference(text[block.start : block.end]):
            continue
        marks = tuple(index for index, mark in enumerate(view.found) if block.start <= mark.start < block.end)
        passages = view.passages
        sections = sum(
            1
            for p in passages
            if p.bits & _ABSTRACT and any(c.word == p.lo and c.bits & _ABSTRACT for c in view.reading.cues_of(p))
        )
        if sections >= 2:
            for index, passage in enumerate(passages):
                if passage.block > number:
                    standings[index].lift("referenced", "article", marks)
        return
