"""refcheck keeps a document's citations honest.

It is a library first: nothing here prints, exits or reads a configuration by itself, and nothing is written
but what is asked for and, by ``check``, the memory that ``config.memory`` describes. Importing it loads nothing
heavy; each name loads what it needs when it is first used.

>>> import refcheck
>>> report = refcheck.check("examples/statement.md", offline=True)  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from refcheck.version import __version__

if TYPE_CHECKING:
    from refcheck.config import Config, LockMode, MemoryConfig, NetworkConfig, Search
    from refcheck.documents import read, read_bytes, read_text
    from refcheck.errors import (
        BibliographyError,
        ConfigError,
        DocumentError,
        ExportError,
        OutputError,
        RefcheckError,
        SourceError,
    )
    from refcheck.evidence import check_links
    from refcheck.exports import export
    from refcheck.model.document import Document
    from refcheck.model.evidence import LinkEvidence, LinkVerdict
    from refcheck.model.finding import Confidence, Finding, Severity
    from refcheck.model.place import Location
    from refcheck.model.reference import Library, Reference
    from refcheck.model.report import Agreement, ReferenceRecord, Report, Verdict
    from refcheck.model.work import Name, PartialDate, Work
    from refcheck.pipeline import check
    from refcheck.references import extract, load, parse_bibtex
    from refcheck.reports import render
    from refcheck.text.titles import TitleAgreement, compare_titles

__all__ = [
    "Agreement",
    "BibliographyError",
    "Confidence",
    "Config",
    "ConfigError",
    "Document",
    "DocumentError",
    "ExportError",
    "Finding",
    "Library",
    "LinkEvidence",
    "LinkVerdict",
    "Location",
    "LockMode",
    "MemoryConfig",
    "Name",
    "NetworkConfig",
    "OutputError",
    "PartialDate",
    "RefcheckError",
    "Reference",
    "ReferenceRecord",
    "Report",
    "Search",
    "Severity",
    "SourceError",
    "TitleAgreement",
    "Verdict",
    "Work",
    "__version__",
    "check",
    "check_links",
    "compare_titles",
    "export",
    "extract",
    "load",
    "parse_bibtex",
    "read",
    "read_bytes",
    "read_text",
    "render",
]

_HOMES = {
    "errors": (
        "BibliographyError",
        "ConfigError",
        "DocumentError",
        "ExportError",
        "OutputError",
        "RefcheckError",
        "SourceError",
    ),
    "config": ("Config", "LockMode", "MemoryConfig", "NetworkConfig", "Search"),
    "model.document": ("Document",),
    "model.evidence": ("LinkEvidence", "LinkVerdict"),
    "model.finding": ("Confidence", "Finding", "Severity"),
    "model.place": ("Location",),
    "model.reference": ("Library", "Reference"),
    "model.report": ("Agreement", "ReferenceRecord", "Report", "Verdict"),
    "model.work": ("Name", "PartialDate", "Work"),
    "text.titles": ("TitleAgreement", "compare_titles"),
    "documents": ("read", "read_bytes", "read_text"),
    "references": ("extract", "load", "parse_bibtex"),
    "evidence": ("check_links",),
    "reports": ("render",),
    "exports": ("export",),
    "pipeline": ("check",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Return a public name from the room that it lives in (PEP 562)."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'refcheck' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"refcheck.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, those that are not loaded yet included."""
    return sorted(__all__)
