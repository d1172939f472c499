"""``refcheck export --to zotero``: references → a Zotero that runs on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.terminal import put, say
from refcheck.errors import OutputError

if TYPE_CHECKING:
    from refcheck.model.reference import Reference

__all__ = ["ZOTERO", "hand_to_zotero", "refuse_with_zotero"]

ZOTERO = "zotero"


def refuse_with_zotero(options: dict[str, Any]) -> None:
    """Refuse what makes no sense when references go to a program and not to a file."""
    if options["specs"] or options["output"]:
        raise click.UsageError("--to zotero writes no file: leave --output and --output-format out")


def hand_to_zotero(references: Sequence[Reference], keys: Sequence[str], port: int) -> int:
    """Hand references to Zotero, say what it took, and return the exit code."""
    from refcheck.pipeline.zotero import hand_over

    try:
        handed = hand_over(references, keys, port=port)
    except OutputError as error:
        say(str(error))
        return 2
    into = f' into "{handed.place}"' if handed.place else ""
    put(f"Zotero took {handed.count} reference{'' if handed.count == 1 else 's'}{into}")
    return 0
