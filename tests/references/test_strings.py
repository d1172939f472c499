"""Notes that no rule reads and that are citations all the same."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.reference import NoteKind
from refcheck.references import extract
from refcheck.references.strings import is_cited_string

CITED = [
    "N. Harrow. 1995. Counting boats at night with very few lamps. In Proceedings of the Harbour Days. Tern, 140–149.",
    "Harrow, N.; Quist, B.: Counting boats. In: Harbours 10, Nr. 3, S. 31–41.",
    "Nell Harrow, Counting boats at night (Oslo, NO: Tern Press).",
    "Nell Harrow, Boats, a method of counting, 19 Harbour Stud. 235.",
    "Harrow N, Quist B. The joy of boats: a guide to counting boats at night by lamps alone. Oslo: Tern; 1982.",
    "Harrow, Nell, and Bo Quist. Harrow's classic harbour book: the essential guide to harbours. Tern Press, 1983.",
    "HARROW, Nell. Counting boats at night. Oslo: Tern Press.",
    "(1988) Counting boats at night. Harbours 4(2):3–10",
]
PROSE = [
    "This is what Harrow held in 1995, and nobody has counted the boats since.",
    "Harrow, who counted the boats in 1995, never published a figure.",
    "The office was moved in 1983 (London: so at least the letters say).",
    "Nell Harrow, the harbour master, told the author so in 2001.",
    "[METHOD: Comparison of harbours 2020-2024. Two boats in 5 years, 1.8% of all.]",
    "Nell Harrow thanks the boatmen of 1995. They counted the boats. London: Tern, 1999.",
    "Harrow, Quist and others disagreed: nobody counted. However the boats were there (1990).",
    "(1990) The boats were never counted.",
    "",
]


@pytest.mark.parametrize("text", CITED)
def test_citations(text: str) -> None:
    assert is_cited_string(text)


@pytest.mark.parametrize("text", PROSE)
def test_comments(text: str) -> None:
    assert not is_cited_string(text)


def test_such_a_note_is_a_reference_and_ibid_leads_to_it() -> None:
    document = read_text(f"A.[^1] B.[^2]\n\n[^1]: See {CITED[4]}\n\n[^2]: Ibid., 5.\n")
    library = extract(document)
    (reference,) = library.references
    assert [one.kind for one in library.citations] == [NoteKind.FULL, NoteKind.IBID]
    assert library.citations[1].references == (reference.key,)
    assert "The joy of boats" in reference.work.title


def test_a_short_form_stays_one() -> None:
    document = read_text(
        "A.[^1] B.[^2]\n\n[^1]: Nell Harrow, *Counting Boats*, Tern, 1995.\n\n[^2]: Harrow, Counting Boats, 1995.\n"
    )
    assert [one.kind for one in extract(document).citations] == [NoteKind.FULL, NoteKind.SHORT]


def test_long_notes_end_at_once() -> None:
    for text in ("Harrow, N., " * 2_000, "A" * 9_000, "(1990) " * 2_000, "Harrow N, " * 60):
        assert not is_cited_string(text)
