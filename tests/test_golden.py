"""What `bijsluiter analyse input` finds, line by line, as it was last agreed.

A change that moves a line here shows what it does to real articles. After reading the difference, write it with
`python -m tests.test_golden`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.settings import Settings
from pipeline.stages.ingest import find_articles
from pipeline.work import Source, analyse

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "golden"


def sources() -> list[Path]:
    """The input articles."""
    return find_articles([ROOT / "input"])


def lines(article: Article) -> list[str]:
    """One line a quantity, claim and flag, in the order of the text."""
    rows: list[tuple[int, int, str]] = []
    for q in article.quantities:
        values = "-".join(f"{value:g}" for value in q.values)
        rows.append(
            (q.start, 1, f"quantity\t{q.of(article)}\t{q.kind} {q.modifier or ''} {values} {q.unit} {q.per or ''}")
        )
    for c in article.claims:
        about = f"{c.evidence.level}\t{','.join(c.types)}\t{c.substance} | {c.outcome} | {c.direction}"
        rows.append((c.start, 0, f"claim\t{about}\t{c.of(article)}"))
    for f in article.flags:
        rows.append((f.start, 2, f"flag\t{f.severity} {f.rule}\t{f.message}"))
    placed = (f"{article.place(start)[0]}\t{text}" for start, _, text in sorted(rows))
    return [part.replace("\n", " ") for part in placed]


def found(path: Path) -> list[str]:
    """What is found in one article."""
    return lines(analyse([Source(path.stem, path)], Settings())[0])


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.name)
def test_golden(path: Path) -> None:
    assert found(path) == (GOLDEN / f"{path.name}.tsv").read_text("utf-8").splitlines()


if __name__ == "__main__":
    for source in sources():
        (GOLDEN / f"{source.name}.tsv").write_text("\n".join(found(source)) + "\n", "utf-8")
