"""Notes as strangers' theses, essays and weblogs have them: each rule with a note that it must leave alone."""

from __future__ import annotations

import pytest

import refcheck
from refcheck.documents import read_text
from refcheck.model.reference import Citation, NoteKind, ReferenceKind
from refcheck.references import extract
from refcheck.references.parse import ParsedItem, parse_note


def items(note: str) -> tuple[ParsedItem, ...]:
    return parse_note(read_text(f"A claim.[^1]\n\n[^1]: {note}\n").notes[0], None)


def item(note: str) -> ParsedItem:
    (found,) = items(note)
    return found


def page(*notes: str, first: int = 1) -> str:
    body = "\n\n".join(f"A claim.[^{n}]" for n in range(first, first + len(notes)))
    return body + "\n\n" + "\n".join(f"[^{n}]: {note}" for n, note in enumerate(notes, first)) + "\n"


def citations(*notes: str) -> tuple[Citation, ...]:
    return extract(read_text(page(*notes))).citations


def told(*notes: str, first: int = 1) -> list[tuple[str, str]]:
    report = refcheck.check(read_text(page(*notes, first=first)), offline=True)
    return [(f.code, f.severity.value) for f in report.findings if f.code in {"DOC006", "DOC007", "DOC009", "CNT004"}]


@pytest.mark.parametrize("back", ["Vgl. ebd., S. 13", "A.a.O., S. 13", "Ibíd., p. 13", "*Ivi*, p. 13"])
def test_a_further_work_behind_a_back_reference_of_any_language(back: str) -> None:
    first, second = items(f"{back}; Roe, J., Wege und Stege, 2020, S. 93.")
    assert (first.kind, first.locator) == (NoteKind.IBID, "13")
    assert second.work is not None
    assert (second.work.title, second.work.year) == ("Wege und Stege", 2020)


def test_brackets_behind_a_semicolon_go_on_with_the_work() -> None:
    found = item(
        "Roe/Poe, *Road Specification v. 1*, https://a.example/road.pdf; (accessed Apr. 2020) [hereinafter *Specification*]."
    )
    assert found.work is not None
    assert (found.work.url, found.alias) == ("https://a.example/road.pdf", "Specification")


@pytest.mark.parametrize(
    "turn", ["The result was originally reported in J. ROE and M. POE,", "It is discussed in ROE, J.,"]
)
def test_a_note_that_turns_to_those_who_said_it_first(turn: str) -> None:
    first, second = items(f"Ibid., p. 2. {turn} “Roads in Space,” in Proceedings of the Road Workshop 2013, pp. 74-75.")
    assert first.kind is NoteKind.IBID
    assert second.work is not None
    assert (second.work.title, second.work.year) == ("Roads in Space", 2013)
    assert len(items("Jane Doe, *Old Roads* (Porto: Acorn, 2005), originally reported in the *Porto Times*.")) == 1


@pytest.mark.parametrize(
    "note",
    [
        "Cf. Portaria Nº 12, de 23 de maio de 2019.",
        "Resolução CVM nº 30, de 2021.",
        "GDPR Art. 4 (emphasis added).",
        "Cour de cassation [1974] Bulletin civil IV n° 267.",
    ],
)
def test_laws_and_cases_of_further_countries(note: str) -> None:
    assert item(note).source is ReferenceKind.LAW


def test_a_museum_is_no_law() -> None:
    assert item("Museum of Modern Art, *Roads in Art*, 2010.").source is ReferenceKind.PUBLICATION


def test_a_note_of_somebody_else_in_quotation_marks_is_no_work_of_this_one() -> None:
    _, comment, back = citations(
        "ROE, J., “A Synopsis of Roads,” in Studies in Road Analysis, Basil Black, Oxford 1957, p. 2.",
        "Roe cites the Investigations on p. 11 (fn 4: “See L. Poe, Road Investigations, Oxford, Black, 1953, pp. 53, 61”).",
        "Ibid., p. 6: “Each road will be defined as the use of some way.”",
    )
    assert comment.kind is NoteKind.COMMENT
    assert back.references == ()  # a reader sees which is meant, refcheck says that it does not


def test_the_publisher_between_a_book_in_plain_letters_and_its_place() -> None:
    work = item("ROE, J., “A Synopsis of Roads,” in Studies in Road Analysis, Basil Black, Oxford 1957, p. 2.").work
    assert work is not None
    assert (work.container_title, work.publisher) == ("Studies in Road Analysis", "Basil Black")
    work = item("ROE, J., “A Synopsis,” in Roads, Bridges, and Ports, Oxford 1957, p. 2.").work
    assert work is not None
    assert work.container_title == "Roads, Bridges, and Ports"


def test_names_a_year_and_a_page_lead_back_whatever_the_next_sentence_says() -> None:
    full, back = citations(
        "ROE, J., “The road hypothesis,” Rivista di Strade, 20(1), 2008, pp. 33-53.",
        "ROE (2008), p. 40. This is Roe’s “refined road hypothesis,” which says what kinds of ways there are.",
    )
    assert (back.kind, back.references, back.locator) == (NoteKind.SHORT, full.references, "40")


def test_a_site_between_the_title_of_persons_and_the_address() -> None:
    work = item(
        "Ann Roe & Max Poe, *How Roads Are Traced*, Roadcrunch, https://a.example/x (accessed Apr. 13, 2020)."
    ).work
    assert work is not None
    assert work.container_title == "Roadcrunch"
    work = item("Ann Roe, *How Roads Are Traced*, Acorn Press, https://a.example/x.").work
    assert work is not None
    assert (work.container_title, work.publisher) == ("", "Acorn Press")


def test_a_wrong_number_is_not_set_right_with_a_work_of_one_of_two_authors() -> None:
    alone = "Gary Roe, *It’s Nothing Personal: Roads in Decline*, 77 J. Roads 861 (2015)."
    assert told("Ann Lane, *Nets*, 2001.", alone, "ROE & CARSON, supra note 1, at 37.") == [("DOC009", "error")]
    assert told(alone, "ROE & CARSON, supra note 104, at 37.", first=151) == [("DOC009", "info")]
    both = alone.replace("Gary Roe", "Gary Roe & Max Carson")
    assert told("Ann Lane, *Nets*, 2001.", both, "ROE & CARSON, supra note 1, at 37.") == [("DOC009", "error")]


def test_eg_without_points_is_a_signal() -> None:
    first, back = citations(
        "Press Release, Roadworks, *Roadworks and Poe Partner on Tracing*, https://a.example/x (accessed Apr. 10, 2020).",
        "Eg Press Release, Roadworks supra note 1 (stating that privacy was central).",
    )
    assert back.references == first.references


@pytest.mark.parametrize(
    "said",
    [
        "[dernière consultation : 30.03.2021]",
        "(última consulta: 30 de marzo de 2021)",
        "(ultimo accesso: 30 marzo 2021)",
        "(letzter Abruf: 30.03.2021)",
        "(дата обращения: 30.03.2021)",
    ],
)
def test_the_day_of_access_in_further_words(said: str) -> None:
    work = item(f"Roe, Ann, «Old Roads of Porto», https://a.example/roads {said}.").work
    assert work is not None
    assert work.accessed is not None
    assert (work.accessed.year, work.accessed.month, work.year) == (2021, 3, None)


def test_names_before_a_colon_with_its_french_blank() -> None:
    work = item("Voir Roe, Ann ; Poe, Max [u.a.] : Grundlagen des Straßenbaus, Porto 2009, p. 22.").work
    assert work is not None
    assert ([name.surname for name in work.author], work.title, work.year) == (
        ["Roe", "Poe"],
        "Grundlagen des Straßenbaus",
        2009,
    )
    work = item("Ann Roe, *Les chemins : une histoire*, Paris, Gland, 2009, p. 22.").work
    assert work is not None
    assert work.title == "Les chemins : une histoire"


def test_a_quotation_in_guillemets_ends_before_its_source() -> None:
    first, second = items(
        "Lane, *Nets*, 2001, p. 5 : « une voie est une voie. » Voir Roe, Ann : Wege und Stege, Porto 2003, p. 17."
    )
    assert first.work is not None
    assert second.work is not None
    assert (first.work.title, second.work.title) == ("Nets", "Wege und Stege")


def test_emphasis_of_a_blank_alone_hides_no_semicolon() -> None:
    notes = (
        "Victor Lane, *Nets and Roads* (2004).",
        "Lane, *supra* note 1,* *at 2; Ann Cao & Max Poe, *Roads in Practice: A Study, *Road Software, Jan./Feb. 2008, at 60, 64; Lane, *supra* note 1.",
        "Cao & Poe, *supra* note 2, at 63.",
    )
    lane, several, back = citations(*notes)
    assert len(several.items) == 3
    assert back.references == several.items[1].references != lane.references


def test_a_name_in_a_note_of_short_forms_alone_is_not_taken_for_its_work() -> None:
    lane, _, back = citations(
        "Victor Lane, *Nets and Roads* (2004).",
        "Lane, *supra* note 1, at 2 (after what Poe said).",
        "Poe, *supra* note 2, at 63.",
    )
    assert back.references != lane.references


def test_apa_in_plain_letters() -> None:
    chapter = item("Roe, J. (2023). The rise of roads. In Handbook of Road Policy (pp. 14-26). Edward Gland.").work
    assert chapter is not None
    assert (chapter.container_title, chapter.page) == ("Handbook of Road Policy", "14-26")
    edition = item("Roe, O (2020). Roads, Global edition. 8th edition, Pearson.").work
    assert edition is not None
    assert edition.title == "Roads, Global edition"
    quoted = item(
        "Roe, F. X., & Poe, U. (2005). The road miracle: Low ways and high ones. Road 'Miracles': A comparison, 113-132."
    ).work
    assert quoted is not None
    assert (quoted.title, quoted.year) == ("The road miracle: Low ways and high ones", 2005)


def test_a_publisher_and_a_year_behind_the_plain_title_of_initials() -> None:
    work = item("Roe, T. W. Road Languages, Prentice-Gland (1984).").work
    assert work is not None
    assert (work.title, work.publisher, work.year) == ("Road Languages", "Prentice-Gland", 1984)


def test_a_magazine_and_a_month_in_brackets_behind_a_quoted_title() -> None:
    work = item('Roe, E. W. "Go To Considered Harmful," Communications of the RCM (March 1968).').work
    assert work is not None
    assert (work.container_title, work.year) == ("Communications of the RCM", 1968)


@pytest.mark.parametrize(
    "note",
    [
        "In re Roe, No. 24-30142 (D. Md. 2024).",
        "In re Roe (Bankr. D. Md. Mar. 3, 2021).",
        "Ex parte Roe, No. 12, at 4.",
    ],
)
def test_a_case_named_after_its_one_party(note: str) -> None:
    assert item(note).source is ReferenceKind.LAW


def test_a_work_whose_title_begins_as_such_a_case_does_is_none() -> None:
    assert item("*In re Roe and Other Stories*, Gland House, 2004.").source is not ReferenceKind.LAW


@pytest.mark.parametrize("before", ["Roads and ships: vgl. u. a. ", "Roads and ships: see e.g. ", "Roads: cf. "])
def test_what_a_source_is_for_before_its_names(before: str) -> None:
    work = item(f"{before}Roe, Ann, *Wege und Stege*, Porto 2003, S. 17.").work
    assert work is not None
    assert [name.family for name in work.author] == ["Roe"]


def test_the_date_of_the_last_change_is_no_container() -> None:
    work = item('Gland City Council, "Road Rules," last modified March 4, 2021, https://gland.example/rules.').work
    assert work is not None
    assert (work.title, work.container_title) == ("Road Rules", "")


def test_italian_pages() -> None:
    assert item("Roe A., *Le strade*, Gland, Porto 2003, pagg. 17-19.").locator == "17-19"


def test_see_with_a_colon_begins_another_source() -> None:
    first, second = items("Lane, V., *Nets and Roads*, 2001, p. 5. See: Roe, Ann, *Wege und Stege*, Porto 2003, p. 17.")
    assert first.work is not None
    assert second.work is not None
    assert (first.work.title, second.work.title) == ("Nets and Roads", "Wege und Stege")


@pytest.mark.parametrize("part", ["Kap. 3 “Die Stege”", "chapitre 3, “Les ponts”", "p. 255: “They are not”"])
def test_a_quoted_part_behind_a_title_is_not_the_title(part: str) -> None:
    work = item(f"Roe, Ann, *Wege und Stege*, Porto 2003, {part}.").work
    assert work is not None
    assert work.title == "Wege und Stege"
