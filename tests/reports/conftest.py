"""Articles made by hand, with every field filled, as the stages would hand them over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from pipeline.article import (
    Article,
    Block,
    BlockKind,
    Citation,
    Claim,
    Decision,
    Evidence,
    Flag,
    Gap,
    Language,
    Quantity,
    Sentence,
    Severity,
    Translation,
    line_anchors,
)

Line = tuple[BlockKind, str]
Found = list[tuple[str, dict[str, Any]]]


@dataclass
class Maker:
    """Collects what is found in a text; spans are named by their words."""

    article: Article
    found: dict[str, list[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: list[Line], **fields: Any) -> Maker:
        """One block a line, in sentences that end at a full stop followed by a space."""
        text = ""
        blocks: list[Block] = []
        sentences: list[Sentence] = []
        row = 0
        for number, (kind, words) in enumerate(lines, start=1):
            start = len(text)
            if kind == "table_cell":
                row += 1
                at = start
                for cell in words.split("\t"):
                    blocks.append(Block(start=at, end=at + len(cell), kind=kind, line=number, row=row))
                    at += len(cell) + 1
            else:
                level = 2 if kind == "heading" else 1
                blocks.append(Block(start=start, end=start + len(words), kind=kind, line=number, level=level))
            text += words + "\n"
        for index, block in enumerate(blocks):
            at = block.start
            for part in text[block.start : block.end].replace(". ", ".\0").split("\0"):
                sentences.append(Sentence(id=f"s{len(sentences) + 1}", start=at, end=at + len(part), block=index))
                at += len(part) + 1
        text = text.rstrip("\n")
        return cls(
            Article(
                text=text,
                anchors=line_anchors(text),
                blocks=tuple(blocks),
                sentences=tuple(sentences),
                language=Language("nl", 0.998),
                **fields,
            )
        )

    def at(self, words: str) -> Any:
        """Where `words` stand."""
        start = self.article.text.index(words)
        return {"start": start, "end": start + len(words)}

    def add(self, kind: str, item: Any) -> None:
        """Keep one thing found."""
        self.found.setdefault(kind, []).append(item)

    def flag(self, id: str, rule: str, severity: Severity, words: str, message: str, **fields: Any) -> None:
        """Keep a flag on `words`."""
        span = self.at(words)
        line, column = self.article.place(span["start"])
        self.add(
            "flags",
            Flag(id=id, rule=rule, severity=severity, line=line, column=column, message=message, **span, **fields),
        )

    def translate(self, words: str, target: str, *checks: str, engine: str = "proef 0.1 (draft)") -> None:
        """Keep the translation of the sentence that begins with `words`."""
        start = self.article.text.index(words)
        sentence = next(s for s in self.article.sentences if s.start == start)
        self.add(
            "translations",
            Translation(start=start, end=sentence.end, target="en", text=target, engine=engine, checks=checks),
        )

    def done(self) -> Article:
        """The article with all that was kept."""
        found: dict[str, Any] = {kind: tuple(items) for kind, items in self.found.items()}
        return replace(self.article, **found)


def magnesium() -> Article:
    """An article with every kind of block, span and finding."""
    make = Maker.of(
        [
            ("heading", "Slaapt u beter met magnesium?"),
            (
                "paragraph",
                "Magnesium geneest slapeloosheid. Uit onderzoek blijkt dat 61 van de 97 deelnemers (36%) "
                "na 8 weken beter sliep. Zo'n 400 mg per dag is volgens de maker genoeg.",
            ),
            ("heading", "Wat zeggen de studies?"),
            (
                "paragraph",
                "Abbasi en collega's (2012) volgden 46 ouderen die 500 mg per dag kregen. "
                "De slaapduur nam met 17 minuten toe. Het RIVM noemt 250 mg per dag uit supplementen veilig.",
            ),
            ("quote", "Slik elke avond een tablet, dan hebt u nooit meer een slaappil nodig, zegt huisarts Bakker."),
            ("list_item", "Volwassenen: 300 tot 350 mg per dag"),
            ("list_item", "Zwangeren: 280 mg per dag"),
            ("table_cell", "Voeding\tMagnesium per 100 g"),
            ("table_cell", "Amandelen\t270 mg"),
            ("paragraph", "Background: sleep quality was assessed in a randomised trial."),
            ("reference", "Abbasi B, Kimiagar M. Magnesium en slaap. J Res Med Sci 2012;17:1161-9."),
        ],
        id="magnesium",
        source="input/magnesium.txt",
        sha256="0" * 64,
        title="Slaapt u beter met magnesium?",
        published="2026-03-09",
    )
    quantities: Found = [
        ("61 van de 97 deelnemers", {"kind": "ratio", "values": (61, 97), "form": "ratio", "unit": "person"}),
        ("36%", {"kind": "percentage", "values": (36,), "unit": "%"}),
        ("8 weken", {"kind": "duration", "values": (8,), "unit": "week"}),
        ("400 mg", {"kind": "dose", "values": (400,), "unit": "mg", "per": "day", "modifier": "about"}),
        ("46 ouderen", {"kind": "count", "values": (46,), "unit": "person"}),
        ("500 mg", {"kind": "dose", "values": (500,), "unit": "mg", "per": "day"}),
        ("17 minuten", {"kind": "duration", "values": (17,), "unit": "min"}),
        ("250 mg", {"kind": "dose", "values": (250,), "unit": "mg", "per": "day"}),
        ("300 tot 350 mg", {"kind": "dose", "values": (300, 350), "form": "range", "unit": "mg", "per": "day"}),
        ("280 mg", {"kind": "dose", "values": (280,), "unit": "mg", "per": "day"}),
        ("270 mg", {"kind": "measurement", "values": (270,), "unit": "mg", "doubtful": "tabel zonder kop"}),
    ]
    for number, (words, fields) in enumerate(quantities, start=1):
        make.add("quantities", Quantity(id=f"q{number}", **make.at(words), **fields))
    citations: Found = [
        ("Uit onderzoek blijkt", {"kind": "vague", "level": "vague"}),
        ("Abbasi en collega's (2012)", {"kind": "author_year", "level": "referenced", "reference": 12}),
        ("RIVM", {"kind": "body", "level": "attributed", "target": "RIVM"}),
        ("huisarts Bakker", {"kind": "person", "level": "attributed", "target": "Bakker"}),
    ]
    for number, (words, fields) in enumerate(citations, start=1):
        make.add("citations", Citation(id=f"c{number}", **make.at(words), **fields))
    claims: Found = [
        (
            "Magnesium geneest slapeloosheid.",
            {
                "types": ("effect_outcome",),
                "substance": "magnesium",
                "outcome": "slapeloosheid",
                "direction": "decrease",
                "reason": "werkwoord van effect: geneest",
            },
        ),
        (
            "Uit onderzoek blijkt dat 61 van de 97 deelnemers (36%) na 8 weken beter sliep.",
            {
                "types": ("study_result",),
                "quantities": ("q1", "q2", "q3"),
                "outcome": "slaap",
                "direction": "increase",
                "evidence": Evidence("vague", ("c1",), "sentence"),
            },
        ),
        (
            "Zo'n 400 mg per dag is volgens de maker genoeg.",
            {"types": ("dose_recommendation",), "quantities": ("q4",), "substance": "magnesium"},
        ),
        (
            "Abbasi en collega's (2012) volgden 46 ouderen die 500 mg per dag kregen.",
            {
                "types": ("study_result",),
                "quantities": ("q5", "q6"),
                "population": "ouderen",
                "design": "gerandomiseerd",
                "evidence": Evidence("referenced", ("c2",), "sentence"),
            },
        ),
        (
            "De slaapduur nam met 17 minuten toe.",
            {
                "types": ("study_result", "duration"),
                "quantities": ("q7",),
                "outcome": "slaapduur",
                "direction": "increase",
                "statistics": ("p = 0,04",),
                "comparator": "placebo",
                "evidence": Evidence("referenced", ("c2",), "report"),
            },
        ),
        (
            "Het RIVM noemt 250 mg per dag uit supplementen veilig.",
            {
                "types": ("safety", "dose_recommendation"),
                "quantities": ("q8",),
                "substance": "magnesium",
                "hedged": True,
                "evidence": Evidence("attributed", ("c3",), "sentence"),
            },
        ),
        (
            "Volwassenen: 300 tot 350 mg per dag",
            {
                "types": ("dose_recommendation",),
                "quantities": ("q9",),
                "context": "Wat zeggen de studies?",
                "negated": True,
            },
        ),
    ]
    for number, (words, fields) in enumerate(claims, start=1):
        make.add("claims", Claim(id=f"k{number}", **make.at(words), **fields))
    make.flag(
        "f-geneest",
        "advice/cure",
        "error",
        "geneest",
        "'geneest' belooft genezing",
        claim="k1",
        match="geneest",
        why="Van voeding mag niet worden gezegd dat zij een ziekte geneest.",
        suggestion="Beschrijf wat het onderzoek vond, bij wie en in welke mate.",
        source="https://eur-lex.europa.eu/eli/reg/2011/1169/oj",
    )
    make.flag(
        "f-bron",
        "citation/none",
        "warning",
        "Magnesium geneest slapeloosheid.",
        "Deze bewering heeft geen bron",
        claim="k1",
        suggestion="Noem het onderzoek.",
    )
    make.flag(
        "f-vaag",
        "citation/vague",
        "warning",
        "Uit onderzoek blijkt dat 61 van de 97 deelnemers (36%) na 8 weken beter sliep.",
        "Welk onderzoek?",
        claim="k2",
        match="Uit onderzoek blijkt",
        suggestion="Noem het onderzoek.",
    )
    make.flag(
        "f-rekenen",
        "number/percentage-of-counts",
        "error",
        "61 van de 97 deelnemers (36%)",
        "61 van de 97 is 63%, niet 36%",
        claim="k2",
        suggestion="Reken na welk getal klopt.",
    )
    make.flag(
        "f-nooit",
        "advice/always",
        "notice",
        "nooit meer een slaappil nodig",
        "absoluut advies uit een citaat",
        match="nooit",
        decision=Decision(verdict="dismissed", reason="Staat zo in het interview", reviewer="EdV"),
    )
    make.flag(
        "f-los",
        "source/uncited",
        "notice",
        "Abbasi B, Kimiagar M.",
        '=HYPERLINK("http://x") <b>niet</b>',
        suggestion="-1 regel",
    )
    make.translate("Slaapt u beter", "Do you sleep better with magnesium?")
    make.translate("Magnesium geneest", "Magnesium cures insomnia.")
    make.translate("Uit onderzoek", "Research shows that 61 of the 97 participants (36%) slept better after 8 weeks.")
    make.translate("Zo'n 400 mg", "About 40 mg a day is enough, says the maker.", "400 mg ontbreekt", "40 mg is nieuw")
    make.translate("Abbasi en collega's", "Abbasi and colleagues (2012) followed 46 people who got 500 mg a day.")
    text = make.article.text
    background = make.at("Background: sleep quality was assessed in a randomised trial.")
    make.add("gaps", Gap(kind="foreign_language", detail="lijkt Engels", **background))
    make.add("gaps", Gap(kind="no_translation", detail="tabellen worden niet vertaald", start=0, end=len(text)))
    return make.done()


def hostile() -> Article:
    """An article whose every word tries to break out of the page."""
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)></script><!--"
    make = Maker.of(
        [("heading", f"Kop {attack}"), ("paragraph", f"Neem 5 mg {attack} per dag.")],
        id='aanval & "co"\'s <b>',
        source=f"input/{attack}.txt",
        title=f"Titel {attack}",
    )
    make.add("quantities", Quantity(id="q1", **make.at("5 mg"), kind="dose", values=(5,), unit=attack, doubtful=attack))
    make.add(
        "citations", Citation(id="c1", **make.at("per dag"), kind=attack, level="vague", target="javascript:alert(3)")
    )
    make.add(
        "claims",
        Claim(
            id="k1",
            **make.at(f"Neem 5 mg {attack} per dag."),
            types=("other",),
            quantities=("q1",),
            substance=attack,
            evidence=Evidence("vague", ("c1",), "sentence"),
        ),
    )
    make.flag(
        "f-1",
        attack,
        "error",
        f"5 mg {attack}",
        attack,
        why=attack,
        suggestion=attack,
        claim="k1",
        source="javascript:alert(4)",
        match=attack,
    )
    make.translate("Neem 5 mg", f"Take 5 mg {attack}", attack, engine=attack)
    make.add("gaps", Gap(kind="unreadable", detail=attack, **make.at("per dag")))
    return make.done()


def failed() -> Article:
    """An article that could not be read."""
    return Article(id="kapot", source="input/kapot.docx", status="failed", error="Het bestand is leeg.")


def skipped() -> Article:
    """An article in another language."""
    return Article(
        id="deutsch",
        source="input/deutsch.txt",
        status="skipped",
        error="Lijkt Duits, geen Nederlands.",
        title="Vitamin D im Winter",
        text="Vitamin D im Winter.",
        language=Language("de", 0.99),
        blocks=(Block(start=0, end=20, kind="paragraph", line=1),),
    )


@pytest.fixture
def article() -> Article:
    """The article on magnesium."""
    return magnesium()


@pytest.fixture
def attack() -> Article:
    """The hostile article."""
    return hostile()


@pytest.fixture
def articles() -> list[Article]:
    """One article of each status, and the hostile one."""
    return [magnesium(), hostile(), failed(), skipped()]
