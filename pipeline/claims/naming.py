"""When two names of a substance or an outcome mean the same."""

from __future__ import annotations

from functools import lru_cache

from pipeline.claims.entries import CANDIDATES
from pipeline.claims.lexicon import lexicon
from pipeline.dutch.words import words_of


def same_thing(left: str | None, right: str | None) -> bool:
    """Whether both are nothing, fold to one term of the vocabulary, or one name holds the other."""
    if not left or not right:
        return not left and not right
    one, other = _folded(left), _folded(right)
    return one in other or other in one or not _terms(left).isdisjoint(_terms(right))


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return " ".join(words_of(name).words)


@lru_cache(maxsize=4096)
def _terms(name: str) -> frozenset[str]:
    return frozenset(term.nl for term in lexicon().phrase(name) if term.kind in CANDIDATES)
