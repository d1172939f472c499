"""Notes whose order alone tells their fields: as lists have them, with editors, days, volumes and sites behind titles."""

from __future__ import annotations

from typing import Any

import pytest

from refcheck.documents import read_text
from refcheck.model.reference import NoteKind, ReferenceKind
from refcheck.model.work import Work
from refcheck.references.listed import is_listed
from refcheck.references.notetext import note_text
from tests.references.test_note_fields import items, work


def shown(found: Work) -> dict[str, Any]:
    names = {"a": [name.full for name in found.author], "e": [name.full for name in found.editor]}
    return {**names, "t": found.title, "c": found.container_title, "y": found.year, "g": found.page}


@pytest.mark.parametrize(
    ("note", "fields"),
    [
        # the year right behind names, the title plain
        ("Roe, A. & B. Carr, 2014a, The Net and its Role, in: C. Poe (ed.), *Nets and Quays*, Studies 8, 12-19.", {"a": ["A. Roe", "B. Carr"], "t": "The Net and its Role", "c": "Nets and Quays", "y": 2014, "g": "12-19"}),
        ("von Roe, A. M., 1914, Ordnung der Netze, in: *Zeitschrift für Boote* 46, Heft 4-5, 53–90.", {"t": "Ordnung der Netze", "c": "Zeitschrift für Boote", "g": "53-90"}),
        ("Roe, L.-C., 2014, Netze – nach hundert Jahren, *Zeitschrift für Boote*, Band 9, Heft 2, 281–302.", {"t": "Netze – nach hundert Jahren", "c": "Zeitschrift für Boote", "y": 2014}),
        ("Roe, G., 2020, The Boat in the Room. Did Nets Drive It? In: A. Carr, B. Poe (eds.), *The Sound of Nets*, Berlin: Kai, 117–150.", {"t": "The Boat in the Room. Did Nets Drive It?", "c": "The Sound of Nets", "g": "117-150"}),
        ("Roe, David. 2010. Measuring nets in the south, en *Revista de Redes*, vol. 32, no. 3, 585–598.", {"t": "Measuring nets in the south", "c": "Revista de Redes", "y": 2010, "g": "585-598"}),
        ("Roe, R., 1998. Tin and nets in the west. Net Studies, 31(2), pp.17-29.", {"a": ["R. Roe"], "t": "Tin and nets in the west", "c": "Net Studies", "y": 1998, "g": "17-29"}),
        # bare initials, as medicine has them
        ("Roe V, Carr D, Poe I. 10/20 systems of nets revisited. NetImage [Internet]. Febrero de 2007 [consultado el 27 de abril de 2024];34(4):1600-11.", {"a": ["V Roe", "D Carr", "I Poe"], "t": "10/20 systems of nets revisited", "c": "NetImage", "y": 2007, "g": "1600-11"}),
        ("Roe M. Nets and quays of the sea. New York: Oxford University Press; 2010. 315 p.", {"a": ["M Roe"], "t": "Nets and quays of the sea", "y": 2010}),
        ("Roe H., *How much do nets cost?*, Boats by Numbers, août 2025. URL : <https://example.org/n>", {"a": ["H. Roe"], "c": "Boats by Numbers", "y": 2025}),
        # a day, a month or a volume behind a title in italics
        ('Ann Roe, *The Net Menders*, NETnews, Dec 1952 ("a boat").', {"t": "The Net Menders", "c": "NETnews", "y": 1952}),
        ("Ann Roe, *Net Painting*, Quay Review, Spring 1955.", {"c": "Quay Review", "y": 1955}),
        ("Roe A., Carr B., *The cost of nets*, Boule 7(10), octobre 2023. URL : <https://example.org/n>.", {"c": "Boule", "y": 2023}),
        ("Roe A., Carr B., *The cost of nets*, Journal of Net Research 24, 2023. URL : <https://example.org/n>.", {"c": "Journal of Net Research", "y": 2023}),
        ("Roe A., Carr B., *The cost of nets*, NETS HPCA 2021. URL : <https://example.org/n>.", {"c": "NETS HPCA 2021", "y": 2021}),
        ("Barb Roe, *The Net Is Now*, *The Boat's Eye* no. 6 (Dec 1948).", {"t": "The Net Is Now", "c": "The Boat's Eye", "y": 1948}),
        ("Ann Roe, *Modern nets were a 'weapon'*, The Mariner, 1995.", {"c": "The Mariner", "y": 1995}),
        # where a post or a paper stands
        ("Ann Roe, ‘Nets after the Storm’ (Law of Boats Blog, 7 May 2019).", {"c": "Law of Boats Blog", "y": 2019}),
        ("‘Nets after the Storm’ (HARB Proceedings 2024).", {"c": "HARB Proceedings", "y": 2024}),
        ("“List of nets,” Quantinet, <https://example.org/n>.", {"t": "List of nets", "c": "Quantinet"}),
        # journals with a subtitle or an issue, and pages without a mark
        ("Ann Roe, “The Net’s Poet.” Proceedings of the Net Academy: History, Boats 83c (1983): 37-79.", {"c": "Proceedings of the Net Academy: History, Boats", "y": 1983, "g": "37-79"}),
        ("Ann Roe, “Atheism at sea,” Net Literature 75, 1-4 (2014): 121-61.", {"c": "Net Literature", "g": "121-61"}),
        ("Ann Roe, ‘The Flight of Nets’, Seanchas Mara 21/2 (2007-8), 39-50.", {"c": "Seanchas Mara", "y": 2007, "g": "39-50"}),
        ("Ann Roe, “Standing for Nets” (2018) 43:2 Boat LJ 255 at 261.", {"c": "Boat LJ", "y": 2018, "g": "255"}),
        ("Ann Roe, ‘Nets and Law’ (2025) Future Boats 151.", {"c": "Future Boats", "g": "151"}),
        ("Ann Roe, ‘Net en tol’, Tijdschrift voor Netten 118 (2005) 23-41, aldaar 30.", {"c": "Tijdschrift voor Netten", "g": "23-41"}),
        ("Ann Roe, “Nets,” in *Boats and Quays*, ed. Carr and Poe, 227--38, at 236.", {"c": "Boats and Quays", "g": "227-38"}),
        ("Ann Roe, ‘Nets’ in Bo Carr (ed), *Boats* (Hart Publishing 2012) 45, 51.", {"c": "Boats", "g": "45"}),
        ("Roe, S. (2015). “Nets.” *Boat Law Journal*, 124, 2448.", {"c": "Boat Law Journal", "g": "2448"}),
        # editors before and behind their book
        ("Ann Roe, ‘Classical Nets’, in K. Carr and B. Poe (eds) Progress in Nets (Cork, 1996), 165–87.", {"c": "Progress in Nets", "g": "165-87"}),
        ("Ann Roe, 'Net Schools', in Seán Carr ed., Medieval Nets: An Encyclopedia (Dublin, 2004).", {"c": "Medieval Nets: An Encyclopedia", "y": 2004}),
        ("A. Roe, Reti e notai, in Storia delle reti, a cura di L. Carr, Genova 2003, pp. 55-80.", {"c": "Storia delle reti", "y": 2003}),
        ("Ann Roe and Bo Carr eds., Nets: Settlement and Sea, c.1550-c.1700 (Dublin: Four Courts Press, 2009).", {"a": [], "e": ["Ann Roe", "Bo Carr"], "t": "Nets: Settlement and Sea, c.1550-c.1700"}),
        ("Ann Roe & Bo Carr (eds), Elizabeth I and the Nets (Cambridge, 2007).", {"e": ["Ann Roe", "Bo Carr"], "t": "Elizabeth I and the Nets", "y": 2007}),
        ("Ann Roe, Bo B. Carr, Cy Dee Poe, and Di E. Low. The Net Turn: Changing Seas. Cambridge: Cambridge University Press, 2020.", {"a": ["Ann Roe", "Bo B. Carr", "Cy Dee Poe", "Di E. Low"], "t": "The Net Turn: Changing Seas"}),
        # a plain title before its journal or book in italics, volumes without marks
        ("ROEBUCK Anne, Le vin dans tous ses états, *Revue des filets*, avril 2008, n° 26, p. 65-68.", {"a": ["Anne Roebuck"], "t": "Le vin dans tous ses états", "c": "Revue des filets", "y": 2008, "g": "65-68"}),
        ("ROEBUCK Anne, Simplifier mais comment ?, in CARR Bo (dir.), *Pour une refonte des filets*, Paris, Quai, 2016, p. 89-93.", {"a": ["Anne Roebuck"], "c": "Pour une refonte des filets", "y": 2016}),
        ("A. Roe and B. Carr, “Nets and Quays,” *Communications in Nets* **103** (1986) 491–498.", {"c": "Communications in Nets", "y": 1986, "g": "491-498"}),
        ("Roe, A. (2025). *Testing of nets and quays*. Nature, 642, 133–142. <https://example.org/n>", {"t": "Testing of nets and quays", "c": "Nature"}),
        ("Roe, L. C. *Partial Nets*, American Net Society, 2010 (2nd ed.).", {"t": "Partial Nets", "c": "", "y": 2010}),
        ("Roe, Anne. The Book of Nets. Dover Publications, 1964.", {"t": "The Book of Nets", "y": 1964}),
        ("ROE Anne et CARR Bo (dir.), *La mort des filets*, 2015, p. 150.", {"t": "La mort des filets", "c": ""}),
        # pages that have nobody's name, in capitals their site; quoted words within a title
        ("History, NET RESISTANCE, <https://example.org/h> [perma.cc/M5QS-RMKF].", {"a": [], "t": "History", "c": "NET RESISTANCE"}),
        ("Honoring Ann Roe, CR Co-Founder and Leader, NET RESISTANCE (June 22, 2017), <https://example.org/h>.", {"a": [], "t": "Honoring Ann Roe, CR Co-Founder and Leader", "c": "NET RESISTANCE"}),
        ("Ann Roe, Mending Is Not a Good, 110 NET. L.J. ONLINE (2022).", {"a": ["Ann Roe"], "c": "NET. L.J. ONLINE", "y": 2022}),
        ("Ann Roe, How Do We Manage the ‘Defend the Nets’ Movement?, <https://example.org/h> (2021).", {"t": "How Do We Manage the ‘Defend the Nets’ Movement?"}),
        # years and spans
        ("Roe Carr, T., *De las redes a la costa*, Sal, Buenos Aires, 2000 [1ª ed. 1972], caps. II–III.", {"y": 2000}),
        ("Roe, N. (dir.), *Redes y muelles (1806-1852)*, Sal, Buenos Aires, 1998, cap. 1.", {"y": 1998}),
        ("Ann Roe, Irish nets 1200–1600 (Cork and Dublin, 1928).", {"t": "Irish nets 1200–1600", "y": 1928}),
        ("Rete Navale, *Energia delle reti*. <https://example.org/e> (consultato il 4 ottobre 2026).", {"y": None}),
        ("Roe, J. (2020, March 4). The last net shop. *The New York Times*. <https://example.org/n>", {"a": ["J. Roe"], "t": "The last net shop", "c": "The New York Times", "y": 2020}),
        ("M. Roe (Ferronavi), *Reti ad alta capacità*, 18 febbraio 2021. <https://example.org/r>", {"a": ["M. Roe"]}),
    ],
)  # fmt: skip
def test_fields(note: str, fields: dict[str, Any]) -> None:
    found = shown(work(note))
    assert {name: found[name] for name in fields} == fields


@pytest.mark.parametrize(
    ("note", "container"),
    [
        ("Oxfam, *Sowing Nets*, Penguin, June 2012.", ""),
        ("Ann Roe, *Sowing Nets*, Net Observatory, June 2012.", ""),
        ("Net Witness, *The Hidden Price of Nets*, Net Witness, June 2012.", ""),
        ("Ann Roe, *Sowing Nets*, Briefing Paper 24, 2023.", ""),
        ("Ann Roe, *Sowing Nets*, Sydney, March 2010.", ""),
        ("BoatSec. “Nets in 2025.” January 30, 2026. <https://example.org/n>", ""),
    ],
)
def test_a_publisher_a_place_and_a_month_are_no_container(note: str, container: str) -> None:
    assert work(note).container_title == container


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Vitamin C. It is good.",
        "Roe, A., who was there, saw it in 1914.",
        "Roe, 2014, p. 5.",
        "*Roe*, A., 2014, Nets.",
    ],
)
def test_what_is_not_in_the_order_of_lists(note: str) -> None:
    notes = read_text(f"A claim.[^1]\n\n[^1]: {note or '.'}\n").notes
    assert not any(is_listed(note_text(one)) for one in notes)


@pytest.mark.parametrize(
    "note",
    [
        "ECLI:EU:C:2025:131.",
        "Règlement (UE) 2024/1028 du Parlement européen du 11 avril 2024.",
        "U.S. CONST. amend. IV.",
        "29 C.F.R. § 1910.134 (2019).",
        "Net Office (Austria) Decision 2020-0.436 of 8 September 2020, ECLI:AT:DSB:2020:2020.0.436.",
    ],
)
def test_laws(note: str) -> None:
    (item,) = items(note)
    assert (item.kind, item.source) == (NoteKind.FULL, ReferenceKind.LAW)


def test_the_cited_page_of_a_listed_book_is_no_extent() -> None:
    (item,) = items("Roe, A., 2014, Nets and quays of the sea. London: Verso, p. 45.")
    assert item.work is not None
    assert (item.locator, item.work.page) == ("45", "")


def test_hostile_notes_cost_little() -> None:
    for note in ("Roe, A., " * 2_000, "in: " * 3_000, "“A’ B” " * 2_000, "Roe A, " * 3_000, "(1" * 5_000):
        items(note)
