"""Words of lines put together: blanks, hyphens at the ends of lines, addresses that are broken over lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from refcheck.documents.flow import Run
from refcheck.documents.pdf_lines import Line, Word
from refcheck.text.lazy import lazy_re

__all__ = ["Vocabulary", "runs_of"]

_HYPHENS = ("-", "\u2010")
_ADDRESS = lazy_re(r"(?i)(?:https?://|www\.)\S*$|\bdoi:\s?10\.\S*$")
_SCHEME = lazy_re(r"(?i)\bhttps?:/?$")
_OPEN_ENDS = lazy_re(r"(?:[/=_?&%#~:]|[^\s]-)$")
_GOES_ON = lazy_re(
    r"^(?:[\w.~%+=&?#@:;,-]*[/=%_&?#][^\s]*|[\w~%+-]+\.(?:html?|php|aspx?|pdf|docx?|jsp|cfm|shtml|txt|xml|org|com|net|edu|gov|int|info|eu|uk|de|fr|ch|au|ca|nl)\b[^\s]*|[\w-]+\.[\w.-]*[/?][^\s]*)"
)
_KEPT = " self well ex non cross half all high low long short full far quasi anti co inter post pre multi vice by "
"""What keeps its hyphen, as far as the document does not write it without one."""
_OPENINGS = (
    " with over under some there every where here after fore back hand head inter counter super trans down upon "
)
"""Words that other words begin with."""
_ARROW = lazy_re("[\u21a9\ufe0e\ufe0f]")
"""What leads back from a note on a page that was printed."""


class Vocabulary:
    """The words of a document that stand whole in its lines, to tell hyphens that are written from those at ends of lines."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._whole: set[str] = set()
        for line in lines:
            for word in line.words[:-1]:
                plain = word.text.strip(".,;:!?()[]“”\"‘’'").casefold()
                if len(plain) < 40:
                    self._whole.add(plain)

    def has(self, word: str) -> bool:
        """Return whether a word stands in the document, within a line."""
        return word.strip(".,;:!?()[]“”\"‘’'").casefold() in self._whole

    def keeps(self, before: str, after: str) -> bool:
        """Return whether the hyphen between the two halves of a word stays."""
        left = re.split(r"[^\w-]", before.casefold())[-1].rstrip("-")
        right = (re.match(r"[\w-]*", after.casefold()) or [""])[0]
        if f"{left}-{right}" in self._whole or "-" in left or "-" in right.rstrip("-"):
            return True
        if left + right in self._whole:
            return False
        # Two words that the document has, and not as one: "third-" and "party".
        both = len(left) > 3 and f" {left} " not in _OPENINGS and {left, right} <= self._whole
        return both or f" {left} " in _KEPT


def runs_of(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Run]:
    """Return the words of lines as runs; a hyphen at the end of a line goes where the word goes on."""
    made = _Runs()
    last: Word | None = None
    for line in lines:
        for index, word in enumerate(line.words):
            blank = "" if word.glued or last is None else " "
            if index == 0 and last is not None:
                blank, cut = _joint(made.before, last, word, vocabulary)
                if cut:
                    made.cut()
            if word.marker is not None and last is not None:
                blank = ""
            if blank and last is not None:
                made.add(blank, _between(last, word))
            text = _ARROW.sub("", word.text) if word.text[-1:] > "\u2100" else word.text
            made.add(text, (word.italic, word.bold, word.url), word.marker)
            last = word
    made.end()
    return made.runs


_Look = tuple[bool, bool, str | None]
"""Italic, bold, and where it leads."""


def _between(last: Word, word: Word) -> _Look:
    """Return how a blank looks: as both words beside it do, plain where they differ."""
    return last.italic and word.italic, last.bold and word.bold, last.url if last.url == word.url else None


class _Runs:
    """Words put together to runs of one look."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.before = ""
        self._texts: list[str] = []
        self._look: _Look = (False, False, None)

    def add(self, text: str, look: _Look, marker: str | None = None) -> None:
        """Add text that looks so, or is a marker."""
        if marker is not None:
            self.end()
            self.runs.append(Run(text=marker, marker=marker))
            self.before = ""
            return
        if look != self._look:
            self.end()
            self._look = look
        self._texts.append(text)
        self.before = (self.before + text)[-300:]

    def cut(self) -> None:
        """Take the last character away."""
        if self._texts and self._texts[-1]:
            self._texts[-1] = self._texts[-1][:-1]
            self.before = self.before[:-1]

    def end(self) -> None:
        """End the run that is under way."""
        text = "".join(self._texts)
        if text:
            italic, bold, url = self._look
            self.runs.append(Run(text=text, italic=italic, bold=bold, url=url))
        self._texts = []


def _joint(before: str, last: Word, word: Word, vocabulary: Vocabulary) -> tuple[str, bool]:
    """Return what stands between two lines, and whether the last character before goes."""
    ends = before[-1:]
    if _SCHEME.search(before) and word.text.startswith("/"):
        return "", False
    if _ADDRESS.search(before):
        if last.url is not None and last.url == word.url:
            return "", ends == "-" and not _in_address(last.url, before)
        if _GOES_ON.match(word.text) or (_OPEN_ENDS.search(before) and _is_part(word.text, vocabulary)):
            return "", False
    if ends in _HYPHENS and len(before) > 2 and before[-2].isalpha():
        return _hyphen(before[:-1], word, vocabulary)
    if ends in {"-", "\u2013"} and before[-2:-1].isdigit() and word.text[:1].isdigit():
        return "", False
    return " ", False


def _is_part(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a word behind a slash may go on with an address: it is no word of the text's own."""
    return text[:1].isalnum() and not (text.strip(".,;:)]").isalpha() and vocabulary.has(text))


def _hyphen(before: str, word: Word, vocabulary: Vocabulary) -> tuple[str, bool]:
    """Return the joint where a line ends in a hyphen behind ``before``."""
    first = word.text[:1]
    if not first.isalpha() or word.marker is not None:
        return "", False
    if first.isupper() and not before[-1:].isupper():
        return "", False
    return "", not vocabulary.keeps(before, word.text)


def _in_address(url: str, before: str) -> bool:
    shown = _ADDRESS.search(before)
    return shown is not None and shown[0][-20:] in url
