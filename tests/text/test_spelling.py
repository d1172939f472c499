from __future__ import annotations

import pytest

from refcheck.text.spelling import american

PAIRS = [
    "organisation",
    "organization",
    "organisational",
    "organizational",
    "organising",
    "organizing",
    "realised",
    "realized",
    "labour",
    "labor",
    "labourers",
    "laborers",
    "favourite",
    "favorite",
    "neighbourhoods",
    "neighborhoods",
    "behavioural",
    "behavioral",
    "honourable",
    "honorable",
    "centre",
    "center",
    "theatres",
    "theaters",
    "kilometre",
    "kilometer",
    "fibre",
    "fiber",
    "catalogue",
    "catalog",
    "dialogues",
    "dialogs",
    "defence",
    "defense",
    "licence",
    "license",
    "programme",
    "program",
    "programmes",
    "programs",
    "travelling",
    "traveling",
    "labelled",
    "labeled",
    "unlabelled",
    "unlabeled",
    "modelling",
    "modeling",
    "paediatrics",
    "pediatrics",
    "gynaecology",
    "gynecology",
    "anaemia",
    "anemia",
    "haemorrhage",
    "hemorrhage",
    "archaeology",
    "archeology",
    "encyclopaedia",
    "encyclopedia",
    "foetus",
    "fetus",
    "oestrogen",
    "estrogen",
    "mediaeval",
    "medieval",
    "judgement",
    "judgment",
    "ageing",
    "aging",
    "fulfils",
    "fulfills",
    "practise",
    "practice",
    "practising",
    "practicing",
    "analysed",
    "analyzed",
    "improvisation",
    "improvization",
    "aesthetics",
    "esthetics",
]
TWO_WORDS = [
    "four",
    "for",
    "hour",
    "or",
    "tour",
    "tor",
    "pour",
    "por",
    "your",
    "yor",
    "flour",
    "flor",
    "filling",
    "filing",
    "polling",
    "poling",
    "stalled",
    "staled",
    "willed",
    "wiled",
    "called",
    "caled",
    "rise",
    "rize",
    "wise",
    "wize",
    "prise",
    "prize",
    "paean",
    "pean",
    "aerial",
    "erial",
    "entre",
    "enter",
    "lettre",
    "letter",
    "notre",
    "noter",
    "hence",
    "hense",
    "rogue",
    "rog",
    "vogue",
    "vog",
    "source",
    "sorce",
    "journal",
    "jornal",
    "storey",
    "story",
    "tyre",
    "tire",
    "cheque",
    "check",
    "principal",
    "principle",
]


@pytest.mark.parametrize(("british", "spelling"), list(zip(PAIRS[::2], PAIRS[1::2], strict=True)))
def test_british_and_american_spelling_are_one(british: str, spelling: str) -> None:
    assert american(british) == american(spelling)


@pytest.mark.parametrize(("one", "other"), list(zip(TWO_WORDS[::2], TWO_WORDS[1::2], strict=True)))
def test_two_words_stay_two(one: str, other: str) -> None:
    assert american(one) != american(other)


@pytest.mark.parametrize("word", [*PAIRS, *TWO_WORDS, "promise", "exercise", ""])
def test_american_spelling_stays(word: str) -> None:
    assert american(american(word)) == american(word)


@pytest.mark.parametrize(
    ("british", "word"),
    [("colourgraphics", "colorgraphics"), ("neighbourhoods", "neighborhoods"), ("labourers", "laborers")],
)
def test_british_letters_within_a_longer_word(british: str, word: str) -> None:
    assert american(british) == word


@pytest.mark.parametrize("word", ["journals", "tourists", "fourfold", "colorado", "laborious"])
def test_words_that_only_look_like_it_stay(word: str) -> None:
    assert american(word) == word
