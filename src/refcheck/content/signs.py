"""Pages that are not what was asked for: challenges, logins, cookie walls, errors, empty servers.

Whole titles are looked at, never words in them: a real article *about* pages that are not found, or
a book called *Access Denied*, is fine. What these lists miss is read as a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from refcheck.text.words import fold

__all__ = ["Sign", "is_challenge", "sign_of"]

NO_HEADERS: Mapping[str, str] = MappingProxyType({})
SMALL = 120_000
"""A page with a scholarly work on it is larger (bytes) than a challenge, as a rule."""


class Sign(StrEnum):
    """What a page is when it is not the thing asked for."""

    CHALLENGE = "challenge"
    LOGIN = "login"
    COOKIES = "cookies"
    ERROR = "error-page"
    SUSPENDED = "suspended"
    DEFAULT = "server-default-page"
    PARKED = "parked"


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(patterns)})[\s.!\u2026]*$")


# Titles are folded (lower case, without accents) before they are looked at.
_TITLES: tuple[tuple[Sign, re.Pattern[str]], ...] = (
    (
        Sign.CHALLENGE,
        _whole(
            r"just a (?:moment|second)",
            r"(?:one|un|uno|um) mome?nto?(?:,? (?:please|por favor))?",
            r"un (?:instant|momento)",
            r"(?:nur )?einen moment(?:,? bitte)?",
            r"attention required!?(?: \| cloudflare)?",
            r"please wait\W*(?:\| cloudflare)?",
            r"access denied(?: \|.{0,60})?",
            r"access to this page has been denied",
            r"(?:are you (?:a )?(?:human|robot)|robot check|bot (?:verification|check|challenge))\??",
            r"(?:human|security) (?:verification|check)",
            r"(?:checking|verifying) (?:your browser|you are human|your connection).{0,60}",
            r"verify(?:ing)? (?:that )?you(?:'re| are) (?:a )?human",
            r"pardon our interruption",
            r"client challenge",
            r"request (?:rejected|blocked)",
            r"(?:radware )?bot manager captcha",
            r"(?:re)?captcha",
            r"ddos-guard",
            r"you have been blocked",
            r"making sure you(?:'|\u2019)re not a bot",
            r"(?:403|429|error 403|403 error)?\W*(?:forbidden|too many requests)",
        ),
    ),
    (
        Sign.COOKIES,
        _whole(
            r"cookies? (?:required|absent|disabled|not enabled|error|must be enabled|support required)",
            r"(?:please )?enable (?:your )?cookies",
            r"(?:enable javascript|javascript (?:is )?(?:required|disabled))(?: and cookies.{0,40})?",
        ),
    ),
    (
        Sign.LOGIN,
        _whole(
            r"(?:member |user |customer |please )?(?:log ?in|sign ?in|log ?on|sign ?on)(?: (?:required|page|to .{1,60}))?",
            r"(?:anmelden|anmeldung|se connecter|connexion|iniciar sesion|acceder|entrar|accedi|masuk)",
            r"(?:authentication|authorization) required",
            r"single sign-?on|web login service|shibboleth login|central authentication service",
        ),
    ),
    (
        Sign.ERROR,
        _whole(
            r"(?:http )?(?:error )?\W*404\W*(?:error)?",
            r"(?:(?:http )?(?:error )?404\W*)?(?:error\W*)?(?:the )?(?:page|file|document|item|content|resource|url)?"
            r"(?: (?:was|could|can))?(?: be| ?not be)? ?not (?:be )?found(?:\W*\(?(?:error )?404\)?(?: error)?)?",
            r"(?:error )?404\W+.{0,20}not found.{0,20}",
            r"oops\W+.{0,30}(?:not found|404).{0,10}",
            r"(?:the )?page (?:does not|doesn't) exist",
            r"(?:the )?(?:page|file|document) (?:is )?(?:no longer (?:available|exists)|cannot be found|has been removed)",
            r"(?:seite|datei|dokument) (?:wurde )?nicht gefunden",
            r"page (?:non trouvee|introuvable)",
            r"pagina (?:no encontrada|nao encontrada|non trovata)|pagina niet gevonden",
            r"halaman tidak ditemukan",
        ),
    ),
    (
        Sign.SUSPENDED,
        _whole(r"(?:this )?(?:account|site|website|domain) (?:has been |is )?suspended", r"suspended domain"),
    ),
    (
        Sign.DEFAULT,
        _whole(
            r"welcome to (?:nginx|centos|openresty|caddy|tengine).{0,40}",
            r"apache(?:2| http server)?.{0,30}(?:default|test) page.{0,40}",
            r"test page for (?:the )?(?:apache|nginx|http).{0,60}",
            r"http server test page.{0,40}",
            r"iis\d* ?windows(?: server)?|iis\d+",
            r"default (?:web ?site|server) page|default plesk page|domain default page|plesk.{0,20}default page",
            r"it works",
        ),
    ),
    (
        Sign.PARKED,
        _whole(
            r"(?:this )?(?:domain|website|\S{4,60}\.[a-z]{2,10}) (?:name )?(?:is |may be |could be )?(?:for sale|parked)"
            r"(?:\s?\W.{0,60})?",
            r"(?:buy|purchase) (?:this domain|\S{4,60}\.[a-z]{2,10})(?: \|.{0,40}| now)?",
            r"\S{4,60}\.[a-z]{2,10}\W+(?:domain (?:name )?(?:for sale|is for sale)|parked (?:domain|page)|for sale).{0,40}",
            r"(?:parked|parking) (?:domain|page)(?: .{0,40})?",
            r"hugedomains.{0,60}|sedo domain parking|this domain has expired.{0,40}",
        ),
    ),
)
# Scripts in which folding takes letters apart are compared folded on both sides.
_PHRASES = {
    fold(phrase): sign
    for sign, phrases in (
        (
            Sign.CHALLENGE,
            ("请稍候", "请稍等", "しばらくお待ちください", "잠시만 기다리십시오", "Один момент", "Bir dakika lütfen"),
        ),
        (
            Sign.ERROR,
            ("ไม่พบหน้า", "ไม่พบหน้าที่ต้องการ", "Страница не найдена", "页面不存在", "页面未找到", "ページが見つかりません"),
        ),
        (Sign.LOGIN, ("登录", "ログイン", "เข้าสู่ระบบ", "Войти")),
    )
    for phrase in phrases
}
_MARKERS = (
    b"_cf_chl_opt",
    b"cf-browser-verification",
    b"Incapsula incident ID",
    b"_Incapsula_Resource",
    b"px-captcha",
    b"window.gokuProps",
    b"captcha-delivery.com",
    b"/.within.website/x/cmd/anubis",
)
_CHALLENGE_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": ""}


def is_challenge(title: str = "", *, body: bytes = b"", headers: Mapping[str, str] = NO_HEADERS) -> bool:
    """Return whether an answer asks for a proof of being human instead of showing the page.

    ``headers`` have lower-case names. Errs towards *no* for large pages without such a title.
    """
    for name, value in _CHALLENGE_HEADERS.items():
        if name in headers and value in headers[name].lower():
            return True
    if _sign_of_title(title) is Sign.CHALLENGE:
        return True
    return 0 < len(body) <= SMALL and any(marker in body for marker in _MARKERS)


def sign_of(title: str, *, site_title: str = "") -> Sign | None:
    """Return what the title of a page says it is, ``None`` for a page like any other.

    ``site_title`` is the same title before the site's name was taken off.
    """
    return _sign_of_title(title) or (_sign_of_title(site_title) if site_title else None)


def _sign_of_title(title: str) -> Sign | None:
    plain = fold(title[:300]).strip()
    if not plain or len(plain) > 160:
        return None
    first = re.split(r"\s+[|\u2013\u2014\u00b7-]\s+", plain)[0]
    if known := _PHRASES.get(first.rstrip(" .!\u2026")):
        return known
    for sign, pattern in _TITLES:
        # "Page not found | Some Site": the first part alone, when the rest is short.
        if pattern.match(plain) or (len(plain) - len(first) <= 60 and pattern.match(first)):
            return sign
    return None
