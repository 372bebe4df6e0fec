"""The wheel, installed in a fresh environment, finds its rules and templates and runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import CLEAN_ENVIRONMENT, ROOT, ZINC

UV = Path(sys.executable).with_name("uv")


def _uv(*words: str | Path, cwd: Path = ROOT, **more: str) -> None:
    environment = {**CLEAN_ENVIRONMENT, **more}
    done = subprocess.run([UV, *words], cwd=cwd, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr


def _build(source: Path, into: Path, **more: str) -> Path:
    """The wheel of a copy of the sources."""
    _uv("build", "--python", sys.executable, "--quiet", "--wheel", "--out-dir", into, cwd=source, **more)
    (wheel,) = into.glob("bijsluiter-*.whl")
    return wheel


needs_uv = pytest.mark.skipif(
    not UV.exists(), reason="uv is not in the environment that runs the tests (make test puts it there)"
)


def _copy_of_the_sources(source: Path) -> None:
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "output", "dist", "__pycache__"))
    shutil.copytree(ROOT / ".ci", source / ".ci")


@pytest.mark.slow
@needs_uv
def test_the_wheel_runs_in_a_fresh_environment(tmp_path: Path) -> None:
    source = tmp_path / "source"
    _copy_of_the_sources(source)
    wheel = _build(source, tmp_path / "dist")

    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    _uv(
        *("pip", "install", "--quiet", "--python", python),
        *("--override", ROOT / ".ci" / "overrides.txt", "--constraint", ROOT / ".ci" / "constraints.txt"),
        f"{wheel}[translate]",
    )
    shutil.rmtree(source)

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "zink.md").write_text(ZINC, "utf-8")
    command = [str(tmp_path / "venv" / "bin" / "bijsluiter"), "process", "in", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=CLEAN_ENVIRONMENT, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "Rapport: out/index.html"
    analysis = json.loads((tmp_path / "out" / "zink" / "article.json").read_text("utf-8"))
    assert [q["text"] for q in analysis["quantities"]][:2] == ["1,5 dag", "25 mg"]
    assert len(analysis["translations"]) == len(analysis["sentences"])
    assert "Zink en verkoudheid" in (tmp_path / "out" / "zink" / "index.html").read_text("utf-8")
    absent = "import importlib.util as u; print([n for n in ('torch', 'stanza') if u.find_spec(n)])"
    assert subprocess.run([python, "-c", absent], capture_output=True, text=True, check=True).stdout == "[]\n"


COMPILER = ROOT / ".ci" / "compiler.py"
NEEDED = "nothing is compiled; pure Python does the same, more slowly"
FEW = [
    "pipeline/dutch/abbreviations.py",
    "pipeline/dutch/quantities/*.py",
    "pipeline/dutch/sentences.py",
    "pipeline/dutch/wordbook.py",
    "pipeline/stages/segment.py",
]
ANALYSIS = """
import sys
from pipeline.dutch import sentences
from pipeline.work import process
print(sentences.__file__.rsplit(".", 1)[1], process(sys.argv[1]).to_json())
"""


def _can_compile() -> bool:
    return subprocess.run([sys.executable, COMPILER], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@needs_uv
@pytest.mark.skipif(not _can_compile(), reason="there is no C compiler")
def test_compiled_modules_do_as_their_sources(tmp_path: Path) -> None:
    source, article = tmp_path / "source", tmp_path / "zink.md"
    article.write_text(ZINC, "utf-8")
    _copy_of_the_sources(source)
    project = source / "pyproject.toml"
    head, _, rest = project.read_text("utf-8").partition('include = [\n  "pipeline/claims/*.py",')
    few = f"include = {json.dumps(FEW)}\nexclude = []\n"
    project.write_text(head + few + rest[rest.index("\n\n") :], "utf-8")
    wheel = _build(source, tmp_path / "dist", HATCH_BUILD_HOOK_ENABLE_CUSTOM="true")
    shutil.unpack_archive(wheel, tmp_path / "compiled", "zip")

    told = []
    for folder in (source, tmp_path / "compiled"):
        command = [sys.executable, "-P", "-c", ANALYSIS, str(article)]
        environment = {**CLEAN_ENVIRONMENT, "PYTHONPATH": str(folder)}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stderr
        told.append(done.stdout.split(" ", 1))
    assert [suffix for suffix, _ in told] == ["py", "so"]
    assert told[0][1] == told[1][1]


def test_what_is_missing_to_compile_is_said_in_a_sentence(tmp_path: Path) -> None:
    environment = {**CLEAN_ENVIRONMENT, "PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, COMPILER], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"there is no C compiler \(\S+\): {NEEDED}\n", done.stderr)


@pytest.mark.slow
@needs_uv
def test_without_a_compiler_the_wheel_is_pure_python(tmp_path: Path) -> None:
    source = tmp_path / "source"
    _copy_of_the_sources(source)
    wheel = _build(source, tmp_path / "dist", HATCH_BUILD_HOOK_ENABLE_CUSTOM="true", PATH=str(tmp_path))
    assert wheel.name.split("-", 2)[2] == "py3-none-any.whl"
