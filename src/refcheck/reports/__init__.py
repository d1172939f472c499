"""Reports: what a run found, written for people, editors and machines.

render(report, format)     the report as text
pieces(report, format)     the same, piece by piece
shared(report)             a copy to be given away, without what is private
write(report, path)        the same in a file, whole or not at all
parse(text)                a saved run (JSON) as a report again
schema()                   the JSON Schema of the JSON report
FORMATS                    the formats by name, written out by hand
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, cast

from refcheck.errors import OutputError, RefcheckError
from refcheck.text.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from refcheck.model.report import Report

__all__ = ["ENDINGS", "FORMATS", "format_of", "parse", "pieces", "render", "schema", "shared", "write"]

FORMATS: dict[str, str] = {
    "full": "for the terminal: what was found, where, and what to do",
    "concise": "for the terminal and editors: one line a finding",
    "json": "everything, for programs (schema refcheck-report/1)",
    "html": "for reading: one self-contained page",
    "markdown": "for reading in a repository or a pull request",
    "csv": "for spreadsheets: a row a finding, then what could not be checked",
    "sarif": "for code scanning (SARIF 2.1.0)",
    "junit": "for continuous integration: a test a reference (JUnit XML)",
    "github": "annotations of a GitHub workflow",
    "step-summary": "for the summary of a workflow's job: what needs a person",
    "gitlab": "for merge requests on GitLab (Code Quality report)",
    "jsonl": "for jq and grep: a JSON object a line, findings first",
    "rdjson": "for reviewdog (Reviewdog Diagnostic Format)",
}
"""The formats and what each is for."""

ENDINGS: dict[str, str] = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".sarif": "sarif",
    ".txt": "full",
    ".xml": "junit",
}
"""The format that the ending of a file's name stands for."""

_RENDERERS = {
    "json": "json_report.render",
    "html": "html.render",
    "markdown": "markdown.render",
    "step-summary": "markdown.render_summary",
    "csv": "csv_report.render",
    "sarif": "sarif.render",
    "junit": "junit.render",
    "github": "github.render",
    "gitlab": "gitlab.render",
    "jsonl": "jsonl.render",
    "rdjson": "rdjson.render",
}
"""The module and the function of each format that has no options."""

_SURROGATES = lazy_re("[\ud800-\udfff]")


def render(
    report: Report,
    format: str,  # noqa: A002 - the word of the command line
    *,
    width: int | None = None,
    color: bool = False,
    verbosity: int = 0,
    report_path: str | None = None,
) -> str:
    """Return the report as text that UTF-8 can hold, in one of ``refcheck.reports.FORMATS``: full, concise, json, html,
    markdown, csv, sarif, junit, github, step-summary, gitlab, jsonl, rdjson.

    ``width`` (columns), ``color`` and ``verbosity`` (-1 quiet, 0, 1 all) are for the terminal;
    ``report_path`` is where a report for reading was written. Raises ``OutputError`` for a format
    that there is none of.
    """
    if format in ("full", "concise"):
        from refcheck.reports.terminal import render_concise, render_full

        if format == "full":
            text = render_full(report, width=width, color=color, verbosity=verbosity, report_path=report_path)
        else:
            text = render_concise(report, color=color, report_path=report_path)
    else:
        text = _renderer(format)(report)
    return _SURROGATES.sub("\ufffd", text)


def _renderer(format: str) -> Callable[[Report], str]:  # noqa: A002 - as in render
    """Return what renders a format that has no options. Each module is imported when it is wanted."""
    if format not in _RENDERERS:
        raise OutputError(f"there is no format {format!r}", remedy=f"choose from {', '.join(FORMATS)}")
    module, _, function = _RENDERERS[format].partition(".")
    return cast("Callable[[Report], str]", getattr(import_module(f"{__name__}.{module}"), function))


def format_of(path: str | Path) -> str:
    """Return the format that the ending of ``path`` stands for. Raises ``OutputError``."""
    ending = PurePath(path).suffix.lower()
    if ending not in ENDINGS:
        remedy = f"end it in one of {' '.join(ENDINGS)}, or name the format"
        raise OutputError(f"no format is known by the ending {ending!r}", path=str(path), remedy=remedy)
    return ENDINGS[ending]


def write(report: Report, path: str | Path, format: str | None = None) -> None:  # noqa: A002 - as in render
    """Write the report to ``path``, in the format that its ending names unless one is given.

    Missing folders are made. The file is whole or unchanged: it is written beside and moved into
    place. Raises ``OutputError`` when that cannot be done.
    """
    from refcheck.reports.files import replace

    replace(path, pieces(report, format or format_of(path)))


def pieces(report: Report, format: str) -> Iterable[str]:  # noqa: A002 - as in render
    """Yield the report in one of ``FORMATS``, piece by piece: large ones are never whole in memory.

    Raises ``OutputError`` for a format that there is none of.
    """
    if format != "json":
        return (render(report, format),)
    from refcheck.reports.json_report import pieces as json_pieces

    return json_pieces(report)


def parse(text: str) -> Report:
    """Return the report that a JSON report holds. Raises ``RefcheckError`` when it is none."""
    from refcheck.reports.saved_run import parse as parse_saved_run

    return parse_saved_run(text)


def shared(report: Report) -> Report:
    """Return a copy of the report that can be given away: without the documents' text, private notes, excerpts
    of sources and local paths. Its notes say so.
    """
    from refcheck.reports.share import shared as copy_of

    return copy_of(report)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of ``refcheck-report/1``."""
    import json
    from importlib.resources import files

    text = files(__name__).joinpath("schema/refcheck-report-1.schema.json").read_text(encoding="utf-8")
    loaded = json.loads(text)
    if not isinstance(loaded, dict):
        raise RefcheckError("the schema that was shipped is damaged", remedy="install refcheck again")
    return loaded
