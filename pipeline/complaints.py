"""What is wrong with a value in a user's file, said of a pydantic error in Dutch and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import Told

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# By the type of the error (https://docs.pydantic.dev/latest/errors/validation_errors/); the English is pydantic's own.
_DUTCH = {
    "missing": "ontbreekt",
    "literal_error": "moet {expected} zijn",
    "string_type": "moet een tekst zijn",
    "string_too_short": "moet ten minste {min_length} teken(s) hebben",
    "string_pattern_mismatch": "moet de vorm {pattern} hebben",
    "bool_type": "moet true of false zijn",
    "int_type": "moet een geheel getal zijn",
    "int_from_float": "moet een geheel getal zijn",
    "float_type": "moet een getal zijn",
    "finite_number": "moet een eindig getal zijn",
    "greater_than": "moet groter zijn dan {gt}",
    "greater_than_equal": "moet ten minste {ge} zijn",
    "less_than": "moet kleiner zijn dan {lt}",
    "less_than_equal": "mag ten hoogste {le} zijn",
    "list_type": "moet een lijst zijn",
    "too_short": "moet ten minste {min_length} waarde(n) hebben",
    "dict_type": "moet sleutels en waarden bevatten",
    "model_type": "moet sleutels en waarden bevatten",
    "model_attributes_type": "moet sleutels en waarden bevatten",
}


def complaint(error: ErrorDetails) -> Told:
    """One validation error in a sentence: what is allowed there, and what was found."""
    english = f"{error['msg'][0].lower()}{error['msg'][1:]}"
    dutch = _DUTCH.get(error["type"], english).format(**error.get("ctx", {})).replace("' or '", "' of '")
    if error["type"] == "missing":
        return Told(dutch, "is missing")
    return Told(f"{dutch} (gevonden: {error['input']!r})", f"{english} (found {error['input']!r})")


def keys_and_values(example: str) -> Told:
    """Of a file that holds something else."""
    return Told(
        f"moet sleutels en waarden bevatten, zoals '{example}'", f"must hold keys and values, such as '{example}'"
    )
