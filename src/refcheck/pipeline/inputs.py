"""Sources opened: documents read, references extracted and tied to their .bib, libraries loaded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from refcheck.config import Config
from refcheck.errors import BibliographyError, ConfigError, DocumentError
from refcheck.model.document import Document, Problem
from refcheck.model.place import Location
from refcheck.model.reference import Library, Reference
from refcheck.pipeline.entries import KnownEntries, known_entries
from refcheck.pipeline.macros import settle
from refcheck.pipeline.project import BIBLIOGRAPHIES, Project, real_path, trees_of

Source = str | Path | Document | Library


@dataclass(frozen=True, kw_only=True, slots=True)
class Inputs:
    """What there is to check, in the order given; what could not be read is among the problems.

    ``stored`` are the .bib files that documents brought along, for edits in them. ``bibliographies`` are
    those that the keys of a document come from, by its path; it is not there where not all of them are known.
    """

    documents: tuple[Document, ...] = ()
    libraries: tuple[Library, ...] = ()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
    stored: tuple[Library, ...] = ()
    bibliographies: Mapping[str, tuple[Library, ...]] = field(default_factory=dict)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that were read, each once."""
        documents = (document.path for document in self.documents)
        libraries = (library.path for library in (*self.libraries, *self.stored) if library.path)
        return tuple(dict.fromkeys((*documents, *libraries)))


def links_alone(config: Config) -> bool:
    """Return whether links are all that was asked for."""
    return set(config.only) == {"links"}


def open_sources(sources: Sequence[Source], config: Config) -> Inputs:
    """Return the sources read; documents only for their links where nothing else was asked for.

    What a document reads in stands at the place where it is named; the bibliographies that documents name
    are loaded, and of these only what is cited is a reference. A path that does not exist raises
    ``ConfigError``; one that cannot be read becomes a problem of the run, and the others are read all the same.
    """
    documents: list[Document] = []
    loaded: list[Library] = []
    problems: list[Problem] = []
    alone = links_alone(config)
    for source in _once(_files(sources, config, problems)):
        if isinstance(source, Document):
            documents.append(source)
        elif isinstance(source, Library):
            loaded.append(source)
        else:
            try:
                _read(source, documents, loaded, links=alone)
            except (DocumentError, BibliographyError) as error:
                problems.append(_unreadable(source, error))
    folders = [Path(source) for source in sources if isinstance(source, (str, Path)) and Path(source).is_dir()]
    project = Project(trees_of([config.root, *folders]), _read_part, problems)
    documents = project.with_included(documents)
    by_path = {real_path(library.path): library for library in loaded if library.path}
    named = {} if alone else project.libraries(documents, by_path)
    known = known_entries(documents, project, named, loaded)
    brought: list[Library] = []
    # Without notes there are no references in a document that was read for its links.
    documents = documents if alone else [known.with_works(d) for d in documents]
    noted = [d for d in documents if d.notes] if alone else documents
    extracted = _extracted(noted, loaded, config, problems, brought, keyed=known)
    added = [library for real, library in named.items() if real not in by_path]
    libraries = [*([extracted] if extracted else []), *loaded, *added]
    remaining = _remaining([*loaded, *(known.whole(library) for library in added)], extracted)
    references = _unique([*(extracted.references if extracted else ()), *remaining])
    return Inputs(
        documents=tuple(documents),
        libraries=tuple(libraries),
        references=references,
        problems=settle(
            (
                *problems,
                *(p for d in documents for p in d.problems),
                *(p for library in libraries for p in library.problems),
            ),
            libraries,
        ),
        stored=tuple(brought),
        bibliographies=known.bibliographies([*brought, *loaded]),
    )


def _read_part(path: Path, name: str) -> Document:
    """Return what a document of a format reads in: whatever its name ends in, it is of that format."""
    from refcheck.documents import read_bytes
    from refcheck.documents.source import MAX_BYTES, open_bytes

    return read_bytes(open_bytes(path, limit=MAX_BYTES), path=str(path), format=name)


def source_files(sources: Sequence[Source], config: Config) -> tuple[Document | Library | Path, ...]:
    """Return the sources with folders opened, each once; without any, what ``config`` names.

    Raises ``ConfigError`` for a path that does not exist.
    """
    return tuple(_once(_files(sources, config, [])))


def _files(sources: Sequence[Source], config: Config, problems: list[Problem]) -> Iterator[Document | Library | Path]:
    """Yield the sources with folders opened, by name; hidden files and folders are left out."""
    chosen: Sequence[Source] = sources or [config.root / p for p in config.paths]
    if not chosen:
        kept = config.root / config.references
        chosen = _inside(sorted(kept.glob("*.bib")), kept, config, problems)
        if not chosen and not problems:
            raise ConfigError(
                "there is nothing to check",
                path=str(config.root / config.references),
                remedy="name a document or a .bib file at the end of the command",
            )
    # Whether all paths exist is known before anything is read or asked.
    for source in chosen:
        if isinstance(source, (str, Path)) and not os.path.lexists(source):
            raise _absent(str(source))
    for source in chosen:
        if isinstance(source, (Document, Library)):
            yield source
        elif Path(source).is_dir():
            known = source_endings()
            found = _folder(Path(source), known)
            yield from _inside(found, Path(source), config, problems)
            problems += _unread_kinds(Path(source))
            if not found:
                problems.append(_empty_folder(Path(source), known))
        else:
            yield Path(source)


def _absent(path: str) -> ConfigError:
    """Return the error for a path that does not exist, or the text that somebody took it for."""
    if "\n" in path:
        first = path.strip().partition("\n")[0][:40]
        return ConfigError(f"a path was expected, not a text ({first!r} ...)", remedy="give refcheck.read_text(text)")
    return ConfigError("no such file or folder", path=path, remedy="is the name right?")


def _inside(found: Sequence[Path], folder: Path, config: Config, problems: list[Problem]) -> list[Path]:
    """Return the files that were found in a folder without those that a link leads to elsewhere.

    A tree that somebody sent could name any file of this machine so, and the report would show what is in it; one
    that a person names is read wherever it is.
    """
    trees = [folder.resolve(), *trees_of([config.root])]
    inside: list[Path] = []
    for path in found:
        real = Path(real_path(path)) if path.is_symlink() else None
        if real is None or any(real.is_relative_to(tree) for tree in trees):
            inside.append(path)
        else:
            remedy = f"name it itself, if it is meant: {path}"
            problems.append(_unreadable(path, DocumentError("is a link that leads out of the folder", remedy=remedy)))
    return inside


def _once(sources: Iterable[Document | Library | Path]) -> Iterator[Document | Library | Path]:
    """Yield the sources without those that are the same file under another spelling."""
    seen: set[str] = set()
    for source in sources:
        if isinstance(source, Path):
            real = real_path(source)
            if real in seen:
                continue
            seen.add(real)
        yield source


def _unread_kinds(folder: Path) -> Iterator[Problem]:
    """Yield what is told of texts of word processors in a folder that are of no kind that is read: nobody should take
    them for checked ones."""
    from refcheck.documents.source import CONVERT, UNREAD_TEXTS

    for path in _folder(folder, UNREAD_TEXTS):
        if not path.name.startswith("~$"):
            error = DocumentError(
                f"{path.suffix.lower()} files are not read, nothing in it was checked", remedy=CONVERT
            )
            yield replace(_unreadable(path, error), mild=True)


def _empty_folder(folder: Path, known: frozenset[str]) -> Problem:
    if folder.suffix.lower() in known:
        remedy = "name the file that is meant"
        return _unreadable(folder, DocumentError("is a folder, not a file", path=str(folder), remedy=remedy))
    return Problem(
        code="RUN003",
        message="there is no document and no .bib file in this folder",
        location=Location(path=str(folder)),
        remedy=f"name files, or a folder with {' '.join(sorted(known))}",
    )


def source_endings() -> frozenset[str]:
    """Return the endings of the files that are read, in small letters: ``.bib``, ``.md``, ..."""
    from refcheck.documents import FORMATS

    return BIBLIOGRAPHIES.union(ending for known in FORMATS for ending in known.endings)


def _folder(folder: Path, known: frozenset[str]) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in known
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not _is_own_report(path)
    )


def _is_own_report(path: Path) -> bool:
    """Return whether a page is a report of an earlier run: the words in it are of others."""
    if path.suffix.lower() not in {".html", ".htm"}:
        return False
    try:
        with path.open("rb") as file:
            return b'<meta name="generator" content="refcheck ' in file.read(2_000)
    except OSError:
        return False


def _read(path: Path, documents: list[Document], loaded: list[Library], *, links: bool) -> None:
    from refcheck.documents import read, read_links
    from refcheck.references import load

    if path.suffix.lower() in BIBLIOGRAPHIES:
        loaded.append(load(path))
    else:
        documents.append((read_links if links else read)(path))


def _unreadable(path: Path, error: DocumentError | BibliographyError) -> Problem:
    return Problem(
        code="RUN006",
        message=error.reason,
        location=Location(path=str(path), line=error.line),
        remedy=error.remedy,
    )


def stored_path(document: Document, config: Config) -> Path:
    """Return where the references of a document are kept: ``references/<document>.bib``."""
    return config.root / config.references / f"{Path(document.path).stem}.bib"


def _extracted(
    documents: Sequence[Document],
    loaded: Sequence[Library],
    config: Config,
    problems: list[Problem],
    brought: list[Library],
    *,
    keyed: KnownEntries,
) -> Library | None:
    """Return the references of the documents, with what their .bib files say where there are any."""
    if not documents:
        return None
    from refcheck.references import extract, load, reconcile

    library = keyed.tied(extract(*documents))
    known = {real_path(lib.path): lib for lib in loaded if lib.path}
    for document in documents:
        path = stored_path(document, config)
        stored = known.get(real_path(path))
        if stored is None and path.is_file() and _inside([path], path.parent, config, problems):
            try:
                stored = load(path)
            except BibliographyError as error:
                problems.append(_unreadable(path, error))
                continue
            problems.extend(stored.problems)
            brought.append(stored)
        if stored is not None:
            library = reconcile(library, stored)
    return library


def _remaining(loaded: Sequence[Library], extracted: Library | None) -> list[Reference]:
    """Return the loaded references that are not already there through their document."""
    if extracted is None:
        return [reference for library in loaded for reference in library.references]
    taken = {(real_path(r.file), r.line) for r in extracted.references if r.fields}
    remaining: list[Reference] = []
    for library in loaded:
        file = real_path(library.path) if library.path else ""
        remaining += [r for r in library.references if (file, r.line) not in taken]
    return remaining


def _unique(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the references with ids that are unique in the run."""
    seen: dict[str, int] = {}
    done: list[Reference] = []
    for reference in references:
        key = reference.key or f"line-{reference.line}"
        count = seen[key] = seen.get(key, 0) + 1
        unique = key if count == 1 else f"{key}~{count}"
        done.append(reference if reference.id == unique else replace(reference, id=unique))
    return tuple(done)
