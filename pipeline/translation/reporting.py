"""Turns what the guard found into the checks of a translation and into flags, by the rules of pack translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, cast

from pipeline.article import Article, Flag, Lang, Sentence, Severity
from pipeline.dutch.words import words_of
from pipeline.rulebook import load_rulebook
from pipeline.translation.findings import Finding
from pipeline.translation.prepare import Prepared

if TYPE_CHECKING:
    from pipeline.matching.finding import Rule
    from pipeline.settings import Settings

_NOTHING: dict[Lang, str] = {"nl": "niets", "en": "nothing"}


class Reporter:
    """The rules of pack translation that are switched on, ready to word findings."""

    def __init__(self, settings: Settings) -> None:
        rulebook = load_rulebook(settings)
        self._lang = settings.lang
        self._rules: dict[str, Rule] = {rule.id: rule for rule in rulebook.rules if rule.pack == "translation"}
        self._severities = {name: cast(Severity, rulebook.severity(rule)) for name, rule in self._rules.items()}

    def checks(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        """What differs, each in a sentence."""
        return tuple(
            dict.fromkeys(message(rule, _values(finding), self._lang) for rule, finding in self._known(findings))
        )

    def flags(
        self, article: Article, sentence: Sentence, prepared: Prepared, findings: Sequence[Finding]
    ) -> Iterator[Flag]:
        """A flag for each finding, at the words of the source that it concerns."""
        spec_lang = self._lang
        seen: dict[str, int] = {}
        for rule, finding in self._known(findings):
            whole = finding.start == 0 and finding.end >= len(prepared.text)
            start = sentence.start if whole else prepared.place(finding.start)
            end = sentence.end if whole else min(sentence.end, start + finding.end - finding.start)
            identity = _fingerprint(rule.id, prepared.text, finding)
            seen[identity] = times = seen.get(identity, 0) + 1
            line, column = article.place(start)
            claim = next((claim.id for claim in article.claims if claim.start <= start < claim.end), None)
            spec = rule.spec
            yield Flag(
                start=start,
                end=end,
                id=identity if times == 1 else f"{identity}-{times}",
                rule=rule.id,
                severity=self._severities[rule.id],
                line=line,
                column=column,
                message=message(rule, _values(finding), spec_lang),
                why=spec.why.nl if spec_lang == "nl" else spec.why.en,
                suggestion=spec.suggestion.nl if spec_lang == "nl" else spec.suggestion.en,
                source=spec.source,
                claim=claim,
                match=article.text[start:end],
                values=_values(finding),
            )

    def _known(self, findings: Sequence[Finding]) -> Iterator[tuple[Rule, Finding]]:
        for finding in findings:
            rule = self._rules.get(f"translation/{finding.rule}")
            if rule is not None:
                yield rule, finding


def message(rule: Rule, values: dict[str, str], lang: Lang) -> str:
    """The message of a rule of pack translation about the words that differ (those of a flag's `values`)."""
    return rule.message(lang, {name: _quoted(words, lang) for name, words in values.items()})


def _values(finding: Finding) -> dict[str, str]:
    return {"match": finding.source, "found": finding.target}


def _quoted(words: str, lang: Lang) -> str:
    if not words:
        return _NOTHING[lang]
    return words if words.isdecimal() else f"'{words}'"


def _fingerprint(rule: str, text: str, finding: Finding) -> str:
    words = " ".join(words_of(text).words)
    return blake2b("\n".join((rule, words, finding.source, finding.target)).encode(), digest_size=6).hexdigest()
