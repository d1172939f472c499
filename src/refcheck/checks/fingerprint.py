"""One finding, one fingerprint: from run to run, in every format, from document and .bib alike."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from refcheck.model.finding import Finding
from refcheck.text.words import fold


def fingerprint(finding: Finding) -> str:
    """Return 32 hexadecimal figures made of code, reference, what was compared, and document.

    Line and severity are left out: a finding that moves, or that evidence makes worse, is the same.
    """
    parts = (
        finding.code,
        finding.key or "",
        _normal(finding.expected),
        _normal(finding.actual),
        finding.origin or "",
    )
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _normal(text: str) -> str:
    """Return a text as it is compared: addresses as they are, other words folded."""
    if "://" in text:
        return text.strip()
    return re.sub(r"\W+", " ", fold(text)).strip()


def with_fingerprints(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with their fingerprints; equal ones get a counter in their order."""
    seen: dict[str, int] = {}
    done: list[Finding] = []
    for finding in findings:
        digest = fingerprint(finding)
        count = seen[digest] = seen.get(digest, 0) + 1
        if count > 1:
            digest = hashlib.sha256(f"{digest}\x1f{count}".encode()).hexdigest()[:32]
        done.append(replace(finding, fingerprint=digest))
    return tuple(done)
