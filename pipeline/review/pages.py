"""The two pages: the inbox and an article."""

from __future__ import annotations

import getpass
from typing import Any

from pipeline.article import LEVELS, SEVERITIES
from pipeline.reports.summarising import count_levels, engines_of
from pipeline.reports.summary import is_draft
from pipeline.review import inbox
from pipeline.review.cards import claim_views, flag_cards
from pipeline.review.desk import Desk
from pipeline.review.filters import ORDERS, Filters
from pipeline.review.index import STATES
from pipeline.review.marking import Marking, Numbered
from pipeline.review.rendering import render
from pipeline.review.texts import desk_texts, reasons, script_texts


def inbox_html(desk: Desk, filters: Filters, token: str) -> str:
    """The list of articles or flags that `filters` ask for."""
    return render(
        "inbox.html.j2",
        desk.lang,
        page=inbox.find(desk.index, filters),
        filters=filters,
        totals=inbox.totals(desk.index),
        choices=desk.chooser.now(),
        reviewers=desk.history.reviewers(),
        progress=desk.index.progress,
        severities=SEVERITIES,
        levels=LEVELS,
        states=STATES,
        orders=ORDERS,
        data=_data(desk, token, ""),
    )


def article_html(desk: Desk, name: str, token: str) -> str | None:
    """The page of one article; None where there is none."""
    reviewed = desk.article(name)
    if reviewed is None:
        return None
    article, texts = reviewed.article, desk_texts(desk.lang)
    cards = flag_cards(reviewed)
    marking = Marking(
        article, [Numbered(card.flag, card.number, card.decided.state) for card in cards], reviewed.targets(), texts
    )
    claims = claim_views(reviewed)
    engines = engines_of(article)
    return render(
        "article.html.j2",
        desk.lang,
        article=article,
        reviewed=reviewed,
        code="" if article.language.code == "und" else article.language.code,
        rows=list(marking.rows()),
        cards=cards,
        open=sum(1 for card in cards if card.decided.state == "open"),
        claims=claims,
        levels=count_levels(article.claims),
        level_names=LEVELS,
        neighbours=desk.index.neighbours(name),
        draft=", ".join(engines).replace(" (draft)", "") if is_draft(engines) else "",
        data=_data(desk, token, name),
    )


def lost_html(desk: Desk, token: str, key: str) -> str:
    """A page that says what is not there."""
    return render("lost.html.j2", desk.lang, key=key, data=_data(desk, token, ""))


def _data(desk: Desk, token: str, article: str) -> dict[str, Any]:
    """What the scripts of a page need to know."""
    return {
        "token": token,
        "article": article,
        "reviewer": _user(),
        "last": desk.history.last(),
        "reasons": reasons(desk.lang),
        "texts": script_texts(desk.lang),
        "lang": desk.lang,
    }


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
