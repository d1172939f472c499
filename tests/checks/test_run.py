from __future__ import annotations

from refcheck.checks import run
from refcheck.model.document import Problem
from refcheck.model.finding import Severity
from refcheck.model.place import Location
from tests.factories import make_context


def test_run007_says_what_was_read_in_part() -> None:
    problem = Problem(code="RUN007", message="tracked changes are read as accepted", location=Location(path="a.docx"))
    (finding,) = run.read_in_part.judge(run.read_in_part.rule, make_context(problems=(problem,)), None)
    assert (finding.code, finding.severity, finding.message) == (
        "RUN007",
        Severity.INFO,
        "tracked changes are read as accepted",
    )
    assert list(run.read_in_part.judge(run.read_in_part.rule, make_context(), None)) == []


def test_run007_says_nothing_of_other_problems() -> None:
    problem = Problem(code="RUN006", message="it cannot be read", location=Location(path="a.docx"))
    assert list(run.read_in_part.judge(run.read_in_part.rule, make_context(problems=(problem,)), None)) == []


def test_a_mild_problem_of_run007_stays_information() -> None:
    problem = Problem(code="RUN007", message="pages were left out", location=Location(path="a.pdf"), mild=True)
    (finding,) = run.read_in_part.judge(run.read_in_part.rule, make_context(problems=(problem,)), None)
    assert finding.severity is Severity.INFO
