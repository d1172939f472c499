"""Works of lists of references: fields by style, and the citations tied to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from refcheck.documents import read_text
from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Work
from refcheck.references import extract, listed, load, merge
from refcheck.references.entry_places import find_place
from refcheck.references.lists import works_of_entries


def works(*entries: str) -> list[Work]:
    document = read_text("# T\n\nText.\n\n## References\n\n" + "\n\n".join(entries) + "\n")
    return [item.work for _, item in works_of_entries(document) if item.work is not None]


@pytest.mark.parametrize(
    "entry",
    [
        "Doe, J., & Roe, A. (2017). Roads to the sea. *Road Studies*, *12*(3), 4–9. https://doi.org/10.5555/rs.4",
        'Doe, Jane, and Ann Roe. 2017. "Roads to the Sea." *Road Studies* 12 (3): 4–9.',
        "Doe, J. and Roe, A. (2017) 'Roads to the sea', *Road Studies*, 12(3), pp. 4–9.",
        'Doe, Jane, and Ann Roe. "Roads to the Sea." *Road Studies*, vol. 12, no. 3, 2017, pp. 4–9.',
        "Doe J, Roe A. Roads to the sea. Road Studies. 2017;12(3):4-9.",
        'J. Doe and A. Roe, "Roads to the sea," *Road Studies*, vol. 12, no. 3, pp. 4–9, 2017.',
        "J. Doe and A. Roe. Roads to the sea. *Road Studies*, 12(3):4–9, 2017.",
    ],
)
def test_one_article_in_seven_styles(entry: str) -> None:
    (work,) = works(entry)
    assert [name.family for name in work.author] == ["Doe", "Roe"]
    assert (work.year, work.title.casefold(), work.container_title) == (2017, "roads to the sea", "Road Studies")
    assert (work.volume, work.issue, work.page) == ("12", "3", "4-9")


@pytest.mark.parametrize("place", ["12 (2017), Nr. 3, S. 4–9", "12 (2017), S. 4–9", "12 (2017) 4–9"])
@pytest.mark.parametrize("names", ["Doe, J. P.; Roe, A.:", "Doe, J. P. und Roe, A.:", "Doe, J. P.; Roe, A. et al.:"])
def test_names_that_a_colon_ends_and_a_journal_with_its_year_in_brackets(names: str, place: str) -> None:
    (work,) = works(f"{names} Roads to the sea. In: Road Studies {place}.")
    assert [name.family for name in work.author] == ["Doe", "Roe"]
    assert (work.year, work.title, work.container_title) == (2017, "Roads to the sea", "Road Studies")
    assert (work.volume, work.page, work.others) == ("12", "4-9", "al" in names)


def test_editors_before_a_colon_and_a_title_with_one() -> None:
    (work,) = works("Doe, J. P. (Hrsg.): Roads to the sea. Berlin: Quay, 2017.")
    assert ([name.family for name in work.editor], work.author, work.title) == (["Doe"], (), "Roads to the sea")
    (work,) = works("Doe, J. P. Roads: a history. Berlin: Quay, 2017.")
    assert ([name.family for name in work.author], work.title) == (["Doe"], "Roads: a history")


def test_reports_of_institutions() -> None:
    (work,) = works(
        "World Bank. (2017). *Roads of the delta*. Washington, DC: World Bank. https://road.example/x (accessed 3 May 2018)"
    )
    assert [name.literal for name in work.author] == ["World Bank"]
    assert (work.publisher, work.url, str(work.accessed)) == ("World Bank", "https://road.example/x", "2018-05-03")


def test_chapters_have_their_book_and_editors() -> None:
    (work,) = works("Doe, J. (2010). Ways of salt. In A. Roe & B. Poe (Eds.), *Old roads* (pp. 11–30). London: Quay.")
    assert (work.title, work.container_title, work.page) == ("Ways of salt", "Old roads", "11-30")
    assert [name.family for name in work.editor] == ["Roe", "Poe"]


def test_a_dash_has_the_authors_before() -> None:
    first, second = works("Doe, Jane. 2017. *A road*. London: Quay.", "———. 2019. *A later road*. London: Quay.")
    assert first.author == second.author


def test_interviews_are_never_publications() -> None:
    document = read_text(
        "# T\n\n## References\n\nDoe, J. (2017). *A road*. London: Quay.\n\nInterview with A. Roe, 3 May 2017, Oslo, in her office.\n"
    )
    kinds = [item.source for _, item in works_of_entries(document)]
    assert ReferenceKind.INTERVIEW in kinds or len(kinds) == 1


@pytest.mark.parametrize("text", ["Quay, New York, 2012.", "version 0.6-3", "", "In 1998, 2001"])
def test_no_place_is_none(text: str) -> None:
    assert find_place(text) is None


TEXT = """# Roads

Roads (Doe 2017, p. 5; Roe 2018). So it is (ibid., p. 9). Both (Doe 2017; Roe 2018) agree (ibid.).

## References

Doe, J. (2017). *A road to the sea*. London: Quay. https://road.example/x

Roe, A. (2018). *Another way*. London: Quay.
"""


def test_citations_are_tied_to_their_works() -> None:
    library = extract(read_text(TEXT, path="roads.md"))
    tied = {reference.key: [mention.text for mention in reference.mentions] for reference in library.references}
    # After a citation of two works nobody knows which of them "ibid." means.
    assert list(tied.values()) == [["Doe 2017", "Doe 2017"], ["Roe 2018", "Roe 2018"]]


def test_extracting_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "roads.bib"
    path.write_text(merge(extract(read_text(TEXT, path="roads.md")), None, path=str(path)), encoding="utf-8")
    again = merge(extract(read_text(TEXT, path="roads.md")), load(path), path=str(path))
    assert again == path.read_text(encoding="utf-8")


def test_an_entry_that_no_rule_reads_is_a_reference_of_which_nothing_is_known() -> None:
    first = "Doe, J. (2017). *Roads to the sea*. Harbour Press."
    unread = [
        "Harrow, Nell: Ferries of the upper lakes and of the fjords; see shelf mark 12",
        "Quist, Bo: Ferries of the lower lakes and of the coast; see shelf mark 13",
    ]
    document = read_text(
        "# T\n\nText.\n\n## References\n\n" + "\n\n".join([first, *unread, first.replace("sea", "lake")]) + "\n"
    )
    items = [item for _, item in works_of_entries(document)]
    empty = [item for item in items if item.work == Work()]
    assert all(item.source is ReferenceKind.UNKNOWN and item.text for item in empty)
    texts = {one.text for one in extract(document).references if not one.work.title}
    assert texts == {item.text for item in empty}


@pytest.mark.parametrize("piece", ["A-", "Aa-Aa ", "A "])
def test_names_that_go_on_for_ever_take_no_time(piece: str) -> None:
    assert listed._VANCOUVER.match(piece * 100_000) is None
    assert listed._VANCOUVER.match("García-Márquez JA, van den Berg-Stein B. A title of some length. 2015;8(2):101.")


@pytest.mark.parametrize("server", ["*arXiv preprint arXiv:1901.00001*", "arXiv:1901.00001"])
def test_the_number_of_a_preprint_is_no_title(server: str) -> None:
    (work,) = works(f"J. Doe and A. Roe. Learning to cross rivers by weighing stones. {server}, 2019.")
    assert (work.title, work.type, work.year) == ("Learning to cross rivers by weighing stones", "article", 2019)
    assert [name.family for name in work.author] == ["Doe", "Roe"]


def test_a_title_that_speaks_of_a_server_is_whole() -> None:
    (work,) = works("Doe, J. (2017). *Roads to arXiv: how preprints travel*. London: Quay.")
    assert work.title == "Roads to arXiv: how preprints travel"


@pytest.mark.parametrize("names", ["Doe, J., Roe, A., ... & Poe, B.", "Doe, J., Roe, A., . . . Poe, B."])
def test_a_list_of_names_with_its_middle_left_out(names: str) -> None:
    (work,) = works(f"{names} (2017). Roads to the sea. *Road Studies*, *12*(3), 4–9.")
    assert ([name.family for name in work.author], work.others) == (["Doe", "Roe", "Poe"], True)
    assert work.title == "Roads to the sea"


@pytest.mark.parametrize(
    ("place", "date"),
    [
        ("12, no. 3 (2017): 4–9", "2017"),
        ("12, no. 3 (April 2017): 4–9", "2017-04"),
        ("12, Nr. 3 (10. April 2017): 4–9", "2017-04-10"),
        ("12, nᵒ 3 (10 avril 2017): 4–9", "2017-04-10"),
        ("12, núm. 3 (abril de 2017): 4–9", "2017-04"),
        ("vol. 12, no. 3 (Spring 2017): 4–9", "2017"),
        ("12, no. 3 (Suppl. 2): 4–9, 2017", "2017"),
    ],
)
@pytest.mark.parametrize(("before", "behind"), [("“", ".”"), ("„", "“."), ("« ", " ».")])
def test_the_date_between_the_issue_and_the_pages(place: str, date: str, before: str, behind: str) -> None:
    (work,) = works(f"Doe, Jane, and Ann Roe. {before}Roads to the Sea{behind} *Road Studies* {place}.")
    assert (work.volume, work.issue, work.page, str(work.issued)) == ("12", "3", "4-9", date)
    assert (work.title, [name.full for name in work.author]) == ("Roads to the Sea", ["Jane Doe", "Ann Roe"])


def test_a_volume_with_its_date_in_brackets_and_no_issue() -> None:
    (work,) = works("Doe, Jane. “Roads to the Sea.” *Road Studies* 12 (April 2017): 4–9.")
    assert (work.volume, work.issue, work.page, str(work.issued)) == ("12", "", "4-9", "2017-04")
    (book,) = works("Doe, Jane. *World War 2 (the sea): 33 stories*. London: Quay, 2017.")
    assert (book.title, book.volume, book.year) == ("World War 2 (the sea): 33 stories", "", 2017)


def test_a_bracket_without_a_date_and_a_year_that_is_known_already() -> None:
    (work,) = works("Doe, J. (2015). Roads to the sea. *Road Studies* 12, no. 3 (2017): 4–9.")
    assert work.year == 2015
    (work,) = works("Doe, Jane. “Roads to the Sea.” *Road Studies* 12, no. 3 (forthcoming): 4–9.")
    assert (work.year, work.issue) == (None, "3")
