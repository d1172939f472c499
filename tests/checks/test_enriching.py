from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from refcheck.checks.enriching import incomplete_entry
from refcheck.checks.works import missing_identifier
from refcheck.formats.bib_source import BibSource, apply_edits
from refcheck.mend.fields import add_fields
from refcheck.model.evidence import Evidence, Outcome, Via
from refcheck.model.finding import Finding
from refcheck.model.place import AddFields, SetField
from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.bibtex import parse_bibtex
from tests.factories import make_context

BIB = """@article{one,
  title = {Ferries and Fares on the Narrow Strait of the Islands},
  year = 2018,
  author = {Wirawan, Dewi},
}
"""
RECORD = Work(
    type="article-journal",
    title="Ferries and Fares on the Narrow Strait of the Islands",
    author=(Name(family="Wirawan", given="Dewi"),),
    issued=PartialDate(year=2018),
    container_title="Journal of Island Labour",
    page="12-34",
    doi="10.7001/jil.2018.5_6",
)


def an_entry(text: str = BIB) -> Reference:
    (reference,) = parse_bibtex(text, path="a.bib").references
    return reference


def has(record: Work = RECORD, source: str = "crossref", via: Via = Via.SEARCH) -> Evidence:
    identifier = f"doi:{record.doi}" if record.doi else ""
    return Evidence(
        source=source,
        asked="https://api.crossref.org/works",
        outcome=Outcome.FOUND,
        when="2026-03-14T10:00:00Z",
        reference="one",
        record=record,
        identifier=identifier,
        via=via,
        matches=True,
    )


def findings(text: str, *evidence: Evidence, enrich: bool = True) -> list[Finding]:
    context = make_context(references=(an_entry(text),), evidence=evidence, enrich=enrich)
    return list(incomplete_entry.judge(incomplete_entry.rule, context, context.references[0]))


def added(text: str, *evidence: Evidence) -> dict[str, str]:
    """The fields that are proposed for an entry."""
    found = findings(text, *evidence)
    return dict(intent.fields) if found and isinstance(intent := found[0].intent, AddFields) else {}


def mended(text: str, *evidence: Evidence) -> str:
    (finding,) = findings(text, *evidence)
    assert isinstance(finding.intent, AddFields)
    return apply_edits(text, add_fields(BibSource(text), finding.intent))


def test_what_the_entry_lacks_is_proposed() -> None:
    assert added(BIB, has()) == {
        "journal": "Journal of Island Labour",
        "pages": "12--34",
        "doi": "10.7001/jil.2018.5_6",
    }


def test_the_finding_says_where_the_fields_are_from() -> None:
    (finding,) = findings(BIB, has())
    assert finding.message == "Crossref has what this entry lacks: journal, pages, doi"
    assert finding.evidence == (0,)
    assert finding.intent is not None
    assert (finding.intent.safe, finding.intent.summary) == (False, "journal, pages, doi as Crossref has them")


def test_it_is_silent_unless_it_is_asked_for() -> None:
    assert findings(BIB, has(), enrich=False) == []


def test_the_doi_alone_is_proposed_as_before_without_it() -> None:
    def intents(enrich: bool) -> Sequence[Any]:
        context = make_context(references=(an_entry(),), evidence=(has(),), enrich=enrich)
        found = missing_identifier.judge(missing_identifier.rule, context, context.references[0])
        return [one.intent for one in found]

    (alone,) = intents(enrich=False)
    assert isinstance(alone, SetField)
    assert (alone.field, alone.value) == ("doi", RECORD.doi)
    assert intents(enrich=True) == [None]


def test_it_is_safe_only_when_an_identifier_in_the_entry_led_there() -> None:
    cited = BIB.replace("year", "doi = {10.7001/jil.2018.5_6},\n  year")
    (finding,) = findings(cited, has(via=Via.CITED))
    assert finding.intent is not None
    assert finding.intent.safe
    (finding,) = findings(cited, has(via=Via.PAGE))
    assert finding.intent is not None
    assert not finding.intent.safe


def test_a_field_that_is_there_is_left_alone() -> None:
    text = BIB.replace("year", "journal = {},\n  pages = {?},\n  year")
    assert added(text, has()) == {"doi": RECORD.doi}


def test_a_field_that_has_come_since_is_not_written_over() -> None:
    (finding,) = findings(BIB, has())
    assert isinstance(finding.intent, AddFields)
    now = BIB.replace("year", "DOI = {10.7001/other},\n  year")
    after = apply_edits(now, add_fields(BibSource(now), finding.intent))
    assert "DOI = {10.7001/other}" in after
    assert RECORD.doi not in after


def test_an_entry_that_is_gone_is_not_mended() -> None:
    (finding,) = findings(BIB, has())
    assert isinstance(finding.intent, AddFields)
    assert add_fields(BibSource("@misc{other, title = {X}}\n"), finding.intent) == ()


def test_doing_it_again_changes_nothing() -> None:
    assert findings(mended(BIB, has()), has()) == []


def test_biblatex_has_its_own_names() -> None:
    assert "journaltitle" in added(BIB.replace("year = 2018", "date = {2018}"), has())


@pytest.mark.parametrize(
    "other",
    [
        replace(RECORD, issued=PartialDate(year=2011)),
        replace(RECORD, author=(Name(family="Nowak", given="Anna"),)),
        replace(RECORD, title="Ferries and Fares on the Narrow Strait of the Deserts"),
        replace(RECORD, type="book"),
    ],
)
def test_a_record_that_does_not_agree_gives_nothing(other: Work) -> None:
    assert added(BIB, has(other)) == {}


def test_a_second_source_that_does_not_agree_keeps_it_silent() -> None:
    assert added(BIB, has(), has(source="openalex")) != {}
    assert added(BIB, has(), has(replace(RECORD, issued=PartialDate(year=2012)), source="openalex")) == {}
    assert added(BIB, has(), has(replace(RECORD, doi="10.7001/reprint"), source="openalex")) == {}


def test_an_identifier_of_another_work_keeps_it_silent() -> None:
    other = Work(title="Soil Chemistry", author=(Name(family="Nowak", given="Anna"),), doi="10.7001/a", type="book")
    assert added(BIB, has(), has(other, source="datacite", via=Via.CITED)) == {}


def test_pages_of_the_link_give_nothing() -> None:
    assert added(BIB, has(source="page")) == {}


def test_missing_authors_are_written_as_bibtex_has_them() -> None:
    text = BIB.replace("author", "note")
    people = (
        Name(family="Wirawan", given="Dewi"),
        Name(literal="Ports & Piers"),
        Name(family="Berg", particle="van den"),
    )
    assert added(text, has(replace(RECORD, author=people)))["author"] == (
        "Wirawan, Dewi and {Ports \\& Piers} and van den Berg"
    )
    many = tuple(Name(family=f"Name{'abcdefghij'[at % 10]}", given="A") for at in range(300))
    assert added(text, has(replace(RECORD, author=many)))["author"].endswith(" and others")
    assert "author" not in added(text, has(replace(RECORD, author=(Name(family="WIRAWAN", given="D"),))))


def test_a_subtitle_that_the_title_leaves_out_is_proposed() -> None:
    text = "@book{one, title = {Ferries and Fares on the Strait}, author = {Wirawan, Dewi}, year = 2018}\n"
    record = replace(
        RECORD,
        type="book",
        title="Ferries and Fares on the Strait: A History",
        subtitle="A History",
        isbn=("9780306406157",),
    )
    found = added(text, has(record))
    assert (found["subtitle"], found["isbn"]) == ("A History", "9780306406157")
    assert "journal" not in found
    assert "pages" not in found


def test_an_address_is_proposed_only_where_there_is_no_doi() -> None:
    record = replace(RECORD, doi="", url="https://hdl.handle.net/20.500.1/7_8")
    assert added(BIB, has(record))["url"] == record.url
    assert "url" not in added(BIB, has(replace(RECORD, url=record.url)))


def test_what_a_registry_says_is_escaped() -> None:
    vile = replace(RECORD, container_title="Journal of Island Labour & \\write18{rm} }", page="12-34}")
    after = mended(BIB, has(vile))
    (reference,) = parse_bibtex(after, path="a.bib").references
    assert reference.problem is None
    assert reference.work.container_title == "Journal of Island Labour & \\write18{rm} }"
    assert "\\write18" not in after


def test_a_note_has_no_fields_to_add() -> None:
    context = make_context(references=(replace(an_entry(), fields={}),), evidence=(has(),), enrich=True)
    assert list(incomplete_entry.judge(incomplete_entry.rule, context, context.references[0])) == []


def test_without_evidence_nothing_is_said() -> None:
    assert findings(BIB) == []


@pytest.mark.parametrize("name", [Name(family="&NA;"), Name(literal="No authorship indicated")])
def test_nobody_is_no_author(name: Name) -> None:
    bare = BIB.replace("  author = {Wirawan, Dewi},\n", "")
    assert "author" in added(bare, has(via=Via.CITED))
    assert "author" not in added(bare, has(replace(RECORD, author=(name,)), via=Via.CITED))
