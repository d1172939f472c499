from __future__ import annotations

from typing import Any

import pytest

from refcheck.config import Search
from refcheck.evidence.registries.claims import MAX_IDENTIFIERS, claim_of, with_page
from refcheck.evidence.registries.interface import Claim
from refcheck.model.document import Problem
from refcheck.model.place import Location
from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Work
from tests.factories import make_citation, make_reference, make_work

from .conftest import claim, identifier


def of(search: Search = Search.FIELDS, kind: ReferenceKind = ReferenceKind.PUBLICATION, **work: Any) -> Claim | None:
    return claim_of(make_reference(work=make_work(**work), kind=kind, citations=(make_citation(),)), search)


def cited(**work: Any) -> list[str]:
    made = of(**work)
    return [f"{one.kind}:{one.value}" for one in made.cited] if made else []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"doi": "10.7001/A"}, ["doi:10.7001/a"]),
        ({"doi": "https://doi.org/10.7001/a_b"}, ["doi:10.7001/a_b"]),
        ({"doi": r"10.7001/a\_b"}, ["doi:10.7001/a_b"]),
        ({"doi": "10.7001/s0123(45)6"}, ["doi:10.7001/s0123(45)6"]),
        ({"doi": "none"}, []),
        ({"doi": "10.48550/arXiv.1801.00001"}, ["arxiv:1801.00001"]),
        ({"doi": "10.48550/arXiv.soon"}, ["doi:10.48550/arxiv.soon"]),
        ({"eprint": "1801.00001v2", "eprint_type": "arXiv"}, ["arxiv:1801.00001v2"]),
        ({"eprint": "1801.00001", "eprint_type": "hal"}, []),
        ({"container_title": "arXiv preprint arXiv:1801.00001"}, ["arxiv:1801.00001"]),
        ({"container_title": "CoRR", "volume": "abs/1801.00001"}, ["arxiv:1801.00001"]),
        ({"container_title": "CoRR", "volume": "12"}, []),
        ({"container_title": "Journal of Tests", "volume": "abs/1801.00001"}, []),
        ({"isbn": ("0-306-40615-2", "978-0-306-40615-7", "978-0-306-40615-8")}, ["isbn:9780306406157"]),
        ({"pmid": "0031"}, ["pmid:31"]),
        ({"pmid": "000"}, []),
        ({"pmid": "²"}, []),
        ({"pmcid": "PMC77123"}, ["pmcid:PMC77123"]),
        ({"url": "https://doi.org/10.7001/a"}, ["doi:10.7001/a"]),
        ({"url": "https://arxiv.org/abs/1801.00001"}, ["arxiv:1801.00001"]),
        ({"doi": "10.7001/a", "url": "https://doi.org/10.7001/A"}, ["doi:10.7001/a"]),
    ],
)
def test_identifiers_in_their_normal_form(fields: dict[str, Any], found: list[str]) -> None:
    assert cited(**fields) == found


def test_a_long_list_of_identifiers_is_cut() -> None:
    isbns = [f"97803064061{n:02}" for n in range(100)]
    assert len(cited(isbn=tuple(isbns))) <= MAX_IDENTIFIERS


@pytest.mark.parametrize("kind", [ReferenceKind.INTERVIEW, ReferenceKind.LETTER])
def test_nobody_is_asked_about_interviews_and_letters(kind: ReferenceKind) -> None:
    assert of(kind=kind, doi="10.7001/a") is None


@pytest.mark.parametrize("kind", [kind for kind in ReferenceKind if kind is not ReferenceKind.PUBLICATION])
def test_only_publications_are_searched_for(kind: ReferenceKind) -> None:
    made = of(kind=kind, doi="10.7001/a")
    assert made is None or not made.searchable


@pytest.mark.parametrize("kind", ["webpage", "personal_communication", "interview", "legislation", "post"])
def test_what_no_registry_has_is_not_searched_for(kind: str) -> None:
    assert of(type=kind) is None


def test_a_title_that_finds_anything_is_not_searched_for() -> None:
    assert of(title="Report") is None
    assert of(title="") is None


def test_what_may_be_sent_is_set() -> None:
    assert of(Search.OFF) is None
    by_fields, by_text = of(Search.FIELDS), of(Search.RAW)
    assert by_fields is not None
    assert by_text is not None
    assert (by_fields.searchable, by_fields.raw) == (True, "")
    assert by_text.raw.startswith("Mauro Testaverde")


def test_with_searching_off_identifiers_are_asked_all_the_same() -> None:
    made = of(Search.OFF, doi="10.7001/a")
    assert made is not None
    assert (made.cited, made.searchable) == ((identifier("doi:10.7001/a"),), False)


def test_an_entry_that_cannot_be_parsed_is_not_asked_about() -> None:
    problem = Problem(message="unclosed", location=Location(path="a.bib", line=1), code="SYN001")
    assert claim_of(make_reference(work=make_work(doi="10.7001/a"), problem=problem), Search.FIELDS) is None


def test_what_a_page_gives_of_itself_comes_after_what_is_cited() -> None:
    made = with_page(claim("a", "doi:10.7001/a"), [Work(doi="10.7001/a"), Work(doi="10.7001/b", pmid="31")])
    assert made.further == (identifier("doi:10.7001/b"), identifier("pmid:31"))
    assert made.identifiers()[0] == identifier("doi:10.7001/a")
    known = claim("a", "doi:10.7001/a")
    assert with_page(known, [Work(doi="10.7001/A")]) is known


def test_a_list_entry_is_searched_by_its_own_words() -> None:
    entry = "Harrow N. Ferries of the upper lakes. J. Inland Transp. 2011;14:201."
    made = claim_of(make_reference(work=make_work(title="J. Inland Transp"), text=entry), Search.RAW)
    assert made is not None
    assert made.raw == made.text == entry


def test_a_string_without_a_title_is_searched_for_only_when_its_words_may_be_sent() -> None:
    entry = "Harrow N. Ferries of the upper lakes and of the fjords 2011;14:201."
    unread = make_reference(work=Work(), kind=ReferenceKind.UNKNOWN, text=entry)
    assert claim_of(unread, Search.FIELDS) is None
    assert claim_of(unread, Search.OFF) is None
    made = claim_of(unread, Search.RAW)
    assert made is not None
    assert (made.searchable, made.raw) == (True, entry)


@pytest.mark.parametrize("text", ["Interview with N. Harrow, Oslo, 4 May 2011, on ferries and lakes", "Ibid 2011", ""])
def test_what_is_private_or_says_nothing_is_not_sent(text: str) -> None:
    assert claim_of(make_reference(work=Work(), kind=ReferenceKind.UNKNOWN, text=text), Search.RAW) is None


def of_string(text: str, search: Search = Search.RAW, **work: Any) -> Claim | None:
    reference = make_reference(work=make_work(**work), kind=ReferenceKind.PUBLICATION, citations=(), text=text)
    return claim_of(reference, search)


def test_a_letter_in_the_title_of_a_paper_is_no_letter() -> None:
    title = "A letter from the harbour"
    string = f"Harrow, N. {title}. Lakes 14(1), 1991."
    made = of_string(string, title=title, volume="14")
    assert made is not None
    assert made.raw == string


def test_a_letter_is_one_where_nothing_is_printed_or_another_stands_beside_the_title() -> None:
    title = "A letter from the harbour"
    unprinted = of_string(f"Harrow, N. {title}. 1991.", title=title)
    beside = of_string(f"Harrow, N. {title}. Lakes 14(1), 1991; letter from the mayor.", title=title, volume="14")
    assert [one is None or one.raw for one in (unprinted, beside)] == ["", ""]


def test_a_string_with_a_place_is_searched_for_whatever_its_journal_is_called() -> None:
    fields: dict[str, Any] = {"title": "Counting boats at night", "type": "article-magazine"}
    placed = of_string("Harrow, N. Counting boats at night. The Boat Magazine 14(1), 1991.", **fields)
    assert placed is not None
    assert placed.raw
    assert of_string("Harrow, N. Counting boats at night. The Boat Magazine, May 1991.", **fields) is None
    assert of_string("Harrow, N. Counting boats at night. The Boat Magazine 14(1).", Search.FIELDS, **fields) is None
