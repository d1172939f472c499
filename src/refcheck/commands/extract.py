"""``refcheck extract``: document → references/<document>.bib."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.edge import weightiest
from refcheck.commands.options import OUTPUT, VerbCommand, common, option
from refcheck.commands.outputs import Output, refuse_clashes
from refcheck.commands.session import Session, open_session, refuse_missing
from refcheck.commands.terminal import put, say
from refcheck.errors import BibliographyError, DocumentError, OutputError

if TYPE_CHECKING:
    from refcheck.model.document import Document
    from refcheck.model.reference import Library

EPILOG = """\b
Examples:
  refcheck extract statement.md             write references/statement.bib
  refcheck extract statement.md -o my.bib   write it there
  refcheck extract statement.md -o -        print it, write nothing
"""


@click.command("extract", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@option("-o", "--output", section=OUTPUT, metavar="FILE", help="Write to FILE (- for the standard output) instead.")
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Write a document's references to a .bib file.

    The file is references/<document>.bib under the folder of the configuration, else the working
    folder. One that is there already keeps all that people wrote in it: new entries are added at
    its end, and only refcheck's own fields are renewed. Running it again changes nothing.
    """
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    for path in paths:
        if path.lower().endswith((".bib", ".bibtex")):
            again = f"check it with: refcheck {shlex.quote(path)}"
            raise click.UsageError(f"{path} is a bibliography already, extract reads documents; {again}")
    if options["output"] and len(paths) > 1:
        raise click.UsageError("--output is for one document")
    if options["output"] not in (None, "-"):
        refuse_clashes((Output(format="bibtex", path=Path(options["output"])),), paths)
    documents, codes = _read(paths)
    targets = [options["output"] or _target(document, session) for document in documents]
    if twice := next((target for target in targets if targets.count(target) > 1), None):
        raise click.UsageError(f"two documents would be written to {twice}: extract them one by one, with --output")
    codes += [_extract(document, target, session) for document, target in zip(documents, targets, strict=True)]
    return weightiest(*codes)


def _read(paths: Sequence[str]) -> tuple[list[Document], list[int]]:
    """Return the documents that can be read, and an exit code for each that cannot."""
    from refcheck.documents import read

    documents: list[Document] = []
    codes: list[int] = []
    for path in paths:
        try:
            documents.append(read(path))
        except DocumentError as error:
            say(str(error))
            codes.append(1)
    return documents, codes


def _target(document: Document, session: Session) -> str:
    from refcheck.pipeline.inputs import stored_path

    return str(stored_path(document, session.config))


def _extract(document: Document, target: str, session: Session) -> int:
    """Extract one document; what goes wrong with it does not stop the others."""
    from refcheck.references import extract

    library = extract(document)
    if not library.references:
        if document.bibliographies and document.key_mentions:
            kept = ", ".join(document.bibliographies)
            put(f"{document.path}: what it cites by key is in {kept} already, nothing to extract")
            return 0
        about = "" if document.notes else " (it has no notes and no list of references)"
        say(f"{document.path}: no reference was found{about}")
        return 3
    try:
        return _keep(library, target, session)
    except (BibliographyError, OutputError) as error:
        say(str(error))
        return 2


def _keep(library: Library, target: str, session: Session) -> int:
    from refcheck.references import load, merge, write_library

    if target == "-":
        put(merge(library, None, path=target), machine=True)
        return 0
    stored = load(target) if os.path.lexists(target) else None
    text = merge(library, stored, path=target)
    count = _count(len(library.references))
    if stored is not None and text == stored.text:
        put(f"{target}: {count}, nothing to change")
        return 0
    write_library(target, text)
    new = len(load(target).references) - len(stored.references) if stored else len(library.references)
    put(f"{target}: {count}, {new} new")
    session.hint(f"check it with: refcheck {shlex.quote(target)}")
    return 0


def _count(number: int) -> str:
    return f"{number} reference{'' if number == 1 else 's'}"
