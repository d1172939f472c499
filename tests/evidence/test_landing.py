from __future__ import annotations

import pytest

from refcheck.evidence.landing import (
    is_called_home,
    is_front_page,
    is_name_of_host,
    is_permanent,
    is_resolver,
    leads_home,
    leads_to_door,
    leads_to_error,
    leads_to_login,
    leads_to_main,
    leads_to_making,
    leads_to_parking,
    leads_to_search,
    leads_to_wall,
    left_for_a_list,
    left_for_another,
    left_out,
    lists_another,
    secure_twin,
)
from tests.evidence.conftest import hops

A, B = "http://www.example.org/a", "http://www.example.org/b"


@pytest.mark.parametrize(
    ("steps", "final", "permanent"),
    [
        (((301, B),), B, True),
        (((308, B),), B, True),
        (((301, "http://www.example.org/c"), (308, B)), B, True),
        (((302, B),), B, False),
        (((301, "http://www.example.org/c"), (302, B)), B, False),
        (((301, B), (301, A)), A, False),
        (((301, "http://WWW.example.org/a"),), "http://WWW.example.org/a", False),
        ((), A, False),
    ],
)
def test_only_a_chain_that_is_for_good_moves_an_address(
    steps: tuple[tuple[int, str], ...], final: str, permanent: bool
) -> None:
    assert is_permanent(A, hops(*steps), final) is permanent


@pytest.mark.parametrize(
    ("asked", "to", "twin"),
    [
        (A, "https://www.example.org/a", True),
        ("http://www.example.org", "https://www.example.org/", True),
        (A, "https://www.example.org/b", None),
        (A, "https://example.org/a", None),
        (A, B, None),
        ("https://www.example.org/a", "https://www.example.org/a", None),
    ],
)
def test_a_secure_twin_is_the_same_place(asked: str, to: str, twin: bool | None) -> None:
    assert secure_twin(asked, hops((301, to))) is twin
    assert secure_twin(asked, ()) is None


@pytest.mark.parametrize(
    ("asked", "final"),
    [
        ("http://www.example.org/reports/a.pdf", "http://www.example.org/"),
        ("http://www.example.org/reports/a.pdf", "https://example.org"),
        ("http://www.example.org/a", "http://www.example.org/index.html"),
        ("http://www.example.org/a", "http://www.example.org/en/"),
        ("http://www.example.org/a", "http://www.example.org/en-gb/home"),
        ("http://www.example.org/a", "http://www.example.org/?utm_source=x&lang=en"),
        ("http://www.example.org/a?id=4", "http://www.example.org/#top"),
        ("http://www.example.org/reports/2009/a.pdf", "https://taken-over.example/"),
        ("http://www.example.org/a.pdf", "https://taken-over.example/"),
        ("http://www.example.org/a", "http://www.example.org/fr/accueil"),
        ("http://www.example.org/a", "http://www.example.org/web/guest/home"),
        ("http://www.example.org/a", "http://www.example.org/SitePages/Home.aspx"),
        ("http://www.example.org/a", "http://www.example.org/en-US/Pages/default.aspx"),
        ("http://www.example.org/a", "http://www.example.org/zh-hans/"),
        ("http://www.example.org/a", "http://www.example.org/strona-glowna"),
        ("http://www.example.org/reports/a.html", "http://www.example.org/?old=/reports/a.html"),
    ],
)
def test_a_deep_link_that_ends_at_a_front_page(asked: str, final: str) -> None:
    assert leads_home(asked, final)


@pytest.mark.parametrize(
    ("asked", "final"),
    [
        ("http://www.example.org/", "https://www.example.org/"),
        ("http://www.example.org/index.php", "https://www.example.org/"),
        ("http://www.example.org/en", "https://www.example.org/"),
        ("http://www.example.org/a", "http://www.example.org/b"),
        ("http://www.example.org/a", "http://www.example.org/?id=7"),
        ("http://www.example.org/a", "http://www.example.org/#/a"),
        ("http://www.example.org/a", "http://www.example.org/#!a"),
        ("http://www.example.org/a", "http://www.example.org/en/about"),
        ("https://doi.org/10.1234/x", "https://journal.example/"),
        ("https://bit.ly/abc", "https://journal.example/"),
        ("https://purl.org/net/thing/a", "https://journal.example/"),
        ("http://www.example.org/blog/2009", "http://blog.example.org/"),
        ("http://www.example.org/journal/index.htm/x", "https://journal.example/"),
        ("http://www.example.org/project", "https://its-own-site.example/"),
        ("http://[::1/", "http://www.example.org/"),
        ("http://www.example.org/portal", "http://www.example.org/portal/home"),
        ("http://www.example.org/fr", "http://www.example.org/fr/accueil"),
        ("http://www.example.org/a", "http://www.example.org/shop/home"),
        ("http://www.example.org/a", "http://www.example.org/home-care"),
        ("http://www.example.org/a", "http://www.example.org/web/guest/reports"),
        ("http://www.example.org/reports/a.html", "http://www.example.org/?p=/reports/b.html"),
    ],
)
def test_what_may_well_be_the_cited_thing(asked: str, final: str) -> None:
    assert not leads_home(asked, final)


@pytest.mark.parametrize(
    ("asked", "final", "login"),
    [
        (A, "http://www.example.org/login?next=/a", True),
        (A, "http://www.example.org/user/sign-in.php", True),
        (A, "https://idp.example.org/profile", True),
        (A, "https://login.example.org/", True),
        (A, "https://www.example.org/oauth2/authorize", True),
        (A, "http://www.example.org/login-to-democracy", False),
        (A, "http://www.example.org/a", False),
        ("http://www.example.org/login", "http://www.example.org/login/", False),
        ("https://login.example.org/a", "https://login.example.net/a", False),
        (A, "https://accounting.example.org/", False),
    ],
)
def test_a_login_page_is_known_by_its_address(asked: str, final: str, login: bool) -> None:
    assert leads_to_login(asked, final) is login


@pytest.mark.parametrize("query", ["from=404", "page=not-found", "error=1"])
def test_a_front_page_may_be_told_what_was_lost(query: str) -> None:
    assert leads_home("http://www.example.org/a/b", f"http://www.example.org/?{query}")
    assert not leads_home("http://www.example.org/a/b", "http://www.example.org/?page=17")


@pytest.mark.parametrize(
    ("url", "title", "another"),
    [
        ("http://www.example.org/pub/a/", "Index of /pub/a", False),
        ("http://www.example.org/mirror/pub/a", "Index of /pub/a/", False),  # mounted elsewhere
        ("http://www.example.org/pub/a/", "Index of /", False),
        ("http://www.example.org/pub/a", "Index of /", True),
        ("http://www.example.org/pub/a/", "Index of /pub", True),
        ("http://www.example.org/pub/a", "Index of names", False),
        ("http://[::1/a", "Index of /", False),
    ],
)
def test_a_list_of_a_folder_may_be_that_of_another(url: str, title: str, another: bool) -> None:
    assert lists_another(url, title) is another


def test_a_name_of_a_host_is_no_title() -> None:
    assert is_name_of_host("delta-raids.org")
    assert not is_name_of_host("Delta raids")
    assert not is_name_of_host("raids.org: a history")


@pytest.mark.parametrize(
    ("asked", "final", "error"),
    [
        (A, "http://www.example.org/404", True),
        (A, "http://www.example.org/errors/not-found.html", True),
        (A, "http://www.example.org/page_not_found.aspx", True),
        (A, "http://www.example.org/oops", True),
        (A, "http://www.example.org/error", True),
        (A, "http://www.example.org/error.html?code=404", True),
        (A, "http://www.example.org/errors-in-reports", False),
        (A, "http://www.example.org/404-ways-to-cook", False),
        (A, "http://www.example.org/a/found", False),
        ("http://www.example.org/404", "http://www.example.org/404.html", False),
        ("http://www.example.org/docs/error", "http://www.example.org/manual/error.html", False),
        ("http://www.example.org/docs/error-page", "http://www.example.org/not-found", True),
        ("http://www.example.org/notfound", "http://www.example.org/notfound.aspx?aspxerrorpath=/notfound", True),
        (A, "http://[::1/404", False),
    ],
)
def test_an_error_page_is_known_by_its_address(asked: str, final: str, error: bool) -> None:
    assert leads_to_error(asked, final) is error


@pytest.mark.parametrize(
    ("asked", "final", "search"),
    [
        (A, "http://www.example.org/search?q=a", True),
        (A, "http://www.example.org/en/suche/?query=a", True),
        (A, "http://www.example.org/?s=a", True),
        (A, "http://www.example.org/search?id=12", False),
        (A, "http://www.example.org/search", False),
        (A, "http://www.example.org/item?q=a", False),
        ("http://www.example.org/search?q=a", "https://www.example.org/search?q=a", False),
        ("http://www.example.org/search", "http://www.example.org/search/?q=", False),
        ("http://www.example.org/boats/search", "http://www.example.org/search?q=boats", True),
        ("http://www.example.org/search/boats", "http://www.example.org/search?q=boats", False),
        (A, "http://www.example.org/site-map.html", True),
        ("http://www.example.org/old/sitemap.html", "http://www.example.org/sitemap", False),
        ("http://www.example.org/?s=b", "http://www.example.org/search?q=b", False),
        ("https://doi.org/10.1234/x", "http://www.example.org/search?q=x", False),
        (A, "http://[::1/search?q=a", False),
    ],
)
def test_a_search_is_not_the_cited_thing(asked: str, final: str, search: bool) -> None:
    assert leads_to_search(asked, final) is search


@pytest.mark.parametrize(
    ("final", "parked"),
    [
        ("https://www.hugedomains.com/domain_profile.cfm?d=example.org", True),
        ("https://sedo.com/search/details/?domain=example.org", True),
        ("http://ww1.parkingcrew.net/", True),
        ("https://forsale.godaddy.com/forsale/example.org", True),
        ("https://www.godaddy.com/help", False),
        ("http://www.example.org/hugedomains.com", False),
    ],
)
def test_where_domains_are_sold(final: str, parked: bool) -> None:
    assert leads_to_parking(A, final) is parked
    assert not leads_to_parking("https://www.sedo.com/a", "https://sedo.com/b")
    assert not leads_to_parking("https://www.sedo.com/a", "https://dan.com/b")


@pytest.mark.parametrize(
    ("final", "wall"),
    [
        ("https://consent.example.com/m?continue=x", True),
        ("http://www.example.org/cookie-consent?r=/a", True),
        ("http://www.example.org/geo-block", True),
        ("http://www.example.org/age-gate", True),
        ("http://www.example.org/informed-consent-in-research", False),
        ("http://www.example.org/a", False),
    ],
)
def test_walls_are_no_ends(final: str, wall: bool) -> None:
    assert leads_to_wall(A, final) is wall


def test_front_pages_and_resolvers_are_known() -> None:
    assert is_front_page("http://www.example.org/")
    assert is_front_page("http://www.example.org/en/index.php?lang=en")
    assert not is_front_page(A)
    assert not is_front_page("http://[::1/")
    assert is_resolver("https://doi.org/10.1234/x")
    assert not is_resolver(A)


@pytest.mark.parametrize(
    ("final", "door"),
    [
        ("/_layouts/15/AccessDenied.aspx?Source=%2Fa", True),
        ("/authwall?trk=x", True),
        ("/error/403", True),
        ("/cookies-disabled", True),
        ("/unsupported-browser.html", True),
        ("/cases/access-denied-to-school", False),
        ("/forbidden/city", False),  # a page within it
        ("/stories/blocked-river", False),
        ("/room/4031", False),
    ],
)
def test_doors_are_no_ends(final: str, door: bool) -> None:
    assert leads_to_door(A, f"http://www.example.org{final}") is door
    assert not leads_to_door("http://www.example.org/access-denied", "http://www.example.org/en/access-denied")


@pytest.mark.parametrize(
    ("asked", "final", "search"),
    [
        ("/reports/migration.html", "/site/search.aspx?terms=migration+html", True),
        ("/reports/migration.html", "/zoeken?trefwoord=migration", True),
        ("/reports/migration.html", "/search-results?text=x", True),
        ("/reports/migration.html", "/opac/search?id=17", False),
        ("/reports/migration.html", "/search-and-rescue?about=migration", False),
        ("/search/migration", "/suche?wort=migration", False),
    ],
)
def test_a_search_for_the_words_of_the_address_is_one_whatever_its_field_is_called(
    asked: str, final: str, search: bool
) -> None:
    assert leads_to_search(f"http://www.example.org{asked}", f"http://www.example.org{final}") is search


@pytest.mark.parametrize(
    ("asked", "final", "words"),
    [
        ("/news/2016/migrating-to-opportunity.html", "/news/", {"migrating", "opportunity"}),
        ("/docs/v1/setup/proxy-certificates", "/docs", {"proxy", "certificates"}),
        ("/news/2016/opportunity.html", "/news/", set()),  # one word may be left out
        ("/article/48211/wages-fall-again", "/article/48211", set()),  # the number may be the page's
        ("/10.1234/wages-fall-again", "/10.1234/", set()),
        ("/wages-fall-again/wages-fall", "/wages-fall-again/", set()),  # the folder has them
        ("/news/wages-fall-again", "/", set()),  # that is the front page
        ("/news/wages-fall-again", "/news/?page=2", set()),
        ("/news/wages-fall-again", "/newsroom/", set()),
    ],
)
def test_what_a_page_above_leaves_out(asked: str, final: str, words: set[str]) -> None:
    assert left_out(f"http://www.example.org{asked}", f"https://example.org{final}") == words
    assert not left_out(f"http://www.example.org{asked}", f"https://other.example{final}")


def test_a_main_page_that_calls_itself_home() -> None:
    asked = "http://www.example.org/reports/a-survey.html"
    assert leads_to_main(asked, "http://www.example.org/index.php?option=content&view=featured")
    assert not leads_to_main(asked, "http://www.example.org/index.php?page=survey")
    assert not leads_to_main(asked, "http://www.example.org/index.php?id=17")
    assert not leads_to_main(asked, "http://www.example.org/list.php?view=all")
    assert is_called_home("Home | Institute")
    assert is_called_home("Accueil - Ministère")
    assert not is_called_home("Home care | Institute")
    assert not is_called_home("")


@pytest.mark.parametrize(
    ("path", "to", "named"),
    [
        ("/files/2011/remittance-survey.pdf", "/publications", {"remittance", "survey"}),
        ("/en/stories/2012/brick-kiln-raids", "/en/newsroom", {"brick", "kiln", "raids"}),
        ("/index.php/jbs/article/view/311", "/index.php/jbs/index", {"311"}),
        ("/files/2011/survey.pdf", "/publications", set()),  # one word may be another there
        ("/files/remittance-survey.pdf", "/briefs", set()),  # no section, as far as is known
        ("/files/remittance-survey.pdf", "/reports/12", set()),
        ("/files/remittance-survey.pdf", "/publications?id=4", set()),
        ("/remittance-survey.pdf", "/publications/reports", set()),  # no deeper
        ("/portal", "/portal/home", set()),
        ("/a/b/c", "/x/index", set()),
    ],
)
def test_redirects_to_a_section_leave_words_behind(path: str, to: str, named: set[str]) -> None:
    host = "http://www.example.org"
    assert left_for_another(host + path, host + to) == named
    assert left_for_another(host + path, "http://other.example" + to) == frozenset()


@pytest.mark.parametrize(
    ("path", "to", "named"),
    [
        ("/products/tides-times-lower-river", "/collections/history", {"tides", "times", "lower", "river"}),
        ("/products/tides-times-lower-river", "/collections/river", set()),  # it has a word of it
        ("/products/tides-times-river", "/collections/history", set()),
        ("/products/tides-times-lower-river", "/p/new-times-by-the-sea", set()),  # a name of its own
        ("/products/tides-times-lower-river", "/shop/collections/history", set()),  # deeper
        ("/products/tides-times-lower-river", "/collections/history?page=2", set()),
    ],
)
def test_redirects_to_what_may_be_a_list(path: str, to: str, named: set[str]) -> None:
    host = "http://www.example.org"
    assert left_for_a_list(host + path, host + to) == named
    assert left_for_a_list(host + path, "http://other.example" + to) == frozenset()


@pytest.mark.parametrize(
    ("path", "to", "making"),
    [
        ("/seabirds/2010/05/atlas", "/wp-signup.php?new=seabirds", True),
        ("/wiki/Tides", "/w/index.php?title=Tides&action=edit&redlink=1", True),
        ("/seabirds/atlas", "/wp-signup.php?new=otters", False),
        ("/seabirds/atlas", "/wp-signup.php", False),
        ("/seabirds/atlas", "/new-species?of=seabirds", False),
        ("/wiki/Tides?action=edit", "/w/index.php?title=Tides&action=edit", False),
    ],
)
def test_redirects_to_where_it_may_be_made(path: str, to: str, making: bool) -> None:
    assert leads_to_making("http://www.example.org" + path, "http://www.example.org" + to) is making


@pytest.mark.parametrize(
    ("final", "told"),
    [
        ("http://www.example.org/events?msg=notfound", True),
        ("http://www.example.org/events?error=404", True),
        ("http://www.example.org/events?status=page-not-found", True),
        ("http://www.example.org/events?flash=event_deleted", True),
        ("http://www.example.org/events?msg=welcome", False),
        ("http://www.example.org/events?title=notfound", False),
        ("http://www.example.org/events?error=", False),
    ],
)
def test_a_place_is_told_by_its_query_what_was_lost(final: str, told: bool) -> None:
    assert leads_to_error("http://www.example.org/events/spring-race-2016", final) is told


def test_switches_in_a_query_name_nothing() -> None:
    asked = "http://www.example.org/events/2014/boat-burning-at-the-quay"
    assert "burning" in left_for_another(asked, "http://www.example.org/events?past=1")
    assert not left_for_another(asked, "http://www.example.org/events?name=boat-burning")
