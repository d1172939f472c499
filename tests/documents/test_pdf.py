from __future__ import annotations

import pytest

from refcheck.documents import read_bytes
from refcheck.errors import DocumentError
from refcheck.model.document import BlockKind, Document
from refcheck.model.place import Unit
from tests.fakes.pdf_files import Bit, pdf


def read(raw: bytes) -> Document:
    return read_bytes(raw, path="a.pdf", format="pdf")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(one.marker, one.text) for one in document.notes]


def labels(document: Document) -> list[str]:
    return [marker.label for marker in document.markers]


LINE = "Many people move for work, and many of them send home what they have earned there"


def text(y: int, words: str = LINE, *, x: int = 72, size: float = 11, font: str = "R") -> Bit:
    return (x, y, size, font, words)


FIRST = [
    text(740, "A study of moving", size=18, font="B"),
    text(700, f"{LINE}."),
    (504, 704, 7, "R", "1"),
    text(686, "As the report"),
    text(686, "Moving for Work", x=145, font="I"),
    text(686, "shows, they save much of it.", x=228),
    (366, 690, 7, "R", "2"),
    (72, 120, 6, "R", "1"),
    (78, 117, 8, "R", "Anna Berg,"),
    (122, 117, 8, "I", "Moving for Work"),
    (183, 117, 8, "R", "\\(Geneva: ILO, 2017\\), 12, https://www.ilo.example/reports/"),
    (78, 107, 8, "R", "moving_for_work.pdf."),
    (72, 97, 6, "R", "2"),
    (78, 94, 8, "R", "Ibid., 14, which goes on to say that what is sent home is more than what was"),
]
SECOND = [
    text(740, "earned by those who stayed, and so the text goes on."),
    (72, 100, 8, "R", "ever earned at home, and ends here."),
]


def bits(*found: Bit) -> list[Bit]:
    return [(x, y, size, font, said.replace("\\(", "(").replace("\\)", ")")) for x, y, size, font, said in found]


def test_notes_at_the_ends_of_pages_and_over_them() -> None:
    document = read(pdf(bits(*FIRST), bits(*SECOND)))
    assert labels(document) == ["1", "2"]
    assert notes(document) == [
        (
            "1",
            "Anna Berg, Moving for Work (Geneva: ILO, 2017), 12, https://www.ilo.example/reports/moving_for_work.pdf.",
        ),
        (
            "2",
            "Ibid., 14, which goes on to say that what is sent home is more than what was ever earned at home, and ends here.",
        ),
    ]
    assert [link.url for link in document.notes[0].links] == ["https://www.ilo.example/reports/moving_for_work.pdf"]
    (mention,) = document.mentions
    assert (mention.text, mention.marker, mention.location.page, mention.location.unit) == (
        "Moving for Work",
        "2",
        "1",
        Unit.PARAGRAPH,
    )
    assert (document.title, document.editable, document.unit, document.format) == (
        "A study of moving",
        False,
        Unit.PARAGRAPH,
        "pdf",
    )
    assert document.blocks[0].kind is BlockKind.HEADING
    assert "save much of it.earned" not in document.text


def test_heads_and_feet_that_come_back_are_left_out_and_paragraphs_go_over_pages() -> None:
    def page(number: int, words: str) -> list[Bit]:
        return [
            text(770, "The Journal of Moving 12 (2017)", size=9),
            text(700, words),
            text(30, str(number), size=9, x=300),
        ]

    document = read(
        pdf(
            page(11, f"{LINE} and"),
            page(12, "so on without an end to the sen-"),
            page(13, "tence of which it is a part."),
            root="/PageLabels << /Nums [0 << /S /D /St 11 >>] >>",
        )
    )
    assert [block.text for block in document.blocks] == [
        f"{LINE} and so on without an end to the sentence of which it is a part."
    ]
    assert document.blocks[0].page == "11"


def test_notes_at_the_end_of_the_text() -> None:
    document = read(
        pdf(
            [
                text(700, f"{LINE}."), (504, 704, 7, "R", "1"), text(686, "They save much of it."), (176, 690, 7, "R", "2"),
                text(640, "Notes", size=14, font="B"), text(620, "1. Anna Berg, Moving for Work, 2017."), text(606, "2. Ibid., 14."),
            ]
        )
    )  # fmt: skip
    assert labels(document) == ["1", "2"]
    assert notes(document) == [("1", "Anna Berg, Moving for Work, 2017."), ("2", "Ibid., 14.")]


def test_an_address_is_that_of_the_link_on_the_page() -> None:
    raw = pdf(
        [text(700, f"{LINE}."), text(686, "It is here for all to read.")],
        links=((72, 684, 230, 698, "https://a.example/x?y=1&z=2"),),
    )
    assert [link.url for link in read(raw).links] == ["https://a.example/x?y=1&z=2"]


@pytest.mark.parametrize("written", ["Fran\u00b8cois", "Franc\u00b8ois"])
def test_accents_that_old_type_draws_apart_are_joined_to_their_letters(written: str) -> None:
    document = read(pdf([text(740, f"Anna M\u00a8uller and {written} \u02dcnu")]))
    assert document.text == "Anna Müller and François ñu"


def test_exponents_ordinals_and_small_print_are_no_notes() -> None:
    document = read(
        pdf(
            [
                text(700, f"{LINE} on 10 m"), (544, 704, 7, "R", "2"), text(686, f"{LINE} since the 31"), (562, 690, 7, "R", "st"),
                text(672, f"{LINE}."), (72, 100, 8, "R", "1 of 12 copies"), (72, 90, 8, "R", "14 printed in Geneva"),
            ]
        )
    )  # fmt: skip
    assert labels(document) == []
    assert notes(document) == []


def test_the_title_is_what_the_file_says_unless_that_is_junk() -> None:
    page = [text(740, "A study of moving", size=18), text(700, f"{LINE}."), text(680, f"{LINE}.")]
    assert read(pdf(page, title="Moving for Work: A Study")).title == "Moving for Work: A Study"
    assert read(pdf(page, title="Microsoft Word - final_v3.doc")).title == "A study of moving"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b"no PDF at all", "is not"),
        (b"%PDF-1.7\nbroken", "is damaged"),
        (pdf([text(700, "x")], [], []), "its pages are pictures"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_a_file_that_is_none_gives_one_clear_line(raw: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        read(raw)


@pytest.mark.parametrize(("last", "expected"), [("3", ["1", "2", "3"]), ("9", ["1"])])
def test_a_figure_that_no_note_answers_counts_only_in_a_gap_of_the_numbers(last: str, expected: list[str]) -> None:
    document = read(
        pdf(
            [
                text(700, f"{LINE}."), (504, 704, 7, "R", "1"), text(686, f"{LINE}."), (504, 690, 7, "R", "2"), text(672, f"{LINE}."), (504, 676, 7, "R", last),
                (72, 120, 6, "R", "1"), (78, 117, 8, "R", "Anna Berg, Moving for Work, 2017."),
                (72, 107, 6, "R", "3"), (78, 104, 8, "R", "Ibid., 14."),
            ]
        )
    )  # fmt: skip
    assert labels(document) == expected


def hanging(*lines: tuple[float, str], heading: str = "References") -> list[Bit]:
    text = [
        (72.0, 760.0 - 14 * n, 11.0, "R", f"{'Roads and rivers go on and on through the land ' * 2}.") for n in range(6)
    ]
    listed = [(x, 630.0 - 14 * n, 11.0, "R", words) for n, (x, words) in enumerate(lines)]
    return [*text, (72.0, 655.0, 16.0, "B", heading), *listed]


HUNG = [
    (72.0, "Berg, T. C., and A. C. Roe. Interactive Analysis of Roads and Rivers in the Land."),
    (92.0, "Harlow: Longman, 1995."),
    (72.0, "Cress, N. Roads for Towns. New York: Wiley, 1991."),
    (72.0, "Dole, N., and N. H. Chan. Modelling of Regional Roads. Journal of the American Road"),
    (92.0, "Association 84 (1989): 393-401."),
    (72.0, "Elm, M. Mapping of Roads. Oxford: Quay Press, 2001."),
]


def test_entries_begin_where_lines_stand_out() -> None:
    document = read_bytes(pdf(hanging(*HUNG)), path="a.pdf", format="pdf")
    assert [entry.text[:5] for entry in document.entries] == ["Berg,", "Cress", "Dole,", "Elm, "]
    assert document.entries[0].text.endswith("Land. Harlow: Longman, 1995.")


def test_lines_that_stand_at_many_places_are_left_as_they_are() -> None:
    uneven = [(x + 7 * number, words) for number, (x, words) in enumerate(HUNG)]
    whole = read_bytes(pdf(hanging(*uneven, heading="Roads")), path="a.pdf", format="pdf")
    listed = read_bytes(pdf(hanging(*uneven)), path="a.pdf", format="pdf")
    assert [b.text for b in listed.blocks if b.kind is not BlockKind.HEADING] == [
        b.text for b in whole.blocks if b.kind is not BlockKind.HEADING
    ]
