"""Notes as reports, books, articles and notices have them: each rule with a note that it must leave alone."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.reference import NoteKind, ReferenceKind
from refcheck.references import extract
from refcheck.references.parse import ParsedItem, parse_note


def items(note: str) -> tuple[ParsedItem, ...]:
    return parse_note(read_text(f"A claim.[^1]\n\n[^1]: {note}\n").notes[0], None)


def item(note: str) -> ParsedItem:
    (found,) = items(note)
    return found


@pytest.mark.parametrize(
    ("note", "source"),
    [
        ("Jane Doe, interview with the author, April 4, 2022.", ReferenceKind.INTERVIEW),
        ("Max Roe, mayor of Porto, telephone interview, 3 May 2011.", ReferenceKind.INTERVIEW),
        ("Max Roe, conversation with the author, Porto, October 2003.", ReferenceKind.INTERVIEW),
        ("See the discussion in M. Roe, *The Roads of Porto*, Lisbon, 1999.", ReferenceKind.PUBLICATION),
        ('Max Roe, "An interview with the author", *The Roads*, 3 May 2011.', ReferenceKind.PUBLICATION),
        ("D. A. Roe to the Commissioners of Northern Roads, 19 December 1892, NRS, NLC3/2.", ReferenceKind.LETTER),
        ("1 & 2 Geo. 5, c. 31.", ReferenceKind.LAW),
        ("Landgericht Porto [LG] [Porto Regional Court] Sept. 27, 2024, 310 O 227/23 (Ger.).", ReferenceKind.LAW),
        ("*Roads (Hungary v Slovakia)* [1997] ICJ Rep 7, 110.", ReferenceKind.LAW),
    ],
)
def test_what_sort_of_source_a_note_cites(note: str, source: ReferenceKind) -> None:
    found = item(note)
    assert (found.kind, found.source) == (NoteKind.FULL, source)


@pytest.mark.parametrize("note", ["On 12 August and 16 September 2019.", "Or did in 2014."])
def test_dates_and_small_words_alone_are_comments(note: str) -> None:
    assert item(note).kind is NoteKind.COMMENT


@pytest.mark.parametrize(
    ("note", "authors", "title"),
    [
        ("Comité de Agua, Salud y Vida, *Los caminos*, Lima, 2003.", ["Comité de Agua, Salud y Vida"], "Los caminos"),
        (
            "Ministry of Roads, Ports and Rural Affairs, *Old Roads*, 2011.",
            ["Ministry of Roads, Ports and Rural Affairs"],
            "Old Roads",
        ),
        ("Department of Roads, Jane Doe and Max Roe, *Old Roads*, 2011.", ["Department of Roads", "Jane Doe", "Max Roe"], "Old Roads"),
        ("The Porto Initiative, Agenda for the Protection of Roads, December 2015.", ["The Porto Initiative"], "Agenda for the Protection of Roads"),
        ("G20, *Common Framework for Roads*, 2020.", ["G20"], "Common Framework for Roads"),
        ("Besides Roe, see J. Doe, *A History of Roads* (Porto: Acorn, 1957).", ["J. Doe"], "A History of Roads"),
        ("See the list in Jane Doe, *Little Roads* (Porto: Acorn, 2000), 18.", ["Jane Doe"], "Little Roads"),
        ("See for instance Jane Doe, *Little Roads* (Porto: Acorn, 2000), 18.", ["Jane Doe"], "Little Roads"),
        ("Jane Doe, Note, *Old Roads Anew*, 71 Porto L.J. 1021 (2020).", ["Jane Doe"], "Old Roads Anew"),
        ("J. Doe and Building Institute, *Sumps in Sixty Houses*, 2013.", ["J. Doe", "Building Institute"], "Sumps in Sixty Houses"),
    ],
)  # fmt: skip
def test_who_wrote_it(note: str, authors: list[str], title: str) -> None:
    work = item(note).work
    assert work is not None
    assert ([name.full for name in work.author], work.title) == (authors, title)


@pytest.mark.parametrize(
    ("note", "title", "page"),
    [
        ("Jane Doe & Max Roe, Old Roads: A History of Walking 44 (2022).", "Old Roads: A History of Walking", "44"),
        ("Jane Doe, Old Roads and Walls 96–101 (Acorn Univ. Press 2019).", "Old Roads and Walls", "96-101"),
        ("Jane Doe, *Old Roads of Kent* 17 (2022).", "Old Roads of Kent", "17"),
        ("U.S. Gov't Accountability Off., GAO-22-104256, *Old Roads of Kent* 17 (2022).", "Old Roads of Kent", "17"),
    ],
)
def test_books_of_the_bluebook_keep_their_titles(note: str, title: str, page: str) -> None:
    found = item(note)
    assert found.work is not None
    assert (found.work.title, found.work.container_title, found.locator) == (title, "", page)


def test_a_journal_with_its_volume_is_no_book() -> None:
    work = item("Jane Doe. A short title here. *Journal of Roads* 17 (2022).").work
    assert work is not None
    assert (work.title, work.container_title) == ("A short title here", "Journal of Roads")


@pytest.mark.parametrize(
    ("note", "number", "container"),
    [
        ("Home Office, *Roads Policy*, Cm 9087, 2015, p. 4.", "Cm 9087", ""),
        ("Roads Committee, *Ageing roads*, HC 304, 27 July 2020.", "HC 304", ""),
        ("Department of the Army, *Road Stress*, TB MED 507 (Washington, DC, 2003).", "TB MED 507", ""),
        ("J. Doe, 'How roads age', *PNAS* 107 (2010): 9552-9555.", "", "PNAS"),
    ],
)
def test_numbers_of_papers_are_no_journals(note: str, number: str, container: str) -> None:
    work = item(note).work
    assert work is not None
    assert (work.number, work.container_title) == (number, container)


def test_the_answer_to_a_report_is_another_work() -> None:
    text = (
        "One.[^1] Two.[^2]\n\n[^1]: Roads Committee, *Ageing roads*, HC 304, 2020.\n\n"
        "[^2]: Roads Committee, *Ageing roads: Government Response to the Report*, HC 976, 2020.\n"
    )
    assert [one.work.title for one in extract(read_text(text)).references] == [
        "Ageing roads",
        "Ageing roads: Government Response to the Report",
    ]


def test_compared_works_are_two() -> None:
    found = items(
        "*Compare* J. Doe, *Old Roads*, 14 Porto L. Rev. 849 (2014), *with* M. Roe, *New Roads*, 6 Acorn L.J. 207 (2020)."
    )
    assert [one.work.title for one in found if one.work] == ["Old Roads", "New Roads"]


def test_a_work_with_others_is_one() -> None:
    found = items("J. Doe, *Old Roads* (Porto, 2014), with maps by M. Roe of 2015.")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("note", "locator"),
    [
        ("J. Doe, *Old Roads* (Porto: Acorn, 2017), 12 and passim.", "12"),
        ("J. Doe, *Old Roads* (Porto, Acorn, 1972–73), I, 103.", "103"),
        ("J. Doe, *Old Roads* (Porto: Acorn, 2006), 140 (table 5.2).", "140"),
        ("Ibid. See esp. page 23.", "23"),
        ("Doe, *supra* note 3, at 1204 n.88.", "1204"),
        ("Doe, op. cit., I, 355.", "355"),
    ],
)
def test_the_cited_page_among_other_numbers(note: str, locator: str) -> None:
    assert item(note).locator == locator


@pytest.mark.parametrize(
    ("note", "year"),
    [
        ("World Bank, Operational Policy 4.12: Old Roads (2001, revised April 2013).", 2001),
        ("J. Doe, *Old Roads* (Porto: Acorn, 1902); 2nd ed., Lisbon, 1908.", 1902),
    ],
)
def test_later_editions_do_not_date_a_work(note: str, year: int) -> None:
    work = item(note).work
    assert work is not None
    assert work.year == year


def test_a_list_of_medicine_without_a_point_before_its_year() -> None:
    work = item("Doe AJ, Roe B, Poe P. How roads age in towns. Int J Road Med 2012;27:1155-62.").work
    assert work is not None
    assert (work.title, work.container_title, work.page) == ("How roads age in towns", "Int J Road Med", "1155-62")


def test_a_month_is_no_title() -> None:
    text = 'Our paper, "Roads to Live On: Our Proposal", stands.<sup>1</sup>\n\n---\n\n<sup>1</sup> Road Workers Union (RWU), May 2013.\n\n<http://rwu.example/a.pdf>\n'
    (reference,) = extract(read_text(text)).references
    assert (reference.work.title, reference.work.year) == ("Roads to Live On: Our Proposal", 2013)


def test_where_a_work_is_found_is_no_title() -> None:
    work = item("Roads Agency, Policy on the Publication of Roads (2015), available from the Agency's website.").work
    assert work is not None
    assert work.title == "Policy on the Publication of Roads"
