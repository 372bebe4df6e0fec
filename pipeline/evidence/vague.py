"""Vague sources: "uit onderzoek blijkt", "een Britse studie", "experts", "zou", "de onderzoekers"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pipeline.evidence.passages import Cue, Found, Passage, Reading
from pipeline.evidence.pointing import determiner, foreign_experts, opens_with_study, pronoun_cue, speaks
from pipeline.evidence.wordlists import BIT, in_set, is_demonym, wordlists

_STUDY, _WEAK, _RESEARCHER, _EXPERT = (BIT[n] for n in ("study", "weak_study", "researcher", "expert"))
_SHOW, _REPORT, _ACCORDING, _HEARSAY = (BIT[n] for n in ("show", "report", "according", "hearsay"))
_VAGUE, _NOT_VAGUE, _SELF = (BIT[n] for n in ("vague", "not_vague", "self"))
_SELLER, _MYTH = BIT["seller"], BIT["myth"]
_TRADE = BIT["trade"]
_GOVERNS = BIT["definite"] | BIT["indefinite"]
_LED = frozenset(("volgens", "aldus"))
_CARRIER, _PASSIVE = BIT["carrier"], BIT["passive"]
_ANY = _STUDY | _RESEARCHER | _EXPERT | _VAGUE | _HEARSAY | _SELF | _CARRIER | _PASSIVE | _TRADE
_LOOKED_AT = _ANY | _REPORT | BIT["pronoun"] | BIT["people"]
_THERE = frozenset(("op", "in", "aan", "via"))
_READ = frozenset(("staat", "staan", "stond", "stonden", "lees", "leest", "lezen", "lazen", "vermeldt", "belooft"))
_WORDT = frozenset(("wordt", "worden", "werd", "werden"))
_NEAR = 6
_PLURALS = ("s", "en", "ci", "ti")
_SINGULARS = ("us", "os", "as", "is")
_SEEMS = frozenset(("schijnt", "schijnen"))
_WISHES = frozenset(("ik", "we", "wij", "als", "graag", "willen", "moeten", "moet", "liever"))
_SAID = frozenset(",\"”’'»")
_POINTS = frozenset(("wijst", "wijzen", "wees", "wezen"))  # "zo wijst cohortonderzoek uit"
_LETS = frozenset(("laat", "laten", "liet", "lieten"))
_MINE = frozenset(("een", "mijn", "m'n", "onze", "ons"))
_CLOSERS = " \n\"'”’»"


def vague_sources(reading: Reading, professions: Iterable[Found]) -> Iterator[Found]:
    """The vague sources; `weak` where the words point to a study or people named elsewhere, or hardly to any."""
    for passage in reading.passages:
        if not passage.bits & _LOOKED_AT:
            continue
        if speaker := pronoun_cue(reading, passage):
            end = reading.ends[speaker.word + speaker.size - 1]
            yield Found(reading.starts[speaker.word], end, "vague", "vague", weak=True)
        if passage.bits & _ANY:
            yield from _in_passage(reading, passage)
        if (experts := foreign_experts(reading, passage)) is not None:
            yield Found(reading.starts[experts], reading.ends[experts], "vague", "vague")
        elif passage.bits & _REPORT:
            yield from _somebody(reading, passage)
    for people in professions:
        word = bisect_left(reading.starts, people.start)
        passage = reading.passage_of(word)
        if not passage.bits & (_REPORT | _ACCORDING) or not speaks(reading, passage, word):
            continue
        if word and reading.words[word - 1][0].isdigit():
            continue  # "een cohort van 1.870 verpleegkundigen"
        form = reading.article.text[people.start : people.end].lower()
        plural = form != people.target and form.endswith(_PLURALS) and not form.endswith(_SINGULARS)
        governed = determiner(reading, word, passage.lo)
        told = {*reading.words[max(passage.lo, word - 2) : word], *reading.words[word + 1 : word + 2]}
        heard = governed == "definite" and not told.isdisjoint(wordlists().sets["told_by"])  # "De huisarts zegt:"
        if governed == "indefinite" or (plural and governed == "bare") or heard:
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
            weak = None if labels and cue.bits & _MYTH else _is_soft(reading, cue)
        elif cue.bits & (_STUDY | _RESEARCHER):
            weak = None if question else _study(reading, passage, cue)
        elif cue.bits & _EXPERT:
            governed = determiner(reading, cue.word, passage.lo)
            unnamed = governed != "definite" or cue.bits & _SELLER
            if in_set("kin", reading.words[cue.word]):
                unnamed = _kin_speaks(reading, passage, cue.word)
            weak = False if unnamed and speaks(reading, passage, cue.word) else None
        elif cue.bits & _TRADE:
            led = not _LED.isdisjoint(reading.words[max(passage.lo, cue.word - 2) : cue.word])
            weak = False if led and determiner(reading, cue.word, passage.lo) != "definite" else None
        elif cue.bits & _CARRIER:
            weak = False if _is_read_there(reading, passage, cue) else None
        elif cue.bits & _PASSIVE:
            weak = False if _is_passive(reading, passage, cue) else None
        elif not question and _is_hearsay(reading, passage, cue):
            weak = True  # in a report it is what the study expects
        if weak is not None:
            end = reading.ends[cue.word + cue.size - 1]
            yield Found(reading.starts[cue.word], end, "vague", "vague", weak=weak)


def _is_soft(reading: Reading, cue: Cue) -> bool:
    """Whether a phrase is only said of the study, where one is being told: "in het lab", "zag men"."""
    return in_set("soft_vague", " ".join(reading.words[cue.word : cue.word + cue.size]))


def _is_read_there(reading: Reading, passage: Passage, cue: Cue) -> bool:
    """ "..., staat er op de pot", "Op flyers in Lier staat dat ...": an unnamed text, and what is read in it."""
    words, lo = reading.words, passage.lo
    before = words[max(lo, cue.word - 4) : cue.word]
    if _THERE.isdisjoint(before):
        return words[cue.word - 1] == "een" and speaks(reading, passage, cue.word)  # "Een filmpje raadt aan"
    for index in range(max(lo + 1, cue.word - _NEAR), min(passage.hi - 1, cue.word + _NEAR)):
        if words[index] in _READ:
            if index < cue.word and (reading.gap(index - 1).strip(" ")[-1:] or " ") in _SAID:
                return True
            if index > cue.word and words[index + 1] == "dat":
                return True
    return False


def _is_passive(reading: Reading, passage: Passage, cue: Cue) -> bool:
    """ "Onder de 75 wordt ijzer geadviseerd": by nobody in particular."""
    near = reading.words[max(passage.lo, cue.word - _NEAR) : min(passage.hi, cue.word + 2)]
    return not _WORDT.isdisjoint(near) and not {"door", "niet", "als", "geen"} & set(near)


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
        owner = cue.word - 2
        if in_set("weak_report", reading.words[cue.word]):
            continue  # "ziet een derde"
        owned = owner >= passage.lo and reading.words[owner] in _MINE and reading.words[owner] != "een"
        if owned and not reading.capital(cue.word - 1):
            yield Found(reading.starts[owner], reading.ends[owner + 1], "vague", "vague")  # "Mijn fysio zegt"
        before = cue.word - 1 - (reading.words[cue.word - 1] == "zo")  # ", zo tweette een politicus"
        if reading.words[following] == "een" and reading.gap(before).strip(" ")[-1:] in _SAID:
            yield Found(reading.starts[following], reading.ends[following + 1], "vague", "vague")


def _study(reading: Reading, passage: Passage, cue: Cue) -> bool | None:
    """Whether a study or its makers are only pointed to (True) or stand for themselves (False); None: no evidence."""
    governed = determiner(reading, cue.word, passage.lo)
    says = _says(reading, passage, cue)
    if cue.bits & _RESEARCHER and _by_country(reading, passage, cue.word):
        return False  # "Dat maken Amerikaanse vorsers op uit"
    if governed == "definite":
        led = "volgens" in reading.words[max(passage.lo, cue.word - 3) : cue.word]
        if cue.word == passage.lo + 1 and opens_with_study(reading, passage):
            return True
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
    if cue.word <= passage.lo + 1 and reading.gap(cue.word + cue.size - 1)[:1] == ":":
        return False  # "Klinische studies: 87% minder dorst"
    slight = not says and not led
    return None if slight and governed == "bare" else slight  # bare and slight: "laat u onderzoeken"


def _by_country(reading: Reading, passage: Passage, word: int) -> bool:
    """Whether people are told apart only by their country, with no article before it."""
    if word <= passage.lo or not is_demonym(reading.words[word - 1]) or not reading.capital(word - 1):
        return False
    governing = reading.words[max(passage.lo, word - 2) : word - 1]
    return not any(wordlists().words.get(form, 0) & _GOVERNS for form in governing)


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
    if "zien" in sentence and not _LETS.isdisjoint(sentence):
        return True
    return "uit" in words[cue.word : cue.word + _NEAR] and not _POINTS.isdisjoint(
        words[max(passage.lo, cue.word - 2) : cue.word]
    )


def _is_hearsay(reading: Reading, passage: Passage, cue: Cue) -> bool:
    """Whether "zou" is hearsay, not a wish or a condition: not first in its sentence, no "als" or "ik" beside it."""
    near = reading.words[max(passage.lo, cue.word - 2) : cue.word + 3]
    if reading.words[cue.word] in _SEEMS and "te" not in reading.words[cue.word : passage.hi]:
        return False  # "de zon schijnt"
    return cue.word > passage.lo and _WISHES.isdisjoint(near) and "moeten" not in reading.words[cue.word : passage.hi]
