from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

import refcheck

HEAVY = ("requests", "urllib3", "bs4", "lxml", "rich", "jinja2", "click", "markdown_it", "bibtexparser", "sqlite3")
SIGNATURES = {
    "read": "(path: 'str | Path') -> 'Document'",
    "parse_bibtex": "(text: 'str', *, path: 'str' = '<text>') -> 'Library'",
    "extract": "(*documents: 'Document') -> 'Library'",
    "load": "(path: 'str | os.PathLike[str]') -> 'Library'",
    "compare_titles": "(cited: 'str', actual: 'str') -> 'TitleAgreement'",
}
LEADING = {
    "check": ("sources", "offline", "config", "transport", "store"),
    "check_links": ("urls",),
    "render": ("report", "format"),
    "export": ("library", "format"),
}


def test_every_public_name_can_be_had_and_is_listed() -> None:
    for name in refcheck.__all__:
        assert getattr(refcheck, name) is not None
    assert set(refcheck.__all__) <= set(dir(refcheck))
    assert sorted(refcheck.__all__) == list(refcheck.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        refcheck.nonsense  # noqa: B018 - asking is the test


def test_the_public_names_are_these() -> None:
    functions = {name for name in refcheck.__all__ if inspect.isfunction(getattr(refcheck, name))}
    assert functions == {
        *("check", "check_links", "compare_titles", "export", "extract", "load", "parse_bibtex"),
        *("read", "read_bytes", "read_text", "render"),
    }


@pytest.mark.parametrize(("name", "signature"), SIGNATURES.items())
def test_signatures_hold(name: str, signature: str) -> None:
    assert str(inspect.signature(getattr(refcheck, name))) == signature


@pytest.mark.parametrize(("name", "leading"), LEADING.items())
def test_the_leading_parameters_hold(name: str, leading: tuple[str, ...]) -> None:
    assert tuple(inspect.signature(getattr(refcheck, name)).parameters)[: len(leading)] == leading


@pytest.mark.parametrize("name", refcheck.__all__)
def test_public_things_are_described(name: str) -> None:
    if name != "__version__":
        assert inspect.getdoc(getattr(refcheck, name))


def test_one_text_where_several_are_meant_is_refused() -> None:
    """Texts are sequences of letters: each would be asked, exported or selected."""
    with pytest.raises(TypeError, match="not one text"):
        refcheck.check_links("https://example.org/a")
    library = refcheck.parse_bibtex("@book{a, title={A Title}, year=2001}")
    with pytest.raises(TypeError, match="not one text"):
        refcheck.export(library, "ris", "a")


def test_a_text_in_the_place_of_a_path_is_told_from_one_that_is_absent() -> None:
    with pytest.raises(refcheck.ConfigError, match=r"not a text \('# A heading ?' .*read_text"):
        refcheck.check("# A heading \n\nand more")
    with pytest.raises(refcheck.ConfigError, match="no such file"):
        refcheck.check("a" * 5_000)
    for load in (refcheck.load, refcheck.read):
        with pytest.raises(refcheck.RefcheckError, match="not a path"):
            load("a\0b.bib" if load is refcheck.load else "a\0b.md")


def test_importing_refcheck_is_light() -> None:
    code = f"import sys, refcheck; print([m for m in {HEAVY!r} if m in sys.modules])"
    # Coverage, when it follows subprocesses, imports what it needs itself.
    where = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    where["PYTHONPATH"] = str(Path(refcheck.__file__).parents[1])
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=where)
    assert out.stdout.strip() == "[]"


def test_the_package_is_typed() -> None:
    assert (Path(refcheck.__file__).parent / "py.typed").is_file()


def test_no_module_takes_a_name_that_the_other_refcheck_ships() -> None:
    """Another distribution installs these modules into the same import package."""
    taken = {"cli", "log_conf", "main", "parsers", "settings", "utils", "validators"}
    assert not taken & {path.stem for path in Path(refcheck.__file__).parent.iterdir()}
