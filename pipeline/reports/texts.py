"""The words of the reports in the reader's language, and how that language writes numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.article import Lang

FOLDER = Path(__file__).parent / "messages"


@dataclass(frozen=True)
class Texts:
    """Messages by dotted key; what is missing there is shown as it is."""

    lang: Lang
    table: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The message `key`, filled in."""
        text = self.table[key]
        return text.format(**values) if values else text

    def label(self, group: str, name: str) -> str:
        """The word for `name` in a closed vocabulary; the name itself where there is none."""
        return self.table.get(f"{group}.{name}", name)

    def count(self, key: str, number: int) -> str:
        """A number with its noun, in the singular or the plural."""
        return self(self.plural(f"count.{key}", number), n=self.number(number))

    def plural(self, key: str, number: int) -> str:
        """The key of the singular or the plural of a message that has both."""
        return f"{key}.{'one' if number == 1 else 'many'}"

    def number(self, value: float, *, plain: bool = False) -> str:
        """The number as this language writes it; `plain` leaves out the thousands mark (years)."""
        text = f"{value:.12g}" if plain else f"{value:,.10f}".rstrip("0").rstrip(".")
        return text if self.lang == "en" else text.translate(str.maketrans(".,", ",."))

    def unit(self, code: str, amount: float) -> str:
        """A unit or counted thing as readers write it."""
        singular = self.table.get(f"unit.{code}", code.replace("_", " "))
        return singular if abs(amount) == 1 else self.table.get(f"units.{code}", singular)

    def names(self, code: str) -> bool:
        """Whether this language has a word for the unit; the codes of counted things are English."""
        return self.lang == "en" or f"unit.{code}" in self.table

    def ratio(self, values: list[str], unit: str | None) -> str:
        """ "1 op de 3", "3 tot 5 op de 10", "3 keer" or "16 : 8"."""
        if unit == "x":
            return self("times", n="–".join(values))
        if unit == "in" and len(values) > 1:
            return self("in", n="–".join(values[:-1]), m=values[-1])
        if unit not in (None, "in", "x") and len(values) == 2:
            return self("out_of", n=values[0], m=values[1])
        return " : ".join(values)

    def language(self, code: str) -> str:
        """The name of a language."""
        from pipeline.dutch.stopwords import language_name

        return self("language.und") if code == "und" else language_name(code, self.lang)

    def engine(self, name: str) -> str:
        """The name of what translated, with the mark of a draft in this language."""
        return name.replace("(draft)", f"({self('draft')})")

    def gap(self, kind: str, detail: str) -> str:
        """What was not checked: the language of a passage, the fault of a table, or the reason as it was given."""
        if kind == "foreign_language":
            return self.language(detail)
        return self.label("gap_detail", detail)

    def date(self, iso: str) -> str:
        """A date (with or without a time) written out; the text itself where it is no ISO 8601 date."""
        day, _, time = iso.partition("T")
        parts = day.split("-")
        if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
            return iso
        text = self("date", day=int(parts[2]), month=self(f"month.{int(parts[1])}"), year=parts[0])
        return f"{text}, {time[:5]}" if time else text


@cache
def load_texts(lang: Lang) -> Texts:
    """The messages of one language."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((FOLDER / f"{lang}.yaml").read_text("utf-8"), Loader=loader)
    return Texts(lang, dict(flat(data, "")))


def flat(data: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    """The texts of nested keys, by dotted key."""
    pairs: list[tuple[str, str]] = []
    for key, value in data.items():
        pairs.extend(flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", str(value))])
    return pairs
