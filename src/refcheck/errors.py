"""Everything refcheck raises on purpose.

    RefcheckError
    ├── ConfigError         a configuration or an option cannot be used
    ├── DocumentError       a document cannot be read
    ├── BibliographyError   a .bib file cannot be read
    ├── SourceError         a source of evidence of one's own cannot be used
    ├── ExportError         a reference cannot be written in a format
    └── OutputError         a file cannot be written; the old one is whole

A dead link or a wrong title is a finding, and a registry that is down is evidence with the
outcome *unavailable*: neither is an exception.
"""

from __future__ import annotations

__all__ = [
    "BibliographyError",
    "ConfigError",
    "DocumentError",
    "ExportError",
    "OutputError",
    "RefcheckError",
    "SourceError",
]


class RefcheckError(Exception):
    """The base of all errors that refcheck raises on purpose.

    ``reason`` says what is wrong, ``remedy`` what to do (empty when nothing is known to help),
    ``path`` and ``line`` (1-based) where; either may be ``None``.
    """

    def __init__(self, reason: str, *, path: str | None = None, line: int | None = None, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        """Return ``path:line: reason; remedy`` with the parts that are known."""
        place = self.path or ""
        if self.path and self.line is not None:
            place = f"{self.path}:{self.line}"
        text = f"{self.reason}; {self.remedy}" if self.remedy else self.reason
        return f"{place}: {text}" if place else text


class ConfigError(RefcheckError):
    """A configuration or an option cannot be used as it stands."""


class DocumentError(RefcheckError):
    """A document cannot be read: absent, no regular file, binary, too large, of an unknown kind."""


class BibliographyError(RefcheckError):
    """A .bib file cannot be read at all; single broken entries are problems of the library."""


class SourceError(RefcheckError):
    """A source of evidence of one's own, such as a table of retractions, is not what it should be."""


class ExportError(RefcheckError):
    """A reference cannot be written in the format asked for."""


class OutputError(RefcheckError):
    """A file could not be written; what stood there before is unchanged."""
