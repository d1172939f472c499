"""What the checks found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from refcheck.model.place import Fix, Intent, Location


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Confidence(StrEnum):
    """How sure a finding is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that a person should know.

    ``expected`` and ``actual`` are what was compared, as a person would write it. ``subject`` is
    what the fingerprint is taken of beside code and reference: by default the normalised
    ``expected`` and ``actual``. ``origin`` is the name of the document the finding is about.
    ``reference`` is the id of a reference, ``evidence`` indexes the report's evidence. ``intent``
    is what should be changed; the pipeline turns it into ``fix``, and fills ``fingerprint`` and
    ``first_seen`` (ISO 8601 day).
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    location: Location
    expected: str = ""
    actual: str = ""
    remedy: str = ""
    related: tuple[Location, ...] = ()
    reference: str | None = None
    key: str | None = None
    origin: str | None = None
    evidence: tuple[int, ...] = ()
    intent: Intent | None = None
    fix: Fix | None = None
    fingerprint: str = ""
    first_seen: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Suppressed:
    """A finding that is not shown, and why: the comment, the configuration, the baseline.

    ``in_source`` says that a comment or a field beside the text silences it.
    """

    finding: Finding
    why: str
    in_source: bool = False
