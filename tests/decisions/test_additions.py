"""What reviewers add or decide in the database, a run honours; and what they decided outlives edits elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.article import Article
from pipeline.commands import check
from pipeline.decisions.history import Change, History
from pipeline.decisions.keys import nearness, normalised, sentence_key
from pipeline.runs import process_folder
from pipeline.settings import Settings
from tests.conftest import IRON


def _analysis(out: Path, name: str = "ijzer") -> Article:
    return Article.from_json((out / name / "article.json").read_bytes())


def _decide(out: Path, article: Article, index: int = 0, verdict: str = "dismissed") -> str:
    flag = article.flags[index]
    sentence = next(s for s in article.sentences if s.start <= flag.start < s.end)
    _write(
        out,
        Change(
            kind="flag",
            article=article.id,
            key=flag.id,
            seen=0,
            value={"verdict": verdict, "reason": "zo bedoeld"},
            rule=flag.rule,
            sentence=normalised(sentence.of(article)),
        ),
    )
    return flag.id


def _write(out: Path, *changes: Change) -> None:
    history = History(out / "decisions.sqlite")
    history.append(changes, "AB")
    history.close()


def _decided(out: Path) -> dict[str, str]:
    return {flag.id: flag.decision.verdict for flag in _analysis(out).flags if flag.decision}


def test_a_decision_processes_its_own_article_again_and_no_other(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    out = tmp_path / "out"
    process_folder([inputs], out, quick)
    flag = _decide(out, _analysis(out))
    assert process_folder([inputs], out, quick).unchanged == 1
    assert _decided(out) == {flag: "dismissed"}
    assert process_folder([inputs], out, quick).unchanged == 2


def test_a_decision_outlives_reordering_and_edits_elsewhere(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    out = tmp_path / "out"
    process_folder([inputs], out, quick)
    flag = _decide(out, _analysis(out))
    first, *rest = IRON.strip().split("\n\n")
    (inputs / "ijzer.txt").write_text("\n\n".join([first, "Een nieuwe alinea.", *reversed(rest)]), "utf-8")
    process_folder([inputs], out, quick)
    assert _decided(out) == {flag: "dismissed"}


def test_a_changed_sentence_brings_the_flag_back(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    out = tmp_path / "out"
    process_folder([inputs], out, quick)
    article = _analysis(out)
    _decide(out, article)
    (inputs / "ijzer.txt").write_text(IRON.replace("15 procent", "25 procent"), "utf-8")
    process_folder([inputs], out, quick)
    assert _decided(out) == {}


def test_a_decision_is_found_by_rule_and_sentence_under_another_id(
    inputs: Path, tmp_path: Path, quick: Settings
) -> None:
    out = tmp_path / "out"
    process_folder([inputs], out, quick)
    article = _analysis(out)
    flag = article.flags[0]
    sentence = next(s for s in article.sentences if s.start <= flag.start < s.end)
    change: dict[str, Any] = {"kind": "flag", "article": "ijzer", "seen": 0, "value": {"verdict": "fixed"}}
    _write(out, Change(key="ouder", rule=flag.rule, sentence=normalised(sentence.of(article)), **change))
    _write(out, Change(key="ander", rule="advice/other", sentence=normalised(sentence.of(article)), **change))
    process_folder([inputs], out, quick)
    assert _decided(out) == {flag.id: "fixed"}


def test_a_source_raises_the_claim_and_its_flag_goes(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    out = tmp_path / "out"
    process_folder([inputs], out, quick)
    article = _analysis(out)
    flag = next(flag for flag in article.flags if flag.rule.startswith("citation/"))
    claim = next(claim for claim in article.claims if claim.id == flag.claim)
    sources = {"sources": [{"kind": "doi", "target": "10.1000/voorbeeld"}]}
    _write(
        out,
        Change(kind="source", article="ijzer", key=sentence_key(claim.of(article)), seen=0, value=sources),
    )
    assert process_folder([inputs], out, quick).unchanged == 1
    again = _analysis(out)
    raised = next(each for each in again.claims if each.of(again) == claim.of(article))
    added = next(each for each in again.citations if each.id in raised.evidence.citations)
    assert raised.evidence.level == "referenced"
    assert (added.kind, added.target) == ("doi", "10.1000/voorbeeld")
    assert flag.id not in {each.id for each in again.flags}


def test_a_missed_claim_is_one_from_then_on(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    out = tmp_path / "out"
    (inputs / "ijzer.txt").write_text(IRON + "\nVandaag schijnt de zon in Utrecht.\n", "utf-8")
    process_folder([inputs], out, quick)
    words = "Vandaag schijnt de zon in Utrecht."
    assert words not in {claim.of(_analysis(out)) for claim in _analysis(out).claims}
    _write(out, Change(kind="claim", article="ijzer", key=sentence_key(words), seen=0, value={"text": words}))
    process_folder([inputs], out, quick)
    article = _analysis(out)
    added = next(claim for claim in article.claims if claim.of(article) == words)
    assert (added.types, added.evidence.level) == (("other",), "none")
    assert [claim.id for claim in article.claims] == [f"k{n}" for n in range(1, len(article.claims) + 1)]


def test_check_honours_them_where_settings_say_so(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    out = tmp_path / "out"
    process_folder([inputs], out, quick)
    article = _analysis(out)
    for index in range(len(article.flags)):
        _decide(out, article, index)
    settings = quick.with_(decisions=str(out / "decisions.sqlite"))
    assert check.run([inputs / "ijzer.txt"], settings, form="json", fail_on="notice") == 0
    assert check.run([inputs / "ijzer.txt"], quick, form="json", fail_on="notice") == 1


def test_strict_lets_no_decision_count(inputs: Path, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from pipeline.commandline.app import application

    analysed = CliRunner().invoke(application(), ["analyse", str(inputs / "zink.md")])
    rows = [{"flag": flag["id"], "verdict": "dismissed"} for flag in json.loads(analysed.stdout)["flags"]]
    file = tmp_path / "d.json"
    file.write_text(json.dumps({"schema": "bijsluiter/decisions/1", "decisions": rows}), "utf-8")
    call = ["check", str(inputs / "zink.md"), "--decisions", str(file), "--fail-on", "notice"]
    assert rows and CliRunner().invoke(application(), call).exit_code == 0
    assert CliRunner().invoke(application(), [*call, "--strict"]).exit_code == 1


def test_keys_look_past_marks_and_case() -> None:
    assert sentence_key("IJzer, géneest  moeheid.") == sentence_key("ijzer geneest moeheid")
    assert nearness("a b c d", "a b c x") == 0.75
    assert nearness("", "a") == 0
