from __future__ import annotations

from pipeline.article import Article
from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import cite, extract, ingest, segment

TABLE = """# Vitamine D en botten

Vitamine D is nodig voor sterke botten.

Aanbevolen hoeveelheid per dag:

{}
"""


def _claims(table: str) -> list[tuple[str, str | None]]:
    article = ingest.read_bytes(TABLE.format(table).encode(), "a.md", Settings())
    for stage in (segment, extract, cite):
        article = stage.run(article, Settings())
    return _cells(article)


def _cells(article: Article) -> list[tuple[str, str | None]]:
    cells = {block.start for block in article.blocks if block.kind == "table_cell"}
    return [(claim.of(article), claim.substance) for claim in article.claims if claim.start in cells]


def test_a_cell_is_about_what_its_row_begins_with() -> None:
    table = "| Stof | Vrouwen | Mannen |\n|---|---|---|\n| Zink | 7 mg | 9 mg |\n| Magnesium | 300 mg | 350 mg |"
    assert _claims(table) == [
        ("7 mg", "zink"),
        ("9 mg", "zink"),
        ("300 mg", "magnesium"),
        ("350 mg", "magnesium"),
    ]


def test_a_cell_is_about_the_head_of_its_column() -> None:
    table = "| Wie | Zink | IJzer |\n|---|---|---|\n| Vrouwen | 7 mg | 16 mg |\n| Mannen | 9 mg | 11 mg |"
    assert _claims(table) == [("7 mg", "zink"), ("16 mg", "ijzer"), ("9 mg", "zink"), ("11 mg", "ijzer")]


def test_a_text_without_tables_has_none() -> None:
    assert _cells(prepared("Zink verkort een verkoudheid met een dag.", Settings())) == []
