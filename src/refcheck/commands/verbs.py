"""The hand-written table of verbs, and the group that loads a verb's module only when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import click

from refcheck.version import __version__

__all__ = ["COMPLETE_VARIABLE", "PROGRAM", "VERBS", "Verb", "VerbGroup", "group", "with_default_verb"]

PROGRAM = "refcheck"
COMPLETE_VARIABLE = "_REFCHECK_COMPLETE"
"""What a shell sets when it asks for completions."""
DEFAULT = "check"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verb:
    """A verb: the module of this package that holds it, its section in the help, what it does."""

    name: str
    module: str
    section: str
    summary: str


JOB, REFERENCES, MEMORY, TOOL = "The job", "References", "Memory", "The tool"

VERBS: tuple[Verb, ...] = (
    Verb(
        name="check",
        module="check",
        section=JOB,
        summary="Check documents and .bib files (the verb when none is given).",
    ),
    Verb(name="extract", module="extract", section=JOB, summary="Write a document's references to a .bib file."),
    Verb(name="fix", module="fix", section=JOB, summary="Show what could be mended as a diff, or mend it."),
    Verb(name="links", module="links", section=JOB, summary="Look at the health of links alone."),
    Verb(
        name="archive",
        module="archive",
        section=JOB,
        summary="Say which links have saved copies; --save asks for some.",
    ),
    Verb(name="report", module="report", section=JOB, summary="Turn a saved run into other formats."),
    Verb(name="show", module="show", section=REFERENCES, summary="Show one reference: claim, evidence, history."),
    Verb(
        name="export",
        module="export",
        section=REFERENCES,
        summary="Write references for Zotero, Word, pandoc and others.",
    ),
    Verb(
        name="import",
        module="importing",
        section=REFERENCES,
        summary="Bring references of other programs into a .bib file.",
    ),
    Verb(
        name="baseline",
        module="baseline",
        section=MEMORY,
        summary="Put off the findings that there are, so that only new ones fail.",
    ),
    Verb(name="cache", module="cache", section=MEMORY, summary="Say what is remembered, or forget it."),
    Verb(name="init", module="init", section=TOOL, summary="Write a configuration, and files for CI."),
    Verb(name="rules", module="rules", section=TOOL, summary="List the checks."),
    Verb(name="rule", module="rule", section=TOOL, summary="Explain one check: what it does, why, how to mend."),
    Verb(name="doctor", module="doctor", section=TOOL, summary="Look at this installation and say what is amiss."),
    Verb(name="completion", module="completion", section=TOOL, summary="Print the completion script of a shell."),
)

_BY_NAME = {verb.name: verb for verb in VERBS}
_OF_THE_GROUP = frozenset({"--help", "-h", "--version", "-V"})


def with_default_verb(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with ``check`` put first when they do not start with a verb."""
    if arguments and (arguments[0] in _BY_NAME or arguments[0] in _OF_THE_GROUP):
        return list(arguments)
    return [DEFAULT, *arguments]


class VerbGroup(click.Group):
    """The group of all verbs; its help is made from the table alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the verbs in the order of the table."""
        return [verb.name for verb in VERBS]

    def get_command(self, ctx: click.Context | None, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Return the verb's command, its module imported now; ``None`` for an unknown verb."""
        verb = _BY_NAME.get(cmd_name)
        if verb is None:
            return None
        module = importlib.import_module(f"refcheck.commands.{verb.module}")
        return cast("click.Command", module.command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """Write the verbs by section."""
        for section in dict.fromkeys(verb.section for verb in VERBS):
            with formatter.section(section):
                formatter.write_dl([(verb.name.ljust(10), verb.summary) for verb in VERBS if verb.section == section])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs, then the options: the verbs are what people look for."""
        self.format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)


EPILOG = """\b
Examples:
  refcheck statement.md                    check a document
  refcheck statement.md --offline          the same, asking nobody
  refcheck extract statement.md            write references/statement.bib
  refcheck fix statement.md --diff         what could be mended
  refcheck -f html:report.html             check references/*.bib into a page

\b
Exit codes:
  0  nothing at or above --fail-on         1  findings
  2  usage, configuration or output        3  the run says nothing
  130 interrupted, after writing what is known
"""

group = VerbGroup(
    PROGRAM,
    help="Keeps a document's citations honest: its footnotes, its titles, its links and its references.\n\n"
    "What could not be checked is said to be unknown: never wrong, never fine.",
    epilog=EPILOG,
    options_metavar="",
    subcommand_metavar="[VERB] [PATH]... [OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
group.params.append(
    click.Option(
        ["-V", "--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        help="Show the version and exit.",
        callback=lambda context, _option, wanted: _show_version(context) if wanted else None,
    )
)


def _show_version(context: click.Context) -> None:
    if not context.resilient_parsing:
        click.echo(f"{PROGRAM} {__version__}")
        context.exit()
