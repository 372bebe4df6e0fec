"""Which sentences of an article are claims, and what each claims."""

from __future__ import annotations

from itertools import count

from pipeline.article import Article, Claim, Direction
from pipeline.claims import aspects
from pipeline.claims.context import Topic
from pipeline.claims.decision import types_of
from pipeline.claims.direction import direction_features
from pipeline.claims.features import features
from pipeline.claims.model import models
from pipeline.claims.reading import effects_of, read
from pipeline.claims.roles import BAD, candidate_features, candidates, first_of_list, pick_roles

# Log odds where the substance of the article or section is known: that a sentence naming it is about it, that one naming none
# is, and against a thing that is no substance.
_KNOWN, _NONE, _OTHER = 3.0, 1.0, 2.5
_DIRECTIONS: dict[str, Direction] = {"increase": "increase", "decrease": "decrease", "none": "none"}


def find_claims(article: Article) -> tuple[Claim, ...]:
    """The claims, in the order of the text."""
    learnt = models()
    numbers = count(1)
    sentences = list(read(article))
    topic = Topic(article, sentences)
    claims = []
    for seen in sentences:
        topic.enter(seen)
        found = features(seen)
        scores = learnt.claim.scores(found)
        if scores[0] + topic.bonus(seen) <= 0:
            topic.leave(seen, scores[0], None, None, claim=False)
            continue
        types = topic.types(seen, types_of(scores))
        effects = effects_of(seen)
        options = candidates(seen)
        option_features = candidate_features(seen, effects, options, types)
        weights = learnt.substance.weigh(option_features)
        if topic.known:
            for place, candidate in enumerate(options):
                if candidate.substance is None:
                    weights[place] -= _OTHER
                elif candidate.substance.nl == topic.known:
                    weights[place] += _KNOWN
            weights[-1] += _NONE
        first, second = pick_roles(weights, learnt.outcome.weigh(option_features))
        second = first_of_list(seen, options, second, first, "outcome")
        first = first_of_list(seen, options, first, second, "substance")
        chosen = options[first] if first < len(options) else None
        option = options[second] if second < len(options) else None
        suffers = option is not None and option.mark.of_kind(BAD) is not None
        substance = (
            (chosen.substance or chosen.outcome).nl if chosen else topic.substance(seen, types, suffers=suffers)
        )
        outcome = (option.outcome or option.substance).nl if option else topic.outcome(seen, types)
        direct = learnt.direction.scores(direction_features(seen, effects, option.mark if option else None, types))
        topic.leave(seen, scores[0], substance, outcome, claim=True, types=types)
        claims.append(
            Claim(
                start=seen.sentence.start,
                end=seen.sentence.end,
                id=f"k{next(numbers)}",
                types=types,
                quantities=tuple(quantity.id for quantity in seen.quantities),
                substance=substance,
                outcome=outcome,
                direction=_DIRECTIONS.get(learnt.direction.heads[direct.index(max(direct))]),
                population=aspects.population(seen),
                comparator=aspects.comparator(seen),
                design=aspects.design(seen),
                hedged=aspects.hedged(seen),
                negated=aspects.denies(seen, effects),
                statistics=aspects.statistics(seen),
                context=topic.lead_in(seen),
                reason=", ".join(learnt.claim.why(found, "claim")),
            )
        )
    return tuple(claims)
