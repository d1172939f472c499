"""The fields of a note, by rules on its markup: italics, quotation marks and links tell most.

A rule that is not sure leaves a field empty. What was not written as such (an ISBN in an address, a
title that the text gives) is a ``Derived`` that says where it comes from.
"""

from __future__ import annotations

import re
from dataclasses import replace

from refcheck.model.document import Link, Mention, Note
from refcheck.model.reference import Derived, NoteKind, ParseConfidence, ReferenceKind
from refcheck.model.work import Work
from refcheck.references.capital_names import CAPITAL_NAMES
from refcheck.references.classify import guess_type, is_comment, is_sentence, opens_sentence, source_kind
from refcheck.references.dashed import split_dashed
from refcheck.references.fields import ADDRESS, BEFORE_MARKER, NoteFields
from refcheck.references.german_law import split_lawyers_note
from refcheck.references.imprint import is_publisher, is_symbol, take_accessed, take_date
from refcheck.references.journal_places import find_journal_place
from refcheck.references.law_reviews import find_citation, split_article
from refcheck.references.leads import divided, find_named, opens_with_names, without_lead, without_remark
from refcheck.references.listed import is_listed, title_before_journal, work_of_entry
from refcheck.references.name_patterns import LISTED_BARE_INITIALS, LISTED_INITIALS
from refcheck.references.notetext import (
    NoteText,
    RunForm,
    addresses_of,
    is_citing,
    items_of,
    note_text,
    without_explanation,
)
from refcheck.references.parsed import ParsedItem, back_reference, citation, comment
from refcheck.references.plain_notes import split_plain
from refcheck.references.prose_before import without_prose_before
from refcheck.references.shortforms import find_alias, find_locator, find_short_form, without_signal
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re
from refcheck.text.words import UPPER

__all__ = ["ADDRESS", "BEFORE_MARKER", "ParsedItem", "parse_note", "parse_part"]

_SHOWN = lazy_re(r"https?://\S+")
_EDGES = " \t\n,;:.<>"
MAX_TITLE = 300
"""What a law or an interview is called is cut there (characters)."""


def parse_note(note: Note, mention: Mention | None = None, *, near: bool = True) -> tuple[ParsedItem, ...]:
    """Return what a note cites, an item a work; a comment is one item without a work.

    ``mention`` is the title that stands last before the note's marker; a note without a title of
    its own takes it. ``near`` says that nothing but punctuation stands between the two.
    """
    parts = tuple(part for parted in items_of(note_text(note)) for part in divided(parted))
    before = Derived(
        field="title",
        value=mention.text if mention else "",
        source=BEFORE_MARKER,
        confidence=ParseConfidence.HIGH if near else ParseConfidence.MEDIUM,
    )
    items = tuple(_item(part, before if len(parts) == 1 and mention else None) for part in parts)
    if len(items) > 1:
        cited = tuple(item for item in items if item.kind is not NoteKind.COMMENT)
        return cited or items[:1]
    return items


def parse_part(part: NoteText) -> ParsedItem:
    """Return what one part of a note or a list cites."""
    return _item(part, None)


def _item(part: NoteText, before: Derived | None) -> ParsedItem:
    text = " ".join(part.raw.split())
    short = find_short_form(part.text)
    if short is not None:
        return back_reference(text, short)
    addresses = addresses_of(part)
    whole = _without_words_behind(without_explanation(part))
    text = " ".join(whole.raw.split()) if len(whole.raw) < len(part.raw) else text
    part = whole if title_before_journal(_without_signal(whole)) else _without_lead(whole)
    led = part is not whole
    part = _without_inner_quotes(part)
    if part.runs and (split_dashed(part.text[: part.runs[0].start]) or _is_quoted_within(part)):
        part = replace(part, runs=())  # what stands out behind the imprint comments
    styled = _of_a_style(part, before, addresses, text)
    if styled is not None:
        return styled
    plain = without_prose_before(without_signal(part.text).strip())
    source = _source_of(part, plain, addresses)
    prose = _without_titles(part)
    if addresses and source is None and not led and is_sentence(prose):
        part = _without_remark(part)
        prose = _without_titles(part)
        said = _AVAILABLE.search(part.raw) and split_plain(without_signal(part.text).strip(), addressed=True)
        known = _opens_with_name(part) or _has_place(part) or _OPENS_WITH_AUTHOR.match(part.text) is not None
        known = known or split_article(without_signal(part.text), addressed=True) is not None or _has_head(part)
        if is_sentence(take_accessed(prose)[1]) and (part.runs or not said) and not known:
            return _commented_link(part, text, addresses)
    if source is None and _is_comment(part, plain, prose):
        found = find_locator(plain)
        return comment(text, found[0] if found else None)
    resolved = source is ReferenceKind.LAW and _RESOLUTION.search(plain) is not None
    body = resolved and (note := split_plain(plain)) is not None and note.is_body
    named = source is ReferenceKind.LAW and _is_case_before_runs(part)
    filed = _on_file(part) if source is ReferenceKind.LETTER else None
    if filed is not None:  # a paper with a title, which nobody else has
        item = NoteFields(filed, before, addresses).item(text)
        work = replace(item.work, type="manuscript") if item.work and item.work.type != "report" else item.work
        return replace(item, source=ReferenceKind.LETTER, work=work)
    if source is not None and (named or not (source is ReferenceKind.LAW and (part.runs or body))):
        return _unpublished(part, text, source, addresses)
    item = NoteFields(part, before, addresses).item(text)
    if source is ReferenceKind.LAW and item.work is not None and not is_publisher(item.work.publisher):
        return replace(item, source=source, work=replace(item.work, type=_law_type(plain)))
    return item


def _source_of(part: NoteText, plain: str, addresses: list[Link]) -> ReferenceKind | None:
    """Return the kind that the opening words tell, ``None`` where they are those of an article's title."""
    source = source_kind(plain)
    titled = source is not None and (_tells_of_a_case(part, addresses) or _is_article(part))
    return None if titled else source


def _of_a_style(part: NoteText, before: Derived | None, addresses: list[Link], text: str) -> ParsedItem | None:
    """Return the item of a note whose style alone says where each field stands, ``None`` for others."""
    lawyers = split_lawyers_note(part)
    if lawyers is not None:
        return NoteFields(part, before, addresses).lawyers_item(lawyers, text)
    unsignalled = _without_signal(part)
    listed = work_of_entry(unsignalled) if is_listed(unsignalled) else None
    return _listed_item(*listed, text) if listed is not None else None


def _listed_item(work: Work, derived: tuple[Derived, ...], text: str) -> ParsedItem:
    """Return the item of a note in the order of a list; the pages of a book are those that it cites."""
    locator = work.page if work.page and not work.container_title else None
    work = replace(work, page="") if locator else work
    alias = find_alias(text)
    return citation(text, work, locator=locator, derived=derived, alias=alias[0] if alias else "")


def _without_signal(part: NoteText) -> NoteText:
    """Return a part with blanks where the signal stands that opens it."""
    opened = part.text.lstrip()
    rest = without_signal(opened)
    return part if rest == opened else replace(part, text=rest.rjust(len(part.text)))


def _on_file(part: NoteText) -> NoteText | None:
    """Return a part with blanks where it says that its paper lies with somebody, ``None`` when it has no title or does
    not say so.
    """
    match = _ON_FILE.search(part.text)
    if match is None or not part.runs or part.runs[0].form is RunForm.LINK or part.runs[-1].end > match.start():
        return None
    return replace(part, text=part.text[: match.start()] + " " * (len(part.text) - match.start()))


_OPENS_WITH_AUTHOR = lazy_re(
    r"\s*[A-ZÀ-ÞĐ][\w'’-]+(?:\s[A-ZÀ-ÞĐ][\w'’-]+)?,\s[A-ZÀ-Þ]\.[^()\d]{0,300}\((?:1[4-9]|20)\d\d[a-z]?[^()]{0,30}\)"
    rf"|\s*{CAPITAL_NAMES}(?:[.:,]|(?<=\.))\s"
)
"""What APA and ISO 690 open with: "Doe, J., & Roe, M. (2016)", "DOE, Jane. "."""
_OPENS_WITH_INITIALS = lazy_re(
    rf"\s*(?:{LISTED_INITIALS}\s(?=[{UPPER}])|(?=[^.]*(?:,\s|\set\sal)){LISTED_BARE_INITIALS}\s)"
)
"""The same without a year behind the names: "Doe, J. A. & Roe, M. A title", "Doe JA, Roe M. A title"."""
_ENDS_BEFORE = lazy_re(r"[.,:;]\s+(?:[“\"‘'«„]\s?)?$")
_ON_FILE = lazy_re(r"(?i)[\s,;.(\[]{1,4}(?:copy\s|draft\s|manuscript\s)?on file with\b[^.;]{0,60}[\s.)\]]*$")
MOST_WORDS = 6
"""A name of an institution has no more words, in languages of which nothing is known."""
_THEN_YEAR = lazy_re(r"[,.”\"“»’]*\s*\(?(?:1[5-9]|20)\d\d\b")
_AVAILABLE = lazy_re(
    r"(?i)\b(?:accessed|visited|available|consult|dispon|acess|diakses|truy cập|abgerufen|abrufbar|verfügbar|zugriff)"
)


_RESOLUTION = lazy_re(r"\b[A-Z]{1,4}/RES/\d")
"""The symbol of a resolution of the United Nations."""


def _tells_of_a_case(part: NoteText, addresses: list[Link]) -> bool:
    """Return whether a case is in the title of a page alone: "Doe LLP, *Roe v. Poe: What It Means*, https://..."."""
    run = part.runs[0] if part.runs else None
    if run is None or not addresses or not _opens_with_name(part):
        return False
    title = run.of(part.text)
    return _CASE_NAME.search(title) is not None and (":" in title or "—" in title or len(title.split()) > 8)


_CASE_NAME = lazy_re(r"\sv\.\s[A-Z]")


_PLACE = lazy_re(r"(?:\.\s[A-ZÀ-Þ][\w ]{2,30})?,?\s(?:v(?:ol)?\.\s?\d|\d{1,4}\s?\(\d|\d{1,4},\s?(?:no?|nr)\.\s?\d)")


def _is_quoted_within(part: NoteText) -> bool:
    """Return whether all that stands out are quoted words in the middle of an article's plain title."""
    runs = [part.text[: run.start].rstrip(" “\"‘'«„") for run in part.runs if run.form is RunForm.QUOTED]
    within = len(runs) == len(part.runs) and not any(before.endswith((",", ".", ":")) or not before for before in runs)
    return within and split_article(without_signal(part.text), addressed=bool(part.links)) is not None


def _has_place(part: NoteText) -> bool:
    """Return whether italics name a journal: a volume follows them, so that a citation stands before a remark."""
    return any(run.form is RunForm.ITALIC and _PLACE.match(part.text, run.end) for run in part.runs[:3])


def _is_article(part: NoteText) -> bool:
    """Return whether an article with a law in its title stands in a journal: "Roe, *The Law of Roads*, 54 J. 10 (2022)"."""
    run = part.runs[0] if part.runs else None
    if run is None or not opens_with_names(part) or _CASE_NAME.search(part.text[: run.end]):
        return False
    return find_journal_place(part.text[run.end :]) is not None


def _is_case_before_runs(part: NoteText) -> bool:
    """Return whether a case in plain letters opens a part, and what stands out comes later: "cert. denied"."""
    case = _CASE_NAME.search(without_signal(part.text))
    return case is not None and bool(part.runs) and part.runs[0].start > case.end() + 1


def _without_inner_quotes(part: NoteText) -> NoteText:
    """Return a part whose names show where its title begins without marks within that: "Doe, J. (2005). The 'small' road"."""
    opens = part.runs and part.runs[0].form is RunForm.QUOTED
    lead = (_OPENS_WITH_AUTHOR.match(part.text) or _OPENS_WITH_INITIALS.match(part.text)) if opens else None
    if lead is None:
        return part
    between = part.text[lead.end() : part.runs[0].start].strip(" .,“\"‘'«„")
    if len(between.split()) < LEAST_BEFORE or _ENDS_BEFORE.search(part.text, 0, part.runs[0].start):
        return part
    return replace(part, runs=tuple(run for run in part.runs if run.form is not RunForm.QUOTED))


LEAST_BEFORE = 2
"""As many words of a title before a quotation mark show that it stands within the title (number)."""
_NAME_YEAR_PAGE = lazy_re(
    r"\s*(?:(?:[A-ZÀ-Þ][\w.’'-]*|and|und|et|al\.?|&|van|von|de|der|del|di),?\s){1,6}\(?(?:1[5-9]|20)\d\d[a-z]?\)?[,:]?\s"
    r"(?:(?:pp?|S|pág|s|str)\.\s?)?\d{1,4}(?:\s?[-–]\s?\d{1,4})?\.(?=\s+[A-ZÀ-Þ][\w’']+\s)"
)
"""Names, a year and a page, behind which a sentence says what the work says: "Roe (2008), p. 40. This is her view"."""


def _without_words_behind(part: NoteText) -> NoteText:
    """Return a part without the sentences behind names, a year and a page: what they quote is no title."""
    match = _NAME_YEAR_PAGE.match(part.text)
    if match is None or part.links or is_citing(part.text[match.end() :]):
        return part
    runs = tuple(run for run in part.runs if run.end <= match.end())
    return replace(part, text=part.text[: match.end()], raw=part.raw[: match.end()], runs=runs)


def _opens_with_name(part: NoteText) -> bool:
    """Return whether names stand before a title that stands out: "Joe Doe, *How to walk*, and what follows"."""
    if not part.runs:
        return False
    before = without_signal(part.text[: part.runs[0].start])
    if part.runs[0].form is RunForm.LINK:  # an issuer and the title that its link leads to
        return before.rstrip().endswith(",") and is_institution(before.strip(_EDGES))
    if len(part.runs[0].of(part.text).split()) < 2 and not is_institution(before.strip(_EDGES)):
        return False
    words = re.findall(r"[^\W\d_]+", re.sub(r"\s\([^()]{0,40}\)", "", before))
    capital = all(word[0].isupper() for word in words) or is_institution(before.strip(_EDGES))
    named = before.rstrip().endswith(",") and 0 < len(words) <= 6 and capital
    return named or (part.runs[0].form is RunForm.QUOTED and opens_with_names(part))


def _without_lead(part: NoteText) -> NoteText:
    """Return a part without markup with blanks where prose stands before the article that ends it."""
    if part.runs:
        return without_lead(part)
    start = find_citation(part.text) or find_named(part.text)
    return replace(part, text=" " * start + part.text[start:]) if start else part


def _without_remark(part: NoteText) -> NoteText:
    """Return a part without the prose that follows its address."""
    found = list(_SHOWN.finditer(part.raw))
    end = found[0].end() if found else len(part.raw)
    if not found or not is_sentence(take_accessed(part.text[end:])[1]):
        return part
    runs = tuple(run for run in part.runs if run.end <= end)
    return replace(part, text=part.text[:end], raw=part.raw[:end], runs=runs)


def _without_titles(part: NoteText) -> str:
    """Return what a note says apart from titles and the words of back-references and signals."""
    kept, at = [], 0
    for run in part.runs:
        kept.append(part.text[at : run.start])
        at = run.end
    return without_signal("".join([*kept, part.text[at:]])).strip()


def _has_head(part: NoteText) -> bool:
    """Return whether a part is a few words, a comma, a title and a year, in whatever language the words are."""
    if not part.runs:
        return False
    head, rest = part.text[: part.runs[0].start].rstrip(' “"„«‘'), part.text[part.runs[0].end :]
    head = without_signal(head).strip()
    words = head.split()
    if not head.endswith(",") or opens_sentence(head) or _THEN_YEAR.match(rest) is None:
        return False
    few = len(words) <= MOST_WORDS and head[0].isupper() and head.count(",") == 1
    return few or (len(words) <= 2 * MOST_WORDS and is_institution(head.partition(",")[0]))


def _commented_link(part: NoteText, text: str, addresses: list[Link]) -> ParsedItem:
    """Return an item for a sentence with an address in it: the page is cited, nothing else is sure."""
    title = next((run.of(part.text) for run in part.runs if len(run.of(part.text).split()) > 2), "")
    work = Work(title=title, url=addresses[0].url)
    work = replace(work, type=guess_type(work, ""))
    return citation(text, work)


def _is_comment(part: NoteText, plain: str, prose: str) -> bool:
    if _is_said_in_italics(part):
        return True
    if part.links or is_symbol(plain) or _opens_with_name(part) or _OPENS_WITH_AUTHOR.match(part.text):
        return False
    note = None if part.runs else split_plain(plain)
    if note and (note.authors or note.container):
        return False
    if part.runs and not is_sentence(prose):
        return False
    year = take_date(take_accessed(part.text)[1])[0]
    if year is None and not part.runs and _is_name_with_page(plain):
        return False
    terms = all(run.form is RunForm.QUOTED and run.of(part.text)[:1].islower() for run in part.runs)
    if part.runs and terms:  # words that a sentence quotes are no titles
        return True
    return is_comment(prose, has_title=bool(part.runs), has_year=year is not None)


def _is_said_in_italics(part: NoteText) -> bool:
    """Return whether the whole of a note is a sentence in italics: an editor's word, no title, of whose words more
    begin with capitals.
    """
    run = part.runs[0] if len(part.runs) == 1 and not part.links else None
    if run is None or run.form is not RunForm.ITALIC or part.text.strip(_EDGES) != run.of(part.text).strip(_EDGES):
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", run.of(part.text)) if len(word) > 3]
    plain = sum(word[0].islower() for word in words[1:]) >= max(3, 0.9 * len(words[1:]))
    return plain and run.of(part.text).rstrip().endswith(".") and is_sentence(run.of(part.text))


def _is_name_with_page(text: str) -> bool:
    """Return whether a note is names and a page, no more: "Testaverde et al., p. 5"."""
    found = find_locator(text)
    if not found or text[found[1][1] :].strip(" ."):
        return False
    names = text[: found[1][0]].strip(_EDGES)
    words = names.split()
    return 0 < len(words) <= 8 and names[0].isupper() and not any(w.islower() and len(w) > 4 for w in words)


def _law_type(text: str) -> str:
    return "legal_case" if re.search(r"\sv\.?s?\.?\s", text) else "legislation"


def _unpublished(part: NoteText, text: str, source: ReferenceKind, addresses: list[Link]) -> ParsedItem:
    """Return an item for a law, an interview or a letter: its words are its title."""
    plain = " ".join(without_signal(part.text).split())
    locator = None
    if source is ReferenceKind.LAW:
        plain = without_remark(plain)
        locator = find_locator(plain)
        if locator:
            plain = f"{plain[: locator[1][0]].rstrip(' ,')} {plain[locator[1][1] :]}"
            plain = re.sub(r"(?i)^\s*(?:of|in)\s+(?:the\s+)?", "", plain)
    csl = {ReferenceKind.INTERVIEW: "interview", ReferenceKind.LETTER: "personal_communication"}
    work = Work(
        type=csl.get(source) or _law_type(plain),
        title=plain.strip(_EDGES)[:MAX_TITLE],
        issued=take_date(plain)[0],
        url=addresses[0].url if addresses else "",
    )
    return citation(text, work, source=source, locator=locator[0] if locator else None)
