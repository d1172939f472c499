"""What was sent and heard: what was due, what came back, and from whom."""

from __future__ import annotations

import pytest

from refcheck.evidence.tally import Tally
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import RequestKind, Sent
from tests.evidence.conftest import SITE, response


def test_an_answer_is_counted_and_so_is_every_host_that_was_asked() -> None:
    tally = Tally()
    tally.note(response(asked=(SITE, "b.example"), public=True), besides=False)
    tally.note(response(asked=(SITE,)), besides=True)
    assert (tally.answered, tally.refused, tally.heard, tally.online, tally.interrupted) == (1, 0, True, True, False)
    page = RequestKind.PAGE
    assert tally.sent() == (Sent(host="b.example", kind=page, count=1), Sent(host=SITE, kind=page, count=2))


@pytest.mark.parametrize(
    ("failure", "attempts", "answered", "refused", "interrupted"),
    [
        (Failure.TIMEOUT, 1, 1, 0, False),
        (Failure.FORBIDDEN, 0, 0, 1, False),
        (Failure.INTERRUPTED, 1, 0, 0, True),
        (Failure.WAIT_TOO_LONG, 1, 1, 0, False),
        (Failure.WAIT_TOO_LONG, 0, 0, 0, False),
    ],
)
def test_a_failure_is_an_answer_only_where_something_was_asked(
    failure: Failure, attempts: int, answered: int, refused: int, interrupted: bool
) -> None:
    tally = Tally()
    tally.note(response(failure=failure, attempts=attempts), besides=False)
    assert (tally.answered, tally.refused, tally.interrupted, tally.heard) == (answered, refused, interrupted, False)


def test_what_is_asked_besides_was_not_due() -> None:
    tally = Tally()
    tally.note(response(failure=Failure.FORBIDDEN), besides=True)
    tally.note(response(failure=Failure.INTERRUPTED), besides=True)
    assert (tally.answered, tally.refused, tally.interrupted) == (0, 0, True)
