"""The source "sibling": whether a host answers an address that cannot exist with the very same page.

So an error page is told in any language. It is asked only where a page gave no sign of being the
cited thing, after robots.txt, one address a host, and not again for a week. When it cannot be asked,
or says nothing, the page stays what it was: only the same page for a nonsense address accuses.
"""

from __future__ import annotations

import json
import posixpath
import secrets
import string
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode, urlunsplit

from refcheck.content.apart import Frame, frame_of, weigh
from refcheck.content.charset import decode
from refcheck.content.html import is_html
from refcheck.content.look import ARTICLE
from refcheck.content.notices import is_works
from refcheck.content.outline import outline_of
from refcheck.content.robots import MAX_SIZE, Robots, nothing_allowed, parse_robots
from refcheck.content.shape import PageShape, dump_shape, is_same_page, load_shape, shape_of, words_in
from refcheck.content.signs import Sign, sign_of
from refcheck.content.titles import head_title
from refcheck.content.unnamed import UNSURE
from refcheck.evidence.interface import Answer, Known, LinkTarget, Source
from refcheck.evidence.landing import is_front_page, is_resolver
from refcheck.fetch.exchange import Request, Response
from refcheck.model.evidence import ALIVE, Depth, Evidence, LinkEvidence, LinkVerdict, Outcome, RequestKind
from refcheck.model.report import Agreement
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import compare_titles
from refcheck.text.urls import is_web, normalise, redact, split, without_fragment

__all__ = ["NAME", "SOURCE", "Probe", "siblings", "wants_shape"]

NAME = "sibling"
NONSENSE = 14
"""So many random letters make a name that no page has."""
_AGREE = frozenset({Agreement.SAME, Agreement.SHORT, Agreement.MISQUOTED})
_GONE = frozenset({404, 410})
_WALL = 8
"""A wall says so many things at most."""
_UNTITLED = 2
"""So much more is doubted of a page without any word of its title."""
_ENDING = 8
_TITLE_WORDS = 4
"""A page that holds all of so many words of the reference's title speaks of it."""
# Parts of a path that tell pages apart by themselves: what follows them may be anything.
_ID = lazy_re(r"^(?!(?:1[89]|20)\d\d$)(?:\D*\d{3,}.*|10\.\d{4,9})$")
# A number of a page in a list, or a year, is shorter.
_NUMBER = lazy_re(r"(?!(?:1[89]|20)\d\d$)\d{3,12}")
# Parameters that tell pages apart. Others choose a language, a session or an entry of a menu.
_TELLING = lazy_re(
    r"(?i)^(?:id|p|page_?id|pageid|post|item|article|articleid|aid|nid|cid|pid|doc|docid|doc_id|document|document_?id|record|recordid|record_id"
    r"|story|storyid|story_id|node|report|reportid|publication|publicationid|pubid|pub_id|file|file_?id|handle|isbn|news|newsid|news_id|key|content|seq|idx|wr_id|nttid|article_?no|art_?id|content_?id|item_?id|object_?id|oid|tid)$"
)

_TOPICS = lazy_re(r"(?i)(?:topic|thread)(?:\.\w{2,5})?$")
"""Where "t" tells topics of a board apart; elsewhere it may be a time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Probe:
    """What an address that cannot exist answered: ``status`` (0: nothing usable), where it led
    (``moved``: to another place), and what was shown: its ``shape``, and its pieces, which are the ``frame`` of its
    site; ``when`` is UTC ISO 8601.
    """

    status: int = 0
    url: str = ""
    final_url: str = ""
    moved: bool = False
    shape: PageShape = field(default_factory=PageShape)
    frame: Frame = field(default_factory=Frame)
    when: str = ""


def a_name() -> str:
    """Return a name that no page has."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(NONSENSE))


def siblings(nonsense: Callable[[], str] = a_name) -> Source:
    """Return the source; ``nonsense`` gives a name that no page has."""

    def plan(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Iterator[Request]:
        answer = _suspect(target, known, link)
        base = _base(answer) if answer is not None else ""
        root = _root(base)
        if not root or known.recalled(NAME, root) is not None:
            return
        address = known.choices.get((NAME, root))
        if address is None:
            address = _sibling(base, nonsense())
            if not address:
                return
            # Whoever comes first of a host chooses for all of them.
            known.choices[NAME, root] = address
        robots = known.digests.get(f"{root}/robots.txt")
        if robots is None:
            yield _request(f"{root}/robots.txt")
        elif address not in known.digests and isinstance(robots, Robots) and robots.allows(_path(address)):
            yield _request(address)

    return Source(name=NAME, plan=plan, digest=digest, read=read, amend=amend, verdicts=ALIVE | {LinkVerdict.BROKEN})


def wants_shape(url: str, known: Known) -> bool:
    """Return whether the shape of a page at ``url`` may still be compared with something.

    Not when its host is known to have real 404s: nearly all have.
    """
    root = _root(url)
    probe = _probe_of(root, known) if root else None
    return probe is None or 200 <= probe.status < 300


def _request(url: str) -> Request:
    return Request(url=url, source=NAME, kind=RequestKind.PAGE, depth=Depth.HEAD, ahead=True)


def _suspect(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Answer | None:
    """Return the page that may be an error page: fine as far as is known, without a sign of the cited thing."""
    ask = known.addresses[target.url].ask
    answer = known.answers.get(ask) if ask is not None else None
    # Nearly all pages give a sign of being what their address names, and have no shape.
    if ask is None or link is None or answer is None or answer.shape is None or link.verdict not in ALIVE:
        return None
    # A script may fill a page yet, unless the host has put an apology there.
    shell = answer.shape.shell and not answer.doubt
    if shell or not 200 <= (answer.response.status or 0) < 300 or len(known.chain(ask)) != 1:
        return None
    if is_resolver(ask) or is_front_page(ask):
        return None
    return None if _is_of_reference(target, known, answer, answer.shape) else answer


def _is_of_reference(target: LinkTarget, known: Known, answer: Answer, shape: PageShape) -> bool:
    """Return whether a page has the title of the work, or speaks of it."""
    for title in _titles(target, known):
        if answer.title and compare_titles(title, answer.title).agreement in _AGREE:
            return True
        words = words_in(title)
        if len(words) >= _TITLE_WORDS and words <= shape.words:
            return True
    return False


def _titles(target: LinkTarget, known: Known) -> list[str]:
    """Return what references and the document call the work behind a link."""
    titles = [known.references[one].work.title for one in target.references if one in known.references]
    if target.text and not is_web(target.text):
        titles.append(target.text)
    return [title for title in titles if title]


def _base(answer: Answer) -> str:
    """Return the address whose sibling is asked: the one that was asked, or the same place by its other name."""
    asked, final = answer.url, without_fragment(answer.response.final_url or answer.url)
    return final if _place(asked) == _place(final) else asked


def _place(url: str) -> str:
    return normalise(url).partition("://")[2].removeprefix("www.").rstrip("/")


def _root(url: str) -> str:
    parts = split(url) if url else None
    return f"{parts.scheme}://{parts.netloc}" if parts is not None and parts.netloc else ""


def _path(url: str) -> str:
    parts = split(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "") if parts is not None else "/"


def _sibling(url: str, nonsense: str) -> str:
    """Return an address beside ``url`` that cannot exist, empty when none is known to tell something.

    In its folder with its ending, or with another value of the one parameter that tells pages apart.
    After a part that is a number any words may follow: such a part is left out as well.
    """
    parts = split(url)
    if parts is None:
        return ""
    if parts.query:
        pairs = parse_qsl(parts.query, keep_blank_values=True)[:20]
        telling = [name for name, _ in pairs if _TELLING.match(name) or (name == "t" and _TOPICS.search(parts.path))]
        if len(telling) != 1:
            return ""
        query = urlencode([(name, nonsense if name == telling[0] else value) for name, value in pairs])
        return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
    folders, last = posixpath.split(parts.path.rstrip("/"))
    if _NUMBER.fullmatch(last):
        # What is found by its number alone answers words by a 404 of another kind.
        nonsense = _figures(nonsense)
    kept: list[str] = []
    for part in folders.split("/"):
        if _ID.match(part):
            break
        kept.append(part)
    ending = posixpath.splitext(last)[1]
    ending = ending if 1 < len(ending) <= _ENDING and ending[1:].isalnum() and not ending[1:].isdigit() else ""
    slash = "/" if parts.path.endswith("/") else ""
    return urlunsplit(
        (parts.scheme, parts.netloc, "/".join([*kept, nonsense + ending]).removeprefix("//") + slash, "", "")
    )


def _figures(nonsense: str) -> str:
    """Return a number that no page has: nine figures, the first of them a nine."""
    return "9" + "".join(str(ord(letter) % 10) for letter in nonsense[:8])


def digest(response: Response) -> Robots | Probe:
    """Return the rules of a robots.txt, or what the nonsense address answered."""
    url = response.request.url
    if url.endswith("/robots.txt"):
        return _robots(response)
    if response.failure is not None or response.status is None:
        return Probe(url=url, when=response.when)
    final = without_fragment(response.final_url or url)
    kind = response.headers.get("content-type", "")
    page = bool(response.body) and is_html(response.body, kind)
    text = decode(response.body, kind) if page else ""
    return Probe(
        status=response.status,
        url=url,
        final_url=final,
        moved=bool(response.redirects) and _place(url) != _place(final),
        shape=shape_of(text) if page else PageShape(),
        frame=frame_of(text, outline_of(text), head_title(text)) if page else Frame(),
        when=response.when,
    )


def _robots(response: Response) -> Robots:
    """Return what may be asked: everything where there is no file, nothing where it could not be read
    (RFC 9309, section 2.3.1) to its end.
    """
    status = response.status or 0
    if response.failure is None and status == 200:
        whole = response.complete and len(response.body) <= MAX_SIZE
        return parse_robots(response.body) if whole else nothing_allowed()
    if response.failure is None and 400 <= status < 500 and status != 429:
        return parse_robots(b"")
    return nothing_allowed()


def amend(link: LinkEvidence, target: LinkTarget, known: Known) -> LinkEvidence:
    """Return ``link``, a soft 404 when a nonsense address of its host gives the same page."""
    if link.verdict is LinkVerdict.BROKEN:
        return _there_all_the_same(link, target, known)
    answer = _suspect(target, known, link)
    probe = _probe_of(_root(_base(answer)), known) if answer is not None else None
    if answer is None or answer.shape is None:
        return link
    if probe is None or not 200 <= probe.status < 300 or not _is_same(answer, answer.shape, probe):
        return _in_doubt(link, answer, target, known, probe)
    if answer.shape.login:
        said = (
            LinkVerdict.BLOCKED,
            "login",
            "the host shows the same page, which asks for a password, for any address",
        )
    elif any(map(is_works, (answer.shape.title, *(answer.parts.headings if answer.parts is not None else ())))):
        said = (LinkVerdict.UNAVAILABLE, "outage", "the host tells of work on its site, whatever it is asked for")
    elif _may_be_a_wall(answer):
        detail = "the host shows the same few words, without a way into its site, for any address"
        said = (LinkVerdict.UNAVAILABLE, "same-as-any-page", detail)
    else:
        shown = f": “{answer.shape.title}”" if answer.shape.title else ""
        detail = f"an address of this host that cannot exist leads to the very same page{shown}"
        said = (LinkVerdict.SOFT_404, "same-as-any-page", detail)
    verdict, reason, detail = said
    return replace(link, verdict=verdict, reason=reason, detail=detail, title=None)


def _may_be_a_wall(answer: Answer) -> bool:
    """Return whether a page that a host shows for any address may stand before a living site: a queue, a consent.

    Such a page has a few words and a button, and no link to the front page, nor a menu.
    """
    parts = answer.parts
    return parts is not None and parts.asks and not parts.homes and not parts.menus and len(parts.blocks) <= _WALL


def _in_doubt(
    link: LinkEvidence, answer: Answer, target: LinkTarget, known: Known, probe: Probe | None
) -> LinkEvidence:
    """Return ``link``, not known when so much speaks against its page that it cannot be told from a lost one.

    A soft 404 when it says that it is lost, apart from what its site shows around anything.

    A page that has not one word of the title that a reference gives its work is doubted more.
    """
    shape = answer.shape
    doubt = answer.doubt
    # A host that answers whatever it is asked for has shown that it says something else of this.
    if answer.parts is not None and probe is not None and probe.status in _GONE:
        sign, apart = weigh(answer.parts, probe.frame, target.url)
        if sign is Sign.ERROR:
            detail = "the page says that it was not found, and else only what is on any page of its site"
            return replace(link, verdict=LinkVerdict.SOFT_404, reason="error-page", detail=detail, title=None)
        doubt = max(doubt, apart)
    if doubt and shape is not None:
        titles = [words for one in _titles(target, known) if len(words := words_in(one)) >= _TITLE_WORDS]
        doubt += _UNTITLED if titles and all(words.isdisjoint(shape.words) for words in titles) else 0
    if doubt < UNSURE:
        return link
    detail = "the page has neither a text nor a name of its own: whether it is the cited thing cannot be told"
    return replace(link, verdict=LinkVerdict.UNAVAILABLE, reason="names-nothing", detail=detail, title=None)


def _there_all_the_same(link: LinkEvidence, target: LinkTarget, known: Known) -> LinkEvidence:
    """Return ``link``, fine when a page with the title of the work and a long text came with a 404.

    A person with a browser gets the cited thing; some servers count wrong.
    """
    ask = known.addresses[target.url].ask
    chain = known.chain(ask) if ask is not None else ()
    page = chain[0].page if len(chain) == 1 and chain[0].response.status == 404 else None
    if page is None or page.sign is not None or page.prose < ARTICLE or not page.title:
        return link
    titles = [known.references[one].work.title for one in target.references if one in known.references]
    agreed = (compare_titles(title, page.title).agreement for title in titles if len(words_in(title)) >= _TITLE_WORDS)
    if not any(agreement in {Agreement.SAME, Agreement.SHORT} for agreement in agreed):
        return link
    return replace(link, verdict=LinkVerdict.OK, reason="", detail="", title=page.title, confirmed=False)


def _is_same(answer: Answer, shape: PageShape, probe: Probe) -> bool:
    final = without_fragment(answer.response.final_url or answer.url)
    urls = (answer.url, final, probe.url, probe.final_url)
    if _place(answer.url) == _place(final):
        # A host that sends what it does not have elsewhere has shown that it has this one.
        return not probe.moved and (is_same_page(shape, probe.shape, urls=urls) or _both_deny(shape, probe.shape))
    if not probe.moved:
        return False
    if normalise(final) == normalise(probe.final_url):
        return True
    # "/gone?from=/a" and "/gone?from=/b" are one page if they say the same.
    return _place(final.partition("?")[0]) == _place(probe.final_url.partition("?")[0]) and is_same_page(
        shape, probe.shape, urls=urls
    )


def _both_deny(one: PageShape, other: PageShape) -> bool:
    """Return whether two pages have one title, which says that something was not found, whatever else is on them."""
    return one.title == other.title and sign_of(one.title) is Sign.ERROR


def _probe_of(root: str, known: Known) -> Probe | None:
    address = known.choices.get((NAME, root))
    probe = known.digests.get(address) if address else None
    if isinstance(probe, Probe):
        return probe
    earlier = known.recalled(NAME, root)
    return _loaded(earlier.kept) if earlier is not None else None


def read(target: LinkTarget, known: Known) -> Iterable[Evidence]:
    """Yield what the host answered to the nonsense address, for the week that it is not asked again."""
    ask = known.addresses[target.url].ask
    answer = known.answers.get(ask) if ask is not None else None
    root = _root(_base(answer)) if answer is not None else ""
    address = known.choices.get((NAME, root)) if root else None
    probe = known.digests.get(address) if address else None
    if isinstance(probe, Probe) and probe.status:
        yield Evidence(
            source=NAME,
            asked=root,
            outcome=Outcome.NOT_FOUND if probe.status in _GONE else Outcome.FOUND,
            when=probe.when,
            kept=_dumped(probe),
            reason=f"status-{probe.status}",
            excerpt=f"{redact(probe.url)}: {probe.status} {probe.shape.title}".strip(),
        )


def _dumped(probe: Probe) -> str:
    """Return a probe as text. What needs no comparing is kept without its words."""
    shape = dump_shape(probe.shape if 200 <= probe.status < 300 else PageShape())
    frame = [probe.frame.shows, probe.frame.homes, *sorted(probe.frame.pieces)]
    told = [probe.status, redact(probe.url), redact(probe.final_url), probe.moved, shape, frame, probe.frame.tables]
    return json.dumps(told, ensure_ascii=False)


def _loaded(text: str) -> Probe | None:
    try:
        status, url, final, moved, shape, *more = json.loads(text)
        loaded = load_shape(str(shape))
        if loaded is None:
            return None
        shown, homes, *pieces = map(int, more[0]) if more else (0, 0)
        frame = Frame(pieces=frozenset(pieces), shows=shown, homes=homes, tables=int(more[1]) if more[1:] else 0)
        return Probe(
            status=int(status), url=str(url), final_url=str(final), moved=bool(moved), shape=loaded, frame=frame
        )
    except (ValueError, TypeError, RecursionError):
        return None


SOURCE = siblings()
