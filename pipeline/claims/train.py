"""Fits the claim models to annotated texts: `python -m pipeline.claims.train` writes rules/data/claims/*.tsv.

It needs numpy. The same texts and the same code give the same files, byte for byte, on one machine.
The models for roles and direction learn on what models of other folds find, to live with their slips.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from pipeline.claims.choosing import Chooser, Roles
from pipeline.claims.context import Topic
from pipeline.claims.decision import TYPES, types_of
from pipeline.claims.direction_features import direction_parts
from pipeline.claims.examples import Example, Text, texts_of
from pipeline.claims.fitting import Choice, Yes, fit_choice, fit_heads
from pipeline.claims.model import NAMES, Model, Models, models_folder
from pipeline.claims.naming import same_thing
from pipeline.claims.offers import Option
from pipeline.claims.parts import names_of
from pipeline.claims.role_features import beside, nature, role_traits
from pipeline.claims.roles import options_of
from pipeline.paths import rules_folder

DIRECTIONS = ("increase", "decrease", "none", "unstated")
FOLDS = 4
_EMPTY = Model((), {}, ())


def fit_claim(examples: Sequence[Example]) -> Model:
    """Whether a sentence is a claim; those that may be argued (claim null) teach nothing."""
    told = [item for item in examples if item.row["claim"] is not None]
    return fit_heads(("claim",), [Yes(item.features, [float(item.row["claim"])]) for item in told])


def fit_types(examples: Sequence[Example]) -> Model:
    """Of which types a claim is."""
    full = [item for item in examples if item.full]
    return fit_heads(TYPES, [Yes(item.single, [float(name in item.row["types"]) for name in TYPES]) for item in full])


def levelled(types: Model, unseen: Sequence[tuple[Example, list[float]]]) -> Model:
    """The model with the bias of every type moved half the way to where its F1 is best on scores of other folds."""
    bias = list(types.bias)
    for place, name in enumerate(TYPES):

        def quality(level: float, name: str = name, place: int = place) -> float:
            found = [(name in item.row["types"], scores[place] > level) for item, scores in unseen]
            hits = sum(gold and said for gold, said in found)
            return 2 * hits / max(1, sum(gold for gold, _ in found) + sum(said for _, said in found))

        bias[place] -= 0.5 * max((step / 10 for step in range(-15, 6)), key=quality)
    return replace(types, bias=tuple(round(value, 2) for value in bias))


def right_options(item: Example, options: Sequence[Option], role: str) -> list[int]:
    """The options that mean what was annotated; the last option is none at all."""
    gold = item.row.get(role)
    if not gold:
        return [len(options)]
    text, base = item.seen.text, item.seen.sentence.start
    right = []
    for place, option in enumerate(options):
        words = text[option.mark.start - base : option.mark.end - base] if option.mark else None
        if same_thing(gold, option.term(role).nl) or (words and same_thing(gold, words)):
            right.append(place)
    return right


def _first(options: Sequence[Option], places: Sequence[int]) -> Option | None:
    return options[places[0]] if places and places[0] < len(options) else None


class Lessons:
    """What the roles and the direction are learnt from, gathered while texts are read as `find_claims` reads them."""

    def __init__(self) -> None:
        self.substance: list[Choice] = []
        self.outcome: list[Choice] = []
        self.directions: list[Yes] = []

    def read(self, text: Text, types: Model, chooser: Chooser | None) -> None:
        """Reads a text; the context is told what `chooser` finds, or without it what is annotated."""
        topic = Topic(text.article, [item.seen for item in text.examples])
        for item in text.examples:
            topic.enter(item.seen)
            if not item.full:
                topic.pass_by(item.seen, 3.0 if item.row["claim"] else -3.0)
                continue
            kinds = topic.types(item.seen, types_of(types.scores(item.single)))
            options = options_of(item.seen, topic.offers())
            traits = role_traits(item.seen, options, kinds)
            right = {role: right_options(item, options, role) for role in ("substance", "outcome")}
            if chooser:
                roles = chooser.roles(item.seen, topic, kinds)._replace(direction=item.direction)
            else:
                first, second = (_first(options, right[role]) for role in ("substance", "outcome"))
                roles = Roles(first, second, item.direction)
            more = [beside(name, nature(roles.outcome), kinds) for name in traits.standings]
            if right["substance"]:
                self.substance.append(Choice(traits.names(more), right["substance"]))
            if right["outcome"]:
                self.outcome.append(Choice(traits.names(), right["outcome"]))
            term, mark = (roles.outcome.term("outcome"), roles.outcome.mark) if roles.outcome else (None, None)
            about = roles.substance is not None
            found = names_of(direction_parts(item.seen, mark, term, kinds, topic.direction, about=about))
            self.directions.append(Yes(found, [float(name == item.direction) for name in DIRECTIONS]))
            roles.tell(topic, item.seen, 3.0, kinds)

    def models(self) -> Models:
        """The models of roles and direction; those of the claim and its types are left empty."""
        return Models(
            _EMPTY,
            _EMPTY,
            fit_choice("substance", self.substance, penalty=4.0),
            fit_choice("outcome", self.outcome, penalty=6.0),
            fit_heads(DIRECTIONS, self.directions, penalty=5.0),
        )


def fit_all(texts: Sequence[Text]) -> Models:
    """All models."""
    examples = [item for text in texts for item in text.examples]
    splits = [
        ([t for place, t in enumerate(texts) if place % FOLDS != fold],
         [t for place, t in enumerate(texts) if place % FOLDS == fold])
        for fold in range(FOLDS)
    ]  # fmt: skip
    kinds = [fit_types([item for text in rest for item in text.examples]) for rest, _ in splits]
    unseen = [
        (item, types.scores(item.single))
        for types, (_, held) in zip(kinds, splits, strict=True)
        for text in held
        for item in text.examples
        if item.full
    ]
    kinds = [levelled(types, unseen) for types in kinds]
    lessons = Lessons()
    for fold, (_, held) in enumerate(splits):
        taught = Lessons()
        for other, (_, texts_) in enumerate(splits):
            if other != fold:
                for text in texts_:
                    taught.read(text, kinds[other], None)
        chooser = Chooser(taught.models())
        for text in held:
            lessons.read(text, kinds[fold], chooser)
    return replace(lessons.models(), claim=fit_claim(examples), types=levelled(fit_types(examples), unseen))


def main() -> None:
    """Fits and writes."""
    texts = texts_of(rules_folder().parent)
    found = fit_all(texts)
    models_folder().mkdir(exist_ok=True)
    for name in NAMES:
        getattr(found, name).write(models_folder() / f"{name}.tsv")
    print(f"{sum(len(text.examples) for text in texts)} sentences", file=sys.stderr)


if __name__ == "__main__":
    main()
