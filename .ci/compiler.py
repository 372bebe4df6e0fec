"""Whether extension modules can be compiled here; run by itself it says what is missing, and then exits 1."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from pathlib import Path

_INSTEAD = "nothing is compiled; pure Python does the same, more slowly"


def missing() -> str | None:
    """What is missing to compile for this Python, in a sentence."""
    command = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if not shutil.which(command):
        return f"there is no C compiler ({command}): {_INSTEAD}"
    if not (Path(sysconfig.get_path("include")) / "Python.h").exists():
        return f"the headers of Python are missing (python3-dev): {_INSTEAD}"
    return None


if __name__ == "__main__":
    sys.exit(missing())  # prints it, with status 1
