"""What of a page counts as accepted: pure rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from refcheck.memory.acceptance import accepted_by, entry_of, from_entry, state_of
from refcheck.model.evidence import Accepted, LinkEvidence, LinkVerdict

TITLE = "The Price of Moving for Work"
KNOWN = Accepted(day="2026-03-14", title=TITLE, sketch="1.100.x")
ANOTHER = Accepted(day="2026-05-01", title="Kettles and Pans", sketch="1.200.y")


def link(state: Accepted = ANOTHER, **fields: Any) -> LinkEvidence:
    fields = {
        "checked": f"{state.day}T10:00:00Z", "content_type": "text/html", "title": state.title or None,
        "sketch": state.sketch or None, **fields,
    }  # fmt: skip
    return LinkEvidence(url="https://www.example.org/", verdict=LinkVerdict.OK, **fields)


def accepted(
    known: Accepted | None, seen: LinkEvidence, read: date | None = None, *, anew: bool = False
) -> Accepted | None:
    return accepted_by(known, seen, read=read, anew=anew)


def test_the_first_sight_is_accepted_and_stays() -> None:
    assert accepted(None, link(KNOWN)) == KNOWN
    assert accepted(KNOWN, link()) == KNOWN
    assert accepted(KNOWN, link(), anew=True) == ANOTHER


@pytest.mark.parametrize(
    ("read", "then"),
    [
        (date(2026, 3, 14), KNOWN),
        (date(2026, 3, 15), ANOTHER),
        (date(2026, 5, 1), ANOTHER),
        (date(2026, 5, 2), None),  # what was read is not seen yet
    ],
)
def test_a_later_access_date_accepts(read: date, then: Accepted | None) -> None:
    assert accepted(KNOWN, link(), read) == then


def test_what_was_seen_before_is_not_accepted_after() -> None:
    assert accepted(ANOTHER, link(KNOWN), anew=True) == ANOTHER


def test_a_text_is_added_under_the_same_title_alone() -> None:
    bare = Accepted(day="2026-03-14", title=TITLE)
    later = Accepted(day="2026-05-01", title=TITLE, sketch="1.100.x")
    assert accepted(bare, link(later)) == later
    assert accepted(bare, link()) == bare
    assert accepted(KNOWN, link(Accepted(day="2026-05-01", title=TITLE))) == KNOWN


@pytest.mark.parametrize("fields", [{"checked": None}, {"checked": "now"}, {"title": None, "sketch": None}])
def test_what_shows_nothing_is_not_accepted(fields: dict[str, Any]) -> None:
    assert accepted(None, link(**fields)) is None
    assert accepted(KNOWN, link(**fields), anew=True) == KNOWN


def test_bytes_and_days_count_for_files_alone() -> None:
    file: dict[str, Any] = {"sha256": "ab" * 32, "modified": "2021-05-04", "title": None, "sketch": None}
    seen = state_of(link(content_type="application/pdf", **file))
    assert seen == Accepted(day="2026-05-01", sha256="ab" * 32, modified="2021-05-04")
    assert state_of(link(**file)) is None
    assert state_of(link(content_type="application/pdf", **{**file, "modified": None})) is None


@pytest.mark.parametrize("one", [KNOWN, ANOTHER, Accepted(day="2026-01-01", sha256="ab" * 32, modified="2021-05-04")])
def test_an_entry_tells_it_again(one: Accepted) -> None:
    assert from_entry({**entry_of(one), "failures": []}) == one


@pytest.mark.parametrize(
    "entry",
    [None, [], {}, {"title": TITLE}, {"accepted": 7}, {"accepted": "soon"}, {"accepted": "2026-03-14", "title": 7},
     {"accepted": "2026-03-14", "sketch": None}],
)  # fmt: skip
def test_an_entry_that_says_nothing(entry: object) -> None:
    assert from_entry(entry) is None


def test_what_others_wrote_is_cut() -> None:
    found = from_entry({"accepted": "2026-03-14" * 99, "title": "x" * 9_999, "sketch": "1" * 9_999})
    assert found is not None
    assert len(found.title + found.sketch + found.day) < 500
