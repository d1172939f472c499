"""bibtexparser's splitter with a short way through entries that are written as most are.

It goes from mark to mark (braces, quotation marks, commas, line ends); most entries are fields whose values stand
in braces or quotation marks without anything odd, and one match takes each of those. Whatever does not match is
left to bibtexparser from the beginning of the entry, so that both always say the same.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

from bibtexparser import splitter
from bibtexparser.model import Field

from refcheck.text.lazy import lazy_re

__all__ = ["QuickSplitter"]

# The short way leans on how bibtexparser 2.1 works within; with any other version there is none.
_MARKS: re.Pattern[str] | None = (
    getattr(splitter, "_MARK_PATTERN", None) if version("bibtexparser").startswith("2.1.") else None
)

# All repeats are possessive: an entry that does not match costs one pass. No "@" is taken, so that the pass ends
# where the next entry begins, and no backslash before a brace or another backslash.
_DEEPEST = r"\{(?:[^{}\\@]++|\\[^{}\\@])*+\}"
_DEEPER = rf"\{{(?:[^{{}}\\@]++|\\[^{{}}\\@]|{_DEEPEST})*+\}}"
_BRACED = rf"\{{(?:[^{{}}\\@]++|\\[^{{}}\\@]|{_DEEPER})*+\}}"
_QUOTED = r'"(?:[^"\\@]++|\\[^\\@])*+(?<!\{)"'
_VALUE = rf"(?:{_BRACED}|{_QUOTED}|[\w.:/+-]++)"
_FIELD = lazy_re(
    rf"\s*+(?P<key>[A-Za-z][\w:.+/-]*+)\s*+(?P<equals>=)\s*+(?P<value>{_VALUE}(?:\s*+#\s*+{_VALUE})*+)\s*+(?P<mark>[,}}])"
)
_END = lazy_re(r"\s*+\}")


class QuickSplitter(splitter.Splitter):
    """Splits a text as its parent does."""

    _current_char_index: int
    _markiter: Any

    def __init__(self, bibstr: str) -> None:
        """Take the text to split."""
        super().__init__(bibstr)
        self._has_broken_lines = "\\\n" in bibstr

    def _handle_explicit_comment(self, m: Any) -> Any:
        """Return a comment; what only begins like one, as biblatex's ``@commentary`` does, is an entry."""
        word = m.group(0).lower()
        return self._handle_entry(m, word) if word[8:9].isalnum() else super()._handle_explicit_comment(m)

    def _move_to_end_of_entry(self, first_key_start: int) -> Any:
        """Return the fields of an entry, the offset after it, and the keys that it has twice."""
        found = self._in_one_go(first_key_start) if self._closing_delimiter == "}" and _MARKS else None
        return super()._move_to_end_of_entry(first_key_start) if found is None else found

    def _in_one_go(self, start: int) -> tuple[list[Field], int, set[str]] | None:
        """Return the same of an entry in which nothing is odd, ``None`` of any other; then nothing has moved."""
        text: str = self.bibstr
        fields: list[Field] = []
        keys: set[str] = set()
        doubled: set[str] = set()
        at, line, counted = start, self._current_line, start
        broken = self._has_broken_lines
        while True:
            match = _FIELD.match(text, at)
            if match is None:
                end = _END.match(text, at)
                if end is None:
                    return None
                at = end.end()
                break
            key, value, mark = match.group("key", "value", "mark")
            equals = match.start("equals")
            line += text.count("\n", counted, equals)
            if broken:  # A line end after a backslash is not counted, as bibtexparser does not.
                line -= text.count("\\\n", counted, equals)
            counted = equals
            if key in keys:
                doubled.add(key)
            keys.add(key)
            fields.append(Field(key=key, value=value, start_line=line))
            at = match.end()
            if mark == "}":
                break
        self._current_line = line + text.count("\n", counted, at) - text.count("\\\n", counted, at)
        self._current_char_index = at - 1
        assert _MARKS is not None
        self._markiter = _MARKS.finditer(text, at)
        return fields, at, doubled
