"""What is folded away in the page, in a real browser: it is there when somebody looks, and nothing in it is live."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.html_report import report_of
from refcheck.model.evidence import Hop, LinkEvidence, LinkVerdict, Snapshot
from refcheck.reports import render
from tests.reports import factories
from tests.reports.chromium import click, show
from tests.reports.whole import EXCERPT, whole

pytestmark = pytest.mark.browser

EVIDENCE = "#reference-2 details[data-folded=evidence]"
# Nothing is made before somebody looks there, so that a test sees who made it.
BUSY = "window.requestIdleCallback = () => 0;"
HOSTILE = "</script><img src=x onerror=alert(1)>"


def text_of(browser: Any, selector: str) -> str:
    said: str = browser.execute_script("return document.querySelector(arguments[0]).textContent", selector)
    return " ".join(said.split())


@pytest.fixture
def busy(browser: Any) -> Any:
    """The browser, never idle."""
    script = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": BUSY})
    yield browser
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)


def settled(browser: Any) -> None:
    browser.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 60))")


def test_evidence_is_made_when_it_is_opened(busy: Any, pages: dict[str, Path]) -> None:
    show(busy, pages["whole"])
    assert text_of(busy, EVIDENCE).startswith("Evidence: the link has moved; the page at openknowledge")
    assert "https" not in text_of(busy, EVIDENCE)
    click(busy, f"{EVIDENCE} summary")
    settled(busy)
    said = text_of(busy, EVIDENCE)
    assert f"302 to https://hdl.example/10986/28342301 to {factories.LANDING_URL}" in said
    assert "first seen 1 Oct 2026, last alive 1 Nov 2026, failed on 1 day since" in said
    assert EXCERPT in said
    assert busy.execute_script("return document.querySelectorAll('#reference-2 svg.history path.dots').length") == 1


def test_a_key_opens_it_too(busy: Any, pages: dict[str, Path]) -> None:
    show(busy, pages["whole"])
    busy.find_element("css selector", f"{EVIDENCE} > summary").send_keys("\ue007")
    settled(busy)
    assert EXCERPT in text_of(busy, EVIDENCE)


@pytest.mark.parametrize("fragment", ["#reference-2", ""])
def test_who_is_led_to_a_card_sees_its_evidence(busy: Any, pages: dict[str, Path], fragment: str) -> None:
    show(busy, pages["whole"], fragment=fragment)
    if not fragment:
        click(busy, ".act .more a[href='#reference-2']")
    settled(busy)
    assert busy.execute_script("return document.querySelector(arguments[0]).open", EVIDENCE)
    assert EXCERPT in text_of(busy, EVIDENCE)


def test_the_search_finds_what_is_folded(busy: Any, pages: dict[str, Path]) -> None:
    show(busy, pages["whole"], fragment="#find=hdl.example")
    assert busy.find_element("id", "shown").text == "1 of 4 cards shown"
    assert not busy.execute_script("return document.querySelector('#reference-2').hidden")


def test_it_is_made_when_there_is_nothing_else_to_do(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["whole"])
    browser.execute_async_script("const done = arguments[0]; requestIdleCallback(() => setTimeout(done, 100))")
    assert EXCERPT in text_of(browser, EVIDENCE)
    assert not browser.execute_script("return document.querySelector(arguments[0]).open", EVIDENCE)


def test_everything_is_on_paper(busy: Any, pages: dict[str, Path], tmp_path: Path) -> None:
    show(busy, pages["whole"])
    printed = busy.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    (tmp_path / "a.pdf").write_bytes(base64.b64decode(printed))
    assert EXCERPT in text_of(busy, EVIDENCE)
    open_now = "return document.querySelectorAll('details[open]').length"
    assert busy.execute_script(open_now) == 0


LONG = report_of(40)
LISTS = """
const all = [...document.querySelectorAll("details[data-folded]")].filter(part => part.dataset.folded !== "evidence");
for (const part of all) part.open = true;
const done = arguments[0];
setTimeout(() => done(all.map(part => [part.dataset.folded, part.querySelectorAll("li, tbody tr").length])), 100);
"""


def test_lists_are_made_whole(busy: Any, tmp_path: Path) -> None:
    page = tmp_path / "long.html"
    page.write_text(render(LONG, "html"), encoding="utf-8")
    show(busy, page)
    made = dict(busy.execute_async_script(LISTS))
    assert made["rules"] == len(LONG.findings)
    assert made["like"] > 2
    assert made["facts"] > 2
    assert busy.execute_script("return document.querySelectorAll('.like mark').length") > 2
    assert busy.execute_script("return [...document.querySelectorAll('.like a')].every(a => a.hash.length > 1)")


def test_signs_in_the_text_say_what_they_mean(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["online"])
    title = "return document.querySelector(arguments[0]).title"
    assert browser.execute_script(title, ".passage .mention.wrong a") == "not the title word for word"
    assert browser.execute_script(title, "#t1-3-4") == "the title in the text is wrong: note and page agree on another"


def test_nothing_hostile_comes_alive(browser: Any, tmp_path: Path) -> None:
    report = whole()
    first = report.references[1].id
    bad = (
        "javascript:alert(1)",
        "data:text/html,<b>x",
        f"https://a.example/{HOSTILE}",
        "length",
        "__proto__",
        "0",
        "-1",
    )
    links = tuple(
        LinkEvidence(
            url=address,
            verdict=LinkVerdict.REDIRECTED,
            status=301,
            final_url=address,
            redirects=(Hop(status=301, url=HOSTILE), Hop(status=301, url=address)),
            title=f"{HOSTILE}\u2028\u202e<!--",
            snapshot=Snapshot(url=address, date="2019-03-08"),
            references=(first,),
        )
        for address in bad
    )
    evidence = tuple(
        replace(report.evidence[0], reference=first, source=HOSTILE, asked=address, excerpt=address) for address in bad
    )
    page = tmp_path / "hostile.html"
    page.write_text(render(replace(report, links=links, evidence=evidence), "html"), encoding="utf-8")
    show(browser, page, fragment="#reference-2")
    settled(browser)
    said = text_of(browser, EVIDENCE)
    for words in (HOSTILE, "javascript:alert(1)", "length", "__proto__"):
        assert words in said
    assert browser.execute_script("return document.querySelectorAll('main img, main script').length") == 0
    assert browser.execute_script(
        "return [...document.querySelectorAll('main a[href]')].every(a => /^(https?:|file:)/.test(a.protocol))"
    )
    protocols = f"return [...document.querySelectorAll('{EVIDENCE} a')].map(a => a.protocol)"
    assert set(browser.execute_script(protocols)) == {"https:"}
    assert browser.get_log("browser") == []


def test_without_scripts_it_is_said(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["online"], script=False)
    snapshot = browser.execute_cdp_cmd("DOMSnapshot.captureSnapshot", {"computedStyles": [], "includeDOMRects": False})
    laid_out = " ".join(snapshot["strings"][i] for i in snapshot["documents"][0]["layout"]["text"] if i >= 0)
    assert "cannot be unfolded" in laid_out
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
