"""The fake registries answer as the real ones do: asked plainly, over loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import requests

from refcheck.config import NetworkConfig
from refcheck.fetch import Request, fetch_all
from refcheck.model.evidence import Depth, RequestKind
from refcheck.model.work import Name, PartialDate, Work
from tests.fakes import FakeClock, FakeWeb
from tests.fakes.registries import Defect, Holder, ScholarlyWeb, Trouble, TrueWork, Update

ARTICLE = TrueWork(
    work=Work(
        type="article-journal",
        title="Boats & Borders: Rescue at Sea after 2015",
        subtitle="Rescue at Sea after 2015",
        author=(Name(family="Okafor", given="Ngozi Ada"), Name(literal="Sea Rescue Network")),
        issued=PartialDate(year=2019, month=4),
        container_title="Journal of Refugee Law",
        volume="12",
        issue="3",
        page="201–233",
        doi="10.7001/JRL.2019.55",
        issn=("1234-5679",),
        pmid="30000001",
    ),
    held_by=frozenset({Holder.CROSSREF, Holder.OPENALEX, Holder.PUBMED, Holder.DBLP, Holder.SEMANTIC_SCHOLAR}),
    updates=(Update(kind="retraction", notice="10.7001/jrl.2020.9", source="retraction-watch"),),
    short_container="J. Refug. Law",
    preprint="10.48550/arXiv.1801.00001",
)
PREPRINT = TrueWork(
    work=Work(
        type="article",
        title="Boats and Borders",
        author=(Name(family="Okafor", given="Ngozi Ada"),),
        issued=PartialDate(year=2018, month=1, day=3),
        doi="10.48550/arXiv.1801.00001",
        eprint="1801.00001",
    ),
    held_by=frozenset({Holder.DATACITE, Holder.ARXIV, Holder.OPENALEX}),
    agency="DataCite",
    published="10.7001/jrl.2019.55",
    versions=2,
    withdrawn=True,
)
BOOK = TrueWork(
    work=Work(
        type="book",
        title="Labour Law in the Highlands: A Handbook",
        subtitle="A Handbook",
        author=(Name(family="Duarte", given="Inês"),),
        issued=PartialDate(year=2004),
        publisher="Highland Press",
        isbn=("978-0-306-40615-7",),
    ),
    held_by=frozenset({Holder.OPEN_LIBRARY}),
)
REPORT = TrueWork(
    work=Work(
        type="report", title="State of the Camps", author=(Name(literal="Camp Watch"),), issued=PartialDate(year=2021)
    ),
    held_by=frozenset({Holder.REPOSITORY}),
    handle="20.500.1/77",
    repository="repository.campwatch.org",
)
CHINESE = TrueWork(
    work=Work(type="article-journal", title="移工权利的保护研究", doi="10.6001/x.7", issued=PartialDate(year=2011)),
    agency="Airiti",
)
WORKS = (ARTICLE, PREPRINT, BOOK, REPORT, CHINESE)


@dataclass
class Internet:
    web: FakeWeb
    scholarly: ScholarlyWeb
    clock: FakeClock

    def get(self, host: str, path: str, **headers: str) -> requests.Response:
        url = self.web.host(host).local(path)
        return requests.get(url, headers=headers, allow_redirects=False, timeout=10)

    def json(self, host: str, path: str, **headers: str) -> Any:
        return self.get(host, path, **headers).json()


@pytest.fixture
def net() -> Iterator[Internet]:
    with made(WORKS) as internet:
        yield internet


class made:  # noqa: N801 - read as a verb
    """The internet that holds these works, with a clock that stands still."""

    def __init__(self, works: tuple[TrueWork, ...]) -> None:
        self._web, self._works = FakeWeb(), works

    def __enter__(self) -> Internet:
        clock = FakeClock()
        scholarly = ScholarlyWeb(self._web.__enter__(), self._works, clock=clock.monotonic, enforce=False)
        return Internet(self._web, scholarly, clock)

    def __exit__(self, *_: object) -> None:
        self._web.close()


CROSSREF = "api.crossref.org"


def test_crossref_gives_a_record_with_titles_in_lists(net: Internet) -> None:
    told = net.json(CROSSREF, "/works/10.7001%2FJRL.2019.55")
    assert set(told) == {"status", "message-type", "message-version", "message"}
    work = told["message"]
    assert (work["DOI"], work["type"]) == ("10.7001/jrl.2019.55", "journal-article")
    assert (work["title"], work["subtitle"]) == (["Boats & Borders"], ["Rescue at Sea after 2015"])
    assert work["author"][0]["family"] == "Okafor"
    assert work["author"][1]["name"] == "Sea Rescue Network"
    assert "family" not in work["author"][1]
    assert work["issued"] == {"date-parts": [[2019, 4]]}
    assert (work["container-title"], work["ISSN"]) == (["Journal of Refugee Law"], ["1234-5679"])
    assert work["relation"]["has-preprint"][0]["id"] == "10.48550/arxiv.1801.00001"


def test_crossref_says_that_a_work_was_retracted_and_by_which_notice(net: Internet) -> None:
    (update,) = net.json(CROSSREF, "/works/10.7001/jrl.2019.55")["message"]["updated-by"]
    assert (update["type"], update["source"], update["DOI"]) == ("retraction", "retraction-watch", "10.7001/jrl.2020.9")
    (notice,) = net.json(CROSSREF, "/works?filter=updates:10.7001/jrl.2019.55")["message"]["items"]
    assert notice["update-to"][0]["DOI"] == "10.7001/jrl.2019.55"
    assert notice["title"] == ["Retraction: Boats & Borders: Rescue at Sea after 2015"]


def test_crossref_does_not_know_what_others_registered(net: Internet) -> None:
    answer = net.get(CROSSREF, "/works/10.48550/arxiv.1801.00001")
    assert (answer.status_code, answer.text) == (404, "Resource not found.")
    assert answer.headers["content-type"] == "text/plain"


def test_crossref_gives_many_at_once_and_fails_at_a_comma_in_a_doi(net: Internet) -> None:
    both = net.json(CROSSREF, "/works?filter=doi:10.7001/jrl.2019.55,doi:10.7001/JRL.2020.9,doi:10.7001/none&rows=50")
    assert both["message"]["total-results"] == 2
    broken = net.get(CROSSREF, "/works?filter=doi:10.7001/a,b&rows=2")
    assert (broken.status_code, broken.json()["message-type"]) == (400, "validation-failure")


def test_crossref_search_selects_and_scores(net: Internet) -> None:
    told = net.json(CROSSREF, "/works?query.bibliographic=rescue+at+sea+okafor&rows=1&select=DOI,title,score")
    (item,) = told["message"]["items"]
    assert set(item) == {"DOI", "title", "score"}
    assert item["score"] > 1
    assert told["message"]["items-per-page"] == 1
    assert net.json(CROSSREF, "/works?query.title=zeppelin")["message"]["items"] == []
    assert net.get(CROSSREF, "/works?query=a&select=nonsense").status_code == 400
    assert net.get(CROSSREF, "/works?colour=red").status_code == 400


def test_crossref_says_how_fast_it_may_be_asked(net: Internet) -> None:
    public = net.get(CROSSREF, "/works?query=boats").headers
    polite = net.get(CROSSREF, "/works?query=boats&mailto=a@example.org").headers
    assert (public["x-rate-limit-limit"], public["x-concurrency-limit"], public["x-api-pool"]) == ("5", "1", "public")
    assert (polite["x-rate-limit-limit"], polite["x-concurrency-limit"], polite["x-api-pool"]) == ("10", "3", "polite")


def test_who_asks_too_fast_is_told_so() -> None:
    with FakeWeb() as web:
        clock = FakeClock()
        net = Internet(web, ScholarlyWeb(web, WORKS, clock=clock.monotonic), clock)
        found = [net.get(CROSSREF, "/works/10.7001/jrl.2019.55").status_code for _ in range(7)]
        assert found == [200] * 6 + [429]
        clock.sleep(1.0)
        assert net.get(CROSSREF, "/works/10.7001/jrl.2019.55").status_code == 200
        host = net.scholarly.traffic.hosts[CROSSREF]
        assert (host.requests, host.refused, host.most, host.spacing) == (8, 1, 1, 0.0)
        assert host.kinds == {"work": 8}


def test_agencies_come_in_batches(net: Internet) -> None:
    told = net.json(
        "doi.org", r"/doiRA/10.7001/JRL.2019.55,10.48550/arXiv.1801.00001,10.6001/x.7,10.7001/no,10.7001\_x"
    )
    assert [each.get("RA") or each["status"] for each in told] == [
        "Crossref",
        "DataCite",
        "Airiti",
        "DOI does not exist",
        "Invalid DOI",
    ]
    assert told[0]["DOI"] == "10.7001/JRL.2019.55"


def test_a_doi_is_a_handle_and_leads_to_a_page(net: Internet) -> None:
    handle = net.json("doi.org", "/api/handles/10.7001/jrl.2019.55?type=URL")
    assert (handle["responseCode"], handle["values"][0]["type"]) == (1, "URL")
    missing = net.get("doi.org", "/api/handles/10.7001/none")
    assert (missing.status_code, missing.json()["responseCode"]) == (404, 100)
    moved = net.get("doi.org", "/10.7001/jrl.2019.55")
    assert (moved.status_code, moved.headers["location"]) == (302, ARTICLE.landing)
    page = net.get(ARTICLE.landing.split("/")[2], "/" + ARTICLE.landing.split("/", 3)[3])
    assert 'name="citation_title" content="Boats &amp; Borders' in page.text
    assert net.get("doi.org", "/10.7001/none").status_code == 404


def test_content_negotiation_goes_to_the_agency(net: Internet) -> None:
    csl = "application/vnd.citationstyles.csl+json"
    to_crossref = net.get("doi.org", "/10.7001/jrl.2019.55", Accept=csl)
    assert to_crossref.headers["location"] == "https://api.crossref.org/v1/works/10.7001%2Fjrl.2019.55/transform"
    assert net.json(CROSSREF, "/v1/works/10.7001%2Fjrl.2019.55/transform")["title"] == "Boats & Borders"
    assert net.json("doi.org", "/10.48550/arxiv.1801.00001", Accept=csl)["DOI"] == "10.48550/arxiv.1801.00001"
    assert net.get("doi.org", "/10.6001/x.7", Accept=csl).status_code == 406


def test_datacite_gives_one_and_many(net: Internet) -> None:
    one = net.json("api.datacite.org", "/dois/10.48550/arXiv.1801.00001")["data"]
    assert (one["id"], one["type"]) == ("10.48550/arxiv.1801.00001", "dois")
    assert one["attributes"]["titles"] == [{"title": "Boats and Borders"}]
    assert one["attributes"]["creators"][0]["name"] == "Okafor, Ngozi Ada"
    assert one["attributes"]["relatedIdentifiers"][0]["relationType"] == "IsPreprintOf"
    many = net.json("api.datacite.org", "/dois?ids=10.48550/arXiv.1801.00001,10.1/no&page[size]=10")
    assert [each["id"] for each in many["data"]] == [one["id"]]
    assert many["meta"]["total"] == 1
    assert net.json("api.datacite.org", '/dois?query=titles.title:"Boats"')["data"]
    assert net.json("api.datacite.org", "/dois/10.1/no")["errors"][0]["status"] == "404"


def test_openalex_gives_many_by_doi_and_counts_credits(net: Internet) -> None:
    answer = net.get("api.openalex.org", "/works?filter=doi:10.7001/jrl.2019.55|10.48550/arxiv.1801.00001&per-page=100")
    assert answer.json()["meta"]["count"] == 2
    assert answer.headers["x-ratelimit-remaining"] == "999"
    work = net.json("api.openalex.org", "/works/doi:10.7001/jrl.2019.55")
    assert (work["is_retracted"], work["doi"]) == (True, "https://doi.org/10.7001/jrl.2019.55")
    assert work["authorships"][0]["author"]["display_name"] == "Ngozi Ada Okafor"
    assert work["primary_location"]["source"]["display_name"] == "Journal of Refugee Law"
    assert net.get("api.openalex.org", "/works?search=boats").headers["x-ratelimit-remaining"] == "988"
    assert (
        net.json("api.openalex.org", "/works?filter=title.search:borders,publication_year:2018")["meta"]["count"] == 1
    )
    assert net.get("api.openalex.org", "/works/doi:10.1/no").status_code == 404


def test_arxiv_knows_no_entry_an_entry_and_a_malformed_id(net: Internet) -> None:
    atom = "{http://www.w3.org/2005/Atom}"

    def entries(path: str) -> list[ET.Element]:
        return ET.fromstring(net.get("export.arxiv.org", path).content).findall(f"{atom}entry")

    (entry,) = entries("/api/query?id_list=1801.00001,0000.0000&max_results=100")
    assert entry.findtext(f"{atom}id") == "http://arxiv.org/abs/1801.00001v2"
    assert "withdrawn" in (entry.findtext("{http://arxiv.org/schemas/atom}comment") or "")
    assert entry.findtext("{http://arxiv.org/schemas/atom}doi") == "10.7001/jrl.2019.55"
    assert entries("/api/query?id_list=0000.0000") == []
    assert len(entries('/api/query?search_query=ti:"boats"+AND+au:okafor')) == 1
    malformed = net.get("export.arxiv.org", "/api/query?id_list=abc")
    assert malformed.status_code == 400
    assert "<title>Error</title>" in malformed.text


def test_open_library_is_asked_by_isbn_and_by_title(net: Internet) -> None:
    told = net.json(
        "openlibrary.org", "/api/books?bibkeys=ISBN:9780306406157,ISBN:9780000000002&format=json&jscmd=data"
    )
    assert list(told) == ["ISBN:9780306406157"]
    book = told["ISBN:9780306406157"]
    assert (book["title"], book["subtitle"]) == ("Labour Law in the Highlands", "A Handbook")
    assert (book["authors"][0]["name"], book["publishers"]) == ("Inês Duarte", [{"name": "Highland Press"}])
    assert "2004" in book["publish_date"]
    assert net.json("openlibrary.org", "/search.json?title=labour+law&limit=3")["docs"][0]["author_name"] == [
        "Inês Duarte"
    ]


def test_pubmed_finds_summarises_and_fetches(net: Internet) -> None:
    eutils, host = "/entrez/eutils", "eutils.ncbi.nlm.nih.gov"
    found = net.json(host, f"{eutils}/esearch.fcgi?db=pubmed&retmode=json&term=10.7001/jrl.2019.55[doi]")
    assert found["esearchresult"]["idlist"] == ["30000001"]
    result = net.json(host, f"{eutils}/esummary.fcgi?db=pubmed&retmode=json&id=30000001,1")["result"]
    assert result["uids"] == ["30000001", "1"]
    assert result["30000001"]["authors"][0]["name"] == "Okafor NA"
    assert "error" in result["1"]
    article = ET.fromstring(net.get(host, f"{eutils}/efetch.fcgi?db=pubmed&id=30000001").content)
    assert article.findtext(".//ArticleTitle") == "Boats & Borders: Rescue at Sea after 2015."
    assert "Retracted Publication" in [each.text for each in article.iter("PublicationType")]


def test_dblp_ends_titles_with_a_stop_and_semantic_scholar_wants_a_key(net: Internet) -> None:
    told = net.json("dblp.org", "/search/publ/api?q=boats+borders&format=json&h=5")["result"]
    assert told["hits"]["hit"][0]["info"]["title"].endswith("2015.")
    assert "hit" not in net.json("dblp.org", "/search/publ/api?q=zeppelin&format=json")["result"]["hits"]
    path = "/graph/v1/paper/search/match?query=boats+and+borders"
    assert net.get("api.semanticscholar.org", path).status_code == 429
    assert net.json("api.semanticscholar.org", path, **{"x-api-key": "k"})["data"][0]["matchScore"] > 1


def test_a_repository_is_asked_by_handle(net: Internet) -> None:
    host = REPORT.repository
    found = net.get(host, "/server/api/pid/find?id=hdl:20.500.1/77")
    item = net.json(host, found.headers["location"].partition(host)[2])
    assert item["metadata"]["dc.title"][0]["value"] == "State of the Camps"
    assert net.get(host, "/server/api/pid/find?id=hdl:1/2").status_code == 404
    objects = net.json(host, "/server/api/discover/search/objects?query=camps")["_embedded"]["searchResult"][
        "_embedded"
    ]
    assert objects["objects"][0]["_embedded"]["indexableObject"]["handle"] == "20.500.1/77"
    record = net.get(host, f"/oai/request?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:{host}:20.500.1/77").text
    assert "<dc:creator>Camp Watch</dc:creator>" in record
    missing = net.get(host, f"/oai/request?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:{host}:1/2")
    assert (missing.status_code, 'code="idDoesNotExist"' in missing.text) == (200, True)
    proxy = net.json("hdl.handle.net", "/api/handles/20.500.1/77")
    assert proxy["values"][0]["data"]["value"] == f"https://{host}/handle/20.500.1/77"


@pytest.mark.parametrize(
    ("trouble", "status"), [(Trouble.DOWN, 503), (Trouble.BUSY, 429), (Trouble.PRIVATE, 302), (Trouble.HTML, 200)]
)
def test_a_host_in_trouble_says_nothing_of_use(net: Internet, trouble: Trouble, status: int) -> None:
    net.scholarly.trouble(CROSSREF, trouble, times=1)
    answer = net.get(CROSSREF, "/works/10.7001/jrl.2019.55")
    assert answer.status_code == status
    assert "Boats" not in answer.text
    assert net.get(CROSSREF, "/works/10.7001/jrl.2019.55").status_code == 200


def test_a_host_that_hangs_counts_what_is_under_way(net: Internet) -> None:
    net.scholarly.trouble(CROSSREF, Trouble.HANG)
    with pytest.raises(requests.ReadTimeout):
        requests.get(net.web.host(CROSSREF).local("/works/10.7001/jrl.2019.55"), timeout=0.2)
    assert net.scholarly.traffic.hosts[CROSSREF].requests == 1


def test_registries_are_reached_under_their_names(net: Internet) -> None:
    asked = [
        Request(url=url, source="test", kind=RequestKind.IDENTIFIER, depth=Depth.WHOLE)
        for url in ("https://api.crossref.org/works/10.7001/jrl.2019.55", "https://doi.org/10.7001/jrl.2019.55")
    ]
    config = NetworkConfig(host_interval=0.0, timeout=5.0)
    with net.web.transport(config) as transport:
        record, page = sorted(fetch_all(asked, config=config, transport=transport), key=lambda r: r.request.url)
    assert record.headers["x-api-pool"] == "public"
    assert (page.status, page.final_url) == (200, ARTICLE.landing)


def test_a_host_breaks_off_and_garbles(net: Internet) -> None:
    net.scholarly.trouble(CROSSREF, Trouble.RESET)
    with pytest.raises(requests.ConnectionError):
        net.get(CROSSREF, "/works/10.7001/jrl.2019.55")
    for trouble in (Trouble.GARBLED, Trouble.CHARSET):
        net.scholarly.trouble(CROSSREF, trouble)
        body = net.get(CROSSREF, "/works/10.7001/jrl.2019.55").content
        with pytest.raises(ValueError, match=r".+"):
            requests.compat.json.loads(body.decode("utf-8"))  # type: ignore[attr-defined]
    net.scholarly.trouble(CROSSREF, None)
    assert net.get(CROSSREF, "/works/10.7001/jrl.2019.55").status_code == 200


@pytest.mark.parametrize(
    ("defect", "title"),
    [
        (Defect.MARKUP, "Boats & <i>Borders</i>"),
        (Defect.ESCAPED, "Boats &amp;amp; Borders"),
        (Defect.CAPITALS, "BOATS & BORDERS"),
        (Defect.RETRACTED_PREFIX, "RETRACTED: Boats & Borders"),
    ],
)
def test_records_have_the_defects_that_they_are_given(defect: Defect, title: str) -> None:
    true = TrueWork(work=ARTICLE.work, held_by=ARTICLE.held_by, defects=frozenset({defect}))
    with made((true,)) as net:
        assert net.json(CROSSREF, "/works/10.7001/jrl.2019.55")["message"]["title"] == [title]


def test_records_may_lack_what_they_should_have() -> None:
    defects = frozenset({Defect.NO_AUTHORS, Defect.NO_SUBTITLE, Defect.EARLIER_ONLINE, Defect.SHORT_CONTAINER})
    true = TrueWork(work=ARTICLE.work, held_by=ARTICLE.held_by, defects=defects, short_container="J. Refug. Law")
    with made((true,)) as net:
        work = net.json(CROSSREF, "/works/10.7001/jrl.2019.55")["message"]
    assert "author" not in work
    assert (work["subtitle"], work["container-title"]) == ([], ["J. Refug. Law"])
    assert work["issued"]["date-parts"][0][0] == 2018
    assert work["published-print"]["date-parts"][0][0] == 2019
