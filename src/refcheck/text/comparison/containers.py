"""The journal, proceedings or book that a work is in, beside the one that a record gives."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from rapidfuzz.distance import LCSseq

from refcheck.model.comparison import Difference, FieldAgreement, FieldComparison
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.comparison.abbreviations import abbreviates, is_short_for
from refcheck.text.comparison.kinds import group_of, is_preprint, is_server
from refcheck.text.comparison.venues import KNOWN, Venue, named, names_of, spelt_out, venue
from refcheck.text.lazy import lazy_re
from refcheck.text.title_language import in_two_languages
from refcheck.text.titles import compare_titles
from refcheck.text.words import STOPWORDS, fold, is_common

__all__ = ["compare_containers", "go_together", "is_named_in"]

MAX_SAID = 500
"""Longer texts (characters) are not looked through for a name."""
MAX_NAMES = 8
"""As many names and parts of names of a side are compared."""
SHARED = 0.6
"""At least this share of the telling words of the shorter name must be shared by two names of one conference."""

NAMED = 6
"""A lone word of so many letters is the whole name of a journal ("Representations")."""
TELLING = 4
"""A word of so many letters is part of a name, and no acronym."""
_NAME = lazy_re(r"[^\W\d_]{3}")
_ACRONYM = lazy_re(r"\b[A-Z][A-Za-z]{0,6}[A-Z]{2}\b")
_BEFORE_NAME = lazy_re(r"[,;:()\[\]]|(?<=[a-z]{4})\.\s|\b(?:at|by|in|of the|the|to)\b")
_LONE = lazy_re(r"[A-Z]{3,7}\+?")
_ALSO = ("container-title-short", "shortjournal", "journalabbr", "eventtitle", "series", "booktitle", "journal")
_NUMBERED = frozenset({"article", "conference"})


def compare_containers(cited: Work, record: Work) -> FieldComparison:
    """Return how the container goes with the record's; any of the names that either side gives may agree.

    Different only when both are surely names of different journals, or of different conferences.
    A series beside proceedings, a translation, an unknown acronym are unknown; so is a server of
    preprints beside a journal, with the difference ``PREPRINT``, and an acronym that is not made of the other name, with
    ``DOUBTFUL_CONTAINER``: it may be that of a name in another language.
    """
    mine, theirs = _names(cited), _names(record)
    agreement, difference = FieldAgreement.UNKNOWN, Difference.NONE
    servers = any(map(is_server, mine)), any(map(is_server, theirs))
    if (servers[0] or is_preprint(cited)) and (servers[1] or is_preprint(record)):
        agreement = FieldAgreement.AGREE
    elif servers[0] != servers[1]:
        difference = (
            Difference.PREPRINT if (mine and theirs) or is_preprint(cited) or is_preprint(record) else difference
        )
    elif mine and theirs:
        if any(go_together(a, b) for a, b in product(mine, theirs)):
            agreement = FieldAgreement.AGREE
        elif _are_others(cited, record, mine, theirs):
            agreement, difference = FieldAgreement.DIFFER, Difference.OTHER_CONTAINER
        elif all(_is_strange(a, b) or _is_strange(b, a) for a, b in product(mine, theirs)):
            both = {group_of(cited) or "article", group_of(record) or "article"}
            difference = Difference.DOUBTFUL_CONTAINER if both == {"article"} else difference
    return FieldComparison(
        field="container_title",
        agreement=agreement,
        difference=difference,
        cited=mine[0] if mine else "",
        found=theirs[0] if theirs else "",
    )


def _names(work: Work) -> list[str]:
    names = [work.event_title, work.collection_title, *(work.extra.get(name, "") for name in _ALSO)]
    # "series = {B}" is a letter, no name.
    names = [work.container_title, *(name for name in names if _NAME.search(name))]
    return list(dict.fromkeys(name for name in names if name.strip()))[:4]


def go_together(one: str, other: str) -> bool:
    """Return whether two names may be one container's: equal, abbreviated, an acronym, or a conference with
    what stands around its name."""
    mine = [venue(name) for name in names_of(one)[:MAX_NAMES] if name]
    theirs = [venue(name) for name in names_of(other)[:MAX_NAMES] if name]
    if not mine or not theirs:
        return False
    if _begin_alike(mine[0], theirs[0]):
        return _equal(mine[0], theirs[0]) or _goes_on(mine[0], theirs[0])
    whole = mine[0], theirs[0]
    if any(_equal(a, b) for a, b in _pairs(mine, theirs)):
        return True
    if any(_is_acronym(a, b) or _is_acronym(b, a) for a, b in product(mine, theirs)):
        return True
    if len(names_of(one)) > 2 or len(names_of(other)) > 2:
        return _same_words(*whole) or _one_conference(*whole) or _one_book(one, other)
    return _one_conference(*whole) or _one_book(one, other)


def is_named_in(said: str, name: str) -> bool:
    """Return whether prose names a journal or a conference, such as the comment of a preprint: "Accepted at ICLR 2015"."""
    said = said[:MAX_SAID]
    pieces = [piece.strip() for piece in _BEFORE_NAME.split(said)]
    names = [piece for piece in pieces if piece[:1].isupper() and len(piece.split()) > 1]
    return any(go_together(one, name) for one in dict.fromkeys((*_ACRONYM.findall(said), *names)))


def _begin_alike(one: Venue, other: Venue) -> bool:
    """Return whether two names begin with one acronym that more follows ("PLoS ONE", "PLoS Biology"): it is no name of
    either.
    """
    if len(one.words) < 2 or len(other.words) < 2 or one.words[0] != other.words[0] or one.event or other.event:
        return False
    first = one.words[0]
    return all(
        (first in each.acronyms or first in KNOWN) and (each.acronyms - {"one"}).isdisjoint(each.words[1:])
        for each in (one, other)
    )


def _goes_on(one: Venue, other: Venue) -> bool:
    """Return whether one name is the beginning of the other, word for word or by abbreviations."""
    pairs = zip(one.words, other.words, strict=False)
    return all(is_short_for(a, b) or is_short_for(b, a) or a == b for a, b in pairs)


def _same_words(one: Venue, other: Venue) -> bool:
    """Return whether two names of several parts have the same words in another order, as catalogues turn
    them ("American Mathematical Society. Bulletin")."""
    if len(one.words) != len(other.words) or len(one.words) < 3:
        return False
    left = list(other.words)
    for word in one.words:
        match = next((w for w in left if is_short_for(word, w) or is_short_for(w, word)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _pairs(mine: list[Venue], theirs: list[Venue]) -> Iterable[tuple[Venue, Venue]]:
    """Return whole names against whole ones and parts; a part with a part says little ("Physics: A", "Physics: B")."""
    yield from ((mine[0], other) for other in theirs)
    yield from ((one, theirs[0]) for one in mine[1:])


def _equal(one: Venue, other: Venue) -> bool:
    """Return whether two names are one but for abbreviations, and have as many words."""
    if one.letters == other.letters:
        return True
    if not one.words or not other.words:
        return False
    if one.words[0] in _SPONSORS or other.words[0] in _SPONSORS:
        mine, theirs = _unsponsored(one), _unsponsored(other)
        if min(len(mine), len(theirs)) > 2 and abbreviates(mine, theirs) == 0:
            return True
    if one.words[0][0] != other.words[0][0]:
        return False
    left = abbreviates(one.words, other.words)
    if left == 0:
        return True
    # "Proc. Natl. Acad. Sci." goes on "... of the United States of America".
    short, long = (one, other) if left is not None else (other, one)
    left = left if left is not None else abbreviates(short.words, long.words)
    return left is not None and len(short.words) >= 3 and set(long.words[-left:]) <= _ADDED


_ADDED = frozenset(
    [
        "edition",
        "ed",
        "series",
        "ser",
        "online",
        "print",
        "usa",
        "us",
        "u",
        "s",
        "a",
        "united",
        "states",
        "america",
        "uk",
        "great",
        "britain",
        "london",
        "oxford",
        "england",
        "new",
        "york",
        "philadelphia",
    ]
)


_SPONSORS = frozenset("ieee acm osa asme siam caa ecs tms usenix".split())  # noqa: SIM905


def _unsponsored(name: Venue) -> tuple[str, ...]:
    """Return the words of a name without the societies before them ("IEEE/OSA Journal of Lightwave Technology")."""
    count = next((i for i, word in enumerate(name.words) if word not in _SPONSORS), 0)
    return name.words[count:]


def _is_acronym(short: Venue, long: Venue) -> bool:
    """Return whether an acronym in ``short`` stands in ``long``, or for its words."""
    for letters in short.acronyms:
        if letters in long.acronyms:
            return True
        if letters in KNOWN and any(_holds(name.split(), long) for name in KNOWN[letters].split("|")):
            return True
        if len(letters) > 2 and any(_initials_give(letters, each) for each in long.initials):
            return True
        # "ACM TOG", "Commun. ACM" by "CACM"
        if len(letters) > 3 and letters[1:] in long.words and letters[0] == long.words[0][0]:
            return True
    return False


def _holds(words: list[str], long: Venue) -> bool:
    telling = [word for word in words if word not in STOPWORDS]
    mine = [word for word in long.words if word not in STOPWORDS]
    if len(telling) == 1:
        return mine == telling
    return any(
        all(is_short_for(m, t) or m == t for m, t in zip(mine[at : at + len(telling)], telling, strict=False))
        for at in range(len(mine) - len(telling) + 1)
    )


def _initials_give(letters: str, initials: str) -> bool:
    """Return whether an acronym is made of first letters that follow each other up to the last word,
    but for one that it leaves out, or of all."""
    if len(letters) > 2 and (initials.endswith(letters) or initials.startswith(letters)):
        return True
    if len(letters) > 3 and letters in initials:
        return True
    rest = iter(initials)
    return (
        len(letters) > 3
        and initials[:1] == letters[0]
        and len(initials) <= len(letters) + 2
        and all(x in rest for x in letters)
    )


def _one_conference(one: Venue, other: Venue) -> bool:
    """Return whether two names share what tells a conference, numbering, places and sponsors aside."""
    short, long = sorted((one, other), key=lambda each: len(each.core))
    if len(short.core) < 2 or not (one.event or other.event) or not (_may_be_event(one) and _may_be_event(other)):
        return False
    shared = sum(any(is_short_for(a, b) or is_short_for(b, a) for b in long.core) for a in short.core)
    return shared / len(short.core) >= SHARED and shared >= 2


def _may_be_event(name: Venue) -> bool:
    """Return whether a name is that of a conference or its proceedings, or may be."""
    return not any(is_short_for(word, "journal") or is_short_for(word, "transactions") for word in name.words[:2])


def _one_book(one: str, other: str) -> bool:
    found = {compare_titles(one, other).agreement, compare_titles(other, one).agreement}
    return Agreement.SAME in found or (Agreement.SHORT in found and min(len(one.split()), len(other.split())) > 3)


def _are_others(cited: Work, record: Work, mine: list[str], theirs: list[str]) -> bool:
    """Return whether all the names are surely of different containers."""
    groups = {group_of(cited) or "article", group_of(record) or "article"}
    if not groups <= _NUMBERED:
        return False
    journals = groups == {"article"}
    return all(_surely_other(a, b, journals=journals) for a, b in product(_in_full(mine), _in_full(theirs)))


def _in_full(names: list[str]) -> list[str]:
    """Return the names of one side without those that shorten another of them: "Third World Q." says less than the name
    in full, and no more.
    """
    longest = sorted(names, key=len, reverse=True)
    return [
        name
        for at, name in enumerate(longest)
        if not any(len(other) > len(name) and _equal(venue(name), venue(other)) for other in longest[:at])
    ]


def _surely_other(one: str, other: str, *, journals: bool) -> bool:
    """Return whether two names are of different containers: each has a telling word that the other has not.

    Of conferences, which go by many names, most of the telling words must be others.
    """
    names = names_of(one), names_of(other)
    mine, theirs = (spelt_out(named(each[0])) for each in names)
    if mine.series or theirs.series or _is_garbled(one) or _is_garbled(other) or _in_two_languages(one, other):
        return False
    if any(_equal(venue(a), venue(b)) for a, b in product(names[0][:3], names[1][:3])):
        return False
    apart = _known_apart(mine, theirs)
    if apart is not None:
        return apart
    if _is_mostly_acronym(mine) or _is_mostly_acronym(theirs):
        return False
    left, right = _unmatched(mine, theirs), _unmatched(theirs, mine)
    if not left or not right:
        return journals and (_begins_otherwise(mine, theirs) or _begins_otherwise(theirs, mine))
    if journals and _is_name(mine) and _is_name(theirs):
        return True
    shared = min(len(mine.core) - len(left), len(theirs.core) - len(right))
    return min(len(mine.core), len(theirs.core)) >= 2 and shared == 0


def _begins_otherwise(one: Venue, other: Venue) -> bool:
    """Return whether one begins with a telling word in the place of "Journal", all other words being the same: "Modern
    Asian Studies" is not the "Journal of Asian Studies".
    """
    if len(one.words) != len(other.words) or len(one.words) < 3 or not is_short_for(other.words[0], "journal"):
        return False
    first = one.words[0]
    pairs = zip(one.words[1:], other.words[1:], strict=True)
    rest = all(is_short_for(a, b) or is_short_for(b, a) or a == b for a, b in pairs)
    return rest and len(first) >= TELLING and first in one.core and not is_common(first) and first[0] != "j"


def _in_two_languages(one: str, other: str) -> bool:
    """Return whether two names are in two languages or scripts; abbreviations have no language ("Am. J. Bot.")."""
    abbreviated = (one + other).isascii() and any(each.count(".") > 1 for each in (one, other))
    return not abbreviated and in_two_languages(one, other)


def _is_mostly_acronym(name: Venue) -> bool:
    """Return whether a name hangs on an acronym that may stand for anything; not "BMC Evolutionary Biology"."""
    return bool(name.acronyms) and len(name.core - name.acronyms) < 2


def _is_garbled(name: str) -> bool:
    """Return whether a name was read in the wrong encoding, or is a macro's: no Latin name is half accented letters."""
    if "_" in name:
        return True
    letters = [letter for letter in name[:200] if letter.isalpha()]
    return 2 * sum(not letter.isascii() for letter in letters) > len(letters)


def _is_strange(acronym: str, name: str) -> bool:
    """Return whether a lone acronym is not made of another name, whose first letters are others: "DTK" of "Printing
    History". Known ones, and names that are short or acronyms themselves, are left alone.
    """
    letters, long = fold(acronym.strip().rstrip("+")), venue(name)
    if not _LONE.fullmatch(acronym.strip()) or letters in KNOWN or _LONE.fullmatch(name.strip()):
        return False
    if letters in long.acronyms or long.series or _is_garbled(name) or max(map(len, long.words), default=0) < TELLING:
        return False
    rest = iter(fold(name))
    if all(letter in rest for letter in letters):
        return False
    return all(2 * LCSseq.similarity(letters, initials) <= len(letters) for initials in long.initials)


def _known_apart(one: Venue, other: Venue) -> bool | None:
    """Return whether acronyms that are known tell two conferences apart; ``None`` when there are none."""
    mine, theirs = one.acronyms & KNOWN.keys(), other.acronyms & KNOWN.keys()
    if mine and theirs:
        return mine.isdisjoint(theirs) and {frozenset(KNOWN[a].split("|")) for a in mine}.isdisjoint(
            {frozenset(KNOWN[a].split("|")) for a in theirs}
        )
    if not mine and not theirs:
        return None
    acronym, long = (mine, other) if mine else (theirs, one)
    names = " ".join(KNOWN[a] for a in acronym).split()
    journal = bool(long.words) and is_short_for(long.words[0], "journal")
    if not (journal and long.event) and (_is_spelt_apart(acronym, long) or (journal and "journal" not in names)):
        return True  # not "JMLR: Workshop and Conference Proceedings"
    telling = {word for word in names if word not in STOPWORDS}
    told = len(long.core) > 1 or any(len(word) >= NAMED for word in long.core)
    return told and not any(is_short_for(w, t) or w == t for w in long.core for t in telling)


def _is_spelt_apart(acronyms: frozenset[str], long: Venue) -> bool:
    """Return whether a name is what another known acronym stands for: "The Web Conference" is no ICLR."""
    spelt = {each for each in KNOWN if any(_holds(name.split(), long) for name in KNOWN[each].split("|"))}
    return bool(spelt) and acronyms.isdisjoint(spelt) and _stand_for(acronyms).isdisjoint(_stand_for(spelt))


def _stand_for(acronyms: Iterable[str]) -> set[str]:
    return {name for each in acronyms for name in KNOWN[each].split("|")}


def _unmatched(one: Venue, other: Venue) -> set[str]:
    """Return the telling words of a name that no word of the other is an abbreviation of, or abbreviated by; common words
    tell where a name has no others ("World Development").
    """
    telling = {word for word in one.core if not is_common(word)} or one.core
    return {
        word
        for word in telling
        if not any(is_short_for(word, w) or is_short_for(w, word) or _related(word, w) for w in other.words)
    }


def _related(one: str, other: str) -> bool:
    """Return whether two words may be forms of one, in two languages too ("mathematik", "mathematics")."""
    size = min(len(one), len(other), 5)
    return size >= 4 and one[:size] == other[:size]


def _is_name(name: Venue) -> bool:
    """Return whether a name says enough to be told from others: a telling word of four letters, or three words."""
    return any(len(word) > 3 for word in name.core) or len(name.words) > 2
