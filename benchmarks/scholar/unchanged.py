"""What is said of real bibliographies as they are: ``python -m benchmarks.scholar.unchanged FOLDER ...``.

Every entry of the folders' .bib files is held by the registries as it stands, with the oddities of real records
(the seed deals them out), and nothing is changed in the bibliography: each finding about the work is a false alarm,
unless the entry itself is odd. Parts of 200 entries are checked one by one, as the registries' budgets are a day's.
``--list FILE`` writes each warning and error with its entry, to be read by hand.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.scholar.cases import Case, Stage, make
from benchmarks.scholar.entry import Entry, found_in
from benchmarks.scholar.run import REGISTRIES, Run, Weather, run
from refcheck.model.finding import Finding, Severity
from refcheck.text.title_language import languages_of_title
from tests.fakes import FakeClock

PART = 200
_APART = frozenset({"report", "legislation", "legal_case", "bill", "treaty", "hearing"})
_HUMANITIES = frozenset({"book", "chapter"})


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 1 when anything was called an error."""
    options = _options(arguments)
    logging.disable(logging.CRITICAL)
    entries = found_in(options.folders)
    chosen = Random(options.seed).sample(entries, min(options.size, len(entries)))
    print(f"{len(chosen)} of {len(entries)} entries; {_kinds(chosen)}", flush=True)
    errors: Counter[str] = Counter()
    warnings: Counter[str] = Counter()
    flagged: set[str] = set()
    lines: list[str] = []
    asked = 0
    for number, at in enumerate(range(0, len(chosen), PART)):
        stage = make(chosen[at : at + PART], options.seed * 1_000 + number, unchanged=1)
        made = run(stage, Weather(), clock=FakeClock())
        asked += sum(row[0] for host, row in made.traffic.items() if host in REGISTRIES)
        for case, finding in _said(stage, made):
            (errors if finding.severity is Severity.ERROR else warnings)[finding.code] += 1
            flagged.add(f"{number}.{case.key}")
            lines.append(_line(case, finding))
    print(f"errors: {_counts(errors)}\nwarnings: {_counts(warnings)}")
    print(f"flagged: {len(flagged)} entries ({len(flagged) / max(len(chosen), 1):.2%})")
    print(f"{asked} registry requests ({asked / max(len(chosen), 1):.2f} each)")
    if options.list:
        options.list.write_text("\n".join(lines), "utf-8")
    return 1 if errors else 0


def _said(stage: Stage, made: Run) -> Iterator[tuple[Case, Finding]]:
    """Yield the errors and warnings about works that were not there offline."""
    for case in stage.cases:
        known = {finding.code for finding in made.before.get(case.key, ())}
        for finding in made.found.get(case.key, ()):
            if finding.severity.rank <= Severity.WARNING.rank and finding.code not in known:
                yield case, finding


def _line(case: Case, finding: Finding) -> str:
    odd = ", ".join(sorted(one.value for one in case.true.defects)) or "nothing odd"
    held = ", ".join(sorted(one.value for one in case.true.held_by)) or "nobody"
    told = f"{finding.code} {finding.severity}: {finding.message}\n  here  {finding.actual}\n  there {finding.expected}"
    return f"{told}\n  held by {held}; {odd}\n{case.text}"


def _kinds(entries: Sequence[Entry]) -> str:
    apart = sum(_is_apart(entry) for entry in entries)
    return f"{apart} of them reports, law, books and chapters, or not in English"


def _is_apart(entry: Entry) -> bool:
    work = entry.work
    foreign = work.language[:2] not in {"", "en", "us", "uk", "br"} if work.language else False
    words = languages_of_title(work.title)
    return work.type in _APART | _HUMANITIES or foreign or not work.title.isascii() or bool(words and "en" not in words)


def _counts(counts: Counter[str]) -> str:
    return f"{sum(counts.values())} ({', '.join(f'{code} {n}' for code, n in counts.most_common()) or 'none'})"


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scholar.unchanged")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=3_200, help="references at most")
    parser.add_argument("--list", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
