"""What the memory knows of targets: without one, nothing; whole runs with a memory are in ``tests/memory``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from refcheck.evidence.addresses import address_of
from refcheck.evidence.interface import LinkTarget
from refcheck.evidence.recollection import Recollection
from refcheck.model.evidence import LinkEvidence, LinkVerdict

URL = "http://host.example/a"


def test_without_a_memory_nothing_is_known_and_a_broken_link_is_failing_since_today() -> None:
    none = Recollection(None, {}, reads_pages=True, today=date(2026, 3, 14))
    target = LinkTarget(url=URL)
    assert list(none.known([target], {URL: address_of(URL)})) == []
    assert (none.recall("sibling", URL), none.when_alive(URL), none.stale) == (None, None, {})
    fine = LinkEvidence(url=URL, verdict=LinkVerdict.OK)
    broken = replace(fine, verdict=LinkVerdict.BROKEN)
    assert none.remember(fine, target) is fine
    assert none.remember(broken, target).failing_since == "2026-03-14"
    none.remember_told(())
    none.remember_matches(())
