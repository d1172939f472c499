"""Start-up: ``python -m benchmarks.startup`` (wanted: ``refcheck --version`` under 0.15 s on two ordinary cores)."""

from __future__ import annotations

from benchmarks.measure import measure, table, yardsticks


def main() -> None:
    print(
        table(
            [
                *yardsticks(),
                measure("import refcheck", "-c", "import refcheck"),
                measure("refcheck --version", "-m", "refcheck", "--version"),
                measure("refcheck --help", "-m", "refcheck", "--help"),
            ]
        )
    )


if __name__ == "__main__":
    main()
