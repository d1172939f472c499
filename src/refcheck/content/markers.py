"""What the source of a page gives away: challenges, empty servers, parked domains, broken databases.

Bytes in lower case, looked for as they are: they tell in any language. Weak marks stand on pages that
show their content as well, and count only where a reader sees hardly any text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from refcheck.content.signs import Sign, sign_of
from refcheck.text.lazy import lazy_re

__all__ = ["SMALL", "is_challenge", "marked_sign"]

NO_HEADERS: Mapping[str, str] = MappingProxyType({})
SMALL = 120_000
"""A page with a scholarly work on it is larger (bytes) than a challenge, as a rule."""

_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": ""}
_CHALLENGES = (
    b"_cf_chl_opt",
    b"cf-browser-verification",
    b"cf-challenge-running",
    b"incapsula incident id",
    b"px-captcha",
    b"window.gokuprops",
    b"captcha-delivery.com",
    b"/.within.website/",
    b'id="anubis_challenge"',
    b"git.gammaspectra.live/git/go-away",
    b"/.well-known/sgcaptcha/",
    b"hcdn-cgi/jschallenge",
    b"/.bunny-shield/",
    b"/_fs-ch-",
    b"slowaes.decrypt",
    b"imunify360 bot-protection",
    b"/.basedflare/",
    b"geo.captcha-delivery.com",
    b"/.well-known/ddos-guard/",
    b"sucuri_cloudproxy_js",
    b"sucuri website firewall - access denied",
    b"sec-if-cpt-container",
    b"validate.perfdrive.com",
    b"distil_r_captcha",
    b"vercel security checkpoint",
)
_WEAK_CHALLENGES = (
    b"_incapsula_resource",
    b"cf-turnstile",
    b"challenges.cloudflare.com/turnstile",
    b"awswafintegration",
    b"g-recaptcha",
    b"recaptcha/api.js",
    b"recaptcha/enterprise.js",
    b"h-captcha",
    b"hcaptcha.com/1/api.js",
    b"arkoselabs.com",
    b"/sorry/index",
    b"unusual traffic",
    b"not a robot",
    b"human being",
    b"you are human",
    b"you are a human",
    b"you're human",
    b"complete the security check",
    b"ddos-guard",
    b"kasada",
    b"/_sec/verify",
    b"ak_bmsc",
    b"__ddg",
    b"bm-verify",
    b"smart-captcha",
    b".awswaf.com/",
    b"/cdn-cgi/challenge-platform/",
    b"complete this recaptcha",
    b"complete the captcha",
    b"solve this captcha",
    b"solve the captcha",
    b"frc-captcha",
    b"friendlycaptcha",
    b"mtcaptcha",
    b"geetest",
    b"altcha",
    b"captcha'",
    b'captcha"',
    b"/punish",
    b"queue-it.net",
)
_BODIES: tuple[tuple[Sign, tuple[bytes, ...]], ...] = (
    (
        Sign.REFUSED,
        (
            b"errors.edgesuite.net",
            b"the request could not be satisfied",
            b"the requested url was rejected",
            b"you don't have permission to access",
            b"cf-error-details",
        ),
    ),
    (
        Sign.OUTAGE,
        (
            b"error establishing a database connection",
            b"error connecting to database",
            b"could not connect to the database",
            b"unable to connect to the database",
            b"unable to connect to database",
            b"could not connect to mysql",
            b"can't connect to mysql",
            b"can't connect to local mysql",
            b"sqlstate[",
            b"mysql_connect()",
            b"mysqli_connect()",
            b"mysqli_real_connect()",
            b"mysql server has gone away",
            b"too many connections",
            b"pg_connect()",
            b"there has been a critical error on",
            b"briefly unavailable for scheduled maintenance",
            b"fatal error: uncaught",
            b"fatal error</b>:",
            b"encountered an unexpected error. please try again later",
            b"server error in '/' application",
            b"microsoft ole db provider for ",
            b"[microsoft][odbc ",
            b"microsoft vbscript runtime error",
            b"adodb.connection error",
            b"ora-12541",
            b"ora-12514",
            b"ora-01034",
            b"java.sql.sqlexception",
            b"there was a problem connecting to the database",
        ),
    ),
    (
        Sign.SUSPENDED,
        (
            b"cgi-sys/suspendedpage",
            b"account has been suspended",
            b"account suspended",
            b"bandwidth limit exceeded",
            b"website has been suspended",
            b"site has been suspended",
            b"site is suspended",
            b"domain has been suspended",
        ),
    ),
    (
        Sign.DEFAULT,
        (
            b"if you see this page, the nginx web server is successfully",
            b"this is the default welcome page used to test",
            b"used to test the proper operation of",
            b"you should replace this file (located at",
            b"cgi-sys/defaultwebpage",
            b"if you are the owner of this website, please contact your hosting provider",
            b"there is no website configured at this address",
            b"web server's default page",
            b"default web site page",
            b"iisstart.png",
            b"iis-85.png",
            b"proudly powered by litespeed web server",
            b"<h1>it works!</h1>",
            b"future home of something quite cool",
            b"welcome to wordpress. this is your first post",
        ),
    ),
    (
        Sign.PARKED,
        (
            b"sedoparking.com",
            b"parkingcrew.net",
            b"parklogic.com",
            b"bodis.com",
            b"parking-lander",
            # A page of these scripts alone shows advertisements for the name of its host.
            b"google.com/adsense/domains/",
            b"d38psrni17bvxu.cloudfront.net",
            b"window.park =",
            b"window.park=",
            b"dp-teaminternet",
            b"iyfsearch.com",
            b"parking.godaddy.com",
            b"/?ch=1&js=",
            b"?gp=1&js=1",
            b"domain_name_parking",
            b'location.href="/lander"',
            b"using a parking service",
            b"data-adblockkey",
            b"hugedomains.com/domain_profile",
            b"dan.com/buy-domain",
            b"afternic.com/forsale",
            b"uniregistry.com/buy",
            b"domain is for sale",
            b"domain may be for sale",
            b"domain name is for sale",
            b"domain name may be for sale",
            b"buy this domain",
            b"domain is parked",
            b"domain name is parked",
            b"parked free, courtesy of",
            b"domain has expired",
            b"domain name has expired",
            b"domain name expired",
            b"owner maintains no relationship with",
            b"sponsored listings displayed above",
            b"webpage was generated by the domain owner",
            b"page was generated by the domain owner",
        ),
    ),
)

_REPORTED = lazy_re(
    rb"\b(?:sa(?:ys?|id|ying)|reads?|shows?|showed|notice|message|words|tells?|told)\W{1,6}(?:this |the |your )?$"
)
"""What stands before a sentence that somebody reports of another page."""
_GENERAL = frozenset({b"a", b"any", b"each", b"every", b"expired", b"parked"})
"""What stands before "domain is parked" where somebody explains what that is."""


def is_challenge(
    title: str = "", *, body: bytes = b"", headers: Mapping[str, str] = NO_HEADERS, bare: bool = False
) -> bool:
    """Return whether an answer asks for a proof of being human instead of showing the page.

    ``headers`` have lower-case names; ``bare`` says that a reader sees hardly any text. Errs towards
    *no* for large pages without such a title.
    """
    for name, value in _HEADERS.items():
        if name in headers and value in headers[name].lower():
            return True
    if title and sign_of(title) is Sign.CHALLENGE:
        return True
    if not 0 < len(body) <= SMALL:
        return False
    lower = body.lower()
    if any(mark in lower for mark in _CHALLENGES):
        return True
    # A page that sets a cookie and loads itself again, and shows nothing.
    return bare and (
        any(mark in lower for mark in _WEAK_CHALLENGES) or (b"document.cookie" in lower and b"location" in lower)
    )


def _is_said(mark: bytes, lower: bytes) -> bool:
    """Return whether ``mark`` stands there, and is not said of domains in general."""
    at = lower.find(mark)
    if at < 0 or not mark.startswith(b"domain "):
        return at >= 0
    before = lower[max(at - 24, 0) : at]
    if _REPORTED.search(before):
        return False
    words = re.findall(rb"[a-z]+", before[-12:])
    return not words or words[-1] not in _GENERAL


def marked_sign(body: bytes, title: str = "") -> Sign | None:
    """Return what the source of a page gives away, if a reader sees hardly any text on it; else ``None``.

    What stands in its ``title`` as well, among other words, is what the page is about.
    """
    lower, about = body[:SMALL].lower(), title.lower().encode("utf-8", "replace")
    for sign, marks in _BODIES:
        if any(mark not in about and _is_said(mark, lower) for mark in marks):
            return sign
    return None
