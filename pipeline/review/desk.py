"""The desk: an output folder with its decisions and its index, and one article with all that was decided on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline.article import Article, Claim, Flag, Sentence
from pipeline.decisions import FILE_NAME, with_claims, with_sources
from pipeline.decisions.additions import Additions
from pipeline.decisions.history import Entry, History
from pipeline.decisions.keys import NEAR, nearness, normalised, places, sentence_key
from pipeline.review.choices import Chooser
from pipeline.review.edits import Edits
from pipeline.review.filling import state_of
from pipeline.review.index import Index
from pipeline.review.marking import Target
from pipeline.settings import Settings
from pipeline.store import analysis_of


@dataclass(frozen=True, slots=True)
class Decided:
    """How a flag stands: its state, the version of that, who brought it there, when and why."""

    state: str = "open"
    version: int = 0
    reviewer: str = ""
    at: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Prior:
    """What was decided on the same rule in the nearest earlier wording of the sentence."""

    decided: Decided
    sentence: str


class Desk:
    """One output folder under review."""

    def __init__(self, output: Path, settings: Settings) -> None:
        self.output, self.settings, self.lang = output, settings, settings.lang
        self.history = History(output / FILE_NAME)
        self.index = Index(output, self.history)
        self.chooser = Chooser(self.index)
        self.edits = Edits(settings.remembering(output).translation.memory, settings)

    def close(self) -> None:
        """Close the files."""
        self.index.close()
        self.history.close()

    def article(self, name: str) -> Reviewed | None:
        """The article of that id as it stands now; None where the run lists none of that id, or without analysis."""
        if not self.index.rows("SELECT 1 FROM articles WHERE name = ?", (name,)):
            return None
        path = analysis_of(self.output / name)
        if path is None or not path.resolve().is_relative_to(self.output.resolve()):  # a link that leads elsewhere
            return None
        try:
            article = Article.from_json(path.read_bytes())
        except (OSError, ValueError):
            return None
        return Reviewed(self, replace(article, id=name))


class Reviewed:
    """An article with what was added to it, and the decisions on its flags."""

    def __init__(self, desk: Desk, article: Article) -> None:
        self.desk, self.lang = desk, desk.lang
        latest = desk.history.latest
        self.entries = {key: entry for (_, key), entry in latest("flag", article.id).items()}
        self.everywhere = {key: entry for (_, key), entry in latest("flag", "").items()}
        self.sources = {key: entry for (_, key), entry in latest("source", article.id).items()}
        self.claims = {key: entry for (_, key), entry in latest("claim", article.id).items()}
        self.translations = {key: entry for (_, key), entry in latest("translation", article.id).items()}
        self.article = with_sources(with_claims(article, self._additions), self._additions)
        self.numbers = {flag.id: number for number, flag in enumerate(self.flags, start=1)}

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Under which key the translation of each sentence is edited, by sentence id."""
        return places(self.article)

    @property
    def flags(self) -> list[Flag]:
        """The flags in the order of the text."""
        return sorted(self.article.flags, key=lambda flag: (flag.start, flag.end, flag.rule))

    @property
    def _additions(self) -> Additions:
        return Additions(
            {key: entry.reviewer for key, entry in self.claims.items() if entry.value},
            {
                key: tuple((one["kind"], one["target"]) for one in entry.value.get("sources", ()))
                for key, entry in self.sources.items()
                if entry.value
            },
        )

    def decided(self, flag: Flag) -> Decided:
        """How a flag stands: as the desk knows, else as the last run found it."""
        entry = self.entries.get(flag.id) or self.everywhere.get(flag.id)
        if entry is not None:
            return decided_of(entry, version=entry.version if entry.article else 0)
        if flag.decision is not None:
            known = flag.decision
            return Decided(known.verdict, 0, known.reviewer, known.date, known.reason)
        return Decided()

    @cached_property
    def _orphans(self) -> Mapping[str, list[Entry]]:
        """Decisions on flags that the article no longer has, by rule, newest first."""
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries.values(), key=lambda entry: -entry.id):
            if entry.key not in self.numbers and entry.value and entry.rule:
                found.setdefault(entry.rule, []).append(entry)
        return found

    def prior(self, flag: Flag) -> Prior | None:
        """The old decision that an open flag on a changed sentence reminds of."""
        candidates = self._orphans.get(flag.rule, ())
        if not candidates:
            return None
        words = normalised(self.sentence_words(flag))
        near = max(candidates, key=lambda entry: nearness(words, entry.sentence))
        return Prior(decided_of(near), near.sentence) if nearness(words, near.sentence) >= NEAR else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset."""
        return next((s for s in self.article.sentences if s.start <= offset < s.end), None)

    def sentence_words(self, flag: Flag) -> str:
        """The sentence in which a flag begins; the flagged words where there is none."""
        sentence = self.sentence_at(flag.start)
        return sentence.of(self.article) if sentence else flag.of(self.article)

    def claim(self, name: str | None) -> Claim | None:
        """The claim of that id."""
        return next((claim for claim in self.article.claims if claim.id == name), None)

    def added_sources(self, claim: Claim) -> list[dict[str, str]]:
        """The sources that reviewers added to a claim."""
        entry = self.sources.get(sentence_key(claim.of(self.article)))
        return list(entry.value["sources"]) if entry and entry.value else []

    def added_by(self, claim: Claim) -> str | None:
        """Who pointed at a claim that was missed; None for one that was found."""
        entry = self.claims.get(sentence_key(claim.of(self.article)))
        return entry.reviewer if entry and entry.value else None

    def targets(self) -> dict[str, Target]:
        """The translation of each sentence, by sentence id; an edited one goes before that of the engine."""
        by_start = {translation.start: translation for translation in self.article.translations}
        found = {}
        for sentence in self.article.sentences:
            translation = by_start.get(sentence.start)
            if translation is None:
                continue
            entry = self.translations.get(self.places[sentence.id])
            if entry is not None and entry.value:
                text, checks = str(entry.value["text"]), tuple(entry.value.get("checks", ()))
                found[sentence.id] = Target(self.desk.edits.whole(self.article, sentence, text), checks, entry.reviewer)
            else:
                found[sentence.id] = Target(translation.text, translation.checks)
        return found


def decided_of(entry: Entry, *, version: int | None = None) -> Decided:
    """What an entry of the history says of a flag."""
    reason = str(entry.value.get("reason", "")) if entry.value else ""
    return Decided(state_of(entry), entry.version if version is None else version, entry.reviewer, entry.at, reason)
