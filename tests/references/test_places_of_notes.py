"""Where a cited work stands, by what stands between its title and its date, volume, pages or address."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck import extract
from refcheck.documents import read_text
from refcheck.model.reference import NoteKind
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.classify import is_journal
from refcheck.references.extents import find_extent, find_volume_place
from refcheck.references.parse import parse_note
from refcheck.references.plain_containers import find_container, may_hold
from refcheck.references.works import CitedWork, WorkIndex
from refcheck.text.quotes import find_quoted


def read(note: str) -> tuple[Work, str | None]:
    (item,) = parse_note(read_text(f"A claim.[^1]\n\n[^1]: {note}\n").notes[0])
    assert item.work is not None
    return item.work, item.locator


def work(note: str) -> Work:
    return read(note)[0]


@pytest.mark.parametrize(
    ("note", "container"),
    [
        # the day before a list that a message was sent to
        ("Ann Roe, “Re: Nets,” May 3, 2001, Boat Mailing List, accessed June 4, 2018, <https://example.org/n>", "Boat Mailing List"),
        ("Ann Roe, “Re: Nets,” 3 May 2001, Boat Mailing List, <https://example.org/n>", "Boat Mailing List"),
        # the site of an institution, with nothing but its address and the day somebody read it
        ("“Nets 0.9,” Boat Advisory Board, accessed June 4, 2018, <https://example.org/n>", "Boat Advisory Board"),
        # pages before what they are the pages of
        ("ROE, Ann. “Nets”, p. 253-273, Revista dos Barcos, v. 13, n. 37, ago. 2020.", "Revista dos Barcos"),
        ("ROE, Ann. “Nets of the sea”, p. 25-49. In: Boats and Quays. Porto: Barca, 2001.", "Boats and Quays"),
        # a second name, and a word for the volume
        ("ROE, Ann. “Nets”. Redes, Revista do Instituto dos Barcos, v. 1, n. 1, 2009, p. 58.", "Redes"),
        # a meeting with its number
        ("Roe, A. “Nets,” 16th Boat Modelling Workshop, Hull, December 2004.", "16th Boat Modelling Workshop"),
        # what a review is about is not where it stands
        ("Ann Roe, “Are Nets Fair?,” review of *The Netmakers*, by Bo Carr, *Quay Review of Books*, March 5, 2009, 18.", "Quay Review of Books"),
        # a journal in quotation marks
        ("Jan Rogala, *Sieci i mosty*, „Przegląd Morski” 102 (1995), s. 61–79.", "Przegląd Morski"),
        # a lone name and a date behind a quoted title by a person
        ("Ann Roe, „Häfen ohne Netze“, Nordseer Zeitung, 14.3.2011, S. 9.", "Nordseer Zeitung"),
        ("Roe, Ann. “Nets as ‘Ropes from Nowhere.’” Graduate Journal of Boat Studies, 2018.", "Graduate Journal of Boat Studies"),
        # as BibTeX has it
        ("Ann Roe, Bo Carr, and Cid Poe. Nets that hold many boats. Nature of Boats, 4(12):899–909, 2024.", "Nature of Boats"),
        ("Ann Roe, Bo Carr, and Cid Poe. Nets that hold many boats. Boat Data, 1:140022, 2014.", "Boat Data"),
        # a journal that is read on line
        ("ROE Anne-Marie, Trois idées des filets et des barques, AJDF [en ligne], 2006, p. 22.", "AJDF"),
        # a comma between a plain title and a journal in italics, a volume behind it
        ("Roe, A., Carr, C.H. & Poe, G.A. (2000). Imperfect nets among boats, *Journal of Nets* **55**, 2117–2155.", "Journal of Nets"),
        # a linked title before a journal in italics
        ("Roe, Ann; Carr, Bo. [Do nets of the sea hold?](https://example.org/n), *Boat Literature* 56(3), 920–980, 2018.", "Boat Literature"),
        # volume and issue behind plain words
        ("ROE, Ann. *Redes do mar*. ACM Transactions on Boats, v. 16, n. 2, p. 133-169, 1998.", "ACM Transactions on Boats"),
        ("Roe, Ann. *Redes y barcas de Chile*, *Estudios Náuticos* 151, 7–27, 2018.", "Estudios Náuticos"),
        # editors between "in:" and an italic book, a journal behind "in:"
        ("Roe, Ann (1992): Concupiscentia retium. Über Netze, in: Bo Carr/Cid Poe (Hg.): *Netze und Boote*, München, 247–273.", "Netze und Boote"),
        ("Roe, Ann (1993/94): Netze – ein Boot?, in: *DDN* 68/69, 81–127.", "DDN"),
        # a link under a quoted title
        ("Roe, Ann, 2011, [\"Peering Inside the Big Net\"](https://example.org/n), *Ann Roe's Blog*", "Ann Roe's Blog"),
        # a dated title and a journal alone
        ("Roe, A. K. (2025). Nets and biological boats. Behavioral and Net Sciences. Summary by the editor.", "Behavioral and Net Sciences"),
    ],
)  # fmt: skip
def test_the_container_is_known_by_where_it_stands(note: str, container: str) -> None:
    assert work(note).container_title == container


@pytest.mark.parametrize(
    "note",
    [
        "Ann Roe, “Nets,” May 3, 2001, London, <https://example.org/n>",  # a place
        "Ann Roe, “Nets,” May 3, 2001, Oxford University Press, <https://example.org/n>",  # a house
        "Ministry of Nets, “Nets of 2015,” April 2016, <https://example.org/n>",  # a date alone
        "Ann Roe, “Nets of the sea,” Verso Books, 2018.",
        "Ann Roe, “Nets of the sea,” Institute of Advanced Studies, 2018.",
        "Ministry of Nets, “Nets of the sea,” Hull Harbour, 2018.",
        "Ann Roe, “Nets of the sea,” Hull, 2018.",
        "Ann Roe, *Nets of the Sea*, Fayard, t. 2, 1998.",  # a volume of a book
        "Roe, A. (2000). Imperfect nets, *Nets of the sea*. Hull: Boat Press.",  # no volume
        "Ann Roe, [three linked words](https://example.org/n) on *Nets and Quays*, 2018.",
        "Ann Roe, *Nets of the Sea*, NET AI 100-1, January 26, 2023.",  # the number of a report
    ],
)
def test_houses_places_and_numbers_hold_nothing(note: str) -> None:
    assert work(note).container_title == ""


@pytest.mark.parametrize(
    ("note", "fields", "locator"),
    [
        ("Roe, A. (2021). Nets of the sea. *Boat Review*, *63*(3), e120-e126.", {"page": "e120-e126"}, None),
        ("Roe, A. (2019). Nets of the sea. *Boat Review*, *78*(11 Suppl 2), 6.", {"page": "6", "volume": "78"}, None),
        ("Ann Roe, “Nets,” *Boat Trans.*, 1865 (read in 1864), 155:459-512.", {"page": "459-512", "year": 1865}, None),
        ("Ann Roe, “Nets,” *Boat Review*, 1959, 115:485.", {"page": "485", "volume": "115", "year": 1959}, None),
        ("A. Roe, “Nets,” *Boat Review* 58, 1593-1596 (1987).", {"page": "1593-1596", "year": 1987}, None),
        ("Roe, Ann (1993/94): Netze – ein Boot?, in: *DDN* 68/69, 81–127.", {"page": "81-127", "year": 1993, "title": "Netze – ein Boot?"}, None),
        ("A. Roe, “Nets,” *Boat Review* 75, no. 5 (2019) 954-976.", {"page": "954-976"}, None),
        ("A. Roe, “Nets,” *Boat Review* 10, no. 8 (1966): 707--710.", {"page": "707-710"}, None),
        ("Roe, A. (2000). Imperfect nets among boats, *Boats* **55**, 2117–2155.", {"page": "2117-2155", "volume": "55", "title": "Imperfect nets among boats"}, None),
        ("Ann Roe, *Net Guide*, October 12, 2012, 12, <https://example.org/n>", {"year": 2012}, "12"),
        ("Roe, A. “Nets,” *Boat Review* 115:337-349, 1986. Operational from November 1985.", {"year": 1986}, None),
        ("Ann Roe, *Nets* (Hull: Boat Press, 1989). NMM commissioned by a Department of Nets (1986).", {"year": 1989}, None),
        ("ROE, Ann. Vocês são redes! Ideias sobre a vida no mar. Porto Alegre: Barca, 2013.", {"title": "Vocês são redes! Ideias sobre a vida no mar", "publisher": "Barca"}, None),
    ],
)  # fmt: skip
def test_pages_years_and_titles(note: str, fields: dict[str, Any], locator: str | None) -> None:
    found, place = read(note)
    assert {name: getattr(found, name) for name in fields} == fields
    if locator is not None:
        assert place == locator


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("V. Roe, A. Carr, and E. C. G. Poe, “Nets that hold,” *Boat Review* 17, 821-825 (1976).", ["V. Roe", "A. Carr", "E. C. G. Poe"]),
        ("V. I. Roe, “Nets that hold,” *Boat Review* 10, no. 8 (1966): 707-710.", ["V. I. Roe"]),
        ("v. A. Roe, “Nets that hold,” *Boat Review* 10, no. 8 (1966): 707-710.", ["A. Roe"]),
        ("V. anche A. Roe, “Nets that hold,” *Boat Review* 10, no. 8 (1966): 707-710.", ["A. Roe"]),
    ],
)  # fmt: skip
def test_the_initial_v_is_no_signal(note: str, names: list[str]) -> None:
    assert [name.full for name in work(note).author] == names


def test_a_later_imprint_is_no_remark() -> None:
    assert work("Roe, Ann. *Nets*. 2016. Edited anew, with a foreword, Hull: Boat Press, 2018.").year == 2018
    assert (
        work("Roe, Ann. “Nets.” 2016. Accessed on the 4th of June 2018. <https://example.org/n>").accessed is not None
    )


@pytest.mark.parametrize("text", ["", "9", ", p. 3-", ":", ", 1959, 115:", "(" * 300, "1:" * 2_000])
def test_scraps_have_no_place(text: str) -> None:
    assert find_container(text) is None
    assert find_volume_place(text) is None
    assert find_extent(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "”, Name," + " " * 20_000 + "x",
        "”, May 3, 2001, Name" + " ." * 9_000 + "x",
        "”, A" + " a" * 9_000,
        "”, v. 1, " * 3_000,
    ],
)
def test_long_scraps_end(text: str) -> None:
    assert find_container(text, addressed=True) is None
    find_container(text, quoted=False)
    find_extent(text)
    find_volume_place(text)


def test_names_that_can_hold_a_work() -> None:
    assert is_journal("Graduate Journal of Food Studies")
    assert is_journal("Brain Sciences")
    assert not is_journal("Institute of Advanced Studies")
    assert not is_journal("Journal Press")
    assert not is_journal("")
    assert may_hold("Nordseer Zeitung")
    assert not may_hold("Oxford University Press")
    assert not may_hold("Paper 12")


def test_a_curly_mark_closed_by_a_straight_one() -> None:
    (found,) = find_quoted('“Nets in Roe’s Quays," said Ann')
    assert (found.start, found.end) == (1, 21)
    assert find_quoted('“Nets in Roe’s Quays and 5" of rope') == ()


NOTES = """A.[^1] B.[^2] C.[^3] D.[^4]

[^1]: Ann Roe, “How Nets Hold Boats: A Look Inside,” *The Quay*, March 10, 2026.
[^2]: Bo Carr, *De knopen als netten. Het werk in de haven* (Leiden 1990) 35.
[^3]: {third}
[^4]: {fourth}
"""


@pytest.mark.parametrize(
    ("third", "place"),
    [
        ("Roe, “How Nets Hold Boats.” Four-layer ropes verbatim confirmed.", None),
        ("Roe, “How Nets Hold Boats” 45. The paper ends with a call but goes no further.", "45"),
        ("Carr, *Knopen*, 35 en noot 133.", "35"),
        ("Carr, *Knopen*, 35-37 and note 4.", "35-37"),
    ],
)
def test_short_forms_with_something_behind_them(third: str, place: str | None) -> None:
    library = extract(read_text(NOTES.format(third=third, fourth="Ibid."), path="a.md"))
    (item,) = library.citations[2].items
    wanted = library.citations[0 if third.startswith("Roe") else 1].items[0].references
    assert (item.kind, item.references, item.locator) == (NoteKind.SHORT, wanted, place)


def test_a_remark_with_a_citation_in_it_makes_no_short_form() -> None:
    third = "Roe, “How Knots Hold.” Printed in *Boat Review* 5 (2020): 1-9."
    library = extract(read_text(NOTES.format(third=third, fourth="Ibid."), path="a.md"))
    assert library.citations[2].items[0].kind is NoteKind.FULL


def cited(found: Work, index: int) -> CitedWork:
    return CitedWork(index=index, work=found, source=read_source(), path="a.md", line=1, marker="1")


def read_source() -> Any:
    (item,) = parse_note(read_text("A.[^1]\n\n[^1]: Ann Roe, *Nets and Quays* (Hull: Boat Press, 1999).\n").notes[0])
    return item.source


def test_a_further_part_is_another_work() -> None:
    first = Work(title="Move Nets", author=(Name(given="Ann", family="Roe"),), issued=PartialDate(year=2025))
    index = WorkIndex()
    index.add(cited(first, 0))
    assert index.same(replace(first, title="Move Nets Part 2: Vertical Ropes")) is None
    assert index.same(replace(first, title="Move Nets, Teil II")) is None
    assert index.same(replace(first, title="Move Nets: Vertical Ropes")) is not None
    assert index.same(replace(first, title="Move Nets")) is not None
