from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.errors import BibliographyError
from refcheck.formats.nbib_reader import read
from refcheck.model.work import Name, Work
from refcheck.references.incoming import format_of, parse_records, read_records
from tests.formats.hostile import NASTY

ARTICLE = """PMID- 30000001
OWN - NLM
STAT- MEDLINE
DCOM- 20190101
IS  - 1234-5679 (Electronic)
IS  - 2345-6781 (Linking)
VI  - 12
IP  - 3
DP  - 2018 Nov 23
TI  - Sleep and wages: how night shifts in the harbour changed the health of those who
      load the ships.
PG  - 1234-42
LID - 10.5555/jhh.2018.12 [doi]
LID - S0001-2345(18)30001-2 [pii]
AB  - BACKGROUND: Ships are loaded at night. METHODS: We asked
      those who load them.
CI  - (c) 2018 The Authors.
FAU - van den Berg, Jan A
AU  - van den Berg JA
AD  - Institute of Harbours, Mae Sot.
FAU - Marsh, Eldon P Jr
AU  - Marsh EP Jr
CN  - Harbour Health Group
FAU - Li, Wei
AU  - Li W
LA  - eng
PT  - Journal Article
PT  - Research Support, Non-U.S. Gov't
PL  - England
TA  - J Harb Health
JT  - Journal of harbour health
JID - 101000000
MH  - *Sleep
MH  - Humans
OT  - night work
PMC - PMC6000001
SO  - J Harb Health. 2018 Nov 23;12(3):1234-42.

"""


def work_of(*lines: str) -> Work:
    found = read("\n".join(["PMID- 1", "TI  - A title.", *lines]))
    assert not found.faults
    return found.found[0].work


def test_an_article_of_pubmed() -> None:
    (record,) = read(ARTICLE).found
    work = record.work
    assert (work.type, work.pmid, work.pmcid) == ("article-journal", "30000001", "PMC6000001")
    assert work.title.endswith("of those who load the ships")
    assert work.author == (
        Name(family="Berg", given="Jan A", particle="van den"),
        Name(family="Marsh", given="Eldon P", suffix="Jr"),
        Name(literal="Harbour Health Group"),
        Name(family="Li", given="Wei"),
    )
    assert (work.container_title, work.volume, work.issue, work.page) == (
        "Journal of harbour health",
        "12",
        "3",
        "1234-1242",
    )
    assert (str(work.issued), work.doi, work.language) == ("2018-11-23", "10.5555/jhh.2018.12", "en")
    assert (work.issn, work.keyword) == (("1234-5679", "2345-6781"), "night work, Sleep, Humans")
    assert work.abstract.startswith("BACKGROUND: Ships are loaded at night. METHODS: We asked those")
    assert (work.extra["shortjournal"], work.extra["nbib-pii"]) == ("J Harb Health", "S0001-2345(18)30001-2")
    assert work.extra["nbib-pt"] == "Research Support, Non-U.S. Gov't"
    assert not {"nbib-so", "nbib-own", "nbib-jid"} & set(work.extra)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("AU  - Roe JA", (Name(family="Roe", given="JA"),)),
        ("AU  - Marsh EP Jr", (Name(family="Marsh", given="EP", suffix="Jr"),)),
        ("AU  - Plato", (Name(family="Plato"),)),
        ("FAU - Plato", (Name(family="Plato"),)),
        ("CN  - The Lancet, Group 2", (Name(literal="The Lancet, Group 2"),)),
        ("FAU - ", ()),
    ],
)
def test_names_in_full_and_short(line: str, names: tuple[Name, ...]) -> None:
    assert work_of(line).author == names


def test_a_list_that_goes_on_has_no_person_called_so() -> None:
    work = work_of("AU  - Roe J", "AU  - et al.")
    assert (work.author, work.others) == ((Name(family="Roe", given="J"),), True)
    assert not work_of("AU  - et al").others


@pytest.mark.parametrize(
    ("written", "date", "kept"),
    [
        ("2016 Nov 23", "2016-11-23", None),
        ("2016 Nov", "2016-11", None),
        ("2016", "2016", None),
        ("2016 Nov-Dec", "2016", "2016 Nov-Dec"),
        ("2015 Winter", "2015", "2015 Winter"),
        ("2015 Dec 32", "2015", "2015 Dec 32"),
        ("in press", "in press", None),
    ],
)
def test_dates_are_read_and_nothing_of_them_is_lost(written: str, date: str, kept: str | None) -> None:
    work = work_of(f"DP  - {written}")
    assert (str(work.issued), work.extra.get("nbib-dp")) == (date, kept)


@pytest.mark.parametrize(
    ("written", "page", "number"),
    [("123-8", "123-128", ""), ("1234-42", "1234-1242", ""), ("98-102", "98-102", ""), ("e103", "", "e103"),
     ("12", "12", ""), ("S1-9", "S1-9", ""), ("5-7, 9", "5-7, 9", "")],
)  # fmt: skip
def test_pages(written: str, page: str, number: str) -> None:
    work = work_of(f"PG  - {written}")
    assert (work.page, work.number) == (page, number)


def test_a_translated_title_stands_beside_the_original_one() -> None:
    text = "PMID- 1\nTI  - [Wages at night].\nTT  - Les salaires de la nuit.\nLA  - fre\nLA  - eng\n"
    work = read(text).found[0].work
    assert (work.title, work.extra["nbib-ti"]) == ("Les salaires de la nuit", "Wages at night")
    assert (work.language, work.extra["nbib-la"]) == ("fr", "eng")
    assert read("PMID- 1\nTI  - [Wages at night].\n").found[0].work.title == "Wages at night"


def test_a_chapter_is_in_its_book() -> None:
    work = work_of("BTI - A Handbook", "FED - Doe, Jan", "PB  - Meridian", "PL  - Leiden", "PT  - Book Chapter",
                   "ISBN- 9781464811067", "DP  - 2001")  # fmt: skip
    assert (work.type, work.container_title, work.publisher, work.publisher_place) == (
        "chapter",
        "A Handbook",
        "Meridian",
        "Leiden",
    )
    assert (work.editor, work.isbn) == ((Name(family="Doe", given="Jan"),), ("9781464811067",))


def test_several_records_and_one_that_says_nothing() -> None:
    found = read("before\n" + ARTICLE + "PMID- 2\nOWN - NLM\n\nPMID- 3\r\nTI  - Third\r\n")
    assert [record.work.pmid for record in found.found] == ["30000001", "3"]
    assert [fault.line for fault in found.faults] == [ARTICLE.count("\n") + 2]


def test_the_format_is_told_and_nothing_else_is_taken_for_it() -> None:
    assert format_of(ARTICLE) == "nbib"
    assert format_of("", "a.nbib") == "nbib"
    assert format_of("TY  - JOUR\nTI  - A\nER  - \n") == "ris"
    library = read_records(ARTICLE.encode(), path="pubmed.txt")
    assert [reference.work.pmid for reference in library.references] == ["30000001"]
    with pytest.raises(BibliographyError):
        read_records(b"PMID of all things", path="a")


@given(
    st.lists(st.sampled_from(NASTY) | st.text(max_size=40), max_size=6),
    st.sampled_from(["TI", "FAU", "AU", "PG", "DP", "LID"]),
)
def test_whatever_it_holds_nothing_raises_and_records_are_as_many_as_pmids(values: list[str], tag: str) -> None:
    text = "".join(
        f"PMID- {i}\nTI  - T\n{tag.ljust(4)}- {' '.join(value.split())}\n\n" for i, value in enumerate(values)
    )
    assert len(parse_records(text, path="a", format="nbib").references) == len(values)
