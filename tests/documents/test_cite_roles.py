"""The roles of Sphinx and MyST that cite by key, in both formats that have them."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.documents.cite_roles import MAX_KEYS, keys_of_role
from refcheck.model.document import MentionForm


@pytest.mark.parametrize(
    ("text", "keys", "locators"),
    [
        ("berg2015", ("berg2015",), (None,)),
        ("berg2015,tran:2016 ,  doi/10.1/x ", ("berg2015", "tran:2016", "doi/10.1/x"), (None, None, None)),
        ("{see}berg2015{p. 5}, {cf.}tran2016", ("berg2015", "tran2016"), ("p. 5", None)),
        ("berg2015{pp. 5, 7}", ("berg2015",), ("pp. 5, 7",)),
        ("as Berg says <berg2015>", ("berg2015",), (None,)),
    ],
)
def test_keys(text: str, keys: tuple[str, ...], locators: tuple[str | None, ...]) -> None:
    assert keys_of_role(text) == (keys, locators)


@pytest.mark.parametrize(
    "text", ["", " , ", "three words here", "a, b c", "{see", "a{", "<>", "a," * (MAX_KEYS + 1) + "b"]
)
def test_what_is_no_list_of_keys(text: str) -> None:
    assert keys_of_role(text) is None


def test_markdown() -> None:
    text = (
        "As {cite:t}`berg2015` says,\nand {cite}`{see}a{p. 5}, b` and {footcite:p}`c`, `{cite}` and {ref}`d` do not.\n"
    )
    document = read_text(text)
    found = [(m.form, m.raw, m.keys, m.locators) for m in document.mentions]
    assert found == [
        (MentionForm.KEY, "{cite:t}`berg2015`", ("berg2015",), (None,)),
        (MentionForm.KEY, "{cite}`{see}a{p. 5}, b`", ("a", "b"), ("p. 5", None)),
        (MentionForm.KEY, "{footcite:p}`c`", ("c",), (None,)),
    ]
    assert [m.span.of(text) for m in document.mentions] == [raw for _, raw, _, _ in found]
    assert document.mentions[1].location.line == 2


def test_restructuredtext() -> None:
    document = read_text(
        "As :cite:t:`{see}a{p. 5}, b` and :footcite:`c` say, :cite:`no key at all` does not.\n", format="rst"
    )
    assert [(m.keys, m.locators) for m in document.key_mentions] == [(("a", "b"), ("p. 5", None)), (("c",), (None,))]


@pytest.mark.parametrize("fence", ["```", "~~~", "::::"])
def test_a_directive_names_bibliographies(fence: str) -> None:
    document = read_text(
        f"# A\n\nSee {{cite}}`a`.\n\n{fence}{{bibliography}} works.bib more/others.bib\n:style: plain\n{fence}\n"
    )
    assert document.bibliographies == ("works.bib", "more/others.bib")


def test_a_directive_that_is_shown_names_nothing() -> None:
    shown = "````md\n```{bibliography} works.bib\n```\n````\n\n    ```{bibliography} works.bib\n"
    assert read_text(shown).bibliographies == ()
    assert read_text("Write {bibliography} works.bib there.\n").bibliographies == ()


def test_a_directive_makes_keys_of_the_text_citations() -> None:
    assert [m.keys for m in read_text("As @berg says.\n\n```{bibliography}\n```\n").key_mentions] == [("berg",)]
