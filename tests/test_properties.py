"""Whatever the text, every stage gives offsets that lie in it, and the JSON form reads back the same."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.article import Article
from pipeline.errors import InputError
from pipeline.settings import Languages, Settings
from pipeline.work import line_up, run_stages

FRAGMENTS = [
    *(
        "Zink",
        "vitamine D",
        "10 mg",
        "1.000 IE",
        "20-25 µg per dag",
        "62%",
        "1 op de 3",
        "drie jaar",
        "tweeënhalf",
        "½",
    ),
    *(
        "verlaagt",
        "de bloeddruk",
        "voorkomt",
        "niet",
        "geneest",
        "moet je",
        "altijd",
        "volgens het RIVM",
        "Jansen et al. (2019)",
    ),
    *(
        "10.1000/x",
        "https://voorbeeld.nl/a",
        "[1]",
        "(2,3)",
        "¹²",
        "verlaagt.1",
        "Uit onderzoek blijkt dat",
        "“",
        "”",
        "'",
    ),
    *(
        ".",
        ". ",
        "?",
        "!",
        "…",
        ",",
        ";",
        ":",
        "\n",
        "\n\n",
        "- ",
        "• ",
        "1. ",
        "\t",
        " ",
        "  ",
        "(",
        ")",
        "[",
        "%",
        "-",
        "–",
    ),
    *(
        "Referenties\n",
        "Bron: ",
        "# Kop\n",
        "p < 0,05",
        "95%-BI 1,2-3,4",
        "140/90 mmHg",
        "€ 3,50",
        "17 maart 2021",
        "II",
        "B12",
    ),
]
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)), max_size=60).map(" ".join)
DUTCH = Settings(languages=Languages(assume="nl"))


@settings(max_examples=120, deadline=None)
@given(text=TEXTS, suffix=st.sampled_from([".txt", ".md", ".html"]))
@example(text="\ud800", suffix=".txt")
@example(text="İ 10 mg", suffix=".txt")
@example(text="1" * 400, suffix=".txt")
def test_every_stage_keeps_to_the_text(text: str, suffix: str) -> None:
    from pipeline.stages import ingest

    try:
        article = ingest.read_bytes(text.encode("utf-8", "surrogatepass"), f"a{suffix}", DUTCH)
    except InputError as exc:
        assert exc.nl and exc.en
        return
    article = run_stages(article, DUTCH, line_up(DUTCH, translate=False))
    assert article.status == "ok"
    size = len(article.text)
    things = ("blocks", "links", "sentences", "quantities", "citations", "claims", "flags", "gaps")
    for name in things:
        for thing in getattr(article, name):
            assert 0 <= thing.start <= thing.end <= size, (name, thing)
    for name in ("sentences", "quantities", "citations", "claims", "flags"):
        ids = [thing.id for thing in getattr(article, name)]
        assert len(ids) == len(set(ids)), name
    for sentence in article.sentences:
        assert article.blocks[sentence.block].holds(sentence)
    known = {quantity.id for quantity in article.quantities}
    cited = {citation.id for citation in article.citations}
    for claim in article.claims:
        assert set(claim.quantities) <= known
        assert set(claim.evidence.citations) <= cited
        assert (claim.evidence.scope is None) == (claim.evidence.level == "none")
    for flag in article.flags:
        assert (flag.line, flag.column) == article.place(flag.start)
    assert Article.from_json(article.to_json()) == article
