"""Notes in the orders and marks that houses and journals of several countries prescribe."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.work import Work
from refcheck.references import extract


def works(note: str) -> list[Work]:
    """Return the works that a document with this one note cites."""
    library = extract(read_text(f"A sentence.[^1]\n\n[^1]: {note}\n"))
    by_key = {reference.key: reference.work for reference in library.references}
    return [by_key[key] for citation in library.citations for item in citation.items for key in item.references]


def names(work: Work) -> list[tuple[str, str]]:
    return [(name.family or name.literal, name.given) for name in work.author or work.editor]


@pytest.mark.parametrize(
    ("note", "people"),
    [
        ("KNOTT Anna B., *Roads to the sea*, Paris, Éditions Roe, 1990.", [("Knott", "Anna B.")]),
        ("POWELL Anna B. M. (éd.) (dir.), *Roads to the sea*, Paris, Roe, 1990.", [("Powell", "Anna B. M.")]),
        ("A. DOE-B. C. ROE, *Roads to the sea*, Roe, Roma, 1978.", [("DOE", "A."), ("ROE", "B. C.")]),
        ("A. DOE -- B. ROE -- C. POE, *Roads to the sea*. Wien 1978.", [("DOE", "A."), ("ROE", "B."), ("POE", "C.")]),
        ("Л. А. ДОЕВ -- И. В. РОЕВ, *Дороги к морю*, Москва 1988.", [("ДОЕВ", "Л. А."), ("РОЕВ", "И. В.")]),
        ("T. Doe/B. Roe, Roads to the sea, 1990, S. 20.", [("Doe", "T."), ("Roe", "B.")]),
        ("Doeberg/Roebach, *Das Recht der Straßen*, 2019, S. 12.", [("Doeberg", ""), ("Roebach", "")]),
        ("DOE, D. R., Interactive roads and bridges, New York 1977.", [("Doe", "D. R.")]),
        ("ALBRECHTS, JANE, La tesi di strade, Roe Editore, Milano 1991.", [("Albrechts", "Jane")]),
        (
            "DOĚ, MILAN / ROŠ, FILIP u. a., Metody a postupy starých cest, 2011.",
            [("Doě", "Milan"), ("Roš", "Filip")],
        ),
        ("DOE, A. B. / ROE, C. D., Introduction to roads, New York 1996.", [("Doe", "A. B."), ("Roe", "C. D.")]),
        ("Doe, Jane: Roads: The handbook. Second. New York 1981.", [("Doe", "Jane")]),
        ("JANE DOE, MAX ROE: On notions of roads, in: Road Letters (2009), 8.", [("DOE", "JANE"), ("ROE", "MAX")]),
        ("Doe HM, *Roads to the sea* (2009).", [("Doe", "HM")]),
        ("V. Doe, T. van Roesen and S. Poe, *Roads to the sea* (2010).", [("Doe", "V."), ("Roesen", "T."), ("Poe", "S.")]),
        ("FAO, IFAD and WHO, The State of Roads, Rome 2019.", [("FAO", ""), ("IFAD", ""), ("WHO", "")]),
        ("*Lexikon der Straßen und Wege*, O. Doeger (éd.), 2e éd., Stuttgart, 1904.", [("Doeger", "O.")]),
        ("Doe, A. W./Roe, C. A. (1988).", [("Doe", "A. W."), ("Roe", "C. A.")]),
        ("Doe, B.A. et I.D. Roe, 1982.", [("Doe", "B.A."), ("Roe", "I.D.")]),
        ("Doeberg -- Roebach 1989", [("Doeberg", ""), ("Roebach", "")]),
        ("Doe, Bobby und Roe, Sally (2000).", [("Doe", "Bobby"), ("Roe", "Sally")]),
        ('J. D Doe / J. Roe, "Understanding Roads," ed. by F. Poe, o.O.: Wiley 1983.', [("Doe", "J. D"), ("Roe", "J.")]),
        ("DOE-ROE, D. et POE, M. *Probabilités et routes. Tome 1*. Paris : Masson, 1982.", [("Doe-Roe", "D."), ("Poe", "M.")]),
        ("Doeberg, Roebach, e Poebach, *Database support for roads*.", [("Doeberg", ""), ("Roebach", ""), ("Poebach", "")]),
        ("**DOEGER, Victor**: Roads by topic, Heidelberg 2014.", [("Doeger", "Victor")]),
        ('**DOEGER, Brian W.**: "*A language for roads*", Road Practice, 1982, c. XII, sy 1.', [("Doeger", "Brian W.")]),
        ("Doe, C. J. (mars 1995), « Une approche des chemins ».", [("Doe", "C. J.")]),
        ("DOES DE ROAD, Luis, ROE, José María et POE RÍU, Juan. **Las calles de Santiago**. Pamplona : Poe, 1993.", [("Does De Road", "Luis"), ("Roe", "José María"), ("Poe Ríu", "Juan")]),
        ("Myles Doe / Douglas A. Roe: Nonparametric road methods, New York 1973.", [("Doe", "Myles"), ("Roe", "Douglas A.")]),
        ("DOE, V., ROESEN, T. van, POE, S.: A package for road maps. 2010.", [("Doe", "V."), ("Roesen", "T."), ("Poe", "S.")]),
        ("DOEGER, D. P., ROE, D. B.: The design of roads. Cambridge University Press, 2011. Available at: <https://a.example/>.", [("Doeger", "D. P."), ("Roe", "D. B.")]),
        ("LOUDOE, M. et al: Road power tools. O Reilly, 2002.", [("Loudoe", "M.")]),
        ("A. DOE und B. W. ROE, A look at some old roads, in: Applied Roads, (1990), S. 357--365.", [("DOE", "A."), ("ROE", "B. W.")]),
    ],
)  # fmt: skip
def test_who_made_the_work(note: str, people: list[tuple[str, str]]) -> None:
    (work,) = works(note)
    assert names(work) == people


@pytest.mark.parametrize(
    ("note", "title", "container", "year", "page"),
    [
        (
            "A. B. Doe, Robust roads and smoothing bridges, *Journal of the Road Association*, 1979, pp. 829--836.",
            ("Robust roads and smoothing bridges"),
            "Journal of the Road Association",
            1979,
            "829-836",
        ),
        (
            "A. B. Doe, A model of roads and fords, *Roads, Origins, and Design*, vol. 3, fasc. 1, febbraio 1990, pp. 3--28.",
            "A model of roads and fords",
            "Roads, Origins, and Design",
            1990,
            "3-28",
        ),
        (
            "A. B. C. Doe and M. Roe, An Annotated Bibliography of Roads, *ROAD Notices* 26 (January 1991): 14--20.",
            "An Annotated Bibliography of Roads",
            "ROAD Notices",
            1991,
            "14-20",
        ),
        (
            "H. F. DOE, The varimax criterion for roads. *Roadometrika* (1958) 187--200.",
            "The varimax criterion for roads",
            "Roadometrika",
            1958,
            "187-200",
        ),
        (
            "J. DOE -- H. ROE, Karten für alte Straßen. *Journal of the Road Society* 2 (1993/23) 83--97.",
            "Karten für alte Straßen",
            "Journal of the Road Society",
            1993,
            "83-97",
        ),
        (
            "J. DOE, *Making roads active*, «Road Publishing», 7/2 (6/1994), pp. 55--74",
            "Making roads active",
            "Road Publishing",
            1994,
            "55-74",
        ),
        ("J. DOE, *Making roads active*, «Road Record» (1979), pp. 29--36", "Making roads active", "Road Record", 1979, "29-36"),
        (
            "Jane Doe, 'The Work of Road Makers' (1998) 6 Roads: The Magazine of Ways, and Bridges 32.",
            "The Work of Road Makers",
            "Roads: The Magazine of Ways, and Bridges",
            1998,
            "32",
        ),
        ("J Doe, 'Detecting Roads' [1993] Journal of Roads 81.", "Detecting Roads", "Journal of Roads", 1993, "81"),
        (
            "J. Doe, 'The Road Effect', 29 *Road Research* (1989) 1789.",
            "The Road Effect",
            "Road Research",
            1989,
            "1789",
        ),
        (
            "J. Doe & M. Roe, *Issues of Roads*, 4 ROADS, ORIGINS, AND DESIGN 219 (1991).",
            "Issues of Roads",
            "ROADS, ORIGINS, AND DESIGN",
            1991,
            "219",
        ),
        ("Jane Doe, 'Portable roads' 13, no. 3 (October 1992): 253--260.", "Portable roads", "", 1992, "253-260"),
        ("J Doe, 'How to Walk' University of Roads, 2012.", "How to Walk", "", 2012, ""),
        (
            "DOE Jane, « Les routes », *in* *Das Werk der Straßen: Bau*, Berlin, Roe, 1984, p. 118‑126.",
            "Les routes",
            "Das Werk der Straßen: Bau",
            1984,
            "118-126",
        ),
        (
            "Doe, Jane/Roe, Max: Structuring of roads. In: Road Publishing 5/1 (1992). S. 1--17.",
            "Structuring of roads",
            "Road Publishing",
            1992,
            "1-17",
        ),
        (
            "Mark A. Doe/John M. Roe/Paul R. Poe, Composing roads with maps, in: *ROAD Computer* 22 (1989), Heft 2, S. 8--22.",
            "Composing roads with maps",
            "ROAD Computer",
            1989,
            "8-22",
        ),
        ("Jane Doe, Old roads, in: *A book of ways*, Berlin 1990, S. 5-12.", "Old roads", "A book of ways", 1990, "5-12"),
        ("Hans Doe, Sämtliche Wege: Kritische Ausgabe, München; Berlin; New York 1988.", "Sämtliche Wege: Kritische Ausgabe", "", 1988, ""),
        ('Ann Doe, und An Roe, „Editorial: A special issue", *Road Record* 8 (1996): 12--14.', "Editorial: A special issue", "Road Record", 1996, "12-14"),
        ('E. Doe, *Transformation of roads*, „Road Record" 1995, t. 8, nr 4.', "Transformation of roads", "Road Record", 1995, ""),
        ("Doe, F.M. (1983). Roads by computer (No. STAN-CS-83-977). Stanford University.", "Roads by computer", "", 1983, ""),
        ("Doe, A.C. (1990). Roads and chemical texts. In M. Roe (Ed.), Roads, uses, methods (pp. 4--9). New York: Ellis.", "Roads and chemical texts", "Roads, uses, methods", 1990, "4-9"),
        ("DOEGER, Martin Z. Die anmut der alten strassen. *Berliner Zeitung* [en ligne]. 1998. Disponible à l'adresse : <https://a.example/a.pdf>.", "Die anmut der alten strassen", "Berliner Zeitung", 1998, ""),
        ("H. Doe, *The Road Package*, 2014, <https://a.example/roads> (July 5, 2020).", "The Road Package", "", 2014, ""),
        ("J Doe, 'A road to read' (2010) 22 Road Letters 43 <https://a.example/?Lang=d&ID=3373>.", "A road to read", "Road Letters", 2010, "43"),
        ("J. DOE, *Critique of roads*, in J. DOE, *Collected roads*, Berlin, Roe, 1968, pp. 1--163.", "Critique of roads", "Collected roads", 1968, "1-163"),
        ("G. DOE, *roads: below the signs*, «RoadTeXnica»/8 (2009)", "roads: below the signs", "RoadTeXnica", 2009, ""),
        ("DOE, Harold. **Relations between two sets of roads**. *Roadometrika*. 1936, p. 321‑327.", "Relations between two sets of roads", "Roadometrika", 1936, "321-327"),
        ("Doe, Jane: Models of roads. In: Road Publishing 8/2/3 (1995). S. 195--206.", "Models of roads", "Road Publishing", 1995, "195-206"),
        ("Doe, Jane: Models of roads. In: Cahiers Routiers /31 (1998). S. 5--18.", "Models of roads", "Cahiers Routiers", 1998, "5-18"),
        ("Jane B. DOE / Max ROE, The roads package, [o. O.] 2003, online unter: <https://a.example/road> (02.12.2011).", "The roads package", "", 2003, ""),
        ("Doe, C. J. (mars 1995), « Une approche des chemins ».", "Une approche des chemins", "", 1995, ""),
        ("DOEGER, M. L.: Motion as a source of roads. In Journal of Experimental Roads. vol. 78, 1968, pp. 247–253.", "Motion as a source of roads", "Journal of Experimental Roads", 1968, "247-253"),
        ("DOEGER, C.: Public theory of pure roads. In ROEGER, J., POEGER, H. (eds) Economic roads. Old York: Poe, 1996, pp. 89–321.", "Public theory of pure roads", "Economic roads", 1996, "89-321"),
        ("Hans Doe: Die Geschichte der alten Wege und Straßen. Berlin 2013.", "Die Geschichte der alten Wege und Straßen", "", 2013, ""),
        ("Hans Doe: Die Geschichte der alten Wege und Straßen. Berlin ³2013.", "Die Geschichte der alten Wege und Straßen", "", 2013, ""),
        ("Hans Doe: Die Geschichte der alten Wege und Straßen. Berlin ^3^2013.", "Die Geschichte der alten Wege und Straßen", "", 2013, ""),
        ("L. D. Doe: Roads and bridges: A guide to ways. Oxford 1994.", "Roads and bridges: A guide to ways", "", 1994, ""),
        ("A se vedea P. Doe, Un drum de masă, Roma, 2001, p. 137.", "Un drum de masă", "", 2001, ""),
        ("Migrant Roads: How they lead to the city. London 1962.", "Migrant Roads: How they lead to the city", "", 1962, ""),
        ("J. Doe, A sharp version of old ways (Journal of Roads 57, 1992, 597--616).", "A sharp version of old ways", "Journal of Roads", 1992, "597-616"),
        ("J. Doe / M. Roe, ROAD: A system of ways (The Journal of Roads 29, 2010, 1661--1683).", "ROAD: A system of ways", "The Journal of Roads", 2010, "1661-1683"),
        ("R. Doe, Reading orphans: Roads in the old tradition (in: R. Doe / C. Roe [Hg.], The promise of roads, 1999, 1--64).", "Reading orphans: Roads in the old tradition", "The promise of roads", 1999, "1-64"),
        ("J. Doe, A sharp version of old ways (Berlin 1992).", "A sharp version of old ways", "", 1992, ""),
        ("A. Doe u. a., Midway traps related to old ways (Road Rev. B. 56, 1997, 148--149).", "Midway traps related to old ways", "Road Rev. B.", 1997, "148-149"),
        ("I. Doe, Kritik der Straße, in I. Doe, Doe’s Werke. Akademie Ausgabe, Berlin, Roe, 1968, pp. 165--485.", "Kritik der Straße", "Doe’s Werke. Akademie Ausgabe", 1968, "165-485"),
        ("Jan Doe, “Stare drogi”, *Časopis*, roč. 98, č. 2, 1992, s. 15-19.", "Stare drogi", "Časopis", 1992, "15-19"),
        ("Doe, W. (2004). Road structure determination (2nd ed.). Berlin: Roe.", "Road structure determination", "", 2004, ""),
        ("Doe, H. (2016). The old road package (Version 0.2). Retrieved from https://a.example/roads", "The old road package", "", 2016, ""),
        ("DOE, A. B. – ROE, F. – POE, C. Empirical studies of old roads. New York: Harbour, 1992.", "Empirical studies of old roads", "", 1992, ""),
        ("Herbert Doe, Roads with maps, 2e éd., Heidelberg, Roe, 2017.", "Roads with maps", "", 2017, ""),
        ("*Jane Doe*: Review of roads, in: Road Magazine, 20 Jg. (1999), H. 1, S. 127--133.", "Review of roads", "Road Magazine", 1999, "127-133"),
        ("*J. H. Doe* / *Maria Roe*: Old roads and least ways, Berlin 1976.", "Old roads and least ways", "", 1976, ""),
        ("*Jane Doe*, London 1976.", "Jane Doe", "", 1976, ""),
        ("Max Roe, *Jane Doe*: A life, London 1976.", "Jane Doe", "", 1976, ""),
        ("Doe, J. 1999. A way of drawing old roads. Software Roads and Experience, Vol. 29 No. 11, pp. 973--984.", "A way of drawing old roads", "Software Roads and Experience", 1999, "973-984"),
        ("Doe, N. & Roe, M. November 1996. Roads and ways in two parts. Road Centre.", "Roads and ways in two parts", "", 1996, ""),
        ("Jane C. L. Doe, The shape and sound of roads, PhD thesis, University of Roads, 2003.", "The shape and sound of roads", "", 2003, ""),
        ("*Doe*, Optical spacing for new road systems, 1976", "Optical spacing for new road systems", "", 1976, ""),
        ("*Doe*/*Roe*, in: The handbook of old roads, 2014, 537", "", "The handbook of old roads", 2014, ""),
        (
            "Hans DOE und Max ROE, Erste hilfe auf wegen: Ratgeber mit karten, Mainz, Verlag Hermann Poe, 2000.",
            "Erste hilfe auf wegen: Ratgeber mit karten",
            "",
            2000,
            "",
        ),
    ],
)  # fmt: skip
def test_what_and_where(note: str, title: str, container: str, year: int, page: str) -> None:
    (work,) = works(note)
    assert (work.title, work.container_title, work.year, work.page) == (title, container, year, page)


@pytest.mark.parametrize(
    "note",
    [
        "Jane DOE, *The manual of roads*, London, UK, Thames; Hudson, 1980.",
        "J. Doe, 'On roads', in M. Roe (ed.), *Old roads*, Durham; London 2001, pp. 1--23.",
        "J. DOE; M. ROE, *Residues of roads*, Chapman; Hall, London, 1982.",
    ],
)
def test_a_second_publisher_or_place_is_no_second_work(note: str) -> None:
    (work,) = works(note)
    assert work.year is not None
    assert work.page in {"", "1-23"}  # "Hall" is no page


def test_names_alone_are_no_title() -> None:
    for note in ("Doe, A. W./Roe, C. A. (1988).", "Doe, B.A. et I.D. Roe, 1982.", "Doe, Bobby und Roe, Sally (2000)."):
        (work,) = works(note)
        assert work.title == ""
    (work,) = works("Jane Doe, U.S. and E.U. Policy, London 1990.")
    assert work.title == "U.S. and E.U. Policy"


@pytest.mark.parametrize(
    "note",
    [
        "John Doe, *Roads and rivers*, Penguin; Max Roe, *Bridges*, Oxford 2001.",
        "John Doe, *Roads and rivers*; Roe 2001.",
        "Doe, *Roads*, 45; Roe 2001, 12.",
    ],
)
def test_two_works_stay_two(note: str) -> None:
    assert len(works(note)) == 2


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("Jane Doe, Special Rapporteur on roads, *Report on Roads*, 2016, pp. 3-4.", "Report on Roads"),
        ("United Nations, Report of the Secretary-General, *In Safety and Dignity*, 2016, pp. 3–4.", "In Safety and Dignity"),
        ("*Roads*, Penguin Books, 1990.", "Roads"),
        ("**Source:** Jane Doe, *Roads of the World*, Penguin, 1990.", "Roads of the World"),
        ("**Roads of the World**, Penguin, 1990.", "Roads of the World"),
        ("*Roads of the World*, transl. by Max Roe, Penguin Books, 1990.", "Roads of the World"),
        ("Jane Doe, 'Roads and the boys' clubs', *Journal of Roads* 5 (2001): 12-15.", "Roads and the boys' clubs"),
    ],
)  # fmt: skip
def test_what_stands_out_stays_the_title(note: str, title: str) -> None:
    (work,) = works(note)
    assert work.title == title


def test_editors_alone_are_no_container() -> None:
    (work,) = works("Doe and Roe, 'Roads and models' in Poe, Loe and Moe (eds) (1991).")
    assert work.container_title == ""
    assert [name.family for name in work.editor] == ["Poe", "Loe", "Moe"]


def test_a_place_that_is_not_known_is_no_page() -> None:
    (work,) = works("KNOTT Anna, *Roads*, s.l., s.n., 2008.")
    assert (work.title, work.year, work.page) == ("Roads", 2008, "")


@pytest.mark.parametrize(
    ("place", "volume", "issue"),
    [
        ("roč. 98, č. 2, 1992, s. 15-19", "98", "2"),
        ("Jg. 98, H. 2, 1992, S. 15–19", "98", "2"),
        ("t. 98, no 2, 1992, p. 15-19", "98", "2"),
        ("v. 12, n. 3, 2010, p. 15-19", "12", "3"),
        ("vol. XII, n. 3, 2010, pp. 15-19", "XII", "3"),
        ("Cilt 45, Sayı 23, 2006, s. 38-62", "45", "23"),
        ("årg. 45, nr 2, 2006, s. 38-62", "45", "2"),
        ("t. 4, z. 2, 2006, s. 38-62", "4", "2"),
        ("2 (1981), Heft 2, S. 12–16", "2", "2"),
    ],
)
def test_volumes_and_issues_in_the_words_of_many_languages(place: str, volume: str, issue: str) -> None:
    (work,) = works(
        f"Jan Doe, “Old roads in the hills”, *Road Record*, {place}."
        if place[0].isalpha()
        else f"Jan Doe, Old roads in the hills, in: *Road Record* {place}."
    )
    assert (work.container_title, work.volume, work.issue) == ("Road Record", volume, issue)
    assert work.page


@pytest.mark.parametrize(
    ("note", "edition"),
    [
        ("Doe, W. (2004). Road structure determination (2nd ed.). Berlin: Roe.", "2"),
        ("Herbert Doe, Roads with maps, 2e éd., Heidelberg, Roe, 2017.", "2"),
    ],
)
def test_editions(note: str, edition: str) -> None:
    (work,) = works(note)
    assert work.edition == edition
