"""The segment stage: ids, blocks, and one sentence for an entry of a reference list."""

from __future__ import annotations

from pipeline.article import Article, Block
from pipeline.settings import Settings
from pipeline.stages import segment


def test_sentences_know_their_block() -> None:
    text = "Zink\nZink helpt. Soms.\nBakker P. Blad. 2015.\n"
    blocks = (
        Block(start=0, end=4, kind="heading", line=1),
        Block(start=5, end=22, kind="paragraph", line=2),
        Block(start=23, end=44, kind="reference", line=3),
    )
    article = segment.run(Article(id="a", source="a", text=text, blocks=blocks), Settings())
    assert [(s.id, s.block, s.of(article)) for s in article.sentences] == [
        ("s1", 0, "Zink"),
        ("s2", 1, "Zink helpt."),
        ("s3", 1, "Soms."),
        ("s4", 2, "Bakker P. Blad. 2015."),
    ]


def test_no_blocks_no_sentences() -> None:
    assert segment.run(Article(id="a", source="a"), Settings()).sentences == ()
