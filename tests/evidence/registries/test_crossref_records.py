from __future__ import annotations

from typing import Any

import pytest

from refcheck.evidence.registries.crossref_records import is_whole, record_of
from refcheck.evidence.registries.interface import Record
from refcheck.model.comparison import FieldAgreement
from refcheck.model.evidence import NoticeKind
from refcheck.model.report import Agreement
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.comparison import compare_works


def record(**fields: Any) -> Record:
    made = record_of({"DOI": "10.7001/Own", "title": ["A Coast of Many Harbours"], **fields})
    assert made is not None
    return made


def work(**fields: Any) -> Work:
    return record(**fields).work


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        (["A Coast of <i>Many</i> Harbours"], "A Coast of Many Harbours"),
        (["A Coast &amp;amp; Many Harbours"], "A Coast & Many Harbours"),
        (["A Coast\n      of Many"], "A Coast of Many"),
        (['Waves of <mml:math xmlns:mml="x"><mml:mi>k</mml:mi></mml:math> Metres'], "Waves of k Metres"),
        (["H<sub>2</sub>O in Harbours"], "H2O in Harbours"),
        ([], ""),
        ([""], ""),
        ("A Coast", "A Coast"),
        (None, ""),
    ],
)
def test_titles_are_as_readers_see_them(titles: object, title: str) -> None:
    assert work(title=titles).title == title


def test_a_subtitle_stands_apart() -> None:
    made = work(subtitle=["Notes from the Docks"])
    assert (made.title, made.subtitle) == ("A Coast of Many Harbours: Notes from the Docks", "Notes from the Docks")
    assert work(title=["Whose Coast?"], subtitle=["Notes"]).title == "Whose Coast? Notes"


@pytest.mark.parametrize("subtitle", [["§ 1"], ["12"], [""], [], None, ["of Many Harbours"]])
def test_a_subtitle_that_is_a_code_or_in_the_title_adds_nothing(subtitle: object) -> None:
    assert work(subtitle=subtitle).title == "A Coast of Many Harbours"


def test_a_second_title_is_kept_beside_the_first() -> None:
    made = work(title=["A Coast of Many Harbours", "Una costa de muchos puertos"])
    assert made.title == "A Coast of Many Harbours"
    assert made.extra["other-title"] == "Una costa de muchos puertos"
    assert work(**{"original-title": ["Una costa"]}).extra["other-title"] == "Una costa"
    both = work(title=["A Coast of Many Harbours", "Una costa"], **{"original-title": ["Una costa", "Ha Noi"]})
    assert (both.extra["other-title"], both.extra["alternative-title"]) == ("Una costa", "Ha Noi")


def test_persons_and_institutions() -> None:
    people = [
        {"family": "Wirawan", "given": "Dewi", "suffix": "Jr"},
        {"name": "Harbour Workers' Union"},
        {"given": "Madonna"},
        {"affiliation": []},
        "text",
        None,
    ]
    assert work(author=people).author == (
        Name(family="Wirawan", given="Dewi", suffix="Jr"),
        Name(literal="Harbour Workers' Union"),
        Name(literal="Madonna"),
    )
    assert work().author == ()


def test_dates_of_print_and_online() -> None:
    made = work(
        issued={"date-parts": [[2018, 11]]},
        **{"published-online": {"date-parts": [[2018, 11, 3]]}, "published-print": {"date-parts": [[2019]]}},
    )
    assert made.issued == PartialDate(year=2018, month=11)
    assert (made.extra["published-online"], made.extra["published-print"]) == ("2018-11-03", "2019")


@pytest.mark.parametrize("date", [None, {}, {"date-parts": [[None]]}, {"date-parts": []}, {"date-parts": [["2018"]]}])
def test_no_date_is_no_date(date: object) -> None:
    assert work(issued=date).issued is None


def test_where_it_appeared() -> None:
    made = work(
        type="journal-article",
        **{"container-title": ["Journal of Docks"], "short-container-title": ["J. Docks"], "article-number": "e12"},
    )
    assert (made.type, made.container_title, made.page) == ("article-journal", "Journal of Docks", "e12")
    assert made.extra["container-title-short"] == "J. Docks"


@pytest.mark.parametrize(("kind", "whole"), [("book", True), ("report", True), ("book-chapter", False), ("?", True)])
def test_only_whole_works_have_isbns_of_their_own(kind: str, whole: bool) -> None:
    assert is_whole(work(type=kind)) is whole


@pytest.mark.parametrize(
    ("kind", "notice"),
    [
        ("retraction", NoticeKind.RETRACTION),
        ("removal", NoticeKind.RETRACTION),
        ("withdrawal", NoticeKind.WITHDRAWAL),
        ("expression_of_concern", NoticeKind.CONCERN),
        ("expression-of-concern", NoticeKind.CONCERN),
        ("partial_retraction", NoticeKind.CORRECTION),
        ("erratum", NoticeKind.CORRECTION),
    ],
)
def test_what_was_published_about_it(kind: str, notice: NoticeKind) -> None:
    update = {"DOI": "10.7001/Notice", "type": kind, "source": "publisher", "updated": {"date-parts": [[2020, 3, 2]]}}
    (found,) = record(**{"updated-by": [update]}).notices
    assert (found.kind, found.doi, found.date, found.source) == (notice, "10.7001/notice", "2020-03-02", "publisher")


def test_a_new_version_that_points_at_itself_is_none() -> None:
    assert record(**{"updated-by": [{"DOI": "10.7001/own", "type": "new_version"}]}).notices == ()
    (other,) = record(**{"updated-by": [{"DOI": "10.7001/own2", "type": "new_version"}]}).notices
    assert other.kind is NoticeKind.NEW_VERSION


def test_what_a_work_says_of_others_is_not_said_of_it() -> None:
    assert record(**{"update-to": [{"DOI": "10.7001/x", "type": "retraction"}]}).notices == ()
    assert record(**{"updated-by": [{"DOI": "10.7001/x", "type": "clarification"}]}).notices == ()


def test_the_published_work_of_a_preprint() -> None:
    relation = {"is-preprint-of": [{"id": "10.7001/Article", "id-type": "doi"}, {"id": "10.7001/own"}]}
    (found,) = record(relation=relation).notices
    assert (found.kind, found.doi) == (NoticeKind.PUBLISHED, "10.7001/article")


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("RETRACTED: A Coast", [NoticeKind.RETRACTION]),
        ("[Retracted] A Coast", [NoticeKind.RETRACTION]),
        ("RETRACTED ARTICLE: A Coast", [NoticeKind.RETRACTION]),
        ("WITHDRAWN: A Coast", [NoticeKind.WITHDRAWAL]),
        ("Retracted Papers and Their Readers", []),
        ("Withdrawn Troops of the Coast", []),
    ],
)
def test_a_title_that_begins_with_a_notice(title: str, kinds: list[NoticeKind]) -> None:
    assert [one.kind for one in record(title=[title]).notices] == kinds


@pytest.mark.parametrize("item", [None, 3, "x", [], {}, {"DOI": ""}, {"DOI": ["10.7001/a"]}, {"title": ["A"]}])
def test_what_has_no_doi_is_no_record(item: object) -> None:
    assert record_of(item) is None


@pytest.mark.parametrize("none", ["n/a-n/a", "no-no", "n/a", "&NA;", "&NA;-&NA;", "ahead-of-print", "Online First"])
def test_a_place_that_is_none_yet_is_no_place(none: str) -> None:
    made = work(volume=none, issue=none, page=none)
    assert (made.volume, made.issue, made.page) == ("", "", "")
    assert work(page=none, **{"article-number": "e12"}).page == "e12"


@pytest.mark.parametrize("page", ["i-xi", "S1-S19", "1-1", "NA12-NA14", "e0123456", "301-"])
def test_odd_pages_are_pages(page: str) -> None:
    assert work(page=page).page == page


@pytest.mark.parametrize(
    "mark", ["<sup>1</sup>", "<sup>*</sup>", '<xref ref-type="fn">\u2020</xref>', "<sup>1,2</sup>\n"]
)
def test_a_title_with_the_mark_of_a_footnote_is_kept_without_it_as_well(mark: str) -> None:
    made = work(title=[f"A Coast of Many Harbours{mark}"])
    assert made.extra["other-title"] == "A Coast of Many Harbours"
    assert compare_works(Work(title="A Coast of Many Harbours"), made).title is Agreement.SAME


@pytest.mark.parametrize("title", ["Harbours per km<sup>2</sup>", "H<sub>2</sub>", "Of <sup>1</sup> coast", "Coast 1"])
def test_exponents_and_numbers_in_a_title_are_its_own(title: str) -> None:
    assert "other-title" not in work(title=[title]).extra
    assert work(title=[None, {}]).title == ""


@pytest.mark.parametrize(
    "relation", ["has-preprint", "is-version-of", "has-review", "is-review-of", "is-same-as", "cites"]
)
def test_other_relations_say_nothing_of_a_work(relation: str) -> None:
    assert record(relation={relation: [{"id": "10.7001/x", "id-type": "doi"}]}).notices == ()
    assert record(relation={"is-preprint-of": [{"id": "2101.00001", "id-type": "arxiv"}, None, "x"]}).notices == ()


@pytest.mark.parametrize(
    "author",
    [
        {"family": "&NA;"},
        {"name": "No authorship indicated"},
        {"name": "[No authors listed]"},
        {"family": "Available", "given": "Not"},
        {"name": "Editorial Board"},
        {"name": "The Harbour Review Staff"},
        {"family": "Anonymous"},
        {"name": "et al."},
        {"family": "."},
    ],
)
def test_what_stands_where_nobody_is_named_contradicts_nobody(author: dict[str, str]) -> None:
    cited = Work(title="A Coast of Many Harbours", author=(Name(family="Quist", given="Bo"),))
    seen = compare_works(cited, work(author=[author]))
    assert seen.of("author").agreement is FieldAgreement.UNKNOWN
