from __future__ import annotations

import pytest

from refcheck.text.institutions import ACRONYM, is_institution, is_one_institution, joins_institutions


@pytest.mark.parametrize(
    "text",
    [
        "World Bank",
        "UNHCR",
        "Oxfam",
        "Kementerian Ketenagakerjaan",
        "Supreme Court of India",
        "MIT Press",
        "Ministère du Travail",
        "Universität Wien",
    ],
)
def test_institutions_are_told(text: str) -> None:
    assert is_institution(text)


@pytest.mark.parametrize(
    "text",
    [
        "Naomi Church",
        "Jordan Press",
        "Mauro Testaverde",
        "Smith, J.",
        "Virginia Woolf",
        "Kim On Chan",
        "",
        "Smith, World Bank",
    ],
)
def test_persons_and_lists_are_none(text: str) -> None:
    assert not is_institution(text)


def test_an_acronym_in_brackets_is_taken_out() -> None:
    match = ACRONYM.match("Asian Migrant Centre (AMC)")
    assert match is not None
    assert match.groupdict() == {"name": "Asian Migrant Centre", "acronym": "AMC"}
    assert ACRONYM.match("Asian Migrant Centre (forthcoming)") is None


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Ministry of Labour, Thailand", True),
        ("United Nations, Population Division", True),
        ("Department of Labour, Oxfam, Thailand", False),
        ("World Bank, Thailand", False),
        ("World Bank and ILO", False),
        ("World Bank; ILO", False),
        ("Ministry of Labour, ILO", False),
        ("Office for Democratic Institutions and Human Rights", True),
    ],
)
def test_parts_and_countries_belong_to_an_institution(text: str, one: bool) -> None:
    assert is_one_institution(text) is one


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("Jane Doe, Ministry of Labour", "Social Affairs, John Smith", True),
        ("Food", "Agriculture Organization", True),
        ("World Bank", "International Labour Organization", False),
        ("John Smith", "Jane Doe", False),
        ("John Smith", "World Bank", False),
    ],
)
def test_conjunctions_within_a_name_are_told(left: str, right: str, joined: bool) -> None:
    assert joins_institutions(left, right) is joined


def test_a_collaboration_is_no_person() -> None:
    assert is_institution("LIGO Scientific Collaboration and Virgo Collaboration")
    assert is_institution("WHO Solidarity Trial Investigators")
    assert not is_institution("Colla Borat")


@pytest.mark.parametrize(
    "text",
    [
        "Department for Digital, Culture, Media and Sport",
        "House of Commons Business, Energy and Industrial Strategy Committee",
        "Ministère de l'Écologie, du Développement durable et de l'Énergie",
        "Bundesministerium für Umwelt, Naturschutz und nukleare Sicherheit",
        "Ministério da Agricultura, Pecuária e Abastecimento",
        "Statistisches Bundesamt",
        "Cour des comptes",
        "Tổng cục Thống kê",
        "Perserikatan Bangsa-Bangsa",
        "กระทรวงแรงงาน",
        "Fed. Aviation Admin.",
    ],
)
def test_institutions_in_several_languages_and_lists(text: str) -> None:
    assert is_one_institution(text)


@pytest.mark.parametrize(
    "text",
    [
        "Department of Health, Jane Doe and Max Roe",
        "Shire of Tambo and City of Wendell",
        "J. Doe and Building Institute",
    ],
)
def test_several_names_are_not_one_institution(text: str) -> None:
    assert not is_one_institution(text)
