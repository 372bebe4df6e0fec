"""How short annotated articles are laid out as text."""

from __future__ import annotations

from pipeline.annotated import laid_out


def test_laid_out() -> None:
    heading, first, second, item, last = (
        {"text": text} for text in ("Thee", "Thee helpt.", "Soms.", "2 koppen", "1 pot")
    )
    text, told = laid_out(
        [
            {"kind": "heading", "sentences": [heading]},
            {"kind": "paragraph", "sentences": [first, second]},
            {"kind": "list_item", "sentences": [item]},
            {"kind": "list_item", "sentences": [last]},
        ]
    )
    assert text == "Thee\n\nThee helpt. Soms.\n\n- 2 koppen\n- 1 pot"
    assert [(text[start:end], row) for start, end, row in told] == [
        ("Thee", heading), ("Thee helpt.", first), ("Soms.", second), ("2 koppen", item), ("1 pot", last),
    ]  # fmt: skip
