"""The spaCy component finds what the stages find, on the Doc's own text."""

from __future__ import annotations

import subprocess
import sys

TEXT = (
    "Zink verkort een verkoudheid gemiddeld met 1,5 dag.\r\nVolgens de EFSA is 25 mg per dag de grens voor volwassenen."
)


def test_spans_are_on_the_doc() -> None:
    import spacy

    import pipeline.spacy_component

    assert pipeline.spacy_component.GROUPS == ("quantities", "citations", "claims", "flags")
    nlp = spacy.blank("nl")
    nlp.add_pipe("bijsluiter")
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["quantities"]] == [
        ("1,5 dag", "duration"),
        ("25 mg", "dose"),
    ]
    assert [span.text for span in doc.spans["citations"]] == ["EFSA"]
    assert [span.label_ for span in doc.spans["claims"]] == ["none", "attributed"]
    flags = [(span.label_, span.kb_id_) for span in doc.spans["flags"]]
    assert [rule.split("/")[0] for rule, _ in flags] == ["citation"]
    assert doc._.bijsluiter.flags[0].id == flags[0][1]


def test_spacy_finds_it_by_name() -> None:
    code = "import spacy; nlp = spacy.blank('nl'); nlp.add_pipe('bijsluiter'); print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "['bijsluiter']\n", done.stderr


def test_an_empty_doc() -> None:
    import spacy

    nlp = spacy.blank("nl")
    nlp.add_pipe("bijsluiter")
    assert [list(nlp("").spans[group]) for group in ("quantities", "claims", "flags")] == [[], [], []]
