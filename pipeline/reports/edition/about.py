"""What every form of the English edition says beside the text: title, engine, draft notice, flagged sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import SEVERITIES, Article, Severity

DRAFT = (
    "Made by {engine}, which is not good enough to publish from unread: compare every sentence with the Dutch source."
)
DRAFT_TITLE = "Draft translation."
FLAGGED = "Flagged sentences"
CHECKS = "Sentences to check"
NOT_TRANSLATED = "(not translated)"


@dataclass(frozen=True, slots=True)
class Flagged:
    """An open flag with the sentence that it is about, in English and as it stands in the source."""

    severity: Severity
    rule: str
    line: int
    message: str
    english: str
    dutch: str


def title_of(article: Article) -> str:
    """The title in English, where it was translated."""
    for translation in article.translations:
        if translation.of(article).strip() == article.title.strip():
            return translation.text
    return article.title


def target_of(article: Article) -> str:
    """The language that the article was translated into."""
    return article.translations[0].target if article.translations else "en"


def said_before(article: Article) -> dict[str, str]:
    """The translation of every sentence, for words outside the text that repeat one."""
    return {" ".join(one.of(article).split()): one.text for one in article.translations}


def engine_of(article: Article) -> str:
    """What translated the article."""
    return article.translations[0].engine if article.translations else ""


def flagged(article: Article) -> list[Flagged]:
    """The flags that are open, worst first."""
    flags = sorted(article.flags, key=lambda flag: (SEVERITIES.index(flag.severity), flag.start))
    found = []
    for flag in flags:
        if flag.decision is not None and flag.decision.verdict != "accepted":
            continue
        around = [translation for translation in article.translations if translation.overlaps(flag)]
        start = min((translation.start for translation in around), default=flag.start)
        end = max((translation.end for translation in around), default=flag.end)
        english = " ".join(translation.text for translation in around) or NOT_TRANSLATED
        dutch = " ".join(article.text[start:end].split())
        found.append(Flagged(flag.severity, flag.rule, flag.line, " ".join(flag.message.split()), english, dutch))
    return found


def said(checks: Sequence[str]) -> str:
    """What the checks of a sentence say, each as a sentence."""
    return " ".join(" ".join(check.split()) + ("" if check.endswith((".", "?", "!")) else ".") for check in checks)
