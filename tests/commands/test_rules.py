"""`rules` lists, explains, tests a house pack and scaffolds."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands import rules
from pipeline.errors import RuleError, UsageError
from pipeline.paths import rules_folder
from pipeline.settings import Settings


def test_the_list_names_every_rule_with_its_severity(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.run([], Settings(severities={"advice/cure": "notice"}, packs={"dose": False})) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split()[:2] == ["advice/cure", "notice"] for line in lines)
    assert not any(line.strip().startswith("dose/") for line in lines)


def test_one_rule_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.run(["advice/cure"], Settings(lang="en")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "advice/cure (phrase, error)"
    assert "Message: '{match}' promises a cure" in lines
    assert "Source: https://eur-lex.europa.eu/eli/reg/2011/1169/oj" in lines


def test_a_pack_lists_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    rules.run(["dose"], Settings())
    assert "dose/above-upper-limit" in capsys.readouterr().out.splitlines()


def test_an_unknown_rule() -> None:
    with pytest.raises(UsageError, match="er is geen regel of pakket 'advies/x'"):
        rules.run(["advies/x"], Settings())


def test_a_new_rule_loads_and_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(house_rules=str(tmp_path / "huis"))
    assert rules.run(["new", "house/wonder"], settings) == 0
    assert (tmp_path / "huis" / "house" / "wonder.yaml").is_file()
    assert rules.run(["test", "huis"], settings) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "regels: 1; voorbeelden: 2, waarvan 0 fout"
    assert rules.run(["new", "house/wonder"], settings) == 2


def test_a_failing_example_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(house_rules=str(tmp_path), lang="en")
    rules.run(["new", "house/wonder"], settings)
    path = tmp_path / "house" / "wonder.yaml"
    wrong = path.read_text("utf-8").replace("match:\n", "match:\n  - Hier staat [[niets bijzonders]].\n", 1)
    path.write_text(wrong, "utf-8")
    assert rules.run(["test", str(tmp_path)], settings) == 1
    lines = capsys.readouterr().out.splitlines()
    example = "'Hier staat [[niets bijzonders]].'"
    assert f"{path}: house/wonder: {example}: should find 'niets bijzonders', finds nothing" in lines


def test_a_wrong_rule_names_file_line_and_key(tmp_path: Path) -> None:
    settings = Settings(house_rules=str(tmp_path))
    rules.run(["new", "house/wonder"], settings)
    path = tmp_path / "house" / "wonder.yaml"
    path.write_text(path.read_text("utf-8") + "\nkleur: rood\n", "utf-8")
    with pytest.raises(RuleError) as caught:
        rules.run([], settings)
    assert str(caught.value).startswith(f"{path}:")
    assert "kleur" in str(caught.value)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is geen map"):
        rules.run(["test", str(tmp_path / "weg")], Settings())


def test_a_failing_example_in_dutch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(house_rules=str(tmp_path))
    rules.run(["new", "house/wonder"], settings)
    path = tmp_path / "house" / "wonder.yaml"
    path.write_text(path.read_text("utf-8").replace('"Dit is geen wonderpil."', "Een wonderpil."), "utf-8")
    assert rules.run(["test", str(tmp_path)], settings) == 1
    lines = capsys.readouterr().out.splitlines()
    assert f"{path}: house/wonder: 'Een wonderpil.': moet vinden: niets, vindt 'wonderpil'" in lines


def test_a_rule_tells_what_it_looks_for_and_where_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.run(["source/unknown-doi"], Settings()) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Zoekt: unknown_doi",
        f"Bestand: {rules_folder() / 'source' / 'unknown-doi.yaml'}",
    ]


def test_a_house_rule_that_finds_what_a_built_in_one_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built_in = rules_folder() / "claim" / "botanical-on-hold.yaml"
    copy = tmp_path / "house" / "herbs.yaml"
    copy.parent.mkdir()
    herbs = ["Mariadistel ondersteunt", "Ginseng versterkt", "Valeriaan kalmeert"]
    extra = "".join(f'  - "[[{words}]] het lichaam."\n' for words in herbs)
    copy.write_text(built_in.read_text("utf-8").replace("\nno_match:", f"\n{extra.rstrip()}\nno_match:"), "utf-8")
    assert rules.run(["test", str(tmp_path)], Settings()) == 0
    expected = "claim/botanical-on-hold en house/herbs vinden steeds hetzelfde; één van beide kan weg"
    assert expected in capsys.readouterr().out.splitlines()


def test_a_folder_without_rules_tests_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="hier staan geen regels"):
        rules.run(["test", str(tmp_path)], Settings())


def test_two_house_rules_that_find_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(house_rules=str(tmp_path))
    for name in ("house/wonder", "house/miracle"):
        rules.run(["new", name], settings)
    assert rules.run(["test", str(tmp_path)], settings) == 0
    assert "house/miracle en house/wonder vinden steeds hetzelfde; één van beide kan weg" in capsys.readouterr().out
