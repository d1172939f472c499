"""Short forms then and now: what has moved away from its work, and what only stands elsewhere."""

from __future__ import annotations

from dataclasses import replace

from refcheck.model.reference import Citation, CitationItem, Doubt, NoteKind, Reference
from refcheck.references.drift import mark_drift
from tests.factories import make_citation, make_reference


def cited(marker: int, kind: NoteKind, *keys: str, locator: str | None = None, path: str = "in/a.md") -> Citation:
    item = CitationItem(kind=kind, references=keys, locator=locator)
    return make_citation(path=path, marker=str(marker), line=marker, kind=kind, text="", items=(item,))


def stored(*citations: Citation) -> tuple[Reference, ...]:
    keys = dict.fromkeys(citation.references[0] for citation in citations)
    return tuple(
        make_reference(key=key, citations=tuple(replace(c, path="a.md") for c in citations if c.references == (key,)))
        for key in keys
    )


FULL, IBID, SUPRA = NoteKind.FULL, NoteKind.IBID, NoteKind.SUPRA
THEN = stored(cited(1, FULL, "a"), cited(2, IBID, "a", locator="9"), cited(3, FULL, "b"), cited(4, IBID, "b"))


def drifted(*citations: Citation, then: tuple[Reference, ...] = THEN) -> list[str]:
    marked = mark_drift(citations, then)
    assert [c.marker for c in marked] == [c.marker for c in citations]
    return [c.marker for c in marked for i in c.items if i.doubt is Doubt.DRIFTED]


def test_a_note_put_in_between_takes_the_ibid_away() -> None:
    now = (cited(1, FULL, "a"), cited(2, FULL, "c"), cited(3, IBID, "c", locator="9"), cited(4, FULL, "b"))
    assert drifted(*now) == ["3"]
    item = mark_drift(now, THEN)[2].items[0]
    assert (item.references, item.instead) == (("c",), ("a",))


def test_nothing_that_stays_with_its_work_has_drifted() -> None:
    same = (cited(1, FULL, "a"), cited(2, IBID, "a", locator="9"), cited(3, FULL, "b"), cited(4, IBID, "b"))
    assert drifted(*same) == []
    moved = tuple(replace(c, marker=str(int(c.marker) + 3), line=c.line + 9) for c in same)
    assert drifted(cited(1, FULL, "c"), *moved) == []


def test_a_new_work_with_an_ibid_of_its_own_takes_none_away() -> None:
    now = (
        cited(1, FULL, "a"),
        cited(2, IBID, "a", locator="9"),
        cited(3, FULL, "c"),
        cited(4, IBID, "c"),
        cited(5, FULL, "b"),
        cited(6, IBID, "b"),
    )
    assert drifted(*now) == []


def test_a_work_that_is_cited_no_longer_may_have_another_key_now() -> None:
    assert drifted(cited(1, FULL, "z"), cited(2, IBID, "z", locator="9"), cited(3, FULL, "b")) == []


def test_what_is_doubtful_or_ambiguous_stays_so() -> None:
    two = cited(3, IBID, "b", "c", locator="9")
    assert drifted(cited(1, FULL, "a"), cited(2, FULL, "c"), two) == []


def test_two_documents_of_one_name_share_their_records() -> None:
    now = (cited(1, FULL, "a"), cited(2, FULL, "c"), cited(3, IBID, "c", locator="9"))
    assert drifted(*now, cited(1, FULL, "b", path="b/a.md")) == []


def test_without_a_memory_nothing_is_said() -> None:
    assert drifted(cited(1, IBID, "a"), then=()) == []
    assert mark_drift((), THEN) == ()


def test_too_much_is_left_alone() -> None:
    many = tuple(cited(n, IBID, "a") for n in range(1, 2_200))
    now = tuple(cited(n, IBID, "b") for n in range(1, 2_200))
    assert drifted(cited(0, FULL, "a"), *now, then=stored(*many)) == []
