"""A LibreTranslate server that behaves, and servers that are busy, slow, wrong or gone."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from pipeline.article import Article
from pipeline.ruletest import prepared
from pipeline.settings import Server, Settings, TranslationSettings
from pipeline.stages import translate
from pipeline.translation.engine import describe, engine_id
from pipeline.translation.libretranslate import LibreTranslate
from pipeline.translation.unavailable import Unavailable

pytest.importorskip("httpx")
Answer = Callable[["Desk", dict[str, Any]], tuple[int, bytes]]


class Desk(ThreadingHTTPServer):
    """A server whose answers are a list of functions; the last one goes on for ever."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Answer] = [capitals]
        self.languages: tuple[int, bytes] = (200, b'[{"code": "nl", "targets": ["en", "de"]}]')
        self.asked: list[dict[str, Any]] = []
        self.headers_sent: dict[str, str] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def engine(self, **options: Any) -> LibreTranslate:
        server = Server.model_validate({"url": self.url, "timeout": 2.0, **options})
        return LibreTranslate(server, "nl", "en", pause=0.01)


class Handler(BaseHTTPRequestHandler):
    server: Desk

    def do_GET(self) -> None:
        self._send(*self.server.languages)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        answers = self.server.answers
        self._send(*(answers.pop(0) if len(answers) > 1 else answers[0])(self.server, body))

    def _send(self, status: int, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            for name, value in self.server.headers_sent.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass  # who asked did not wait

    def log_message(self, format: str, *args: object) -> None:
        pass


def capitals(desk: Desk, body: dict[str, Any]) -> tuple[int, bytes]:
    found: dict[str, Any] = {"translatedText": [text.upper() for text in body["q"]]}
    if body.get("alternatives"):
        found["alternatives"] = [[text.lower(), text.title()] for text in body["q"]]
    return 200, json.dumps(found).encode()


def always(status: int, body: bytes) -> Answer:
    return lambda desk, asked: (status, body)


@pytest.fixture
def desk() -> Iterator[Desk]:
    server = Desk()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def problem(engine: LibreTranslate, *sentences: str) -> Unavailable:
    with pytest.raises(Unavailable) as caught:
        engine.translate(sentences or ("Een.",))
    return caught.value


def test_sentences_go_in_batches_and_come_back_in_order(desk: Desk) -> None:
    engine = desk.engine(batch=2, api_key="geheim")
    assert engine.translate(["een", "twee", "drie"]) == ["EEN", "TWEE", "DRIE"]
    assert [asked["q"] for asked in desk.asked] == [["een", "twee"], ["drie"]]
    assert {key: desk.asked[0][key] for key in ("source", "target", "format", "api_key")} == {
        "source": "nl",
        "target": "en",
        "format": "text",
        "api_key": "geheim",
    }
    assert engine.translate([]) == []
    assert (engine.name, engine.draft) == (f"libretranslate {desk.url}", False)


def test_alternatives_are_candidates(desk: Desk) -> None:
    assert desk.engine().candidates(["Een twee"], 3) == [["EEN TWEE", "een twee", "Een Twee"]]
    assert desk.asked[0]["alternatives"] == 2
    desk.answers = [always(200, b'{"translatedText": ["A"], "alternatives": "none"}')]
    assert desk.engine().candidates(["Een"], 3) == [["A"]]


def test_an_answer_of_one_text_is_taken_for_one_sentence(desk: Desk) -> None:
    desk.answers = [always(200, b'{"translatedText": "One."}')]
    assert desk.engine().translate(["Een."]) == ["One."]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(desk: Desk, status: int) -> None:
    desk.answers = [always(status, b""), always(status, b""), capitals]
    assert desk.engine().translate(["een"]) == ["EEN"]
    assert len(desk.asked) == 3


def test_the_pause_that_a_server_asks_for_is_kept(desk: Desk) -> None:
    desk.answers = [always(429, b""), capitals]
    desk.headers_sent = {"Retry-After": "1"}
    began = time.monotonic()
    assert desk.engine().translate(["een"]) == ["EEN"]
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize(
    ("answer", "nl", "en", "times"),
    [
        (always(503, b""), "antwoordt met 503", "answers 503", 3),
        (always(403, b'{"error": "Invalid API key"}'), "antwoordt met 403 (Invalid API key)", "answers 403 (I", 1),
        (always(200, b"<html>"), "geen vertaling is (JSON)", "no translation (JSON)", 1),
        (always(200, b"[1]"), "geen vertaling is (translatedText)", "no translation (translatedText)", 1),
        (always(200, b'{"translatedText": [1]}'), "(translatedText)", "(translatedText)", 1),
        (always(200, b'{"translatedText": ["a", "b"]}'), "geen vertaling is (2 / 1)", "no translation (2 / 1)", 1),
        (always(302, b""), "antwoordt met 302", "answers 302", 1),
    ],
)
def test_a_wrong_answer_is_one_sentence(desk: Desk, answer: Answer, nl: str, en: str, times: int) -> None:
    desk.answers = [answer]
    found = problem(desk.engine(retries=2))
    assert found.nl.startswith(f"{desk.url}: de vertaalserver ")
    assert found.en.startswith(f"{desk.url}: the translation server ")
    assert nl in found.nl
    assert en in found.en
    assert len(desk.asked) == times


def test_a_slow_server_is_not_waited_for(desk: Desk) -> None:
    def slow(desk: Desk, asked: dict[str, Any]) -> tuple[int, bytes]:
        time.sleep(0.6)
        return capitals(desk, asked)

    desk.answers = [slow]
    assert problem(desk.engine(timeout=0.2, retries=1)).nl.endswith("antwoordt niet binnen 0.2 seconden")


def test_a_pair_that_the_server_lacks(desk: Desk) -> None:
    desk.languages = (200, b'[{"code": "nl", "targets": ["fr"]}]')
    found = problem(desk.engine())
    assert found.nl.endswith("vertaalt niet van nl naar en")
    assert found.en.endswith("does not translate from nl to en")
    assert desk.asked == []


def test_a_server_that_is_gone_is_not_asked_for_every_article() -> None:
    engine = LibreTranslate(Server(url="http://127.0.0.1:9", retries=10), "nl", "en", pause=5)
    began = time.monotonic()
    found = problem(engine)
    assert "is niet bereikbaar" in found.nl
    once = time.monotonic() - began
    assert once < 2
    assert problem(engine) is found
    assert time.monotonic() - began < once + 0.1


def article() -> Article:
    return prepared("Drink water. Slaap goed.", Settings())


def settings(url: str) -> Settings:
    server = Server(url=url, timeout=2, retries=0)
    return Settings(translation=TranslationSettings(provider="libretranslate", server=server))


def test_settings_choose_the_server(desk: Desk) -> None:
    chosen = settings(desk.url)
    assert describe(chosen).name == engine_id(chosen) == f"libretranslate {desk.url}"
    made = translate.run(article(), chosen)
    assert [one.text for one in made.translations] == ["DRINK WATER.", "SLAAP GOED."]
    assert {one.engine for one in made.translations} == {f"libretranslate {desk.url}"}


def test_without_the_server_the_article_says_so() -> None:
    made = translate.run(article(), settings("http://127.0.0.1:9"))
    assert (made.status, made.translations) == ("ok", ())
    assert made.gaps[0].detail.startswith("http://127.0.0.1:9: de vertaalserver is niet bereikbaar")
