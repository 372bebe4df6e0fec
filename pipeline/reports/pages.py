"""The Jinja environment of the HTML reports: templates, styles and scripts in one file each, everything escaped."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.article import Lang
from pipeline.reports.texts import load_texts

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, lang: Lang, **values: Any) -> str:
    """The page that `template` makes in `lang`."""
    text: str = _environment().get_template(template).render(t=load_texts(lang), lang=lang, **values)
    return text


def script_json(data: Any) -> Markup:
    """`data` as JSON that can stand within a script element, whatever words an article holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text.encode("utf-8", "replace").decode())


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["asset"] = _asset
    return environment


@cache
def _asset(name: str) -> Markup:
    """A style sheet or script of ours, to stand in the page."""
    return Markup((TEMPLATES / name).read_text("utf-8").strip())
