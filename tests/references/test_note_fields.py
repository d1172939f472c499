"""Fields of notes in the customs of reports, papers, lists used as notes, and remarks behind them."""

from __future__ import annotations

from typing import Any

import pytest

from refcheck.documents import read_text
from refcheck.model.document import Link
from refcheck.model.reference import NoteKind, ReferenceKind
from refcheck.model.work import Work
from refcheck.references.parse import ParsedItem, parse_note


def items(note: str) -> tuple[ParsedItem, ...]:
    return parse_note(read_text(f"A claim.[^1]\n\n[^1]: {note}\n").notes[0])


def work(note: str) -> Work:
    (item,) = items(note)
    assert item.work is not None
    return item.work


def shown(found: Work) -> dict[str, Any]:
    authors = [name.full for name in found.author]
    return {"a": authors, "t": found.title, "c": found.container_title, "y": found.year, "g": found.page}


@pytest.mark.parametrize(
    ("note", "fields"),
    [
        # pages that only a colon or their range tells
        ("Ann Roe, “Nets”. *Boat Review* (May/June 2013): 28–40.", {"c": "Boat Review", "g": "28-40"}),
        ("Roe, A. (1976), “Nets”, *Boat Review*, 71: 791–799.", {"c": "Boat Review", "g": "791-799", "y": 1976}),
        ("Ann Roe, “Nets”, *Boats* 588, 124-129 (2020).", {"c": "Boats", "g": "124-129", "y": 2020}),
        ("Ann Roe. «Nets». In *Boats and Quays*, dirigé par Bo Carr. 507-522. Paris: Verso, 2021.", {"g": "507-522"}),
        ("Ann Roe, “Nets,” *Boat Review* 97 (2002): 431–56, 791–823.", {"g": "431-56"}),
        ("Ann Roe, “Nets,” in *Boats* (London: Verso, 2002), 129-56 (134).", {"g": "129-156", "y": 2002}),
        # lists of Chicago and libraries used in notes
        ("Roe, Ann, and Carr, Robert. 2017. Nets and quays. The Boat Geographer, 70:3, 339-349.", {"a": ["Ann Roe", "Robert Carr"], "t": "Nets and quays", "c": "The Boat Geographer", "g": "339-349"}),
        ("Roe, Ann. 2018. Nets and Quays: A History. New York, NY: Verso Publishing. 55-56.", {"t": "Nets and Quays: A History", "y": 2018}),
        ("Roe, Ann. Nets and Quays: A History of the Sea. Profile Books, 2019.", {"a": ["Ann Roe"], "t": "Nets and Quays: A History of the Sea", "y": 2019}),
        ("Roe, Ann, 1960-. Nets and Quays: A History of the Sea. Mason: Verso Press, 2012.", {"a": ["Ann Roe"], "y": 2012}),
        # reports and agencies
        ("WNP (World Net Programme), *Nets of the World*: <https://example.org/n>", {"a": ["World Net Programme"]}),
        ("Net Commission, Recommendation 2021-1, *Managing Many Boats* (2021).", {"a": ["Net Commission"], "y": 2021}),
        ("WHO, *Sanitation* fact sheet (2024): <https://example.org/s>", {"a": ["WHO"], "t": "Sanitation", "y": 2024}),
        ("*Nets and quays* by Ann Roe, Boats For All (July 2025): <https://example.org/n>", {"a": ["Ann Roe"], "y": 2025}),
        # what an issuer calls its text may stand right behind its acronym, and two may issue it together
        ("NMB Memorandum M-10-06, *Many Boats* (Dec. 8, 2009).", {"a": ["NMB"], "t": "Many Boats", "y": 2009}),
        ("NMB FIPS Publication 199 “Standards for Nets of All Kinds”, <https://example.org/n>.", {"a": ["NMB"], "t": "Standards for Nets of All Kinds"}),
        ("Net Bank / WNP, *Managing Nets* (2022).", {"a": ["Net Bank", "WNP"], "y": 2022}),
        ("WNP/QUAY, *Managing Nets*, Net Office, Genoa, 2022.", {"a": ["WNP", "QUAY"], "y": 2022}),
        ("Cfr. M. Roe – S. Carr – A. Lee (éds.), *Les filets*, Genève, Droz, 1973.", {"t": "Les filets", "y": 1973}),
        # prose before names is no name, small words of an institution are
        ("Uno dei più recenti repertori sulle reti, A. P. Roe, *Le reti del mare*, Ginevra 1971.", {"a": ["A. P. Roe"]}),
        ("Veja, por exemplo, Ann Roe, “The nets of every harbour”, 2010.", {"a": ["Ann Roe"]}),
        ("Cour des comptes, *Les filets*, Paris, 2010.", {"a": ["Cour des comptes"], "y": 2010}),
        # the book of somebody, years in what else is in italics, another print
        ("A. Roe, *Reti antiche*, in A. Carr (ed.), *Barche e porti*, Firenze, Barbera, 1899, p. 295.", {"t": "Reti antiche", "c": "Barche e porti", "y": 1899}),
        ("A. Roe, *Reti*, tomo IV, *Dicembre 1860-Maggio 1863*, Genova, Verso, 1981, p. 5.", {"t": "Reti", "y": 1981}),
        ("Ann Roe, “Nets”, *Boat Review*, vol. 32, no. 2 (2017), pp. ii4-ii16.", {"c": "Boat Review", "g": "ii4-ii16"}),
        ("Ann Roe, Bo Carr, and Di Lee, Nets of the Many Harbours (Genoa: Verso, 2010), xiii.", {"a": ["Ann Roe", "Bo Carr", "Di Lee"], "t": "Nets of the Many Harbours"}),
        ('Vgl. Roe, Ann: Netze und Kais, Abschnitt "Was Netze halten"', {"a": ["Ann Roe"], "t": "Netze und Kais"}),
        # a review, a paper that is on no more than a site, a series behind a title, words that are no name
        ("Bo Carr, review of *Nets and Quays*, by Ann Roe, *Boat Review* 92, no. 3 (2005): 998.", {"a": ["Bo Carr"]}),
        ("Ann Roe & Bo Carr, The Meaning of “Nets”: Evidence from Quays 1–2 (Aug. 29, 2023), <https://example.org/n>", {"a": ["Ann Roe", "Bo Carr"], "t": "The Meaning of “Nets”: Evidence from Quays", "y": 2023}),
        ("Ann Roe, *Nets*. Schriften zum Meer 12 (Kiel: Verso, 2019).", {"t": "Nets", "c": "", "y": 2019}),
        ("See the on-going “Nets – A Discussion”, accessed November 24, 2020, <https://example.org/n>.", {"a": [], "t": "Nets – A Discussion"}),
        ("Ann Roe & Bo Carr, “Nets,” arXiv:0905.0220, 2009.", {"y": 2009}),
        # containers in plain words
        ("Ann Roe, *The Nets*, J. Boat Analysis (2024).", {"c": "J. Boat Analysis", "y": 2024}),
        ("Ann Roe, *The Nets*, Boat L.J. (forthcoming 2026), manuscript at 4.", {"c": "Boat L.J.", "y": 2026}),
        ("Ann Roe, “Nets,” Conference on Boats and Quays, 2 July 2013, <https://example.org/n>.", {"c": "Conference on Boats and Quays"}),
        ("Ann Roe, “Nets,” Dictionary of Many Boats (Oxford University Press, 2004).", {"c": "Dictionary of Many Boats"}),
        ("Roe, Ann. “Nets.” The Quay, July 29, 2020. <https://example.org/n>.", {"c": "The Quay"}),
        ("Roe, Ann. “Nets.” Advances in Boat Systems 25 (2012).", {"c": "Advances in Boat Systems", "y": 2012}),
        ("Roe, A. (2005). The nets of the sea. *Boat Review, 39*(3).", {"c": "Boat Review", "t": "The nets of the sea"}),
        # ABNT NBR 6023
        ("ROE, A.B.H.; CARR, B. Do nets hold? Knots and hands. *Boat Review*, v. 17, n. 4, p. 267-321, 2012. DOI: <https://doi.org/10.1234/x>. Estabelece a força das redes e das mãos.", {"a": ["A.B.H. Roe", "B. Carr"], "t": "Do nets hold? Knots and hands", "c": "Boat Review", "y": 2012, "g": "267-321"}),
        ("ROE, A. W.; CARR LEE, V. L. *Nets and quays of the sea*. 3. ed. Lisboa: Sal, 2018. ISBN: 978-1-5063-8670-6. Referência de 2020.", {"t": "Nets and quays of the sea", "y": 2018}),
        # German marks, places of three words, titles before their kind
        ("Ann Roe, »Netze«, in »Kais und Boote«, Hrsg. Bo Carr, Stuttgart, 1989, S. 50", {"a": ["Ann Roe"], "t": "Netze", "c": "Kais und Boote", "y": 1989}),
        ("Ann Roe, Netze und Kais. Bemerkungen zum Meer, Frankfurt am Main 1974", {"a": ["Ann Roe"], "t": "Netze und Kais. Bemerkungen zum Meer", "y": 1974}),
        ("Siehe auch meinen Beitrag: „Netze und Kais“, in: _Boote 2018_, Wien 2020.", {"a": [], "t": "Netze und Kais"}),
        ('W3C, "Nets Data Model v2.0", W3C Recommendation, 15 May 2025. <https://example.org/n>', {"t": "Nets Data Model v2.0", "c": "", "y": 2025}),
        ("Net Parliament Office, Nets and Quays of Europe, study for the Committee on Boats, December 2025. <https://example.org/n>", {"t": "Nets and Quays of Europe", "y": 2025}),
        # editions, days of access
        ("Ann Roe, *Redes*, FCE, 1988 (orig. *Nets*, Verso, 1974), p. 9.", {"t": "Redes", "y": 1988}),
        ("Ann Roe, *Nets* (first published in 1946), on what holds them.", {"y": 1946}),
        ("*The Net Book*, <https://example.org/n> (dostęp: 18.01.2026).", {"y": None}),
        ("Roe, Ann: Nets and quays, in: Boat Review 21 (10), 10.2019, S. 2261–2282.", {"c": "Boat Review", "y": 2019, "g": "2261-2282"}),
        ("Vgl. „Netze“, in: Bootswiki, Online: <https://example.org/n>, Stand: 21.11.2019.", {"y": None}),
        ("Ann Roe (n.d). “Nets and Quays”. Boat School. Available at: <https://example.org/n>.", {"a": ["Ann Roe"], "y": None}),
    ],
)  # fmt: skip
def test_fields(note: str, fields: dict[str, Any]) -> None:
    found = shown(work(note))
    if fields.get("g") == "129-156":
        assert items(note)[0].locator in {"129-56", "134"}
        fields = {name: value for name, value in fields.items() if name != "g"}
    assert {name: found[name] for name in fields} == fields


def test_a_linked_title_before_a_quoted_part_of_the_work() -> None:
    found = work("Boat Office, [Nets and quays: a report](https://example.org/n), 2026, “Knots” and “Hands”.")
    assert (found.title, found.year, found.url) == ("Nets and quays: a report", 2026, "https://example.org/n")
    assert [name.full for name in found.author] == ["Boat Office"]


def test_a_link_under_a_whole_citation_is_no_title() -> None:
    found = work("Vgl. [Roe, Ann; Carr, Bo: Netze und Kais, in: Boat Review 7, 2006, S. 359](https://example.org/n).")
    assert (found.title, found.container_title, found.year) == ("Netze und Kais", "Boat Review", 2006)
    assert found.url == "https://example.org/n"
    near_miss = work("[Netze und Kais: was 2025 bringt](https://example.org/n)")
    assert near_miss.title == "Netze und Kais: was 2025 bringt"


def test_a_number_that_is_too_long_is_not_cut() -> None:
    (item,) = items("Ann Roe, “Nets,” *Boat Review*, v. 60, p. 101264, 2020.")
    assert item.locator == "101264"


def test_laws_behind_a_semicolon_are_items_of_their_own() -> None:
    found = items("Boat Act § 4(e)(2); Ann Roe, *Nets*, 54 Boat L.J. 10 (2022).")
    assert [item.source for item in found] == [ReferenceKind.LAW, ReferenceKind.PUBLICATION]
    (one,) = items("Ann Roe, *Nets* (Verso, 2010), § 2; § 3.")
    assert one.kind is NoteKind.FULL


def test_an_article_on_a_law_is_no_law() -> None:
    (item,) = items("Roe, Carr & Lee, *The Private Law of Nets*, 54 Boat L.J. 1073, 1078 (2022).")
    assert (item.source, item.locator) == (ReferenceKind.PUBLICATION, "1078")


@pytest.mark.parametrize(
    "note",
    [
        "U.S. Const. amend. XIV, § 2.",
        "Boat Creditors Act, R.S.C., c. C-36, s. 5 (1985) (Can.).",
        "S.C. Res. 7, The Boat Question, ¶ 4(a) (June 26, 1946), <https://example.org/r>.",
        "Cong. Globe, 39th Cong., 2d Sess. 39 (1866).",
        "BoatCAR arts. 49(4), 49(6).",
        "Harbour Boats Agreement, Article 51.",
        "Bundesbootsgericht, judgment of 19 May 2020, 1 BvR 2/17. <https://example.org/r>",
        "Code de la sécurité des boats (France), article L871-1. <https://example.org/c>",
    ],
)
def test_more_laws(note: str) -> None:
    assert items(note)[0].source is ReferenceKind.LAW


def test_a_case_keeps_its_name_where_something_later_stands_out() -> None:
    (item,) = items("City of Boats v. Roe, 124 P.3d 203 (Nev. 2005), *cert. denied*, 547 U.S. 1071 (2006).")
    assert item.work is not None
    assert item.work.title.startswith("City of Boats v. Roe")
    assert item.source is ReferenceKind.LAW


def test_links_stay_with_the_note() -> None:
    note = read_text(
        "A.[^1]\n\n[^1]: Ann Roe, *Nets* (2010), <https://example.org/n>. Ver também Bo Carr, *Quays*, 2011.\n"
    ).notes[0]
    assert [isinstance(link, Link) for link in note.links] == [True]
    first, second = parse_note(note)
    assert first.work is not None
    assert second.work is not None
    assert (first.work.url, second.work.title) == ("https://example.org/n", "Quays")


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        # the Australian Guide to Legal Citation, rule 5; The Bluebook, with the journal in italics
        ("Ann Roe, ‘Nets’ (2017) 52 *Boat Law Review* 101, 108.", ("52", "", "101", "108", 2017)),
        ("Ann Roe, ‘Nets’ (2015) 43(2) *Boat Law Review* 101, 108–9 <https://example.org/n>.", ("43", "2", "101", "108-9", 2015)),
        ("Ann Roe, 'Nets of the Sea' [2005] *Public Law* 11.", ("", "", "11", None, 2005)),
        ("Ann Roe, “Nets,” 14 *Langmuir* 17, 19 (1998).", ("14", "", "17", "19", 1998)),
        ("Ann Roe, ‘Nets’, *Boat Review* 12 (2001), 44–61, at 50.", ("12", "", "44-61", "50", 2001)),
        ("Ann Roe, ‘Nets’, *Boat Review* 12:3 (2001), pp. 44–61, here p. 50.", ("12", "3", "44-61", "50", 2001)),
        # what stands otherwise
        ("Ann Roe, ‘Nets’ (2017), *Boat Law Review*, 52 boats, 2018.", ("", "", "", None, 2018)),
        ("Ann Roe, ‘Nets’ (*Boat Review*, 2001).", ("", "", "", None, 2001)),
    ],
)  # fmt: skip
def test_volumes_before_and_behind_a_journal_in_italics(
    note: str, expected: tuple[str, str, str, str | None, int]
) -> None:
    (item,) = items(note)
    found = item.work
    assert found is not None
    assert found.container_title.startswith(("Boat", "Public Law", "Langmuir"))
    assert (found.volume, found.issue, found.page, item.locator, found.year) == expected


@pytest.mark.parametrize(
    ("note", "title", "kind"),
    [
        ("Net Ministry, *Draft Order on Nets*, 2025, p. 4. On file with the authors.", "Draft Order on Nets", "manuscript"),
        ("Ann Roe, ‘The Nets and the Law’ (unpublished manuscript, 2019) (on file with author).", "The Nets and the Law", "manuscript"),
        ("Minutes of the meeting, 3 May 2019, on file with the Secretariat.", "Minutes of the meeting, 3 May 2019, on file with the Secretariat", "personal_communication"),
    ],
)  # fmt: skip
def test_papers_that_lie_with_somebody_are_private_and_have_fields(note: str, title: str, kind: str) -> None:
    (item,) = items(note)
    assert item.source is ReferenceKind.LETTER
    assert item.work is not None
    assert item.work.title == title
    assert item.work.type in {kind, "report"}
    assert item.locator == ("4" if "p. 4" in note else None)


@pytest.mark.parametrize(
    ("note", "locator"),
    [
        ("Ann Roe, “Nets”, 14, Ashton University, February 12, 1979.", "14"),
        ("Ann Roe and Bo Carr, “Nets,” 19, May 1, 1956, <https://example.org/n>.", "19"),
        ("Ann Roe, “Nets,” May 1, 1956, <https://example.org/n>.", None),
        ("Ann Roe, *Nets* (Genoa: Verso, 2002), edited by Bo Carr; transl. by Di Lee, 24.", "24"),
    ],
)
def test_pages_that_no_word_tells(note: str, locator: str | None) -> None:
    (item,) = items(note)
    assert (item.locator, item.work and item.work.title) == (locator, "Nets")


def test_a_hearing_and_where_it_was_printed_again() -> None:
    (item,) = items(
        "To Consolidate the Net Acts: Hearings Before the Committee on Nets, 59th Cong., 1st sess. (1906) (statement of Ann Roe), reprinted in *A History of Nets*, Bo Carr, ed. (Genoa: Verso, 1976)."
    )
    assert item.source is ReferenceKind.LAW
    assert item.work is not None
    assert item.work.title.startswith("To Consolidate the Net Acts")
    (order,) = items("Executive Order 13556, Nets of All Kinds, <https://example.org/n>.")
    assert order.source is ReferenceKind.LAW


def test_a_further_work_behind_an_address_or_a_dash() -> None:
    first, second = items(
        "Ann Roe, “Nets,” *Boat Review*, vol. 3, no. 4 (2016), pp. 46–61, <https://example.org/n>. Di Lee e Bo Carr, “Quays of the Sea,” *Boat Review*, 2017."
    )
    assert first.work is not None
    assert second.work is not None
    assert [name.family for name in second.work.author] == ["Lee", "Carr"]
    assert (first.work.url, second.work.title) == ("https://example.org/n", "Quays of the Sea")
    *_, last = items(
        "*Reti*, Roma, 1902. Si vedano i recenti studi: Ann Roe – Bo Carr, *Porti e barche*, Torino, 2000."
    )
    assert last.work is not None
    assert ([name.family for name in last.work.author], last.work.year) == (["Roe", "Carr"], 2000)


def test_names_with_signs_of_prose_are_left_out() -> None:
    (item,) = items("Roe, in: Neue Genuesische Netzschrift 2014, 1201 (1203).")
    assert item.work is not None
    assert [name.full for name in item.work.author] == ["Roe"]
