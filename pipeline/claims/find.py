"""Which sentences of an article are claims, and what each claims."""

from __future__ import annotations

from itertools import count

from pipeline.article import Article, Claim, Direction
from pipeline.claims import aspects
from pipeline.claims.choosing import chooser
from pipeline.claims.context import Topic
from pipeline.claims.decision import judge, odds_of, types_in
from pipeline.claims.features import features, shapes
from pipeline.claims.model import models
from pipeline.claims.reading import read

_DIRECTIONS: dict[str, Direction] = {"increase": "increase", "decrease": "decrease", "none": "none"}


def find_claims(article: Article) -> tuple[Claim, ...]:
    """The claims, in the order of the text."""
    decide, choose = judge(), chooser()
    numbers = count(1)
    sentences = list(read(article))
    topic = Topic(article, sentences)
    claims = []
    for seen in sentences:
        topic.enter(seen)
        weight = decide.weigh(seen, shapes(seen))
        odds = odds_of(weight)
        if odds + topic.bonus(seen) <= 0:
            topic.pass_by(seen, odds)
            continue
        types = topic.types(seen, types_in(weight))
        roles = choose.roles(seen, topic, types)
        roles.tell(topic, seen, odds, types)
        substance, outcome = roles.names()
        claims.append(
            Claim(
                start=seen.sentence.start,
                end=seen.sentence.end,
                id=f"k{next(numbers)}",
                types=types,
                quantities=tuple(quantity.id for quantity in seen.quantities),
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


def why(article: Article) -> list[tuple[int, float, list[str]]]:
    """For every sentence its start, its own log odds of a claim, and the features that speak most for it."""
    claim = models().claim
    found = [(seen.sentence.start, features(seen)) for seen in read(article)]
    return [(start, claim.scores(names)[0], claim.why(names, "claim", 8)) for start, names in found]
