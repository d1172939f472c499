from __future__ import annotations

import pytest

from refcheck.formats.mapping import (
    FIELDS,
    READ_FIELDS,
    TYPES,
    csl_type,
    kind_of,
    langid_of,
    language_of,
    type_row,
)
from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Work


def test_every_type_is_read_back_as_itself() -> None:
    for row in TYPES:
        if row.csl in {"article-magazine", "article-newspaper", "entry-encyclopedia"}:
            continue  # BibTeX does not tell these from articles and chapters
        assert csl_type(row.bibtex, row.genre) in {row.csl, "document", "manuscript"}, row
        for alias in row.aliases:
            assert csl_type(alias) == row.csl


@pytest.mark.parametrize(
    ("entry_type", "genre", "csl"),
    [
        ("online", "", "webpage"),
        ("misc", "", "document"),
        ("misc", "Dataset", "dataset"),
        ("misc", "Interview", "interview"),
        ("misc", "letter", "personal_communication"),
        ("inbook", "", "chapter"),
        ("conference", "", "paper-conference"),
        ("mastersthesis", "", "thesis"),
        ("article", "dataset", "article-journal"),
        ("unheardof", "", "document"),
        ("jurisdiction", "", "legal_case"),
    ],
)
def test_entry_types_are_read(entry_type: str, genre: str, csl: str) -> None:
    assert csl_type(entry_type, genre) == csl


def test_a_type_that_the_table_does_not_have_is_a_document() -> None:
    assert type_row("unheard-of").csl == "document"


def test_every_field_of_the_table_is_a_field_of_a_work() -> None:
    known = set(Work.__dataclass_fields__)
    assert {row.work for row in FIELDS} <= known
    assert READ_FIELDS["publisher"] == ("publisher", "institution", "school", "organization")
    assert READ_FIELDS["container_title"][0] == "journaltitle"


@pytest.mark.parametrize(
    ("language", "langid", "code"),
    [
        ("en", "english", "en"),
        ("English", "english", "en"),
        ("en-US", "american", "en-US"),
        ("de_AT", "austrian", "de_AT"),
        ("fr-CH", "french", "fr-CH"),
        ("ngerman", "german", "de"),
        ("Klingon", "", "Klingon"),
        ("", "", ""),
    ],
)
def test_languages_have_a_code_and_a_babel_name(language: str, langid: str, code: str) -> None:
    assert langid_of(language) == langid
    assert language_of(language) == code


@pytest.mark.parametrize(
    ("entry_type", "work", "kind"),
    [
        ("book", Work(type="book"), ReferenceKind.PUBLICATION),
        ("online", Work(type="webpage"), ReferenceKind.WEB_PAGE),
        ("misc", Work(url="https://a.example/"), ReferenceKind.WEB_PAGE),
        ("misc", Work(url="https://a.example/", doi="10.1000/x"), ReferenceKind.PUBLICATION),
        ("misc", Work(type="dataset", url="https://a.example/"), ReferenceKind.PUBLICATION),
        ("misc", Work(title="T"), ReferenceKind.PUBLICATION),
        ("misc", Work(note="Interview with the author, Mae Sot"), ReferenceKind.INTERVIEW),
        ("unpublished", Work(type="manuscript", title="Interview with a broker"), ReferenceKind.INTERVIEW),
        ("misc", Work(title="Interview with a broker", url="https://a.example/"), ReferenceKind.WEB_PAGE),
        ("article", Work(type="article-journal", title="Interview with X"), ReferenceKind.PUBLICATION),
        ("misc", Work(extra={"howpublished": "E-mail to the author"}), ReferenceKind.LETTER),
        ("unpublished", Work(type="manuscript", note="On file with the author"), ReferenceKind.UNKNOWN),
        ("misc", Work(type="interview"), ReferenceKind.INTERVIEW),
        ("jurisdiction", Work(type="legal_case"), ReferenceKind.LAW),
    ],
)
def test_private_sources_are_never_taken_for_publications(entry_type: str, work: Work, kind: ReferenceKind) -> None:
    assert kind_of(entry_type, work) is kind
