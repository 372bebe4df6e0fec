"""Every example of every rule is a test of its own; the loader says what is wrong with a rule, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.matching.finding import Rule
from pipeline.paths import rules_folder
from pipeline.rulebook import load_folder, load_rulebook
from pipeline.ruletest import check_rule_examples, overlapping, prepared, scaffold, test_rules
from pipeline.settings import Settings

test_rules.__test__ = False  # type: ignore[attr-defined]

RULES = {rule.id: rule for rule in load_folder(rules_folder())}
GOOD = """\
kind: phrase
severity: warning
message: {nl: "'{match}' mag niet", en: "'{match}' is out"}
why: {nl: "Daarom.", en: "Because."}
suggestion: {nl: "Schrap het.", en: "Drop it."}
source: house style
any: ["{kletskoek,larie}"]
match: ["Dit is [[kletskoek]]."]
no_match: ["Dit is waar."]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "words.yaml").write_text(GOOD, "utf-8")
    return tmp_path


def _changed(house: Path, old: str, new: str) -> str:
    path = house / "house" / "words.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(RuleError) as caught:
        load_folder(house)
    return str(caught.value).removeprefix(f"{path}:")


@pytest.mark.parametrize("name", RULES)
def test_examples(name: str) -> None:
    assert [str(failure) for failure in check_rule_examples(RULES[name])] == []


def test_there_are_rules_enough() -> None:
    packs = {rule.pack for rule in RULES.values()}
    assert packs >= {"advice", "citation", "claim", "dose", "number", "source"}
    assert len(RULES) >= 60


def test_a_house_rule_stands_beside_the_built_in_ones(house: Path) -> None:
    names = {rule.id for rule in load_rulebook(Settings(house_rules=str(house))).rules}
    assert names == {*RULES, "house/words"}


def test_a_house_rule_takes_the_place_of_a_built_in_one(house: Path) -> None:
    (house / "advice").mkdir()
    path = house / "advice" / "cure.yaml"
    path.write_text(GOOD, "utf-8")
    found = load_rulebook(Settings(house_rules=str(house))).get("advice/cure")
    assert isinstance(found, Rule)
    assert found.path == path


def test_packs_and_rules_are_switched_off() -> None:
    settings = Settings(packs={"number": False}, severities={"advice/cure": "off", "citation": "notice"})
    rulebook = load_rulebook(settings)
    names = {rule.id for rule in rulebook.rules}
    assert {rule.id for rule in RULES.values() if rule.pack == "number"} & names == set()
    assert "advice/cure" not in names
    vague = rulebook.get("citation/vague")
    assert vague is not None
    assert rulebook.severity(vague) == "notice"


def test_an_unknown_pack_or_rule_in_settings_is_an_error() -> None:
    with pytest.raises(RuleError, match="'advise' is no pack of rules"):
        load_rulebook(Settings(packs={"advise": False}))
    with pytest.raises(RuleError, match="'advice/cures' is no rule and no pack"):
        load_rulebook(Settings(severities={"advice/cures": "off"}))


def test_unknown_kind(house: Path) -> None:
    assert _changed(house, "kind: phrase", "kind: frase").startswith(
        "1: kind: is 'frase'; must be one of phrase, regex, "
    )


def test_unknown_key(house: Path) -> None:
    assert _changed(house, "source: house style", "source: x\nsourse: y").startswith(
        "7: sourse: is no known key; a rule of kind 'phrase' may hold severity, message, "
    )


def test_unknown_language_key(house: Path) -> None:
    message = _changed(house, 'why: {nl: "Daarom.", en: "Because."}', "why: {nl: a, en: b, fr: c}")
    assert message == "4: why.fr: is no known key; a rule of kind 'phrase' may hold nl, en"


def test_a_rule_without_examples_does_not_load(house: Path) -> None:
    message = _changed(house, 'match: ["Dit is [[kletskoek]]."]\n', "")
    assert message == "1: match: is missing; a rule without examples does not load"


def test_an_example_without_a_mark(house: Path) -> None:
    assert _changed(house, "[[kletskoek]]", "kletskoek") == (
        "8: match.0: marks no span; put [[ ]] around what is found"
    )


def test_a_mark_that_is_not_closed(house: Path) -> None:
    assert _changed(house, "[[kletskoek]]", "[[kletskoek") == "8: match.0: opens [[ without closing it"


def test_unknown_placeholder(house: Path) -> None:
    assert _changed(house, "is out", "is {found}") == (
        "3: message.en: holds {found}; a rule of kind 'phrase' knows {match}"
    )


def test_unknown_condition(house: Path) -> None:
    assert _changed(house, "source: house style", "source: x\nunless: [denied]").startswith(
        "7: unless.0: input should be "
    )


def test_a_phrase_that_can_never_match(house: Path) -> None:
    assert (
        _changed(house, "{kletskoek,larie}", "<condition> ..") == "7: any.0: '<condition> ..' begins or ends with a gap"
    )


def test_an_unknown_word_class(house: Path) -> None:
    assert _changed(house, "{kletskoek,larie}", "erg <ziekte>").startswith(
        "7: any.0: 'erg <ziekte>' has <ziekte>, which is no word class; there are "
    )


def test_a_rule_excluded_by_itself(house: Path) -> None:
    assert _changed(house, "source: house style", 'source: x\nwithout: ["{kletskoek,larie}"]') == (
        "8: any.0: is excluded by 'without', so that the rule can never match it"
    )


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("(a+)+b", "nests a repeat in a repeat, which can backtrack without bound"),
        ("(?:a|b*)*c", "nests a repeat in a repeat, which can backtrack without bound"),
        (".*.*x", "has two open repeats of the same characters in a row, which can backtrack"),
        (r"(a)\1", "refers back to a group, which can backtrack"),
        ("x*", "matches the empty text, so it would match everywhere"),
        ("a(", "is no regular expression (missing ), unterminated subpattern at position 1)"),
    ],
)
def test_a_regex_that_may_backtrack(house: Path, pattern: str, problem: str) -> None:
    path = house / "house" / "words.yaml"
    path.write_text(GOOD.replace("kind: phrase", "kind: regex"), "utf-8")
    assert _changed(house, 'any: ["{kletskoek,larie}"]', f"pattern: '{pattern}'") == f"7: pattern: {problem}"


@pytest.mark.parametrize(
    ("kind", "body", "problem"),
    [
        ("regex", "pattern: 'Kletskoek'", "7: pattern: holds 'K', but the text is read in lower case without accents"),
        ("regex", "pattern: 'één'", "7: pattern: holds 'é', but the text is read in lower case without accents"),
        ("regex", "words: [erg veel]\npattern: 'erg veel'", "7: words.0: 'erg veel' is not one word"),
        ("pattern", "words: [a b]\npatterns: [[{LOWER: a}]]", "7: words.0: 'a b' is not one word"),
        ("pattern", "words: [a]\npatterns: [[]]", "8: patterns.0: is empty"),
        ("pattern", "words: [a]\npatterns: [[{LOWER: Onzin}]]", "8: patterns.0.0.LOWER: 'Onzin' has capitals"),
    ],
)
def test_a_rule_that_can_never_match(house: Path, kind: str, body: str, problem: str) -> None:
    path = house / "house" / "words.yaml"
    path.write_text(GOOD.replace("kind: phrase", f"kind: {kind}"), "utf-8")
    found = _changed(house, 'any: ["{kletskoek,larie}"]', body)
    assert found == f"{problem}, so that the rule can never match it"


@pytest.mark.parametrize("pattern", ["zz$^zz", "k(?!l)letskoek"])
def test_a_regex_that_finds_nothing_in_its_own_examples(house: Path, pattern: str) -> None:
    path = house / "house" / "words.yaml"
    path.write_text(GOOD.replace("kind: phrase", "kind: regex"), "utf-8")
    found = _changed(house, 'any: ["{kletskoek,larie}"]', f"pattern: '{pattern}'")
    assert found == "7: pattern: finds nothing in any example under match, so that it may never match"


def test_a_pattern_that_needs_a_model(house: Path) -> None:
    path = house / "house" / "words.yaml"
    path.write_text(GOOD.replace("kind: phrase", "kind: pattern"), "utf-8")
    assert _changed(house, 'any: ["{kletskoek,larie}"]', "words: [a]\npatterns: [[{POS: NOUN}]]").startswith(
        "8: patterns.0.0.POS: is nothing that a word has without a trained model; there are IS_ALPHA, "
    )


@pytest.mark.parametrize(
    ("old", "new", "dutch"),
    [
        ("kind: phrase", "kind: frase", "1: kind: is 'frase'; moet een zijn van phrase, regex, "),
        (
            "severity: warning",
            "severity: hoog",
            "2: severity: moet 'error', 'warning' of 'notice' zijn (gevonden: 'hoog')",
        ),
        ("source: house style", "sourse: x", "6: sourse: is geen bekende sleutel; een regel van soort 'phrase' kent "),
        ("source: house style\n", "", "1: source: ontbreekt; een regel van soort 'phrase' moet hebben: severity, "),
        (
            "source: house style",
            "source: x\nkleur: y",
            "7: kleur: is geen bekende sleutel; een regel van soort 'phrase' kent ",
        ),
        ("[[kletskoek]]", "kletskoek", "8: match.0: wijst niets aan; zet [[ ]] om wat wordt gevonden"),
        ("[[kletskoek]]", "[[kletskoek", "8: match.0: opent [[ zonder die te sluiten"),
        ("mag niet", "mag {niet}", "3: message.nl: bevat {niet}; een regel van soort 'phrase' kent {match}"),
        (
            "{kletskoek,larie}",
            "erg <ziekte>",
            "7: any.0: 'erg <ziekte>' heeft <ziekte>, en dat is geen woordklasse; er zijn ",
        ),
        ("source: house style", "source: x\nsource: y", "7: source: staat hier twee keer; houd er één"),
    ],
)
def test_complaints_in_dutch(house: Path, old: str, new: str, dutch: str) -> None:
    path = house / "house" / "words.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(RuleError) as caught:
        load_folder(house)
    assert caught.value.text("nl").removeprefix(f"{path}:").startswith(dutch)


def test_a_pattern_rule_runs(house: Path) -> None:
    path = house / "house" / "words.yaml"
    text = GOOD.replace("kind: phrase", "kind: pattern").replace(
        'any: ["{kletskoek,larie}"]', 'words: [kletskoek]\npatterns: [[{LOWER: "kletskoek"}]]'
    )
    path.write_text(text, "utf-8")
    assert test_rules(house) == []


def test_a_failing_example_is_told(house: Path) -> None:
    path = house / "house" / "words.yaml"
    path.write_text(GOOD.replace("Dit is waar.", "Dit is larie."), "utf-8")
    assert [str(failure) for failure in test_rules(house)] == [
        f"{path}: house/words: 'Dit is larie.': should find nothing, finds 'larie'"
    ]


def test_a_rule_outside_a_pack(tmp_path: Path) -> None:
    (tmp_path / "loose.yaml").write_text(GOOD, "utf-8")
    with pytest.raises(RuleError, match="must stand in the folder of a pack"):
        load_folder(tmp_path)


def test_a_scaffold_loads_and_passes(tmp_path: Path) -> None:
    path = tmp_path / "house" / "wonder.yaml"
    path.parent.mkdir()
    path.write_text(scaffold("house/wonder"), "utf-8")
    assert test_rules(tmp_path) == []
    with pytest.raises(RuleError, match="is no rule id"):
        scaffold("wonder")


def test_rules_that_always_fire_together(house: Path) -> None:
    (house / "house" / "again.yaml").write_text(GOOD, "utf-8")
    settings = Settings(house_rules=str(house), packs={"citation": False})
    articles = [prepared("Dit is kletskoek.\n\nDat is larie.\n\nNog meer larie.", settings)]
    assert overlapping(load_rulebook(settings), articles, settings) == [("house/again", "house/words")]


def test_a_rule_explains_itself() -> None:
    assert RULES["number/interval"].explain("en").split("\n")[:4] == [
        "number/interval (consistency, error)",
        "",
        "Message: {match}: the estimate lies outside its own interval ({sum})",
        "Why: A confidence interval lies around its estimate.",
    ]
