from __future__ import annotations

import pytest

from refcheck.documents import read_text
from tests.growth import lines_run

BODY = "<p>Fees are high.<sup>1</sup> Few are paid back.<sup>2</sup> Some are.<sup>3</sup></p>"


@pytest.mark.parametrize("between", ["<br>", "<br />\n", " <br> <br>"])
def test_notes_on_lines_of_one_paragraph_are_notes(between: str) -> None:
    lines = [
        "<sup>1</sup> Jane Doe, <em>Roads</em>, 2010, p. 4.",
        "<sup>2</sup> Ibid., p. 5.",
        "<sup>3</sup> Max Roe, <em>Ports</em>, 2011.",
    ]
    page = f"<html><body>{BODY}<hr><div>Notes:<br>{between.join(lines)}</div></body></html>"
    document = read_text(page, format="html")
    assert [(note.marker, note.text[:8]) for note in document.notes] == [
        ("1", "Jane Doe"),
        ("2", "Ibid., p"),
        ("3", "Max Roe,"),
    ]
    assert [marker.label for marker in document.markers] == ["1", "2", "3"]
    assert "Notes:" in [block.text.strip() for block in document.blocks]


@pytest.mark.parametrize(
    "lines",
    [
        "A road<sup>1</sup><br>and a port<sup>2</sup>",
        "<sup>2</sup>H is heavy<br><sup>14</sup>C is old",
        "<sup>1</sup> One line alone.<br>And another.",
    ],
)
def test_lines_that_no_numbers_open_in_order_stay_together(lines: str) -> None:
    page = f"<html><body><p>Nothing.</p><p>{lines}</p></body></html>"
    document = read_text(page, format="html")
    assert len(document.notes) < 2
    assert len([block for block in document.blocks if block.text.strip()]) == 2


def test_many_lines_cost_in_proportion() -> None:
    few, many = (
        lines_run(lambda page=f"<p>{'a<br>b<sup>7</sup> ' * number}</p>": read_text(page, format="html"))  # type: ignore[misc]
        for number in (200, 800)
    )
    assert many < 5 * few
