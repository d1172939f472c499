"""Fields of a .bib that ``refcheck fix --write`` mends, from the file to the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
OTHERS = "author = {Roe, Ann}, title = {Wages}, journal = {J}, year = {2019}"


def fixed(run: Run, here: Path, field: str, *options: str) -> str:
    """Return the file after its mend, without what stands about the field."""
    path = here / "a.bib"
    path.write_text(f"% mine\n@article{{a, {OTHERS},\n  {field},\n}}\n", "utf-8")
    run("fix", "a.bib", "--write", "--offline", *options)
    once = path.read_text("utf-8")
    run("fix", "a.bib", "--write", "--offline", *options)
    assert path.read_text("utf-8") == once
    assert once.startswith(f"% mine\n@article{{a, {OTHERS},\n  ")
    return once.removeprefix(f"% mine\n@article{{a, {OTHERS},\n  ").removesuffix(",\n}\n")


@pytest.mark.parametrize(
    ("field", "mended"),
    [
        ("doi = {https://doi.org/10.1596/ABC_1}", "doi = {10.1596/ABC_1}"),
        ("doi = {10.1000/182,}", "doi = {10.1000/182}"),
        ("doi = {10.1000\u200b/182}", "doi = {10.1000/182}"),
        ("series = {Boats &amp; Ferries}", r"series = {Boats \& Ferries}"),
        ('series = "Boats &quot;and&quot; Ferries"', 'series = {Boats "and" Ferries}'),
        ("pages = {pp. 12-34}", "pages = {12--34}"),
        ('volume = "Vol. 3"', 'volume = "3"'),
    ],
)
def test_safe_ones_are_written(run: Run, here: Path, field: str, mended: str) -> None:
    assert fixed(run, here, field) == mended


def test_the_doi_of_an_address_is_added_below_it(run: Run, here: Path) -> None:
    written = fixed(run, here, "url = {https://doi.org/10.1000/182}")
    assert written.splitlines()[0] == "url = {https://doi.org/10.1000/182},"
    assert "{10.1000/182}" in written.splitlines()[1]


@pytest.mark.parametrize(
    ("field", "mended"),
    [
        ("editor = {Doe, Bo et al.}", "editor = {Doe, Bo and others}"),
        ("editor = {Doe, Bo and and Poe, Cy}", "editor = {Doe, Bo and Poe, Cy}"),
        ("doi = {10.1000/182.}", "doi = {10.1000/182}"),
    ],
)
def test_unsafe_ones_are_written_when_asked_for(run: Run, here: Path, field: str, mended: str) -> None:
    assert fixed(run, here, field) == field
    assert fixed(run, here, field, "--unsafe-fixes") == mended


DOUBLED = """@article{a,
  author = {Roe, Jane},
  year = {2015},
  title = {A Paper on Ports},
  Year = {2015},
  volume = 3, volume = 3, number = 4, number = 4,
  journal = {J. Docks},
  pages = {1--2},
  pages = {1--2}
}
@article{b, author={Roe, Jane}, title={A Paper on Quays}, journal={J. Docks}, year=2014, year=2015}
"""
ONCE = """@article{a,
  author = {Roe, Jane},
  year = {2015},
  title = {A Paper on Ports},
  volume = 3, number = 4,
  journal = {J. Docks},
  pages = {1--2},
}
@article{b, author={Roe, Jane}, title={A Paper on Quays}, journal={J. Docks}, year=2014, year=2015}
"""


def test_a_field_that_is_said_twice_alike_is_said_once(run: Callable[..., Any], here: Path) -> None:
    (here / "a.bib").write_text(DOUBLED)
    outcome = run("fix", "a.bib", "--write", "--offline", "-f", "concise")
    text = (here / "a.bib").read_text()
    assert text == ONCE
    # Which of two that differ is right nobody but a person knows.
    assert outcome.code == 1
    assert outcome.out.count("SYN008") == 1
    run("fix", "a.bib", "--write", "--offline")
    assert (here / "a.bib").read_text() == text
