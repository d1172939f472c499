"""Notes without italics or quotation marks: who, what, where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from refcheck.documents import read_text
from refcheck.model.reference import NoteKind, ReferenceKind
from refcheck.references.parse import ParsedItem, parse_note
from refcheck.references.plain_notes import split_chapter, split_plain
from tests.growth import lines_run


def parsed(note: str) -> tuple[ParsedItem, ...]:
    return parse_note(read_text(f"A.[^1]\n\n[^1]: {note}\n").notes[0])


def said(note: str) -> tuple[list[str], str, int | None, str]:
    (found,) = parsed(note)
    assert found.work is not None
    work = found.work
    return [name.full for name in work.author], work.title, work.year, work.container_title


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (
            "Clean Harbours Campaign, Stitched Nets: Pay on the Quay, June 2014. Available at: https://a.example/nets",
            (["Clean Harbours Campaign"], "Stitched Nets: Pay on the Quay", 2014, ""),
        ),
        ("See IOM, Migration Profile: Lao PDR (2016), at 22.", (["IOM"], "Migration Profile: Lao PDR", 2016, "")),
        (
            "Fair Boats Association. Independent Review of Boats. Washington, DC, 2012. https://a.example/review",
            (["Fair Boats Association"], "Independent Review of Boats", 2012, ""),
        ),
        (
            "UN Committee on Economic, Social and Cultural Rights, General Comment No. 23 (2016) on rest, E/C.12/GC/23, 27 April 2016.",
            (
                ["UN Committee on Economic, Social and Cultural Rights"],
                "General Comment No. 23 (2016) on rest",
                2016,
                "",
            ),
        ),
        ("Boats stay in port, The Nation, 7 July 2015, p. 3A.", ([], "Boats stay in port", 2015, "The Nation")),
        (
            "Pete Vane, How to Read an Audit, Medium, 14 March 2019, https://a.example/audit",
            (["Pete Vane"], "How to Read an Audit", 2019, "Medium"),
        ),
        (
            "Krause, Sabine: Löhne im Wandel, in: Zeitschrift für Arbeit 14 (1988), S. 301-322.",
            (["Sabine Krause"], "Löhne im Wandel", 1988, "Zeitschrift für Arbeit"),
        ),
        (
            "Vgl. Beck, Jan, Roth, Uli, Der Kai. Ein Vorwort, in: Lenz, Fritz (Hrsg.), Hafen (1450-1620) (=Schriften, Bd. 27), Berlin/Boston 2011, S. 22.",
            (["Jan Beck", "Uli Roth"], "Der Kai. Ein Vorwort", 2011, "Hafen (1450-1620)"),
        ),
        (
            "Wilde, Johannes: Der Hafen. Sechs Vorträge. Oxford 1978, S. 44.",
            (["Johannes Wilde"], "Der Hafen. Sechs Vorträge", 1978, ""),
        ),
        (
            "Doe, E., Roe, S. and Poe, A., The Nets – Torn and Mended, Bangkok: ILO, 2006.",
            (["E. Doe", "S. Roe", "A. Poe"], "The Nets – Torn and Mended", 2006, ""),
        ),
        (
            "Yi Du, Shu Li & Joe B. Moe, Better Nets through Debate, 24 Yale J.L. & Tech. 150 (2022).",
            (["Yi Du", "Shu Li", "Joe B. Moe"], "Better Nets through Debate", 2022, "Yale J.L. & Tech."),
        ),
        (
            "Emmett E. Hern, Harbour Contract Management 55 (5th ed. 2002).",
            (["Emmett E. Hern"], "Harbour Contract Management", 2002, ""),
        ),
        (
            "UNHCR, Global Boats: Displacement in 2015, UNHCR, Geneva, 2016.",
            (["UNHCR"], "Global Boats: Displacement in 2015", 2016, ""),
        ),
    ],
)
def test_who_what_where(note: str, found: tuple[list[str], str, int | None, str]) -> None:
    assert said(note) == found


@pytest.mark.parametrize(
    "text",
    [
        "Müller / Pfister 2011, S. 3",
        "Doe, Roads, 12",
        "This was decided in 2011, when the boats came home.",
        "Short, 2010",
        "A" * 1_000,
        "",
    ],
)
def test_no_note_that_can_be_taken_apart(text: str) -> None:
    assert split_plain(text) is None


def test_no_author_rather_than_a_wrong_one() -> None:
    found = split_plain("Work on the quay and what it pays, The Daily Post, 3 May 2014")
    assert found is not None
    assert found.authors == ""
    assert found.container == "The Daily Post"


def test_a_book_after_a_chapter() -> None:
    assert split_chapter(", in J. Hale (ed.), Boats of 2011, Bangkok, IOM, 2011, pp. 63–74.") == (
        "Boats of 2011",
        "J. Hale",
        ", Bangkok, IOM, 2011, pp. 63–74.",
    )
    assert split_chapter(", 12 Yale L.J. 3") is None


@pytest.mark.parametrize(
    ("note", "kinds"),
    [
        ("Ibid., 47. See also Tom Roe, *Coast of Debt* (Manila: Anvil, 2010), 12.", [NoteKind.IBID, NoteKind.FULL]),
        (
            "Jo Hale, *Diary* (1871), 5, cited in Edith Lorne, *Harbour Lives* (1998), 80.",
            [NoteKind.FULL, NoteKind.FULL],
        ),
        (
            "Hugo Stern, *Paper Crews*, 120 Yale L.J. 911 (2011) (citing Katz, supra note 3, at 15).",
            [NoteKind.FULL, NoteKind.SUPRA],
        ),
        ("The law is unclear. See, e.g., Jo Hale, The Tort Today, 45 Walls 535 (1988).", [NoteKind.FULL]),
        ("Dr Hale, quoted in Ann Lee, *Boats* (1998).", [NoteKind.FULL]),
        ("Jo Hale, *Boats. See the Sea* (1998).", [NoteKind.FULL]),
    ],
)
def test_a_note_that_turns_to_another_work(note: str, kinds: list[NoteKind]) -> None:
    assert [item.kind for item in parsed(note)] == kinds


@pytest.mark.parametrize(
    ("note", "source"),
    [
        ("Anders Holm to the author, letter, 2 May 1999.", ReferenceKind.LETTER),
        ("Ruth Hale, e-mail message to author, 2 May 2002.", ReferenceKind.LETTER),
        ("Harbour Monitor interview with a fish worker, 11 February 2020.", ReferenceKind.INTERVIEW),
        ("Telephone Interview with Ann Lee, Gen. Couns. (June 9, 2014).", ReferenceKind.INTERVIEW),
        ("HC Deb 17 March 2015, vol 594, col 645.", ReferenceKind.LAW),
        ("General Assembly resolution 45/158 of 18 December 1990.", ReferenceKind.LAW),
        ("Piet van Dam and Lucy Gray, *Boats in Comparative Law* (Hart 2014) 88.", ReferenceKind.PUBLICATION),
        ("Bob Hale, “Interview with the Vicar,” *Walls* 4 (2001): 3–9.", ReferenceKind.PUBLICATION),
    ],
)
def test_what_sort_of_source(note: str, source: ReferenceKind) -> None:
    (found,) = parsed(note)
    assert found.source is source


@pytest.mark.parametrize(
    ("note", "container"),
    [
        ("Ann Lee, “Salt,” Walls and Roads 15 (2014): 250–263.", "Walls and Roads"),
        ("Ann Lee, “Salt,” N.Y. Times, July 27, 2015, at A1.", "N.Y. Times"),
        ("The Quay, ‘Salt’, 3 March 2014.", "The Quay"),
        ("Ann Lee, “Salt,” Mekong Notes (blog), 5 May 2013.", "Mekong Notes"),
        ("Ann Lee, *Salt*, Foreign Nets, June 2003, at 79, 81.", "Foreign Nets"),
        ("Ann Lee, “Salt” (press release, Geneva, 3 May 2014).", ""),
        ("Ann Lee, *Salt*, Geneva, 3 May 2014.", ""),
    ],
)
def test_the_container_in_plain_words(note: str, container: str) -> None:
    assert said(note)[3] == container


def test_the_second_page_is_the_cited_one() -> None:
    (found,) = parsed("Ann Lee, *Salt*, Foreign Nets, June 2003, at 79, 81.")
    assert found.locator == "81"


def test_a_misspelt_emphasis_is_read() -> None:
    (found,) = parsed("Hale, *supra *note 28, at 63.")
    assert (found.kind, found.locator) == (NoteKind.SUPRA, "63")


def test_no_author_stands_for_the_paper() -> None:
    assert said("Editorial, “A ban,” *Financial Post*, 3 May 2016.")[0] == []


@pytest.mark.parametrize(
    "hostile",
    [
        lambda n: "Aa Bb, " * n + "Title, 2010.",
        lambda n: "Doe, Jane, " * n + "in: X",
        lambda n: "Doe, Jane; " * n + ": T",
        lambda n: "*a b " * n,
        lambda n: "word. See " * n,
        lambda n: "Title (" * n + "2010",
        lambda n: "'" + "s' a" * n,
    ],
)
def test_hostile_text_costs_no_more_than_its_length(hostile: Callable[[int], str]) -> None:
    def cost(count: int) -> int:
        note = read_text(f"A.[^1]\n\n[^1]: {hostile(count)}\n").notes[0]
        return lines_run(lambda: parse_note(note))

    cost(10)
    assert cost(400) < 5 * cost(100) + 1_000


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (
            "Vgl. Ina Kern, Jan Beck: Netze im Hafen, in: Zeitschrift für Boote (Hrsg.), Bd. 6, 2017, S. 15-18.",
            (["Ina Kern", "Jan Beck"], "Netze im Hafen", 2017, "Zeitschrift für Boote"),
        ),
        (
            "Kern, Ina et al.: Netze im Hafen. In: Zeitschrift für Boote 41 (2016), S. 22–30.",
            (["Ina Kern"], "Netze im Hafen", 2016, "Zeitschrift für Boote"),
        ),
        (
            "Hafen, Netze et al. sind gemeint, und: Zeitschrift für Boote 41 (2016).",
            ([], "Hafen, Netze et al. sind gemeint, und: Zeitschrift für Boote", 2016, ""),
        ),
        (
            "Siehe I. Kern, J. Beck, u.a.: The Net Principles. Boat Data 3, 16018 (2016). https://doi.org/10.1234/nets",
            (["I. Kern", "J. Beck"], "The Net Principles", 2016, "Boat Data"),
        ),
        (
            "Uwe Hart: Salz und Netze. Eine Geschichte, Göttingen: Hafenverlag 2003, S. 88 f.",
            (["Uwe Hart"], "Salz und Netze. Eine Geschichte", 2003, ""),
        ),
        (
            "Boote im Wandel, DFG, URL: https://a.example/boote (letzter Zugriff am 04.05.2022).",
            ([], "Boote im Wandel", None, ""),
        ),
        ("URL: https://a.example/ (letzter Zugriff am 28.04.2022).", ([], "", None, "")),
        (
            "Jane Roe & Di Lee, Boats Took My Job. Now It Sails, WASH. POST (June 2, 2023), https://a.example/b [https://perma.cc/A-B].",
            (["Jane Roe", "Di Lee"], "Boats Took My Job. Now It Sails", 2023, "WASH. POST"),
        ),
        (
            "Jane Roe, Minding the Nets, 51 PORT L. REV. 69 (2019) (reputation, conduct, and trust).",
            (["Jane Roe"], "Minding the Nets", 2019, "PORT L. REV."),
        ),
        (
            "Most boats that were counted are no longer at sea. Jane Roe, Minding the Nets, 51 PORT L. REV. 69, 71 (2019).",
            (["Jane Roe"], "Minding the Nets", 2019, "PORT L. REV."),
        ),
        (
            "BRASIL. Ministério dos Portos. Manual de redes em barcos. Brasília: MP, 2011. p. 17.",
            (["BRASIL. Ministério dos Portos"], "Manual de redes em barcos", 2011, ""),
        ),
        (
            "SOUZA, Marina de; LIMA, João. Redes e barcos: o caso do porto. Revista de Redes, Rio de Janeiro, v. 8, n. 1, p. 33-58, 2017.",
            (["Marina de Souza", "João Lima"], "Redes e barcos: o caso do porto", 2017, "Revista de Redes"),
        ),
        (
            "Port Witness, Last Lines of Nets: The boats that harm ports, 2021, p. 12.",
            (["Port Witness"], "Last Lines of Nets: The boats that harm ports", 2021, ""),
        ),
        (
            "See generally A Sand, Nets as Freedom (OUP 1999) 87–110 (analysing how nets reduce harm).",
            (["A Sand"], "Nets as Freedom", 1999, ""),
        ),
        (
            "Press Release, U.S. Dep’t of Ports, Ports Recover $1.2 Million (Oct. 3, 2017), https://a.example/p.",
            (["U.S. Dep’t of Ports"], "Ports Recover $1.2 Million", 2017, ""),
        ),
    ],
)
def test_notes_of_other_traditions(note: str, found: tuple[list[str], str, int | None, str]) -> None:
    assert said(note) == found
