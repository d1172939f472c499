from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.config import Config
from refcheck.evidence.addresses import address_of
from refcheck.evidence.interface import Answer, Known, LinkTarget
from refcheck.evidence.pages import MAX_EXCERPT, plan, read, score_of
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import Depth, Evidence, Outcome
from refcheck.model.work import Work
from tests.evidence.conftest import SITE, WHEN, answer, gathered, page, refresh, response, work
from tests.factories import TITLE, make_reference, make_work
from tests.fakes import FakeWeb
from tests.fakes.pdf_files import pdf

URL = f"http://{SITE}/a"
SCHOLARLY = (
    f'<meta name="citation_title" content="{TITLE}"><meta name="citation_author" content="Testaverde, Mauro">'
    '<meta name="citation_doi" content="10.1596/978-1-4648-1106-7"><meta name="citation_isbn" content="9781464811067">'
)


def known(*answers: Answer, url: str = URL, ids: tuple[str, ...] = ("a",)) -> tuple[LinkTarget, Known]:
    target = LinkTarget(url=url, references=ids)
    references = {one: make_reference(key=one, work=make_work(title=TITLE)) for one in ids}
    return target, Known(
        targets=(target,),
        addresses={url: address_of(url)},
        references=references,
        answers={one.url: one for one in answers},
    )


def evidence(*answers: Answer, **how: Any) -> list[Evidence]:
    target, what = known(*answers, **how)
    return list(read(target, what))


def test_a_page_with_the_record_of_a_work() -> None:
    (found,) = evidence(answer(body=page("Publication", head=SCHOLARLY), references=("a",)))
    assert (found.source, found.asked, found.outcome, found.when) == ("page", URL, Outcome.FOUND, WHEN)
    assert (found.reference, found.identifier, found.score) == ("a", "10.1596/978-1-4648-1106-7", 1.0)
    assert found.record is not None
    assert (found.record.title, found.record.author[0].family) == (TITLE, "Testaverde")
    assert found.excerpt == "Publication"
    assert found.sha256


def test_a_page_with_a_title_alone() -> None:
    (found,) = evidence(answer(body=page("Another Title of Some Length")))
    assert found.outcome is Outcome.FOUND
    assert found.record == Work(type="webpage", title="Another Title of Some Length")
    assert found.score is not None
    assert found.score < 0.5
    assert found.identifier == ""


def test_an_isbn_stands_in_for_a_doi() -> None:
    head = SCHOLARLY.replace("citation_doi", "other")
    (found,) = evidence(answer(body=page(head=head), references=("a",)))
    assert found.identifier == "9781464811067"


@pytest.mark.parametrize(
    ("body", "fields", "outcome", "reason"),
    [
        (page("Just a moment..."), {}, Outcome.REFUSED, "challenge"),
        (page("Sign in"), {}, Outcome.REFUSED, "login"),
        (page(), {"status": 403}, Outcome.REFUSED, "refused"),
        (page(), {"status": 404}, Outcome.UNAVAILABLE, "not-found"),
        (page(), {"status": 503}, Outcome.UNAVAILABLE, "server-error"),
        (page("Page not found"), {}, Outcome.UNAVAILABLE, "error-page"),
        ("", {"failure": Failure.TIMEOUT}, Outcome.UNAVAILABLE, "timeout"),
        ("", {"failure": Failure.TLS}, Outcome.UNAVAILABLE, "tls"),
        ("", {"failure": Failure.MALFORMED}, Outcome.SKIPPED, "malformed"),
        ("%PDF-1.7", {"headers": {"content-type": "application/pdf; x=y"}}, Outcome.SKIPPED, "pdf-not-read"),
        ("text", {"headers": {"content-type": "text/plain"}}, Outcome.SKIPPED, "no-page"),
        (page(""), {}, Outcome.UNAVAILABLE, "no-title"),
        (page("example.org"), {}, Outcome.UNAVAILABLE, "site-name-only"),
    ],
)
def test_what_is_no_witness_says_why(body: str, fields: dict[str, Any], outcome: Outcome, reason: str) -> None:
    (found,) = evidence(answer(body=body, **fields))
    assert (found.outcome, found.reason, found.record, found.score) == (outcome, reason, None, None)


@pytest.mark.parametrize("failure", [Failure.FORBIDDEN, Failure.RESTS, Failure.DEADLINE, Failure.INTERRUPTED])
def test_what_was_not_asked_has_not_answered(failure: Failure) -> None:
    assert evidence(answer(failure=failure)) == []


def test_what_has_no_answer_or_no_address_is_no_evidence() -> None:
    assert evidence() == []
    assert evidence(url="mailto:a@example.org") == []


def test_one_piece_for_each_reference_that_is_known() -> None:
    target, what = known(answer(body=page()), ids=("a", "b"))
    stranger = LinkTarget(url=URL, references=("a", "b", "stranger"))
    assert [found.reference for found in read(stranger, what)] == ["a", "b"]
    assert [found.reference for found in read(target, what)] == ["a", "b"]


def test_the_page_that_a_page_leads_to_is_the_witness() -> None:
    first = answer(body=refresh("/b"))
    (found,) = evidence(first, answer(f"http://{SITE}/b", page("The Title There Is Here")))
    assert found.record is not None
    assert (found.asked, found.record.title) == (URL, "The Title There Is Here")


def test_no_more_than_an_excerpt_is_taken_and_no_secret() -> None:
    url = f"{URL}?token=sesame"
    (found,) = evidence(answer(url, page("word " * 200)), url=url)
    assert len(found.excerpt) == MAX_EXCERPT
    assert "sesame" not in repr(found)


def test_a_score_needs_two_titles() -> None:
    assert score_of(make_reference(work=Work()), Work(title="T")) is None
    assert score_of(make_reference(), Work()) is None
    assert score_of(make_reference(), None) is None


def test_a_page_is_planned_once_and_then_where_it_leads() -> None:
    target, nothing = known()
    (first,) = plan(target, nothing, None)
    assert (first.url, first.depth, first.references, first.confirm) == (URL, Depth.RECORD, ("a",), False)
    _, half = known(answer(body=refresh("/b")))
    assert [request.url for request in plan(target, half, None)] == [f"http://{SITE}/b"]
    _, whole = known(answer(body=page()))
    assert list(plan(target, whole, None)) == []
    assert list(plan(LinkTarget(url=URL), nothing, None)) == []
    mail, never = known(url="mailto:a@example.org")
    assert list(plan(mail, never, None)) == []


def test_an_answer_without_a_page_has_no_record() -> None:
    assert answer(body="x", headers={"content-type": "text/plain"}).page is None
    assert response().body == b""


@pytest.mark.parametrize("title", [TITLE, "Something Else Entirely on Another Matter"])
def test_a_whole_run_brings_the_record(web: FakeWeb, config: Config, title: str) -> None:
    site = web.host(SITE)
    site.page("/a", page(f"{title} | Example", head=f'<meta property="og:title" content="{title}">'))
    reference, targets = work("a", URL, title=TITLE)
    found = gathered(web, [reference], targets, config)
    (piece,) = found.evidence
    assert piece.record is not None
    assert piece.record.title == title
    assert (piece.score == 1.0) is (title == TITLE)
    assert found.unknown == ()
    assert site.paths() == ["/a"]


PLAIN = [(72.0, 500.0 - 14 * n, 10.0, "R", "Much is said here of other things, in many words.") for n in range(20)]


def pdf_of(printed: str, told: str = "") -> bytes:
    return pdf([(72, 700, 22, "B", printed), *PLAIN], title=told)


SAID = "A Title of Some Length"


@pytest.mark.parametrize(
    ("told", "cited", "said"),
    [
        (SAID, SAID, ("found", "pdf-information+page", "medium")),
        (SAID, "Staying in the Hills", ("found", "pdf-information+page", "medium")),
        ("", SAID, ("found", "pdf-page", "low")),
        ("", "Staying in the Hills", ("skipped", "", None)),
        (SAID, "Much is said here of other things", ("skipped", "", None)),
    ],
)
def test_a_cited_pdf_is_asked_once_and_read(
    web: FakeWeb, config: Config, told: str, cited: str, said: tuple[str, str, str | None]
) -> None:
    site = web.host(SITE)
    site.page("/a", pdf_of(SAID, told) + b"\n%" + b"x" * 300_000, content_type="application/pdf")
    reference, targets = work("a", URL, title=cited)
    found = gathered(web, [reference], targets, config)
    (piece,) = found.evidence
    assert (piece.outcome, piece.vocabulary, piece.trust) == said
    assert site.paths() == ["/a"]
    assert [one.reason for one in found.unknown] == ([] if said[0] == "found" else ["unavailable"])


def test_a_pdf_without_a_title_says_why(web: FakeWeb, config: Config) -> None:
    site = web.host(SITE)
    site.page("/a", pdf([]), content_type="application/pdf")
    reference, targets = work("a", URL)
    found = gathered(web, [reference], targets, config)
    assert [(one.outcome, one.reason) for one in found.evidence] == [(Outcome.SKIPPED, "pdf-scan")]
    assert [(one.reason, one.detail) for one in found.unknown] == [
        ("unavailable", "the file is a scan, without text or title")
    ]


def test_the_host_of_a_pdf_says_how_it_is_to_be_cited() -> None:
    headers = {"content-type": "application/pdf", "link": '<https://doi.org/10.1234/abc>; rel="cite-as"'}
    body = pdf_of(TITLE.partition(":")[0], TITLE)
    (found,) = evidence(answer(body=body, headers=headers, references=("a",)))
    assert (found.identifier, found.score) == ("10.1234/abc", 1.0)


def test_a_title_in_another_language_of_the_page_is_the_cited_one() -> None:
    head = f'<meta name="DC.title" content="Umzug an die K&uuml;ste"><meta name="DC.title" content="{TITLE}">'
    (found,) = evidence(answer(body=page("Repository", head=head), references=("a",)))
    assert (found.score, found.vocabulary, found.trust) == (1.0, "dublin-core", "high")


@pytest.mark.parametrize(
    ("cited", "score"),
    [("File System Permissions", 1.0), ("The Handbook of Servers", 1.0), ("Staying in the Hills", None)],
)
def test_a_banner_above_the_text_is_not_held_against_the_title(cited: str, score: float | None) -> None:
    html = page("File System Permissions | The Handbook of Servers", "<h1>The Handbook of Servers</h1>")
    target, what = known(answer(body=html, references=("a",)))
    references = {"a": make_reference(key="a", work=make_work(title=cited))}
    (found,) = read(target, replace(what, references=references))
    assert score is None or found.score == score
    assert (found.score or 0) > 0.5 or score is None
