"""Pages and cards as HTML: templates in a folder of their own, everything escaped, no script or style in the page."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.article import Lang
from pipeline.reports.pages import TEMPLATES as REPORT_TEMPLATES
from pipeline.reports.pages import script_json
from pipeline.review.texts import desk_texts

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def render(template: str, lang: Lang, **values: Any) -> str:
    """The page or piece that `template` makes in `lang`."""
    text: str = _environment().get_template(template).render(t=desk_texts(lang), lang=lang, **values)
    return text


def local(at: str) -> str:
    """A moment of the history by the clock of this machine, to the minute; a day, or what is no moment, as it is."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at[:16]
    return moment.astimezone().isoformat()[:16] if moment.tzinfo else at[:16]


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """Every file that the pages load, by name, with its type; nothing else is ever served from the disk."""
    files = [path for path in STATIC.iterdir() if path.suffix in TYPES]
    found = {path.name: (path.read_bytes(), TYPES[path.suffix]) for path in files}
    found["report.css"] = ((REPORT_TEMPLATES / "style.css").read_bytes(), TYPES[".css"])
    return found


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([FOLDER / "templates", REPORT_TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["script_json"] = script_json
    environment.globals["local"] = local
    return environment
