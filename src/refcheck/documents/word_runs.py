"""Runs of paragraphs as the worker reads them in files of word processors: ``[text, flags, url, marker]``."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from refcheck.content.looks import CODE, RAISED
from refcheck.documents.packages import PackageError
from refcheck.text.lazy import lazy_re

__all__ = ["BREAK", "LABEL", "Paragraphs", "References", "characters", "parts_at_breaks", "squeezed", "without_label"]

BREAK = "\n"
"""A line that somebody broke within a paragraph."""
LABEL = lazy_re(r"\s*[(\[]?([0-9]{1,5}|[ivxlcdm]{1,12}|[a-z]|[*†‡§¶#]{1,4})[)\]]?[.]?\s*", re.IGNORECASE)
"""What a note is called, as it stands before its text or for a second time in the text."""
MAX_PARAGRAPHS = 200_000
MAX_TEXT = 20_000_000
"""Characters of the whole text, as in files of text."""
MAX_RUNS = 1_000_000
_NOTE_OPENING = lazy_re(r"\s*\d{1,4}\s*")
_DELETED = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff"))
# Line ends of any kind are blanks in a paragraph; a non-breaking hyphen is one.
_BLANKS = dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), " ")
_SHOWN = {**_DELETED, **_BLANKS, 0x2011: "-"}
_ZERO_WIDTH = lazy_re(r"(?<=[\x21-\x7e])\u200b(?=[\x21-\x7e])")


def characters(text: str) -> str:
    """Return the characters of a text as a reader sees them, none of them a line end."""
    if not text.isascii():
        return _ZERO_WIDTH.sub("", text.translate(_SHOWN))
    return text.translate(_BLANKS) if not text.isprintable() else text


class Paragraphs:
    """The paragraphs that were read, within bounds."""

    def __init__(self) -> None:
        self._runs_left, self._text_left = MAX_RUNS, MAX_TEXT
        self.all: list[dict[str, Any]] = []

    def append(self, paragraph: dict[str, Any]) -> None:
        """Take a paragraph. Raises ``PackageError`` when there are too many."""
        self._runs_left -= len(paragraph["runs"])
        self._text_left -= sum(len(run[0]) for run in paragraph["runs"])
        if len(self.all) >= MAX_PARAGRAPHS or self._runs_left < 0 or self._text_left < 0:
            raise PackageError("too-large")
        self.all.append(paragraph)

    def end_note(self, first: int, label: str, group: int, *, typed: bool) -> None:
        """End the note whose paragraphs begin with the one at ``first``: an empty one has one too, and nothing
        stands before its text. ``typed``: its label may have been typed into the text."""
        if first == len(self.all):
            self.append({"runs": [], "kind": "paragraph", "level": 0, "note": label, "group": group})
        runs = self.all[first]["runs"]
        if typed:
            without_label(runs, label)
        # A blank stands between the figure of a note and its text.
        for run in runs:
            run[0] = run[0].lstrip()
            if run[0] or run[3] is not None:
                break


class References:
    """References that lead to a note for a second time, by its number."""

    def __init__(self) -> None:
        self._again: list[tuple[list[Any], str]] = []

    def again(self, text: str, look: int) -> list[Any] | None:
        """Return the run that such a reference is, ``None`` for text that is no label."""
        match = LABEL.fullmatch(text)
        if match is None:
            return None
        run: list[Any] = ["", look, None, match[1]]
        self._again.append((run, text))
        return run

    def settle(self, labels: Collection[str]) -> None:
        """Make text again of what refers to a note that is not there."""
        for run, text in self._again:
            if run[3] not in labels:
                run[0], run[3] = text, None


def parts_at_breaks(runs: list[list[Any]]) -> list[list[list[Any]]]:
    """Return the runs in parts: one begins at a raised figure that opens a line, as typed notes do."""
    parts: list[list[list[Any]]] = [[]]
    for run in runs:
        opens = bool(parts[-1]) and parts[-1][-1][3] is None and parts[-1][-1][0].endswith(BREAK)
        if opens and run[1] & RAISED and _NOTE_OPENING.fullmatch(run[0]):
            parts.append([])
        parts[-1].append(run)
    return parts


def squeezed(runs: list[list[Any]]) -> list[list[Any]]:
    """Return the runs with neighbours of one look as one: programs cut text wherever it was edited."""
    done: list[list[Any]] = []
    pieces: list[list[str]] = []
    for run in runs:
        if run[3] is None:
            run[0] = run[0].replace(BREAK, " ")
        if done and run[3] is None and done[-1][3] is None and done[-1][1:] == run[1:]:
            pieces[-1].append(run[0])
        else:
            done.append(run)
            pieces.append([run[0]])
    for run, texts in zip(done, pieces, strict=True):
        run[0] = "".join(texts)
    return done


def without_label(runs: list[list[Any]], label: str) -> None:
    """Take away the label that somebody typed before the text of a note."""
    for run in runs:
        if not run[0].strip():
            continue
        match = LABEL.match(run[0])
        raised = bool(run[1] & RAISED) or not label.isalnum()
        alone = run[0].strip() == label and not run[1] & CODE
        if run[3] is None and match and match[1] == label and (raised or alone or match[0].strip() != label):
            run[0] = run[0][match.end() :]
        return
