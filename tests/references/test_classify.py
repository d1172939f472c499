"""What a note cites, told by its words; in doubt nothing that a source would be asked about."""

from __future__ import annotations

from typing import Any

import pytest

from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.classify import guess_type, is_comment, is_periodical, is_sentence, opens_sentence, source_kind

PERSON = (Name(given="Jane", family="Doe"),)
OFFICE = (Name(literal="World Bank"),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Interview with a domestic worker, Chiang Mai, 14 May 2016.", ReferenceKind.INTERVIEW),
        ("Interview, Mae Sot, 12 May 2017.", ReferenceKind.INTERVIEW),
        ("Interview no. 5, Mae Sot, May 2017.", ReferenceKind.INTERVIEW),
        ("Focus group discussion with workers, 2016.", ReferenceKind.INTERVIEW),
        ("Wawancara dengan buruh, Jakarta, 2016.", ReferenceKind.INTERVIEW),
        ("Email correspondence with Jane Doe, 3 June 2017.", ReferenceKind.LETTER),
        ("Letter dated 3 March 2010.", ReferenceKind.LETTER),
        ("Jane Doe, personal communication, 2011.", ReferenceKind.LETTER),
        ("ASEAN Charter, art. 5.", ReferenceKind.LAW),
        ("Art. 5 ASEAN Charter.", ReferenceKind.LAW),
        ("Universal Declaration of Human Rights, Article 13.", ReferenceKind.LAW),
        ("Immigration Act, B.E. 2522 (1979), section 17.", ReferenceKind.LAW),
        ("§ 4 of the Residence Act", ReferenceKind.LAW),
        ("R v Secretary of State [2001] UKHL 26.", ReferenceKind.LAW),
        ("Chahal v United Kingdom (1996) 23 EHRR 413", ReferenceKind.LAW),
        ("Regulation (EU) No 1231/2010, OJ L 344/1.", ReferenceKind.LAW),
        ("Convention on Domestic Work, 2220 UNTS 3.", ReferenceKind.LAW),
        ("Jane Doe, The Law of Nations, Brill, 2001.", None),
        ("Interviewing Migrants, 2001.", None),
        ("Letters Home, 2001.", None),
        ("World Bank, Outlook, 2016.", None),
        ("", None),
    ],
)
def test_source_kind(text: str, kind: ReferenceKind | None) -> None:
    assert source_kind(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "This does not include undocumented workers.",
        "as the ministry of that time called those workers",
        "It was so.",
    ],
)
def test_sentences(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize(
    "text", ["", "of the", "Jane Doe, London, 2001", "World Bank, s.v.", "pp. 3, ed., available online"]
)
def test_no_sentences(text: str) -> None:
    assert not is_sentence(text)


@pytest.mark.parametrize(
    ("text", "title", "year", "comment"),
    [
        ("As defined by the ILO in 2011.", False, True, True),
        ("All India Trade Union Congress, 2009.", False, True, False),
        ("Jane Doe, London, 2001", False, True, False),
        ("Jane Doe, London", False, False, True),
        ("2001", False, True, True),
        ("name " * 41 + "2001", False, True, True),
        ("We thank those who have read", True, False, True),
        ("This is what they say in", True, True, False),
        ("Jane Doe,", True, False, False),
    ],
)
def test_comments(text: str, title: bool, year: bool, comment: bool) -> None:
    assert is_comment(text, has_title=title, has_year=year) is comment


def test_opening_words() -> None:
    assert opens_sentence("According to them")
    assert not opens_sentence("Accordingly Ltd, 2001")


@pytest.mark.parametrize(
    ("fields", "csl"),
    [
        ({"genre": "PhD diss.", "author": PERSON}, "thesis"),
        ({"number": "12"}, "report"),
        ({"genre": "Working Paper"}, "report"),
        ({"author": PERSON, "publisher": "Brill"}, "book"),
        ({"author": OFFICE, "publisher_place": "Geneva"}, "report"),
        ({"author": OFFICE, "isbn": ("9781464811067",)}, "book"),
        ({"author": OFFICE, "title": "A Study of It"}, "report"),
        ({"author": PERSON, "url": "http://a.example/x"}, "webpage"),
        ({"author": PERSON, "url": "http://a.example/x.pdf"}, "report"),
        ({"author": PERSON, "publisher": "An Office", "url": "http://a.example/x.PDF"}, "book"),
        ({"url": "not an address"}, "webpage"),
        ({"author": OFFICE}, "report"),
        ({"author": PERSON}, "book"),
        ({"author": PERSON, "title": ""}, "document"),
        ({}, "document"),
        ({"author": PERSON, "eprint": "1901.00001", "eprint_type": "arxiv"}, "article"),
        ({"author": PERSON, "eprint": "1901.00001", "eprint_type": "hdl"}, "book"),
        ({"author": PERSON, "eprint": "1901.00001", "eprint_type": "arxiv", "publisher": "Brill"}, "book"),
        ({"container_title": "Proceedings of It"}, "paper-conference"),
        ({"container_title": "Walls", "volume": "3"}, "article-journal"),
        ({"container_title": "Walls", "volume": "3", "editor": PERSON}, "chapter"),
        ({"container_title": "Walls", "publisher": "Brill"}, "chapter"),
        ({"container_title": "Walls", "issued": PartialDate(year=2017, month=5, day=4)}, "article-newspaper"),
        ({"container_title": "Bangkok Post"}, "article-newspaper"),
        ({"container_title": "Walls"}, "article-journal"),
    ],
)
def test_types(fields: dict[str, Any], csl: str) -> None:
    fields.setdefault("title", "On Borders")
    assert guess_type(Work(**fields), "") == csl


@pytest.mark.parametrize(("text", "told"), [("Bangkok Post", True), ("The Economist", True), ("On Borders", False)])
def test_periodicals(text: str, told: bool) -> None:
    assert is_periodical(text) is told


def test_a_long_title_is_no_periodical() -> None:
    assert not is_periodical("How the News Is Made in a Small Town")
