from __future__ import annotations

import pytest

from refcheck.model.evidence import LinkVerdict


@pytest.mark.parametrize("verdict", LinkVerdict)
def test_what_could_not_be_asked_is_neither_fine_nor_wrong(verdict: LinkVerdict) -> None:
    unverified = {"blocked", "unavailable", "timeout", "tls-error", "skipped"}
    assert verdict.is_unverified is (verdict.value in unverified)
