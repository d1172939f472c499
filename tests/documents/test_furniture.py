from __future__ import annotations

from refcheck.documents import read_text
from refcheck.model.document import BlockKind, Document, LinkRole

CONTACT = """[www.network.example](http://www.network.example)

{bold}Network Secretariat{bold}

[mail@network.example](mailto:mail@network.example)

12 Long Road, Some Town, Tel: +85223120031
"""
PAGES = f"""# A Statement

First claim.<sup>1</sup>

---

<sup>1</sup> Task Force on Something (TFS), 2009.

{CONTACT.format(bold="**")}
We urge the states to look at the principles of fair

{CONTACT.format(bold="")}
A Network (AN)

treatment of all *workers* everywhere.<sup>2</sup> It ends.

Visit [www.network.example](http://www.network.example) and http://other.example/page.

---

<sup>2</sup> Jane Doe, *A Long Way Home*, 2011.

https://b.example/x.pdf

{CONTACT.format(bold="**")}"""


def kinds(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def test_contact_blocks_are_furniture_with_or_without_bold() -> None:
    furniture = kinds(read_text(PAGES), BlockKind.FURNITURE)
    assert furniture.count("Network Secretariat") == 3
    assert furniture.count("www.network.example") == 3
    assert furniture.count("12 Long Road, Some Town, Tel: +85223120031") == 3


def test_furniture_never_gives_a_note_its_address() -> None:
    document = read_text(PAGES)
    assert [[link.url for link in note.links] for note in document.notes] == [[], ["https://b.example/x.pdf"]]


def test_roles() -> None:
    roles = {link.url: link.role for link in read_text(PAGES).links}
    assert roles == {
        "http://www.network.example": LinkRole.BOILERPLATE,
        "mailto:mail@network.example": LinkRole.CONTACT,
        "http://other.example/page": LinkRole.TEXT,
        "https://b.example/x.pdf": LinkRole.CITATION,
    }


def test_a_sentence_that_the_page_cuts_is_one() -> None:
    document = read_text(PAGES)
    (block,) = [b for b in document.blocks if "principles of fair" in b.text]
    assert block.text == (
        "We urge the states to look at the principles of fair treatment of all workers everywhere. It ends."
    )
    assert "A Network (AN)" in kinds(document, BlockKind.FURNITURE)
    (marker,) = [m for m in document.markers if m.label == "2"]
    assert document.blocks[marker.block] is block
    assert block.text[: marker.offset].endswith("everywhere.")


def test_a_sentence_cut_by_notes_and_a_rule() -> None:
    document = read_text(
        "The right of<sup>1</sup>\n\n---\n\n<sup>1</sup> Smith, 2001.\n\nmigrants to mi-\n\n---\n\ngrate.\n"
    )
    assert document.blocks[0].text == "The right of migrants to mi-grate."


def test_whole_sentences_are_not_joined() -> None:
    for text in (
        "One ends here.\n\n---\n\nand so on",
        "One goes on\n\n---\n\nAnother begins",
        "One goes on\n\nand another",
    ):
        assert len(read_text(text).blocks) == 2


def test_nothing_is_joined_over_a_strange_block() -> None:
    document = read_text("One goes on\n\n---\n\nA whole sentence in between.\n\nand so on\n")
    assert len(document.blocks) == 3


def test_two_notes_with_one_address() -> None:
    text = "A.<sup>1</sup> B.<sup>2</sup>\n\n" + "".join(
        f"<sup>{n}</sup> Smith, *On Roads Number {n}*, 2001.\n\nhttp://a.example/same\n\n" for n in (1, 2)
    )
    document = read_text(text)
    assert [[link.url for link in note.links] for note in document.notes] == [["http://a.example/same"]] * 2


def test_two_notes_with_the_same_words() -> None:
    document = read_text(
        "A.<sup>1</sup> B.<sup>2</sup> C.<sup>3</sup>\n\n<sup>1</sup> Smith, 2001.\n\n<sup>2</sup> Ibid.\n\n<sup>3</sup> Ibid.\n"
    )
    assert len(document.notes) == 3


def test_an_address_that_comes_back_in_the_text_is_no_furniture() -> None:
    document = read_text("One.\n\nhttp://a.example/issues\n\nTwo.\n\nhttp://a.example/issues\n")
    assert {link.role for link in document.links} == {LinkRole.TEXT}


def test_headings_lists_and_sentences_that_come_back_are_text() -> None:
    document = read_text(
        "## Example\n\n- One\n\nIt is so.\n\n## Example\n\n- One\n\nIt is so.\n\n## Example\n\nIt is so.\n"
    )
    assert kinds(document, BlockKind.FURNITURE) == []


def test_a_page_head_on_three_pages() -> None:
    document = read_text("# A Report\n\nOne.\n\nA Report\n\nTwo.\n\nA Report\n\nThree.\n\nA Report\n\nFour.\n")
    assert kinds(document, BlockKind.FURNITURE) == ["A Report"] * 3
    assert document.title == "A Report"


def test_page_numbers() -> None:
    document = read_text("The rights of\n\n3\n\nworkers are\n\nPage 4 of 9\n\nmany.\n")
    assert kinds(document, BlockKind.FURNITURE) == ["3", "Page 4 of 9"]
    assert document.blocks[0].text == "The rights of workers are many."
    assert kinds(read_text("One.\n\n1984\n\nTwo.\n"), BlockKind.FURNITURE) == []


HOME = "[www.roads.example](http://www.roads.example)"


def test_a_contact_block_of_a_single_page_is_not_the_note_s() -> None:
    text = f"A claim.<sup>1</sup>\n\n---\n\n<sup>1</sup> Doe, *Roads*, 2001.\n\n{HOME}\n\n**Secretariat**\n\n[info@roads.example](mailto:info@roads.example)\n"
    (note,) = read_text(text).notes
    assert note.links == ()


def test_a_home_page_behind_a_note_without_a_contact_is_its_own() -> None:
    text = f"A claim.<sup>1</sup>\n\n---\n\n<sup>1</sup> Doe, *Roads*, 2001.\n\n{HOME}\n\nThe text goes on here.\n"
    (note,) = read_text(text).notes
    assert [link.url for link in note.links] == ["http://www.roads.example"]
