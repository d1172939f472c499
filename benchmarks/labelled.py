"""What is said of references beside the labels that somebody gave them: figures, and what is missed or falsely accused.

What the benchmarks ``labels`` and ``outsider`` have in common; each brings its own labels and registries.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from refcheck.model.finding import Finding, Severity

__all__ = ["Label", "Told", "figures", "run"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What somebody wrote above an entry: ``wrong`` at all, and whether an ``error`` is expected."""

    key: str
    text: str
    wrong: bool
    error: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The findings about works by key, and how many requests it took by host."""

    findings: dict[str, list[Finding]]
    asked: dict[str, int]


def figures(labels: Sequence[Label], told: Told, worst: Severity) -> tuple[str, list[str]]:
    """Return precision, recall and F1 at a threshold as text, and the keys that are missed or falsely accused.

    With errors alone, faulty entries of which a warning is all that may be said are left out.
    """
    flagged = {
        label.key: any(one.severity.rank <= worst.rank for one in told.findings.get(label.key, ())) for label in labels
    }
    due = [label for label in labels if label.wrong and (label.error or worst is not Severity.ERROR)]
    missed = [label.key for label in due if not flagged[label.key]]
    clean = [label for label in labels if not label.wrong]
    alarmed = [label.key for label in clean if flagged[label.key]]
    hits = len(due) - len(missed)
    precision = hits / (hits + len(alarmed)) if hits else 0.0
    recall = hits / len(due) if due else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    text = (
        f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} ({hits} of {len(due)} faulty ones), "
        f"false alarms on {len(alarmed)} of {len(clean)} clean ones"
    )
    return text, [*missed, *alarmed]


def run(
    program: str,
    gather: Callable[[], tuple[Sequence[Label], Told]],
    arguments: list[str] | None,
    *,
    called: str,
    further: Callable[[Sequence[Label], Told, Severity], Sequence[str]] = lambda *_: (),
) -> int:
    """Print the figures of a benchmark; return 1 when an entry in which nothing is wrong was called an error.

    ``called`` is the word for entries in which something is, ``further`` gives more lines for a threshold. With ``-v``
    what was said of each entry that is missed or falsely accused is printed, with ``--all`` that of every one.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {program}")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    labels, told = gather()
    asked = sum(told.asked.values())
    print(
        f"{len(labels)} references, {sum(label.wrong for label in labels)} {called}; {asked} requests "
        f"({asked / len(labels):.2f} each): {', '.join(f'{host} {n}' for host, n in sorted(told.asked.items()))}"
    )
    shown: dict[str, None] = {}
    for worst in (Severity.ERROR, Severity.WARNING):
        line, odd = figures(labels, told, worst)
        print(f"{worst.value}s: {line}", *further(labels, told, worst), sep="\n")
        shown |= dict.fromkeys(odd)
    for label in labels:
        if options.all or (options.verbose and label.key in shown):
            print(f"{label.key} {label.text}", *map(_written, told.findings.get(label.key, ())), sep="\n    ")
    _, odd = figures(labels, told, Severity.ERROR)
    return 1 if any(label.key in odd for label in labels if not label.wrong) else 0


def _written(finding: Finding) -> str:
    """Return a finding on one line."""
    return f"{finding.code} {finding.severity} {finding.message}: {finding.actual[:90]} -> {finding.expected[:90]}"
