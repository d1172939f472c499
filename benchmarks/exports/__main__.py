"""How much of hard references reaches other programs, a format and importer at a time.

``python -m benchmarks.exports`` prints the share of fields that are lost or wrong, with ``-v`` each of them.
``--set second`` and so on to ``sixth`` measure with other sets of hard references, ``--references FILE.bib`` with your
own. Importers that are not installed are named. ``npm ci --prefix tests/exports/node`` installs
those that run in Node; JabRef and bibutils are Debian's packages. With ``--zotero DIR`` Zotero's own translators read
the files; without it what they would read of the first set is estimated by their rules, followed by hand.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from benchmarks.exports import zotero_translators
from benchmarks.exports.compare import Score, score
from benchmarks.exports.fifth_references import FIFTH_WORKS
from benchmarks.exports.fourth_references import FOURTH_WORKS
from benchmarks.exports.importers import IMPORTERS, Importer, MissingError, RefusedError
from benchmarks.exports.references import WORKS, references
from benchmarks.exports.second_references import SECOND_WORKS
from benchmarks.exports.sixth_references import SIXTH_WORKS
from benchmarks.exports.third_references import THIRD_WORKS
from refcheck import load
from refcheck.exports import export
from refcheck.model.work import Work

SETS: Mapping[str, Mapping[str, Work]] = {
    "first": WORKS,
    "second": SECOND_WORKS,
    "third": THIRD_WORKS,
    "fourth": FOURTH_WORKS,
    "fifth": FIFTH_WORKS,
    "sixth": SIXTH_WORKS,
}
BY_RULES = "Zotero's rules"
"""What the names of importers begin with that know the types of the first set alone."""


def measure(name: str, importer: str, works: Mapping[str, Work] = WORKS) -> Score:
    """Return what of hard references an importer reads in a format. Raises ``MissingError``."""
    return measured(name, IMPORTERS[importer][0], works)


def measured(name: str, read: Importer, works: Mapping[str, Work] = WORKS) -> Score:
    """Return what of hard references ``read`` finds in a format."""
    try:
        items = read(export(references(works), name), name)
    except RefusedError:
        items = ()
    return score(works, items)


def works_of(path: Path) -> Mapping[str, Work]:
    """Return the works of a .bib file by key, without those that could not be parsed or have no title."""
    found = load(path).references
    return {reference.key: reference.work for reference in found if not reference.problem and reference.work.title}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print each field that is lost or wrong")
    parser.add_argument("--zotero", type=Path, metavar="DIR", help=f"a folder with {zotero_translators.NEEDED}")
    parser.add_argument("--set", choices=SETS, default="first", help="which of the sets of hard references")
    parser.add_argument("--references", type=Path, metavar="FILE.bib", help="a file of references instead of a set")
    parser.add_argument("only", nargs="*", help="formats or importers to measure alone")
    options = parser.parse_args()
    works = works_of(options.references) if options.references else SETS[options.set]
    print(f"{len(works)} references")
    print(f"{'format':16}{'importer':32}{'lost or wrong':>14}{'records lost':>14}{'surplus':>9}{'url/doi/year':>14}")
    importers = {name: row for name, row in IMPORTERS.items() if works is WORKS or not name.startswith(BY_RULES)}
    if options.zotero:
        importers["Zotero"] = zotero_translators.importer(options.zotero), tuple(zotero_translators.TRANSLATORS)
    for importer, (read, formats) in importers.items():
        for name in formats:
            if options.only and not {name, importer} & set(options.only):
                continue
            try:
                found = measured(name, read, works)
            except MissingError as why:
                print(f"{name:16}{importer:32}not run: {why}")
                continue
            print(
                f"{name:16}{importer:32}{found.share:>13.1%} {found.lost_records:>13}{found.surplus_records:>9}"
                f"{found.critical:>14}"
            )
            if options.verbose:
                for key, field, wanted, got in found.faults:
                    print(f"    {key:18}{field:14}{str(wanted)[:80]!r} got {str(got)[:80]!r}")


if __name__ == "__main__":
    main()
