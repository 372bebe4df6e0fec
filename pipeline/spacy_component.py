"""A spaCy component: `nlp.add_pipe("bijsluiter")` puts quantities, citations, claims and flags into `doc.spans`.

spaCy finds it by name, through the entry point group `spacy_factories`. Each group of `doc.spans` holds spans in the
order of the text. A span's label is the quantity's kind, the citation's kind, the claim's evidence level or the flag's
rule; its `kb_id_` is the id by which `doc._.bijsluiter`, the whole Article, knows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.article import Article, Citation, Claim, Flag, Quantity
from pipeline.settings import Languages, Settings

if TYPE_CHECKING:
    from spacy.tokens import Span

GROUPS = ("quantities", "citations", "claims", "flags")


@Language.factory("bijsluiter", default_config={"lang": "nl"})
def create(nlp: Language, name: str, lang: Literal["nl", "en"]) -> BijsluiterComponent:
    """The component; `lang` is the language of its messages."""
    return BijsluiterComponent(lang)


class BijsluiterComponent:
    """Reads a Doc as an article and puts what was found on it."""

    def __init__(self, lang: Literal["nl", "en"] = "nl") -> None:
        self._settings = Settings(lang=lang, languages=Languages(assume="nl"))
        if not Doc.has_extension("bijsluiter"):
            Doc.set_extension("bijsluiter", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with the four groups of spans, and the Article as `doc._.bijsluiter`."""
        from pipeline.work import line_up, run_stages

        article = run_stages(_article(doc.text), self._settings, line_up(self._settings, translate=False))
        doc._.bijsluiter = article
        for group in GROUPS:
            spans = (_span(doc, item) for item in getattr(article, group))
            doc.spans[group] = [span for span in spans if span is not None]
        return doc


def _article(text: str) -> Article:
    """`text` as an article with the same offsets."""
    from pipeline.stages import ingest

    same_size = text.replace("\r\n", " \n").replace("\r", "\n").replace("\ufeff", " ")
    if not same_size.strip():
        return Article(id="doc", source="doc.txt", text=same_size)
    return ingest.read_bytes(same_size.encode("utf-8", "surrogatepass"), "doc.txt", Settings())


def _span(doc: Doc, item: Quantity | Citation | Claim | Flag) -> Span | None:
    match item:
        case Claim():
            label: str = item.evidence.level
        case Flag():
            label = item.rule
        case _:
            label = item.kind
    return doc.char_span(item.start, item.end, label=label, kb_id=item.id, alignment_mode="expand")
