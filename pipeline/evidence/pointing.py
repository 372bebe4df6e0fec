"""What points back to a study ("de deelnemers", "het effect"), and what opens one."""

from __future__ import annotations

from pipeline.dutch.grammar import grammar
from pipeline.evidence.passages import Cue, Passage, Reading
from pipeline.evidence.wordlists import BIT, in_set, is_demonym, wordlists

_STUDY, _WEAK, _RESEARCHER, _SAMPLE, _OUTCOME = (
    BIT[n] for n in ("study", "weak_study", "researcher", "sample", "outcome")
)
_DEFINITE, _INDEFINITE, _COUNT, _PAST = (BIT[n] for n in ("definite", "indefinite", "count", "past"))
_POINTERS = _STUDY | _RESEARCHER | _SAMPLE | _OUTCOME
_TRADE, _EXPERT = BIT["trade"], BIT["expert"]
_SHOW, _PEOPLE, _RESEARCH = BIT["show"], BIT["people"], BIT["research"]
_VERB = _SHOW | BIT["report"] | _PAST
_ADJECTIVE_GAPS = frozenset((" ", "-", "\xa0"))
_PREPOSITIONS = frozenset(
    ("van", "in", "uit", "op", "met", "bij", "volgens", "en", "is", "dan", "als", "aan", "voor", "om", "tegen")
)
_ADJECTIVE_ENDS = frozenset("esdngtk")
_OF = (["van"], ["op"], ["tussen"])
_SUBJECT_ENDS = 2
_LED = frozenset(("in", "uit", "bij", "volgens"))
_RATIO = frozenset(("op", "van", "om", "per", "uit", "tot"))
_FARTHEST = 5
_REPORT, _ACCORDING, _PRONOUN = (BIT[n] for n in ("report", "according", "pronoun"))
_SUBJECTS = frozenset(("hij", "zij", "ze"))
_WRITES = frozenset(("schrijft", "schrijven", "schreef", "schreven"))  # "artsen schrijven vaker pillen voor"
_WEAKEST = frozenset(("houden", "houdt", "vragen", "vraagt", "vroeg", "wil", "willen"))


def determiner(reading: Reading, word: int, lo: int) -> str:
    """What governs a noun: "definite" (de, dit, hun), "indefinite" (een, veel, twee), or "bare"."""
    known = wordlists().words
    counted = False
    for index in range(word - 1, max(lo, word - _FARTHEST) - 1, -1):
        gap = reading.gap(index)
        form = reading.words[index]
        if gap not in _ADJECTIVE_GAPS and not (gap == ", " and form[-1] == "e" and index < word - 1):
            break
        bits = known.get(form, 0)
        if form == "meeste":
            return "indefinite"
        if bits & _DEFINITE:
            ratio = counted and index > lo and reading.words[index - 1] in ("op", "van")  # een op de drie vrouwen
            return "indefinite" if ratio else "definite"
        if bits & _COUNT:
            counted = True
            continue
        if bits & _INDEFINITE:
            return "indefinite"
        if bits & _VERB and form[:2] == "ge" and index > lo and known.get(reading.words[index - 1], 0) & _DEFINITE:
            return "definite"  # "het gevonden verschil"
        if bits & _VERB or form[-1] not in _ADJECTIVE_ENDS or form in _PREPOSITIONS:
            break
    return "indefinite" if counted else "bare"


def points_back(reading: Reading, passage: Passage, *, loosely: bool = True, studied: bool = False) -> bool:
    """Whether a sentence names the study being told: "de deelnemers", "het effect", "de twee toppers".

    Not `loosely`: an outcome ("het effect") does not count, since it may be that of anything.
    `studied`: only what can be of nothing but a study does, such as "de deelnemers".
    """
    if not passage.bits & (_POINTERS | _COUNT | _PEOPLE):
        return False
    for cue in reading.cues_of(passage):
        if cue.bits & _PEOPLE and cue.word == passage.lo + 1 and passage.bits & _RESEARCH:
            return determiner(reading, cue.word, passage.lo) == "definite"  # "De Denen vergeleken"
        if cue.bits & _COUNT and _counted_before(reading, passage, cue.word):
            return bool(passage.bits & _PAST) or grammar().second_person.isdisjoint(
                reading.words[passage.lo : passage.hi]
            )
        if cue.bits & _SAMPLE and in_set("participants", reading.words[cue.word]):
            return True
        if not cue.bits & _POINTERS or determiner(reading, cue.word, passage.lo) != "definite":
            continue
        if cue.bits & _OUTCOME:
            if not loosely or (reading.words[cue.word + 1 : cue.word + 2] in _OF and not passage.bits & _PAST):
                continue
            if not passage.bits & _PAST and cue.word - passage.lo > _SUBJECT_ENDS:
                continue  # "Grapefruit versterkt het effect"
            return True
        if studied and cue.bits & _SAMPLE:
            continue
        before = reading.words[cue.word - 1]
        if before not in ("de", "het", "hun", "zijn", "haar") or not in_set("anybody", reading.words[cue.word]):
            return True
    return False


def _counted_before(reading: Reading, passage: Passage, word: int) -> bool:
    """Whether a number points to things told before: "de twee middelen"; not "op de drie", "de twee weken"."""
    if word <= passage.lo or reading.words[word - 1] not in ("de", "die", "deze"):
        return False
    if word - 1 > passage.lo and reading.words[word - 2] in _RATIO:
        return False
    return word + 1 < passage.hi and not in_set("time_nouns", reading.words[word + 1])


def unnamed_study(reading: Reading, passage: Passage) -> bool:
    """Whether a sentence opens the report of an unnamed study: "Finse onderzoekers volgden", "In een grote studie"."""
    if foreign_experts(reading, passage) is not None:
        return True
    if not passage.bits & (_STUDY | _RESEARCHER):
        return False
    return any(
        cue.bits & (_STUDY | _RESEARCHER)
        and (not cue.bits & _WEAK or (not cue.bits & _RESEARCHER and _tells(reading, passage, cue)))
        and determiner(reading, cue.word, passage.lo) != "definite"
        for cue in reading.cues_of(passage)
    )


def _tells(reading: Reading, passage: Passage, cue: Cue) -> bool:
    """Whether something is shown beside a test, a survey or an overview, or told to have happened in it."""
    if passage.bits & _SHOW:
        return True
    led = not _LED.isdisjoint(reading.words[max(passage.lo, cue.word - _FARTHEST) : cue.word])
    return led and bool(passage.bits & _PAST)


def foreign_experts(reading: Reading, passage: Passage) -> int | None:
    """The word for people of a trade who did something: "Duitse artsen lootten", "zagen Deense artsen"."""
    lo, bits = passage.lo, passage.bits
    if (
        bits & _PEOPLE
        and bits & (_SHOW | _REPORT | _RESEARCH)
        and (found := _people_who_found(reading, passage)) is not None
    ):
        return found
    if not bits & (_TRADE | _EXPERT) or not bits & (_PAST | _SHOW) or passage.hi - lo < _FARTHEST:
        return None
    cues = reading.cues_of(passage)
    for trade in cues:
        place = trade.word - 1
        if not trade.bits & (_TRADE | _EXPERT) or place < lo or not reading.capital(place):
            continue
        word = reading.words[place]
        if not is_demonym(word) and (not word.endswith("se") or word in wordlists().words):
            continue  # "Magdeburgse neurologen"
        if place == lo or any(cue.word + cue.size == place and cue.bits & (_SHOW | _PAST) for cue in cues):
            return trade.word
    return None


def _people_who_found(reading: Reading, passage: Passage) -> int | None:
    """The people of a country beside a verb of finding: "Denen volgden", "Eerder meldden Spanjaarden"."""
    cues = reading.cues_of(passage)
    for people in cues:
        if not people.bits & _PEOPLE or not reading.capital(people.word) or reading.words[people.word][-1] == "r":
            continue
        ends = {cue.word + cue.size: cue.bits for cue in cues if cue.bits & _PAST}
        before = ends.get(people.word, 0) & (_SHOW | _REPORT)
        first = people.word == passage.lo
        after = any(cue.word == people.word + 1 and cue.bits & (_RESEARCH | _SHOW) and cue.bits & _PAST for cue in cues)
        if before or (first and after):
            return people.word
    return None


def opens_with_study(reading: Reading, passage: Passage) -> bool:
    """Whether a study is the subject of a sentence that tells about it: "De proef met 232 kinderen duurde"."""
    if not passage.bits & _STUDY or not passage.bits & _PAST or reading.words[passage.lo] not in ("de", "het"):
        return False
    return any(cue.bits & _STUDY and cue.word == passage.lo + 1 for cue in reading.cues_of(passage))


def speaks(reading: Reading, passage: Passage, at_: int) -> bool:
    """Whether the people at a word are the source: after "volgens", or close to a verb of saying."""
    known = wordlists().words
    for index in range(max(passage.lo, at_ - 4), min(passage.hi, at_ + 6)):
        word = reading.words[index]
        bits = known.get(word, 0)
        if index < at_ and bits & _ACCORDING:
            return True
        if index != at_ and bits & _REPORT and word not in _WEAKEST:
            return not (word in _WRITES and reading.words[passage.hi - 1] == "voor")
    return False


def pronoun_cue(reading: Reading, passage: Passage) -> Cue | None:
    """The words by which "volgens haar", "vertelt ze" or "Hij legt uit" names the one who spoke before."""
    if not passage.bits & (_PRONOUN | _REPORT):
        return None
    for cue in reading.cues_of(passage):
        if cue.bits & _PRONOUN:
            return cue
        after = cue.word + cue.size
        if not cue.bits & _REPORT or in_set("weak_report", reading.words[cue.word]):
            continue
        if after < passage.hi and reading.words[after] in _SUBJECTS and reading.gap(after - 1) == " ":
            return Cue(cue.word, cue.size + 1, cue.bits)
        if cue.word == passage.lo + 1 and reading.words[passage.lo] in _SUBJECTS:
            return Cue(passage.lo, cue.size + 1, cue.bits)
    return None


def pronoun_speaks(reading: Reading, passage: Passage) -> bool:
    """Whether somebody speaks in a sentence who is only called "he", "she" or "they"."""
    return pronoun_cue(reading, passage) is not None
