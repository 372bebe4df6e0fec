"""What the command line says, in Dutch and English."""

from __future__ import annotations

from pipeline.errors import Lang, Told, in_dutch

_MESSAGES: dict[str, tuple[str, str]] = {
    "report": ("Rapport: {path}", "Report: {path}"),
    "totals": (
        "{articles}, {claims}, {flags}: {errors}, {warnings}, {notices}",
        "{articles}, {claims}, {flags}: {errors}, {warnings}, {notices}",
    ),
    "processed": ("{processed} verwerkt", "{processed} processed"),
    "passed_over": (
        "{processed} verwerkt, {unchanged} overgeslagen omdat er niets is veranderd",
        "{processed} processed, {unchanged} passed over because nothing has changed",
    ),
    "gone": ("niet meer in de invoer: {names}", "no longer in the input: {names}"),
    "skipped": ("niet in de brontaal: {name}: {error}", "not in a source language: {name}: {error}"),
    "failed": ("mislukt: {name}: {error}", "failed: {name}: {error}"),
    "no_input": ("{path}: bestaat niet", "{path}: does not exist"),
    "output_folder": (
        "{path}: in de uitvoermap kan niet worden geschreven ({error})",
        "{path}: the output folder cannot be written ({error})",
    ),
    "language_code": (
        "{option} {code}: moet een taalcode van twee letters zijn, zoals nl",
        "{option} {code}: must be a language code of two letters, such as nl",
    ),
    "no_articles": (
        "{path}: geen artikelen gevonden (.txt, .md, .html of .docx)",
        "{path}: no articles found (.txt, .md, .html or .docx)",
    ),
    "no_translation": ("Niet vertaald: {reason}", "Not translated: {reason}"),
    "draft": (
        "De vertalingen zijn een ruwe versie ({engine}). Een groter pakket: bijsluiter packages install nl en",
        "The translations are drafts ({engine}). A larger package: bijsluiter packages install nl en",
    ),
    "interrupted": (
        "Onderbroken met {done} af; de rest volgt bij de volgende keer.",
        "Interrupted with {done} done; the rest follows next time.",
    ),
    "internal": (
        "interne fout in bijsluiter ({error}); meld dit met het artikel erbij",
        "internal error in bijsluiter ({error}); please report it with the article",
    ),
    "killed": (
        "de verwerking van dit artikel werd door het systeem afgebroken (te weinig geheugen?)",
        "the processing of this article was ended by the system (too little memory?)",
    ),
    "unwritable": (
        "het resultaat kon niet worden weggeschreven ({error})",
        "the result could not be written ({error})",
    ),
    "unwritable_file": ("{path}: kan niet worden geschreven ({error})", "{path}: cannot be written ({error})"),
    "summary_check": ("{flags} in {articles}", "{flags} in {articles}"),
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
        "{rules} regels, {examples} voorbeelden, {failures} fout",
        "{rules} rules, {examples} examples, {failures} wrong",
    ),
    "nothing_there": ("{place}: daar staat geen tekst", "{place}: there is no text there"),
    "foreign": ("in een andere taal ({code}): niet gelezen", "in another language ({code}): not read"),
    "a_quantity": ("hoeveelheid", "quantity"),
    "no_quantity": ("geen hoeveelheid", "no quantity"),
    "a_citation": ("bronvermelding", "citation"),
    "a_claim": ("bewering", "claim"),
    "no_claim": ("geen bewering", "no claim"),
    "a_flag": ("vlag", "flag"),
    "left_out_note": ("nootteken", "a note mark"),
    "left_out_citation": ("deel van een bronvermelding", "part of a citation"),
    "left_out_statistic": ("statistiek: p-waarde of interval", "a statistic: p-value or interval"),
    "left_out_list": ("nummer in een lijst", "the number of a list item"),
    "left_out_address": ("adres, telefoonnummer of verwijzing", "an address, telephone number or reference"),
    "left_out_name": ("hoort bij een naam", "part of a name"),
    "left_out_bare": ("geen eenheid of geteld woord erbij", "no unit or counted noun with it"),
    "score": (
        "score {score} (bewering vanaf 0; {own} om de zin zelf, de rest om de zinnen eromheen)",
        "score {score} (a claim above 0; {own} by the sentence itself, the rest by those around it)",
    ),
    "speaks_for": ("ervoor", "for it"),
    "speaks_against": ("ertegen", "against it"),
    "substance_options": ("middel, met afstand tot het beste", "substance, with its distance from the best"),
    "outcome_options": ("uitkomst, met afstand tot de beste", "outcome, with its distance from the best"),
    "none_at_all": ("(geen)", "(none)"),
    "feature_w": ("woord", "word"),
    "feature_b": ("woorden", "words"),
    "feature_k": ("soort", "kind"),
    "feature_q": ("getal", "figure"),
    "feature_e": ("effect", "effect"),
    "feature_f": ("begint met", "begins with"),
    "feature_has": ("bevat", "holds"),
    "feature_holds_s": ("middel", "substance"),
    "feature_holds_o": ("uitkomst", "outcome"),
    "feature_holds_e": ("effect", "effect"),
    "feature_holds_q": ("hoeveelheid", "quantity"),
    "feature_nothing": ("niets van dat alles", "none of these"),
    "feature_no_quantity": ("geen getal", "no figure"),
    "feature_no_stop": ("eindigt zonder punt", "ends without a full stop"),
    "feature_length": ("lengte", "length"),
    "feature_ends": ("eindigt op", "ends in"),
    "feature_sign": ("teken", "sign"),
    "held_back": ("tegengehouden regel", "rule held back"),
    "held_negated": ("ontkend", "negated"),
    "held_hedged": ("met een slag om de arm", "hedged"),
    "held_question": ("vraag", "a question"),
    "held_refuted": ("weerlegd", "refuted"),
    "held_reported": ("weergegeven wat anderen zeggen", "reported as what others say"),
    "held_sourced": ("bron erbij", "with a source"),
    "held_attributed": ("bron genoemd", "a source is named"),
    "held_conditional": ("onder een voorwaarde", "on a condition"),
    "held_safety_advice": ("verwijst naar een arts of apotheker", "sends the reader to a professional"),
    "held_study": ("opzet van een onderzoek", "the method of a study"),
    "held_body": ("over het lichaam", "about the body"),
    "held_institution": ("over een instelling", "about an institution"),
    "held_delivery": ("over een bevalling", "about giving birth"),
    "held_everyday": ("alledaags gebruik van het woord", "an everyday use of the word"),
    "held_narrative": ("verhaal", "a story"),
    "held_words": ("om andere woorden in de zin", "by other words of the sentence"),
    "evidence": ("bewijs", "evidence"),
    "level_none": ("geen", "none"),
    "level_vague": ("vaag", "vague"),
    "level_attributed": ("toegeschreven", "attributed"),
    "level_referenced": ("met verwijzing", "referenced"),
    "scope_sentence": ("in de zin zelf", "in the sentence itself"),
    "scope_report": ("uit het verslag waar de zin bij hoort", "from the report that the sentence goes on with"),
    "scope_list": ("uit de kop of aanhef van de lijst", "from the heading or lead-in of the list"),
    "scope_article": ("van het artikel als geheel", "of the article as a whole"),
    "heading": ("kop", "heading"),
    "paragraph": ("alinea", "paragraph"),
    "list_item": ("lijst", "list item"),
    "quote": ("citaat", "quote"),
    "table_cell": ("tabel", "table"),
    "caption": ("bijschrift", "caption"),
    "reference": ("bron", "reference"),
    "see_help": ("zie: {command}", "see: {command}"),
    "call_missing": ("{what} ontbreekt", "{what} is missing"),
    "call_option": ("er is geen optie {what}", "there is no option {what}"),
    "call_command": ("er is geen opdracht {what}", "there is no command {what}"),
    "call_choice": (
        "{what}: moet een van {allowed} zijn, niet {found}",
        "{what}: must be one of {allowed}, not {found}",
    ),
    "call_value": ("{what}: deze waarde kan niet ({why})", "{what}: this value is wrong ({why})"),
    "call_wrong": ("deze aanroep klopt niet ({what})", "this call is wrong ({what})"),
    "usage": ("zo: {usage}", "usage: {usage}"),
    "comes_with": ("wordt meegeleverd", "comes with bijsluiter"),
    "uses": ("bijsluiter vertaalt met: {engine}", "bijsluiter translates with: {engine}"),
    "no_offer": (
        "de index biedt geen pakket van {source} naar {target}; zie: bijsluiter packages available",
        "the index offers no package from {source} to {target}; see: bijsluiter packages available",
    ),
    "installed": ("geïnstalleerd in {path}", "installed in {path}"),
    "not_installed": (
        "er is geen pakket van {source} naar {target} geïnstalleerd",
        "no package from {source} to {target} is installed",
    ),
    "removed": ("verwijderd: {path}", "removed: {path}"),
    "memory_stats": (
        "{path}: {translations} vertaalde en {edits} door een mens bewerkte zinnen, {megabytes} MB",
        "{path}: {translations} translated sentences, {edits} edited by a person, {megabytes} MB",
    ),
    "no_memory": ("{path}: er is nog geen vertaalgeheugen", "{path}: there is no translation memory yet"),
    "pruned": ("{count} vertaalde zinnen vergeten", "{count} translated sentences forgotten"),
    "tmx_written": ("{count} zinnen geschreven naar {path}", "{count} sentences written to {path}"),
    "tmx_read": ("{count} zinnen overgenomen uit {path}", "{count} sentences taken over from {path}"),
    "written": ("{path} geschreven", "{path} written"),
    "no_extra": (
        "hiervoor ontbreekt {module}; installeer het met: pip install 'bijsluiter[{extra}]'",
        "{module} is missing for this; install it with: pip install 'bijsluiter[{extra}]'",
    ),
    "no_run": (
        "{path}: hier is nog niets verwerkt; begin met: bijsluiter process",
        "{path}: nothing has been processed here yet; begin with: bijsluiter process",
    ),
    "port_taken": (
        "--port {port}: deze poort is bezet; kies een andere, of laat --port weg",
        "--port {port}: this port is taken; choose another, or leave out --port",
    ),
    "review_open": (
        "Open dit adres in een browser; Ctrl+C stopt. Wie het adres heeft, kan besluiten: deel het niet.",
        "Open this address in a browser; Ctrl+C stops. Whoever has the address can decide: do not share it.",
    ),
    "imported": ("{count} van {all} besluiten overgenomen", "{count} of {all} decisions taken over"),
    "annotated": ("{path} geschreven, met {flags}", "{path} written, with {flags}"),
    "annotated_name": ("-met-opmerkingen", "-with-comments"),
    "exists": (
        "{path} bestaat al; verwijder het eerst of geef --force",
        "{path} exists already; remove it first or give --force",
    ),
}

_COUNTED: dict[str, tuple[str, str, str, str]] = {
    "article": ("artikel", "artikelen", "article", "articles"),
    "claim": ("bewering", "beweringen", "claim", "claims"),
    "flag": ("vlag", "vlaggen", "flag", "flags"),
    "error": ("fout", "fouten", "error", "errors"),
    "warning": ("waarschuwing", "waarschuwingen", "warning", "warnings"),
    "notice": ("opmerking", "opmerkingen", "notice", "notices"),
}


def counted(number: int, thing: str, lang: Lang) -> str:
    """A number with its noun, singular or plural: "1 artikel", "2 vlaggen"."""
    nl_one, nl_many, en_one, en_many = _COUNTED[thing]
    one, many = (nl_one, nl_many) if lang == "nl" else (en_one, en_many)
    return f"{number} {one if number == 1 else many}"


def say(key: str, lang: Lang, **values: object) -> str:
    """The message `key` in `lang`, filled in."""
    dutch, english = _MESSAGES[key]
    if lang == "nl":
        values = {name: in_dutch(value) if isinstance(value, Told) else value for name, value in values.items()}
    return (dutch if lang == "nl" else english).format(**values)
