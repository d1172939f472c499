"""export.arxiv.org/api (https://info.arxiv.org/help/api/user-manual.html): Atom by ``id_list`` and search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.fakes.registries.dressing import authors, iso
from tests.fakes.registries.search import Index, best, said_of
from tests.fakes.registries.truth import Holder, TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_page

_FORM = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v(\d+))?")
_OPERATORS = re.compile(r"\b(?:ti|au|all|abs|jr|id):|\b(?:AND|OR|ANDNOT)\b|[\"()]")
_UPDATED = "2026-05-11T23:51:23Z"


class Arxiv:
    """The query API: an unknown id is an empty feed, a malformed one HTTP 400 with an entry."""

    hosts: tuple[str, ...] = ("export.arxiv.org",)

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = [true for true in works if true.names(Holder.ARXIV)]
        self._by_id = {_FORM.sub(r"\1", true.work.eprint): true for true in self._works}
        self._index = Index(said_of(true.work) for true in self._works)

    def kind(self, request: Request) -> str:
        return "search" if request.first("search_query") else "list"

    def pool(self, request: Request) -> Pool:
        return Pool(limit=1, interval=2.9, at_once=1)

    def busy(self, request: Request) -> Answer:
        return Answer(body="Rate exceeded.", status=429, content_type="text/plain")

    def answer(self, request: Request) -> Answer:
        if request.path != "/api/query":
            return as_page("<title>404 Not Found</title>", status=404)
        names = [name.strip() for name in request.first("id_list").split(",") if name.strip()]
        entries = []
        for name in names:
            match = _FORM.fullmatch(name)
            if match is None:
                return _feed(request, [_error(f"incorrect id format for {name}")], status=400)
            true = self._by_id.get(match[1])
            if true and (not match[2] or int(match[2]) <= true.versions):
                entries.append(_entry(true, int(match[2] or true.versions)))
        query = request.first("search_query")
        if query and not names:
            hits = best([self._index.scores(_OPERATORS.sub(" ", query))])
            entries = [_entry(self._works[number], self._works[number].versions) for _, number in hits]
        return _feed(request, entries)


def _feed(request: Request, entries: list[str], *, status: int = 200) -> Answer:
    start, most = request.count("start", 0), request.count("max_results", 10)
    asked = escape(f"search_query={request.first('search_query')}&id_list={request.first('id_list')}", {'"': "&quot;"})
    title = (
        "arXiv Search Results" if status == 400 else f"arXiv Query: {asked}&amp;start={start}&amp;max_results={most}"
    )
    body = f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/fake</id>
  <title>{title}</title>
  <updated>{_UPDATED}</updated>
  <link href="https://arxiv.org/api/query?{asked}" type="application/atom+xml"/>
  <opensearch:itemsPerPage>{most}</opensearch:itemsPerPage>
  <opensearch:totalResults>{len(entries)}</opensearch:totalResults>
  <opensearch:startIndex>{start}</opensearch:startIndex>
{"".join(entries[start : start + most])}</feed>
"""
    return Answer(body=body, status=status, content_type="application/atom+xml; charset=utf-8")


def _error(message: str) -> str:
    name = f"https://arxiv.org/api/errors#{message.replace(' ', '_')}"
    return (
        f"  <entry>\n    <id>{escape(name)}</id>\n    <title>Error</title>\n    <updated>{_UPDATED}</updated>\n"
        f"    <summary>{escape(message)}</summary>\n    <author>\n      <name>arXiv api core</name>\n    </author>\n  </entry>\n"
    )


def _entry(true: TrueWork, version: int) -> str:
    work = true.work
    name = _FORM.sub(r"\1", work.eprint)
    day = f"{iso(work.issued)}T12:00:00Z"
    lines = [
        f"<id>http://arxiv.org/abs/{name}v{version}</id>",
        f"<title>{escape(work.title)}</title>",
        f"<updated>{day}</updated>",
        f'<link href="https://arxiv.org/abs/{name}v{version}" rel="alternate" type="text/html"/>',
        f'<link href="https://arxiv.org/pdf/{name}v{version}" rel="related" type="application/pdf" title="pdf"/>',
        "<summary>A summary.</summary>",
        '<category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/>',
        f"<published>{day}</published>",
        '<arxiv:primary_category term="cs.DL"/>',
    ]
    if true.withdrawn:
        lines.append(
            "<arxiv:comment>This paper has been withdrawn by the authors due to an error in the proof</arxiv:comment>"
        )
    if work.extra.get("journal_ref"):
        lines.append(f"<arxiv:journal_ref>{escape(work.extra['journal_ref'])}</arxiv:journal_ref>")
    lines += [f"<author>\n      <name>{escape(person.full)}</name>\n    </author>" for person in authors(true)]
    if true.published:
        lines.append(f"<arxiv:doi>{escape(true.published)}</arxiv:doi>")
        lines.append(f'<link rel="related" href="https://doi.org/{escape(true.published)}" title="doi"/>')
    return "  <entry>\n" + "".join(f"    {line}\n" for line in lines) + "  </entry>\n"
