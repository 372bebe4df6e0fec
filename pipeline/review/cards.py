"""What the cards of the rail show of a flag and of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Claim, Flag
from pipeline.decisions.keys import sentence_key
from pipeline.reports.article_page import ClaimCard, claim_cards
from pipeline.reports.links import web_link
from pipeline.reports.quantities import readable
from pipeline.review.desk import Decided, Prior, Reviewed
from pipeline.review.intake import Intake, intakes
from pipeline.review.links import link_of, searches
from pipeline.review.texts import desk_texts


@dataclass(frozen=True, slots=True)
class FlagCard:
    """A flag as its card shows it."""

    flag: Flag
    number: int
    decided: Decided
    prior: Prior | None
    claim: Claim | None
    link: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source that a reviewer added."""

    kind: str
    target: str
    link: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as its card shows it, with what the desk adds to the card of the report."""

    card: ClaimCard
    intakes: list[tuple[str, Intake]]
    searches: list[tuple[str, str]]
    added: list[Source]
    added_by: str | None
    suggestions: list[str]
    flags: list[tuple[str, int, str]]
    version: int  # of the added sources


def flag_cards(reviewed: Reviewed) -> list[FlagCard]:
    """A card for every flag, in the order of the text."""
    return [flag_card(reviewed, flag) for flag in reviewed.flags]


def flag_card(reviewed: Reviewed, flag: Flag) -> FlagCard:
    """The card of one flag."""
    decided = reviewed.decided(flag)
    return FlagCard(
        flag=flag,
        number=reviewed.numbers[flag.id],
        decided=decided,
        prior=reviewed.prior(flag) if decided.state == "open" else None,
        claim=reviewed.claim(flag.claim),
        link=web_link(flag.source),
        words=" ".join((flag.match or flag.of(reviewed.article)).split()),
    )


def claim_views(reviewed: Reviewed) -> list[ClaimView]:
    """A card for every claim, in the order of the text."""
    article, texts = reviewed.article, desk_texts(reviewed.lang)
    bars = intakes(article, reviewed.lang)
    quantities = {quantity.id: quantity for quantity in article.quantities}
    views = []
    for card in claim_cards(article, reviewed.numbers, texts):
        claim = card.claim
        own = [flag for flag in reviewed.flags if flag.claim == claim.id]
        entry = reviewed.sources.get(sentence_key(claim.of(article)))
        views.append(
            ClaimView(
                card=card,
                intakes=[(readable(quantities[q], texts), bars[q]) for q in claim.quantities if q in bars],
                searches=searches(claim),
                added=[Source(s["kind"], s["target"], link_of(**s)) for s in reviewed.added_sources(claim)],
                added_by=reviewed.added_by(claim),
                suggestions=_suggestions(own),
                flags=[(flag.id, reviewed.numbers[flag.id], flag.severity) for flag in own],
                version=entry.version if entry else 0,
            )
        )
    return views


def _suggestions(flags: list[Flag]) -> list[str]:
    """How the claim could be worded instead, each once; what a translation should be is another matter."""
    own = (flag.suggestion for flag in flags if flag.suggestion and not flag.rule.startswith("translation/"))
    return list(dict.fromkeys(own))
