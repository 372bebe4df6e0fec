"""The conditions under which words do not mean what they say: negated, hedged, asked, reported, refuted, ..."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.errors import RuleError, at
from pipeline.matching.phrases import PhraseMatcher
from pipeline.matching.reading import Reading
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

MOST_CUES = 30
SCOPES = ("clause", "sentence", "next", "previous", "not")


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of every condition in one matcher; `meaning` tells condition and scope of a key."""

    matcher: PhraseMatcher
    beside: PhraseMatcher  # of them, those that bear on the sentence before or after
    meaning: tuple[tuple[str, str], ...]
    subordinators: frozenset[str]
    coordinators: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in a sentence: its words, and for which condition in which scope."""

    condition: str
    scope: str
    first: int
    last: int


@cache
def _cues() -> _Cues:
    path = rules_folder() / "data" / "context.yaml"
    file = read_yaml(path, RuleError)
    meaning: list[tuple[str, str]] = []
    phrases: list[tuple[int, str]] = []
    for condition, scopes in file.data["conditions"].items():
        for scope, sources in scopes.items():
            if scope not in SCOPES:
                line = file.line(("conditions", condition, scope))
                raise RuleError(at(path, line, scope, f"is no scope; there are {', '.join(SCOPES)}"))
            meaning.append((condition, scope))
            phrases.extend((len(meaning) - 1, source) for source in sources)
    try:
        matcher = PhraseMatcher(phrases)
        beside = PhraseMatcher((key, source) for key, source in phrases if meaning[key][1] in ("next", "previous"))
    except ValueError as exc:
        raise RuleError(at(path, None, "conditions", str(exc))) from exc
    subordinators, coordinators = frozenset(file.data["subordinators"]), frozenset(file.data["coordinators"])
    return _Cues(matcher, beside, tuple(meaning), subordinators, coordinators)


def _few(cues: list[Cue]) -> list[Cue]:
    """The first cues of each condition; no sentence that a person wrote has more."""
    counts: dict[str, int] = {}
    kept = []
    for cue in cues:
        counts[cue.condition] = counts.get(cue.condition, 0) + 1
        if counts[cue.condition] <= MOST_CUES:
            kept.append(cue)
    return kept


class Contexts:
    """The conditions of one article, worked out sentence by sentence where a rule asks."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[int, list[Cue]] = {}
        self._clauses: dict[int, list[int]] = {}
        self._marked: dict[int, bool] = {}
        self._neighbours: dict[int, set[str]] = {}

    def cues(self, sentence: int) -> list[Cue]:
        """Every cue of a sentence, without those that a longer expression makes void."""
        found = self._found.get(sentence)
        if found is None:
            cues = _cues()
            hits = [
                Cue(*cues.meaning[hit.key], hit.first, hit.last)
                for hit in cues.matcher.find(self._reading, *self._reading.bounds[sentence])
            ]
            void = [hit for hit in hits if hit.scope == "not"]
            found = [
                hit
                for hit in hits
                if hit.scope != "not"
                and not any(v.condition == hit.condition and v.first <= hit.first and hit.last <= v.last for v in void)
            ]
            found = self._found[sentence] = _few(found)
        return found

    def holds(
        self, condition: str, sentence: int, first: int, last: int, literal: frozenset[str] = frozenset()
    ) -> bool:
        """Whether `condition` holds for the words first to last of a sentence.

        A cue within them counts unless all its words are `literal` ones, which the rule itself asks for.
        """
        if condition == "question" and self._asked(sentence, last):
            return True
        if condition == "sourced" and self._sourced(sentence):
            return True
        if condition == "attributed":
            condition = "sourced"
        for cue in self.cues(sentence):
            if cue.condition != condition:
                continue
            if cue.first < last and first < cue.last:
                if literal.issuperset(self._reading.words[cue.first : cue.last]):
                    continue
                return True
            if cue.scope == "sentence" or (cue.scope == "clause" and self._reaches(sentence, cue, first)):
                return True
        return condition in self._beside(sentence)

    def of_sentence(self, sentence: int) -> set[str]:
        """Every condition that holds for a sentence as a whole, or for a part of it."""
        last = self._reading.bounds[sentence][1]
        held = {cue.condition for cue in self.cues(sentence) if cue.scope not in ("next", "previous")}
        if self._asked(sentence, last):
            held.add("question")
        if self._sourced(sentence):
            held.add("sourced")
        return held | self._beside(sentence)

    def _beside(self, sentence: int) -> set[str]:
        """The conditions that a neighbouring sentence puts on this one."""
        found = self._neighbours.get(sentence)
        if found is None:
            sentences, after = self._reading.sentences, sentence + 1
            found = self._neighbours[sentence] = set()
            if after < len(sentences):
                same = sentences[after].block == sentences[sentence].block
                said = {cue.condition for cue in self._reaching_out(after) if cue.scope == "next"}
                found |= said if same else said & {"refuted"}
            if sentence:
                found |= {cue.condition for cue in self._reaching_out(sentence - 1) if cue.scope == "previous"}
        return found

    def _reaching_out(self, sentence: int) -> list[Cue]:
        """The cues of a sentence; none, without looking for the others, where none bears on a neighbour."""
        if sentence not in self._found:
            hits = _cues().beside.find(self._reading, *self._reading.bounds[sentence])
            if next(hits, None) is None:
                return []
        return self.cues(sentence)

    def _asked(self, sentence: int, last: int) -> bool:
        if not self._asks(sentence):
            return False
        span = self._reading.sentences[sentence]
        tail = self._reading.text[max(span.start, span.end - 4) : span.end].rstrip("\"'”’») ")
        if not tail.endswith("?"):
            mark = self._reading.text.find("?", self._reading.ends[last - 1], span.end) if last else -1
            # a question that goes on in the same sentence: "Geneest het echt? vraagt ze"
            return mark >= 0 and not any(c in ".!:;" for c in self._reading.text[self._reading.ends[last - 1] : mark])
        # "Moe? Slik ijzer" ends elsewhere; "Je moet dit slikken: waarom?" is the question of its last part only
        return ":" not in self._reading.text[self._reading.ends[last - 1] : span.end]

    def _asks(self, sentence: int) -> bool:
        """Whether a sentence holds a question mark."""
        found = self._marked.get(sentence)
        if found is None:
            span = self._reading.sentences[sentence]
            found = self._marked[sentence] = self._reading.text.find("?", span.start, span.end) >= 0
        return found

    def _sourced(self, sentence: int) -> bool:
        return any(
            citation.level in ("attributed", "referenced") and citation.kind not in ("person",)
            for citation in self._reading.citations_by_sentence.get(sentence, ())
        )

    def clauses(self, sentence: int) -> list[int]:
        """The number of the clause of each word of a sentence."""
        found = self._clauses.get(sentence)
        if found is None:
            reading, cues = self._reading, _cues()
            first, last = reading.bounds[sentence]
            number, found = 0, []
            for word in range(first, last):
                if word > first and (
                    reading.begins_clause(word)
                    or reading.words[word] in cues.coordinators
                    or reading.words[word] in cues.subordinators
                ):
                    number += 1
                found.append(number)
            self._clauses[sentence] = found
        return found

    def _reaches(self, sentence: int, cue: Cue, first: int) -> bool:
        """Whether a cue stands in the clause of the word `first`, or in one that governs it."""
        start = self._reading.bounds[sentence][0]
        clauses = self.clauses(sentence)
        here, there = clauses[first - start], clauses[cue.first - start]
        if there >= here:
            return there == here
        subordinators = _cues().subordinators
        for number in range(there + 1, here + 1):
            opening = self._reading.words[start + clauses.index(number)]
            if opening not in subordinators:
                return False
        return True
