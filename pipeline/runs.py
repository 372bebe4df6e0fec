"""One run over an input folder: what is new or changed goes through the line-up and into the reports."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import __version__
from pipeline.article import Article
from pipeline.decisions import FILE_NAME, digest
from pipeline.errors import UsageError, cause
from pipeline.messages import say
from pipeline.store import DONE, Store, atomic_write, key_of
from pipeline.work import Clock, Source, analyse, file_hash, prove, shown

if TYPE_CHECKING:
    from pipeline.reports.summary import Summary
    from pipeline.settings import Settings


_MATTERS_NOT = {"memory", "memory_megabytes", "remember", "server"}  # where translations are kept and asked for


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: the articles in order, which of them were passed over, and the seconds spent a stage."""

    summaries: tuple[Summary, ...]
    unchanged: int
    gone: tuple[str, ...]
    clock: Clock = field(default_factory=dict)

    @property
    def exit_status(self) -> int:
        """0 where every article is ok or skipped, else 1."""
        return 1 if any(summary.status == "failed" for summary in self.summaries) else 0


@dataclass(frozen=True, slots=True)
class _Done:
    summary: Summary
    clock: Clock


def process_folder(
    inputs: Sequence[Path],
    output: Path,
    settings: Settings,
    *,
    progress: Callable[[Summary], None] = lambda summary: None,
    debug: bool = False,
) -> Outcome:
    """Process what is new or changed in `inputs` and write every report; raises UsageError before any work."""
    from pipeline.reports import write_index
    from pipeline.stages.ingest import find_articles

    began = time.perf_counter()
    if settings.decisions is None and (output / FILE_NAME).exists():  # what was decided at the review desk
        settings = settings.with_(decisions=str(output / FILE_NAME))
    settings = settings.remembering(output)
    static = fixed_key(settings)
    for path in inputs:
        if not os.path.lexists(path):
            raise UsageError(say("no_input", settings.lang, path=path))
    sources = find_articles(list(inputs))
    if not sources:
        raise UsageError(say("no_articles", settings.lang, path=", ".join(map(str, inputs))))
    store = Store(output, lang=settings.lang)
    ids = store.ids(sources)
    keys = {source: _article_key(source, static, _decided(store, ids[source], settings)) for source in sources}
    todo = [Source(ids[s], s) for s in sources if keys[s] is None or not store.done(ids[s], str(keys[s]))]
    unchanged = {ids[s] for s in sources} - {source.id for source in todo}
    finished: dict[str, Summary] = {name: _summary_of(store, name).seen() for name in unchanged}
    clock: Clock = {}

    work = partial(_process, output=output, settings=settings, static=static, debug=debug)
    crashed = partial(_crashed, output=output, settings=settings)
    for done in _executor(settings)(work, todo, crashed, workers=settings.workers):
        finished[done.summary.id] = done.summary
        for stage, seconds in done.clock.items():
            clock[stage] = clock.get(stage, 0.0) + seconds
        progress(done.summary)

    summaries = tuple(finished[ids[source]] for source in sources)
    gone = tuple(sorted((store.listed() - set(finished)) | set(vanished := store.vanished(inputs))))
    for article_id in vanished:
        store.remove(article_id)
    write_index(summaries, output, settings, _run_record(summaries, len(unchanged), gone, clock, began, settings))
    return Outcome(summaries, len(unchanged), gone, clock)


def _process(
    sources: Sequence[Source], *, output: Path, settings: Settings, static: dict[str, Any], debug: bool
) -> list[_Done]:
    clock: Clock = {}
    articles = analyse(sources, settings, translate=True, clock=clock, debug=debug)
    began = time.perf_counter()
    done = [
        _Done(_publish(article, source, output, settings, static), {})
        for article, source in zip(articles, sources, strict=True)
    ]
    clock["report"] = time.perf_counter() - began
    return [_Done(done[0].summary, clock), *done[1:]]


def _publish(article: Article, source: Source, output: Path, settings: Settings, static: dict[str, Any]) -> Summary:
    from pipeline.reports import keep_analysis, summarise, write_article

    store = Store(output, check=False)
    previous = _previous_flags(store, article.id)
    try:
        summary = summarise(article, previous)
        folder = store.article_folder(article.id)
        (folder / DONE).unlink(missing_ok=True)  # until the new report stands whole, the article is not done
        files = write_article(article, folder, settings, previous, source.path)
        files = (*files, *keep_analysis(article, folder, files))
        decided = digest(settings.decisions, article.id, (flag.id for flag in article.flags))
        parts = {**static, "source": article.sha256, "decided": decided}
        again = article.status == "failed" or _translation_failed(article, static)
        key = None if again else key_of(parts)
        names = [f"{article.id}/{name}" for name in files]
        record = {"key": key, "files": names, "summary": summary.to_dict()}
        atomic_write(folder / DONE, json.dumps(record, ensure_ascii=False))
    except OSError as exc:
        error = say("unwritable", settings.lang, error=cause(exc))
        return summarise(Article(id=article.id, source=article.source, status="failed", error=error), previous)
    return summary


def _translation_failed(article: Article, static: dict[str, Any]) -> bool:
    """Whether an engine that is there gave no translation: a server that was down may be up the next time."""
    return static.get("engine") != "none" and any(gap.kind == "no_translation" for gap in article.gaps)


def _crashed(source: Source, *, output: Path, settings: Settings) -> _Done:
    error = say("killed", settings.lang)
    article = Article(id=source.id, source=shown(source.path), status="failed", error=error)
    return _Done(_publish(article, source, output, settings, {}), {})


def fixed_key(settings: Settings) -> dict[str, Any]:
    """What, beside the article and the decisions on it, decides about a result: settings, rules, version, engine."""
    from pipeline.paths import rules_folder

    prove(settings)
    folders = [rules_folder(), *([Path(settings.house_rules)] if settings.house_rules else [])]
    left_out: dict[str, Any] = {"workers": True, "decisions": True, "translation": _MATTERS_NOT, "verify": True}
    return {
        "version": __version__,
        "settings": settings.model_dump(exclude=left_out),
        "online": settings.verify.online,
        "rules": [_hash_files(folder.rglob("*")) for folder in folders],
        "engine": _engine_id(settings),
        "glossary": _hash_files([Path(glossary)] if (glossary := settings.translation.glossary) else []),
        "edits": _edits_key(settings),
    }


def _edits_key(settings: Settings) -> str:
    if not settings.translation.enabled or settings.translation.memory is None:
        return ""
    from pipeline.translation.memory import edits_key

    return edits_key(settings.translation.memory)


def _engine_id(settings: Settings) -> str:
    if not settings.translation.enabled:
        return "off"
    from pipeline.translation.engine import engine_id

    return engine_id(settings)


def _hash_files(paths: Iterable[Path]) -> str:
    total = sha256()
    for path in sorted(path for path in paths if path.is_file()):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _article_key(source: Path, static: dict[str, Any], decided: str) -> str | None:
    content = file_hash(source)
    return None if content is None else key_of({**static, "source": content, "decided": decided})


def _decided(store: Store, article_id: str, settings: Settings) -> str:
    """What is decided now about the flags that the article had when it was done."""
    if settings.decisions is None:
        return ""
    return digest(settings.decisions, article_id, _previous_flags(store, article_id) or ())


def _summary_of(store: Store, article_id: str) -> Summary:
    from pipeline.reports.summary import Summary

    return Summary.from_dict((store.record(article_id) or {})["summary"])


def _previous_flags(store: Store, article_id: str) -> frozenset[str] | None:
    record = store.record(article_id)
    return None if record is None else frozenset(flag["id"] for flag in record["summary"]["flags"])


def _executor(settings: Settings) -> Any:
    from pipeline.executors.local import map_units

    return map_units


def _run_record(
    summaries: Sequence[Summary],
    unchanged: int,
    gone: Sequence[str],
    clock: Clock,
    began: float,
    settings: Settings,
) -> dict[str, Any]:
    flags = Counter(flag.severity for summary in summaries for flag in summary.open_flags())
    return {
        "schema": "bijsluiter/run/1",
        "version": __version__,
        "finished": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "seconds": round(time.perf_counter() - began, 3),
        "cores": os.cpu_count(),
        "engine": _engine_id(settings),
        "ids": [summary.id for summary in summaries],
        "articles": dict(Counter(summary.status for summary in summaries)),
        "processed": len(summaries) - unchanged,
        "unchanged": unchanged,
        "gone": list(gone),
        "claims": sum(summary.claims for summary in summaries),
        "flags": dict(flags),
        "stages": {name: round(seconds, 4) for name, seconds in clock.items()},
    }
