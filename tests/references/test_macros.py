from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.bib_value import simple_value
from refcheck.references.macros import MAX_VALUE, MacroTable


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("{The {T}itle}", "The {T}itle"),
        ('"The {"}quoted{"} Title"', 'The {"}quoted{"} Title'),
        ("2017", "2017"),
        ("jan", "January"),
        ("JACM", "Journal of the ACM"),
        ("wb", "World Bank"),
        ('wb # " Press, " # {2nd } # 3', "World Bank Press, 2nd 3"),
        ("WB", "World Bank"),
        ("long", "The World Bank Group"),
        ("{a} # {b}", "ab"),
        ("{}", ""),
        ('""', ""),
        ("", ""),
        ("{a \\} b}", "a \\} b"),
    ],
)
def test_values_are_put_together(raw: str, text: str) -> None:
    found = MacroTable({"wb": '"World Bank"', "long": "{The } # wb # { Group}"}).resolve(raw)
    assert (found.text, found.undefined, found.stray) == (text, (), False)


def test_a_macro_that_nobody_defined_is_told_and_its_name_kept() -> None:
    found = MacroTable({"a": "b # {x}"}).resolve("a # c")
    assert found.text == "bxc"
    assert found.undefined == ("b", "c")


def test_a_missing_comma_is_told() -> None:
    found = MacroTable({}).resolve("{A title} year = {2000}")
    assert (found.text, found.stray) == ("A title", True)
    assert simple_value("{A title} year = {2000}") is None


def test_macros_that_name_each_other_end() -> None:
    table = MacroTable({"a": "b # {1}", "b": "a # {2}", "c": "c"})
    assert table.resolve("a").text == "21"
    assert table.resolve("c").text == ""


def test_macros_that_double_each_other_have_a_bound() -> None:
    doubling = {f"m{i}": f"m{i - 1} # m{i - 1}" for i in range(1, 60)} | {"m0": "{xxxxxxxxxx}"}
    assert len(MacroTable(doubling).resolve("m40").text) <= MAX_VALUE
    deep = {f"m{i}": f"m{i - 1}" for i in range(1, 5_000)} | {"m0": "{x}"}
    assert MacroTable(deep).resolve("m4999").text == ""
    assert len(MacroTable({}).resolve(" # ".join(["{x}"] * 5_000)).text) <= 1_000


@given(st.text(alphabet='{}"#\\ abj1,=', max_size=30))
def test_no_value_raises(raw: str) -> None:
    assert isinstance(MacroTable({"a": "b", "b": '"x"'}).resolve(raw).text, str)


def test_braces_pair_alike_with_and_without_escaped_ones() -> None:
    for inner, paired in (("a {b} {c {d}}", True), ("a} {b", False), ("{a}}{", False), ("{", True), ("", True)):
        assert (simple_value(f"{{{inner}}}") is not None) is paired
        assert (simple_value(f"{{\\{{{inner}\\}}}}") is not None) is paired
