"""Back-references: where each form leads, what is ambiguous, what dangles."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.reference import Citation, CitationItem, Library, NoteKind
from refcheck.references import extract

DOE = "Jane Doe and Bo Chan, *The Right of All: A Study*, Brill, 2011."
LEE = "Ann Lee, *A Way Home*, Verso, 2005, p. 7."


def library(*notes: str, path: str = "a.md") -> Library:
    text = "".join(f"Claim.[^{n}] " for n in range(1, len(notes) + 1))
    return extract(
        read_text(text + "\n\n" + "".join(f"[^{n}]: {note}\n" for n, note in enumerate(notes, 1)), path=path)
    )


def last(*notes: str) -> Citation:
    return library(*notes).citations[-1]


def only(*notes: str) -> CitationItem:
    (item,) = last(*notes).items
    return item


def test_ibid_leads_to_the_note_before() -> None:
    item = only(LEE, DOE, "*Ibid.*, p. 9")
    assert (item.kind, item.references, item.locator, item.target) == (NoteKind.IBID, ("doe2011right",), "9", "2")


def test_a_chain_of_ibid_leads_to_the_full_note() -> None:
    item = only(DOE, "Ibid.", "Id. at 3.")
    assert (item.references, item.locator, item.target) == (("doe2011right",), "3", "1")


def test_ibid_after_a_short_form() -> None:
    item = only(DOE, LEE, "Doe and Chan, op. cit., p. 2", "Ibid.")
    assert (item.references, item.target) == (("doe2011right",), "1")


def test_ibid_after_two_works_is_ambiguous() -> None:
    item = only(f"{DOE[:-1]}; {LEE}", "Ibid., 9")
    assert item.references == ("doe2011right", "lee2005way")
    assert (item.target, item.locator) == ("1", "9")


@pytest.mark.parametrize("notes", [("Ibid.",), (DOE, "The author thanks them for it.", "Ibid."), ("Ibid.", "Ibid.")])
def test_ibid_without_a_work(notes: tuple[str, ...]) -> None:
    assert only(*notes).references == ()


def test_ibid_after_a_failed_antecedent_fails_too() -> None:
    item = only(DOE, "Nobody, op. cit.", "Ibid.")
    assert item.references == ()


def test_supra_with_the_author_of_that_note() -> None:
    item = only(DOE, LEE, "Doe, supra note 1, at 40")
    assert (item.kind, item.references, item.locator, item.target) == (NoteKind.SUPRA, ("doe2011right",), "40", "1")
    assert only(DOE, LEE, "Chan, supra note 1").references == ("doe2011right",)
    assert only(DOE, LEE, "See note 2 above.").references == ("lee2005way",)


@pytest.mark.parametrize("short", ["Lee, supra note 1", "Doe, supra note 9", "Doe, supra note 3"])
def test_supra_with_a_wrong_number(short: str) -> None:
    item = only(DOE, LEE, short)
    assert (item.kind, item.references) == (NoteKind.SUPRA, ())
    assert item.target == short[-1]


def test_supra_of_a_note_with_several_works() -> None:
    both = f"{DOE[:-1]}; {LEE}"
    assert only(both, "supra note 1").references == ("doe2011right", "lee2005way")
    assert only(both, "Lee, supra note 1").references == ("lee2005way",)


def test_op_cit() -> None:
    item = only(DOE, LEE, "Doe and Chan, op. cit., p. 2")
    assert (item.kind, item.references, item.locator, item.target) == (NoteKind.OP_CIT, ("doe2011right",), "2", "1")


def test_op_cit_with_two_works_of_the_author() -> None:
    other = "Jane Doe, *Roads and Walls of Us*, Brill, 2013."
    assert only(DOE, other, "Doe, op. cit.").references == ("doe2011right", "doe2013roads")
    assert only(DOE, other, "Doe, *Roads and Walls*, op. cit.").references == ("doe2013roads",)


@pytest.mark.parametrize("short", ["Nobody, op. cit.", "op. cit., p. 4"])
def test_op_cit_dangles(short: str) -> None:
    assert only(DOE, short).references == ()


def test_op_cit_across_documents() -> None:
    one = read_text(f"A.[^1]\n\n[^1]: {DOE}\n", path="one.md")
    two = read_text("A.[^1] B.[^2]\n\n[^1]: Doe, op. cit.\n[^2]: Ibid.\n", path="two.md")
    first, second = extract(one, two).citations[1:]
    assert (first.items[0].references, first.items[0].target, first.items[0].target_path) == (
        ("doe2011right",),
        "1",
        "one.md",
    )
    assert second.items[0].references == ("doe2011right",)
    assert extract(two).citations[0].items[0].references == ()
    alone = read_text("A.[^1]\n\n[^1]: Ibid.\n", path="three.md")
    assert extract(one, alone).citations[1].items[0].references == ()


@pytest.mark.parametrize(
    "short",
    [
        "Doe and Chan, *The Right of All*, p. 9.",
        "*The Right of All*, p. 9",
        "Doe et al., 2011, p. 9.",
        "Doe, p. 9",
        "Doe and Chan (2011), p. 9",
    ],
)
def test_short_forms_without_a_keyword(short: str) -> None:
    item = only(DOE, LEE, short)
    assert (item.kind, item.references, item.locator, item.target) == (NoteKind.SHORT, ("doe2011right",), "9", "1")


def test_a_short_form_that_leads_nowhere() -> None:
    item = only(DOE, "Nobody, p. 9")
    assert (item.kind, item.references) == (NoteKind.SHORT, ())


def test_another_title_of_the_author_is_a_work_of_its_own() -> None:
    item = only(DOE, "Jane Doe, *Roads and Walls of Us*, p. 3.")
    assert (item.kind, item.references) == (NoteKind.FULL, ("doendroads",))


def test_another_year_is_a_work_of_its_own() -> None:
    assert only("World Bank, *Outlook of the Year*, 2016.", "World Bank, *Outlook of the Year*, 2017.").references == (
        "worldbank2017outlook",
    )


def test_aliases() -> None:
    full = 'ASEAN Secretariat, *Declaration on the Rights of Workers*, 2007 (hereinafter "Cebu Declaration").'
    item = only(full, LEE, "Cebu Declaration, p. 2.")
    assert (item.kind, item.references, item.locator, item.target) == (
        NoteKind.SHORT,
        ("aseansecretariat2007declaration",),
        "2",
        "1",
    )
    assert only(full, LEE, "Cebu Declaration, op. cit.").references == ("aseansecretariat2007declaration",)


def test_a_work_cited_twice_in_full_is_one() -> None:
    found = library(
        DOE,
        LEE,
        "J. Doe and B. Chan, *The Right of All*, Brill, 2011, p. 4. doi:10.5555/x1",
        "https://doi.org/10.5555/x1",
    )
    assert [r.key for r in found.references] == ["doe2011right", "lee2005way"]
    assert found.references[0].work.doi == "10.5555/x1"
    assert [c.marker for c in found.references[0].citations] == ["1", "3", "4"]


def test_mixed_notes() -> None:
    citation = last(f"{DOE[:-1]}, p. 3; {LEE}")
    assert citation.kind is NoteKind.MIXED
    assert [(i.kind, i.references, i.locator) for i in citation.items] == [
        (NoteKind.FULL, ("doe2011right",), "3"),
        (NoteKind.FULL, ("lee2005way",), "7"),
    ]


def test_ibid_within_a_note() -> None:
    citation = last(f"{DOE[:-1]}; ibid., p. 4")
    assert [i.references for i in citation.items] == [("doe2011right",), ("doe2011right",)]


def test_comments() -> None:
    citation = last("The author thanks them for it.")
    assert (citation.kind, citation.items, citation.references) == (NoteKind.COMMENT, (), ())
