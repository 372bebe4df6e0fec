"""Finds the names and powers (10⁹) that a translator must leave alone, and what to put in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.article import Article, Span
from pipeline.dutch.vocabulary import vocabulary
from pipeline.dutch.words import fold, words_of
from pipeline.evidence.name_forms import name_forms
from pipeline.evidence.wordlists import in_set, is_demonym
from pipeline.translation.name_words import NameWords, english_bodies, name_in_english, name_words
from pipeline.translation.people import authors, cited_people, joined, people

_JOINTS = frozenset((" ", "\xa0", "-", " & ", "'", "’", "/", "&", ", ", ". "))
_ARTICLE = re.compile(r"\b(?:de|het) $", re.IGNORECASE)
_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]$")
_THE = re.compile(r"\bThe $")
_YEAR = re.compile(r",?(?: [a-z]{2,4})? \(?(?:19|20)\d\d\)?$")
_POWER = re.compile(r"(?<![\w.,])\d[\d.,]*[⁰¹²³⁴-⁹⁻]+(?!\w)")
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Span):
    """A name, or a figure that engines cannot read, and what stands for it in the translation."""

    fill: str
    kind: Literal["person", "body", "power"] = "body"


def names_of(article: Article, target: str) -> list[Name]:
    """The names of an article by their place, apart: a listed body before others, else the first or longer."""
    data, text = name_words(), article.text
    persons = [*people(text, data), *_cited_people(article, data)]
    persons += joined(text, persons, data)
    bodies = _apart([*_known(text, target, data), *_cited_bodies(article, target, data, listed=True)])
    taken = [False] * (len(text) + 1)
    for body in bodies:
        taken[body.start : body.end] = [True] * (body.end - body.start)
    others = [*_cited_bodies(article, target, data, listed=False)]
    others += [Name(start=start, end=end, fill=text[start:end], kind="person") for start, end in persons]
    others += [Name(start=one.start(), end=one.end(), fill=one[0], kind="power") for one in _POWER.finditer(text)]
    return _apart([*bodies, *(one for one in others if not any(taken[one.start : one.end]))])


def _apart(names: Iterable[Name]) -> list[Name]:
    """The names by their place, without those that overlap one before."""
    apart: list[Name] = []
    for name in sorted(names, key=lambda one: (one.start, -one.end)):
        if not apart or apart[-1].end <= name.start:
            apart.append(name)
    return apart


def _known(text: str, target: str, data: NameWords) -> Iterator[Name]:
    """Bodies that are known beforehand, in the spelling that makes them names."""
    words, starts, ends = words_of(text)
    forms = name_forms()
    for index, word in enumerate(words):
        if word not in forms or not text[starts[index]].isupper():
            continue
        for rest, names in forms[word]:
            last = index + len(rest)
            if last >= len(words) or tuple(words[index + 1 : last + 1]) != rest:
                continue
            if any(text[ends[at_] : starts[at_ + 1]] not in _JOINTS for at_ in range(index, last)):
                continue
            words_there = text[starts[index] : ends[last]].replace("\xa0", " ")
            body = next((name for name in names if name.kind == "body" and name.form == words_there), None)
            if body is None or in_set("word_names", word):
                continue
            if (fill := name_in_english(words_there, body.head, target)) is not None:
                yield from _body(text, starts[index], ends[last], fill, data)
            break


def _body(text: str, start: int, end: int, fill: str, data: NameWords) -> Iterator[Name]:
    """The name as it stands; with another one in its place, with the words before it that would be one too many."""
    if fill != text[start:end]:
        if text[end : end + 1] == "-" or text[max(0, start - 1) : start] in ("-", "'"):
            return  # a part of a compound
        before = _BEFORE.search(text, max(0, start - 30), start)
        if before and is_demonym(fold(before[1])):
            if fold(before[1]) not in data.own_country:
                return
            start = before.start()
        article = None if data.takes_article(fill) else _ARTICLE.search(text, max(0, start - 5), start)
        start = article.start() if article else start
    yield Name(start=start, end=end, fill=fill)


def _cited_people(article: Article, data: NameWords) -> Iterator[tuple[int, int]]:
    for citation in article.citations:
        if citation.kind == "person":
            yield from cited_people(article.text, citation.start, citation.end, data)
        elif citation.kind == "author_year":
            yield from authors(article.text, citation.start, citation.end, data)


def _cited_bodies(article: Article, target: str, data: NameWords, *, listed: bool) -> Iterator[Name]:
    """The journals and listed bodies that the article cites; or those bodies that no list has."""
    text = article.text
    for citation in article.citations:
        capital = _CAPITAL.search(text, citation.start, citation.end)
        head = citation.target or ""
        known = citation.kind == "journal" or head in english_bodies()
        if citation.kind not in ("body", "journal") or capital is None or known is not listed:
            continue
        the = _THE.search(text, max(0, capital.start() - 5), capital.start())
        start = the.start() if the else capital.start()
        year = _YEAR.search(text, start, citation.end)
        end = year.start() if year else citation.end
        words = text[start:end]
        if citation.kind == "journal":
            yield Name(start=start, end=end, fill=words)
        elif listed:
            if (fill := name_in_english(words, head, target)) is not None:
                yield from _body(text, start, end, fill, data)
        elif text[end : end + 1] != "-" and not _reads_on(words):
            end = data.house(text, start, end)
            yield Name(start=start, end=end, fill=text[start:end])


def _reads_on(name: str) -> bool:
    """Whether the name of a body is made of Dutch words that any engine translates: "Universiteit van Otago", "VN"."""
    first, *rest = fold(name).replace("-", " ").split()
    return is_demonym(first) or bool(vocabulary().get(first)) or (bool(rest) and in_set("body_ends", first))
