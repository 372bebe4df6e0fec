"""Which sentences of an article are claims, and what each claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.article import Article, Claim, ClaimType, Direction
from pipeline.claims import aspects
from pipeline.claims.cells import cell_subjects
from pipeline.claims.choosing import Roles, chooser
from pipeline.claims.context import Topic
from pipeline.claims.decision import judge, odds_of, types_in
from pipeline.claims.reading import Seen, read
from pipeline.dutch.wordbook import by_number

_DIRECTIONS: dict[str, Direction] = {"increase": "increase", "decrease": "decrease", "none": "none"}


class Judged(NamedTuple):
    """A sentence as it was judged: its own log odds of a claim, what the context adds, and what a claim is about."""

    seen: Seen
    odds: float
    bonus: float
    types: tuple[ClaimType, ...]
    roles: Roles | None  # None where it is no claim
    topic: Topic  # as it stands until the next sentence


def judged(article: Article) -> Iterator[Judged]:
    """The sentences of an article, in the order of the text."""
    decide, choose = judge(), chooser()
    sentences, shapes = list(read(article)), decide.shapes(by_number(article.text))
    topic, cells = Topic(article, sentences), cell_subjects(article, sentences)
    for seen in sentences:
        topic.enter(seen)
        weight = decide.weigh(seen, shapes[seen.first : seen.last])
        odds, bonus = odds_of(weight), topic.bonus(seen)
        if odds + bonus <= 0:
            yield Judged(seen, odds, bonus, (), None, topic)
            topic.pass_by(seen, odds)
            continue
        types = topic.types(seen, types_in(weight))
        roles = choose.roles(seen, topic, types)
        if (subject := cells.get(seen.block.start)) is not None:
            roles = roles.about(subject)
        yield Judged(seen, odds, bonus, types, roles, topic)
        roles.tell(topic, seen, odds, types)


def find_claims(article: Article) -> tuple[Claim, ...]:
    """The claims, in the order of the text."""
    claims: list[Claim] = []
    for seen, odds, _, types, roles, topic in judged(article):
        if roles is None:
            continue
        substance, outcome = roles.names()
        claims.append(
            Claim(
                start=seen.sentence.start,
                end=seen.sentence.end,
                id=f"k{len(claims) + 1}",
                types=types,
                quantities=tuple([quantity.id for quantity in seen.quantities]),
                substance=substance,
                outcome=outcome,
                direction=_DIRECTIONS.get(roles.direction),
                population=aspects.population(seen),
                comparator=aspects.comparator(seen),
                design=aspects.design(seen),
                hedged=aspects.hedged(seen),
                negated=aspects.denies(seen),
                statistics=aspects.statistics(seen),
                context=topic.lead_in(seen),
                reason=aspects.reason(seen),
                confidence=round(odds, 2),
            )
        )
    return tuple(claims)
