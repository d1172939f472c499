from __future__ import annotations

import pytest

from refcheck.checks import notes
from refcheck.checks.interface import Context
from refcheck.checks.unwritten import MAX_LENGTH, is_unwritten
from refcheck.documents import read_text
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Library
from tests.factories import make_context


def told(*texts: str) -> list[Finding]:
    body = "\n\n".join(f"Fees are high in year {n}.[^{n}]" for n, _ in enumerate(texts, 1))
    entries = "\n".join(f"[^{n}]: {text}" for n, text in enumerate(texts, 1))
    document = read_text(f"{body}\n\n{entries}\n", path="fees.md")
    context: Context = make_context(documents=(document,), libraries=(Library(path=None),))
    return list(notes.marker_without_note.judge(notes.marker_without_note.rule, context, document))


@pytest.mark.parametrize(
    "text",
    [
        *("citation needed", "[Citation needed.]", "need citation", "*source needed*", "TODO: source", "[ref?]", "???"),
        *(
            "TODO add the ministry's count",
            "[CITE]",
            "Refs to come",
            "need to find a source for this",
            "Add citation here",
        ),
        *(
            "Quelle fehlt!",
            "Beleg?",
            "Quelle ergänzen",
            "référence à préciser",
            "Falta la fuente",
            "citação necessária",
        ),
        *("Manca la fonte", "Butuh rujukan", "Cần dẫn nguồn", "ต้องการอ้างอิง"),
    ],
)
def test_a_note_that_is_still_to_be_written_is_told(text: str) -> None:
    (finding,) = told("Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.", text)
    assert (finding.code, finding.severity, finding.location.marker) == ("DOC004", Severity.WARNING, "2")
    assert finding.message == "note 2 says only that its source is still to be found"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Citation omitted.",
            "[Reference omitted for review]",
            "Source: own count.",
            "Source unknown.",
            "Fuente: INEGI.",
        ),
        *(
            "Todo sobre mi madre, 1999.",
            "Missing Persons, 2004.",
            "Emphasis added.",
            "No citation needed.",
            "Reference 5.",
        ),
        *("Needs assessment, 2011.", "The source is missing from the archive.", "Xxx Press, 2001.", "Ibid.", ""),
        "[Source](https://www.example.org/count)",
    ],
)
def test_notes_that_say_something_else_are_not(text: str) -> None:
    assert told("Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.", text) == []


def test_longer_notes_say_more() -> None:
    assert not is_unwritten("TODO: source " + "of the count " * MAX_LENGTH)
    assert not is_unwritten("?" * 3 * MAX_LENGTH)
