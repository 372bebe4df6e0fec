"""Takes sentences through one or two engines: what is remembered is not translated again, what fails is mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.translation.engine import Leg
from pipeline.translation.findings import Finding
from pipeline.translation.glossary import Glossary
from pipeline.translation.memory import Memory, Remembered
from pipeline.translation.mending import Checked, mend
from pipeline.translation.named_engine import NamedEngine
from pipeline.translation.pairs import Pair
from pipeline.translation.prepare import Prepared
from pipeline.translation.proper_names import Name

if TYPE_CHECKING:
    from pipeline.settings import Settings

Known = Mapping[str, Prepared]  # what the article tells about each sentence


@dataclass(frozen=True, slots=True)
class Carrier:
    """What sentences travel with: the engines one after the other, the memory, and what checks them."""

    legs: tuple[Leg, ...]
    glossary: Glossary
    scope: str  # the settings that a translation depends on
    memory: Memory | None = None

    @property
    def name(self) -> str:
        """What an analysis calls the engines."""
        names = " + ".join(leg.engine.name for leg in self.legs)
        return f"{names} (draft)" if any(leg.engine.draft for leg in self.legs) else names

    def pair(self, leg: Leg) -> Pair:
        """The languages of a leg."""
        return Pair(leg.source, leg.target, self.glossary)


def carrier(legs: tuple[Leg, ...], settings: Settings, glossary: Glossary, memory: Memory | None) -> Carrier:
    """The engines with what they need beside them."""
    options = settings.translation
    search = f"beam {options.beam_size} length {options.length_penalty:g} {options.max_tokens}"
    scope = f"{__version__} {search} glossary {glossary.version} names"
    return Carrier(legs, glossary, scope, memory)


def translate_texts(texts: Sequence[str], known: Known, carrier: Carrier) -> dict[str, Checked]:
    """The translation of each sentence into the last language, with everything that differs on the way there."""
    results: dict[str, Checked] = {text: (text, ()) for text in texts}
    for leg in carrier.legs:
        before = list(dict.fromkeys(text for text, _ in results.values()))
        if leg is not carrier.legs[0]:
            known = _kept_names(results, known)
        made = _translate(before, leg, carrier, known)
        results = {
            source: (made[text][0], (*found, *_at(source, text, made[text][1])))
            for source, (text, found) in results.items()
        }
    return results


def _kept_names(results: Mapping[str, Checked], known: Known) -> Known:
    """What is known of each sentence on its second leg: where the names that were put into it stand."""
    found: dict[str, Prepared] = {}
    for source, (text, _) in results.items():
        names: list[Name] = []
        for name in known[source].names if source in known else ():
            start = text.find(name.fill, names[-1].end if names else 0)
            if start >= 0:
                names.append(replace(name, start=start, end=start + len(name.fill)))
        found[text] = Prepared(text, (), names=tuple(names))
    return found


def _at(source: str, text: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings about `text` as findings about `source`: as a whole, unless the two are the same."""
    if source == text:
        return findings
    return tuple(replace(one, start=0, end=len(source)) for one in findings)


def _translate(texts: list[str], leg: Leg, carrier: Carrier, prepared: Known) -> dict[str, Checked]:
    pair = carrier.pair(leg)

    def check(text: str, translation: str) -> tuple[Finding, ...]:
        return pair.check(text, translation, prepared.get(text))

    engine = NamedEngine(leg.engine, {text: prepared[text].names for text in texts if text in prepared})
    scope = f"{leg.identity} {leg.source} {leg.target} {carrier.scope}"
    known = carrier.memory.get(scope, texts) if carrier.memory else {}
    new = [text for text in texts if text not in known]
    made = {text: one.text for text, one in known.items()}
    made.update(zip(new, engine.translate(new), strict=True))
    results = {text: (made[text], check(text, made[text])) for text in texts}
    failing = {
        text: checked for text, checked in results.items() if checked[1] and not (text in known and known[text].tried)
    }
    results.update(mend(failing, engine, pair, check))
    if carrier.memory:
        fresh = [Remembered(text, results[text][0], text in failing) for text in (*new, *(failing.keys() - set(new)))]
        carrier.memory.put(scope, leg.identity, leg.target, fresh)
    return results
