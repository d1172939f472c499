"""The vetted libraries of a configuration, read for the source that looks works up in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from refcheck.config import Config
from refcheck.errors import BibliographyError, ConfigError
from refcheck.pipeline.inputs import Inputs
from refcheck.pipeline.project import real_path

if TYPE_CHECKING:
    from refcheck.evidence.authority import Authority, Vetted

__all__ = ["authority_of"]


def authority_of(config: Config, inputs: Inputs, now: datetime) -> Authority | None:
    """Return the vetted libraries as a source, ``None`` without any.

    A file that is itself checked in this run is left out: a library cannot vouch for itself.
    Raises ``ConfigError`` for one that cannot be read.
    """
    if not config.authority or (config.only and "metadata" not in config.only):
        return None
    from refcheck.evidence.authority import Authority

    checked = {real_path(library.path) for library in (*inputs.libraries, *inputs.stored) if library.path}
    files = {real_path(path): path for path in config.authority}
    works = (one for real, path in files.items() if real not in checked for one in _vetted(path))
    return Authority(works, when=now.strftime("%Y-%m-%dT%H:%M:%SZ"))


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
