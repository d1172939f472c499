"""How much of hard references reaches other programs, a format and importer at a time.

``python -m benchmarks.exports`` prints the share of fields that are lost or wrong, with ``-v`` each of them.
Importers that are not installed are named. ``npm ci --prefix tests/exports/node`` installs those that run
in Node; JabRef and bibutils are Debian's packages.
"""

from __future__ import annotations

import argparse

from benchmarks.exports.compare import Score, score
from benchmarks.exports.importers import IMPORTERS, MissingError, RefusedError
from benchmarks.exports.references import WORKS, references
from refcheck.exports import export


def measure(name: str, importer: str) -> Score:
    """Return what of the hard references an importer reads in a format. Raises ``MissingError``."""
    read, _ = IMPORTERS[importer]
    try:
        items = read(export(references(), name), name)
    except RefusedError:
        items = ()
    return score(WORKS, items)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print each field that is lost or wrong")
    parser.add_argument("only", nargs="*", help="formats or importers to measure alone")
    options = parser.parse_args()
    print(f"{len(WORKS)} references")
    print(f"{'format':16}{'importer':28}{'lost or wrong':>14}{'records lost':>14}{'surplus':>9}{'url/doi/year':>14}")
    for importer, (_, formats) in IMPORTERS.items():
        for name in formats:
            if options.only and not {name, importer} & set(options.only):
                continue
            try:
                found = measure(name, importer)
            except MissingError as why:
                print(f"{name:16}{importer:28}not run: {why}")
                continue
            print(
                f"{name:16}{importer:28}{found.share:>13.1%} {found.lost_records:>13}{found.surplus_records:>9}"
                f"{found.critical:>14}"
            )
            if options.verbose:
                for key, field, wanted, got in found.faults:
                    print(f"    {key:18}{field:14}{str(wanted)[:80]!r} got {str(got)[:80]!r}")


if __name__ == "__main__":
    main()
