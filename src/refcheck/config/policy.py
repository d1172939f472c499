"""What a configuration found in the checked tree may not say.

Whoever sends a pull request writes that file; it may make a run stricter or more polite, never
let it reach further than the person who runs it allowed.
"""

from __future__ import annotations

from pathlib import Path

from refcheck.config.keys import KEYS, Key
from refcheck.config.locate import ConfigFile, is_inside
from refcheck.errors import ConfigError

__all__ = ["check_project", "stricter"]


def check_project(values: dict[str, object], file: ConfigFile, *, defaults: dict[str, object], own: Path) -> None:
    """Refuse a project's values (by field) that loosen policy or lead out of the file's folder.

    ``own`` is the user's own configuration file, which the message names. Raises ``ConfigError``.
    """
    for key in KEYS:
        if key.field not in values:
            continue
        value = values[key.field]
        if key.freedom and key.freedom(value) > key.freedom(defaults[key.field]):
            raise ConfigError(
                f"'{key.name}' may not be loosened by a configuration in the checked tree",
                path=str(file.path),
                line=file.line_of(key.name),
                remedy=f"set it in your own configuration file, {own}, or on the command line",
            )
        for path in key.inside(value) if key.inside else ():
            if not _stays(path, file.path.parent):
                raise ConfigError(
                    f"'{key.name}' leads out of the tree: {path}",
                    path=str(file.path),
                    line=file.line_of(key.name),
                    remedy=f"name a path under {file.path.parent}, or give this one on the command line",
                )


def _stays(path: str, root: Path) -> bool:
    """Return whether a path or pattern stays under ``root``, links followed as far as they exist."""
    try:
        return ".." not in Path(path).parts and is_inside((root / path).resolve(), [root])
    except (OSError, ValueError, RuntimeError):  # a loop of links, a NUL
        return False


def stricter(key: Key, project: object, own: object) -> object:
    """Return the one of two values of a key that lets the run do less; the project's where policy
    has nothing to say.
    """
    if key.freedom and key.freedom(project) > key.freedom(own):
        return own
    return project
