"""Sites that are gone as a whole: by whole sentences, and not where something else is said."""

from __future__ import annotations

import pytest

from refcheck.content.premises import premises_sign, says_of_its_site
from refcheck.content.signs import Sign
from refcheck.content.titles import head_title

URL = "http://www.example.org/reports/harbour-wages"


def sign(body: str, title: str = "", url: str = URL) -> Sign | None:
    source = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return premises_sign(source, head_title(source), url)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("This domain is registered and parked with our registrar", Sign.PARKED),
        ("boats.example could be yours, ask for a price", Sign.PARKED),
        ("This Web page is parked for FREE, courtesy of a registrar", Sign.PARKED),
        ("Diese Domain können Sie erwerben", Sign.PARKED),
        ("Домен boats.example продаётся", Sign.PARKED),
        ("您正在访问的域名可以转让", Sign.PARKED),
        ("このドメインは取得されています", Sign.PARKED),
        ("บัญชีนี้ถูกระงับ", Sign.SUSPENDED),
        ("This hosting account has been disabled due to non-payment", Sign.SUSPENDED),
        ("Website Expired", Sign.SUSPENDED),
        ("Ce site a été suspendu", Sign.SUSPENDED),
        ("Этот сайт временно заблокирован", Sign.SUSPENDED),
        ("Looks like this domain isn't connected to a website yet", Sign.DEFAULT),
        ("Hier entsteht in Kürze eine neue Internetpräsenz", Sign.DEFAULT),
        ("We are working hard to launch our new website", Sign.DEFAULT),
        ("This site has been archived and its reports are no longer online", Sign.ERROR),
        ("boats.example is no longer available", Sign.ERROR),
        ("The authors have deleted this site", Sign.ERROR),
        ("Sorry, this shop is currently unavailable", Sign.ERROR),
    ],
)
def test_a_whole_sentence_tells_what_has_become_of_a_site(sentence: str, said: Sign) -> None:
    assert says_of_its_site(sentence) is said


@pytest.mark.parametrize(
    "sentence",
    [
        "Domain names for sale",
        "Government website suspended",
        "Le site du ministère de la pêche a été suspendu",
        "เว็บไซต์ถูกระงับ 3 แห่งในวันศุกร์",
        "Is this domain for sale?",
        "This office has closed",
        "The Ranong site has closed",
        "This shop is closed",
        "Your visa has expired",
        "Our new website has been launched",
        "The domain is the set of inputs",
        "Der Hafen steht zum Verkauf",
        "This domain is for sale, said the note, and so we lost the name of our paper for ever and a day",
        "x" * 5_000,
        "",
    ],
)
def test_a_sentence_about_something_else_tells_nothing(sentence: str) -> None:
    assert says_of_its_site(sentence) is None


def test_title_heading_and_the_first_texts_are_looked_at() -> None:
    assert sign("", "This domain is for sale") is Sign.PARKED
    assert sign("<h1>Website Expired</h1>", "A host - Website Expired") is Sign.SUSPENDED
    assert sign("<p>Home</p><p>This site has been closed down.</p>", "Report") is Sign.ERROR
    assert sign("", "boats.example - This website is for sale! - boats, resources and information") is Sign.PARKED


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<h1>This domain is for sale</h1>", "This domain is for sale: how we lost our name"),
        ("<p>This website is closed.</p>", "Harbour wages: what became of a project"),  # words of its address
        ("<h1>Account of a voyage</h1><p>This account has been cancelled.</p>", "Account of a voyage"),  # a subject
        ("<h1>Website Expired</h1><h2>Wages at sea</h2><p>Harbour wages</p>", ""),
        ("<p>This website is closed.</p>" + "<p>Tides rise twice a day, and fall.</p>" * 20, ""),
        ("<h1>This domain is for sale</h1>", "Who sells it?"),
        ("<h1>某网站被关闭</h1><p>" + "警方说明天公布结果" * 50 + "</p>", ""),
        ("", ""),
    ],
)
def test_a_page_with_a_subject_is_about_such_things(body: str, title: str) -> None:
    assert sign(body, title) is None


def test_words_of_such_sentences_in_an_address_speak_for_nothing() -> None:
    assert (
        sign("<h1>boats.example</h1><p>This domain is parked.</p>", "boats.example", "http://a.example/parked/1")
        is Sign.PARKED
    )


@pytest.mark.parametrize("part", ["<header>", "<ul>", "<h1>", "this domain "])
def test_hostile_pages_end(part: str) -> None:
    assert sign(part * 20_000) is None


def test_a_site_that_was_not_paid_for() -> None:
    assert says_of_its_site("Este sitio ha sido dado de baja por falta de pago") is Sign.SUSPENDED
    assert says_of_its_site("Сайт отключён за неуплату") is Sign.SUSPENDED
    assert says_of_its_site("Trabajadores en huelga por falta de pago") is None


def test_the_name_of_a_host_and_what_is_sold_with_it() -> None:
    body = "<h1>eelnotes.example</h1><p>Make this domain yours. Buy now.</p>"
    url = "https://www.eelnotes.example/essays/glass-eels"
    assert premises_sign(f"<title>eelnotes.example</title>{body}", "eelnotes.example", url) is Sign.PARKED
    own = "<h1>eelnotes.example</h1><p>Notes on fishing at night.</p>"
    assert premises_sign(f"<title>eelnotes.example</title>{own}", "eelnotes.example", url) is None


def test_a_frame_of_somebody_who_sells_the_name_of_its_host() -> None:
    url = "https://www.eelnotes.example/essays/glass-eels"
    frames = "<frameset><frame src='http://park.example/?d=eelnotes.example'></frameset>"
    source = f"<html><head><title>eelnotes.example</title></head>{frames}</html>"
    assert premises_sign(source, "eelnotes.example", url) is Sign.PARKED
    home = source.replace("?d=eelnotes.example", "~hale/eels/")
    assert premises_sign(home, "eelnotes.example", url) is None
