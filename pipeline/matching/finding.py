"""What a rule is once it is read, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.article import Severity
from pipeline.errors import Lang
from pipeline.matching.model import AnySpec


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id (`pack/name`, from its path) and what its file says."""

    id: str
    spec: AnySpec
    path: Path

    @property
    def pack(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]

    def message(self, lang: Lang, values: dict[str, str]) -> str:
        """The message with its placeholders filled."""
        text = self.spec.message.nl if lang == "nl" else self.spec.message.en
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text

    def explain(self, lang: Lang = "nl") -> str:
        """The rule in words: what it says, why, what to do, where that comes from, and examples."""
        spec, nl = self.spec, lang == "nl"
        lines = [f"{self.id} ({spec.kind}, {spec.severity})", ""]
        lines.append(f"{'Melding' if nl else 'Message'}: {spec.message.nl if nl else spec.message.en}")
        lines.append(f"{'Waarom' if nl else 'Why'}: {spec.why.nl if nl else spec.why.en}")
        lines.append(f"{'Wat te doen' if nl else 'What to do'}: {spec.suggestion.nl if nl else spec.suggestion.en}")
        lines.append(f"{'Bron' if nl else 'Source'}: {spec.source}")
        if spec.unless:
            lines.append(f"{'Niet bij' if nl else 'Not where'}: {', '.join(spec.unless)}")
        lines.append(f"{'Wel' if nl else 'Found'}:")
        lines.extend(f"  {example}" for example in spec.match)
        lines.append(f"{'Niet' if nl else 'Not found'}:")
        lines.extend(f"  {example}" for example in spec.no_match)
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that applies to a stretch of text, with what its message needs."""

    rule: Rule
    start: int
    end: int
    values: dict[str, str] = field(default_factory=dict)
    claim: str | None = None
    severity: Severity | None = None  # where it differs from the rule's
    source: str = ""  # of the fact, where it differs from the rule's
