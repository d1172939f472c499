from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.documents import read_text
from refcheck.mend import apply, plan
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Edit, Fix, Intent, Location, ReplaceText, SetField, Span
from refcheck.model.reference import Library
from refcheck.references import load
from refcheck.references.bibtex import parse_bibtex
from tests.factories import make_document
from tests.formats.hostile import texts

TEXT = "Zuerst é 移.\r\n\r\nThe report, *Migrating for Opportunities*, says.\r\n"
BIB = "@book{a,\n  title = {Ä},\n  note = {},\n  isbn = {},\n  year = 2000\n}\n@book{b, title = {B}}\n"


def make_finding(intent: Intent | None, **fields: Any) -> Finding:
    fields.setdefault("code", "TTL002")
    fields.setdefault("name", "in-text-title-mismatch")
    fields.setdefault("location", Location(path=intent.path if intent else "statement.md", line=3))
    return Finding(severity=Severity.ERROR, confidence=Confidence.HIGH, message="m", intent=intent, **fields)


def replacement(text: str, old: str, new: str, **fields: Any) -> ReplaceText:
    start = text.index(old)
    fields.setdefault("path", "statement.md")
    fields.setdefault("safe", False)
    return ReplaceText(span=Span(start, start + len(old)), text=new, summary="correct the title", **fields)


def field(
    name: str, value: str | None, *, key: str = "a", line: int = 1, path: str = "a.bib", safe: bool = True
) -> SetField:
    return SetField(path=path, line=line, key=key, field=name, value=value, safe=safe, summary=f"set {name}")


def document(text: str = TEXT, encoding: str = "utf-8", **fields: Any) -> Any:
    return make_document(
        text=text, encoding=encoding, sha256=hashlib.sha256(text.encode(encoding)).hexdigest(), **fields
    )


def library(text: str = BIB, encoding: str = "utf-8") -> Library:
    digest = hashlib.sha256(text.encode(encoding)).hexdigest()
    return parse_bibtex(text, path="a.bib", sha256=digest, encoding=encoding)


def carried_out(text: str, findings: tuple[Finding, ...], encoding: str = "utf-8") -> str:
    body = text.encode(encoding)
    edits = {edit for finding in findings if finding.fix for edit in finding.fix.edits}
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        body = body[: edit.start] + edit.text.encode(encoding) + body[edit.end :]
    return body.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_text_is_replaced_by_its_bytes(encoding: str) -> None:
    doc = document(encoding=encoding)
    intent = replacement(TEXT, "Migrating for Opportunities", "Migrating to Opportunity")
    (finding,) = plan([make_finding(intent)], documents=[doc])
    assert finding.fix is not None
    assert (finding.fix.safe, finding.fix.summary) == (False, "correct the title")
    assert finding.fix.edits[0].sha256 == doc.sha256
    assert carried_out(TEXT, (finding,), encoding) == TEXT.replace("for Opportunities", "to Opportunity")


def test_bytes_of_a_mark_are_counted() -> None:
    doc = make_document(text="abc", bom_length=3, sha256="0" * 64)
    (finding,) = plan([make_finding(replacement("abc", "b", "x"))], documents=[doc])
    assert finding.fix is not None
    assert (finding.fix.edits[0].start, finding.fix.edits[0].end) == (4, 5)


def test_in_plain_text_nothing_is_escaped_and_in_markdown_what_means_something() -> None:
    intent = replacement("x Title y", "Title", "A*B\n_c_")
    (plain,) = plan([make_finding(intent)], documents=[document("x Title y", format="text")])
    assert carried_out("x Title y", (plain,)) == "x A*B _c_ y"
    (markdown,) = plan([make_finding(intent)], documents=[document("x Title y")])
    assert carried_out("x Title y", (markdown,)) == "x A\\*B \\_c\\_ y"


@given(texts.map(lambda text: " ".join(text.split())).filter(lambda text: text.isprintable() and bool(text)))
def test_what_is_put_into_emphasis_reads_as_it_is_meant(title: str) -> None:
    text = "The report, *Old Title*, says.\n"
    (finding,) = plan([make_finding(replacement(text, "Old Title", title))], documents=[document(text)])
    mended = read_text(carried_out(text, (finding,)), format="markdown")
    assert mended.blocks[0].text == f"The report, {title}, says."


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_title_over_two_lines_keeps_them(end: str) -> None:
    text = f"The report, *Migrating for{end}Opportunities*, says.{end}"
    intent = replacement(text, f"Migrating for{end}Opportunities", "Migrating to Opportunity")
    findings = plan([make_finding(intent)], documents=[document(text)])
    assert carried_out(text, findings) == f"The report, *Migrating to{end}Opportunity*, says.{end}"


def test_an_empty_field_goes_with_its_line() -> None:
    findings = plan([make_finding(field("note", None)), make_finding(field("isbn", None))], libraries=[library()])
    assert carried_out(BIB, findings) == BIB.replace("  note = {},\n  isbn = {},\n", "")


def test_a_value_is_escaped_and_an_address_is_not() -> None:
    wanted = [make_finding(field("title", "A & B {x}")), make_finding(field("note", "n"), code="SYN009")]
    findings = plan(
        [*wanted, make_finding(field("url", "http://a.example/x_y&z", key="b", line=7))], libraries=[library()]
    )
    after = carried_out(BIB, findings)
    assert r"title = {A \& B {\textbraceleft}x{\textbraceright}}" in after
    assert "@book{b, title = {B}, url = {http://a.example/x_y&z}}" in after


def test_of_two_mends_of_one_place_the_later_waits() -> None:
    one = replacement(TEXT, "Migrating for Opportunities", "Migrating to Opportunity")
    two = replacement(TEXT, "for", "to")
    first, second = plan([make_finding(one), make_finding(two, remedy="Change it")], documents=[document()])
    assert first.fix is not None
    assert second.fix is None
    assert second.remedy.startswith("Change it (another mend")
    added = plan([make_finding(field("url", "u")), make_finding(field("doi", "d"))], libraries=[library()])
    assert [finding.fix is not None for finding in added] == [True, False]


def test_the_same_mend_twice_is_one() -> None:
    intent = replacement(TEXT, "Migrating for Opportunities", "Migrating to Opportunity")
    findings = plan([make_finding(intent), make_finding(intent, code="TTL011")], documents=[document()])
    assert all(finding.fix for finding in findings)
    assert carried_out(TEXT, findings) == TEXT.replace("for Opportunities", "to Opportunity")


@pytest.mark.parametrize(
    "intent",
    [
        field("title", "x", line=2),
        field("title", "x", key="z"),
        field("title", "x", line=99),
        field("gone", None),
        ReplaceText(path="statement.md", span=Span(0, 10_000), text="x", safe=True, summary="s"),
        ReplaceText(path="statement.md", span=Span(3, 3), text="x", safe=True, summary="s"),
    ],
)
def test_a_place_that_is_not_there_is_told(intent: Intent) -> None:
    (finding,) = plan([make_finding(intent)], documents=[document()], libraries=[library()])
    assert finding.fix is None
    assert "not where it was" in finding.remedy


def test_a_letter_without_a_place_in_the_encoding_is_told() -> None:
    (finding,) = plan([make_finding(field("title", "移"))], libraries=[library(encoding="cp1252")])
    assert finding.fix is None
    assert "UTF-8" in finding.remedy


def test_what_has_no_file_no_intent_or_a_fix_already_stays() -> None:
    fixed = make_finding(field("title", "x"), fix=Fix(safe=True, summary="s", edits=()))
    without = make_finding(None)
    elsewhere = make_finding(field("title", "x", path="other.bib"))
    nowhere = make_finding(replacement("abc", "b", "x"))
    unsaved = make_document(text="abc", sha256="")
    assert plan([fixed, without, elsewhere, nowhere], documents=[unsaved], libraries=[library()]) == (
        fixed,
        without,
        elsewhere,
        nowhere,
    )


def test_a_library_without_a_file_is_no_file() -> None:
    assert plan([make_finding(field("title", "x"))], libraries=[Library(path=None)])[0].fix is None


def test_thousands_of_mends_of_one_file_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("".join(f"@book{{k{i},\n  title = {{Ä}},\n  note = {{}},\n}}\n" for i in range(1_000)))
    lib = load(path)
    findings = plan(
        [make_finding(field("note", None, key=r.key, line=r.line, path=str(path))) for r in lib.references],
        libraries=[lib],
    )
    assert apply(findings) == (str(path),)
    assert "note" not in path.read_text()
    assert len(load(path).references) == 1_000


@given(st.sets(st.sampled_from(["title", "note", "isbn", "year", "url"]), min_size=1), st.none() | texts)
def test_a_mended_entry_is_read_back_with_the_new_values(names: set[str], value: str | None) -> None:
    findings = plan([make_finding(field(name, value)) for name in sorted(names)], libraries=[library()])
    after = parse_bibtex(carried_out(BIB, findings), path="a.bib")
    assert after.problems == ()
    assert [r.key for r in after.references] == ["a", "b"]
    assert after.references[1].work == library().references[1].work
    assert Edit is not None
