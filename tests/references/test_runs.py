"""Which words that stand out are the title: how far before it a rule looks."""

from __future__ import annotations

from re import _parser  # type: ignore[attr-defined] # typeshed leaves it out

from refcheck.references import runs
from refcheck.references.notetext import NoteText, Run, RunForm


def test_the_section_before_a_title_is_looked_for_as_far_as_it_may_reach() -> None:
    assert _parser.parse(runs._SECTION.pattern).getwidth()[1] < runs.MAX_SECTION


def test_what_is_quoted_behind_a_page_is_no_title() -> None:
    text = "Jane Doe, Roads and Their Builders in the North (Mill 1999), p. 255: “They are not”"
    book = Run(text.index("Roads"), text.index(" (Mill"), RunForm.ITALIC)
    quoted = Run(text.index("They"), len(text) - 1, RunForm.QUOTED)
    part = NoteText(text=text, raw=text, runs=(quoted,))
    assert runs.choose_runs(part) == (None, None)
    assert runs.choose_runs(NoteText(text=text, raw=text, runs=(book, quoted)))[0] == book
