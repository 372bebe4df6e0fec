"""Pages of the desk that bring their own style: the overview that the last run wrote, and the closed door."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.article import Lang
from pipeline.reports.overview_page import NAME
from pipeline.review.rendering import render

OVERVIEW = NAME
_STYLE = re.compile(r"<style>([^<]*)</style>")


@dataclass(frozen=True, slots=True)
class Standalone:
    """A page, and the policy under which its own styles hold and nothing else: no script, no request."""

    html: str

    @property
    def policy(self) -> str:
        """The content security policy, with the hash of each style."""
        digests = (sha256(style.encode()).digest() for style in _STYLE.findall(self.html))
        styles = " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests) or "'none'"
        return (
            f"default-src 'none'; style-src {styles}; img-src data:; form-action 'none'; base-uri 'none'; "
            "frame-ancestors 'none'"
        )


def overview(output: Path) -> Standalone | None:
    """The overview of an output folder; None where the last run wrote none."""
    path = output / OVERVIEW
    if not path.resolve().is_relative_to(output.resolve()):  # a link that leads elsewhere
        return None
    try:
        return Standalone(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def closed(lang: Lang) -> Standalone:
    """What a browser sees that did not come by the address with the token."""
    return Standalone(render("closed.html.j2", lang))
