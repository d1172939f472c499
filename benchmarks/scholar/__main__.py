"""How well references are told from what registries hold: ``python -m benchmarks.scholar [FOLDER ...]``.

The entries written for it (fresh.bib) and, when folders with .bib files are named, a sample of theirs are
made into labelled cases: half and more clean, the others with one fault each. A scholarly internet
on loopback holds the true works, with the oddities of real records. Nothing leaves the machine.

``--down HOST`` lets a registry answer 503 to all; ``--trouble`` names another kind of trouble.
``--no-waiting`` jumps over all pauses: the labels are told in seconds, and the wall time says nothing.
Some faults leave no trace that the rules may speak of (limits.py): they count, and a second line is without them.
``--kinds further`` makes the cases of further.py in place of those of kinds.py.
``--write FILE`` keeps the bibliography with a label above each entry. ``-v`` names misses and false alarms.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.scholar.by_code import by_code, code_table
from benchmarks.scholar.cases import Stage, make
from benchmarks.scholar.entry import Entry, found_in, fresh
from benchmarks.scholar.explain import explained
from benchmarks.scholar.further import FURTHER
from benchmarks.scholar.kinds import KINDS
from benchmarks.scholar.run import Run, Weather, accusations, costs, run
from benchmarks.scholar.scoring import Score, beyond, score, summary, table
from tests.fakes import FakeClock
from tests.fakes.registries import Trouble

SETS = {"first": KINDS, "further": FURTHER}
LABELS = {kind.name: kind.clean for kinds in SETS.values() for kind in kinds}
NAMELESS = 0.3
"""Of the conference papers of the further set so many have no DOI."""


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 1 when a clean entry was called an error."""
    options = _options(arguments)
    logging.disable(logging.CRITICAL)
    stage = _stage(options)
    if options.write:
        options.write.write_text(labelled(stage), "utf-8")
    trouble = {host: Trouble[options.trouble.upper()] for host in options.down}
    weather = Weather(trouble=trouble, latency=options.latency, mailto=options.mailto or None)
    made = run(stage, weather, transport=options.transport, clock=FakeClock() if options.no_waiting else None)
    clean = sum(case.kind.clean for case in stage.cases)
    identified = sum(case.identified for case in stage.cases)
    print(f"seed {options.seed}: {len(stage.cases)} references, {clean} clean, {identified} with true identifiers")
    print(costs(made, len(stage.cases)))
    scores = {
        "errors": score(stage.cases, made.found, made.before, errors_only=True),
        "warnings and errors": score(stage.cases, made.found, made.before, errors_only=False),
    }
    for title, each in scores.items():
        print(table(each, LABELS, title=title))
        errors_only = title == "errors"
        kept, left = beyond(stage.cases, errors_only=errors_only)
        fair = score(kept, made.found, made.before, errors_only=errors_only)
        print(summary(fair, title=f"{title}, without {left} of which nobody may say as much"))
    print(code_table(by_code(stage.cases, made.found, made.before)))
    if trouble:
        print(f"errors while down: {accusations(made, [case.key for case in stage.cases]) or 'none'}")
    if options.verbose:
        _explain(stage, made, tuple(scores.values()))
    return 1 if scores["errors"].alarmed else 0


def labelled(stage: Stage) -> str:
    """Return the bibliography with the label of each entry in a comment above it."""
    return "\n".join(
        f"% {'clean' if case.kind.clean else 'faulty'}: {case.kind.name}"
        f"{' -> ' + ' or '.join(sorted(case.kind.codes)) if case.kind.codes else ''}\n{case.text}"
        for case in stage.cases
    )


def _stage(options: argparse.Namespace) -> Stage:
    entries = fresh()
    if options.size < len(entries):
        return _made(Random(options.seed).sample(entries, options.size), options)
    others = found_in(options.folders) if options.folders else []
    wanted = max(0, options.size - len(entries))
    entries += Random(options.seed).sample(others, min(wanted, len(others)))
    return _made(entries, options)


def _made(entries: list[Entry], options: argparse.Namespace) -> Stage:
    nameless = NAMELESS if options.kinds == "further" else 0.0
    kinds = SETS[options.kinds]
    return make(entries, options.seed, unchanged=options.unchanged, kinds=kinds, nameless=nameless)


def _explain(stage: Stage, made: Run, scores: Sequence[Score]) -> None:
    keys = {name.partition(" ")[0] for one in scores for name in one.missed}
    print("missed:", *explained((case for case in stage.cases if case.key in keys), made), sep="\n  ")
    each = scores[-1]
    print("false alarms:", *(f"{key} {why}" for key, why in each.alarmed.items()), sep="\n  ")
    for case in stage.cases:
        for finding in made.found.get(case.key, ()) if case.key in each.alarmed else ():
            print(f"    {case.key} {finding.code} {finding.severity}: {finding.message[:200]}")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scholar")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=226, help="references at most, with those of the folders")
    parser.add_argument("--unchanged", type=float, default=0.25, help="share of entries left as they are (1: all)")
    parser.add_argument("--kinds", choices=sorted(SETS), default="first", help="which kinds of cases are made")
    parser.add_argument("--latency", type=float, default=0.05)
    parser.add_argument("--mailto", default="benchmark@scholarpress.net")
    parser.add_argument("--down", action="append", default=[], metavar="HOST")
    parser.add_argument("--trouble", default="down", choices=[trouble.name.lower() for trouble in Trouble])
    parser.add_argument("--transport", default="requests", choices=["requests", "curl"])
    parser.add_argument(
        "--no-waiting", action="store_true", help="a clock that jumps over pauses, for the labels alone"
    )
    parser.add_argument("--write", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
