from __future__ import annotations

import pytest

from refcheck.content.look import LONG, look_at
from refcheck.content.signs import Sign
from refcheck.content.titles import MAX_TITLE

URL = "http://www.example.org/a"
HTML = "text/html; charset=utf-8"
PROSE = (
    "<p>Seven million people in the region work in a country other than their own, most of them with few papers.</p>"
    * 8
)
MENU = "".join(
    f"<li><a href='/{word}'>{word}</a></li>"
    for word in ("home", "reports", "news", "team", "contact", "login", "search")
)


def page(title: str = "Institute", body: str = "", head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("title", "body", "sign"),
    [
        ("Institute", f"{MENU}<h1>Page not found</h1>", Sign.ERROR),
        ("Institute", f"{MENU}<h2>404</h2><p>Ooops!</p>", Sign.ERROR),
        (
            "Institute",
            f"{MENU}<p>Sorry, the page you are looking for could not be found. Try the search.</p>",
            Sign.ERROR,
        ),
        ("", "<h1>Not Found</h1><p>The requested URL /a/b.html was not found on this server.</p>", Sign.ERROR),
        ("Institut", f"{MENU}<p>Die von Ihnen gesuchte Seite existiert nicht.</p>", Sign.ERROR),
        ("Институт", f"{MENU}<div>Запрашиваемая страница не найдена</div>", Sign.ERROR),
        ("สถาบัน", f"{MENU}<div>ไม่พบหน้าที่คุณต้องการ</div>", Sign.ERROR),
        ("研究所", f"{MENU}<div>抱歉，您访问的页面不存在！</div>", Sign.ERROR),
        ("研究所", f"{MENU}<div>お探しのページは見つかりませんでした。</div>", Sign.ERROR),
        ("연구소", f"{MENU}<h2>페이지를 찾을 수 없습니다.</h2>", Sign.ERROR),
        ("معهد", f"{MENU}<h2>عذراً، الصفحة غير موجودة</h2>", Sign.ERROR),
        ("Viện", f"{MENU}<h2>Không tìm thấy trang</h2>", Sign.ERROR),
        ("Instituto", f"{MENU}<h2>¡Lo sentimos! No hemos encontrado la página.</h2>", Sign.ERROR),
        ("Page not found | Institute", MENU, Sign.ERROR),
        ("Publication", f"{MENU}<p>Invalid publication ID.</p>", Sign.ERROR),
        ("", "Not Found", Sign.ERROR),
        ("", "No input file specified.", Sign.ERROR),
        ("Institute", "<h1>Error establishing a database connection</h1>", Sign.OUTAGE),
        ("Database Error", "<p>x</p>", Sign.OUTAGE),
        ("Site Maintenance", "<h1>We'll be back soon!</h1>", Sign.OUTAGE),
        ("", "<b>Fatal error</b>: Uncaught Error in /var/www", Sign.OUTAGE),
        ("Institute", "<h1>This Account has been suspended.</h1>", Sign.SUSPENDED),
        ("Contact Support", "<a href='/cgi-sys/suspendedpage.cgi'>x</a>", Sign.SUSPENDED),
        ("509 Bandwidth Limit Exceeded", "<p>x</p>", Sign.SUSPENDED),
        ("", "<html><body><h1>It works!</h1></body></html>", Sign.DEFAULT),
        ("Apache2 Debian Default Page: It works", PROSE, Sign.DEFAULT),
        ("Test Page", "<p>This page is used to test the proper operation of the web server.</p>", Sign.DEFAULT),
        ("labour.example", "<script src='https://img.sedoparking.com/a.js'></script><a>Jobs</a>", Sign.PARKED),
        ("labour.example", "<p>Buy this domain</p>", Sign.PARKED),
        ("Verification", "<div class='g-recaptcha'></div>", Sign.CHALLENGE),
        ("", "<script>document.cookie='a=1';location.reload()</script>", Sign.CHALLENGE),
        ("Institute", "<script>window._cf_chl_opt={}</script>", Sign.CHALLENGE),
        ("Intranet", "<form>User <input name=u> Password <input type=password name=p></form>", Sign.LOGIN),
        ("ERROR: The request could not be satisfied", "<h2>The request could not be satisfied.</h2>", Sign.REFUSED),
        ("Access Denied", "<p>Reference #18</p>", Sign.REFUSED),
    ],
)
def test_what_a_page_is_when_it_is_not_the_thing(title: str, body: str, sign: Sign) -> None:
    look = look_at(page(title, body), HTML, URL)
    assert look.sign is sign
    assert look.shape is None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        # About such pages, with a text of their own.
        ("Page not found", f"<h1>Page not found</h1>{PROSE}"),
        ("404 - Wikipedia", PROSE),
        ("Access Denied", PROSE),
        ("Forbidden | Institute", PROSE),
        ("CAPTCHA - Wikipedia", PROSE),
        ("Site Maintenance", PROSE),
        ("Institute", f"<h2>404 Not Found</h2>{PROSE}"),
        (
            "Institute",
            f"{PROSE}<p>This domain may be for sale, and the account has been suspended, said the registrar.</p>",
        ),
        ("Institute", f"{PROSE}<div class='g-recaptcha'></div><input type=password>"),
        # Short, and about them by their titles.
        ("How to handle page not found", "<h2>Page not found</h2><p>Write one.</p>"),
        ("404 error page design: a study", "<p>Forty designs.</p>"),
        ("What “404 Not Found” means", "<h1>404 Not Found</h1><p>A code.</p>"),
        ("Account suspended: platform power and labour activists", "<p>An abstract.</p>"),
        ("Buy this domain: land, names and money", "<p>An abstract.</p>"),
        # Short, with a word that means nothing by itself.
        ("Minutes of 3 May", "<p>Adopted. Next meeting: 7 June.</p>"),
        ("Links", f"{MENU}<table><tr><td>Link one</td><td>not found</td></tr></table>"),
        ("Reports", f"{MENU}<p>Log in</p><p>Report of the year. A copy of the letter was never found.</p>"),
        (
            "OpenRead",
            "<h1>OpenRead</h1><p>Opens one for reading and says whether it did so.</p><dl><dt>2</dt><dd>File not found.</dd></dl>",
        ),
        ("Home", "<p>Welcome to the institute</p>"),
        ("Figure 3", "<img src='a.png'>"),
    ],
)
def test_near_misses_are_pages(title: str, body: str) -> None:
    assert look_at(page(title, body), HTML, URL).sign is None


def test_a_scholarly_record_speaks_for_a_page_whatever_its_title() -> None:
    look = look_at(page("Page not found", head='<meta name="citation_title" content="Page not found">'), HTML, URL)
    assert (look.sign, look.shape) == (None, None)
    assert look.page.title == "Page not found"


def test_a_shape_is_only_made_where_nothing_speaks_for_the_page() -> None:
    assert look_at(page(body="<p>x</p>"), HTML, URL).shape is not None
    assert look_at(page(body="<p>x</p>"), HTML, URL, shaped=False).shape is not None  # its pieces may be compared
    long = page(body=f"<p>{'The committee met in May. ' * 90}</p>")
    assert look_at(long, HTML, URL).shape is not None
    assert look_at(long, HTML, URL, shaped=False).shape is None
    assert look_at(page("Wages on plantations"), HTML, "http://h.example/wages-plantations").shape is None
    assert look_at(page(head=f'<link rel="canonical" href="{URL}">'), HTML, URL).shape is None
    assert look_at(page(head=f"<meta content='{URL}' property='og:url'>"), HTML, URL).shape is None
    assert look_at(page(head='<link rel="canonical" href="/">'), HTML, URL).shape is not None
    moved = "http://h.example/wages-plantations"
    assert look_at(page("Wages on plantations"), HTML, moved, cited=URL).shape is not None


@pytest.mark.parametrize(
    ("body", "empty"), [(b"<html><body></body></html>", True), (b"  \n", True), (b"<img src=a>", False), (b"a", False)]
)
def test_a_page_that_shows_nothing(body: bytes, empty: bool) -> None:
    assert look_at(body, HTML, URL).empty is empty


@pytest.mark.parametrize(
    ("head", "body", "target"),
    [
        ('<meta http-equiv="refresh" content="0; url=/b">', "", "http://www.example.org/b"),
        ("<script>window.location.href = '/b';</script>", "", "http://www.example.org/b"),
        ("<script>location.replace('/b')</script>", "<p>You are being redirected.</p>", "http://www.example.org/b"),
        ("<script>document.location='/b'</script>", "", "http://www.example.org/b"),
        ("", "<body onload=\"location='/b'\">", "http://www.example.org/b"),
        ("", "<a onclick=\"location='/b'\">Leave</a><script></script>", None),
        ("<script>function leave() { location.href = '/b'; }</script>", "<a onclick='leave()'>Leave</a>", None),
        ("<script>if (top != self) top.location.href = '/b'</script>", "", None),
        ("<script>if (a) location.href='/b'; else location.href='/c'</script>", "", None),
        ("<script>location.href='/b'</script>", PROSE, None),
        ("<script>location.href=target</script>", "", None),
        ("<script>location.href='http://[::1/'</script>", "", None),
    ],
)
def test_where_a_page_sends_its_reader(head: str, body: str, target: str | None) -> None:
    assert look_at(page("Redirecting", body, head), HTML, URL).page.refresh_target == target


@pytest.mark.parametrize(
    "part", ["<p>404", "page not found ", "Not found. ", "location.href='", "canonical", "<link canonical ", "og:url "]
)
def test_hostile_pages_end(part: str) -> None:
    # Quadratic, it would take hours.
    look = look_at(part.encode() * (1_000_000 // len(part)), HTML, URL)
    assert len(look.page.title or "") <= MAX_TITLE


def test_an_article_is_longer_than_an_error() -> None:
    assert len(PROSE) > LONG


def test_a_long_text_is_enough_where_no_shape_is_wanted() -> None:
    page = (
        f"<title>Something else</title><body>{'<p>' + 'A sentence of some length that tells the reader about it. ' * 3 + '</p>'}"
        * 6
    )
    seen = look_at(page.encode(), "text/html", "http://a.example/reports/of-the-commission", shaped=False)
    assert (seen.sign, seen.shape, seen.page.title) == (None, None, "Something else")
    assert seen.prose >= LONG


def sign_at(path: str, title: str, body: str) -> Sign | None:
    return look_at(page(title, body), HTML, f"http://www.example.org{path}").sign


GONE = "<table><tr><td>404</td><td>The requested document does not exist.</td></tr></table>"
OWN = "<p>The committee met in May and adopted the report.</p>"


@pytest.mark.parametrize(
    ("path", "title", "body", "sign"),
    [
        ("/poems/nothing-found", "Nothing found", "<h1>Nothing found</h1><p>I looked beneath the boat.</p>", None),
        (
            "/soft/nothing-found",
            "Nothing found",
            "<h1>Nothing found</h1><p>Sorry, we could not find that page.</p>",
            Sign.ERROR,
        ),
        ("/soft/nothing-found", "Nothing found", "<h1>Nothing found</h1>", Sign.ERROR),
        ("/poems/nothing-found", "Nothing found", "<img src=poem.png>", None),
        ("/roads/maintenance", "Maintenance", "<p>Roads need maintenance every spring.</p>", None),
        ("/site/maintenance", "Maintenance", "<p>The site is down for maintenance.</p>", Sign.OUTAGE),
        ("/removed/story", "Removed", "<h1>Removed</h1><p>The author has deleted this story.</p>", Sign.ERROR),
        ("/removed/story", "Removed", "<h1>Removed</h1><p>A story of a house that stood in the way.</p>", None),
        ("/parked/boats", "boats.example", "<h1>boats.example</h1><p>This domain is parked.</p>", Sign.PARKED),
        ("/docs/boat-prices", "boats.example - This website is for sale! - Boat prices", "<p>Boats</p>", Sign.PARKED),
        ("/docs/boat-prices", "boats.example - Boat prices", "<p>This website is for sale.</p>", None),
        ("/api/errors", "Errors", "<table><tr><td>429</td><td>Too many requests</td></tr></table>", None),
        ("/x/17", "Nothing found", "<h1>Nothing found</h1><p>Try another word.</p>", Sign.ERROR),
        ("/dictionary/gone", "Gone - Dictionary", "<p>Adjective: no longer present.</p>", None),
        ("/a/wages.html", "/a/wages.html not found", "<p>Sorry.</p>", Sign.ERROR),  # it repeats the address
        ("/wiki/Wage_law", "Wage law - Wiki", "<p>There is currently no text in this page.</p>", Sign.ERROR),
        ("/wiki/Wage_law", "Wage law - Wiki", "<p>Wage law. This page does not exist in print.</p>", None),
        (
            "/books/lost-harbours",
            "Lost Harbours – Quay",
            "<h1>Lost Harbours</h1><p>This item is no longer available.</p>",
            None,
        ),
        ("/acts?no=32099R0412", "Acts - 32099R0412", "<p>The requested document does not exist.</p>", Sign.ERROR),
        ("/acts?no=32099R0412", "Acts - 32099R0412", f"<h1>32099R0412</h1>{GONE}", None),  # under its name
        ("/acts?no=32099R0412", "Acts - 32099R0412", "<p>The requested act was not found, wrote the clerk.</p>", None),
        ("/x?session=17", "Session timed out", "<h1>Your session has timed out</h1>", Sign.OUTAGE),
        ("/books/17", "Lost Harbours – Quay", "<p>This item is no longer available.</p>", Sign.ERROR),
        (
            "/2012/otters-return/",
            "Nothing found for 2012 Otters-Return",
            f"<h1>Hm</h1><aside>{PROSE}</aside>",
            Sign.ERROR,
        ),
        (
            "/2012/otters-return/",
            "Nothing found for otters on their return",
            f"<h1>Otters</h1><aside>{PROSE}</aside>",
            None,
        ),
    ],
)
def test_titles_that_are_words_of_their_address(path: str, title: str, body: str, sign: Sign | None) -> None:
    assert sign_at(path, title, body) is sign


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        (f"{OWN}<div hidden><p>No results found</p></div>", None),
        (f"{OWN}<div style='color:red; display: none'><div>x</div><p>The page does not exist.</p></div>", None),
        (f"{OWN}<div><p>The page does not exist.</p></div>", Sign.ERROR),
        (f"{OWN}<div hidden>x</div><p>The page does not exist.</p>", Sign.ERROR),
        (f"{OWN}<blockquote>The requested URL was not found on this server.</blockquote>", None),
        (f"{OWN}<pre>\nThe requested URL was not found on this server.\n</pre>", None),
        ("<pre>The requested URL was not found on this server.</pre>", Sign.ERROR),  # there is nothing else
        (f"{OWN}<blockquote>The requested URL was not found on this server.", Sign.ERROR),  # not closed
        (f"{OWN}<p>This content is not available.</p>", None),
        ("<p>This content is not available.</p>", Sign.ERROR),
        (
            f"<p>We use cookies to count our readers, and for nothing else.</p>{MENU}<p>No results were found.</p>",
            Sign.ERROR,
        ),
        (f"{OWN}<p>An error has occurred.</p>", None),
        ("<p>An error has occurred.</p>", Sign.OUTAGE),
    ],
)
def test_what_stands_beside_the_text_of_a_page(body: str, sign: Sign | None) -> None:
    assert sign_at("/a/17", "Minutes", body) is sign


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("<h1>Minutes</h1><p>This item is under embargo until May. The file is not available.</p>", None),
        ("<h1>Minutes</h1><p>The file is not available.</p>", Sign.ERROR),
        ("<h1>Minutes</h1><p>We are very sorry. The file is not available.</p>", Sign.ERROR),
        ("<h1>Minutes</h1><p>This item is under embargo until May. The page is not available.</p>", Sign.ERROR),
        ("<h1>Boats</h1><p>This item is under embargo until May. The file is not available.</p>", Sign.ERROR),
    ],
)
def test_a_record_may_lack_its_file(body: str, sign: Sign | None) -> None:
    assert sign_at("/a/17", "Minutes", body) is sign


MANY = " ".join(f"<a href='/{number}'>entry{number}</a>" for number in range(40))
FORM = "<form><input name=user><input type='password' name=pass></form>"


@pytest.mark.parametrize(
    ("title", "body", "sign"),
    [
        ("Proxy", f"<nav>{MANY}</nav><h1>Off-campus access</h1><p>Enter your barcode.</p>{FORM}", Sign.LOGIN),
        ("Silt", f"<nav>{MANY}</nav><h1>Silt</h1><p>212 pages.</p>{FORM}", None),
        ("Proxy", f"<nav>{MANY}{FORM}</nav><h1>Off-campus access</h1><p>Enter your barcode.</p>", None),
    ],
)
def test_a_form_for_a_password_in_the_own_part_of_a_page(title: str, body: str, sign: Sign | None) -> None:
    assert sign_at("/a/17", title, body) is sign


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("<h1>Before you continue</h1><p>We need your consent.</p><button>Accept</button>", Sign.COOKIES),
        ("<h1>Minutes</h1><h2>Before you continue</h2><p>We need your consent.</p>", None),
        ("<h1>Before you continue</h1><p>" + " ".join(map(str, range(80))), None),
    ],
)
def test_a_page_that_wants_a_consent_and_shows_nothing_else(body: str, sign: Sign | None) -> None:
    assert sign_at("/a/17", "Courier", body) is sign


NAMED = "<h1>Villages of the northern shore</h1>"


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        (f"{NAMED}<p>Tiedostoa ei ole saatavilla.</p>{OWN}", None),
        (f"{NAMED}<p>Tiedostoa ei ole saatavilla.</p>", Sign.ERROR),
        (f"{NAMED}<p>Tätä sivua ei löytynyt.</p>{OWN}", Sign.ERROR),  # the page, not its file
        (f"{NAMED}<p>No such number.</p>{OWN}", None),
        (f"{NAMED}<p>No such page.</p>{OWN}", Sign.ERROR),
        (f"<a href='/'>Villages of the northern shore</a>{NAMED}<p>File not available.</p>{OWN}", Sign.ERROR),  # a site
    ],
)
def test_a_record_that_says_something_of_itself_may_lack_its_file(body: str, sign: Sign | None) -> None:
    assert sign_at("/a/17", "Villages of the northern shore - Archive", body) is sign


@pytest.mark.parametrize(
    ("more", "sign"),
    [
        ("The owner only shared it with a small group of people, or it has been deleted.", Sign.REFUSED),
        ("It may be private.", Sign.REFUSED),
        ("It has been deleted.", Sign.ERROR),
        ("It was shared by many.", Sign.ERROR),
    ],
)
def test_an_apology_that_leaves_open_whether_a_thing_is_gone(more: str, sign: Sign) -> None:
    body = f"<h2>This content isn't available right now</h2><p>{more}</p>"
    assert look_at(page("Wall", body), HTML, URL).sign is sign


def test_long_menus_and_footers_hide_nothing() -> None:
    foot = "<p>" + " ".join(f"word{number}" for number in range(400)) + "</p>"
    body = "<main><h1>Minutes</h1><p>The page does not exist.</p></main>"
    assert sign_at("/a/17", "Tides", f"{body}<footer>{foot}</footer>") is Sign.ERROR
    assert sign_at("/a/17", "Tides", body + foot) is None


def test_a_sentence_that_somebody_reports_is_not_the_page_s_own() -> None:
    asked = "<p>The page says: this domain may be for sale. Whom do I ask?</p><p>Look at the register.</p>"
    assert look_at(page("Is it for sale, and by whom", asked), HTML, URL).sign is None
    assert look_at(page("", "<p>This domain may be for sale.</p>"), HTML, URL).sign is Sign.PARKED


def test_a_title_about_an_error_lets_the_page_speak_of_it() -> None:
    text = "<p>Since Monday it says:</p><p>The requested URL was not found on this server.</p>"
    assert sign_at("/t/17", "[SOLVED] 404 page not found after upgrade - Forum", text) is None
    assert sign_at("/t/17", "404 - Forum", text) is Sign.ERROR


@pytest.mark.parametrize(
    ("script", "sign", "empty"),
    [
        ("alert('존재하지 않는 게시물입니다.');history.back();", Sign.ERROR, False),
        ('alert("The article does not exist.\\nSorry."); location.href="/";', Sign.ERROR, False),
        ("alert('로그인');history.go(-1);", Sign.LOGIN, False),
        ("alert('Hm.');history.back();", None, True),  # what is said is not known, and nothing is shown
        ("alert('Hm.');", None, False),
    ],
)
def test_a_window_that_is_all_there_is(script: str, sign: Sign | None, empty: bool) -> None:
    found = look_at(f"<script>{script}</script>".encode(), HTML, URL)
    assert (found.sign, found.empty) == (sign, empty)
    assert look_at(page("Minutes", f"{OWN * 3}<script>{script}</script>"), HTML, URL).sign is None


def test_a_page_that_asks_to_wait_may_lead_on() -> None:
    def looked(target: str, body: str = "<h1>Please wait</h1>") -> Sign | None:
        head = f'<meta http-equiv="refresh" content="3; url={target}">'
        return look_at(page("Please wait", body, head), HTML, URL).sign

    assert looked("/") is None
    assert looked("/a?bm-verify=1") is Sign.CHALLENGE  # to itself, with a proof
    assert looked("/", "<script>window._cf_chl_opt={}</script>") is Sign.CHALLENGE


@pytest.mark.parametrize(
    "part",
    [
        "<div hidden>",
        "<pre>",
        "<code>x</code>",
        '<p style="display ',
        "<q><kbd>",
        "alert('",
        "<ul>",
        "<nav>",
        "<header>",
        "<ul></ol>",
    ],
)
def test_hostile_parts_end(part: str) -> None:
    body = page("x", part * 20_000 + "<p>This page does not exist.</p>")
    assert look_at(body, HTML, URL).page.shown == "x"


def test_a_theme_says_by_a_class_what_no_text_is_too_long_for() -> None:
    body = f"<html><head><title>Portaal</title></head><body class='error404'>{PROSE}</body></html>".encode()
    assert look_at(body, HTML, URL).sign is Sign.ERROR
    assert look_at(body, HTML, "http://www.example.org/portaal").sign is None  # the title speaks of the address
    assert look_at(body.replace(b"error404", b"post-404"), HTML, URL).sign is None


@pytest.mark.parametrize(
    ("title", "body", "sign"),
    [
        ("Fehler", "<p>Новость удалена</p>", Sign.ERROR),
        ("Error", "<h1>Sorry, something went wrong</h1><p>The webpage cannot be found.</p>", Sign.ERROR),
        ("Blog", "<p>Our post: the dossier you requested has been taken offline.</p>", Sign.ERROR),
        ("Зниклі", "<p>Олена К., 34 роки. Не знайдено.</p>", None),
        ("410 Gone", "<h1>410 Gone</h1><p>Said for good.</p><pre>HTTP/1.1 410 Gone</pre>", None),
        ("410 Gone", "<h1>410 Gone</h1><pre>nginx</pre>", Sign.ERROR),
        ("Lecture", "<p>Hall B, 6 pm.</p><dialog><h2>Access denied</h2></dialog>", None),
        ("Contact", "<p>12 Canal Road.</p><h3>Can't find what you're looking for?</h3>", None),
        ("This domain is for sale: how we lost our name", "<p>A tale.</p>", None),
        ("This domain is for sale | Broker", "<p>Buy it.</p>", Sign.PARKED),
    ],
)
def test_what_a_sentence_says_of_its_page(title: str, body: str, sign: Sign | None) -> None:
    assert look_at(page(title, body), HTML, URL).sign is sign


@pytest.mark.parametrize(
    ("title", "body", "lost"),
    [
        # Nothing on the page has a subject.
        ("Réseau", "<h3>Réseau</h3><p>Désolé, cette fiche n'est plus en ligne.</p>", True),
        ("Réseau", "<img src=a alt='Réseau'><p>Désolé, cette fiche n'est plus en ligne.</p>", True),
        ("Réseau", "<h1>Oh non !</h1><p>Le tract que vous cherchiez est introuvable.</p>", True),
        ("研究室", "<h1>哎呀</h1><p>您要找的报告可能已被作者删除，请联系管理员。</p>", True),
        # A heading says what it is about, or the title does.
        ("Réseau", "<h3>Réseau</h3><h1>Article 9</h1><p>Cet article n'est plus en ligne depuis mai.</p>", False),
        ("Le tract", "<p>Désolé, cette fiche n'est plus en ligne.</p>", False),
        ("Library", "<h1>Rule 9</h1><p>Posts you requested to be removed are deleted within a week.</p>", False),
        ("Library", "<h1>Minutes</h1><p>The map you asked for in May is not available yet, the chair said.</p>", False),
        # A bell, a tower, a shop: not the page.
        ("Museo", "<p>La torre ya no existe; fue demolida en 1931.</p>", False),
        ("Orgel", "<p>Das Haus wurde zerstört; die Orgel ist nicht mehr vorhanden.</p>", False),
        ("Музей", "<p>Колокол не найден до сих пор.</p>", False),
        ("博物馆", "<p>原碑已不存在，现存拓片一张。</p>", False),
        ("Shop", "<p>Our shop is no longer online, but the book can be had from the office.</p>", False),
        ("Cards", "<p>Membership cards you requested have expired? Write to us.</p>", False),
        # More is said.
        (
            "Réseau",
            "<h3>Réseau</h3><p>La fiche n'est plus en ligne.</p><p>Prix : 3 euros.</p><p>Lieu : Lyon.</p>",
            False,
        ),
        ("Help", "<p>Help</p><p>Is the form you requested no longer available?</p>", False),
    ],
)
def test_a_page_without_a_subject_says_what_it_misses(title: str, body: str, lost: bool) -> None:
    assert (look_at(page(title, body), HTML, URL).sign is Sign.ERROR) is lost


@pytest.mark.parametrize(
    ("url", "title", "sign"),
    [
        ("http://www.example.org/rooms/404", "404", None),
        ("http://www.example.org/wiki/Not_Found", "Not Found - Delta Wiki", None),
        ("http://www.example.org/rooms/405", "404", Sign.ERROR),
        ("http://www.example.org/404", "404", Sign.ERROR),
        ("http://[", "404", Sign.ERROR),
    ],
)
def test_a_title_that_ends_the_address_is_a_name(url: str, title: str, sign: Sign | None) -> None:
    look = look_at(page(title, f"{MENU}<h1>{title}</h1><p>Two beds, sea view.</p>"), HTML, url)
    assert look.sign is sign


def test_a_name_of_a_host_that_others_have_taken_over() -> None:
    spin = "<p>Situs slot gacor hari ini, daftar dan klaim bonus seratus persen tanpa potongan sekarang juga.</p>" * 12
    url = "http://www.example.org/labour-mobility-2017/"
    assert look_at(page("Slot Gacor Terpercaya", spin), HTML, url).sign is Sign.TAKEN
    # News about it: its address has no words, or the page has them.
    assert look_at(page("Situs judi diblokir", spin), HTML, "http://www.example.org/berita/12345").sign is None
    assert look_at(page("Situs judi diblokir", f"{spin}<p>labourers</p>"), HTML, url).sign is None


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Our website is not available in your region for legal reasons", Sign.REFUSED),
        ("This article is currently unavailable in your country", Sign.REFUSED),
        ("This programme is not available in your country", Sign.REFUSED),
        ("Legal aid is not available in your region", None),
        ("This service is available in your country", None),
    ],
)
def test_a_site_that_is_not_for_all_countries(sentence: str, sign: Sign | None) -> None:
    assert look_at(page("Courier", f"{MENU}<p>{sentence}.</p>"), HTML, URL).sign is sign


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("This story has been taken down", Sign.ERROR),
        ("The requested item is not published", Sign.ERROR),
        ("The opinion you followed a link to is not in our database", Sign.ERROR),
        ("You need permission to view this document", Sign.REFUSED),
        ("Stránka je v údržbe", Sign.OUTAGE),
        ("Az oldal karbantartás alatt áll", Sign.OUTAGE),
        # About something else.
        ("The bridge has been taken down", None),
        ("The minutes of May are not published", None),
        ("You need permission to fish here", None),
        ("The judges you looked for are not in our database of ships", None),
        ("Most je v údržbe", None),
        ("A hajó karbantartás alatt áll", None),
    ],
)
def test_further_sentences(sentence: str, sign: Sign | None) -> None:
    assert look_at(page("Courier", f"{MENU}<p>{sentence}.</p>"), HTML, URL).sign is sign


def test_a_manual_of_messages_that_was_wrapped_by_hand_is_read_as_a_text() -> None:
    told = "<p>Messages should say what was tried, as in\nfile not found\nwhich tells what went wrong, and where that\nis plain, why.</p>\n"
    look = look_at(page("Message Style Guide", f"<h1>Message Style Guide</h1>{told * 9}"), HTML, URL)
    assert look.sign is None
    assert look.prose >= LONG


ROOT = "http://www.example.org/bbs/board.php?wr_id=12"
FRAME = "<div id='hd'><a href='/'><img alt='Harbour'></a></div>" + "".join(
    f"<a href='/m{n}'>Menu {n}</a> " for n in range(9)
)


@pytest.mark.parametrize(
    ("script", "sign"),
    [
        ("alert('The article does not exist.');history.back();", Sign.ERROR),
        ("alert('해당 게시물이 존재하지 않습니다.');history.back();", Sign.ERROR),
        ("alert('회원만 열람할 수 있습니다.');location.replace('/login');", Sign.REFUSED),
        ("alert('The article does not exist.');", None),  # the frame is there to be read
        ("alert('The harbour festival begins today!');history.back();", None),
        ("alert('", None),
    ],
)
def test_a_window_that_leads_back_is_all_that_is_read(script: str, sign: Sign | None) -> None:
    body = page("Harbour", f"{FRAME}<script>{script}</script>")
    assert look_at(body, HTML, ROOT).sign is sign


@pytest.mark.parametrize(
    ("body", "url", "sign"),
    [
        ("<p>formulating-pagle not found", "http://www.example.org/character/pagle/formulating", Sign.ERROR),
        (
            "<p>formulating-pagle not found</p><p>Pagle fishes in the lake.</p>",
            "http://www.example.org/pagle/formulating",
            None,
        ),
        ("<p>formulating-pagle not found", "http://www.example.org/news/pagle-not-found", None),  # of its own name
        ("<p>Pagle not found", "http://www.example.org/novels/storm", None),
    ],
)
def test_a_page_that_only_repeats_its_address_and_denies(body: str, url: str, sign: Sign | None) -> None:
    assert look_at(f"<!DOCTYPE html><title>xm</title>{body}".encode(), HTML, url).sign is sign


def test_a_sentence_that_speaks_of_another_address_is_no_apology() -> None:
    told = "<h1>3.0</h1><h2>Removed</h2><ul><li>The page {} is gone.</li></ul>"
    url = "http://www.example.org/changes/3.0"
    assert look_at(page("3.0", told.format("<code>/legacy</code>")), HTML, url).sign is None
    assert look_at(page("3.0", "<p>The page /changes/3.0 is gone.</p>"), HTML, url).sign is Sign.ERROR


def test_an_apology_that_a_host_has_put_where_scripts_fill_pages_is_doubted() -> None:
    def shell(main: str) -> bytes:
        menu = "".join(f"<a href='/{n}'>M{n}</a>" for n in range(4))
        return page(
            "Harbour Jobs",
            f"<div id='__next'><header><a href='/'>Harbour Jobs</a>{menu}</header><main>{main}</main></div><script src='/a.js'></script>",
        )

    url = "http://www.example.org/jobs/crane-driver"
    gone = shell("<p>This listing has sailed, the vacancy expired.</p><a href='/'>All</a>")
    assert look_at(gone, HTML, url).sign is Sign.ERROR or look_at(gone, HTML, url).doubt >= 4
    assert look_at(shell("<p>Loading the page for you</p>"), HTML, url).doubt == 0


def test_a_reply_that_was_deleted_is_not_its_thread() -> None:
    thread = "<h2>鯵の針について</h2><div>六号で十分です。</div><div>この投稿は削除されました。</div>"
    assert look_at(page("鯵の針について - 掲示板", thread), HTML, ROOT).sign is None
    assert look_at(page("掲示板", "<div>この記事は削除されました。</div>"), HTML, ROOT).sign is Sign.ERROR
