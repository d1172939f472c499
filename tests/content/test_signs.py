from __future__ import annotations

import pytest

from refcheck.content.markers import SMALL, is_challenge
from refcheck.content.signs import Sign, sign_of


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


def test_a_title_before_the_site_was_taken_off_counts_too() -> None:
    assert sign_of("", site_title="Sign in") is Sign.LOGIN
    assert is_challenge("Just a moment...")
