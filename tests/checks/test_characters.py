from __future__ import annotations

import pytest

from refcheck.checks import characters
from refcheck.model.finding import Severity
from tests.factories import judged_bib, make_context, make_reference, value_of


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("Boats &amp; Ferries", "Boats & Ferries"),
        (r"Boats \&amp; Ferries", "Boats & Ferries"),
        ("Caf&eacute; &#8211; a study", "Café – a study"),
        ("&#x00e9;tude", "étude"),
    ],
)
def test_an_entity_becomes_its_character(value: str, mended: str) -> None:
    (finding,) = judged_bib(characters.html_entity, f"@book{{a, title = {{{value}}}}}")
    assert (finding.severity, value_of(finding)) == (Severity.WARNING, mended)


@pytest.mark.parametrize(
    "value",
    [
        "{ASEAN} &amp; work",
        r"B\"oote &amp; F\"ahren",
        "$x$ &lt; 1",
        r"A \& B &amp; C",
        "a &#00; b",
        "a &#x9f; &#xfffe; b",
    ],
)
def test_beside_tex_it_is_left_to_a_person(value: str) -> None:
    (finding,) = judged_bib(characters.html_entity, f"@book{{a, title = {{{value}}}}}")
    assert finding.intent is None


@pytest.mark.parametrize("value", [r"Boats \& Ferries", "A & B; C", "R&D; and more", "AT&T;", "&; &nosuchname;", "a&b"])
def test_ampersands_are_no_entities(value: str) -> None:
    assert judged_bib(characters.html_entity, f"@book{{a, title = {{{value}}}}}") == []


def test_addresses_and_abstracts_are_left_alone() -> None:
    text = "@book{a, url = {http://a.example/?x=1&amp;y=2}, abstract = {a &amp; b}, note = {&amp;}}"
    assert judged_bib(characters.html_entity, text) == []


@pytest.mark.parametrize("char", ["\u200b", "\u00ad", "\ufeff", "\u00a0", "\u202c", "\u2060"])
@pytest.mark.parametrize("field", ["doi", "url", "isbn"])
def test_in_an_identifier_it_is_taken_out(field: str, char: str) -> None:
    (finding,) = judged_bib(characters.invisible_char, f"@book{{a, {field} = {{978{char}1-4648}}}}")
    assert (finding.severity, value_of(finding)) == (Severity.WARNING, "9781-4648")
    assert f"U+{ord(char):04X}" in finding.message


def test_in_a_key_or_amid_latin_letters_it_is_named() -> None:
    (finding,) = judged_bib(characters.invisible_char, "@book{ro\u200be, title = {Wages}}")
    assert "the key" in finding.message
    (finding,) = judged_bib(characters.invisible_char, "@book{a, title = {Wa\u200bges}}")
    assert finding.intent is None


@pytest.mark.parametrize(
    "title",
    [
        "ค่าจ้าง\u200bแรงงาน",
        "می\u200cخواهم",
        "क्\u200dष",
        "Auf\u200clage",
        "Wa\u00adges",
        "Voil\u00e0\u00a0!",
        "\u05e9\u05db\u05e8 A\u200eB \u05e2\u05d1\u05d5\u05d3\u05d4",
        "wages\u200b of work",
    ],
)
def test_in_scripts_and_prose_that_use_it_it_is_right(title: str) -> None:
    assert judged_bib(characters.invisible_char, f"@book{{a, title = {{{title}}}}}") == []


def test_a_reference_without_fields_is_not_judged() -> None:
    for check in (characters.html_entity, characters.invisible_char):
        assert list(check.judge(check.rule, make_context(), make_reference())) == []


def test_an_accent_beside_its_letter_is_joined_to_it() -> None:
    (finding,) = judged_bib(characters.not_nfc, "@book{a, title = {Cafe\u0301 at the border}}")
    assert (finding.severity, value_of(finding)) == (Severity.INFO, "Caf\u00e9 at the border")
    (finding,) = judged_bib(characters.not_nfc, "@book{a, title = {{ASEAN} cafe\u0301}}")
    assert finding.intent is None


@pytest.mark.parametrize("title", ["Caf\u00e9", "x\u0301", "\u1780\u17b6\u179a", r"Caf\'e"])
def test_letters_in_their_one_form_are_silent(title: str) -> None:
    assert judged_bib(characters.not_nfc, f"@book{{a, title = {{{title}}}}}") == []
    check = characters.not_nfc
    reference = make_reference()
    assert list(check.judge(check.rule, make_context(references=(reference,)), reference)) == []
