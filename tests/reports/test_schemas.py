"""The formats that have a definition of somebody else's, held against it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from refcheck.model.report import Report
from refcheck.reports import render, schema

SCHEMAS = Path(__file__).parent / "schemas"

POSITION = {
    "type": "object",
    "required": ["line"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
}
TEXT = {"type": "string", "minLength": 1}
RDJSON = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "required": ["name"], "properties": {"name": TEXT, "url": TEXT}},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {
                    "message": TEXT,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "location": {"type": "object", "required": ["path"], "properties": {"path": TEXT, "range": RANGE}},
                    "code": {"type": "object", "required": ["value"], "properties": {"value": TEXT, "url": TEXT}},
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "properties": {
                                "range": {**RANGE, "required": ["start", "end"]},
                                "text": {"type": "string"},
                            },
                        },
                    },
                },
            },
        },
    },
}
"""Written after https://github.com/reviewdog/reviewdog/tree/master/proto/rdf, and stricter than it."""
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|[.]/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""Written after https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""


def faults(rules: Any, value: Any) -> list[str]:
    Draft202012Validator.check_schema(rules)
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(rules).iter_errors(value)]


def test_sarif_keeps_its_schema(report: Report) -> None:
    rules = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert faults(rules, json.loads(render(report, "sarif"))) == []


def test_junit_keeps_the_schema_of_jenkins(report: Report) -> None:
    rules = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    root = etree.fromstring(render(report, "junit").encode())
    assert rules.validate(root), rules.error_log


def test_gitlab_gets_what_it_documents(report: Report) -> None:
    issues = json.loads(render(report, "gitlab"))
    assert faults(GITLAB, issues) == []
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_reviewdog_gets_what_it_documents(report: Report) -> None:
    assert faults(RDJSON, json.loads(render(report, "rdjson"))) == []


def test_every_line_of_jsonl_is_an_object_of_its_kind(report: Report) -> None:
    rules = {**schema(), "$ref": "#/$defs/finding"}
    for key in ("required", "properties", "type"):
        rules.pop(key)
    kinds = []
    for line in render(report, "jsonl").splitlines():
        value = json.loads(line)
        kinds.append(value["kind"])
        if value["kind"] in {"finding", "suppressed"} and "<" not in value["fingerprint"]:
            assert faults(rules, value) == []
    assert kinds == sorted(kinds, key=["finding", "suppressed", "unverified", "summary"].index)
    assert kinds[-1] == "summary"
    assert kinds.count("finding") == len(report.findings)


@pytest.mark.parametrize("format_", ["sarif", "gitlab", "rdjson", "jsonl"])
def test_json_for_machines_is_ascii_or_shows_all_it_has(report: Report, format_: str) -> None:
    text = render(report, format_)
    assert "\u202e" not in text
    assert "\x1b" not in text
