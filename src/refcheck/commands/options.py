"""The options that several verbs share, made from the table of keys, and the look of their help."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from typing import Any

import click

from refcheck.config.keys import Key, key_named

__all__ = [
    "VerbCommand",
    "choosing",
    "common",
    "comparing",
    "dumping",
    "gathering",
    "judging",
    "offline",
    "option",
    "reporting",
    "setting",
    "sharing",
    "suggestion",
    "vouching",
]

Function = Callable[..., Any]
Decorator = Callable[[Function], Function]

NETWORK, MEMORY, CHECKS, OUTPUT, GENERAL = "Network", "Memory", "Checks", "Output", "General"
MARGIN = 30
"""Columns of the flags in the help; longer ones have a line of their own."""

_FLAGS = frozenset({"strict", "allow-private-network", "no-cache", "refresh"})
_LISTS = frozenset({"output-format", "select", "ignore", "extend-select", "only", "authority", "retraction-watch"})
_NUMBERS = frozenset({"timeout", "host-interval", "max-wait", "deadline", "concurrency", "per-host"})
_CODES = frozenset({"select", "ignore", "extend-select"})
_SHORT = {"output-format": "-f"}


class SectionOption(click.Option):
    """An option with the section of the help that it stands in."""

    def __init__(self, *args: Any, section: str = "Options", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section


class VerbCommand(click.Command):
    """A verb whose help has its options in sections."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options by section, in the order in which sections first appear."""
        sections: dict[str, list[tuple[str, str]]] = {}
        # --help comes first in click's list: it stands last, with what every verb takes.
        for parameter in [*self.params, *self.get_params(ctx)[len(self.params) :]]:
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                sections.setdefault(getattr(parameter, "section", GENERAL), []).append(record)
        widest = max(len(flag) for records in sections.values() for flag, _ in records)
        for section, records in sections.items():
            with formatter.section(section):
                formatter.write_dl([(flag.ljust(min(widest, MARGIN)), text) for flag, text in records])


def option(*names: str, section: str = "Options", **attributes: Any) -> Decorator:
    """Return a decorator that adds an option to a verb, in a section of its help."""
    return click.option(*names, cls=SectionOption, section=section, **attributes)


def setting(name: str, *, section: str) -> Decorator:
    """Return a decorator that adds the option of a key; its value goes to the configuration, not
    to the verb's function.
    """
    key = key_named(name)
    if key is None:
        raise KeyError(name)
    names = [_SHORT[name], f"--{name}"] if name in _SHORT else [f"--{name}"]
    attributes: dict[str, Any] = {"help": key.summary, "expose_value": False, "callback": _keeper(key)}
    if name in _FLAGS:
        attributes["is_flag"] = True
    else:
        attributes.update(metavar=key.metavar, type=str, multiple=name in _LISTS, shell_complete=_values_of(key))
    return option(*names, section=section, **attributes)


def _values_of(key: Key) -> Callable[..., Any] | None:
    """Return what a shell is offered as the value of a key, ``None`` where files are."""
    if "|" not in key.metavar and key.name not in _CODES and key.name != "output-format":
        return None

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> Any:
        from refcheck.commands.completing import values

        return values(_known_values(key), separated=key.name in _CODES)(context, parameter, incomplete)

    return complete


def _known_values(key: Key) -> Callable[[], dict[str, str]]:
    if key.name in _CODES:
        from refcheck.checks import RULES

        return lambda: {rule.code: rule.summary for rule in RULES}
    if key.name == "output-format":
        from refcheck.reports import FORMATS

        return lambda: dict(FORMATS)
    return lambda: dict.fromkeys(key.metavar.split("|"), "")


def _keeper(key: Key) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value is None or value is False or value == ():
            return
        try:
            read = key.read(_literal(value) if key.name in _NUMBERS else list(value) if key.name in _LISTS else value)
        except ValueError as error:
            shown = ", ".join(value) if isinstance(value, tuple) else value
            text = json.dumps(shown, ensure_ascii=False)
            raise click.UsageError(f"--{key.name} should be {error}, not {text}", ctx=context) from None
        context.meta.setdefault("refcheck.settings", {})[key.name] = read

    return keep


def _literal(text: str) -> object:
    """Return the number that ``text`` is, else the text, which the key's reader then refuses."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _all(*decorators: Decorator) -> Decorator:
    """Return one decorator that applies several, so that their options stand in this order."""

    def decorate(function: Function) -> Function:
        for each in reversed(decorators):
            function = each(function)
        return function

    return decorate


def common(function: Function) -> Function:
    """Add what every verb takes."""
    return _all(
        option(
            "--config",
            section=GENERAL,
            metavar="FILE",
            help="Read this file, not the nearest refcheck.toml or pyproject.toml.",
        ),
        option("--isolated", section=GENERAL, is_flag=True, help="Read no configuration at all."),
        option("-q", "--quiet", section=GENERAL, count=True, help="Say less; twice: nothing but errors."),
        option(
            "-v",
            "--verbose",
            section=GENERAL,
            count=True,
            help="Say more; twice: with traces of the program's own errors.",
        ),
        option(
            "--color",
            section=GENERAL,
            metavar="auto|always|never",
            type=click.Choice(["auto", "always", "never"]),
            help="When to colour (default: auto: on a terminal; NO_COLOR and FORCE_COLOR are obeyed).",
        ),
        option(
            "--no-progress", section=GENERAL, is_flag=True, help="Show no progress (it is shown on a terminal only)."
        ),
    )(function)


def choosing(function: Function) -> Function:
    """Add what chooses checks."""
    return _all(*(setting(name, section=CHECKS) for name in ("select", "ignore", "extend-select")))(function)


def judging(function: Function) -> Function:
    """Add what makes the exit code of findings."""
    return _all(*(setting(name, section=CHECKS) for name in ("fail-on", "strict")))(function)


def reporting(function: Function) -> Function:
    """Add what says where reports go."""
    return _all(
        setting("output-format", section=OUTPUT),
        option(
            "-o", "--output", section=OUTPUT, metavar="FILE", help="Write to FILE what would go to the standard output."
        ),
    )(function)


def comparing(function: Function) -> Function:
    """Add what sets known findings apart from new ones."""
    return setting("baseline", section=CHECKS)(function)


def sharing(function: Function) -> Function:
    """Add the option that makes the reports fit to be given away."""
    return option(
        "--share",
        section=OUTPUT,
        is_flag=True,
        help="Leave out what is private: the text, interviews, letters and comments, excerpts, local paths.",
    )(function)


def offline(function: Function) -> Function:
    """Add the option that asks nobody."""
    return option("--offline", section=NETWORK, is_flag=True, help="Ask nobody; what is remembered is still used.")(
        function
    )


def gathering(function: Function) -> Function:
    """Add what the verbs take that gather evidence."""
    network = (
        "timeout",
        "concurrency",
        "per-host",
        "host-interval",
        "max-wait",
        "deadline",
        "search",
        "mailto",
        "proxy",
        "allow-private-network",
    )
    memory = ("lock", "refresh", "no-cache", "cache-dir")
    return _all(
        offline,
        *(setting(name, section=NETWORK) for name in network),
        *(setting(name, section=MEMORY) for name in memory),
    )(function)


def dumping(function: Function) -> Function:
    """Add the option that says what would be asked."""
    return option("--dump", section=NETWORK, is_flag=True, help="Print what would be asked, and send nothing.")(
        function
    )


def vouching(function: Function) -> Function:
    """Add what the verbs take that judge references."""
    return _all(setting("authority", section=NETWORK), setting("retraction-watch", section=NETWORK))(function)


def suggestion(word: str, known: list[str]) -> str:
    """Return the end of a sentence that names what is near to ``word``, else all that is known."""
    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
