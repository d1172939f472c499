from __future__ import annotations

import pytest

from refcheck.checks import unstable
from refcheck.checks.interface import Check
from refcheck.documents import read_text
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import ReplaceText, SetField
from refcheck.model.reference import FieldText
from tests.factories import make_context, make_reference, make_use, make_work

PAGE = "https://www.example.org/report"


def judged(check: Check, url: str) -> list[Finding]:
    reference = make_reference(
        file="a.bib", line=1, work=make_work(url=url), fields={"url": FieldText(name="url", raw=f"{{{url}}}", line=4)}
    )
    use = make_use(url, reference=reference, field="url")
    return list(check.judge(check.rule, make_context(uses=(use,)), use))


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        (f"{PAGE}?utm_source=x&utm_medium=y", PAGE),
        (f"{PAGE}?id=7&fbclid=IwAR0&part=2#a", f"{PAGE}?id=7&part=2#a"),
        (f"{PAGE}?gclid=1&id=%C3%A9", f"{PAGE}?id=%C3%A9"),
    ],
)
def test_marks_of_tracking_are_taken_out(url: str, clean: str) -> None:
    (finding,) = judged(unstable.unstable_url, url)
    assert (finding.severity, finding.expected) == (Severity.INFO, clean)
    assert isinstance(finding.intent, SetField)
    assert (finding.intent.value, finding.intent.safe) == (clean, True)


def test_in_a_document_they_are_taken_out_where_they_stand() -> None:
    url = f"{PAGE}?utm_source=x&amp;id=7"
    document = read_text(f"See [the report]({url}).\n", path="a.md", format="markdown")
    use = make_use(document.links[0].url, document=document)
    check = unstable.unstable_url
    (finding,) = check.judge(check.rule, make_context(documents=(document,), uses=(use,)), use)
    assert isinstance(finding.intent, ReplaceText)
    assert finding.intent.text == f"[the report]({PAGE}?id=7)"


@pytest.mark.parametrize(
    "url",
    [
        f"{PAGE};jsessionid=0123456789ABCDEF",
        f"{PAGE}?id=7&PHPSESSID=0123456789abcdef",
        "https://www-example-org.ezproxy.example.edu/report",
        "https://proxy.example.edu/login?url=https://www.example.org/",
        "https://www.google.com/url?q=https://www.example.org/report",
        "https://www.google.com/search?q=report",
    ],
)
def test_addresses_of_one_visit_are_named(url: str) -> None:
    (finding,) = judged(unstable.unstable_url, url)
    assert (finding.severity, finding.intent) == (Severity.WARNING, None)


@pytest.mark.parametrize(
    ("url", "severity", "said"),
    [
        ("https://me:hunter2@www.example.org/report", Severity.WARNING, "carries a password"),
        (f"{PAGE}?token=s3cr3tT0ken99", Severity.INFO, "carries a key"),
        (f"{PAGE}?X-Amz-Date=20260101T000000Z&X-Amz-Signature=0123abcd", Severity.INFO, "carries a key"),
        (f"{PAGE}?dl=0&rlkey=0123456789abcdef", Severity.INFO, "carries a key"),
    ],
)
def test_addresses_with_a_password_or_a_key_are_named(url: str, severity: Severity, said: str) -> None:
    (finding,) = judged(unstable.unstable_url, url)
    assert (finding.severity, finding.intent, said in finding.message) == (severity, None, True)
    assert not any(secret in finding.message + finding.remedy for secret in ("hunter2", "s3cr3t", "0123"))


@pytest.mark.parametrize(
    "url", ["https://me@www.example.org/report", f"{PAGE}?keyword=labour&page=3", "s3://me:x@bucket/a"]
)
def test_a_name_alone_and_other_words_are_no_secrets(url: str) -> None:
    assert judged(unstable.unstable_url, url) == []


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        f"{PAGE}?utmost=1&sid=0123456789",
        f"{PAGE}/utm_source",
        "https://www.example.org/proxy/wars",
        "https://www.google.com/books/edition/x",
        "https://scholar.google.com/search?q=x",
        "https://http-proxy.sourceforge.net/",
        "mailto:a@example.org?utm_source=x",
    ],
)
def test_other_parameters_and_words_are_silent(url: str) -> None:
    assert judged(unstable.unstable_url, url) == []


def test_an_address_of_a_shortener() -> None:
    (finding,) = judged(unstable.shortener, "http://bit.ly/2GOBpbl")
    assert (finding.severity, finding.intent) == (Severity.INFO, None)
    assert len(judged(unstable.shortener, "https://www.tinyurl.com/x")) == 1


@pytest.mark.parametrize(
    "url", ["https://bit.ly/", "https://www.example.org/bit.ly/a", "https://habit.ly/a", "https://t.com/a"]
)
def test_home_pages_and_like_names_are_silent(url: str) -> None:
    assert judged(unstable.shortener, url) == []


def shown(text: str) -> list[Finding]:
    document = read_text(text, path="a.md", format="markdown")
    check = unstable.text_vs_target
    return list(check.judge(check.rule, make_context(documents=(document,)), document))


def test_a_link_that_shows_another_address() -> None:
    (finding,) = shown("See [https://www.example.org/old](https://www.example.com/new).\n")
    assert (finding.severity, finding.location.line) == (Severity.INFO, 1)
    assert (finding.expected, finding.actual) == ("https://www.example.org/old", "https://www.example.com/new")


@pytest.mark.parametrize(
    "link",
    [
        "[https://www.example.org/a](https://www.example.org/a/)",
        "[www.example.org/a](http://example.org/a)",
        "[https://www.example.org](https://www.example.org/a/b)",
        "[https://www.example.org/a...](https://www.example.org/a/b)",
        "[the report](https://www.example.com/new)",
        r"[https://www.example.org/a\_b](https://www.example.org/a_b)",
        "[https://doi.org/10.1000/1](https://dx.doi.org/10.1000/1)",
        "<https://www.example.org/a>",
    ],
)
def test_one_address_in_two_spellings_is_silent(link: str) -> None:
    assert shown(f"See {link}.\n") == []


def test_a_document_without_links_shows_nothing() -> None:
    assert shown("Nothing.\n") == []
