"""A reference string read anew with a record at hand: where the record's title stands in it, what stands about it.

After Crossref's study of search-based matching (https://www.crossref.org/blog/matchmaker-matchmaker-make-me-a-match/):
the string itself says more than fields that rules took from it. Nothing of a record is believed that the string does
not say, and a title is found only where names alone stand before it and it does not run on behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from refcheck.model.comparison import FieldAgreement
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.comparison.authors import compare_authors
from refcheck.text.comparison.containers import compare_containers
from refcheck.text.comparison.dates import compare_dates
from refcheck.text.comparison.kinds import is_notice
from refcheck.text.comparison.parts import is_part_mark, part_of
from refcheck.text.comparison.titles import plain_title, telling
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import main_title
from refcheck.text.words import STOPWORDS, Token, fold, is_year, tokens

__all__ = [
    "MAX_STRING",
    "after_title",
    "goes_on_otherwise",
    "is_misread",
    "names_container",
    "names_publisher",
    "reread",
]

MAX_STRING = 1_000
"""So much of a string (characters) holds any citation."""
MIN_LETTERS = 6
"""A shorter title stands in too many strings."""
LIKE = 90.0
"""So alike (0-100) are the letters of a title and of one that was misread or misprinted."""
_TOLD = frozenset({"article", "dataset", "manuscript", "software"})
_NAME = 4
"""A shorter word (letters) before a title may be anything."""
_SPELT = 60.0
"""From this likeness (0-100) on, two words may be one name in two spellings."""
SLACK = 3
"""So many letters away from the stretch that is like it a misread title may begin or end."""
_MISREAD = 3
"""So many letters in a row are misread for others."""
_ALIKE = 60.0
"""So alike (0-100) are the first and the last words of a title and of one that was misread."""
_RUN = 3
"""So many words in a row may be a name that the record does not give."""
_NAMING = frozenset(
    """al alii also anon anonymous au auch aus aussi by cf coord dir ed eds editor editors eng esp hg hrsg jr nd org phd prof ii iii
    see siehe sr transl trans ver vgl voir y""".split()  # noqa: SIM905 - a word list
)
_WITHIN = lazy_re(r"(?:[.,;:”\"’'»?!)]|^)\s*(?:in|en|em|dans|dalam|aus)\b:?\s", re.IGNORECASE)
_OF_ANOTHER = lazy_re(
    r"(?i)\b(?:review|reviewed|rezension|recension|reseña|erratum|errata|corrigendum|correction|addendum|reply|response|comments?"
    r"|discussion|retraction|commentary|supplement|translation|preface|foreword|introduction|afterword)\b"
)
_THESIS = lazy_re(r"(?i)\b(?:thesis|dissertation|diss\.|thèse|tesis|tese|habilitation|doctora[lt]|skripsi|ph\.?\s?d)\b")
_CLOSED = lazy_re(r"[\s*_”\"’'»“\]]*(?:[.,;:?!()\[\]–—/-]|$)")
_SUBTITLED = lazy_re(r"[\s*_”\"’'»]*[:–—(\[;?!-]")
_YEAR = lazy_re(r"(?<![\d–-])(?:1[4-9]|20)\d\d(?![\d–-])")
_MARK = lazy_re(r"[:.?!;([–—]|\s-\s")
_MARKUP = lazy_re(r"[*_]")
# "J[ane] Roe": catalogues write out what the title page shortens.
_COMPLETED = lazy_re(r"(?<=[^\W\d_])\[([^\W\d_]{1,30})\]")
_CLAUSE = lazy_re(r"[.,;)]\s+[“\"„«‘]?|[“\"„«‘]")
_LETTER = lazy_re(r"[^\W_]")
_OPENED = lazy_re(
    r"(?:(?:[Ss]ee(?: also)?|[Cc]f\.|[Vv]gl\.|[Ss]iehe|[Vv]oir),?\s)?[^\W\d_a-z][\w'’-]+,\s[^\W\d_a-z][\w'’-]{2,}\.\s[\"“„«‘]?"
)
_RANGE = lazy_re(r"(?<![\w.-])([A-Za-z]?\d{1,7})\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,7}(?!\w)")
_FIGURES = lazy_re(r"(?<![\w.-])(?:[A-Za-z]{1,4}-)?[A-Za-z]?\d{1,7}(?!\w)")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A title as it stands in a string, and the text before and after it; all of it where the record has no title."""

    title: str
    before: str
    after: str


def reread(text: str, work: Work, record: Work) -> Work | None:
    """Return a cited work as its string gives it, read with a record at hand; ``None`` where the record's title does
    not stand in it as a title.

    ``work`` is what was read of the string alone; it stays where the string does not say what the record says. Linear
    in the lengths of the string and the title, both cut.
    """
    title = plain_title(record.title)
    found = _with_mark(_found(text, title), record)
    people = (*record.author, *record.editor)
    if found is None or (title and not (_is_led(found.before, people) and _is_closed(found, record))):
        return None
    led = _with_people(replace(work, title=found.title, subtitle="", title_short=""), found, record)
    if led is None:
        return None
    made = _with_place(_with_year(led, found, record), found, record)
    thesis = _THESIS.search(f"{found.before} {found.after}") is not None
    # Nobody reads a string as that of a preprint or of data without being told.
    told = (thesis and record.type != "thesis") or record.type in _TOLD
    return made if told else replace(made, type=record.type)


def _with_mark(found: _Found | None, record: Work) -> _Found | None:
    """Return where a title was found, with "Correction:" before it as part of it where the record is a notice too."""
    if found is None or not is_notice(record.title):
        return found
    at = max((match.end() for match in _CLAUSE.finditer(found.before)), default=0)
    whole = found.before[at:] + found.title
    return replace(found, title=whole, before=found.before[:at]) if is_notice(whole) else found


def after_title(text: str, record: Work) -> str | None:
    """Return what a string says behind the record's title, all of it where the record has none; ``None`` where the
    title does not stand in it.
    """
    found = _found(text, plain_title(record.title))
    return None if found is None else found.after


def goes_on_otherwise(text: str, record: Work) -> bool:
    """Return whether a string has another subtitle than the record, though both begin alike.

    "Salt. A history of trade" is not "Salt. A history in letters"; "Salt" alone may be either.
    """
    title = plain_title(record.title)
    own, said = tokens(title), [token.word for token in tokens(text[:MAX_STRING])]
    words = [token.word for token in own]
    count = max((_shared(words, said[at:]) for at, word in enumerate(said) if word == words[0]), default=0)
    first = _MARK.search(title)
    main = min(len(tokens(main_title(title))), len(tokens(title[: first.start()])) if first else len(words))
    if count in {0, len(words)} or count <= main:
        return False
    return _MARK.search(title, own[count - 1].end, own[count].start) is None


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two rows begin with alike."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def names_container(text: str, record: Work) -> bool:
    """Return whether a string names the journal or the book that the record is in, in full or cut."""
    names = (record.container_title, record.extra.get("container-title-short", ""))
    return any(name and _names(text[:MAX_STRING], name) for name in names)


def names_publisher(text: str, record: Work) -> bool:
    """Return whether a string names the record's publisher, in full or cut."""
    return bool(record.publisher) and _names(text[:MAX_STRING], record.publisher)


def _found(text: str, title: str) -> _Found | None:
    text = " ".join(_MARKUP.sub(" ", _COMPLETED.sub(r"\1", text[:MAX_STRING])).split())
    return _find(title, text) or _find_short(title, text) if title else _Found(title="", before=text, after=text)


def _find(title: str, text: str) -> _Found | None:
    """Return where a title stands in a text, letter by letter; next where most of its letters do."""
    wanted, spots = _letters(title)[0], None
    letters, places = _letters(text)
    if len(wanted) < MIN_LETTERS or len(letters) < len(wanted) * 0.9:
        return None
    at = letters.find(wanted)
    while at >= 0 and spots is None:
        spots = _on_words(text, places[at], places[at + len(wanted) - 1] + 1)
        at = letters.find(wanted, at + 1)
    if spots is None:
        # The stretch that is compared is as long as the title, what was misread of it may be longer.
        like = fuzz.partial_ratio_alignment(wanted, letters, score_cutoff=LIKE - 5)
        if like is None or like.dest_end - like.dest_start < 0.8 * len(wanted):
            return None
        spots = _misread_spots(text, title, places, (like.dest_start, like.dest_end))
        if spots is None:
            return None
    start, end = spots
    return _Found(title=text[start:end], before=text[:start], after=text[end:])


def _misread_spots(text: str, title: str, places: Sequence[int], stretch: tuple[int, int]) -> tuple[int, int] | None:
    """Return where a misread title begins and ends: on words near the ends of the stretch that is like it, which letters
    that were read as two ("rn" for "m") make too short, or move.
    """
    apart = [at for at in range(1, len(places)) if places[at] - places[at - 1] > 1]
    starts, ends = (
        [at for at in edges if abs(at - end) <= SLACK]
        for edges, end in zip(([0, *apart], [*apart, len(places)]), stretch, strict=True)
    )
    for start, end in product(starts, ends):
        spots = places[start], places[end - 1] + 1
        if start < end and is_misread(text[spots[0] : spots[1]], title):
            return spots
    return None


def _find_short(title: str, text: str) -> _Found | None:
    """Return where a title stands without its subtitle, ``None`` where another subtitle follows."""
    main = main_title(title)
    found = _find(main, text) if main != title and len(telling(main)) > 1 else None
    return found if found is not None and not _SUBTITLED.match(found.after) else None


def is_misread(one: str, other: str) -> bool:
    """Return whether two titles differ in letters here and there alone: in no number, and nowhere by a whole word."""
    mine, theirs = _letters(one)[0], _letters(other)[0]
    if _figures(one) != _figures(other) or fuzz.ratio(mine, theirs) < LIKE or part_of(one) != part_of(other):
        return False
    own, others = tokens(one), tokens(other)
    if not own or not others or not all(_is_same_end(own[at].word, others[at].word, at) for at in (0, -1)):
        return False
    changes = (change for change in Levenshtein.opcodes(mine, theirs) if change.tag != "equal")
    return all(
        max(change.src_end - change.src_start, change.dest_end - change.dest_start) <= _MISREAD for change in changes
    )


def _is_same_end(one: str, other: str, at: int) -> bool:
    """Return whether the first (``at`` 0) or the last word of a title may be another's, misread: a short one, which
    stands in most words, has to be at its very end.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < 3:
        return long.startswith(short) if at == 0 else long.endswith(short)
    return fuzz.partial_ratio(one, other) >= _ALIKE


def _figures(text: str) -> list[str]:
    return re.findall(r"(?<!\w)\d+(?!\w)", text)


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the folded letters and figures of a text without anything between, and where each stands in it."""
    folded = [fold(char) if _LETTER.match(char) else "" for char in text]
    places = [at for at, part in enumerate(folded) for _ in part]
    return "".join(folded), places


def _on_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a range that begins and ends with words, ``None`` for another."""
    low, high = start, end
    while low > 0 and _LETTER.match(text[low]) and _LETTER.match(text[low - 1]) and _is_spaced(text[low]):
        low -= 1
    while high < len(text) and _LETTER.match(text[high]) and _LETTER.match(text[high - 1]) and _is_spaced(text[high]):
        high += 1
    return (start, end) if (low, high) == (start, end) else None


def _is_spaced(char: str) -> bool:
    """Return whether a letter is of a script that puts blanks between words."""
    return not "\u0e00" <= char <= "\u9fff"


def _is_led(before: str, people: Sequence[Name]) -> bool:
    """Return whether what stands before a title is names, a year, a number: neither another title nor prose."""
    if _WITHIN.search(before) or _OF_ANOTHER.search(before):
        return False
    named = {token.word for name in people for token in tokens(name.full)}
    run = 0
    for token in tokens(before):
        if _tells_nothing(token, before, named):
            run = 0
            continue
        if before[token.start].islower():
            return False
        gap = before[token.end : token.end + 1]
        run = run + 1
        if run > _RUN:
            return False
        run = 0 if gap in ",;.&" else run
    return True


def _tells_nothing(token: Token, before: str, named: set[str]) -> bool:
    """Return whether a word is part of a name that the record gives, an initial, a figure or a word between names."""
    word, shown = token.word, before[token.start : token.end]
    if word in named or word in STOPWORDS or word in _NAMING or len(word) == 1 or word.isdecimal():
        return True
    initials = shown.isupper() and len(shown) <= 4
    return initials or any(len(word) > 4 and fuzz.ratio(word, one) >= 80 for one in named)


def _is_closed(found: _Found, record: Work) -> bool:
    """Return whether a title ends where it was found: a mark follows, or the name of the journal; and no part."""
    if is_part_mark(found.after):
        return False
    if _CLOSED.match(found.after) is not None:
        return True
    follows = _letters(found.after)[0]
    journal = _letters(record.container_title)[0]
    return bool(journal) and follows.startswith(journal[: max(4, len(journal) // 2)])


def _with_people(work: Work, found: _Found, record: Work) -> Work | None:
    """Return the work with those of the record's people whom the string names, in the record's order.

    ``None`` where the string names people before the title, and not the record's first.
    """
    people = record.author or record.editor
    words = [token.word for token in tokens(found.before)]
    named = [name for name in people if _is_named(name, words)]
    if not named and not record.author:
        return work
    if named and _is_somebody_elses(found.before, named[0]):
        return None
    if not named or named[0] is not people[0]:
        others = [word for word in words if len(word) > 2 and not is_year(word) and word not in _NAMING | STOPWORDS]
        return None if others else replace(work, author=(), editor=())
    if compare_authors(work, record).field.agreement is FieldAgreement.AGREE:
        return work
    whole = len(named) == len(people)
    known = {fold(name.surname) for name in people}
    if not whole and work.author and all(fold(name.surname) in known for name in work.author):
        return work  # names read rightly: whom they leave out, the string does too
    if any(_is_foreign(name, words, people) for name in work.author):
        return work  # somebody whom the record does not know
    return replace(work, author=tuple(named), editor=(), others=not whole)


def _is_foreign(name: Name, words: Sequence[str], people: Sequence[Name]) -> bool:
    """Return whether a name that was read of a string stands before the title and is nobody's in the record, in no
    part and in no spelling of it: read rightly, for what was misread is made of the record's own names.
    """
    if not name.given or name.literal:
        return False
    own = [token.word for token in tokens(name.surname)]
    known = [token.word for one in people for token in tokens(one.full)]
    if not own or any(len(word) < _NAME or word not in words for word in own):
        return False
    return all(fuzz.ratio(word, one) < _SPELT for word in own for one in known)


def _is_somebody_elses(before: str, name: Name) -> bool:
    """Return whether somebody else opens a string, by family name, comma and given name, and ends with a full stop
    before a name: "Doe, Jane. Roe, A title" is Doe's review of what Roe wrote.
    """
    opened = _OPENED.match(before)
    if opened is None or not tokens(before[opened.end() :]):
        return False
    own = {token.word for token in tokens(name.full)}
    return own.isdisjoint(token.word for token in tokens(opened.group()))


def _is_named(name: Name, words: Sequence[str]) -> bool:
    """Return whether a surname stands among words; next whether given and family name have changed places in the
    record: "Roe J" is its "Roe Jane".
    """
    if _follow(name.surname, words):
        return True
    initial = fold(name.surname)[:1]
    turned = " " not in name.surname and len(name.given) > 1 and "." not in name.given
    begun = any(len(word) < 4 and word.startswith(initial) for word in words)
    return turned and begun and _follow(name.given, words)


def _follow(surname: str, words: Sequence[str]) -> bool:
    """Return whether the words of a surname follow each other, one letter in ten misread."""
    own = [token.word for token in tokens(surname)]
    if not own:
        return False
    whole = "".join(own)
    starts = range(len(words) - len(own) + 1)
    written = ("".join(words[at : at + len(own)]) for at in starts)
    return any(one == whole or (len(whole) > 5 and fuzz.ratio(one, whole) >= 85) for one in written)


def _with_year(work: Work, found: _Found, record: Work) -> Work:
    """Return the work with the year that the string says beside its title: the record's, or the one before or after,
    where it is among them.
    """
    years = [int(one) for one in _YEAR.findall(f"{found.before} {found.after}")]
    if work.year and work.year not in years:
        work = replace(work, issued=None)  # a year of the title
    if record.year and compare_dates(work, record).agreement is not FieldAgreement.AGREE:
        near = [year for year in (record.year, record.year - 1, record.year + 1) if year in years]
        if near:
            return replace(work, issued=PartialDate(year=near[0]))
    return work if work.year or not years else replace(work, issued=PartialDate(year=years[0]))


def _with_place(work: Work, found: _Found, record: Work) -> Work:
    """Return the work with the container, volume and first page of the record that stand after the title."""
    changed: dict[str, str] = {}
    if compare_containers(work, record).agreement is not FieldAgreement.AGREE:
        changed["container_title"] = record.container_title if _names(found.after, record.container_title) else ""
        if not changed["container_title"] and record.container_title and work.container_title in found.after:
            del changed["container_title"]
    figures = [match.group().casefold() for match in _FIGURES.finditer(found.after)]
    ranges = {match[1].casefold() for match in _RANGE.finditer(found.after)}
    for field in ("volume", "issue", "page"):
        own = record.volume.casefold() if field == "volume" else re.split(r"\W", getattr(record, field).casefold())[0]
        if field == "page" and ranges and _RANGE.match(record.page) and own not in ranges:
            continue  # the volume of one place is a page of another
        if own and own in figures and not is_year(own):
            figures.remove(own)
            changed[field] = getattr(record, field)
    if "volume" not in changed or not record.issue:
        changed.pop("issue", None)
    return replace(work, **changed) if changed else work  # type: ignore[arg-type]  # fields of text alone


def _names(after: str, container: str) -> bool:
    """Return whether a text names a container, in full or each of its telling words cut ("Comput. Graph.")."""
    wanted = [token.word for token in tokens(container) if token.word not in STOPWORDS]
    words = [token.word for token in tokens(after) if token.word not in STOPWORDS]
    if not wanted or len("".join(wanted)) < 3:
        return False
    if len(wanted) == 1:
        return wanted[0] in words
    starts = range(len(words) - len(wanted) + 1)
    cut = (
        all(
            one.startswith(word) or (len(one) > 2 and word.startswith(one))
            for word, one in zip(words[at : at + len(wanted)], wanted, strict=True)
        )
        for at in starts
    )
    return any(cut)
