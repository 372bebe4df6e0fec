"""An engine that cannot translate now."""

from __future__ import annotations

from pipeline.errors import BijsluiterError, Lang


class Unavailable(BijsluiterError):
    """An engine that cannot translate now: the sentence that says why, in Dutch and in English."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en

    def text(self, lang: Lang) -> str:
        """The sentence in `lang`."""
        return self.nl if lang == "nl" else self.en

    def __reduce__(self) -> tuple[type[Unavailable], tuple[str, str]]:
        return type(self), (self.nl, self.en)
