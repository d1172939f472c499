"""Files, environment and command line made into one ``Config``.

Precedence: command line, environment, the project's file, the user's own file, defaults.
"""

from __future__ import annotations

import difflib
import glob
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from refcheck.config import locate, policy
from refcheck.config.ignores import settle_ignores
from refcheck.config.keys import KEYS, Key, key_named, values_of
from refcheck.config.locate import ConfigFile
from refcheck.config.types import Config, LockMode, MemoryConfig, NetworkConfig
from refcheck.errors import ConfigError

__all__ = ["ENVIRONMENT", "Loaded", "load"]

ENVIRONMENT = {
    "REFCHECK_MAILTO": "mailto",
    "REFCHECK_TRANSPORT": "transport",
    "REFCHECK_SEMANTIC_SCHOLAR_KEY": "semantic-scholar-key",
}
"""Variables that are read, with the key that each sets."""

SHOWN = 80
"""Characters of a wrong value that a message shows."""

Values = dict[str, object]
"""Values by ``Key.field``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Loaded:
    """A configuration, and the files it was read from (nearest first)."""

    config: Config
    files: tuple[Path, ...] = ()


def load(
    *,
    start: Path,
    file: Path | None = None,
    isolated: bool = False,
    options: Mapping[str, object] | None = None,
    checked: Sequence[Path] = (),
    environ: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Loaded:
    """Return the configuration for a run that starts in the folder ``start``.

    ``file`` is read instead of the nearest one upwards; ``isolated`` reads no file at all.
    ``options`` are the command line's, by the key's name, already of the key's type. ``checked``
    are the paths that will be looked at: a file in their trees is not trusted with network
    policy. ``today`` decides which ignores have run out (``None``: none has).

    Raises ``ConfigError`` for what cannot be read, is unknown, has the wrong type or is not for
    that file to say.
    """
    start = start.absolute()
    defaults = values_of(Config(root=start))
    own_path = locate.users_own()
    own = None if isolated or not own_path.is_file() else locate.read(own_path)
    project = None if isolated else locate.find(start) if file is None else locate.read(file.absolute())
    if project and own and project.path == own.path:
        project = None
    trusted = project is not None and file is not None and not _is_checked(project.path, start, checked)

    values = {**defaults, **_by_machine(environ or {}), **(_read_own(own) if own else {})}
    if project:
        found = _read_file(project)
        if not trusted:
            policy.check_project(found, project, defaults=defaults, own=own_path)
        if "paths" in found:
            found["paths"] = _expanded(found["paths"], project, start if trusted else project.path.parent)
            if not trusted:  # a link that a pattern finds may lead anywhere
                policy.check_project(found, project, defaults=defaults, own=own_path)
        for key in KEYS:
            if key.field in found:
                value = found[key.field]
                values[key.field] = value if trusted else policy.stricter(key, value, values[key.field])
    values.update(_read_environment(environ or {}))
    for name, value in (options or {}).items():
        values[_key(name).field] = value

    settle_ignores(values, today, [each for each in (project, own) if each])
    root = project.path.parent if project and not trusted else start
    files = tuple(each.path for each in (project, own) if each)
    return Loaded(config=_config(values, root, project), files=files)


def _is_checked(path: Path, start: Path, checked: Sequence[Path]) -> bool:
    trees = [start, *(locate.tree_of(each.absolute()) for each in (start, *checked))]
    return locate.is_inside(path, trees)


def _key(name: str) -> Key:
    key = key_named(name)
    if key is None:
        raise ConfigError(f"there is no setting '{name}'")
    return key


def _read_own(file: ConfigFile) -> Values:
    """Return what the user's own file sets; what only a project can say is refused there."""
    for key in KEYS:
        if key.project and key.name in file.table:
            raise ConfigError(
                f"'{key.name}' is a project's to say",
                path=str(file.path),
                line=file.line_of(key.name),
                remedy=f"move it to the project's {locate.FILE_NAME}",
            )
    return _read_file(file)


def _read_file(file: ConfigFile) -> Values:
    values: Values = {}
    for name, value in file.table.items():
        key = key_named(name)
        if key is None:
            raise _unknown(name, file)
        try:
            read: Any = key.read(value)
            values[key.field] = _from_folder(read, file.path.parent) if key.files else read
        except ValueError as error:
            raise ConfigError(
                f"'{name}' should be {error}, not {_told(key, value)}", path=str(file.path), line=file.line_of(name)
            ) from None
    return values


def _from_folder(paths: Any, folder: Path) -> object:
    """Return a path, or several, as they count from a folder."""
    return str(folder / paths) if isinstance(paths, str) else tuple(str(folder / one) for one in paths)


def _unknown(name: str, file: ConfigFile) -> ConfigError:
    names = [key.name for key in KEYS]
    if name == "tool" and file.path.name != "pyproject.toml":
        remedy = "[tool.refcheck] is for pyproject.toml: leave that line out, the keys stand at the top here"
        return ConfigError(f"unknown key '{name}'", path=str(file.path), line=file.line_of(name), remedy=remedy)
    near = difflib.get_close_matches(name.lower().replace("_", "-"), names, n=1, cutoff=0.6)
    remedy = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(names)}"
    return ConfigError(f"unknown key '{name}'", path=str(file.path), line=file.line_of(name), remedy=remedy)


def _told(key: Key, value: object) -> str:
    return "what it is" if key.secret else _shown(value)


def _shown(value: object) -> str:
    """Return a value as TOML would write it, when it is a plain one."""
    if isinstance(value, (str, bool, int, float)):
        text = json.dumps(value, ensure_ascii=False)
        return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."
    if isinstance(value, dict):
        return f"a table of {', '.join(map(str, value))}"[:SHOWN] if value else "a table"
    return "a list" if isinstance(value, (list, tuple)) else f"a {type(value).__name__}"


def _expanded(paths: Any, file: ConfigFile, root: Path) -> tuple[str, ...]:
    """Return the paths with patterns (``*``, ``?``, ``[``, ``**``) made the files they find, by name.

    Raises ``ConfigError`` for a pattern that finds nothing: silence would look like success.
    """
    found: list[str] = []
    for path in paths:
        if not glob.has_magic(path) or os.path.lexists(root / path):
            found.append(path)
            continue
        matches = sorted(glob.glob(path, root_dir=root, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute pattern
        if not matches:
            raise ConfigError(f"'paths' finds nothing: {path}", path=str(file.path), line=file.line_of("paths"))
        found += matches
    return tuple(dict.fromkeys(found))


def _by_machine(environ: Mapping[str, str]) -> Values:
    """Return the defaults that differ in CI: nobody there commits a lock that changed."""
    in_ci = environ.get("CI", "").lower() not in ("", "0", "false")
    return {"memory.lock": LockMode.READ} if in_ci else {}


def _read_environment(environ: Mapping[str, str]) -> Values:
    values: Values = {}
    for variable, name in ENVIRONMENT.items():
        if environ.get(variable):
            key = _key(name)
            try:
                values[key.field] = key.read(environ[variable])
            except ValueError as error:
                raise ConfigError(f"{variable} should be {error}, not {_told(key, environ[variable])}") from None
    return values


def _config(values: Values, root: Path, project: ConfigFile | None) -> Config:
    parts: dict[str, dict[str, Any]] = {"": {}, "network": {}, "memory": {}}
    for field, value in values.items():
        part, _, name = field.rpartition(".")
        parts[part][name] = value
    return Config(
        root=root,
        file=project.path if project else None,
        network=NetworkConfig(**parts["network"]),
        memory=MemoryConfig(**parts["memory"]),
        **parts[""],
    )
