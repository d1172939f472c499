"""Pages in a real browser, as the tests look at them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

__all__ = ["show", "start"]

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


def start() -> Any:
    """Return a headless Chromium; the test is skipped where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver")
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
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


def show(
    browser: Any, page: Path, *, width: int = 1280, scheme: str = "light", script: bool = True, fragment: str = ""
) -> None:
    """Open a page in a window of this width; ``fragment`` is the part of the address from # on."""
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
    # Another fragment alone would not open it anew.
    browser.get("about:blank")
    browser.get(page.as_uri() + fragment)


_SETTLED = """
const [element, done] = arguments, place = () => element.getBoundingClientRect().top
let last
const look = (left) => {
  element.scrollIntoView({block: "center", behavior: "instant"})
  const now = place()
  if (now === last || !left) return done()
  last = now
  requestAnimationFrame(() => requestAnimationFrame(() => look(left - 1)))
}
look(60)
"""


def click(browser: Any, selector: str) -> None:
    """Click on what ``selector`` finds, once it holds still: parts of a page are laid out as they come into sight."""
    element = browser.find_element("css selector", selector)
    browser.execute_async_script(_SETTLED, element)
    element.click()


@contextmanager
def turning(browser: Any) -> Iterator[None]:
    """Wait, after what is done within, for the page to have heard of its new address and acted on it."""
    heard = "window.turned = new Promise(done => addEventListener('hashchange', () => setTimeout(done), {once: true}))"
    browser.execute_script(heard)
    yield
    browser.execute_async_script("const done = arguments[0]; window.turned.then(() => done())")
