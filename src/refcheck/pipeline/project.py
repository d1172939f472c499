r"""Files that documents name: what LaTeX reads in (``\input``) and the bibliographies of citations by key.

Nothing outside the tree that is checked is opened: a document that somebody sent may name any path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from refcheck.errors import BibliographyError, DocumentError
from refcheck.model.document import Document, Problem
from refcheck.model.place import Location
from refcheck.model.reference import Library
from refcheck.text.lazy import lazy_re

__all__ = ["BIBLIOGRAPHIES", "Project", "real_path", "trees_of"]

MAX_FILES = 1_000
"""More files are not read in."""
MAX_SIZE = 20_000_000
"""Nor are larger .bib files (bytes)."""
_ENDINGS = ("", ".tex", ".ltx", ".latex")
BIBLIOGRAPHIES = frozenset({".bib", ".bibtex", ".biblatex"})
_BIB = ("", ".bib")
_NO_TEXT = (".bbl", ".tikz", ".pgf", ".pdf_tex", ".eps_tex", ".pstex_t", ".cfg", ".def", ".sty", ".clo", ".ind", ".gls")
"""Endings of what is read in and holds no text of the document; the list of references is found by its own name."""

Read = Callable[[Path, str], Document]


def real_path(path: str | Path) -> str:
    """Return what tells a file from others, however its path is spelled."""
    return str(Path(path).resolve())


def trees_of(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders that files may be opened in: never a whole disk, never everything of a user."""
    wide = {Path(Path.cwd().anchor), Path.home()}
    return tuple(tree for folder in folders if (tree := folder.resolve()) not in wide)


@dataclass(slots=True)
class Project:
    """Documents with the files that they name. ``trees`` are the folders that these may lie in, beside the
    document's own; ``problems`` says of each file that could not be had where it is named.
    """

    trees: tuple[Path, ...]
    read: Read
    problems: list[Problem] = field(default_factory=list)
    roots: dict[str, Path] = field(default_factory=dict)

    def with_included(self, documents: Sequence[Document]) -> list[Document]:
        """Return the documents, each file that they read in at the place where it is named, once.

        One that stands among the documents itself is moved there; a loop is cut where it closes.
        """
        known = {real_path(document.path): document for document in documents if document.sha256}
        # Parts have their names from the folder of the whole that reads them in: it comes first.
        named = self._named(sorted(documents, key=lambda one: "\\begin{document}" not in one.text), known)
        inner = {real for reals in named.values() for real, _ in reals}
        done: dict[int, None] = {}
        ordered: list[Document] = []
        for document in [d for d in documents if real_path(d.path) not in inner] + list(documents):
            self._put(document, known, named, done, ordered)
        return _numbered(ordered, known, named)

    def _named(self, waiting: list[Document], known: dict[str, Document]) -> dict[str, list[tuple[str, str]]]:
        """Return for each document the files that it reads in, reading those that are not known yet."""
        named: dict[str, list[tuple[str, str]]] = {}
        while waiting:
            document = waiting.pop(0)
            here = real_path(document.path)
            if here in named:
                continue
            found = named[here] = []
            for name, path in self._included(document):
                real = real_path(path)
                if real not in known:
                    if len(known) >= MAX_FILES or (read := self._read(document, name, path)) is None:
                        continue
                    known[real] = read
                    waiting.append(read)
                self.roots.setdefault(real, self._root(document))
                found.append((real, name))
        return named

    def _included(self, document: Document) -> Iterator[tuple[str, Path]]:
        """Yield the files that a document reads in, last the list of references that BibTeX made for it."""
        for name in document.includes:
            endings = _ENDINGS if document.format == "latex" else ("",)
            if not name.lower().endswith(_NO_TEXT) and (path := self._find(document, name, endings)):
                yield name, path
        made = self._made_list(document)
        if made is not None and self._is_inside(document, made):
            yield made.name, made

    def _made_list(self, document: Document) -> Path | None:
        """Return the .bbl file beside a document one of whose .bib files is not there."""
        if document.format != "latex" or not document.bibliographies:
            return None
        made = Path(document.path).with_suffix(".bbl")
        absent = any(self._look(document, name, _BIB) is None for name in document.bibliographies)
        return made if absent and made.is_file() else None

    def _put(
        self,
        document: Document,
        known: dict[str, Document],
        named: dict[str, list[tuple[str, str]]],
        done: dict[int, None],
        ordered: list[Document],
    ) -> None:
        """Add a document and what it reads in, depth first."""
        stack: list[tuple[Document, Iterator[tuple[str, str]]]] = []
        open_now: set[str] = set()

        def enter(one: Document) -> None:
            done[id(one)] = None
            ordered.append(one)
            real = real_path(one.path)
            open_now.add(real)
            stack.append((one, iter(named.get(real, ()))))

        if id(document) not in done:
            enter(document)
        while stack:
            holder, names = stack[-1]
            following = next(names, None)
            if following is None:
                stack.pop()
                open_now.discard(real_path(holder.path))
                continue
            real, name = following
            if real in open_now:
                self._tell(holder, name, "is read in by itself, which TeX does not end", mild=False)
            elif id(known[real]) not in done:
                enter(known[real])

    def libraries(self, documents: Sequence[Document], known: dict[str, Library]) -> dict[str, Library]:
        """Return the .bib files that the documents name, by their real path; ``known`` are not read again."""
        found: dict[str, Library] = {}
        for document in documents:
            listed = self._made_list(document) is not None
            for name in document.bibliographies:
                if listed and self._look(document, name, _BIB) is None:
                    continue
                path = self._find(document, name, _BIB, absent="its entries are not known")
                if path is None:
                    continue
                real = real_path(path)
                library = known.get(real) or found.get(real) or self._load(document, name, path)
                if library is not None:
                    found[real] = library
        return found

    def of_document(self, document: Document, libraries: dict[str, Library]) -> tuple[Library, ...] | None:
        """Return those of the libraries that a document names, ``None`` when one of them could not be had
        and no list of references was made of it."""
        found = [self._look(document, name, _BIB) for name in document.bibliographies]
        had = [libraries.get(real_path(path)) if path else None for path in found]
        if any(library is None for library in had) and self._made_list(document) is None:
            return None
        return tuple(library for library in had if library is not None)

    # Where files are ---------------------------------------------------------------------------

    def _root(self, document: Document) -> Path:
        """Return the folder that TeX runs in: that of the document which reads the others in."""
        return self.roots.get(real_path(document.path), Path(document.path).parent)

    def _look(self, document: Document, name: str, endings: Sequence[str]) -> Path | None:
        """Return the file of a name, in the tree or not, ``None`` when there is none."""
        for folder in dict.fromkeys((self._root(document), Path(document.path).parent)):
            for ending in endings:
                try:
                    path = folder / (name + ending)
                    if path.is_file():
                        return path
                except (OSError, ValueError):
                    continue
        return None

    def _find(
        self, document: Document, name: str, endings: Sequence[str], absent: str = "it is not read"
    ) -> Path | None:
        path = self._look(document, name, endings)
        if path is None:
            if not _is_made(document, name):
                self._tell(document, name, f"is not here: {absent}")
        elif not self._is_inside(document, path):
            self._tell(document, name, "lies outside the folder that is checked: it is not read")
            path = None
        return path

    def _is_inside(self, document: Document, path: Path) -> bool:
        real = path.resolve()
        own = self._root(document).resolve()
        trees = [own, *(tree for tree in self.trees if own.is_relative_to(tree))]
        return any(real.is_relative_to(tree) for tree in trees)

    def _read(self, document: Document, name: str, path: Path) -> Document | None:
        try:
            return self.read(path, document.format)
        except DocumentError as error:
            self._tell(document, name, f"cannot be read in: {error.reason}")
            return None

    def _load(self, document: Document, name: str, path: Path) -> Library | None:
        from refcheck.references import load

        if path.suffix.lower() not in BIBLIOGRAPHIES:
            self._tell(document, name, "is no .bib file: its entries are not known")
            return None
        try:
            if path.stat().st_size > MAX_SIZE:
                self._tell(document, name, f"is larger than {MAX_SIZE // 1_000_000} MB: its entries are not known")
                return None
            return load(path)
        except (BibliographyError, OSError) as error:
            reason = error.reason if isinstance(error, BibliographyError) else str(error.strerror)
            self._tell(document, name, f"cannot be read: {reason}")
            return None

    def _tell(self, document: Document, name: str, what: str, *, mild: bool = True) -> None:
        self.problems.append(
            Problem(
                code="RUN006",
                message=f"{name} {what}",
                location=Location(path=document.path, line=_line_of(document, name)),
                remedy="is the name right, and does the file lie beside the others?" if mild else "take the loop out",
                mild=mild,
            )
        )


def _numbered(
    documents: Sequence[Document], known: dict[str, Document], named: dict[str, list[tuple[str, str]]]
) -> list[Document]:
    """Return the documents, which stand in the order in which they are read in, with the notes of parts
    numbered on from those before them in the whole."""
    numbered: dict[int, Document] = {}

    def part(document: Document, name: str) -> Document | None:
        found = next((real for real, own in named.get(real_path(document.path), ()) if own == name), None)
        return known.get(found) if found else None

    for document in documents:
        if document.format == "latex" and id(document) not in numbered and named.get(real_path(document.path)):
            from refcheck.documents.latex import renumbered  # its patterns take a third of the start of a run

            numbered |= renumbered(document, part)
    return [numbered.get(id(document), document) for document in documents]


_NO_FILE = lazy_re(r"[|?*\"<>#\\©†‡]|^\W*(?:\.bib)?$")
"""Not the name of a file: signs of an example."""


def _is_made(document: Document, name: str) -> bool:
    r"""Return whether a document writes a file itself before it reads it (``filecontents``), or shows how files are
    named (``\input|``, ``\addbibresource{bibfile*.bib}``)."""
    if _NO_FILE.search(name):
        return True
    start = r"\\begin\{filecontents\*?\}\s*(?:\[[^\]]{0,100}\]\s*)?\{"
    return document.format == "latex" and re.search(start + re.escape(name), document.text) is not None


def _line_of(document: Document, name: str) -> int | None:
    """Return the line in which a document names a file, comments left out."""
    for written in dict.fromkeys((name, name.removesuffix(".bib"), name.rpartition("/")[2])):
        for match in re.finditer(re.escape(written), document.text):
            start = document.text.rfind("\n", 0, match.start()) + 1
            if document.format != "latex" or not re.search(r"(?<!\\)%", document.text[start : match.start()]):
                return document.line_of(match.start())
    return None
