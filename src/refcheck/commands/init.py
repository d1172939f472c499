"""``refcheck init``: a project's configuration, its folder for references, and files for CI."""

from __future__ import annotations

import difflib
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from refcheck.commands.options import VerbCommand, common, option
from refcheck.commands.session import Session, open_session, refuse_missing
from refcheck.commands.terminal import put, say
from refcheck.config import PROJECT_URL
from refcheck.errors import ConfigError, OutputError
from refcheck.version import __version__

MAKING = "Making"
KINDS = ("github", "gitlab", "pre-commit")
LOCK = "refcheck.lock"

EPILOG = """\b
Examples:
  refcheck init "statements/*.md"      refcheck.toml for these documents, and references/
  refcheck init --ci github            a workflow for pull requests, and once a week
  refcheck init --ci gitlab --ci pre-commit
  refcheck init --force                write anew what is there, after a look at the difference
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    """A file to be written; one that is ``kept`` stays as it is where there is one, whatever it says.

    Of one that is ``shared`` with other tools only a person can say where the text belongs: where there is
    one, it must hold these words, else the text is shown.
    """

    path: Path
    text: str
    kept: bool = False
    shared: str = ""


@click.command("init", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@option(
    "--ci",
    section=MAKING,
    multiple=True,
    type=click.Choice(KINDS),
    metavar="|".join(KINDS),
    help="Write what runs refcheck there; may be repeated.",
)
@option("--force", section=MAKING, is_flag=True, help="Write over files that differ.")
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Write refcheck.toml and the folder for references here, and files for CI.

    PATHs are the documents, folders or patterns that are checked when none is named. A file that is
    there is never written over unless --force says so: the difference is shown, and the exit code is 2.
    Files that other tools share (.gitlab-ci.yml, .pre-commit-config.yaml) are never written over.
    """
    refuse_missing([path for path in paths if not has_magic(path)])
    for path in paths:
        if has_magic(path) and not glob(path, recursive=True):  # noqa: PTH207  # as the configuration is read
            raise ConfigError("the pattern finds nothing here", path=path, remedy="write the documents first")
    session = open_session(options)
    left = [file for file in _files(paths, options["ci"], session) if not _settle(file, force=options["force"])]
    if left:
        for file in left:
            how = "put in it what is shown" if file.shared else "--force writes it as shown"
            say(f"{file.path} is left as it is: {how}")
        return 2
    if options["ci"]:
        session.hint(f"the files name refcheck {__version__}: they run once that version is released")
    if "pre-commit" in options["ci"]:
        session.hint("next: pre-commit install")
    return 0


def _files(paths: Sequence[str], kinds: Sequence[str], session: Session) -> Iterator[_File]:
    """Yield what is to be written: the configuration, which files for CI alone do not renew, then those."""
    here = Path()
    references = session.config.references
    configured = session.config.file
    if configured is None or configured.name == "refcheck.toml":
        line = _paths_line(paths) if paths else _kept_paths(here / "refcheck.toml")
        text = _filled("refcheck.toml", paths=line, references=references)
        yield _File(path=here / "refcheck.toml", text=text, kept=bool(kinds) and not paths)
    elif paths:
        raise ConfigError("the configuration is here", path=str(configured), remedy="name the paths there")
    yield _File(path=here / references / "README.md", text=_template("references.md"), kept=True)
    lock = f"{references}/{LOCK}"
    for kind in dict.fromkeys(kinds):
        match kind:
            case "github":
                yield _File(path=here / ".github/workflows/references.yml", text=_filled("github.yml", lock=lock))
            case "gitlab":
                yield _File(path=here / ".gitlab/refcheck.yml", text=_filled("gitlab.yml", lock=lock))
                text = _template("gitlab-ci.yml")
                yield _File(path=here / ".gitlab-ci.yml", text=text, shared=".gitlab/refcheck.yml")
            case _:
                text = _filled("pre-commit.yaml")
                yield _File(path=here / ".pre-commit-config.yaml", text=text, shared=PROJECT_URL)


def _paths_line(paths: Sequence[str]) -> str:
    if not paths:
        return '# paths = ["statements/*.md"]'
    listed = ", ".join(json.dumps(Path(path).as_posix(), ensure_ascii=False) for path in paths)
    return f"paths = [{listed}]"


def _kept_paths(path: Path) -> str:
    """Return the paths that a configuration names already, as they stand there: who names none keeps them."""
    found = re.search(r"(?ms)^paths\s*=\s*\[.*?\]", _read(path) or "")
    return found.group() if found else _paths_line(())


def _template(name: str) -> str:
    return files("refcheck.commands").joinpath("scaffold", name).read_text(encoding="utf-8")


def _filled(name: str, *, paths: str = "", references: str = "", lock: str = "") -> str:
    """Return a template with its gaps filled: what a person wrote is quoted where it stands in YAML."""
    gaps = {
        "@VERSION@": __version__,
        "@PROJECT@": PROJECT_URL,
        "@SCHEMA@": f"{PROJECT_URL}/raw/main/src/refcheck/config/refcheck.schema.json",
        "@LOCK@": json.dumps(lock, ensure_ascii=False),
        "@REFERENCES@": references,
        "@PATHS@": paths,
    }
    text = _template(name)
    for gap, value in gaps.items():
        text = text.replace(gap, value)
    return text


def _settle(file: _File, *, force: bool) -> bool:
    """Write a file unless it is there and differs; say what was done. Return whether it is as it should be."""
    from refcheck.memory.folder import is_inside

    if not is_inside(file.path, Path()):
        raise OutputError("links lead out of this folder", path=str(file.path))
    old = _read(file.path)
    if old is not None and (file.kept or old == file.text or (file.shared and file.shared in old)):
        put(f"{file.path}: is there")
        return True
    if old is not None and file.shared:
        put(f"{file.path}: is there, and needs this:\n\n{file.text}")
        return False
    if old is not None and not force:
        put(_difference(file, old))
        return False
    _write(file)
    put(f"{file.path}: {'written' if old is None else 'written anew'}")
    return True


def _read(path: Path) -> str | None:
    """Return what a file says, ``None`` when it is not there. Raises ``OutputError`` for what is no text."""
    if not os.path.lexists(path):
        return None
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise OutputError("what is there is no text file", path=str(path)) from None


def _write(file: _File) -> None:
    from refcheck.memory.folder import replace_file

    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file.path, file.text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"it cannot be written: {reason}", path=str(file.path)) from None


def _difference(file: _File, old: str) -> str:
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), file.text.splitlines(keepends=True), f"a/{file.path}", f"b/{file.path}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
