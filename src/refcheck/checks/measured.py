"""What benchmarks have shown of checks whose findings on live answers nobody could read: the words for their pages.

The figures are those of November 2026; each says on what it was measured, and no more than that.
"""

from __future__ import annotations

__all__ = [
    "FILLED_UP",
    "RESCUED",
    "TITLES_OF_PAGES",
    "among_links",
    "among_real",
    "among_works",
    "in_records",
    "on_pages",
]

REFERENCES = 2_178
"""References of the four runs of ``benchmarks.scholar``: seeds 81, 82 and 83, and 1,500 unchanged ones with seed 84."""
CLEAN = 1_963
"""Those of them in which nothing is wrong."""
RECORDS = 103
"""Works in recorded answers of Crossref, OpenAlex and DataCite that a reference was made of by hand-written rules."""
REAL = 129
"""Real references: 19 entries of .bib files, 10 of publishers' lists, 100 strings of lists of references; 11 of them were
run after the rules were mended, and none was named."""
RENDERED = 481
"""References made of 503 recorded answers of Crossref, those with a title and people, as Crossref renders them in BibTeX."""
BEHAVIOURS = 1_709
"""Cases of ``benchmarks.behaviours``."""

RESCUED = (
    "`benchmarks.rescue` (860 dead links, archives played): 258 of 260 that can be rescued were, and 0 wrong copies "
    "offered. Not measured on live archives"
)
TITLES_OF_PAGES = (
    "17 recorded pages of publishers, repositories and blogs, which its readers were written with: 0 named with their "
    "own titles, 17 with that of another, 16 with one word changed; titles alone, `benchmarks.titles held-out`: 0 of 41 "
    "fine pairs called misquoted. Not measured on live pages"
)
FILLED_UP = (
    "recorded answers of Crossref and OpenAlex, which its readers were written with: 62 of 103 references with a title, "
    "people, a year and a DOI alone were filled up, and all that was filled in was right when read by hand"
)


def among_works(*, so: int, otherwise: int = 0, warned: int = 0, told: int = 0, more: str = "", real: str = "") -> str:
    """Return how a check fared among labelled references: entries that it named that are faulty ``so`` or ``otherwise``,
    and clean ones that it ``warned`` of or only ``told`` as information; with what ``more`` and ``real`` entries have shown.
    """
    wrong = f", {otherwise} that are faulty otherwise" if otherwise else ""
    informed = f"; {told} of these are told as information" if told else ""
    words = (
        f"`benchmarks.scholar`, seeds 81 to 84 ({REFERENCES:,} references, most from real bibliographies, faults put in or none, "
        f"registries played with the oddities of real records): named {so} that are faulty so{wrong}; warned of {warned} of "
        f"{CLEAN:,} in which nothing is wrong{informed}"
    )
    return ". ".join(filter(None, (words, more, real)))


def in_records(named: int, of: int, *, what: str) -> str:
    """Return how a check fared on recorded answers: ``named`` ``of`` so many references with a fault, and no true one."""
    return (
        f"Recorded answers of Crossref, OpenAlex and DataCite, which its readers were written with: {named} of {of} "
        f"references {what}; 0 of {RECORDS} true ones named"
    )


def among_real(first: str, *, since: str = "") -> str:
    """Return how a check fared on what real authors wrote: what it named when it was ``first`` run on it, and ``since``."""
    mended = f"; since the rules were mended by it, {since}" if since else ""
    return (
        f"Of {REAL} references that real authors wrote (entries and lists in public repositories; biology, medicine, computing, "
        "physics and economics, hardly any law or humanities, all but one in English), beside real answers of Crossref and arXiv "
        f"about the works, recorded or typed in short, all read by hand: {first}{mended}. Of {RENDERED} made of "
        "recorded answers of Crossref's, with their DOIs and without: none named"
    )


def among_links(named: int) -> str:
    """Return how a check of links fared in the catalogue of behaviours: it named so many, all of them rightly."""
    return (
        f"`benchmarks.behaviours` ({BEHAVIOURS:,} behaviours of servers on loopback, which the rules were written with): "
        f"named {named}, all of them rightly; no living page is called broken. Of 196 of them, all checks of links together, when "
        "they were first run: 5 of 116 living pages called broken, 14 of 61 lost ones fine; of 253 others, written afterwards, "
        "when these were first run: 1 of 152 and 21 of 69. Not measured on live pages"
    )


def on_pages(words: str) -> str:
    """Return what quotations out of real PDFs have shown."""
    return (
        f"`benchmarks.quotations`, seeds 91 to 93 (4,943 sentences of 444 PDFs of TeX packages and R packages, copied with "
        f"another program, each also with one word changed): {words}"
    )
