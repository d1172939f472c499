"""Pages that name nothing, sites that have moved away, and names that others have taken over."""

from __future__ import annotations

import pytest

from refcheck.content.outline import outline_of
from refcheck.content.own_part import main_of
from refcheck.content.signs import Sign
from refcheck.content.titles import head_title
from refcheck.content.unnamed import (
    CERTAIN,
    UNSURE,
    advertises,
    exclaimed_sign,
    exclaims,
    exclaims_a_loss,
    has_no_name,
    has_no_word_of,
    is_noise,
    is_taken_over,
    moved_away,
    namelessness,
)

URL = "http://www.example.org/reports/harbour-wages"
NOINDEX = "<meta name='robots' content='noindex, follow'>"
MENU = "<header><p>Tide Office</p><nav><a href='/a'>A</a><a href='/b'>B</a><a href='/c'>C</a></nav></header>"
APOLOGY = "<main><h1>Joj!</h1><p>Tu ni nič več.</p><p><a href='/'>Domov</a></p></main>"


def page(body: str, title: str = "Tide Office", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{MENU}{body}</body></html>"


def weighed(source: str, url: str = URL) -> int:
    return namelessness(source, outline_of(source), head_title(source), url)


def test_an_apology_that_no_crawler_may_keep_is_certain() -> None:
    assert weighed(page(APOLOGY, head=NOINDEX)) >= CERTAIN


def test_nobody_is_accused_who_shows_nobody_out() -> None:
    letter = "<title></title><meta name=robots content=noindex><p>Dear Sir, the boat is sold.</p>"
    assert UNSURE <= weighed(letter) < CERTAIN


@pytest.mark.parametrize(
    ("heading", "names_nothing"),
    [
        ("Joj!", True),
        ("Opinion unavailable", True),
        ("Item not available", True),
        ("Story removed", True),
        ("Ospravedlňujeme sa", False),
        ("Minutes", False),
        ("", False),
    ],
)
def test_headings_that_name_nothing(heading: str, names_nothing: bool) -> None:
    assert exclaims(heading) is names_nothing


def test_one_that_crawlers_may_keep_is_doubted() -> None:
    assert UNSURE <= weighed(page(APOLOGY)) < CERTAIN


@pytest.mark.parametrize(
    "source",
    [
        page("<main><h1>Harbour pay</h1><p>Two baht a day.</p></main>"),
        page("<main><h1>Minutes</h1><p>Adopted in May.</p></main>", title="Minutes"),
        page("<main><p>Wages of dockers.</p></main>"),
        page("<main><h1>Minutes</h1><p>Adopted in May.</p></main>"),
    ],
    ids=[
        "a word of its address",
        "a title of its own",
        "a word of its address in the text",
        "a heading with a subject",
    ],
)
def test_a_page_that_names_something_is_doubted_little(source: str) -> None:
    assert weighed(source) < UNSURE


@pytest.mark.parametrize(
    "body",
    [
        "<main><p>Tu.</p><img src=map.png></main>",
        "<main><p>Tu je.</p><table><tr><td>1</td></tr></table></main>",
        "<main><p>Tu je.</p><iframe src=a></iframe></main>",
        "<main><p>Tu je.</p><a href='/r.pdf'>PDF</a></main>",
        f"<main><p>{'Tu je beseda. ' * 30}</p></main>",
        "<main></main>",
    ],
    ids=["a picture", "a table", "a frame", "a file", "a text", "nothing"],
)
def test_a_page_that_shows_something_is_not_doubted(body: str) -> None:
    assert weighed(page(body, head=NOINDEX)) == 0


FOOT = f"<footer><p>{'Tide Office, 12 Canal Road. ' * 12}</p></footer>"


def test_what_stands_around_it_is_no_text_of_a_page() -> None:
    assert weighed(page(APOLOGY + FOOT, head=NOINDEX)) >= CERTAIN
    assert weighed(page(APOLOGY + FOOT.replace("footer", "section"), head=NOINDEX)) == 0


@pytest.mark.parametrize(
    ("body", "doubted"),
    [
        (
            "<nav><a class=logo href=/x><img alt='Tide Office'></a></nav><h2 class=sr-only>Tide Office</h2><p>Tu ni nič.</p>",
            True,
        ),
        ("<a href='/'><span>Tide Office</span></a><main><p>Tu ni nič.</p></main>", True),
        ("<a href='/tides'>Tide Office</a><main><h1>Tide Office</h1><p>Tu ni nič.</p></main>", False),
        ("<a href='/'>Home</a><main><h1>Tide Office</h1><p>Tu ni nič.</p></main>", False),
    ],
    ids=["a logo", "a link home", "a heading, and a link elsewhere", "a heading"],
)
def test_a_site_is_called_as_its_link_home_is(body: str, doubted: bool) -> None:
    source = f"<title>Tide Office</title>{body}<a href=/b>B</a>"
    assert (weighed(source) >= UNSURE) is doubted


@pytest.mark.parametrize(
    ("body", "weight"),
    [
        ("<h1>Boats</h1><p>The old pier no longer exists.</p>", 4),
        ("<h1>Boats</h1><p>The old pier is open.</p>", 3),
        ("<h1>Boats</h1><p>“The old pier no longer exists.”</p>", 3),
        ("<p>The old pier no longer exists. <a href='/'>Home</a></p>", CERTAIN - 1),
    ],
    ids=["a loss", "none", "somebody's", "never certain"],
)
def test_a_loss_that_is_told_counts_a_little(body: str, weight: int) -> None:
    assert weighed(page(f"<main>{body}</main>")) == weight


def test_what_a_list_names_is_something_else() -> None:
    body = "<main><h1>Joj!</h1><p>Tu ni nič več.</p>{}</main>"
    assert weighed(page(body.format("<ul><li>Wages</li></ul>"))) >= UNSURE
    assert weighed(page(body.format("<p>Wages</p>"))) < UNSURE


def test_a_page_outside_a_site_is_not_doubted() -> None:
    source = "<title></title><p>Depth 3 m at low water.</p>"
    assert weighed(source) == 0


def test_bad_input_is_survived() -> None:
    for source in ("", "<", "<title>", "<meta name=robots content=noindex" + "<a href=" * 5_000, "\0" * 99):
        assert weighed(source, "http://[") == 0


def moved(body: str, url: str = URL) -> str:
    source = f"<title>Notice</title>{body}"
    return moved_away(source, outline_of(source), url)


@pytest.mark.parametrize(
    "body",
    [
        "<p>We have moved to <a href='https://tides.example.net/'>tides.example.net</a>.</p>",
        "<h1>Wir sind umgezogen</h1><p><a href='https://tides.example.net'>Weiter</a></p>",
        "<p>Наш сайт переехал: <a href='https://tides.example.net/index.html'>сюда</a></p>",
    ],
)
def test_a_site_that_has_moved_away(body: str) -> None:
    assert moved(body) == "tides.example.net"


@pytest.mark.parametrize(
    "body",
    [
        "<p>We have moved to <a href='https://tides.example.net/harbour'>the page</a>.</p>",
        "<p>We have moved: <a href='https://a.example/'>A</a> <a href='https://b.example/'>B</a></p>",
        "<p>We have moved <a href='/'>home</a>.</p>",
        "<p>See also <a href='https://tides.example.net/'>the office</a>.</p>",
        "<h1>Letter of May</h1><p>We have moved to <a href='https://tides.example.net/'>a new house</a>.</p>",
        "<p>Harbour wages: we have moved to <a href='https://tides.example.net/'>tides</a></p>",
        f"<p>{'We have moved a long way since. ' * 9}<a href='https://tides.example.net/'>Tides</a></p>",
        "",
    ],
    ids=["the page itself", "two hosts", "its own host", "no move", "a subject", "the thing", "a text", "nothing"],
)
def test_a_page_that_leads_to_another_site_for_another_reason(body: str) -> None:
    assert moved(body) == ""


def test_advertisements_and_the_words_of_an_address() -> None:
    assert advertises("Situs Slot Gacor Hari Ini")
    assert not advertises("Slot machines: a history")
    assert not advertises("")


def test_who_advertises_under_an_address_of_something_else_has_taken_it_over() -> None:
    slots = "Situs Slot Gacor Hari Ini"
    assert is_taken_over("http://a.example/labour-mobility-2017/", slots, "Daftar dan klaim bonus")
    assert not is_taken_over("http://a.example/labour-mobility-2017/", slots, "The labours of gamblers")
    assert not is_taken_over("http://a.example/labour-mobility-2017/", "Labour mobility", "Nothing of it")
    # Where a number names the very page, the words of its folder count.
    assert is_taken_over("http://a.example/reports/12345", "Bandar togel dan slot gacor", "Daftar")
    assert not is_taken_over("http://a.example/berita/12345", "Situs judi ditutup", "Polisi menutup situs. " * 20)
    # An address without words is no sign: who advertises twice in a title does.
    assert is_taken_over("http://a.example/?p=88", "Bandar togel dan slot gacor", "Daftar")
    assert not is_taken_over("http://a.example/?p=88", "A study of online casinos", "We asked 400 people")
    assert not is_taken_over("http://[", slots, "x")


@pytest.mark.parametrize("title", ["Oops", "Sorry!", "We're sorry", "ขออภัย", "Lo sentimos", "ຂໍອະໄພ"])
def test_a_title_that_adds_nothing_is_noise(title: str) -> None:
    assert is_noise(title)


@pytest.mark.parametrize("title", ["", "Sorry Seems To Be the Hardest Word", "Oops, a history"])
def test_a_title_with_a_subject_is_none(title: str) -> None:
    assert not is_noise(title)


def exclaimed(heading: str, text: str, *, title: str = "Tide Office", url: str = URL) -> bool:
    source = page(f"<main><h1>{heading}</h1><p>{text}</p></main>", title)
    return exclaims_a_loss(source, head_title(source), url)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Helaas", "Deze pagina kunnen we echt niet meer ergens vinden."),
        ("Oh nein!", "Dieses Dokument haben wir aus dem Netz genommen."),
        ("We're sorry", "The web address you entered is not a functioning page on our site."),
        ("Whoops!", "The report has vanished from here."),
        ("ขออภัย", "เราหาหน้านี้ไม่เจอ หน้านี้อาจถูกลบไปแล้ว"),
    ],
)
def test_a_page_that_exclaims_and_nearly_denies_has_lost_something(heading: str, text: str) -> None:
    assert exclaimed(heading, text)


@pytest.mark.parametrize(
    ("heading", "text", "url"),
    [
        ("Tide tables", "The page of May is missing.", URL),  # a subject
        ("Oh no!", "The harbour wages have never been found.", URL),  # words of its address
        ("Oops!", "The dog has eaten the map.", URL),
        ("Sorry!", "If the page is missing, write to us.", URL),
        ("Oops!", "", URL),
        ("Sorry!", "x" * 400, "http://["),
    ],
)
def test_who_has_a_subject_or_does_not_deny_has_lost_nothing(heading: str, text: str, url: str) -> None:
    assert not exclaimed(heading, text, url=url)


@pytest.mark.parametrize(
    ("title", "body", "lost"),
    [
        ("Tide Office", "<p>Wybrany artykuł nie istnieje lub został przeniesiony do archiwum.</p>", True),
        ("Tide Office", "<p>Bài viết này không còn tồn tại trên hệ thống.</p><h2>Tin liên quan</h2>", True),
        ("Tide Office", "<h2>Tin liên quan</h2><p>Bài viết này không còn tồn tại trên hệ thống.</p>", False),
        ("Boats", "<p>Wybrany artykuł nie istnieje lub został przeniesiony do archiwum.</p>", False),
        ("Tide Office", "<p>Wybrany statek nie istnieje lub został przeniesiony do muzeum.</p>", False),
        (
            "¡Vaya!",
            "<h1>¡Vaya! Esa página no se puede encontrar.</h1><p>Parece que no se ha encontrado nada.</p>",
            True,
        ),
        ("¡Vaya!", "<h1>¡Vaya! Una nutria.</h1><p>Parece que no se ha encontrado nada.</p>", False),
        ("Tide Office", "<h1>Oups, un article en moins</h1><p>Il n'est plus en ligne.</p>", True),
        ("Tide Office", "<h1>Un article en moins!</h1><p>Il n'est plus en ligne.</p>", False),
        ("Tide Office", "<h1>Oups, un article en moins</h1><p>Il est en ligne.</p>", False),
    ],
)
def test_a_loss_under_the_name_of_the_site(title: str, body: str, lost: bool) -> None:
    source = page(f"<main>{body}</main>", title=title)
    assert exclaims_a_loss(source, title, URL) is lost
    assert not exclaims_a_loss(source, title, "http://www.example.org/przeniesiony-plus-bai-viet-nada")


def test_a_word_that_the_name_of_a_site_has_in_common_with_the_address_says_nothing() -> None:
    brand = "<header><a class='brand' href='/'>Servicio de Costas</a></header>"
    lost = f"{brand}<main><p>El contenido solicitado no existe o ha sido dado de baja.</p></main>"
    url = "http://www.example.org/-/carta-de-la-costa-1899"
    for title, loses in (("Servicio de Costas", True), ("Home - Servicio de Costas", True), ("La costa", False)):
        source = f"<html><head><title>{title}</title></head><body>{lost}</body></html>"
        assert exclaims_a_loss(source, title, url) is loses


@pytest.mark.parametrize(
    ("path", "lost"),
    [
        ("/articolo.aspx?id=33120", True),
        ("/articolo/il-molo-articolo", False),
        ("/molo.aspx?id=33120", True),
        ("/archivi/mongolfiera-1840", True),  # what names it does so by itself
        ("/archivi/1840", False),
        ("/articolo.aspx?id=33120&vecchi=archivi", False),
    ],
)
def test_a_kind_of_thing_in_an_address_names_no_thing(path: str, lost: bool) -> None:
    source = page("<main><p>L'articolo richiesto non è stato trovato negli archivi.</p></main>")
    assert exclaims_a_loss(source, "Tide Office", f"http://www.example.org{path}") is lost


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Por tareas de mantenimiento el portal no está disponible en este momento.", Sign.OUTAGE),
        ("Por tareas de mantenimiento la carretera queda cerrada al tráfico en mayo.", None),
        ("The portal was given to the museum in 1954.", None),
    ],
)
def test_works_that_are_told_without_a_subject(text: str, sign: Sign | None) -> None:
    source = f"<title>Volvemos</title><h1>Volvemos</h1><p>{text}</p>"
    assert exclaimed_sign(source, "Volvemos", URL) is sign
    assert exclaimed_sign(source, "Volvemos", "http://www.example.org/mantenimiento-museum") is None


@pytest.mark.parametrize(
    ("title", "url", "nameless"),
    [
        ("Reports | Tide Office", URL, True),  # a kind of thing, and the name of the site
        ("Tide Office - All that flows", URL, True),  # what the site says of itself
        ("Tide Office - Harbour wages", URL, False),
        ("Tide Office - Low water: May", URL, False),
        ("Wages of 1931 | Tide Office", URL, False),
    ],
)
def test_titles_that_name_the_site_and_a_kind(title: str, url: str, nameless: bool) -> None:
    source = page("<header><a href='/'>Tide Office</a></header><main><p>The job is over.</p></main>", title=title)
    assert has_no_name(source, main_of(source), title, url) is nameless


@pytest.mark.parametrize(
    ("heading", "text", "lost"),
    [
        ("Objekt nenalezen", "Soubor byl smazán.", True),
        ("Kotva nenalezena", "V přístavu kotví dvě lodě.", False),
        ("Ancre perdue", "Fer, 1788.", False),
    ],
)
def test_a_denial_that_is_said_twice(heading: str, text: str, lost: bool) -> None:
    assert exclaimed(heading, text) is lost


def test_a_number_by_which_a_register_knows_a_thing_names_it_alone() -> None:
    text = "This unit is no longer available. Unit of the archive."
    assert has_no_word_of("http://www.example.org/unit/-/unit/88121", text)
    assert not has_no_word_of("http://www.example.org/unit/-/unit/88121", f"{text} 88121")


def test_an_address_that_is_repeated_names_nothing() -> None:
    url = "https://x.example/deeds/marsh-farm-1802"
    assert has_no_word_of(url, "Home > deeds > marsh-farm-1802")
    assert has_no_word_of(url, "We searched for marsh farm 1802 instead")
    assert not has_no_word_of(url, "Marsh Farm, 1802")
