"""NCBI E-utilities and the PMC id converter (https://www.ncbi.nlm.nih.gov/books/NBK25499/)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from tests.fakes.registries.dressing import authors, container
from tests.fakes.registries.search import Index, best, said_of
from tests.fakes.registries.truth import Holder, TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_json, as_page

_TAG = re.compile(r"\[[^\]]*\]|\b(?:AND|OR)\b|[\"()]")
_PATH = "/entrez/eutils/"


class PubMed:
    """esearch, esummary and efetch; three requests in a second without a key, ten with one."""

    hosts: tuple[str, ...] = ("eutils.ncbi.nlm.nih.gov", "www.ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov")

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = [true for true in works if true.names(Holder.PUBMED) and true.work.pmid]
        self._by_pmid = {true.work.pmid: true for true in self._works}
        self._by_other = {name.lower(): true for true in self._works for name in (true.doi, true.work.pmcid) if name}
        self._index = Index(said_of(true.work) for true in self._works)

    def kind(self, request: Request) -> str:
        return request.path.rpartition("/")[2].removesuffix(".fcgi") or "idconv"

    def pool(self, request: Request) -> Pool:
        return Pool(limit=10 if request.first("api_key") else 3)

    def busy(self, request: Request) -> Answer:
        told = {"error": "API rate limit exceeded", "api-key": "127.0.0.1", "count": "4", "limit": "3"}
        return as_json(told, status=429)

    def answer(self, request: Request) -> Answer:
        if "idconv" in request.path:
            return self._converted(request)
        match request.path.removeprefix(_PATH):
            case "esearch.fcgi":
                return self._search(request)
            case "esummary.fcgi":
                return as_json({"header": _header("esummary"), "result": self._summaries(request)})
            case "efetch.fcgi":
                found = [self._by_pmid[name] for name in _names(request) if name in self._by_pmid]
                articles = "".join(_article(true) for true in found)
                body = f'<?xml version="1.0" ?>\n<PubmedArticleSet>\n{articles}</PubmedArticleSet>\n'
                return Answer(body=body, content_type="text/xml; charset=UTF-8")
        return as_page("<title>404</title>", status=404)

    def _search(self, request: Request) -> Answer:
        term = request.first("term")
        named = self._by_other.get(_TAG.sub("", term).strip().lower())
        found = [named] if named else [self._works[n] for _, n in best([self._index.scores(_TAG.sub(" ", term))])]
        most = request.count("retmax", 20)
        result = {"count": str(len(found)), "retmax": str(most), "retstart": "0"}
        result |= {"idlist": [true.work.pmid for true in found[:most]], "translationset": [], "querytranslation": term}  # type: ignore[dict-item]
        return as_json({"header": _header("esearch"), "esearchresult": result})

    def _summaries(self, request: Request) -> dict[str, Any]:
        told: dict[str, Any] = {"uids": []}
        for name in _names(request):
            told["uids"].append(name)
            true = self._by_pmid.get(name)
            told[name] = _summary(true) if true else {"uid": name, "error": "cannot get document summary"}
        return told

    def _converted(self, request: Request) -> Answer:
        records = []
        for name in request.first("ids").split(","):
            true = self._by_other.get(name.lower()) or self._by_pmid.get(name)
            if true:
                records.append({"pmcid": true.work.pmcid, "pmid": true.work.pmid, "doi": true.doi})
            else:
                records.append({"requested-id": name, "status": "error", "errmsg": "Identifier not found in PMC"})
        return as_json({"status": "ok", "responseDate": "2026-11-09 09:38:24", "records": records})


def _names(request: Request) -> list[str]:
    return [name.strip() for name in request.first("id").split(",") if name.strip()]


def _header(kind: str) -> dict[str, str]:
    return {"type": kind, "version": "0.3"}


def _summary(true: TrueWork) -> dict[str, Any]:
    work = true.work
    ids = [("pubmed", work.pmid), ("doi", true.doi), ("pmc", work.pmcid)]
    return {
        "uid": work.pmid,
        "pubdate": str(work.issued or ""),
        "source": true.short_container or work.container_title,
        "authors": [{"name": _short(p.surname, p.given), "authtype": "Author", "clusterid": ""} for p in authors(true)],
        "title": f"{work.title.rstrip('.')}.",
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.page,
        "fulljournalname": container(true),
        "issn": work.issn[0] if work.issn else "",
        "pubtype": ["Journal Article", *(["Retracted Publication"] if true.is_retracted else [])],
        "articleids": [{"idtype": kind, "idtypen": 1, "value": value} for kind, value in ids if value],
    }


def _short(family: str, given: str) -> str:
    return f"{family} {''.join(part[0] for part in given.replace('-', ' ').split())}".strip()


def _article(true: TrueWork) -> str:
    work = true.work
    people = "".join(
        f'<Author ValidYN="Y"><CollectiveName>{escape(person.literal)}</CollectiveName></Author>'
        if person.literal
        else f'<Author ValidYN="Y"><LastName>{escape(person.surname)}</LastName><ForeName>{escape(person.given)}</ForeName>'
        f"<Initials>{escape(_short('', person.given))}</Initials></Author>"
        for person in authors(true)
    )
    retracted = '<PublicationType UI="D016441">Retracted Publication</PublicationType>' if true.is_retracted else ""
    doi = f'<ArticleId IdType="doi">{escape(true.doi)}</ArticleId>' if true.doi else ""
    return f"""<PubmedArticle>
    <MedlineCitation Status="MEDLINE" Owner="NLM">
        <PMID Version="1">{work.pmid}</PMID>
        <Article PubModel="Print">
            <Journal>
                <JournalIssue CitedMedium="Print">
                    <Volume>{escape(work.volume)}</Volume>
                    <Issue>{escape(work.issue)}</Issue>
                    <PubDate><Year>{work.year or ""}</Year></PubDate>
                </JournalIssue>
                <Title>{escape(work.container_title)}</Title>
                <ISOAbbreviation>{escape(true.short_container)}</ISOAbbreviation>
            </Journal>
            <ArticleTitle>{escape(work.title.rstrip("."))}.</ArticleTitle>
            <Pagination><MedlinePgn>{escape(work.page)}</MedlinePgn></Pagination>
            <AuthorList CompleteYN="Y">{people}</AuthorList>
            <Language>eng</Language>
            <PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>{retracted}</PublicationTypeList>
        </Article>
    </MedlineCitation>
    <PubmedData>
        <ArticleIdList><ArticleId IdType="pubmed">{work.pmid}</ArticleId>{doi}</ArticleIdList>
    </PubmedData>
</PubmedArticle>
"""
