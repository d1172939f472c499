"""What is sent to search for a work: its title, the surname of its first author, the year. Nothing else."""

from __future__ import annotations

from refcheck.content.titles import tidy
from refcheck.model.work import Work

__all__ = ["first_surname", "search_words", "title_words"]

MAX_TITLE = 300
"""So much of a title (characters) finds any work."""


def first_surname(work: Work) -> str:
    """Return the surname of the first author or editor, empty for none."""
    people = work.author or work.editor
    return people[0].surname if people else ""


def title_words(work: Work) -> str:
    """Return the title alone, without the marks that a query language could read."""
    return " ".join("".join(c if c.isalnum() or c in "'’-" else " " for c in tidy(work.title)[:MAX_TITLE]).split())


def search_words(work: Work) -> str:
    """Return title, first author and year as one line."""
    year = str(work.year) if work.year else ""
    return " ".join(part for part in (tidy(work.title)[:MAX_TITLE], tidy(first_surname(work)), year) if part)
