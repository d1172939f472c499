"""Ibid., op. cit. and supra judged: what leads nowhere, to several works, to another one than before."""

from __future__ import annotations

from pathlib import Path

import pytest

import refcheck
from refcheck.checks import ibid, shortforms
from refcheck.documents import read_text
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import ReplaceText
from refcheck.model.reference import Citation, CitationItem, Doubt, Library, NoteKind
from refcheck.model.work import Work
from tests.factories import (
    judged_notes,
    make_citation,
    make_context,
    make_document,
    make_marker,
    make_note,
    make_reference,
)


def short(kind: NoteKind, *references: str, label: str = "2") -> Citation:
    item = CitationItem(kind=kind, text="Ibid, page 9.", references=references, locator="9")
    return make_citation(marker=label, kind=kind, text="Ibid, page 9.", items=(item,))


def test_an_ibid_without_a_work_is_an_error_in_a_whole_document() -> None:
    (finding,) = judged_notes(ibid.ibid_no_antecedent, short(NoteKind.IBID))
    assert finding.severity is Severity.ERROR
    assert "Ibid." in finding.message


def test_an_ibid_without_a_work_is_information_in_an_excerpt() -> None:
    (finding,) = judged_notes(ibid.ibid_no_antecedent, short(NoteKind.IBID), labels=("7", "8"))
    assert finding.severity is Severity.INFO


def comment(text: str, label: str = "1") -> Citation:
    return make_citation(marker=label, kind=NoteKind.COMMENT, text=text, items=())


@pytest.mark.parametrize(
    "text",
    [
        "A. Author, 'A Long Title' (2001) 60 CLJ 301.",
        "Act on Aliens, § 5",
        "https://www.example.org/a",
        "p. 4",
        "Summarized from Godot Docs.",
        "J. Coggins, private communication.",
        "See, RA 10173, Section 7.",
    ],
)
def test_an_ibid_after_a_note_that_was_not_read_is_information_that_says_so(text: str) -> None:
    found = judged_notes(
        ibid.ibid_no_antecedent,
        comment(text),
        short(NoteKind.IBID),
        short(NoteKind.IBID, label="3"),
        labels=("1", "2", "3"),
    )
    assert [f.severity for f in found] == [Severity.INFO] * 2
    assert all("note 1, in which refcheck reads no work" in f.message for f in found)


def test_one_ibid_after_another_without_a_work_before_them_is_an_error() -> None:
    found = judged_notes(
        ibid.ibid_no_antecedent, short(NoteKind.IBID, label="1"), short(NoteKind.IBID), labels=("1", "2")
    )
    assert [f.severity for f in found] == [Severity.ERROR] * 2


def op_cit(text: str, *, kind: NoteKind = NoteKind.OP_CIT, target: str | None = None) -> Citation:
    item = CitationItem(kind=kind, text=text, target=target)
    return make_citation(marker="2", kind=kind, text=text, items=(item,))


def test_a_short_form_whose_name_an_earlier_note_has_is_information_that_says_so() -> None:
    earlier = comment("Jürgen Bast, Aufenthaltsrecht, Tübingen 2011")
    (finding,) = judged_notes(
        shortforms.short_form_orphan, earlier, op_cit("Vgl. Bast, a.a.O., S. 50"), labels=("1", "2")
    )
    assert finding.severity is Severity.INFO
    assert "note 1, which could not be read" in finding.message


def test_a_short_form_whose_name_no_note_has_is_an_error() -> None:
    earlier = comment("See Jürgen Bast, Aufenthaltsrecht, Tübingen 2011")
    (finding,) = judged_notes(
        shortforms.short_form_orphan, earlier, op_cit("See Thym, op. cit., p. 50"), labels=("1", "2")
    )
    assert finding.severity is Severity.ERROR


def test_a_name_in_another_note_than_the_one_named_does_not_count() -> None:
    earlier = comment("Jürgen Bast, Aufenthaltsrecht, Tübingen 2011")
    supra = op_cit("Bast (n 9) 5", kind=NoteKind.SUPRA, target="9")
    (finding,) = judged_notes(shortforms.short_form_orphan, earlier, supra, labels=("1", "2"))
    assert finding.severity is Severity.ERROR


def test_an_ibid_with_its_work_is_silent() -> None:
    cited = short(NoteKind.IBID, "author2001title")
    assert judged_notes(ibid.ibid_no_antecedent, cited) == judged_notes(ibid.ibid_ambiguous, cited) == []


def test_an_ibid_after_several_works_is_ambiguous() -> None:
    (finding,) = judged_notes(ibid.ibid_ambiguous, short(NoteKind.IBID, "one", "two"))
    assert finding.expected == "one or two"
    assert finding.severity is Severity.WARNING


def test_works_are_called_by_their_titles_and_by_keys_where_these_do_not_tell() -> None:
    works = {"one": "Hidden Chains: Forced Labor at Sea", "two": "Blood and Water", "three": "Report", "four": "Report"}
    references = tuple(make_reference(key=key, work=Work(title=title)) for key, title in works.items())
    context = make_context(references=references)
    assert shortforms.works_called(context, ("one", "two")) == "“Hidden Chains” or “Blood and Water”"
    assert shortforms.works_called(context, ("three", "four", "five")) == "three or four or five"
    assert shortforms.works_called(context, ("three",)) == "“Report”"


def test_an_orphaned_short_form() -> None:
    (finding,) = judged_notes(shortforms.short_form_orphan, short(NoteKind.OP_CIT))
    assert finding.severity is Severity.ERROR
    assert "op. cit." in finding.message


@pytest.mark.parametrize(("note", "told"), [("Op. cit. Doe (2011).", 0), ("Op. cit., p. 4.", 1)])
def test_a_name_behind_the_form_is_a_name(tmp_path: Path, note: str, told: int) -> None:
    path = tmp_path / "a.md"
    path.write_text(written(FULL, note), "utf-8")
    assert len(found(path, "DOC009")) == told


def test_an_implicit_short_form_is_information() -> None:
    (finding,) = judged_notes(shortforms.short_form_orphan, short(NoteKind.SHORT))
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("said", "severity"),
    [("As Proudhon put it", Severity.INFO), ("As others put it", Severity.ERROR)],
)
def test_a_name_that_the_text_alone_has_may_be_that_of_a_note_without_an_author(
    tmp_path: Path, said: str, severity: Severity
) -> None:
    path = tmp_path / "a.md"
    notes = "[^1]: *Property is Theft!*, AK Press, 2011, p. 496.\n\n[^2]: Proudhon, op. cit., p. 325.\n"
    path.write_text(f"{said}, all is so.[^1]\n\nThe next claim.[^2]\n\n{notes}", "utf-8")
    (finding,) = found(path, "DOC009")
    assert finding.severity is severity


def test_a_short_form_that_fits_two_works_is_a_warning() -> None:
    (finding,) = judged_notes(shortforms.short_form_orphan, short(NoteKind.SUPRA, "one", "two"))
    assert finding.expected == "one or two"
    assert finding.severity is Severity.WARNING


def test_a_short_form_with_its_work_and_a_full_note_are_silent() -> None:
    assert judged_notes(shortforms.short_form_orphan, short(NoteKind.SUPRA, "one"), short(NoteKind.FULL)) == []


def doubtful(doubt: Doubt, *references: str, kind: NoteKind = NoteKind.SUPRA, **fields: object) -> Citation:
    item = CitationItem(
        kind=kind,
        text="Doe, supra note 4",
        references=references,
        named="4",
        doubt=doubt,
        **fields,  # type: ignore[arg-type]
    )
    return make_citation(marker="2", kind=kind, text=item.text, items=(item,))


@pytest.mark.parametrize(
    ("doubt", "words"),
    [
        (Doubt.WRONG_NOTE, "names note 4, which does not cite that name; note 3 does"),
        (Doubt.NO_SUCH_NOTE, "names note 4, which is not before it; note 3 does"),
    ],
)
def test_a_wrong_number_is_an_error_that_names_the_right_one(doubt: Doubt, words: str) -> None:
    (finding,) = judged_notes(shortforms.short_form_orphan, doubtful(doubt, "doe2001", instead=("3",)))
    assert words in finding.message
    assert (finding.expected, finding.severity) == ("Doe, supra note 3", Severity.ERROR)


@pytest.mark.parametrize("doubt", [Doubt.SPELLING, Doubt.OTHER_TITLE, Doubt.NO_NAME, Doubt.LATER_NOTE])
def test_other_doubts_are_warnings(doubt: Doubt) -> None:
    (finding,) = judged_notes(shortforms.short_form_orphan, doubtful(doubt, "doe2001"))
    assert finding.severity is Severity.WARNING


def test_a_name_that_the_note_does_not_give_is_information() -> None:
    (finding,) = judged_notes(shortforms.short_form_orphan, doubtful(Doubt.UNCONFIRMED, "case2011"))
    assert finding.severity is Severity.INFO


def test_a_number_that_may_be_that_of_several_notes() -> None:
    (finding,) = judged_notes(shortforms.short_form_orphan, doubtful(Doubt.WRONG_NOTE, "a", "b", instead=("1", "3")))
    assert finding.expected == "note 1 or 3"
    assert finding.intent is None


def test_a_number_that_is_wrong_where_two_works_may_be_meant_is_a_warning() -> None:
    wrong = doubtful(Doubt.WRONG_NOTE, "doe2001", "dow2002", instead=("3",))
    (finding,) = judged_notes(shortforms.short_form_orphan, wrong)
    assert finding.severity is Severity.WARNING


def test_what_follows_an_unresolved_citation_is_said_once() -> None:
    followers = (
        doubtful(Doubt.FOLLOWS_UNRESOLVED),
        doubtful(Doubt.FOLLOWS_UNRESOLVED, kind=NoteKind.IBID),
    )
    assert (
        judged_notes(shortforms.short_form_orphan, *followers)
        == judged_notes(ibid.ibid_no_antecedent, *followers)
        == []
    )


def test_an_ibid_over_a_comment_is_ambiguous_and_what_goes_on_from_it_is_information() -> None:
    over = doubtful(Doubt.COMMENT_BETWEEN, "doe2001", kind=NoteKind.IBID, target="1")
    on = short(NoteKind.IBID, "doe2001", "roe2002", label="4")
    again = short(NoteKind.IBID, "doe2001", "roe2002", label="5")
    found = judged_notes(ibid.ibid_ambiguous, comment("We thank them."), over, on, again)
    assert [f.severity for f in found] == [Severity.INFO, Severity.WARNING, Severity.INFO]
    assert "may go back to note 1" in found[0].message
    unsure = doubtful(Doubt.UNCONFIRMED, "doe2001", kind=NoteKind.IBID, target="1")
    (half,) = judged_notes(ibid.ibid_ambiguous, unsure)
    assert "leads nowhere" in half.message
    assert half.severity is Severity.INFO
    (named,) = judged_notes(ibid.ibid_ambiguous, doubtful(Doubt.UNCONFIRMED, "doe2001", kind=NoteKind.IBID))
    assert named.message == "the note before cites no work by Doe; doe2001 may be meant"


def test_a_short_form_that_only_a_list_knows_is_information() -> None:
    item = CitationItem(kind=NoteKind.SHORT, text="Doe, 9.", references=("doe2001",), doubt=Doubt.UNCONFIRMED)
    citation = make_citation(marker="2", kind=NoteKind.SHORT, text=item.text, items=(item,))
    (finding,) = judged_notes(shortforms.short_form_orphan, citation)
    assert finding.message == "note 2: no note cites it so; doe2001 may be meant"
    assert finding.severity is Severity.INFO


def test_a_reference_to_a_remark_is_silent() -> None:
    item = CitationItem(kind=NoteKind.SUPRA, text="See note 1 above.", target="1", named="1")
    back = make_citation(marker="2", kind=NoteKind.SUPRA, text=item.text, items=(item,))
    assert judged_notes(shortforms.short_form_orphan, comment("We thank them."), back) == []


@pytest.mark.parametrize("text", ["See supra notes 4-6.", "See supra note 4 and accompanying text."])
def test_a_passage_is_no_choice_between_works(text: str) -> None:
    item = CitationItem(kind=NoteKind.SUPRA, text=text, references=("a", "b"), target="4", named="4")
    citation = make_citation(marker="9", kind=NoteKind.SUPRA, text=text, items=(item,))
    assert judged_notes(shortforms.short_form_orphan, citation) == []


FULL = "Jane Doe, *The Right of All*, Brill, 2011."
OTHER = "Ann Lee, *A Way Home*, Verso, 2005."


def written(*notes: str) -> str:
    text = " ".join(f"Claim.[^{n}]" for n in range(1, len(notes) + 1))
    return text + "\n\n" + "".join(f"[^{n}]: {note}\n\n" for n, note in enumerate(notes, 1))


def found(path: Path, *codes: str) -> list[Finding]:
    return [f for f in refcheck.check(path, offline=True).findings if f.code in codes]


def test_a_wrong_number_is_mended_by_byte_range(tmp_path: Path) -> None:
    path = tmp_path / "é.md"
    path.write_text(written("Über alles.", FULL, OTHER, "Doe, *supra* note 3, at 5."), encoding="utf-8")
    (finding,) = found(path, "DOC009")
    assert finding.fix is not None
    assert not finding.fix.safe
    (edit,) = finding.fix.edits
    body = path.read_bytes()
    assert (body[: edit.start] + edit.text.encode() + body[edit.end :]).decode() == written(
        "Über alles.", FULL, OTHER, "Doe, *supra* note 2, at 5."
    )


def test_numbers_that_are_all_off_by_one_are_said_to_have_drifted(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    third = "Bo Chan, *Long Rivers of Old*, Verso, 2006."
    path.write_text(
        written("We thank them all.", FULL, OTHER, third, "Doe, supra note 1.", "Lee (n 2) 5.", "Chan, note 3 above."),
        encoding="utf-8",
    )
    findings = found(path, "DOC009")
    assert len(findings) == 3
    assert all("off by +1" in f.message for f in findings)


def test_what_is_taken_out_of_a_container_has_no_fix() -> None:
    citation = doubtful(Doubt.WRONG_NOTE, "doe2001", instead=("3",))
    document = make_document(
        editable=False, notes=(make_note("2", line=11, text="Doe, supra note 4"),), markers=(make_marker("2"),)
    )
    context = make_context(documents=(document,), libraries=(Library(path=None, citations=(citation,)),))
    (finding,) = shortforms.short_form_orphan.judge(shortforms.short_form_orphan.rule, context, document)
    assert finding.intent is None


def extracted(folder: Path, text: str) -> Path:
    path = folder / "paper.md"
    path.write_text(text, encoding="utf-8")
    document = refcheck.read(path)
    (folder / "references").mkdir(exist_ok=True)
    (folder / "references" / "paper.bib").write_text(
        refcheck.references.merge(refcheck.extract(document), None, path="references/paper.bib"), encoding="utf-8"
    )
    return path


def checked(path: Path, *codes: str) -> list[Finding]:
    from refcheck.config import Config

    report = refcheck.check(path, offline=True, config=Config(root=path.parent))
    return [f for f in report.findings if f.code in codes]


def test_an_ibid_that_a_new_note_took_away_has_drifted(tmp_path: Path) -> None:
    path = extracted(tmp_path, written(FULL, "Ibid., p. 9.", OTHER, "Ibid., p. 3."))
    assert checked(path, "DOC008") == []
    path.write_text(written(FULL, OTHER, "Ibid., p. 9.", OTHER, "Ibid., p. 3."), encoding="utf-8")
    (finding,) = checked(path, "DOC008")
    assert (finding.location.marker, finding.severity, finding.expected) == ("3", Severity.ERROR, "doe2011right")
    assert "now leads to lee2005way" in finding.message
    assert isinstance(finding.intent, ReplaceText)
    assert finding.intent.text == "Doe, The Right of All"
    assert finding.intent.span.of(path.read_text(encoding="utf-8")) == "Ibid."


def test_a_number_that_a_new_note_moved_has_drifted_and_is_mended(tmp_path: Path) -> None:
    path = extracted(tmp_path, written(FULL, OTHER, "See note 1 above."))
    moved = written("Bo Chan, *Long Rivers of Old*, Verso, 2006.", FULL, OTHER, "See note 1 above.")
    path.write_text(moved, encoding="utf-8")
    (finding,) = checked(path, "DOC008")
    assert isinstance(finding.intent, ReplaceText)
    assert (finding.intent.span.of(moved), finding.intent.text) == ("1", "2")


@pytest.mark.parametrize(
    "notes",
    [
        (FULL, "Ibid., p. 9.", "Bo Chan, *Long Rivers of Old*, Verso, 2006.", OTHER, "Ibid., p. 3."),
        ("We thank them all for it.", FULL, "Ibid., p. 9.", OTHER, "Ibid., p. 3."),
        (FULL, "Ibid., p. 9.", OTHER, "Ibid., p. 3.", "Ibid., p. 4."),
        (FULL, OTHER, "Ibid., p. 3."),
    ],
)
def test_notes_that_leave_every_ibid_with_its_work_are_silent(tmp_path: Path, notes: tuple[str, ...]) -> None:
    path = extracted(tmp_path, written(FULL, "Ibid., p. 9.", OTHER, "Ibid., p. 3."))
    path.write_text(written(*notes), encoding="utf-8")
    assert checked(path, "DOC008") == []


def test_drift_needs_a_memory() -> None:
    drifted = doubtful(Doubt.DRIFTED, "roe2002", kind=NoteKind.IBID, instead=("doe2001",))
    (finding,) = judged_notes(ibid.ibid_drifted, drifted)
    assert "led to doe2001" in finding.message
    assert judged_notes(ibid.ibid_drifted, short(NoteKind.IBID, "doe2001")) == []
    assert read_text(written(FULL, "Ibid.")).notes
