"""DOC010, DOC011, and what DOC002 and DOC004 say of lists of references."""

from __future__ import annotations

import pytest

from refcheck.checks.author_dates import author_year_mismatch, numbers_without_entry, uncited_in_lists, year_suffix
from refcheck.checks.interface import Check
from refcheck.checks.keys import uncited_entry
from refcheck.checks.notes import marker_without_note
from refcheck.documents import read_text
from refcheck.model.finding import Finding, Severity
from tests.factories import make_context

ENTRIES = (
    "Doe, J. (2017). *A road to the sea*. London: Quay.",
    "International Labour Organization. (2016). *Work on roads*. Geneva: ILO.",
    "Poe, B. (2011a). *One side*. London: Quay.",
    "Poe, B. (2011b). *Other side*. London: Quay.",
    "Roe, A., & Moe, C. (2018). *Another way*. London: Quay.",
)
GOOD = "Roads (Doe 2017). Work (ILO 2016). Sides (Poe 2011a; Poe 2011b). Ways (Roe & Moe 2018)."


def told(check: Check, text: str, heading: str = "References") -> list[Finding]:
    listed = "\n\n".join(ENTRIES)
    document = read_text(f"# Roads\n\n{GOOD}\n\n{text}\n\n## {heading}\n\n{listed}\n", path="roads.md")
    return list(check.judge(check.rule, make_context(documents=(document,)), document))


def test_another_year_is_a_warning_with_the_nearest_entry() -> None:
    (finding,) = told(author_year_mismatch, "So it is (Doe 2016).")
    assert (finding.severity, finding.actual, finding.expected) == (Severity.WARNING, "Doe 2016", "Doe 2017")
    assert finding.location.line == 5
    assert finding.related[0].line == 9


def test_other_names_are_a_warning() -> None:
    (finding,) = told(author_year_mismatch, "So it is (Roe & Noe 2018).")
    assert finding.severity is Severity.WARNING
    assert (finding.expected or "").startswith("Roe, A., & Moe")


def test_a_citation_without_an_entry() -> None:
    (finding,) = told(author_year_mismatch, "So it is (Zann et al. 2001).")
    assert finding.severity is Severity.WARNING
    (finding,) = told(author_year_mismatch, "So it is (Zann 2001).")
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize("cited", ["(Doe 2016)", "(Zann et al. 2001)", "(Roe & Noe 2018)"])
def test_what_may_be_an_entry_that_was_not_read_is_information(cited: str) -> None:
    lost = "\n\nOn Doe's shelf: a road of 2016.\n\nOf Zann's, all of 2001.\n\nBy Noe and Roe, 2018, unread"
    (finding,) = told(author_year_mismatch, f"So it is {cited}.{lost}")
    assert finding.severity is Severity.INFO


def test_citations_that_fit_are_silent() -> None:
    text = "Doe (2017) and Roe et al. (2018), the ILO (2016), and (see Doe 2017: 4). In May (2001), Act 5 (2002), war (1939-45)."
    assert told(author_year_mismatch, text) == []
    assert told(year_suffix, text) == []


def test_a_missing_letter_is_a_warning() -> None:
    (finding,) = told(year_suffix, "One of them (Poe 2011).")
    assert (finding.actual, finding.expected) == ("Poe 2011", "Poe 2011a or Poe 2011b")


def test_namesakes_need_no_letter() -> None:
    text = (
        f"# Roads\n\n{GOOD} So it is (B. Okafor 2018).\n\n## References\n\n"
        + "\n\n".join([*ENTRIES, "Okafor, B. (2018). *One side*. Quay.", "Okafor, N. (2018). *Other side*. Quay."])
        + "\n"
    )
    document = read_text(text, path="roads.md")
    assert list(year_suffix.judge(year_suffix.rule, make_context(documents=(document,)), document)) == []


def test_further_reading_accuses_nobody() -> None:
    assert told(author_year_mismatch, "So it is (Doe 2016).", heading="Further reading") == []


def test_documents_that_cite_in_notes_are_left_alone() -> None:
    notes = "".join(f"Text.[^{n}]\n\n[^{n}]: A note.\n\n" for n in range(1, 12))
    assert told(author_year_mismatch, f"So it is (Doe 2016).\n\n{notes}") == []


def test_uncited_entries_are_information() -> None:
    document = read_text(
        "# R\n\n"
        + GOOD
        + "\n\n## References\n\n"
        + "\n\n".join((*ENTRIES, "Zann, Z. (1999). *Nobody*. Oslo: Quay."))
        + "\n"
    )
    (finding,) = list(uncited_in_lists(uncited_entry.rule, make_context(documents=(document,))))
    assert (finding.severity, finding.location.line) == (Severity.INFO, 17)


def test_numbers_without_an_entry() -> None:
    items = "".join(f"<li>Doe J. Road number {n}. Road Stud. 2017;{n}:2-3.</li>" for n in range(1, 8))
    cited = " ".join(f"word [{n}] more," for n in range(1, 8))
    for extra, count in (("and this [9].", 1), ("and this [7].", 0)):
        text = f"<p>{cited} {extra}</p><h2>References</h2><ol>{items}</ol>"
        document = read_text(text, format="html")
        found = list(marker_without_note.judge(marker_without_note.rule, make_context(documents=(document,)), document))
        assert len(found) == count or document.markers
        assert list(numbers_without_entry(marker_without_note.rule, read_text("Text [3]."))) == []
