from __future__ import annotations

import pytest

from refcheck.checks.tex_addresses import rewritten_in_tex

NEW = "https://new.example/a_b%20c#d~e"


@pytest.mark.parametrize(
    ("raw", "old", "in_argument", "expected"),
    [
        (r"\url{http://a.example/x}", "http://a.example/x", False, r"\url{https://new.example/a_b%20c#d~e}"),
        (r"\url{http://a.example/x}", "http://a.example/x", True, r"\url{https://new.example/a_b\%20c\#d~e}"),
        (r"\url{http://a.example/\%20}", "http://a.example/%20", False, r"\url{https://new.example/a_b\%20c\#d~e}"),
        (r"\url|http://a.example/x|", "http://a.example/x", False, r"\url{https://new.example/a_b%20c#d~e}"),
        (r"\href{http://a.example/x}{a \emph{b}}", "http://a.example/x", False, r"\href{https://new.example/a_b%20c#d~e}{a \emph{b}}"),
        (
            r"\href{http://a.example/x_y}{http://a.example/x\_y}",
            "http://a.example/x_y",
            False,
            r"\href{https://new.example/a_b%20c#d~e}{https://new.example/a\_b\%20c\#d\textasciitilde{}e}",
        ),
        (r"http://a.example/x\_y", "http://a.example/x_y", False, r"https://new.example/a\_b\%20c\#d\textasciitilde{}e"),
        (r"\doi{10.1000/1}", "https://doi.org/10.1000/1", False, None),
        (r"\url{http://a.example/other}", "http://a.example/x", False, None),
    ],
)  # fmt: skip
def test_an_address_is_written_as_latex_wants_it(raw: str, old: str, in_argument: bool, expected: str | None) -> None:
    assert rewritten_in_tex(raw, old, NEW, in_argument=in_argument) == expected


def test_nothing_live_gets_in() -> None:
    written = rewritten_in_tex(
        r"\url{http://a.example}", "http://a.example", r"https://b.example/}\input{x", in_argument=False
    )
    assert written == r"\url{https://b.example/%7D%5Cinput%7Bx}"
