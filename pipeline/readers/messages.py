"""Why a file cannot be read as an article: one sentence a reason, in Dutch and English, without its name."""

from __future__ import annotations

from typing import Literal

from pipeline import errors
from pipeline.errors import InputError

Reason = Literal[
    "empty", "binary", "undecodable", "too_large", "missing", "denied", "folder", "special", "unreadable",
    "broken_docx", "encrypted", "bomb", "pdf", "doc", "office", "odt", "rtf", "zip", "no_text",
]  # fmt: skip

MESSAGES: dict[Reason, tuple[str, str]] = {
    "empty": ("Het bestand is leeg.", "The file is empty."),
    "no_text": ("Het bestand bevat geen leesbare tekst.", "The file holds no readable text."),
    "binary": (
        "Dit is geen tekst maar een binair bestand; sla het artikel op als tekst, Markdown, HTML of Word (.docx).",
        "This is not text but a binary file; save the article as text, Markdown, HTML or Word (.docx).",
    ),
    "undecodable": (
        "Op regel {line} staan bytes die in geen bekende tekencodering passen; sla het bestand op als UTF-8.",
        "Line {line} holds bytes that fit no known character encoding; save the file as UTF-8.",
    ),
    "too_large": (
        "Het bestand is groter dan de grens van {limit} MB (max_megabytes in de instellingen).",
        "The file is larger than the limit of {limit} MB (max_megabytes in the settings).",
    ),
    "missing": ("Dit bestand bestaat niet.", "This file does not exist."),
    "denied": (
        "Het bestand mag niet gelezen worden; geef uzelf leesrechten op het bestand.",
        "The file may not be read; give yourself read permission on it.",
    ),
    "folder": ("Dit is een map en geen artikel.", "This is a folder and not an article."),
    "special": (
        "Dit is geen gewoon bestand maar een pijp, een apparaat of een socket, en die worden niet gelezen.",
        "This is not a regular file but a pipe, a device or a socket, and those are not read.",
    ),
    "unreadable": ("Het bestand kan niet gelezen worden ({detail}).", "The file cannot be read ({detail})."),
    "broken_docx": (
        "Dit Word-bestand is beschadigd ({detail}); open het in Word en sla het opnieuw op als .docx.",
        "This Word file is damaged ({detail}); open it in Word and save it as .docx again.",
    ),
    "encrypted": (
        "Het bestand is met een wachtwoord beveiligd; verwijder het wachtwoord in Word en sla het op als .docx.",
        "The file is protected with a password; remove the password in Word and save it as .docx.",
    ),
    "bomb": (
        "Het bestand pakt uit tot meer dan {limit} MB en wordt daarom niet gelezen.",
        "The file unpacks to more than {limit} MB and is therefore not read.",
    ),
    "pdf": (
        "Dit is een PDF, en die wordt niet gelezen; sla de bron op als Word (.docx), HTML of tekst.",
        "This is a PDF, which is not read; save its source as Word (.docx), HTML or text.",
    ),
    "doc": (
        "Dit is een oud Word-bestand (.doc); open het in Word of LibreOffice en sla het op als .docx.",
        "This is an old Word file (.doc); open it in Word or LibreOffice and save it as .docx.",
    ),
    "office": (
        "Dit is een Office-bestand maar geen .docx; sla het artikel op als .docx, HTML of tekst.",
        "This is an Office file but not a .docx; save the article as .docx, HTML or text.",
    ),
    "odt": (
        "Dit is een OpenDocument-bestand (.odt); open het in LibreOffice of Word en sla het op als .docx.",
        "This is an OpenDocument file (.odt); open it in LibreOffice or Word and save it as .docx.",
    ),
    "rtf": (
        "Dit is een RTF-bestand; open het in Word of LibreOffice en sla het op als .docx.",
        "This is an RTF file; open it in Word or LibreOffice and save it as .docx.",
    ),
    "zip": (
        "Dit is een zipbestand; pak het uit en geef de artikelen die erin zitten.",
        "This is a zip file; unpack it and give the articles that are in it.",
    ),
}


def cause(error: OSError | ValueError) -> tuple[str, str]:
    """What the system says went wrong, in Dutch and English."""
    told = errors.cause(error)
    return told.nl, str(told)


class Unreadable(Exception):
    """Raised by a reader; ingest makes an InputError of it. A detail in two languages is a pair."""

    def __init__(self, reason: Reason, **details: str | int | tuple[str, str]) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.details = details

    def error(self) -> InputError:
        """The error in both languages; it does not name the file."""
        details = self.details.items()
        sentences = (
            message.format(**{key: value[at_] if isinstance(value, tuple) else value for key, value in details})
            for at_, message in enumerate(MESSAGES[self.reason])
        )
        return InputError(*sentences)
