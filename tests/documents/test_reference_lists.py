"""Lists of references in documents of any format."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.document import Document, LinkRole, MentionForm
from tests.growth import lines_run

ONE = "Doe, J. (2017). *A road to the sea*. Quay Press."
TWO = "Roe, A., & Poe, B. (2018). Another road. *Road Studies*, 12(3), 4–9. https://road.example/x"


def entries(text: str, form: str = "markdown") -> list[str]:
    return [" ".join(entry.text.split())[:12] for entry in read_text(text, format=form).entries]


def listed(body: str, heading: str = "## References") -> Document:
    return read_text(f"# Roads\n\nRoads matter (Doe 2017).\n\n{heading}\n\n{body}\n")


def test_paragraphs_and_items_are_entries() -> None:
    for body in (f"{ONE}\n\n{TWO}", f"- {ONE}\n- {TWO}", f"{ONE}\n{TWO}"):
        assert [entry.text[:8] for entry in listed(body).entries] == ["Doe, J. ", "Roe, A.,"]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Doe JK Roads of the north. New York: Quay", "Roe AB, Poe C (1998) Another road. Road Stud 12:4-9", 2),
        (
            "Doe JK Roads of the north. Reading, UK: Quay Press",
            "Roe, Ann; Poe, C.: Roads. In: Ways 7 (1982), S. 3-9.",
            2,
        ),
        ("Doe JK Roads of the north. New York: Quay and", "Sons, 1998, 214 pages, with a map of all roads.", 1),
        ("Doe JK Roads of the north and of the", "Ministry of Ways, 1998. London: Quay Press.", 1),
    ],
)
def test_a_place_and_a_publisher_end_an_entry_without_a_full_stop(first: str, second: str, count: int) -> None:
    body = f"{ONE}\n\n{first}\n\n{second}\n\n{TWO}"
    assert len(listed(body).entries) == 2 + count


def test_links_of_an_entry_are_its_own() -> None:
    document = listed(f"{ONE}\n\n{TWO}")
    assert [[link.url for link in entry.links] for entry in document.entries] == [[], ["https://road.example/x"]]
    assert {link.role for link in document.links} == {LinkRole.CITATION}


def test_an_address_below_belongs_to_the_entry() -> None:
    document = listed(f"{ONE}\n\nAvailable at: <https://road.example/a>\n\n{TWO}")
    assert [len(entry.links) for entry in document.entries] == [1, 1]


@pytest.mark.parametrize(
    "second",
    [
        "Van Poe, B. (2018) ‘Another road’, *Road Studies*, 12, pp. 4–9.",
        "曲安. “道路的歷史.” 道路學報 20, no. 3 (1998).",
    ],
)
def test_an_entry_that_ends_nowhere_is_not_joined_with_the_next(second: str) -> None:
    undated = "Doe JV, Roe BM A road to the sea. Oslo: Quay Press"
    assert len(listed(f"{undated}\n\n{second}\n\n{ONE}\n\n{TWO}").entries) == 4


@pytest.mark.parametrize("rest", ["Oslo, Norway: Quay Press, 2018, pp. 4–9.", "Évora: Quay Press, n.d."])
def test_an_entry_that_is_cut_in_two_is_one(rest: str) -> None:
    assert len(listed(f"Roe, Ann. A long road to the northern\n\n{rest}\n\n{ONE}\n\n{TWO}").entries) == 3


def test_hanging_lines_of_plain_text_are_one_entry() -> None:
    text = (
        "A text\n\nRoads (Doe 2017).\n\nReferences\n\nDoe, J. (2017). A road to the\n    sea. Quay Press.\n"
        "Roe, A. (2018). Another road. Road Studies,\n    12(3), 4-9.\n"
    )
    document = read_text(text, format="text")
    assert [entry.line for entry in document.entries] == [7, 9]
    assert document.entries[0].text.endswith("Quay Press.")


def test_labels_and_dashes_are_told() -> None:
    document = listed(f"[12] {ONE}\n\n———. 2019. *A later road*. Quay Press.")
    assert [(entry.label, entry.repeated) for entry in document.entries] == [("12", False), (None, True)]


def test_sub_headings_do_not_end_a_list() -> None:
    document = listed(
        f"### Primary sources\n\n{ONE}\n\n### Articles\n\n{TWO}\n\n## Appendix\n\nDoe, J. (2001). *No entry*. Quay."
    )
    assert len(document.entries) == 2


def test_pages_give_entries_with_their_links() -> None:
    text = (
        "<h1>Roads</h1><p>Roads (Doe 2017).</p><h2>References</h2><ul><li>Doe, J. (2017). <i>A road</i>. Quay Press.</li>"
        '<li><a href="https://road.example/x">Roe, A. (2018). Another road.</a> <i>Road Studies</i>, 12(3), 4–9.</li></ul>'
    )
    document = read_text(text, format="html")
    assert [len(entry.links) for entry in document.entries] == [0, 1]


@pytest.mark.parametrize(
    "heading",
    ["Bibliografía", "Bibliographie", "Literaturverzeichnis", "Daftar Pustaka", "Tài liệu tham khảo", "บรรณานุกรม"],
)
def test_headings_of_other_languages_open_a_list(heading: str) -> None:
    assert len(listed(f"{ONE}\n\n{TWO}", f"## {heading}").entries) == 2


def test_lists_of_links_are_none() -> None:
    assert (
        entries(
            "## References\n\n- [Docs](https://a.example)\n- <https://b.example>\n- [News 2017](https://c.example)\n"
        )
        == []
    )


def test_chapters_of_prose_are_none() -> None:
    prose = "In 2017 we asked the ministry. These answers were counted twice and are used in this report."
    assert entries(f"## Sources\n\n{prose}\n\nThe census of 2010 was described elsewhere.\n") == []


def test_contents_are_none() -> None:
    assert entries("## Contents\n\n- Introduction\n- References\n- Appendix of 2017\n") == []


def test_notes_are_no_entries() -> None:
    document = read_text(f"Text.[^1]\n\n## References\n\n[^1]: {ONE}\n")
    assert (len(document.notes), document.entries) == (1, ())


def test_titles_in_entries_are_none_of_the_text() -> None:
    forms = {mention.form for mention in listed(f"{ONE}\n\n{TWO}").mentions}
    assert forms == {MentionForm.AUTHOR_DATE}


@pytest.mark.parametrize("line", ["Doe, J. (2017). A road. Quay.\n", "    x\n", "[1] x\n", "Doe 2017 (", "(Doe 2017; "])
def test_hostile_lists_take_linear_time(line: str) -> None:
    def cost(count: int) -> int:
        text = "(Doe 2017)\n\n## References\n\nDoe, J. (2017). A road. Quay.\n" + line * count
        return lines_run(lambda: read_text(text, format="text"))

    cost(10)
    assert cost(800) < 5 * cost(200)


@pytest.mark.parametrize(
    "entry",
    [
        "Poe, T. C., and A. C. Roe. *Interactive Spatial Analysis*.\nHarlow: Longman, 1995.",
        'Poe, N., and N. H. Roe. "Modelling of Regional Roads."\n*Journal of the American Road Association* 84 (1989): 393--401.',
        "Poe, J. (2001). *Title of a long work on roads*.\nCambridge, MA: MIT Press.",
    ],
)
def test_a_line_that_ends_with_a_sentence_does_not_end_its_entry(entry: str) -> None:
    assert len(listed(f"{ONE}\n\n{entry}\n\n{TWO}").entries) == 3
    assert len(listed(f"{ONE}\n{entry}\n{TWO}").entries) == 3


def test_a_dash_of_nine_hyphens_stands_for_the_author() -> None:
    assert [e.repeated for e in listed(f"{ONE}\n\n---------. 2019. *A later road*. Quay Press.").entries] == [
        False,
        True,
    ]
