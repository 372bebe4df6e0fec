"""A module imports only from its own layer or below."""

from __future__ import annotations

import ast
from pathlib import Path

import pipeline

ROOT = Path(pipeline.__file__).resolve().parent

# Lowest first. A name stands for the module or for every module of the package.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "paths", "collector", "annotated", "wal"),
    ("article", "yamlfile", "messages", "complaints"),
    ("settings", "decisions", "dutch", "matching", "rulebook", "claims", "evidence", "facts", "scoring"),
    ("stage", "scoring"),
    ("stages", "readers", "translation", "verify"),
    ("reports", "annotate", "store", "work"),
    ("executors", "runs", "ruletest", "frames", "rulefit", "wantedfit", "evaluation"),
    ("commands", "commandline", "review", "cli", "spacy_component", "__main__"),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def _imports(path: Path) -> set[str]:
    """First names below `pipeline` that the file imports, TYPE_CHECKING blocks left out."""
    found: set[str] = set()
    todo: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "pipeline":
            parts = node.module.split(".")
            found.update([parts[1]] if len(parts) > 1 else [alias.name for alias in node.names])
        if isinstance(node, ast.Import):
            found.update(a.name.split(".")[1] for a in node.names if a.name.startswith("pipeline."))
        todo.extend(ast.iter_child_nodes(node))
    return {name for name in found if name not in pipeline.__all__ and not name.startswith("__")}


def _layer(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def test_every_module_has_a_layer() -> None:
    assert {_layer(path) for path in MODULES} - RANK.keys() == set()


def test_imports_point_down() -> None:
    upward = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        for name in _imports(path)
        if RANK[name] > RANK[_layer(path)]
    ]
    assert upward == []


def test_stages_do_not_know_each_other() -> None:
    stages = {path.stem for path in (ROOT / "stages").glob("*.py")} - {"__init__"}
    known = [
        f"{path.stem} imports {other}"
        for path in (ROOT / "stages").glob("*.py")
        for other in stages - {path.stem}
        if f"pipeline.stages.{other}" in path.read_text("utf-8")
    ]
    assert known == []


def test_core_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    code = "import sys, pipeline.cli, pipeline; print(*sorted(set(sys.modules) & set(sys.argv[1:])))"
    heavy = [
        "spacy",
        "pydantic",
        "lxml",
        "docx",
        "openpyxl",
        "jinja2",
        "ctranslate2",
        "argostranslate",
        "langdetect",
        "httpx",
        "stdnum",
        "rapidfuzz",
    ]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
