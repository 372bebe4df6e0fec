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
from pipeline.translation import choosing
from pipeline.translation.archive import PackageError
from pipeline.translation.choosing import Missing, choose, route
from pipeline.translation.engine import Description, describe, engine_id, open_engine, open_route
from pipeline.translation.packages import Package, embedded
from pipeline.translation.unavailable import Unavailable

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
    monkeypatch.setattr(choosing, "find_spec", lambda name: None if name == "ctranslate2" else object())
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


def to(target: str, source: str = "nl", **translation: object) -> Settings:
    return settings(**translation).with_(languages=Languages(source=[source], target=target), lang="en")


def test_by_way_of_english_where_there_is_no_straight_package(installed: Path) -> None:
    second = install(installed, "a", "1.0", "en", "de")
    own = embedded()
    assert own is not None
    found = route(to("de"))
    assert isinstance(found, tuple)
    assert [(one.source, one.target) for one in found] == [("nl", "en"), ("en", "de")]
    assert found[0] == own
    assert found[1].path == second
    assert describe(to("de")) == Description(f"{own.label} + argos translate-en_de 1.0", True)
    assert engine_id(to("de")) == f"{own.identity} + {found[1].identity}"
    straight = install(installed, "b", "1.0", "nl", "de")
    direct = route(to("de"))
    assert isinstance(direct, tuple)
    assert [one.path for one in direct] == [straight]


@pytest.mark.parametrize(
    ("source", "target", "embedded_", "missing"),
    [
        ("nl", "fr", True, "en fr"),
        ("nl", "es", False, "nl es"),
        ("en", "nl", True, "en nl"),
        ("de", "nl", True, "de nl"),
    ],
)
def test_a_missing_package_is_one_sentence_with_the_command(
    source: str, target: str, embedded_: bool, missing: str
) -> None:
    chosen = to(target, source, embedded=embedded_)
    pair = missing.replace(" ", " to ")
    command = f"bijsluiter packages install {missing}"
    assert describe(chosen).reason == f"there is no translation package from {pair}; install one with: {command}"
    assert open_route(chosen) == ()


def test_a_file_can_be_one_leg_of_the_way(archive: Archive, installed: Path, tmp_path: Path) -> None:
    install(installed, "a", "1.0", "nl", "en")
    file = archive(source="en", target="de")
    found = route(to("de", package=str(file)))
    assert isinstance(found, tuple)
    assert [one.origin for one in found] == ["installed", "file"]
    with pytest.raises(PackageError, match="must be nl to fr or nl to en or en to fr"):
        route(to("fr", package=str(file)))


def test_a_model_that_cannot_be_loaded_is_named(installed: Path) -> None:
    pytest.importorskip("ctranslate2")
    folder = install(installed, "a", "9.0")
    own = embedded()
    assert own is not None
    (folder / "sentencepiece.model").write_bytes((own.folder() / "sentencepiece.model").read_bytes())
    with pytest.raises(Unavailable, match=r"a: the translation package cannot be loaded \("):
        open_route(settings())
