"""The page in a real browser: nothing leaves, nothing breaks, everybody can read it."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.html_report import report_of
from refcheck.reports import render
from tests.reports import factories
from tests.reports.chromium import click, show, turning

pytestmark = pytest.mark.browser
NAMES = sorted((*factories.ALL, "whole"))


@pytest.mark.parametrize("name", NAMES)
def test_no_error_no_violation_no_request(browser: Any, pages: dict[str, Path], name: str) -> None:
    show(browser, pages[name])
    assert browser.get_log("browser") == []
    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"}
    assert asked <= {pages[name].as_uri(), "about:blank"}


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
@pytest.mark.parametrize("name", ["offline", "online", "clean", "hostile", "whole"])
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
    click(browser, ".passage sup a[href='#reference-2']")
    assert browser.execute_script("return document.querySelector(':target').id") == "reference-2"
    click(browser, "#reference-2 a[href='#t1-3-4']")
    assert browser.execute_script("return document.querySelector(':target').textContent").strip() == "Note 3"
    assert browser.execute_script("return document.activeElement.id") == "t1-3-4"


def test_text_and_references_stand_beside_each_other_where_there_is_room(browser: Any, pages: dict[str, Path]) -> None:
    boxes = "return ['.text', '.cards'].map(s => document.querySelector(s).getBoundingClientRect().toJSON())"
    show(browser, pages["whole"], width=1366)
    text, cards = browser.execute_script(boxes)
    assert text["right"] <= cards["left"]
    assert text["top"] == cards["top"]
    show(browser, pages["whole"], width=800)
    text, cards = browser.execute_script(boxes)
    assert text["bottom"] <= cards["top"]
    show(browser, pages["clean"], width=1366)
    browser.get(pages["empty"].as_uri())
    assert browser.execute_script("return document.querySelector('.text')") is None


TOP = """
const done = arguments[0];
setTimeout(() => done(document.querySelector(":target").getBoundingClientRect().top), 300);
"""


def test_a_place_far_down_is_reached_though_little_is_laid_out(browser: Any, tmp_path: Path) -> None:
    page = tmp_path / "long.html"
    page.write_text(render(report_of(120), "html"), encoding="utf-8")
    show(browser, page, width=1366, fragment="#reference-100")
    assert 0 <= browser.execute_async_script(TOP) < 40
    browser.execute_script("document.querySelector('#reference-100 a[href^=\"#t1\"]').click()")
    assert 0 <= browser.execute_async_script(TOP) < 900
    browser.execute_script("document.querySelector('.jump a[href=\"#sent\"]').click()")
    assert 0 <= browser.execute_async_script(TOP) < 900
    browser.execute_script("document.querySelector('.act .where a').click()")
    assert 0 <= browser.execute_async_script(TOP) < 900


SIGNS = """
const shapes = {};
for (const part of document.querySelectorAll(".pane .is")) {
  const sign = getComputedStyle(part, part.matches(".marker") ? "::before" : "::after");
  const tone = ["wrong", "look", "ok", "unknown"].find(t => part.classList.contains(t));
  (shapes[tone] ||= new Set()).add(sign.content === '""' ? sign.clipPath : "none");
}
return Object.entries(shapes).map(([tone, signs]) => [tone, [...signs]]);
"""


def test_no_tone_is_told_by_colour_alone(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["whole"])
    assert sorted(browser.execute_script(SIGNS)) == [
        ["look", ['url("#i-look")']],
        ["ok", ['url("#i-ok")']],
        ["unknown", ['url("#i-unknown")']],
        ["wrong", ['url("#i-wrong")']],
    ]


def chosen(browser: Any) -> tuple[list[str], str, str]:
    """The anchors of the cards that are shown, what is said of their number, and the address from # on."""
    return (
        browser.execute_script("return [...document.querySelectorAll('.card')].filter(c => !c.hidden).map(c => c.id)"),
        browser.find_element("id", "shown").text,
        browser.execute_script("return location.hash"),
    )


def press(browser: Any, name: str, value: str) -> None:
    browser.find_element("css selector", f"#filters input[name={name}][value={value}]").send_keys(" ")


def test_cards_are_chosen_by_severity_state_and_family(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["whole"])
    everything = ["no-reference", "reference-1", "reference-2", "reference-3"]
    assert chosen(browser) == (everything, "4 of 4 cards shown", "")
    press(browser, "severity", "error")
    assert chosen(browser) == (["no-reference", "reference-2"], "2 of 4 cards shown", "#severity=error")
    press(browser, "family", "TTL")
    assert chosen(browser) == (["reference-2"], "1 of 4 cards shown", "#severity=error&family=TTL")
    press(browser, "family", "LNK")
    assert chosen(browser)[::2] == (["no-reference", "reference-2"], "#severity=error&family=LNK,TTL")
    press(browser, "state", "skipped")
    assert chosen(browser)[:2] == ([], "0 of 4 cards shown")
    click(browser, "#all")
    assert chosen(browser) == (everything, "4 of 4 cards shown", "")


def test_the_address_brings_the_choice_back(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["whole"], fragment="#severity=error&state=ok")
    assert chosen(browser)[0] == ["reference-2"]
    assert browser.find_element("css selector", "#filters input[value=error]").is_selected()
    turn = "const done = arguments[1]; addEventListener('hashchange', () => setTimeout(done)); location.hash = arguments[0]"
    browser.execute_async_script(turn, "#severity=none")
    assert chosen(browser)[0] == ["reference-3"]
    browser.execute_async_script(turn, "#severity=nonsense&find=%")
    assert chosen(browser)[0] == []
    show(browser, pages["whole"], fragment="#%E0%A4%A")
    assert chosen(browser)[1] == "4 of 4 cards shown"
    assert browser.get_log("browser") == []


def test_words_are_looked_for_without_accents_and_case(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["whole"])
    find = browser.find_element("id", "find")
    find.send_keys("TÉSTAVERDE labor")
    wait = "const done = arguments[0]; setTimeout(() => done(), 300)"
    browser.execute_async_script(wait)
    shown, said, address = chosen(browser)
    assert (shown, said) == (["reference-2"], "1 of 4 cards shown")
    browser.get("about:blank")
    show(browser, pages["whole"], fragment=address)
    assert chosen(browser)[:2] == (shown, said)


def test_a_link_to_a_card_that_is_not_shown_shows_it(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["whole"], fragment="#severity=none")
    assert chosen(browser)[0] == ["reference-3"]
    with turning(browser):
        click(browser, ".passage sup a[href='#reference-2']")
    assert "reference-2" in chosen(browser)[0]
    with turning(browser):
        browser.back()
    assert chosen(browser)[0] == ["reference-3"]


def test_without_scripts_there_is_nothing_to_choose(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["whole"], script=False)
    snapshot = browser.execute_cdp_cmd("DOMSnapshot.captureSnapshot", {"computedStyles": [], "includeDOMRects": False})
    laid_out = " ".join(snapshot["strings"][i] for i in snapshot["documents"][0]["layout"]["text"] if i >= 0)
    assert "Search" not in laid_out
    assert "minor remark" not in laid_out.split("References")[0]
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


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


_OVERLAP = """
const marker = document.querySelector(".notes .marker")
marker.firstChild.data = arguments[0]
const number = document.createRange()
number.selectNodeContents(marker.firstChild)
return number.getBoundingClientRect().right - marker.nextElementSibling.getBoundingClientRect().left
"""
_TORN = """
const mention = document.querySelector(".is.mention"), told = mention.firstElementChild.firstChild
const block = mention.closest("p"), after = document.createTextNode(", and more"), torn = []
mention.after(after)
const top = (node, at) => {
  const range = document.createRange()
  range.setStart(node, at)
  range.setEnd(node, at + 1)
  return range.getBoundingClientRect().top
}
for (let width = 120; width < 420; width++) {
  block.style.width = `${width}px`
  if (Math.abs(top(told, told.length - 1) - top(after, 0)) > 6) torn.push(width)
}
return torn
"""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_long_numbers_of_notes_leave_their_text_alone(browser: Any, pages: dict[str, Path], width: int) -> None:
    show(browser, pages["whole"], width=width)
    assert browser.execute_script(_OVERLAP, "128") <= 0


def test_a_comma_behind_a_sign_stays_on_its_line(browser: Any, pages: dict[str, Path]) -> None:
    show(browser, pages["whole"])
    assert browser.execute_script(_TORN) == []
