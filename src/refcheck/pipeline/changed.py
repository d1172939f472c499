"""What a change brings: the same files at an earlier revision, read as they were, and laid beside what they are.

What is asked of others is then only what is new: works that no file had before in this wording, and
addresses that none had, or that something else is looked for in. The lock, the baseline, vetted libraries and
tables of retractions are those of that revision too: what a change says about itself is not believed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from refcheck.config import Config, LockMode
from refcheck.errors import ConfigError
from refcheck.memory.baseline import Baseline, parse
from refcheck.model.evidence import Unchanged
from refcheck.model.reference import Reference
from refcheck.pipeline.baseline import baseline_of
from refcheck.pipeline.inputs import Inputs, Source, links_alone, open_sources, source_files
from refcheck.pipeline.project import real_path
from refcheck.pipeline.revision import Revision, open_revision
from refcheck.pipeline.targets import targets_of
from refcheck.pipeline.uses import link_uses

if TYPE_CHECKING:
    from refcheck.evidence import LinkTarget

__all__ = ["Base", "base_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Base:
    """An earlier revision. ``folder`` holds the files of it that are needed, as they were."""

    revision: Revision
    folder: Path

    @property
    def name(self) -> str:
        """The commit, as people write it."""
        return self.revision.commit[:12]

    def lock_path(self, lock: Path) -> Path:
        """Return where the lock that the revision had is; nothing is there when it had none."""
        (place,) = self._put([lock])
        return place or self.folder / "no.lock"

    def baseline(self, config: Config) -> Baseline:
        """Return the baseline that the revision had; one outside the repository is taken as it is."""
        if not config.baseline:
            return {}
        inside = self._inside(config.baseline)
        if inside is None:
            return baseline_of(config)
        blob = self.revision.blobs([inside]).get(inside)
        return {} if blob is None else parse(blob, f"{self.name}:{inside}")

    def believed(self, config: Config, inputs: Inputs) -> Config:
        """Return the configuration with vetted libraries and tables of retractions as the revision had them: what a
        change brings along is no witness. Those outside the repository are taken as they are; a library that is
        itself checked is left out, as without a revision.
        """
        checked = {real_path(path) for path in inputs.paths}
        return replace(
            config,
            authority=self._as_they_were([name for name in config.authority if real_path(name) not in checked]),
            retraction_watch=self._as_they_were(config.retraction_watch),
        )

    def _as_they_were(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return where files are as the revision had them; of those inside the repository only what it had."""
        kept: list[str] = []
        for name, place in zip(names, self._put(map(Path, names)), strict=True):
            if place is not None or self._inside(name) is None:
                kept.append(name if place is None else str(place))
        return tuple(kept)

    def unchanged(
        self, sources: Sequence[Source], inputs: Inputs, targets: Sequence[LinkTarget], config: Config
    ) -> Unchanged:
        """Return the references and addresses that the revision had as they are now."""
        given = [one for one in source_files(sources, config) if isinstance(one, Path)]
        # All that was read is laid there, so that documents find what they name; only what was given is opened.
        places = self._put([*given, *map(Path, inputs.paths)])
        before = [place for place in places[: len(given)] if place is not None]
        if not before:
            return Unchanged(since=self.name)
        old_config = replace(config, root=self._place(config.root) or self.folder, paths=(), authority=())
        old = open_sources(before, old_config)
        old_targets = targets_of(link_uses(old, links_alone=links_alone(config)), old.documents, old.references)
        works = {_told(reference) for reference in old.references}
        references = frozenset(one.id for one in inputs.references if _told(one) in works)
        sought = {target.url: _sought(target) for target in old_targets}
        urls = (
            target.url
            for target in targets
            if target.url in sought
            and _sought(target) <= sought[target.url]
            and references.issuperset(target.references)
        )
        return Unchanged(since=self.name, references=references, urls=frozenset(urls))

    def _put(self, paths: Iterable[Path]) -> list[Path | None]:
        """Write files as they were; return where each is, ``None`` for one that was not there."""
        inside = [self._inside(path) for path in paths]
        blobs = self.revision.blobs(one for one in inside if one is not None)
        for name, body in blobs.items():
            place = self.folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(body)
        return [self.folder / one if one in blobs else None for one in inside]

    def _inside(self, path: str | Path) -> str | None:
        """Return a path from the top of the repository, ``None`` for one outside of it."""
        try:
            inside = Path(os.path.realpath(path)).relative_to(os.path.realpath(self.revision.root))
        except (OSError, ValueError):
            return None
        return PurePath(inside).as_posix()

    def _place(self, path: Path) -> Path | None:
        inside = self._inside(path)
        return None if inside is None else self.folder / inside


@contextmanager
def base_of(changed: str | None, config: Config) -> Iterator[Base | None]:
    """Give the revision that ``changed`` names (empty: the usual one), ``None`` for ``None``.

    Raises ``ConfigError`` for one that cannot be had, and where what was seen should be written down: a
    change must not write the memory that it is judged by.
    """
    if changed is None:
        yield None
        return
    if config.memory.lock is LockMode.ACCEPT:
        raise ConfigError(
            "--changed reads the lock of an earlier revision, and accepts nothing", remedy="leave one of the two out"
        )
    revision = open_revision(config.root, changed)
    with tempfile.TemporaryDirectory(prefix="refcheck-", ignore_cleanup_errors=True) as folder:
        yield Base(revision=revision, folder=Path(folder).resolve())


def _told(reference: Reference) -> str:
    """Return what evidence of a reference depends on, as a text that is equal for equal works."""
    return f"{reference.kind} {reference.work!r}"


def _sought(target: LinkTarget) -> frozenset[tuple[str, str]]:
    return frozenset((one.text, one.page) for one in target.sought)
