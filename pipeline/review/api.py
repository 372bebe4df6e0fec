"""What the pages ask of the desk: every change, what is alike, the guard on a translation, and what others did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.decisions.history import Conflict, Entry
from pipeline.review import changes
from pipeline.review.answers import Answer, Conflicted, Data, answer_of, done
from pipeline.review.desk import Desk, Reviewed
from pipeline.review.links import source_of
from pipeline.review.requests import Refused, number_of, reviewer_of, text_of, value_of
from pipeline.review.texts import desk_texts

if TYPE_CHECKING:
    from pipeline.article import Claim, Sentence


def decide(desk: Desk, data: Data) -> Answer:
    """One decision on the flags named in `flags`."""
    flags = data.get("flags")
    if not isinstance(flags, list) or not 0 < len(flags) <= changes.MOST:
        raise Refused(422, "form")
    wanted = [(text_of(each, "article"), text_of(each, "flag"), number_of(each, "seen")) for each in flags]
    return done(desk, data, changes.on_flags(desk, wanted, value_of(data)))


def bulk(desk: Desk, data: Data) -> Answer:
    """One decision on every open flag that is like the one named."""
    by, scope = _choice(data, "by", ("rule", "phrase")), _choice(data, "scope", ("article", "all"))
    return done(
        desk,
        data,
        changes.on_alike(desk, text_of(data, "article"), text_of(data, "flag"), by, scope, value_of(data)),
    )


def alike(desk: Desk, data: Data) -> Answer:
    """How many open flags are like the one named, in this article and in all."""
    article, flag = text_of(data, "article"), text_of(data, "flag")
    return {
        by: {scope: len(changes.alike(desk, article, flag, by, scope)) for scope in ("article", "all")}
        for by in ("rule", "phrase")
    }


def undo(desk: Desk, data: Data) -> Answer:
    """What stood before an act, stands again."""
    try:
        entries = desk.history.undo(text_of(data, "batch"), reviewer_of(data))
    except Conflict as exc:
        raise Conflicted(exc) from exc
    for entry in entries:
        if entry.kind == "translation":
            _follow(desk, entry)
    return answer_of(desk, data, entries)


def source(desk: Desk, data: Data) -> Answer:
    """Add a source to a claim (`add`, checked in form), or take one away (`remove`, its target)."""
    reviewed, claim = _claim(desk, data)
    listed = reviewed.added_sources(claim)
    if data.get("add") is not None:
        found = source_of(text_of(data, "add"))
        if found is None:
            raise Refused(422, "source")
        one = {"kind": found[0], "target": found[1]}
        listed = [*(each for each in listed if each != one), one]
    else:
        target = text_of(data, "remove")
        if all(each["target"] != target for each in listed):
            raise Refused(404, "gone")
        listed = [each for each in listed if each["target"] != target]
    reason = desk_texts(desk.lang)("desk.auto.source")
    return done(desk, data, changes.on_sources(reviewed, claim, listed, number_of(data, "seen"), reason))


def claim(desk: Desk, data: Data) -> Answer:
    """Make the sentences that a selection touches claims, or take back one that was added."""
    if data.get("remove"):
        reviewed, known = _claim(desk, data)
        touched = [s for s in reviewed.article.sentences if known.holds(s)]
        return done(desk, data, changes.on_claim(reviewed, touched, add=False))
    reviewed = _reviewed(desk, data)
    start, end = number_of(data, "start"), number_of(data, "end")
    touched = [s for s in reviewed.article.sentences if s.start < end and start < s.end]
    fresh = [s for s in touched if not any(each.overlaps(s) for each in reviewed.article.claims)]
    if not fresh or len(fresh) > 20:
        raise Refused(422, "no_claim")
    return done(desk, data, changes.on_claim(reviewed, fresh, add=True))


def translation(desk: Desk, data: Data) -> Answer:
    """Keep an edited translation, or with an empty `text` go back to that of the engine."""
    reviewed, sentence = _sentence(desk, data)
    text = " ".join(text_of(data, "text", needed=False, longest=10_000).split())
    value = None
    if text:
        words = desk.edits.source(reviewed.article, sentence)
        value = {"text": text, "source": words, "checks": list(desk.edits.findings(reviewed.article, sentence, text))}
    reason = desk_texts(desk.lang)("desk.auto.translation")
    wanted = changes.on_translation(reviewed, sentence, value, number_of(data, "seen"), reason)
    answer = done(desk, data, wanted)
    _remember(desk, reviewed, sentence)
    return answer


def sentence(desk: Desk, data: Data) -> Answer:
    """A sentence and its translation as an editor gets them."""
    reviewed, found = _sentence(desk, data)
    target = reviewed.targets().get(found.id)
    entry = reviewed.translations.get(reviewed.places[found.id])
    text = desk.edits.bare(reviewed.article, found, target.text) if target else ""
    return {
        "source": desk.edits.source(reviewed.article, found),
        "text": text,
        "version": entry.version if entry else 0,
        "edited": bool(entry and entry.value),
        "by": entry.reviewer if entry else "",
        "checks": desk.edits.findings(reviewed.article, found, text),
    }


def guard(desk: Desk, data: Data) -> Answer:
    """What the guard says of a translation that is being typed."""
    reviewed, found = _sentence(desk, data)
    text = " ".join(text_of(data, "text", needed=False, longest=10_000).split())
    return {"checks": desk.edits.findings(reviewed.article, found, text) if text else []}


def since(desk: Desk, data: Data) -> Answer:
    """What anybody did in an article after the entry of that number."""
    return answer_of(desk, data, desk.history.since(number_of(data, "since"), text_of(data, "page")))


ACTIONS: dict[str, Callable[[Desk, Data], Answer]] = {
    "decide": decide,
    "bulk": bulk,
    "alike": alike,
    "undo": undo,
    "source": source,
    "claim": claim,
    "translation": translation,
    "sentence": sentence,
    "guard": guard,
    "since": since,
}


def _follow(desk: Desk, entry: Entry) -> None:
    """Bring the memory in line with an edit that was undone."""
    reviewed = desk.article(entry.article)
    for each in reviewed.article.sentences if reviewed else ():
        if reviewed and reviewed.places[each.id] == entry.key:
            _remember(desk, reviewed, each)


def _remember(desk: Desk, reviewed: Reviewed, sentence: Sentence) -> None:
    """Teach the memory the newest edit that stands of these words, in whichever article; without one, forget them."""
    source = desk.edits.source(reviewed.article, sentence)
    edits = [e for e in desk.history.latest("translation").values() if e.value and e.value.get("source") == source]
    newest = max(edits, key=lambda entry: entry.id, default=None)
    if newest is None or newest.value is None:
        desk.edits.keep(source, None, "")
    else:
        desk.edits.keep(source, str(newest.value["text"]), newest.reviewer)


def _reviewed(desk: Desk, data: Data) -> Reviewed:
    reviewed = desk.article(text_of(data, "article"))
    if reviewed is None:
        raise Refused(404, "gone")
    return reviewed


def _claim(desk: Desk, data: Data) -> tuple[Reviewed, Claim]:
    reviewed = _reviewed(desk, data)
    found = reviewed.claim(text_of(data, "claim"))
    if found is None:
        raise Refused(404, "gone")
    return reviewed, found


def _sentence(desk: Desk, data: Data) -> tuple[Reviewed, Sentence]:
    reviewed, name = _reviewed(desk, data), text_of(data, "sentence")
    found = next((s for s in reviewed.article.sentences if s.id == name), None)
    if found is None:
        raise Refused(404, "gone")
    return reviewed, found


def _choice(data: Data, name: str, allowed: tuple[str, ...]) -> str:
    value = text_of(data, name)
    if value not in allowed:
        raise Refused(422, "form")
    return value
