"""The translation engine: what one must be able to do, which one settings choose, and opening it once a process."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from pipeline.translation.choosing import Missing, choose, missing_library, route
from pipeline.translation.packages import Package

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.translation.argos import ArgosEngine, Search


class Engine(Protocol):
    """Anything that translates sentences of one language into one other.

    `draft` marks an engine that an editor must not publish from unread. Raises Unavailable where it cannot be had now.
    """

    @property
    def name(self) -> str:
        """What an analysis calls it."""
        ...

    @property
    def draft(self) -> bool:
        """Whether its translations are drafts."""
        ...

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """The best translation of each sentence, in order."""
        ...

    def candidates(self, sentences: Sequence[str], count: int) -> list[list[str]]:
        """Up to `count` translations of each sentence from a wider search, the likeliest first; at least one."""
        ...


@dataclass(frozen=True, slots=True)
class Description:
    """The engine that would be used, or the reason why there is none (in the language of the settings)."""

    name: str
    draft: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """An engine with the pair of languages it is used for, and what its translations are remembered under."""

    engine: Engine
    source: str
    target: str
    identity: str


def describe(settings: Settings) -> Description:
    """What `open_route` would open, without loading it."""
    if settings.translation.provider == "libretranslate":
        lacking = None if find_spec("httpx") else missing_library("httpx").text(settings.lang)
        return Description(f"libretranslate {settings.translation.server.url}", False, lacking)
    packages = route(settings)
    if isinstance(packages, Missing):
        return Description("", False, packages.text(settings.lang))
    return Description(" + ".join(one.label for one in packages), any(one.draft for one in packages))


def engine_id(settings: Settings) -> str:
    """Name, version and checksum of what would be used, without loading it; "none" where there is nothing."""
    if settings.translation.provider == "libretranslate":
        return describe(settings).name if find_spec("httpx") else "none"
    packages = route(settings)
    if isinstance(packages, Missing):
        return "none"
    return " + ".join(one.identity for one in packages)


def open_route(settings: Settings) -> tuple[Leg, ...]:
    """The engines to go through one after the other; empty where `describe` gives a reason."""
    source, target = settings.languages.source[0], settings.languages.target
    if settings.translation.provider == "libretranslate":
        if find_spec("httpx") is None:
            return ()
        from pipeline.translation.libretranslate import LibreTranslate

        server = LibreTranslate(settings.translation.server, source, target)
        return (Leg(server, source, target, server.name),)
    packages = route(settings)
    if isinstance(packages, Missing):
        return ()
    return tuple(Leg(_argos(one, settings), one.source, one.target, one.identity) for one in packages)


def open_engine(settings: Settings) -> Engine | None:
    """The package straight from source to target, shared within the process; None where there is none."""
    package = choose(settings)
    return None if isinstance(package, Missing) else _argos(package, settings)


def _argos(package: Package, settings: Settings) -> ArgosEngine:
    options = settings.translation
    from pipeline.translation.argos import Search

    search = Search(options.beam_size, options.batch_tokens, options.length_penalty, options.max_tokens)
    return _open(package, options.threads or _cores(), search)


@cache
def _open(package: Package, threads: int, search: Search) -> ArgosEngine:
    from pipeline.translation.argos import ArgosEngine

    return ArgosEngine(package, threads, search)


def _cores() -> int:
    """The cores this process may use; one where it is a worker among others."""
    import multiprocessing

    if multiprocessing.parent_process() is not None:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
