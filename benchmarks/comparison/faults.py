"""Faults put into a cited entry, each in one field: what a comparison should find."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from refcheck.model.work import PartialDate, Work
from refcheck.text.comparison.titles import telling
from refcheck.text.names import same_person
from refcheck.text.words import tokens

__all__ = ["FAULTS"]

_NAME = re.compile(r"^(?=.*[a-z]{4})[ -~]{6,}$")
"""Names with a word in full, in Latin letters: of other names nobody could tell."""

Fault = Callable[[Work, Sequence[Work], random.Random], Work | None]


def title_word(work: Work, others: Sequence[Work], rng: random.Random) -> Work | None:
    """One telling word of the title is another's."""
    known = telling(work.title)
    spans = [word for word in tokens(work.title) if word.word in known and len(word.word) > 4]
    script = work.title.isascii()
    near = (other for other in rng.sample(others, 20) if other.title.isascii() == script)
    word = next((w for other in near for w in sorted(telling(other.title) - known) if len(w) > 4), "")
    if len(known) < 3 or not spans or not word:
        return None
    span = rng.choice(spans)
    return replace(work, title=f"{work.title[: span.start]}{word}{work.title[span.end :]}", subtitle="", title_short="")


def swapped_authors(work: Work, _others: Sequence[Work], _rng: random.Random) -> Work | None:
    """The first two authors are the other way round."""
    if len(work.author) < 2 or any(name.literal for name in work.author[:2]):
        return None
    if same_person(work.author[0], work.author[1]) is not False:
        return None
    return replace(work, author=(work.author[1], work.author[0], *work.author[2:]))


def one_wrong_author(work: Work, others: Sequence[Work], rng: random.Random) -> Work | None:
    """One author of several is somebody else."""
    at = rng.randrange(1, len(work.author)) if len(work.author) > 1 else 0
    return _with_other(work, at, others, rng) if len(work.author) > 1 else None


def first_author(work: Work, others: Sequence[Work], rng: random.Random) -> Work | None:
    """The first author is somebody else."""
    return _with_other(work, 0, others, rng) if work.author else None


def _with_other(work: Work, at: int, others: Sequence[Work], rng: random.Random) -> Work | None:
    if work.author[at].literal or not work.author[at].given:
        return None
    for other in rng.sample(others, 20):
        name = other.author[0] if other.author else None
        if name is None or name.literal or not name.given:
            continue
        if all(same_person(name, own) is False for own in work.author):
            return replace(work, author=(*work.author[:at], name, *work.author[at + 1 :]))
    return None


def wrong_year(work: Work, _others: Sequence[Work], rng: random.Random) -> Work | None:
    """The year is three to nine years off."""
    if work.year is None or work.issued is None or work.issued.end_year:
        return None
    year = work.year + rng.choice([-9, -6, -5, -4, -3, 3, 4, 5, 6])
    return replace(work, issued=PartialDate(year=year, raw=str(year)), note="")


def other_venue(work: Work, others: Sequence[Work], rng: random.Random) -> Work | None:
    """The container is one of another entry of the type."""
    if work.type not in {"article-journal", "paper-conference"} or not _NAME.search(work.container_title):
        return None
    for other in rng.sample(others, 60):
        fits = other.type == work.type and _NAME.search(other.container_title) and not other.collection_title
        if fits and not _shares(other.container_title, work.container_title):
            return replace(work, container_title=other.container_title, collection_title="", event_title="")
    return None


def _shares(one: str, other: str) -> bool:
    return bool(
        {w[:4] for w in re.findall(r"\w{4,}", one.lower())} & {w[:4] for w in re.findall(r"\w{4,}", other.lower())}
    )


def other_pages(work: Work, _others: Sequence[Work], rng: random.Random) -> Work | None:
    """The pages lie elsewhere."""
    match = re.fullmatch(r"(\d{2,5})-(\d{2,5})", work.page)
    if match is None or int(match[2]) < int(match[1]):
        return None
    by = rng.randrange(150, 900)
    return replace(work, page=f"{int(match[1]) + by}-{int(match[2]) + by}")


FAULTS: dict[str, tuple[str, Fault]] = {
    "title word": ("title", title_word),
    "authors swapped": ("author", swapped_authors),
    "one wrong author": ("author", one_wrong_author),
    "first author": ("author", first_author),
    "wrong year": ("issued", wrong_year),
    "other venue": ("container_title", other_venue),
    "other pages": ("page", other_pages),
}
"""Each fault with the field that should be found to differ; one returns ``None`` where it cannot be put."""
