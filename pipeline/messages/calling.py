"""What a wrong call is told."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "see_help": ("zie: {command}", "see: {command}"),
    "call_missing": ("{what} ontbreekt", "{what} is missing"),
    "call_option": ("er is geen optie {what}", "there is no option {what}"),
    "call_command": ("er is geen opdracht {what}", "there is no command {what}"),
    "call_no_command": ("er ontbreekt een opdracht", "a command is missing"),
    "call_extra": ("{what} is te veel", "{what} is too many"),
    "call_needs": ("bij {what} hoort een waarde", "{what} needs a value"),
    "call_flag": ("bij {what} hoort geen waarde", "{what} takes no value"),
    "call_choice": (
        "{option}: moet een van {allowed} zijn, niet {found}",
        "{option}: must be one of {allowed}, not {found}",
    ),
    "call_number": ("{option}: moet een geheel getal zijn", "{option}: must be a whole number"),
    "call_least": ("{option}: moet ten minste {least} zijn", "{option}: must be at least {least}"),
    "call_most": ("{option}: mag hoogstens {most} zijn", "{option}: must be at most {most}"),
    "call_value": ("{what}: deze waarde kan niet ({why})", "{what}: this value is wrong ({why})"),
    "call_wrong": ("deze aanroep klopt niet ({what})", "this call is wrong ({what})"),
    "usage": ("zo: {usage}", "usage: {usage}"),
}
