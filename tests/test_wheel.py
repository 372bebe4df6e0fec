"""The wheel, installed in a fresh environment, finds its rules and templates and runs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import CLEAN_ENVIRONMENT, ROOT, ZINC

UV = Path(sys.executable).with_name("uv")


def _uv(*words: str | Path, cwd: Path = ROOT) -> None:
    done = subprocess.run([UV, *words], cwd=cwd, capture_output=True, text=True, env=CLEAN_ENVIRONMENT, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.skipif(
    not UV.exists(), reason="uv is not in the environment that runs the tests (make test puts it there)"
)
def test_the_wheel_runs_in_a_fresh_environment(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "output", "dist", "__pycache__"))
    shutil.copytree(ROOT / ".ci", source / ".ci")
    _uv("build", "--quiet", "--wheel", "--out-dir", tmp_path / "dist", cwd=source)
    (wheel,) = (tmp_path / "dist").glob("bijsluiter-*.whl")

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
