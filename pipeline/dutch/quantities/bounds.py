"""When a word that looks like a modifier is none, and a modifier that stands further off."""

from __future__ import annotations

from pipeline.article import Modifier
from pipeline.dutch.quantities.scan import Draft, Scan


def compares(scan: Scan, previous: Draft, at: int, before: Modifier) -> bool:
    """As in "2,4 procentpunt meer dan een jaar eerder": a comparison, no bound."""
    return (
        before in ("more_than", "less_than")
        and scan.starts[at] - previous.end == 1
        and scan.words[at] in scan.grammar.comparing
    )


def is_moment(scan: Scan, draft: Draft, at: int) -> bool:
    """As in "vanaf vier weken voor de bevalling": a point in time."""
    return scan.words[at] == "vanaf" and scan.word(draft.last + 1) == "voor" and scan.joined(draft.last)


def estimated(scan: Scan, draft: Draft, previous: Draft | None) -> Modifier | None:
    """As in "Naar schatting hebben 1,7 miljoen mensen", "men schat dat een op de drie"."""
    words = scan.left(draft.first, 7)
    if previous is not None and draft.first - previous.last <= len(words):
        words = scan.words[max(previous.last + 1, scan.low_word) : draft.first]
    for place in range(len(words) - 1, 0, -1):
        if words[place][0].isdigit():
            return None
        if f"{words[place - 1]} {words[place]}" in scan.grammar.estimates:
            return "about"
    return None


def bounded(scan: Scan, at: int) -> bool:
    return any(word.startswith("beperk") for word in scan.left(at, 6))


def changed(scan: Scan, at: int) -> bool:
    words = scan.left(at, 7)
    if not scan.grammar.can_rise.isdisjoint(words):
        return False
    return any(word.startswith(scan.context.change_stems) or word in scan.context.changes for word in words)


def limited(scan: Scan, draft: Draft) -> bool:
    words = scan.left(draft.first, 9)
    for index in range(len(words) - 1, -1, -1):
        if words[index] in scan.context.limits:
            between = scan.text[scan.ends[draft.first - len(words) + index] : draft.start]
            return not any(char.isdigit() for char in between) and not scan.context.over_limits.intersection(words)
    return False
