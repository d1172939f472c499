"""``refcheck links``: the health of links alone."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.changed import changing, refuse_writing, settled
from refcheck.commands.options import (
    VerbCommand,
    choosing,
    common,
    dumping,
    gathering,
    judging,
    reporting,
)
from refcheck.commands.outputs import deliver, outputs_of
from refcheck.commands.session import open_session, refuse_missing, require_transport
from refcheck.errors import DocumentError
from refcheck.text.lazy import lazy_re

if TYPE_CHECKING:
    from refcheck.model.document import Document

STDIN = "-"
_PAGE = lazy_re(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)

EPILOG = """\b
Examples:
  refcheck links README.md docs/
  refcheck links references/statement.bib -f concise
  refcheck links site/ -f junit:links.xml      all documents and .bib files in a folder
  curl ... | refcheck links -                  Markdown or HTML from the standard input
  refcheck links --dump README.md              what would be asked, nothing sent
"""


@click.command("links", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@choosing
@judging
@reporting
@gathering
@changing
@dumping
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Look at the health of the links in documents, HTML and .bib files, and at nothing else.

    A link is broken only when that is certain; what would not answer is said to be unverified. A
    PATH of - is the standard input.
    """
    changed, paths = settled(options["changed"], paths)
    files = tuple(path for path in paths if path != STDIN)
    refuse_missing(files)
    session = open_session(options, checked=files)
    refuse_writing(changed, session)
    require_transport(session)
    outputs = outputs_of(session, options["output"], inputs=files)
    config = replace(session.config, only=("links",))
    sources = _sources(paths)
    if options["dump"]:
        from refcheck.commands.dump import tell

        return tell(*sources, config=config, offline=options["offline"], changed=changed)
    from refcheck.commands.progress import progress_of
    from refcheck.pipeline import check

    with progress_of(session) as progress:
        report = check(*sources, offline=options["offline"], config=config, progress=progress, changed=changed)
    return deliver(report, outputs, session)


def _sources(paths: Sequence[str]) -> list[str | Document]:
    """Return the paths, the standard input read where it is named; a second time it is empty."""
    given = [path for index, path in enumerate(paths) if path != STDIN or paths.index(path) == index]
    return [_standard_input() if path == STDIN else path for path in given]


def _standard_input() -> Document:
    from refcheck.documents import read_bytes
    from refcheck.documents.source import MAX_BYTES

    if sys.stdin is None:
        raise DocumentError("the standard input is closed", path=STDIN)
    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise DocumentError(f"is larger than {MAX_BYTES // 1_000_000} MB", path="<stdin>", remedy="split it")
    return read_bytes(raw, path="<stdin>", format="html" if _PAGE.match(raw) else "markdown", links=True)
