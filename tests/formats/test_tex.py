from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.tex import decode, escape, escape_address, fold_blanks, holds_tex, plain_line, unescape_address
from tests.formats.hostile import texts


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"M{\"u}ller \& S\o ren", "Müller & Søren"),
        (r"{\'E}tienne, \'{\i}, \v{s}, \c c, \H{o}, \k a", "Étienne, í, š, ç, ő, ą"),
        (r"G{\"{o}}del's \textit{Collected {W}orks}", "Gödel's Collected Works"),
        ("The {ASEAN} Way", "The ASEAN Way"),
        ("pp. 3--5, 1999---2000", "pp. 3–5, 1999—2000"),
        ("``quoted'' and `once'", "“quoted” and ‘once'"),
        ("Dr.~No \\\\ two\\ blanks", "Dr. No two blanks"),
        (r"$\alpha$-helix, H$_2$O, 10$^{3}$", "α-helix, H₂O, 10³"),
        ("$5 and $10 a day", "$5 and $10 a day"),
        (r"100\% \$5 \#1 a\_b \{x\}", "100% $5 #1 a_b {x}"),
        (r"{\noopsort{1986d}}1986", "1986"),
        (r"31\textsuperscript{st}, x\textsuperscript{2}", "31st, x²"),
        (r"\href{http://a.example/x%20y}{the page}", "the page"),
        (r"see \url{http://a.example/x\_y~z}", "see http://a.example/x_y~z"),
        (r"\LaTeX{} and \TeX", "LaTeX and TeX"),
        (r"\mnras", "Monthly Notices of the Royal Astronomical Society"),
        (r"{Comments{\Dash}A report}, a\endash b", "Comments—A report, a–b"),
        (r"{\ConTeXt} and \TUB", "ConTeXt and TUB"),
        (r"The \MF{}book of \dante{}", "The MFbook of dante"),
        (r"{\LARGE Ways} $\Bigl( x \Bigr)$", "Ways ( x )"),
        (r"\AA rhus and \MF", "Århus and MF"),
        (r"{\zz small} \Zz{caps}", "small caps"),
        ("a\n   b\tc", "a b c"),
        (r"\'{} \^{}", "^"),
        ("", ""),
    ],
)
def test_decodes_what_bibliographies_hold(written: str, meant: str) -> None:
    assert decode(written) == meant


def test_a_command_that_nobody_knows_goes_and_its_argument_stays() -> None:
    assert decode(r"\foobar{the text} stays") == "the text stays"


def test_a_known_command_of_the_library_is_asked_for_once_the_tables_are_at_an_end() -> None:
    assert decode(r"\textcelsius \permil") != ""


def test_without_depth_only_the_tables_are_asked() -> None:
    assert decode(r"\foobar{x} \'e", deep=False) == "x é"


def test_nothing_is_lost_when_nothing_would_be_left() -> None:
    assert decode(r"\unknowncommand") == r"\unknowncommand"


@pytest.mark.parametrize(
    "text", ["{" * 5_000, "\\" * 5_001, r"\a{" * 3_000, "$" * 4_001, "~" * 9_000, r"\input{/etc/passwd}"]
)
def test_hostile_tex_is_decoded_and_opens_no_file(text: str) -> None:
    assert "root:" not in decode(text)


@given(st.text(alphabet=r"\{}$~`'-ab \"\n^_%&#=.cvr", max_size=60))
def test_decoding_never_raises(text: str) -> None:
    assert isinstance(decode(text), str)


@given(texts)
def test_what_is_escaped_decodes_to_itself(text: str) -> None:
    assert decode(escape(text)) == plain_line(text)


@given(texts)
def test_escaped_text_is_one_line_balanced_and_without_live_commands(text: str) -> None:
    written = escape(text)
    assert written.splitlines() in ([], [written])
    assert _depths_never_negative(written)
    assert r"\write18" not in written
    assert r"\input" not in written


def _depths_never_negative(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def test_letters_stay_in_utf_8_and_specials_are_escaped() -> None:
    assert escape("Søren & 移民 50 % #1 a_b $x") == r"Søren \& 移民 50 \% \#1 a\_b \$x"
    assert escape("\ud800") == "\ufffd"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"http://a.b/c\_d~e%20f", "http://a.b/c_d~e%20f"),
        (r"\url{http://a.b/c\%20d}", "http://a.b/c%20d"),
        ("http://a.b/\n   c", "http://a.b/c"),
        (r"http://a.b/{\textasciitilde}x", "http://a.b/~x"),
        (r"http://a.b/\~{}x\&y", "http://a.b/~x&y"),
        ("{http://a.b/}", "http://a.b/"),
        (r"10.1000/a{\_}b", "10.1000/a_b"),
    ],
)
def test_addresses_are_unescaped_but_never_decoded(written: str, meant: str) -> None:
    assert unescape_address(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("http://a.b/x%\n  /y", "http://a.b/x/y"), ("http://a.b/x \r\n\n % \n y", "http://a.b/xy"), ("a%b\n", "a%b")],
)
def test_line_breaks_in_an_address_are_taken_off(written: str, meant: str) -> None:
    assert unescape_address(written) == meant


def test_blanks_in_an_address_take_linear_time() -> None:
    """Each of them was where a break might begin, and again where a % might stand."""
    assert unescape_address("a" + " " * 200_000 + "b\nc") == "a" + " " * 200_000 + "bc"


def test_addresses_are_written_raw_but_for_what_would_end_the_field() -> None:
    assert escape_address("http://a.b/x_y?a=1&b=2%20#c") == "http://a.b/x_y?a=1&b=2%20#c"
    assert escape_address("http://a.b/{x}\\") == "http://a.b/%7Bx%7D%5C"


def test_small_helpers_say_what_they_say() -> None:
    assert holds_tex("a~b")
    assert not holds_tex("plain - text")
    assert fold_blanks(" a \n b\t") == "a b"
