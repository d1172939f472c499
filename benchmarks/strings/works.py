"""True works, those left out of every registry with what is held of their kin, and works that nobody cites."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from benchmarks.scholar.entry import Entry
from benchmarks.scholar.holding import decoy, hold, new_doi
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.words import telling_words
from tests.fakes.registries import Defect, Holder, TrueWork

BOTH = frozenset({Holder.CROSSREF, Holder.OPENALEX})
_LEFT_OUT = 0.25
_KIN = 0.25
_KINDS = frozenset({"article-journal", "article-magazine", "paper-conference", "chapter", "book", "report", "thesis"})
_MARKED = ("Erratum: {}", "Correction to: {}", "Discussion of “{}”", "Reply to: {}", "Author index to {}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A work that a string cites: ``left_out`` says that no registry has it under a DOI."""

    true: TrueWork
    left_out: bool

    @property
    def is_held(self) -> bool:
        """Whether a search could lead to its DOI."""
        return not self.left_out and bool(self.true.doi) and not self.true.held_by.isdisjoint(BOTH)


def is_usable(entry: Entry) -> bool:
    """Return whether an entry names a work that is cited by its fields: no law, no web page."""
    work = entry.work
    told = f"{work.title} {work.container_title} {work.publisher} {work.publisher_place}"
    return work.type in _KINDS and bool(work.author or work.editor) and len(work.title) <= 250 and "\\" not in told


def cited_of(entry: Entry, chance: Random) -> Cited:
    """Return the work of an entry, held by registries or not."""
    true = _true(entry, chance)
    if chance.random() < _LEFT_OUT:
        return Cited(true=replace(true, held_by=frozenset()), left_out=True)
    return Cited(true=true, left_out=False)


def _true(entry: Entry, chance: Random) -> TrueWork:
    """Return the work of an entry, without the pages that its bibliography does not know."""
    true = hold(entry, chance, gentle=False)
    return true if any(map(str.isdecimal, true.work.page)) else replace(true, work=replace(true.work, page=""))


def apart(entries: list[Entry], size: int) -> list[Entry]:
    """Return so many entries of which no two may be one work."""
    kept: list[Entry] = []
    for entry in entries:
        if not any(_may_be(entry.work, one.work, telling_words(one.work.title)) for one in kept):
            kept.append(entry)
        if len(kept) == size:
            break
    return kept


def kin_of(cited: Cited, chance: Random) -> list[TrueWork]:
    """Return what registries hold beside a work: all of its kin when it is left out, now and then otherwise."""
    made = [_kin(kind, cited.true, chance) for kind in _KIN_OF[cited.true.work.type == "book"]]
    kept = [one for one in made if cited.left_out or chance.random() < _KIN]
    # Dealt out by the work itself, so that the strings of a seed stay what they were without these.
    own = Random(cited.true.number)
    doubles = [_double(kind, cited.true, own) for kind in _DOUBLES_OF.get(cited.true.work.type, ("other people",))]
    return kept + [one for one in doubles if cited.left_out or own.random() < _KIN]


def background(entries: list[Entry], cited: list[Cited], chance: Random) -> list[TrueWork]:
    """Return works that nobody cites, as Crossref holds them; those that may be a cited one are left out."""
    words = [(one.true.work, telling_words(one.true.work.title)) for one in cited]
    kept = [entry for entry in entries if not any(_may_be(entry.work, *pair) for pair in words)]
    held = [_true(entry, chance) for entry in kept]
    works = [replace(one, work=replace(one.work, doi=one.work.doi or new_doi(chance))) for one in held]
    places = {_place(one.true.work) for one in cited}
    return [replace(one, agency="Crossref", held_by=BOTH) for one in works if _place(one.work) not in places]


def _may_be(work: Work, other: Work, words: frozenset[str]) -> bool:
    """Return whether two entries of two bibliographies may be one work: another spelling, another printing."""
    own = telling_words(work.title)
    if len(own & words) < 0.6 * min(len(own), len(words)):
        return False
    people = [set(" ".join(name.full for name in (*one.author, *one.editor)).split()) for one in (work, other)]
    return not people[0].isdisjoint(people[1])


def _place(work: Work) -> tuple[str, ...]:
    """Return where a paper begins: two that begin there are one, whatever two bibliographies call it."""
    placed = work.volume and work.page
    return (work.volume, str(work.year), work.page.partition("-")[0]) if placed else (work.doi or work.title,)


_KIN_OF = {
    True: ("review", "chapter", "companion", "same authors", "edition"),
    False: ("marked", "part two", "same authors", "same words"),
}


def _kin(kind: str, true: TrueWork, chance: Random) -> TrueWork:
    if kind == "review":
        return decoy(true, chance)
    work = true.work
    changed = _changed(kind, work, chance)
    other = replace(changed, doi=new_doi(chance), isbn=(), eprint="", pmid="", url="")
    return TrueWork(work=other, held_by=BOTH, defects=true.defects - {Defect.NO_SUBTITLE, Defect.NO_TITLE})


_DOUBLES_OF = {
    "article-journal": ("preprint", "conference", "data", "supplement", "other people"),
    "paper-conference": ("preprint", "journal", "data", "supplement", "other people"),
    "chapter": ("preprint", "supplement", "other people"),
}
"""Works that have a cited one's whole title and are other records all the same."""


def _double(kind: str, true: TrueWork, chance: Random) -> TrueWork:
    work = replace(true.work, doi=new_doi(chance), isbn=(), issn=(), eprint="", pmid="", url="")
    held, agency = BOTH, "Crossref"
    if kind == "data":
        held, agency = frozenset({Holder.DATACITE, Holder.OPENALEX}), "DataCite"
    return TrueWork(work=_doubled(kind, work, chance), held_by=held, agency=agency)


def _doubled(kind: str, work: Work, chance: Random) -> Work:
    bare = replace(work, container_title="", volume="", issue="", page="", publisher="")
    year = work.year or 2000
    match kind:
        case "preprint":
            issued = PartialDate(year=year - chance.choice([0, 1]), month=3, day=2)
            return replace(bare, type="article", issued=issued, publisher="Open Preprints")
        case "conference":
            place = f"Proceedings of the {chance.randint(2, 30)}th International Conference on Methods and Applications"
            issued = PartialDate(year=year - chance.choice([0, 1, 1, 2]))
            return replace(bare, type="paper-conference", issued=issued, container_title=place, page=_pages(chance))
        case "journal":
            issued, volume = PartialDate(year=year + chance.choice([0, 1, 1, 2])), str(chance.randint(2, 90))
            named = replace(bare, type="article-journal", issued=issued, container_title="Journal of Results")
            return replace(named, volume=volume, page=_pages(chance))
        case "data":
            return replace(bare, type="dataset", publisher="Open Data Deposit")
        case "supplement":
            title = f"{chance.choice(['Supplementary material for', 'Data from'])}: {work.title}"
            return replace(work, title=title, subtitle="", page="")
    author = Name(family=chance.choice(["Hartmann", "Oyelaran", "Bellini", "Sato"]), given="Kim")
    issued = PartialDate(year=year + chance.choice([-1, 0, 0, 1]))
    made = replace(work, author=(author,), editor=(), issued=issued, volume="", issue="", page=_pages(chance))
    return replace(made, container_title="Quarterly Notes" if work.container_title else "", publisher="Hill House")


def _pages(chance: Random) -> str:
    first = chance.randint(1, 800)
    return f"{first}-{first + chance.randint(2, 30)}"


def _changed(kind: str, work: Work, chance: Random) -> Work:
    first = work.title.partition(": ")[0]
    words = work.title.split()
    match kind:
        case "chapter":
            title = f"Introduction to {first}" if chance.random() < 0.5 else "Conclusion"
            return replace(work, type="chapter", title=title, subtitle="", container_title=work.title, page="1-22")
        case "companion":
            return _later(replace(work, title=f"A Companion to {first}", subtitle=""), chance)
        case "edition":
            issued = PartialDate(year=(work.year or 2000) + chance.choice([3, 5, 9]))
            return replace(work, issued=issued, edition="")
        case "marked":
            title = chance.choice(_MARKED).format(work.title)
            return _later(replace(work, title=title, subtitle="", page=str(chance.randint(2, 900))), chance)
        case "part two":
            return _later(replace(work, title=f"{work.title}, Part {chance.choice(['2', 'II', 'B'])}"), chance)
        case "same authors":
            half = " ".join(words[: max(2, len(words) // 2)]).rstrip(" ,;:.")
            return _later(replace(work, title=f"{half} in {chance.choice(_PLACES)}: new evidence", subtitle=""), chance)
    # Other people write about it in nearly the same words.
    title = " ".join([*words[:-1], chance.choice(_PLACES)]) if len(words) > 2 else f"{work.title} revisited"
    author = Name(family=chance.choice(["Abbott", "Lindqvist", "Okonkwo", "Varga"]), given="Robin")
    return _later(replace(work, title=title, subtitle="", author=(author,)), chance)


def _later(work: Work, chance: Random) -> Work:
    """Return a work of nearly the same time, in another volume of the same place."""
    year = (work.year or 2000) + chance.choice([0, 0, 1, 2])
    volume = str(int(work.volume) + chance.choice([0, 1])) if work.volume.isdecimal() else work.volume
    first = chance.randint(1, 800)
    page = f"{first}-{first + chance.randint(2, 30)}" if work.page else ""
    return replace(work, issued=PartialDate(year=year), volume=volume, page=page)


_PLACES = ("Norway", "Peru", "Malaysia", "Ghana", "the Alps", "small firms", "children", "practice")
