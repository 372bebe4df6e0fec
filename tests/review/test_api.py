"""What the pages ask of the desk, and what that does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.article import Article
from pipeline.review.desk import Desk
from pipeline.settings import Settings
from pipeline.translation.memory import opened
from tests.reports.conftest import magnesium
from tests.review.conftest import act, one, publish

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def _states(desk: Desk, article: str = "magnesium") -> dict[str, str]:
    rows = desk.index.rows(
        "SELECT f.flag, f.state FROM flags f JOIN articles a ON a.id = f.article WHERE a.name = ?", (article,)
    )
    return {row["flag"]: row["state"] for row in rows}


def test_a_decision_stands_in_index_history_and_card(client: TestClient, desk: Desk) -> None:
    answer = act(client, "decide", flags=[one("f-bron")], verdict="dismissed", reason="zie noot 1")
    assert list(answer["flags"]) == ["f-bron"]
    assert 'data-state="dismissed"' in answer["flags"]["f-bron"] and "zie noot 1" in answer["flags"]["f-bron"]
    assert _states(desk)["f-bron"] == "dismissed"
    assert desk.index.rows("SELECT open, open_warning FROM articles WHERE name = 'magnesium'")[0][:] == (4, 1)
    [entry] = desk.history.since(0)
    assert (entry.rule, entry.sentence, entry.reviewer) == ("citation/none", "magnesium geneest slapeloosheid", "AB")


def test_a_dismissal_needs_a_reason(client: TestClient) -> None:
    assert (
        act(client, "decide", 422, flags=[one("f-bron")], verdict="dismissed", reason=" ")["error"] == "Geef een reden."
    )


def test_two_reviewers_see_each_other(client: TestClient, desk: Desk) -> None:
    act(client, "decide", flags=[one("f-bron")], verdict="accepted", reviewer="CD")
    answer = act(client, "decide", 409, flags=[one("f-bron")], verdict="fixed")
    [conflict] = answer["conflicts"]
    assert (conflict["theirs"]["state"], conflict["theirs"]["reviewer"], conflict["theirs"]["version"]) == (
        "accepted",
        "CD",
        1,
    )
    assert conflict["yours"] == {"state": "fixed", "reason": ""}
    assert _states(desk)["f-bron"] == "accepted"
    act(client, "decide", flags=[one("f-bron", seen=1)], verdict="fixed")
    assert _states(desk)["f-bron"] == "fixed"


def test_an_act_is_taken_back(client: TestClient, desk: Desk) -> None:
    batch = act(client, "decide", flags=[one("f-bron"), one("f-vaag")], verdict="fixed")["batch"]
    act(client, "undo", batch=batch)
    assert (_states(desk)["f-bron"], _states(desk)["f-vaag"]) == ("open", "open")


def test_one_decision_on_all_that_are_alike(client: TestClient, desk: Desk, output: Path) -> None:
    others = [replace(magnesium(), id=f"kopie-{n}") for n in range(3)]
    publish(output, magnesium(), *others)
    desk.index.refresh()
    flag: dict[str, Any] = {"article": "magnesium", "flag": "f-geneest"}
    assert act(client, "alike", **flag) == {"rule": {"article": 1, "all": 4}, "phrase": {"article": 1, "all": 4}}
    act(client, "decide", flags=[one("f-geneest", article="kopie-2")], verdict="accepted")
    answer = act(client, "bulk", **flag, by="rule", scope="all", verdict="dismissed", reason="citaat")
    assert answer["number"] == 3
    assert [_states(desk, name)["f-geneest"] for name in ("magnesium", "kopie-0", "kopie-2")] == [
        "dismissed",
        "dismissed",
        "accepted",
    ]


def test_a_source_raises_the_level_at_once(client: TestClient, desk: Desk) -> None:
    answer = act(client, "source", article="magnesium", claim="k1", seen=0, add=" https://doi.org/10.1000/ABC.1 ")
    reviewed = desk.article("magnesium")
    assert reviewed is not None
    claim = reviewed.claim("k1")
    assert claim is not None and claim.evidence.level == "referenced"
    assert reviewed.added_sources(claim) == [{"kind": "doi", "target": "10.1000/ABC.1"}]
    assert (_states(desk)["f-bron"], _states(desk)["f-geneest"]) == ("fixed", "open")
    act(client, "undo", batch=answer["batch"])
    assert _states(desk)["f-bron"] == "open"
    reviewed = desk.article("magnesium")
    assert reviewed is not None and reviewed.article.claims[0].evidence.level == "none"


def test_taking_a_source_away_opens_the_flag_again(client: TestClient, desk: Desk) -> None:
    act(client, "source", article="magnesium", claim="k1", seen=0, add="https://voorbeeld.nl/studie")
    act(client, "source", article="magnesium", claim="k1", seen=1, remove="https://voorbeeld.nl/studie")
    assert _states(desk)["f-bron"] == "open"


def test_the_guard_speaks_while_one_types(client: TestClient) -> None:
    where: dict[str, Any] = {"article": "magnesium", "sentence": _sentence(magnesium(), "Zo'n 400 mg")}
    assert act(client, "guard", **where, text="About 400 mg a day is enough, according to the maker.")["checks"] == []
    [check] = act(client, "guard", **where, text="About 40 mg a day is enough, according to the maker.")["checks"]
    assert "400 mg" in check and "40 mg" in check


def test_an_edited_translation_is_shown_and_remembered(client: TestClient, desk: Desk, output: Path) -> None:
    name = _sentence(magnesium(), "Zo'n 400 mg")
    text = "About 400 mg a day is enough, according to the maker."
    answer = act(client, "translation", article="magnesium", sentence=name, seen=0, text=text)
    reviewed = desk.article("magnesium")
    assert reviewed is not None
    assert (reviewed.targets()[name].text, reviewed.targets()[name].edited) == (text, "AB")
    memory = Settings().remembering(output).translation.memory
    with opened(memory) as kept:
        assert kept is not None
        assert [(edit.source, edit.text, edit.reviewer) for edit in kept.edits()] == [
            ("Zo'n 400 mg per dag is volgens de maker genoeg.", text, "AB")
        ]
    given = act(client, "sentence", article="magnesium", sentence=name)
    assert (given["text"], given["version"], given["edited"]) == (text, 1, True)
    act(client, "undo", batch=answer["batch"])
    with opened(memory) as kept:
        assert kept is not None and kept.edits() == []


def test_a_missed_claim_is_added_and_taken_back(client: TestClient, desk: Desk) -> None:
    article = magnesium()
    start = article.text.index("Slik elke avond")
    act(client, "claim", article="magnesium", start=start + 2, end=start + 9)
    reviewed = desk.article("magnesium")
    assert reviewed is not None
    added = next(claim for claim in reviewed.article.claims if claim.start == start)
    assert reviewed.added_by(added) == "AB"
    assert len(reviewed.article.claims) == len(article.claims) + 1
    owners = {flag.id: reviewed.claim(flag.claim) for flag in reviewed.article.flags if flag.claim}
    assert owners["f-bron"] is not None and owners["f-bron"].of(article) == "Magnesium geneest slapeloosheid."
    act(client, "claim", 422, article="magnesium", start=start, end=start + 9)
    act(client, "claim", article="magnesium", claim=added.id, remove=True)
    reviewed = desk.article("magnesium")
    assert reviewed is not None and len(reviewed.article.claims) == len(article.claims)


def test_a_changed_sentence_shows_the_old_decision(client: TestClient, desk: Desk, output: Path) -> None:
    act(client, "decide", flags=[one("f-vaag")], verdict="dismissed", reason="bron staat in de lead")
    old = magnesium()
    text = old.text.replace("na 8 weken", "na 9 weken")
    flags = tuple(replace(flag, id="f-nieuw") if flag.id == "f-vaag" else flag for flag in old.flags)
    publish(output, replace(old, text=text, flags=flags))
    desk.index.refresh()
    reviewed = desk.article("magnesium")
    assert reviewed is not None
    flag = next(flag for flag in reviewed.flags if flag.id == "f-nieuw")
    prior = reviewed.prior(flag)
    assert reviewed.decided(flag).state == "open"
    assert prior is not None and (prior.decided.state, prior.decided.reason) == ("dismissed", "bron staat in de lead")
    assert "na 8 weken" in prior.sentence
    assert "bron staat in de lead" in client.get("/article/magnesium").text


def test_others_are_heard(client: TestClient, desk: Desk) -> None:
    before = desk.history.last()
    act(client, "decide", flags=[one("f-bron")], verdict="accepted", reviewer="CD")
    heard = act(client, "since", since=before)
    assert list(heard["flags"]) == ["f-bron"]
    assert act(client, "since", since=heard["last"])["number"] == 0


@pytest.mark.parametrize(
    ("action", "data", "status"),
    [
        ("decide", {}, 422),
        ("decide", {"flags": [], "verdict": "fixed"}, 422),
        ("decide", {"flags": [one("weg")], "verdict": "fixed"}, 404),
        ("decide", {"flags": [one("f-bron")], "verdict": "misschien"}, 422),
        ("decide", {"flags": [{"article": "magnesium", "flag": "f-bron", "seen": -1}], "verdict": "fixed"}, 422),
        ("bulk", {"article": "magnesium", "flag": "f-bron", "by": "alles", "scope": "all", "verdict": "fixed"}, 422),
        ("undo", {"batch": ""}, 422),
        ("decide", {"flags": [1], "verdict": "fixed"}, 422),
        ("decide", {"flags": [one("f-bron", seen=2**70)], "verdict": "fixed"}, 422),
        ("since", {"since": 2**70}, 422),
        ("source", {"article": "magnesium", "claim": "k1", "seen": 0, "remove": "10.1000/weg"}, 404),
        ("source", {"article": "magnesium", "claim": "k99", "seen": 0, "add": "10.1000/x"}, 404),
        ("guard", {"article": "weg", "sentence": "s1", "text": "x"}, 404),
        ("guard", {"article": "magnesium", "sentence": "s1", "text": 3}, 422),
        ("claim", {"article": "magnesium", "start": 0, "end": 0}, 422),
        ("weg", {}, 404),
    ],
)
def test_wrong_requests_are_refused_in_a_sentence(
    client: TestClient, action: str, data: dict[str, Any], status: int
) -> None:
    assert act(client, action, status, **data)["error"].endswith((".", "?"))


def test_a_body_that_is_no_object(client: TestClient) -> None:
    half = b'{"reviewer": "\\ud800", "article": "magnesium", "start": 0, "end": 9}'
    for body in (b"[]", b"{", b"\xff", b"[" * 200_000, half):
        answer = client.post("/api/claim", content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 422


def _sentence(article: Article, words: str) -> str:
    start = article.text.index(words)
    return next(sentence.id for sentence in article.sentences if sentence.start == start)
