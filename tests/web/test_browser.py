"""The interface in a real browser: Debian's Chromium, driven by Playwright; accessibility by axe-core."""

import os
import re
import shutil
import socket
import threading
import time

import pytest
import uvicorn

from chancery.web import make_app
from tests.web.test_reading import ARTICLE

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install --group dev")
axe_core = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed: pip install --group dev"
)
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium was found: apt-get install chromium, or name it in CHROMIUM"),
    pytest.mark.xdist_group("browser"),
]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


def serve(path):
    """Return the address of a server over a ledger, and the server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(path), host="127.0.0.1", port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    return f"http://127.0.0.1:{port}", server


@pytest.fixture(scope="module")
def site(ledger):
    address, server = serve(ledger)
    yield address
    server.should_exit = True


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield running
        running.close()


@pytest.fixture
def open_page(browser):
    """Return a function that opens a page in a fresh context and fails on anything that the browser complains of."""
    contexts, complaints = [], []

    def opened(**known):
        contexts.append(browser.new_context(**{"viewport": DESK, "locale": "en-GB", **known}))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.on("requestfailed", lambda request: complaints.append(request.url) if "ABORTED" not in (request.failure or "") else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def violations(page):
    found = axe_core.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found.response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(site, open_page, paths, scheme):
    page = open_page(color_scheme=scheme)
    for name, path in paths.items():
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert violations(page) == [], (name, scheme)


def test_axe_finds_nothing_on_a_phone_or_in_other_languages(site, open_page, paths):
    for language in ("nl", "ro"):
        page = open_page(viewport=PHONE, locale=language)
        for name in ("start", "dyad", "document"):
            page.goto(site + paths[name])
            assert page.locator("html").get_attribute("lang") == language
            assert violations(page) == [], (name, language)


def test_no_page_is_wider_than_a_phone(site, open_page, paths):
    page = open_page(viewport=PHONE)
    for name, path in paths.items():
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name


def test_charts_are_drawn_in_their_pages(site, open_page, paths):
    page = open_page()
    for name in ("start", "dyad", "actor", "world", "method"):
        page.goto(site + paths[name])
        page.wait_for_load_state("load")
        for number in range(page.locator("object").count()):
            box = page.locator("object").nth(number).bounding_box()
            assert box["width"] > 200, name
            assert box["height"] > 40, name
    frames = [frame for frame in page.frames if frame.url.endswith(".svg")]
    assert frames
    assert frames[0].locator("svg text").count() > 3


def test_a_bar_of_the_chart_opens_its_sentences(site, open_page):
    page = open_page()
    page.goto(f"{site}/dyad/CHN/RUS")
    frame = next(frame for frame in page.frames if "/chart/dyad" in frame.url)
    frame.locator("a").first.click()
    page.wait_for_url(re.compile(r"/records\?.*pair=CHN"))
    assert page.locator("mark").count() > 0


def test_the_theme_changes_the_page_and_its_charts(site, open_page, paths):
    page = open_page(color_scheme="light")
    page.goto(site + paths["dyad"])
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("t")
    page.wait_for_url(re.compile("theme=light"))
    page.keyboard.press("t")
    page.wait_for_url(re.compile("theme=dark"))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.wait_for_load_state("load")
    frame = next(frame for frame in page.frames if "/chart/dyad" in frame.url)
    assert frame.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()") == "#ece7df"


def test_every_page_can_be_used_by_keyboard(site, open_page, paths):
    page = open_page()
    page.goto(site + paths["records"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("russia")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\?q=russia"))
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('[data-row]')")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == first


def test_focus_can_be_seen_on_everything_that_takes_it(site, open_page, paths):
    page = open_page()
    page.goto(site + paths["dyad"])
    for _ in range(30):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement);"
            " return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0; })()"
        )
        if page.evaluate("document.activeElement.tagName") != "OBJECT":
            assert shown, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_pages_work_without_script(site, browser, paths):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + paths["dyad"])
    page.select_option("#status", "any")
    page.click(".filters button")
    page.wait_for_url(re.compile("status=any"))
    assert page.locator(".acts li").count() > 0
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_text_is_pasted_read_added_and_leads_to_its_dyad_and_sentence(tmp_path, open_page, script):
    address, server = serve(tmp_path / "walk.duckdb")
    page = open_page(java_script_enabled=script)
    page.goto(address)
    page.get_by_role("link", name="Read a sample article").click()
    assert len(page.get_by_label("Text", exact=True).input_value()) > 200
    page.get_by_label("Text", exact=True).fill(ARTICLE)
    page.get_by_role("button", name="Read this").click()
    page.wait_for_url(re.compile("/read/[0-9a-f]{16}"), timeout=60_000)
    assert page.locator("tr[data-row]").count() > 3
    assert page.locator(".text .actor").count() > 0
    if script:
        assert violations(page) == []
    page.get_by_role("button", name="Add to ledger").click()
    page.wait_for_url(re.compile("/document/"))
    page.get_by_role("link", name=re.compile("–")).first.click()
    page.wait_for_url(re.compile("/dyad/"))
    assert page.locator("#timeline mark").count() > 0
    page.locator("#timeline a.id").first.click()
    page.wait_for_url(re.compile("/record/"))
    assert page.locator(".sentence .evidence").count() > 0
    server.should_exit = True


def test_a_row_lights_up_its_words(site, open_page, paths):
    page = open_page()
    page.goto(site + paths["document"])
    page.locator("tr[data-row]").first.hover()
    assert page.locator(".text .here").count() > 0
