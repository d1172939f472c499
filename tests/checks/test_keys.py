from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from refcheck.checks.keys import key_case, uncited_entry, undefined_key
from refcheck.documents import read_text
from refcheck.model.document import Document
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import ReplaceText
from refcheck.model.reference import FieldText, Library, Reference
from refcheck.references.bibtex import parse_bibtex
from tests.factories import make_context, make_reference


def tex(text: str, path: str = "a.tex") -> Document:
    return read_text(text, path=path, format="latex")


def bib(*keys: str, path: str = "refs.bib", **fields: str) -> Library:
    raw = MappingProxyType({name: FieldText(name=name, raw=value, line=1) for name, value in fields.items()})
    return Library(
        path=path,
        references=tuple(
            make_reference(key=key, id=key, file=path, line=line, fields=raw if line == 1 else MappingProxyType({}))
            for line, key in enumerate(keys, 1)
        ),
    )


def undefined(document: Document, library: Library | None, *more: Document) -> list[Finding]:
    known = {document.path: (library,)} if library else {}
    context = make_context(documents=(document, *more), bibliographies=known)
    return list(undefined_key.judge(undefined_key.rule, context, document))


def cases(document: Document, library: Library) -> list[Finding]:
    context = make_context(documents=(document,), bibliographies={document.path: (library,)})
    return list(key_case.judge(key_case.rule, context, document))


def uncited(document: Document, library: Library, references: Sequence[Reference] = ()) -> list[Finding]:
    context = make_context(
        documents=(document,), bibliographies={document.path: (library,)}, references=tuple(references)
    )
    return list(uncited_entry.judge(uncited_entry.rule, context, None))


def test_a_key_that_no_bibliography_has() -> None:
    (finding,) = undefined(tex("A\n\\cite{smith10, smth10}."), bib("smith10"))
    assert (finding.code, finding.severity, finding.actual, finding.expected) == (
        "DOC001",
        Severity.ERROR,
        "smth10",
        "smith10",
    )
    assert finding.location.line == 2


def test_nothing_is_said_of_keys_where_not_all_bibliographies_are_known() -> None:
    assert undefined(tex("\\cite{gone}"), None) == []


def test_keys_of_the_documents_own_entries_and_of_biblatex_ids_are_known() -> None:
    other = tex("\\begin{thebibliography}{1}\\bibitem{own} Own.\\end{thebibliography}", "b.tex")
    assert undefined(tex("\\cite{own, alias, smith10}\\nocite{*}"), bib("smith10", ids="{alias, more}"), other) == []


def test_another_bibliography_is_meant_where_most_keys_are_unknown() -> None:
    text = " ".join(f"\\cite{{k{number}}}" for number in range(20))
    (finding,) = undefined(tex(text), bib("smith10"))
    assert finding.severity is Severity.WARNING
    assert "20 of 20" in finding.message


def test_nothing_is_said_of_a_chapter_that_another_file_puts_in() -> None:
    chapter = "\\section{A}\\cite{smith}\\begin{verbatim}\n\\documentclass{book}\n\\end{verbatim}"
    assert undefined(tex(chapter + "\\bibitem{pa} P"), Library(path=None)) == []
    assert len(undefined(tex("\\documentclass{book}\\begin{document}" + chapter), Library(path=None))) == 1
    assert len(undefined(tex("\\bibliography{refs}" + chapter), bib("other"))) == 1


def test_a_key_that_a_style_puts_together_is_known() -> None:
    found = undefined(
        tex(r"\cite{roe:a-poe:b}\cite{roe:a-other}\cite{-roe:a}\bibliography{refs}"), bib("roe:a", "poe:b")
    )
    assert [f.actual for f in found] == ["roe:a-other", "-roe:a"]


def test_an_entry_that_is_commented_out_is_none() -> None:
    text = "@book{x, note = {see roe2}}\n% @book{roe1, title = {A}}\n@comment{@book{roe3, title = {A}}}\n@odd-type{roe4, title = {B}}\n"
    found = undefined(
        tex(r"\cite{roe1}\cite{roe2}\cite{roe3}\cite{roe4}\bibliography{refs}"), parse_bibtex(text, path="refs.bib")
    )
    assert [f.actual for f in found] == ["roe1", "roe2", "roe3"]


def test_a_bare_name_in_markdown_is_only_a_warning() -> None:
    document = read_text("---\nbibliography: refs.bib\n---\n\nAs @gone and [@lost, p. 5].\n", path="a.md")
    assert [f.severity for f in undefined(document, bib("smith10"))] == [Severity.WARNING, Severity.ERROR]


def test_case_is_mended_in_place() -> None:
    document = tex("\\addbibresource{refs.bib}\\cite[Smith10][5]{roe11,Smith10}")
    (finding,) = cases(document, bib("smith10", "roe11"))
    assert (finding.severity, finding.expected) == (Severity.ERROR, "smith10")
    assert isinstance(finding.intent, ReplaceText)
    assert finding.intent.safe
    assert document.text[finding.intent.span.start - 6 : finding.intent.span.end] == "roe11,Smith10"
    assert undefined(document, bib("smith10", "roe11")) == []


def test_case_is_a_warning_where_bibtex_does_not_mind_and_silent_where_two_entries_fit() -> None:
    document = tex("\\bibliography{refs}\\cite{Smith10}")
    assert [f.severity for f in cases(document, bib("smith10"))] == [Severity.WARNING]
    assert cases(document, bib("smith10", "SMITH10")) == []
    assert cases(document, bib("Smith10", "smith10")) == []
    context = make_context(documents=(document,))
    assert list(key_case.judge(key_case.rule, context, document)) == []


WHOLE = "\\documentclass{article}\\begin{document}\\cite{smith10}\\bibliography{refs}\\end{document}"


def test_entries_that_nothing_cites() -> None:
    (finding,) = uncited(tex(WHOLE), bib("smith10", "roe11"))
    assert (finding.code, finding.severity, finding.actual) == ("DOC002", Severity.INFO, "roe11")


def test_an_entry_is_cited_through_another_by_a_note_or_all_at_once() -> None:
    assert uncited(tex(WHOLE), bib("smith10", "book", crossref="{Book}")) == []
    noted = make_reference(key="roe11", file="refs.bib", line=2, citations=("a note",))
    assert uncited(tex(WHOLE), bib("smith10", "roe11"), [noted]) == []
    assert uncited(tex(WHOLE.replace("\\cite{smith10}", "\\nocite{*}")), bib("smith10", "roe11")) == []


def test_nothing_is_said_of_a_part_or_of_a_file_that_no_document_names() -> None:
    assert uncited(tex("\\cite{smith10}\\bibliography{refs}"), bib("smith10", "roe11")) == []
    assert uncited(tex(WHOLE), bib("smith10", "roe11", path="other.bib")) == []


def test_many_are_told_as_one() -> None:
    (finding,) = uncited(tex(WHOLE), bib("smith10", *(f"k{number}" for number in range(30))))
    assert finding.message == "30 of 31 entries are cited nowhere"
