"""Which nutrient a quantity is of, and what the words of its sentence say about doses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.article import Quantity
from pipeline.dutch.vocabulary import vocabulary
from pipeline.dutch.words import words_of
from pipeline.errors import RuleError
from pipeline.facts import Nutrient, nutrient_names
from pipeline.matching.figures import words_for
from pipeline.matching.lists import DOSED, of_another, owners, taken
from pipeline.matching.phrases import PhraseMatcher
from pipeline.matching.reading import Reading
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

_ALARMS = ("limit", "harm")  # groups of which a word may be denied


@cache
def _matchers() -> tuple[PhraseMatcher, tuple[tuple[str, str], ...]]:
    data = read_yaml(rules_folder() / "data" / "dose_context.yaml", RuleError).data
    meaning: list[tuple[str, str]] = []
    phrases: list[tuple[int, str]] = []
    for group, entries in data.items():
        for name, sources in entries.items() if isinstance(entries, dict) else [("", entries)]:
            meaning.append((group, name))
            phrases.extend((len(meaning) - 1, source) for source in sources)
    return PhraseMatcher(phrases, loose=True), tuple(meaning)


class Surroundings:
    """What the words of each sentence say about the doses in it; worked out once a sentence."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[int, list[tuple[str, str, int]]] = {}
        self.known: dict[int, Nutrient | None] = {}  # the nutrient of the quantity that begins there
        self._names: dict[int, list[tuple[int, int, Nutrient]]] = {}
        self._owners: dict[int, dict[int, Nutrient | None]] = {}

    def groups(self, sentence: int) -> list[tuple[str, str, int]]:
        """Group, name and first word of every expression in a sentence."""
        found = self._found.get(sentence)
        if found is None:
            matcher, meaning = _matchers()
            hits = matcher.find(self._reading, *self._reading.bounds[sentence])
            told = [(*meaning[hit.key], hit.first, hit.last) for hit in hits]
            safe = [(first, last) for group, _, first, last in told if group == "safe"]
            found = self._found[sentence] = [
                (group, name, first)
                for group, name, first, _ in told
                if group not in _ALARMS or not any(low <= first < high for low, high in safe)
            ]
        return found

    def has(self, group: str, sentence: int) -> bool:
        """Whether a sentence holds an expression of a group."""
        return any(name == group for name, _, _ in self.groups(sentence))

    def of_food(self, sentence: int) -> bool:
        """Whether the amounts of a sentence are what a food holds."""
        return self.has("content", sentence) and not self.has("product", sentence)

    def nutrients(self, sentence: int) -> list[tuple[int, int, Nutrient]]:
        """First word, end and nutrient of every name in a sentence."""
        found = self._names.get(sentence)
        if found is None:
            found, names, words = [], nutrient_names(), self._reading.words
            word, last = self._reading.bounds[sentence]
            while word < last:
                hit = names.at(words, word)
                if hit:
                    found.append((word, hit[0], hit[1]))
                    word = hit[0]
                else:
                    word += 1
            self._names[sentence] = found
        return found

    def owners(self, sentence: int) -> dict[int, Nutrient | None]:
        """The nutrients of doses in a list, by where each begins; none where there is one name and one dose."""
        found = self._owners.get(sentence)
        if found is None:
            names, quantities = self.nutrients(sentence), self._reading.quantities_by_sentence[sentence]
            several = len(names) > 1 or (names and self.in_list(sentence))
            found = self._owners[sentence] = owners(self._reading, quantities, names) if several else {}
        return found

    def in_list(self, sentence: int) -> bool:
        """Whether a sentence has more doses than one."""
        return sum(quantity.unit in DOSED for quantity in self._reading.quantities_by_sentence[sentence]) > 1


def nutrient_of(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> Nutrient | None:
    """The nutrient that a quantity is of: named beside it, alone in its sentence, or the claim's substance."""
    if quantity.start not in around.known:
        around.known[quantity.start] = _nutrient_of(reading, around, sentence, quantity)
    return around.known[quantity.start]


def _nutrient_of(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> Nutrient | None:
    first, after = reading.words_in(quantity.start, quantity.end)
    names = around.nutrients(sentence)
    words, last = reading.words, reading.bounds[sentence][1]
    listed = around.owners(sentence)
    if quantity.start in listed:
        return _allowed(reading, sentence, listed[quantity.start])
    at = after
    while at < min(last, after + 3) and words[at] in words_for("before_nutrient"):
        at += 1
    named = next((n for b, _, n in names if b == at), None)
    if named is None and at < last and reading.between(at).isspace() and taken(words[at]):
        return None
    if named is None:
        choices = {n.name: n for _, _, n in names}
        if len(choices) == 1:
            if around.in_list(sentence) and of_another(reading, first, names):
                return None
            named = next(iter(choices.values()))
        elif choices:
            behind = [n for b, _, n in names if after <= b <= after + 3]
            before = [n for _, e, n in names if first - 3 <= e <= first]
            named = behind[0] if behind else before[-1] if before else None
        else:
            told = _from_before(reading, around, sentence, quantity)
            claimed = _by_claim(reading, quantity)
            named = told if told and in_table(reading, sentence) else claimed or told
            if named and not told and _another_before(reading, around, sentence):
                return None
    return _allowed(reading, sentence, named)


def _allowed(reading: Reading, sentence: int, named: Nutrient | None) -> Nutrient | None:
    """The nutrient, unless a word of the sentence says that it is another form."""
    if named and any(_stands(reading.words, reading.bounds[sentence], term) for term in named.not_with):
        return None
    return named


def _another_before(reading: Reading, around: Surroundings, sentence: int) -> bool:
    """Whether the sentences before in the paragraph are about another substance ("Xylitol dan?")."""
    others = vocabulary("herb", "substance")
    for before in range(sentence - 1, max(-1, sentence - 4), -1):
        if reading.sentences[before].block != reading.sentences[sentence].block or around.nutrients(before):
            return False
        if any(others.get(word) for word in reading.words[slice(*reading.bounds[before])]):
            return True
    return False


def _by_claim(reading: Reading, quantity: Quantity) -> Nutrient | None:
    claim = reading.claim_at(quantity.start, quantity.end)
    if claim is None or not claim.substance:
        return None
    return _nutrient_called(claim.substance)


def in_table(reading: Reading, sentence: int) -> bool:
    """Whether a sentence is a cell of a table."""
    blocks = reading.article.blocks
    return bool(blocks) and blocks[reading.sentences[sentence].block].kind == "table_cell"


def _from_before(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> Nutrient | None:
    """The only nutrient of the row's first cell, or of a sentence before in the paragraph ("Verhoog naar 600 mg")."""
    choices: dict[str, Nutrient] = {}
    for before in _looked_back(reading, around, sentence, quantity):
        choices = {nutrient.name: nutrient for _, _, nutrient in around.nutrients(before)} or choices
        if choices and not in_table(reading, sentence):
            break
    return next(iter(choices.values())) if len(choices) == 1 else None


def _looked_back(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> Iterator[int]:
    """The sentences before in the same row; or those in the same paragraph, of a sentence about taking something."""
    sentences = reading.sentences
    row = reading.text.rfind("\n", 0, quantity.start) + 1
    table = in_table(reading, sentence)
    if not reading.article.blocks or not (table or around.has("intake", sentence)):
        return
    for before in range(sentence - 1, max(-1, sentence - 6), -1):
        if sentences[before].start < row or (not table and sentences[before].block != sentences[sentence].block):
            return
        yield before


@lru_cache(maxsize=1024)
def _nutrient_called(name: str) -> Nutrient | None:
    words = words_of(name).words
    hit = nutrient_names().at(words, 0) if words else None
    return hit[1] if hit and hit[0] == len(words) else None


def _stands(words: list[str], bounds: tuple[int, int], term: tuple[str, ...]) -> bool:
    size = len(term)
    return any(tuple(words[at : at + size]) == term for at in range(bounds[0], bounds[1] - size + 1))
