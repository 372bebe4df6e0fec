"""What the desk answers to a change: the cards that changed, or both sides of a conflict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.decisions.history import Change, Conflict, Entry
from pipeline.review.cards import flag_card
from pipeline.review.desk import Desk, Reviewed, decided_of
from pipeline.review.rendering import render
from pipeline.review.requests import Refused, reviewer_of, text_of

Data = dict[str, Any]
Answer = dict[str, Any]


class Conflicted(Refused):
    """A refusal that shows what stands and what was wanted."""

    def __init__(self, conflict: Conflict) -> None:
        super().__init__(409, "conflict")
        self.pairs = conflict.pairs


def conflicts_of(refused: Refused) -> list[Answer]:
    """Both sides of a conflict, for the page to show; empty for another refusal."""
    return [
        {
            "article": entry.article,
            "flag": entry.key,
            "kind": entry.kind,
            "theirs": _shown(entry),
            "yours": {
                "state": (change.value or {}).get("verdict", "open"),
                "reason": (change.value or {}).get("reason", ""),
            },
        }
        for entry, change in getattr(refused, "pairs", ())
    ]


def done(desk: Desk, data: Data, wanted: list[Change]) -> Answer:
    """Make the changes, and answer with what changed; raises Conflicted where somebody was first."""
    try:
        entries = desk.history.append(wanted, reviewer_of(data)) if wanted else []
    except Conflict as exc:
        raise Conflicted(exc) from exc
    return answer_of(desk, data, entries)


def answer_of(desk: Desk, data: Data, entries: Iterable[Entry]) -> Answer:
    """What changed, with the cards of the page that asked."""
    listed = list(entries)
    desk.index.follow()
    page = text_of(data, "page", needed=False)
    answer: Answer = {"batch": listed[-1].batch if listed else "", "number": len(listed), "last": desk.history.last()}
    answer["articles"] = sorted({entry.article for entry in listed if entry.article})
    own = [entry for entry in listed if page and entry.article == page]
    reviewed = desk.article(page) if own else None
    if reviewed is not None:
        answer |= _cards(reviewed, own)
    return answer


def _cards(reviewed: Reviewed, entries: list[Entry]) -> Answer:
    lang = reviewed.lang
    keys = {entry.key for entry in entries if entry.kind == "flag"}
    flags = [flag_card(reviewed, flag) for flag in reviewed.flags if flag.id in keys]
    answer: Answer = {
        "flags": {card.flag.id: render("flag_card.html.j2", lang, card=card, reviewed=reviewed) for card in flags},
        "states": {flag.id: reviewed.decided(flag).state for flag in reviewed.flags},
        "reload": any(entry.kind in ("claim", "translation", "source") for entry in entries),
    }
    return answer


def _shown(entry: Entry) -> Answer:
    decided = decided_of(entry)
    return {
        "state": decided.state,
        "reviewer": decided.reviewer,
        "at": decided.at,
        "reason": decided.reason,
        "version": decided.version,
    }
