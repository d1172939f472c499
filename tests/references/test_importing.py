from __future__ import annotations

from typing import Any

import pytest

from refcheck.formats.bibtex import write_entry
from refcheck.model.reference import Library
from refcheck.model.work import Work
from refcheck.references.bibtex import parse_bibtex
from refcheck.references.importing import Import, bring_in
from refcheck.references.incoming import parse_records
from tests.factories import make_reference

STORED = """% kept as it is
@book{roe2016,
  author = {Roe, Ann},
  title  = {The Whole {Region} of It},
  year   = 2016,
}
"""
RECORD = "TY  - BOOK\nAU  - Roe, Ann\nTI  - The Whole Region of It\nPY  - 2016\nPB  - Press\nSN  - 9781464811067\nID  - roe2016\nER  - \n"


def stored(text: str = STORED, path: str = "b.bib") -> Library:
    return parse_bibtex(text, path=path)


def ris(text: str, path: str = "a.ris") -> Library:
    return parse_records(text, path=path, format="ris")


def bib(text: str, path: str = "other.bib") -> Library:
    return parse_bibtex(text, path=path)


def text_of(found: Import) -> str:
    return found.texts.get("b.bib", "")


def test_new_records_are_put_at_the_end_and_nothing_else_changes() -> None:
    found = bring_in([ris("TY  - BOOK\nTI  - New & Other\nID  - new1\nER  - \n")], stored())
    assert text_of(found) == STORED + "\n@book{new1,\n  title = {New \\& Other},\n}\n"
    assert [one.key for one in found.added] == ["new1"]


def test_line_ends_of_the_file_are_taken_on() -> None:
    text = text_of(bring_in([ris("TY  - BOOK\nTI  - New\nID  - new1\nER  - \n")], stored(STORED.replace("\n", "\r\n"))))
    assert "\n" not in text.replace("\r\n", "")


def test_a_known_work_is_told_and_left_out() -> None:
    found = bring_in([ris(RECORD)], stored())
    assert (found.texts, found.added) == ({}, ())
    (known,) = found.known
    assert (known.key, known.twin.by, known.twin.entry.line) == ("roe2016", "title, author and year", 2)
    assert (known.adds, known.differs) == (("publisher", "isbn"), ())


def test_with_fill_an_entry_gets_what_it_lacks_and_keeps_what_it_says() -> None:
    found = bring_in([ris(RECORD.replace("Roe, Ann", "Roe, A."))], stored(), fill=True)
    assert found.known[0].differs == ("author",) or found.known[0].differs == ()
    assert text_of(found) == STORED.replace(
        "  year   = 2016,\n", "  year   = 2016,\n  publisher = {Press},\n  isbn   = {9781464811067},\n"
    )


def test_a_field_under_another_name_is_not_filled() -> None:
    text = "@article{a,\n  author = {Roe, Ann},\n  title = {The Whole Region of It},\n  journaltitle = {J. X},\n  date = {2016-05},\n}\n"
    record = "TY  - JOUR\nAU  - Roe, Ann\nTI  - The Whole Region of It\nT2  - J. X\nPY  - 2016\nVL  - 3\nER  - \n"
    assert text_of(bring_in([ris(record)], stored(text), fill=True)) == text.replace(
        "{2016-05},\n", "{2016-05},\n  volume = {3},\n"
    )


def test_duplicates_within_one_import_are_one_entry_and_fill_each_other_when_asked() -> None:
    second = RECORD.replace("ID  - roe2016", "ID  - again").replace("PB  - Press", "CY  - Rome")
    found = bring_in([ris(RECORD), ris(second, "c.ris")], stored(""))
    assert [one.key for one in found.added] == ["roe2016"]
    assert (found.known[0].key, found.known[0].stored, found.known[0].adds) == ("roe2016", False, ("address",))
    assert "Rome" not in text_of(found)
    filled = bring_in([ris(RECORD), ris(second, "c.ris")], stored(""), fill=True)
    assert "address = {Rome}" in text_of(filled)
    assert text_of(filled).count("@") == 1


def test_duplicates_are_kept_when_that_is_wanted() -> None:
    found = bring_in([ris(RECORD)], stored(), twice=True)
    assert [(one.key, one.renamed) for one in found.added] == [("roe2016b", True)]
    assert text_of(found).startswith(STORED)


def test_keys_are_kept_and_clashes_get_a_letter_whatever_their_case() -> None:
    records = "".join(
        f"TY  - BOOK\nTI  - Title Number {i}\nID  - {key}\nER  - \n" for i, key in enumerate(["x1", "X1", "x1", "y"])
    )
    found = bring_in([ris(records)], stored("@misc{x1b,\n  title = {Taken},\n}\n"))
    assert [one.key for one in found.added] == ["x1", "X1c", "x1d", "y"]


def test_records_without_a_key_get_one() -> None:
    found = bring_in([ris(RECORD.replace("ID  - roe2016\n", ""))], stored(""))
    assert [(one.key, one.renamed) for one in found.added] == [("roe2016whole", False)]


def test_entries_of_other_files_are_known_too() -> None:
    other = stored(path="references/statement.bib")
    found = bring_in([ris(RECORD)], stored("", "b.bib"), [other], fill=True)
    assert list(found.texts) == ["references/statement.bib"]
    assert "publisher = {Press}" in found.texts["references/statement.bib"]


def test_importing_twice_changes_nothing() -> None:
    records = RECORD + "TY  - GEN\nN1  - only a note\nER  - \nTY  - JOUR\nTI  - Editorial\nER  - \n"
    once = text_of(bring_in([ris(records)], stored("")))
    again = bring_in([ris(records)], stored(once), fill=True)
    assert (again.texts, again.added, len(again.known)) == ({}, (), 3)


def test_a_bib_is_copied_field_by_field_with_its_macros_put_in() -> None:
    source = """@string{press = "The {Press}"}
@preamble{"\\newcommand{\\x}{y}"}
@Article{müller:2016,
  author    = "M{\\"u}ller, J{\\"u}rgen and {World Bank}",
  title     = {The {DNA} of $x^2$ -- and {\\'E}tudes},
  publisher = press # ", Rome",
  month     = jan,
  year      = 2016,
  abstract  = {One.

    Two.},
  file      = {:a.pdf:PDF},
  x-mine    = {kept},
}
"""
    found = bring_in([bib(source)], stored(""))
    assert text_of(found) == (
        "@article{müller:2016,\n"
        '  author = {M{\\"u}ller, J{\\"u}rgen and {World Bank}},\n'
        "  title = {The {DNA} of $x^2$ -- and {\\'E}tudes},\n"
        "  publisher = {The {Press}, Rome},\n"
        "  month = jan,\n"
        "  year = 2016,\n"
        "  abstract = {One.\n\n    Two.},\n"
        "  file = {:a.pdf:PDF},\n"
        "  x-mine = {kept},\n"
        "}\n"
    )
    (before,), (after,) = bib(source).references, stored(text_of(found)).references
    assert before.work == after.work


def test_links_between_entries_follow_their_keys() -> None:
    source = "@inbook{part,\n  title = {The Part},\n  crossref = {roe2016},\n}\n@book{roe2016,\n  title = {Quite Another Book},\n}\n"
    text = text_of(bring_in([bib(source)], stored()))
    assert "crossref = {roe2016b}" in text
    assert "@book{roe2016b," in text


def test_links_to_an_entry_that_is_known_lead_there() -> None:
    source = "@inbook{part,\n  title = {The Part},\n  crossref = {whole},\n}\n@book{whole,\n  author = {Roe, Ann},\n  title = {The Whole Region of It},\n  year = 2016,\n}\n"
    assert "crossref = {roe2016}" in text_of(bring_in([bib(source)], stored()))


@pytest.mark.parametrize(
    "value",
    ["\\input{/etc/hostname}", "\\immediate\\write18{rm}", "a \\def\\x{y}", "^^5cinput x", "\\csname input\\endcsname"],
)
def test_live_tex_of_a_foreign_bib_becomes_text(value: str) -> None:
    text = text_of(bring_in([bib(f"@book{{a,\n  title = {{T {value}}},\n}}\n")], stored("")))
    assert "\\input" not in text
    assert "\\write" not in text
    assert "\\def" not in text
    assert "\\csname" not in text
    assert "^^" not in text
    assert len(stored(text).references) == 1


def test_a_line_that_would_begin_an_entry_does_not() -> None:
    text = text_of(bring_in([bib("@book{a,\n  note = {x\n@book@{b,\n} ,\n title = {T},\n}\n")], stored("")))
    assert len(stored(text).references) <= 1


def test_an_entry_that_cannot_be_parsed_is_left_out_and_the_others_come() -> None:
    found = bring_in([bib("@book{a,\n  title = {T\n\n@book{b,\n  title = {Whole},\n}\n")], stored(""))
    assert [one.key for one in found.added] == ["b"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("report", {"number": "DOCK-3", "collection_title": "Studies in Rope", "collection_number": "71"}),
        ("paper-conference", {"issue": "4", "collection_number": "12"}),
        ("book", {"number": "MS 3"}),
        ("article-newspaper", {"issue": "117"}),
        ("article-magazine", {"number": "A7"}),
        ("patent", {"genre": "Utility patent", "number": "US 1"}),
        ("dataset", {"genre": "Survey data"}),
        ("legal_case", {"genre": "Judgment"}),
    ],
)
def test_numbers_and_types_that_bibtex_has_no_field_for_are_kept(kind: str, fields: dict[str, Any]) -> None:
    work = Work(type=kind, title="Knots", **fields)
    library = parse_bibtex(write_entry(make_reference(key="a", work=work)), path="a.bib")
    (found,) = library.references
    assert not library.problems
    assert (found.work.type, *(getattr(found.work, name) for name in fields)) == (kind, *fields.values())
    assert not found.work.extra
