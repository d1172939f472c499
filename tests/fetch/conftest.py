"""Both transports, for the tests of what they have in common."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

from tests.fakes import Kind

REQUIRED = bool(os.environ.get("REFCHECK_REQUIRE_CURL"))  # before a test's environment is scrubbed


def need_curl() -> None:
    """Skip the test without pycurl, unless it has to be there."""
    if find_spec("pycurl") is None:
        if REQUIRED:
            pytest.fail("pycurl is not installed, and REFCHECK_REQUIRE_CURL is set")
        pytest.skip("pycurl (the extra 'fast') is not installed")


@pytest.fixture(params=["requests", "curl"])
def kind(request: pytest.FixtureRequest) -> Kind:
    """One transport after the other."""
    if request.param == "curl":
        need_curl()
    return "curl" if request.param == "curl" else "requests"


@pytest.fixture
def curl() -> None:
    """The transport over libcurl can be made."""
    need_curl()
