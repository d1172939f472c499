"""A copied entry never leaves a brace open or closes one too many, for BibTeX or for those who count escaped ones out."""

import re

import pytest

from refcheck.references.bibtex import parse_bibtex
from refcheck.references.copying import Copyist


def copied(title: str) -> str:
    text = f"@book{{a,\n  title = {title},\n  author = {{Doe, Jane}},\n  year = {{2001}},\n}}\n"
    library = parse_bibtex(text, path="in.bib")
    (reference,) = library.references
    return Copyist(library).entry(reference, key="a", keys={}, newline="\n")


@pytest.mark.parametrize("title", [r"{Open \{ brace}", r"{Close \} brace}", r"{\} and \{}", r"{Ends in \\}"])
def test_escaped_braces_that_pair_for_one_reader_alone_are_written_anew(title: str) -> None:
    entry = copied(title)
    for braces in (re.findall(r"[{}]", entry), re.findall(r"(?<!\\)[{}]", entry)):
        depths = [braces[: number + 1].count("{") - braces[: number + 1].count("}") for number in range(len(braces))]
        assert min(depths) == 0 == depths[-1]
        assert 0 not in depths[:-1]


@pytest.mark.parametrize("title", [r"{A {Plain} one}", r"{Set \{a\} and {B}}", "{}"])
def test_braces_that_pair_for_everybody_stay_as_they_are(title: str) -> None:
    assert f"title = {title}," in copied(title)
