"""``refcheck completion``: the script that lets a shell complete verbs and options."""

from __future__ import annotations

from typing import Any

import click

from refcheck.commands.options import VerbCommand, common
from refcheck.commands.session import open_session
from refcheck.commands.terminal import put

EPILOG = """\b
Examples:
  refcheck completion bash > ~/.local/share/bash-completion/completions/refcheck
  refcheck completion zsh > ~/.zfunc/_refcheck
  refcheck completion fish > ~/.config/fish/completions/refcheck.fish
"""


@click.command("completion", cls=VerbCommand, epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="bash|zsh|fish")
@common
def command(shell: str, **options: Any) -> int:
    """Print the completion script of a shell."""
    from refcheck.commands.completing import script

    open_session(options)
    text = script(shell)
    if text is None:
        raise click.UsageError(f"there is no completion for {shell}")
    put(text, machine=True)
    return 0
