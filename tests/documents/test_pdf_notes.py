from __future__ import annotations

import pytest

from refcheck.content import pdf_text
from refcheck.documents import read_bytes
from refcheck.model.document import Document
from tests.fakes.pdf_files import Bit, pdf

LINE = "Many people move for work, and many of them send home what they have earned there"


def read(*pages: list[Bit]) -> Document:
    return read_bytes(pdf(*pages), path="a.pdf", format="pdf")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(one.marker, one.text) for one in document.notes]


def labels(document: Document) -> list[str]:
    return [marker.label for marker in document.markers]


def body(y: float, figure: str = "", words: str = f"{LINE}.") -> list[Bit]:
    """A line of text as wide as the page, with a raised figure behind it."""
    return [(72, y, 11, "R", words), *([(504, y + 4, 7, "R", figure)] if figure else [])]


def raised(y: float, label: str, words: str) -> list[Bit]:
    """A note that a raised figure opens."""
    return [(72, y + 3, 6, "R", label), (82, y, 8, "R", words)]


def plain(y: float, words: str, *, x: float = 72) -> list[Bit]:
    """A note, or a line of one, in smaller type."""
    return [(x, y, 8, "R", words)]


BERG = "Anna Berg, Moving for Work, 2017."


@pytest.mark.parametrize(("first", "second"), [("1.", "2."), ("(1)", "(2)"), ("1", "2"), ("[1]", "[2]"), ("1)", "2)")])
def test_the_number_of_a_note_may_stand_in_full_size(first: str, second: str) -> None:
    document = read(
        [*body(700, "1"), *body(686, "2"), *plain(100, f"{first} {BERG}"), *plain(90, f"{second} Ibid., 14.")]
    )
    assert notes(document) == [("1", BERG), ("2", "Ibid., 14.")]
    assert labels(document) == ["1", "2"]


def test_notes_that_share_a_line_are_told_apart_by_the_raised_figures_in_it() -> None:
    document = read(
        [
            *body(700, "9"), *body(686, "10"), *body(672, "11"),
            *raised(100, "9", "Para 1."), (114, 103, 6, "R", "10"), (122, 100, 8, "R", "Cf para 22"),
            (165, 103, 6, "R", "11"), (173, 100, 8, "R", "Id. at 45."),
        ]
    )  # fmt: skip
    assert notes(document) == [("9", "Para 1."), ("10", "Cf para 22"), ("11", "Id. at 45.")]


def test_a_raised_figure_in_a_note_that_is_not_the_next_number_is_part_of_it() -> None:
    document = read(
        [*body(700, "1"), *raised(100, "1", "An area of 120 km"), (147, 103, 6, "R", "2"), *plain(90, "in 1999.")]
    )
    assert notes(document) == [("1", "An area of 120 km2 in 1999.")]


def test_notes_may_outweigh_the_text_of_a_page() -> None:
    long = [
        plain(640 - 10 * n, f"{LINE} {n}, and so on for a good many words more, as notes of lawyers do")
        for n in range(40)
    ]
    document = read(
        [*body(700, "1"), *body(686), *body(672), *raised(650, "1", BERG), *(bit for line in long for bit in line)]
    )
    assert [note.marker for note in document.notes] == ["1"]
    assert labels(document) == ["1"]
    assert document.notes[0].text.startswith(BERG)
    assert document.notes[0].text.endswith("39, and so on for a good many words more, as notes of lawyers do")


def test_numbers_need_not_begin_at_one() -> None:
    document = read([*body(700, "217"), *body(686, "218"), *raised(100, "217", BERG), *raised(90, "218", "Ibid., 14.")])
    assert notes(document) == [("217", BERG), ("218", "Ibid., 14.")]
    assert labels(document) == ["217", "218"]


@pytest.mark.parametrize("heading", ["Notes", "NOTAS", "Anmerkungen", "Endnotes", None])
def test_notes_at_the_end_of_an_article(heading: str | None) -> None:
    text = [bit for n in range(8) for bit in body(700 - 14 * n, str(n + 1))]
    head: list[Bit] = [(72, 560, 14, "B", heading)] if heading else []
    items: list[Bit] = [(72, 540 - 14 * n, 11, "R", f"{n + 1}. {BERG[:-5]}{2001 + n}.") for n in range(8)]
    document = read([*text, *head, *items])
    assert notes(document) == [(str(n + 1), f"{BERG[:-5]}{2001 + n}.") for n in range(8)]
    assert labels(document) == [str(n + 1) for n in range(8)]


def test_an_item_of_a_list_of_sources_is_no_note() -> None:
    items: list[Bit] = [(72, 540 - 14 * n, 11, "R", f"{n + 1}. {BERG}") for n in range(3)]
    document = read([*body(700), *body(686), (72, 560, 14, "B", "References"), *items])
    assert notes(document) == []


def test_what_is_stamped_on_every_page_is_no_part_of_the_last_note() -> None:
    def page(label: str) -> list[Bit]:
        stamp = "Downloaded from https://journals.example on 12 May 2020. For personal use only."
        text = body(700, label, f"{LINE[:-5]} {label * 3}.")
        return [*text, *raised(100, label, BERG), (72, 40, 6, "R", stamp), (300, 28, 8, "R", f"{label}1")]

    document = read(page("1"), page("2"), page("3"))
    assert notes(document) == [("1", BERG), ("2", BERG), ("3", BERG)]
    assert document.links == ()


def test_the_last_line_of_a_note_is_no_foot_of_the_page_because_others_end_so_too() -> None:
    def page(label: str, *, cited: bool) -> list[Bit]:
        long = "Ministry of Labour, Annual Report of the Ministry and of its offices for the year, as read"
        note = [*raised(60, label, long), *plain(50, "(accessed 12 May 2020).")] if cited else raised(50, label, BERG)
        return [*body(700, label, f"{LINE[:-5]} {label * 3}."), *note]

    document = read(*(page(str(n), cited=n % 2 == 0) for n in range(1, 9)))
    assert [note.text.endswith("as read (accessed 12 May 2020).") for note in document.notes] == [False, True] * 4


def test_pages_that_are_all_alike_are_text() -> None:
    document = read(*([*body(700), *body(686)] for _ in range(4)))
    assert document.text.count(LINE) == 8


def test_two_raised_numbers_side_by_side_are_two_where_their_notes_say_so() -> None:
    both = [*raised(100, "1", BERG), *raised(90, "2", "Ibid., 14.")]
    document = read([*body(700, "12"), *both])
    assert labels(document) == ["1", "2"]
    assert notes(document) == [("1", BERG), ("2", "Ibid., 14.")]


def test_a_number_whose_own_note_is_there_is_one_number() -> None:
    document = read([*body(700, "11"), *body(686, "12"), *raised(100, "11", BERG), *raised(90, "12", "Ibid., 14.")])
    assert labels(document) == ["11", "12"]


LEFT = [f"the left side of it has line {n}" for n in range(8)]
RIGHT = [f"and the right one has line {n} too" for n in range(8)]


def test_columns_are_read_one_after_the_other_whatever_the_order_of_the_file() -> None:
    rows = [[(72, 700 - 14 * n, 11, "R", LEFT[n]), (320, 700 - 14 * n, 11, "R", RIGHT[n])] for n in range(8)]
    document = read([bit for row in rows for bit in row])
    assert " ".join(document.text.split()) == " ".join([*LEFT, *RIGHT])


def test_each_column_has_its_notes_below_it() -> None:
    rows = [[(72, 700 - 14 * n, 11, "R", LEFT[n]), (320, 700 - 14 * n, 11, "R", RIGHT[n])] for n in range(8)]
    figures: list[Bit] = [(199, 606, 7, "R", "1"), (471, 606, 7, "R", "2")]
    below = [*plain(100, f"1. {BERG}"), *plain(100, "2. Ibid., 14.", x=320)]
    document = read([*(bit for row in rows for bit in row), *figures, *below])
    assert notes(document) == [("1", BERG), ("2", "Ibid., 14.")]


def test_notes_in_columns_below_a_text_that_has_none() -> None:
    left = [bit for n in range(6) for bit in plain(160 - 10 * n, LEFT[n] if n else f"1. {LEFT[0]}")]
    right = [bit for n in range(6) for bit in plain(160 - 10 * n, RIGHT[n] if n else f"2. {RIGHT[0]}", x=320)]
    mixed = [bit for pair in zip(left, right, strict=True) for bit in pair]
    document = read([*body(700, "1"), *body(686, "2"), *(b for n in range(6) for b in body(672 - 14 * n)), *mixed])
    assert notes(document) == [("1", " ".join(LEFT[:6])), ("2", " ".join(RIGHT[:6]))]


def test_the_letters_below_a_table_are_no_notes_of_the_text() -> None:
    document = read(
        [
            *body(700, "1"), (72, 600, 9, "R", "Norway"), (140, 600, 9, "R", "12"), (152, 603, 6, "R", "a"),
            *raised(580, "a", "Without crews."), *body(550), *body(536), *raised(100, "1", BERG),
        ]
    )  # fmt: skip
    assert notes(document) == [("1", BERG)]
    assert labels(document) == ["1"]


def test_no_note_is_asked_for_by_a_raised_figure_where_there_are_none() -> None:
    document = read([*body(700, "1"), *body(686, "2"), *body(672, "3"), *body(658, "4")])
    assert labels(document) == []


def test_brackets_around_a_raised_number_are_part_of_it() -> None:
    def bracketed(x: float, y: float, label: str, size: float) -> list[Bit]:
        inner = size * 0.34
        return [
            (x, y, size, "R", "("), (x + inner, y + size * 0.35, size * 0.7, "R", label),
            (x + inner + size * 0.4, y, size, "R", ")"),
        ]  # fmt: skip

    text = [*body(700), *bracketed(504, 700, "1", 11), *body(686), *bracketed(504, 686, "2", 11)]
    first = [*bracketed(72, 100, "1", 8), *plain(100, BERG, x=84)]
    second = [*bracketed(72, 90, "2", 8), *plain(90, "Ibid., 14.", x=84)]
    document = read([*text, *first, *second])
    assert notes(document) == [("1", BERG), ("2", "Ibid., 14.")]
    assert f"{LINE}.(" not in document.text


def test_a_number_that_stands_apart_from_its_note_in_the_second_column_is_its_number() -> None:
    rows = [[(72, 700 - 14 * n, 11, "R", LEFT[n]), (320, 700 - 14 * n, 11, "R", RIGHT[n])] for n in range(8)]
    figures: list[Bit] = [(199, 606, 7, "R", "1"), (471, 606, 7, "R", "2")]
    below = [*plain(100, f"1. {BERG}"), *plain(100, "2", x=320), *plain(100, "Ibid., 14.", x=342)]
    document = read([*(bit for row in rows for bit in row), *figures, *below])
    assert notes(document) == [("1", BERG), ("2", "Ibid., 14.")]


def test_an_address_that_is_broken_behind_its_scheme_is_one() -> None:
    note = [
        *raised(100, "1", "Ministry of Labour, Annual Report, https:"),
        *plain(90, "//www.labour.example/a/b.pdf, 14."),
    ]
    (link,) = read([*body(700, "1"), *note]).links
    assert link.url == "https://www.labour.example/a/b.pdf"


def test_the_rows_of_a_table_that_begin_with_numbers_are_no_notes() -> None:
    rows = [
        bit for at in range(6) for bit in plain(160 - 10 * at, f"{at + 3} a short entry of the table, {at} times over")
    ]
    document = read([*body(700, "3", "The area of a quay is counted in m"), *body(686), *rows])
    assert notes(document) == []
    noted = read([*body(700, "1"), *body(686, "2"), *plain(100, f"1 {BERG}"), *plain(90, "2 Ibid., 14.")])
    assert [marker for marker, _ in notes(noted)] == ["1", "2"]


@pytest.mark.parametrize("after", [",", "."])
def test_a_raised_figure_before_the_comma_is_a_word_of_its_own(after: str) -> None:
    page = [(72, 700, 11, "R", "As Berg"), (110.6, 703, 9, "R", "1"), (115.2, 700, 11, "R", f"{after} said B12a,")]
    words = [(text, size) for text, *_, size, _, _ in pdf_text.read(pdf(page))["pages"][0]["words"]]
    assert words == [("As", 11), ("Berg", 11), ("1", 9), (after, 11), ("said", 11), ("B12a,", 11)]


def test_the_end_of_a_broken_number_does_not_end_the_notes() -> None:
    document = read(
        [
            *body(700, "1"), *body(686, "2"),
            *raised(110, "1", "Anna Berg, Moving, 2017, https://doi.org/10.1257/pol."), *plain(100, "20150261"),
            *raised(90, "2", "Ibid., 14."),
        ]
    )  # fmt: skip
    assert [marker for marker, _ in notes(document)] == ["1", "2"]


def test_a_day_that_opens_a_line_is_no_note_where_the_notes_are_raised() -> None:
    document = read(
        [
            *body(700, "3"), *body(686, "4"),
            *raised(110, "3", "Office of Roads, Roads, statistical release,"), *plain(100, "4 June 2019, table 2."),
            *raised(90, "4", BERG),
        ]
    )  # fmt: skip
    assert notes(document) == [("3", "Office of Roads, Roads, statistical release, 4 June 2019, table 2."), ("4", BERG)]


def test_what_a_browser_prints_around_a_single_page_is_none_of_its_text() -> None:
    document = read(
        [
            (24, 770, 8, "R", "11/28/26, 9:37 AM"), *body(700, "1"), *raised(100, "1", BERG),
            (24, 17, 8, "R", "https://roads.example/notice"), (560, 17, 8, "R", "1/1"),
        ]
    )  # fmt: skip
    assert notes(document) == [("1", BERG)]
    assert "9:37" not in document.text


def test_a_day_and_hour_alone_stay_in_the_text() -> None:
    document = read([(24, 770, 8, "R", "11/28/26, 9:37 AM"), *body(700)])
    assert "9:37" in document.text


def test_quotation_marks_of_tex_are_those_of_print() -> None:
    document = read([*body(700, "1"), *raised(100, "1", "Anna Berg, `Moving for work', Roads 5, 2017.")])
    assert notes(document) == [("1", "Anna Berg, ‘Moving for work’, Roads 5, 2017.")]
