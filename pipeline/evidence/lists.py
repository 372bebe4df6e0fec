"""Lists and tables rest on the lead-in or heading above them; paragraphs on the bracketed source that closes them."""

from __future__ import annotations

from pipeline.article import Article, Level, level_rank
from pipeline.dutch.grammar import grammar
from pipeline.evidence.continuing import first_bits
from pipeline.evidence.pointing import points_back
from pipeline.evidence.standing import Standing, View, heads
from pipeline.evidence.wordlists import BIT

_ANNOUNCES, _KEY, _SELF = BIT["announces"], BIT["key_points"], BIT["self"]
_STUDY, _TIES, _LINK, _SPEAKER = (BIT[n] for n in ("study", "ties", "link", "speaker"))
_ITEMS = ("list_item", "table_cell")
_APART = (*_ITEMS, "reference")
_CLOSING = frozenset(("author_year", "body"))


def follow_lists(view: View, standings: list[Standing]) -> None:
    """Give the items of each list the evidence of its lead-in, or of the heading that the lead-in goes on from."""
    article = view.article
    if not any(block.kind in _ITEMS for block in article.blocks):
        return
    by_block: dict[int, list[int]] = {}
    for index, passage in enumerate(view.passages):
        by_block.setdefault(passage.block, []).append(index)
    lead: Standing | None = None
    for number, block in enumerate(article.blocks):
        if block.kind not in _ITEMS:
            lead = None
            continue
        if lead is None:
            lead = _lead_in(view, number, by_block, standings)
        for index in by_block.get(number, ()):
            own = standings[index]
            if lead.level != "none":
                own.lift(lead.level, "list", lead.marks)
    _follow_rows(view, by_block, standings)


def _follow_rows(view: View, by_block: dict[int, list[int]], standings: list[Standing]) -> None:
    """The cells of a table row rest on the note mark or link in another cell of that row."""
    rows: dict[int, list[int]] = {}
    for number, block in enumerate(view.article.blocks):
        if block.row is not None:
            rows.setdefault(block.row, []).extend(by_block.get(number, ()))
    for cells in rows.values():
        best = max((standings[i] for i in cells), key=lambda e: level_rank(e.level), default=Standing())
        for index in cells if best.level == "referenced" and best.scope == "sentence" else ():
            standings[index].lift(best.level, "list", best.marks)


def _lead_in(view: View, number: int, by_block: dict[int, list[int]], standings: list[Standing]) -> Standing:
    """The best evidence in the last two sentences before a list; of the heading above them where they have none."""
    article = view.article
    none = Standing()
    before = number - 1
    steps = 0
    sums_up = False
    while before >= 0 and steps < 2:
        sentences = by_block.get(before, [])
        block = article.blocks[before]
        if block.kind in _APART:
            break
        announced = bool(sentences) and view.passages[sentences[-1]].bits & _ANNOUNCES
        over = (
            article.blocks[number].kind == "table_cell"
            and bool(sentences)
            and view.passages[sentences[-1]].bits & _SELF
        )
        introduces = over or block.kind in ("heading", "caption") or announced or block.of(article).rstrip()[-1:] == ":"
        if not (introduces or sums_up or (sentences and _stands_over(view, sentences[0]))):
            break
        sums_up = bool(sentences) and bool(view.passages[sentences[-1]].bits & _KEY)
        found = [standings[i] for i in sentences[-2:] if standings[i].scope == "sentence" or i == sentences[-1]]
        found = [standing for standing in found if standing.level != "none"]
        if found:
            return max(found, key=lambda e: level_rank(e.level))
        if block.kind == "heading":
            break
        before -= 1
        steps += 1
    return none


def _stands_over(view: View, index: int) -> bool:
    """Whether a sentence is a short line of its own that says what follows: "Advies van de Gezondheidsraad"."""
    return heads(view, index)


def follow_closings(view: View, standings: list[Standing]) -> None:
    """A paragraph rests on the author and year, or body, that stands in brackets at its end."""
    article = view.article
    passages = view.passages
    for index, passage in enumerate(passages):
        if index + 1 < len(passages) and passages[index + 1].block == passage.block:
            continue
        block = article.blocks[passage.block]
        if block.kind not in ("paragraph", "quote") and article.text[passage.start] not in "([":
            continue
        closing = [m for m in view.marks[index] if _closes(article, view, m, passage.end)]
        if not closing:
            continue
        if _marked_by_sentence(view, index) or _stands_alone(view, index):
            continue
        level: Level = max((view.found[m].level for m in closing), key=level_rank)
        for earlier in range(index - 1, -1, -1):
            if passages[earlier].block != passage.block:
                break
            if standings[earlier].level in ("attributed", "referenced") and standings[earlier].scope == "sentence":
                break
            words = view.reading.words[passages[earlier].lo : passages[earlier].hi]
            if not (grammar().first_person.isdisjoint(words) and grammar().second_person.isdisjoint(words)):
                break  # "Bij zeven van de tien cliënten van mij trekt het weg"
            if standings[earlier].level == "vague" and not all(view.found[m].weak for m in standings[earlier].marks):
                break
            standings[earlier].lift(level, "report", tuple(closing))


def _stands_alone(view: View, index: int) -> bool:
    """Whether a last sentence keeps its source to itself: no word ties it to the one before, which tells no figure.

    Of only two sentences the first may tell one, if it is no share or count of people.
    """
    passages = view.passages
    passage = passages[index]
    if view.article.text[passage.start] in "([":
        return False
    longer = index > 1 and passages[index - 2].block == passage.block
    if view.figures[index - 1] if longer else view.outcomes[index - 1]:
        return False
    if passage.bits & (_STUDY | _TIES) or first_bits(view.reading, passage) & (_LINK | _SPEAKER):
        return False
    return not points_back(view.reading, passage)


def _marked_by_sentence(view: View, index: int) -> bool:
    """Whether an earlier sentence of the paragraph has a note mark: then each sentence has its own source or none."""
    passages = view.passages
    for earlier in range(index - 1, -1, -1):
        if passages[earlier].block != passages[index].block:
            return False
        if any(view.found[mark].kind == "note_mark" for mark in view.marks[earlier]):
            return True
    return False


def _closes(article: Article, view: View, mark: int, end: int) -> bool:
    found = view.found[mark]
    if found.kind not in _CLOSING or found.level == "vague":
        return False
    text = article.text
    tail = text[found.end : end].strip()
    if tail not in ("", ".", ")", ").", ".)"):
        return False
    return text[found.start] == "(" or "(" in text[max(0, found.start - 12) : found.start]
