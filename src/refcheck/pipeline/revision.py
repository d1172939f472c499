"""An earlier revision of the checked tree, read with git and without anything that the tree could make git run.

Only objects are read, by ``rev-parse``, ``merge-base`` and ``cat-file``: the working tree is never looked
at by git, so that filters, textconv and external diffs have no occasion; hooks, fsmonitor, pagers,
replacements of objects and fetching are off besides, and only a repository that has a ``.git`` counts.
Of the environment nothing is handed on but where programs and the user's own settings are.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from refcheck.errors import ConfigError
from refcheck.text.lazy import lazy_re

__all__ = ["Revision", "default_names", "git_version", "is_revision", "open_revision"]

TIMEOUT = 60
"""Seconds that one call of git may take."""
MAX_BLOB = 64 * 1024 * 1024
MAX_TOTAL = 512 * 1024 * 1024
"""Larger files, or more of them together (bytes), are taken as not there: all in them counts as new."""

_SAFE = (
    *("--no-pager", "--no-replace-objects", "--literal-pathspecs", "--no-optional-locks"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", f"core.attributesFile={os.devnull}"),
    *("-c", "diff.external=", "-c", "protocol.allow=never", "-c", "credential.helper=", "-c", "core.askPass="),
    *("-c", "core.sshCommand=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false"),
    # A change can bring a bare repository along, as plain files, with a history of its own making.
    *("-c", "safe.bareRepository=explicit"),
)
_KEPT = ("HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_NAME = lazy_re(r"[^\s\x00-\x1f\x7f-][^\s\x00-\x1f\x7f]{0,254}")
_HEAD = lazy_re(rb"([0-9a-f]{40,64}) (\w+) (\d{1,15})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A commit of the repository whose working tree is ``root``."""

    root: Path
    commit: str

    def blobs(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return what the files at ``paths`` (from ``root``, with slashes) were; those that were not there
        or are too large are left out. Raises ``ConfigError`` when git cannot tell.
        """
        wanted = [path for path in dict.fromkeys(paths) if "\n" not in path]
        asked = "".join(f"{self.commit}:{path}\n" for path in wanted).encode("utf-8", "surrogateescape")
        found = _git(self.root, ["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"], asked)
        names: dict[str, bytes] = {}
        total = 0
        for path, line in zip(wanted, found.split(b"\n"), strict=False):
            head = _HEAD.fullmatch(line)
            size = int(head[3]) if head else 0
            if head and head[2] == b"blob" and size <= MAX_BLOB and total + size <= MAX_TOTAL:
                names[path] = head[1]
                total += size
        return dict(
            zip(
                names,
                _bodies(_git(self.root, ["cat-file", "--batch"], b"\n".join([*names.values(), b""]))),
                strict=False,
            )
        )


def _bodies(answer: bytes) -> list[bytes]:
    """Return the objects in an answer of ``cat-file --batch``."""
    bodies: list[bytes] = []
    at = 0
    while head := _HEAD.match(answer, at):
        start = head.end() + 1
        at = start + int(head[3]) + 1
        bodies.append(answer[start : at - 1])
    return bodies


def open_revision(folder: Path, name: str = "", environ: Mapping[str, str] | None = None) -> Revision:
    """Return where the branch that is checked out in ``folder`` left ``name``: their merge base.

    Without a name: the branch that a change is meant for, as GitHub and GitLab tell in ``environ``, else the
    main one. Raises ``ConfigError`` outside a repository, for a revision that does not exist, and where
    the history that is there does not reach back to it.
    """
    top = _told(folder, ["rev-parse", "--show-toplevel"])
    if not top:
        raise ConfigError(
            "--changed needs a git repository, and git",
            path=str(folder),
            remedy="is it one of yours? git status says what is amiss",
        )
    names = [name] if name else default_names(os.environ if environ is None else environ)
    tip = next((commit for one in names if (commit := _commit(folder, one))), "")
    if not tip:
        remedy = "fetch it, or name another: --changed=REV"
        raise ConfigError(f"there is no revision {name or ', '.join(names)}", remedy=remedy)
    base = _told(folder, ["merge-base", tip, "HEAD"])
    if not base:
        remedy = "fetch more of the history (on GitHub: fetch-depth: 0)"
        raise ConfigError(f"what is checked out and {name or tip[:12]} have nothing in common", remedy=remedy)
    return Revision(root=Path(top), commit=base)


def git_version() -> str:
    """Return what git says of itself, empty where there is none."""
    return _told(Path(), ["version"])


def default_names(environ: Mapping[str, str]) -> list[str]:
    """Return the revisions that a change may be meant for, the likeliest first; in full, so that no tag
    can take the place of a branch.
    """
    told = [environ.get(name, "") for name in ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")]
    branches = [f"refs/remotes/origin/{one}" for one in told if one]
    if branches:
        return branches
    remote = [f"refs/remotes/origin/{one}" for one in ("HEAD", "main", "master")]
    return [*remote, "refs/heads/main", "refs/heads/master"]


def is_revision(folder: Path, name: str) -> bool:
    """Return whether ``name`` is a commit of the repository that ``folder`` is in."""
    return bool(_commit(folder, name))


def _commit(folder: Path, name: str) -> str:
    if not _NAME.fullmatch(name):
        return ""
    return _told(folder, ["rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"])


def _told(folder: Path, arguments: Sequence[str]) -> str:
    """Return the line that git answers with, empty when it refuses."""
    try:
        return _git(folder, arguments).decode("utf-8", "surrogateescape").rstrip("\n")
    except ConfigError:
        return ""


def _git(folder: Path, arguments: Sequence[str], given: bytes = b"") -> bytes:
    """Return what git prints. Raises ``ConfigError`` when there is no git, or when it fails."""
    environment = _environment(os.environ)
    program = shutil.which("git", path=environment["PATH"])
    if program is None:
        raise ConfigError("git is not installed", remedy="install it, or leave --changed out")
    try:
        done = subprocess.run(  # noqa: S603  # the program is looked up, its words are ours or checked
            [program, *_SAFE, *arguments],
            input=given,
            capture_output=True,
            cwd=folder,
            env=environment,
            timeout=TIMEOUT,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.decode("utf-8", "replace").split())[:200]
        raise ConfigError(f"git does not answer: {said or f'exit {error.returncode}'}") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ConfigError(f"git does not answer: {error}") from None
    return done.stdout


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return what git gets of the environment: nothing that leads it elsewhere, and no secrets."""
    folders = [
        one for one in own.get("PATH", os.defpath).split(os.pathsep) if PurePosixPath(one).is_absolute() or ":" in one
    ]
    return {
        **{name: own[name] for name in _KEPT if name in own},
        "PATH": os.pathsep.join(folders),
        "LC_ALL": "C",
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }
