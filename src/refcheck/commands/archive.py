"""``refcheck archive``: are there saved copies of the cited links? ``--save`` asks for some."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.edge import INTERRUPTED
from refcheck.commands.options import OUTPUT, VerbCommand, common, dumping, gathering, option
from refcheck.commands.outputs import Output, refuse_clashes
from refcheck.commands.session import Session, open_session, refuse_missing, require_transport
from refcheck.commands.terminal import put
from refcheck.errors import ConfigError
from refcheck.reports.wording import counted, moment
from refcheck.text.safe import one_line

if TYPE_CHECKING:
    from refcheck.evidence.archives.coverage import Keys
    from refcheck.pipeline.archiving import Archived, ArchivedLink

SCHEMA = "refcheck-archive/1"
FORMATS = ("full", "concise", "json")
NOTHING = 3
ACCESS, SECRET = "REFCHECK_ARCHIVE_ACCESS", "REFCHECK_ARCHIVE_SECRET"
SLOW = 60
"""From so many seconds on, a person is told how long the archive's pace makes it."""
WORDS = {"saved": "saved", "none": "not saved", "unknown": "not known", "skipped": "not asked"}
REASONS = {
    "blocked": "the archive shows no copies of this site",
    "offline": "nobody was asked, and nothing is remembered",
    "not-public": "the archive is told of no private address",
    "secret": "there is a key or a password in it: the archive is not told of it",
    "resolver": "a DOI or a handle stays when its page moves: no copy is looked for",
    "copy": "it is a saved copy itself",
    "too-many-requests": "the archive wants to be asked less often",
    "garbled": "the archive's answer cannot be read",
    "deadline": "the time for the whole run was up",
    "interrupted": "the run was interrupted",
    "not-asked": "the run ended before it was asked",
}

EPILOG = f"""\b
Examples:
  refcheck archive statement.md                  what is saved, and when
  refcheck archive references/ -f json -o archive.json
  refcheck archive statement.md --save           ask for copies of what has none

\b
Keys of an account at the archive (https://archive.org/account/s3.php), used with --save only:
  {ACCESS}, {SECRET}
"""


@click.command("archive", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@option("--save", section="Archive", is_flag=True, help="Ask for a copy of each link that is alive and has none.")
@option(
    "-f",
    "--output-format",
    "format_",
    section=OUTPUT,
    metavar="|".join(FORMATS),
    type=click.Choice(FORMATS),
    default="full",
    help="How to print it (default: full).",
)
@option("-o", "--output", section=OUTPUT, metavar="FILE", help="Write to FILE what would go to the standard output.")
@gathering
@dumping
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Say which of the cited links have copies in the Wayback Machine: the newest, and the nearest to
    the day on which the source was read.

    Copies are listed, not opened. Nothing is saved unless --save says so. The archive is asked 24
    times a minute at most; what was asked in the last seven days is remembered. Exits with 3 when
    nothing could be known.
    """
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    require_transport(session)
    if options["output"]:
        refuse_clashes((Output(format=options["format_"], path=Path(options["output"])),), paths)
    if options["save"] and options["offline"]:
        raise click.UsageError("--save asks the archive, --offline asks nobody: give one of them")
    if options["dump"]:
        from refcheck.commands.dump import dump_text
        from refcheck.pipeline.archiving import plan_archived

        put(
            dump_text(
                None if options["offline"] else plan_archived(*paths, config=session.config, save=options["save"])
            )
        )
        return 0
    from refcheck.commands.progress import progress_of
    from refcheck.pipeline.archiving import archived

    with progress_of(session) as progress:
        found = archived(
            *paths,
            config=session.config,
            save=options["save"],
            keys=_keys(),
            offline=options["offline"],
            progress=progress,
            expected=lambda number: _say_how_long(number, session),
        )
    for note in found.notes:
        session.hint(f"warning: {note}")
    text = _as_json(found) if options["format_"] == "json" else "\n".join(_lines(found, session, options["format_"]))
    if options["output"]:
        from refcheck.reports.files import replace

        # A path that is no UTF-8 must not keep the rest from being written.
        replace(options["output"], f"{text}\n".encode("utf-8", "replace").decode())
    else:
        put(text, machine=options["format_"] == "json")
    return _exit_code(found, offline=options["offline"])


def _keys() -> Keys | None:
    """Return the keys of the environment, ``None`` without any.

    Raises ``ConfigError`` when one is there without the other.
    """
    from refcheck.evidence.archives.coverage import Keys

    access, secret = os.environ.get(ACCESS, ""), os.environ.get(SECRET, "")
    if not access and not secret:
        return None
    if not (access and secret) or not (access + secret).isascii() or not (access + secret).isprintable():
        raise ConfigError(f"{ACCESS} and {SECRET} go together", remedy="set both to the keys of an account, or neither")
    return Keys(access, secret)


def _say_how_long(number: int, session: Session) -> None:
    from refcheck.evidence.archives.wayback import MANNERS

    seconds = number * MANNERS.host_interval
    if seconds >= SLOW:
        minutes = counted(round(seconds / 60), "minute", "minutes")
        session.hint(f"the archive is asked about {number} addresses, 24 a minute: that takes {minutes}")


def _exit_code(found: Archived, *, offline: bool) -> int:
    if found.interrupted:
        return INTERRUPTED
    if not found.links or (found.due and not found.answered and not offline):
        return NOTHING
    return 0


def _lines(found: Archived, session: Session, format_: str) -> Iterator[str]:
    if not found.links:
        yield "no cited link was found"
        return
    for link in found.links:
        yield from _concise(link) if format_ == "concise" else _full(link, session)
    yield _summary(found)


def _concise(link: ArchivedLink) -> Iterator[str]:
    at = f"{link.location.path}:{link.location.line or 1}"
    days = "".join(f" {name} {one.date}" for name, one in (("newest", link.newest), ("nearest", link.nearest)) if one)
    yield one_line(f"{at}: {WORDS[link.state]} {link.url}{days}{f' ({_why(link)})' if _why(link) else ''}")


def _full(link: ArchivedLink, session: Session) -> Iterator[str]:
    word = WORDS[link.state]
    if session.color_results:
        word = click.style(word.ljust(10), fg={"saved": "green", "none": "yellow"}.get(link.state))
    line = f"line {link.location.line}" if link.location.line else ""
    yield f"{word.ljust(10)} {one_line(link.url)}   {one_line(link.location.path)} {line}".rstrip()
    if link.newest:
        yield f"           newest  {moment(link.newest.date)}   {one_line(link.newest.url)}"
    if link.nearest and link.read_on:
        yield f"           nearest {moment(link.nearest.date)}   {one_line(link.nearest.url)}   (to {moment(link.read_on)})"
    if why := _why(link):
        yield f"           {one_line(why)}"


def _why(link: ArchivedLink) -> str:
    if link.asked == "saved":
        return "a copy was saved now"
    if link.asked == "requested":
        return "a copy was asked for"
    if link.asked == "refused":
        return f"a copy was asked for, in vain: {REASONS.get(link.reason, link.reason)}"
    return REASONS.get(link.reason, link.reason)


def _summary(found: Archived) -> str:
    states = {state: sum(link.state == state for link in found.links) for state in WORDS}
    parts = [f"{number} {WORDS[state]}" for state, number in states.items() if number]
    asked = sum(bool(link.asked) for link in found.links)
    tail = f"; {counted(asked, 'copy', 'copies')} asked for" if asked else ""
    return f"{counted(len(found.links), 'link', 'links')}: {', '.join(parts)}{tail}"


def _as_json(found: Archived) -> str:
    from refcheck.version import __version__

    def snapshot(one: Any) -> dict[str, str] | None:
        return {"url": one.url, "date": one.date} if one is not None else None

    return json.dumps(
        {
            "schema": SCHEMA,
            "tool": {"name": "refcheck", "version": __version__},
            "run": {"interrupted": found.interrupted, "due": found.due, "answered": found.answered},
            "links": [
                {
                    "url": link.url,
                    "path": link.location.path,
                    "line": link.location.line,
                    "state": link.state,
                    "reason": link.reason,
                    "newest": snapshot(link.newest),
                    "nearest": snapshot(link.nearest),
                    "read": link.read_on,
                    "from_store": link.from_store,
                    "asked": link.asked,
                }
                for link in found.links
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
