"""What can be done about an address: the lasting one, the saved copy, and how to write it in its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import quote

from refcheck.checks.interface import Context, LinkUse
from refcheck.checks.tex_addresses import rewritten_in_tex
from refcheck.model.document import Document, Link
from refcheck.model.evidence import LinkEvidence
from refcheck.model.place import Intent, ReplaceText, SetField, Span
from refcheck.text.identifiers import IdentifierKind, find_identifiers
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import is_web, normalise

__all__ = ["instead_of_dead", "lasting_address", "new_address", "remedy_of_dead"]

ARCHIVE_FIELD = "archiveurl"
_WRITTEN = frozenset({"markdown", "md", "gfm", "commonmark", "text", "txt", "plain", "html", "latex"})
_DEFINITION = lazy_re(r"(?m)^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\n?[ \t]*(<[^<>\n]{1,4000}>|\S{1,4000})")
_UNSAFE_IN_TEXT = lazy_re(r"[<>\"\s`|^{}\\]")
MAX_RAW = 20_000
"""Links that are longer in the source (characters) are left alone."""


def lasting_address(use: LinkUse, link: LinkEvidence | None = None) -> str:
    """Return a lasting address of the work (DOI, handle), empty when none is known.

    The reference's own DOI comes first, then what was found behind the handle of the address, then
    that handle: repositories give new addresses to the files behind it, and it stays.
    """
    if use.reference is not None and use.reference.work.doi:
        return f"https://doi.org/{use.reference.work.doi}"
    if link is not None and link.lasting:
        return link.lasting
    if use.reference is None:
        return ""
    handle = next((i.value for i in find_identifiers(use.url) if i.kind is IdentifierKind.HANDLE), "")
    return f"https://hdl.handle.net/{handle}" if handle else ""


def remedy_of_dead(use: LinkUse, link: LinkEvidence) -> str:
    """Return what a person can do about an address that leads nowhere."""
    lasting = lasting_address(use, link)
    if lasting:
        return f"lasting address: {lasting}"
    if link.snapshot:
        return f"a saved copy of {link.snapshot.date}: {link.snapshot.url}"
    return "look for the work at its publisher, or for a saved copy in a web archive"


def instead_of_dead(context: Context, use: LinkUse, link: LinkEvidence) -> Intent | None:
    """Return the change that makes a dead address useful again, never a safe one.

    A lasting address that was found takes its place. Failing that, a saved copy that was opened: in
    a .bib the address stays as it was cited, and the copy goes into the field ``archiveurl``, which
    BibLaTeX styles leave out and this program, CSL exports and people read; in a document, where
    readers click, the copy's address takes its place.
    """
    if link.lasting:
        return new_address(context, use, link.lasting, safe=False)
    if link.snapshot is None:
        return None
    reference = use.reference
    if reference is None or "url" not in reference.fields:
        return _in_document(context, use, link.snapshot.url, safe=False, summary="link to the saved copy")
    if use.field != "url" or reference.work.archive_url:
        return None
    return SetField(
        path=reference.file,
        line=reference.line,
        key=reference.key,
        field=ARCHIVE_FIELD,
        value=link.snapshot.url,
        safe=False,
        summary=f"add the saved copy of {link.snapshot.date}",
    )


def new_address(context: Context, use: LinkUse, url: str, *, safe: bool) -> Intent | None:
    """Return the change that writes ``url`` where ``use`` has its address: in the document that it
    stands in, else in the field of its entry. ``None`` where it cannot be written.
    """
    summary = f"take the address {url}"
    found = _in_document(context, use, url, safe=safe, summary=summary)
    reference = use.reference
    if found is not None or reference is None or use.field != "url" or "url" not in reference.fields:
        return found
    return SetField(
        path=reference.file,
        line=reference.line,
        key=reference.key,
        field="url",
        value=url,
        safe=safe,
        summary=summary,
    )


def _in_document(context: Context, use: LinkUse, url: str, *, safe: bool, summary: str) -> ReplaceText | None:
    """Return the change of every place in which the document of ``use`` has its address."""
    document = use.document or next((d for d in context.documents if d.path == use.location.path), None)
    if document is None or document.format not in _WRITTEN or not is_web(url):
        return None
    wanted = normalise(use.url)
    changes: dict[Span, str] = {}
    for link in document.links:
        if normalise(link.url) == wanted and (change := _change(document, link, url)) is not None:
            changes.setdefault(*change)
    # A link within the span of another is changed with it.
    places = sorted((span, text) for span, text in changes.items() if not _is_within(span, changes))
    if not places:
        return None
    (span, text), *also = places
    return ReplaceText(path=document.path, span=span, text=text, safe=safe, summary=summary, raw=True, also=tuple(also))


def _is_within(span: Span, others: Iterable[Span]) -> bool:
    return any(other != span and other.start <= span.start and span.end <= other.end for other in others)


def _change(document: Document, link: Link, url: str) -> tuple[Span, str] | None:
    """Return where a link's address stands and how its source reads with ``url``; ``None`` when that cannot be told."""
    raw = link.span.of(document.text)
    if document.format == "latex":
        changed = (
            rewritten_in_tex(raw, link.url, url, in_argument=link.marker is not None) if len(raw) < MAX_RAW else None
        )
        return (link.span, changed) if changed is not None and changed != raw else None
    changed = _rewritten(raw, link.url, url)
    if changed is not None:
        return link.span, changed
    placed = _definition(document, link)
    changed = _rewritten(placed.of(document.text), link.url, url) if placed is not None else None
    return (placed, changed) if placed is not None and changed is not None else None


def _definition(document: Document, link: Link) -> Span | None:
    """Return where the definition gives the address of a link that only names it ("[report][1]")."""
    for match in _DEFINITION.finditer(document.text):
        if _read(match.group(1).strip("<>")) == link.url:
            return Span(*match.span(1))
    return None


def _rewritten(raw: str, old: str, new: str) -> str | None:
    """Return the source of a link with ``new`` for ``old`` wherever it stands, in its text too; ``None``
    when it does not stand there.
    """
    if len(raw) > MAX_RAW:
        return None
    parts: list[str] = []
    at = 0
    while at < len(raw):
        end = _end_of(raw, at, old)
        if end is None:
            parts.append(raw[at])
            at += 1
            continue
        parts.append(_written(new, before=raw[:at]))
        at = end
    changed = "".join(parts)
    return changed if changed != raw else None


def _end_of(raw: str, at: int, old: str) -> int | None:
    """Return where an address that begins at ``at`` and reads ``old`` ends, ``None`` when none does."""
    if raw[at] != old[:1] or (at and raw[at - 1].isalnum()):
        return None
    longest = min(len(raw), at + 2 * len(old) + 40)
    ends = [end for end in range(at + len(old), longest + 1) if _read(raw[at:end]) == old]
    # Neither the beginning of a longer address nor one with an escape cut off.
    return ends[-1] if ends and not re.match(r"[\w/%=?~+-]", raw[ends[-1] : ends[-1] + 1]) else None


def _read(written: str) -> str:
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written))


def _written(url: str, *, before: str) -> str:
    """Return an address as it can stand behind ``before`` in Markdown, HTML or plain text."""
    url = _UNSAFE_IN_TEXT.sub(lambda match: quote(match.group()), url).replace("*", "%2A")
    if re.search(r"=\s*[\"']?$", before):
        return url.replace("&", "&amp;").replace("'", "%27")
    if url.count("(") != url.count(")") or before.endswith("["):
        url = url.translate({ord(c): quote(c) for c in "()[]"})
    return re.sub(r"&(?=#?\w{1,32};)", "&amp;", url)
