"""The state of a page that references stand on: a sketch of its text, and the day of its last change.

Both are of the first 256 KB, which are read in any case; they are what a later run compares with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime

from refcheck.content.charset import decode
from refcheck.content.files import kind_of
from refcheck.content.html import is_html
from refcheck.content.modified import modified_of_pdf
from refcheck.content.outline import outline_of
from refcheck.content.pdf import is_pdf
from refcheck.evidence.interface import Answer
from refcheck.evidence.landing import is_front_page
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import ALIVE
from refcheck.model.reference import Reference
from refcheck.text.sketch import sketch_of

__all__ = ["read_on", "with_state"]

READ = 256 * 1024
"""So many bytes of a page are sketched, however much of it was read for other reasons."""


def with_state(answer: Answer, response: Response) -> Answer:
    """Return ``answer`` with what its body says of the page's state; nothing of one that is not there."""
    body = response.body
    if answer.verdict not in ALIVE or response.failure is not None or not body:
        return answer
    kind = response.headers.get("content-type", "")
    file = kind_of(body)
    if file:
        changed = (modified_of_pdf(body) if is_pdf(body) else None) or _day_of(response.headers.get("last-modified"))
        return replace(answer, modified=changed.isoformat() if changed else "")
    page = is_html(body, kind)
    changed = answer.page.modified if page and answer.page is not None else None
    # What was broken off may have been broken off anywhere, and a front page is another every day.
    whole = response.complete or len(body) >= READ
    sketch = ""
    if whole and not is_front_page(answer.response.final_url or answer.url):
        if page:
            sketch = sketch_of(outline_of(decode(body[:READ], kind)).paragraphs)
        elif kind.partition(";")[0].strip().lower() == "text/plain":
            sketch = sketch_of(decode(body[:READ], kind).split("\n\n"))
    return replace(answer, sketch=sketch, modified=changed.isoformat() if changed else "")


def _day_of(value: str | None) -> date | None:
    """Return the day of a ``Last-Modified`` (RFC 9110, section 8.8.2), ``None`` for what is none."""
    try:
        return parsedate_to_datetime(value).date() if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def read_on(references: Iterable[Reference], today: date) -> date | None:
    """Return the last day on which one of ``references`` says that it was read, at the earliest, and not to come."""
    days: list[date] = []
    for reference in references:
        read = reference.work.accessed
        if read is None or read.year is None:
            continue
        try:
            day = date(read.year, read.month or 1, (read.day or 1) if read.month else 1)
        except ValueError:
            continue
        if day <= today:
            days.append(day)
    return max(days, default=None)
