"""When two citations mean one work: by identifier, address, or title and author; else two."""

from __future__ import annotations

from typing import Any

import pytest

from refcheck.model.reference import Derived, ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.works import CitedWork, WorkIndex, same_title

DOE = Name(given="Jane", family="Doe")
CHAN = Name(given="Bo", family="Chan")


def made(title: str = "The Right of All", year: int | None = 2011, **fields: Any) -> Work:
    fields.setdefault("author", (DOE,))
    return Work(type="book", title=title, issued=PartialDate(year=year) if year else None, **fields)


def index(*works: Work) -> WorkIndex:
    made_index = WorkIndex()
    for number, work in enumerate(works):
        made_index.add(
            CitedWork(index=number, work=work, source=ReferenceKind.PUBLICATION, path="a.md", line=1, marker="1")
        )
    return made_index


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (made(), made()),
        (made("The Right of All: A Study"), made("The right of all")),
        (made(), made(year=None)),
        (made(), made(author=(Name(given="J.", family="Doe"),))),
        (made(doi="10.5555/x"), Work(doi="10.5555/x")),
        (made(isbn=("9781464811067",)), Work(isbn=("9781464811067",))),
        (made(url="http://a.example/x"), Work(type="webpage", url="http://a.example/x")),
        (made(doi="10.5555/x"), made(year=2012, doi="10.5555/x", title="")),
        (made(author=()), made(author=())),
    ],
)
def test_one_work(one: Work, other: Work) -> None:
    assert index(one).same(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (made(), made("Roads and Walls of Us")),
        (made(), made(year=2012)),
        (made(), made(author=(CHAN,))),
        (made("Outlook 2016"), made("Outlook 2017")),
        (made(url="http://a.example/x"), made("Roads and Walls of Us", url="http://a.example/x")),
        (made(author=()), Work(type="webpage", title="The Right of All")),
        (made(), Work()),
    ],
)
def test_two_works(one: Work, other: Work) -> None:
    assert index(one).same(other) is None


def test_another_citation_adds_what_was_missing() -> None:
    (cited,) = index(made(year=None)).works
    cited.add(
        made(publisher="Brill", doi="10.5555/x"),
        (Derived(field="doi", value="10.5555/x", source="the address"), Derived(field="title", value="x", source="y")),
    )
    assert (cited.work.year, cited.work.publisher, cited.work.title) == (2011, "Brill", "The Right of All")
    assert [d.field for d in cited.derived] == ["doi"]


def test_a_work_is_found_by_a_title_that_a_later_note_gives() -> None:
    found = index(Work(url="http://a.example/x"))
    (cited,) = found.works
    assert found.titled("The Right of All") == []
    cited.add(made(), ())
    found.note_fields(cited)
    assert found.titled("The Right of All") == [cited]


def test_titles_in_their_order_and_shorter_or_longer() -> None:
    found = index(made(), made("The Right of All: A Study"), made("Roads and Walls of Us"))
    assert [w.index for w in found.titled("The Right of All")] == [0, 1]
    assert [w.index for w in found.titled("Roads and Walls")] == [2]
    assert found.titled("") == []
    assert found.titled("the") == []


def test_same_title_needs_two() -> None:
    assert same_title("The Right of All", "The right of all")
    assert not same_title("", "")
    assert not same_title("The Right of All", "")


def test_a_work_and_its_twin_at_one_address() -> None:
    both = index(made("A comment on the nets", url="https://example.org/n"), made("Nets", url="https://example.org/n"))
    assert both.twin(both.works[0]) is both.works[1]
    assert both.twin(both.works[1]) is both.works[0]
    alone = index(made(url="https://example.org/n"))
    assert alone.twin(alone.works[0]) is None


def test_a_longer_title_of_another_place_is_another_work() -> None:
    book = made("Quantum Boats: An Introduction", 2007, publisher="Verso")
    article = made("Quantum boats quest", 2014, author=(CHAN,), container_title="Nature")
    known = index(book, article)
    page = Work(type="webpage", title="Quantum boats", url="http://a.example/q", container_title="Wikipedia")
    assert known.same(page) is None


def test_a_short_title_without_a_place_is_still_the_same_work() -> None:
    known = index(made("Quantum Boats: An Introduction", 2007, publisher="Verso"))
    assert known.same(made("Quantum Boats", 2007)) is not None


def test_a_longer_title_finds_a_shorter_one_that_opens_with_its_words() -> None:
    titles = ["Nets", "Nets and Nets", "Nets and Ropes", "Ropes of the Harbour", "Nets and Ropes: The Harbour Town"]
    known = index(*map(made, titles))
    found = [one.work.title for one in known.titled("Nets and Ropes: The Harbour Town")]
    assert "Nets and Ropes" in found
    assert "Nets and Ropes: The Harbour Town" in found
    assert "Ropes of the Harbour" not in found
    assert known.titled("of the and") == []


def test_many_works_that_open_alike_are_not_looked_through() -> None:
    """A title is compared with those that share its first two words, not with all that share the first."""
    known = index(*(made(f"History town{number} roads") for number in range(2_000)))
    looked: list[int] = []

    class Told(dict[int, frozenset[str]]):
        def __getitem__(self, key: int) -> frozenset[str]:
            looked.append(key)
            return super().__getitem__(key)

    known._words = Told(known._words)
    assert [one.index for one in known.titled("History town7 roads")] == [7]
    assert len(looked) < 20
