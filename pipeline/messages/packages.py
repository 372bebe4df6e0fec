"""What `packages` and `memory` say."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
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
}
