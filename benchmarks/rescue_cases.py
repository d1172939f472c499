"""What can have become of a dead address, and what archives may hold of it: every situation of the benchmark."""

from __future__ import annotations

import json
from collections.abc import Iterator

from benchmarks.rescue_works import ARCHIVE, OTHER, WORKS, Case, Cited, Held, cited, page, pdf, right
from refcheck.model.work import Work


def cases(what: Cited, number: int) -> Iterator[Case]:
    """Yield every situation of one work."""
    yield from _pages(what, f"http://www.site{number}.example.org/papers/{number}{what.year}/item.html")
    yield from _files(what, f"http://www.site{number}.example.org/files/{number}.pdf")
    yield from _worse(what, f"http://www.site{number}.example.org/reports/{number}/view.php?id={number}")
    yield from _bare(what, number)
    yield from _archives(what, f"http://old{number}.example.org/library/{number}/index-of-paper")
    yield from _handles(what, number)


def _pages(what: Cited, url: str) -> Iterator[Case]:
    work = cited(what)
    gone = Held(stamp="20140101000000", body=page("Page not found | Some Institute"))
    parked = Held(stamp="20130110000000", body=page("example.org is for sale"))
    login = Held(stamp="20120614000000", body=page("Sign in | Some Institute"))
    reused = Held(stamp="20120801000000", body=page(what.other))
    yield Case(name="right copy", url=url, right="20120610120000", held=[right(what)], work=work)
    yield Case(
        name="right copy, years before",
        url=url,
        right="20091112131415",
        held=[right(what, "20091112131415")],
        work=work,
    )
    yield Case(
        name="right copy, a year after",
        url=url,
        right="20130610120000",
        held=[right(what, "20130610120000")],
        work=work,
    )
    yield Case(
        name="then a soft 404",
        url=url,
        right="20110101000000",
        held=[right(what, "20110101000000"), gone, Held(stamp="20120620000000", body=gone.body)],
        work=work,
    )
    yield Case(
        name="then parked", url=url, right="20110101000000", held=[right(what, "20110101000000"), parked], work=work
    )
    yield Case(
        name="login the day before",
        url=url,
        right="20120101000000",
        held=[right(what, "20120101000000"), login],
        work=work,
    )
    yield Case(
        name="address used again",
        url=url,
        right="20110601000000",
        held=[right(what, "20110601000000"), reused],
        work=work,
    )
    yield Case(
        name="misquoted, and the address says so",
        url=url.replace("item.html", what.slug),
        right="20120610120000",
        held=[right(what)],
        work=cited(what, title=what.misquoted),
    )
    yield Case(
        name="no day known",
        url=url,
        right="20190101000000",
        held=[right(what, "20150101000000"), right(what, "20190101000000")],
        work=Work(title=what.title),
    )
    yield Case(
        name="no day known, later parked",
        url=url,
        right="20150101000000",
        held=[right(what, "20150101000000"), Held(stamp="20190101000000", body=parked.body)],
        work=Work(title=what.title),
    )
    yield Case(
        name="another title, the same DOI",
        url=url,
        right="20120610120000",
        held=[
            Held(
                stamp="20120610120000",
                body=page(
                    "Publication",
                    head='<meta name="citation_doi" content="10.1000/x.1"><meta name="citation_title" content="Publication details of the item">',
                ),
            )
        ],
        work=cited(what, doi="10.1000/x.1"),
    )
    yield Case(
        name="comes every year, the right year",
        url=url,
        right="20120610120000",
        held=[
            Held(
                stamp="20120610120000",
                body=page(
                    "Annual Report", body=f"<h1>Annual Report</h1><p>Annual report for {what.year}. {'Text. ' * 30}</p>"
                ),
            )
        ],
        work=cited(what, title="Annual Report"),
    )


def _files(what: Cited, url: str) -> Iterator[Case]:
    work = cited(what)
    kind = "application/pdf"
    opening = (
        f"{what.author} A. {what.title} {what.year} " + "Some sentences that follow after the title of the paper. " * 8
    )
    yield Case(
        name="PDF, title in XMP",
        url=url,
        right="20120610120000",
        held=[Held(stamp="20120610120000", kind=kind, body=pdf(xmp=what.title))],
        work=work,
    )
    yield Case(
        name="PDF, title in its information",
        url=url,
        right="20120610120000",
        held=[Held(stamp="20120610120000", kind=kind, body=pdf(info=what.title))],
        work=work,
    )
    yield Case(
        name="PDF, title in its text",
        url=url,
        right="20120610120000",
        held=[Held(stamp="20120610120000", kind=kind, body=pdf(text=opening, info="Microsoft Word - final_v3.doc"))],
        work=work,
    )
    yield Case(
        name="PDF, unreadable, the same before and after",
        url=url,
        right="20120101000000",
        held=[
            Held(stamp="20120101000000", kind=kind, body=pdf(junk="0a1b2c"), digest="SAME"),
            Held(stamp="20140101000000", kind=kind, body=pdf(junk="0a1b2c"), digest="SAME"),
        ],
        work=work,
    )
    yield Case(
        name="PDF, later a page",
        url=url,
        right="20110101000000",
        held=[
            Held(stamp="20110101000000", kind=kind, body=pdf(xmp=what.title)),
            Held(stamp="20120613000000", body=page(what.title)),
        ],
        work=work,
    )
    yield Case(
        name="PDF is a page", url=url, right=None, held=[Held(stamp="20120610120000", body=page(what.title))], work=work
    )
    yield Case(
        name="PDF is a page, called a PDF",
        url=url,
        right=None,
        held=[Held(stamp="20120610120000", kind=kind, body=page(what.title))],
        work=work,
    )
    yield Case(
        name="PDF of another work",
        url=url,
        right=None,
        held=[Held(stamp="20120610120000", kind=kind, body=pdf(xmp=what.other))],
        work=work,
    )
    yield Case(
        name="PDF of another work, by its text",
        url=url,
        right=None,
        held=[Held(stamp="20120610120000", kind=kind, body=pdf(text=opening.replace(what.title, what.other)))],
        work=work,
    )
    yield Case(
        name="PDF, a review of the work",
        url=url,
        right=None,
        held=[Held(stamp="20120610120000", kind=kind, body=pdf(text=f"Book review of {opening}"))],
        work=work,
    )
    yield Case(
        name="PDF, cut short",
        url=url,
        right=None,
        held=[Held(stamp="20120610120000", kind=kind, body=pdf(xmp=what.title, end=False))],
        work=work,
    )
    yield Case(
        name="PDF, cut short by its length",
        url=url,
        right=None,
        held=[
            Held(
                stamp="20120610120000",
                kind=kind,
                body=pdf(xmp=what.title),
                headers={"x-archive-orig-content-length": "900000"},
            )
        ],
        work=work,
    )
    yield Case(
        name="PDF, unreadable, only later",
        url=url,
        right=None,
        held=[Held(stamp="20140101000000", kind=kind, body=pdf(junk="0a1b2c"))],
        work=work,
    )
    yield Case(
        name="PDF, unreadable, replaced in between",
        url=url,
        right=None,
        held=[
            Held(stamp="20110101000000", kind=kind, body=pdf(junk="0a1b2c"), digest="ONE"),
            Held(stamp="20140101000000", kind=kind, body=pdf(junk="0d0e0f"), digest="TWO"),
        ],
        work=work,
    )


def _worse(what: Cited, url: str) -> Iterator[Case]:
    work = cited(what)

    def one(name: str, body: bytes, **fields: object) -> Case:
        held = Held(stamp="20120610120000", body=body, **fields)  # type: ignore[arg-type]
        return Case(name=name, url=url, right=None, held=[held], work=work)

    yield one("archived soft 404", page("Error 404 (Not Found)"))
    yield one(
        "archived soft 404 that names the work", page("Page not found | Some Institute", body=f"<p>{what.title}</p>")
    )
    yield one("archived login", page("Log in"))
    yield one("archived login of a library", page("Member login | Digital Library"))
    yield one("archived challenge", page("Just a moment..."))
    yield one("archived parked domain", page("This domain is for sale"))
    yield one("archived suspended account", page("Account Suspended"))
    yield one("archived server page", page("Welcome to nginx!"))
    yield one(
        "archived 429",
        page("Too Many Requests"),
        status=429,
        headers={"memento-datetime": "Sun, 10 Jun 2012 12:00:00 GMT"},
    )
    yield one(
        "archived 404", page("Not here"), status=404, headers={"memento-datetime": "Sun, 10 Jun 2012 12:00:00 GMT"}
    )
    yield one("another work", page(what.other))
    yield one("home page", page("Some Institute", body=f"<h1>Some Institute</h1><ul><li>{what.title}</li></ul>"))
    yield one("home page with a greeting", page("Welcome to the Some Institute for Labour and Law"))
    yield one(
        "redirect to the home page", b"", leads_to=f"{ARCHIVE}/web/20120610120000id_/http://www.site.example.org/"
    )
    yield one(
        "redirect to another page with the title",
        b"",
        leads_to=f"{ARCHIVE}/web/20130910120000id_/http://other.example.net/abc",
    )
    yield one(
        "leads on by itself",
        page(what.title, head='<meta http-equiv="refresh" content="0; url=http://www.example.org/">'),
    )
    yield one("another language", page(what.foreign))
    yield one("the title in a page of another language", page(what.title, language="km"))
    yield one("an edition in Spanish", page(f"{what.title} (Spanish version)"))
    yield one("a summary", page(f"{what.title}: Executive Summary"))
    yield one("a review", page(f"Book Review: {what.title}"))
    yield one("a second volume", page(f"{what.title}, Volume 2"))
    yield one("a search for it", page(f"Search results for: {what.title}"))
    yield one("another year in the title", page(f"{what.title} 2019"))
    yield one(
        "another year in the record",
        page(
            what.title,
            head=f'<meta name="citation_title" content="{what.title}"><meta name="citation_publication_date" content="2021">',
        ),
    )
    yield Case(
        name="another DOI",
        url=url,
        right=None,
        work=cited(what, doi="10.1000/mine"),
        held=[
            Held(
                stamp="20120610120000",
                body=page(
                    what.title,
                    head=f'<meta name="citation_title" content="{what.title}"><meta name="citation_doi" content="10.1000/other">',
                ),
            )
        ],
    )
    yield Case(
        name="comes every year, another year",
        url=url,
        right=None,
        work=cited(what, title="Annual Report"),
        held=[
            Held(
                stamp="20180610120000",
                body=page(
                    "Annual Report", body=f"<h1>Annual Report</h1><p>Annual report for 2017. {'Text. ' * 30}</p>"
                ),
            )
        ],
    )
    yield one(
        "the title over a page that is gone",
        page(what.title, body="<h1>404</h1><p>The page you want could not be found.</p>"),
    )
    yield one("the title over a move", page(what.title, body="<p>This page has been moved. Follow the link.</p>"))
    yield one("the title over a login", page(what.title, body="<p>Please log in to read this article.</p>"))
    yield one("the title of a script", page(what.title, body="<p>You need to enable JavaScript to run this app.</p>"))
    yield one("a login for it", page(f"Login: {what.title}"))
    yield one("not found, with its title", page(f"{what.title} - 404 not found"))
    yield one("a second edition", page(f"{what.title}, Second Edition"))
    yield one(
        "another author",
        page(
            what.title,
            head=f'<meta name="citation_title" content="{what.title}"><meta name="citation_author" content="Zweig, S.">',
        ),
    )
    yield Case(
        name="a year in the title, none in the copy",
        url=url,
        right=None,
        work=cited(what, title=f"Human Rights Report {what.year}"),
        held=[Held(stamp="20120610120000", body=page("Human Rights Report"))],
    )
    yield Case(
        name="comes every year, no year told",
        url=url,
        right=None,
        work=cited(what, title="Annual Report"),
        held=[Held(stamp="20180610120000", body=page("Annual Report"))],
    )


def _bare(what: Cited, number: int) -> Iterator[Case]:
    url = f"http://www.press{number}.example.com/2012/{what.slug}/"
    plain = f"http://www.press{number}.example.com/?p={number}"
    yield Case(name="bare link, the address says it", url=url, right="20120610120000", held=[right(what)])
    yield Case(
        name="bare link, title when alive", url=plain, right="20120610120000", held=[right(what)], alive=what.title
    )
    yield Case(name="bare link, words linked", url=plain, right="20120610120000", held=[right(what)], text=what.title)
    yield Case(name="bare link, nothing says it", url=plain, right=None, held=[right(what)])
    yield Case(
        name="bare link, an unrelated page",
        url=url,
        right=None,
        held=[Held(stamp="20120610120000", body=page(what.other))],
    )
    yield Case(
        name="bare link, another title when alive",
        url=plain,
        right=None,
        held=[Held(stamp="20190610120000", body=page(what.other))],
        alive=what.title,
    )
    yield Case(
        name="bare link, the home page",
        url=url,
        right=None,
        held=[Held(stamp="20120610120000", body=page("Press Online"))],
    )
    yield Case(
        name="bare link to a PDF without a title",
        url=f"http://www.press{number}.example.com/{number}.pdf",
        right=None,
        held=[Held(stamp="20120610120000", kind="application/pdf", body=pdf(junk="0a"))],
    )
    yield Case(name="bare link with words that say little", url=plain, right=None, held=[right(what)], text="read more")


def _archives(what: Cited, url: str) -> Iterator[Case]:
    work = cited(what)
    rows = [["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]]
    good = ["org,example)/", "20120610120000", url, "text/html", "200", "AAAA", "1234"]
    bad = [
        ["org,example)/", "20120012170449", url, "text/html", "200", "AAAB", "1234"],
        ["org,example)/", "20120800241623", url, "text/html", "200", "AAAC", "1234"],
        ["org,example)/", "20990101000000", url, "text/html", "200", "AAAD", "1234"],
        ["org,example)/", "20120610", "http://mailto:somebody@example.org/", "unk", "301", "AAAE"],
        [
            'org,example)/"data:image/jpeg;base64,' + "A" * 9_000,
            "20120610120000",
            "data:x",
            "text/html",
            "200",
            "B",
            "1",
        ],
    ]
    held = [right(what)]
    whole = json.dumps([*rows, *bad, good]).encode()
    yield Case(name="index with broken rows", url=url, right="20120610120000", held=held, work=work, index=whole)
    cut = json.dumps([*rows, good, *bad]).encode()
    yield Case(name="index cut short", url=url, right="20120610120000", held=held, work=work, index=cut[:-40])
    yield Case(
        name="index in plain rows",
        url=url,
        right="20120610120000",
        held=held,
        work=work,
        index=(" ".join(good) + "\n").encode(),
    )
    memento = {
        "mementos": {
            "list": [
                {"datetime": "2011-03-08T12:00:00Z", "uri": OTHER + url},
                {"datetime": "2012-06-14T12:00:00Z", "uri": f"http://web.archive.org/web/20120614/{url}"},
            ]
        }
    }
    yield Case(
        name="only in another archive",
        url=url,
        right="20110308120000",
        held=[right(what, "20110308120000")],
        work=work,
        index=b"[]",
        elsewhere=json.dumps(memento).encode(),
    )
    yield Case(
        name="another archive, another work",
        url=url,
        right=None,
        held=[Held(stamp="20110308120000", body=page(what.other))],
        work=work,
        index=b"[]",
        elsewhere=json.dumps(memento).encode(),
    )
    yield Case(name="no copy anywhere", url=url, right=None, work=work, index=b"[]")
    yield Case(name="an empty answer", url=url, right=None, held=held, work=work, index=b"")
    yield Case(
        name="blocked",
        url=url,
        right=None,
        work=work,
        held=held,
        index_status=403,
        index=b"org.archive.util.io.RuntimeIOException: org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error",
    )
    yield Case(
        name="the archive has a fault",
        url=url,
        right=None,
        work=work,
        held=held,
        index_status=503,
        index=b"<html>Bad gateway</html>",
    )
    yield Case(name="the archive wants a pause", url=url, right=None, work=work, held=held, index_status=429, index=b"")
    yield Case(
        name="a garbled index", url=url, right=None, work=work, held=held, index=b"<html><title>Oops</title></html>"
    )


def _handles(what: Cited, number: int) -> Iterator[Case]:
    url = f"http://repository.example.org/bitstream/handle/10986/{number + 100}/{number}.pdf?sequence=1"
    record = f'<meta name="citation_title" content="{what.title}"><meta name="citation_doi" content="10.1596/{number}">'
    other = f'<meta name="citation_title" content="{what.other}"><meta name="citation_doi" content="10.1596/{number}">'
    plain = f'<meta name="citation_title" content="{what.title}">'
    work = cited(what)
    yield Case(
        name="handle with a DOI",
        url=url,
        right=None,
        index=b"[]",
        work=work,
        handle_page=page("Item", head=record),
        lasting=f"https://doi.org/10.1596/{number}",
    )
    yield Case(
        name="handle without a DOI",
        url=url,
        right=None,
        index=b"[]",
        work=work,
        handle_page=page("Item", head=plain),
        lasting=f"https://hdl.handle.net/10986/{number + 100}",
    )
    yield Case(
        name="handle of another work", url=url, right=None, index=b"[]", work=work, handle_page=page("Item", head=other)
    )


WORK_AT_THE_END: dict[str, str] = {}


def all_cases() -> list[Case]:
    """Return every situation of every work."""
    found = []
    for number, what in enumerate(WORKS, 1):
        for case in cases(what, number):
            if "with the title" in case.name:
                WORK_AT_THE_END[case.url] = what.title
            found.append(case)
    return found
