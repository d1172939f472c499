"""dblp: computer science, searched by title where neither Crossref nor OpenAlex knows the work.

Search API: https://dblp.org/faq/How+to+use+the+dblp+search+API.html. All words have to be there; namesakes carry
a number, titles a final full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from refcheck.evidence.registries.interface import (
    Claim,
    Known,
    Query,
    Reading,
    Record,
    Registry,
    base_of,
    json_of,
    searching,
    steady,
    unavailable,
)
from refcheck.evidence.registries.records import date_of, first_text, items, mapping, person_of, text_of
from refcheck.evidence.registries.terms import title_words
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import Outcome
from refcheck.model.work import Name, Work
from refcheck.text.comparison.kinds import is_placed_preprint
from refcheck.text.identifiers import Identifier, IdentifierKind, normalise_doi
from refcheck.text.lazy import lazy_re
from refcheck.text.periodicals import is_of_computing
from refcheck.text.words import STOPWORDS

__all__ = ["REGISTRY"]

BASE = "https://dblp.org"
NAME = "dblp"
ROWS = 5
MOST = 6
"""So many searches in a run: at dblp's pace more would take longer than all else."""
MOST_JOINED = 8
"""Works that one search is for."""
MOST_WORDS = 8
"""Words of each of their titles that are sent."""
JOINED_ROWS = 100
"""Records that such a search is answered with at most."""
_TYPES = {
    "Journal Articles": "article-journal",
    "Conference and Workshop Papers": "paper-conference",
    "Books and Theses": "book",
    "Parts in Books or Collections": "chapter",
    "Editorship": "book",
    "Informal and Other Publications": "article",
    "Informal Publications": "article",
    "Data and Artifacts": "dataset",
}
_NUMBER = lazy_re(r" \d{4}$")


MANNERS = steady(5.5, 1)
"""A pace at which dblp does not refuse: one request in five to seven seconds."""


def _address(base: str, identifier: Identifier) -> str:
    return f"{base}/rec/{quote(identifier.value, safe='/')}"


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield searches for papers of computer science that OpenAlex, the second to be searched, does not know, and for
    those of which only the preprint is known, whose DOI they give.
    """
    if known.config.network.semantic_scholar_key:
        return  # it has been searched instead
    base = base_of(NAME, BASE, known.config)
    for claim in claims:
        unplaced = is_placed_preprint(claim.work) and known.is_led(claim)
        if not (unplaced or known.searched("openalex", claim)) or not _is_computing(claim.work):
            continue
        if known.wants_search(NAME, claim):
            words = title_words(claim.work).replace("-", " ")
            url = f"{base}/search/publ/api?{urlencode({'q': words, 'format': 'json', 'h': ROWS})}"
            yield searching(NAME, url, claim)


def joined(base: str, claims: Sequence[Claim]) -> str:
    """Return the address of one search for several titles.

    A blank is "and", "|" between two words "or": first words of all titles, second words of all titles, and so on. So
    whatever has one of these titles is found, and of the rest only what has words of several titles by chance.
    """
    titles = [_telling_words(claim) for claim in claims]
    places = range(max(map(len, titles)))
    # A title that has fewer words gives them again.
    groups = ["|".join(dict.fromkeys(words[at % len(words)] for words in titles)) for at in places]
    return f"{base}/search/publ/api?{urlencode({'q': ' '.join(groups), 'format': 'json', 'h': JOINED_ROWS})}"


def _telling_words(claim: Claim) -> list[str]:
    words = re.findall(r"\w+", title_words(claim.work))
    found = list(dict.fromkeys(word for word in words if word.casefold() not in STOPWORDS and len(word) > 1))
    return (found or words)[:MOST_WORDS]


def _is_computing(work: Work) -> bool:
    """Return whether a work is likely to be in dblp: a paper of a conference, or in a journal named like one of its."""
    if work.type == "paper-conference":
        return True
    return work.type == "article-journal" and is_of_computing(work.container_title)


def read(query: Query, response: Response) -> Reading:  # noqa: ARG001 - the face of ``Registry.read``
    """Return the records of a search."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    found = json_of(response)
    hits = mapping(mapping(found).get("result")).get("hits")
    if response.status != 200 or not isinstance(hits, dict):
        reason = "garbled" if response.status == 200 else f"status-{response.status}"
        return Reading(outcome=Outcome.UNAVAILABLE, reason=reason)
    sent = items(hits.get("hit"))
    told = (_record(mapping(mapping(hit).get("info"))) for hit in sent)
    total = text_of(hits.get("@total"))
    partial = total.isdigit() and int(total) > len(sent)
    return Reading(outcome=Outcome.FOUND, found=tuple(record for record in told if record is not None), partial=partial)


def _record(info: Mapping[str, Any]) -> Record | None:
    key, doi = text_of(info.get("key")), normalise_doi(text_of(info.get("doi")))
    if not key:
        return None
    work = Work(
        type=_TYPES.get(text_of(info.get("type")), "document"),
        title=text_of(info.get("title")).removesuffix("."),
        author=tuple(_people(mapping(info.get("authors")).get("author"))),
        issued=date_of(text_of(info.get("year"))),
        container_title=first_text(info.get("venue")),
        volume=text_of(info.get("volume")),
        issue=text_of(info.get("number")),
        page=text_of(info.get("pages")),
        doi=doi,
    )
    own = Identifier(IdentifierKind.DOI, doi) if doi else Identifier(IdentifierKind.DBLP, key)
    return Record(work=work, identifier=own, url=f"{BASE}/rec/{key}")


def _people(value: Any) -> Iterator[Name]:
    for one in items(value):
        text = text_of(mapping(one).get("text")) or text_of(one)
        name = person_of(_NUMBER.sub("", text))
        if name is not None:
            yield name


REGISTRY = Registry(
    name=NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    most_searches=MOST,
    joined=joined,
    most_joined=MOST_JOINED,
    of_places=True,
    searches=f"papers of computer science that the others do not know, at most {MOST} times in a run, {MOST_JOINED} at once",
)
