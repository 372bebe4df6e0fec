"""Makes an Article of a file or of bytes, and finds the articles in folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.article import Article
from pipeline.readers.decoding import decode
from pipeline.readers.messages import Unreadable, cause
from pipeline.readers.sniffing import is_docx, text_kind

if TYPE_CHECKING:
    from pipeline.readers.builder import Reading
    from pipeline.settings import Settings

READ = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx")
REFUSED = (".pdf", ".doc", ".odt", ".rtf")
SUFFIXES = frozenset((*READ, *REFUSED))
COMMENTED = ("-met-opmerkingen", "-with-comments")  # how `annotate` names its copy of an article


def read(path: Path, settings: Settings, *, name: str | None = None) -> Article:
    """The article in the file at `path`, with `name` (or the file's stem) as its id; raises InputError."""
    source = str(path)
    try:
        data = _bytes(path, settings.max_megabytes)
        return _article(data, source, name or path.stem, path.suffix.lower(), settings)
    except Unreadable as exc:
        raise exc.error() from exc


def read_bytes(data: bytes, source: str, settings: Settings) -> Article:
    """The article in `data`, such as standard input; raises InputError."""
    path = Path(source)
    try:
        if len(data) > settings.max_megabytes * 1_000_000:
            raise Unreadable("too_large", limit=_number(settings.max_megabytes))
        return _article(data, source, path.stem, path.suffix.lower(), settings)
    except Unreadable as exc:
        raise exc.error() from exc


def _bytes(path: Path, megabytes: float) -> bytes:
    limit = int(megabytes * 1_000_000)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise Unreadable("special")  # before it is opened: a pipe without a writer would wait for ever
        if found.st_size > limit and stat.S_ISREG(found.st_mode):
            raise Unreadable("too_large", limit=_number(megabytes))
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as exc:
        raise Unreadable("missing") from exc
    except PermissionError as exc:
        raise Unreadable("denied") from exc
    except IsADirectoryError as exc:
        raise Unreadable("folder" if os.access(path, os.R_OK | os.X_OK) else "denied") from exc
    except (OSError, ValueError) as exc:
        raise Unreadable("unreadable", detail=cause(exc)) from exc
    if len(data) > limit:
        raise Unreadable("too_large", limit=_number(megabytes))
    return data


def _number(megabytes: float) -> str:
    return f"{megabytes:g}"


def _article(data: bytes, source: str, name: str, suffix: str, settings: Settings) -> Article:
    if not data:
        raise Unreadable("empty")
    reading = _reading(data, suffix, settings.max_megabytes)
    if not reading.text.strip():
        raise Unreadable("empty" if not data.strip() else "no_text")
    return Article(
        id=name,
        source=source,
        text=reading.text,
        sha256=sha256(data).hexdigest(),
        title=" ".join(reading.title.split()),
        published=reading.published,
        anchors=reading.anchors,
        blocks=reading.blocks,
        links=reading.links,
        gaps=reading.gaps,
    )


def _reading(data: bytes, suffix: str, megabytes: float) -> Reading:
    if is_docx(data, suffix):
        from pipeline.readers import docx

        return docx.read(data, megabytes)
    text = decode(data)
    kind = text_kind(text, suffix)
    if kind == "html":
        from pipeline.readers import html

        return html.read(text)
    if kind == "markdown":
        from pipeline.readers import markdown

        return markdown.read(text)
    from pipeline.readers import text as plain

    return plain.read(text)


def find_articles(paths: Iterable[Path]) -> list[Path]:
    """The articles that some paths mean, in the order given: a file itself, a folder its articles, sorted."""
    found: dict[str, Path] = {}
    for path in paths:
        for article in _walk(path, ()) if path.is_dir() else (path,):
            found.setdefault(str(article.absolute()), article)
    return list(found.values())


def _walk(folder: Path, above: tuple[str, ...]) -> Iterator[Path]:
    """Articles of a folder and those in it, without hidden files, lock files, commented copies and circular links."""
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError:
        yield folder  # fails, with its sentence, when it is read
        return
    stems = {entry.stem for entry in entries if entry.suffix.lower() in READ}
    for entry in entries:
        if entry.name.startswith((".", "~$")) or _is_copy(entry, stems):
            continue
        if entry.is_dir():
            yield from _walk(entry, (*above, real))
        elif entry.suffix.lower() in SUFFIXES and not _is_special(entry):
            yield entry


def _is_copy(path: Path, stems: set[str]) -> bool:
    """Whether a document is what `annotate` made of an article that stands beside it."""
    endings = (ending for ending in COMMENTED if path.suffix.lower() == ".docx" and path.stem.endswith(ending))
    return any(path.stem.removesuffix(ending) in stems for ending in endings)


def _is_special(path: Path) -> bool:
    """Whether a path is a pipe, device or socket; a link to nothing is not, and fails when it is read."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode)
