from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from refcheck.model.report import Report
from refcheck.reports import render
from tests.reports import factories
from tests.reports.chromium import start
from tests.reports.whole import whole

MADE: dict[str, Callable[[], Report]] = {**factories.ALL, "whole": whole}


@pytest.fixture(params=sorted(MADE))
def report(request: pytest.FixtureRequest) -> Report:
    """Each of the reports made by hand, one after the other."""
    make = MADE[request.param]
    return make()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium for all tests that look at pages."""
    started = start()
    yield started
    started.quit()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The HTML of each report made by hand."""
    folder = tmp_path_factory.mktemp("pages")
    for name, make in MADE.items():
        (folder / f"{name}.html").write_bytes(render(make(), "html").encode())
    return {name: folder / f"{name}.html" for name in MADE}
