from __future__ import annotations

import json
from typing import Any

import pytest

from refcheck.reports.json_stream import Each, Lines, pieces_of


def text(value: dict[str, Any]) -> str:
    return "".join(pieces_of(value))


def test_short_values_are_written_as_json_does() -> None:
    value = {"a": {"b": [1, 2, {"c": None}], "d": {}}, "e": [], "f": "x\ny"}
    assert text(value) == json.dumps(value, indent=2) + "\n"


def test_long_lists_are_the_same_values() -> None:
    inner = {"n": Lines({"i": i} for i in range(3)), "s": "x"}
    value = {"each": Each([inner, {"plain": [1]}]), "none": Lines([]), "empty": Each(iter(()))}
    assert json.loads(text(value)) == {
        "each": [{"n": [{"i": 0}, {"i": 1}, {"i": 2}], "s": "x"}, {"plain": [1]}],
        "none": [],
        "empty": [],
    }


def test_lines_stand_on_a_line_each() -> None:
    assert text({"a": Lines([{"b": 1, "c": [2]}, 3])}) == '{\n  "a": [\n    {"b": 1, "c": [2]},\n    3\n  ]\n}\n'


def test_items_are_made_when_they_are_written() -> None:
    made = []

    def items() -> Any:
        for number in range(3):
            made.append(number)
            yield number

    begun = [(piece.strip(), list(made)) for piece in pieces_of({"first": 1, "a": Lines(items())})]
    assert begun[0][1] == []
    assert ("0", [0]) in begun
    assert ("2", [0, 1, 2]) in begun


@pytest.mark.parametrize("char", ["\x7f", "\u202e", "\u2028", "\ufeff", "\ud800", "\x1f"])
def test_what_hides_or_reorders_is_escaped_everywhere(char: str) -> None:
    value = {f"k{char}": "v", "a": Lines([{"b": char}]), "c": [char]}
    written = text({**value, "a": Lines([{"b": char}])})
    assert char not in written
    assert json.loads(written) == {f"k{char}": "v", "a": [{"b": char}], "c": [char]}


def test_other_letters_stay() -> None:
    assert text({"a": "เก่า é"}) == '{\n  "a": "เก่า é"\n}\n'
