"""Which package is chosen, and what is said where there is none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.settings import Languages, Settings, TranslationSettings
from pipeline.translation import packages
from pipeline.translation.archive import PackageError
from pipeline.translation.engine import Description, describe, engine_id, open_engine
from pipeline.translation.packages import Missing, Package, choose, embedded

pytest.importorskip("argostranslate")
Archive = Callable[..., Path]


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "installed"
    folder.mkdir()
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    return folder


def install(folder: Path, name: str, version: str, source: str = "nl", target: str = "en") -> Path:
    package = folder / name
    (package / "model").mkdir(parents=True)
    (package / "model" / "model.bin").write_bytes(version.encode())
    metadata = {"package_version": version, "from_code": source, "to_code": target}
    (package / "metadata.json").write_text(json.dumps(metadata))
    return package


def settings(**translation: object) -> Settings:
    return Settings(translation=TranslationSettings.model_validate(translation))


def test_the_embedded_package_is_the_last_resort() -> None:
    own = embedded()
    assert own is not None
    assert (own.origin, own.draft, own.label) == ("embedded", True, f"argos translate-nl_en {own.version}")
    assert choose(Settings()) == own
    assert describe(Settings()) == Description(own.label, True)
    assert engine_id(Settings()) == f"translate-nl_en {own.version} {own.checksum}"


def test_an_installed_package_comes_first_and_the_newest_of_them(installed: Path) -> None:
    install(installed, "a", "1.9")
    newest = install(installed, "b", "1.10")
    install(installed, "c", "3.0", "nl", "de")
    (installed / "broken").mkdir()
    (installed / "broken" / "metadata.json").write_text("{")
    chosen = choose(Settings())
    assert isinstance(chosen, Package)
    assert (chosen.origin, chosen.version, chosen.path, chosen.draft) == ("installed", "1.10", newest, False)


def test_the_checksum_follows_the_model(installed: Path) -> None:
    package = install(installed, "a", "1.0")
    before = engine_id(Settings())
    (package / "model" / "model.bin").write_bytes(b"2.0")
    assert engine_id(Settings()) != before


def test_a_file_of_the_settings_comes_before_all(archive: Archive, installed: Path) -> None:
    install(installed, "a", "9.0")
    path = archive()
    chosen = choose(settings(package=str(path)))
    assert isinstance(chosen, Package)
    assert (chosen.origin, chosen.version, chosen.path) == ("file", "1.2", path)


def test_a_wrong_file_stops_the_run(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such file"):
        engine_id(settings(package=str(tmp_path / "gone.argosmodel")))
    with pytest.raises(PackageError, match="translates en to fr, must be nl to en"):
        engine_id(settings(package=str(archive(source="en", target="fr"))))


def test_without_a_package_there_is_a_reason_with_the_command() -> None:
    english = settings(embedded=False).with_(lang="en")
    command = "bijsluiter packages install nl en"
    assert describe(english).reason == f"there is no translation package from nl to en; install one with: {command}"
    assert describe(settings(embedded=False)).reason == (
        f"er is geen vertaalpakket van nl naar en; installeer er een met: {command}"
    )
    assert engine_id(english) == "none"
    assert open_engine(english) is None
    assert isinstance(choose(Settings(languages=Languages(target="de"))), Missing)


def test_without_the_libraries_there_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "find_spec", lambda name: None if name == "ctranslate2" else object())
    reason = describe(Settings(lang="en")).reason
    assert reason == "ctranslate2 is not installed; install it with: pip install 'bijsluiter[translate]'"


def test_a_damaged_embedded_package_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = embedded()
    assert own is not None
    copy = tmp_path / own.path.name
    copy.write_bytes(own.path.read_bytes()[:-1] + b"x")
    with pytest.raises(PackageError, match="its checksum differs"):
        Package(own.name, own.version, "embedded", copy, own.checksum).folder()


def test_the_name_of_the_engine_is_known_without_loading_it() -> None:
    code = (
        "import sys; from pipeline.settings import Settings; from pipeline.translation.engine import engine_id;"
        "engine_id(Settings());"
        "print([m for m in ('ctranslate2', 'sentencepiece', 'torch', 'stanza') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
