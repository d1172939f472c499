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

DIALECTS = ("bibtex", "biblatex")

EPILOG = """\b
Examples:
  refcheck extract statement.md             write references/statement.bib
  refcheck extract statement.md -o my.bib   write it there
  refcheck extract statement.md -o -        print it, write nothing
  refcheck extract book/ -o book.bib        all chapters into one file
"""


@click.command("extract", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@option("-o", "--output", section=OUTPUT, metavar="FILE", help="Write to FILE (- for the standard output) instead.")
@option(
    "--dialect",
    section=OUTPUT,
    metavar="|".join(DIALECTS),
    type=click.Choice(DIALECTS),
    default=DIALECTS[0],
    help="How new entries are written: for both BibTeX and BibLaTeX (the default), or for BibLaTeX alone.",
)
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Write a document's references to a .bib file.

    The file is references/<document>.bib under the folder of the configuration, else the working
    folder; with -o several documents, and those in a folder, are one project in one file. A file that
    is there already keeps all that people wrote in it: new entries are added at its end, and only
    refcheck's own fields are renewed. Running it again changes nothing.
    """
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    for path in paths:
        if _is_bibliography(path) and not Path(path).is_dir():
            again = f"check it with: refcheck {shlex.quote(path)}"
            raise click.UsageError(f"{path} is a bibliography already, extract reads documents; {again}")
    files = _files(paths, session)
    if not files:
        say(f"{', '.join(paths)}: there is no document in it")
        return 3
    if options["output"] not in (None, "-"):
        refuse_clashes((Output(format="bibtex", path=Path(options["output"])),), files)
    documents, codes = _read(files)
    jobs = [(options["output"], documents)] if options["output"] and documents else []
    jobs = jobs or [(_target(document, session), [document]) for document in documents]
    targets = [target for target, _ in jobs]
    if twice := next((target for target in targets if targets.count(target) > 1), None):
        raise click.UsageError(f"two documents would be written to {twice}: extract them one by one, with --output")
    biblatex = options["dialect"] == "biblatex"
    codes += [_extract(documents, target, session, biblatex=biblatex) for target, documents in jobs]
    return weightiest(*codes)


def _files(paths: Sequence[str], session: Session) -> list[str]:
    """Return the files that are read: those named, and the documents in the folders that are."""
    from refcheck.pipeline.inputs import source_files

    found = [str(each) for each in source_files(paths, session.config)]
    return [path for path in found if path in paths or not _is_bibliography(path)]


def _is_bibliography(path: str) -> bool:
    from refcheck.pipeline.project import BIBLIOGRAPHIES

    return Path(path).suffix.lower() in BIBLIOGRAPHIES


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


def _extract(documents: Sequence[Document], target: str, session: Session, *, biblatex: bool) -> int:
    """Extract what goes into one file; what goes wrong with it does not stop the others."""
    from refcheck.references import extract

    library = extract(*documents)
    if not library.references:
        kept = [b for document in documents if document.key_mentions for b in document.bibliographies]
        about = ", ".join(document.path for document in documents)
        if kept:
            put(f"{about}: what it cites by key is in {', '.join(dict.fromkeys(kept))} already, nothing to extract")
            return 0
        why = "" if any(document.notes for document in documents) else " (it has no notes and no list of references)"
        say(f"{about}: no reference was found{why}")
        return 3
    try:
        return _keep(library, target, session, biblatex=biblatex)
    except (BibliographyError, OutputError) as error:
        say(str(error))
        return 2


def _keep(library: Library, target: str, session: Session, *, biblatex: bool) -> int:
    from refcheck.references import load, merge, write_library

    if target == "-":
        put(merge(library, None, path=target, biblatex=biblatex), machine=True)
        return 0
    stored = load(target) if os.path.lexists(target) else None
    text = merge(library, stored, path=target, biblatex=biblatex)
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
