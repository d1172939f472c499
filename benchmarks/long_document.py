"""A long made-up document with many notes, written as Markdown, HTML, plain text or Word.

What makes reading dear is in it: full citations in several styles, *Ibid.* and other short forms, titles in
italics in the text, quotations, links, comments, two works in a note, lists, tables. A seed stands for one
document, the same in every format.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from random import Random

from benchmarks.dense import FIRST, NOUNS, PLACES, PROSE, VERBS

FORMATS = ("markdown", "html", "text", "docx")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = {
    "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{{}}</w:body></w:document>',
    "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}">{{}}</w:footnotes>',
}
_BEGINS = "Al Bar Cor Dal Em Fal Gar Hol Ing Jor Kel Lind Mor Nor Os Pel Quin Ros Sund Tor Ul Vand Wes Yar"
_ENDS = "berg by dale den er feld holm ing ke land ley man mark ner ov rup son stad ström ton ucci wick"
_SURNAMES = [begin + end for begin in _BEGINS.split() for end in _ENDS.split()]
_JOURNALS = ["Journal of Inland Transport", "Annals of River Study", "Review of Small Towns", "Studies in Old Roads"]
_PAPERS = ["The Harbour Times", "Daily Ledger", "Evening Courier"]
_LEADS = ["See", "See also", "Cf.", "But see", "For another view see"]
_SENTENCES = [
    "Nothing of this was written down at the time, and what was is lost.",
    "The figures are those of the office; they were counted once (in spring) and never again.",
    "It has been said, wrongly, that the two are one.",
    "Between 1994 and 2003 the number rose from 1,200 to 4,750, or by a factor of four.",
    "Who paid for it? The records of 12 March 1987 do not tell; they name *nobody*.",
    "The town's own account - kept by Mr. Dole, its clerk - differs in three places.",
]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look, with an address, or the marker of a note (``note``: its number)."""

    text: str
    italic: bool = False
    url: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, a heading, a list item or a quotation."""

    runs: tuple[Run, ...]
    kind: str = "p"


@dataclass(slots=True)
class LongDocument:
    """The parts of a document and its notes in order (note 1 first)."""

    parts: list[Part] = field(default_factory=list)
    notes: list[tuple[Run, ...]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Work:
    first: str
    last: str
    title: str
    year: int
    url: str

    @property
    def short(self) -> str:
        return self.title.partition(":")[0]


def made(size: int, *, seed: int = 1) -> LongDocument:
    """Return a document of about ``size`` bytes of Markdown, a note in every 670 or so."""
    random = Random(seed)
    document = LongDocument()
    works: list[_Work] = []
    written = 0
    while written < size:
        before = len(document.parts), len(document.notes)
        _section(document, works, random)
        written += sum(len(run.text) + 2 for part in document.parts[before[0] :] for run in part.runs)
        written += sum(len(run.text) + 9 for note in document.notes[before[1] :] for run in note)
    return document


def _section(document: LongDocument, works: list[_Work], random: Random) -> None:
    document.parts.append(Part((Run(f"{random.choice(VERBS)} the {random.choice(NOUNS)}"),), "h"))
    for _ in range(random.randrange(4, 9)):
        document.parts.append(Part(tuple(_paragraph(document, works, random))))
        chance = random.random()
        if chance < 0.1:
            document.parts.append(Part((Run(_prose(random, 30)), _noted(document, works, random)), "q"))
        elif chance < 0.2:
            document.parts += [Part((Run(_prose(random, 9)),), "li") for _ in range(3)]


def _paragraph(document: LongDocument, works: list[_Work], random: Random) -> Iterator[Run]:
    """Yield a few sentences; some name a title, some quote, most end in a marker."""
    for _ in range(random.randrange(2, 6)):
        yield Run(f"{_prose(random, random.randrange(12, 45))} ")
        match random.randrange(8):
            case 0:
                work = _fresh(works, random)
                yield from (Run("as "), Run(work.title, italic=True), Run(" has it."))
                yield _noted(document, works, random, work)
            case 1:
                yield Run(f"for “{_prose(random, random.randrange(5, 20))}” is what they wrote.")
                yield _noted(document, works, random)
            case 2:
                yield from (
                    Run("see "),
                    Run("their own page", url=f"https://town.example/{random.randrange(9999)}/page"),
                )
                yield Run(" on it.")
            case 3:
                yield from (Run("which was "), Run("not", italic=True), Run(" so."))
                yield _noted(document, works, random)
            case 4:
                yield Run("so they said.")
                yield _noted(document, works, random)
            case _:
                yield Run("as everybody knew.")
        yield Run(f" {random.choice(_SENTENCES).replace('*', '')} ")


def _prose(random: Random, count: int) -> str:
    at = random.randrange(len(PROSE))
    words = [PROSE[(at + index) % len(PROSE)] for index in range(count)]
    return f"{words[0].capitalize()} {' '.join(words[1:])}"


def _noted(document: LongDocument, works: list[_Work], random: Random, work: _Work | None = None) -> Run:
    """Add a note to the document; return its marker."""
    full = work is not None or not works or random.random() < 0.4
    if full:
        work = work or _fresh(works, random)
        runs = random.choice(_FULL)(work, random)
        if random.random() < 0.1:
            runs = (*runs, Run("; "), *random.choice(_FULL)(_fresh(works, random), random))
        if random.random() < 0.15:
            runs = (Run(f"{random.choice(_LEADS)} "), *runs)
    else:
        runs = _short(works, random, len(document.notes))
    document.notes.append(tuple(runs))
    return Run(str(len(document.notes)), note=len(document.notes))


def _fresh(works: list[_Work], random: Random) -> _Work:
    words = (random.choice(VERBS), random.choice(PLACES), random.choice(NOUNS), "and", random.choice(NOUNS))
    title = " ".join(words)
    if random.random() < 0.6:
        title += f": {random.choice(NOUNS)} of the {random.choice(PLACES)} {random.choice(NOUNS)}"
    year = random.randrange(1950, 2020)
    url = f"https://books.example/{random.choice(PLACES).lower()}/{year}/{random.randrange(10**6)}"
    work = _Work(random.choice(FIRST), random.choice(_SURNAMES), title, year, url)
    works.append(work)
    return work


def _book(work: _Work, random: Random) -> tuple[Run, ...]:
    press = f"{random.choice(PLACES)} {random.choice(NOUNS)} Press"
    before, after = Run(f"{work.first} {work.last}, "), Run(f" ({press}, {work.year}), p. {random.randrange(400)}.")
    return before, Run(work.title, italic=True), after


def _article(work: _Work, random: Random) -> tuple[Run, ...]:
    place = f" {random.randrange(60)}, no. {random.randrange(1, 5)} ({work.year}): {random.randrange(100, 199)}–205, "
    doi = f"https://doi.org/10.1234/{random.randrange(10**6)}"
    return (
        Run(f"{work.first} {work.last} and {random.choice(FIRST)} {random.choice(_SURNAMES)}, “{work.title},” "),
        Run(random.choice(_JOURNALS), italic=True),
        Run(place),
        Run(doi, url=doi),
        Run("."),
    )


def _author_date(work: _Work, random: Random) -> tuple[Run, ...]:
    before = Run(f"{work.last}, {work.first[0]}. ({work.year}). ")
    return before, Run(work.title, italic=True), Run(f". {random.choice(PLACES)} {random.choice(NOUNS)} Institute.")


def _page(work: _Work, random: Random) -> tuple[Run, ...]:
    before = Run(f"{random.choice(PLACES)} {random.choice(NOUNS)} Council, “{work.title}”, {work.year}, available at ")
    return before, Run(work.url, url=work.url), Run(f" (accessed {random.randrange(1, 28)} May 2019).")


def _linked(work: _Work, random: Random) -> tuple[Run, ...]:
    after = f", {random.choice(_PAPERS)}, {random.randrange(1, 28)} June {work.year}."
    return Run(f"{work.first} {work.last}, "), Run(work.title, url=work.url), Run(after)


def _law(work: _Work, random: Random) -> tuple[Run, ...]:
    place = f", {random.randrange(10, 99)} {random.choice(PLACES)} L. Rev. {random.randrange(100, 900)}"
    after = f"{place}, {random.randrange(900, 950)} ({work.year})."
    return Run(f"{work.first} {work.last}, "), Run(work.title, italic=True), Run(after)


def _chapter(work: _Work, random: Random) -> tuple[Run, ...]:
    book = f"{random.choice(VERBS)} the {random.choice(PLACES)} {random.choice(NOUNS)}"
    after = (
        f", ed. {random.choice(FIRST)} {random.choice(_SURNAMES)} ({random.choice(PLACES)}: Mill & Son, {work.year}), "
    )
    return (
        Run(f"{work.first} {work.last}, ‘{work.title}’, in "),
        Run(book, italic=True),
        Run(f"{after}{random.randrange(10, 90)}–{random.randrange(91, 99)}."),
    )


def _plain(work: _Work, random: Random) -> tuple[Run, ...]:
    return (Run(f"{work.first} {work.last}. {work.title}. {random.choice(PLACES)}: Mill & Son, {work.year}, S. 12."),)


_FULL: Sequence[Callable[[_Work, Random], tuple[Run, ...]]] = (
    *(_book, _book, _article, _article, _author_date, _page, _page, _linked, _law, _chapter, _plain),
)


def _short(works: Sequence[_Work], random: Random, last: int) -> tuple[Run, ...]:
    work = works[-1 - random.randrange(min(len(works), 12))]
    page = random.randrange(1, 400)
    match random.randrange(8):
        case 0 | 1:
            return (Run(f"Ibid., p. {page}."),)
        case 2:
            return Run("Id.", italic=True), Run(f" at {page}.")
        case 3:
            return (Run(f"{work.last}, op. cit., p. {page}."),)
        case 4:
            return (Run(f"{work.last}, supra note {max(1, last - random.randrange(9))}, at {page}."),)
        case 5:
            return Run(f"{work.last}, "), Run(work.short, italic=True), Run(f", p. {page}.")
        case 6:
            return (Run(f"{work.last}, “{work.short},” {page}."),)
        case _:
            return (Run(random.choice(_SENTENCES).replace("*", "")),)


def written(document: LongDocument, format: str) -> bytes:  # noqa: A002 - the word of the public API
    """Return the document in one of ``FORMATS``."""
    match format:
        case "markdown":
            return _markdown(document).encode()
        case "html":
            return _html(document).encode()
        case "text":
            return _text(document).encode()
        case _:
            return _docx(document)


def _markdown(document: LongDocument) -> str:
    def shown(run: Run) -> str:
        if run.note:
            return f"[^{run.note}]"
        if run.url:
            return f"<{run.url}>" if run.text == run.url else f"[{run.text}]({run.url})"
        return f"*{run.text}*" if run.italic else run.text

    leads = {"h": "## ", "q": "> ", "li": "- ", "p": ""}
    body = [leads[part.kind] + "".join(map(shown, part.runs)).strip() for part in document.parts]
    notes = [f"[^{number}]: {''.join(map(shown, note))}" for number, note in enumerate(document.notes, 1)]
    return "\n\n".join(["# A study of many books", *body, *notes]) + "\n"


def _html(document: LongDocument) -> str:
    """As Pandoc writes it, with a ``span`` around every run: dense in tags."""

    def shown(run: Run) -> str:
        if run.note:
            return (
                f'<a href="#fn{run.note}" class="footnote-ref" id="fnref{run.note}" role="doc-noteref">'
                f"<sup>{run.note}</sup></a>"
            )
        text = f'<span lang="en">{escape(run.text)}</span>'
        if run.url:
            return f'<a href="{escape(run.url)}">{text}</a>'
        return f"<em>{text}</em>" if run.italic else text

    tags = {"h": "h2", "q": "blockquote", "li": "li", "p": "p"}
    body = [f"<{tags[p.kind]}>{''.join(map(shown, p.runs))}</{tags[p.kind]}>" for p in document.parts]
    notes = [
        f'<li id="fn{number}"><p>{"".join(map(shown, note))}'
        f'<a href="#fnref{number}" class="footnote-back" role="doc-backlink">↩︎</a></p></li>'
        for number, note in enumerate(document.notes, 1)
    ]
    head = "<!DOCTYPE html>\n<html><head><title>A study of many books</title></head>\n<body>\n"
    section = '<section class="footnotes" role="doc-endnotes">\n<ol>\n'
    return head + "\n".join(body) + f"\n{section}" + "\n".join(notes) + "\n</ol>\n</section>\n</body></html>\n"


def _text(document: LongDocument) -> str:
    def shown(run: Run) -> str:
        return f"[{run.note}]" if run.note else run.text

    body = ["".join(map(shown, part.runs)).strip() for part in document.parts]
    notes = [f"[{number}] {''.join(map(shown, note))}" for number, note in enumerate(document.notes, 1)]
    return "\n\n".join(["A study of many books", *body, "Notes", *notes]) + "\n"


def _docx(document: LongDocument) -> bytes:
    def shown(run: Run) -> str:
        if run.note:
            return f'<w:r><w:footnoteReference w:id="{run.note}"/></w:r>'
        look = "<w:rPr><w:i/></w:rPr>" if run.italic else ""
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'

    def paragraph(runs: Sequence[Run]) -> str:
        return f"<w:p>{''.join(map(shown, runs))}</w:p>"

    body = "".join(paragraph(part.runs) for part in document.parts)
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(note)}</w:footnote>' for number, note in enumerate(document.notes, 1)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        for name, content in zip(_XML, (body, notes), strict=True):
            file.writestr(name, _XML[name].format(content))
    return out.getvalue()
