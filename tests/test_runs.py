"""A whole run: what is new is processed, what has not changed is passed over, what goes wrong stays where it is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from pipeline import runs
from pipeline.errors import UsageError
from pipeline.runs import Outcome, process_folder
from pipeline.settings import Settings
from pipeline.store import DONE
from tests.conftest import CLEAN_ENVIRONMENT, IRON, ROOT


def _statuses(outcome: Outcome) -> dict[str, str]:
    return {summary.id: summary.status for summary in outcome.summaries}


def test_a_second_run_passes_over_what_has_not_changed(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    out = tmp_path / "out"
    assert process_folder([inputs], out, quick).unchanged == 0
    before = (out / "ijzer" / "article.json").stat().st_mtime_ns
    assert process_folder([inputs], out, quick).unchanged == 2
    assert (out / "ijzer" / "article.json").stat().st_mtime_ns == before


def test_only_the_changed_article_is_processed(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    out = tmp_path / "out"
    process_folder([inputs], out, quick)
    (inputs / "ijzer.txt").write_text(IRON + "\nZink verlaagt de bloeddruk met 12 procent.\n", "utf-8")
    outcome = process_folder([inputs], out, quick)
    assert outcome.unchanged == 1
    new = {summary.id: [flag.sentence for flag in summary.flags if flag.new] for summary in outcome.summaries}
    assert set(new["ijzer"]) == {"Zink verlaagt de bloeddruk met 12 procent."}
    assert new["zink"] == []


@pytest.mark.parametrize("change", [{"lang": "en"}, {"packs": {"citation": False}}])
def test_other_settings_process_everything_again(
    inputs: Path, tmp_path: Path, quick: Settings, change: dict[str, object]
) -> None:
    process_folder([inputs], tmp_path / "out", quick)
    assert process_folder([inputs], tmp_path / "out", quick.with_(**change)).unchanged == 0


def test_another_number_of_workers_does_not(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    process_folder([inputs], tmp_path / "out", quick)
    assert process_folder([inputs], tmp_path / "out", quick.with_(workers=2)).unchanged == 2


def test_another_version_processes_everything_again(
    inputs: Path, tmp_path: Path, quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    process_folder([inputs], tmp_path / "out", quick)
    monkeypatch.setattr(runs, "__version__", "99")
    assert process_folder([inputs], tmp_path / "out", quick).unchanged == 0


def test_a_lost_report_is_made_again(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    out = tmp_path / "out"
    process_folder([inputs], out, quick)
    (out / "zink" / "index.html").unlink()
    assert process_folder([inputs], out, quick).unchanged == 1
    assert (out / "zink" / "index.html").exists()


def test_processes_and_one_process_write_the_same(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    process_folder([inputs], tmp_path / "one", quick)
    process_folder([inputs], tmp_path / "two", quick.with_(workers=2))
    for name in ("ijzer/article.json", "zink/article.json", "ijzer/index.html", "flags.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_same_stem_twice_is_kept_apart(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    (inputs / "zink.txt").write_text(IRON, "utf-8")
    outcome = process_folder([inputs], tmp_path / "out", quick)
    sources = {summary.id: Path(summary.source).name for summary in outcome.summaries}
    assert sources == {"ijzer": "ijzer.txt", "zink": "zink.md", "zink-2": "zink.txt"}
    assert json.loads((tmp_path / "out" / "zink-2" / "article.json").read_text())["text"] == IRON


def test_an_article_that_went_away_leaves_the_index(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    process_folder([inputs], tmp_path / "out", quick)
    (inputs / "zink.md").unlink()
    outcome = process_folder([inputs], tmp_path / "out", quick)
    assert outcome.gone == ("zink",)
    assert "Zink en verkoudheid" not in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_the_report_of_an_article_that_went_away_goes_too(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    process_folder([inputs], tmp_path / "out", quick)
    (inputs / "zink.md").unlink()
    process_folder([inputs], tmp_path / "out", quick)
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.is_dir()) == [".bijsluiter", "ijzer"]


def test_what_a_person_put_beside_or_changed_in_a_report_stays(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    process_folder([inputs], tmp_path / "out", quick)
    folder = tmp_path / "out" / "zink"
    (folder / "notitie.txt").write_text("van mij", "utf-8")
    later = (folder / DONE).stat().st_mtime + 60
    os.utime(folder / "article.json", (later, later))
    (inputs / "zink.md").unlink()
    process_folder([inputs], tmp_path / "out", quick)
    assert sorted(path.name for path in folder.iterdir()) == ["article.json", "notitie.txt"]


def test_an_article_that_is_not_asked_for_now_keeps_its_report(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    process_folder([inputs], tmp_path / "out", quick)
    outcome = process_folder([inputs / "ijzer.txt"], tmp_path / "out", quick)
    assert outcome.gone == ("zink",)
    assert (tmp_path / "out" / "zink" / DONE).is_file()


def test_a_first_run_is_not_done_again(inputs: Path, tmp_path: Path) -> None:
    settings = Settings(formats=["json"], workers=1)
    process_folder([inputs], tmp_path / "out", settings)
    assert process_folder([inputs], tmp_path / "out", settings).unchanged == 2


def test_names_with_spaces_quotes_and_accents(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    (inputs / 'één "nieuw" artikel\'s.txt').write_text(IRON, "utf-8")
    outcome = process_folder([inputs], tmp_path / "out", quick)
    assert _statuses(outcome)["één _nieuw_ artikel's"] == "ok"
    assert (tmp_path / "out" / "één _nieuw_ artikel's" / "index.html").exists()


def _broken_docx(folder: Path) -> Path:
    path = folder / "kapot.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    return path


def _too_big(folder: Path) -> Path:
    path = folder / "groot.txt"
    path.write_bytes(b"a" * 1_100_000)
    return path


def _bytes(name: str, data: bytes) -> object:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _loop(folder: Path) -> Path:
    (folder / "lus.txt").symlink_to(folder / "lus.txt")
    return folder / "lus.txt"


BAD = {
    "empty": _bytes("leeg.txt", b""),
    "only white space": _bytes("wit.txt", b" \n\n"),
    "binary": _bytes("binair.txt", bytes(range(256)) * 8),
    "broken docx": _broken_docx,
    "encrypted docx": _bytes(
        "geheim.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    ),
    "too big": _too_big,
    "pdf": _bytes("brief.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "old word": _bytes("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "symlink to itself": _loop,
}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_one_sentence_and_costs_no_other(
    inputs: Path, tmp_path: Path, quick: Settings, kind: str, lang: str
) -> None:
    make = BAD[kind]
    path = make(inputs)  # type: ignore[operator]
    settings = quick.with_(max_megabytes=1.0, lang=lang)
    outcome = process_folder([inputs], tmp_path / "out", settings)
    failed = {summary.source: summary for summary in outcome.summaries if summary.status == "failed"}
    assert list(failed) == [str(path)]
    assert outcome.exit_status == 1
    sentence = failed[str(path)].error
    assert sentence and "\n" not in sentence and "Traceback" not in sentence and "interne fout" not in sentence
    assert "internal error" not in sentence
    assert sentence in (tmp_path / "out" / "index.html").read_text("utf-8").replace("&#39;", "'").replace("&#34;", '"')
    assert [summary.status for summary in outcome.summaries].count("ok") == 2


def test_a_file_that_vanishes(inputs: Path, tmp_path: Path, quick: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.stages import ingest

    found = ingest.find_articles([inputs])
    monkeypatch.setattr(ingest, "find_articles", lambda paths: [*found, inputs / "weg.txt"])
    outcome = process_folder([inputs], tmp_path / "out", quick)
    assert _statuses(outcome) == {"ijzer": "ok", "zink": "ok", "weg": "failed"}


def test_an_internal_error_stays_with_its_article(
    inputs: Path, tmp_path: Path, quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.stages import cite

    original = cite.run

    def breaks(article: object, settings: Settings) -> object:
        if getattr(article, "id", "") == "zink":
            raise ZeroDivisionError("boem")
        return original(article, settings)  # type: ignore[arg-type]

    monkeypatch.setattr(cite, "run", breaks)
    outcome = process_folder([inputs], tmp_path / "out", quick)
    assert _statuses(outcome) == {"ijzer": "ok", "zink": "failed"}
    assert outcome.summaries[1].error == (
        "interne fout in bijsluiter (ZeroDivisionError: boem); meld dit met het artikel erbij"
    )


def test_a_full_disk_stays_with_its_article(
    inputs: Path, tmp_path: Path, quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline import reports

    original = reports.write_article

    def full(article: object, folder: Path, *rest: object) -> object:
        if folder.name == "ijzer":
            raise OSError(28, "No space left on device")
        return original(article, folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reports, "write_article", full)
    outcome = process_folder([inputs], tmp_path / "out", quick)
    assert _statuses(outcome) == {"ijzer": "failed", "zink": "ok"}
    assert "de schijf is vol" in (outcome.summaries[0].error or "")
    monkeypatch.setattr(reports, "write_article", original)
    again = process_folder([inputs], tmp_path / "out", quick)
    assert _statuses(again) == {"ijzer": "ok", "zink": "ok"}
    assert again.unchanged == 1


def test_no_articles_is_a_usage_error(tmp_path: Path, quick: Settings) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(UsageError, match="geen artikelen gevonden"):
        process_folder([tmp_path / "in"], tmp_path / "out", quick)


def test_an_output_that_cannot_be_written_stops_before_any_work(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(UsageError, match="in de uitvoermap kan niet worden geschreven"):
        process_folder([inputs], tmp_path / "out", quick)


def test_an_interrupt_leaves_whole_articles(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(300):
        (folder / f"a{number:03}.txt").write_text(IRON * 10, "utf-8")
    out = tmp_path / "out"
    settings = tmp_path / "b.yaml"
    settings.write_text("translation: {enabled: false}\nworkers: 2\n")
    command = [sys.executable, "-m", "pipeline", "process", str(folder), str(out), "--settings", str(settings)]
    running = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=CLEAN_ENVIRONMENT, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not list(out.glob(f"*/{DONE}")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130, errors
    assert "Traceback" not in errors
    finished = [path.parent for path in out.glob(f"*/{DONE}")]
    assert 0 < len(finished) < 300
    for path in finished:
        record = json.loads((path / DONE).read_text("utf-8"))
        assert all((out / name).stat().st_size > 0 for name in record["files"])
        assert json.loads((path / "article.json").read_text("utf-8"))["status"] == "ok"


def test_a_name_of_one_of_the_reports_is_kept_off_it(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    for name in ("index.html.txt", "flags.csv.md", "run.json.txt"):
        (inputs / name).write_text(IRON, "utf-8")
    outcome = process_folder([inputs], tmp_path / "out", quick)
    assert set(_statuses(outcome)) == {"ijzer", "zink", "index.html-2", "flags.csv-2", "run.json-2"}
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_name_that_is_no_utf8(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    (inputs / os.fsdecode(b"n\xff.txt")).write_text(IRON, "utf-8")
    outcome = process_folder([inputs], tmp_path / "out", quick)
    assert _statuses(outcome)["n_"] == "ok"
    assert process_folder([inputs], tmp_path / "out", quick).unchanged == 3


def test_another_spelling_of_a_path_is_the_same_article(
    inputs: Path, tmp_path: Path, quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    process_folder([inputs], tmp_path / "out", quick)
    monkeypatch.chdir(inputs)
    outcome = process_folder([Path()], Path("..") / "out", quick)
    assert (outcome.unchanged, outcome.gone) == (2, ())


def test_what_is_gone_is_told_once(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    process_folder([inputs], tmp_path / "out", quick)
    (inputs / "zink.md").unlink()
    assert process_folder([inputs], tmp_path / "out", quick).gone == ("zink",)
    assert process_folder([inputs], tmp_path / "out", quick).gone == ()


def test_an_input_that_does_not_exist(tmp_path: Path, quick: Settings) -> None:
    with pytest.raises(UsageError, match="bestaat niet"):
        process_folder([tmp_path / "weg"], tmp_path / "out", quick)
    assert not (tmp_path / "out").exists()
