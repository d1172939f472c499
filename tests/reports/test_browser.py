"""The page in a real browser: nothing leaves, nothing breaks, everybody can read it."""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from refcheck.reports import render
from tests.reports import factories

pytestmark = pytest.mark.browser
webdriver = pytest.importorskip("selenium.webdriver")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
# In CI nothing may be left out.
REQUIRED = bool(os.environ.get("REFCHECK_REQUIRE_BROWSER"))
NAMES = sorted(factories.ALL)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        absent = "chromium and chromedriver are not both installed"
        (pytest.fail if REQUIRED else pytest.skip)(absent)
    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    options.binary_location = chromium
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name in NAMES:
        (folder / f"{name}.html").write_bytes(render(factories.ALL[name](), "html").encode())
    return {name: folder / f"{name}.html" for name in NAMES}


def show(browser: Any, page: Path, *, width: int = 1280, scheme: str = "light", script: bool = True) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
    for kind in ("browser", "performance"):
        browser.get_log(kind)
    browser.get(page.as_uri())


@pytest.mark.parametrize("name", NAMES)
def test_no_error_no_violation_no_request(browser: Any, pages: dict[str, Path], name: str) -> None:
    show(browser, pages[name])
    assert browser.get_log("browser") == []
    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"}
    assert asked <= {pages[name].as_uri()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 400, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_scrolls_sideways(browser: Any, pages: dict[str, Path], name: str, width: int, scheme: str) -> None:
    show(browser, pages[name], width=width, scheme=scheme)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_dark_is_dark(browser: Any, pages: dict[str, Path]) -> None:
    colour = "return getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/g).map(Number)"
    show(browser, pages["online"], scheme="dark")
    assert sum(browser.execute_script(colour)) < 150
    show(browser, pages["online"], scheme="light")
    assert sum(browser.execute_script(colour)) > 600


CONTRAST = """
const channel = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
const numbers = s => s.match(/[0-9.]+/g).map(Number);
const behind = node => {
  for (let n = node; n; n = n.parentElement) {
    const c = numbers(getComputedStyle(n).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c;
  }
  return [255, 255, 255];
};
const found = [];
for (const node of document.querySelectorAll("body *")) {
  const own = [...node.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  if (!own || node.closest(".unseen") || !node.getClientRects().length) continue;
  const [a, b] = [light(numbers(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < 4.5) found.push(`${node.tagName}.${node.className}: ${ratio.toFixed(2)}`);
}
return [...new Set(found)];
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["offline", "online", "clean", "hostile"])
def test_contrast_is_enough_for_everybody(browser: Any, pages: dict[str, Path], name: str, scheme: str) -> None:
    show(browser, pages[name], scheme=scheme)
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert browser.execute_script(CONTRAST) == []


@pytest.mark.parametrize("name", ["offline", "online"])
def test_without_scripts_everything_is_there(browser: Any, pages: dict[str, Path], name: str) -> None:
    show(browser, pages[name])
    whole = browser.execute_script("return document.querySelector('main').textContent")
    show(browser, pages[name], script=False)
    snapshot = browser.execute_cdp_cmd("DOMSnapshot.captureSnapshot", {"computedStyles": [], "includeDOMRects": False})
    without = " ".join(snapshot["strings"])
    for words in ("Migrating ", "Opportunities", "Could not be checked", "What was sent where", "How to mend"):
        assert words in whole
        assert words in without
    laid_out = {snapshot["strings"][i] for i in snapshot["documents"][0]["layout"]["text"] if i >= 0}
    assert "Your text" in laid_out
    # A button that cannot do anything is not shown.
    assert "Copy" not in laid_out
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_copying_takes_the_words(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["offline"])
    browser.execute_script(
        "window.taken = []; Object.defineProperty(navigator, 'clipboard',"
        " {value: {writeText: text => { window.taken.push(text); return Promise.resolve(); }}});"
    )
    button = browser.find_element("css selector", "article.correct button.copy")
    assert button.is_displayed()
    button.click()
    assert browser.execute_script("return window.taken") == ["Migrating to Opportunity"]
    assert browser.find_element("id", "said").get_attribute("textContent") == "Copied"


def test_a_marker_leads_to_its_card(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["online"])
    browser.find_element("css selector", ".passage sup a[href='#reference-2']").click()
    assert browser.execute_script("return document.querySelector(':target').id") == "reference-2"


def test_the_first_tab_skips_to_what_needs_a_person(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["online"])
    browser.switch_to.active_element.send_keys("\ue004")
    assert browser.switch_to.active_element.get_attribute("href").endswith("#main")
    assert browser.switch_to.active_element.is_displayed()


@pytest.mark.parametrize("name", ["online", "hostile"])
def test_it_prints(browser: Any, pages: dict[str, Path], name: str) -> None:
    show(browser, pages[name], scheme="dark")
    printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert printed.startswith(b"%PDF-")
    assert browser.get_log("browser") == []
