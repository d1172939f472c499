"""Further kinds of cases, after those of HALLMARK (P. Reizinger 2026, fourteen types in three tiers) that kinds.py has
in no form, and the slips next to them: what a program makes up, and what is carelessly put together from real works.

They are a set of their own (``--kinds further``), so that a seed of the first set stands for what it stood for.
"""

from __future__ import annotations

import re
from dataclasses import replace

from benchmarks.scholar.entry import Entry
from benchmarks.scholar.holding import neighbours, new_doi
from benchmarks.scholar.kinds import KINDS, Draft, Kind
from benchmarks.scholar.wording import joined, plain
from refcheck.model.work import Name
from tests.fakes.registries import Holder, TrueWork

__all__ = ["FURTHER", "THIS_YEAR"]

THIS_YEAR = 2026
"""Years that are to come are counted from here."""
_HELD = frozenset({Holder.CROSSREF, Holder.DATACITE, Holder.OPENALEX, Holder.OPEN_LIBRARY})
_IN_A_PLACE = frozenset({"article-journal", "paper-conference"})
_CONFERENCES = ("NeurIPS", "ICML", "ICLR", "AAAI", "ACL", "CVPR", "SIGMOD", "POPL", "KDD", "EMNLP")
_SPELT_OUT = (
    "Advances in Neural Information Processing Systems",
    "Proceedings of the International Conference on Machine Learning",
    "Proceedings of the Annual Meeting of the Association for Computational Linguistics",
    "Proceedings of the ACM SIGMOD International Conference on Management of Data",
)
_NO_VENUES = (
    "International Conference on Advanced Knowledge Horizons",
    "Journal of Emergent Paradigm Studies",
    "Proceedings of the World Symposium on Integrative Futures",
    "Transactions on Unified Adaptive Intelligence",
    "Global Review of Applied Innovation Dynamics",
)
_STAND_INS = (
    "John Doe and Jane Smith",
    "First Author and Second Author",
    "Smith, J. and Johnson, A. and Williams, B.",
    "Author, A. and Author, B.",
    "Firstname Lastname and Another Person",
)
_FAMILIES = (
    "Halloran",
    "Vukovic",
    "Tanaka",
    "Brandt",
    "Oyelaran",
    "Castellano",
    "Novak",
    "Ferreira",
    "Lund",
    "Achterberg",
)
_GIVENS = ("Marcus", "Elena", "Yuto", "Priya", "Samuel", "Ines", "Dmitri", "Amara", "Jonas", "Wei")
_QUALITIES = ("Adaptive", "Comparative", "Robust", "Hidden", "Distributed", "Contested", "Fragmented", "Sustainable")
_THINGS = (
    "Governance",
    "Representations",
    "Boundaries",
    "Attention",
    "Livelihoods",
    "Estimators",
    "Memory",
    "Typography",
)
_MATTERS = (
    "Coastal Cities",
    "Low-Resource Languages",
    "Informal Labour",
    "Sparse Networks",
    "Postwar Archives",
    "Mobile Robots",
)
_WAYS = ("Hierarchical Modelling", "Archival Evidence", "Contrastive Learning", "Panel Surveys", "Convex Relaxation")
_SMALL = ("of", "for", "in", "on", "with", "to", "from", "by", "under", "through")
_ARTICLE = re.compile(r"(?<=\w )(?:the|a|an) (?=\w)", re.IGNORECASE)
_SPELLINGS = (
    ("ization", "isation"),
    ("isation", "ization"),
    ("avior", "aviour"),
    ("aviour", "avior"),
    ("olor", "olour"),
)
_ENGLISH = re.compile(r" (?:of|and|the|for|with|to) ")
_LONG = re.compile(r"\b[A-Za-z]{5,}\b")


def _known(entry: Entry, true: TrueWork) -> bool:
    return bool(true.held_by & _HELD) and bool(entry.work.author) and len(_LONG.findall(entry.work.title)) >= 3


def _people(least: int) -> object:
    def fits(entry: Entry, true: TrueWork) -> bool:
        names = entry.work.author
        named = len(names) >= least and all(name.family and name.given for name in names)
        return _known(entry, true) and named and not entry.work.others

    return fits


def _placed(entry: Entry, true: TrueWork) -> bool:
    return _known(entry, true) and bool(entry.container_field) and true.work.type in _IN_A_PLACE


def _registered(entry: Entry, true: TrueWork) -> bool:
    return _known(entry, true) and true.names(Holder.CROSSREF) and true.work.type != "article"


def _preprint(entry: Entry, true: TrueWork) -> bool:
    return true.names(Holder.ARXIV) and bool(entry.work.author)


# --- wrong ---------------------------------------------------------------------------------------


def _invented_doi(draft: Draft) -> None:
    year, number = draft.chance.randint(2015, 2024), draft.chance.randint(1, 99_999)
    forms = (f"10.9999/{year}.{number:05d}", f"10.{draft.chance.randint(4_000, 9_000)}/conf/{number:07d}")
    draft.put(doi=draft.chance.choice(forms))


def _no_venue(draft: Draft) -> None:
    draft.put(**{draft.entry.container_field: draft.chance.choice(_NO_VENUES)})


def _stand_in(draft: Draft) -> None:
    draft.put(author=draft.chance.choice(_STAND_INS))


def _to_come(draft: Draft) -> None:
    year = THIS_YEAR + draft.chance.randint(4, 10)
    draft.put(**{"year": None, "date": None, draft.entry.year_field: str(year)})


def _invented_title(draft: Draft) -> None:
    draft.put(title=_made_up(draft))


def _at_conference(draft: Draft) -> None:
    venue = draft.chance.choice((*_CONFERENCES, *_SPELT_OUT))
    fields = {"journal": None, "journaltitle": None, "volume": None, "number": None, "booktitle": venue}
    draft.entry = replace(draft.entry, kind="inproceedings").put(**fields)


def _of_others(draft: Draft) -> None:
    mine = {name.family for name in draft.true.work.author}
    for _ in range(20):
        names = draft.other()[0].work.author
        if names[0].family and names[0].given and not mine & {name.family for name in names}:
            break
    draft.put(author=joined(names))


def _preprint_placed(draft: Draft) -> None:
    draft.entry = replace(draft.entry, kind="inproceedings").put(
        eprint=None, eprinttype=None, archiveprefix=None, primaryclass=None, booktitle=draft.chance.choice(_CONFERENCES)
    )


def _merged(draft: Draft) -> None:
    _of_others(draft)
    third = draft.other()[0]
    fields = {"year": None, "date": None, draft.entry.year_field: str(third.work.year)}
    if third.work.container_title:
        fields[draft.entry.container_field] = plain(third.work.container_title)
    draft.put(**fields)


def _left_out(draft: Draft) -> None:
    first, *middle, last = draft.entry.work.author
    kept = [draft.chance.choice(middle)] if len(middle) > 1 and draft.chance.random() < 0.3 else []
    draft.put(author=joined([first, *kept, last]))


def _hybrid(draft: Draft) -> None:
    title = draft.entry.work.title
    words = _LONG.findall(title)
    for word, new in zip(draft.chance.sample(words, 2), draft.chance.sample(_QUALITIES, 2), strict=True):
        title = title.replace(word, new, 1)
    draft.put(title=plain(title), author=joined(_strangers(draft, 3)), doi=draft.true.work.doi)


def _number(draft: Draft) -> None:
    title = draft.entry.work.title
    word = draft.chance.choice(_LONG.findall(title))
    other = word[:-1] if word.endswith("s") and not word.endswith("ss") else f"{word}s"
    draft.put(title=plain(title.replace(word, other, 1)))


def _small_word(draft: Draft) -> None:
    title = draft.entry.work.title
    there = [word for word in _SMALL if f" {word} " in title]
    word = draft.chance.choice(there)
    other = draft.chance.choice([each for each in _SMALL if each != word])
    draft.put(title=plain(title.replace(f" {word} ", f" {other} ", 1)))


def _plausible(draft: Draft) -> None:
    draft.put(title=_made_up(draft), author=joined(_strangers(draft, draft.chance.randint(3, 5))), doi=None, isbn=None)
    if draft.chance.random() < 0.5:
        _at_conference(draft)
    draft.more.append(draft.true)
    draft.true = replace(draft.true, held_by=frozenset())


def _version_mixed(draft: Draft) -> None:
    _at_conference(draft)
    year = (draft.true.work.year or 2000) + draft.chance.choice([-1, 1])
    draft.put(**{"year": None, "date": None, draft.entry.year_field: str(year)})


def _doi_of_neighbour(draft: Draft) -> None:
    other = draft.chance.choice(neighbours(draft.true, draft.chance))
    draft.more.append(other)
    draft.put(doi=other.work.doi)


def _doi_of_own(draft: Draft) -> None:
    work = replace(draft.true.work, title=_made_up(draft), subtitle="", doi=new_doi(draft.chance), pmid="", isbn=())
    work = replace(work, page="", volume="")
    draft.more.append(TrueWork(work=work, held_by=frozenset({Holder.CROSSREF, Holder.OPENALEX})))
    draft.put(doi=work.doi)


# --- clean ---------------------------------------------------------------------------------------


def _hyphen(draft: Draft) -> None:
    title = draft.entry.work.title
    draft.put(title=plain(re.sub(r"(?<=[a-z])-(?=[a-z])", " ", title, count=1)))


def _spelling(draft: Draft) -> None:
    title = draft.entry.work.title
    one, other = next(pair for pair in _SPELLINGS if pair[0] in title and pair[1] not in title)
    draft.put(title=plain(title.replace(one, other, 1)))


def _no_article(draft: Draft) -> None:
    draft.put(title=plain(_ARTICLE.sub("", draft.entry.work.title, count=1)))


# --- what they need ------------------------------------------------------------------------------


def _made_up(draft: Draft) -> str:
    pick = draft.chance.choice
    quality, thing, matter, way = pick(_QUALITIES), pick(_THINGS), pick(_MATTERS), pick(_WAYS)
    forms = (
        f"{quality} {thing} in {matter}: A {way} Approach",
        f"Rethinking {thing} for {matter} through {way}",
        f"On the {thing} of {matter} under {quality} Conditions",
        f"Understanding {quality} {thing} via {way}",
    )
    return pick(forms)


def _strangers(draft: Draft, count: int) -> list[Name]:
    families, givens = draft.chance.sample(_FAMILIES, count), draft.chance.sample(_GIVENS, count)
    return [Name(family=family, given=given) for family, given in zip(families, givens, strict=True)]


def _in_english(entry: Entry, true: TrueWork) -> bool:
    said = entry.work.language[:2] in {"", "en", "us", "uk"} and entry.work.title.isascii()
    return _known(entry, true) and said and bool(_ENGLISH.search(entry.work.title))


def _with_small_word(entry: Entry, true: TrueWork) -> bool:
    return _in_english(entry, true) and any(f" {word} " in entry.work.title for word in _SMALL)


def _with_neighbours(entry: Entry, true: TrueWork) -> bool:
    first, _, last = true.work.page.replace("--", "-").partition("-")
    return _registered(entry, true) and bool(true.work.volume) and first.isdecimal() and last.isdecimal()


def _with(pattern: str) -> object:
    return lambda entry, true: _known(entry, true) and re.search(pattern, entry.work.title) is not None


def _spelt(entry: Entry, true: TrueWork) -> bool:
    title = entry.work.title
    return _known(entry, true) and any(one in title and other not in title for one, other in _SPELLINGS)


def _kind(name: str, alter: object, fits: object, *codes: str, **rest: object) -> Kind:
    return Kind(name=name, alter=alter, fits=fits, codes=frozenset(codes), **rest)  # type: ignore[arg-type]


_UNCHANGED = tuple(kind for kind in KINDS if kind.name == "unchanged")

FURTHER: tuple[Kind, ...] = (
    _kind("invented DOI", _invented_doi, _registered, "IDN004", error=True, identifier=False),
    _kind("invented venue", _no_venue, _placed, "PUB009"),
    _kind("placeholder authors", _stand_in, _people(1), "AUT001", "AUT002", "AUT005"),
    _kind("year to come", _to_come, _known, "DAT002", "DAT003"),
    _kind("invented title", _invented_title, _placed, "PUB010", "IDN005", "TTL001"),
    _kind("at another conference", _at_conference, _placed, "PUB009"),
    _kind("authors of another", _of_others, _people(1), "AUT001", error=True),
    _kind("preprint at conference", _preprint_placed, _preprint, "PUB005", "PUB009", "PUB010", identifier=False),
    _kind("merged", _merged, _placed, "AUT001", "PUB009", "DAT003", "PUB010"),
    _kind("authors left out", _left_out, _people(3), "AUT002"),
    _kind("hybrid", _hybrid, _registered, "IDN005", "AUT001", "TTL001", error=True, identifier=False),
    _kind("one or many", _number, _in_english, "TTL001", "TTL010"),
    _kind("small word", _small_word, _with_small_word, "TTL001", "TTL010"),
    _kind("plausible", _plausible, _placed, "PUB010", identifier=False),
    _kind("versions mixed", _version_mixed, _placed, "PUB009"),
    _kind("DOI of a neighbour", _doi_of_neighbour, _with_neighbours, "IDN005", error=True, identifier=False),
    _kind("DOI of own work", _doi_of_own, _registered, "IDN005", identifier=False),
    *_UNCHANGED,
    _kind("hyphen", _hyphen, _with(r"[a-z]-[a-z]")),
    _kind("spelling", _spelling, _spelt),
    _kind("no article", _no_article, _with(_ARTICLE.pattern)),
)
