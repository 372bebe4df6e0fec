"""Vague sources: "uit onderzoek blijkt", "een Britse studie", "experts", "zou", "de onderzoekers"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pipeline.evidence.passages import Cue, Found, Passage, Reading
from pipeline.evidence.pointing import determiner, foreign_experts, points_back, pronoun_cue, speaks
from pipeline.evidence.wordlists import BIT, in_set, is_demonym, wordlists

_STUDY, _WEAK, _RESEARCHER, _EXPERT = (BIT[n] for n in ("study", "weak_study", "researcher", "expert"))
_SHOW, _REPORT, _ACCORDING, _HEARSAY = (BIT[n] for n in ("show", "report", "according", "hearsay"))
_VAGUE, _NOT_VAGUE, _SELF = (BIT[n] for n in ("vague", "not_vague", "self"))
_SELLER, _MYTH = BIT["seller"], BIT["myth"]
_ANY = _STUDY | _RESEARCHER | _EXPERT | _VAGUE | _HEARSAY | _SELF
_PLURALS = ("s", "en", "ci", "ti")
_SINGULARS = ("us", "os", "as", "is")
_WISHES = frozenset(("ik", "we", "wij", "als", "graag", "willen", "moeten", "moet", "liever"))
_SAID = frozenset(",\"”’'»")
_MINE = frozenset(("een", "mijn", "m'n", "onze", "ons"))
_CLOSERS = " \n\"'”’»"


def vague_sources(reading: Reading, professions: Iterable[Found]) -> Iterator[Found]:
    """The vague sources; `weak` where the words point to a study or people named elsewhere, or hardly to any."""
    for passage in reading.passages:
        if speaker := pronoun_cue(reading, passage):
            end = reading.ends[speaker.word + speaker.size - 1]
            yield Found(reading.starts[speaker.word], end, "vague", "vague", weak=True)
        if passage.bits & _ANY:
            yield from _in_passage(reading, passage)
        if foreign_experts(reading, passage):
            yield Found(reading.starts[passage.lo + 1], reading.ends[passage.lo + 1], "vague", "vague")
        elif passage.bits & _REPORT:
            yield from _somebody(reading, passage)
    for people in professions:
        word = bisect_left(reading.starts, people.start)
        passage = reading.passage_of(word)
        if not passage.bits & (_REPORT | _ACCORDING) or not speaks(reading, passage, word):
            continue
        form = reading.article.text[people.start : people.end].lower()
        plural = form != people.target and form.endswith(_PLURALS) and not form.endswith(_SINGULARS)
        governed = determiner(reading, word, passage.lo)
        if governed == "indefinite" or (plural and governed == "bare"):
            yield Found(people.start, people.end, "vague", "vague")


def _in_passage(reading: Reading, passage: Passage) -> Iterator[Found]:
    cues = reading.cues_of(passage)
    denied = [
        (cue.word, cue.word + cue.size)
        for cue in cues
        if cue.bits & _NOT_VAGUE and reading.words[cue.word - 1 : cue.word] != ["steeds"]  # "steeds meer onderzoek"
    ]
    question = reading.article.text[passage.start : passage.end].rstrip(_CLOSERS).endswith("?")
    for cue in cues:
        if not cue.bits & _ANY or any(lo < cue.word + cue.size and cue.word < hi for lo, hi in denied):
            continue
        weak: bool | None = None
        if cue.bits & (_VAGUE | _SELF):
            labels = cue.word == passage.lo and reading.gap(cue.word).startswith(":")  # "Mythe: ..."
            weak = None if labels and cue.bits & _MYTH else False
        elif cue.bits & (_STUDY | _RESEARCHER):
            weak = None if question else _study(reading, passage, cue)
        elif cue.bits & _EXPERT:
            governed = determiner(reading, cue.word, passage.lo)
            unnamed = governed != "definite" or cue.bits & _SELLER
            if in_set("kin", reading.words[cue.word]):
                unnamed = _kin_speaks(reading, passage, cue.word)
            weak = False if unnamed and speaks(reading, passage, cue.word) else None
        elif not question and _is_hearsay(reading, passage, cue):
            weak = points_back(reading, passage)
        if weak is not None:
            end = reading.ends[cue.word + cue.size - 1]
            yield Found(reading.starts[cue.word], end, "vague", "vague", weak=weak)


def _kin_speaks(reading: Reading, passage: Passage, word: int) -> bool:
    """ "Mijn buurvrouw las", "zegt een vriendin": not "bij broer of zus vonden de onderzoekers"."""
    if word == passage.lo or reading.words[word - 1] not in _MINE:
        return False
    beside = (*reading.words[word + 1 : word + 2], *reading.words[max(passage.lo, word - 2) : word - 1])
    return any(wordlists().words.get(other, 0) & _REPORT for other in beside)


def _somebody(reading: Reading, passage: Passage) -> Iterator[Found]:
    """ "..., belooft een praktijk in Utrecht": somebody unnamed behind a verb of saying that closes what is said."""
    for cue in reading.cues_of(passage):
        following = cue.word + cue.size
        if not cue.bits & _REPORT or cue.word == passage.lo or following + 1 >= passage.hi:
            continue
        if reading.words[following] == "een" and reading.gap(cue.word - 1).strip(" ")[-1:] in _SAID:
            yield Found(reading.starts[following], reading.ends[following + 1], "vague", "vague")


def _study(reading: Reading, passage: Passage, cue: Cue) -> bool | None:
    """Whether a study or its makers are only pointed to (True) or stand for themselves (False); None: no evidence."""
    governed = determiner(reading, cue.word, passage.lo)
    says = _says(reading, passage, cue)
    if governed == "definite":
        led = "volgens" in reading.words[max(passage.lo, cue.word - 3) : cue.word]
        return True if says and (led or not cue.bits & _WEAK) else None
    led = not {"in", "uit", "volgens", "door"}.isdisjoint(reading.words[max(passage.lo, cue.word - 4) : cue.word])
    if cue.bits & _WEAK and not says and not led:
        return None
    if cue.bits & _RESEARCHER:
        following = cue.word + cue.size
        if following < passage.hi and reading.capital(following) and not is_demonym(reading.words[following]):
            return None  # "Onderzoeker Elina Hyppönen"
        return governed == "bare" and cue.word == passage.lo  # in a lead: those of the study told below
    joined = cue.word > passage.lo and reading.gap(cue.word - 1) == "-"
    if joined and in_set("no_study_names", reading.words[cue.word - 1]):
        return None  # "een MRI-onderzoek"
    if cue.word > passage.lo and in_set("other_study", reading.words[cue.word - 1]):
        return False
    slight = not says and not led
    return None if slight and governed == "bare" else slight  # bare and slight: "laat u onderzoeken"


def _says(reading: Reading, passage: Passage, cue: Cue) -> bool:
    """Whether a study or its makers are cited here: after "volgens", or beside a verb of showing or saying."""
    words = reading.words
    if not {"volgens", "aldus"}.isdisjoint(words[max(passage.lo, cue.word - 3) : cue.word]):
        return True
    wanted = _SHOW
    if cue.bits & _RESEARCHER:
        wanted |= _REPORT
    near = [other for other in reading.cues_of(passage) if other.bits & wanted and 0 < abs(other.word - cue.word) <= 6]
    if near or (
        cue.bits & _RESEARCHER and {"trekken", "leggen", "trokken", "legden"} & set(words[passage.lo : passage.hi])
    ):
        return True
    sentence = words[passage.lo : passage.hi]
    return "zien" in sentence and ("laat" in sentence or "laten" in sentence)


def _is_hearsay(reading: Reading, passage: Passage, cue: Cue) -> bool:
    """Whether "zou" is hearsay, not a wish or a condition: not first in its sentence, no "als" or "ik" beside it."""
    near = reading.words[max(passage.lo, cue.word - 2) : cue.word + 3]
    return cue.word > passage.lo and _WISHES.isdisjoint(near)
