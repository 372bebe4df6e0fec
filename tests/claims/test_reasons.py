from __future__ import annotations

from collections.abc import Callable

from pipeline.article import Article
from pipeline.claims.find import find_claims
from pipeline.claims.reasons import reasons


def test_a_claim_has_its_score_and_its_options(article_of: Callable[..., Article]) -> None:
    article = article_of(("paragraph", "Havermout verlaagt je cholesterol."))
    (found,) = reasons(article)
    (claim,) = find_claims(article)
    assert (found.start, found.own) == (0, claim.confidence)
    assert found.score > 0
    assert {"k food", "e down", "has soe"} & {name for name, _ in found.speaking_for}
    assert found.substances[0] == (claim.substance, 0.0, "food", "sentence")
    assert found.outcomes[0] == (claim.outcome, 0.0, "outcome", "sentence")
    behind = [one.behind for one in found.outcomes]
    assert behind == sorted(behind, reverse=True)


def test_a_sentence_that_is_no_claim_has_a_score_only(article_of: Callable[..., Article]) -> None:
    (found,) = reasons(article_of(("paragraph", "Wat is magnesium?")))
    assert found.score <= 0
    assert (found.substances, found.outcomes) == ([], [])
    assert found.speaking_against
