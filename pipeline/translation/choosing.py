"""Which translation packages to go through: straight to the target, or by way of English; or what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Lang
from pipeline.translation.packages import Package, embedded, from_file, installed

if TYPE_CHECKING:
    from pipeline.settings import Settings

PIVOT = "en"  # nearly every published package has English on one side
_LIBRARIES = ("argostranslate", "ctranslate2", "sentencepiece")

_REASONS: dict[str, tuple[str, str]] = {
    "library": (
        "{missing} is niet geïnstalleerd; installeer het met: pip install 'bijsluiter[translate]'",
        "{missing} is not installed; install it with: pip install 'bijsluiter[translate]'",
    ),
    "package": (
        "er is geen vertaalpakket van {source} naar {target}; installeer er een met: "
        "bijsluiter packages install {source} {target}",
        "there is no translation package from {source} to {target}; install one with: "
        "bijsluiter packages install {source} {target}",
    ),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no package, in both languages."""

    nl: str
    en: str

    def text(self, lang: Lang) -> str:
        """The sentence in `lang`."""
        return self.nl if lang == "nl" else self.en


def choose(settings: Settings) -> Package | Missing:
    """The package straight from source to target, or why there is none; raises UsageError for a wrong file."""
    found = _lacking() or _between(settings, settings.languages.source[0], settings.languages.target)
    return found or _missing("package", source=settings.languages.source[0], target=settings.languages.target)


def route(settings: Settings) -> tuple[Package, ...] | Missing:
    """The packages to go through: one, else two by way of English, or what is missing; raises UsageError."""
    source, target = settings.languages.source[0], settings.languages.target
    lacking = _lacking()
    if lacking is not None:
        return lacking
    direct = _between(settings, source, target)
    if direct is not None:
        return (direct,)
    if PIVOT in (source, target):
        return _missing("package", source=source, target=target)
    first, second = _between(settings, source, PIVOT), _between(settings, PIVOT, target)
    if first is not None and second is not None:
        return first, second
    if first is None and second is None:
        return _missing("package", source=source, target=target)
    return _missing("package", source=PIVOT if first else source, target=target if first else PIVOT)


def missing_library(name: str) -> Missing:
    """That a library is not installed, and how to install it."""
    return _missing("library", missing=name)


def _lacking() -> Missing | None:
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    return missing_library(missing[0]) if missing else None


def _between(settings: Settings, source: str, target: str) -> Package | None:
    """The package from `source` to `target`: the file that settings name, else an installed one, else our own."""
    if settings.translation.package is not None:
        pairs = _pairs(settings.languages.source[0], settings.languages.target)
        file = from_file(Path(settings.translation.package), pairs)
        if (file.source, file.target) == (source, target):
            return file
    for package in installed(source, target):
        return package
    own = embedded() if settings.translation.embedded else None
    return own if own is not None and own.name == f"translate-{source}_{target}" else None


def _pairs(source: str, target: str) -> list[tuple[str, str]]:
    """The pairs of languages that a package on the way from `source` to `target` may have."""
    if PIVOT in (source, target):
        return [(source, target)]
    return [(source, target), (source, PIVOT), (PIVOT, target)]


def _missing(key: str, **values: str) -> Missing:
    dutch, english = _REASONS[key]
    return Missing(dutch.format(**values), english.format(**values))
