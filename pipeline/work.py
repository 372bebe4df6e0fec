"""The work unit: one source through the line-up; what goes wrong with it stays with it."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.article import Article
from pipeline.decisions import decide, read_decisions
from pipeline.errors import InputError, StageError, Told, UsageError
from pipeline.messages import say
from pipeline.stage import LINE_UP, ONLINE, Stage, check_order, load

if TYPE_CHECKING:
    from pipeline.settings import Settings

R = TypeVar("R")
Clock = dict[str, float]  # seconds a stage
Guard = Callable[[Article, Callable[[Article], Article]], Article]


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its id, the path as given, and its bytes where they don't come from that path."""

    id: str
    path: Path
    data: bytes | None = None


def line_up(settings: Settings, *, translate: bool = True) -> list[tuple[str, Stage]]:
    """The stages between ingest and report, plug-ins at their places; raises StageError where the order cannot work."""
    names = [name for name in LINE_UP if name not in ("ingest", "report")]
    plugins = [plugin.name for plugin in settings.plugins]
    for plugin in settings.plugins:
        if plugin.after not in names:
            known = ", ".join(names)
            nl = f"uitbreiding {plugin.name!r} moet na {plugin.after!r} komen; er zijn {known}"
            raise StageError(Told(nl, f"plug-in {plugin.name!r} is to run after {plugin.after!r}; stages are {known}"))
        names.insert(names.index(plugin.after) + 1, plugin.name)
    if not translate or not settings.translation.enabled:
        names.remove("translate")
    if settings.verify.online:
        names.insert(names.index("flag") + 1, ONLINE)
    stages = [(name, load(name, plugins=plugins)) for name in names]
    check_order(stages)
    return stages


def prove(settings: Settings, *, translate: bool = True) -> None:
    """Raise UsageError for wrong rules, stages or decisions, before any article is read."""
    from pipeline.rulebook import load_rulebook

    load_rulebook(settings)
    line_up(settings, translate=translate)
    if translate and settings.translation.glossary:
        from pipeline.translation.glossary import with_house

        with_house(settings.translation.glossary)
    if settings.decisions:
        read_decisions(Path(settings.decisions))
    if settings.verify.online:
        from pipeline.verify.online import probe

        probe(settings.verify)


def process(
    source: Path | str | bytes | Article, settings: Settings | None = None, *, translate: bool = False
) -> Article:
    """One article, file or document (as bytes) through every stage from ingest to flag, and translate where asked.

    Raises InputError where the source cannot be read.
    """
    from pipeline.settings import load_settings

    settings = settings or load_settings()
    article = source if isinstance(source, Article) else _ingest(source, settings)
    done = run_stages(article, settings, tuple(line_up(settings, translate=translate)))
    return decide(done, settings.decisions)


def analyse(
    sources: Sequence[Source],
    settings: Settings,
    *,
    translate: bool = False,
    clock: Clock | None = None,
    debug: bool = False,
) -> list[Article]:
    """The articles of `sources` after every stage, in that order.

    One that cannot be read, or on which a stage breaks, comes back as failed and costs the others nothing.
    """
    guard = partial(_guarded, settings=settings, debug=debug)
    articles: list[Article] = []
    batches = _batches(_line_up(settings.model_dump_json(), translate))
    for source in sources:
        blank = Article(id=source.id, source=shown(source.path))
        read = _timed(clock, "ingest", guard, blank, partial(_ingest_source, source, settings))
        articles.append(_through(batches[0], read, settings, guard, clock))
    for (name, stage), *after in batches[1:]:
        articles = _timed(clock, name, _many, name, stage, articles, settings, guard)
        articles = [_through(after, article, settings, guard, clock) for article in articles]
    return [decide(article, settings.decisions) for article in articles]


def run_stages(article: Article, settings: Settings, stages: Iterable[tuple[str, Stage]]) -> Article:
    """The article after `stages`; one that is skipped or failed goes no further."""
    for _, stage in stages:
        if article.status == "ok":
            article = stage.run(article, settings)
    return article


def _batches(stages: Sequence[tuple[str, Stage]]) -> list[list[tuple[str, Stage]]]:
    """The stages in runs, each after the first beginning with one that gains by taking many articles at once."""
    batches: list[list[tuple[str, Stage]]] = [[]]
    for name, stage in stages:
        if hasattr(stage, "run_many"):
            batches.append([])
        batches[-1].append((name, stage))
    return batches


def _through(
    stages: Iterable[tuple[str, Stage]], article: Article, settings: Settings, guard: Guard, clock: Clock | None
) -> Article:
    """One article through `stages` in one go: what they keep in common about its text is still at hand."""
    for name, stage in stages:
        if article.status == "ok":
            article = _timed(clock, name, guard, article, partial(_run, stage, settings))
    return article


def _many(name: str, stage: Any, articles: list[Article], settings: Settings, guard: Guard) -> list[Article]:
    ready = [article for article in articles if article.status == "ok"]
    try:
        done = {article.id: article for article in stage.run_many(ready, settings)}
    except UsageError:
        raise
    except Exception:  # one by one, to find out which article it was
        done = {article.id: guard(article, partial(_run, stage, settings)) for article in ready}
        if name == "translate":
            done = {article.id: _untranslated(article, done[article.id]) for article in ready}
    return [done.get(article.id, article) for article in articles]


def _untranslated(article: Article, done: Article) -> Article:
    """The article as it was before a translation that failed, with the reason: what was found in it stands."""
    if done.status != "failed":
        return done
    from pipeline.translation.articles import without_engine

    return without_engine(article, done.error or "")


def _run(stage: Stage, settings: Settings, article: Article) -> Article:
    return stage.run(article, settings)


def _timed(clock: Clock | None, name: str, step: Callable[..., R], *arguments: Any) -> R:
    began = time.perf_counter()
    result = step(*arguments)
    if clock is not None:
        clock[name] = clock.get(name, 0.0) + time.perf_counter() - began
    return result


def _guarded(article: Article, step: Callable[[Article], Article], *, settings: Settings, debug: bool) -> Article:
    try:
        return step(article)
    except InputError as exc:
        error = exc.text(settings.lang)
    except UsageError:
        raise
    except Exception as exc:
        if debug:
            raise
        error = say("internal", settings.lang, error=f"{type(exc).__name__}: {exc}")
    sha256 = article.sha256 or file_hash(Path(article.source)) or ""
    return Article(id=article.id, source=article.source, sha256=sha256, status="failed", error=error)


def _ingest(source: Path | str | bytes, settings: Settings, name: str = "-") -> Article:
    from pipeline.stages import ingest

    if isinstance(source, bytes):
        return ingest.read_bytes(source, name, settings)
    return ingest.read(Path(source), settings)


def _ingest_source(source: Source, settings: Settings, blank: Article) -> Article:
    article = _ingest(source.path if source.data is None else source.data, settings, blank.source)
    return replace(article, id=blank.id, source=blank.source)


def shown(path: Path) -> str:
    """A path as text, with a mark for each byte that is no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def file_hash(path: Path) -> str | None:
    """The SHA-256 of a regular file's bytes, read piece by piece; None where there is none to be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


@cache
def _line_up(settings_json: str, translate: bool) -> tuple[tuple[str, Stage], ...]:
    from pipeline.settings import Settings

    return tuple(line_up(Settings.model_validate_json(settings_json), translate=translate))
