"""Looks up what some articles name, each thing once, and flags what is wrong with it."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline.article import Article
from pipeline.errors import Told, UsageError
from pipeline.verify.judging import judged
from pipeline.verify.lookups import Lookup, Place, places
from pipeline.verify.registers import Sites, look_up
from pipeline.verify.results import Result

if TYPE_CHECKING:
    from pipeline.settings import Settings, VerifySettings
    from pipeline.verify.web import Web

PROBE = 2.5  # seconds in which a register must be found and connected to


def verified(articles: Sequence[Article], settings: Settings, sites: Sites | None = None) -> list[Article]:
    """The articles with a flag for each source that a register or site gives reason to doubt."""
    from pipeline.matching.reading import Reading
    from pipeline.rulebook import load_rulebook
    from pipeline.stages.flag import make_flags, severities_of

    rulebook = load_rulebook(settings)
    rules = [rule for rule in rulebook.rules if rule.spec.kind == "register"]
    found = [list(places(article)) if article.status == "ok" else [] for article in articles]
    results = results_of((place for some in found for place in some), settings.verify, sites or Sites())
    done = []
    for article, some in zip(articles, found, strict=True):
        findings = list(judged(article, some, results.__getitem__, rules, settings.lang))
        flags = make_flags(Reading(article), findings, settings, severities_of(rulebook)) if findings else ()
        done.append(replace(article, flags=article.flags + flags))
    return done


def results_of(wanted: Iterable[Place], settings: VerifySettings, sites: Sites) -> dict[Lookup, Result]:
    """A result for each thing to look up."""
    lookups = list(dict.fromkeys(place.lookup for place in wanted))
    if not lookups:
        return {}
    with _web(settings, sites) as web, ThreadPoolExecutor(settings.parallel) as pool:
        answers = pool.map(lambda lookup: look_up(lookup, web, sites, settings.contact), lookups)
        return dict(zip(lookups, answers, strict=True))


def probe(settings: VerifySettings, sites: Sites | None = None) -> None:
    """Raise UsageError where httpx is missing, or no register can be connected to, within seconds."""
    try:
        import httpx  # noqa: F401
        import rapidfuzz  # noqa: F401
    except ImportError as exc:
        told = Told(
            f"bronnen opzoeken vraagt om {exc.name}: pip install 'bijsluiter[online]'",
            f"looking sources up needs {exc.name}: pip install 'bijsluiter[online]'",
        )
        raise UsageError(told) from exc
    sites = sites or Sites()
    reached: queue.Queue[bool] = queue.Queue()
    chosen = list(dict.fromkeys((sites.crossref, sites.europepmc)))
    seconds = min(PROBE, settings.timeout)
    for site in chosen:
        threading.Thread(target=_knock, args=(site, seconds, sites.loopback, reached), daemon=True).start()
    if not any(_answers(reached, len(chosen), seconds)):
        hosts = " / ".join(urlsplit(site).hostname or site for site in chosen)
        told = Told(
            f"geen verbinding met {hosts}; zonder --online wordt alleen de vorm van bronnen gecontroleerd",
            f"no connection with {hosts}; without --online only the form of sources is checked",
        )
        raise UsageError(told)


def _answers(reached: queue.Queue[bool], count: int, seconds: float) -> Iterator[bool]:
    end = time.monotonic() + seconds
    for _ in range(count):
        try:
            yield reached.get(timeout=max(0.0, end - time.monotonic()))
        except queue.Empty:
            return


def _knock(site: str, seconds: float, loopback: bool, reached: queue.Queue[bool]) -> None:
    """Put whether a site can be connected to."""
    import socket

    from pipeline.verify.addresses import public_address

    parts = urlsplit(site)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        address = public_address(parts.hostname or "", port, seconds, loopback=loopback)
        socket.create_connection((address, port), seconds).close()
        reached.put(True)
    except OSError:
        reached.put(False)


@contextmanager
def _web(settings: VerifySettings, sites: Sites) -> Iterator[Web]:
    from pipeline.verify.cache import Cache
    from pipeline.verify.web import Web

    cache = Cache(cache_folder(settings), settings.cache_days)
    web = Web(settings, cache, loopback=sites.loopback)
    try:
        yield web
    finally:
        web.close()
        cache.close()


def cache_folder(settings: VerifySettings) -> Path:
    """Where answers are kept: what settings name, else the user's cache folder."""
    if settings.cache:
        return Path(settings.cache)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "bijsluiter" / "verify"
