"""What a package says of itself: the languages that it translates, which must be such, and its version."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from pipeline.errors import Told, at
from pipeline.paths import rules_folder
from pipeline.translation.archive import PackageError, read_member


def declared(path: Path) -> tuple[tuple[str, str], str]:
    """The languages and the version that the archive says it has; raises PackageError where these cannot be."""
    try:
        metadata = json.loads(read_member(path, "metadata.json"))
        pair = (metadata["from_code"], metadata["to_code"])
        version = str(metadata.get("package_version", "0"))
    except (ValueError, KeyError, TypeError) as exc:
        problem = Told(
            "is geen vertaalpakket (metadata.json is onleesbaar)",
            "is no translation package (its metadata.json cannot be read)",
        )
        raise PackageError(at(path, None, None, problem)) from exc
    if not all(isinstance(code, str) and code in language_codes() for code in pair) or pair[0] == pair[1]:
        nl = f"is geweigerd: {pair[0]!r} en {pair[1]!r} zijn geen twee taalcodes"
        raise PackageError(
            at(path, None, None, Told(nl, f"is refused: {pair[0]!r} and {pair[1]!r} are no two language codes"))
        )
    return pair, version


@cache
def language_codes() -> frozenset[str]:
    """The codes that a package may have for its languages."""
    lines = (rules_folder() / "data" / "language_codes.txt").read_text("utf-8").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())
