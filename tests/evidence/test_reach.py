"""How far evidence reaches, on short articles (reach.yaml), and the questions asked of a whole article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.article import Article, Claim, ClaimType
from pipeline.dutch.quantities import find_quantities
from pipeline.settings import Settings
from pipeline.stages import cite, ingest, segment

_CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "reach.yaml").read_text("utf-8"))
_TYPES: dict[str, ClaimType] = {"result": "study_result", "effect": "effect_outcome", "dose": "dose_recommendation"}
_OTHER: ClaimType = "other"
_SETTINGS = Settings()


def _segmented(text: str) -> Article:
    article = segment.run(ingest.read_bytes(text.encode(), "a.txt", _SETTINGS), _SETTINGS)
    return replace(article, quantities=tuple(find_quantities(article)))


def _cited(text: str, types: list[ClaimType]) -> Article:
    article = _segmented(text)
    assert len(article.sentences) == len(types), [article.text[s.start : s.end] for s in article.sentences]
    claims = [
        Claim(start=sentence.start, end=sentence.end, id=f"k{number}", types=(kind,))
        for number, (sentence, kind) in enumerate(zip(article.sentences, types, strict=True), start=1)
    ]
    return cite.run(replace(article, claims=tuple(claims)), _SETTINGS)


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_reach(case: dict[str, Any]) -> None:
    wanted = [str(level).split() for level in case["levels"]]
    types: list[ClaimType] = [next((_TYPES[word] for word in words if word in _TYPES), _OTHER) for words in wanted]
    article = _cited(case["text"], types)
    got, want = [], []
    for claim, words in zip(article.claims, wanted, strict=True):
        level = claim.evidence.level
        scope = next((word for word in words if word in ("report", "list", "article")), "sentence")
        got.append(("-", None) if words[0] == "-" else (level, claim.evidence.scope))
        want.append(("-", None) if words[0] == "-" else (words[0], None if words[0] == "none" else scope))
    assert got == want
