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
        "Ídem, p. 5",
        "Idem, ibidem, p. 5",
        "Ivi, p. 33",
        "Sđd, tr. 21",
        "เรื่องเดียวกัน, หน้า 6",
        "เพิ่งอ้าง, หน้า 8",
        "Vgl. ebd., S. 4",
        "Cf. id. at 5",
        "Lihat ibid., hlm. 4",
        "Ibi\u0301d., p. 3",
    ],
)
def test_ibid(text: str) -> None:
    found = find_short_form(text)
    assert found is not None
    assert found.kind is NoteKind.IBID


@pytest.mark.parametrize(
    "text",
    [
        "Id card of a worker",
        "Ideas on Roads, 2001",
        "Ibiden Corporation, 2001",
        "Idle talk",
        "Idem, Roads and Walls of Us, 2003",
        "Ivi Adamou, A Song, 2012",
    ],
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
        ("Doe, a.a.O. (Fn. 5), S. 3", "Doe", "5"),
        ("S. Laurent, supra, n. 3, p. 11", "S. Laurent", "3"),
        ("Vogt (wie Anm. 3), S. 102", "Vogt", "3"),
        ("Cf. note 1 ci-dessus", "", "1"),
        ("Véase supra nota 4", "", "4"),
        ("See infra note 12", "", "12"),
        ("Lihat catatan kaki nomor 6 di atas", "", "6"),
        ("Nguyễn Văn Minh, sđd, chú thích 3, tr. 20", "Nguyễn Văn Minh", "3"),
        ("สุดา รักไทย, อ้างแล้วในเชิงอรรถที่ 3, หน้า 12", "สุดา รักไทย", "3"),
        ("ดูเชิงอรรถที่ 4", "", "4"),
        ("Smith, note 2 above, at 9", "Smith", "2"),
        ("Smith and Doe, note 2, at 9", "Smith and Doe", "2"),
        ("Vogt, Fn. 3, S. 102", "Vogt", "3"),
        ("For the debate see Smith, supra note 2, at 9", "Smith", "2"),
        ("Doe, oben Anm. 4, S. 2", "Doe", "4"),
    ],
)
def test_supra(text: str, name: str, note: str) -> None:
    found = find_short_form(text)
    assert found is not None
    assert (found.kind in {NoteKind.SUPRA, NoteKind.OP_CIT}, found.name, found.note) == (True, name, note)
    assert (found.kind is NoteKind.OP_CIT) == any(word in text for word in ("op. cit", "a.a.O", "sđd", "อ้างแล้ว"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doe et al., op. cit., p. 44.", "Doe et al"),
        ("Doe, loc. cit.", "Doe"),
        ("Doe, On Roads, op cit, 4", "Doe, On Roads"),
        ("Vgl. Doe, a.a.O., S. 4.", "Doe"),
        ("op. cit., p. 3", ""),
        ("C. Bianchi, Le fabbriche, cit., p. 50", "C. Bianchi, Le fabbriche"),
        ("Lefort, préc., p. 3", "Lefort"),
        ("C. Dumas, art. cit., p. 110", "C. Dumas"),
        ("สมชาย ใจดี, อ้างแล้ว, หน้า 7", "สมชาย ใจดี"),
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
        ("hal. 3", "3"),
        ("tr. 15", "15"),
        ("หน้า ๑๒", "12"),
        ("Rn. 5", "Rn. 5"),
        ("art 52(1)", "art. 52(1)"),
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
        (" (im Folgenden: Hoffmann, Arbeit)", "Hoffmann, Arbeit"),
        (" (ci-après « le Pacte »)", "le Pacte"),
        (" [hereinafter Anker].", "Anker"),
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


def test_supra_without_a_number_and_a_number_without_a_name() -> None:
    alone = find_short_form("Doe, supra, at 5")
    assert alone is not None
    assert (alone.kind, alone.name, alone.note) == (NoteKind.SUPRA, "Doe", None)
    numbered = find_short_form("A.a.O. (Fn. 5), S. 3")
    assert numbered is not None
    assert (numbered.kind, numbered.name, numbered.note) == (NoteKind.OP_CIT, "", "5")
    both = find_short_form("Moreau, op. cit., supra note 3, p. 5")
    assert both is not None
    assert (both.kind, both.name, both.note) == (NoteKind.OP_CIT, "Moreau", "3")


def test_what_belongs_to_a_back_reference() -> None:
    prose = find_short_form("Ibid. The author adds that there are 5 of them.")
    assert prose is not None
    assert prose.rest == ""
    found = find_short_form("Ibid., p. 41. The author adds that Table 3 is from 2005.")
    assert found is not None
    assert found.rest == "p. 41."
    passage = find_short_form("See supra notes 4-6 and accompanying text")
    assert passage is not None
    assert passage.passage


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("This was disputed by many at the time. Ibid., p. 5.", NoteKind.IBID, ""),
        ("This was disputed by many at the time (ibid., p. 5).", NoteKind.IBID, ""),
        ("The figure is that of the ministry (Doe, op. cit., p. 5).", NoteKind.OP_CIT, "Doe"),
        ("This was so for many years (see Doe, supra note 4, at 9).", NoteKind.SUPRA, "Doe"),
        ("So auch Herbst, a. a. O., S. 18.", NoteKind.OP_CIT, "Herbst"),
        ("E.g., Doe, supra note 9, at 4.", NoteKind.SUPRA, "Doe"),
        ("But see, e.g., Doe, supra note 9, at 4.", NoteKind.SUPRA, "Doe"),
        ("See the sources cited in note 5 above.", NoteKind.SUPRA, ""),
        ("Doe, cited above, p. 4.", NoteKind.OP_CIT, "Doe"),
        ("Doe 2010 (n 3) 5", NoteKind.SUPRA, "Doe 2010"),
    ],
)
def test_a_back_reference_after_prose(text: str, kind: NoteKind, name: str) -> None:
    found = find_short_form(text)
    assert found is not None
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe, On Long Roads (OUP 2015) 5, citing Smith (n 3) 12.",
        "Jane Doe, On Long Roads, 2001, p. 5, quoting Marlowe, op. cit., p. 9.",
        "Jane Doe, On Long Roads, 2001, p. 5 (ibid., p. 9).",
        "As was shown in note 3 above, this is not so.",
        "Doe's book, cited above, was the first.",
        "Doe 2010, p. 5, n. 3",
        "World Bank, Technical Note 5, 2010",
        "Doe, On Roads, 45, n. 3",
        "Smith, On Roads (2010) 5, quoted in a letter, see Doe (n 3) 12.",
        "In note 4 above the figures are those of 2005",
        "The court held, as in the case named in note 3 above, that this was wrong.",
    ],
)
def test_prose_about_notes_is_no_short_form(text: str) -> None:
    assert find_short_form(text) is None


def test_hostile_text_ends() -> None:
    for piece in ("ibid ", "see (n 3", "supra note ", "a. ", "((((", "op. cit, ", "S. 1, ", "\u0e43\u0e0a "):
        find_short_form(piece * 20_000)
        assert find_alias(piece * 2_000) is None
        find_locator(piece * 2_000, lone=True)
