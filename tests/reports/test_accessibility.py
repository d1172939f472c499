"""The page is looked at by axe-core (https://github.com/dequelabs/axe-core), in light and dark, with findings and without.

``npm ci --prefix tests/node`` installs it; a machine without it leaves these out.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.reports.chromium import show
from tests.reports.conftest import MADE

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
# In CI nothing may be left out.
REQUIRED = bool(os.environ.get("REFCHECK_REQUIRE_NODE"))

LOOK = """
const done = arguments[0];
document.querySelectorAll("details").forEach(part => { part.open = true; });
axe.run(document, {resultTypes: ["violations"]}).then(
  found => done(found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).slice(0, 3).join("\\n")}`)),
  error => done([String(error)]));
"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        absent = "axe-core is not installed: npm ci --prefix tests/node"
        (pytest.fail if REQUIRED else pytest.skip)(absent)
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("look", [("light", 400), ("light", 1366), ("dark", 1366)])
@pytest.mark.parametrize("name", sorted(MADE))
def test_nothing_is_in_anybodys_way(
    browser: Any, pages: dict[str, Path], axe: str, name: str, look: tuple[str, int]
) -> None:
    show(browser, pages[name], scheme=look[0], width=look[1])
    browser.execute_script(axe)
    assert browser.execute_async_script(LOOK) == []
