from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.article import Article
from pipeline.claims.headlines import headlines


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([("heading", "Zink bij verkoudheid"), ("paragraph", "Zink helpt niet.")], ["Zink bij verkoudheid"]),
        (
            [
                ("paragraph", "Home > Vitaminen > Zink"),
                ("paragraph", "Zink: alles op een rij"),
                ("paragraph", "Zink helpt."),
            ],
            ["> Zink", "Zink: alles op een rij"],
        ),
        ([("heading", "Zink"), ("paragraph", "Door Anna de Wit"), ("paragraph", "Zink helpt.")], ["Zink"]),
        ([("paragraph", "Zink helpt niet."), ("paragraph", "Dat is bekend.")], ["Zink helpt niet."]),
        ([("heading", "Zink"), ("list_item", "Volwassenen: 9 mg")], ["Zink"]),
    ],
)
def test_headlines(lines: list[tuple[str, str]], found: list[str], article_of: Callable[..., Article]) -> None:
    article = article_of(*lines)
    assert [article.text[start:end] for start, end in headlines(article)] == found


def test_an_empty_article_has_none(article_of: Callable[..., Article]) -> None:
    assert headlines(article_of()) == []
