"""The sources on this machine that a configuration names, opened for the run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from refcheck.config import Config
from refcheck.errors import BibliographyError, ConfigError, SourceError
from refcheck.pipeline.inputs import Inputs
from refcheck.pipeline.project import real_path
from refcheck.pipeline.times import iso_of

if TYPE_CHECKING:
    from refcheck.evidence.authority import Vetted
    from refcheck.evidence.interface import LocalSource
    from refcheck.evidence.retractions import Retracted

__all__ = ["local_sources"]


def local_sources(config: Config, inputs: Inputs, now: datetime) -> tuple[LocalSource, ...]:
    """Return the vetted libraries of a configuration as a source, and its files of retractions as another.

    A library that is itself checked in this run is left out: it cannot vouch for itself.
    Raises ``ConfigError`` for a file that cannot be read; a table of retractions is read when it is asked.
    """
    if config.only and "metadata" not in config.only:
        return ()
    when = iso_of(now)
    sources: list[LocalSource] = []
    if config.authority:
        from refcheck.evidence.authority import Authority

        sources.append(Authority(_vetted_by(config, inputs), when=when))
    if config.retraction_watch:
        from refcheck.evidence.retractions import Retractions

        _are_files(config.retraction_watch)
        sources.append(Retractions((row for path in config.retraction_watch for row in _rows(path)), when=when))
    return tuple(sources)


def _vetted_by(config: Config, inputs: Inputs) -> Iterator[Vetted]:
    checked = {real_path(library.path) for library in (*inputs.libraries, *inputs.stored) if library.path}
    files = {real_path(path): path for path in config.authority}
    return (one for real, path in files.items() if real not in checked for one in _vetted(path))


def _vetted(path: str) -> Iterator[Vetted]:
    from refcheck.evidence.authority import Vetted
    from refcheck.references import load

    try:
        library = load(path)
    except BibliographyError as error:
        raise ConfigError(
            f"a vetted library cannot be read: {error.reason}", path=path, line=error.line, remedy=error.remedy
        ) from None
    name = Path(path).name
    for reference in library.references:
        if not reference.problem:
            yield Vetted(work=reference.work, place=f"{name}: {reference.key}")


def _are_files(paths: tuple[str, ...]) -> None:
    for path in paths:
        if not Path(path).is_file():
            raise ConfigError("there is no file of retractions here", path=path)


def _rows(path: str) -> Iterator[Retracted]:
    from refcheck.evidence.retractions import read_rows

    try:
        # Some rows were pasted in from other encodings; their DOIs are whole.
        with Path(path).open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            yield from read_rows(lines)
    except (OSError, ValueError, SourceError) as error:
        raise ConfigError(f"the file of retractions cannot be read: {error}", path=path) from None
