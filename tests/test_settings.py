"""bijsluiter.yaml: what it sets, and what it says about a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.paths import PACKAGE
from pipeline.settings import Settings, load_settings


def _load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "bijsluiter.yaml"
    path.write_text(text, "utf-8")
    return load_settings(path)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(folder=tmp_path) == Settings()


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert _load(tmp_path, "# niets\n") == Settings()


def test_values_are_read(tmp_path: Path) -> None:
    settings = _load(tmp_path, "lang: en\npacks: {claim: false}\nlanguages: {source: [nl, de]}\nmax_megabytes: 1.5\n")
    assert settings.lang == "en"
    assert settings.packs == {"claim": False}
    assert settings.languages.source == ["nl", "de"]
    assert settings.max_megabytes == 1.5


def test_paths_are_those_beside_the_file(tmp_path: Path) -> None:
    settings = _load(tmp_path, "house_rules: huis\ndecisions: d.json\ntranslation: {package: p.argosmodel}\n")
    assert settings.house_rules == str(tmp_path / "huis")
    assert settings.decisions == str(tmp_path / "d.json")
    assert settings.translation.package == str(tmp_path / "p.argosmodel")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("lang: nl\ncolour: red\n", "{path}:2: colour: is no known key; allowed are lang, languages, packs, "),
        ("lang: fr\n", "{path}:1: lang: input should be 'nl' or 'en' (found 'fr')"),
        (
            "translation:\n  beam_size: 4\n  beem: 3\n",
            "{path}:3: translation.beem: is no known key; allowed are enabled, ",
        ),
        ("translation:\n  beam_size: 0\n", "{path}:2: translation.beam_size: input should be greater than or equal"),
        ("max_megabytes: '20'\n", "{path}:1: max_megabytes: input should be a valid number (found '20')"),
        ("lang: nl\nlang: en\n", "{path}:2: lang: stands here twice; keep one"),
        ("- nl\n", "{path}:1: must hold keys and values"),
        ("lang: [nl\n", "{path}:2: is not valid YAML"),
    ],
)
def test_a_fault_names_file_line_key_and_what_is_allowed(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        _load(tmp_path, text)
    assert str(caught.value).startswith(sentence.format(path=tmp_path / "bijsluiter.yaml"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("lang: nl\nkleur: rood\n", "{path}:2: kleur: is geen bekende sleutel; er zijn lang, languages, packs, "),
        ("lang: fr\n", "{path}:1: lang: moet 'nl' of 'en' zijn (gevonden: 'fr')"),
        ("verify:\n  rate: 0\n", "{path}:2: verify.rate: moet groter zijn dan 0"),
        ("max_megabytes: '20'\n", "{path}:1: max_megabytes: moet een getal zijn (gevonden: '20')"),
        ("- nl\n", "{path}:1: moet sleutels en waarden bevatten"),
        ("lang: [nl\n", "{path}:2: is geen geldige YAML"),
    ],
)
def test_a_fault_in_dutch(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        _load(tmp_path, text)
    assert caught.value.text("nl").startswith(sentence.format(path=tmp_path / "bijsluiter.yaml"))


def test_the_cache_of_lookups_is_beside_the_file(tmp_path: Path) -> None:
    assert _load(tmp_path, "verify: {cache: bewaard}\n").verify.cache == str(tmp_path / "bewaard")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"weg\.yaml: cannot be read \(it does not exist\)"):
        load_settings(tmp_path / "weg.yaml")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_file_that_init_writes_names_every_setting_with_its_default(lang: str) -> None:
    path = PACKAGE / "commands" / f"settings.{lang}.yaml"
    assert load_settings(path) == Settings()
    written = path.read_text("utf-8")
    for key in Settings.model_fields:
        assert f"\n{key}:" in written
