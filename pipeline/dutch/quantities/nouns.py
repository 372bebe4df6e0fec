"""The noun that a number counts."""

from __future__ import annotations

from pipeline.dutch.numerals import cardinal
from pipeline.dutch.quantities.counted import counted, looks_plural, singular
from pipeline.dutch.quantities.scan import Draft, Scan


def find_noun(scan: Scan, draft: Draft) -> tuple[str, int, int, bool] | None:
    """The English singular of the noun that a number counts, its index, its end, and whether it is a known noun."""
    last = draft.last
    value = draft.values[-1]
    context = scan.context
    one = value == 1 and not {"1", "é", "É"}.isdisjoint(scan.text[draft.start : draft.start + 2])
    index = last
    for step in range(5):
        if not scan.joined(index) and (step == 0 or not _bridged(scan, index)):
            return None
        index += 1
        word = scan.words[index]
        if step == 0 and word == "van" and scan.word(index + 1) in scan.grammar.possessives:
            noun = scan.word(index + 2)
            if counted(noun) and looks_plural(noun) and scan.words[index + 1] in scan.grammar.own_possessives:
                return counted(noun) or "", index + 2, scan.ends[index + 2], True
            return None
        if word in context.breaks:
            return None
        if word[0].isdigit():
            return None
        end, tail = _compound(scan, index)
        if step and word in scan.grammar.counted_periods:
            return scan.units.forms[word].code, index, scan.ends[index], True
        thing = counted(tail) if tail not in context.adjectives else None
        if thing is not None and (value == 1 or looks_plural(tail) or tail in context.unchanged):
            if _goes_on(scan, end, index, tail):
                continue
            return thing, *_and_more(scan, thing, scan.next_word(index, end) - 1, end), True
        if (word in context.uncountable and word not in context.adjectives) or (
            value != 1 and cardinal(word) is not None
        ):
            return None
        if word.endswith("e") or word in context.adjectives or (word.endswith("en") and _adjectival(scan, index)):
            index = scan.next_word(index, end) - 1
            continue
        if scan.word(index + 1) in context.someone:  # "boven de 30 spreken we": a verb
            return None
        if one and step == 0 and scan.joined(index) and counted(scan.word(index + 1)):
            continue
        if (looks_plural(tail) and value != 1 and len(tail) > 4 and not _participle(tail)) or (
            one and step == 0 and len(tail) > 3 and tail.isalpha() and not tail.endswith("end")
        ):
            return singular(tail), scan.next_word(index, end) - 1, end, False
        if step < 2 and scan.joined(index) and counted(scan.word(index + 1)) and looks_plural(scan.word(index + 1)):
            continue
        return None
    return None


def _participle(word: str) -> bool:
    """Whether an unknown word is more likely a participle or a verb ("25 gestegen") than a plural."""
    return word.startswith(
        ("ge", "ver", "be", "ont", "her", "toege", "afge", "opge", "inge", "aange")
    ) and word.endswith("en")


def _bridged(scan: Scan, index: int) -> bool:
    """Whether the noun phrase goes on past a gap: "E. coli-isolaten", "gezonde, jonge mannen"."""
    if index + 1 >= scan.high_word:
        return False
    gap = scan.folded[scan.ends[index] : scan.starts[index + 1]]
    if gap == ", ":
        return scan.words[index].endswith("e") and scan.words[index + 1].endswith("e")
    return gap == "-" or (gap == ". " and len(scan.words[index]) <= 2)


def _and_more(scan: Scan, thing: str, index: int, end: int) -> tuple[int, int]:
    """As in "236 mannen en vrouwen": both are counted."""
    after = scan.word(index + 2)
    joint = scan.word(index + 1) == "en" and scan.joined(index) and scan.joined(index + 1)
    if joint and thing == "person" and counted(after) == "person" and looks_plural(after):
        return index + 2, scan.ends[index + 2]
    return index, end


def _goes_on(scan: Scan, end: int, index: int, word: str) -> bool:
    """As in "zes gezonde oudere mannen": an adjective that is a noun too, before a noun."""
    after = scan.word(index + 1)
    return word.endswith("e") and scan.joined(index) and counted(after) is not None and looks_plural(after)


def _adjectival(scan: Scan, index: int) -> bool:
    after = scan.word(index + 1)
    if not scan.joined(index):
        return False
    return after in scan.grammar.counted_periods or (
        after not in scan.context.breaks and counted(after) is not None and looks_plural(after)
    )


def _compound(scan: Scan, index: int) -> tuple[int, str]:
    """End of the hyphenated compound that begins with the word at `index`, and its last part."""
    end = scan.ends[index]
    word = scan.words[index]
    while index + 1 < scan.high_word and scan.folded[end : scan.starts[index + 1]] == "-":
        index += 1
        end, word = scan.ends[index], scan.words[index]
    if word[-1] in "0123456789" and len(word) > 4:  # deelnemers2: a note mark
        bare = word.rstrip("0123456789")
        return end - len(word) + len(bare), bare
    return end, word
