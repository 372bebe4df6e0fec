"""What a run, a check or an export says."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
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
