from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.model.work import Name
from refcheck.text.names import is_placeholder, parse_name, parse_names, same_person


def shown(name: Name) -> str:
    """Return a name as ``given|particle|family|suffix``, or ``<institution/acronym>``."""
    if name.literal:
        return f"<{name.literal}/{name.acronym}>" if name.acronym else f"<{name.literal}>"
    return f"{name.given}|{name.particle}|{name.family}|{name.suffix}"


ONE = [
    ("Claire H. Hollweg", "Claire H.||Hollweg|"),
    ("Hollweg, Claire H.", "Claire H.||Hollweg|"),
    ("Jan van den Berg", "Jan|van den|Berg|"),
    ("van den Berg, Jan", "Jan|van den|Berg|"),
    ("Berg, Jan van den", "Jan|van den|Berg|"),
    ("Maria de la Cruz", "Maria|de la|Cruz|"),
    ("De Gaulle, Charles", "Charles||De Gaulle|"),
    ("Martin Luther King Jr.", "Martin Luther||King|Jr."),
    ("King, Martin Luther, Jr.", "Martin Luther||King|Jr."),
    ("King, Jr., Martin Luther", "Martin Luther||King|Jr."),
    ("B. Roe III", "B.||Roe|III"),
    ("King, Jr.", "||King|Jr."),
    ("García Márquez, Gabriel", "Gabriel||García Márquez|"),
    ("José Ortega y Gasset", "José||Ortega y Gasset|"),
    ("O'Connor, Flannery", "Flannery||O'Connor|"),
    ("Jean-Paul Sartre", "Jean-Paul||Sartre|"),
    ("Ban Ki-moon", "Ban||Ki-moon|"),
    ("U Thant", "U||Thant|"),
    ("Dr. Donald Tambunan", "Donald||Tambunan|"),
    ("Suharto", "||Suharto|"),
    ("張三", "||張三|"),
    ("", "|||"),
    ("World Bank (WB)", "<World Bank/WB>"),
    ("Task Force on ASEAN Migrant Workers (TF-AMW)", "<Task Force on ASEAN Migrant Workers/TF-AMW>"),
    ("Amnesty International", "<Amnesty International>"),
    ("UN Women", "<UN Women>"),
    ("UNICEF", "<UNICEF>"),
    ("Asian Development Bank", "<Asian Development Bank>"),
    ("Cambridge University Press", "<Cambridge University Press>"),
    ("The Economist", "<The Economist>"),
    ("Fundación Étnica Integral", "<Fundación Étnica Integral>"),
    ("Friedrich-Ebert-Stiftung", "<Friedrich-Ebert-Stiftung>"),
    ("Claire World", "Claire||World|"),
    ("Naomi Church", "Naomi||Church|"),
    ("Susan Bank", "Susan||Bank|"),
    ("Robert Young Pelton", "Robert Young||Pelton|"),
]
LISTS = [
    # Chicago, notes and bibliography
    (
        "Mauro Testaverde, Harry Moroz, Claire H. Hollweg, and Achim Schmillen",
        ["Mauro||Testaverde|", "Harry||Moroz|", "Claire H.||Hollweg|", "Achim||Schmillen|"],
    ),
    (
        "Testaverde, Mauro, Harry Moroz, and Claire H. Hollweg",
        ["Mauro||Testaverde|", "Harry||Moroz|", "Claire H.||Hollweg|"],
    ),
    ("Smith, John, and Jane Doe.", ["John||Smith|", "Jane||Doe|"]),
    ("Smith, Karl and Jane Doe", ["Karl||Smith|", "Jane||Doe|"]),
    ("Smith, Mary Ann, Jane Doe, and Bob Roe", ["Mary Ann||Smith|", "Jane||Doe|", "Bob||Roe|"]),
    # APA, Harvard
    (
        "Testaverde, M., Moroz, H., Hollweg, C. H., & Schmillen, A.",
        ["M.||Testaverde|", "H.||Moroz|", "C. H.||Hollweg|", "A.||Schmillen|"],
    ),
    ("King, M. L., Jr., & Abernathy, R.", ["M. L.||King|Jr.", "R.||Abernathy|"]),
    ("J. K. Rowling, J. Tiffany and J. Thorne", ["J. K.||Rowling|", "J.||Tiffany|", "J.||Thorne|"]),
    # Vancouver
    ("Smith JA, Doe B, van Roe C", ["JA||Smith|", "B||Doe|", "C||van Roe|"]),
    ("Smith J., Jones K. & Roe L.", ["J.||Smith|", "K.||Jones|", "L.||Roe|"]),
    # inverted
    ("Smith, John; Doe, Jane; and Roe, Bob", ["John||Smith|", "Jane||Doe|", "Bob||Roe|"]),
    ("Smith, John and Doe, Jane", ["John||Smith|", "Jane||Doe|"]),
    ("de la Cruz, Maria Elena", ["Maria Elena|de la|Cruz|"]),
    ("García Márquez, Gabriel", ["Gabriel||García Márquez|"]),
    ("Berg, Jan van den, and Jane Doe", ["Jan|van den|Berg|", "Jane||Doe|"]),
    ("King, Martin Luther, Jr.", ["Martin Luther||King|Jr."]),
    ("King, Jr., Martin Luther", ["Martin Luther||King|Jr."]),
    ("M. L. King, Jr. and R. Abernathy", ["M. L.||King|Jr.", "R.||Abernathy|"]),
    # family names alone, mononyms
    ("Testaverde, Moroz, Hollweg and Schmillen", ["||Testaverde|", "||Moroz|", "||Hollweg|", "||Schmillen|"]),
    ("Smith, Jones and Roe", ["||Smith|", "||Jones|", "||Roe|"]),
    ("Karl Marx, Friedrich Engels", ["Karl||Marx|", "Friedrich||Engels|"]),
    ("Plato", ["||Plato|"]),
    # particles, orders of the family name
    ("Ludwig van Beethoven and Vincent van Gogh", ["Ludwig|van|Beethoven|", "Vincent|van|Gogh|"]),
    ("Nguyễn Văn Trỗi", ["Nguyễn Văn||Trỗi|"]),
    ("Aung San Suu Kyi", ["Aung San Suu||Kyi|"]),
    # other conjunctions
    ("Juan Pérez y María López", ["Juan||Pérez|", "María||López|"]),
    ("José Ortega y Gasset", ["José||Ortega y Gasset|"]),
    ("Pérez y López", ["||Pérez|", "||López|"]),
    ("Jean Dupont et Marie Curie", ["Jean||Dupont|", "Marie||Curie|"]),
    ("Hans Müller und Karl Groß", ["Hans||Müller|", "Karl||Groß|"]),
    ("João da Silva e Maria dos Santos", ["João|da|Silva|", "Maria|dos|Santos|"]),
    ("Siti Aminah dan Budi Santoso", ["Siti||Aminah|", "Budi||Santoso|"]),
    ("Jan Jansen en Piet de Vries", ["Jan||Jansen|", "Piet|de|Vries|"]),
    ("John E Smith", ["John E||Smith|"]),
    # editors and translators
    ("John Smith & Jane Doe (eds.)", ["John||Smith|", "Jane||Doe|"]),
    ("Smith, J. (Ed.)", ["J.||Smith|"]),
    ("John Smith, ed.", ["John||Smith|"]),
    ("Hans Müller (Hrsg.)", ["Hans||Müller|"]),
    ("edited by John Smith", ["John||Smith|"]),
    ("eds. John Smith and Jane Doe", ["John||Smith|", "Jane||Doe|"]),
    ("Thomas E. Ricks (ed.), Bob Roe", ["Thomas E.||Ricks|", "Bob||Roe|"]),
    ("Simone de Beauvoir, trans. H. M. Parshley", ["Simone|de|Beauvoir|"]),
    # institutions
    ("World Bank", ["<World Bank>"]),
    ("ILO and IOM", ["<ILO>", "<IOM>"]),
    (
        "International Labour Organization and International Organization for Migration",
        ["<International Labour Organization>", "<International Organization for Migration>"],
    ),
    (
        "International Labour Organization (ILO), UN Women and European Union",
        ["<International Labour Organization/ILO>", "<UN Women>", "<European Union>"],
    ),
    ("Asian Migrant Centre, Mekong Migration Network", ["<Asian Migrant Centre>", "<Mekong Migration Network>"]),
    ("Asian Migrant Centre (AMC), IMPECT and MMN", ["<Asian Migrant Centre/AMC>", "<IMPECT>", "<MMN>"]),
    ("Ministry of Labour and Social Affairs", ["<Ministry of Labour and Social Affairs>"]),
    ("Ministry of Science and ICT", ["<Ministry of Science and ICT>"]),
    ("Ministry of Labour, Thailand", ["<Ministry of Labour, Thailand>"]),
    ("Food and Agriculture Organization", ["<Food and Agriculture Organization>"]),
    ("Bill & Melinda Gates Foundation", ["<Bill & Melinda Gates Foundation>"]),
    (
        "Federal Ministry for Economic Cooperation and Development",
        ["<Federal Ministry for Economic Cooperation and Development>"],
    ),
    (
        "United Nations, Department of Economic and Social Affairs, Population Division",
        ["<United Nations, Department of Economic and Social Affairs, Population Division>"],
    ),
    ("UN General Assembly", ["<UN General Assembly>"]),
    ("United Nations High Commissioner for Refugees", ["<United Nations High Commissioner for Refugees>"]),
    (
        "Office of the United Nations High Commissioner for Human Rights (OHCHR)",
        ["<Office of the United Nations High Commissioner for Human Rights/OHCHR>"],
    ),
    (
        "Committee on the Elimination of Racial Discrimination",
        ["<Committee on the Elimination of Racial Discrimination>"],
    ),
    ("World Bank; Smith, John", ["<World Bank>", "John||Smith|"]),
    ("John Smith and the World Bank", ["John||Smith|", "<the World Bank>"]),
    # nothing
    ("", []),
    ("and", []),
    (" & ; , ", []),
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ursula K. Le Guin", "Ursula K.||Le Guin|"),
        ("Khan, U. A.", "U. A.||Khan|"),
        ("Doe, E. A.", "E. A.||Doe|"),
        ("W. E. B. Du Bois", "W. E. B.||Du Bois|"),
        ("Juan De La Rosa", "Juan||De La Rosa|"),
        ("A. De Matteis", "A.||De Matteis|"),
        ("Nguyen Van Hung", "Nguyen Van||Hung|"),
        ("Thi Van Nguyen", "Thi Van||Nguyen|"),
        ("Trần Lê Hoa", "Trần Lê||Hoa|"),
        ("De Matteis", "De||Matteis|"),
        ("Van Morrison", "Van||Morrison|"),
        ("R. J. Webster III", "R. J.||Webster|III"),
        ("Webster III, R. J.", "R. J.||Webster|III"),
    ],
)
def test_particles_in_capitals_belong_to_the_family_name(text: str, name: str) -> None:
    assert shown(parse_name(text)) == name


@pytest.mark.parametrize("text", ["Khan, U. A.", "Doe, E. A.", "Doe VD", "Roe, A.; Doe, U.A.", "Roe, M. FL"])
def test_initials_do_not_say_that_a_list_goes_on(text: str) -> None:
    assert not parse_names(text)[1]


@pytest.mark.parametrize(("text", "name"), ONE)
def test_one_name_is_taken_apart(text: str, name: str) -> None:
    assert shown(parse_name(text)) == name


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_lists_of_names_are_taken_apart(text: str, names: list[str]) -> None:
    found, others = parse_names(text)
    assert [shown(name) for name in found] == names
    assert not others


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith et al.", ["||Smith|"]),
        ("Smith, J. et al.", ["J.||Smith|"]),
        ("Smith JA et al.", ["JA||Smith|"]),
        ("John Smith, Jane Doe, et al.,", ["John||Smith|", "Jane||Doe|"]),
        ("J. Smith and others", ["J.||Smith|"]),
        ("Juan Pérez y otros", ["Juan||Pérez|"]),
        ("Hans Müller u. a.", ["Hans||Müller|"]),
        ("John Smith [et al.]", ["John||Smith|"]),
        ("Mehmet Doe v.dğr.", ["Mehmet||Doe|"]),
        ("J. Doe a kol.", ["J.||Doe|"]),
        ("A. Doe i in.", ["A.||Doe|"]),
        ("A. Doe m.fl.", ["A.||Doe|"]),
        ("World Bank et al.", ["<World Bank>"]),
        ("et al.", []),
        # styles that leave out the middle of a list
        ("Lei, B., Roe, A., ... & Webb, C.", ["B.||Lei|", "A.||Roe|", "C.||Webb|"]),
        ("Roe, A., Poe, B., . . . Webb, C.", ["A.||Roe|", "B.||Poe|", "C.||Webb|"]),
        ("A. Roe, B. Poe, …, and C. Webb", ["A.||Roe|", "B.||Poe|", "C.||Webb|"]),
    ],
)
def test_lists_that_go_on_say_so(text: str, names: list[str]) -> None:
    found, others = parse_names(text)
    assert [shown(name) for name in found] == names
    assert others


@given(st.text(alphabet="ABab., &;()’é\n", max_size=60))
def test_any_text_gives_names_that_say_something(text: str) -> None:
    assert all(name.full.strip() for name in parse_names(text)[0])


@pytest.mark.parametrize(
    "hostile", [" " * 300_000, "," * 200_000, "and " * 100_000, "(" * 200_000, "A. " * 100_000, "e\u0301" * 100_000]
)
def test_hostile_lists_are_cut(hostile: str) -> None:
    parse_names(hostile)
    parse_name(hostile)


SAME = [
    ("Mauro Testaverde", "Testaverde, M."),
    ("Jan van den Berg", "Berg, Jan"),
    ("Martin Luther King Jr.", "King, M. L."),
    ("Gabriel García Márquez", "García-Márquez, Gabriel"),
    ("Testaverde", "Mauro Testaverde"),
    ("Nguyen, Van Troi", "Van Troi Nguyen"),
    ("Xi Jinping", "Jinping, Xi"),
    ("World Bank", "The World Bank"),
    ("World Bank (WB)", "WB"),
    ("Task Force on ASEAN Migrant Workers (TF-AMW)", "Task Force on ASEAN Migrant Workers"),
]
SILENT = [
    ("Zhang San", "San Zhang"),
    ("Nguyễn Văn Trỗi", "Trỗi Nguyễn Văn"),
    ("Reiko Harima", "Harima Reiko"),
    ("Müller, Hans", "Mueller, Karl"),
    ("Müller, Hans", "MÃ¼ller, Karl"),
    ("Anton Chekhov", "Tchekhov, Pavel"),
    ("Mao Zedong", "毛泽东"),
    ("Иван Петров", "John Smith"),
    ("Jane Smith", "Jane Brown"),
    ("J. Smith", "Jane Brown"),
    ("John Smith", "Robert Smith"),
    ("World Bank", "Mauro Testaverde"),
    ("World Bank", "International Labour Organization"),
    ("", "Mauro Testaverde"),
]
OTHER = [
    ("Mauro Testaverde", "Harry Moroz"),
    ("Testaverde, M.", "Schmillen, A."),
    ("Plato", "Thucydides"),
]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(*pair, same) for pairs, same in ((SAME, True), (SILENT, None), (OTHER, False)) for pair in pairs],
)
def test_two_names_are_one_person_another_or_not_known(one: str, other: str, same: bool | None) -> None:
    assert same_person(parse_name(one), parse_name(other)) is same
    assert same_person(parse_name(other), parse_name(one)) is same


def test_names_without_a_family_name_are_not_one_person() -> None:
    assert same_person(Name(given="Plato"), Name(given="Thucydides")) is not True


@given(st.text(max_size=30), st.text(max_size=30))
def test_persons_are_compared_both_ways_alike(one: str, other: str) -> None:
    first, second = parse_name(one), parse_name(other)
    assert same_person(first, second) is same_person(second, first)


def test_years_of_life_an_acronym_first_and_a_point_too_many() -> None:
    assert [name.full for name in parse_names("Roe, Ann M., 1960-")[0]] == ["Ann M. Roe"]
    assert [name.full for name in parse_names("Roe, Ann, 1960-2001")[0]] == ["Ann Roe"]
    names, others = parse_names("Ann Roe, et. al.")
    assert ([name.full for name in names], others) == (["Ann Roe"], True)
    (body,) = parse_names("WNP (World Net Programme)")[0]
    assert (body.literal, body.acronym) == ("World Net Programme", "WNP")


def test_one_author_whose_initials_stand_behind_the_family_name() -> None:
    (name,), _ = parse_names("de Roe H.")
    assert (name.family, name.given) == ("de Roe", "H.")
    (queen,), _ = parse_names("Elizabeth I")
    assert queen.family == "I"
    (firm,), _ = parse_names("Signpost AI.")
    assert firm.family != "Signpost"


def test_where_a_person_works_is_no_part_of_the_name() -> None:
    (name,), _ = parse_names("M. Roe (Ferronavi)")
    assert (name.family, name.given) == ("Roe", "M.")
    (bank,), _ = parse_names("World Bank (WB)")
    assert bank.literal == "World Bank"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("M. Doe – S. Roe – A. Poe-Lee (éds.)", ["M.||Doe|", "S.||Roe|", "A.||Poe-Lee|"]),
        ("World Bank / ILO", ["<World Bank>", "<ILO>"]),
        ("UNDP / UN Women", ["<UNDP>", "<UN Women>"]),
        ("WMO/UNDRR", ["<WMO>", "<UNDRR>"]),
        ("AT/T", ["<AT/T>"]),  # near misses: a short name, prose
        ("Roads – how they grow", ["Roads – how they||grow|"]),
    ],
)
def test_slashes_and_dashes_part_names(text: str, names: list[str]) -> None:
    assert [shown(name) for name in parse_names(text)[0]] == names


@pytest.mark.parametrize("name", ["WWAP (" + "A " * 4_000, "WWAP (World" + " " * 4_000])
def test_a_bracket_that_is_never_closed_takes_no_time(name: str) -> None:
    assert parse_name(name).acronym is None
    assert parse_name("WWAP (World Water Assessment Programme)").acronym == "WWAP"


@pytest.mark.parametrize("text", ["Roe, A. B. C., & Webb, D.", "Roe, A., Webb, D. ...", "Roe, A. B..", "... "])
def test_points_that_leave_nobody_out_end_no_list(text: str) -> None:
    assert not parse_names(text)[1]


@pytest.mark.parametrize("text", ["&NA;", "No authorship indicated", "[No authors listed]", "Editorial Board"])
def test_what_stands_in_the_place_of_a_name(text: str) -> None:
    assert is_placeholder(Name(literal=text))
    assert is_placeholder(Name(family=text))


@pytest.mark.parametrize("text", ["Na, Li", "Guest, Ann", "Board, Editorial Q.", "World Bank", "", "?"])
def test_names_with_such_a_word_are_names(text: str) -> None:
    assert not is_placeholder(parse_name(text))


def test_people_whose_two_names_are_short_words_of_placeholders_are_people() -> None:
    assert not is_placeholder(Name(family="Sin", given="Na"))
    assert not is_placeholder(Name(family="Guest", given="Edgar"))
    assert is_placeholder(Name(family="indicated", given="No authorship"))
    assert is_placeholder(Name(family="autor", given="Sin"))
