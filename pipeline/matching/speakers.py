"""Whose words a sentence holds: whether someone says them who is named, by name or by profession."""

from __future__ import annotations

from pipeline.matching.context import Contexts
from pipeline.matching.planning import class_called
from pipeline.matching.reading import Reading

_MARKS = frozenset("'\"‘’“”«»„")
_FAR = 3  # words from a profession to the name that goes with it


def named_speaker(reading: Reading, contexts: Contexts, sentence: int) -> bool:
    """Whether a sentence is what a named person says: told in it, or, of a quotation, in the sentence beside it."""
    asked = reading.kept(_answers)
    if sentence not in asked:
        asked[sentence] = _has_speaker(reading, contexts, sentence)
    return asked[sentence]


def _answers(reading: Reading) -> dict[int, bool]:
    """What was asked of the sentences of a reading; nothing yet."""
    return {}


def _has_speaker(reading: Reading, contexts: Contexts, sentence: int) -> bool:
    if _named(reading, contexts, sentence):
        return True
    quoted = _in_quotes(reading, sentence)
    if not (quoted or _says(contexts, sentence, "resumed")):
        return False
    if quoted and _titled(reading, sentence):
        return True
    beside = [sentence - 1] if sentence else []
    if quoted and sentence + 1 < len(reading.sentences):
        same = reading.sentences[sentence + 1].block == reading.sentences[sentence].block
        beside += [sentence + 1] if same else []
    return any(_named(reading, contexts, other) or _titled(reading, other) for other in beside)


def _named(reading: Reading, contexts: Contexts, sentence: int) -> bool:
    """Whether a sentence names someone and says that they speak."""
    if any(citation.kind == "person" for citation in reading.citations_by_sentence.get(sentence, ())):
        return True
    return _says(contexts, sentence, "expert")


def _says(contexts: Contexts, sentence: int, condition: str) -> bool:
    return any(cue.condition == condition for cue in contexts.cues(sentence))


def _titled(reading: Reading, sentence: int) -> bool:
    """Whether a profession stands before a name."""
    first, last = reading.bounds[sentence]
    titles = class_called("speaker").words
    return any(
        reading.words[at] in titles
        and any(reading.text[reading.starts[name]].isupper() for name in range(at + 1, min(at + 1 + _FAR, last)))
        for at in range(first, last)
    )


def _in_quotes(reading: Reading, sentence: int) -> bool:
    """Whether a sentence begins or ends as a quotation does, or holds one after a colon."""
    span = reading.sentences[sentence]
    text, before = reading.text, max(span.start - 1, 0)
    if not _MARKS.isdisjoint(text[before : span.start + 1] + text[span.end - 2 : span.end + 1]):
        return True
    colon = text.find(": ", span.start, span.end)
    return colon >= 0 and text[colon + 2 : colon + 3] in _MARKS
