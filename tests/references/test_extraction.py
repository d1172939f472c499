from __future__ import annotations

import time

from refcheck.documents import read_text
from refcheck.model.document import MentionForm
from refcheck.model.reference import Library, NoteKind
from refcheck.references import extract

STATEMENT = """## A Network's Statement

22 November 2017

We made the "Civil Proposal: A Framework for the Rights of Workers".<sup>1</sup> It was welcomed by Dr. Someone of the Office.<sup>2</sup>

---

<sup>1</sup> Task Force on Some Workers (TF-SW), 2009.

[http://files.example/Resources\\\\_72/book\\\\_feb2010.pdf](http://files.example/Resources_72/book_feb2010.pdf)

<sup>2</sup> *Ibid*, page 9.

[www.network.example](http://www.network.example)

**Secretariat**

As in *ASEAN 2025: Forging Ahead Together*, we urge, with *non-refoulement* and “caring and sharing”, the 31<sup>st</sup> time.

The recent report, *Migrating for Opportunities*, states that it helps.<sup>3</sup> So does *Migrating to Opportunity: Overcoming Barriers*.

[www.network.example](http://www.network.example)

Secretariat

<sup>3</sup>Mauro Testaverde and Harry Moroz, *Migrating to Opportunity: Overcoming Barriers*, World Bank, 2017, page 5.

<https://repo.example/bitstream/handle/10986/28342/9781464811067.pdf?sequence=22&isAllowed=y>

[www.network.example](http://www.network.example)

Secretariat
"""


def library() -> Library:
    return extract(read_text(STATEMENT, path="in/statement.md"))


def test_works_and_keys() -> None:
    found = library()
    assert [(r.key, r.file, r.line, r.origin) for r in found.references] == [
        ("tfsw2009civil", "in/statement.md", 9, "statement.md"),
        ("testaverde2017migrating", "in/statement.md", 27, "statement.md"),
    ]
    assert found.references[0].work.url == "http://files.example/Resources_72/book_feb2010.pdf"
    assert [r.entry_type for r in found.references] == ["techreport", "book"]
    assert len({r.id for r in found.references}) == 2
    assert found.path is None
    assert [d.path for d in found.documents] == ["in/statement.md"]


def test_citations() -> None:
    first, second, third = library().citations
    assert (first.kind, first.references, first.locator) == (NoteKind.FULL, ("tfsw2009civil",), None)
    assert (second.kind, second.references, second.locator, second.items[0].target) == (
        NoteKind.IBID,
        ("tfsw2009civil",),
        "9",
        "1",
    )
    assert (third.kind, third.references, third.locator) == (NoteKind.FULL, ("testaverde2017migrating",), "5")
    assert [(c.path, c.marker, c.line) for c in (first, second, third)] == [
        ("in/statement.md", "1", 9),
        ("in/statement.md", "2", 13),
        ("in/statement.md", "3", 27),
    ]
    assert second.text == "Ibid, page 9."


def test_mentions_are_tied_by_marker_and_by_title() -> None:
    proposal, report = library().references
    assert [(m.text, m.marker) for m in proposal.mentions] == [
        ("Civil Proposal: A Framework for the Rights of Workers", "1")
    ]
    assert [(m.text, m.marker) for m in report.mentions] == [
        ("Migrating for Opportunities", "3"),
        ("Migrating to Opportunity: Overcoming Barriers", None),
    ]


def test_a_title_of_its_own_title_is_derived() -> None:
    (derived,) = library().references[0].derived
    assert (derived.field, derived.source) == ("title", "the text before the marker")


def test_a_mention_of_a_note_with_several_works_goes_to_the_one_it_fits() -> None:
    note = "Jane Doe, *The Right of All*, 2011; Ann Lee, *A Long Way Home*, 2005."
    found = extract(read_text(f"We read *A Long Way to Home* and *Nothing Like It at All*.[^1]\n\n[^1]: {note}\n"))
    assert [[m.text for m in r.mentions] for r in found.references] == [[], ["A Long Way to Home"]]


def test_notes_that_share_a_label_go_with_their_markers_in_order() -> None:
    text = (
        'The "First Great Title of All".<sup>1</sup>\n\n<sup>1</sup> World Bank, 2001.\n\n'
        'The "Second Great Title of All".<sup>1</sup>\n\n<sup>1</sup> World Bank, 2002.\n\n<sup>1</sup> World Bank, 2003.\n'
    )
    assert [r.work.title for r in extract(read_text(text)).references] == [
        "First Great Title of All",
        "Second Great Title of All",
        "",
    ]


def test_links_in_running_text_are_no_references() -> None:
    assert extract(read_text("See [the page](http://a.example/x) and http://b.example/.\n")).references == ()


def test_citations_by_key_are_left_to_the_bib() -> None:
    found = extract(read_text("As [@smith2004] says.\n"))
    assert (found.references, found.citations) == ((), ())
    assert found.documents[0].mentions[0].form is MentionForm.KEY


def test_nothing() -> None:
    assert extract() == Library(path=None)
    assert extract(read_text("")).references == ()


def test_the_same_work_in_two_documents_is_one() -> None:
    note = "Jane Doe, *The Right of All*, Brill, 2011."
    one, two = (read_text(f"A.[^1]\n\n[^1]: {note}\n", path=path) for path in ("a.md", "b.md"))
    (reference,) = extract(one, two).references
    assert (reference.file, [c.path for c in reference.citations]) == ("a.md", ["a.md", "b.md"])


def test_many_notes_take_linear_time() -> None:
    text = "".join(f"Claim.[^{n}]\n" for n in range(600)) + "\n"
    text += "".join(
        f"[^{n}]: John Smith{n}, *The Same Title of All Works {n}*, Brill, 2017, p. {n}.\n" for n in range(600)
    )
    document = read_text(text)
    begin = time.process_time()
    assert len(extract(document).references) == 600
    assert time.process_time() - begin < 10
