from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.model.report import Agreement
from refcheck.text.titles import compare_titles, main_title, may_score, split_title

BOOK = "Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia"
WEALTH = "An Inquiry into the Nature and Causes of the Wealth of Nations"

SAME = [
    (BOOK, BOOK),
    (BOOK.upper(), BOOK),
    ("Migrating to Opportunity – Overcoming Barriers to Labour Mobility in Southeast Asia", BOOK),
    ("Migrating to Opportunity. Overcoming barriers to labour mobility in Southeast Asia.", BOOK),
    ("Migrating to Opportunity Overcoming Barriers to Labor Mobility in South-East Asia", BOOK),
    ("Migrating to Opportunity — Overcoming Barriers to Labor Mobility in South East Asia", BOOK),
    ("Résumé of the São Paulo Meeting", "Resume of the Sao Paulo meeting"),
    ("Re\u0301sume\u0301 of the Meeting", "Résumé of the Meeting"),
    ("Women & Work", "Women and Work"),
    ("Co-operation in Health Care", "Cooperation in Healthcare"),
    ("E-mail and On-line Work", "Email and online work"),
    ("Analysing Organisational Behaviour", "Analyzing Organizational Behavior"),
    ("Colour, Honour and Favourite Neighbours", "Color, Honor and Favorite Neighbors"),
    ("The Centre of the Labour Programme", "The Center of the Labor Program"),
    ("Licence and Defence", "License and Defense"),
    ("Travellers’ Dialogue", "Travelers' Dialog"),
    ("Paediatric Anaemia: Modelling the Theatre", "Pediatric Anemia: Modeling the Theater"),
    ("Straße und Öffentlichkeit", "Strasse und Offentlichkeit"),
    ("COVID-19 in Asia", "Covid 19 in Asia"),
    ("The Future of Work?", "The Future of Work"),
    ("the Great Transformation", "Great Transformation"),
    ("Capital in the 21st Century", "Capital in the Twenty-First Century"),
    ("World War 2", "World War II"),
    ("Mig\u00adrating to Oppor\u00adtunity", "Migrating to Opportunity"),
    ("RETRACTED: Wages and Migration", "Wages and Migration"),
    ("RETRACTED ARTICLE: Wages and Migration", "Wages and Migration"),
    ("[Retracted] Wages and Migration", "Wages and Migration"),
    ("Wages and Migration", "Correction to: Wages and Migration"),
    ("ＦＵＬＬ Width", "Full width"),
    ("Миграция и развитие", "МИГРАЦИЯ И РАЗВИТИЕ"),
    ("移民与机遇", "移民与机遇"),
    ("โอกาสในการย้ายถิ่น", "โอกาสในการย้ายถิ่น"),
    ("1984", "1984"),
    ("1984", "Nineteen Eighty-Four"),
]
SHORT = [
    ("Capital, vol. 1", "Capital: A Critique of Political Economy, Volume 1"),
    (
        "Civilization and Capitalism, vol. III",
        "Civilization and Capitalism, 15th-18th Century, Vol. III: The Perspective of the World",
    ),
    ("Ports and Roads Report", "Ports and Roads of Asia"),
    ("Migrating to Opportunity", BOOK),
    ("migrating to opportunity", BOOK),
    ("Overcoming Barriers to Labour Mobility in Southeast Asia", BOOK),
    ("Migrating to Opportunity: Overcoming Barriers", BOOK),
    ("Overcoming Barriers to Labor Mobility", BOOK),
    ("Overcoming Barriers to Labor Mobility in South-East Asia", BOOK),
    (BOOK, "Migrating to Opportunity"),
    ("Great Transformation", "The Great Transformation: The Political and Economic Origins of Our Time"),
    ("Who Cares?", "Who Cares? Gender and Migration in Asia"),
    ("Gender and Migration in Asia", "Who Cares? Gender and Migration in Asia"),
    ("Co-operation in Health", "Cooperation in Health Care"),
    ("Les damnés de la terre", "Les damnés de la terre [The Wretched of the Earth]"),
    ("The Wretched of the Earth", "Les damnés de la terre = The Wretched of the Earth"),
    ("The Wretched of the Earth", "Les damnés de la terre / The Wretched of the Earth"),
    ("移民", "移民 / Migration in Asia"),
    ("Leviathan", "Leviathan or The Matter, Forme and Power of a Common-Wealth"),
    ("Wages", "Wages: A Study"),
    ("Migration Outlook, 2nd ed.", "Migration Outlook"),
]
MISQUOTED = [
    ("Ports, Roads and Report", "Ports, Roads and Asia"),
    ("Ports, Roads und Bericht", "PORTS, ROADS UND LEUTE"),
    ("Migrating for Opportunities", BOOK),
    ("Migrating to Opportunities", BOOK),
    ("Migrating for Opportunity", BOOK),
    ("Migration to Opportunity", BOOK),
    ("Migrating to Opportunity: Overcoming Obstacles to Labor Mobility in Southeast Asia", BOOK),
    ("Migrating to Opportunity: Overcoming Obstacles to Labour Mobility in South-East Asia", BOOK),
    ("Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Africa", BOOK),
    ("Migrating to Opportunity: Overcoming Barriers to Labor Mobility in the Southeast Asia", BOOK),
    (
        "ASEAN Declaration on the Promotion and Protection of the Rights of Migrant Workers",
        "ASEAN Declaration on the Protection and Promotion of the Rights of Migrant Workers",
    ),
    ("Migrating Opportunities", BOOK),
    ("Migrating to Opportunity: Overcoming Barriers to Mobility in Southeast Asia", BOOK),
    ("The Wealth of the Nations", WEALTH),
    ("The Origin of the Species", "On the Origin of Species by Means of Natural Selection"),
    ("On the Origins of Species", "On the Origin of Species"),
    ("Sociological Imagination", "The Sociological Imaginations"),
    ("Imagined Community", "Imagined Communities: Reflections on the Origin and Spread of Nationalism"),
    ("Discipline and Publish", "Discipline and Punish: The Birth of the Prison"),
    ("Who Care? Gender and Migration in Asia", "Who Cares? Gender and Migration in Asia"),
    ("Filing the Gap", "Filling the Gap"),
    ("Four Essays on Liberty", "For Essays on Liberty"),
    ("Treatises of Government", "Two Treatise of Government"),
    ("Women and Peace", "Women and War"),
]
DIFFERENT = [
    ("Capital, vol. 2", "Capital: A Critique of Political Economy, Volume 1"),
    (
        "Civilization and Capitalism, vol. II",
        "Civilization and Capitalism, 15th-18th Century, Vol. III: The Perspective of the World",
    ),
    ("Moving for Prosperity: Global Migration and Labor Markets", BOOK),
    ("World Development Report 2016", "World Development Report 2017"),
    (
        "World Development Report 2023: Migrants, Refugees, and Societies",
        "World Development Report 2022: Finance for an Equitable Recovery",
    ),
    ("Global Trends: Forced Displacement in 2019", "Global Trends: Forced Displacement in 2020"),
    ("COVID-19 in Asia", "COVID-21 in Asia"),
    ("COVID19 in Asia", "COVID21 in Asia"),
    ("The 31st ASEAN Summit", "The 30th ASEAN Summit"),
    ("The First World War", "The Second World War"),
    ("A History of World War I", "A History of World War II"),
    ("Human Rights at Sea", "Proceedings of the Geometry Conference"),
]
UNKNOWN = [
    ("", BOOK),
    (BOOK, ""),
    ("?!", BOOK),
    ("The", "The Great Transformation"),
    ("of the", WEALTH),
    ("Asia", BOOK),
    ("Labor Mobility", BOOK),
    ("โอกาสในการย้ายถิ่น", BOOK),
    ("移民与机遇", BOOK),
    ("移民与机遇", "移民与危机"),
    ("โอกาสการย้ายถิ่น", "โอกาสในการย้ายถิ่น"),
    ("Миграция и возможности", BOOK),
    ("COVID-19 в Азии", "COVID-19 in Asia"),
    ("La estructura de las revoluciones científicas", "The Structure of Scientific Revolutions"),
    ("Die Struktur wissenschaftlicher Revolutionen", "The Structure of Scientific Revolutions"),
    ("Crime et châtiment", "Crime and Punishment"),
    ("Les damnés de la terre", "The Wretched of the Earth"),
]
PAIRS = [
    (agreement, *pair)
    for agreement, pairs in (
        (Agreement.SAME, SAME),
        (Agreement.SHORT, SHORT),
        (Agreement.MISQUOTED, MISQUOTED),
        (Agreement.DIFFERENT, DIFFERENT),
        (Agreement.UNKNOWN, UNKNOWN),
    )
    for pair in pairs
]


@pytest.mark.parametrize(("agreement", "cited", "actual"), PAIRS)
def test_pairs_that_a_person_has_judged(agreement: Agreement, cited: str, actual: str) -> None:
    assert compare_titles(cited, actual).agreement is agreement


def test_a_misquoted_title_shows_the_words_that_differ() -> None:
    found = compare_titles("Migrating for Opportunities", BOOK)
    assert found.cited_marked == "Migrating [for] [Opportunities]"
    assert found.actual_marked.startswith("Migrating [to] [Opportunity]: Overcoming Barriers")
    assert found.stretch == "Migrating to Opportunity"
    assert found.near
    assert found.same_numbers


@pytest.mark.parametrize(
    ("cited", "actual", "stretch"),
    [
        # The last or the first word is the wrong one: what stands for it belongs to the title.
        (
            "Caught at Sea: Forced Labour and Trafficking in Fishing",
            "Caught at Sea: Forced Labour and Trafficking in Fisheries",
            "Caught at Sea: Forced Labour and Trafficking in Fisheries",
        ),
        ("Report on Trafficking of Persons", "Report on Trafficking in People", "Report on Trafficking in People"),
        ("Coerced Labour at Sea", "Caught: Forced Labour at Sea", "Forced Labour at Sea"),
        ("Food in Asia", "Food in Africa 1990–2000 (revised)", "Food in Africa 1990–2000"),
        # A word too many stands for nothing that comes behind a colon.
        ("Migrating to Opportunity Today", BOOK, "Migrating to Opportunity"),
        # What was left out behind the last right word stays out.
        ("Migrating for Opportunity: Overcoming Barriers", BOOK, "Migrating to Opportunity: Overcoming Barriers"),
    ],
)
def test_the_stretch_ends_where_the_cited_title_does(cited: str, actual: str, stretch: str) -> None:
    assert compare_titles(cited, actual).stretch == stretch


def test_words_that_one_side_joins_are_not_marked() -> None:
    found = compare_titles("Overcoming Obstacles to Labour Mobility in South-East Asia", BOOK)
    assert found.cited_marked == "Overcoming [Obstacles] to Labour Mobility in South-East Asia"


def test_a_wrong_word_that_is_no_form_of_the_right_one_is_not_near() -> None:
    assert not compare_titles("Women and Peace", "Women and War").near


def test_numbers_that_differ_are_told() -> None:
    found = compare_titles("World Development Report 2016", "World Development Report 2017")
    assert not found.same_numbers
    assert found.cited_marked == "World Development Report [2016]"


def test_the_score_lies_between_nothing_and_all() -> None:
    assert compare_titles(BOOK, BOOK).score == 1.0
    assert compare_titles("Entirely Else", BOOK).score == 0.0


def test_one_word_of_a_page_is_no_witness_of_a_longer_title() -> None:
    assert compare_titles("ASEAN Framework Instrument", "ASEAN").agreement is Agreement.UNKNOWN


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_an_agreement_and_a_score(cited: str, actual: str) -> None:
    found = compare_titles(cited, actual)
    assert 0.0 <= found.score <= 1.0
    assert found.cited_marked.count("[") >= cited.strip().count("[") - cited.count("[")


@given(st.text(alphabet="abcdefghij ", min_size=1, max_size=40).filter(str.strip))
def test_a_title_is_the_same_as_itself(title: str) -> None:
    assert compare_titles(title, title).agreement is Agreement.SAME


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        (BOOK, ("Migrating to Opportunity", "Overcoming Barriers to Labor Mobility in Southeast Asia")),
        ("Who Cares? Gender and Migration", ("Who Cares?", "Gender and Migration")),
        ("Labour migration. A study", ("Labour migration", "A study")),
        ("Labour migration – a study", ("Labour migration", "a study")),
        ("Dr. Strangelove", ("Dr. Strangelove", "")),
        ("Mrs. Dalloway", ("Mrs. Dalloway", "")),
        ("U.S. Policy in Asia", ("U.S. Policy in Asia", "")),
        ("East–West relations", ("East–West relations", "")),
        ("What is this?", ("What is this?", "")),
        (": lost", (": lost", "")),
        ("Open end:", ("Open end:", "")),
        ("", ("", "")),
    ],
)
def test_titles_are_split_at_their_subtitle(title: str, parts: tuple[str, str]) -> None:
    assert split_title(title) == parts
    assert main_title(title) == parts[0]


@pytest.mark.parametrize(
    "hostile",
    [
        "a" + "\u0301" * 120_000,
        " " * 300_000 + "x",
        "[" * 200_000,
        "a " * 100_000,
        "(" * 50_000 + ")" * 50_000,
        "a: " * 60_000,
    ],
)
def test_hostile_titles_are_compared_in_linear_time(hostile: str) -> None:
    assert compare_titles(hostile, BOOK).agreement in {Agreement.UNKNOWN, Agreement.DIFFERENT}
    assert compare_titles(BOOK, hostile).agreement in {Agreement.UNKNOWN, Agreement.DIFFERENT}
    split_title(hostile)


WORDS = (
    *("labour", "mobility", "rivers", "river", "wages", "of", "the", "2017", "report", "harbours", "south", "east"),
    *("southeast", "labor", "UNHCR", "United", "Nations", "UN", "World", "Bank", "WB"),
)


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
)
def test_what_scores_may_score(cited: str, actual: str) -> None:
    found = compare_titles(cited, actual)
    assert found.agreement is not Agreement.MISQUOTED or may_score(cited, actual, found.score)


def test_titles_without_enough_words_in_common_cannot_score() -> None:
    assert not may_score("Wages on the rivers of the south", "Contracts in the harbours of the north", 0.8)
    assert may_score("Wages on the rivers of the south", "Wages on the river of the south", 0.8)
    assert may_score("Reports of UNHCR ...", "Contracts in the harbours", 0.8)
    assert not may_score("The UN on wages", "Contracts in the harbours of Asia", 0.8)
    assert may_score("The UN on wages", "The United Nations on wages", 0.8)
