"""What a PDF says of the work that it is, and how far that can be believed.

Its metadata name a template or another file as often as the work, and what is largest on its first page may be
a journal's name. So a title is one only where metadata and page agree; anything else may confirm what is
cited, and never speak against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from refcheck.content.html import agree
from refcheck.content.pdf import cleaned_titles, is_pdf, is_scan
from refcheck.content.records import date_of, identifiers_of, with_identifiers
from refcheck.content.worker import WorkerError, run
from refcheck.model.work import Name, Work
from refcheck.text.identifiers import Identifier, IdentifierKind, find_identifiers
from refcheck.text.lazy import lazy_re
from refcheck.text.names import parse_name, parse_names
from refcheck.text.words import fold, tokens

__all__ = ["FileRecord", "file_record", "judged"]

TITLES = 5
"""So many of the largest pieces of a page may be its title."""
MAX_AUTHORS = 50
MAX_WORDS = 40
"""Longer pieces of a page are text."""
_MASTHEAD = lazy_re(
    r"(?i)^(?:the )?(?:(?:\w+ ){0,6}(?:journal|transactions|proceedings|bulletin|annals|archives|letters|quarterly|gazette|newsletter|magazine)\b"
    r"|(?:revue|revista|zeitschrift|jahrbuch|rivista|acta)\b)|\bissn\b|\bvol(?:ume|\.)? ?\d|\bno\. ?\d|\bissue \d"
)
_COVER = lazy_re(
    r"(?i)this is a repository copy|white rose research online|hal id: ?\w+-\d|hal is a multi-?disciplinary|provided by core|jstor archive|your use of the jstor"
    r"|see discussions, stats, and author profiles|digitalcommons|escholarship|electronic copy available at|link to publication|general rights|accepted manuscript"
    r"|take.?down policy|provided in cooperation with|econstor|downloaded from|this document is discoverable|institutional repository"
)
"""What repositories and publishers say on the page that they put before a file's own first one."""
_NO_TITLE = lazy_re(
    r"(?i)^(?:\W*(?:\d+(?:\.\d+)*\.?|[ivx]+\.)?\s*)?(?:abstract|introduction|contents|table of contents|summary|executive summary|references|preface|foreword"
    r"|acknowledge?ments?|keywords?|chapter \w+|part \w+|section \w+|figure \d+|table \d+|hal|jstor|escholarship|digitalcommons\S*|econstor|core"
    r"|slide \d+|powerpoint presentation|layout \d+|untitled[-_ ]?\d*|no job name|full page( photo)?|print|template\w*|paper title.*|title of (?:the|your) paper.*"
    r"|(?:your )?title(?: here)?|document ?\d*|new document.*|article|original article|research article|review|report|draft|manuscript|thesis|paper|main|book|cover|presentation"
    r"|doi:.*|pii:.*|arxiv:.*|https?:.*|www\..*|scanned (?:document|image).*|scan\d*|image\d*|page \d+.*|copyright.*|version .*|world bank document)\W*$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FileRecord:
    """What a PDF says of itself.

    ``title`` is where two of its voices agree, empty when none do; ``source`` says which ("pdf-xmp+page", "pdf-information+page").
    ``candidates`` are all that may be a title, with their sources. ``reason`` says why there is no title: scan,
    encrypted, damaged, cut-off, not-read, no-title. ``work`` has what else is known, its title empty when it has
    none; ``pages`` is how many there are (``None``: not known), ``opening`` the words of the first two.
    """

    title: str = ""
    source: str = ""
    candidates: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    work: Work | None = None
    pages: int | None = None
    opening: str = ""

    def confirming(self, cited: str) -> tuple[str, str] | None:
        """Return the candidate that is the cited title, with its source; ``None`` when none is."""
        return next((one for one in self.candidates if agree((cited,), (one[1],))), None)

    def prints(self, cited: str) -> bool:
        """Return whether the words of the cited title stand on the first pages, wherever that is."""
        words = _words(cited)
        return len(words) > 2 and f" {words} " in self.opening


def file_record(body: bytes, *, complete: bool = True) -> FileRecord:
    """Return what the PDF ``body`` says of itself; it is read in the worker and takes no more than its bounds."""
    if not is_pdf(body):
        return FileRecord(reason="no-page")
    if not complete:
        return FileRecord(reason="cut-off")
    try:
        facts = run("refcheck.content.pdf_facts:read", body)
    except WorkerError:
        return FileRecord(reason="not-read")
    return judged(facts) if isinstance(facts, dict) else FileRecord(reason="not-read")


def judged(facts: Mapping[str, Any]) -> FileRecord:
    """Return what ``pdf_facts.read`` has collected, judged."""
    if "failed" in facts:
        return FileRecord(reason=str(facts["failed"]))
    texts = [str(text) for text in facts["texts"]]
    xmp: Mapping[str, Sequence[str]] = facts["xmp"]
    told = [("pdf-xmp", title) for title in cleaned_titles(xmp.get("title", ())[:TITLES]) if not _is_no_title(title)]
    told += [
        ("pdf-information", title) for title in cleaned_titles([facts["said"]["Title"]]) if not _is_no_title(title)
    ]
    printed = list(_printed(facts["blocks"], texts))
    source, title = next(_agreed(told, printed), ("", ""))
    opening = f" {_words(' '.join(texts))} "
    scan = is_scan(len(texts[0].strip()) if texts else 0, 1)
    heads = (("pdf-running-head", head) for head in facts["heads"] if not _is_no_title(head))
    candidates = dict.fromkeys(
        [*((source, title) for _ in "1" if title), *told, *(("pdf-page", one) for one in printed), *heads]
    )
    return FileRecord(
        title=title,
        source=source,
        candidates=tuple(candidates),
        reason="" if title else "scan" if scan and not told else "no-title",
        work=_work(facts, title, texts, opening),
        pages=int(facts["count"]) or None,
        opening=opening,
    )


def _is_no_title(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters < 4 or letters < 0.5 * len(text) or _NO_TITLE.match(text) is not None


def _printed(pages: Sequence[Sequence[Sequence[Any]]], texts: Sequence[str]) -> Iterator[str]:
    """Yield what may be the title in print: the largest pieces of the first page, each also with the next one.

    Where a repository put a page before the first, the second one counts as well.
    """
    own = pages[:2] if texts and _COVER.search(texts[0]) else pages[:1]
    for blocks in own:
        said = [text for text, _ in blocks if _may_be_title(text)]
        for at, text in enumerate(said[:TITLES]):
            yield text
            if at + 1 < min(len(said), TITLES):
                yield f"{text}: {said[at + 1]}"


def _may_be_title(text: str) -> bool:
    return len(tokens(text)) <= MAX_WORDS and not _is_no_title(text) and not _MASTHEAD.search(text[:200])


def _agreed(told: Iterable[tuple[str, str]], printed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the titles that metadata and page agree on, as the metadata have them: cased, and on one line."""
    for source, title in told:
        if _MASTHEAD.search(title[:200]) or len(tokens(title)) < 2:
            continue
        if any(len(tokens(text)) > 1 and agree((title,), (text,)) for text in printed):
            yield f"{source}+page", title


def _words(text: str) -> str:
    return " ".join(token.word for token in tokens(fold(text)))


def _work(facts: Mapping[str, Any], title: str, texts: Sequence[str], opening: str) -> Work:
    xmp: Mapping[str, Sequence[str]] = facts["xmp"]
    said = facts["said"]
    work = Work(
        type="document",
        title=title,
        author=tuple(_authors(xmp.get("creator", ()), said["Author"], opening)),
        issued=next((found for value in xmp.get("date", ()) if (found := date_of(value))), None),
        container_title=next(iter(xmp.get("container", ())), ""),
    )
    named = identifiers_of(
        [*xmp.get("identifier", ()), *(f"ISBN {one}" for one in xmp.get("isbn", ())), said["doi"], said["Subject"]]
    )
    return with_identifiers(with_identifiers(work, named), _identifiers(texts))


def _authors(creators: Sequence[str], author: str, opening: str) -> Iterator[Name]:
    """Yield the persons that the metadata name, as far as the first pages do: a file's maker is no author."""
    names = [parse_name(one) for one in creators[:MAX_AUTHORS]] if len(creators) > 1 else []
    names = names or list(parse_names(next(iter(creators), author))[0])[:MAX_AUTHORS]
    sane = [one for one in names if (words := _words(one.surname)) and f" {words} " in opening and len(one.full) < 80]
    # Some of them alone would be another list of authors.
    yield from sane if len(sane) == len(names) else ()


def _identifiers(texts: Sequence[str]) -> Iterator[Identifier]:
    """Yield what is printed on the first pages: a DOI where page 1 has no other, and the numbers of a book."""
    found = [one for text in texts[:1] for one in find_identifiers(text)]
    if len(dois := {one for one in found if one.kind is IdentifierKind.DOI}) == 1:
        yield from dois
    isbns = [one for text in texts for one in find_identifiers(text) if one.kind is IdentifierKind.ISBN]
    yield from isbns[:4]
