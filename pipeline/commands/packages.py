"""`packages`: translation packages, listed, installed from the index or a file, and removed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.commands import output
from pipeline.errors import UsageError
from pipeline.messages import say
from pipeline.settings import Settings

USAGE = "packages list | available | install FROM TO | install FILE | remove FROM TO"


def run(words: Sequence[str], settings: Settings) -> int:
    """Do what `words` say; the exit status."""
    match list(words) or ["list"]:
        case ["list"]:
            return _list(settings)
        case ["available"]:
            return _available()
        case ["install", file] if file.endswith(".argosmodel"):
            return _install_file(Path(file), settings)
        case ["install", source, target]:
            return _install(source, target, settings)
        case ["remove", source, target]:
            return _remove(source, target, settings)
    raise UsageError(say("usage", settings.lang, usage=f"bijsluiter {USAGE}"))


def _list(settings: Settings) -> int:
    from pipeline.translation.engine import describe
    from pipeline.translation.packages import all_installed, embedded

    for package in all_installed():
        output.line(f"{package.name}\t{package.version}\t{package.path}")
    own = embedded()
    if own is not None:
        output.line(f"{own.name}\t{own.version}\t{say('comes_with', settings.lang)}")
    engine = describe(settings)
    output.line(say("uses", settings.lang, engine=engine.name) if engine.reason is None else engine.reason)
    return 0


def _available() -> int:
    from pipeline.translation.downloads import available

    for offer in available():
        output.line(f"{offer.source}\t{offer.target}\t{offer.version}")
    return 0


def _install(source: str, target: str, settings: Settings) -> int:
    from pipeline.translation.downloads import available, download, install, offers_between
    from pipeline.translation.packages import installed

    offers = offers_between(available(), source, target)
    if not offers:
        raise UsageError(say("no_offer", settings.lang, source=source, target=target))
    show = sys.stderr.isatty()

    def progress(done: int, total: int | None) -> None:
        if show:
            share = f" / {total / 1e6:,.1f}" if total else ""
            print(f"\r{done / 1e6:,.1f}{share} MB", end="", file=sys.stderr, flush=True)

    for offer in offers:
        if len(offers) > 1 and installed(offer.source, offer.target):
            continue
        path = download(offer, progress)
        if show:
            print(file=sys.stderr)
        folder = install(path, offer.source, offer.target)
        path.unlink(missing_ok=True)
        output.line(say("installed", settings.lang, path=folder))
    return 0


def _install_file(path: Path, settings: Settings) -> int:
    from pipeline.translation.downloads import install

    output.line(say("installed", settings.lang, path=install(path)))
    return 0


def _remove(source: str, target: str, settings: Settings) -> int:
    from pipeline.translation.downloads import remove
    from pipeline.translation.packages import installed

    packages = installed(source, target)
    if not packages:
        raise UsageError(say("not_installed", settings.lang, source=source, target=target))
    for package in packages:
        remove(package.path)
        output.line(say("removed", settings.lang, path=package.path))
    return 0
