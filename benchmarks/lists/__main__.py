"""``python -m benchmarks.lists [tune|check] [-v]``: the shares that are right, misses with ``-v``."""

from __future__ import annotations

import sys

from benchmarks.lists.case import read_cases
from benchmarks.lists.scoring import Score, score

WHAT = ("entries", "fields", "cites", "findings")


def main(arguments: list[str]) -> int:
    """Print the figures; return 1 when something was told wrongly."""
    cases = read_cases()
    wrong = 0
    for use in ("tune", "check"):
        if use not in arguments and {"tune", "check"} & set(arguments):
            continue
        made = Score()
        chosen = [case for case in cases if case.tuned == (use == "tune")]
        for case in chosen:
            score(case, made)
        shares = ", ".join(f"{what} {made.right[what]}/{made.total[what]} = {made.share(what):.3f}" for what in WHAT)
        print(f"{use}: {len(chosen)} documents: {shares}, false alarms {len(made.false)}")
        wrong += len(made.false)
        if "-v" in arguments:
            for line in (*made.misses, *(f"FALSE {told}" for told in made.false)):
                print("  ", line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
