"""An engine to which the names of a sentence are not shown: stand-ins go in, the names are put into what comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.translation.engine import Engine
from pipeline.translation.proper_names import Name
from pipeline.translation.stand_ins import Masked, mask_known

Names = Mapping[str, Sequence[Name]]


class NamedEngine:
    """An engine with the names of each sentence that has any; a sentence that loses a stand-in is given as it stands.

    In sentences that it was not told of (a clause, one with other stand-ins) it looks for the names of those it was.
    """

    def __init__(self, engine: Engine, names: Names) -> None:
        self.name, self.draft = engine.name, engine.draft
        self._engine, self._names = engine, names
        self._fills = {text[one.start : one.end]: one for text, own in names.items() for one in own}
        self._anywhere: re.Pattern[str] | None = None

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """The best translation of each sentence, in order."""
        masks = self._masks(sentences)
        made = self._engine.translate([masks[one].text if one in masks else one for one in sentences])
        filled = [masks[one].fill(text) if one in masks else text for one, text in zip(sentences, made, strict=True)]
        left = list(dict.fromkeys(one for one, text in zip(sentences, filled, strict=True) if text is None))
        plain = dict(zip(left, self._engine.translate(left), strict=True)) if left else {}
        return [plain[one] if text is None else text for one, text in zip(sentences, filled, strict=True)]

    def candidates(self, sentences: Sequence[str], count: int) -> list[list[str]]:
        """Up to `count` translations of each sentence from a wider search, the likeliest first; at least one."""
        masks = self._masks(sentences)
        made = self._engine.candidates([masks[one].text if one in masks else one for one in sentences], count)
        filled = [
            [text for text in map(masks[one].fill, found) if text is not None] if one in masks else found
            for one, found in zip(sentences, made, strict=True)
        ]
        left = list(dict.fromkeys(one for one, found in zip(sentences, filled, strict=True) if not found))
        plain = dict(zip(left, self._engine.candidates(left, count), strict=True)) if left else {}
        return [found or plain[one] for one, found in zip(sentences, filled, strict=True)]

    def _masks(self, sentences: Sequence[str]) -> dict[str, Masked]:
        if not self._fills:
            return {}
        masks = {one: mask_known(one, self._names_in(one)) for one in sentences}
        return {one: mask for one, mask in masks.items() if mask is not None}

    def _names_in(self, sentence: str) -> Sequence[Name]:
        own = self._names.get(sentence)
        return self._found(sentence) if own is None else own

    def _found(self, sentence: str) -> list[Name]:
        """The names of other sentences in this one; a word that opens it may be no name there."""
        if self._anywhere is None:
            words = sorted(self._fills, key=len, reverse=True)
            self._anywhere = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
        return [
            Name(start=match.start(), end=match.end(), fill=known.fill, kind=known.kind)
            for match in self._anywhere.finditer(sentence)
            if (known := self._fills[match.group()]) and (match.start() or " " in match.group())
        ]
