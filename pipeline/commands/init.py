"""`init`: a bijsluiter.yaml with every setting, its default and a comment."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.commands import output
from pipeline.errors import Lang
from pipeline.messages import say
from pipeline.paths import PACKAGE


def run(path: Path, *, force: bool, lang: Lang) -> int:
    """Write the file; 2 where it exists and `force` is not given."""
    if path.exists() and not force:
        print("bijsluiter: " + say("exists", lang, path=path), file=sys.stderr)
        return 2
    output.save(path, (PACKAGE / "commands" / f"settings.{lang}.yaml").read_text("utf-8"), lang)
    output.line(say("written", lang, path=path))
    return 0
