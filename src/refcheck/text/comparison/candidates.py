"""Whether a record that a search brought is that of a cited work: stricter than where an identifier led to it.

Among millions of works there is one with nearly every title: a second part, a companion, the next paper of the same
authors, a later edition. So two things have to speak for a record beside its title, a title that runs on needs the page,
and a wrong word a place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from refcheck.model.comparison import Difference, FieldAgreement, Identity, WorkComparison
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.comparison.dates import ONLINE, PRINT, compare_dates
from refcheck.text.comparison.doubles import is_double
from refcheck.text.comparison.kinds import group_of, is_preprint
from refcheck.text.comparison.parts import part_of
from refcheck.text.comparison.publishers import same_publisher
from refcheck.text.comparison.strings import goes_on_otherwise, is_misread, names_publisher, reread
from refcheck.text.comparison.titles import compare_work_titles, plain_title, telling, wrong_words
from refcheck.text.comparison.works import TELLING, compare_works
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import TitleAgreement
from refcheck.text.words import fold, has_figure, is_year, tokens

__all__ = ["compare_candidate", "is_by_others", "is_dated_later", "is_elsewhere", "is_near_miss"]

_OWN = frozenset({Identity.SAME, Identity.VERSION})
_WHOLE = frozenset({"book", "report", "thesis"})
_IDENTIFIERS = frozenset({"doi", "isbn", "eprint", "pmid"})
_NOBODY = frozenset({"anon", "anonymous"})
_OTHER_PEOPLE = frozenset({Difference.FIRST_AUTHOR, Difference.DOUBTFUL_PERSON})
MANY = 3
"""So many telling words of one title say which work is meant, where author and publisher agree, or, of a record that
names nobody, year and publisher."""
SHARED = 4
"""So many telling words that two titles share say that another one is a slip, where author, year and publisher agree:
of the books of one author, two of one year and publisher are "Digital" and "Feedback Control of Dynamic Systems"."""
SLIPPED = 3
"""So many beside one wrong word, and two more beside two, where authors, year and publisher are all the same."""
OF_BODIES = 6
"""So many for the books of bodies, which have one on the same matter for many countries, and where a side names no
publisher."""
MOST_WRONG = 2
"""So many words of a title may be a slip where all else is the same."""
WAITING = 4
"""So many years may lie between a preprint and its publication."""
YEARLY = 2
"""So many years at most lie between the year that a report is of and that of its print."""
MANIFOLD = 7
"""So many telling words in the right journal are one article's."""
_MARKED = lazy_re(r"\[([^\[\]]{1,100})\]")
_BESIDE_PLACE = lazy_re(
    r"\b(?:in|of|for|from|to|on|at|off|and|across|within|outside|near|along|under|with|by)\W{1,3}(?:the\W{1,3})?\[|\]\W*(?::|$)"
)
"""Where the name of a country stands in titles of bodies: "... in [Laos]", "[Laos]: ..."."""
_EVERYWHERE = frozenset({"author", "container_title", "issued", "page", "volume"})
SPOILT = 80.0
"""So alike (0-100) are the letters of a title and of a badly misread one."""
MISQUOTED = 85.0
"""So alike (0-100) is a title with one wrong word to the right one; those of a journal's columns are less."""


def compare_candidate(cited: Work, record: Work, text: str = "") -> WorkComparison:
    """Return how a cited work goes with a record that a search brought.

    ``text`` is the string that cites it, empty for none: where the fields that were read of it do not lead to the record,
    it is read anew with the record at hand. What is not certain is ``Identity.UNKNOWN``.
    """
    cited, record = _without_nobody(cited), _without_nobody(record)
    seen = compare_works(cited, record)
    if _is_certain(cited, record, seen) and not _is_another(cited, record, seen, text):
        return replace(seen, identity=Identity.SAME) if seen.identity not in _OWN else seen
    again = reread(text, cited, record) if text else None
    if again is not None:
        if is_misread(again.title, plain_title(record.title)):
            again = replace(again, title=plain_title(record.title))
        anew = compare_works(again, record)
        if _is_certain(again, record, anew, text) and not _is_another(again, record, anew, text):
            return replace(anew, identity=Identity.SAME) if anew.identity not in _OWN else anew
    return replace(seen, identity=Identity.UNKNOWN) if seen.identity in _OWN else seen


def _without_nobody(work: Work) -> Work:
    """Return a work without an author who is "Anonymous": a style's word, or a publisher's, for having none."""
    if len(work.author) != 1 or fold(work.author[0].full).strip(" .") not in _NOBODY:
        return work
    return replace(work, author=())


def _is_another(cited: Work, record: Work, seen: WorkComparison, text: str) -> bool:
    """Return whether the string shows a record that fits to be another: another subtitle, another place.

    The fields of an entry alone show none: there another place is what has to be told.
    """
    if not text:
        return False
    if seen.title is Agreement.SHORT and goes_on_otherwise(text, record):
        return True
    return is_double(cited, record, seen, text)


def _is_certain(cited: Work, record: Work, seen: WorkComparison, text: str = "") -> bool:
    if seen.identity not in _OWN:
        return _is_nobodys(cited, record, seen, text) or _is_spoilt(cited, record, seen)
    # One issue has one paper of a title; a number alone many have.
    supports = seen.supports - ({"title"} if "volume" in seen.supports else {"title", "issue"})
    # Without a year nothing tells one edition from the next.
    if "issued" in supports and _is_same_publisher(cited, record, text):
        supports |= {"publisher"}
    if supports & _IDENTIFIERS:
        return True
    if group_of(record) in _WHOLE:
        supports -= {"page"}  # how many it has, as the next edition may
    if seen.of("volume").agreement is FieldAgreement.DIFFER:
        supports -= {"page"}  # that of another volume
    if "page" in supports and {"author", "container_title", "volume"} & supports and not _is_moved(seen):
        # Nobody has two works on one page of one volume.
        placed = {"author", "container_title"} <= supports and len(supports) > 3
        return seen.title is not Agreement.MISQUOTED or placed or _is_like(cited, record)
    if part_of(plain_title(cited.title)) != part_of(plain_title(record.title)):
        return False
    if _is_moved(seen) or _is_twin(cited, seen):
        return False
    if _is_far(cited, record):
        return _is_of_another_year(cited, record, seen, supports, text)
    return _is_titled(cited, record, seen, supports)


def _is_twin(cited: Work, seen: WorkComparison) -> bool:
    """Return whether a record may be the twin of a cited piece: editors of two journals publish one statement in both,
    each under its own editor's name first.
    """
    short = len(telling(cited.title)) < TELLING
    moved = seen.of("container_title").agreement is FieldAgreement.DIFFER
    return short and moved and seen.of("author").difference is Difference.ORDER


def _is_nobodys(cited: Work, record: Work, seen: WorkComparison, text: str) -> bool:
    """Return whether a record that names nobody is the book that is cited: its whole title, its year, its publisher."""
    if seen.identity is not Identity.UNKNOWN or seen.title is not Agreement.SAME or group_of(record) not in _WHOLE:
        return False
    if record.author or record.editor or "issued" not in seen.supports or _is_far(cited, record):
        return False
    whole = part_of(plain_title(cited.title)) == part_of(plain_title(record.title))
    # "Word Processor 2.5" is one thing, as "Annual Report 2019" is not.
    numbered = any(has_figure(token.word) and not is_year(token.word) for token in tokens(cited.title))
    return whole and len(telling(cited.title)) + numbered >= MANY and _is_same_publisher(cited, record, text)


def _is_spoilt(cited: Work, record: Work, seen: WorkComparison) -> bool:
    """Return whether a title is the record's with letters misread, all else being the same: author, journal, volume,
    year and first page. Nobody has two papers there; their columns may have, under titles of their own.
    """
    if seen.identity is not Identity.UNKNOWN or not seen.supports >= _EVERYWHERE:
        return False
    one, other = (re.sub(r"[\W_]", "", fold(plain_title(work.title))) for work in (cited, record))
    whole = part_of(plain_title(cited.title)) == part_of(plain_title(record.title))
    return whole and fuzz.ratio(one, other) >= SPOILT


def _is_same_publisher(cited: Work, record: Work, text: str) -> bool:
    if not text:
        return same_publisher(cited.publisher, record.publisher)
    return names_publisher(text, record)


def _is_far(cited: Work, record: Work) -> bool:
    """Return whether the years are those of two editions, or of two works of one name."""
    apart = bool(cited.year and record.year) and abs((cited.year or 0) - (record.year or 0)) > 1
    # What was printed two years after it was online has both years.
    return apart and compare_dates(cited, record).agreement is not FieldAgreement.AGREE


def _is_of_another_year(cited: Work, record: Work, seen: WorkComparison, supports: frozenset[str], text: str) -> bool:
    """Return whether a record is the work although the years are far apart: the title says all, the first author is
    the same, and it is a thesis, or a preprint of some years before, or the publisher, or the volume of the journal is the
    same. A book with a DOI may be the next edition, which has another.
    """
    dated = group_of(cited) == "report" and _is_of_its_year(cited)
    if seen.title is not Agreement.SAME or "author" not in supports or len(telling(cited.title)) + dated < MANY:
        return False
    if is_preprint(record) and not is_preprint(cited):
        return 0 < (cited.year or 0) - (record.year or 0) <= WAITING
    if group_of(record) == "thesis":
        return group_of(cited) == "thesis"
    if group_of(record) in _WHOLE:
        return (dated or not record.doi) and _is_same_publisher(cited, record, text)
    # A journal that counts issues alone has no volume; the items of a column, of every year, have numbers of their own.
    numbered = "issue" in seen.supports and len(telling(cited.title)) >= TELLING
    alone = not (cited.volume or cited.issue or cited.page) and len(telling(cited.title)) >= MANIFOLD
    return "container_title" in supports and ("volume" in supports or numbered or alone)


def _is_of_its_year(cited: Work) -> bool:
    """Return whether a title names the year that it is of, as those of yearly reports do; "IBM 6670" names none."""
    years = (int(token.word) for token in tokens(cited.title) if is_year(token.word))
    return cited.year is not None and any(abs(year - cited.year) <= YEARLY for year in years)


def _is_moved(seen: WorkComparison) -> bool:
    """Return whether a record stands on other pages or in another volume of the same journal, or a year away."""
    apart = [field for field in ("page", "volume", "issued") if seen.of(field).agreement is FieldAgreement.DIFFER]
    return len(apart) > 1


def _is_titled(cited: Work, record: Work, seen: WorkComparison, supports: frozenset[str]) -> bool:
    one, other = plain_title(cited.title), plain_title(record.title)
    if min(len(telling(one)), len(telling(other))) < 1:
        return False  # "Book Review", "Editorial": only the page tells one from the next
    match seen.title:
        case Agreement.SHORT:
            # The pieces of a column have its name in common, and stand on other pages.
            if not _is_set_off(one, other) or seen.of("page").agreement is FieldAgreement.DIFFER:
                return False
            return "author" in supports and len(supports) > 1
        case Agreement.MISQUOTED if seen.of("volume").agreement is FieldAgreement.DIFFER:
            return False  # the next report of a column
        case Agreement.MISQUOTED:
            # The publisher of a series prints the next book of it too.
            placed = len(supports - {"author", "publisher"}) > 1 and _is_like(cited, record)
            placed = placed or (
                _is_one_book(cited, record, supports) and _is_one_word(one, other, _least(cited, record))
            )
            return "author" in supports and len(supports) > 1 and (placed or is_misread(one, other))
        case Agreement.SAME:
            return _is_told(cited, record, seen, supports)
    return len(supports) > 2


def _is_told(cited: Work, record: Work, seen: WorkComparison, supports: frozenset[str]) -> bool:
    """Return whether enough stands beside one and the same title: two things, three where a few words are all of it
    and no author speaks for it.

    Publisher and year of a book are two such things, and where no author speaks against it the journal is one.
    """
    words = len(telling(cited.title))
    if {"container_title", "issued"} <= supports and "issue" in seen.supports:
        return words > 1
    if len(supports) >= (2 if "author" in supports or words >= TELLING else 3):
        return True
    if words < SHARED:
        return False
    if group_of(record) in _WHOLE:
        return {"issued", "publisher"} <= supports
    unnamed = seen.of("author").agreement is FieldAgreement.UNKNOWN and "container_title" in supports
    return unnamed and ("issued" in supports or words >= MANIFOLD)


def _is_like(cited: Work, record: Work) -> bool:
    return fuzz.ratio(fold(plain_title(cited.title)), fold(plain_title(record.title))) >= MISQUOTED


def _is_one_book(cited: Work, record: Work, supports: frozenset[str]) -> bool:
    """Return whether a person, the very year and the publisher say that two are one book or thesis; bodies have a
    report of one name for every country.
    """
    if not {group_of(cited), group_of(record)} <= {"book", "thesis"} or cited.year != record.year:
        return False
    persons = bool(cited.author and not cited.author[0].literal)
    return persons and "author" in supports and ("publisher" in supports or group_of(cited) == "thesis")


def _least(cited: Work, record: Work) -> int:
    """Return how many telling words two titles must share; nobody writes two theses in a year."""
    return SLIPPED if {group_of(cited), group_of(record)} == {"thesis"} else SHARED


def _is_one_word(one: str, other: str, least: int) -> bool:
    """Return whether two titles are one but for a single word in one place, so many telling ones being the same."""
    mine, theirs = ([token.word for token in tokens(fold(title))] for title in (one, other))
    apart = [(a, b) for a, b in zip(mine, theirs, strict=False) if a != b]
    if len(mine) != len(theirs) or len(apart) != 1:
        return False
    return not any(has_figure(word) for word in apart[0]) and len(telling(one) & telling(other)) >= least


def is_near_miss(cited: Work, record: Work) -> bool:
    """Return whether a book that is not certain to be the cited one may be it, with a slip of a word or two in the title.

    Its authors, its year and its publisher are the same (where a side names none, nearly all of a long title has to be),
    nothing speaks against it, and most of the title is the same.
    A figure makes another book, and so does another place in a title of a body's.
    """
    seen = compare_works(cited, record)
    if seen.title is not Agreement.MISQUOTED or not {group_of(cited), group_of(record)} <= _WHOLE:
        return False
    year, author = seen.of("issued"), seen.of("author")
    if year.agreement is not FieldAgreement.AGREE or year.difference is not Difference.NONE:
        return False
    if author.agreement is not FieldAgreement.AGREE:
        return False
    if any(one.agreement is FieldAgreement.DIFFER for one in seen.fields if one.field != "title"):
        return False
    nameless = not (cited.publisher and record.publisher)
    if not nameless and not same_publisher(cited.publisher, record.publisher):
        return False
    _, titles = compare_work_titles(cited, record)
    same_part = part_of(plain_title(cited.title)) == part_of(plain_title(record.title))
    strict = nameless or _names_body(cited) or _names_body(record)
    return titles.same_numbers and same_part and _is_slip(titles, strict=strict)


def is_by_others(cited: Work, record: Work) -> bool:
    """Return whether a record has the very title of a cited work and surely other people: it is the work itself, cited
    under a wrong name, or another of one name. A review or a notice of it is neither.
    """
    seen = compare_works(cited, record)
    if seen.title is not Agreement.SAME or seen.identity is Identity.LEVEL:
        return False
    if len(telling(cited.title)) < MANY or part_of(plain_title(cited.title)) != part_of(plain_title(record.title)):
        return False
    # A paper and its preprint have the same people, too.
    sort = seen.of("type")
    paper = group_of(cited) in {"article", "conference"} and sort.difference is Difference.PREPRINT
    one_sort = paper or sort.agreement is not FieldAgreement.DIFFER
    return seen.of("author").difference in _OTHER_PEOPLE and one_sort


def is_elsewhere(cited: Work, record: Work) -> bool:
    """Return whether a record has the very title and first author of a cited article, surely in another journal: one of
    the two places is wrong, or it was printed twice. A talk and the article made of it, and a preprint, are neither.
    """
    seen = compare_works(cited, record)
    if seen.title is not Agreement.SAME or seen.identity is Identity.LEVEL or "author" not in seen.supports:
        return False
    if len(telling(cited.title)) < MANY or part_of(plain_title(cited.title)) != part_of(plain_title(record.title)):
        return False
    groups = group_of(cited), group_of(record)
    if groups[0] != groups[1] or groups[0] not in {"article", "conference"}:
        return False
    container, author = seen.of("container_title"), seen.of("author")
    other = container.difference is Difference.OTHER_CONTAINER
    return other and author.agreement is FieldAgreement.AGREE


def is_dated_later(cited: Work, record: Work, text: str = "") -> bool:
    """Return whether a record would be the cited book, were it not for its year, which is later and that of an electronic
    edition: the record does not say when it was printed. A later edition, put online with its own year, looks the same.
    """
    if group_of(record) != "book" or not record.extra.get(ONLINE) or record.extra.get(PRINT):
        return False
    if not (cited.year and record.year and cited.year < record.year):
        return False
    if compare_candidate(cited, record, text).identity in _OWN:
        return False
    printed = replace(record, issued=cited.issued, extra={k: v for k, v in record.extra.items() if k != ONLINE})
    seen = compare_candidate(cited, printed, text)
    whole = seen.title in {Agreement.SAME, Agreement.SHORT}
    return seen.identity is Identity.SAME and whole and seen.of("author").agreement is not FieldAgreement.DIFFER


def _names_body(work: Work) -> bool:
    return any(name.literal for name in (*work.author, *work.editor))


def _is_slip(titles: TitleAgreement, *, strict: bool) -> bool:
    """Return whether a word or two of a title stand in place of as many others, and most of it is the same; ``strict``
    where the works are those of bodies, or a side names no publisher.
    """
    marks = [_MARKED.findall(text) for text in (titles.cited_marked, titles.actual_marked)]
    wrong = wrong_words(titles)
    if len(marks[0]) != len(marks[1]) or not 0 < wrong <= (1 if strict else MOST_WRONG):
        return False
    if strict and _BESIDE_PLACE.search(fold(titles.cited_marked)):
        return False
    shared = telling(titles.cited_marked) & telling(titles.actual_marked)
    return len(shared) >= (OF_BODIES if strict else SLIPPED + 2 * (wrong - 1))


def _is_set_off(one: str, other: str) -> bool:
    """Return whether one title is the other and a subtitle behind a mark."""
    short, long = sorted((fold(one), fold(other)), key=len)
    words, longer = [token.word for token in tokens(short)], tokens(long)
    if words[:1] in (["the"], ["a"], ["an"]) and [token.word for token in longer[:1]] != words[:1]:
        words = words[1:]
    at = 0 if [token.word for token in longer[: len(words)]] == words else 1
    if not words or [token.word for token in longer[at : at + len(words)]] != words:
        return False
    if at and longer[0].word not in {"the", "a", "an"}:
        return False
    rest = long[longer[at + len(words) - 1].end :]
    return re.match(r"\s*[:.?!(\[–—;]|\s-\s|\s*$", rest) is not None
