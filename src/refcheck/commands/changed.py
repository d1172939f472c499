"""``--changed [REV]``: the option, and what it is given."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from refcheck.commands.options import NETWORK, option
from refcheck.commands.session import Session
from refcheck.config import LockMode

__all__ = ["changing", "refuse_writing", "settled"]

_WRITES = (LockMode.UPDATE, LockMode.ACCEPT)


def changing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add what keeps a run to a change."""
    return option(
        "--changed",
        section=NETWORK,
        is_flag=False,
        flag_value="",
        metavar="[REV]",
        help="Ask only about what is new since REV (default: the branch that this is meant for), with its lock and baseline.",
    )(function)


def settled(changed: str | None, paths: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Return the revision and the paths: a word after --changed may be either, as for git itself.

    Raises ``click.UsageError`` for a word that is both.
    """
    if not changed or not os.path.lexists(changed):
        return changed, paths
    from refcheck.pipeline.revision import is_revision

    if is_revision(Path(), changed):
        raise click.UsageError(
            f"'{changed}' is a revision and a file: say --changed= or --changed={changed} before the paths"
        )
    return "", (changed, *paths)


def refuse_writing(changed: str | None, session: Session) -> None:
    """Refuse to write the lock that a change is judged by."""
    if changed is not None and "lock" in session.chosen and session.config.memory.lock in _WRITES:
        raise click.UsageError("--changed reads the lock of the earlier revision, it is not written: leave --lock out")
