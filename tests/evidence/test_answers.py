from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from typing import Any

import pytest

from refcheck.evidence.answers import OFFLINE_SIGNS, UNASKED, read_answer
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import LinkVerdict
from tests.evidence.conftest import SITE, answer, hops, page, response

URL = f"http://{SITE}/a"
PDF = f"http://{SITE}/a.pdf"


@pytest.mark.parametrize(
    ("status", "verdict", "reason"),
    [
        (200, "ok", ""),
        (203, "ok", ""),
        (206, "ok", ""),
        (300, "ok", ""),
        (204, "unavailable", "empty"),
        (301, "broken", "redirect-to-nowhere"),
        (304, "unavailable", "odd-status"),
        (305, "unavailable", "odd-status"),
        (400, "blocked", "status-400"),
        (401, "blocked", "login"),
        (402, "blocked", "payment"),
        (403, "blocked", "refused"),
        (404, "broken", "not-found"),
        (405, "blocked", "status-405"),
        (406, "blocked", "status-406"),
        (407, "blocked", "proxy-login"),
        (408, "unavailable", "slow"),
        (410, "broken", "gone"),
        (418, "blocked", "status-418"),
        (425, "unavailable", "too-early"),
        (429, "blocked", "too-many-requests"),
        (451, "blocked", "legal"),
        (500, "unavailable", "server-error"),
        (502, "unavailable", "server-error"),
        (503, "unavailable", "server-error"),
        (530, "unavailable", "server-error"),
        (999, "blocked", "refused"),
        (600, "unavailable", "odd-status"),
        (0, "unavailable", "odd-status"),
    ],
)
def test_every_status_says_one_thing(status: int, verdict: str, reason: str) -> None:
    said = answer(body=page(), status=status)
    assert (said.verdict.value, said.reason) == (verdict, reason)
    assert bool(said.detail) is (verdict != "ok")


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_says_something(failure: Failure) -> None:
    said = answer(failure=failure, detail="so it is")
    assert said.reason
    assert said.detail
    gone = {Failure.NO_SUCH_HOST, Failure.CONNECTION_REFUSED, Failure.REDIRECT_LOOP, Failure.TOO_MANY_REDIRECTS}
    assert (said.verdict is LinkVerdict.BROKEN) is (failure in gone)
    assert said.title is None
    if failure in UNASKED - {Failure.MALFORMED}:
        assert said.verdict is LinkVerdict.SKIPPED


@pytest.mark.parametrize("failure", sorted(OFFLINE_SIGNS))
def test_what_a_name_says_is_said_as_seen_from_here(failure: Failure) -> None:
    assert f"the host {SITE}" in answer(failure=failure).detail or failure is Failure.RESOLVER


@pytest.mark.parametrize(("failure"), [Failure.NO_SUCH_HOST, Failure.CONNECTION_REFUSED])
def test_host_level_failures_are_seen_from_this_network(failure: Failure) -> None:
    assert "seen from this network" in answer(failure=failure).detail


def test_a_redirect_to_nowhere_says_where_without_secrets() -> None:
    to = "http://gone.example/a?token=sesame"
    said = answer(failure=Failure.NO_SUCH_HOST, redirects=hops((302, to)), final_url=to)
    assert (said.verdict.value, said.reason) == ("broken", "redirect-to-nowhere")
    assert "token=***" in said.detail
    assert "sesame" not in said.detail


def test_a_pause_that_is_too_long_is_an_outage_when_the_host_says_so() -> None:
    assert answer(failure=Failure.WAIT_TOO_LONG, status=503).verdict is LinkVerdict.UNAVAILABLE
    assert answer(failure=Failure.WAIT_TOO_LONG, status=429, detail="an hour").verdict is LinkVerdict.BLOCKED
    assert "an hour" in answer(failure=Failure.WAIT_TOO_LONG, status=429, detail="an hour").detail


@pytest.mark.parametrize(
    ("title", "verdict", "reason"),
    [
        ("Just a moment...", "blocked", "challenge"),
        ("403 Forbidden", "blocked", "refused"),
        ("Access Denied", "blocked", "refused"),
        ("Access Denied: Borders and Bodies in the Modern State", "ok", ""),
        ("Sign in", "blocked", "login"),
        ("Sign in the Desert: a Novel of the Frontier", "ok", ""),
        ("Cookies required", "blocked", "cookies"),
        ("404 Not Found", "soft-404", "error-page"),
        ("Page not found | Example", "soft-404", "error-page"),
        ("Page Not Found: Link Rot in Scholarship and Law", "ok", ""),
        ("Account Suspended", "soft-404", "suspended"),
        ("Welcome to nginx!", "soft-404", "server-default-page"),
        ("Apache2 Ubuntu Default Page: It works", "soft-404", "server-default-page"),
        ("example.org is for sale", "soft-404", "parked"),
        ("A House for Sale: Markets and Homes", "ok", ""),
        ("", "ok", ""),
    ],
)
def test_the_title_as_a_whole_says_what_a_page_is(title: str, verdict: str, reason: str) -> None:
    said = answer(body=page(title))
    assert (said.verdict.value, said.reason) == (verdict, reason)


def test_a_scholarly_page_is_what_it_says_it_is() -> None:
    head = '<meta name="citation_title" content="Just a Moment"><meta name="citation_author" content="Doe, Jane">'
    said = answer(body=page("Just a moment", head=head), references=("a",))
    assert (said.verdict, said.title) == (LinkVerdict.OK, "Just a Moment")


@pytest.mark.parametrize("status", [200, 202, 403, 405, 429, 503])
def test_a_challenge_is_a_challenge_at_any_status(status: int) -> None:
    assert answer(body=page("Just a moment..."), status=status).reason == "challenge"
    assert answer(body=page(body="<script>_cf_chl_opt={}</script>"), status=status).reason == "challenge"
    assert answer(headers={"cf-mitigated": "challenge"}, status=status).reason == "challenge"


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_gone_whatever_its_page_is_called(status: int) -> None:
    assert answer(body=page("Just a moment..."), status=status).verdict is LinkVerdict.BROKEN


@pytest.mark.parametrize("title", ["403 Forbidden", "Access Denied", "Forbidden", "Error 403: Forbidden"])
def test_a_plain_refusal_is_not_called_a_challenge(title: str) -> None:
    assert answer(body=page(title), status=403).reason == "refused"
    assert answer(body=page("429 Too Many Requests"), status=429).reason == "too-many-requests"


@pytest.mark.parametrize(
    ("final", "verdict", "reason"),
    [
        (f"http://{SITE}/", "soft-404", "redirect-to-home"),
        (f"http://{SITE}/login", "blocked", "login"),
        (f"http://{SITE}/404.html", "soft-404", "error-page"),
        (f"http://{SITE}/b", "redirected", "moved"),
    ],
)
def test_where_redirects_end_counts(final: str, verdict: str, reason: str) -> None:
    said = answer(f"http://{SITE}/deep/a.html", page(), redirects=hops((301, final)), final_url=final)
    assert (said.verdict.value, said.reason) == (verdict, reason)


def test_an_empty_reply_is_an_outage() -> None:
    assert answer(headers={"content-length": "0"}).reason == "empty"
    assert answer(headers={"content-length": "0"}, complete=False).verdict is LinkVerdict.OK


@pytest.mark.parametrize(
    ("body", "kind", "verdict"),
    [
        ("%PDF-1.7 ...", "application/pdf", "ok"),
        ("\n\n%PDF-1.7 ...", "application/pdf", "ok"),
        ("", "application/pdf", "soft-404"),
        ("<html>no</html>", "application/pdf", "soft-404"),
        (page("The old archive"), "text/html", "soft-404"),
        (page("Reader", body='<embed src="/b.pdf">'), "text/html", "ok"),
        (page("Reader", body='<object type="application/pdf">'), "text/html", "ok"),
        (page(head='<meta http-equiv="refresh" content="0; url=/b">'), "text/html", "ok"),
        (page(head='<meta name="citation_title" content="A Title">'), "text/html", "ok"),
        ("plain", "text/plain", "soft-404"),
    ],
)
def test_the_kind_of_file_has_to_be_possible(body: str, kind: str, verdict: str) -> None:
    said = answer(PDF, body, headers={"content-type": kind}, references=("a",))
    assert said.verdict.value == verdict
    assert said.reason == (("wrong-kind" if body else "empty") if verdict == "soft-404" else "")


def test_the_beginning_of_a_page_does_not_tell_what_its_end_says() -> None:
    assert answer(PDF, page("The old archive"), complete=False).verdict is LinkVerdict.OK


BODY = '<h2 id="one">1</h2><a name="two"></a><h2 id="user-content-three">3</h2><i id="tr%C3%A8s"></i><i id="a%20b"></i>'


@pytest.mark.parametrize(
    ("fragment", "missing"),
    [("one", False), ("two", False), ("three", False), ("a b", False), ("One", True), ("four", True)],
)
def test_a_fragment_is_looked_for_by_id_and_name(fragment: str, missing: bool) -> None:
    assert answer(body=page(body=BODY), fragments=(fragment,)).missing == ({fragment} if missing else set())


def test_a_fragment_is_not_missed_where_it_cannot_be_seen() -> None:
    scripted = page(body="<script src=/parts.js></script><p>A text.</p>")
    assert answer(body=scripted, fragments=("one",)).missing == frozenset()
    assert answer(body=page(), fragments=("one",)).missing == {"one"}
    assert answer(body=page(body=BODY), fragments=("four",), complete=False).missing == frozenset()
    assert answer(body=page(body=BODY), fragments=("four",), status=404).missing == frozenset()
    assert answer(body="%PDF", headers={"content-type": "application/pdf"}, fragments=("one",)).missing == frozenset()


def test_a_page_that_lives_has_a_title_and_a_digest_and_no_body() -> None:
    body = page("A Title of Some Length - Example")
    said = answer(body=body)
    assert said.sha256 == hashlib.sha256(body.encode()).hexdigest()
    assert said.response.body == b""
    assert said.title is not None
    assert said.title.startswith("A Title of Some Length")
    dead = answer(body=body, status=404)
    assert (dead.title, dead.sha256) == (None, None)


@pytest.mark.parametrize("status", [200, 404, 403, 503])
def test_only_a_page_that_lives_sends_its_reader_on(status: int) -> None:
    head = '<meta http-equiv="refresh" content="0; url=/b#part">'
    said = answer(body=page(head=head), status=status)
    assert said.refresh_target == (f"http://{SITE}/b" if status == 200 else None)
    assert answer(body=page("Page not found", head=head)).refresh_target is None


def test_a_wall_of_bots_is_one_whatever_its_status() -> None:
    for status in (404, 410):
        captcha = page("Are you a robot?", "<div class='g-recaptcha'></div>")
        assert answer(body=captcha, status=status).reason == "challenge"
        assert answer(body=page(body="<script>_cf_chl_opt={}</script>"), status=status).reason == "challenge"
        assert (
            answer(body=page("Page not found", "<div class='g-recaptcha'></div>"), status=status).verdict
            is LinkVerdict.BROKEN
        )


def test_a_record_with_a_long_text_is_there_under_a_wrong_status() -> None:
    head = '<meta name="citation_title" content="A Title of Some Length">'
    long = (
        "<p>Seven million people in the region work in a country other than their own, most with few papers.</p>" * 20
    )
    assert answer(body=page(body=long, head=head), status=404).verdict is LinkVerdict.OK
    assert answer(body=page(body=long, head=head), status=410).verdict is LinkVerdict.BROKEN
    assert answer(body=page(body=long), status=404).verdict is LinkVerdict.BROKEN
    assert answer(body=page(body="<p>Withdrawn.</p>", head=head), status=404).verdict is LinkVerdict.BROKEN


@pytest.mark.parametrize(
    ("path", "body", "kind", "verdict", "reason"),
    [
        ("/a.pdf", "%PDF-1.7", "application/octet-stream", "ok", ""),
        ("/a.pdf", "%PDF-1.7", "text/html", "ok", ""),
        ("/a.pdf", b"\x89PNG\r\n\x1a\n", "application/pdf", "soft-404", "wrong-kind"),
        ("/a.pdf", b"PK\x03\x04", "application/octet-stream", "soft-404", "wrong-kind"),
        ("/a.pdf", page("Sign in", "<input type=password>"), "text/html", "blocked", "login"),
        ("/a.pdf", page("Just a moment..."), "text/html", "blocked", "challenge"),
        ("/a.pdf", page("File:A.pdf - Commons (annual wages)"), "text/html", "soft-404", "wrong-kind"),
        ("/File:Wages.pdf", page("File:Wages.pdf - Commons"), "text/html", "ok", ""),
        ("/a.pdf", page("Oops", "<p>The file /a.pdf cannot be shown</p>"), "text/html", "soft-404", "wrong-kind"),
        ("/a.docx", b"PK\x03\x04", "text/html", "ok", ""),
        ("/a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", "ok", ""),
        ("/a.docx", page("Publications", "<p>Choose.</p>"), "text/html", "soft-404", "wrong-kind"),
        ("/a.doc", page("Publications", "<p>Choose.</p>"), "text/html", "ok", ""),
        ("/a.jpg", page("Publications", "<img src=/b.jpg>"), "text/html", "ok", ""),
        ("/a.jpg", page("Publications"), "text/html", "soft-404", "wrong-kind"),
        ("/a.xlsx", "", "application/octet-stream", "soft-404", "empty"),
        ("/a", "", "text/html", "unavailable", "empty"),
        ("/a", "<html><body></body></html>", "text/html", "unavailable", "empty"),
        ("/a.txt", "404: Not Found", "text/plain", "soft-404", "error-page"),
        ("/a", '{"error": "not found"}', "application/json", "soft-404", "error-page"),
        ("/a.txt", "Wages rose.", "text/plain", "ok", ""),
        ("/files/", page("Index of /files"), "text/html", "ok", ""),
        ("/files/a.pdf", page("Index of /files", "<a href=a.pdf>a.pdf</a>"), "text/html", "soft-404", "wrong-kind"),
        ("/a", page("Error establishing a database connection"), "text/html", "unavailable", "outage"),
    ],
)
def test_what_is_in_the_place_of_a_file(path: str, body: str | bytes, kind: str, verdict: str, reason: str) -> None:
    said = answer(f"http://{SITE}{path}", body, headers={"content-type": kind})
    assert (said.verdict.value, said.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("final", "verdict", "reason"),
    [
        ("https://www.hugedomains.com/domain_profile.cfm?d=x", "soft-404", "parked"),
        (f"http://{SITE}/search?q=a", "soft-404", "redirect-to-search"),
        ("https://consent.example.com/m?continue=x", "blocked", "wall"),
    ],
)
def test_where_redirects_end_beside_the_cited_thing(final: str, verdict: str, reason: str) -> None:
    said = answer(f"http://{SITE}/deep/a.html", page(), redirects=hops((302, final)), final_url=final)
    assert (said.verdict.value, said.reason) == (verdict, reason)


def test_nothing_but_the_body_is_left_out_of_a_response() -> None:
    given: dict[str, Any] = {
        "redirects": hops((301, URL)),
        "complete": False,
        "elapsed": 1.5,
        "attempts": 2,
        "public": True,
    }
    whole = response(URL, page(), confirmed=True, detail="so it is", asked=(SITE,), status=404, **given)
    assert all(getattr(whole, field.name) for field in fields(whole) if field.name not in {"failure", "complete"})
    assert read_answer(whole).response == replace(whole, body=b"")


def test_a_refresh_in_the_headers_is_followed() -> None:
    said = answer(body=page("Moved"), headers={"content-type": "text/html", "refresh": "0; url=/b"})
    assert said.refresh_target == f"http://{SITE}/b"
    assert (
        answer(body=page("Moved"), headers={"content-type": "text/html", "refresh": "600; url=/b"}).refresh_target
        is None
    )
    alone = answer(body=b"", headers={"content-type": "text/html", "refresh": "0; url=/b"})
    assert (alone.verdict, alone.refresh_target) == (LinkVerdict.OK, f"http://{SITE}/b")
    for late in ("600; url=/b", "x", ""):
        empty = answer(body=b"", headers={"content-type": "text/html", "refresh": late})
        assert (empty.verdict, empty.refresh_target) == (LinkVerdict.UNAVAILABLE, None)


def test_a_page_that_speaks_of_its_address_has_no_shape() -> None:
    assert answer(f"http://{SITE}/wages-plantations", page("Wages on plantations")).shape is None
    assert answer(body=page("Institute")).shape is not None
    assert answer(body=page("Institute"), status=404).shape is None


NEWS = f"http://{SITE}/news/2016/migrating-to-opportunity.html"


@pytest.mark.parametrize(
    ("final", "body", "verdict"),
    [
        ("/news/", page("News", "<p>Fair on Monday</p>"), "soft-404"),
        ("/news/", page("News", "<p>Migrating to Opportunity, a report</p>"), "ok"),  # the list names it
        ("/news/2016-archive/", page("News", "<p>Fair on Monday</p>"), "ok"),  # beside it, not above
        ("/index.php?view=all", page("Home | Institute", "<p>Fair on Monday</p>"), "soft-404"),
        ("/index.php?view=all", page("Fair | Institute", "<p>Fair on Monday</p>"), "ok"),
        ("/error/403", page("Institute", "<p>No permission.</p>"), "blocked"),
    ],
)
def test_redirects_to_something_above_or_beside(final: str, body: bytes, verdict: str) -> None:
    said = answer(
        NEWS, body, final_url=f"http://{SITE}{final}", redirects=hops((302, f"http://{SITE}{final}")), complete=True
    )
    assert said.verdict.value == verdict


MAPS = "<h1>History</h1><a href='/c'>Old maps</a> <a href='/d'>Bridges</a>"


@pytest.mark.parametrize(
    ("path", "final", "body", "verdict"),
    [
        ("/news/2013/mill-owner-charged-wages", "/news/", "<p>Strike at the mill</p>", "soft-404"),
        ("/news/2013/mill-owner-charged", "/news/", "<p>Strike at the mill</p>", "redirected"),
        ("/news/2013/mill-owner-charged-wages", "/news/", "<p>Wages at the mill</p>", "redirected"),
        ("/books/tides-times-lower-river", "/shelf/history", MAPS, "soft-404"),
        ("/books/tides-times-lower-river", "/shelf/history", f"{MAPS}<p>{'The old town grew. ' * 6}</p>", "redirected"),
        ("/books/tides-times-lower-river", "/shelf/history", f"{MAPS} <b>Lower town, river and all</b>", "redirected"),
    ],
    ids=["one word of four", "one of three", "two of four", "a list", "a text", "a list with two words"],
)
def test_redirects_to_a_place_that_has_hardly_a_word_of_it(path: str, final: str, body: str, verdict: str) -> None:
    url = f"http://{SITE}{final}"
    said = answer(f"http://{SITE}{path}", page("Here", body), final_url=url, redirects=hops((301, url)), complete=True)
    assert said.verdict.value == verdict


def test_a_page_above_that_was_not_read_to_its_end_accuses_nothing() -> None:
    final = f"http://{SITE}/news/"
    said = answer(NEWS, page("News", "<p>Fair</p>"), final_url=final, redirects=hops((302, final)), complete=False)
    assert said.verdict is LinkVerdict.OK


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (202, "<script src='/c.js'></script>", "blocked"),
        (200, "<script src='/c.js'></script>", "ok"),
        (202, "<title>Wages</title><script src='/c.js'></script>", "ok"),
        (
            202,
            "<p>Accepted. The committee met in May, and adopted the whole report with two abstentions on Monday.</p>",
            "ok",
        ),
        (202, "", "unavailable"),
    ],
)
def test_a_script_that_is_accepted_proves_something_first(status: int, body: str, verdict: str) -> None:
    assert answer(body=body, status=status, complete=True).verdict.value == verdict


@pytest.mark.parametrize(
    ("canonical", "verdict", "reason"),
    [
        ("/404", "soft-404", "error-page"),
        ("/errors/page-not-found.html", "soft-404", "error-page"),
        ("/login", "blocked", "login"),
        ("/search", "ok", ""),
        ("/", "ok", ""),
        ("/orders/12", "ok", ""),
    ],
)
def test_the_address_that_a_short_page_gives_itself(canonical: str, verdict: str, reason: str) -> None:
    head = f"<link rel=canonical href='http://{SITE}{canonical}'>"
    body = f"<html><head><title>Kuller</title>{head}</head><body><h1>Vabandame</h1><p>Seda lugu.</p></body></html>"
    found = answer(f"http://{SITE}/uudised/palk", body)
    assert (found.verdict, found.reason) == (verdict, reason)


def test_the_address_that_an_article_gives_itself_accuses_nothing() -> None:
    head = f"<link rel=canonical href='http://{SITE}/404'>"
    prose = "<p>Seven million people in the region work in a country other than the one they were born in.</p>" * 9
    body = f"<html><head><title>Kuller</title>{head}</head><body>{prose}</body></html>"
    assert answer(f"http://{SITE}/uudised/palk", body).verdict == "ok"


def test_a_page_with_no_more_than_the_name_of_another_host_is_parked() -> None:
    there, name = "http://ww1.example.net/", page("delta-raids.org", "<div id='rs'></div>")
    led = answer(body=name, final_url=there, redirects=hops((302, there)))
    assert (led.verdict.value, led.reason) == ("soft-404", "parked")
    assert answer(body=name).verdict is LinkVerdict.OK


def test_a_list_of_another_folder_is_not_the_cited_one() -> None:
    assert answer(body=page("Index of /", "<pre>cgi-bin/</pre>")).reason == "wrong-kind"
    assert answer(f"http://{SITE}/a/", body=page("Index of /a", "<pre>b.txt</pre>")).verdict is LinkVerdict.OK


def test_a_page_in_the_place_of_a_file_may_not_be_named_by_an_error() -> None:
    assert answer(f"http://{SITE}/gone.pdf", body=page("Gone", "<p>We no longer offer it.</p>")).reason == "wrong-kind"
    named = answer(f"http://{SITE}/harbour-wages.pdf", body=page("Harbour wages", "<p>Ask at the desk.</p>"))
    assert named.verdict is LinkVerdict.OK
    site = page("Harbour wages", "<a href='/'>Harbour wages</a><p>Welcome.</p>")
    assert answer(f"http://{SITE}/harbour-wages.pdf", body=site).reason == "wrong-kind"


def test_a_header_that_leads_on_makes_waiting_no_challenge() -> None:
    headers = {"content-type": "text/html", "refresh": "0; url=/b"}
    waiting = answer(body="<title>One moment</title><p>One moment.</p>", headers=headers)
    assert waiting.verdict is LinkVerdict.OK
    assert waiting.page is not None
    assert waiting.page.refresh_target == f"http://{SITE}/b"


@pytest.mark.parametrize(
    ("heading", "text", "verdict"),
    [
        ("Uferbote", "Der Rat stimmte mit neun zu vier.", "soft-404"),
        ("Uferbote", "Am Deichbruch bei Hohenau wird gebaut.", "ok"),
        ("Der Rat stimmt ab", "Der Rat stimmte mit neun zu vier.", "ok"),
    ],
)
def test_a_front_page_in_the_place_of_an_article(heading: str, text: str, verdict: str) -> None:
    head = f"<title>Uferbote</title><link rel=canonical href='http://{SITE}/'>"
    body = f"<html><head>{head}</head><body><a href='/'>Uferbote</a><h1>{heading}</h1><p>{text}</p></body></html>"
    assert answer(f"http://{SITE}/2011/deichbruch-bei-hohenau", body, complete=True).verdict.value == verdict
    assert answer(f"http://{SITE}/n/7", body, complete=True).verdict.value == "ok"
