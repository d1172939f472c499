"""The kinds of cases: what each does to an entry, what is expected of it, and when it is possible.

After HALLMARK's tiers (fabricated, near miss, right identifier of another work) and the variations that
careful authors write: those are clean, and a finding on them is a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from benchmarks.scholar.entry import Entry
from benchmarks.scholar.holding import neighbours, new_doi
from benchmarks.scholar.venues import abbreviated, acronym
from benchmarks.scholar.wording import distinct, joined, plain, tex
from refcheck.model.work import Name, PartialDate
from tests.fakes.registries import Defect, Holder, TrueWork, Update


@dataclass(kw_only=True, slots=True)
class Draft:
    """An entry on its way to a case: what is cited, what is true, and the other entries to borrow from."""

    entry: Entry
    true: TrueWork
    others: Sequence[tuple[Entry, TrueWork]]
    chance: Random
    more: list[TrueWork] = field(default_factory=list)

    def other(self) -> tuple[Entry, TrueWork]:
        """Return another work with a DOI that Crossref holds, in the same language when there are several."""
        held = [pair for pair in self.others if pair[1].names(Holder.CROSSREF) and pair[0].work.author]
        alike = [pair for pair in held if _language(pair[0]) == _language(self.entry)]
        return self.chance.choice(alike if len(alike) >= 3 else held)

    def put(self, **fields: str | None) -> None:
        """Change fields of the entry."""
        self.entry = self.entry.put(**fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of case. ``codes`` are those of which one is expected (none for a clean kind); ``error``
    whether an error is expected, not only a warning; ``identifier`` whether the true DOI or ISBN is cited
    with it (``None``: by chance).
    """

    name: str
    alter: Callable[[Draft], None]
    fits: Callable[[Entry, TrueWork], bool]
    codes: frozenset[str] = frozenset()
    error: bool = False
    identifier: bool | None = None

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.codes


def _any(entry: Entry, true: TrueWork) -> bool:
    del entry, true
    return True


def _found(entry: Entry, true: TrueWork) -> bool:
    held = not true.held_by.isdisjoint({Holder.CROSSREF, Holder.DATACITE, Holder.OPEN_LIBRARY})
    return held and bool(entry.work.author) and len(_words(entry)) >= 3


def _registered(entry: Entry, true: TrueWork) -> bool:
    return _found(entry, true) and true.names(Holder.CROSSREF) and true.work.type != "article"


def _article(entry: Entry, true: TrueWork) -> bool:
    return (
        _registered(entry, true)
        and bool(entry.container_field)
        and true.work.type in {"article-journal", "paper-conference"}
    )


def _people(least: int) -> Callable[[Entry, TrueWork], bool]:
    def fits(entry: Entry, true: TrueWork) -> bool:
        names = entry.work.author
        return _found(entry, true) and len(names) >= least and all(n.family and n.given for n in names)

    return fits


def _language(entry: Entry) -> str:
    return entry.work.language[:2] or ("en" if entry.work.title.isascii() else "")


def _words(entry: Entry) -> list[str]:
    return re.findall(r"[^\W\d_]{5,}", entry.work.title)


# --- wrong ---------------------------------------------------------------------------------------


def _fabricated(draft: Draft) -> None:
    one, two, three = (draft.other()[0] for _ in range(3))
    if two.work.title == one.work.title:  # two halves of one title are a real work's
        two = three if three.work.title != one.work.title else draft.entry
    first, second = one.work.title.split(), two.work.title.split()
    title = " ".join([*first[: max(2, len(first) // 2)], *second[len(second) // 2 :]])
    people = [*one.work.author[:1], *two.work.author[-1:], *three.work.author[:1]]
    draft.put(title=plain(title), author=joined(distinct(people)), doi=None, isbn=None)
    draft.put(doi=new_doi(draft.chance) if draft.chance.random() < 0.5 else None)
    _drop_truth(draft)


def _other_title(draft: Draft) -> None:
    one, two = draft.other()[0], draft.other()[0]
    title = f"{' '.join(one.work.title.split()[:4])} {' '.join(two.work.title.split()[-3:])}"
    people = [name for name in one.work.author if name.family != draft.true.work.author[0].family]
    draft.put(
        title=plain(title), author=joined(people or [Name(family="Marlowe", given="Edith")]), doi=draft.true.work.doi
    )


def _title_word(draft: Draft) -> None:
    title = draft.entry.work.title
    taken = draft.chance.choice(_words(draft.entry))
    borrowed = [w for w in _words(draft.other()[0]) if w.casefold() not in title.casefold() and w.isascii()]
    new = draft.chance.choice(borrowed or ["margins", "horizons", "silence"])
    if not taken[0].isascii() and re.match(r"[\u0400-\u04ff]", taken):
        new = {"m": "пределы", "h": "горизонты"}.get(new[0].lower(), "молчание")  # nobody slips into another script
    new = new.capitalize() if taken[0].isupper() else new.lower()
    draft.put(title=plain(title.replace(taken, new, 1)))


def _wrong_year(years: int) -> Callable[[Draft], None]:
    def alter(draft: Draft) -> None:
        year = (draft.true.work.year or 2000) + draft.chance.choice([-years, years])
        draft.put(**{"year": None, "date": None, draft.entry.year_field: str(year)})

    return alter


def _swapped(draft: Draft) -> None:
    first, second, *rest = draft.entry.work.author
    draft.put(author=joined([second, first, *rest]))


def _one_wrong(draft: Draft) -> None:
    names = list(draft.entry.work.author)
    names[draft.chance.randrange(1, len(names))] = _stranger(draft, names)
    draft.put(author=joined(names))


def _wrong_first(draft: Draft) -> None:
    names = list(draft.entry.work.author)
    draft.put(author=joined([_stranger(draft, names), *names[1:]]))


def _doi_wrong(draft: Draft) -> None:
    draft.put(doi=draft.other()[1].work.doi)


def _doi_dead(draft: Draft) -> None:
    draft.put(doi=f"{draft.true.work.doi}{draft.chance.randint(10, 99)}")


def _isbn_digit(draft: Draft) -> None:
    isbn = draft.true.work.isbn[0]
    at = draft.chance.randrange(4, len(isbn) - 1)
    draft.put(isbn=f"{isbn[:at]}{(int(isbn[at]) + 1) % 10}{isbn[at + 1 :]}")


def _venue_wrong(draft: Draft) -> None:
    names = [
        e.work.container_title
        for e, _ in draft.others
        if e.work.container_title and e.work.type == draft.entry.work.type
    ]
    wrong = [name for name in names if name[-9:].casefold() != draft.entry.work.container_title[-9:].casefold()]
    draft.put(**{draft.entry.container_field: plain(draft.chance.choice(wrong or ["Annals of Comparative Rhetoric"]))})


def _venue_claimed(draft: Draft) -> None:
    venue = draft.other()[0].work.container_title or "Journal of Applied Jurisprudence"
    draft.entry = replace(draft.entry, kind="article").put(
        eprint=None, eprinttype=None, journal=plain(venue), volume="12"
    )


def _retracted(draft: Draft) -> None:
    source = draft.chance.choice(["publisher", "retraction-watch"])
    update = Update(kind="retraction", notice=new_doi(draft.chance), source=source)
    defects = draft.true.defects | ({Defect.RETRACTED_PREFIX} if draft.chance.random() < 0.5 else set())
    draft.true = replace(draft.true, updates=(update,), defects=frozenset(defects))


# --- clean ---------------------------------------------------------------------------------------


def _unchanged(draft: Draft) -> None:
    del draft


def _no_subtitle(draft: Draft) -> None:
    draft.put(title=plain(draft.true.main_title), subtitle=None)


def _venue(form: Callable[[str], str]) -> Callable[[Draft], None]:
    def alter(draft: Draft) -> None:
        draft.put(**{draft.entry.container_field: plain(form(draft.entry.work.container_title))})
        draft.true = replace(draft.true, defects=draft.true.defects - {Defect.SHORT_CONTAINER})

    return alter


def _venue_in_full(draft: Draft) -> None:
    draft.true = replace(draft.true, defects=draft.true.defects | {Defect.SHORT_CONTAINER})


def _preprint(draft: Draft) -> None:
    work = draft.true.work
    published = replace(
        work, type="article-journal", eprint="", doi=new_doi(draft.chance), container_title="Journal of Data and Law"
    )
    published = replace(published, issued=PartialDate(year=(work.year or 2020) + 1))
    held = frozenset({Holder.CROSSREF, Holder.OPENALEX})
    draft.more.append(TrueWork(work=published, held_by=held, preprint=work.doi))
    draft.true = replace(draft.true, published=published.doi)


def _initials(draft: Draft) -> None:
    names = [replace(n, given=" ".join(f"{part[0]}." for part in n.given.split())) for n in draft.entry.work.author]
    draft.put(author=joined(names))


def _et_al(draft: Draft) -> None:
    draft.put(author=f"{joined(draft.entry.work.author[:1])} and others")


def _accents(draft: Draft) -> None:
    draft.put(author=tex(joined(draft.entry.work.author)), title=tex(plain(draft.entry.work.title)))


def _corrected(draft: Draft) -> None:
    draft.true = replace(draft.true, updates=(Update(kind="correction", notice=new_doi(draft.chance)),))


def _new_version(draft: Draft) -> None:
    update = Update(kind="new_version", notice=draft.true.work.doi)
    draft.true = replace(draft.true, updates=(update,), update_to=((draft.true.work.doi, update),))


# --- conditions ----------------------------------------------------------------------------------


def _has_subtitle(entry: Entry, true: TrueWork) -> bool:
    return _found(entry, true) and true.main_title != true.work.title and len(true.main_title.split()) >= 3


def _venue_like(form: Callable[[str], str]) -> Callable[[Entry, TrueWork], bool]:
    return lambda entry, true: _article(entry, true) and bool(form(entry.work.container_title))


def _has_accents(entry: Entry, true: TrueWork) -> bool:
    text = joined(entry.work.author) + entry.work.title
    return _found(entry, true) and not text.isascii() and tex(text).isascii() and not re.search(r"[$\\{}]", text)


def _has_isbn(entry: Entry, true: TrueWork) -> bool:
    del entry
    return bool(true.work.isbn) and true.work.isbn[0].isdecimal() and len(true.work.isbn[0]) == 13


def _is_preprint(entry: Entry, true: TrueWork) -> bool:
    del entry
    return true.names(Holder.ARXIV)


def _stranger(draft: Draft, names: Sequence[Name]) -> Name:
    taken = {part.casefold() for name in names for part in re.split(r"[\s-]+", name.full)}
    for _ in range(20):
        found = draft.other()[0].work.author[0]
        # "Anonymous" in an author's place says that somebody is missing, not that it is somebody else.
        if found.family and found.given and not taken & {part.casefold() for part in re.split(r"[\s-]+", found.full)}:
            return found
    return Name(family="Quillfeather", given="Zebulon")


def _drop_truth(draft: Draft) -> None:
    draft.more.append(draft.true)  # the real work is there, nobody cites it
    draft.more.extend(neighbours(draft.true, Random(draft.true.work.doi)))
    draft.true = replace(draft.true, held_by=frozenset())


def _kind(name: str, alter: Callable[[Draft], None], fits: Callable[[Entry, TrueWork], bool], **rest: object) -> Kind:
    return Kind(name=name, alter=alter, fits=fits, **rest)  # type: ignore[arg-type]


def _codes(*codes: str) -> frozenset[str]:
    return frozenset(codes)


_NAMES = _codes("AUT001", "AUT002")

KINDS: tuple[Kind, ...] = (
    _kind("fabricated", _fabricated, _article, codes=_codes("PUB010", "IDN004", "IDN005"), identifier=False),
    _kind("real DOI, other title", _other_title, _registered, codes=_codes("IDN005"), error=True, identifier=False),
    _kind("one title word", _title_word, _found, codes=_codes("TTL001", "TTL010"), error=True),
    _kind("authors swapped", _swapped, _people(2), codes=_NAMES),
    _kind("one author of many", _one_wrong, _people(3), codes=_NAMES, error=True),
    _kind("first author", _wrong_first, _people(1), codes=_NAMES, error=True),
    _kind("year off by 2", _wrong_year(2), _found, codes=_codes("DAT003")),
    _kind("year off by 5", _wrong_year(5), _found, codes=_codes("DAT003"), error=True),
    _kind("DOI of another", _doi_wrong, _registered, codes=_codes("IDN005", "IDN017"), error=True, identifier=False),
    _kind("dead DOI", _doi_dead, _registered, codes=_codes("IDN004"), error=True, identifier=False),
    _kind("ISBN digit", _isbn_digit, _has_isbn, codes=_codes("IDN006", "IDN008"), identifier=False),
    _kind("another venue", _venue_wrong, _article, codes=_codes("PUB009")),
    _kind("venue of a preprint", _venue_claimed, _is_preprint, codes=_codes("PUB005", "PUB009", "PUB010")),
    _kind("retracted", _retracted, _registered, codes=_codes("PUB001"), error=True),
    _kind("unchanged", _unchanged, _any),
    _kind("subtitle dropped", _no_subtitle, _has_subtitle),
    _kind("venue abbreviated", _venue(abbreviated), _venue_like(abbreviated)),
    _kind("venue as acronym", _venue(acronym), _venue_like(acronym)),
    _kind("venue in full", _venue_in_full, _venue_like(abbreviated)),
    _kind("year off by 1", _wrong_year(1), _found),
    _kind("preprint, published since", _preprint, _is_preprint),
    _kind("initials", _initials, _people(1)),
    _kind("et al.", _et_al, _people(3)),
    _kind("TeX accents", _accents, _has_accents),
    _kind("corrected", _corrected, _registered),
    _kind("new version of itself", _new_version, _registered),
)
