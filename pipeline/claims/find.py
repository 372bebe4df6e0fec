"""Which sentences of an article are claims, and what each claims."""

from __future__ import annotations

from itertools import count

from pipeline.article import Article, Claim, Direction
from pipeline.claims import aspects
from pipeline.claims.context import Topic
from pipeline.claims.decision import judge
from pipeline.claims.direction import direction_features
from pipeline.claims.entries import BAD
from pipeline.claims.features import features, shapes
from pipeline.claims.model import models, role_weights
from pipeline.claims.reading import Seen, read
from pipeline.claims.roles import Candidate, candidate_features, candidates, first_of_list, named, pick_roles

# Log odds where the substance of the article or section is known: that a sentence naming it is about it, that one
# naming none is, and against a thing that is no substance.
_KNOWN, _NONE, _OTHER = 3.0, 1.0, 2.5
_DIRECTIONS: dict[str, Direction] = {"increase": "increase", "decrease": "decrease", "none": "none"}


def find_claims(article: Article) -> tuple[Claim, ...]:
    """The claims, in the order of the text."""
    decide, learnt = judge(), models()
    numbers = count(1)
    sentences = list(read(article))
    topic = Topic(article, sentences)
    claims = []
    for seen in sentences:
        topic.enter(seen)
        words = shapes(seen)
        odds = decide.odds(seen, words)
        if odds + topic.bonus(seen) <= 0:
            topic.pass_by(seen, odds)
            continue
        types = topic.types(seen, decide.types(seen, words))
        options = candidates(seen)
        first, second = _roles(seen, topic, options, candidate_features(seen, options, types))
        chosen = options[first] if first < len(options) else None
        option = options[second] if second < len(options) else None
        suffers = option is not None and not BAD.isdisjoint(option.mark.entry.kinds)
        substance = named(chosen, "substance") if chosen else topic.substance(seen, types, suffers=suffers)
        outcome = named(option, "outcome") if option else topic.outcome(seen, types)
        heads = learnt.direction.heads
        direct = learnt.direction.scores(direction_features(seen, option.mark if option else None, types))
        topic.leave(seen, odds, substance, outcome, types)
        claims.append(
            Claim(
                start=seen.sentence.start,
                end=seen.sentence.end,
                id=f"k{next(numbers)}",
                types=types,
                quantities=tuple(quantity.id for quantity in seen.quantities),
                substance=substance,
                outcome=outcome,
                direction=_DIRECTIONS.get(heads[direct.index(max(direct))]),
                population=aspects.population(seen),
                comparator=aspects.comparator(seen),
                design=aspects.design(seen),
                hedged=aspects.hedged(seen),
                negated=aspects.denies(seen),
                statistics=aspects.statistics(seen),
                context=topic.lead_in(seen),
                reason=aspects.reason(seen),
            )
        )
    return tuple(claims)


def why(article: Article) -> list[tuple[int, float, list[str]]]:
    """For every sentence its start, its own log odds of a claim, and the features that speak most for it."""
    claim = models().claim
    found = [(seen.sentence.start, features(seen)) for seen in read(article)]
    return [(start, claim.scores(names)[0], claim.why(names, "claim", 8)) for start, names in found]


def _roles(seen: Seen, topic: Topic, options: list[Candidate], found: list[list[str]]) -> tuple[int, int]:
    """The places of the substance and of the outcome among the candidates; beyond the last: none."""
    table = role_weights()
    rows = [[table[name] for name in names if name in table] for names in found]
    weights = [sum([row[0] for row in listed]) for listed in rows]
    if topic.known:
        for place, candidate in enumerate(options):
            if candidate.substance is None:
                weights[place] -= _OTHER
            elif candidate.substance.nl == topic.known:
                weights[place] += _KNOWN
        weights[-1] += _NONE
    first, second = pick_roles(weights, [sum([row[1] for row in listed]) for listed in rows])
    second = first_of_list(seen, options, second, first, "outcome")
    return first_of_list(seen, options, first, second, "substance"), second
