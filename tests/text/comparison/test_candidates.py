"""What a search brings is taken for the cited work only with two supports beside its title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.model.comparison import Identity
from refcheck.model.report import Agreement
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.comparison import compare_works
from refcheck.text.comparison.candidates import (
    compare_candidate,
    is_by_others,
    is_dated_later,
    is_elsewhere,
    is_near_miss,
)

HARROW = (Name(family="Harrow", given="Nell"),)
BOOK = Work(type="book", title="The salt roads: trade in the north", author=HARROW, issued=PartialDate(year=1998))
PAPER = Work(
    type="article-journal",
    title="Tolls and tariffs on mountain passes",
    author=HARROW,
    issued=PartialDate(year=1998),
    container_title="Road History",
    volume="7",
    page="31-58",
)


def test_title_author_and_year_are_enough() -> None:
    assert compare_candidate(BOOK, BOOK).identity is Identity.SAME
    assert compare_candidate(BOOK, replace(BOOK, issued=PartialDate(year=1999))).identity is Identity.SAME


@pytest.mark.parametrize(
    "record",
    [
        replace(BOOK, issued=PartialDate(year=2004)),
        replace(BOOK, title="A companion to the salt roads"),
        replace(BOOK, title="The salt roads in Peru: new evidence"),
        replace(BOOK, title="The salt roads: trade in the north, part II"),
        replace(BOOK, author=(Name(family="Varga", given="Robin"),)),
        replace(BOOK, author=(), issued=None),
    ],
)
def test_its_kin_is_not_known_to_be_it(record: Work) -> None:
    assert compare_candidate(BOOK, record).identity is not Identity.SAME


@pytest.mark.parametrize(
    "record",
    [
        replace(PAPER, title="Tolls and tariffs on mountain passes, Part B", volume="8", page="1-9"),
        replace(PAPER, title="Erratum: Tolls and tariffs on mountain passes", page="99"),
        replace(PAPER, issued=PartialDate(year=2001), volume="10", page="1-9"),
    ],
)
def test_other_papers_of_the_journal_are_not_it(record: Work) -> None:
    assert compare_candidate(PAPER, record).identity is not Identity.SAME


def test_a_wrong_word_is_allowed_where_the_place_is_right() -> None:
    cited = replace(PAPER, title="Tolls and tariffs at mountain gates")
    assert compare_candidate(cited, replace(PAPER)).identity is compare_works(cited, PAPER).identity
    elsewhere = replace(PAPER, container_title="", volume="", page="")
    assert compare_candidate(replace(cited, container_title="", volume="", page=""), elsewhere).identity is not (
        Identity.SAME
    )


def test_a_title_that_many_have_needs_the_page() -> None:
    editorial = replace(PAPER, title="Editorial", page="")
    assert compare_candidate(editorial, editorial).identity is not Identity.SAME
    assert compare_candidate(replace(editorial, page="3"), replace(editorial, page="3")).identity is Identity.SAME


def test_misread_fields_are_mended_by_the_string() -> None:
    text = "Harrow N. Tolls and tariffs on mountain passes. Road Hist. 1998;7:31–58."
    misread = Work(type="book", title="Road Hist", author=(Name(literal="Harrow N. Tolls and tariffs"),))
    assert compare_candidate(misread, PAPER).identity is not Identity.SAME
    assert compare_candidate(misread, PAPER, text).identity is Identity.SAME
    assert compare_candidate(misread, replace(PAPER, title="Tolls and taxes on passes"), text).identity is not (
        Identity.SAME
    )


def test_without_a_year_no_edition_is_the_cited_one() -> None:
    text = "Harrow N. The salt roads: trade in the north. Tern Press."
    record = replace(BOOK, publisher="Tern Press")
    assert compare_candidate(Work(type="book"), record, text).identity is not Identity.SAME
    assert compare_candidate(Work(type="book"), record, f"{text} 1998.").identity is Identity.SAME


RIVERS = Work(
    type="book",
    title="Rivers without Banks: Smuggling, Tolls and Kinship in the Delta",
    author=HARROW,
    issued=PartialDate(year=2006),
    publisher="Saltmarsh University Press",
)


def test_one_slip_in_a_long_title_is_a_book_s_where_person_year_and_publisher_agree() -> None:
    slip = replace(RIVERS, title="Rivers without Banks: Smuggling, Tolls and Weather in the Delta")
    assert compare_candidate(slip, RIVERS).identity is Identity.SAME


@pytest.mark.parametrize(
    "changed",
    [
        {"issued": PartialDate(year=2007)},
        {"publisher": "Brill"},
        {"publisher": ""},
        {"author": (Name(literal="Delta Rights Watch"),)},
        {"title": "Rivers without Law: Smuggling, Tolls and Weather in the Delta"},
    ],
)
def test_but_not_with_another_year_publisher_body_or_a_second_word(changed: dict[str, object]) -> None:
    slip = replace(RIVERS, title="Rivers without Banks: Smuggling, Tolls and Weather in the Delta")
    record = replace(RIVERS, **({"author": changed["author"]} if "author" in changed else {}))  # type: ignore[arg-type]
    assert compare_candidate(replace(slip, **changed), record).identity is Identity.UNKNOWN  # type: ignore[arg-type]


def test_two_books_of_one_person_and_year_are_two() -> None:
    one = replace(RIVERS, title="Feedback Control of Dynamic Systems")
    assert compare_candidate(replace(one, title="Digital Control of Dynamic Systems"), one).identity is Identity.UNKNOWN


def test_the_same_long_title_of_the_same_publisher_is_one_book_whoever_is_named() -> None:
    cited = replace(RIVERS, author=(Name(family="Varga", given="Robin"),))
    assert compare_candidate(cited, RIVERS).identity is Identity.SAME
    assert compare_candidate(replace(cited, publisher="Brill"), RIVERS).identity is Identity.UNKNOWN
    assert compare_candidate(replace(cited, issued=PartialDate(year=1999)), RIVERS).identity is Identity.UNKNOWN


def test_years_apart_a_book_is_found_by_its_publisher_and_a_thesis_by_itself() -> None:
    cited = replace(RIVERS, issued=PartialDate(year=1999))
    assert compare_candidate(cited, RIVERS).identity is Identity.SAME
    assert compare_candidate(replace(cited, publisher=""), RIVERS).identity is Identity.UNKNOWN
    assert compare_candidate(cited, replace(RIVERS, doi="10.7001/next-edition")).identity is Identity.UNKNOWN
    thesis = replace(RIVERS, type="thesis", publisher="")
    assert compare_candidate(replace(thesis, issued=PartialDate(year=2011)), thesis).identity is Identity.SAME
    book = replace(thesis, type="book")
    assert compare_candidate(replace(thesis, issued=PartialDate(year=2011)), book).identity is Identity.LEVEL


def test_two_chapters_of_one_book_by_one_person_are_two() -> None:
    chapter = Work(
        type="chapter",
        title="The Hunt Model",
        author=HARROW,
        issued=PartialDate(year=2013),
        container_title="Models of Appearance",
        isbn=("9781464811067",),
    )
    assert compare_candidate(replace(chapter, title="The Nayatani Model"), chapter).identity is Identity.UNKNOWN


def test_one_page_of_one_volume_holds_one_work_of_an_author() -> None:
    slip = replace(PAPER, title="Tolls and barley on mountain passes")
    assert compare_candidate(slip, PAPER).identity is Identity.SAME
    assert compare_candidate(replace(slip, page="60-71"), PAPER).identity is Identity.UNKNOWN
    assert compare_candidate(replace(slip, page=""), PAPER).identity is not Identity.OTHER


def test_where_nobody_is_named_journal_year_and_issue_are_enough() -> None:
    note = replace(PAPER, title="A visit to Thin Ice", author=(), issue="4", volume="", page="")
    assert compare_candidate(note, note).identity is Identity.SAME
    assert compare_candidate(replace(note, issue=""), replace(note, issue="")).identity is Identity.UNKNOWN


def test_letters_misread_in_many_places_are_allowed_where_all_else_is_right() -> None:
    paper = replace(PAPER, title="Epigrams on programming")
    cited = replace(PAPER, title="Epigrams on pro- grarnrning")
    assert compare_works(cited, paper).title is Agreement.DIFFERENT
    assert compare_candidate(cited, paper).identity is Identity.SAME
    for apart in (
        replace(paper, page="59-70"),
        replace(paper, volume="8"),
        replace(paper, container_title="Harbour Studies"),
        replace(paper, author=(Name(family="Varga", given="Robin"),)),
        replace(paper, page=""),
        replace(paper, title="Notes of the editors on a meeting in Oslo"),
    ):
        assert compare_candidate(cited, apart).identity is not Identity.SAME


def test_anonymous_is_nobody_on_either_side() -> None:
    nobody = (Name(literal="Anonymous"),)
    book = replace(BOOK, author=nobody, publisher="Tern Press")
    text = "Anonymous. The salt roads: trade in the north. Oslo: Tern Press; 1998."
    assert compare_candidate(book, book, text).identity is Identity.SAME
    assert compare_candidate(book, replace(book, publisher="Hill House"), text).identity is not Identity.SAME
    assert compare_candidate(book, replace(book, issued=PartialDate(year=2004)), text).identity is not Identity.SAME


def test_a_review_s_own_author_tells_it_from_the_book() -> None:
    text = "See Quist, Ove. “Harrow, The salt roads: trade in the north.” *Road History*, vol. 7, no. 1, 1998, pp. 3–5."
    cited = Work(title="Harrow, The salt roads: trade in the north", author=(Name(family="Quist", given="Ove"),))
    assert compare_candidate(replace(cited, issued=PartialDate(year=1998)), BOOK, text).identity is not Identity.SAME


NORTH = replace(BOOK, title="The salt roads: trade, tolls and smuggling in northern valleys", publisher="Harbour Press")
WATCH = (Name(literal="Harbour Watch"),)
BODYS = replace(
    NORTH,
    author=WATCH,
    publisher="Harbour Watch",
    title="Hidden nets: debts, threats and forced labour aboard trawlers off Siam",
)


@pytest.mark.parametrize(
    ("cited", "title"),
    [
        (NORTH, "The salt roads: trade, tolls and bargains in northern valleys"),
        (NORTH, "The silver roads: trade, tolls and bargains in northern valleys"),
        (BODYS, "Broken nets: debts, threats and forced labour aboard trawlers off Siam"),
    ],
)
def test_a_word_or_two_of_a_books_title_may_be_a_slip(cited: Work, title: str) -> None:
    assert is_near_miss(cited, replace(cited, title=title))
    assert not is_near_miss(cited, replace(cited, title=title, issued=PartialDate(year=1999)))
    assert not is_near_miss(cited, replace(cited, title=title, publisher="Quay Books"))
    assert not is_near_miss(cited, replace(cited, title=title, author=(Name(family="Varga", given="R."),)))
    assert not is_near_miss(cited, replace(cited, title=title, author=(), issued=None, publisher=""))
    article = replace(cited, type="article-journal", container_title="Road History")
    assert not is_near_miss(article, replace(article, title=title))


@pytest.mark.parametrize(
    ("cited", "title"),
    [
        (NORTH, NORTH.title),
        (NORTH, "The salt roads"),
        (NORTH, "A workbook to accompany the salt roads: trade, tolls and smuggling in northern valleys"),
        (NORTH, "The silver mines: gold, bargains and smuggling in southern valleys"),
        (NORTH, f"{NORTH.title}, part II"),
        (replace(NORTH, title="Salt roads in the north"), "Silver roads in the north"),
        (replace(NORTH, title=f"{NORTH.title} 1901"), f"{NORTH.title} 1902"),
        (BODYS, "Hidden nets: debts, threats and forced labour aboard trawlers off Java"),
        (BODYS, "Hidden nets: fees, fines and forced labour aboard trawlers off Siam"),
        (NORTH, "\u5cf6\u5dbc\u52b4\u50cd\u7814\u7a76"),
        (NORTH, ""),
    ],
)
def test_another_book_is_no_slip(cited: Work, title: str) -> None:
    assert not is_near_miss(cited, replace(cited, title=title))


def test_an_article_of_a_journal_without_volumes_keeps_its_issue_in_another_year() -> None:
    long = replace(PAPER, title="Tolls, tariffs and salt on mountain passes: ledgers of northern carriers", volume="")
    issue = replace(long, issue="7", page="")
    late = replace(issue, issued=PartialDate(year=2003))
    assert compare_candidate(late, issue).identity is Identity.SAME
    assert compare_candidate(late, replace(issue, issue="9")).identity is not Identity.SAME
    assert compare_candidate(late, replace(issue, container_title="Weather")).identity is not Identity.SAME
    middle = replace(late, title="Salt, tolls and tariffs on mountain passes")
    assert compare_candidate(middle, replace(issue, title=middle.title)).identity is Identity.SAME
    short = replace(late, title="Tolls on mountain passes")
    assert compare_candidate(short, replace(issue, title=short.title)).identity is not Identity.SAME


def test_an_article_without_a_place_keeps_its_journal_in_another_year_where_its_title_is_long() -> None:
    long = "Tolls, tariffs, salt and letters on mountain passes: ledgers of northern carriers"
    bare = replace(PAPER, title=long, volume="", page="", issued=PartialDate(year=2003))
    record = replace(PAPER, title=long)
    assert compare_candidate(bare, record).identity is Identity.SAME
    assert compare_candidate(bare, replace(record, container_title="Weather")).identity is not Identity.SAME
    assert compare_candidate(replace(bare, volume="9"), record).identity is not Identity.SAME
    assert compare_candidate(replace(bare, author=()), record).identity is not Identity.SAME


@pytest.mark.parametrize(
    ("title", "known"), [("Salt Processor 2.5", True), ("Salt Processor 2019", False), ("Salt Processor", False)]
)
def test_a_number_that_is_no_year_tells_which_of_a_few_words_is_meant(title: str, known: bool) -> None:
    manual = Work(type="book", title=title, issued=PartialDate(year=1997), publisher="Harbour Press")
    assert (compare_candidate(manual, manual).identity is Identity.SAME) is known
    other = replace(manual, title=title.replace("2.5", "2.6"))
    assert not known or compare_candidate(manual, other).identity is not Identity.SAME


def test_a_page_of_another_volume_does_not_speak_for_a_wrong_word() -> None:
    report = replace(PAPER, title="Report of the council of tolls: northern passes", page="58-60", volume="8")
    record = replace(report, title="Report of the council of tolls: southern fords", page="58-59", volume="9")
    assert compare_candidate(report, record).identity is Identity.UNKNOWN


def test_the_name_of_a_column_alone_is_not_the_piece_on_other_pages() -> None:
    piece = replace(PAPER, title="Hints and tricks: salting a frozen pass", page="53-55")
    column = replace(PAPER, title="Hints and tricks", page="27-28")
    assert compare_candidate(piece, column).identity is Identity.UNKNOWN
    assert compare_candidate(piece, replace(column, page="53-55")).identity is Identity.SAME


VARGA = (Name(family="Varga", given="Robin"),)


def test_the_very_title_by_other_people_is_told() -> None:
    assert is_by_others(RIVERS, replace(RIVERS, author=VARGA))
    assert is_by_others(RIVERS, replace(RIVERS, author=(Name(family="Hill", given="Nora"),), publisher=""))


def test_a_preprint_of_that_title_by_other_people_is_told_of_papers_alone() -> None:
    preprint = replace(PAPER, type="article", container_title="arXiv", author=VARGA, volume="", page="")
    assert is_by_others(PAPER, preprint)
    assert not is_by_others(PAPER, replace(preprint, author=HARROW))
    assert not is_by_others(RIVERS, replace(preprint, title=RIVERS.title))


def test_a_preprint_of_some_years_before_is_the_paper_s() -> None:
    paper = replace(PAPER, type="paper-conference", container_title="Pass Conf", volume="", page="")
    preprint = replace(paper, type="article", container_title="arXiv")
    years = {
        year: compare_candidate(paper, replace(preprint, issued=PartialDate(year=year))).identity
        for year in (1993, 1994, 1996, 1997, 2000)
    }
    version, unknown = Identity.VERSION, Identity.UNKNOWN
    assert years == {1993: unknown, 1994: version, 1996: version, 1997: version, 2000: unknown}


def test_what_was_printed_years_after_it_was_online_has_both_years() -> None:
    cited = replace(PAPER, volume="", page="")
    online = replace(PAPER, issued=PartialDate(year=1996))
    assert compare_candidate(cited, online).identity is Identity.UNKNOWN
    printed = replace(online, extra={"published-print": "1998-03", "published-online": "1996-01"})
    assert compare_candidate(cited, printed).identity is Identity.SAME


@pytest.mark.parametrize(
    "record",
    [
        RIVERS,
        replace(RIVERS, author=()),
        replace(RIVERS, author=(Name(literal="Delta Rights Watch"),)),
        replace(RIVERS, author=VARGA, title="Rivers without Banks"),
        replace(RIVERS, author=VARGA, type="article-journal"),
        replace(RIVERS, author=VARGA, type="review"),
        replace(RIVERS, author=(*VARGA, *HARROW)),
    ],
)
def test_its_own_people_nobody_reviews_and_other_titles_are_not(record: Work) -> None:
    assert not is_by_others(RIVERS, record)


def test_a_title_that_many_have_is_nobody_s() -> None:
    tolls = replace(RIVERS, title="Tolls")
    assert not is_by_others(tolls, replace(tolls, author=VARGA))


def test_a_report_with_a_year_in_its_title_is_known_whatever_year_is_cited() -> None:
    bank = (Name(literal="Tern Bank"),)
    report = Work(type="report", title="Report on Delta Displacement 2021", author=bank, publisher="Tern Bank")
    cited, record = (replace(report, issued=PartialDate(year=year)) for year in (2019, 2021))
    record = replace(record, doi="10.7001/a")
    assert compare_candidate(cited, record).identity is Identity.SAME
    assert compare_candidate(replace(cited, publisher="Brill"), record).identity is Identity.UNKNOWN
    assert compare_candidate(replace(cited, author=()), record).identity is Identity.UNKNOWN
    bare = replace(cited, title="Report on Delta Displacement by Sea")
    assert compare_candidate(bare, replace(record, title=bare.title)).identity is Identity.UNKNOWN


def test_without_a_publisher_nearly_all_of_a_long_title_has_to_be_the_same() -> None:
    title = "Rivers without Banks: Smuggling, Tolls, Kinship, Weather and Harvests"
    book = replace(RIVERS, title=title, publisher="")
    assert is_near_miss(replace(book, title=title.replace("Tolls", "Ferries")), replace(book, publisher="Brill"))
    twice = title.replace("Tolls", "Ferries").replace("Weather", "Frost")
    assert not is_near_miss(replace(book, title=twice), replace(book, publisher="Brill"))
    short = "Rivers without Banks: Smuggling and Tolls"
    assert not is_near_miss(replace(book, title=short), replace(book, title=short.replace("Tolls", "Ferries")))


def test_the_very_title_and_author_in_another_journal_is_elsewhere() -> None:
    other = replace(PAPER, container_title="Annals of Weather", volume="31", page="4-9", issued=PartialDate(year=2011))
    assert is_elsewhere(PAPER, other)
    for record in (
        replace(other, container_title="Road Hist."),
        replace(other, container_title=""),
        replace(other, title="Tolls and tariffs on mountain passes: part II"),
        replace(other, title="Tolls"),
        replace(other, author=(Name(family="Quist", given="Bo"),)),
        replace(other, author=()),
        replace(other, type="paper-conference"),
        replace(other, type="article", container_title="arXiv"),
        replace(other, type="review"),
    ):
        assert not is_elsewhere(PAPER, record)


def test_a_thesis_with_a_wrong_word_needs_fewer_others() -> None:
    thesis = replace(BOOK, type="thesis", title="Domestic tolls in constitutional courts")
    record = replace(thesis, title="Domestic salt in constitutional courts")
    assert compare_candidate(thesis, record).identity is Identity.SAME
    assert compare_candidate(thesis, replace(record, issued=PartialDate(year=1995))).identity is not Identity.SAME
    book = replace(thesis, type="book", publisher="Tern")
    assert compare_candidate(book, replace(record, type="book", publisher="Tern")).identity is not Identity.SAME


def test_the_twin_that_another_journal_publishes_is_not_known_to_be_it() -> None:
    people = tuple(
        Name(family=family, given=given) for family, given in (("Harrow", "N"), ("Quist", "B"), ("Hill", "A"))
    )
    cited = Work(
        type="article-journal",
        title="Sharing soundings",
        author=people,
        issued=PartialDate(year=2010),
        container_title="The Northern Pilot",
        volume="175",
    )
    turned = (people[1], people[2], people[0])
    twin = replace(cited, author=turned, container_title="Hydrography", volume="64", doi="10.7001/twin")
    assert compare_candidate(cited, twin).identity is not Identity.SAME
    assert compare_candidate(cited, replace(cited, author=turned)).identity is Identity.SAME
    long = replace(cited, title="Sharing soundings of the northern channels among harbours and their pilots")
    assert compare_candidate(long, replace(long, author=turned)).identity is Identity.SAME
    assert compare_candidate(replace(cited, author=()), twin).identity is not Identity.SAME


def test_a_number_in_a_title_is_not_the_year_that_a_report_is_of() -> None:
    bank = (Name(literal="Delta Bank"),)
    cited = Work(type="report", author=bank, publisher="Delta Bank", issued=PartialDate(year=1982))
    model = replace(cited, title="Loom 6670 pattern distributor: model two weaving system")
    assert compare_candidate(model, _years_later(model)).identity is not Identity.SAME
    yearly = replace(cited, title="Harbours, looms and rivers of the delta 1981: yearly pattern report")
    assert compare_candidate(yearly, _years_later(yearly)).identity is Identity.SAME


def _years_later(work: Work) -> Work:
    return replace(work, type="book", issued=PartialDate(year=1986), doi="10.7001/later")


ONLINE = replace(BOOK, issued=PartialDate(year=2010), doi="10.7001/e", extra={"published-online": "2010"})


def test_a_book_that_was_put_online_later_is_the_cited_one_but_for_its_year() -> None:
    assert compare_candidate(BOOK, ONLINE).identity is not Identity.SAME
    assert is_dated_later(BOOK, ONLINE)


@pytest.mark.parametrize(
    "record",
    [
        replace(ONLINE, extra={}),
        replace(ONLINE, extra={"published-online": "2010", "published-print": "2010"}),
        replace(ONLINE, issued=PartialDate(year=1990), extra={"published-online": "1990"}),
        replace(ONLINE, title="The salt roads: trade in the south"),
        replace(ONLINE, author=(Name(family="Varga", given="Robin"),)),
        replace(ONLINE, type="article-journal"),
        replace(ONLINE, issued=None),
    ],
)
def test_what_says_when_it_was_printed_or_is_another_book_is_not(record: Work) -> None:
    assert not is_dated_later(BOOK, record)
