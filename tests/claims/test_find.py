from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from pipeline.article import Article
from pipeline.claims.find import find_claims
from pipeline.claims.naming import same_thing

CONTEXTS = yaml.safe_load((Path(__file__).parent / "contexts.yaml").read_text("utf-8"))
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_case(case: dict[str, Any], article_of: Callable[..., Article]) -> None:
    claims = find_claims(article_of(("paragraph", case["text"])))
    if case.get("claim") is False:
        assert claims == ()
        return
    (claim,) = claims
    assert (claim.start, claim.end) == (0, len(case["text"]))
    assert same_thing(claim.substance, case["substance"]), claim.substance
    assert same_thing(claim.outcome, case["outcome"]), claim.outcome
    assert claim.direction == (None if case["direction"] is None else case["direction"])


def test_a_list_item_takes_its_lead_in_and_the_substance_of_the_article(article_of: Callable[..., Article]) -> None:
    article = article_of(
        ("heading", "Zink: hoeveel heb je nodig?"),
        ("paragraph", "Zink is nodig voor je afweer."),
        ("paragraph", "De Gezondheidsraad adviseert per dag:"),
        ("list_item", "Volwassenen: 9 mg"),
        ("list_item", "Zwangeren: 11 mg"),
    )
    items = [claim for claim in find_claims(article) if claim.context]
    assert [(article.text[c.start : c.end], c.context, c.substance) for c in items] == [
        ("Volwassenen: 9 mg", "De Gezondheidsraad adviseert per dag:", "zink"),
        ("Zwangeren: 11 mg", "De Gezondheidsraad adviseert per dag:", "zink"),
    ]
    assert all("dose_recommendation" in claim.types for claim in items)


def test_a_section_gives_its_substance(article_of: Callable[..., Article]) -> None:
    article = article_of(
        ("heading", "Wat helpt tegen hoofdpijn?"),
        ("paragraph", "Hoofdpijn komt bij veel mensen voor."),
        ("heading", "Gember"),
        ("paragraph", "In een onderzoek nam de hoofdpijn na 2 uur met 40 procent af."),
    )
    assert find_claims(article)[-1].substance == "gember"


def _line(text: str) -> tuple[str, str]:
    for mark, kind in (("# ", "heading"), ("- ", "list_item")):
        if text.startswith(mark):
            return kind, text.removeprefix(mark)
    return "paragraph", text


@pytest.mark.parametrize("case", CONTEXTS, ids=lambda case: case["name"])
def test_a_claim_takes_what_it_lacks_from_its_context(case: dict[str, Any], article_of: Callable[..., Article]) -> None:
    lines = [_line(text) for text in case["lines"]]
    title = lines[0][1] if lines[0][0] == "heading" else ""
    claim = find_claims(article_of(*lines, title=title))[-1]
    assert same_thing(claim.substance, case["substance"]), claim.substance
    assert same_thing(claim.outcome, case["outcome"]), claim.outcome
    assert claim.direction == case["direction"]


def test_ids_and_quantities_go_on_through_the_article(article_of: Callable[..., Article]) -> None:
    article = article_of(
        ("paragraph", "Slik dagelijks 10 mg zink."), ("paragraph", "Neem niet meer dan 25 mg per dag.")
    )
    assert [(claim.id, claim.quantities) for claim in find_claims(article)] == [("k1", ("q1",)), ("k2", ("q2",))]


def test_the_same_article_gives_the_same_claims(article_of: Callable[..., Article]) -> None:
    article = article_of(("paragraph", "Koffie, thee en cola verhogen de bloeddruk met 3 mmHg volgens 12 studies."))
    assert find_claims(article) == find_claims(article)


def test_a_reference_list_holds_no_claims(article_of: Callable[..., Article]) -> None:
    assert find_claims(article_of(("reference", "Jansen P. Zink verlaagt het risico op griep met 20%. 2019."))) == ()


@pytest.mark.parametrize("word", ["gaat ", "niet verlaagt ", "zink (", "95%-BI 1,", "vitamine D-tekort-", "en "])
def test_one_endless_sentence_is_read_in_linear_time(word: str, article_of: Callable[..., Article]) -> None:
    times = []
    for count in (500, 4000):
        article = article_of(("paragraph", word * count))
        start = process_time()
        find_claims(article)
        times.append(process_time() - start)
    assert times[1] < 40 * times[0] + 0.6


LINES = (
    "Zink verkort een verkoudheid met {n} procent, vooral bij ouderen.",
    "In een onderzoek onder {n} vrouwen daalde de bloeddruk niet.",
    "Neem dagelijks {n} mg magnesium; meer dan dat geeft diarree.",
    "Dat staat los van de {n} recepten op deze pagina.",
)


def test_a_long_article_is_read_in_linear_time(article_of: Callable[..., Article]) -> None:
    times = []
    for count in (400, 1600):
        lines = [("paragraph", LINES[number % len(LINES)].format(n=number + 2)) for number in range(count)]
        article = article_of(*lines, title="Zink en magnesium")
        find_claims(article)
        start = process_time()
        find_claims(article)
        times.append(process_time() - start)
    assert times[1] < 7 * times[0] + 0.1


def test_an_empty_article_has_no_claims(article_of: Callable[..., Article]) -> None:
    assert find_claims(article_of()) == ()
