"""Who holds a work, under which identifiers and with which oddities: dealt out by the seed."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from benchmarks.scholar.entry import Entry
from benchmarks.scholar.venues import abbreviated
from refcheck.model.work import Name, Work
from refcheck.text.identifiers import isbn13, isbn_is_valid, normalise_doi
from tests.fakes.registries import Defect, Holder, TrueWork

_GENTLE = {
    Defect.MARKUP: 0.05,
    Defect.NEWLINE: 0.04,
    Defect.MATHML: 0.02,
    Defect.ESCAPED: 0.04,
    Defect.CAPITALS: 0.04,
    Defect.INITIALS: 0.12,
    Defect.SHORT_CONTAINER: 0.10,
}
_BLINDING = {
    Defect.NO_AUTHORS: 0.04,
    Defect.NO_TITLE: 0.01,
    Defect.NO_SUBTITLE: 0.10,
    Defect.EARLIER_ONLINE: 0.12,
    Defect.DIGITISED: 0.20,
    Defect.CUT_AUTHORS: 0.04,
    Defect.FIRST_AUTHOR_ALONE: 0.03,
    Defect.MOJIBAKE: 0.04,
    Defect.TURNED_NAMES: 0.03,
    Defect.ANOTHER_TYPE: 0.05,
    Defect.FULL_STOP: 0.04,
    Defect.NO_CONTAINER: 0.03,
    Defect.SECOND_TITLE: 0.03,
}
"""These leave a registry unable to see some faults, or make years look wrong: for clean entries only."""
_ELSEWHERE = ("mEDRA", "JaLC", "KISTI", "OP", "Airiti")
_DESCRIBED = frozenset({"article-journal", "article-magazine", "paper-conference", "chapter"})
_REPOSITORIES = ("repository.unionlibrary.org", "openreports.net")


def hold(entry: Entry, chance: Random, *, gentle: bool) -> TrueWork:
    """Return the true work of an entry. ``gentle`` leaves out what would hide a fault from any reader."""
    work = replace(entry.work, url="", doi=normalise_doi(entry.work.doi), note="", abstract="")
    work = replace(work, isbn=tuple(isbn for isbn in work.isbn if isbn_is_valid(isbn)))
    work = replace(work, type="article" if _arxiv(work) else work.type)
    subtitle = work.subtitle or work.title.partition(": ")[2]
    work = replace(work, pmid="", pmcid="", archive_url="", subtitle=subtitle)
    true = TrueWork(work=work, short_container=abbreviated(work.container_title))
    if work.type == "article":
        work = replace(work, doi=f"10.48550/arxiv.{work.eprint}")
        held = frozenset({Holder.ARXIV, Holder.DATACITE, Holder.OPENALEX})
        return replace(true, work=work, held_by=held, agency="DataCite")
    if work.type in _DESCRIBED:
        true = _described(true, chance, gentle=gentle)
    elif work.type == "book":
        true = _book(true, chance)
    elif work.type == "report":
        true = _report(true, chance)
    elif work.type == "thesis" and chance.random() < 0.3:
        true = _at_datacite(true, chance)
    elif work.doi:
        true = replace(true, held_by=frozenset({Holder.CROSSREF, Holder.OPENALEX}))
    defects = _defects(true, chance, gentle=gentle)
    second = "A Title of This Work in Another Tongue" if Defect.SECOND_TITLE in defects else ""
    return replace(true, defects=defects, second_title=second)


def without_doi(true: TrueWork) -> TrueWork:
    """Return a paper of a conference as one that has no DOI: OpenAlex, dblp and Semantic Scholar know it."""
    if true.work.type != "paper-conference" or true.work.doi not in {"", true.doi}:
        return true
    held = frozenset({Holder.OPENALEX, Holder.DBLP, Holder.SEMANTIC_SCHOLAR})
    return replace(true, work=replace(true.work, doi="", pmid=""), held_by=held)


def decoy(true: TrueWork, chance: Random) -> TrueWork:
    """Return a review of a book that has the book's exact title."""
    work = true.work
    reviewer = Name(family=chance.choice(["Abbott", "Lindqvist", "Okonkwo", "Varga"]), given="Robin")
    review = Work(
        type="article-journal",
        title=work.title,
        subtitle=work.subtitle,
        author=(reviewer,),
        issued=replace(work.issued, year=(work.year or 2000) + 1) if work.issued else None,
        container_title="Reviews in Brief",
        doi=new_doi(chance),
    )
    return TrueWork(work=review, held_by=frozenset({Holder.CROSSREF, Holder.OPENALEX}))


def neighbours(true: TrueWork, chance: Random) -> list[TrueWork]:
    """Return works that stand before and behind an article in its volume, none at its own pages."""
    first, _, last = true.work.page.replace("--", "-").partition("-")
    if not true.work.volume or not first.isdecimal() or not last.isdecimal():
        return []
    places = [(int(last) + 1 + 12 * step, int(last) + 12 + 12 * step) for step in range(3)]
    places += [(start, int(first) - 1) for start in [int(first) - 9] if start > 0]
    return [_neighbour(true, chance, f"{start}-{end}") for start, end in places]


def _neighbour(true: TrueWork, chance: Random, page: str) -> TrueWork:
    subject = chance.choice(["Harbour Dues", "Mountain Weather", "Guild Accounts", "Marsh Birds", "Village Schools"])
    work = replace(
        true.work,
        title=f"{subject} of the {chance.choice(['North', 'South', 'East'])}: Study {chance.randint(2, 999)}",
        subtitle="",
        author=(Name(family=chance.choice(["Holloway", "Petrescu", "Nakagawa"]), given="Alma"),),
        page=page,
        doi=new_doi(chance),
        pmid="",
        isbn=(),
    )
    return TrueWork(work=work, short_container=true.short_container, held_by=true.held_by)


def new_doi(chance: Random) -> str:
    """Return a DOI in one of the usual forms."""
    prefix = f"10.{chance.randint(6_000, 9_900)}"
    form = chance.choice(["jxs.{a}.{b:04d}", "s{a}-0{b:04d}-{c}", "{c}{b:04d}.{a}.{b}", "978-1-{a}-{b:05d}-{c}"])
    return f"{prefix}/{form.format(a=chance.randint(1_000, 2_999), b=chance.randint(1, 9_999), c=chance.randint(1, 9))}"


def new_isbn(chance: Random) -> str:
    """Return a valid ISBN-13."""
    stem = f"978{chance.randint(10**8, 10**9 - 1)}"
    check = -sum(int(figure) * (3 if at % 2 else 1) for at, figure in enumerate(stem)) % 10
    return f"{stem}{check}"


def _arxiv(work: Work) -> bool:
    return bool(re.fullmatch(r"\d{4}\.\d{4,5}", work.eprint)) and not work.container_title


def _described(true: TrueWork, chance: Random, *, gentle: bool) -> TrueWork:
    work = true.work if true.work.doi else replace(true.work, doi=new_doi(chance))
    where = chance.random()
    if where < 0.04 and not gentle:
        return replace(true, work=work, agency=chance.choice(_ELSEWHERE))
    if where < 0.09:
        return _at_datacite(replace(true, work=work), chance)
    held = {Holder.CROSSREF, Holder.OPENALEX}
    for holder, share in ((Holder.PUBMED, 0.1), (Holder.DBLP, 0.2), (Holder.SEMANTIC_SCHOLAR, 0.5)):
        if chance.random() < share:
            held.add(holder)
    if Holder.PUBMED in held:
        work = replace(work, pmid=str(chance.randint(10**6, 4 * 10**7)))
    return replace(true, work=work, held_by=frozenset(held))


def _book(true: TrueWork, chance: Random) -> TrueWork:
    work, held = true.work, set()
    if not work.isbn and (work.year or 0) >= 1970:
        work = replace(work, isbn=(new_isbn(chance),))
    if work.isbn and chance.random() < 0.85:
        held.add(Holder.OPEN_LIBRARY)
    if work.doi or chance.random() < 0.4:
        work = replace(work, doi=work.doi or new_doi(chance))
        held |= {Holder.CROSSREF, Holder.OPENALEX}
    return replace(true, work=replace(work, isbn=tuple(map(isbn13, work.isbn))), held_by=frozenset(held))


def _report(true: TrueWork, chance: Random) -> TrueWork:
    where = chance.random()
    if true.work.doi or where < 0.2:
        work = replace(true.work, doi=true.work.doi or new_doi(chance))
        return replace(true, work=work, held_by=frozenset({Holder.CROSSREF, Holder.OPENALEX}))
    if where < 0.45:
        handle = f"20.500.{chance.randint(100, 999)}/{chance.randint(10, 9_999)}"
        held = frozenset({Holder.REPOSITORY})
        return replace(true, held_by=held, handle=handle, repository=chance.choice(_REPOSITORIES))
    return true


def _at_datacite(true: TrueWork, chance: Random) -> TrueWork:
    work = replace(true.work, doi=true.work.doi or new_doi(chance))
    return replace(true, work=work, agency="DataCite", held_by=frozenset({Holder.DATACITE, Holder.OPENALEX}))


def _defects(true: TrueWork, chance: Random, *, gentle: bool) -> frozenset[Defect]:
    shares = _GENTLE if gentle else _GENTLE | _BLINDING
    dealt = frozenset(defect for defect, share in shares.items() if chance.random() < share)
    if true.work.type not in {"book", "chapter"} or (true.work.year or 2020) > 2005:
        dealt -= {Defect.DIGITISED}  # journals keep the year of their print
    spaceless = len(true.work.title.split()) < 2
    return dealt - {Defect.MARKUP, Defect.MATHML} if spaceless else dealt
