"""The desk in a real browser: deciding by keys, undo, bulk, two tabs, another run, and what assistive tools need."""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.reports import summarise, write_index
from pipeline.review.desk import Desk
from pipeline.review.security import HOST, Keys
from pipeline.review.serving import _listen
from pipeline.runs import process_folder
from pipeline.settings import Settings
from tests.conftest import IRON
from tests.reports.conftest import magnesium
from tests.review.conftest import publish

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
Opener = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    pytest.importorskip("uvicorn")
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    (out / "magnesium").mkdir(parents=True)
    (out / "magnesium" / "index.html").touch()
    write_index([summarise(magnesium(), None)], out, Settings(formats=["html"]), {})
    publish(out, magnesium(), *(replace(magnesium(), id=f"kopie-{n}", title=f"Kopie {n}") for n in range(3)))
    return out


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    import uvicorn

    from pipeline.review.app import make_app

    listening = _listen(None, Settings())
    keys = Keys(listening.getsockname()[1])
    desk = Desk(folder, Settings())
    desk.index.refresh()
    server = uvicorn.Server(uvicorn.Config(make_app(desk, keys), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield keys.address
    server.should_exit = True
    thread.join()
    listening.close()
    desk.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens a page of the desk; what the browser complains of fails the test, unless it is announced."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []
    base = address.split("/?")[0]

    def opened(path: str = "/", reviewer: str = "AB", *, width: int = 1440, expect: str = "", **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda message: (
                errors.append(message.text)
                if message.type == "error" and not (expect and expect in message.text)
                else None
            ),
        )
        page.on("request", lambda request: None if HOST in request.url else errors.append(request.url))
        page.goto(address)
        page.fill("#reviewer", reviewer)
        page.press("#reviewer", "Tab")
        page.goto(base + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def states(page: Page) -> dict[str, str]:
    pairs = "[...document.querySelectorAll('#flag-cards > .card')].map(c => [c.dataset.flag, c.dataset.state])"
    found: dict[str, str] = page.evaluate(f"Object.fromEntries({pairs})")
    return found


def current(page: Page) -> str | None:
    return page.get_attribute(".card.current", "data-flag")


def test_the_inbox_filters_and_keeps_it_in_the_address(visit: Opener) -> None:
    page = visit()
    assert page.inner_text("#found") == "4 artikelen"
    page.select_option("[name=pack]", "advice")
    page.wait_for_url("**/?pack=advice")
    page.click("nav.switch a:text('Vlaggen')")
    page.wait_for_url("**view=flags**")
    assert page.inner_text("#found") == "4 vlaggen"
    page.keyboard.press("/")
    page.keyboard.type("Kopie", delay=5)
    page.keyboard.press("Enter")
    page.wait_for_url("**q=Kopie**")
    assert page.inner_text("#found") == "0 vlaggen"
    page.go_back()
    assert page.inner_text("#found") == "4 vlaggen"


def test_deciding_by_keys_alone_and_taking_it_back(visit: Opener) -> None:
    page = visit("/article/magnesium")
    page.keyboard.press("j")
    assert current(page) == "f-bron"
    page.keyboard.press("a")
    page.wait_for_selector("#flag-f-bron[data-state=accepted]", state="attached")
    assert current(page) == "f-geneest"
    page.keyboard.press("d")
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    page.wait_for_selector("#flag-f-geneest[data-state=dismissed]", state="attached")
    assert page.text_content("#flag-f-geneest .decision") is not None
    assert "Citaat, zo gezegd" in (page.text_content("#flag-f-geneest .decision") or "")
    page.keyboard.press("f")
    page.wait_for_selector("#flag-f-vaag[data-state=fixed]", state="attached")
    assert page.inner_text("#open-count") == "2"
    page.keyboard.press("u")
    page.wait_for_selector("#flag-f-vaag[data-state=open]", state="attached")
    page.keyboard.press("u")
    page.wait_for_selector("#flag-f-geneest[data-state=open]", state="attached")
    assert states(page) == {
        "f-bron": "accepted", "f-geneest": "open", "f-vaag": "open", "f-rekenen": "open",
        "f-nooit": "dismissed", "f-los": "open",
    }  # fmt: skip
    assert current(page) == "f-geneest"


def test_a_key_pressed_twice_decides_once(visit: Opener) -> None:
    page = visit("/article/magnesium")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("a")
    page.wait_for_selector("#flag-f-bron[data-state=accepted]", state="attached")
    page.wait_for_timeout(200)
    assert page.locator("#conflict[open]").count() == 0


def test_what_was_decided_last_is_taken_back_from_the_next_article(visit: Opener) -> None:
    page = visit("/article/magnesium")
    page.keyboard.press("j")
    page.keyboard.press("f")
    page.wait_for_selector("#flag-f-bron[data-state=fixed]", state="attached")
    page.goto(page.url.replace("magnesium", "kopie-0").split("#")[0])
    page.keyboard.press("u")
    page.wait_for_selector(".toast:has-text('Ongedaan gemaakt in magnesium')")
    page.keyboard.press("u")
    page.wait_for_selector(".toast:has-text('niets om ongedaan te maken')")
    page.goto(page.url.replace("kopie-0", "magnesium"))
    assert states(page)["f-bron"] == "open"


def test_two_edits_of_one_translation_meet(visit: Opener) -> None:
    pages = [visit("/article/magnesium", "Anna"), visit("/article/magnesium", "Bert", expect="409")]
    for page in pages:
        page.hover(".t:has-text('About 40 mg')")
        page.click(".t:has-text('About 40 mg') .edit")
        page.wait_for_selector("#editor:not([hidden])")
    for page, text in zip(pages, ("About 400 mg a day, says Anna.", "About 400 mg a day, says Bert."), strict=True):
        page.fill("#editor textarea", text)
        page.wait_for_selector(".editor-checks:not(:has-text('Controleren'))")
        page.click("#editor [type=submit]")
        page.wait_for_selector(".t.edited, .editor-checks:has-text('Intussen aangepast (Anna)')")
    assert "says Anna" in pages[1].inner_text(".editor-checks")
    assert "says Bert" in pages[1].input_value("#editor textarea")
    pages[1].click("#editor [type=submit]")
    pages[1].wait_for_selector(".t.edited:has-text('says Bert')")


def test_what_others_did_appears_by_itself(visit: Opener) -> None:
    first, second = visit("/article/magnesium", "Anna"), visit("/article/magnesium#flag-f-bron", "Bert")
    second.clock.install()
    second.reload()
    first.keyboard.press("j")
    first.keyboard.press("f")
    first.wait_for_selector("#flag-f-bron[data-state=fixed]", state="attached")
    second.keyboard.press("j")
    second.keyboard.press("f")
    second.wait_for_selector("#flag-f-geneest[data-state=fixed]", state="attached")
    here = current(second)
    second.clock.fast_forward(21_000)
    second.wait_for_selector("#flag-f-bron[data-state=fixed]", state="attached")
    assert current(second) == here
    first.click("#tab-claims")
    first.click("[data-source=k1]")
    first.fill("#source input", "10.1000/voorbeeld")
    first.keyboard.press("Enter")
    first.wait_for_selector("#claim-k1 .added")
    second.clock.fast_forward(21_000)
    second.click(".toast:has-text('Iemand anders wijzigde dit artikel') button")
    second.wait_for_selector("#claim-k1 .added", state="attached")


def test_keys_light_up_the_translation(visit: Opener) -> None:
    page = visit("/article/magnesium#flag-f-geneest")
    assert page.locator(".t.paired").count() == page.locator(".s.paired").count() == 1


def test_on_a_telephone_a_card_lies_below_its_words(visit: Opener) -> None:
    page = visit("/article/magnesium", width=390)
    page.click(".tools [data-step='1']")
    for press, card in ((None, "#flag-f-bron"), (".lv[data-claim=k4]", "#claim-k4")):
        if press:
            page.click(f"{card.replace('claim-k4', 'flag-f-bron')} .walk [data-step='0']")
            page.click(press)
        box = page.locator(card).bounding_box()
        words = page.locator(".body .current").first.bounding_box()
        assert box is not None and words is not None
        assert box["y"] + box["height"] == pytest.approx(900, abs=1)
        assert 0 <= words["y"] < box["y"]
    page.click("#claim-k4 .walk [data-step='0']")
    assert page.locator(".card.current").count() == 0


def test_a_translation_stands_beside_its_sentence_and_on_a_telephone_below(visit: Opener) -> None:
    for width, beside in ((1440, True), (390, False)):
        page = visit("/article/magnesium", width=width)
        tops = page.evaluate(
            "[...document.querySelectorAll('.block')].filter(b => b.querySelector('.to .t'))"
            ".map(b => ['.from', '.to'].map(s => b.querySelector(s).getBoundingClientRect()))"
            ".map(rects => rects.map(r => [r.top, r.bottom]))"
        )
        assert len(tops) == 3
        for (top, bottom), (other, _) in tops:
            assert abs(other - top) < 2 if beside else 0 <= other - bottom < 12


def test_keys_can_be_switched_off(visit: Opener) -> None:
    page = visit("/article/magnesium")
    page.keyboard.press("?")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator(".card.current").count() == 0


def test_a_mark_in_the_text_opens_its_card_and_lights_up_the_pair(visit: Opener) -> None:
    page = visit("/article/magnesium")
    page.click(".body .fr[data-flag=f-geneest]")
    assert current(page) == "f-geneest"
    page.hover(".t[data-s=s2]")
    assert page.locator(".s.paired[data-s=s2]").count() == 1


def test_evidence_is_drawn_from_claim_to_source(visit: Opener) -> None:
    page = visit("/article/magnesium")
    page.click(".lv[data-claim=k4]")
    page.wait_for_selector("#lines path.to-reference", state="attached")
    assert page.locator(".evidence-of").count() == 2  # the citation, and the reference
    assert "current" in (page.get_attribute("#claim-k4", "class") or "")


def test_one_act_on_every_flag_of_a_rule(visit: Opener) -> None:
    page = visit("/article/magnesium#flag-f-geneest")
    page.keyboard.press("b")
    page.wait_for_selector("[data-scope='rule all']:not([hidden])")
    page.check("[name=verdict][value=fixed]")
    page.check("[name=scope][value='rule all']")
    page.click("#decide button[type=submit]")
    page.wait_for_selector("#flag-f-geneest[data-state=fixed]", state="attached")
    assert "4 vlaggen vastgelegd" in page.inner_text("#toasts")
    page.click("#back")
    page.wait_for_url("**/")
    page.select_option("[name=state]", "fixed")
    page.wait_for_url("**state=fixed**")
    assert page.inner_text("#found") == "4 artikelen"


def test_one_act_on_chosen_flags_of_the_inbox(visit: Opener) -> None:
    page = visit("/?view=flags&rule=citation%2Fvague")
    assert page.is_disabled("#chosen [data-act=accepted]")
    page.check("#all")
    assert page.inner_text("#chosen-count") == "4 gekozen"
    page.click("#chosen [data-act=accepted]")
    page.wait_for_selector(".toast")
    assert page.inner_text("#found") == "0 vlaggen"
    page.click(".toast button")
    page.wait_for_selector(".flag-row")
    assert page.inner_text("#found") == "4 vlaggen"


def test_two_reviewers_do_not_overwrite_each_other_unseen(visit: Opener) -> None:
    first = visit("/article/magnesium", "Anna")
    second = visit("/article/magnesium", "Bert", expect="409")
    for page in (first, second):
        page.keyboard.press("j")
    first.keyboard.press("a")
    first.wait_for_selector("#flag-f-bron[data-state=accepted]", state="attached")
    second.keyboard.press("f")
    second.wait_for_selector("#conflict[open]")
    assert second.inner_text("[data-side=theirs]") == "terecht, door Anna"
    assert second.inner_text("[data-side=yours]") == "opgelost"
    second.click("#conflict button[value=keep]")
    second.wait_for_selector("#flag-f-bron[data-state=accepted]", state="attached")
    first.select_option("#show", "all")
    first.click("#flag-f-bron .message")
    first.click("#flag-f-bron [data-act=reopen]")
    first.wait_for_selector("#flag-f-bron[data-state=open]", state="attached")
    second.select_option("#show", "all")
    second.click("#flag-f-bron .message")
    second.click("#flag-f-bron [data-act=reopen]")
    second.wait_for_selector("#conflict[open]")
    second.click("#conflict button[value=replace]")
    second.wait_for_selector("#flag-f-bron[data-state=open]", state="attached")


def test_a_translation_is_edited_under_the_eye_of_the_guard(visit: Opener) -> None:
    page = visit("/article/magnesium")
    page.hover(".t:has-text('About 40 mg')")
    page.click(".t:has-text('About 40 mg') .edit")
    page.fill("#editor textarea", "About 4 mg a day is enough, according to the maker.")
    page.wait_for_selector(".editor-checks.bad:has-text('400 mg')")
    page.fill("#editor textarea", "About 400 mg a day is enough, according to the maker.")
    page.wait_for_selector(".editor-checks:not(.bad):has-text('kloppen')")
    page.click("#editor [type=submit]")
    page.wait_for_selector(".t.edited:has-text('About 400 mg')")
    page.click(".toast button")
    page.wait_for_selector(".t:not(.edited):has-text('About 40 mg')")


def test_a_source_is_added_and_raises_its_claim(visit: Opener) -> None:
    page = visit("/article/magnesium#flag-f-bron", expect="422")
    page.keyboard.press("s")
    page.fill("#source input", "zomaar iets")
    page.keyboard.press("Enter")
    page.wait_for_selector("#source .problem:has-text('geen DOI')")
    page.fill("#source input", "doi:10.1000/voorbeeld")
    page.keyboard.press("Enter")
    page.wait_for_selector("#claim-k1 .added a[href='https://doi.org/10.1000/voorbeeld']")
    assert "met verwijzing" in page.inner_text("#claim-k1 .evidence")
    assert states(page)["f-bron"] == "fixed"


def test_a_missed_claim_is_added_by_selecting_it(visit: Opener) -> None:
    page = visit("/article/magnesium")
    before = page.locator("#claims .card").count()
    page.locator(".s:has-text('Slik elke avond')").first.click(click_count=3)
    page.click("#add-claim")
    page.wait_for_selector("#claims .tag:has-text('toegevoegd door AB')", state="attached")
    assert page.locator("#claims .card").count() == before + 1


class TestAnotherRun:
    """Decisions kept over a run that changed the article."""

    @pytest.fixture
    def folder(self, inputs: Path, tmp_path: Path, quick: Settings) -> Path:
        process_folder([inputs], tmp_path / "out", quick)
        return tmp_path / "out"

    def test_decisions_are_kept_and_a_changed_sentence_comes_back(
        self, visit: Opener, folder: Path, inputs: Path, quick: Settings
    ) -> None:
        page = visit("/article/ijzer")
        flags = list(states(page))
        assert len(flags) >= 2
        for _ in flags:
            page.keyboard.press("j")
            page.keyboard.press("d")
            page.keyboard.press("2")
            page.keyboard.press("Enter")
            page.wait_for_selector("#decide", state="hidden")
            page.wait_for_timeout(150)
        assert set(states(page).values()) == {"dismissed"}
        changed = IRON.replace("15 procent", "25 procent")
        (inputs / "ijzer.txt").write_text("Een nieuwe eerste regel.\n\n" + changed, "utf-8")
        process_folder([inputs], folder, quick)
        assert json.loads((folder / "run.json").read_text())["processed"] == 1
        page.reload()
        after = states(page)
        came_back = [flag for flag in after if flag not in flags]
        assert {after[flag] for flag in after if flag in flags} == {"dismissed"}
        assert came_back and {after[flag] for flag in came_back} == {"open"}
        page.keyboard.press("j")
        assert "Eerder terzijde" in page.inner_text(".card.current .prior")
        assert "15 procent" in page.inner_text(".card.current .prior")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(
    "path", ["/", "/?view=flags&state=any", "/article/magnesium#flag-f-geneest", "/article/magnesium#claim-k6", "/weg"]
)
def test_axe_finds_nothing(visit: Opener, path: str, width: int, scheme: str) -> None:
    page = visit(path, width=width, color_scheme=scheme, bypass_csp=True, expect="404")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    assert [(each["id"], each["nodes"][0]["target"]) for each in found["violations"]] == []


@pytest.mark.parametrize("dialog", ["?", "d", "b", "s", "e"])
def test_axe_finds_nothing_in_the_dialogs(visit: Opener, dialog: str) -> None:
    page = visit("/article/magnesium#flag-f-bron", bypass_csp=True)
    page.keyboard.press(dialog)
    page.wait_for_selector("dialog[open], #editor:not([hidden])")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document)")
    assert [(each["id"], each["nodes"][0]["target"]) for each in found["violations"]] == []


@pytest.mark.parametrize("path", ["/", "/?view=flags", "/article/magnesium#flag-f-geneest"])
@pytest.mark.parametrize("width", [1440, 720, 390, 320])
def test_nothing_sticks_out(visit: Opener, path: str, width: int) -> None:
    page = visit(path, width=width)  # 720 is 1440 at 200%
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_overview_opens_with_its_charts_and_leads_back(visit: Opener) -> None:
    page = visit("/article/magnesium")
    page.click("a.to-overview")
    page.wait_for_url("**/overzicht.html")
    assert page.locator("figure svg").count() >= 1
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # its style holds
    page.click(".gravest a >> nth=0")
    page.wait_for_url("**/article/magnesium#flag-f-geneest")
    assert current(page) == "f-geneest"


def test_the_print_view_leaves_out_the_controls(visit: Opener) -> None:
    page = visit("/article/magnesium")
    page.emulate_media(media="print")
    for selector in (".bar", ".rail-head", ".actions", ".tools"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.locator("#flag-f-bron .message").is_visible()
    assert page.locator("#claim-k1").is_visible()
    assert page.pdf(format="A4")[:5] == b"%PDF-"
