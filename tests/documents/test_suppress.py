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
    ],
)
def test_one_that_cannot_be_read_is_a_problem(directive: str) -> None:
    document = read_text(f"# T\n\n<!-- refcheck: {directive} -->\n\nx\n")
    assert document.suppressions == ()
    (problem,) = document.problems
    assert (problem.code, problem.location.line) == ("RUN001", 3)
    assert directive in problem.actual


@pytest.mark.parametrize(
    "comment", ["<!-- ignore=LNK -->", "<!-- lint: ignore=LNK -->", "<!-- refcheck: " + "x" * 3000 + " -->"]
)
def test_other_comments_are_left_alone(comment: str) -> None:
    document = read_text(f"# T\n\n{comment}\n\nx\n")
    assert (document.suppressions, document.problems) == ((), ())
