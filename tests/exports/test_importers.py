"""Hard references through real importers: how much of them may be lost or wrong, a format and importer.

``npm ci --prefix tests/exports/node`` installs the importers that run in Node; with REFCHECK_REQUIRE_NODE set,
their absence is a failure.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.exports.__main__ import measure, works_of
from benchmarks.exports.compare import Score, expected, score
from benchmarks.exports.fifth_references import FIFTH_WORKS
from benchmarks.exports.fourth_references import FOURTH_WORKS
from benchmarks.exports.importers import IMPORTERS, MissingError
from benchmarks.exports.references import WORKS, references
from benchmarks.exports.second_references import SECOND_WORKS
from benchmarks.exports.sixth_references import SIXTH_WORKS
from benchmarks.exports.third_references import THIRD_WORKS
from refcheck.exports import export
from refcheck.model.reference import Reference
from refcheck.model.work import Work
from tests.exports.csl_schema import SCHEMA
from tests.formats import hostile

# The tests themselves see a clean environment.
REQUIRED = bool(os.environ.get("REFCHECK_REQUIRE_NODE"))
DEBIAN_REQUIRED = bool(os.environ.get("REFCHECK_REQUIRE_DEBIAN"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)

BUDGETS = {
    ("bibtex", "pandoc"): 1.0,
    ("biblatex", "pandoc"): 1.0,
    ("csl-json", "pandoc"): 0.0,
    ("bibtex", "bibtexparser"): 1.5,
    ("biblatex", "bibtexparser"): 1.5,
    ("ris", "rispy"): 0.0,
    ("ris", "Zotero's rules for RIS"): 1.0,
    ("endnote-xml", "Zotero's rules for EndNote"): 3.0,
    ("coins", "Zotero's rules for COinS"): 7.0,
}
"""Per cent of the fields."""

SECOND_BUDGETS = {
    ("bibtex", "pandoc"): 2.2,
    ("biblatex", "pandoc"): 2.0,
    ("csl-json", "pandoc"): 0.0,
    ("bibtex", "bibtexparser"): 1.5,
    ("biblatex", "bibtexparser"): 1.4,
    ("ris", "rispy"): 0.0,
}
"""The same of the second set, of works of which some programs have no type for."""

THIRD_BUDGETS = {
    ("bibtex", "pandoc"): 3.7,
    ("biblatex", "pandoc"): 3.7,
    ("csl-json", "pandoc"): 0.0,
    ("bibtex", "bibtexparser"): 0.3,
    ("biblatex", "bibtexparser"): 0.7,
    ("ris", "rispy"): 0.0,
}
"""The same of the third set, of laws, records, series and dates in words."""

FOURTH_BUDGETS = {
    ("bibtex", "pandoc"): 1.6,
    ("biblatex", "pandoc"): 1.6,
    ("csl-json", "pandoc"): 0.0,
    ("bibtex", "bibtexparser"): 0.9,
    ("biblatex", "bibtexparser"): 1.2,
    ("ris", "rispy"): 0.3,
}
"""The same of the fourth set, of names, signs, numbers and addresses."""

FIFTH_BUDGETS = {
    ("bibtex", "pandoc"): 3.3,
    ("biblatex", "pandoc"): 3.3,
    ("csl-json", "pandoc"): 0.0,
    ("bibtex", "bibtexparser"): 1.4,
    ("biblatex", "bibtexparser"): 1.7,
    ("ris", "rispy"): 0.8,
}
"""The same of the fifth set, of two scripts, three dates and four kinds of number."""

SIXTH_BUDGETS = {
    ("bibtex", "pandoc"): 5.3,
    ("biblatex", "pandoc"): 5.3,
    ("csl-json", "pandoc"): 0.3,
    ("bibtex", "bibtexparser"): 2.4,
    ("biblatex", "bibtexparser"): 2.7,
    ("ris", "rispy"): 1.2,
}
"""The same of the sixth set, of laws, records, posts, scores and bare names."""

NODE_BUDGETS = {
    ("bibtex", "Better BibTeX's parser"): 1.5,
    ("biblatex", "Better BibTeX's parser"): 1.5,
    ("csl-json", "citation-js"): 0.0,
    ("ris", "citation-js"): 2.2,
    ("bibtex", "citation-js"): 2.5,
    ("biblatex", "citation-js"): 3.0,
}


SECOND_NODE_BUDGETS = {
    ("bibtex", "Better BibTeX's parser"): 0.0,
    ("biblatex", "Better BibTeX's parser"): 0.0,
    ("csl-json", "citation-js"): 0.0,
    ("ris", "citation-js"): 3.1,
    ("bibtex", "citation-js"): 3.4,
    ("biblatex", "citation-js"): 4.2,
}

THIRD_NODE_BUDGETS = {
    ("bibtex", "Better BibTeX's parser"): 0.0,
    ("biblatex", "Better BibTeX's parser"): 0.3,
    ("csl-json", "citation-js"): 0.0,
    ("ris", "citation-js"): 8.0,
    ("bibtex", "citation-js"): 5.3,
    ("biblatex", "citation-js"): 7.3,
}

FOURTH_NODE_BUDGETS = {
    ("bibtex", "Better BibTeX's parser"): 0.0,
    ("biblatex", "Better BibTeX's parser"): 0.3,
    ("csl-json", "citation-js"): 0.0,
    ("ris", "citation-js"): 5.0,
}

FIFTH_NODE_BUDGETS = {
    ("bibtex", "Better BibTeX's parser"): 0.3,
    ("biblatex", "Better BibTeX's parser"): 0.6,
    ("csl-json", "citation-js"): 0.0,
    ("ris", "citation-js"): 7.8,
}


SIXTH_NODE_BUDGETS = {
    ("bibtex", "Better BibTeX's parser"): 0.9,
    ("biblatex", "Better BibTeX's parser"): 1.2,
    ("csl-json", "citation-js"): 0.0,
    ("ris", "citation-js"): 8.3,
}


def in_node(name: str, importer: str, works: Mapping[str, Work] = WORKS) -> Score:
    try:
        return measure(name, importer, works)
    except MissingError as why:
        if REQUIRED:
            raise
        pytest.skip(f"{importer}: {why}")


DEBIAN_BUDGETS = {
    ("ris", "JabRef 3.8"): (13.8, 16.8, 27.0, 23.3, 25.3, 30.0),
    ("bibtex", "JabRef 3.8"): (0.6, 1.4, 0.3, 0.9, 1.4, 2.7),
    ("ris", "bibutils"): (6.4, 7.8, 12.0, 9.0, 12.3, 13.1),
}
"""Per cent of the fields of the six sets."""


def hold(found: Score, budget: float) -> None:
    faults = [(key, field, wanted, got) for key, field, wanted, got in found.faults]
    assert (found.lost_records, found.surplus_records, found.critical) == (0, 0, 0), faults
    assert round(100 * found.share, 1) <= budget, faults


@pytest.mark.parametrize(("name", "importer"), list(BUDGETS))
def test_an_importer_reads_what_is_meant(name: str, importer: str) -> None:
    hold(measure(name, importer), BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(NODE_BUDGETS))
def test_an_importer_in_node_reads_what_is_meant(name: str, importer: str) -> None:
    hold(in_node(name, importer), NODE_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(SECOND_BUDGETS))
def test_an_importer_reads_what_is_meant_of_the_second_set(name: str, importer: str) -> None:
    hold(measure(name, importer, SECOND_WORKS), SECOND_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(SECOND_NODE_BUDGETS))
def test_an_importer_in_node_reads_what_is_meant_of_the_second_set(name: str, importer: str) -> None:
    hold(in_node(name, importer, SECOND_WORKS), SECOND_NODE_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(THIRD_BUDGETS))
def test_an_importer_reads_what_is_meant_of_the_third_set(name: str, importer: str) -> None:
    hold(measure(name, importer, THIRD_WORKS), THIRD_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(THIRD_NODE_BUDGETS))
def test_an_importer_in_node_reads_what_is_meant_of_the_third_set(name: str, importer: str) -> None:
    hold(in_node(name, importer, THIRD_WORKS), THIRD_NODE_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(FOURTH_BUDGETS))
def test_an_importer_reads_what_is_meant_of_the_fourth_set(name: str, importer: str) -> None:
    hold(measure(name, importer, FOURTH_WORKS), FOURTH_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(FOURTH_NODE_BUDGETS))
def test_an_importer_in_node_reads_what_is_meant_of_the_fourth_set(name: str, importer: str) -> None:
    hold(in_node(name, importer, FOURTH_WORKS), FOURTH_NODE_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(FIFTH_BUDGETS))
def test_an_importer_reads_what_is_meant_of_the_fifth_set(name: str, importer: str) -> None:
    hold(measure(name, importer, FIFTH_WORKS), FIFTH_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(FIFTH_NODE_BUDGETS))
def test_an_importer_in_node_reads_what_is_meant_of_the_fifth_set(name: str, importer: str) -> None:
    hold(in_node(name, importer, FIFTH_WORKS), FIFTH_NODE_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(SIXTH_BUDGETS))
def test_an_importer_reads_what_is_meant_of_the_sixth_set(name: str, importer: str) -> None:
    hold(measure(name, importer, SIXTH_WORKS), SIXTH_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(SIXTH_NODE_BUDGETS))
def test_an_importer_in_node_reads_what_is_meant_of_the_sixth_set(name: str, importer: str) -> None:
    hold(in_node(name, importer, SIXTH_WORKS), SIXTH_NODE_BUDGETS[name, importer])


@pytest.mark.parametrize(("name", "importer"), list(DEBIAN_BUDGETS))
def test_an_importer_that_debian_has_reads_what_is_meant(name: str, importer: str) -> None:
    for works, budget in zip(
        (WORKS, SECOND_WORKS, THIRD_WORKS, FOURTH_WORKS, FIFTH_WORKS, SIXTH_WORKS),
        DEBIAN_BUDGETS[name, importer],
        strict=True,
    ):
        try:
            hold(measure(name, importer, works), budget)
        except MissingError as why:
            if DEBIAN_REQUIRED:
                raise
            pytest.skip(f"{importer}: {why}")


@pytest.mark.parametrize("name", ["endnote-xml"])
def test_pandoc_reads_every_record_of_endnotes_xml(name: str) -> None:
    import pypandoc

    items = json.loads(pypandoc.convert_text(export(references(), name), "csljson", format="endnotexml"))
    assert [item["title"] for item in items] == [expected(work)["title"] for work in WORKS.values()]


def test_hard_references_are_valid_csl() -> None:
    for name in ("csl-json", "csl-json-zotero"):
        for works in (WORKS, SECOND_WORKS, THIRD_WORKS, FOURTH_WORKS, FIFTH_WORKS, SIXTH_WORKS):
            VALIDATOR.validate(json.loads(export(references(works), name)))


@settings(max_examples=40)
@given(st.lists(hostile.references(), max_size=3))
def test_whatever_references_hold_the_csl_is_valid(found: list[Reference]) -> None:
    for name in ("csl-json", "csl-json-zotero"):
        VALIDATOR.validate(json.loads(export(found, name)))


def test_what_is_lost_is_counted() -> None:
    one = {"a": WORKS["suffixes"]}
    whole = expected(one["a"])
    assert score(one, [whole]).share == 0
    assert score(one, [{**whole, "doi": "10.5555/other"}]).critical == 1
    assert (score(one, []).lost_records, score(one, []).share) == (1, 1.0)
    assert score(one, [whole, {"title": "Another"}]).surplus_records == 1


def test_a_file_of_references_is_measured_as_well(tmp_path: Path) -> None:
    file = tmp_path / "own.bib"
    file.write_text("@book{a, title = {One}, year = 2001}\n@book{b, note = {no title}}\n@book{c, title = {Two\n")
    works = works_of(file)
    assert [work.title for work in works.values()] == ["One"]
    assert measure("bibtex", "pandoc", works).share == 0


def test_there_are_enough_hard_references() -> None:
    assert len(WORKS) >= 29
    assert len(SECOND_WORKS) >= 30
    assert len(THIRD_WORKS) >= 30
    assert len(FOURTH_WORKS) >= 30
    assert len(FIFTH_WORKS) >= 30
    assert len(SIXTH_WORKS) >= 30
    sets = (WORKS, SECOND_WORKS, THIRD_WORKS, FOURTH_WORKS, FIFTH_WORKS, SIXTH_WORKS)
    assert len({key for works in sets for key in works}) == sum(map(len, sets))
    assert {name for name, _ in BUDGETS} <= {name for _, formats in IMPORTERS.values() for name in formats}


def test_the_node_importers_are_pinned() -> None:
    node = Path(__file__).parent / "node"
    wanted = json.loads((node / "package.json").read_text())["dependencies"]
    locked = json.loads((node / "package-lock.json").read_text())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
