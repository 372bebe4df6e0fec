"""An article whose flags and translation checks are worded in English, whatever the language of the settings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.article import Article, Flag, Translation
from pipeline.rulebook import load_rulebook
from pipeline.translation.reporting import message

if TYPE_CHECKING:
    from pipeline.matching.finding import Rule
    from pipeline.settings import Settings

PACK = "translation/"
_UNSAID = "The translation differs from its source"


def in_english(article: Article, settings: Settings) -> Article:
    """The same article with English messages; offsets, ids, severities and decisions stay as they are.

    What a rule says of its finding (a sum, a limit) is worded anew by that rule, for it cannot be taken from the Dutch.
    """
    if settings.lang == "en":
        return article
    again = _found_again(article, settings)
    rules = {rule.id: rule for rule in load_rulebook(settings).rules}
    flags = tuple(_reworded(flag, again.get(flag.id), rules.get(flag.rule)) for flag in article.flags)
    return replace(article, flags=flags, translations=_rechecked(article.translations, flags))


def _found_again(article: Article, settings: Settings) -> dict[str, Flag]:
    """The flags of the rules on the article itself in English, by id: ids are the same in every language."""
    from pipeline.stages import flag

    if all(each.rule.startswith(PACK) for each in article.flags):
        return {}
    found = flag.run(replace(article, flags=()), settings.with_(lang="en")).flags
    return {each.id: each for each in found}


def _reworded(flag: Flag, again: Flag | None, rule: Rule | None) -> Flag:
    """The flag in English; one whose words cannot be filled in says why its rule exists."""
    if again is not None:
        return replace(flag, message=again.message, why=again.why, suggestion=again.suggestion)
    if rule is None:  # of a plug-in, which words its own flags
        return flag
    spec = rule.spec
    text = message(rule, flag.values, "en")
    return replace(flag, message=spec.why.en if "{" in text else text, why=spec.why.en, suggestion=spec.suggestion.en)


def _rechecked(translations: Sequence[Translation], flags: Sequence[Flag]) -> tuple[Translation, ...]:
    """The translations with what the flags in each say in the place of its checks."""
    differ = sorted((flag for flag in flags if flag.rule.startswith(PACK)), key=lambda flag: flag.start)
    starts = [flag.start for flag in differ]
    rechecked = []
    for translation in translations:
        if translation.checks:
            own = differ[bisect_left(starts, translation.start) : bisect_right(starts, translation.end)]
            said = dict.fromkeys(flag.message for flag in own if flag.end <= translation.end)
            translation = replace(translation, checks=tuple(said) or (_UNSAID,))
        rechecked.append(translation)
    return tuple(rechecked)
