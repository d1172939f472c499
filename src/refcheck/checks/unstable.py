"""LNK: addresses that do not stay: tracking marks, sessions, proxies, shorteners; and links whose text is another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

from refcheck.checks.addresses import new_address
from refcheck.checks.interface import Context, Fixable, LinkUse, Rule, Scope, check
from refcheck.checks.links import of_use
from refcheck.model.document import Document
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Location
from refcheck.text.cued import Cued
from refcheck.text.identifiers import normalise_doi
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of, is_web, normalise, redact, split

_TRACKING = lazy_re(
    r"(?i)(?:utm_[a-z_]{2,20}|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|mkt_tok"
    r"|_hsenc|_hsmi|hsctatracking|oly_enc_id|oly_anon_id|vero_id|wt\.mc_id|_openstat|s_cid|_ga|_gl)"
)
_MAYBE = lazy_re(
    r"(?i)[?&;](?:utm_|[a-z_.]*cl(?:id|src)|igsh|mc_|mkt_|_hs|hscta|oly_|vero|wt\.mc|_openstat|s_cid|_g[al]=|g?w?braid)"
)
_SESSION = Cued(
    r"(?i)(?:;jsessionid=|[?&](?:phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id)=)[0-9a-z._!-]{8,}", "sess"
)
_PROXY = Cued(r"(?:^|[.-])(?:ez|lib)proxy[0-9]{0,2}[.-]|\.idm\.oclc\.org$", "proxy", ".idm.oclc.org")
_LOGIN = Cued(r"(?i)/login\?q?url=https?(?::|%3A)", "/login?")
_PASSWORD = Cued(r"(?i)https?://[^/?#@:\s]*:[^/?#@\s]+@", "@")
_USER = lazy_re(r"(?<=://)[^/?#@\s]*@")
_GOOGLE = lazy_re(r"(?i)^(?:www\.)?google\.[a-z.]{2,6}$")


@check(
    "LNK014",
    "unstable-url",
    "an address carries what belongs to one visit: tracking marks, a session, a proxy",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    fixable=Fixable.SAFE,
    judged=(8, 8),
)
def unstable_url(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Finds addresses with marks that tell a site where a visitor came from (`utm_source`, `fbclid`, `gclid`), with the
    session of one visitor (`jsessionid`, `PHPSESSID`), by a library's proxy, and those of Google's results and
    searches; also those with a password (`https://me:secret@example.org/`) or a key (`token=`, `X-Amz-Signature=`).

    ## Why it matters

    A session ends, a proxy lets nobody else in, a search finds other things tomorrow. Marks of tracking say
    where you found the page, and make two addresses of one. Who reads a password or a key in the document can use it
    as you do; signed addresses end after hours or days.

    ## Example

    Before:

    ```bibtex
    @report{clw2021,
      author      = {{Coastal Labour Watch}},
      title       = {Ports of No Return},
      institution = {Coastal Labour Watch},
      date        = {2021},
      url         = {https://www.example.org/report?utm_source=newsletter&id=7},
      urldate     = {2024-05-03},
    }
    ```

    After:

    ```bibtex
    @report{clw2021,
      author      = {{Coastal Labour Watch}},
      title       = {Ports of No Return},
      institution = {Coastal Labour Watch},
      date        = {2021},
      url         = {https://www.example.org/report?id=7},
      urldate     = {2024-05-03},
    }
    ```

    ## How to mend

    `refcheck fix --write` leaves the marks of tracking out, which is a safe fix: they change nothing of the page. In
    the place of the others, give the address of the work itself.

    ## How sure it is

    Marks of tracking are *information*, and known by their names. A session counts with eight signs or more, a proxy
    by the names that such proxies have (`ezproxy`, `libproxy`, `idm.oclc.org`). A key is *information*, since some are
    meant to be shared (Dropbox's `rlkey`); it is known by its name, and never shown.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries) and 970 pages of documentation
    (16,808 links): 8 addresses with marks of tracking found, all right; none of the others was met. Of 26,703 addresses
    in bibliographies of TeX packages none has a password or a key.

    ## Known false alarms

    None was seen. The likeliest are a page of the proxy itself (`https://ezproxy.example.edu/about`), and a search
    at Google that is itself what is cited.
    """
    url = use.url
    clean = _untracked(url) if _MAYBE.search(url) else url
    if clean != url:
        yield of_use(
            rule,
            use,
            message="the address carries marks that tell a site where a visitor came from",
            severity=Severity.INFO,
            expected=clean,
            actual=url,
            remedy="leave the marks out",
            intent=new_address(context, use, clean, safe=True),
        )
        return
    why = _passing(url)
    if why:
        yield of_use(rule, use, message=f"the address {why}", actual=url, remedy="give the address of the work itself")
        return
    password = _PASSWORD.match(url) is not None
    bare = _USER.sub("", url, count=1) if "@" in url else url
    if password or (is_web(url) and redact(bare) != bare):
        yield of_use(
            rule,
            use,
            message=f"the address carries a {'password' if password else 'key'}: whoever reads the document can use it",
            severity=Severity.WARNING if password else Severity.INFO,
            actual=url,
            remedy="give an address without it, and have it changed where it was not meant for readers",
        )


def _untracked(url: str) -> str:
    """Return an address without the marks of tracking, as it is otherwise written."""
    parts = split(url)
    if parts is None or not is_web(url):
        return url
    kept = [pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept))) if len(kept) < parts.query.count("&") + 1 else url


def _passing(url: str) -> str:
    """Return why an address is good for one visitor alone, empty when nothing says so."""
    host = host_of(url)
    if _SESSION.search(url):
        return "carries the session of one visitor"
    if _PROXY.search(host) or _LOGIN.search(url):
        return "goes by the proxy of a library, which lets nobody else in"
    if _GOOGLE.match(host):
        path = urlsplit(url).path
        if path == "/url":
            return "is that of a link in Google's results"
        if path == "/search":
            return "is that of a search"
    return ""


SHORTENERS = frozenset(
    """bit.ly bitly.com goo.gl tinyurl.com t.co ow.ly is.gd v.gd buff.ly lnkd.in dlvr.it tiny.cc cutt.ly rb.gy rebrand.ly
    shorturl.at fb.me wp.me amzn.to nyti.ms trib.al bl.ink t.ly s.id snip.ly adf.ly j.mp soo.gd urlz.fr
    tr.im cli.gs u.nu x.co migre.me twurl.nl snipurl.com""".split()  # noqa: SIM905
)


@check(
    "LNK015",
    "shortener",
    "an address is that of a shortener",
    severity=Severity.INFO,
    scope=Scope.LINK,
    judged=(13, 13),
)
def shortener(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Finds addresses of services that make short ones: bit.ly, t.co, goo.gl, tinyurl.com and some thirty more.

    ## Why it matters

    Nobody can see what is cited, and when the service ends, as goo.gl did, the source is lost with it. Archives
    often have the page, and not the short address.

    ## Example

    Before:

    ```markdown
    # Statement on recruitment fees

    Workers paid up to a year's wages to their agents.[^1]

    [^1]: Centre for Fair Recruitment, *The Price of a Job* (2019),
        https://goo.gl/a1B2c3 (accessed 3 May 2024).
    ```

    After:

    ```markdown
    # Statement on recruitment fees

    Workers paid up to a year's wages to their agents.[^1]

    [^1]: Centre for Fair Recruitment, *The Price of a Job* (2019),
        https://www.example.org/price-of-a-job.pdf (accessed 3 May 2024).
    ```

    ## How to mend

    Open it, and cite the address that it leads to.

    ## How sure it is

    Hosts are known by their names. Short addresses that a publisher or a registry gives itself (doi.org, hdl.handle.net)
    are none of these.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries) and 970 pages of documentation (16,808
    links): 12 found, all right; and on 260 of JabRef, LyX, Axiom and other packages (6,319 entries): 1 found, and
    right.

    ## Known false alarms

    None was seen. The likeliest is a page of the service itself, such as its terms of use, that is cited in earnest.
    """
    host = host_of(use.url).removeprefix("www.")
    if host in SHORTENERS and len(urlsplit(use.url).path) > 1:
        yield of_use(
            rule,
            use,
            message=f"{host} leads on to another address, and only as long as it exists",
            actual=use.url,
            remedy="open it, and cite the address that it leads to",
        )


_SHOWN = lazy_re(r"(?i)(?:https?://|www\.)\S{4,2000}")


@check(
    "LNK018",
    "text-vs-target",
    "a link shows one address and leads to another",
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    judged=(1, 1),
)
def text_vs_target(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Finds links whose text is an address, where the link itself leads to another one.

    ## Why it matters

    Readers on paper follow what they see, readers on a screen what is behind it. Mostly the one was corrected and the
    other forgotten.

    ## Example

    Before:

    ```markdown
    # Sources

    The figures are those of [https://www.example.org/report](https://www.example.org/draft), table 3.
    ```

    After:

    ```markdown
    # Sources

    The figures are those of [https://www.example.org/report](https://www.example.org/report), table 3.
    ```

    ## How to mend

    Write the same address in both places.

    ## How sure it is

    `http` and `https`, `www.`, escapes, a slash at the end, a shortened text ("https://www.example.org/...") and the two
    addresses of a DOI make no difference. It is information: behind an address may be one that leads on to it.

    Tried on 1,009 pages of documentation in HTML and Markdown, in which several hundred links have an address for their
    text: 1 found, and right. That is too few to tell a share.

    ## Known false alarms

    None was seen. The likeliest is a link whose text is an old or a short address, and which leads to where that one
    leads on to.
    """
    for link in document.links:
        shown = link.text.strip()
        if not _SHOWN.fullmatch(shown) or not is_web(link.url):
            continue
        mine = _bare(shown if "://" in shown else f"http://{shown}")
        theirs = _bare(link.url)
        shortened = mine.rstrip(".…")
        if (
            theirs.startswith(shortened)
            or mine.startswith(theirs)
            or (_doi_of(mine) and _doi_of(mine) == _doi_of(theirs))
        ):
            continue
        yield rule.finding(
            message="the link shows one address and leads to another",
            location=Location(path=document.path, line=link.line, column=link.column, marker=link.marker),
            expected=shown[:500],
            actual=link.url[:500],
            remedy="write the same address in both places",
        )


def _doi_of(bare: str) -> str:
    return normalise_doi(bare) if "/10." in bare else ""


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", normalise(url)).rstrip("/").lower()
