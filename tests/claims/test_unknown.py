from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from pipeline.article import Article
from pipeline.claims.lexicon import lexicon
from pipeline.claims.unknown import marks_of, names_in

Made = Callable[..., Article]


def _names(article: Article) -> list[str]:
    return list(names_in(article, lexicon().scan(article.text), set()).values())


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["# Tandartsen waarschuwen voor blorp", "Jongeren gebruiken blorp steeds vaker."], ["blorp"]),
        (
            ["# Alles over de sluimerbak", "De sluimerbak helpt baby's slapen.", "Zet de sluimerbak naast je bed."],
            ["sluimerbak"],
        ),
        (
            [
                "# Nieuws",
                "Met Florvax is de kans klein.",
                "Artsen geven Florvax aan ouderen.",
                "Zo werkt Florvax bij jou.",
            ],
            ["Florvax"],
        ),
        (["# Interview met Joost Brinkhuis", "Slapen is gezond.", "Hij slaapt goed."], []),
        (["# Nieuws", "Artsen in Zwelle zeggen dit.", "Patiënten uit Zwelle ook.", "Ze gaan naar Zwelle toe."], []),
        (["# Waarom werkt dat", "Dat werkt altijd."], []),
    ],
)
def test_names(lines: list[str], found: list[str], article_of: Made) -> None:
    pairs = [("heading", line[2:]) if line.startswith("# ") else ("paragraph", line) for line in lines]
    assert _names(article_of(*pairs)) == found


def test_a_name_becomes_a_mark_wherever_it_stands(article_of: Made) -> None:
    article = article_of(("heading", "Pas op met blorp"), ("paragraph", "Door blorp stijgt je bloeddruk."))
    marks = marks_of(article, lexicon().scan(article.text))
    assert [article.text[m.start : m.end] for m in marks if "unknown" in m.entry.kinds] == ["blorp", "blorp"]
    assert [mark.first for mark in marks] == sorted(mark.first for mark in marks)


@pytest.mark.parametrize("word", ["Qwx ", "QWX qwx ", "de Zzyx (", "blorp "])
def test_hostile_text_is_read_in_linear_time(word: str, article_of: Made) -> None:
    times = []
    for count in (2_000, 16_000):
        article = article_of(("heading", "Over blorp en Zzyx"), ("paragraph", word * count))
        scan = lexicon().scan(article.text)
        start = process_time()
        marks_of(article, scan)
        times.append(process_time() - start)
    assert times[1] < 40 * times[0] + 0.3
