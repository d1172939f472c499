from __future__ import annotations

import pytest

from refcheck.documents import read_text


def test_a_comment_before_a_block() -> None:
    text = (
        '# T\n\n<!-- refcheck: ignore=LNK001,TTL until=2027-01-01 reason="known, really" -->\n\nOne\ntwo.\n\nThree.\n'
    )
    (found,) = read_text(text, path="a.md").suppressions
    assert (found.codes, found.until, found.reason) == (("LNK001", "TTL"), "2027-01-01", "known, really")
    assert (found.first_line, found.last_line) == (3, 6)
    assert (found.location.path, found.location.line) == ("a.md", 3)


def test_a_comment_in_a_block() -> None:
    (found,) = read_text(
        "# T\n\nOne.\n\nTwo\nthree <!-- refcheck: ignore=mention-without-note -->\nfour.\n"
    ).suppressions
    assert (found.codes, found.first_line, found.last_line) == (("mention-without-note",), 5, 7)


@pytest.mark.parametrize(
    "text", ["<!-- refcheck: ignore=LNK -->\n\n# T\n\nx\n", "# T\n\nx\n\n<!-- refcheck: file-ignore=LNK -->\n"]
)
def test_the_whole_file(text: str) -> None:
    (found,) = read_text(text).suppressions
    assert (found.first_line, found.last_line) == (1, len(text.split("\n")))


def test_at_the_end_it_speaks_of_itself() -> None:
    (found,) = read_text("# T\n\nx\n\n<!-- refcheck: ignore=LNK -->\n").suppressions
    assert (found.first_line, found.last_line) == (5, 5)


@pytest.mark.parametrize(
    "directive",
    [
        "ignore=",
        "ignore",
        "ignore=nonsense!",
        "ignore=LNK until=soon",
        "ignore=LNK until=20270101",
        "LNK001",
        "ignore=LNK,??",
        "ignore=LNK untill=2027-01-01",
        "ignore=LNK reason=one two",
    ],
)
def test_one_that_cannot_be_read_is_a_problem(directive: str) -> None:
    document = read_text(f"# T\n\n<!-- refcheck: {directive} -->\n\nx\n")
    assert document.suppressions == ()
    (problem,) = document.problems
    assert (problem.code, problem.location.line) == ("RUN001", 3)
    assert directive in problem.actual


@pytest.mark.parametrize(
    "comment",
    ["<!-- ignore=LNK -->", "<!-- lint: ignore=LNK -->", "<!-- refcheck told us -->", "<!-- " + "x" * 3000 + " -->"],
)
def test_other_comments_are_left_alone(comment: str) -> None:
    document = read_text(f"# T\n\n{comment}\n\nx\n")
    assert (document.suppressions, document.problems) == ((), ())


@pytest.mark.parametrize("directive", ["refcheck ignore=LNK", "refcheck-ignore=LNK", "refcheck: " + "x" * 3000])
def test_one_that_was_meant_is_a_problem(directive: str) -> None:
    document = read_text(f"# T\n\n<!-- {directive} -->\n\nx\n")
    assert document.suppressions == ()
    assert [problem.code for problem in document.problems] == ["RUN001"]


INLINE = {
    "markdown": "# T\n\nx\n\n<!-- refcheck: ignore=TTL002 until=2027-01-01 reason='as printed' -->\nThe text.\n",
    "html": "<h1>T</h1><p>x</p>\n\n\n\n<!-- refcheck: ignore=TTL002 until=2027-01-01 reason='as printed' -->\n<p>The text.</p>\n",
    "rst": "T\n=\n\nx\n\n.. refcheck: ignore=TTL002 until=2027-01-01 reason='as printed'\n\nThe text.\n",
    "latex": "\\section{T}\n\nx\n\n% refcheck: ignore=TTL002 until=2027-01-01 reason='as printed'\nThe text.\n",
}


@pytest.mark.parametrize("format_", INLINE)
def test_every_format_that_has_comments(format_: str) -> None:
    document = read_text(INLINE[format_], path=f"a.{format_}", format=format_)
    (found,) = document.suppressions
    assert document.problems == ()
    assert (found.codes, found.until, found.reason) == (("TTL002",), "2027-01-01", "as printed")
    line = document.line_of(document.text.index("The text."))
    assert found.first_line <= line <= found.last_line
    assert found.first_line > 3


@pytest.mark.parametrize("format_", INLINE)
def test_in_every_format_one_that_cannot_be_read_is_told(format_: str) -> None:
    text = INLINE[format_].replace("2027-01-01", "soon")
    document = read_text(text, path=f"a.{format_}", format=format_)
    assert document.suppressions == ()
    (problem,) = document.problems
    assert (problem.code, "“soon” is no day" in problem.message) == ("RUN001", True)
