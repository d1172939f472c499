"""The smallest parts of the HTML page, of which a large one has tens of thousands: a template's macro costs far more
than the function here that writes the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from refcheck.reports.cards import LONGEST, Card, Compared, web
from refcheck.reports.words import Part, clipped
from refcheck.text.safe import for_terminal

__all__ = ["PIECES", "harmless"]


def harmless(text: str) -> str:
    """Return foreign text without what could hide or reorder what stands about it."""
    # What is printable to Python has nothing in it that could, and is soon found to be so.
    return text if text.isprintable() else for_terminal(text)


def _shown(text: str) -> str:
    return str(escape(harmless(text)))


def copy(text: str, *, beside: bool = False) -> Markup:
    """Return the button that copies a text, nothing for an empty one; ``beside``: that of the new line beside it."""
    if not text:
        return Markup()
    if beside:
        return Markup(" <button class=copy hidden></button>")
    # The script, without which it does nothing, gives it its words.
    return Markup(f' <button class=copy data-copy="{_shown(text)}" hidden></button>')  # noqa: S704 - escaped


def address(text: str) -> Markup:
    """Return an address, as a link where a reader may follow it."""
    shown = _shown(clipped(text, LONGEST))
    if web(text):
        return Markup(f'<a href="{_shown(text)}">{shown}</a>')  # noqa: S704 - what is foreign is escaped
    return Markup(f'<span class="address">{shown}</span>')  # noqa: S704 - what is foreign is escaped


def linked(parts: Sequence[Part], url: str | None) -> Markup:
    """Return a text in parts, those that differ marked, as a link to an address where there is one."""
    marked = "".join(
        [f"<mark>{_shown(part.text)}</mark>" if part.differs else _shown(part.text) for part in parts],
    )
    if not url:
        return Markup(marked)  # noqa: S704 - what is foreign is escaped
    named = "" if "".join(part.text for part in parts) == url else "class=named "
    return Markup(f'<a {named}href="{_shown(url)}">{marked}</a>')  # noqa: S704 - what is foreign is escaped


def fields(card: Card, compared: Sequence[Compared], look: str) -> Markup:
    """Return fields as they are cited, as a list with the classes ``look``."""
    rows = [f"<div><dt>{f.label} <dd>{linked(f.cited, card.url_beside(f))}</div>" for f in compared]
    return Markup("\n".join([f'<dl class="{look}">', *rows, "</dl>"]))  # noqa: S704 - what is foreign is escaped


PIECES: dict[str, Callable[..., Markup]] = {"copy": copy, "address": address, "linked": linked, "fields": fields}
"""What templates call, by name."""
