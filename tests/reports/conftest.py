from __future__ import annotations

from collections.abc import Callable

import pytest

from refcheck.model.report import Report
from tests.reports import factories


@pytest.fixture(params=sorted(factories.ALL))
def report(request: pytest.FixtureRequest) -> Report:
    """Each of the reports made by hand, one after the other."""
    make: Callable[[], Report] = factories.ALL[request.param]
    return make()
