"""Files as other programs read them: every importer is the real one, but for Zotero's, whose rules are followed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.exports import zotero
from benchmarks.exports.compare import Item

NODE = Path(__file__).parents[2] / "tests" / "exports" / "node"
"""The folder of the importers that run in Node, with their packages once they are installed."""


class MissingError(Exception):
    """An importer is not installed."""


class RefusedError(Exception):
    """An importer takes nothing of a file."""


# CSL, as pandoc, citation-js and biblatex-csl-converter give it.


def _csl_names(people: Any) -> list[list[str]]:
    found = []
    for one in people or []:
        if "literal" in one:
            found.append([one["literal"], ""])
            continue
        particle = " ".join(one.get(k, "") for k in ("dropping-particle", "non-dropping-particle"))
        family = " ".join(p for p in (particle.strip(), one.get("family", "")) if p)
        found.append([family, " ".join(p for p in (one.get("given", ""), one.get("suffix", "")) if p)])
    return found


def _csl_date(date: Any) -> tuple[str, str]:
    """Return the year and the whole date."""
    parts = (date or {}).get("date-parts") or []
    if not parts or not parts[0]:
        return "", str((date or {}).get("raw") or (date or {}).get("literal") or "")
    first = [int(p) for p in parts[0]]
    whole = f"{first[0]:04d}" + "".join(f"-{p:02d}" for p in first[1:])
    if (date or {}).get("circa"):
        # What is not certain: it is printed with "c." or a question mark.
        whole += "?"
    if len(parts) > 1 and parts[1] != parts[0]:
        whole += f"/{int(parts[1][0]):04d}"
    return f"{first[0]:04d}", whole


CSL_TYPES = {"motion-picture": "motion_picture", "program": "software", "entry": "document", "misc": "document",
             "unpublished": "manuscript", "bookSection": "chapter", "": "document"}  # fmt: skip


def of_csl(entry: Mapping[str, Any]) -> Item:
    """Return an item of CSL-JSON."""
    year, issued = _csl_date(entry.get("issued"))
    kind = str(entry.get("type", ""))
    return {
        "type": CSL_TYPES.get(kind, kind),
        "title": entry.get("title", ""),
        "author": _csl_names(entry.get("author")),
        "editor": _csl_names(entry.get("editor")),
        "translator": _csl_names(entry.get("translator")),
        "year": year,
        "issued": issued,
        "container": entry.get("container-title", ""),
        "series": entry.get("collection-title", ""),
        "series_number": entry.get("collection-number", ""),
        "edition": entry.get("edition", ""),
        "volume": entry.get("volume", ""),
        "issue": entry.get("issue", ""),
        # Of several that it reads citation-js prints the first.
        "number": next(iter(number), "") if isinstance(number := entry.get("number", ""), list) else number,
        # EndNote's list of tags, which citation-js follows, has the first page of a case, and how many a book has.
        "page": next((entry[name] for name in ("page", "page-first", "number-of-pages") if entry.get(name)), ""),
        "genre": entry.get("genre", ""),
        # The court of a case, and where a manuscript is kept, as CSL has them.
        "publisher": next((entry[name] for name in ("publisher", "authority", "archive") if entry.get(name)), ""),
        "place": entry.get("publisher-place", "") or entry.get("jurisdiction", ""),
        "doi": entry.get("DOI", ""),
        "url": entry.get("URL", ""),
        "isbn": entry.get("ISBN", ""),
        "issn": entry.get("ISSN", ""),
        "accessed": _csl_date(entry.get("accessed"))[1],
        "language": entry.get("language", ""),
        "abstract": entry.get("abstract", ""),
        "keyword": entry.get("keyword", ""),
        "note": entry.get("note", ""),
    }


PANDOC = {"bibtex": "bibtex", "biblatex": "biblatex", "csl-json": "csljson", "ris": "ris"}


def pandoc(text: str, name: str) -> list[Item]:
    import pypandoc

    entries = json.loads(pypandoc.convert_text(text, "csljson", format=PANDOC[name]))
    known = json.loads(pypandoc.convert_text(text, "json", format=PANDOC[name]))["meta"]["references"]["c"]
    return [_as_printed(of_csl(entry), reference["c"]) for entry, reference in zip(entries, known, strict=True)]


def _as_printed(item: Item, reference: Mapping[str, Any]) -> Item:
    """Return an item with what pandoc prints in a bibliography and its CSL leaves out or spells otherwise.

    That is a date in words, a sign between dollars, and where a patent holds.
    """
    said = reference.get("issued", {})
    titles = {field: _SIGN.sub(r"\1", str(item[field])) for field in ("title", "container", "abstract")}
    in_words = "" if item["issued"] or said.get("t") != "MetaString" else str(said["c"])
    return {**item, **titles, "issued": item["issued"] or in_words}


_SIGN = re.compile(r"\$([<>])\$")


def _node(what: str, text: str) -> Any:
    node = shutil.which("node")
    if node is None:
        raise MissingError("Node is not installed")
    if not (NODE / "node_modules").is_dir():
        raise MissingError(f"its packages are not: npm ci --prefix {NODE.relative_to(Path(__file__).parents[2])}")
    done = subprocess.run([node, str(NODE / "import.mjs"), what], input=text.encode(), capture_output=True, check=False)
    if done.returncode:
        raise RefusedError(done.stderr.decode(errors="replace")[-400:])
    return json.loads(done.stdout)


def citation_js(text: str, _name: str) -> list[Item]:
    return [of_csl(entry) for entry in _node("citation-js", text)]


def biblatex_csl_converter(text: str, _name: str) -> list[Item]:
    return [of_csl(entry) for entry in _node("biblatex-csl-converter", text)]


# BibTeX entries, as Better BibTeX's parser, bibtexparser and JabRef give them.

BIB_TYPES = {
    "article": ("article-journal", "article-newspaper", "article-magazine"),
    "book": ("book",),
    "booklet": ("pamphlet",),
    "incollection": ("chapter", "entry-encyclopedia"),
    "inreference": ("entry-encyclopedia",),
    "patent": ("patent",),
    "legislation": ("legislation", "bill", "treaty"),
    "jurisdiction": ("legal_case",),
    "letter": ("personal_communication",),
    "video": ("motion_picture",),
    "movie": ("motion_picture",),
    "audio": ("song",),
    "artwork": ("graphic",),
    "inproceedings": ("paper-conference",),
    "phdthesis": ("thesis",),
    "mastersthesis": ("thesis",),
    "thesis": ("thesis",),
    "techreport": ("report", "standard", "hearing"),
    "report": ("report", "standard", "hearing"),
    "online": ("webpage", "article", "post-weblog", "post"),
    "dataset": ("dataset",),
    "software": ("software",),
    "misc": ("document", "webpage", "dataset", "software", "article", "standard", "patent", "legislation", "legal_case",
             "bill", "treaty", "interview", "personal_communication", "motion_picture", "map", "broadcast"),
    "unpublished": ("manuscript", "speech"),
    "electronic": ("webpage",),
}  # fmt: skip
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def of_bib(kind: str, fields: Mapping[str, str], names: Callable[[str], list[list[str]]]) -> Item:
    """Return an item of a BibTeX or BibLaTeX entry."""
    get = {name.lower(): value for name, value in fields.items()}
    date = get.get("date", "")
    year = get.get("year", "") or date[:4]
    month, day = get.get("month", "").strip("{}# ").lower(), get.get("day", "")
    figure = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month) if month.isdigit() else 0
    written = (
        year.replace("--", "/") + (f"-{figure:02d}" if figure else "") + (f"-{int(day):02d}" if day.isdigit() else "")
    )
    issued = date or written
    number = get.get("number", "")
    in_journal = kind == "article"
    in_book = kind in {"book", "incollection", "inproceedings", "inreference"}
    genre = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
    told = get.get("type", "")
    return {
        "type": BIB_TYPES.get(kind, ()),
        "title": get.get("title", ""),
        "author": names(get.get("author", "")),
        "editor": names(get.get("editor", "")),
        "translator": names(get.get("translator", "")),
        "year": year[:4],
        "issued": issued,
        "container": get.get("journaltitle")
        or get.get("journal")
        or get.get("booktitle")
        or get.get("maintitle")
        or "",
        "series": get.get("series", ""),
        "series_number": number if in_book else "",
        "edition": get.get("edition", ""),
        "volume": get.get("volume", ""),
        "issue": number if in_journal else "",
        # What an article has for a page range is its number in biblatex.
        "number": get.get("eid", "") if in_journal else "" if in_book else number,
        "page": get.get("pages", "").replace("--", "-"),
        "genre": genre.get(told) or told or genre.get(kind, ""),
        "publisher": next((get[n] for n in ("publisher", "institution", "school", "organization") if get.get(n)), ""),
        "place": get.get("location") or get.get("address") or "",
        "doi": get.get("doi", ""),
        "url": get.get("url", ""),
        "isbn": get.get("isbn", ""),
        "issn": get.get("issn", ""),
        "accessed": get.get("urldate", ""),
        "language": get.get("language") or get.get("langid") or "",
        "abstract": get.get("abstract", ""),
        "keyword": get.get("keywords", ""),
        # JabRef puts the notes of RIS there.
        "note": get.get("note") or get.get("comment") or "",
    }


def better_bibtex(text: str, _name: str) -> list[Item]:
    """Return the items of Better BibTeX's parser."""
    items: list[Item] = []
    for entry in _node("better-bibtex", text)["entries"]:
        fields = dict(entry["fields"])
        people = {n: fields.pop(n, []) for n in ("author", "editor", "translator")}
        flat = {n: _joined(n, v) for n, v in fields.items()}
        item = dict(of_bib(entry["type"], flat, lambda _: []))
        item.update({n: [_bbt_name(one) for one in found] for n, found in people.items()})
        items.append(item)
    return items


def _joined(name: str, value: Any) -> str:
    """Return a field as one text; lists are of names that "and" stood between."""
    if not isinstance(value, list):
        return str(value)
    return (", " if name == "keywords" else " and ").join(str(one) for one in value)


def _bbt_name(one: Mapping[str, str]) -> list[str]:
    if "name" in one:
        return [one["name"], ""]
    family = " ".join(p for p in (one.get("prefix", ""), one.get("lastName", "")) if p)
    return [family, " ".join(p for p in (one.get("firstName", ""), one.get("suffix", "")) if p)]


def _bib_names(value: str) -> list[list[str]]:
    from refcheck.formats.bibtex_names import parse_bibtex_names

    return [[n.surname, " ".join(p for p in (n.given, n.suffix) if p)] for n in parse_bibtex_names(value)[0]]


def bibtexparser(text: str, _name: str) -> list[Item]:
    """Return the items of bibtexparser 2, TeX decoded by pylatexenc as its own middleware does."""
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    stack = [
        middlewares.ResolveStringReferencesMiddleware(allow_inplace_modification=True),
        middlewares.RemoveEnclosingMiddleware(allow_inplace_modification=True),
    ]
    library = parse_string(text, parse_stack=stack)
    items = []
    for entry in library.entries:
        fields = {f.key: str(f.value) for f in entry.fields}
        raw = {n: fields.get(n, "") for n in ("url", "doi", "author", "editor", "translator")}
        items.append(of_bib(entry.entry_type, {n: _decoded(v) for n, v in fields.items()} | raw, _bib_names))
    return items


def _decoded(value: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text

    if not re.search(r"[\\{}~$]", value):
        return value
    return str(LatexNodes2Text(keep_braced_groups=False, math_mode="verbatim").latex_to_text(value))


def jabref(text: str, name: str) -> list[Item]:
    """Return the items of JabRef 3.8 (Debian's package jabref), which writes them as BibTeX."""
    if shutil.which("jabref") is None:
        raise MissingError("JabRef is not installed (Debian: jabref)")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out.bib")
        source.write_text(text, encoding="utf-8")
        reads = {"ris": "ris", "bibtex": "bibtex", "biblatex": "bibtex"}[name]
        try:
            subprocess.run(
                ["jabref", "--nogui", "-i", f"{source},{reads}", "-o", str(target)],
                capture_output=True, timeout=180, check=False, env=_without_display(),
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return []
        return bibtexparser_keyless(_with_per_cent(target.read_text(encoding="utf-8"))) if target.exists() else []


def _with_per_cent(text: str) -> str:
    """Return a file of JabRef's with its per cent signs escaped: it writes them as they are, which begins a comment of TeX."""
    lines = (
        line if re.match(r" *(?:url|doi) |% Encoding", line) else re.sub(r"(?<!\\)%", r"\%", line)
        for line in text.split("\n")
    )
    return "\n".join(lines)


def _without_display() -> dict[str, str]:
    import os

    return {n: v for n, v in os.environ.items() if n != "DISPLAY"}


def bibtexparser_keyless(text: str) -> list[Item]:
    """Return the items of a file whose entries may have no keys."""
    count = iter(range(100_000))
    return bibtexparser(re.sub(r"(?m)^(@\w+\{),", lambda m: f"{m[1]}k{next(count)},", text), "bibtex")


def bibutils(text: str, name: str) -> list[Item]:
    """Return the items of bibutils (Debian's package), which writes them as MODS."""
    reader = {"ris": "ris2xml", "bibtex": "bib2xml", "biblatex": "biblatex2xml"}[name]
    if shutil.which(reader) is None:
        raise MissingError("bibutils is not installed (Debian: bibutils)")
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([reader, "-i", "utf8", file.name], capture_output=True, timeout=120, check=False)
    from benchmarks.exports.mods import read_mods

    return read_mods(done.stdout)


def rispy(text: str, _name: str) -> list[Item]:
    """Return the items of rispy."""
    import rispy as library

    return [_of_rispy(record) for record in library.loads(text)]


RIS_TYPES = {
    "JOUR": ("article-journal",), "NEWS": ("article-newspaper",), "MGZN": ("article-magazine",), "BOOK": ("book",),
    "EDBOOK": ("book",), "CHAP": ("chapter",), "CONF": ("paper-conference",), "CPAPER": ("paper-conference",),
    "THES": ("thesis",), "RPRT": ("report",), "ELEC": ("webpage", "post"), "DATA": ("dataset",), "COMP": ("software",),
    "ENCYC": ("entry-encyclopedia",), "UNPB": ("manuscript", "article"), "MANSCPT": ("manuscript",),
    "GEN": ("document", "article"), "INPR": ("article",), "EJOUR": ("article",), "PAT": ("patent",),
    "STAND": ("standard",), "STAT": ("legislation", "treaty"), "BILL": ("bill",), "CASE": ("legal_case",),
    "SLIDE": ("speech",), "PCOMM": ("interview", "personal_communication"), "BLOG": ("post-weblog",),
    "MPCT": ("motion_picture",), "MAP": ("map",), "PAMP": ("pamphlet",), "HEAR": ("hearing",), "SOUND": ("broadcast", "song"),
    "ART": ("graphic",),
}  # fmt: skip


def _of_rispy(record: Mapping[str, Any]) -> Item:
    def names(*tags: str) -> list[list[str]]:
        found = [one for tag in tags for one in _list(record.get(tag) or record.get("unknown_tag", {}).get(tag))]
        return [
            [family, re.sub(r"\s*,\s*", " ", rest).strip()] for family, _, rest in (n.partition(",") for n in found)
        ]

    def first(*tags: str) -> str:
        return next((_text(record[tag]) for tag in tags if record.get(tag)), "")

    def day(value: str) -> str:
        return "-".join(p for p in value.split("/")[:3] if p)

    pages = "-".join(p for p in (first("start_page"), first("end_page")) if p)
    kind = record.get("type_of_reference", "")
    # What of a periodical is the issue is the number of everything else but books.
    in_book = kind in {"BOOK", "CHAP", "CONF", "ENCYC"}
    numbered = not in_book and kind not in {"JOUR", "MGZN", "NEWS", "EJOUR"}
    return {
        "type": RIS_TYPES.get(kind, ()),
        "title": first("title", "primary_title"),
        "author": names("authors", "first_authors"),
        "editor": names("secondary_authors") or names("tertiary_authors") or names("ED"),
        "translator": names("subsidiary_authors"),
        "year": first("year", "publication_year")[:4],
        "issued": first("date") if re.fullmatch(r"\d{4}/\d{4}", first("date")) else day(first("date")) or first("year"),
        "container": first("secondary_title", "custom3", "journal_name", "alternate_title2"),
        "series": first("tertiary_title") or (first("secondary_title") if kind in {"BOOK", "RPRT"} else ""),
        "series_number": (first("number", "note") or _text(record.get("unknown_tag", {}).get("SV", "")))
        if in_book
        else "",
        "edition": first("edition"),
        "volume": first("volume"),
        "issue": "" if numbered else first("number"),
        # EndNote has the number of an article that stands for its pages there.
        "number": first("number", "note") if numbered else first("custom7") if kind == "JOUR" else "",
        "page": pages,
        "genre": first("type_of_work"),
        "publisher": first("publisher"),
        "place": first("place_published"),
        "doi": first("doi"),
        # It takes an address with semicolons for several.
        "url": ";".join(_list(record.get("urls"))) or first("url"),
        "isbn": first("issn", "isbn"),
        "issn": first("issn"),
        "accessed": day(first("access_date")),
        "language": first("language"),
        "abstract": first("abstract", "notes_abstract"),
        "keyword": ", ".join(_list(record.get("keywords"))),
        "note": " ".join(_list(record.get("notes"))),
    }


def _list(value: Any) -> list[str]:
    return [] if not value else [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _text(value: Any) -> str:
    return str(value[0]) if isinstance(value, list) else str(value)


Importer = Callable[[str, str], Sequence[Item]]
IMPORTERS: Mapping[str, tuple[Importer, tuple[str, ...]]] = {
    "pandoc": (pandoc, ("bibtex", "biblatex", "csl-json", "ris")),
    "Better BibTeX's parser": (better_bibtex, ("bibtex", "biblatex")),
    "citation-js": (citation_js, ("bibtex", "biblatex", "csl-json", "ris")),
    "biblatex-csl-converter": (biblatex_csl_converter, ("bibtex", "biblatex")),
    "bibtexparser": (bibtexparser, ("bibtex", "biblatex")),
    "rispy": (rispy, ("ris",)),
    "JabRef 3.8": (jabref, ("ris", "bibtex")),
    "Zotero's rules for RIS": (zotero.ris, ("ris",)),
    "Zotero's rules for EndNote": (zotero.endnote_xml, ("endnote-xml",)),
    "Zotero's rules for COinS": (zotero.coins, ("coins",)),
    "bibutils": (bibutils, ("ris", "bibtex", "biblatex")),
}
"""Each importer with the formats that it reads."""
