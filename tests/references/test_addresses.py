from __future__ import annotations

import pytest

from refcheck.documents.lines import Lines
from refcheck.model.reference import Reference
from refcheck.references import parse_bibtex
from refcheck.references.addresses import address_key, addresses_of, first_of, identifier_addresses, place_in

A, B = "http://a.example", "http://b.example"


def entry(fields: str, *, before: str = "") -> Reference:
    return parse_bibtex(f"{before}@misc{{k,\n{fields}\n}}\n", path="a.bib").references[0]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (f"url = {{{A}/x}}", [f"url {A}/x"]),
        (f'URL = "{A}/x",', [f"url {A}/x"]),
        (f"url = {{\\url{{{A}/x}}}}", [f"url {A}/x"]),
        (f"url = {{{A}/a\\_b\\%20c\\&d~e}}", [f"url {A}/a_b%20c&d~e"]),
        (f"url = {{{A}/x; {B}/y}}", [f"url {A}/x", f"url {B}/y"]),
        (f"url = {{{A}/x\n  {B}/y}}", [f"url {A}/x", f"url {B}/y"]),
        (f"url = {{{A}/x, {B}/y and {A}/z}}", [f"url {A}/x", f"url {B}/y", f"url {A}/z"]),
        ("url = {www.a.example/x}", ["url www.a.example/x"]),
        ("url = {}", []),
        (f"link = {{{A}/x}}", [f"link {A}/x"]),
        (f"ee = {{{A}/x}}", [f"ee {A}/x"]),
        (f"archiveurl = {{{A}/x}}, url = {{{B}}}", [f"url {B}", f"archiveurl {A}/x"]),
        (f"howpublished = {{\\url{{{A}/x}}}}", [f"howpublished {A}/x"]),
        (f"howpublished = {{Available at {A}/x.}}", [f"howpublished {A}/x"]),
        (f"howpublished = {{{A}/x}}", [f"howpublished {A}/x"]),
        (f"note = {{see ({A}/x_(y)), {B}/z; and \\url{{{A}/w}}}}", [f"note {A}/x_(y)", f"note {B}/z", f"note {A}/w"]),
        (f"note = {{\\href{{{A}/x\\#p}}{{text}}}}", [f"note {A}/x#p"]),
        (f"note = {{\\href[opt]{{{A}/x}}{{{B}}}}}", [f"note {A}/x", f"note {B}"]),
        (f"title = {{The \\href{{{A}/x}}{{Title}} of {B}}}", [f"title {A}/x"]),
        (f"addendum = {{{A}/x\\_y}}", [f"addendum {A}/x_y"]),
        (f"note = {{{A}/x}}, url = {{{A}/x}}", [f"url {A}/x"]),
        (f"note = {{{A}/x\\#b}}, url = {{{A}/x\\#a}}", [f"url {A}/x#a", f"note {A}/x#b"]),
        (f"abstract = {{{A}/x}}, file = {{\\url{{{A}}}}}, bibsource = {{{A}}}, bdsk-url-1 = {{{A}}}, annote = {{\\url{{{A}}}}}", []),
        (f"refcheck-note = {{a.md:1 [1] full {A}}}", []),
        ("doi = {10.1000/182}", []),
    ],
)  # fmt: skip
def test_the_addresses_of_an_entry(fields: str, found: list[str]) -> None:
    assert [f"{one.field} {one.url}" for one in addresses_of(entry(fields))] == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("doi = {10.1000/182}", "doi https://doi.org/10.1000/182"),
        ("doi = {https://doi.org/10.1000/182}", "doi https://doi.org/10.1000/182"),
        ("doi = {10.1000/a(1)2:3;4}", "doi https://doi.org/10.1000/a(1)2:3;4"),
        ("doi = {10.1002/a#b}", "doi https://doi.org/10.1002/a%23b"),
        ("doi = {none}", None),
        ("eprint = {2401.00001}, archiveprefix = {arXiv}", "eprint https://arxiv.org/abs/2401.00001"),
        ("eprint = {arXiv:hep-th/9901001}", "eprint https://arxiv.org/abs/hep-th/9901001"),
        ("eprint = {10986/28342}, eprinttype = {hdl}", "eprint https://hdl.handle.net/10986/28342"),
        ("eprint = {123}, eprinttype = {jstor}", None),
        ("doi = {10.1000/182}, eprint = {2401.00001}, archiveprefix = {arXiv}", "doi https://doi.org/10.1000/182"),
        ("title = {T}", None),
    ],
)
def test_where_identifiers_lead(fields: str, found: str | None) -> None:
    told = [f"{one.field} {one.url}" for one in identifier_addresses(entry(fields))]
    assert told == ([found] if found else [])


def test_only_what_fills_its_field_is_alone() -> None:
    (one,) = addresses_of(entry(f"url = {{{A}/x}}"))
    assert one.alone
    assert not any(each.alone for each in addresses_of(entry(f"url = {{{A}/x {B}}}, note = {{see {A}/y}}")))
    assert [each.alone for each in addresses_of(entry(f"note = {{{A}/x}}"))] == [True]


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        (f"  url = {{{A}/x}}", [(2, 10)]),
        (f'title={{T}}, URL  =  " {A}/x"', [(2, 22)]),
        (f"note = {{see\n    {A}/x, or\n  \\url{{{B}/y\\_z}}}}", [(3, 5), (4, 8)]),
        (f"url =\n  {{{A}/x;\n {B}}}", [(3, 4), (4, 2)]),
        (f'url = "{A}" # "/x"', [(2, None)]),
    ],
)
def test_places(fields: str, places: list[tuple[int, int | None]]) -> None:
    text = f"@misc{{k,\n{fields}\n}}\n"
    reference = parse_bibtex(text, path="a.bib").references[0]
    lines = Lines(text)
    found = [place_in(text, lines.starts, one, reference) for one in addresses_of(reference)]
    assert [(at.line, at.column) for at in found] == places
    for at, one in zip(found, addresses_of(reference), strict=True):
        if at.line and at.column:
            start = lines.starts[at.line - 1] + at.column - 1
            assert text[start:].startswith(one.written)


def test_the_place_of_an_identifier() -> None:
    text = "@misc{k,\n  DOI = { 10.1000/182 },\n}\n"
    reference = parse_bibtex(text, path="a.bib").references[0]
    place = place_in(text, Lines(text).starts, identifier_addresses(reference)[0], reference)
    assert (place.line, place.column) == (2, 11)


def test_another_text_gives_the_line_alone() -> None:
    reference = entry(f"url = {{{A}/x}}")
    place = place_in("", Lines("").starts, addresses_of(reference)[0], reference)
    assert (place.line, place.column) == (2, None)


def test_a_work_that_no_bib_holds() -> None:
    bare = entry(f"url = {{{A}/x}}, archiveurl = {{{B}}}")
    without = Reference(id="k", key="k", work=bare.work, file="a.md", line=7)
    assert [(one.field, one.url) for one in addresses_of(without)] == [("url", f"{A}/x"), ("archive-url", B)]


def test_two_spellings_and_two_parts() -> None:
    assert address_key("HTTP://A.example") == address_key("http://a.example/")
    assert address_key("http://a.example/#a") != address_key("http://a.example/#b")


@pytest.mark.parametrize(
    ("value", "first"),
    [
        (f"{A}/x", f"{A}/x"),
        (f"{A}/x; {B}/y", f"{A}/x"),
        (f"{A}/x and {B}/y", f"{A}/x"),
        (f"{A}/x,{B}/y", f"{A}/x"),
        (f"{A}/land {B}/y", f"{A}/land"),
        (f"{A}/x papers3://publication/doi/10.5555/y", f"{A}/x"),
        (f"{A}/x" + " " * 50_000 + "y", f"{A}/x" + " " * 50_000 + "y"),
    ],
)
def test_the_first_of_several_addresses(value: str, first: str) -> None:
    assert first_of(value) == first
