"""Foreign text made harmless for terminals, logs and XML."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["cell", "for_terminal", "for_xml", "one_line"]

# C0 and C1 but tab and line feed, bidi, zero width, line separators, tags, halves of surrogate pairs.
_CONTROL = lazy_re(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_XML_ILLEGAL = lazy_re("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = lazy_re(r"[ \t\r\n\u0085\u2028\u2029]+")
# Blanks before it do not help, and the full-width forms count as well.
_FORMULA = lazy_re(r"[\s\u00a0\u3000\ufffd]*[=+\-@＝＋－＠]")


def for_terminal(text: str) -> str:
    """Return ``text`` with control, bidi and zero-width characters replaced by U+FFFD.

    Tab and line feed stay. The joiners U+200C and U+200D stay too: Persian, Indic and Khmer need
    them, and they cannot reorder or hide text.
    """
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n"))


def for_xml(text: str) -> str:
    """Return ``text`` without the characters that XML 1.0 has no place for (section 2.2)."""
    return _XML_ILLEGAL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return ``text`` on one line, blanks folded, harmless for a terminal."""
    return for_terminal(_BLANKS.sub(" ", text)).strip()


def cell(text: str) -> str:
    """Return ``text`` on one line that no spreadsheet runs.

    A spreadsheet takes a cell that begins with ``=`` or the like for a formula, whoever wrote it: such
    a cell gets an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    line = one_line(text)
    return f"'{line}" if _FORMULA.match(line) else line
