"""What a verb starts from: the configuration, and how much it says and in which colours."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from refcheck.commands.terminal import is_terminal, say, wants_color
from refcheck.commands.verbs import PROGRAM, VERBS
from refcheck.config import Config
from refcheck.errors import ConfigError

__all__ = ["Session", "open_session", "other_distribution", "refuse_missing", "require_transport"]

# Modules of the package that another distribution, called "refcheck", ships: ours has neither.
_FOREIGN_MODULES = ("log_conf.py", "main.py", "validators.py")


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """How a verb was called. ``verbosity`` is -2 (silent but for errors) to 2; ``files`` are the
    configuration files that were read; ``chosen`` are the settings that the command line gave.
    """

    config: Config
    files: tuple[Path, ...] = ()
    chosen: frozenset[str] = frozenset()
    verbosity: int = 0
    color: str = "auto"
    progress: bool = True

    def hint(self, message: str) -> None:
        """Tell a person something useful on stderr, unless they asked for quiet."""
        if self.verbosity >= 0:
            say(message)

    def inputs(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Return the paths that are read: those given, else those of the configuration, else the
        .bib files where references are kept.
        """
        root = self.config.root
        kept = (root / self.config.references).glob("*.bib")
        return tuple(paths) or tuple(str(path) for path in ([root / each for each in self.config.paths] or kept))

    @property
    def color_results(self) -> bool:
        """Whether results on stdout are coloured."""
        return wants_color(self.color, sys.stdout, os.environ)

    @property
    def shows_progress(self) -> bool:
        """Whether stderr is a terminal that may be written over and over."""
        usable = os.environ.get("TERM") != "dumb" and is_terminal(sys.stderr)
        return self.progress and self.verbosity >= 0 and usable


def open_session(options: Mapping[str, Any], *, checked: Sequence[str] = ()) -> Session:
    """Return the session of a verb called with ``options`` on the paths ``checked``.

    Raises ``ConfigError`` for a configuration that cannot be used.
    """
    from refcheck.config.load import load

    settings: dict[str, Any] = click.get_current_context().meta.get("refcheck.settings", {})
    if options.get("isolated") and options.get("config"):
        raise click.UsageError("--isolated reads no configuration, --config names one: give one of them")
    try:
        here = Path.cwd()
    except OSError:
        raise ConfigError("the working folder is gone") from None
    loaded = load(
        start=here,
        file=Path(options["config"]) if options.get("config") else None,
        isolated=bool(options.get("isolated")),
        options=settings,
        checked=[Path(path) for path in checked],
        environ=os.environ,
        today=datetime.now(UTC).date(),
    )
    session = Session(
        # Results name files as a person would from where they stand.
        config=replace(
            loaded.config,
            root=_from_here(loaded.config.root, here),
            ended=tuple(replace(each, path=_from_here(each.path, here)) for each in loaded.config.ended),
        ),
        files=loaded.files,
        chosen=frozenset(settings),
        verbosity=max(-2, min(2, options.get("verbose", 0) - options.get("quiet", 0))),
        color=options.get("color") or "auto",
        progress=not options.get("no_progress"),
    )
    _warn_of_other_distribution()
    return session


def require_transport(session: Session) -> None:
    """Refuse a transport whose library is not there, whether or not anything will be asked.

    Raises ``ConfigError``.
    """
    transport = session.config.network.transport
    if transport == "curl" and find_spec("pycurl") is None:
        raise ConfigError(
            "the transport 'curl' needs pycurl, which is not installed",
            remedy="install refcheck-cite[fast], or unset REFCHECK_TRANSPORT",
        )


def _from_here(root: Path, here: Path) -> Path:
    try:
        return Path(os.path.relpath(root, here))
    except ValueError:  # another drive
        return root


def refuse_missing(paths: Sequence[str]) -> None:
    """Refuse paths that do not exist, before anything is read or asked, with what may be meant.

    Raises ``ConfigError``.
    """
    for path in paths:
        if path and os.path.lexists(path):
            continue
        verbs = [verb.name for verb in VERBS]
        remedy = ""
        if path == "-":
            raise ConfigError(
                "a document is not read from the standard input",
                remedy=f"save it to a file whose ending says what it is ({PROGRAM} links and import take - for a file)",
            )
        if path in verbs:
            remedy = f"a verb comes first: {PROGRAM} {path} ..."
        elif near := difflib.get_close_matches(path, verbs, n=1, cutoff=0.75):
            remedy = f"did you mean {PROGRAM} {near[0]}?"
        raise ConfigError("no such file or folder", path=path or '""', remedy=remedy)


def other_distribution() -> bool:
    """Return whether modules of the other distribution lie in our package; cheap enough for each run."""
    import refcheck

    return any(
        os.path.exists(os.path.join(folder, name))  # noqa: PTH110, PTH118  # a Path apiece costs more than the look
        for folder in refcheck.__path__
        for name in _FOREIGN_MODULES
    )


def _warn_of_other_distribution() -> None:
    if other_distribution():
        say(
            "warning: another distribution, 'refcheck', is installed into the same package: "
            f"use an environment of its own for refcheck-cite ({PROGRAM} doctor says more)"
        )
