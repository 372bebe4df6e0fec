"""The flag stage: every rule of the rulebook on the article, and a flag for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from pipeline.article import SEVERITIES, Article, Flag, Lang, Severity
from pipeline.matching.allowed import Nearest, nearest
from pipeline.matching.engine import Engine
from pipeline.matching.finding import Finding
from pipeline.matching.reading import Reading
from pipeline.rulebook import Rulebook, load_rulebook

if TYPE_CHECKING:
    from pipeline.settings import Settings

_QUOTED: dict[Lang, str] = {
    "nl": "Iemand die met naam of beroep wordt genoemd zegt dit; daarom is het een aandachtspunt.",
    "en": "Someone named, or known by profession, says this; that is why it is a notice.",
}
needs = ("text", "blocks", "sentences", "quantities", "citations", "claims")
adds = ("flags",)


def run(article: Article, settings: Settings) -> Article:
    """The article with its flags, in text order; flags of other stages stay."""
    engine, severities = _engine(settings.model_dump_json(exclude={"lang"}))
    reading = Reading(article)
    found = _one_a_figure(_one_a_sentence(reading, engine.find(reading, settings)))
    return replace(article, flags=article.flags + make_flags(reading, found, settings, severities))


def _one_a_sentence(reading: Reading, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, but of pack advice only the gravest in each sentence: an editor weighs a sentence once."""
    gravest: dict[int | None, Finding] = {}
    for finding in findings:
        if finding.rule.pack != "advice":
            yield finding
            continue
        sentence = reading.sentence_at(finding.start)
        known = gravest.get(sentence)
        if known is None or _gravity(finding) < _gravity(known):
            gravest[sentence] = finding
    yield from gravest.values()


def _one_a_figure(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in text order, without a dose that also differs elsewhere where it cannot be right by itself."""
    ordered = sorted(findings, key=lambda f: (f.start, f.end, f.rule.id))
    wrong = {(f.start, f.end) for f in ordered if f.rule.pack == "dose"}
    return [f for f in ordered if f.rule.id != "number/inconsistent-dose" or (f.start, f.end) not in wrong]


def _gravity(finding: Finding) -> tuple[bool, int, int, str]:
    """What comes first where several are found: a rule that knows what it found before one that weighs wording."""
    spec = finding.rule.spec
    return spec.kind == "weighed", SEVERITIES.index(spec.severity), finding.start, finding.rule.id


def make_flags(
    reading: Reading, findings: Iterable[Finding], settings: Settings, severities: dict[str, Severity]
) -> tuple[Flag, ...]:
    """A flag for each finding, with an id that outlives changes elsewhere in the article."""
    article, lang = reading.article, settings.lang
    offsets = [anchor.offset for anchor in article.anchors]
    seen: dict[str, int] = {}
    hashes: dict[tuple[str, tuple[int, int]], blake2b] = {}
    advised: dict[tuple[int | None, str], Nearest | None] = {}
    substances = {known.id: known.substance or "" for known in reversed(article.claims)}
    flags = []
    for finding in findings:
        spec = finding.rule.spec
        identity = fingerprint(reading, finding, hashes)
        seen[identity] = times = seen.get(identity, 0) + 1
        line, column = article.place(finding.start, offsets)
        claim = finding.claim
        if claim is None:
            holder = reading.claim_at(finding.start, finding.end)
            claim = holder.id if holder else None
        flags.append(
            Flag(
                start=finding.start,
                end=finding.end,
                id=identity if times == 1 else f"{identity}-{times}",
                rule=finding.rule.id,
                severity=_severity(finding, severities),
                line=line,
                column=column,
                message=finding.rule.message(lang, finding.values),
                why=_why(finding, lang),
                suggestion=_suggestion(reading, finding, substances.get(claim or "", ""), lang, advised),
                source=finding.source or spec.source,
                claim=claim,
                match=article.text[finding.start : finding.end],
            )
        )
    return tuple(flags)


def _why(finding: Finding, lang: Lang) -> str:
    """The reason of the rule; where someone named says the words, that this is why the flag is a mere notice."""
    spec = finding.rule.spec
    text = spec.why.nl if lang == "nl" else spec.why.en
    return f"{text} {_QUOTED[lang]}" if finding.severity == "notice" != spec.severity else text


def _suggestion(
    reading: Reading,
    finding: Finding,
    substance: str,
    lang: Lang,
    advised: dict[tuple[int | None, str], Nearest | None],
) -> str:
    """What to do; of a health claim also the nearest wording that is authorised."""
    spec = finding.rule.spec
    text = spec.suggestion.nl if lang == "nl" else spec.suggestion.en
    if finding.rule.pack != "claim":
        return text
    sentence = reading.sentence_at(finding.start)
    if (sentence, substance) not in advised:
        first, last = (0, 0) if sentence is None else reading.bounds[sentence]
        advised[sentence, substance] = nearest(reading.words[first:last], substance)
    found = advised[sentence, substance]
    return f"{text} {found.suggestion(lang)}" if found else text


def severities_of(rulebook: Rulebook) -> dict[str, Severity]:
    """The severities that settings give, by the id of the rule."""
    return {name: level for name, level in rulebook.severities if level in SEVERITIES}


def fingerprint(reading: Reading, finding: Finding, hashes: dict[tuple[str, tuple[int, int]], blake2b]) -> str:
    """A hash of the rule, the words of the sentence and the words matched; `hashes` keeps it as far as the sentence."""
    number = reading.sentence_at(finding.start)
    span = reading.words_in(finding.start, finding.end)
    bounds = reading.bounds[number] if number is not None else span
    begun = hashes.get((finding.rule.id, bounds))
    if begun is None:
        words = " ".join(reading.words[slice(*bounds)])
        begun = hashes[finding.rule.id, bounds] = blake2b(f"{finding.rule.id}\n{words}\n".encode(), digest_size=6)
    whole = begun.copy()
    whole.update(" ".join(reading.words[slice(*span)]).encode())
    return whole.hexdigest()


def _severity(finding: Finding, severities: dict[str, Severity]) -> Severity:
    """The severity of settings or of the rule; lower where the finding says so."""
    severity = severities.get(finding.rule.id, finding.rule.spec.severity)
    if finding.severity and SEVERITIES.index(finding.severity) > SEVERITIES.index(severity):
        return finding.severity
    return severity


@lru_cache(maxsize=4)
def _engine(settings_json: str) -> tuple[Engine, dict[str, Severity]]:
    from pipeline.settings import Settings

    rulebook = load_rulebook(Settings.model_validate_json(settings_json))
    return Engine(rulebook.rules), severities_of(rulebook)
