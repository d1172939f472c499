"""Where arguments of LaTeX end."""

from __future__ import annotations

import pytest

from refcheck.documents.latex_marks import MAX_ARGUMENT, MAX_BRACKETS, MAX_DEPTH, MarkedText


def inner(text: str, kind: str, at: int = 0) -> str | None:
    found = MarkedText(text).closing(kind, at)
    return None if found is None else text[found[0] : found[1]]


@pytest.mark.parametrize(
    ("text", "kind", "held"),
    [
        ("{a{b}c}d}", "{", "a{b}c"),
        ("{a\\}b}", "{", "a\\}b"),
        ("{a%}\n}", "{", "a%}\n"),
        ("{a%}\n}", "", "a%"),
        ("[a{]}b[c]]", "[", "a{]}b[c]"),
        ("[a\n\nb]", "[", None),
        ("[a}]", "[", None),
        ("{a", "{", None),
        ("{" * MAX_DEPTH + "}" * MAX_DEPTH, "{", "{" * (MAX_DEPTH - 1) + "}" * (MAX_DEPTH - 1)),
        ("{" * (MAX_DEPTH + 1) + "}" * (MAX_DEPTH + 1), "{", None),
        ("[" * (MAX_BRACKETS + 1) + "]" * (MAX_BRACKETS + 1), "[", None),
        ("{" + "a" * MAX_ARGUMENT + "}", "{", None),
    ],
)
def test_what_an_argument_holds(text: str, kind: str, held: str | None) -> None:
    assert inner(text, kind) == held


def test_a_brace_behind_an_address_with_a_percent_sign_is_found() -> None:
    assert inner("\\url{a%b}{c}", "{", 9) == "c"


def test_one_pass_answers_all_questions() -> None:
    text = MarkedText("[{" * 5_000)
    assert all(text.closing(mark, at) is None for at, mark in enumerate(text))
    assert len(text._found) == 1
