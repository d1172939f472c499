"""A run with a table of retractions on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config
from refcheck.errors import ConfigError

BIB = """@article{duarte,
  title = {Harbours and Harvests of the Northern Delta},
  author = {Duarte, Inês},
  journal = {Delta Studies},
  year = {2011},
  doi = {10.7001/delta.9},
}
"""
TABLE = (
    "Title,Journal,Author,RetractionDate,RetractionDOI,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,"
    "RetractionNature\n"
    "Harbours and Harvests of the Northern Delta,Delta Studies,Inês Duarte,4/9/2019 0:00,10.7001/delta.10,"
    "11/2/2011 0:00,10.7001/delta.9,0,Retraction\n"
)


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "one.bib"
    path.write_text(BIB)
    return path


def checked(bib: Path, table: Path) -> refcheck.Report:
    config = Config(root=bib.parent, retraction_watch=(str(table),))
    return refcheck.check(bib, config=config, offline=True)


def test_a_retraction_is_told_offline(bib: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE, encoding="utf-8-sig")
    report = checked(bib, table)
    (one,) = (one for one in report.findings if one.code == "PUB001")
    assert "Retraction Watch" in one.message
    assert one.expected == "retraction of 2019-04-09 https://doi.org/10.7001/delta.10"
    assert [one.verdict for one in report.references] == ["wrong"]
    assert report.sent == ()


def test_letters_of_other_encodings_do_no_harm(bib: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(TABLE.replace("Harbours", "H\xe4rbours", 1).encode("latin-1") + TABLE.encode().splitlines()[1])
    assert "PUB001" in [one.code for one in checked(bib, table).findings]


def test_a_table_without_the_work_says_nothing(bib: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE.replace("delta.9", "delta.8").replace("Harbours", "Deserts"))
    assert [one for one in checked(bib, table).evidence if one.source == "retraction-watch"] == []


def test_a_table_that_is_not_there_is_an_error(bib: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.csv: there is no file of retractions here"):
        checked(bib, tmp_path / "absent.csv")


def test_a_file_that_is_none_is_an_error(bib: Path) -> None:
    with pytest.raises(ConfigError, match="it has no column Title"):
        checked(bib, bib)


def test_a_table_vouches_for_no_work(bib: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE.replace(",Retraction\n", ",Correction\n"))
    report = checked(bib, table)
    assert "PUB003" in [one.code for one in report.findings]
    (record,) = report.references
    assert (record.verdict, record.matched, record.found) == ("unverified", (), None)
