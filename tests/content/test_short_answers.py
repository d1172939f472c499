"""Short answers that are no pages, and what they say of themselves."""

from __future__ import annotations

import pytest

from refcheck.content.short_answers import text_sign
from refcheck.content.signs import Sign


@pytest.mark.parametrize(
    ("body", "kind", "sign"),
    [
        ("404: Not Found", "text/plain", Sign.ERROR),
        ("File not found.\n", "text/plain", Sign.ERROR),
        ('{"error":"not found"}', "application/json", Sign.ERROR),
        ('{"status": 404, "message": "x"}', "application/json", Sign.ERROR),
        ('{"success":false,"message":"No such record"}', "application/json", Sign.ERROR),
        ('{"success": false, "message": "Gauge not found", "data": null}', "application/json", Sign.ERROR),
        ('{"detail": "Station matching query does not exist."}', "application/json", Sign.ERROR),
        ('{"title": "Wages", "detail": "Of a town that does not exist"}', "application/json", None),
        ('{"status": "error", "message": "The weir is asleep"}', "application/json", Sign.OUTAGE),
        ('{"status": "error", "message": "Access denied for gauges"}', "application/json", Sign.REFUSED),
        ('{"success": true, "message": "Gauge not found near by: 3"}', "application/json", None),
        ('{"checks": [{"name": "tide", "success": false}]}', "application/json", None),
        ('{"success": false, "message": "Gauge not found"', "application/json", None),
        ("<Error><Code>NoSuchKey</Code></Error>", "application/xml", Sign.ERROR),
        ('{"title": "Page not found: a history"}', "application/json", None),
        ('{"status": 200, "title": "Wages"}', "application/json", None),
        ("Not found in nature are the following:\n1\n2\n3\n4\n5", "text/plain", None),
        ("Notes\nnot found\n", "text/plain", None),
        ("", "text/plain", None),
        ("x" * 5_000, "text/plain", None),
    ],
)
def test_what_a_short_answer_says(body: str, kind: str, sign: Sign | None) -> None:
    assert text_sign(body.encode(), kind) is sign


@pytest.mark.parametrize(
    ("body", "kind", "sign"),
    [
        ('{"id": 17, "title": "Gone", "year": 2012}', "application/json", None),
        ('{"area": "Atlanta", "code": 404}', "application/json", None),
        ('{"code": 404, "message": "There is none"}', "application/json", Sign.ERROR),
        ('{"errors":[{"code":34,"message":"Sorry, that page does not exist"}]}', "application/json", Sign.ERROR),
        ("# Not found\n\nA play in three acts.\n", "text/markdown", None),
        ("Not found\nby A. Author\nA play.\n", "text/plain", None),
        ("Not Found\nThe requested URL was not found on this server.\nx\n", "text/plain", Sign.ERROR),
    ],
)
def test_records_and_plays_are_no_errors(body: str, kind: str, sign: Sign | None) -> None:
    assert text_sign(body.encode(), kind) is sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ('<OAI-PMH><error code="idDoesNotExist">x</error></OAI-PMH>', Sign.ERROR),
        ("<Error><Code>NoSuchKey</Code></Error>", Sign.ERROR),
        ("<Error><Code>AccessDenied</Code></Error>", Sign.REFUSED),
        ('<ows:Exception exceptionCode="LayerNotFound"/>', Sign.ERROR),
        ('<OAI-PMH><error code="badVerb">x</error></OAI-PMH>', None),
        ('<log><entry code="NotFound">a</entry></log>', None),
        ("<TEI><p>I could not find the page.</p></TEI>", None),
        ("<Error><Code>", None),
    ],
)
def test_what_the_code_of_an_error_in_xml_says(text: str, sign: Sign | None) -> None:
    assert text_sign(text.encode(), "application/xml") is sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("<?xml version='1.0'?><errorNotification><message>path not found</message></errorNotification>", Sign.ERROR),
        ("<error><text>Access denied</text></error>", Sign.REFUSED),
        ("<errorNotification><message>disk is full</message></errorNotification>", None),
        ("<play><line>path not found</line></play>", None),  # somebody says so
        ("<errorNotification>", None),
    ],
)
def test_an_error_in_xml_says_in_words_what_it_is(text: str, sign: Sign | None) -> None:
    assert text_sign(text.encode(), "text/xml") is sign


@pytest.mark.parametrize(
    ("url", "sign"),
    [
        ("http://www.example.org/api/threads/12", Sign.ERROR),
        ("http://www.example.org/threads.json", Sign.ERROR),
        ("http://www.example.org/examples/thread-error-detail-example.json", None),
        ("", Sign.ERROR),
    ],
)
def test_a_file_that_shows_an_error_as_an_example_is_none(url: str, sign: Sign | None) -> None:
    body = b'{"message": "Not found", "code": 404}'
    assert text_sign(body, "application/json", url) is sign
