from __future__ import annotations

import pytest

from refcheck.content import phrases
from refcheck.content.markers import SMALL, is_challenge, marked_sign
from refcheck.content.signs import Sign, sentence_sign, sign_of


@pytest.mark.parametrize(
    ("title", "sign"),
    [
        ("Just a moment...", Sign.CHALLENGE),
        ("Attention Required! | Cloudflare", Sign.CHALLENGE),
        ("Einen Moment bitte…", Sign.CHALLENGE),
        ("请稍候…", Sign.CHALLENGE),
        ("잠시만 기다리십시오…", Sign.CHALLENGE),
        ("Один момент…", Sign.CHALLENGE),
        ("Access Denied", Sign.REFUSED),
        ("Are you a robot?", Sign.CHALLENGE),
        ("Pardon Our Interruption", Sign.CHALLENGE),
        ("Sign in", Sign.LOGIN),
        ("Log in to Some Library", Sign.LOGIN),
        ("Anmeldung | Universität", Sign.LOGIN),
        ("Cookies required", Sign.COOKIES),
        ("404 Not Found", Sign.ERROR),
        ("Page not found", Sign.ERROR),
        ("Page not found – Some Institute", Sign.ERROR),
        ("Error 404 (Not Found)!", Sign.ERROR),
        ("The page could not be found", Sign.ERROR),
        ("Página no encontrada", Sign.ERROR),
        ("Страница не найдена", Sign.ERROR),
        ("ページが見つかりません", Sign.ERROR),
        ("Account Suspended", Sign.SUSPENDED),
        ("Welcome to nginx!", Sign.DEFAULT),
        ("Apache2 Ubuntu Default Page: It works", Sign.DEFAULT),
        ("IIS Windows Server", Sign.DEFAULT),
        ("example-works.org is for sale", Sign.PARKED),
        ("HugeDomains.com", Sign.PARKED),
        ("404", Sign.ERROR),
        ("HTTP 404", Sign.ERROR),
        ("My Site | 404", Sign.ERROR),
        ("My Site - Page Not Found", Sign.ERROR),
        ("Oops! That page can’t be found.", Sign.ERROR),
        ("Sorry, the page you are looking for could not be found.", Sign.ERROR),
        ("We can't find the page you're looking for", Sign.ERROR),
        ("This page doesn't exist", Sign.ERROR),
        ("The requested URL was not found on this server.", Sign.ERROR),
        ("The document you requested has been removed", Sign.ERROR),
        ("The page you were looking for doesn't exist (404)", Sign.ERROR),
        ("Bitstream not found", Sign.ERROR),
        ("Invalid record ID", Sign.ERROR),
        ("Seite nicht gefunden – Universität Köln", Sign.ERROR),
        ("Erreur 404 - Page introuvable", Sign.ERROR),
        ("404 — Страница не найдена", Sign.ERROR),
        ("404 - 页面不存在", Sign.ERROR),
        ("抱歉,找不到您要的頁面", Sign.ERROR),
        ("ไม่พบหน้าที่ต้องการ", Sign.ERROR),
        ("រកមិនឃើញទំព័រ", Sign.ERROR),
        ("ບໍ່ພົບໜ້າ", Sign.ERROR),
        ("စာမျက်နှာ ရှာမတွေ့ပါ", Sign.ERROR),
        ("Không tìm thấy trang", Sign.ERROR),
        ("Halaman tidak ditemukan - Kementerian", Sign.ERROR),
        ("페이지를 찾을 수 없습니다", Sign.ERROR),
        ("الصفحة غير موجودة", Sign.ERROR),
        ("صفحه مورد نظر یافت نشد", Sign.ERROR),
        ("पृष्ठ नहीं मिला", Sign.ERROR),
        ("Sayfa Bulunamadı", Sign.ERROR),
        ("Nie znaleziono strony", Sign.ERROR),
        ("Сторінку не знайдено", Sign.ERROR),
        ("This page is temporarily unavailable", Sign.OUTAGE),
        ("Your session has expired", Sign.OUTAGE),
        ("Session timed out", Sign.OUTAGE),
        ("Sorry, we have no place with that number", Sign.ERROR),
        ("503 Service Temporarily Unavailable", Sign.OUTAGE),
        ("Wartungsarbeiten", Sign.OUTAGE),
        ("403 Forbidden", Sign.REFUSED),
        ("403", Sign.REFUSED),
        ("Not available in your region", Sign.REFUSED),
        ("Un momento…", Sign.CHALLENGE),
        ("Before you continue", Sign.COOKIES),
        ("IIS7", Sign.DEFAULT),
        ("Apache Tomcat/9.0.58", Sign.DEFAULT),
        ("Test Page for the Apache HTTP Server", Sign.DEFAULT),
        ("Domain expired", Sign.PARKED),
        ("Diese Domain steht zum Verkauf", Sign.PARKED),
    ],
)
def test_pages_that_are_not_the_thing_are_known_by_their_title(title: str, sign: Sign) -> None:
    assert sign_of(title) is sign


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia",
        "How to design a 404 page that people love",
        "Page not found: a history of the error message that everybody knows",
        "Lost and Not Found: Migrants in Transit",
        "Access Denied: The Practice and Policy of Global Internet Filtering",
        "Just a Moment in Time: a Memoir",
        "Houses for Sale in the Nineteenth Century",
        "Welcome to the Monkey House",
        "Login Systems of Libraries, a Review of the Literature",
        "404 error page design: a study",
        "How to handle page not found",
        "Missing Pages: Records that could not be found",
        "The page that was never found",
        "Files not found in the archive of the Stasi",
        "Document not found in translation",
        "The article is no longer available in print",
        "Maintenance of Wind Turbines",
        "Under Maintenance: Repair and Care in the City",
        "404 (year) - Wikipedia",
        "Page Found",
        "The resource is available",
        "Gone with the Wind",
        "Peugeot 404",
        "Forbidden Knowledge",
        "The 404 Media Company",
        "Your Privacy at Work: a Guide",
        "Not Found in Nature",
        "Domains for Sale: the Market for Names",
        "Why this page was removed from the manuscript",
        "Welcome to nginx: a tutorial",
        "Index of Economic Freedom",
        "Übersicht der Seite | Haus",
        "x" * 1000,
    ],
)
def test_works_about_such_things_are_works(title: str) -> None:
    assert sign_of(title) is None


def test_a_challenge_is_known_by_its_headers() -> None:
    assert is_challenge(headers={"cf-mitigated": "challenge"})
    assert is_challenge(headers={"x-amzn-waf-action": "captcha"})
    assert not is_challenge(headers={"cf-mitigated": "none", "server": "cloudflare"})


def test_a_challenge_is_known_by_its_script_in_a_small_page() -> None:
    script = b"<html><script>window._cf_chl_opt={}</script></html>"
    assert is_challenge(body=script)
    assert not is_challenge(body=script + b" " * SMALL)
    # Nearly every page of that network carries this one.
    assert not is_challenge(body=b"<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>")
    assert not is_challenge()


def test_every_phrase_says_what_its_list_says() -> None:
    for sign, text in ((Sign.ERROR, phrases.ERRORS), (Sign.LOGIN, phrases.LOGINS), (Sign.OUTAGE, phrases.MAINTENANCE)):
        for phrase in text.replace("\n", ";").split(";"):
            assert not phrase.strip() or sentence_sign(phrase.strip()) is sign, phrase


def test_marks_that_pages_of_content_have_count_only_where_there_is_hardly_any_text() -> None:
    assert is_challenge(body=b"<div class='g-recaptcha'>", bare=True)
    assert not is_challenge(body=b"<div class='g-recaptcha'>")
    assert marked_sign(b"<p>this domain has expired</p>") is Sign.PARKED
    assert marked_sign(b"<p>this domain has expired</p>", "When this domain has expired: a guide") is None
    assert marked_sign(b"<p>a report</p>") is None


def test_a_title_before_the_site_was_taken_off_counts_too() -> None:
    assert sign_of("", site_title="Sign in") is Sign.LOGIN
    assert is_challenge("Just a moment...")


@pytest.mark.parametrize(
    "sentence",
    [
        "0 records match your request",
        "Your search returned no results.",
        "There is currently no text in this page",
        "No documents were found for this number",
        "Nothing matched your search terms",
        "The identifier 12/34 does not correspond to a valid object in this repository",
        "Invalid thread specified",
        "This topic does not exist yet",
        "The record you requested does not exist (4711).",
        "The article “Wages” could not be found",
        "This item has been withdrawn from the repository",
        "This document was removed at the author's request",
        "This link has expired",
        "Sorry, we can't seem to find the page you're after",
        "Unable to locate the document",
        "The page might have been removed, had its name changed, or is temporarily unavailable",
        "Es wurde kein Eintrag gefunden",
    ],
)
def test_sentences_that_say_that_there_is_nothing(sentence: str) -> None:
    assert sentence_sign(sentence) is Sign.ERROR


@pytest.mark.parametrize(
    "sentence",
    [
        "No records were kept before 1931",
        "No items in your cart",
        "No results",
        "This article has been retracted",
        "This standard has been withdrawn",
        "This vacancy has expired",
        "Wrong number",
        "The search found no survivors",
        "We could not find any evidence of it",
        "We could not find the page that he had torn out",
        "Database",
        "Application",
        "Not found (album)",
        "Page not found (2011)",
        "404 (year)",
        "“Page not found” and other poems",
        "What does “This page isn't available” mean?",
    ],
)
def test_sentences_that_say_something_else(sentence: str) -> None:
    assert sentence_sign(sentence) is None


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("<p>This domain is parked.</p>", Sign.PARKED),
        ("<p>labour.example: the domain is for sale</p>", Sign.PARKED),
        ("<dd>Of a domain is parked if nothing is on it</dd>", None),
        ("<dd>Every domain is parked at first</dd>", None),
        ("<script src='https://www.google.com/adsense/domains/caf.js'></script>", Sign.PARKED),
        ("<script src='https://www.google.com/adsense/ads.js'></script>", None),
        ("Microsoft OLE DB Provider for SQL Server error '80004005'", Sign.OUTAGE),
    ],
)
def test_what_a_source_says_of_its_own_host(body: str, sign: Sign | None) -> None:
    assert marked_sign(body.encode()) is sign


@pytest.mark.parametrize(
    ("source", "challenge"),
    [
        ('<script id="anubis_challenge" type="application/json">{}</script>', True),
        ("<meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=%2F'>", True),
        ("<script src='https://1.token.awswaf.com/1/challenge.js'></script>", True),
        ("<script src='/captive.js'></script>", False),
    ],
)
def test_further_guards_are_known_by_their_source(source: str, challenge: bool) -> None:
    assert is_challenge(body=source.encode(), bare=True) is challenge


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Temporarily offline", Sign.OUTAGE),
        ("This site is currently down for scheduled maintenance", Sign.OUTAGE),
        ("Server busy", Sign.OUTAGE),
        ("Too many visitors at the moment", Sign.OUTAGE),
        ("Please try again in a minute", Sign.OUTAGE),
        ("We will be back soon", Sign.OUTAGE),
        ("Temporarily closed", None),  # a museum may be
        ("Busy", None),
        ("We will be back from the border in May", None),
        ("Try again: essays", None),
    ],
)
def test_what_passes(sentence: str, sign: Sign | None) -> None:
    assert sentence_sign(sentence) is sign
