from __future__ import annotations

from typing import Any

import pytest

from refcheck.evidence.registries.arxiv import MAX_COMMENT, REGISTRY
from refcheck.evidence.registries.interface import Reading, Record
from refcheck.model.comparison import Identity
from refcheck.model.evidence import NoticeKind, Outcome
from refcheck.model.work import Name, Work
from refcheck.text.comparison import compare_works

from .conftest import claim, has, identifier, ledger, planned, query, read, urls

NUMBERS = ("arxiv:1801.00001", "arxiv:hep-th/9901001")
BATCH = query(REGISTRY, "https://export.arxiv.org/api/query?id_list=1801.00001,hep-th/9901001", *NUMBERS)
ONE = query(REGISTRY, "https://export.arxiv.org/api/query?id_list=1801.00001", "arxiv:1801.00001")
SPACES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'


def feed(*entries: str) -> str:
    return f"<?xml version='1.0' encoding='UTF-8'?><feed {SPACES}><title>arXiv Query</title>{''.join(entries)}</feed>"


def entry(number: str = "1801.00001v2", more: str = "", title: str = "Harbours of\n  the Strait") -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/{number}</id><title>{title}</title><published>2018-01-03T12:00:00Z</published>"
        f"<updated>2019-02-01T00:00:00Z</updated><author><name>Dewi Wirawan</name></author>{more}</entry>"
    )


def record(**fields: str) -> Record:
    return read(REGISTRY, ONE, feed(entry(**fields))).records[identifier("arxiv:1801.00001")]


def test_all_numbers_go_in_one_request() -> None:
    asked = planned(REGISTRY, ledger(), claim("a", "arxiv:1801.00001"), claim("b", "arxiv:hep-th/9901001"))
    assert urls(asked) == [f"{BATCH.request.url}&max_results=2"]


def test_nothing_is_asked_twice() -> None:
    known = ledger(arxiv={"arxiv:1801.00001": has(name="arxiv:1801.00001")})
    assert planned(REGISTRY, known, claim("a", "arxiv:1801.00001")) == []
    known = ledger()
    known.ask("arxiv", [identifier("arxiv:1801.00001")], None)
    assert planned(REGISTRY, known, claim("a", "arxiv:1801.00001")) == []


def test_a_record() -> None:
    work = record().work
    assert (work.title, work.eprint, work.eprint_type, work.container_title) == (
        "Harbours of the Strait",
        "1801.00001",
        "arxiv",
        "arXiv",
    )
    assert (str(work.issued), work.author[0].family, work.extra["version"]) == ("2018-01-03", "Wirawan", "2")


def test_an_unknown_number_has_no_entry_and_old_numbers_have_a_slash() -> None:
    reading = read(REGISTRY, BATCH, feed(entry("hep-th/9901001v1")))
    assert reading.outcome is Outcome.FOUND
    assert [one.value for one in reading.records] == ["hep-th/9901001"]


def test_a_number_with_its_version() -> None:
    asked = query(REGISTRY, "https://export.arxiv.org/api/query?id_list=1801.00001v1", "arxiv:1801.00001v1")
    assert list(read(REGISTRY, asked, feed(entry("1801.00001v1"))).records) == list(asked.identifiers)
    assert read(REGISTRY, asked, feed(entry("1801.00001v2"))).records == {}
    later = query(REGISTRY, "https://export.arxiv.org/api/query?id_list=1801.00001v9", "arxiv:1801.00001v9")
    assert list(read(REGISTRY, later, feed(entry("1801.00001v2"))).records) == list(later.identifiers)


def test_with_a_version_the_newest_is_asked_for_too() -> None:
    (asked,) = planned(REGISTRY, ledger(), claim("a", "arxiv:1801.00001v1"), claim("b", "arxiv:hep-th/9901001"))
    assert urls([asked]) == [
        "https://export.arxiv.org/api/query?id_list=1801.00001v1,1801.00001,hep-th/9901001&max_results=3"
    ]
    gone = "<arxiv:comment>This paper has been withdrawn by the author</arxiv:comment>"
    reading = read(REGISTRY, asked, feed(entry("1801.00001v1", title="Old"), entry("1801.00001v12", gone, "New")))
    (record,) = reading.records.values()
    assert (record.work.title, record.work.extra["newest-version"]) == ("Old", "12")
    assert [one.kind for one in record.notices] == [NoticeKind.WITHDRAWAL, NoticeKind.NEW_VERSION]


def test_the_newest_of_several_is_that_of_a_number_without_version() -> None:
    reading = read(REGISTRY, ONE, feed(entry("1801.00001v10", title="New"), entry("1801.00001v9", title="Old")))
    (record,) = reading.records.values()
    assert (record.work.title, record.notices) == ("New", ())


def test_one_malformed_number_spoils_a_batch_which_is_asked_again_one_by_one() -> None:
    error = feed("<entry><id>http://arxiv.org/api/errors#incorrect_id</id><title>Error</title></entry>")
    reading = read(REGISTRY, BATCH, error, 400)
    assert reading.again == BATCH.identifiers
    alone = read(REGISTRY, ONE, error, 400)
    assert (alone.outcome, alone.again, alone.records) == (Outcome.FOUND, (), {})


def test_one_that_is_named_is_left_out_and_the_others_go_together() -> None:
    said = feed("<entry><title>Error</title><summary>incorrect id format for hep-th/9901001</summary></entry>")
    reading = read(REGISTRY, BATCH, said, 400)
    assert (reading.again, reading.anew) == ((), BATCH.identifiers[:1])
    other = feed("<entry><title>Error</title><summary>incorrect id format for 1.2</summary></entry>")
    assert read(REGISTRY, BATCH, other, 400).again == BATCH.identifiers


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn by the author due to a crucial error",
        "Withdrawn: see the later version",
        "12 pages. Paper withdrawn.",
        "This submission has been withdrawn",
    ],
)
def test_that_it_was_withdrawn_stands_in_the_comment(comment: str) -> None:
    (notice,) = record(more=f"<arxiv:comment>{comment}</arxiv:comment>").notices
    assert notice.kind is NoticeKind.WITHDRAWAL


@pytest.mark.parametrize(
    "comment", ["12 pages, 3 figures", "On troops that were withdrawn", "Section 3 withdrawn from v1"]
)
def test_other_comments_say_no_such_thing(comment: str) -> None:
    assert record(more=f"<arxiv:comment>{comment}</arxiv:comment>").notices == ()


def test_the_published_work() -> None:
    made = record(more="<arxiv:doi>10.7001/A</arxiv:doi><arxiv:journal_ref>J. Docks 4, 3-9</arxiv:journal_ref>")
    assert [(one.kind, one.doi) for one in made.notices] == [(NoticeKind.PUBLISHED, "10.7001/a")]
    assert made.work.extra["journal-ref"] == "J. Docks 4, 3-9"
    assert made.work.doi == ""


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, ""),
        (200, "<html><title>Just a moment...</title></html>"),
        (200, "<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>"),
        (200, feed(entry())[:200]),
        (200, "Rate exceeded."),
        (429, "Rate exceeded."),
        (503, feed()),
        (301, feed()),
    ],
)
def test_what_is_no_feed_says_nothing(status: int, body: str) -> None:
    assert read(REGISTRY, BATCH, body, status).outcome is Outcome.UNAVAILABLE


def test_entities_are_not_unfolded_nor_files_read() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<!DOCTYPE feed [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body += f"<feed {SPACES}>{entry(title='&l11;&f;')}</feed>"
    reading = read(REGISTRY, ONE, body)
    assert all(len(one.work.title) < 100 and "root:" not in one.work.title for one in reading.records.values())


def test_hostile_feeds_end() -> None:
    read(REGISTRY, ONE, feed(f"<entry><id>{'arxiv.org/abs/' * 100_000}?</id></entry>"))
    read(REGISTRY, BATCH, feed(*(["<entry/>"] * 100_000)))
    assert read(REGISTRY, BATCH, f"<feed {SPACES}>{'<a>' * 100_000}").outcome is Outcome.UNAVAILABLE


def test_a_fault_with_the_face_of_an_entry_is_no_absence() -> None:
    def told(summary: str, *, of: Any = ONE) -> Reading:
        fault = f"<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>{summary}</summary></entry>"
        return read(REGISTRY, of, feed(fault))

    assert told("the index cannot be reached").outcome is Outcome.UNAVAILABLE
    assert told("").outcome is Outcome.UNAVAILABLE
    assert told("incorrect id format for 1801.00001") == Reading(outcome=Outcome.FOUND)
    assert told("incorrect id format for hep-th/9901001", of=BATCH).anew == BATCH.identifiers[:1]


def test_an_entry_with_hardly_anything_in_it_claims_nothing() -> None:
    bare = "<entry><id>http://arxiv.org/abs/1801.00001</id></entry>"
    work = read(REGISTRY, ONE, feed(bare)).records[identifier("arxiv:1801.00001")].work
    assert (work.title, work.author, work.issued) == ("", (), None)
    cited = Work(title="Harbours of the Strait", author=(Name(family="Wirawan", given="Dewi"),))
    assert compare_works(cited, work).identity is Identity.UNKNOWN


def test_the_comment_is_kept_and_cut() -> None:
    assert record(more="<arxiv:comment>Accepted at ICPD</arxiv:comment>").work.extra["comment"] == "Accepted at ICPD"
    assert len(record(more=f"<arxiv:comment>{'long ' * 500}</arxiv:comment>").work.extra["comment"]) <= MAX_COMMENT
    assert "comment" not in record().work.extra
