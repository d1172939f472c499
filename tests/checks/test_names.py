from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.checks import names
from refcheck.formats.tex import fold_blanks
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import SetField
from tests.factories import judged_bib, make_context, make_reference, value_of


def of_authors(value: str) -> tuple[list[Finding], list[Finding]]:
    text = f"@book{{a, author = {{{value}}}}}"
    return judged_bib(names.et_al_in_field, text), judged_bib(names.malformed_name, text)


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("Roe, Ann et al.", "Roe, Ann and others"),
        ("Roe, Ann and et al", "Roe, Ann and others"),
        ("Roe, A. and Doe, B., et al.", "Roe, A. and Doe, B. and others"),
        ("Roe, A. u. a.", "Roe, A. and others"),
    ],
)
def test_et_al_is_no_name(value: str, mended: str) -> None:
    (finding,) = of_authors(value)[0]
    assert (finding.severity, value_of(finding)) == (Severity.WARNING, mended)
    assert isinstance(finding.intent, SetField)
    assert not finding.intent.safe


def test_et_al_beside_tex_is_left_to_a_person() -> None:
    (finding,) = of_authors(r"{\'E}mile Roe et~al.")[0]
    assert finding.intent is None


@pytest.mark.parametrize(
    "value",
    [
        "Roe, Ann and others",
        "Roe, A. and Khan, U. A.",
        "Rahman, U.A.",
        "Al, Etta",
        "Roe, Et Alan",
        "Al, Et and Doe, B.",
        "{Cabal}",
        "",
    ],
)
def test_others_and_names_like_it_are_silent(value: str) -> None:
    assert of_authors(value)[0] == []


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("Roe, A. and and Doe, B.", "Roe, A. and Doe, B."),
        ("Roe, A. and", "Roe, A."),
        ("and Roe, A.", "Roe, A."),
        ("Roe, A. and\n  and Doe, B.", "Roe, A. and Doe, B."),
    ],
)
def test_an_and_too_many_is_an_error(value: str, mended: str) -> None:
    (finding,) = of_authors(value)[1]
    assert (finding.severity, value_of(finding)) == (Severity.ERROR, mended)


@pytest.mark.parametrize("value", ["Roe, A., Doe, B., and Poe, C.", "Roe, A., Doe, B., Poe, C."])
def test_three_commas_are_several_people(value: str) -> None:
    (finding,) = of_authors(value)[1]
    assert (finding.severity, finding.intent) == (Severity.ERROR, None)


@pytest.mark.parametrize(
    "value",
    [
        "Roe, A. and Doe, B. and others",
        "von Roe, Jr, Ann",
        "{Office of Boats, Ferries, Ports, and Piers}",
        "{Ports and and Piers}",
        "family=Roe, given=Ann, prefix=von, useprefix=true",
        r"{\'E}mile Roe and Anders Anderson",
        "Sandand, A.",
        "และ, ก.",
        "",
    ],
)
def test_right_lists_and_protected_names_are_silent(value: str) -> None:
    assert of_authors(value)[1] == []


def test_lists_of_macros_and_of_notes_are_not_known() -> None:
    text = '@string{r = "Roe, A. and"}\n@book{a, author = r # { and Doe, B. et al.}}'
    for check in (names.et_al_in_field, names.malformed_name):
        assert judged_bib(check, text) == []
        assert list(check.judge(check.rule, make_context(), make_reference())) == []


@pytest.mark.parametrize("piece", [" ", "and ", "a, ", "{", "}", "\\{", "~"])
def test_long_lists_end(piece: str) -> None:
    of_authors(piece.replace("{", "").replace("}", "") * 6_000 + " et al.")
    of_authors("x " + "{" * 500 + "}" * 500 + piece.strip("{}\\") * 3_000)


@given(
    st.lists(
        st.sampled_from(
            ("and", "AND", " ", "  ", "~", ",", ", ", "Roe", "{Roe and Doe}", "{", "}", "\n", "\u00a0", " and ")
        ),
        max_size=9,
    ).map("".join)
)
def test_the_quick_look_for_empty_names_misses_none(value: str) -> None:
    names_of = [part.strip(" \t\r\n,~") for part in re.split(r"(?i) and(?= )", f" {fold_blanks(value.strip())} ")]
    if "{" not in value and "}" not in value and value.strip() and len(names_of) > 1 and not all(names_of):
        assert names._EMPTY_NAME.search(f"{{{value}}}", 1)
