"""The one table between CSL and the formats of other programs: types, fields, languages.

Reading and writing both use it. Sources: CSL 1.0.2 appendices III and IV
(https://docs.citationstyles.org/en/stable/specification.html), btxdoc, the biblatex manual sections
2.1 and 2.2, the RIS specification of Research Information Systems, EndNote's XML as EndNote and Zotero write
it, the KEV formats of ANSI/NISO Z39.88-2004 for COinS, and what importers were measured to do (an entry of a
type that an importer does not know is lost whole, so BibTeX has ``@misc`` there).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re

__all__ = [
    "ENDNOTE_TYPES",
    "FIELDS",
    "IN_BOOK",
    "IN_PERIODICAL",
    "NEAR",
    "READ_FIELDS",
    "TYPES",
    "Dialect",
    "FieldRow",
    "TypeRow",
    "container_field",
    "csl_type",
    "kind_of",
    "kind_of_type",
    "langid_of",
    "language_of",
    "number_field",
    "publisher_field",
    "type_row",
]


class Dialect(StrEnum):
    """Which program the entries are for. BIBTEX is what both understand; EXCHANGE is the same for reference
    managers, with further entry types that they know and that BibTeX's styles take for ``@misc``.
    """

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A CSL type and what it is called elsewhere.

    ``aliases`` are further entry types that are read as this one, and may be written back.
    ``genre`` is the ``type`` field that tells the type where its entry type cannot, ``subtype`` the
    ``entrysubtype``. ``exchange`` is the entry type for reference managers where it is not BibTeX's.
    ``endnote`` is the number of EndNote's reference type (``ENDNOTE_TYPES``), ``coins`` the KEV format and,
    after a slash, its genre, or the type of Zotero where the format is that of Dublin Core.
    """

    csl: str
    bibtex: str
    biblatex: str
    ris: str
    aliases: tuple[str, ...] = ()
    genre: str = ""
    endnote: int = 13
    coins: str = "dc/document"
    subtype: str = ""
    exchange: str = ""


TYPES = (
    TypeRow("article-journal", "article", "article", "JOUR", ("periodical", "suppperiodical"), "", 17, "journal/article"),
    TypeRow("article-magazine", "article", "article", "MGZN", (), "", 19, "dc/magazineArticle", subtype="magazine"),
    TypeRow("article-newspaper", "article", "article", "NEWS", (), "", 23, "dc/newspaperArticle", subtype="newspaper"),
    TypeRow("book", "book", "book", "BOOK", ("mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"), "", 6, "book/book"),
    TypeRow("chapter", "incollection", "incollection", "CHAP", ("inbook", "bookinbook", "suppbook", "suppcollection"), "", 5, "book/bookitem"),
    TypeRow("paper-conference", "inproceedings", "inproceedings", "CONF", ("conference",), "", 10, "book/proceeding"),
    TypeRow("thesis", "phdthesis", "thesis", "THES", ("mastersthesis", "bachelorsthesis"), "", 32, "dissertation"),
    TypeRow("report", "techreport", "report", "RPRT", ("manual",), "", 27, "book/report"),
    TypeRow("webpage", "misc", "online", "ELEC", ("www", "electronic", "webpage"), "", 12, "dc/webpage", exchange="online"),
    TypeRow("document", "misc", "misc", "GEN", (), "", 13, "dc/document"),
    TypeRow("manuscript", "unpublished", "unpublished", "MANSCPT", (), "", 36, "dc/manuscript"),
    TypeRow("pamphlet", "booklet", "booklet", "PAMP", (), "", 24, "dc/manuscript"),
    TypeRow("entry-encyclopedia", "incollection", "inreference", "ENCYC", (), "", 53, "dc/encyclopediaArticle"),
    TypeRow("article", "misc", "online", "GEN", ("preprint",), "preprint", 43, "dc/preprint"),
    TypeRow("dataset", "misc", "misc", "DATA", ("dataset",), "dataset", 59, "dc/dataset"),
    TypeRow("software", "misc", "software", "COMP", (), "software", 9, "dc/computerProgram", exchange="software"),
    TypeRow("standard", "techreport", "report", "STAND", ("standard",), "standard", 58, "dc/standard"),
    TypeRow("hearing", "techreport", "report", "HEAR", (), "hearing", 14, "dc/hearing"),
    TypeRow("patent", "misc", "patent", "PAT", (), "patent", 25, "dc/patent", exchange="patent"),
    TypeRow("speech", "unpublished", "unpublished", "SLIDE", (), "speech", 47, "dc/presentation"),
    TypeRow("legislation", "misc", "legislation", "STAT", ("legal", "legadminmaterial", "regulation"), "legislation", 31, "dc/statute", exchange="legislation"),
    TypeRow("legal_case", "misc", "jurisdiction", "CASE", (), "legal case", 7, "dc/case", exchange="jurisdiction"),
    TypeRow("bill", "misc", "legislation", "BILL", (), "bill", 4, "dc/bill", exchange="legislation"),
    TypeRow("treaty", "misc", "legislation", "STAT", (), "treaty", 31, "dc/statute", exchange="legislation"),
    TypeRow("interview", "misc", "misc", "PCOMM", ("interview",), "interview", 26, "dc/interview"),
    TypeRow("personal_communication", "misc", "letter", "PCOMM", (), "personal communication", 26, "dc/letter", exchange="letter"),
    TypeRow("post-weblog", "misc", "online", "BLOG", (), "blog post", 56, "dc/blogPost", exchange="online"),
    TypeRow("motion_picture", "misc", "movie", "MPCT", ("video",), "film", 21, "dc/film", exchange="movie"),
    TypeRow("broadcast", "misc", "misc", "SOUND", (), "broadcast", 21, "dc/podcast"),
    TypeRow("song", "misc", "audio", "SOUND", ("music",), "recording", 61, "dc/audioRecording", exchange="audio"),
    TypeRow("graphic", "misc", "artwork", "ART", ("image",), "graphic", 2, "dc/artwork", exchange="artwork"),
    TypeRow("post", "misc", "online", "ELEC", (), "forum post", 12, "dc/forumPost", exchange="online"),
    TypeRow("map", "misc", "misc", "MAP", (), "map", 20, "dc/map"),
)  # fmt: skip
ENDNOTE_TYPES = {
    2: "Artwork", 4: "Bill", 5: "Book Section", 6: "Book", 7: "Case", 9: "Computer Program", 10: "Conference Proceedings",
    12: "Web Page", 13: "Generic", 14: "Hearing", 17: "Journal Article", 19: "Magazine Article", 20: "Map", 21: "Film or Broadcast",
    23: "Newspaper Article", 24: "Pamphlet", 25: "Patent", 26: "Personal Communication", 27: "Report", 31: "Statute",
    32: "Thesis", 36: "Manuscript", 43: "Electronic Article", 47: "Conference Paper", 53: "Encyclopedia", 56: "Blog",
    58: "Standard", 59: "Dataset", 61: "Music",
}  # fmt: skip
"""The names of EndNote's reference types by their numbers."""

NEAR = {
    "entry": "entry-encyclopedia",
    "entry-dictionary": "entry-encyclopedia",
    "review": "article-journal",
    "review-book": "article-journal",
    "regulation": "legislation",
    "classic": "book",
    "collection": "book",
}
"""The types of CSL that have a near one in the table; the others that it does not have are documents."""

_BY_CSL = {row.csl: row for row in TYPES}
_BY_SUBTYPE = {row.subtype: row.csl for row in TYPES if row.subtype}
_BY_GENRE = {row.genre: row.csl for row in TYPES if row.genre} | {
    "letter": "personal_communication",
    "e-mail": "personal_communication",
    "email": "personal_communication",
    "conversation": "personal_communication",
    "law": "legislation",
    "statute": "legislation",
    "act": "legislation",
    "regulation": "legislation",
    "case": "legal_case",
    "data set": "dataset",
    "computer software": "software",
    "podcast": "broadcast",
}
_READ_TYPES = {
    **{name: row.csl for row in reversed(TYPES) for name in row.aliases},
    **{row.biblatex: row.csl for row in reversed(TYPES)},
    **{row.bibtex: row.csl for row in reversed(TYPES)},
    "online": "webpage",
    "misc": "document",
    "reference": "book",
    "mvreference": "book",
    "review": "article-journal",
    "commentary": "legal_case",
    "letter": "personal_communication",
}
_WITH_GENRE = frozenset({"misc", "unpublished", "online", "letter", "techreport", "report", "legislation"})


def type_row(csl: str) -> TypeRow:
    """Return the row of a CSL type, that of *document* for one that the table does not have."""
    return _BY_CSL.get(csl, _BY_CSL["document"])


def csl_type(entry_type: str, genre: str = "", subtype: str = "") -> str:
    """Return the CSL type of a BibTeX entry type (lower case) with its ``type`` and ``entrysubtype`` fields."""
    if subtype and entry_type == "article":
        return _BY_SUBTYPE.get(subtype.strip().lower(), "article-journal")
    if genre and entry_type in _WITH_GENRE:
        told = _BY_GENRE.get(genre.strip().lower())
        if told:
            return told
    return _READ_TYPES.get(entry_type, "document")


_KINDS = {
    "webpage": ReferenceKind.WEB_PAGE,
    "post-weblog": ReferenceKind.WEB_PAGE,
    "legislation": ReferenceKind.LAW,
    "legal_case": ReferenceKind.LAW,
    "bill": ReferenceKind.LAW,
    "treaty": ReferenceKind.LAW,
    "regulation": ReferenceKind.LAW,
    "interview": ReferenceKind.INTERVIEW,
    "personal_communication": ReferenceKind.LETTER,
}


def kind_of_type(csl: str) -> ReferenceKind:
    """Return the kind of source that a CSL type is, *publication* unless it says otherwise."""
    return _KINDS.get(csl, ReferenceKind.PUBLICATION)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of ``Work`` and what it is called elsewhere.

    ``csl`` is empty where CSL has no variable, ``ris``, ``endnote`` (an element, ``/`` between two) and
    ``coins`` (a key after ``rft.``) where the format has no place or the type decides. ``aliases`` are further
    BibTeX and BibLaTeX fields that are read as this one, in order of preference after the first two.
    ``raw`` fields hold addresses and identifiers, which are never decoded or escaped.
    """

    work: str
    bibtex: str
    biblatex: str
    ris: str = ""
    aliases: tuple[str, ...] = ()
    csl: str = ""
    endnote: str = ""
    coins: str = ""
    raw: bool = False


FIELDS = (
    FieldRow("author", "author", "author", "AU", (), "author", "contributors/authors", "au"),
    FieldRow("editor", "editor", "editor", "ED", (), "editor", "contributors/secondary-authors", "contributor"),
    FieldRow("translator", "translator", "translator", "A4", (), "translator", "contributors/subsidiary-authors", ""),
    FieldRow("title", "title", "title", "TI", (), "title", "titles/title", "title"),
    FieldRow("title_short", "shorttitle", "shorttitle", "ST", (), "title-short", "titles/short-title", ""),
    FieldRow("container_title", "journal", "journaltitle", "T2", ("booktitle", "journalname"), "container-title", "titles/secondary-title", "source"),
    FieldRow("event_title", "eventtitle", "eventtitle", "", (), "event-title", "", ""),
    FieldRow("collection_title", "series", "series", "T3", (), "collection-title", "titles/tertiary-title", "series"),
    FieldRow("edition", "edition", "edition", "ET", (), "edition", "edition", "edition"),
    FieldRow("volume", "volume", "volume", "VL", (), "volume", "volume", "volume"),
    FieldRow("collection_number", "number", "number", "", (), "collection-number", "number", ""),
    FieldRow("number", "number", "number", "", (), "number", "isbn", ""),
    FieldRow("issue", "number", "number", "IS", ("issue",), "issue", "number", "issue"),
    FieldRow("genre", "type", "type", "M3", (), "genre", "work-type", "degree"),
    FieldRow("publisher", "publisher", "publisher", "PB", ("institution", "school", "organization"), "publisher", "publisher", "publisher"),
    FieldRow("publisher_place", "address", "location", "CY", (), "publisher-place", "pub-location", "place"),
    FieldRow("issued", "year", "date", "PY", (), "issued", "dates/year", "date"),
    FieldRow("page", "pages", "pages", "SP", (), "page", "pages", "pages"),
    FieldRow("doi", "doi", "doi", "DO", (), "DOI", "electronic-resource-num", "rft_id", raw=True),
    FieldRow("isbn", "isbn", "isbn", "SN", (), "ISBN", "isbn", "isbn"),
    FieldRow("issn", "issn", "issn", "SN", (), "ISSN", "isbn", "issn"),
    FieldRow("eprint", "eprint", "eprint", "", (), "", "", "", raw=True),
    FieldRow("eprint_type", "archiveprefix", "eprinttype", "", (), "", "", ""),
    FieldRow("pmid", "pmid", "pmid", "", (), "PMID", "accession-num", "rft_id"),
    FieldRow("pmcid", "pmcid", "pmcid", "", ("pmc",), "PMCID", "custom2", ""),
    FieldRow("url", "url", "url", "UR", ("link", "ee"), "URL", "urls/web-urls", "rft_id", raw=True),
    FieldRow("accessed", "urldate", "urldate", "Y2", ("lastchecked", "lastaccessed", "accessed"), "accessed", "access-date", ""),
    FieldRow("archive_url", "archiveurl", "archiveurl", "", ("archive-url",), "archive_location", "", "", raw=True),
    FieldRow("archive_date", "archivedate", "archivedate", "", ("archive-date",), "", "", ""),
    FieldRow("language", "language", "language", "LA", (), "language", "language", "language"),
    FieldRow("keyword", "keywords", "keywords", "KW", (), "keyword", "keywords/keyword", "subject"),
    FieldRow("abstract", "abstract", "abstract", "AB", (), "abstract", "abstract", "description"),
    FieldRow("note", "note", "note", "N1", (), "note", "notes", ""),
)  # fmt: skip
"""The fields in the order in which an entry has them."""

READ_FIELDS = {row.work: tuple(dict.fromkeys((row.biblatex, row.bibtex, *row.aliases))) for row in FIELDS}
"""The BibTeX and BibLaTeX fields of each field of ``Work``, in order of preference."""

IN_BOOK = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
"""The types of works that are part of a book."""
IN_PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper"})
"""The types of works that are part of a journal, magazine or newspaper."""
_NUMBERED_SERIES = frozenset({"book", "chapter", "paper-conference", "entry-encyclopedia"})
_NO_PUBLISHER = frozenset({"misc", "online", "software", "unpublished"})


def container_field(csl: str, dialect: Dialect) -> str:
    """Return the field that holds what a work of this type is part of."""
    if csl in IN_BOOK:
        return "booktitle"
    return "journaltitle" if dialect is Dialect.BIBLATEX else "journal"


def publisher_field(entry_type: str, dialect: Dialect) -> str:
    """Return the field that holds the publisher. biber's data model has none in ``@misc``."""
    if entry_type in {"techreport", "report"}:
        return "institution"
    if entry_type in {"phdthesis", "mastersthesis", "thesis"}:
        return "institution" if dialect is Dialect.BIBLATEX else "school"
    if entry_type in {"manual", *(_NO_PUBLISHER if dialect is Dialect.BIBLATEX else ())}:
        return "organization"
    return "publisher"


def number_field(csl: str) -> str:
    """Return the field of ``Work`` that the ``number`` of an entry of this type is."""
    if csl in IN_PERIODICAL:
        return "issue"
    return "collection_number" if csl in _NUMBERED_SERIES else "number"


# babel and polyglossia names (biblatex manual, section 3.9) by BCP 47 code; the first of a code is written.
_LANGUAGES = (
    ("en", "english"), ("en-US", "american"), ("en-US", "usenglish"), ("en-GB", "british"), ("en-GB", "ukenglish"),
    ("en-AU", "australian"), ("en-CA", "canadian"), ("fr", "french"), ("fr", "francais"), ("de", "german"),
    ("de", "ngerman"), ("de-AT", "austrian"), ("de-AT", "naustrian"), ("de-CH", "swissgerman"), ("de-CH", "nswissgerman"),
    ("es", "spanish"), ("pt", "portuguese"), ("pt-BR", "brazilian"), ("pt-BR", "brazil"), ("it", "italian"),
    ("nl", "dutch"), ("da", "danish"), ("sv", "swedish"), ("nb", "norwegian"), ("nb", "norsk"), ("nn", "nynorsk"),
    ("fi", "finnish"), ("is", "icelandic"), ("pl", "polish"), ("cs", "czech"), ("sk", "slovak"), ("sl", "slovene"),
    ("hr", "croatian"), ("sr", "serbian"), ("hu", "magyar"), ("hu", "hungarian"), ("ro", "romanian"), ("bg", "bulgarian"),
    ("ru", "russian"), ("uk", "ukrainian"), ("el", "greek"), ("tr", "turkish"), ("he", "hebrew"), ("ar", "arabic"),
    ("fa", "farsi"), ("fa", "persian"), ("hi", "hindi"), ("bn", "bengali"), ("ta", "tamil"), ("th", "thai"), ("lo", "lao"),
    ("km", "khmer"), ("my", "burmese"), ("vi", "vietnamese"), ("id", "indonesian"), ("id", "bahasa"), ("ms", "malay"),
    ("tl", "filipino"), ("zh", "chinese"), ("ja", "japanese"), ("ko", "korean"), ("ca", "catalan"), ("eu", "basque"),
    ("gl", "galician"), ("la", "latin"), ("et", "estonian"), ("lv", "latvian"), ("lt", "lithuanian"), ("ne", "nepali"),
)  # fmt: skip
_LANGIDS = {code.lower(): name for code, name in reversed(_LANGUAGES)}
_CODES = {name: code for code, name in _LANGUAGES}


def langid_of(language: str) -> str:
    """Return the babel name of a language code or name, empty when the table has none."""
    code = _CODES.get(language.strip().lower(), language).strip().replace("_", "-").lower()
    return _LANGIDS.get(code) or _LANGIDS.get(code.partition("-")[0], "")


def language_of(written: str) -> str:
    """Return the BCP 47 code of a babel name; anything else as it is written."""
    name = written.strip()
    return _CODES.get(name.lower().removeprefix("lang"), name)


_CORRESPONDENCE = lazy_re(r"(?i)\b(letter|correspondence|e-?mail|personal communication|memo(?:randum)? to)\b")
_INTERVIEW = lazy_re(r"(?i)\b(interview(?:ed)?|conversation) (?:with|by|on|of)\b|^\W*interview\W*$")
_ON_FILE = lazy_re(r"(?i)\bon file with\b|\bin the (?:author|possession)\b")
_PRIVATE_TYPES = frozenset({"misc", "unpublished", "letter", "interview"})


def kind_of(entry_type: str, work: Work) -> ReferenceKind:
    """Return the kind of source that an entry is.

    Errs towards the private kinds, of which nothing is ever sent: an unpublished or miscellaneous
    entry that says "interview with" or "on file with" is one, an article with such a title is not.
    """
    kind = kind_of_type(work.type)
    if kind is not ReferenceKind.PUBLICATION:
        return kind
    identified = bool(work.doi or work.isbn or work.eprint or work.container_title)
    if entry_type in _PRIVATE_TYPES and not identified:
        told = " · ".join((work.note, work.genre, work.extra.get("howpublished", "")))
        titled = f"{told} · {work.title}" if not work.url else told
        if _INTERVIEW.search(titled):
            return ReferenceKind.INTERVIEW
        if _CORRESPONDENCE.search(told):
            return ReferenceKind.LETTER
        if _ON_FILE.search(told):
            return ReferenceKind.UNKNOWN
    if entry_type == "misc" and work.url and not identified and work.type == "document":
        return ReferenceKind.WEB_PAGE
    return kind
