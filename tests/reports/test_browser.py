"""The pages in a real browser: filters, keys, addresses, and nothing that sticks out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.article import Article
from pipeline.reports import summarise, write_article, write_index
from pipeline.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RUN = {"finished": "2026-03-10T09:41:07+0100", "version": "0.1.0", "seconds": 1.25, "processed": 4, "unchanged": 2}
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda request: None if request.url.startswith("file:") else errors.append(request.url))
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def report(articles: list[Article], tmp_path: Path) -> Path:
    many = [replace(articles[0], id=f"kopie-{n}", title=f"Kopie {n}") for n in range(60)]
    made = [*articles, *many]
    for article in made[:2]:
        (tmp_path / article.id).mkdir()
        write_article(article, tmp_path / article.id, Settings(formats=["html"]), frozenset())
    first = summarise(made[0], frozenset({"f-bron", "f-vaag"}))
    write_index(
        [first, *(summarise(a, frozenset()).seen() for a in made[1:])], tmp_path, Settings(formats=["html"]), RUN
    )
    return tmp_path


def ids(page: Page) -> list[str | None]:
    return [row.get_attribute("data-flag") for row in page.locator("#results .row").all()]


def test_filters_keep_their_state_in_the_address(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    assert page.inner_text("#state") == "306 van 306 vlaggen"
    page.click("[data-severity=error]")
    assert page.inner_text("#state") == "123 van 306 vlaggen"
    assert page.get_attribute("[data-severity=error]", "aria-pressed") == "true"
    page.select_option("#article", label="Slaapt u beter met magnesium?")
    assert ids(page) == ["f-geneest", "f-rekenen"]
    page.select_option("#rule", "number/percentage-of-counts")
    assert ids(page) == ["f-rekenen"]
    assert page.inner_text("#results mark") == "61 van de 97 deelnemers (36%)"
    assert page.url.endswith("#severity=error&rule=number%2Fpercentage-of-counts&article=magnesium")
    page.reload()
    assert ids(page) == ["f-rekenen"]
    page.click("#reset")
    assert page.inner_text("#state") == "306 van 306 vlaggen"
    assert page.url.endswith("index.html")


def test_search_folds_accents_and_case_and_says_when_nothing_fits(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri() + "#article=magnesium")
    page.fill("#q", "ONDERZÓEK welk")
    page.wait_for_selector("[data-flag=f-geneest]", state="detached")
    assert ids(page) == ["f-vaag"]
    page.fill("#q", "zeezout")
    page.wait_for_selector("#none:not([hidden])")
    assert page.inner_text("#state") == "0 van 306 vlaggen"


def test_new_dismissed_and_order(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    page.click("[data-new]")
    assert ids(page) == ["f-geneest", "f-rekenen", "f-los"]
    page.check("#dismissed")
    assert ids(page) == ["f-geneest", "f-rekenen", "f-nooit", "f-los"]
    page.click("#reset")
    page.select_option("#order", "article")
    assert ids(page)[:6] == ["f-geneest", "f-rekenen", "f-bron", "f-vaag", "f-los", "f-geneest"]


def test_more_rows_come_when_asked_for(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    assert len(ids(page)) == 200
    assert page.inner_text("#more") == "Toon 106 meer"
    page.click("#more")
    assert len(ids(page)) == 306
    assert page.is_hidden("#more")


def test_what_the_script_draws_is_what_the_page_held(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    before = page.locator("#results .row").evaluate_all("rows => rows.slice(0, 130).map(row => row.innerText)")
    page.click("#more")
    after = page.locator("#results .row").evaluate_all("rows => rows.slice(0, 130).map(row => row.innerText)")
    assert after == before


def test_keys_walk_over_the_list(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.closest('.row').dataset.flag") == "f-rekenen"
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.closest('.row').dataset.flag") == "f-geneest"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("n")
    assert page.input_value("#q") == "n"


def test_a_link_of_the_list_leads_to_its_words(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri() + "#article=magnesium")
    page.click("[data-flag=f-rekenen] .go")
    page.wait_for_selector("#kaart-f-rekenen.current")
    assert "".join(page.locator("mark.current").all_inner_texts()) == "61 van de 97 deelnemers (36%)"
    assert page.inner_text("#walker-state") == "Vlag 2 van 5 · 61 van de 97 is 63%, niet 36%"
    page.keyboard.press("n")
    assert page.inner_text("#walker-state").startswith("Vlag 3 van 5")
    page.keyboard.press("k")
    page.click("[data-step='-1']")
    assert page.inner_text("#walker-state").startswith("Vlag 1 van 5")


def test_claims_and_views_of_an_article(page: Page, report: Path) -> None:
    page.goto((report / "magnesium" / "index.html").as_uri())
    assert page.is_hidden("#beweringen")
    page.click("a.lv >> nth=0")
    assert page.is_visible("#k1")
    assert page.is_hidden("#vlaggen")
    page.click("#vlaggen-tab")
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("#beweringen-tab", "aria-selected") == "true"
    page.click("[data-view=read]")
    assert page.locator(".t >> nth=0").is_hidden()


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("name", ["index.html", "overzicht.html", "magnesium/index.html"])
def test_nothing_sticks_out(page: Page, report: Path, width: int, name: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((report / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["index.html", "magnesium/index.html"])
def test_no_hint_about_keys_on_a_phone(page: Page, report: Path, name: str) -> None:
    page.goto((report / name).as_uri())
    assert page.locator(".keys").first.is_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.locator(".keys").first.is_hidden()
    if name != "index.html":
        assert page.inner_text("#walker-state") == "5 vlaggen"


def test_a_number_lights_up_with_its_translation(page: Page, report: Path) -> None:
    page.goto((report / "magnesium" / "index.html").as_uri())
    pair = page.locator(".pair", has_text="61 van de 97")
    numbers = [(element.inner_text(), element.get_attribute("class")) for element in pair.locator(".t .n").all()]
    assert numbers == [("61", "q n n1"), ("97", "q n n2"), ("36%", "q n n3"), ("8", "q n n4")]
    ground = "element => getComputedStyle(element).backgroundColor"
    there = pair.locator(".t .n2")
    before = there.evaluate(ground)
    pair.locator(".s .n2").hover()
    assert there.evaluate(ground) != before
    assert pair.locator(".t .n1").evaluate(ground) == before
    lines = [pair.locator(f".t .n{at}").evaluate("e => getComputedStyle(e).borderBottomStyle") for at in (1, 2, 3, 4)]
    assert lines == ["solid", "dashed", "dotted", "double"]  # told apart without colour


def test_the_overview_is_one_page_on_paper(page: Page, report: Path, tmp_path: Path) -> None:
    page.goto((report / "index.html").as_uri())
    page.click(".to-overview a")
    assert page.locator("figure").count() == 4
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1


def test_print_leaves_nothing_folded(page: Page, report: Path) -> None:
    page.goto((report / "magnesium" / "index.html").as_uri())
    assert page.locator("details:not([open])").count() > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_print_holds_all_flags(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    assert len(ids(page)) == 200
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(ids(page)) == 306
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(ids(page)) == 200


def test_hostile_words_do_nothing(page: Page, report: Path, attack: Article) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.goto((report / attack.id / "index.html").as_uri())
    page.goto((report / "index.html").as_uri() + "#severity=error")
    page.click("[data-flag=f-1] .go")
    page.wait_for_selector("#kaart-f-1.current")
    assert dialogs == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "overzicht.html", "magnesium/index.html"])
def test_text_stands_out_enough(page: Page, report: Path, scheme: str, name: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((report / name).as_uri())
    assert page.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim();
    if (!words || !element.checkVisibility() || element.closest("script, style, button:disabled")) continue;
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(element.className + ": " + words);
  }
  return [...new Set(poor)];
}"""
