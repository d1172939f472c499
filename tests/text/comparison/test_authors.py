from __future__ import annotations

import pytest

from refcheck.model.comparison import Difference, FieldAgreement
from refcheck.model.work import Name
from refcheck.text.comparison.authors import MAX_NAMES, compare_authors
from refcheck.text.comparison.persons import Likeness, likeness, person_of
from refcheck.text.names import parse_name
from tests.factories import make_work

ANA, KAREL, MINA = (parse_name(text) for text in ("Ana Lopes", "Karel Novak", "Mina Sato"))


def test_another_person_among_several_is_named() -> None:
    found = compare_authors(
        make_work(author=(ANA, parse_name("Ingrid Dahl"), MINA)), make_work(author=(ANA, KAREL, MINA))
    )
    assert (found.field.agreement, found.field.difference) == (FieldAgreement.DIFFER, Difference.OTHER_PERSON)
    assert found.field.cited == "Ana Lopes; [Ingrid Dahl]; Mina Sato"
    assert found.field.found == "Ana Lopes; [Karel Novak]; Mina Sato"


def test_another_first_author_is_said_so() -> None:
    found = compare_authors(make_work(author=(MINA, KAREL)), make_work(author=(ANA, KAREL)))
    assert found.field.difference is Difference.FIRST_AUTHOR
    assert found.first is Likeness.OTHER


def test_a_list_that_goes_on_is_not_short() -> None:
    record = make_work(author=(ANA, KAREL, MINA))
    assert compare_authors(make_work(author=(ANA,), others=True), record).field.agreement is FieldAgreement.AGREE
    assert compare_authors(make_work(author=(ANA,)), record).field.difference is Difference.MISSING


def test_a_record_of_one_name_does_not_contradict_a_list() -> None:
    found = compare_authors(make_work(author=(ANA, KAREL)), make_work(author=(ANA,)))
    assert found.field.agreement is FieldAgreement.UNKNOWN


def test_nobody_is_not_known() -> None:
    found = compare_authors(make_work(author=()), make_work(author=(ANA,)))
    assert (found.field.agreement, found.first) == (FieldAgreement.UNKNOWN, None)


def test_editors_stand_for_authors_but_never_against_them() -> None:
    cited = make_work(author=(ANA,))
    assert compare_authors(cited, make_work(author=(), editor=(ANA,))).field.agreement is FieldAgreement.AGREE
    assert compare_authors(cited, make_work(author=(), editor=(MINA,))).field.agreement is FieldAgreement.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jürgen Müller", "Juergen Mueller"),
        ("Wang Wei", "Wei Wang"),
        ("Ludwig van den Berg", "Berg, Ludwig van den"),
        ("Gabriela Ruiz", "Ruiz Ortega, Gabriela"),
        ("Peter Dunn Jr.", "Dunn, P."),
        ("Sean O'Hara", "O’Hara, Sean"),
        ("Hu, C.", "Changyuan, Hu"),
    ],
)
def test_two_spellings_are_one_person(one: str, other: str) -> None:
    assert likeness(person_of(parse_name(one)), person_of(parse_name(other))) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Lopes", "Ana Carvalho"),
        ("Ван Вэй", "Wang Wei"),
        ("A. Lopes", "Amina Sow"),
        ("Hu, P.", "Changyuan, Hu"),
        ("Maurice Tan", "Maurizio Bo"),
    ],
)
def test_what_may_be_one_person_is_not_another(one: str, other: str) -> None:
    assert likeness(person_of(parse_name(one)), person_of(parse_name(other))) is Likeness.UNCLEAR


def test_a_namesake_s_number_is_no_name() -> None:
    assert person_of(Name(family="Wei Wang 0003")).family == ("wang",)


def test_an_institution_beside_persons_is_not_known() -> None:
    found = compare_authors(make_work(author=(Name(literal="World Bank"),)), make_work(author=(ANA, KAREL)))
    assert found.field.agreement is FieldAgreement.UNKNOWN


def test_long_lists_are_cut() -> None:
    many = tuple(Name(given=f"A{chr(97 + i % 26)}o", family=f"Fam{i:05}") for i in range(5000))
    found = compare_authors(make_work(author=many), make_work(author=many[::-1]))
    assert found.same <= MAX_NAMES
    assert found.field.difference not in {Difference.MISSING, Difference.SURPLUS}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("K. J. Marlowe", "Juanita Quist"),
        ("A. Lopes", "Amina Sow"),
        ("Brandt, Clara", "Chua, B."),
        ("Rita Laura Bravo", "Lucía Ferro"),
        ("Markus Quist", "Martin Lopes"),
        ("Marti, Gabriela", "Moretti, Franco"),
        ("Пурич, Штефан", "Иванова, Мария Петровна"),
    ],
)
def test_a_name_with_an_initial_in_common_is_doubtful(one: str, other: str) -> None:
    found = compare_authors(make_work(author=(parse_name(one),)), make_work(author=(parse_name(other),)))
    assert (found.field.agreement, found.field.difference) == (FieldAgreement.DIFFER, Difference.DOUBTFUL_PERSON)
    assert (found.field.cited[0], found.field.found[0]) == ("[", "[")
    assert not found.apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Lopes", "Ana Carvalho"),
        ("Kate Lopes", "Katherine Carvalho"),
        ("Kathryn Lopes", "Katharina Sow"),
        ("Gabi Lopes", "Gabriele Sow"),
        ("Lopes", "Amina Sow"),
        ("Ван Вэй", "Wang Wei"),
        ("A. Lopes", "A. Lopez"),
        ("A. Carvalho Lopes", "Ana Carvalho"),
        ("Petrov, Sasha", "Petroff, Aleksandr"),
        ("Олександр Шевченко", "Александр Шевченко"),
        ("Иванова, Мария", "Ivanova, Marija"),
        ("Marti, Gabriela", "Moretti, G."),
    ],
)
def test_a_changed_family_name_another_script_and_a_slip_are_not(one: str, other: str) -> None:
    found = compare_authors(make_work(author=(parse_name(one),)), make_work(author=(parse_name(other),)))
    assert found.field.difference is not Difference.DOUBTFUL_PERSON


def test_a_name_that_only_an_initial_ties_to_another_place_is_doubtful() -> None:
    record = make_work(author=tuple(map(parse_name, ("V. Bos", "J. Deursen", "S. Mauw"))))
    found = compare_authors(make_work(author=(parse_name("Jan Tschichold"),)), record)
    assert found.field.difference is Difference.DOUBTFUL_PERSON


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Feynman, R. P.", "Robinson, James A."),
        ("Myint, Thandar", "Ferrer, Ada M."),
        ("Wei Ling Chua", "C. Brandt"),
    ],
)
def test_an_initial_in_the_place_of_a_family_name_ties_nobody(one: str, other: str) -> None:
    for names in ((one, other), (other, one)):
        mine, theirs = (make_work(author=(parse_name(name),)) for name in names)
        assert compare_authors(mine, theirs).field.difference is Difference.FIRST_AUTHOR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhang, Y.", "Yi, Z."),
        ("Chua, B.", "Brandt, Clara"),
        ("Li, X. Y.", "Xu, L."),
        ("García Márquez, A.", "Márquez, G."),
        ("Пурич, Ш.", "Шварц, Павел"),
    ],
)
def test_names_that_may_have_been_turned_around_are_not_surely_others(one: str, other: str) -> None:
    for names in ((one, other), (other, one)):
        mine, theirs = (make_work(author=(parse_name(name),)) for name in names)
        assert compare_authors(mine, theirs).field.difference is not Difference.FIRST_AUTHOR


@pytest.mark.parametrize(("count", "agreement"), [(3, FieldAgreement.UNKNOWN), (4, FieldAgreement.DIFFER)])
def test_a_record_of_three_may_be_cut(count: int, agreement: FieldAgreement) -> None:
    people = tuple(map(parse_name, ("Ana Lopes", "Karel Novak", "Mina Sato", "Ingrid Dahl", "Peter Dunn")))
    found = compare_authors(make_work(author=people), make_work(author=people[:count]))
    assert found.field.agreement is agreement


@pytest.mark.parametrize("last", ["Novak, K. et al.", "Novak, K., et al", "Novak et. al."])
def test_the_end_of_a_list_that_a_field_takes_for_a_name_is_no_name(last: str) -> None:
    field = (ANA, Name(family="Novak", given=last.removeprefix("Novak").strip(" ,")))
    record = make_work(author=(ANA, KAREL, MINA))
    assert compare_authors(make_work(author=field), record).field.agreement is FieldAgreement.AGREE
    literal = (ANA, Name(literal="Karel Novak et al."))
    assert compare_authors(make_work(author=literal), record).field.difference is Difference.NONE
    other = (ANA, Name(family="Dahl", given="I. et al."))
    assert compare_authors(make_work(author=other), record).field.difference is Difference.OTHER_PERSON


def test_a_name_that_ends_like_it_goes_on_nowhere() -> None:
    cited = make_work(author=(ANA, Name(family="Novak", given="Etal")))
    record = make_work(author=(ANA, parse_name("Etal Novak"), MINA))
    assert compare_authors(cited, record).field.difference is Difference.MISSING
    blank = make_work(author=(ANA, Name(family=" " * 50_000 + "et")))
    assert compare_authors(blank, record).field.agreement is not FieldAgreement.AGREE
