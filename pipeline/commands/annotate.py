"""`annotate`: gives an article back as a Word document with a comment on the words of each flag."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.annotate.documents import annotated
from pipeline.article import Article
from pipeline.commands.output import line, save
from pipeline.errors import UsageError
from pipeline.messages import counted, say
from pipeline.readers.messages import Unreadable
from pipeline.reports.texts import load_texts
from pipeline.settings import Settings
from pipeline.work import Source, analyse, prove


def run(path: Path, output: Path | None, settings: Settings, *, debug: bool = False) -> int:
    """Write the annotated document; 0 where it is written, 1 where the article cannot be read."""
    prove(settings, translate=False)
    target = output or path.with_name(f"{path.stem}{say('annotated_name', settings.lang)}.docx")
    if not target.parent.is_dir():
        raise UsageError(say("no_folder", settings.lang, path=target.parent))
    data = _bytes(path, settings)
    source = Source(path.stem, path, data)
    article = analyse([source], settings, debug=debug)[0]
    if article.status == "failed" or data is None:
        return _failed(path, article, settings)
    try:
        made, count = annotated(article, data, path.suffix.lower(), settings.max_megabytes, load_texts(settings.lang))
    except Unreadable as exc:
        return _failed(path, Article(id="", source="", error=exc.error().text(settings.lang)), settings)
    save(target, made, settings.lang)
    line(say("annotated", settings.lang, path=target, flags=counted(count, "flag", settings.lang)))
    return 0


def _bytes(path: Path, settings: Settings) -> bytes | None:
    """The bytes of the file where it is one of an allowed size; the reader says what is wrong with another."""
    try:
        if not path.is_file() or path.stat().st_size > settings.max_megabytes * 1_000_000:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _failed(path: Path, article: Article, settings: Settings) -> int:
    print("bijsluiter: " + say("failed", settings.lang, name=path, error=article.error), file=sys.stderr)
    return 1
