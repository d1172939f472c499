"""BibTeX and BibLaTeX files to libraries.

bibtexparser (https://bibtexparser.readthedocs.io) splits the file; macros, names and TeX are ours,
because its middlewares lose protected names, know no ``#`` and take 27 times as long. A block that it
cannot parse stays in the library with a problem: nothing of a file is lost silently.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path

from refcheck.errors import BibliographyError
from refcheck.formats.bib_source import unify_newlines
from refcheck.formats.encoding import ENCODING_NAMES, decode
from refcheck.model.document import Problem, line_at
from refcheck.model.place import Location
from refcheck.model.reference import Library
from refcheck.references.bib_reader import Reader

__all__ = ["MAX_FILE", "load", "parse_bibtex"]

MAX_FILE = 64 * 1024 * 1024
"""Larger files (bytes) are refused."""


def load(path: str | os.PathLike[str]) -> Library:
    """Return the library that a .bib file holds; broken entries are among its references.

    Raises ``BibliographyError`` for what cannot be read at all: absent, no regular file, larger than
    64 MB, binary.
    """
    name = os.fspath(path)
    body = _read(Path(name), name)
    decoded = decode(body)
    if "\x00" in decoded.text[:8192]:
        raise BibliographyError(
            "this is no text file",
            path=name,
            remedy="give a .bib file; if it is UTF-16 without a mark, save it as UTF-8",
        )
    library = parse_bibtex(
        decoded.text,
        path=name,
        sha256=hashlib.sha256(body).hexdigest(),
        encoding=decoded.encoding,
        bom_length=decoded.bom_length,
    )
    if decoded.bad_offset is None:
        return library
    line = 1 if decoded.bom_length else line_at(decoded.text, decoded.bad_offset)
    problem = Problem(
        code="SYN013",
        message=f"the file is not UTF-8; it was read as {ENCODING_NAMES[decoded.encoding]}",
        location=Location(path=name, line=line),
        actual=ENCODING_NAMES[decoded.encoding],
        expected="UTF-8",
        remedy="save it as UTF-8 in your editor or reference manager, after a look at the accented letters",
    )
    return replace(library, problems=(problem, *library.problems))


def _read(path: Path, name: str) -> bytes:
    """Return the bytes of a regular file. A FIFO is not opened: it would wait for ever."""
    try:
        if path.is_dir():
            raise BibliographyError("this is a folder", path=name, remedy="name a .bib file in it")
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BibliographyError("this is no regular file", path=name, remedy="give a .bib file")
        if status.st_size > MAX_FILE:
            raise BibliographyError(f"the file is larger than {MAX_FILE >> 20} MB", path=name, remedy="split it")
        with path.open("rb") as handle:
            body = handle.read(MAX_FILE + 1)
    except ValueError as error:
        raise BibliographyError("not a path that can be opened", path=name) from error
    except FileNotFoundError:
        raise BibliographyError("there is no such file", path=name, remedy="check the path") from None
    except OSError as error:
        raise BibliographyError(
            f"the file cannot be read: {error.strerror or error}", path=name, remedy="check its permissions"
        ) from error
    if len(body) > MAX_FILE:
        raise BibliographyError(f"the file is larger than {MAX_FILE >> 20} MB", path=name, remedy="split it")
    return body


def parse_bibtex(text: str, *, path: str, sha256: str = "", encoding: str = "utf-8", bom_length: int = 0) -> Library:
    """Return the library that a BibTeX or BibLaTeX text is. Never raises on what the text holds.

    ``path`` is only a name here; the other three are kept for byte edits.
    """
    reader = Reader(unify_newlines(text), path)
    references = reader.read()
    return Library(
        path=path,
        references=references,
        problems=tuple(reader.problems),
        suppressions=tuple(reader.suppressions),
        text=text,
        sha256=sha256,
        encoding=encoding,
        bom_length=bom_length,
    )
