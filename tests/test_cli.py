"""The command line as a user meets it: exit statuses, streams, help."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import __version__
from pipeline.article import Article
from pipeline.messages import counted
from tests.conftest import CLEAN_ENVIRONMENT, IRON, ROOT, ZINC


def run(*words: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, words)]
    environment = {**CLEAN_ENVIRONMENT, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=environment, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(inputs: Path) -> Path:
    return inputs.parent


def test_version(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout == f"bijsluiter {__version__}\n"


def test_analyse_prints_one_analysis_a_line_in_the_order_given(folder: Path) -> None:
    done = run("analyse", "in/zink.md", "in/ijzer.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    articles = [Article.from_json(line) for line in done.stdout.splitlines()]
    assert [(a.id, a.source, a.status) for a in articles] == [
        ("zink", "in/zink.md", "ok"),
        ("ijzer", "in/ijzer.txt", "ok"),
    ]
    assert articles[1].text == IRON
    assert not any(article.translations for article in articles)


def test_a_folder_means_its_articles_sorted(folder: Path) -> None:
    done = run("analyse", "in", cwd=folder)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["ijzer", "zink"]


def test_a_failed_article_has_a_line_too(folder: Path) -> None:
    (folder / "in" / "leeg.txt").write_bytes(b"")
    done = run("analyse", "in", "--lang", "en", cwd=folder)
    assert done.returncode == 1
    statuses = {data["id"]: data["status"] for data in map(json.loads, done.stdout.splitlines())}
    assert statuses == {"ijzer": "ok", "leeg": "failed", "zink": "ok"}
    assert done.stderr == ""


def test_an_english_article_is_skipped_and_language_overrides(folder: Path) -> None:
    text = (
        "Vitamin D lowers the risk of falling in older people. This was found in a large study of the last ten years.\n"
    )
    (folder / "e.txt").write_text(text)
    skipped = json.loads(run("analyse", "e.txt", cwd=folder).stdout)
    assert (skipped["status"], skipped["language"]["code"]) == ("skipped", "en")
    assert "Engels" in skipped["error"]
    forced = json.loads(run("analyse", "e.txt", "--language", "nl", cwd=folder).stdout)
    assert (forced["status"], forced["language"]) == ("ok", {"code": "nl", "confidence": 1.0})


def test_check_prints_as_a_linter_does(folder: Path) -> None:
    done = run("check", "in/ijzer.txt", cwd=folder)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert all(line.startswith("in/ijzer.txt:") for line in lines)
    places = [tuple(line.split(" ")[:3]) for line in lines]
    assert ("in/ijzer.txt:3:1:", "warning", "citation/none-prevalence") in places


def test_check_reads_standard_input(folder: Path) -> None:
    done = run("check", "-", "--format", "json", cwd=folder, stdin=IRON.encode())
    assert done.returncode == 1
    assert {json.loads(line)["path"] for line in done.stdout.splitlines()} == {"-"}


@pytest.mark.parametrize(("level", "status"), [("never", 0), ("warning", 1), ("notice", 1)])
def test_fail_on(folder: Path, level: str, status: int) -> None:
    assert run("check", "in/ijzer.txt", "--fail-on", level, cwd=folder).returncode == status


def test_check_of_a_bad_file_is_2(folder: Path) -> None:
    done = run("check", "in/weg.txt", cwd=folder)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr + done.stdout


def test_a_clean_article_is_0(folder: Path) -> None:
    (folder / "c.txt").write_text("De bibliotheek van Utrecht is op maandag dicht. Op dinsdag is zij weer open.\n")
    done = run("check", "c.txt", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("command", ["process", "analyse", "check", "rules"])
def test_wrong_settings_are_one_sentence_and_2(folder: Path, command: str) -> None:
    (folder / "bijsluiter.yaml").write_text("kleur: rood\n")
    done = run(command, *([] if command == "rules" else ["in"]), cwd=folder)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("bijsluiter: bijsluiter.yaml:1: kleur: is geen bekende sleutel; er zijn lang")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("words", "lead"), [([], "is no known key"), (["--lang", "nl"], "is geen bekende sleutel")])
def test_complaints_in_the_language_of_settings_or_option(folder: Path, words: list[str], lead: str) -> None:
    (folder / "bijsluiter.yaml").write_text("lang: en\nkleur: rood\n")
    done = run("check", "in", *words, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"bijsluiter: bijsluiter.yaml:2: kleur: {lead}")


def test_an_output_that_cannot_be_written_is_2(folder: Path) -> None:
    (folder / "out").write_text("a file")
    done = run("process", "in", "out", cwd=folder)
    assert done.returncode == 2
    assert "in de uitvoermap kan niet worden geschreven" in done.stderr


def test_process_ends_with_totals_and_the_report(folder: Path) -> None:
    (folder / "bijsluiter.yaml").write_text("translation: {enabled: false}\n")
    first = run("process", "in", "out", cwd=folder)
    assert first.returncode == 0, first.stderr
    lines = first.stdout.splitlines()
    assert lines[0] == "2 verwerkt"
    record = json.loads((folder / "out" / "run.json").read_text())
    flags = record["flags"]
    assert lines[-2] == (
        f"2 artikelen, {record['claims']} beweringen, {counted(sum(flags.values()), 'flag', 'nl')}: "
        f"{counted(flags.get('error', 0), 'error', 'nl')}, {counted(flags.get('warning', 0), 'warning', 'nl')}, "
        f"{counted(flags.get('notice', 0), 'notice', 'nl')}"
    )
    assert lines[-1] == "Rapport: out/index.html"
    second = run("process", "in", "out", "--lang", "nl", cwd=folder)
    assert second.stdout.splitlines()[0] == "0 verwerkt, 2 overgeslagen omdat er niets is veranderd"


def test_init_writes_once(tmp_path: Path) -> None:
    assert run("init", cwd=tmp_path).stdout == "bijsluiter.yaml geschreven\n"
    again = run("init", "--lang", "en", cwd=tmp_path)
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert run("init", "--force", cwd=tmp_path).returncode == 0


def test_sarif_is_valid(folder: Path) -> None:
    import jsonschema

    done = run("check", "in", "--format", "sarif", "--fail-on", "never", cwd=folder)
    log = json.loads(done.stdout)
    schema = json.loads((ROOT / "tests" / "data" / "sarif-schema-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    lines = (folder / "in" / "ijzer.txt").read_text().splitlines()
    first = next(
        r for r in results if r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "in/ijzer.txt"
    )
    region = first["locations"][0]["physicalLocation"]["region"]
    start = lines[region["startLine"] - 1][region["startColumn"] - 1 :]
    assert start[:20] == region["snippet"]["text"][:20]


def test_github_annotations(folder: Path) -> None:
    done = run("check", "in/zink.md", "--format", "github", "--fail-on", "never", cwd=folder)
    assert done.stdout.startswith(("::warning file=in/zink.md,line=", "::error file=in/zink.md,line="))


def test_rdjson_counts_bytes(folder: Path) -> None:
    (folder / "b.txt").write_text("Eén op de drie. Zink verlaagt de bloeddruk met 12 procent.\n", "utf-8")
    done = run("check", "b.txt", "--format", "rdjson", "--fail-on", "never", cwd=folder)
    starts = {d["location"]["range"]["start"]["column"] for d in json.loads(done.stdout)["diagnostics"]}
    assert 18 in starts  # the second sentence starts at the 17th character and the 18th byte


def test_zinc_flags_name_the_line_of_the_markdown_source(folder: Path) -> None:
    done = run("check", "in/zink.md", "--format", "json", "--fail-on", "never", cwd=folder)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert ZINC.splitlines()[2].startswith("Zink verkort")
    assert {row["line"] for row in rows if row["sentence"].startswith("Zink verkort")} == {3}


def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    command = f"'{sys.executable}' -m pipeline analyse in | head -c 10; exit ${{PIPESTATUS[0]}}"
    environment = {**CLEAN_ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["analyse in", "check in", "rules"])
def test_output_that_cannot_be_written_is_one_sentence(folder: Path, command: str) -> None:
    words = f"'{sys.executable}' -m pipeline {command} > /dev/full"
    environment = {**CLEAN_ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", words], cwd=folder, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr == b"bijsluiter: standard output cannot be written (No space left on device)\n"


def test_a_closed_standard_input(folder: Path) -> None:
    environment = {**CLEAN_ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    words = f"'{sys.executable}' -m pipeline check - <&-"
    done = subprocess.run(["bash", "-c", words], cwd=folder, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (2, b"bijsluiter: -: standard input is closed\n")


@pytest.mark.parametrize("code", ["Dutch", "NL", "n"])
def test_a_wrong_language_code(folder: Path, code: str) -> None:
    done = run("check", "in", "--language", code, cwd=folder)
    assert done.returncode == 2
    assert done.stderr == f"bijsluiter: --language {code}: moet een taalcode van twee letters zijn, zoals nl\n"


def test_the_same_article_twice_is_read_once(folder: Path) -> None:
    done = run("analyse", "in/zink.md", folder / "in" / "zink.md", "in", cwd=folder)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["zink", "ijzer"]


def test_a_missing_input_is_2(folder: Path) -> None:
    done = run("process", "weg", "out", cwd=folder)
    assert (done.returncode, done.stderr) == (2, "bijsluiter: weg: bestaat niet\n")
    assert not (folder / "out").exists()
