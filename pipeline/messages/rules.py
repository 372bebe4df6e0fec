"""What `rules` and `evaluate` say."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "no_sacrebleu": (
        "sacrebleu is niet geïnstalleerd; installeer het met: pip install 'bijsluiter[bench]'",
        "sacrebleu is not installed; install it with: pip install 'bijsluiter[bench]'",
    ),
    "parts": ("--by {by}: is geen van {parts}", "--by {by}: is none of {parts}"),
    "no_rule": (
        "er is geen regel of pakket {name!r}; zie: bijsluiter rules",
        "there is no rule or pack {name!r}; see: bijsluiter rules",
    ),
    "looks_for": ("Zoekt:{words}", "Looks for:{words}"),
    "in_file": ("Bestand: {path}", "File: {path}"),
    "rule_exists": ("{path} bestaat al; verwijder het eerst", "{path} exists already; remove it first"),
    "no_house": (
        "deze regel telt pas mee met in bijsluiter.yaml: house_rules: {folder}",
        "this rule counts only with, in bijsluiter.yaml: house_rules: {folder}",
    ),
    "no_rules": (
        "{path}: hier staan geen regels; een regel staat in de map van een pakket, zoals eigen/wonder.yaml",
        "{path}: there are no rules here; a rule stands in the folder of a pack, such as house/wonder.yaml",
    ),
    "no_folder": ("{path}: is geen map", "{path}: is no folder"),
    "overlap": (
        "{first} en {second} vinden steeds hetzelfde; één van beide kan weg",
        "{first} and {second} always find the same; one of them can go",
    ),
    "tested": (
        "regels: {rules}; voorbeelden: {examples}, waarvan {failures} fout",
        "rules: {rules}; examples: {examples}, of which {failures} wrong",
    ),
}
