from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.errors import RefcheckError
from refcheck.model.document import MentionForm
from refcheck.model.finding import Severity
from refcheck.model.place import SetField
from refcheck.model.reference import Citation, CitationItem, NoteKind
from refcheck.model.report import Agreement, MentionRecord, Report
from refcheck.model.work import Name, PartialDate, Work
from refcheck.reports import parse, render, schema
from tests.reports import factories

CONTRACT = {
    "": "schema tool run documents references links evidence findings suppressed coverage sent summary",
    "run": "started finished offline interrupted requests",
    "documents": "path format title date notes mentions links",
    "documents.notes": "marker line text kind references locator target items",
    "documents.mentions": "text form line marker reference agreement",
    "documents.links": "url line role marker",
    "references": "id key csl file line verdict reason matched",
    "references.matched": "source identifier title url score",
    "links": "url verdict reason status final_url redirects title content_type attempts elapsed checked from_store"
    " failing_since snapshot references",
    "evidence": "source asked outcome when reference record excerpt sha256",
    "findings": "code name severity confidence message expected actual location related reference evidence fix"
    " fingerprint first_seen",
    "findings.location": "path line column marker page",
    "findings.fix": "safe summary edits",
    "findings.fix.edits": "path sha256 start end text",
    "coverage": "asked unknown",
    "coverage.unknown": "reference what reason",
    "sent": "host kind count",
    "summary": "references links findings",
}


def as_object(report: Report) -> Any:
    return json.loads(render(report, "json"))


def first(value: Any, path: str) -> dict[str, Any]:
    values = [value]
    for key in path.split(".") if path else ():
        inner = [found[key] for found in values if found[key]]
        values = [part for found in inner for part in (found if isinstance(found, list) else [found])]
    assert isinstance(values[0], dict)
    return values[0]


@pytest.mark.parametrize("path", CONTRACT)
def test_the_keys_of_the_contract_come_first_and_in_order(path: str) -> None:
    keys = CONTRACT[path].split()
    assert list(first(as_object(factories.online()), path))[: len(keys)] == keys


def test_a_report_keeps_the_schema(report: Report) -> None:
    validator = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())
    found = as_object(report)
    if report.references and report.references[0].key == "k<ey":
        assert report.findings[0].fingerprint == "<fp>"  # the vile one keeps it as well
    assert [error.message for error in validator.iter_errors(found)] == []


def test_the_schema_is_one_and_open() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    text = json.dumps(schema())
    assert '"additionalProperties": false' not in text
    found = as_object(factories.online())
    found["later"] = found["findings"][0]["later"] = {"more": 1}
    jsonschema.validate(found, schema())


@pytest.mark.parametrize(
    ("path", "value"),
    [(("schema",), "refcheck-report/2"), (("findings", 0, "severity"), "fatal"), (("links", 0, "status"), "404")],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[str | int, ...], value: Any) -> None:
    found = inner = as_object(factories.online())
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema())


@pytest.mark.parametrize("name", ["offline", "online", "empty", "hostile"])
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"reports/{name}.json", render(factories.ALL[name](), "json"))


def test_a_saved_run_is_the_same_report(report: Report) -> None:
    again = parse(render(report, "json"))
    assert again == report
    assert again.exit_code == report.exit_code


@pytest.mark.parametrize("raw", [True, False])
def test_a_value_that_stands_as_it_is_comes_back_so(report: Report, *, raw: bool) -> None:
    intent = SetField(path="a.bib", line=1, key="k", field="author", value="{B}", safe=False, summary="s", raw=raw)
    changed = replace(report, findings=tuple(replace(one, intent=intent) for one in report.findings))
    assert parse(render(changed, "json")) == changed


@pytest.mark.parametrize("format_", ["full", "concise", "json", "html", "markdown", "github"])
def test_a_saved_run_reads_the_same_in_every_format(report: Report, format_: str) -> None:
    assert render(parse(render(report, "json")), format_) == render(report, format_)


TEXT = st.text(max_size=12)
MAYBE = st.none() | st.text(max_size=4)
NAMES = st.lists(
    st.builds(Name, family=TEXT, given=TEXT, particle=TEXT, suffix=TEXT, literal=TEXT, acronym=MAYBE), max_size=2
).map(tuple)
DATES = st.none() | st.builds(
    PartialDate,
    year=st.none() | st.integers(1, 3000),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    end_year=st.none() | st.integers(1, 3000),
    raw=TEXT,
)
WORKS = st.builds(
    Work,
    type=st.sampled_from(["report", "book", "article-journal", "webpage", "document"]),
    title=TEXT,
    subtitle=TEXT,
    title_short=TEXT,
    author=NAMES,
    editor=NAMES,
    issued=DATES,
    accessed=DATES,
    container_title=TEXT,
    page=TEXT,
    doi=TEXT,
    isbn=st.lists(TEXT, max_size=2).map(tuple),
    issn=st.lists(TEXT, max_size=2).map(tuple),
    url=TEXT,
    archive_url=TEXT,
    note=TEXT,
    others=st.booleans(),
    extra=st.dictionaries(TEXT, TEXT, max_size=2),
)
ITEMS = st.builds(
    CitationItem,
    kind=st.sampled_from(NoteKind),
    text=TEXT,
    references=st.lists(TEXT, max_size=2).map(tuple),
    locator=MAYBE,
    target=MAYBE,
    target_path=MAYBE,
)
NOTES = st.builds(
    Citation,
    path=st.just(factories.PATH),
    marker=TEXT,
    line=st.integers(1, 99),
    text=TEXT,
    kind=st.sampled_from([kind for kind in NoteKind if kind is not NoteKind.COMMENT]),
    items=st.lists(ITEMS, min_size=1, max_size=3).map(tuple),
)
MENTIONS = st.builds(
    MentionRecord,
    text=TEXT,
    form=st.sampled_from(MentionForm),
    line=st.integers(1, 99),
    marker=MAYBE,
    reference=MAYBE,
    agreement=st.sampled_from(Agreement),
)


@given(WORKS, NOTES, MENTIONS)
def test_any_work_note_and_mention_come_back(work: Work, note: Citation, mention: MentionRecord) -> None:
    report = factories.online()
    record = replace(report.references[1], work=work, citations=(note,), mentions=(mention,))
    document = replace(report.documents[0], notes=(note,), mentions=(mention,))
    made = replace(report, references=(record,), documents=(document,))
    assert parse(render(made, "json")) == made


def test_a_comment_has_no_items() -> None:
    note = Citation(path=factories.PATH, marker="1", line=1, text="See there.", kind=NoteKind.COMMENT)
    made = replace(factories.online(), documents=(replace(factories.DOCUMENT, notes=(note,)),))
    assert parse(render(made, "json")).documents[0].notes == (note,)


@pytest.mark.parametrize("fail_on", [None, *Severity])
def test_what_a_run_ends_with_is_kept(fail_on: Severity | None) -> None:
    made = replace(factories.offline(), fail_on=fail_on, strict=True)
    again = parse(render(made, "json"))
    assert (again.fail_on, again.strict, again.exit_code) == (fail_on, True, made.exit_code)


def test_unknown_keys_are_admitted_and_absent_ones_have_a_meaning() -> None:
    found = {
        "schema": "refcheck-report/1",
        "later": [1],
        "references": [{"verdict": "ok", "csl": {"type": "book", "title": "T", "later": 1}, "later": {}}],
        "findings": [{"severity": "info", "intent": {"kind": "later"}}],
        "links": [{"url": "https://a.example/", "verdict": "ok"}],
        "suppressed": None,
    }
    report = parse(json.dumps(found))
    assert report.references[0].work.title == "T"
    assert report.findings[0].intent is None
    assert report.run.requests == {}
    assert report.links[0].references == ()


def test_nothing_in_it_can_reorder_text() -> None:
    text = render(factories.hostile(), "json")
    assert not any(ord(char) in range(0x202A, 0x202F) or 0xD800 <= ord(char) < 0xE000 for char in text)
    assert "\\u202e" in text
    assert text.encode()


def valid(**changes: Any) -> str:
    return json.dumps({"schema": "refcheck-report/1", **changes})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON that can be read"),
        ('{"schema": NaN}', "NaN is no JSON"),
        ('{"schema": ' + "9" * 5000 + "}", "no JSON that can be read"),
        ("[]", "the file should be an object, not a list"),
        ("null", "the file should be an object, not None"),
        ("{}", "the schema should be 'refcheck-report/1', it names none"),
        ('{"schema": "refcheck-report/2"}', "it says 'refcheck-report/2'"),
        (valid(references={}), "references should be a list, not an object"),
        (valid(references=["x"]), "references[0] should be an object, not 'x'"),
        (valid(references=[{"verdict": "bad"}]), "references[0].verdict should be one of ok, wrong"),
        (valid(references=[{}]), "references[0].verdict should be one of"),
        (valid(references=[{"verdict": ["ok"]}]), "references[0].verdict should be one of"),
        (valid(references=[{"verdict": "ok", "csl": 5}]), "references[0].csl should be an object"),
        (valid(references=[{"verdict": "ok", "csl": {"custom": {"refcheck": {"title": 5}}}}]), "custom.refcheck.title"),
        (valid(run={"offline": "yes"}), "run.offline should be true or false"),
        (valid(run={"requests": {"h": 1.5}}), "run.requests.h should be a whole number"),
        (valid(run={"notes": [1]}), "run.notes[0] should be a string"),
        (valid(run={"fail_on": "fatal"}), "run.fail_on should be one of"),
        (valid(findings=[{"severity": "error", "evidence": [True]}]), "evidence[0] should be a whole number"),
        (valid(findings=[{"severity": "error", "message": "x" * 99, "name": 7}]), "findings[0].name"),
        (
            valid(findings=[{"severity": "error", "intent": {"kind": "replace-text", "span": [4, 2]}}]),
            "findings[0].intent.span should be [start, end]",
        ),
        (valid(links=[{"verdict": "ok", "redirects": [["x", 1]]}]), "links[0].redirects[0] should be [number, string]"),
        (valid(links=[{"verdict": "ok", "elapsed": "long"}]), "links[0].elapsed should be a number"),
        (valid(sent=[{"kind": "page", "count": True}]), "sent[0].count should be a whole number"),
    ],
)
def test_what_is_no_saved_run_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(RefcheckError) as caught:
        parse(text)
    assert "not a saved run" in str(caught.value)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 300


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    ["references", "links", "findings", "run", "documents", "notes", "csl", "verdict", "kind"]
                ),
                inner,
            )
        ),
    )
)
def test_any_json_is_read_or_refused(value: Any) -> None:
    fields = value if isinstance(value, dict) else {"references": value}
    with contextlib.suppress(RefcheckError):
        parse(json.dumps({**fields, "schema": "refcheck-report/1"}))
