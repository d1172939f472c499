from __future__ import annotations

from dataclasses import replace

from refcheck.documents import read_text
from refcheck.model.document import Block, BlockKind, Document, Embedded, Entry, MentionForm, Segment
from refcheck.model.place import Span
from refcheck.model.reference import Library, NoteKind
from refcheck.model.work import Name, Work
from refcheck.references import extract
from tests.factories import make_mention

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


def test_mentions_go_to_the_note_of_their_own_chapter() -> None:
    one, two = "Jane Doe, *The Right of All*, Brill, 2011.", "Ann Lee, *A Long Way Home*, Verso, 2005."
    text = (
        f"## One\n\nWe read *The Right of Everyone*.<sup>1</sup>\n\n---\n\n<sup>1</sup> {one}\n\n"
        f"## Two\n\nWe read *A Long Way to Home*.<sup>1</sup>\n\n---\n\n<sup>1</sup> {two}\n"
    )
    assert [[m.text for m in r.mentions] for r in extract(read_text(text)).references] == [
        ["The Right of Everyone"],
        ["A Long Way to Home"],
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


def test_many_notes_of_like_titles_are_as_many_works() -> None:
    text = "".join(f"Claim.[^{n}]\n" for n in range(600)) + "\n"
    text += "".join(
        f"[^{n}]: John Smith{n}, *The Same Title of All Works {n}*, Brill, 2017, p. {n}.\n" for n in range(600)
    )
    document = read_text(text)
    assert len(extract(document).references) == 600


def embedded(document: Document, work: Work, note: str | None, *, identity: str = "x", at: int = 0) -> Document:
    one = Embedded(id=identity, work=work, span=Span(at, at), line=1, note=note, locator=None, manager="zotero")
    return replace(document, embedded=(*document.embedded, one))


MANAGED = Work(
    type="book", title="The Right of All: A Study", author=(Name(given="Jane", family="Doe"),), doi="10.5555/m"
)


def test_a_work_that_a_manager_left_in_a_note_is_the_note_s_work() -> None:
    document = read_text("A.[^1] B.[^2]\n\n[^1]: Doe 2011, p. 5\n\n[^2]: Ibid., p. 7\n")
    found = extract(embedded(embedded(document, MANAGED, "1"), MANAGED, "2"))
    assert [(r.work.title, r.work.doi) for r in found.references] == [(MANAGED.title, MANAGED.doi)]
    first, second = found.citations
    assert (first.kind, first.references) == (NoteKind.FULL, ("doe2011right",))
    assert (second.kind, second.references, second.items[0].locator) == (NoteKind.IBID, ("doe2011right",), "7")


def test_the_fields_of_a_manager_go_before_those_of_the_words() -> None:
    document = read_text("A.[^1]\n\n[^1]: J. Doe, *The Right of Al*, Brill, 2011, p. 4.\n")
    (reference,) = extract(embedded(document, MANAGED, "1")).references
    assert (reference.work.title, reference.work.publisher, reference.work.year) == (MANAGED.title, "Brill", 2011)


def test_several_works_of_a_manager_in_one_note() -> None:
    other = Work(type="book", title="Long Rivers of Old", author=(Name(given="Bo", family="Chan"),))
    document = read_text("A.[^1] B.[^2]\n\n[^1]: Things that were said by several people.\n\n[^2]: Ibid.\n")
    found = extract(embedded(embedded(document, MANAGED, "1"), other, "1", identity="y"))
    assert found.citations[0].kind is NoteKind.MIXED
    assert found.citations[1].references == found.citations[0].references


def test_a_work_that_a_manager_left_in_the_text_is_a_reference() -> None:
    document = read_text("As she says (Doe 2011).\n")
    (reference,) = extract(embedded(document, MANAGED, None)).references
    assert (reference.key, reference.citations) == ("doendright", ())


def test_managed_works_without_their_note_are_left_out() -> None:
    assert extract(embedded(read_text("A.[^1]\n\n[^1]: Thanks to all of them.\n"), MANAGED, "9")).references == ()


def listed(document: Document, *texts: str) -> Document:
    entries = []
    for text in texts:
        start = document.text.index(text)
        span = Span(start, start + len(text))
        block = Block(kind=BlockKind.PARAGRAPH, line=1, span=span, segments=(Segment(text=text, span=span),))
        entries.append(Entry(label=None, line=document.line_of(start), span=span, block=block))
    return replace(document, entries=tuple(entries))


def test_a_short_note_leads_to_the_list_of_references() -> None:
    entry = "Doe, Jane (2011). The right of all. Brill."
    unused = "Doe, Jane (2013). Roads and walls of us. Brill."
    document = read_text(f"A.[^1] B.[^2]\n\n{entry}\n\n{unused}\n\n[^1]: Doe 2011, p. 5.\n\n[^2]: Ibid., p. 7.\n")
    found = extract(listed(document, entry, unused))
    first, second = found.citations
    assert (first.kind, len(first.references), first.items[0].locator) == (NoteKind.SHORT, 1, "5")
    assert second.references == first.references
    assert [r.work.year for r in found.references] == [2011, 2013]


def test_a_note_in_full_and_its_entry_are_one_work() -> None:
    entry = "Doe, Jane (2011). The right of all. Brill."
    document = read_text(f"A.[^1]\n\n{entry}\n\n[^1]: Jane Doe, *The Right of All* (Brill 2011) 4.\n")
    (reference,) = extract(listed(document, entry)).references
    assert reference.line == 5


def test_mentions_by_author_and_date_are_no_titles() -> None:
    document = read_text("So it is.[^1]\n\n[^1]: World Bank, 2001.\n")
    mention = make_mention("(Doe, 2010)", form=MentionForm.AUTHOR_DATE, marker="1", span=Span(0, 2))
    (reference,) = extract(replace(document, mentions=(mention,))).references
    assert (reference.work.title, reference.mentions) == ("", ())


def test_a_managed_work_of_the_list_that_a_note_cites() -> None:
    document = read_text("A.[^1] B.[^2]\n\n[^1]: Doe, p. 5\n\n[^2]: Jane Doe, *The Right of All*, Brill, 2011.\n")
    with_list = embedded(document, MANAGED, None)
    short, full = extract(embedded(embedded(with_list, MANAGED, "1"), MANAGED, "2")).citations
    assert (short.kind, full.kind) == (NoteKind.SHORT, NoteKind.FULL)
    assert short.references == full.references


def test_a_short_form_is_one_whatever_dash_is_between_its_pages() -> None:
    for dash in ("–", "--"):
        notes = f"[^1]: Jane Doe, *Roads to Town* (Oxford: Quay Press, 1999).\n\n[^2]: *Roads to Town*, 386{dash}89.\n"
        library = extract(read_text(f"One.[^1] Two.[^2]\n\n{notes}"))
        assert [(one.kind, one.locator) for one in library.citations] == [
            (NoteKind.FULL, None),
            (NoteKind.SHORT, "386-89"),
        ]
