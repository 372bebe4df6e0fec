"""`verify`: whether the sources that articles name have the right form and, online, exist and are what is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.check import crashed, exit_status, tell_total
from pipeline.commands.output import emit
from pipeline.commands.sources import gather
from pipeline.executors.local import map_units
from pipeline.matching.model import ReferenceRule, RegisterRule
from pipeline.reports.linter import render
from pipeline.rulebook import load_rulebook
from pipeline.settings import Settings
from pipeline.work import analyse, prove

if TYPE_CHECKING:
    from pipeline.verify.registers import Sites


def run(
    paths: Sequence[Path],
    settings: Settings,
    *,
    online: bool,
    form: str,
    sites: Sites | None = None,
    debug: bool = False,
) -> int:
    """Print what is wrong with the sources in `paths`; the exit status is that of `check`."""
    online = online or settings.verify.online
    offline = settings.with_(verify=settings.verify.model_copy(update={"online": False}))
    if online:
        from pipeline.verify.online import probe

        probe(settings.verify, sites)
    prove(offline, translate=False)
    work = partial(analyse, settings=offline, debug=debug)
    sources = gather(paths, settings)
    articles = list(map_units(work, sources, partial(crashed, settings), workers=settings.workers, size=32))
    if online:
        from pipeline.decisions import decide
        from pipeline.verify.online import verified

        articles = [decide(article, settings.decisions) for article in verified(articles, settings, sites)]
    wanted = about_sources(settings)
    articles = [replace(a, flags=tuple(flag for flag in a.flags if flag.rule in wanted)) for a in articles]
    emit(render(articles, form))
    if form == "text":
        tell_total(articles, settings.lang)
    return exit_status(articles, "warning")


def about_sources(settings: Settings) -> frozenset[str]:
    """The rules that judge an identifier or a link by itself."""
    return frozenset(rule.id for rule in load_rulebook(settings).rules if _judges_source(rule.spec))


def _judges_source(spec: object) -> bool:
    return isinstance(spec, RegisterRule) or (isinstance(spec, ReferenceRule) and spec.check.startswith("bad_"))
