"""Records that have a cited work's title and authors and are another record of it: its preprint, the talk before the
article, its data, what supplements it.

A search brings all of them, and title, author and year speak for each. So the place that is cited has to be the
record's own. Errs towards another record: what is refused here stays unknown, it is never called wrong.
"""

from __future__ import annotations

from refcheck.model.comparison import FieldAgreement, WorkComparison
from refcheck.model.work import Work
from refcheck.text.comparison.containers import go_together
from refcheck.text.comparison.kinds import group_of, is_preprint, is_server
from refcheck.text.comparison.strings import MAX_STRING, after_title, names_container, names_publisher
from refcheck.text.dates import MONTHS
from refcheck.text.lazy import lazy_re
from refcheck.text.words import STOPWORDS, fold, is_year, tokens

__all__ = ["is_double"]

_PLACED = frozenset({"article", "conference", "chapter", "review"})
_PLACES = ("container_title", "page", "volume")
_IDENTIFIERS = frozenset({"doi", "eprint", "pmid"})
_LABEL = lazy_re(
    r"\W{0,3}(?:(?:supplement(?:al|ary)?|supporting|additional|replication|research|raw)\s(?:\w+\s){0,2}?"
    r"(?:materials?|data(?:\s?sets?)?|information|files?|code)|supplements?|data(?:\s?sets?)?|code|figures?|tables?|author index"
    r"|index|(?:peer )?reviews?|decision letter|author response)\s?(?:\d{1,3}\s)?(?:to|for|from|of)\b(?:\s(?:the )?(?:article|paper))?\W"
    r"|\W{0,3}(?:additional file|figure|table|decision letter|author response|peer review|supplementary \w{3,12})\s?\w{0,3}\s?:"
)
_DATA = lazy_re(r"\b(?:data ?sets?|data ?base|\[data|software|zenodo|dryad|figshare|dataverse|repository)\b")
_MANUSCRIPT = lazy_re(
    r"\b(?:preprints?|e-?prints?|working papers?|unpublished|manuscript|submitted|in preparation|under review|to appear|draft)\b"
)
_SAYS_NOTHING = frozenset("article available ed from pages pp print retrieved st nd rd th".split())  # noqa: SIM905
_ACRONYM = lazy_re(r"\b[A-Z][A-Za-z]?[A-Z]{1,8}\b")
MAX_ACRONYMS = 6


def is_double(cited: Work, record: Work, seen: WorkComparison, text: str) -> bool:
    """Return whether a record is of another appearance of a work than the one that is cited, or of something beside it.

    ``text`` is the string that cites it. Linear in the lengths of string and title, both cut.
    """
    if seen.supports & _IDENTIFIERS:
        return False
    label = _LABEL.match(fold(record.title[:200]))
    if label and label.group().strip(" :") not in fold(text[:MAX_STRING]):
        return True
    said = after_title(text, record)
    shown = fold(said if said is not None else f"{cited.container_title} {cited.genre} {cited.note} {cited.publisher}")
    if group_of(record) == "data":
        return group_of(cited) != "data" and not _DATA.search(shown)
    if is_preprint(record):
        return not (is_preprint(cited) or is_server(shown) or _MANUSCRIPT.search(shown)) and _is_placed(cited, said)
    if group_of(record) not in _PLACED or is_preprint(cited):
        return False
    return _is_elsewhere(cited, record, seen, said)


def _is_elsewhere(cited: Work, record: Work, seen: WorkComparison, said: str | None) -> bool:
    """Return whether the place that is cited is not known to be the record's."""
    agreed = {field for field in _PLACES if seen.of(field).agreement is FieldAgreement.AGREE}
    if agreed and (seen.of("container_title").agreement is not FieldAgreement.DIFFER or "page" in agreed):
        return False
    if said is not None and (names_container(said, record) or names_publisher(said, record)):
        return False
    if said is not None and record.container_title:
        acronyms = dict.fromkeys(_ACRONYM.findall(said))
        if any(go_together(one, record.container_title) for one in list(acronyms)[:MAX_ACRONYMS]):
            return False
    return _is_placed(cited, said)


def _is_placed(cited: Work, said: str | None) -> bool:
    """Return whether a string says behind the title where the work is, more than its year."""
    if said is None:
        return bool(cited.container_title or cited.volume or cited.page or cited.publisher)
    words = (token.word for token in tokens(said) if not is_year(token.word))
    return any(
        len(word) > 1 and word not in STOPWORDS and word not in MONTHS and word not in _SAYS_NOTHING for word in words
    )
