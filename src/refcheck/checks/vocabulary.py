"""The types and fields that BibTeX, biblatex and reference managers know, and what a misspelt one is near to."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

__all__ = ["FIELDS", "TYPES", "near_field", "near_type"]

REMEMBERED = 5_000
"""So many names (number) that are not known are remembered with what is near them."""
TYPES = frozenset(
    """article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings
    techreport unpublished mvbook bookinbook suppbook collection mvcollection suppcollection dataset inreference
    mvproceedings mvreference online patent periodical reference report set software standard suppperiodical thesis xdata
    custom customa customb customc customd custome customf electronic www artwork audio bibnote commentary image
    jurisdiction legislation legal letter movie music performance review video comment preamble string
    bachelorsthesis masterthesis webpage website preprint presentation talk poster lecture newspaper magazine film
    interview map bill case statute treaty act law regulation legalcase legadminmaterial archive archival unpub
    monograph mastersproject monography bookininbook privcomm talk url hidden control ieeetranbstctl acmtrans game program computerprogram
    journal paper course slides podcast broadcast exhibition diploma habilthesis dissertation entry abbreviation acronym
    symbol number index icon glossary term entity person group""".split()  # noqa: SIM905 - a word list reads best so
)
"""Entry types of BibTeX, of biblatex (manual, section 2.1), and those that styles in use define."""

FIELDS = frozenset(
    """abstract addendum address afterword annotation annote annotator archive archivedate archivelocation archiveprefix
    archiveurl arxiv arxivid author authortype bdsk biburl bibsource bookauthor bookpagination bookshorttitle booksubtitle
    booktitle booktitleaddon chapter citeulike city coden collaboration comment commentary commentator copyright country
    crossref date day doi edition editor editora editorb editorc editortype editoratype eid entryset entrysubtype eprint
    eprintclass eprinttype event eventdate eventtitle eventtitleaddon eventvenue execute file foreword fulltext gender
    groups holder howpublished hyphenation ids indexsorttitle indextitle institution interhash intrahash introduction isan
    isbn ismn isrn issn issue issuetitle issuesubtitle issuetitleaddon iswc journal journalabbr journalsubtitle journaltitle
    journaltitleaddon key keyword keywords label langid langidopts language lastaccessed lastchecked lccn library link list
    local location mainsubtitle maintitle maintitleaddon masterid mendeley month mrclass mrnumber mrreviewer nameaddon
    nationality note number numpages options organization origdate origlanguage origlocation origpublisher origtitle owner
    page pages pagetotal pagination part paper pdf pmc pmcid pmid presort primaryclass price publisher pubstate pubmed
    readstatus related relatedoptions relatedstring relatedtype remark reprinttitle reviewer revision school series
    shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle size sortkey sortname sortshorthand
    sorttitle sortyear source status subject subtitle summary supplement tags text timestamp title titleaddon toc
    translation translator type uniqueid url urldate urlseen useauthor useeditor useprefix usera userb userc userd usere
    userf username venue verba verbb verbc version vol volume volumes website writer xdata xref year zbl zblnumber zmnumber
    accessed access affiliation annex authors1 bibdate category cited class code committee contents contributor
    conference credits database dataset datatype department description director docket editors1 film format filename
    gloss heading host image images interviewer journalname keys legal letter media medium module name names notes number2
    organizer original pageswhole performer period person place plural position producer product project program
    publication quote rating read recipient record reference references report role rights section sender session short
    sort speaker state synopsis term thesis time topic track url2 user users video visited volumetitle web what when where
    archiveid articleno articlenumber acmid issuedate issueyear issuemonth numberofpages bookeditor bookedition
    booktype publicationtype publicationstatus subtype subtitles secondarytitle tertiarytitle""".split()  # noqa: SIM905
)
"""Fields of BibTeX, of biblatex (manual, sections 2.2 and 2.3), of managers, and those that styles in use have."""

_WANTED_TYPES = tuple(sorted(t for t in TYPES if len(t) > 3))
_WANTED = (
    "abstract", "address", "annotation", "author", "booktitle", "chapter", "crossref", "edition", "editor", "eprint",
    "eprinttype", "archiveprefix", "primaryclass", "howpublished", "institution", "isbn", "issn", "journal", "journaltitle",
    "keywords", "language", "location", "maintitle", "month", "note", "number", "organization", "pages", "publisher",
    "school", "series", "shorttitle", "subtitle", "title", "translator", "urldate", "volume", "year",
)  # fmt: skip
"""What is suggested: fields that bibliographies print or programs go by."""
_INSTEAD = {
    "titel": "title",
    "authors": "author",
    "editors": "editor",
    "organisation": "organization",
    "publishers": "publisher",
    "adress": "address",
    "booktitel": "booktitle",
}


@lru_cache(maxsize=REMEMBERED)
def near_type(name: str) -> str:
    """Return the type that an unknown one is probably meant for, empty when none is near."""
    return _near(name, _WANTED_TYPES)


@lru_cache(maxsize=REMEMBERED)
def near_field(name: str) -> str:
    """Return the field that an unknown one is probably meant for, empty when none is near."""
    return _INSTEAD.get(name) or _near(name, _WANTED)


def _near(name: str, wanted: tuple[str, ...]) -> str:
    """Return the only word that one letter more, less, other or swapped makes of ``name``, or two of a long one."""
    if not name.isascii() or not name.isalpha() or not 4 <= len(name) <= 30:
        return ""
    most = 1 if len(name) < 9 else 2
    found = [(OSA.distance(name, one, score_cutoff=most), one) for one in wanted if one[0] == name[0]]
    best = sorted((far, one) for far, one in found if far <= most and _is_slip(name, one, far))
    return best[0][1] if best and (len(best) == 1 or best[0][0] < best[1][0]) else ""


def _is_slip(name: str, one: str, far: int) -> bool:
    """Return whether the difference is one of typing: `locationa`, `issnp` and `blogtitle` are meant so."""
    return not name.startswith(one) and (far < 2 or name[:3] == one[:3])
