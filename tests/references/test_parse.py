"""Fields of notes, by rules on the markup."""

from __future__ import annotations

from typing import Any

import pytest

from refcheck.documents import read_text
from refcheck.model.document import Mention
from refcheck.model.reference import Derived, NoteKind, ParseConfidence, ReferenceKind
from refcheck.model.work import Name, Work
from refcheck.references.imprint import read_imprint
from refcheck.references.parse import ADDRESS, BEFORE_MARKER, ParsedItem, parse_note


def parsed(note: str, text: str = "A claim.", *, near: bool = True) -> tuple[ParsedItem, ...]:
    document = read_text(f"{text}[^1]\n\n[^1]: {note}\n")
    mention: Mention | None = document.mentions[-1] if document.mentions else None
    return parse_note(document.notes[0], mention, near=near)


def item(note: str, text: str = "A claim.") -> ParsedItem:
    (found,) = parsed(note, text)
    return found


def work(note: str, text: str = "A claim.") -> Work:
    found = item(note, text).work
    assert found is not None
    return found


def people(names: tuple[Name, ...]) -> list[str]:
    return [name.full for name in names]


def test_a_book_with_four_authors() -> None:
    found = item(
        "Mauro Testaverde, Harry Moroz, Claire H. Hollweg, and Achim Schmillen, *Migrating to Opportunity: Overcoming "
        "Barriers to Labor Mobility in Southeast Asia*, World Bank, 2017, page 5.\n    "
        "<https://openknowledge.worldbank.org/bitstream/handle/10986/28342/9781464811067.pdf?sequence=22&isAllowed=y>"
    )
    made = found.work
    assert made is not None
    assert people(made.author) == ["Mauro Testaverde", "Harry Moroz", "Claire H. Hollweg", "Achim Schmillen"]
    assert made.title == "Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia"
    assert made.subtitle == "Overcoming Barriers to Labor Mobility in Southeast Asia"
    assert (made.publisher, made.year, made.type, made.page) == ("World Bank", 2017, "book", "")
    assert made.url.endswith("?sequence=22&isAllowed=y")
    assert (found.kind, found.locator, found.source) == (NoteKind.FULL, "5", ReferenceKind.PUBLICATION)
    assert made.isbn == ("9781464811067",)
    assert set(found.derived) == {
        Derived(field="isbn", value="9781464811067", source=ADDRESS),
        Derived(field="handle", value="10986/28342", source=ADDRESS),
    }


@pytest.mark.parametrize(("near", "confidence"), [(True, ParseConfidence.HIGH), (False, ParseConfidence.MEDIUM)])
def test_a_note_without_a_title_takes_the_one_before_its_marker(near: bool, confidence: ParseConfidence) -> None:
    (found,) = parsed(
        "Task Force on Migrant Workers (TF-MW), 2009.", 'the "Civil Proposal: A Framework for All"', near=near
    )
    assert found.work is not None
    assert found.work.title == "Civil Proposal: A Framework for All"
    assert found.work.author == (Name(literal="Task Force on Migrant Workers", acronym="TF-MW"),)
    assert (found.work.year, found.work.type) == (2009, "report")
    (derived,) = found.derived
    assert (derived.field, derived.source, derived.confidence) == ("title", BEFORE_MARKER, confidence)


def test_a_note_with_a_title_keeps_its_own() -> None:
    found = item("Doe, *The Way Home for Us*, 2011.", "the *Ways Home for All of Us*")
    assert found.work is not None
    assert (found.work.title, found.derived) == ("The Way Home for Us", ())


CASES: list[tuple[str, dict[str, Any]]] = [
    (
        'Jane Doe, "On Borders," *Journal of Walls* 14, no. 1 (1999): 159–177, at 160.',
        {"title": "On Borders", "container_title": "Journal of Walls", "volume": "14", "issue": "1", "page": "159-177", "type": "article-journal"},
    ),
    (
        'Doe, Jane. "On Borders." *Journal of Walls* 12(3): 45-67, 2002.',
        {"title": "On Borders", "container_title": "Journal of Walls", "volume": "12", "issue": "3", "page": "45-67", "type": "article-journal"},
    ),
    (
        "Jane Doe, “On Borders”, in *Handbook of Walls*, edited by Ann Lee and Bo Chan, Routledge, London, 2005, p. 15.",
        {"container_title": "Handbook of Walls", "publisher": "Routledge", "publisher_place": "London", "page": "", "type": "chapter"},
    ),
    (
        "Jane Doe, *On Borders*, in *Handbook of Walls*, Zed Books, 2005.",
        {"title": "On Borders", "container_title": "Handbook of Walls", "publisher": "Zed Books", "type": "chapter"},
    ),
    (
        "International Labour Organization (ILO), *Outlook: Trends 2019* (Geneva: ILO, 2019), pp. 12–14. <http://a.example/x.pdf> (accessed 5 May 2019)",
        {"publisher": "ILO", "publisher_place": "Geneva", "type": "report", "url": "http://a.example/x.pdf", "page": ""},
    ),
    ("Doe, J. (2016). *The Right of All*. New York: Penguin.", {"publisher": "Penguin", "publisher_place": "New York", "type": "book"}),
    ("Doe, J. (2016). *The Right of All*. Southfield, MI, USA: Quay.", {"publisher": "Quay", "publisher_place": "Southfield, MI, USA"}),
    ("Vgl. Harbour Office: Count of Ships, online verfügbar unter: https://a.example/x, abgerufen am 30.07.2019.", {"title": "Count of Ships", "url": "https://a.example/x"}),
    ("Vgl. zum ganzen Abschnitt Doe, Cecil, Roads of Old. Castle upon Quay 1966, S. 6.", {"title": "Roads of Old"}),
    ("Quay Maps, https://maps.example.", {"title": "Quay Maps", "author": (), "url": "https://maps.example"}),
    ("NY Fair Progress Report Number 8, April 22, 1963, p. 24.", {"title": "NY Fair Progress Report Number 8", "author": ()}),
    ("“Modern Art.” Encyclopaedia Quay. 2004. Quay Premium Service. 2 Sept. 2004 <http://a.example/eb>.", {"title": "Modern Art", "container_title": "Encyclopaedia Quay"}),
    ("[Doe, Jane D. “The Effect of Old Roads on Ports.” Road Review. Vol. 46, No. 4 (Jul., 1993), pp. 637-652.](http://a.example/9)", {"title": "The Effect of Old Roads on Ports", "container_title": "Road Review"}),
    ("Technical Report, 7 September 2021, in *In re: Quay Ports*, NPC SS 19-001 (NPC 2019), at 4.", {"title": "Technical Report", "container_title": "In re: Quay Ports", "page": ""}),
    ("Fact-Finding Report, 10 June 2021, at 13, *in In re: Quay Ports*, NPC SS 21-008 (NPC 2021).", {"title": "Fact-Finding Report", "container_title": "In re: Quay Ports"}),
    ("Jane Doe (2022), Roads of the Old Quay with Ports, Nhà xuất bản Cảng, Hà Nội.", {"title": "Roads of the Old Quay with Ports"}),
    ("Jane Doe (2023), Roads of the Old Quay, Acorn Publishing, London.", {"title": "Roads of the Old Quay"}),
    ("Quay Office (2024), Core Topics of Roads, https://a.example/r, truy cập ngày 15/05/2026.", {"title": "Core Topics of Roads", "url": "https://a.example/r"}),
    ("Doe V (2014), “A Platform for Old Roads”, *Quay Papers*, 35 pages.", {"author": (Name(family="Doe", given="V"),), "title": "A Platform for Old Roads"}),
    ("The definition is taken from: Jane Doe, *Roads of Old*, 2014.", {"title": "Roads of Old", "author": (Name(family="Doe", given="Jane"),)}),
    ("Jane Doe, Quay Bakery, “[Old Loaves](https://a.example/loaf),” 16-02-2022.", {"title": "Old Loaves", "year": 2022}),
    ("DOE, Jane. How roads work (land mode vs. sea mode). QuayTube, 13 jul. 2026. Disponível em: https://a.example/v. Acesso em: 1 out. 2026.", {"title": "How roads work (land mode vs. sea mode)", "container_title": "QuayTube", "year": 2026}),
    ("Doe, J. & Roe, M. (2020). *Ageing Roads*. Jakarta: Quay; Hà Nội: Acorn. https://a.example/y", {"title": "Ageing Roads", "url": "https://a.example/y"}),
    ("Harbour Office. (10. Juli 2019). *Roads of Old*. Abgerufen am 17. Dezember 2019, von [a.example](https://a.example/r)", {"title": "Roads of Old", "year": 2019, "author": (Name(literal="Harbour Office"),)}),
    ("Ministry of Harbours, [Roads for All](https://a.example/r). Describes the use of roads across the land, with its ports and ships.", {"title": "Roads for All", "author": (Name(literal="Ministry of Harbours"),)}),
    ("Quay Office, (2020) Global Roads and Ports Forecasts, Available at: http://a.example/f", {"title": "Global Roads and Ports Forecasts"}),
    ("Jane Doe、Max Roe，*Roads of Old*，2018年。", {"title": "Roads of Old", "author": (Name(family="Doe", given="Jane"), Name(family="Roe", given="Max")), "year": 2018}),
    ("*see also The Road of Value: What It Means*, RIPPLE (June 21, 2017), http://a.example/v", {"title": "The Road of Value: What It Means"}),
    ("[World roads: https://data.example/x](https://data.example/)", {"title": "World roads"}),
    ("Doe, J. (2016). *The Right of All*. Boston, U.S.A.: Quay.", {"publisher": "Quay", "publisher_place": "Boston, U.S.A."}),
    ("Jane Doe, *The Right of All* (Cambridge, Massachusetts, USA: Quay, 2016), 5.", {"publisher": "Quay", "publisher_place": "Cambridge, Massachusetts, USA"}),
    ("Doe, J., & Lee, A. (2016). Roads to the sea. New York: Penguin.", {"title": "Roads to the sea", "publisher": "Penguin"}),
    ("Jane Doe, *The Right of All*, 2nd ed., Oxford University Press, Oxford, 2015.", {"edition": "2", "publisher": "Oxford University Press", "publisher_place": "Oxford"}),
    ("Jane Doe, *The Right of All*, Third edition, vol. 2, Brill, 2015.", {"edition": "3", "volume": "2", "publisher": "Brill"}),
    ("Jane Doe, *The Right of All*, PhD dissertation, University of Oxford, 2011.", {"type": "thesis", "publisher": "University of Oxford"}),
    ("World Bank, *The Right of All*, Working Paper No. 12, Washington, DC, 2011.", {"type": "report", "number": "12", "genre": "Working Paper"}),
    ("UNHCR, *Global Trends*, Geneva, 2016.", {"publisher": "", "publisher_place": "Geneva", "type": "report"}),
    ('Ann Lee, "Borders and Walls", Bangkok Post, 4 May 2016.', {"container_title": "Bangkok Post", "publisher": "", "type": "article-newspaper"}),
    ('Ann Lee, "Borders and Walls", *The Irrawaddy*, 4 May 2016, http://a.example/b', {"container_title": "The Irrawaddy", "type": "article-newspaper"}),
    ('Ann Lee, "Borders and Walls", Journal of Walls, vol. 3, no. 2, 2016.', {"container_title": "Journal of Walls", "volume": "3", "issue": "2"}),
    ('Ann Lee, "Borders and Walls", *Proceedings of the Conference on Walls*, 2016.', {"type": "paper-conference"}),
    ("World Bank, World Development Report 1995, 1995, p. 3", {"title": "World Development Report 1995", "type": "report"}),
    ("[Fortress Revisited](http://a.example/f), Rights Watch, 3 June 2018.", {"title": "Fortress Revisited", "type": "webpage", "url": "http://a.example/f"}),
    ("http://a.example/page", {"title": "", "type": "webpage", "url": "http://a.example/page"}),
    ("Available at: http://a.example/a_b.pdf", {"author": (), "url": "http://a.example/a_b.pdf"}),
    ("Doe, *The Right of All*, n.d., http://a.example/", {"year": None}),
    ("Doe, *The Right of All*, trans. Ann Lee, Verso, 1999.", {"publisher": "Verso", "year": 1999}),
    ("Doe, *The Right of All*, 2011, http://a.example/x, http://web.archive.org/web/2012/http://a.example/x", {"url": "http://a.example/x", "archive_url": "http://web.archive.org/web/2012/http://a.example/x"}),
    ("Doe, *The Right of All*. arXiv:1706.03762, 2017.", {"eprint": "1706.03762", "eprint_type": "arxiv"}),
    ("Doe, *The Right of All*, 2011. doi:10.5555/abc.DEF", {"doi": "10.5555/abc.def"}),
    ("Doe, *The Right of All*, ISBN 978-1-4648-1106-7, 2011.", {"isbn": ("9781464811067",)}),
    ("Doe, *The Right of All*: *A Study*, 2011.", {"title": "The Right of All: A Study", "subtitle": "A Study"}),
    ("See also Doe, *The Right of All*, 2011.", {"title": "The Right of All"}),
    ("For a critique of this long standing view see Jane Doe, *The Right of All*, 2011.", {"title": "The Right of All"}),
    ("Doe, *The Right of All*, UN Doc. A/HRC/35/25, 2017.", {"number": "A/HRC/35/25"}),
    ("Doe, *The Right of All*, http://a.example/x, https://doi.org/10.5555/abc", {"url": "http://a.example/x", "doi": "10.5555/abc"}),
    ("*The Right of All* (2011)", {"title": "The Right of All", "year": 2011, "author": ()}),
    (
        "Kaur, A. (2010). Labour migration in Asia: A study. *Journal of Walls*, 15(1), 6–19. https://doi.org/10.5555/x",
        {"title": "Labour migration in Asia: A study", "container_title": "Journal of Walls", "volume": "15", "issue": "1", "type": "article-journal", "doi": "10.5555/x", "year": 2010},
    ),
    (
        "Piper, N. (2004). Rights of workers. In A. Lee & B. Chan (Eds.), *Handbook of walls* (pp. 71-97). London: Routledge.",
        {"title": "Rights of workers", "container_title": "Handbook of walls", "publisher": "Routledge", "page": "71-97", "type": "chapter"},
    ),
    ("Piper, N. (n.d.). *Rights of workers*. http://a.example/x", {"title": "Rights of workers", "year": None}),
    ("World Bank. 2016. *Factbook of the Year 2016*. Third Edition. Washington, DC: World Bank.", {"year": 2016, "edition": "3", "publisher_place": "Washington, DC", "publisher": "World Bank"}),
    ("International Labour Organization. (2015). *Estimates on workers*. Geneva: Author.", {"publisher": "International Labour Organization", "publisher_place": "Geneva"}),
    ("Doe, J. (2015). *Estimates on workers*. Geneva: Author.", {"publisher": ""}),
    (
        "S Doe, 'The Governance of Labour Migration' (2010) 16(2) Global Governance 383, 390.",
        {"title": "The Governance of Labour Migration", "container_title": "Global Governance", "volume": "16", "issue": "2", "year": 2010, "page": "383", "type": "article-journal"},
    ),
    ("Nicola Piper, Rights of Foreign Workers, *International Walls*, vol. 42, no. 5, 2004.", {"title": "Rights of Foreign Workers", "container_title": "International Walls", "volume": "42"}),
    ("Karl Marx, *Das Kapital*, Bd. 1, Berlin: Dietz 1962.", {"title": "Das Kapital", "publisher": "Dietz", "publisher_place": "Berlin"}),
    (
        "Human Rights Watch, “From the Tiger to the Crocodile”: Abuse of Workers, February 2010, http://a.example/x.pdf",
        {"title": "“From the Tiger to the Crocodile”: Abuse of Workers", "publisher": "", "type": "report"},
    ),
    ("Doe, “On Borders”: A Study, *Journal of Walls* 3, no. 2 (2001): 4-9.", {"title": "“On Borders”: A Study", "container_title": "Journal of Walls", "page": "4-9"}),
    ("*Bangkok Post*, “Migrants Return Home in Thousands”, 5 May 2017.", {"title": "Migrants Return Home in Thousands", "container_title": "Bangkok Post", "publisher": "", "author": ()}),
    ("Doe, *On Borders*, “Walls of Us”, 2017.", {"title": "On Borders", "publisher": "", "container_title": ""}),
    ("Amnesty International, *Trapped Workers*, AI Index: ASA 28/002/2010, March 2010.", {"number": "ASA 28/002/2010", "publisher": "", "publisher_place": ""}),
    ("CEDAW, *General Recommendation on Workers*, 5 December 2008, CEDAW/C/2009/WP.1/R.", {"number": "CEDAW/C/2009/WP.1/R"}),
    ("Thailand Migration Report 2014, Jane Doe (ed.), Bangkok: United Nations, 2014.", {"title": "Thailand Migration Report 2014", "author": (), "editor": (Name(given="Jane", family="Doe"),), "year": 2014}),
    ("Badan Pusat Statistik, *Statistik Indonesia* (Jakarta: BPS, 2016), hlm. 45.", {"publisher": "BPS", "publisher_place": "Jakarta", "page": ""}),
    ("Doe, *Charter of Walls*, Brill, 2011.", {"type": "book"}),
    ("王明, 《移民研究》, 2017.", {"title": "移民研究", "year": 2017}),
]  # fmt: skip


@pytest.mark.parametrize(("note", "fields"), CASES)
def test_fields(note: str, fields: dict[str, Any]) -> None:
    made = work(note)
    assert {name: getattr(made, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("note", "authors"),
    [
        ("Jane Doe and Bo Chan, *The Right of All*, 2011.", ["Jane Doe", "Bo Chan"]),
        ("Doe, J., and Chan, B. (2016). *The Right of All*.", ["J. Doe", "B. Chan"]),
        ("Jane Doe et al., *The Right of All*, 2011.", ["Jane Doe"]),
        ("Human Rights Watch, *The Right of All*, 2011.", ["Human Rights Watch"]),
        ("For a long standing critique of this view see Jane Doe, *The Right of All*, 2011.", ["Jane Doe"]),
        ("*The Right of All*, 2011.", []),
        ("This is discussed at length in Jane Doe, *The Right of All*, 2011.", ["Jane Doe"]),
        ("In *The Right of All*, 2011.", []),
        ("See, e.g., Jane Doe, *The Right of All*, 2011.", ["Jane Doe"]),
        ("World Bank. 2016. *The Right of All*.", ["World Bank"]),
        ("Doe, J. (n.d.). *The Right of All*.", ["J. Doe"]),
        ("Doe, J. (2010). Roads to sea. *Walls*, 15(1).", ["J. Doe"]),
    ],
)
def test_authors(note: str, authors: list[str]) -> None:
    assert people(work(note).author) == authors


def test_et_al_is_an_author_list_that_goes_on() -> None:
    assert work("Jane Doe et al., *The Right of All*, 2011.").others is True


@pytest.mark.parametrize(
    ("note", "editors"),
    [
        ("Jane Doe and Bo Chan (eds.), *The Right of All*, 2011.", ["Jane Doe", "Bo Chan"]),
        ("Jane Doe (ed.), *The Right of All*, 2011.", ["Jane Doe"]),
        (
            'A. Smith, "On Roads", in Jane Doe and Bo Chan (eds.), *The Right of All*, Brill, 2011.',
            ["Jane Doe", "Bo Chan"],
        ),
        ("In Jane Doe (ed.), *The Right of All*, 2011.", ["Jane Doe"]),
        ('A. Smith, "On Roads", in *The Right of All*, ed. by Jane Doe, Brill, 2011.', ["Jane Doe"]),
    ],
)
def test_editors(note: str, editors: list[str]) -> None:
    assert people(work(note).editor) == editors


@pytest.mark.parametrize(
    ("note", "locator"),
    [
        ("Doe, *The Right of All*, Brill, 2011, page 9.", "9"),
        ("Doe, *The Right of All*, Brill, 2011, pp. 12–14.", "12-14"),
        ("Doe, *The Right of All* (Leiden: Brill, 2011), 5.", "5"),
        ("Doe, *The Right of All*, Brill, 2011, at 33.", "33"),
        ("Doe, *The Right of All*, Brill, 2011, para. 7.", "para. 7"),
        ("Doe, *The Right of All*, Brill, 2011, S. 4", "4"),
        ("Doe, *The Right of All*, Brill, 2011, pág. 33", "33"),
        ("Doe, *The Right of All*, Brill, 2011, hlm. 45", "45"),
        ("Doe, *The Right of All* (Brill 2011) 105.", "105"),
        ("Doe, *The Right of All*, Brill, 2011, p. xiv.", "xiv"),
        ("Doe, *The Right of All*, Brill, 2011.", None),
    ],
)
def test_a_locator_is_the_citations_and_never_the_works_page(note: str, locator: str | None) -> None:
    found = item(note)
    assert found.locator == locator
    assert found.work is not None
    assert (found.work.page, found.work.publisher) == ("", "Brill")


def test_dates() -> None:
    made = work("Doe, *The Right of All*, 3 June 2018, http://a.example/x (accessed 5 May 2019).")
    assert (str(made.issued), str(made.accessed)) == ("2018-06-03", "2019-05-05")
    assert str(work("Doe, *The Right of All*, forthcoming.").issued) == "forthcoming"
    assert str(work("Doe, *The Right of 1984*, 2011.").issued) == "2011"


def test_an_identifier_in_a_doi_is_said_to_come_from_there() -> None:
    found = item("Doe, *The Right of All*, 2017. doi:10.1596/978-1-4648-1106-7.")
    assert [(d.field, d.source) for d in found.derived] == [("isbn", "the DOI")]


# Kinds


@pytest.mark.parametrize(
    ("note", "kind", "csl"),
    [
        ("Interview with a factory worker, Mae Sot, 12 May 2018.", ReferenceKind.INTERVIEW, "interview"),
        ("Author's interview with an official, 2018.", ReferenceKind.INTERVIEW, "interview"),
        ("E-mail from Jane Doe, 3 March 2017.", ReferenceKind.LETTER, "personal_communication"),
        (
            "Letter from the Ministry to the Network, on file with the author.",
            ReferenceKind.LETTER,
            "personal_communication",
        ),
        ("Convention on the Rights of the Child, article 3.", ReferenceKind.LAW, "legislation"),
        ("Labour Protection Act B.E. 2541 (1998), section 4", ReferenceKind.LAW, "legislation"),
        ("Roe v. Wade, 410 U.S. 113 (1973).", ReferenceKind.LAW, "legal_case"),
        ("General Assembly, *A Compact for All*, UN Doc. A/RES/73/195, 2018.", ReferenceKind.LAW, "legislation"),
    ],
)
def test_sources(note: str, kind: ReferenceKind, csl: str) -> None:
    found = item(note)
    assert found.work is not None
    assert (found.source, found.work.type) == (kind, csl)


def test_the_title_of_a_law_has_no_locator() -> None:
    found = item("Article 3 of the Convention on the Rights of the Child.")
    assert found.work is not None
    assert (found.work.title, found.locator) == ("Convention on the Rights of the Child", "art. 3")


@pytest.mark.parametrize(
    "note",
    [
        "This figure does not include undocumented workers.",
        "The author thanks Jane Doe for this remark.",
        "In 2009 the ministry changed its policy on this.",
        'That is what the law calls "a stay of grace" in practice.',
        "Emphasis added.",
        'The term "migrant worker" here includes undocumented workers, as in the Convention of 1990.',
        "As defined by the ILO in 2011.",
        "...",
    ],
)
def test_comments_have_no_work(note: str) -> None:
    found = item(note)
    assert (found.kind, found.work) == (NoteKind.COMMENT, None)


def test_a_sentence_with_an_address_cites_the_page_alone() -> None:
    made = work("This does not include those workers that are counted in http://a.example/table by the ministry.")
    assert (made.url, made.author, made.publisher, made.type) == ("http://a.example/table", (), "", "webpage")


def test_an_empty_note_is_a_comment() -> None:
    assert item("").kind is NoteKind.COMMENT


# Several works


def test_several_works_in_a_note() -> None:
    note = "Jane Doe, *The Right of All*, 2011, p. 3; Bo Chan, *A Way Home*, 2012, http://a.example/x; ibid., 4"
    found = parsed(note)
    assert [i.kind for i in found] == [NoteKind.FULL, NoteKind.FULL, NoteKind.IBID]
    assert found[0].locator == "3"
    assert found[1].work is not None
    assert found[1].work.url == "http://a.example/x"
    assert found[0].work is not None
    assert found[0].work.url == ""


@pytest.mark.parametrize(
    "note",
    [
        "Doe, J.; Chan, B.; *The Right of All*, 2011.",
        "Doe, *The Right; All of It*, 2011.",
        "Doe, *The Right of All* (Leiden; Boston 1999: Brill, 2011).",
        "Doe, *The Right of All*, 2011; emphasis added.",
    ],
)
def test_one_work_with_a_semicolon(note: str) -> None:
    assert len(parsed(note)) == 1


def test_a_remark_beside_a_work_is_left_out() -> None:
    found = parsed("Doe, *The Right of All*, 2011; this was in 1999 what the ministry said to us.")
    assert [i.kind for i in found] == [NoteKind.FULL]


def test_hostile_notes_end() -> None:
    for note in (
        "A, " * 20_000,
        "(" * 20_000,
        "; 2017 " * 20_000,
        "vol. 1 no. " * 9_000,
        "*a* " * 5_000,
        "p. " * 20_000,
        "(eds " * 10_000,
        "(a " + "b " * 20_000,
        "“A”: " + "B " * 20_000,
        "," * 20_000,
        "Doe (2010). " + "*x* (2010) 1 " * 2_000,
    ):
        assert parsed(note)


@pytest.mark.parametrize(
    ("note", "fields"),
    [
        (
            "Jane Roe, *Nets and Quays*, 131 *Science* 1355 (6 May 1960).",
            {"container_title": "Science", "volume": "131", "page": "1355"},
        ),
        (
            "Jane Roe, *Nets on Trial*, *Globe and Quay* (15 February 2022).",
            {"title": "Nets on Trial", "container_title": "Globe and Quay"},
        ),
        ("PORTIER Anne et MOULIN (de) Luc, *Des filets*, Paris, Quai, 2014.", {"title": "Des filets"}),
        (
            "PORTIER Anne et MOULIN Luc, *Des filets et des quais*, Paris, Quai, 2014.",
            {"author": (Name(family="Portier", given="Anne"), Name(family="Moulin", given="Luc"))},
        ),
        (
            "PORTIER Anne, Où sont les filets du port, *RPM*, 2010, n° 2, p. 97-100.",
            {"title": "Où sont les filets du port", "container_title": "RPM", "page": "97-100"},
        ),
        ("BBC News, ‘Inside the stores’ (2017) https://a.example/b.", {"title": "Inside the stores"}),
        (
            "SEC, Press Release 2023-102, *Nets to Be Counted* (June 6, 2023), https://a.example/s",
            {"author": (Name(literal="SEC"),), "number": "2023-102"},
        ),
        (
            "Luca Ferri, *Reti e porti*, in «Studi del Porto», XLII (2001), n. 3, pp. 701-730.",
            {"title": "Reti e porti", "container_title": "Studi del Porto"},
        ),
        ("Roe, J., “Nets,” *Quay Policy* 109 (2019): 103695.", {"container_title": "Quay Policy", "page": "103695"}),
        (
            "Roe, J., “Nets,” *Quay Biology* 27(11) (2017): R507-R510.",
            {"volume": "27", "issue": "11", "page": "R507-R510"},
        ),
        ("สมหญิง ใจดี, *แรงงานในท่าเรือ* (กรุงเทพฯ: สำนักพิมพ์ท่าเรือ, 2555), หน้า 40.", {"year": 2012}),
        ("กรมท่าเรือ, “รายงานแรงงาน”, 2561, https://a.example/r (สืบค้นเมื่อ 5 มีนาคม 2562).", {"title": "รายงานแรงงาน"}),
        ("Jane Roe, “Nets,” *Quay Model Development* 12, 1423-1441, 2019.", {"year": 2019}),
    ],
)
def test_fields_of_other_traditions(note: str, fields: dict[str, Any]) -> None:
    made = work(note)
    assert {name: getattr(made, name) for name in fields} == fields


def test_a_letter_in_an_archive_a_statute_and_a_page_about_a_case() -> None:
    assert item("Ann Roe to Max Doe, 12 May 1883, Roe Papers, Quay Library.").source is ReferenceKind.LETTER
    assert item("Harbour. Code § 2-316.").source is ReferenceKind.LAW
    assert item("Cass. soc., 12 juillet 2010, n° 08-44.321.").source is ReferenceKind.LAW
    assert item("Ley 26.364, de protección de puertos, 2008, art. 2.").source is ReferenceKind.LAW
    page = item("Roe & Doe LLP, *Nets v. Quay: What the Court Said of Boats* (2020), https://a.example/nets")
    assert page.source is not ReferenceKind.LAW


def test_what_explains_a_citation_is_no_part_of_it() -> None:
    found = item("Harbour AI, ‘Net Card’ (2024) 8–12 (describing how boats that are counted come back to port).")
    assert (found.kind, found.locator) == (NoteKind.FULL, "8-12")
    assert found.work is not None
    assert found.work.title == "Net Card"


def test_names_before_an_italic_title_make_no_comment() -> None:
    found = item("Luc Moulin, *Gestion du port : les filets*, diapositive 7 et structure générale des autres.")
    assert found.work is not None
    assert found.work.title == "Gestion du port : les filets"


@pytest.mark.parametrize("piece", ["A", "A-", "A.", "A'", "Aa-Aa ", "A and "])
def test_the_place_of_a_publisher_is_sought_in_no_time(piece: str) -> None:
    """Three hundred characters of "A-A-A-" took longer than anybody waits."""
    assert not read_imprint(piece * 3_000).publisher_place
    found = read_imprint("Baden-Baden, NY and Stratford-upon-Avon: Nomos")
    assert (found.publisher_place, found.publisher) == ("Baden-Baden, NY and Stratford-upon-Avon", "Nomos")


@pytest.mark.parametrize("dash", ["–", "-", "--"])
@pytest.mark.parametrize("marks", ["''", "‘’", '""', "“”"])
def test_marks_and_dashes_as_they_are_typed_read_as_they_are_printed(dash: str, marks: str) -> None:
    found = item(f"Jane Doe, {marks[0]}Notes on the town's roads{marks[1]}, *Road Studies*, 37 (1950), 17{dash}23.")
    assert found.work is not None
    assert (found.work.title, found.work.volume, found.work.page, found.locator) == (
        "Notes on the town's roads",
        "37",
        "17-23",
        None,
    )


def test_pages_with_two_hyphens_are_the_pages_that_are_printed() -> None:
    note = "Doe, *Roads to Town* (Oxford: Quay Press, 1999), pp. xi{0}xv."
    typed, printed = item(note.format("--")), item(note.format("–"))
    assert (typed.kind, typed.locator, typed.work) == (printed.kind, printed.locator, printed.work)
