"""The verify stage runs after flag, where settings ask for it and nowhere else."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.settings import Settings, VerifySettings
from pipeline.stages import verify
from pipeline.verify import online
from pipeline.work import line_up, process, prove

ONLINE = Settings(verify=VerifySettings(online=True))


def test_its_place() -> None:
    assert [name for name, _ in line_up(Settings(), translate=False)][-2:] == ["cite", "flag"]
    assert [name for name, _ in line_up(ONLINE, translate=False)][-2:] == ["flag", "verify"]


def test_the_run_stops_before_the_first_article_where_there_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*arguments: object) -> None:
        raise UsageError("no connection")

    monkeypatch.setattr(online, "probe", unreachable)
    with pytest.raises(UsageError, match="no connection"):
        prove(ONLINE, translate=False)


def test_an_article_that_names_nothing_asks_nothing() -> None:
    article = process(b"Zink is een metaal dat in veel voeding zit.", Settings())
    assert verify.run(article, ONLINE) == article
    assert verify.run_many([article, article], ONLINE) == [article, article]
