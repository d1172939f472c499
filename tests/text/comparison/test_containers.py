from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.model.comparison import Difference, FieldAgreement, FieldComparison
from refcheck.model.work import Work
from refcheck.text.comparison.abbreviations import abbreviates, is_short_for
from refcheck.text.comparison.containers import compare_containers, go_together, is_named_in
from refcheck.text.comparison.venues import names_of, venue
from tests.factories import make_work


def compare(one: str, other: str, kind: str = "article-journal") -> FieldComparison:
    return compare_containers(make_work(type=kind, container_title=one), make_work(type=kind, container_title=other))


@pytest.mark.parametrize(
    ("short", "word"), [("natl", "national"), ("jpn", "japanese"), ("socy", "society"), ("q", "quarterly"), ("ii", "2")]
)
def test_a_word_is_abbreviated_by_its_beginning_or_contraction(short: str, word: str) -> None:
    assert is_short_for(short, word)


@pytest.mark.parametrize(("short", "word"), [("phys", "chemistry"), ("", "law"), ("mono", "moon")])
def test_other_letters_are_no_abbreviation(short: str, word: str) -> None:
    assert not is_short_for(short, word)


def test_all_words_of_an_abbreviation_go_with_words_in_order() -> None:
    assert abbreviates(("j", "exp", "biol"), ("journal", "experimental", "biology")) == 0
    assert abbreviates(("j", "biol"), ("journal", "biology", "cells")) == 1
    assert abbreviates(("biol", "j"), ("journal", "biology")) is None


def test_journals_of_different_names_differ() -> None:
    assert compare("Journal of Harbour Studies", "Ann. Peat Chem.").difference is Difference.OTHER_CONTAINER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lecture Notes in Marine Engineering", "Tidal Energy and Moored Systems"),
        ("ZQX", "Journal of Harbour Studies"),
        ("Zeitschrift für die Geschichte der Häfen", "Journal of the History of Harbours"),
        ("Вопросы философии", "Problems of Philosophy"),
        ("Âîïðîñû ôèëîñîôèè", "Journal of Harbour Studies"),
        ("IEEE_J_XY", "Journal of Harbour Studies"),
        ("Annals of Statistics", "Annals of Mathematical Statistics"),
        ("", "Journal of Harbour Studies"),
    ],
)
def test_what_cannot_be_recognised_is_not_known(one: str, other: str) -> None:
    assert compare(one, other).agreement is FieldAgreement.UNKNOWN


def test_a_server_beside_a_journal_is_a_preprint_not_another_venue() -> None:
    found = compare("arXiv preprint arXiv:1706.03762", "Journal of Harbour Studies")
    assert (found.agreement, found.difference) == (FieldAgreement.UNKNOWN, Difference.PREPRINT)


def test_two_names_of_one_server_agree() -> None:
    assert compare("CoRR", "arXiv").agreement is FieldAgreement.AGREE


def test_conferences_are_told_by_known_acronyms() -> None:
    assert compare("ICML 2018", "NeurIPS 2018", "paper-conference").difference is Difference.OTHER_CONTAINER
    assert go_together("Proc. ACL", "57th Annual Meeting of the Association for Computational Linguistics")


def test_a_conference_that_an_acronym_stands_for_is_none_that_another_stands_for() -> None:
    web = "Proceedings of the ACM Web Conference 2024"
    assert compare("ICLR", web, "paper-conference").difference is Difference.OTHER_CONTAINER
    assert compare("WWW", web, "paper-conference").agreement is FieldAgreement.AGREE
    assert compare("TWC", web, "paper-conference").difference is not Difference.OTHER_CONTAINER
    journal = compare("Journal of Statistical Machine Learning", "ICML", "paper-conference")
    assert journal.difference is Difference.OTHER_CONTAINER
    early = "Journal of Machine Learning Research: Workshop and Conference Proceedings"
    assert compare(early, "ICML", "paper-conference").difference is not Difference.OTHER_CONTAINER
    crypto = compare("CRYPTO", "Advances in Cryptology: EUROCRYPT 2001", "paper-conference")
    assert crypto.difference is not Difference.OTHER_CONTAINER


def test_book_titles_that_differ_are_not_known() -> None:
    assert compare("Harbours", "Peat", "chapter").agreement is FieldAgreement.UNKNOWN


def test_parts_of_a_name_are_read() -> None:
    assert "Physical Review D" in names_of("Physical Review D - Particles and Fields")
    assert venue("2019 IEEE Conference on Peat (COPE)").acronyms == {"cope"}


def test_a_long_name_is_cut() -> None:
    assert compare("Journal of " + "Peat " * 50_000, "J. Peat" + "(" * 50_000).agreement is not FieldAgreement.AGREE


@pytest.mark.parametrize(
    ("one", "other", "strange"),
    [
        ("DTK", "Printing History", True),
        ("Am. Econ. Rev.", "DTK", True),
        ("ARCH+", "Electronic Publishing: Origination and Design", True),
        ("DTK", "IBM Journal of Research and Development", True),
        ("IBM", "IBM Journal of Research and Development", False),
        ("JIL", "Journal of Island Labour", False),
        ("TUB", "TUGboat", False),
        ("JASIST", "Journal of the American Society for Information Science", False),
        ("BMJ", "Eye", False),
        ("DTK", "JIL", False),
        ("Eye", "Printing History", False),
        ("DTK", "\u5cf6\u5dbc\u52b4\u50cd\u7814\u7a76", False),
        ("", "Printing History", False),
    ],
)
def test_an_acronym_that_is_not_made_of_a_name_is_doubtful_and_no_difference(
    one: str, other: str, strange: bool
) -> None:
    works = [Work(type="article-journal", title="X", container_title=name) for name in (one, other)]
    found = compare_containers(*works)
    assert found.agreement is not FieldAgreement.DIFFER
    assert (found.difference is Difference.DOUBTFUL_CONTAINER) is strange
    talk = compare_containers(replace(works[0], type="paper-conference"), works[1])
    assert talk.difference is not Difference.DOUBTFUL_CONTAINER


def test_a_journal_s_short_name_beside_its_name_in_full_says_no_more() -> None:
    record = make_work(
        type="article-journal",
        container_title="Third World Quarterly",
        extra={"container-title-short": "Third World Q."},
    )
    found = compare_containers(make_work(type="paper-conference", container_title="CVPR"), record)
    assert found.difference is Difference.OTHER_CONTAINER
    short = compare_containers(make_work(type="article-journal", container_title="Third World Q."), record)
    assert short.agreement is FieldAgreement.AGREE


@pytest.mark.parametrize(
    ("conference", "name", "apart"),
    [
        ("KDD", "Representations", True),
        ("CVPR", "Third World Quarterly", True),
        ("ICLR", "Learning Representations", False),
        ("CVPR", "Pattern Recognition", False),
        ("KDD", "DTK", False),
    ],
)
def test_a_known_conference_is_no_journal_of_other_words(conference: str, name: str, apart: bool) -> None:
    found = compare_containers(
        make_work(type="paper-conference", container_title=conference),
        make_work(type="article-journal", container_title=name),
    )
    assert (found.difference is Difference.OTHER_CONTAINER) is apart


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PLoS Medicine", "Public Library of Science Medicine", FieldAgreement.AGREE),
        ("PLoS Negl Trop Dis", "PLoS Neglected Tropical Diseases", FieldAgreement.AGREE),
        ("WIREs Climate", "WIREs Climate Change", FieldAgreement.AGREE),
        ("PLoS ONE", "PLOS ONE", FieldAgreement.AGREE),
        ("PLoS ONE", "PLoS Biology", FieldAgreement.UNKNOWN),
        ("BMC Bioinformatics", "BMC Genomics", FieldAgreement.UNKNOWN),
        ("JAMA", "JAMA Network Open", FieldAgreement.AGREE),
        ("PLoS Medicine", "Theoretical Computer Science", FieldAgreement.DIFFER),
    ],
)
def test_an_acronym_that_more_follows_is_not_the_name(one: str, other: str, same: FieldAgreement) -> None:
    assert compare(one, other).agreement is same
    assert compare(other, one).agreement is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Modern Asian Studies", "The Journal of Asian Studies", FieldAgreement.DIFFER),
        ("World Development", "Journal of Development Economics", FieldAgreement.DIFFER),
        ("New Left Review", "ACM Transactions on the Web (TWEB)", FieldAgreement.DIFFER),
        ("TWEB", "ACM Transactions on the Web (TWEB)", FieldAgreement.AGREE),
        ("ACM Trans. Web", "ACM Transactions on the Web (TWEB)", FieldAgreement.AGREE),
        ("World Dev.", "World Development", FieldAgreement.AGREE),
        ("J. Asian Stud.", "The Journal of Asian Studies", FieldAgreement.AGREE),
        ("International Studies", "Journal of International Studies", FieldAgreement.UNKNOWN),
        ("Asian Studies", "The Journal of Asian Studies", FieldAgreement.UNKNOWN),
    ],
)
def test_another_word_in_the_place_of_journal_and_names_of_common_words(
    one: str, other: str, same: FieldAgreement
) -> None:
    assert compare(one, other).agreement is same
    assert compare(other, one).agreement is same


def test_a_letter_of_a_series_is_no_name() -> None:
    cited = make_work(type="article-journal", container_title="Annals of Weather", collection_title="B")
    record = make_work(type="article-journal", container_title="Journal of Road History")
    assert compare_containers(cited, record).difference is Difference.OTHER_CONTAINER
    assert compare_containers(replace(cited, container_title=""), record).agreement is FieldAgreement.UNKNOWN


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Accepted at ICPD 2015 as a talk", "ICPD 2015"),
        ("12 pages; to appear in ICPD", "International Conference on Ports and Docks"),
        ("Accepted to the International Conference on Ports and Docks, 2015", "ICPD"),
        ("Journal of Inland Docks 4, 3-9 (2015)", "Journal of Inland Docks"),
        ("J. Inland Docks 4 (2015) 3-9", "Journal of Inland Docks"),
    ],
)
def test_prose_that_names_a_place(said: str, name: str) -> None:
    assert is_named_in(said, name)


@pytest.mark.parametrize("said", ["", "12 pages, 3 figures", "Accepted at ISHF 2015", "Under review", "(" * 5_000])
@pytest.mark.parametrize(
    "name", ["International Conference on Ports and Docks", "ICPD 2015", "Journal of Inland Docks"]
)
def test_prose_that_names_another_or_none(said: str, name: str) -> None:
    assert not is_named_in(said, name)
