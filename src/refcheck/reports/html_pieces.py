"""The smallest parts of the HTML page, of which a large one has tens of thousands: a template's macro costs far more
than the function here that writes the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from refcheck.reports.cards import LONGEST, web
from refcheck.reports.words import Part, clipped
from refcheck.text.safe import for_terminal

__all__ = ["PIECES", "harmless"]


def harmless(text: str) -> str:
    """Return foreign text without what could hide or reorder what stands about it."""
    # What is printable to Python has nothing in it that could, and is soon found to be so.
    return text if text.isprintable() else for_terminal(text)


def _shown(text: str) -> str:
    return str(escape(harmless(text)))


def icon(tone: str) -> Markup:
    """Return the sign of a tone, one of the page's own."""
    return Markup(f'<svg class="i" aria-hidden="true"><use href="#i-{tone}"/></svg>')  # noqa: S704 - nothing foreign


def copy(text: str) -> Markup:
    """Return the button that copies a text, nothing for an empty one."""
    if not text:
        return Markup()
    return Markup(  # noqa: S704 - what is foreign is escaped
        f' <button type="button" class="copy" data-copy="{_shown(text)}" hidden>Copy'
        f'<span class="unseen">: {_shown(clipped(text, 120))}</span></button>'
    )


def address(text: str) -> Markup:
    """Return an address, as a link where a reader may follow it."""
    shown = _shown(clipped(text, LONGEST))
    if web(text):
        return Markup(f'<a class="out" href="{_shown(text)}">{shown}</a>')  # noqa: S704 - what is foreign is escaped
    return Markup(f'<span class="address">{shown}</span>')  # noqa: S704 - what is foreign is escaped


def linked(parts: Sequence[Part], url: str | None) -> Markup:
    """Return a text in parts, those that differ marked, as a link to an address where there is one."""
    marked = "".join(
        [f"<mark>{_shown(part.text)}</mark>" if part.differs else _shown(part.text) for part in parts],
    )
    if not url:
        return Markup(marked)  # noqa: S704 - what is foreign is escaped
    named = "" if "".join(part.text for part in parts) == url else " named"
    return Markup(f'<a class="out{named}" href="{_shown(url)}">{marked}</a>')  # noqa: S704 - what is foreign is escaped


PIECES: dict[str, Callable[..., Markup]] = {"icon": icon, "copy": copy, "address": address, "linked": linked}
"""What templates call, by name."""
