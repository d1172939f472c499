"""Where a citation begins in a note that says more: prose, a quotation or another citation before it."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.document import Note
from refcheck.references.leads import find_named, without_remark
from refcheck.references.parse import ParsedItem, parse_note


def parsed(note: str) -> tuple[ParsedItem, ...]:
    notes: tuple[Note, ...] = read_text(f"A claim.[^1]\n\n[^1]: {note}\n").notes
    return parse_note(notes[0])


def cited(note: str) -> list[tuple[str, str, int | None]]:
    found = []
    for item in parsed(note):
        assert item.work is not None, item
        author = item.work.author[0].full if item.work.author else ""
        found.append((author, item.work.title, item.work.year))
    return found


@pytest.mark.parametrize(
    "note",
    [
        "The harbour is called a ‘small sea’ by those who work in it. Ann Roe, ‘Nets and Quays’, *Boat Review* 3, no. 2 (2009): 4.",
        "Many boats, such as those of ‘Salt, Reed, and Carr’, are no longer at sea. Ann Roe, ‘Nets and Quays’, *Boat Review*, 2009.",
        "This is what the crews call the “long haul”. Ann Roe, *Nets and Quays* (London: Verso, 2009).",
        '"A net is mended by many hands, and nobody knows whose knot will hold." Ann Roe, *Nets and Quays* (2009).',
        'First count of boats: Roe, Ann. "Nets and Quays," *Boat Review* 3:4-9, 2009.',
        "The idea of harbours that move is here loosely taken from Ann Roe, *Nets and Quays* (London: Verso, 2009).",
        "A patient account of how harbours change rather than vanish is Ann Roe, “Nets and Quays,” *Boat Review* 29 (2009).",
    ],
)
def test_what_leads_to_a_citation_is_no_part_of_it(note: str) -> None:
    assert cited(note) == [("Ann Roe", "Nets and Quays", 2009)]


@pytest.mark.parametrize(
    ("note", "title", "author"),
    [
        # a newspaper's agency behind its headline, and a chapter in a book, lead to nothing
        ("“Ferry sinks,” Agence France-Presse, *Bangkok Post*, 2 March 2011.", "Ferry sinks", ""),
        (
            "‘Statement on the boats of the river’, in Ann Roe (ed.), *Nets* (Verso 2009).",
            "Statement on the boats of the river",
            "",
        ),
        ("Bo Carr, “On the sea with Ann Roe,” *Boat Review*, 2009.", "On the sea with Ann Roe", "Bo Carr"),
    ],
)
def test_what_stands_before_names_may_be_the_title(note: str, title: str, author: str) -> None:
    (item,) = parsed(note)
    assert item.work is not None
    assert item.work.title == title
    assert (item.work.author[0].full if item.work.author else "") in {author, "Agence France-Presse"}


def test_two_citations_parted_by_a_sentence() -> None:
    note = (
        "Ann Roe, ‘Nets and Quays’, *Boat Review* 3, no. 2 (1980): 17–57. The replies are to be found in Bo Carr, "
        "‘Against Nets’, *Quay* 9, no. 1 (2015): 3–8."
    )
    assert cited(note) == [("Ann Roe", "Nets and Quays", 1980), ("Bo Carr", "Against Nets", 2015)]
    bare = "Ann Roe, *Nets* (London: Verso, 1990). Bo Carr, *Quays* (Oxford: Verso, 2006), 148."
    assert cited(bare) == [("Ann Roe", "Nets", 1990), ("Bo Carr", "Quays", 2006)]
    also = "Ann Roe, *Nets* (Verso, 2007), 8. Also, see her *Quays: A Study* (Verso, 2006)."
    assert [title for _, title, _ in cited(also)] == ["Nets", "Quays: A Study"]
    portuguese = (
        "Roe, Ann. “Nets”. *Boats*, 2009. <https://example.org/n>. Ver também Carr et al., “Quays”, *Sea*, 2021."
    )
    assert [title for _, title, _ in cited(portuguese)] == ["Nets", "Quays"]


@pytest.mark.parametrize(
    "note",
    [
        "Ann Roe, *Nets*, ed. Bo Carr, trans. Di Lee (London: Verso, 2009).",
        "Roe, Ann. “Nets.” In *Boats and Quays*, edited by Bo Carr. London: Verso, 2009.",
        "Ann Roe, review of *The Weavers*, by Bo Carr, *Boat Review* 9, no. 1 (2005): 3.",
    ],
)
def test_one_citation_stays_one(note: str) -> None:
    assert len(parsed(note)) == 1


def test_prose_before_german_names_without_markup() -> None:
    text = (
        "Boote wurden zum Beispiel als Quelle für Zählungen verwendet. Zum Beispiel in: Roe, Ann: Nets and quays, "
        "in: Boat Review 115, 01.07.2017, S. 99–114."
    )
    assert text[find_named(text) :].startswith("Roe, Ann: Nets")
    assert find_named("Roe, Ann: Nets and quays, in: Boat Review 115, 2017, S. 99.") == 0
    assert find_named("The boats are old. They sank.") == 0
    assert find_named("") == 0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (", 1977, pp. 267-324. The office then counted the boats until 1983.", ", 1977, pp. 267-324."),
        (" (1689). Edición española: Redes, Madrid 1988.", " (1689)."),
        (". London: Verso, 2009. Page 8.", ". London: Verso, 2009. Page 8."),
        (". In Boats, edited by B. Carr. London: Verso, 2009.", ". In Boats, edited by B. Carr. London: Verso, 2009."),
        ("", ""),
    ],
)
def test_remarks_behind_a_citation(text: str, kept: str) -> None:
    assert without_remark(text) == kept


def test_the_year_of_a_remark_is_not_that_of_the_work() -> None:
    (found,) = cited(
        "Ann Roe, “Nets,” *Boat Review* 9 (1977), 26–32. The office was counting boats until 1983 and later."
    )
    assert found == ("Ann Roe", "Nets", 1977)


def test_long_and_hostile_notes_end() -> None:
    for text in ("Ann Roe, *Nets*. " * 300, "A. B., " * 500 + "*x*", "Ab: " * 400 + "“x”", "is Ann " * 400):
        assert parsed(text)
