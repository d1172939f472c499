"""A table of retractions: what is read of it, and which references it speaks of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import pytest

from refcheck.errors import SourceError
from refcheck.evidence import retractions
from refcheck.evidence.retractions import COLUMNS, Retractions, read_rows
from refcheck.model.evidence import Evidence, Notice, NoticeKind, Via
from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.names import parse_names
from tests.factories import make_reference

TITLE = "Harbours and Harvests of the Northern Delta"
DOI = "10.7001/delta.9"
NOTICE = Notice(kind=NoticeKind.RETRACTION, doi="10.7001/delta.10", date="2019-04-09", source="retraction-watch")
CITED = Work(
    title=TITLE,
    author=(Name(family="Duarte", given="Inês"),),
    container_title="Delta Studies",
    issued=PartialDate(year=2011),
    doi=DOI,
)
ROW = {
    "Record ID": "7",
    "Title": TITLE,
    "Journal": "Delta Studies",
    "Author": "Inês Duarte;Ahmed Nowak",
    "RetractionDate": "4/9/2019 0:00",
    "RetractionDOI": "10.7001/delta.10",
    "OriginalPaperDate": "11/2/2011 0:00",
    "OriginalPaperDOI": DOI,
    "OriginalPaperPubMedID": "0",
    "RetractionNature": "Retraction",
    "Reason": "+Error in Data;",
}


def table(*changes: dict[str, str]) -> Iterable[str]:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(ROW))
    writer.writeheader()
    writer.writerows(ROW | change for change in changes)
    return io.StringIO(text.getvalue(), newline="")


def told(cited: Work, *changes: dict[str, str], kind: ReferenceKind = ReferenceKind.PUBLICATION) -> list[Evidence]:
    return list(Retractions(read_rows(table(*changes))).tell([make_reference(key="a", work=cited, kind=kind)]))


def notices(cited: Work, *changes: dict[str, str]) -> list[NoticeKind]:
    return [notice.kind for one in told(cited, *changes) for notice in one.notices]


def test_a_work_is_found_by_its_doi() -> None:
    (one,) = told(CITED, {})
    assert (one.source, one.via, one.identifier, one.matches) == ("retraction-watch", Via.CITED, f"doi:{DOI}", True)
    assert one.notices == (NOTICE,)
    assert one.record is not None
    assert [name.family for name in one.record.author] == ["Duarte", "Nowak"]


def test_by_its_number_in_pubmed() -> None:
    cited = Work(title=TITLE, author=CITED.author, pmid="314")
    (one,) = told(cited, {"OriginalPaperDOI": "unavailable", "OriginalPaperPubMedID": "314"})
    assert one.identifier == "pmid:314"


def test_by_its_title_and_author() -> None:
    cited = Work(title=TITLE.upper(), author=CITED.author, container_title="Delta Studies", issued=CITED.issued)
    (one,) = told(cited, {})
    assert (one.via, one.identifier) == (Via.SEARCH, "")


@pytest.mark.parametrize(
    "cited",
    [
        Work(title=TITLE, author=(Name(family="Karim", given="Rana"),), issued=PartialDate(year=1987)),
        Work(title="Soil Chemistry of the Upper Valley", author=(Name(family="Karim", given="Rana"),), doi=DOI),
        Work(title="Harvests", author=CITED.author),
        Work(),
    ],
    ids=["title of another", "DOI of another", "too short", "nothing"],
)
def test_other_works_are_not_accused(cited: Work) -> None:
    assert told(cited, {}, {"Title": "Harvests", "OriginalPaperDOI": ""}) == []


def test_letters_and_interviews_are_not_looked_up() -> None:
    assert told(CITED, {}, kind=ReferenceKind.INTERVIEW) == []


def test_natures() -> None:
    assert notices(CITED, {"RetractionNature": "Expression of concern"}) == [NoticeKind.CONCERN]
    assert notices(CITED, {"RetractionNature": "Correction"}) == [NoticeKind.CORRECTION]
    assert notices(CITED, {"RetractionNature": "A word not known"}) == []


def test_a_reinstatement_takes_back_what_came_before_it() -> None:
    again = {"RetractionNature": "Reinstatement", "RetractionDate": "5/1/2020 0:00"}
    assert notices(CITED, again, {}) == []
    assert notices(CITED, again, {"RetractionDate": "6/1/2021 0:00"}) == [NoticeKind.RETRACTION]


def test_several_rows_are_one_piece() -> None:
    concern = {"RetractionNature": "Expression of concern", "RetractionDate": "1/1/2018 0:00"}
    assert notices(CITED, {}, concern) == [NoticeKind.CONCERN, NoticeKind.RETRACTION]
    assert len(told(CITED, *[{}] * 40)[0].notices) <= 8


@pytest.mark.parametrize("day", ["soon", "", "13/40/2020 0:00", "2/30/2019 0:00"])
def test_dates_that_are_none_are_left_out(day: str) -> None:
    (one,) = told(CITED, {"RetractionDate": day, "OriginalPaperDate": ""})
    assert one.notices[0].date == ""


def test_an_identifier_and_nothing_else_is_enough() -> None:
    (one,) = told(Work(doi=DOI), {})
    assert (one.via, one.matches, one.notices) == (Via.CITED, False, (NOTICE,))


def test_names_are_read_of_the_rows_that_are_wanted_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(text: str) -> tuple[tuple[Name, ...], bool]:
        read.append(text)
        return parse_names(text)

    monkeypatch.setattr(retractions, "parse_names", reading)
    others = [{"Title": f"{TITLE} {at}", "OriginalPaperDOI": f"10.7001/other.{at}"} for at in range(50)]
    told(CITED, *others, {})
    assert len(read) == 1


@pytest.mark.parametrize("missing", COLUMNS)
def test_another_table_is_refused(missing: str) -> None:
    lines = [",".join(name for name in COLUMNS if name != missing) + "\n"]
    with pytest.raises(SourceError, match=f"no column {missing}"):
        list(read_rows(lines))


@pytest.mark.parametrize("text", ["", "\x00\n", "one,two\n1,2\n"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"no column|cannot be read"):
        list(read_rows(text.splitlines(keepends=True)))


def test_a_field_without_end_is_refused_with_its_place() -> None:
    header = ",".join(COLUMNS) + "\n"
    with pytest.raises(SourceError, match="follows line 1 cannot be read"):
        list(read_rows([header, '"' + "x" * 200_000 + "\n"]))


def test_short_rows_are_read() -> None:
    assert list(read_rows([",".join(COLUMNS) + "\n", "A title\n"])) == []
