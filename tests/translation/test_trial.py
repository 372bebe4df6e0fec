"""Packages are tried out before they are installed, and one that breaks later costs the analysis nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.stages import translate
from pipeline.translation import engine
from pipeline.translation.archive import PackageError
from pipeline.translation.downloads import install
from pipeline.translation.packages import EMBEDDED, embedded
from pipeline.translation.trial import problem_of
from pipeline.work import Source, analyse

pytest.importorskip("ctranslate2")
Archive = Callable[..., Path]


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    return tmp_path / "packages"


def own(folder: Path) -> Path:
    """The package that comes with bijsluiter, installed."""
    package = embedded()
    assert package is not None
    return install(EMBEDDED / package.path.name)


def test_a_package_that_translates_is_installed(folder: Path) -> None:
    made = own(folder)
    assert problem_of(made) is None
    assert made.parent == folder


def test_a_model_that_cannot_be_loaded_is_refused_and_the_installed_one_stays(folder: Path, archive: Archive) -> None:
    with pytest.raises(PackageError, match=r"is refused: its model cannot be loaded \(RuntimeError: .*ModelProto"):
        install(archive())
    assert list(folder.iterdir()) == []
    made = own(folder)
    pieces = (made / "sentencepiece.model").read_bytes()
    version = made.name.rpartition("-")[2].replace("_", ".")
    metadata = f'{{"from_code": "nl", "to_code": "en", "package_version": "{version}"}}'.encode()
    wrong = archive(more={"pack/metadata.json": metadata, "pack/sentencepiece.model": pieces})
    with pytest.raises(PackageError, match="cannot be loaded"):
        install(wrong)
    assert [one.name for one in folder.iterdir()] == [made.name]
    assert problem_of(made) is None


def test_a_trial_takes_no_longer_than_it_may(folder: Path) -> None:
    assert problem_of(folder, seconds=0.001) == "> 0.001 s"


@pytest.mark.parametrize("name", ["sentencepiece.model", "model/model.bin"])
def test_a_package_that_was_damaged_leaves_the_analysis(folder: Path, tmp_path: Path, name: str) -> None:
    file = own(folder) / name
    file.write_bytes(file.read_bytes()[:100])
    engine._open.cache_clear()
    source = tmp_path / "zink.txt"
    source.write_text("Volwassenen hebben 9 mg zink per dag nodig.\n")
    settings = Settings()
    (plain,) = analyse([Source("zink", source)], settings)
    (made,) = analyse([Source("zink", source)], settings, translate=True)
    (gap,) = made.gaps
    assert (made.status, made.claims, made.flags) == ("ok", plain.claims, plain.flags)
    assert gap.kind == "no_translation"
    assert gap.detail.startswith(f"{file.parents[name.count('/')]}: het vertaalpakket laat zich niet laden (")


def test_a_translation_that_breaks_leaves_the_analysis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[object]:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(translate, "run_many", broken)
    source = tmp_path / "zink.txt"
    source.write_text("Volwassenen hebben 9 mg zink per dag nodig.\n")
    (plain,) = analyse([Source("zink", source)], Settings())
    (made,) = analyse([Source("zink", source)], Settings(), translate=True)
    assert (made.status, made.claims) == ("ok", plain.claims)
    assert [gap.detail for gap in made.gaps] == [
        "interne fout in bijsluiter (ZeroDivisionError: division by zero); meld dit met het artikel erbij"
    ]


def test_without_the_libraries_a_package_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.translation.trial.find_spec", lambda name: None)
    assert problem_of(tmp_path) is None
