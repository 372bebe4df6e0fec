"""Compiles the modules that the analysis spends its time in (mypyc): a build hook of the wheel, off unless asked for.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=true uv build --wheel

The modules are listed in pyproject.toml. Their sources stay in the wheel, and run where a compiled one does not fit.
"""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME = "bijsluiter"  # of the library that holds what was compiled
_SETUP = """
from mypyc.build import mypycify
from setuptools import setup

options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
modules = mypycify([*options, *{modules!r}], opt_level="3", debug_level="0", multi_file=True, group_name={name!r})
setup(name={name!r}, packages=[], py_modules=[], ext_modules=modules)
"""
# of a Final tuple mypyc makes a C struct: slower to hand on, and "not set" where it holds floats
_CONSTANT = re.compile(r"^(_?[A-Z][A-Z0-9_]+)(?:: ([^=\n]+))? = (?!\()", re.MULTILINE)
_FUTURE = "from __future__ import annotations\n"


class CompilingHook(BuildHookInterface[Any]):
    """Puts the compiled modules beside their sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the wheel is for an editable install; without a compiler it stays pure Python."""
        if version == "editable":
            return
        missing = runpy.run_path(str(Path(__file__).with_name("compiler.py")))["missing"]()
        if missing:
            self.app.display_warning(missing)
            return
        self._folder = tempfile.TemporaryDirectory()
        root, folder = Path(self.root), Path(self._folder.name)
        modules = listed(root, self.config["include"], self.config["exclude"])
        for path in compile_in(folder, root, modules):
            build_data["force_include"][str(path)] = path.relative_to(folder).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was compiled: it is in the wheel."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()


def listed(root: Path, include: Iterable[str], exclude: Iterable[str]) -> list[str]:
    """The modules that match a pattern of `include` and none of `exclude`, as paths from `root`."""
    left_out = {path for pattern in exclude for path in root.glob(pattern)}
    found = {path for pattern in include for path in root.glob(pattern)} - left_out
    return sorted(path.relative_to(root).as_posix() for path in found)


def compile_in(folder: Path, root: Path, modules: list[str]) -> list[Path]:
    """The libraries made of `modules` in `folder`, from a copy of the package."""
    shutil.copytree(root / "pipeline", folder / "pipeline", ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    for module in modules:
        path = folder / module
        path.write_text(with_constants(path.read_text("utf-8")), "utf-8")
    (folder / "setup.py").write_text(_SETUP.format(modules=modules, name=NAME), "utf-8")
    command = [sys.executable, "setup.py", "--quiet", "build_ext", "--inplace"]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"mypyc cannot compile the modules:\n{done.stdout}")
    shutil.rmtree(folder / "build")
    return sorted(folder.rglob("*" + sysconfig.get_config_var("EXT_SUFFIX")))


def with_constants(source: str) -> str:
    """A module whose constants are declared Final, so that compiled code need not look them up; its lines stay."""
    changed, count = _CONSTANT.subn(lambda m: f"{m[1]}: Final{f'[{m[2]}]' if m[2] else ''} = ", source)
    return changed.replace(_FUTURE, _FUTURE.rstrip() + "; from typing import Final\n", 1) if count else source


def get_build_hook() -> type[CompilingHook]:
    """What hatchling asks for."""
    return CompilingHook
