"""Where a chain of redirects ends: at the cited thing, at a front page, at a login, at an error page.

Only addresses are looked at here. Every rule errs towards "the cited thing".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote

from refcheck.content.presence import telling_words
from refcheck.content.titles import NAME_OF_HOST
from refcheck.model.evidence import Hop
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of, normalise, site_of, split, without_fragment

__all__ = [
    "is_called_home",
    "is_front_page",
    "is_name_of_host",
    "is_permanent",
    "is_resolver",
    "leads_home",
    "leads_to_door",
    "leads_to_error",
    "leads_to_login",
    "leads_to_main",
    "leads_to_parking",
    "leads_to_search",
    "leads_to_wall",
    "left_for_another",
    "left_out",
    "lists_another",
    "secure_twin",
]

PERMANENT = frozenset({301, 308})
# Hosts whose addresses are names for places elsewhere, which may well be front pages.
_RESOLVERS = frozenset(
    "doi.org handle.net purl.org w3id.org n2t.net ark.org urn.fi d-nb.info bit.ly t.co tinyurl.com goo.gl ow.ly"  # noqa: SIM905
    " buff.ly lnkd.in is.gd youtu.be tiny.cc rb.gy cutt.ly shorturl.at perma.cc linktr.ee g.co aka.ms git.io".split()
)
_LANGUAGE = r"(?:[a-z]{2}(?:[-_](?:[a-z]{2}|han[st]|latn|cyrl|419))?|english|deutsch|francais|espanol|portugues|italiano|nederlands)"
# What portals and content systems put before the name of a page.
_BEFORE = r"(?:home|index\.(?:php|cfm)|portal|web|cms|site|sites|www|public|guest|pages|sitepages|content|main|root)"
_HOME = lazy_re(
    rf"(?i)^/*(?:{_LANGUAGE}(?:/+|$))?(?:(?:{_BEFORE}/+){{0,2}}(?:{_LANGUAGE}/+)?"
    r"(?:index|home|homepage|home[-_]?page|default|main|mainpage|main[-_]page|frontpage|front[-_]page|welcome|start|startpage|accueil|startseite"
    r"|inicio|principal|portada|pagina[-_]?inicial|pagina[-_]?principal|strona[-_]glowna|etusivu|startsida|forside|forsiden|hjem|hem|domov|uvod"
    r"|pocetna|naslovnica|acasa|kezdolap|fooldal|anasayfa|ana-sayfa|beranda|utama|trang-chu|trangchu|glavnaya|golovna|thuis|voorpagina)"
    r"(?:\.(?:html?|php|aspx?|jsp|jspx|jsf|cfm|cgi|do|shtml|action))?/*)?$"
)
_HOME_QUERY = lazy_re(r"(?i)^(?:utm_\w+|lang|language|locale|hl|ref|referer|referrer|source|error|msg|redirected)$")
_LOGIN = lazy_re(
    r"(?i)^(?:log[-_]?in|sign[-_]?in|log[-_]?on|sso|cas|shibboleth(?:\.sso)?|idp|saml2?|adfs|oauth2?|openid-connect"
    r"|authorize|authenticate|wayf|(?:user|account|wp)[-_]?log[-_]?in)(?:\.\w{2,5})?$"
)
_LOGIN_HOST = lazy_re(r"(?i)^(?:login|logon|signin|sso|idp|cas|accounts?|auth|shibboleth|wayf)\d?\.")
_ERROR = lazy_re(
    r"(?i)^(?:404|errors?|err[-_]?404|oops|missing|error[-_]?page|page[-_]?error|error[-_]?404|404[-_]?(?:error|page)|not[-_]?found|page[-_]?not[-_]?found|pagenotfound|file[-_]?not[-_]?found"
    r"|(?:page|content|item|document|file|article)[-_]?(?:(?:is[-_]?)?(?:not|un)[-_]?(?:available|found)|removed|deleted|gone|missing|expired))"
    r"(?:\.\w{2,5})?$"
)
_SWITCHED = lazy_re(r"(?i)(?:0|1|on|off|yes|no|true|false)?")
_IDENTIFIES = lazy_re(r"(?i)(?:id|nr|no|num|number|key|page|p|lang|q)$")
_TELLS = lazy_re(r"(?i)(?:e|err|error|errors|error_?(?:code|msg|message)|msg|message|status|reason|notice|alert|flash)")
_TOLD = lazy_re(
    r"(?i)(?:404|410|(?:\w{1,20}[-_])?not[-_ ]?(?:found|available|exist(?:s|ing)?)|(?:\w{1,20}[-_])?(?:gone|deleted|removed|expired|missing|no[-_]?longer[-_]?available))"
)
"""What a parameter of a page says that has been shown in place of another one."""
_SEARCH = lazy_re(
    r"(?i)^(?:(?:site|web|advanced|simple|quick|global)?[-_]?search[-_]?(?:results?|page|form|all)?|suche|suchen|suchergebnisse?|recherche|rechercher"
    r"|resultats|buscar|busca|busqueda|buscador|resultados|cerca|ricerca|risultati|zoeken|zoekresultaten|szukaj|wyszukiwarka|wyniki"
    r"|poisk|arama|sok|haku|hledat|hledani|vyhledavani|kereses|cautare|tim-kiem|timkiem|cari|pencarian)(?:\.\w{2,5})?$"
)
_SITEMAP = lazy_re(
    r"(?i)(?:site[-_]?map|plan[-_]?du[-_]?site|mapa[-_]?(?:del?[-_]?)?(?:sitio|site|web)|mappa[-_]?del[-_]?sito|inhaltsverzeichnis)(?:\.\w{2,5})?$"
)
"""A list of all pages of a site."""
_SOUGHT = frozenset(
    {
        "q",
        "query",
        "s",
        "search",
        "searchword",
        "search_query",
        "keyword",
        "keywords",
        "term",
        "text",
        "suchbegriff",
        "begriff",
        "suchwort",
        "kw",
        "wd",
        "searchterm",
        "searchstring",
        "termo",
        "texto",
        "mots",
        "terms",
        "keys",
        "phrase",
        "searchphrase",
        "search_api_fulltext",
        "fulltext",
        "find",
        "words",
        "st",
        "querytext",
    }
)
_DOOR = lazy_re(
    r"(?i)^(?:40[13]|access[-_]?(?:denied|restricted|required)|denied|forbidden|un[-_]?authori[sz]ed|not[-_]?authori[sz]ed|no[-_]?(?:access|permission)"
    r"|permission[-_]?denied|auth[-_]?wall|pay[-_]?wall|restricted|blocked|banned|captcha|challenge|bot[-_]?(?:check|detected|verification)"
    r"|(?:no|enable)[-_]?(?:cookies?|javascript|js|script)|cookies?[-_]?(?:absent|error|required|disabled|not[-_]?(?:supported|enabled)|check|test)"
    r"|javascript[-_]?(?:disabled|required)|(?:un|not[-_]?)supported[-_]?browser|browser[-_]?(?:not[-_]?supported|unsupported|upgrade|update|error)"
    r"|(?:old|outdated|upgrade|update)[-_]?browser)(?:\.\w{2,5})?$"
)
_WALL = lazy_re(
    r"(?i)^(?:geo[-_]?block(?:ed)?|(?:not[-_]available|unavailable)[-_]in[-_]your[-_](?:country|region)|region[-_]?(?:blocked|locked|select(?:ion|or)?)"
    r"|country[-_]?(?:select(?:ion|or)?|chooser)|(?:cookie|privacy)[-_]?(?:consent|wall|gate)|consent|collectconsent|age[-_]?(?:gate|verification|check))(?:\.\w{2,5})?$"
)
_WALL_HOST = lazy_re(r"(?i)^(?:consent|guce|privacy-mgmt|myprivacy|validate)\d?\.")
# Where domains that nobody uses any more lead, by the names of those who trade in them.
_PARKING = frozenset(
    "sedo.com sedoparking.com hugedomains.com dan.com undeveloped.com afternic.com bodis.com parkingcrew.com parkingcrew.net above.com"  # noqa: SIM905
    " namebright.com namebrightstatic.com buydomains.com domainmarket.com uniregistry.com parklogic.com parked.com skenzo.com voodoo.com"
    " brandbucket.com squadhelp.com atom.com efty.com flippa.com domainnamesales.com internettraffic.com fabulous.com trafficz.com"
    " smartname.com domainsponsor.com dsparking.com rookmedia.net ztomy.com cashparking.com domainlore.co.uk epik.com"
    " forsale.godaddy.com parking.godaddy.com auctions.godaddy.com expireddomains.com domainagents.com giantpanda.com saw.com"
    " snapnames.com dropcatch.com namejet.com mydomaincontact.com sav.com searchhounds.com".split()
)
_FILE = lazy_re(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|html?|php|aspx?|jsp|cfm|zip|epub|txt|odt)$")

_LISTED = lazy_re(r"(?i)(?:index of|directory listing for) (/\S{0,300})$")
_WORD = lazy_re(r"[^\W\d_]{4,40}")
_NUMBERED = lazy_re(r"(?!(?:1[89]|20)\d\d(?!\d))\d{3,}|10\.\d{4,9}")
DEEPEST = 2
"""A section's address has at most so many parts."""
_SECTIONS = frozenset(
    "research press media events projects topics databases collections repository books journals papers studies statistics"  # noqa: SIM905
    " magazine newsroom publicaciones noticias documentos recursos prensa biblioteca publikationen aktuelles presse mediathek veroeffentlichungen"
    " actualites ressources publicacoes noticias pubblicazioni notizie documenti publicaties nieuws publikacje aktualnosci yayinlar haberler"
    " publikasi berita".split()
)
_MAKING = lazy_re(r"(?i)(?:[a-z]{1,12}-)?(?:sign-?up|create|new(?:page|site|blog)?|edit)(?:\.\w{2,5})?")
MANY = 4
"""So many words name a page so well that another place of one word or two is not called as it is."""
LEAST = 2
"""So many words name a page so well that a page in its place has one of them at least."""


def is_permanent(asked: str, redirects: Sequence[Hop], final_url: str) -> bool:
    """Return whether every redirect is for good (301, 308) and they lead to another address."""
    if not redirects or normalise(asked) == normalise(final_url):
        return False
    return all(hop.status in PERMANENT for hop in redirects)


def secure_twin(asked: str, redirects: Sequence[Hop]) -> bool | None:
    """Return ``True`` when the host itself leads from http to the same place with https, else ``None``."""
    if not redirects or not asked.lower().startswith("http://"):
        return None
    return True if normalise(redirects[0].url) == "https" + normalise(asked)[4:] else None


def leads_home(asked: str, final_url: str) -> bool:
    """Return whether a deep link ends at a site's front page.

    Not when the address is a name for another place (a DOI, a short link), nor when the new host
    bears a name that stands in the old path ("example.org/blog" → "blog.example.org").
    """
    before, after = split(asked), split(final_url)
    if before is None or after is None or not _is_home(after.path, after.query, after.fragment, echo=before.path):
        return False
    if after.path.startswith(before.path.rstrip("/") + "/") and len(before.path) > 1:
        return False  # the front page of the very part of the site that was asked for
    if _is_home(before.path, before.query, before.fragment):
        return False
    old, new = host_of(asked), host_of(final_url)
    if is_resolver(asked):
        return False
    if old.removeprefix("www.") == new.removeprefix("www."):
        return True
    path = unquote(before.path).lower()
    if any(len(label) > 2 and label in path for label in new.split(".")[:-1] if label != "www"):
        return False
    # To another host: only what is plainly a page or a file deep in the old one.
    return bool(_FILE.search(before.path)) or len([part for part in before.path.split("/") if part]) > 1


def leads_to_main(asked: str, final_url: str) -> bool:
    """Return whether redirects end at a program's main page, with a query that names nothing of what was asked."""
    before, after = split(asked), split(final_url)
    if before is None or after is None or not after.query or re.search(r"\d{2}", after.query):
        return False
    words = set(_WORD.findall(unquote(before.path).lower()))
    return leads_home(asked, final_url.partition("?")[0]) and not words & set(
        _WORD.findall(unquote(after.query).lower())
    )


def is_called_home(title: str) -> bool:
    """Return whether a title begins with the name of a front page: "Home | Institute"."""
    first = re.split(r"\s+[|\u2013\u2014\u00b7:-]\s+|\s*\|\s*", title.strip())[0]
    return bool(first) and _HOME.match("/" + first.replace(" ", "-")) is not None


def is_name_of_host(title: str) -> bool:
    """Return whether a title is nothing but a name of a host: "delta-raids.org"."""
    return NAME_OF_HOST.fullmatch(title.strip()) is not None


def left_out(asked: str, final_url: str) -> frozenset[str]:
    """Return the words that name the page asked for, if redirects end at a folder above it; else nothing.

    Not when the folder has a number, which may be the page's own ("/item/1712/view" → "/item/1712"), and
    not when fewer than ``LEAST`` words name it.
    """
    before, after = split(asked), split(final_url)
    nothing = frozenset[str]()
    if before is None or after is None or after.query or after.fragment or is_resolver(asked):
        return nothing
    folder = after.path.rstrip("/") + "/"
    above = host_of(asked).removeprefix("www.") == host_of(final_url).removeprefix("www.")
    if not above or folder == "/" or not before.path.startswith(folder) or _NUMBERED.search(folder):
        return nothing
    words = telling_words(before.path, host_of(asked))
    named = frozenset(word for word in words if len(word) >= 4 and word not in unquote(folder).lower())
    return named if len(named) >= LEAST else nothing


def left_for_another(asked: str, final_url: str) -> frozenset[str]:
    """Return the words and numbers that name what was asked for, if redirects end at a section of the same site
    ("/publications") or at the front page of a part of it ("/journal/index"); else nothing.

    Only what is deeper in the site than where they end; fewer than ``LEAST`` words name it only with a number.
    """
    before, after = split(asked), split(final_url)
    nothing = frozenset[str]()
    if before is None or after is None or not _is_flag(after.query) or after.fragment or is_resolver(asked):
        return nothing
    if host_of(asked).removeprefix("www.") != host_of(final_url).removeprefix("www."):
        return nothing
    old, new = ([part for part in unquote(parts.path).lower().split("/") if part] for parts in (before, after))
    if len(old) < len(new) + 1 or not new:
        return nothing
    if _HOME.match("/" + new[-1]) and len(new) > 1:
        if old[: len(new) - 1] != new[:-1] or len(old) <= len(new):
            return nothing
        numbers = frozenset(re.findall(r"\d{2,12}", "/".join(old[len(new) - 1 :])))
        return numbers | telling_words(before.path, host_of(asked))
    if (
        len(new) > DEEPEST
        or re.search(r"\d", after.path)
        or any(telling_words(part, host_of(asked)) - _SECTIONS for part in new)
    ):
        return nothing
    named = frozenset(word for word in telling_words(before.path, host_of(asked)) if len(word) >= 4)
    return named if len(named) >= LEAST else nothing


def _is_flag(query: str) -> bool:
    """Return whether a query names nothing: none at all, or switches ("past=1")."""
    switches = parse_qsl(query, keep_blank_values=True)[:20]
    return all(_SWITCHED.fullmatch(value) and not _IDENTIFIES.search(name) for name, value in switches)


def left_for_a_list(asked: str, final_url: str) -> frozenset[str]:
    """Return the words that name what was asked for, if redirects end at a place of the same site that is no deeper and
    has a name of a word or two, none of them among those ("/products/tides-of-the-lower-river" → "/collections/history").

    That may be the thing under another name: what stands there decides. Fewer than ``MANY`` words name nothing so well.
    """
    before, after = split(asked), split(final_url)
    nothing = frozenset[str]()
    if before is None or after is None or after.query or after.fragment or is_resolver(asked):
        return nothing
    if host_of(asked).removeprefix("www.") != host_of(final_url).removeprefix("www."):
        return nothing
    if after.path.rstrip("/").count("/") > before.path.rstrip("/").count("/"):
        return nothing
    named = frozenset(word for word in telling_words(before.path, host_of(asked)) if len(word) >= 4)
    place = telling_words(after.path, host_of(final_url))
    return named if len(named) >= MANY and len(place) <= LEAST and not named & place else nothing


def leads_to_making(asked: str, final_url: str) -> bool:
    """Return whether redirects end where one may make what is called as a part of the address asked for: it is not there
    ("/wp-signup.php?new=seabirds", "/wiki?title=Tides&action=edit&redlink=1").
    """
    before, after = split(asked), split(final_url)
    if before is None or after is None or not after.query or _making(before.path, before.query):
        return False
    names = {_stem(part) for part in unquote(before.path).split("/") if len(part) >= LEAST + 1}
    values = {_stem(value) for _, value in parse_qsl(after.query)[:20]}
    return _making(after.path, after.query) and not names.isdisjoint(values)


def _making(path: str, query: str) -> bool:
    last = path.rstrip("/").rpartition("/")[2]
    return bool(_MAKING.fullmatch(last)) or any(_MAKING.fullmatch(value) for _, value in parse_qsl(query)[:20])


def is_front_page(url: str) -> bool:
    """Return whether ``url`` is the address of a site's front page."""
    parts = split(url)
    return parts is not None and _is_home(parts.path, parts.query, parts.fragment)


def is_resolver(url: str) -> bool:
    """Return whether ``url`` is a name for a place elsewhere (a DOI, a short link)."""
    host = host_of(url)
    return host in _RESOLVERS or site_of(host) in _RESOLVERS


def _is_home(path: str, query: str, fragment: str, *, echo: str = "") -> bool:
    """Return whether these are the parts of a front page's address. Its query may repeat what was asked for."""
    # "#/page" and "#!page" are addresses inside a page that is made by script.
    if fragment.startswith(("/", "!")) or not _HOME.match(path):
        return False
    pairs = parse_qsl(query, keep_blank_values=True)
    return all(
        _HOME_QUERY.match(name) or _ERROR.match(value) or (len(echo) > 5 and echo in value) for name, value in pairs
    )


def leads_to_login(asked: str, final_url: str) -> bool:
    """Return whether redirects end at a page where one has to sign in."""
    if _matches(asked, _LOGIN) or normalise(asked) == normalise(final_url):
        return False
    moved_host = host_of(asked) != host_of(final_url)
    login_host = moved_host and _LOGIN_HOST.match(host_of(final_url)) and not _LOGIN_HOST.match(host_of(asked))
    return bool(login_host) or _matches(final_url, _LOGIN)


def leads_to_door(asked: str, final_url: str) -> bool:
    """Return whether redirects end where a stranger, or this program, is told that it may not go on."""
    return _ends_with(final_url, _DOOR) and not _matches(asked, _DOOR)


def leads_to_error(asked: str, final_url: str) -> bool:
    """Return whether redirects end at an address that is called an error page, and not as the one that was asked."""
    old, new = _parts(asked), _parts(final_url)
    after = split(final_url)
    told = after is not None and any(
        name.lower() == "aspxerrorpath" or (_TELLS.fullmatch(name) and _TOLD.fullmatch(value))
        for name, value in parse_qsl(after.query)[:20]
    )
    if told or not any(map(_ERROR.match, old)):
        return told or any(map(_ERROR.match, new))
    return bool(new and _ERROR.match(new[-1])) and not {_stem(part) for part in old} & {_stem(new[-1])}


def leads_to_search(asked: str, final_url: str) -> bool:
    """Return whether a deep link ends at a search for something."""
    before, after = split(asked), split(final_url)
    if before is None or after is None or is_resolver(asked) or normalise(asked) == normalise(final_url):
        return False
    folders, last = before.path.rstrip("/").rpartition("/")[::2]
    if any(_SEARCH.match(part) for part in folders.split("/")) or _sought(before.query):
        return False
    if _SITEMAP.match(last):
        return False
    if any(_SITEMAP.match(part) for part in after.path.rstrip("/").split("/")[-1:]):
        return True
    if _SEARCH.match(last) and not _speaks_in_query(after.query, before.path):
        return False  # another search, or the form of one
    searches = any(_SEARCH.match(part) for part in after.path.split("/")[-2:])
    if _sought(after.query):
        return searches or _is_home(after.path, "", "")
    # Whatever the field is called: it is filled with words of the address that was asked.
    return searches and _speaks_in_query(after.query, before.path)


def _speaks_in_query(query: str, path: str) -> bool:
    words = set(_WORD.findall(unquote(path).lower()))
    return any(words & set(_WORD.findall(value.lower())) for _, value in parse_qsl(query)[:20])


def _sought(query: str) -> bool:
    return any(name.lower() in _SOUGHT for name, _ in parse_qsl(query, keep_blank_values=True))


def leads_to_parking(asked: str, final_url: str) -> bool:
    """Return whether redirects end at a service that sells or parks domains."""
    old, new = host_of(asked), host_of(final_url)
    if site_of(old) == site_of(new) or (not {site_of(new), new} & _PARKING):
        return False
    return site_of(old) not in _PARKING


def lists_another(url: str, title: str) -> bool:
    """Return whether a list of a folder ("Index of /pub") is not of that of ``url``, which may be mounted elsewhere."""
    parts, match = split(url), _LISTED.match(title)
    if parts is None or match is None:
        return False
    folder = unquote(parts.path).rstrip("/") + "/"
    listed = match[1].rstrip("/") + "/"
    # A site's own root is listed at a place of its own.
    return not folder.endswith(listed) or (listed == "/" and not parts.path.endswith("/"))


def leads_to_wall(asked: str, final_url: str) -> bool:
    """Return whether redirects end where a reader has to consent, or is told to be in the wrong place."""
    if _matches(asked, _WALL) or normalise(asked) == normalise(final_url):
        return False
    moved_host = host_of(asked) != host_of(final_url)
    return bool(moved_host and _WALL_HOST.match(host_of(final_url))) or _matches(final_url, _WALL)


def _ends_with(url: str, pattern: re.Pattern[str]) -> bool:
    parts = split(without_fragment(url))
    last = parts.path.rstrip("/").rpartition("/")[2] if parts is not None else ""
    return bool(pattern.match(last))


def _matches(url: str, pattern: re.Pattern[str]) -> bool:
    return any(map(pattern.match, _parts(url)))


def _parts(url: str) -> list[str]:
    """Return the parts of the path of ``url``, the last of them not empty where there is one."""
    parts = split(without_fragment(url))
    return parts.path.rstrip("/").split("/")[1:] if parts is not None else []


def _stem(part: str) -> str:
    """Return the letters and figures of a part of a path, without its ending."""
    return re.sub(r"[\W_]+", "", part.lower().partition(".")[0])
