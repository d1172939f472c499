"""The source "quotation": whether the words and pages that a document cites are in the text behind the link.

The text is read once, with the answer to the link; what is kept of it is which words were found, where,
and the nearest passage (300 characters). No word of a quotation is sent anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from refcheck.content.charset import decode
from refcheck.content.html import is_html
from refcheck.content.outline import visible_text
from refcheck.content.passages import Found, PageText, find_passage
from refcheck.content.pdf import is_garbled, is_pdf, page_texts
from refcheck.evidence.interface import Answer, Known, LinkTarget, Source
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import (
    ALIVE,
    NO_TEXT,
    Evidence,
    LinkVerdict,
    Outcome,
    Passage,
    Sought,
    dump_passages,
    load_passages,
)
from refcheck.text.lazy import lazy_re
from refcheck.text.sketch import sketch_of
from refcheck.text.urls import redact

__all__ = ["NAME", "SOURCE", "look_for", "read", "recalled_passages", "with_passages"]

NAME = "quotation"
FEW_WORDS = 40
"""A page with fewer words shows its content by script, or to members only."""
MAX_CITED = 60
"""More cited pages are not looked at one by one."""
_PAGES = lazy_re(r"\d{1,5}|[ivxlc]{1,7}")
_LATER = frozenset({LinkVerdict.BLOCKED, LinkVerdict.UNAVAILABLE, LinkVerdict.TIMEOUT, LinkVerdict.TLS_ERROR})


def with_passages(answer: Answer, response: Response, sought: Sequence[Sought]) -> Answer:
    """Return ``answer`` with what was found of the words that are sought in its body."""
    if answer.verdict not in ALIVE or response.failure is not None:
        return answer
    pages, unread = _pages_of(response)
    if pages is None:
        return replace(answer, unread=unread)
    labels = [label for label, _ in pages]
    numbered = unread == "pdf"
    text = PageText([page for _, page in pages], printed=numbered)
    if len(text.words) < FEW_WORDS and not numbered and any(one.text for one in sought):
        return replace(answer, unread="no-text")
    found = tuple(look_for(one, text, labels if numbered else ()) for one in sought)
    return replace(answer, passages=found, sketch=sketch_of(page for _, page in pages) if numbered else "")


def _pages_of(response: Response) -> tuple[list[tuple[str, str]] | None, str]:
    """Return label and text of the pages, and "pdf" where they are numbered; else why there are none."""
    body = response.body
    if not body:
        return None, "empty"
    if not response.complete:
        return None, "cut-off"
    kind = response.headers.get("content-type", "")
    if is_pdf(body):
        pages = page_texts(body)
        if pages is None:
            return None, "scan"
        return (None, "garbled") if is_garbled(text for _, text in pages) else (pages, "pdf")
    if is_html(body, kind):
        return [("", visible_text(decode(body, kind)))], ""
    if kind.partition(";")[0].strip().lower() == "text/plain":
        return [("", decode(body, kind))], ""
    return None, "no-text"


def look_for(sought: Sought, text: PageText, labels: Sequence[str]) -> Passage:
    """Return what of ``sought`` is in a text, and where; ``labels`` are what its pages are called, none for a text
    without pages.
    """
    found = find_passage(sought.text, text) if sought.text else Found(share=0.0)
    there = None
    if labels and sought.page:
        there = any(page in labels or _is_number_of(page, len(labels)) for page in _PAGES.findall(sought.page.lower()))
        there = there if _PAGES.search(sought.page.lower()) else None
    page = ""
    if labels and found.is_there:
        at = _cited_page(sought, text, labels, found.page)
        page = "/".join(dict.fromkeys((labels[at], str(at + 1))))
    return Passage(
        key=sought.key,
        share=found.share,
        page=page,
        passage=found.passage,
        there=there,
        pages=len(labels),
        differences=found.differences,
    )


def _cited_page(sought: Sought, text: PageText, labels: Sequence[str], found: int) -> int:
    """Return the index of the page that is cited, or of one beside it, if the words stand there too; else ``found``."""
    page = sought.page.lower()
    cited = [int(one) for one in _PAGES.findall(page) if one.isdigit()]
    near = [
        number
        for number, label in enumerate(labels)
        if label.lower() == page
        or any(cited[0] - 1 <= int(p) <= cited[-1] + 1 for p in (label, str(number + 1)) if cited and p.isdigit())
    ]
    if not near or found in near or len(near) > MAX_CITED:
        return found
    again = find_passage(sought.text, text.only(near))
    return near[again.page] if again.is_there else found


def _is_number_of(page: str, count: int) -> bool:
    return page.isdigit() and 0 < int(page) <= count


def read(target: LinkTarget, known: Known) -> Iterator[Evidence]:
    """Yield what was found of the words sought, a piece of evidence for each reference."""
    address = known.addresses[target.url]
    chain = known.chain(address.ask) if target.sought and address.ask is not None else ()
    if not chain:
        return
    answer = chain[-1]
    found = {passage.key: passage for passage in answer.passages}
    for reference in dict.fromkeys(one.reference for one in target.sought):
        wanted = [one for one in target.sought if one.reference == reference]
        own = [found[one.key] for one in wanted if one.key in found]
        outcome, reason = (Outcome.FOUND, "") if own else _unread(answer)
        yield Evidence(
            source=NAME,
            asked=redact(target.url),
            outcome=outcome,
            when=answer.response.when,
            reference=reference,
            reason=reason,
            excerpt=next((passage.passage for passage in own if passage.passage), ""),
            sha256=answer.sha256,
            kept=dump_passages(own) if own else "",
        )


def _unread(answer: Answer) -> tuple[Outcome, str]:
    if answer.unread:
        return Outcome.SKIPPED, answer.unread
    if answer.verdict in _LATER:
        return Outcome.UNAVAILABLE, answer.reason
    return Outcome.SKIPPED, "not-read"


def recalled_passages(target: LinkTarget, stored: Iterable[Evidence]) -> list[Evidence] | None:
    """Return the stored evidence on all that is sought at a target, ``None`` when some has to be read (again)."""
    own = [one for one in stored if one.source == NAME]
    kept: list[Evidence] = []
    for reference in dict.fromkeys(one.reference for one in target.sought):
        wanted = {one.key for one in target.sought if one.reference == reference}
        mine = (e for e in own if e.reference == reference)
        best = next((e for e in mine if e.reason in NO_TEXT or wanted <= {p.key for p in load_passages(e.kept)}), None)
        if best is None:
            return None
        kept.append(best)
    return kept


SOURCE = Source(name=NAME, read=read)
