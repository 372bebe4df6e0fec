"""Why a file cannot be read as an article: one sentence a reason, in Dutch and English."""

from __future__ import annotations

from typing import Literal

from pipeline.errors import InputError

Reason = Literal[
    "empty", "binary", "undecodable", "too_large", "missing", "denied", "folder", "unreadable", "broken_docx",
    "encrypted", "bomb", "pdf", "doc", "office", "odt", "rtf", "zip", "no_text",
]  # fmt: skip

MESSAGES: dict[Reason, tuple[str, str]] = {
    "empty": ("is leeg.", "is empty."),
    "no_text": ("bevat geen leesbare tekst.", "holds no readable text."),
    "binary": (
        "is geen tekst maar een binair bestand; sla het artikel op als tekst, Markdown, HTML of Word (.docx).",
        "is not text but a binary file; save the article as text, Markdown, HTML or Word (.docx).",
    ),
    "undecodable": (
        "bevat op regel {line} bytes die in geen bekende tekencodering passen; sla het op als UTF-8.",
        "holds bytes on line {line} that fit no known character encoding; save it as UTF-8.",
    ),
    "too_large": (
        "is groter dan de grens van {limit} MB (max_megabytes in de instellingen).",
        "is larger than the limit of {limit} MB (max_megabytes in the settings).",
    ),
    "missing": ("bestaat niet.", "does not exist."),
    "denied": (
        "mag niet gelezen worden; geef uzelf leesrechten op het bestand.",
        "may not be read; give yourself read permission on the file.",
    ),
    "folder": ("is een map en geen artikel.", "is a folder and not an article."),
    "unreadable": ("kan niet gelezen worden ({detail}).", "cannot be read ({detail})."),
    "broken_docx": (
        "is een beschadigd Word-bestand ({detail}); open het in Word en sla het opnieuw op als .docx.",
        "is a damaged Word file ({detail}); open it in Word and save it as .docx again.",
    ),
    "encrypted": (
        "is met een wachtwoord beveiligd; verwijder het wachtwoord in Word en sla het op als .docx.",
        "is protected with a password; remove the password in Word and save it as .docx.",
    ),
    "bomb": (
        "pakt uit tot meer dan {limit} MB en wordt daarom niet gelezen.",
        "unpacks to more than {limit} MB and is therefore not read.",
    ),
    "pdf": (
        "is een PDF, en die wordt niet gelezen; sla de bron op als Word (.docx), HTML of tekst.",
        "is a PDF, which is not read; save its source as Word (.docx), HTML or text.",
    ),
    "doc": (
        "is een oud Word-bestand (.doc); open het in Word of LibreOffice en sla het op als .docx.",
        "is an old Word file (.doc); open it in Word or LibreOffice and save it as .docx.",
    ),
    "office": (
        "is een Office-bestand dat geen .docx is; sla het artikel op als .docx, HTML of tekst.",
        "is an Office file other than .docx; save the article as .docx, HTML or text.",
    ),
    "odt": (
        "is een OpenDocument-bestand (.odt); open het in LibreOffice of Word en sla het op als .docx.",
        "is an OpenDocument file (.odt); open it in LibreOffice or Word and save it as .docx.",
    ),
    "rtf": (
        "is een RTF-bestand; open het in Word of LibreOffice en sla het op als .docx.",
        "is an RTF file; open it in Word or LibreOffice and save it as .docx.",
    ),
    "zip": (
        "is een zipbestand; pak het uit en geef de artikelen die erin zitten.",
        "is a zip file; unpack it and give the articles that are in it.",
    ),
}


class Unreadable(Exception):
    """Raised by a reader; ingest makes an InputError of it that names the file."""

    def __init__(self, reason: Reason, **details: str | int | float) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.details = details

    def about(self, source: str) -> InputError:
        """The error about the file `source`, in both languages."""
        dutch, english = (f"{source} " + message.format(**self.details) for message in MESSAGES[self.reason])
        return InputError(dutch, english)
