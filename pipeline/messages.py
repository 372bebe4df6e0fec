"""What the command line says, in Dutch and English."""

from __future__ import annotations

from pipeline.article import Lang

_MESSAGES: dict[str, tuple[str, str]] = {
    "report": ("Rapport: {path}", "Report: {path}"),
    "totals": (
        "{articles} artikelen, {claims} beweringen, {flags} vlaggen: {errors} fout, {warnings} waarschuwing, "
        "{notices} opmerking",
        "{articles} articles, {claims} claims, {flags} flags: {errors} errors, {warnings} warnings, {notices} notices",
    ),
    "processed": (
        "{processed} verwerkt, {unchanged} overgeslagen omdat er niets is veranderd",
        "{processed} processed, {unchanged} passed over because nothing has changed",
    ),
    "gone": ("niet meer in de invoer: {names}", "no longer in the input: {names}"),
    "skipped": ("niet in de brontaal: {name}: {error}", "not in a source language: {name}: {error}"),
    "failed": ("mislukt: {name}: {error}", "failed: {name}: {error}"),
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
        "Onderbroken; {done} artikelen zijn af, de rest volgt bij de volgende keer.",
        "Interrupted; {done} articles are done, the rest follows next time.",
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
    "no_flags": (
        "Geen vlaggen. Dat is geen goedkeuring: {unchecked}",
        "No flags. That is no approval: {unchecked}",
    ),
    "summary_check": ("{flags} vlaggen in {articles} artikelen", "{flags} flags in {articles} articles"),
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
    "written": ("{path} geschreven", "{path} written"),
    "exists": (
        "{path} bestaat al; verwijder het eerst of geef --force",
        "{path} exists already; remove it first or give --force",
    ),
}


def say(key: str, lang: Lang, **values: object) -> str:
    """The message `key` in `lang`, filled in."""
    dutch, english = _MESSAGES[key]
    return (dutch if lang == "nl" else english).format(**values)
