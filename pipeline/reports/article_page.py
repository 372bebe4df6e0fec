"""The page of one article: its flags worst first, its text with everything marked, and what each claim rests on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pipeline.article import LEVELS, SEVERITIES, Article, Citation, Claim, Flag, Lang, Quantity, SearchLink
from pipeline.reports.links import citation_link, web_link
from pipeline.reports.marked_text import MarkedText
from pipeline.reports.pages import render
from pipeline.reports.quantities import readable
from pipeline.reports.summarising import count_levels, engines_of, flag_rows
from pipeline.reports.summary import FlagRow, is_draft
from pipeline.reports.texts import Texts, load_texts


@dataclass(frozen=True, slots=True)
class FlagCard:
    """A flag under the number that it has in the text (0 where it was dismissed)."""

    number: int
    row: FlagRow
    claim: Claim | None
    link: str | None  # of the rule's source


@dataclass(frozen=True, slots=True)
class Proof:
    """A citation under a claim: its words, its kind, and the address where it can be looked up."""

    words: str
    kind: str
    link: str | None
    reference: str


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim with its quantities in normal form, what is known of it, and its evidence."""

    claim: Claim
    words: str
    line: int
    quantities: tuple[tuple[str, str, str], ...]  # the words, the normal form, why it is doubtful
    facts: tuple[tuple[str, str], ...]
    proofs: tuple[Proof, ...]
    links: tuple[SearchLink, ...]  # searches for a source
    flags: tuple[int, ...]
    translation: str = ""


def article_html(
    article: Article, lang: Lang, previous_flags: frozenset[str] | None, files: Collection[str] = ()
) -> str:
    """The page as one self-contained document; `files` are the others of this article, to which it links."""
    texts = load_texts(lang)
    cards = flag_cards(article, previous_flags)
    numbers = {card.row.id: card.number for card in cards if card.number}
    engines = engines_of(article)
    return render(
        "article.html.j2",
        lang,
        article=article,
        code="" if article.language.code == "und" else article.language.code,
        target=article.translations[0].target if article.translations else "",
        title=article.title or article.id,
        text=MarkedText(article, numbers, texts).html(),
        open_cards=[card for card in cards if card.number],
        dismissed=[card for card in cards if not card.number],
        claims=claim_cards(article, numbers, texts),
        counts=_counts(cards),
        levels=count_levels(article.claims),
        level_names=LEVELS,
        severities=SEVERITIES,
        engines=texts.engine(", ".join(engines)),
        files=files,
        draft=is_draft(engines),
        unchecked=_unchecked(article),
        gaps=[
            (gap, texts.gap(gap.kind, gap.detail), None if gap.end <= gap.start else article.place(gap.start)[0])
            for gap in article.gaps
        ],
    )


def _unchecked(article: Article) -> str | None:
    """What was not compared in the translations, where those are into another language than English."""
    if not article.translations:
        return None
    from pipeline.translation.guard_targets import left_unchecked

    code = article.language.code
    return left_unchecked("nl" if code == "und" else code, article.translations[0].target)


def flag_cards(article: Article, previous_flags: frozenset[str] | None) -> list[FlagCard]:
    """The flags worst first, numbered; those that a person dismissed come last, without a number."""
    claims = {claim.id: claim for claim in article.claims}
    owner: dict[str, Flag] = {flag.id: flag for flag in article.flags}
    everything = frozenset(owner) if previous_flags is None else previous_flags  # a first run has no news
    rows = sorted(flag_rows(article, everything), key=lambda row: not row.open)
    return [
        FlagCard(number if row.open else 0, row, claims.get(owner[row.id].claim or ""), web_link(row.source))
        for number, row in enumerate(rows, start=1)
    ]


def claim_cards(article: Article, numbers: dict[str, int], texts: Texts) -> list[ClaimCard]:
    """The claims in the order of the text."""
    quantities = {quantity.id: quantity for quantity in article.quantities}
    citations = {citation.id: citation for citation in article.citations}
    flags: dict[str, list[int]] = {}
    for flag in article.flags:
        if flag.claim and flag.id in numbers:
            flags.setdefault(flag.claim, []).append(numbers[flag.id])
    return [
        ClaimCard(
            claim=claim,
            words=claim.of(article),
            line=article.place(claim.start)[0],
            quantities=tuple(_figure(article, quantities[q], texts) for q in claim.quantities if q in quantities),
            facts=tuple(_facts(claim, texts)),
            proofs=tuple(
                _proof(article, citations[name], texts) for name in claim.evidence.citations if name in citations
            ),
            links=tuple(
                link for link in claim.links if claim.evidence.level in ("none", "vague") and web_link(link.url)
            ),
            flags=tuple(sorted(flags.get(claim.id, ()))),
            translation=article.translated(claim.start, claim.end),
        )
        for claim in article.claims
    ]


def _figure(article: Article, quantity: Quantity, texts: Texts) -> tuple[str, str, str]:
    words = " ".join(quantity.of(article).split())
    return words, readable(quantity, texts, words), texts.label("doubtful", quantity.doubtful or "")


def _facts(claim: Claim, texts: Texts) -> list[tuple[str, str]]:
    named = {
        "substance": claim.substance,
        "outcome": claim.outcome,
        "direction": claim.direction and texts(f"direction.{claim.direction}"),
        "population": claim.population,
        "comparator": claim.comparator,
        "design": claim.design,
        "statistics": "; ".join(claim.statistics),
        "context": claim.context,
        "reason": claim.reason if texts.lang == "nl" else "",  # told in Dutch only
    }
    return [(texts(f"field.{name}"), value) for name, value in named.items() if value]


def _proof(article: Article, citation: Citation, texts: Texts) -> Proof:
    at = citation.reference
    reference = article.blocks[at].of(article) if at is not None and at < len(article.blocks) else ""
    return Proof(
        words=" ".join(citation.of(article).split()) or citation.target or "",  # one that a reviewer added has no words
        kind=texts.label("citation_kind", citation.kind),
        link=citation_link(citation),
        reference=" ".join(reference.split()),
    )


def _counts(cards: list[FlagCard]) -> dict[str, int]:
    return {severity: sum(1 for c in cards if c.number and c.row.severity == severity) for severity in SEVERITIES}
