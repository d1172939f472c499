from __future__ import annotations

from refcheck.model.place import Location
from refcheck.model.reference import Citation, CitationItem, FieldText, Library, NoteKind, Reference
from refcheck.model.work import Work


def citation(*items: CitationItem) -> Citation:
    return Citation(path="a.md", marker="1", line=3, text="", kind=NoteKind.MIXED, items=items)


def test_a_citation_knows_its_keys_and_its_only_locator() -> None:
    one = CitationItem(kind=NoteKind.FULL, references=("a",), locator="5")
    other = CitationItem(kind=NoteKind.IBID, references=("b", "c"), locator="9")
    assert citation(one, other).references == ("a", "b", "c")
    assert citation(one, other).locator is None
    assert citation(one).locator == "5"
    assert citation().locator is None


def test_a_reference_knows_where_it_stands() -> None:
    reference = Reference(
        id="1", key="a", work=Work(), file="a.bib", line=7, fields={"title": FieldText(name="title", raw="{A}", line=8)}
    )
    assert reference.location == Location(path="a.bib", line=7)
    assert reference.field_line("title") == 8
    assert reference.field_line("year") == 7


def test_a_library_gives_the_first_reference_of_a_key() -> None:
    first, second = (Reference(id=str(n), key="a", work=Work(), file="a.bib", line=n) for n in (1, 2))
    library = Library(path=None, references=(first, second))
    assert library.get("a") is first
    assert library.get("b") is None
