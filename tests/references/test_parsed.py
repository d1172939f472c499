"""What is made of a part of a note once it has been read."""

from __future__ import annotations

import pytest

from refcheck.model.reference import NoteKind, ReferenceKind
from refcheck.model.work import Work
from refcheck.references.parsed import back_reference, citation, comment, kind_of
from refcheck.references.shortforms import find_short_form


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (Work(type="webpage", title="Nets"), ReferenceKind.WEB_PAGE),
        (Work(type="book", title="Nets"), ReferenceKind.PUBLICATION),
        (Work(type="document"), ReferenceKind.UNKNOWN),
    ],
)
def test_a_citation_says_what_sort_it_is(work: Work, kind: ReferenceKind) -> None:
    assert kind_of(work) is kind
    item = citation("Nets", work, locator="4")
    assert (item.kind, item.source, item.work, item.locator) == (NoteKind.FULL, kind, work, "4")
    assert citation("Nets", work, source=ReferenceKind.LAW).source is ReferenceKind.LAW


def test_back_references_and_comments_have_no_work() -> None:
    short = find_short_form("Ibid., p. 9")
    assert short is not None
    item = back_reference("Ibid., p. 9", short)
    assert (item.kind, item.locator, item.work, item.short) == (NoteKind.IBID, "9", None, short)
    said = comment("This is prose.")
    assert (said.kind, said.locator, said.work) == (NoteKind.COMMENT, None, None)
