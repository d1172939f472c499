from __future__ import annotations

import pytest

from refcheck.model.reference import NoteKind
from refcheck.references.shortforms import find_alias, find_locator, find_short_form, without_signal


@pytest.mark.parametrize(
    "text",
    [
        "Ibid",
        "ibid.",
        "IBID., p. 9",
        "Ibidem",
        "Id. at 33",
        "Id., p. 3",
        "id.",
        "Ebd., S. 4",
        "Ebenda",
        "a.a.O., S. 3",
        "See ibid.",
        "“Ibid”, 9",
        "Ibíd., pág. 45",
        "Ib., 9",
    ],
)
def test_ibid(text: str) -> None:
    found = find_short_form(text)
    assert found is not None
    assert found.kind is NoteKind.IBID


@pytest.mark.parametrize(
    "text", ["Id card of a worker", "Ideas on Roads, 2001", "Ibiden Corporation, 2001", "Idle talk"]
)
def test_no_ibid(text: str) -> None:
    assert find_short_form(text) is None


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("Doe, supra note 5, at 40.", "Doe", "5"),
        ("Supra note 12", "", "12"),
        ("See note 3 above.", "", "3"),
        ("Doe (n 3) 12", "Doe", "3"),
        ("Doe and Lee, above n 4.", "Doe and Lee", "4"),
        ("Doe, op. cit., note 7, p. 2", "Doe", "7"),
        ("Doe, oben Anm. 4, S. 2", "Doe", "4"),
    ],
)
def test_supra(text: str, name: str, note: str) -> None:
    found = find_short_form(text)
    assert found is not None
    assert (found.kind, found.name, found.note) == (NoteKind.SUPRA, name, note)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doe et al., op. cit., p. 44.", "Doe et al"),
        ("Doe, loc. cit.", "Doe"),
        ("Doe, On Roads, op cit, 4", "Doe, On Roads"),
        ("Vgl. Doe, a.a.O., S. 4.", "Doe"),
        ("op. cit., p. 3", ""),
    ],
)
def test_op_cit(text: str, name: str) -> None:
    found = find_short_form(text)
    assert found is not None
    assert (found.kind, found.name) == (NoteKind.OP_CIT, name)


def test_a_sentence_that_names_a_note_is_no_short_form() -> None:
    assert find_short_form("This is what the ministry has already said of them in the words of supra note 3") is None


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("page 9", "9"),
        ("pp. 12–14", "12-14"),
        ("p.5", "5"),
        ("pages 3, 7 and 9", "3, 7 and 9"),
        ("p. xii", "xii"),
        ("pp. 3 ff.", "3 ff"),
        ("para. 3", "para. 3"),
        ("paras. 3-5", "para. 3-5"),
        ("§ 12", "§ 12"),
        ("chapter 4", "ch. 4"),
        ("Art. 5", "art. 5"),
        ("Table 2", "table 2"),
        (", at 12", "12"),
        ("Seite 3", "3"),
        ("s. 12", "sec. 12"),
        ("S. 45 f.", "45 f"),
        ("s.v. migrant", None),
        ("Roe v. Wade, 410 U.S. 113 (1973)", None),
        ("Art. 1(3)", "art. 1(3)"),
        ("Section 3(2)(b) of the Act", "sec. 3(2)(b)"),
        ("(Martinus Nijhoff 2013) 105.", "105"),
        ("35 (2005) 319", None),
        ("et al. 2017, 5.", "5"),
        ("Marx 1962: 45", "45"),
        ("pp. 3, 2017", "3"),
        ("hlm. 3", "3"),
        ("2017, p. 3, p. 5", "5"),
        ("World Bank, 2017", None),
        ("at 7 Long Road", None),
        ("12", None),
    ],
)
def test_locators(text: str, locator: str | None) -> None:
    found = find_locator(text)
    assert (found[0] if found else None) == locator


def test_a_lone_number_after_ibid() -> None:
    found = find_locator(", 12–14.", lone=True)
    assert found is not None
    assert found[0] == "12-14"


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        (' (hereinafter "Cebu Declaration").', "Cebu Declaration"),
        (" [hereafter: the Compact]", "Compact"),
        (", hereinafter referred to as “the Act”", "the Act"),
        (' (the "Consensus")', "Consensus"),
        (" (the Consensus)", None),
    ],
)
def test_aliases(text: str, alias: str | None) -> None:
    found = find_alias(text)
    assert (found[0] if found else None) == alias


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("See also Doe", "Doe"),
        ("Cf. Doe", "Doe"),
        ("For example, see Doe", "Doe"),
        ("Seeds of Doe", "Seeds of Doe"),
        ("Quoted in Doe", "Doe"),
        ("See, e.g., Doe", "Doe"),
        ("See for example Doe", "Doe"),
    ],
)
def test_signals(text: str, rest: str) -> None:
    assert without_signal(text) == rest
