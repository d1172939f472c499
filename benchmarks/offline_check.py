"""An offline check: ``python -m benchmarks.offline_check [DOCUMENT ...]``.

Wanted for a statement of three pages: under 0.6 s on two ordinary cores, and under 120 MB.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import measure, table, yardsticks

EXAMPLE = Path(__file__).parent.parent / "examples" / "statement.md"


def main() -> None:
    documents = sys.argv[1:] or [str(EXAMPLE)]
    print(
        table(
            [
                *yardsticks(),
                *(
                    measure(f"check {Path(name).name} --offline", "-m", "refcheck", "check", name, "--offline")
                    for name in documents
                ),
                *(
                    measure(
                        f"... as html: {Path(name).name}",
                        *("-m", "refcheck", "check", name, "--offline", "-f", "html"),
                    )
                    for name in documents
                ),
            ]
        )
    )


if __name__ == "__main__":
    main()
