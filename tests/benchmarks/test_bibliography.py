from __future__ import annotations

from pathlib import Path

import refcheck
from benchmarks.bibliography import TYPES, articles, mixed
from refcheck.references.bibtex import parse_bibtex


def test_a_made_bibliography_is_the_same_each_time_and_can_be_read() -> None:
    assert mixed(50) == mixed(50) != mixed(50, seed=2)
    references = parse_bibtex(mixed(300), path="mixed.bib").references
    assert len(references) == 300
    assert not any(reference.problem for reference in references)
    assert {reference.entry_type for reference in references} <= TYPES.keys()


def test_mixed_entries_have_faults_of_many_kinds_and_articles_none(tmp_path: Path) -> None:
    for name, made in (("articles.bib", articles), ("mixed.bib", mixed)):
        (tmp_path / name).write_text(made(300), encoding="utf-8")
    assert not refcheck.check(tmp_path / "articles.bib", offline=True).findings
    found = refcheck.check(tmp_path / "mixed.bib", offline=True).findings
    assert len({finding.code for finding in found}) >= 10
    assert len({finding.reference for finding in found}) < 100
