"""What a rule file may hold: one strict model for every kind of the closed set."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from pipeline.article import ClaimType
from pipeline.matching.named import Answer, Check, Condition, Difference, Fault, Sum


class Strict(BaseModel):
    """A model that knows its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Both(Strict):
    """A text in the two languages of messages."""

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Common(Strict):
    """What every rule has, of whatever kind."""

    severity: Literal["error", "warning", "notice"]
    message: Both
    why: Both
    suggestion: Both
    source: str = Field(min_length=1)
    unless: list[Condition] = []
    match: list[str] = Field(min_length=1)
    no_match: list[str] = Field(min_length=1)
    settings: dict[str, int] = {}  # settings under which the examples hold


class Near(Strict):
    """Words that must stand close to the match."""

    any: list[str] = Field(min_length=1)
    words: int = Field(default=6, ge=1, le=30)


class Text(Common):
    """What the kinds that read words share."""

    requires: list[str] = []  # one of these phrases must stand in the sentence
    without: list[str] = []  # none of these may
    near: Near | None = None


class PhraseRule(Text):
    """Phrases, in the language of matching/syntax.py."""

    kind: Literal["phrase"]
    any: list[str] = Field(min_length=1)


class RegexRule(Text):
    """A regular expression over the text, without nested quantifiers."""

    kind: Literal["regex"]
    pattern: str = Field(min_length=1)
    words: list[str] = []  # run only on sentences that hold one of these


class PatternRule(Text):
    """spaCy token patterns, run only on sentences that hold an anchor word."""

    kind: Literal["pattern"]
    words: list[str] = Field(min_length=1)
    patterns: list[list[dict[str, object]]] = Field(min_length=1)


class WeighedRule(Common):
    """Sentences that a fitted model (rules/data/`model`.tsv) weighs at `at_least`, in log odds.

    What other rules of its pack found is weighed with them, and counts at `assent`, or anyway where it is trusted.
    """

    kind: Literal["weighed"]
    model: str = Field(min_length=1)
    words: list[str] = Field(min_length=1)  # one of these words or <classes> must stand in the sentence
    without: list[str] = []  # none of these may
    at_least: float = Field(strict=False)
    assent: float = Field(default=-100.0, strict=False)
    trusted: list[str] = []  # ids of rules that need no assent
    roughly: float = Field(default=-2.0, strict=False)  # what its words alone must weigh


class EvidenceRule(Common):
    """Claims of some types whose evidence is at some levels."""

    kind: Literal["evidence"]
    levels: list[Literal["none", "vague", "attributed"]] = Field(min_length=1)
    types: list[ClaimType] = []  # empty: all that no other rule of this kind names


class LimitRule(Common):
    """Doses against reference intakes and conversions."""

    kind: Literal["limit"]
    check: Check


class ConsistencyRule(Common):
    """Arithmetic on the quantities of a sentence or an article."""

    kind: Literal["consistency"]
    check: Sum


class ReferenceRule(Common):
    """Faults of marks, references and links."""

    kind: Literal["reference"]
    check: Fault


class RegisterRule(Common):
    """What a register or site says of a source; the examples are "text => answer" (pipeline/verify/examples.py)."""

    kind: Literal["register"]
    check: Answer


class AuthorisedRule(Common):
    """Claims about a food whose authorised wording is known, and which say more than it, or something else."""

    kind: Literal["authorised"]
    any: list[str] = Field(min_length=1)  # the wordings
    unlisted: bool = False  # only where the effect is one on which no claim is authorised


class TranslationRule(Common):
    """A difference between a sentence and its translation; the examples are "source => translation"."""

    kind: Literal["translation"]
    check: Difference


AnySpec = (
    PhraseRule
    | RegexRule
    | PatternRule
    | WeighedRule
    | EvidenceRule
    | LimitRule
    | ConsistencyRule
    | ReferenceRule
    | RegisterRule
    | AuthorisedRule
    | TranslationRule
)
Spec = Annotated[AnySpec, Field(discriminator="kind")]
MODELS: dict[str, type[Common]] = {
    "phrase": PhraseRule,
    "regex": RegexRule,
    "pattern": PatternRule,
    "weighed": WeighedRule,
    "evidence": EvidenceRule,
    "limit": LimitRule,
    "consistency": ConsistencyRule,
    "reference": ReferenceRule,
    "register": RegisterRule,
    "authorised": AuthorisedRule,
    "translation": TranslationRule,
}


@cache
def adapter() -> TypeAdapter[AnySpec]:
    """The validator of a rule file."""
    return TypeAdapter(Spec)
