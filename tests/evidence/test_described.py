from __future__ import annotations

import json
from typing import Any

import pytest

from refcheck.config import Config
from refcheck.content.signposting import RECORDS
from refcheck.evidence.described import MAX_SIZE, digest
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import Gathered, Outcome, Trust
from tests.evidence.conftest import SITE, gathered, page, response, work
from tests.fakes import FakeWeb

DATACITE, CSL, SCHEMA, _ = RECORDS
URL, RECORD = f"http://{SITE}/item/7", f"http://{SITE}/item/7.json"
TITLE = "Harbour Wages and Harbour Law"
ATTRIBUTES = {
    "doi": "10.1234/harbour",
    "titles": [{"title": TITLE}],
    "creators": [{"name": "Lindqvist, Robin", "nameType": "Personal", "givenName": "Robin", "familyName": "Lindqvist"}],
    "publicationYear": 2019,
    "types": {"resourceTypeGeneral": "Report"},
}
ITEM = {
    "type": "report",
    "title": TITLE,
    "author": [{"family": "Lindqvist", "given": "Robin"}],
    "DOI": "10.1234/harbour",
}
NODE = {"@type": "Report", "name": TITLE, "author": {"@type": "Person", "name": "Robin Lindqvist"}, "@id": "/item/7"}


def told(body: object, kind: str, **how: Any) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    return digest(response(RECORD, body=text.encode(), headers={"content-type": kind}, **how))


@pytest.mark.parametrize(("body", "kind"), [(ATTRIBUTES, DATACITE), (ITEM, CSL), (NODE, SCHEMA), ([NODE], SCHEMA)])
def test_records_of_these_types_are_read(body: object, kind: str) -> None:
    work = told(body, f"{kind}; charset=utf-8")
    assert (work.title, work.author[0].family) == (TITLE, "Lindqvist")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("{", DATACITE),
        ("[" * 100_000, CSL),
        ([], CSL),
        ({"type": "report"}, CSL),
        ({"titles": [{"title": TITLE}]}, DATACITE),
        ("<html>", SCHEMA),
        (NODE, "text/html"),
        (ITEM, "application/json"),
        ({**ITEM, "abstract": "x" * MAX_SIZE}, CSL),
    ],
)
def test_what_is_no_record_says_nothing(body: object, kind: str) -> None:
    assert told(body, kind) is None


def test_nor_does_a_missing_one_or_another_hosts() -> None:
    assert told(ITEM, CSL, status=404) is None
    assert told(ITEM, CSL, final_url="http://other.example/7.json") is None
    assert digest(response(RECORD, failure=Failure.TIMEOUT)) is None


POINTER = f'<link rel="describedby" type="{CSL}" href="/item/7.json">'


def run(web: FakeWeb, config: Config, *, head: str = POINTER, shown: str = TITLE, item: object = ITEM) -> Gathered:
    site = web.host(SITE)
    site.page("/item/7", page(shown, head=head))
    site.page("/item/7.json", json.dumps(item), content_type=CSL)
    reference, targets = work("a", URL, title=TITLE)
    return gathered(web, [reference], targets, config)


@pytest.mark.usefixtures("every_source")
def test_the_record_of_the_host_is_the_page_s_own_word(web: FakeWeb, config: Config) -> None:
    found = run(web, config)
    (told,) = (one for one in found.evidence if one.source == "page")
    assert (told.outcome, told.vocabulary, told.trust) == (Outcome.FOUND, "describedby", Trust.HIGH)
    assert told.record is not None
    assert (told.record.author[0].family, told.identifier) == ("Lindqvist", "10.1234/harbour")
    assert sum(sent.count for sent in found.sent) == 2


@pytest.mark.usefixtures("every_source")
@pytest.mark.parametrize(
    "head",
    [
        "",
        '<link rel="describedby" type="application/xml" href="/item/7.json">',
        '<link rel="describedby" href="/item/7.json">',
        f'<link rel="describedby" type="{CSL}" href="http://other.example.net/7.json">',
        POINTER + f'<meta name="citation_title" content="{TITLE}"><meta name="citation_author" content="Doe, Ann">',
    ],
)
def test_nothing_is_asked_elsewhere_nor_in_vain(web: FakeWeb, config: Config, head: str) -> None:
    assert sum(sent.count for sent in run(web, config, head=head).sent) == 1


@pytest.mark.usefixtures("every_source")
def test_a_record_of_something_else_does_not_speak_over_the_page(web: FakeWeb, config: Config) -> None:
    item = {**ITEM, "title": "All Reports of the Union Library"}
    (told,) = (one for one in run(web, config, item=item).evidence if one.source == "page")
    assert (told.vocabulary, told.record and told.record.title) == ("title", TITLE)


@pytest.mark.usefixtures("every_source")
def test_a_record_that_cannot_be_read_leaves_the_page_as_it_is(web: FakeWeb, config: Config) -> None:
    (told,) = (one for one in run(web, config, item=[]).evidence if one.source == "page")
    assert (told.outcome, told.vocabulary) == (Outcome.FOUND, "title")
