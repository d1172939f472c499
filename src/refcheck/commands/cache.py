"""``refcheck cache``: what is remembered on this machine, and how to forget it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.options import MEMORY, VerbCommand, common, setting
from refcheck.commands.session import open_session
from refcheck.commands.terminal import put
from refcheck.errors import OutputError

if TYPE_CHECKING:
    from refcheck.memory import CacheState

EPILOG = """\b
Examples:
  refcheck cache info
  refcheck cache clean
"""


@click.command("cache", cls=VerbCommand, epilog=EPILOG)
@click.argument("action", type=click.Choice(["info", "clean"]), default="info", metavar="[info|clean]")
@setting("cache-dir", section=MEMORY)
@common
def command(action: str, **options: Any) -> int:
    """Say what the evidence store on this machine holds (info), or remove it (clean).

    The store only saves asking again; references/refcheck.lock, which is part of the project, stays.
    """
    from refcheck.memory import clean_cache, describe_cache

    session = open_session(options)
    folder = session.config.memory.cache_dir
    if action == "info":
        state = describe_cache(folder)
        put("\n".join(f"{label.ljust(10)}{text}" for label, text in _rows(state)))
        return int(bool(state.problem))
    try:
        state = clean_cache(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"the evidence store cannot be removed: {reason}", path=str(folder or "")) from None
    put(f"{state.path}: {'removed' if state.exists else 'there was nothing to remove'}")
    return 0


def _rows(state: CacheState) -> list[tuple[str, str]]:
    if not state.exists:
        return [("store", f"{state.path} (nothing is kept yet)")]
    rows = [("store", str(state.path)), ("size", f"{state.size:,} bytes")]
    if state.problem:
        return [*rows, ("problem", f"{state.problem}; refcheck cache clean removes it")]
    rows += [("links", f"{state.links:,}"), ("evidence", f"{state.evidence:,}")]
    return rows + [(label, day) for label, day in (("oldest", state.oldest), ("newest", state.newest)) if day]
