"""Which of the words that stand out in a note are its title, and which name what it stands in."""

from __future__ import annotations

import re

from refcheck.references.classify import is_periodical
from refcheck.references.name_patterns import LISTED_INITIALS, PERSON
from refcheck.references.notetext import NoteText, Run, RunForm
from refcheck.references.shortforms import without_signal
from refcheck.text.lazy import lazy_re

__all__ = ["choose_runs"]

_CITATION = lazy_re(
    r",\sin:\s|,\sS\.\s?\d|,\spp?\.\s?\d|[\w.]\s\((?:1[5-9]|20)\d\d\)[.,:]\s"
    rf"|^(?:{LISTED_INITIALS}|[A-ZÀ-Þ][^.;:()\d]{{3,120}}\.)\s\(?(?:1[5-9]|20)\d\d[a-z]?\)?\.\s[A-ZÀ-Þ]"
    rf"|^{LISTED_INITIALS}\s[^\n]{{8,400}}\((?:[^()]{{1,80}}\s)?(?:1[5-9]|20)\d\d\)"
)
_DATED_BEHIND = lazy_re(
    r"\s*\((?:\d{1,2}\s)?[A-Z][a-zé]+\.?\s(?:\d{1,2},\s)?\d{4}\)|,\s\d{1,2}\s[A-Z][a-zé]+\s\d{4}|,?\s\d{1,4}\s?\(\d|,?\s\d{1,4},\s\d{1,6}\s?[-–—]|,?\s(?:no|vol|n[°º])\.?\s?\d"
)
_VOLUME_BEHIND = lazy_re(
    r"»/\d|(?:[”\"»]|»,)\s(?:\((?:1[5-9]|20)\d\d\)|(?:1[5-9]|20)\d\d,\s(?:R|t|z|nr|vol)\.\s|(?:(?:R|t|z|nr|vol)\.\s)?(?:\d{1,4}|[IVXLC]{1,7})[\s,/])"
)
"""A volume right behind a journal that Polish and Italian notes set in quotation marks."""
_REVIEWED = lazy_re(
    r"(?i)(?:review|recension|rezension|compte rendu|recensione|reseña|resenha|rec\.)\s(?:of|de|von|di|av|af)\s\W*$"
)
"""What a review is about is not where it stands."""
_SECTION = lazy_re(
    r"(?:Abschnitt|[Ss]ection|sezione|secci[óo]n|seção|,\s(?:Kap\.|Kapitel|chap\.|chapitre|cap\.|cap[íi]t(?:ulo|olo)|ch\.|chapter)(?:\s\d{1,3}[:,]?)?)\s[“\"„«‘']?$"
    r"|(?:\bpp?|\bS|\bpagg?|\bpágs?|\btr|\bhlm)\.\s?\d[\d–-]{0,9}(?:\sff?\.)?\s?:\s?[“\"„«‘']?\s?$"
)
"""What is quoted behind it is a part of the work, or words that stand on the page: "p. 255: “They are not”"."""
MAX_SECTION = 40
"""It is no longer (characters)."""
_IN_OF = lazy_re(
    rf",\s(?:in|dans|en|em):?\s(?:{PERSON}|[A-ZÀ-Þ]\.\s[A-ZÀ-Þ][\w’'-]+)(?:(?:,|\s[–—&/]|\s(?:and|e|et|und|y))\s{PERSON}){{0,4}}(?:\s\((?:eds?|a cura di|dirs?|coords?|Hrsg|Hg|éds?|orgs?)\.?\))?,\s?$"
)
"""Whose book an italic chapter stands in: ", in A. Doe (ed.), "."""
_WORD_BEFORE = lazy_re(r"(?<!\bsee)(?<!\bin)(?<!\bby)(?<!\band)(?<=[a-z])\s[“\"‘'«]\s?$")
_WORD_AFTER = lazy_re(r"[?!]?[”\"’'»]\s[A-ZÀ-Þ][a-z]")


def choose_runs(part: NoteText) -> tuple[Run | None, Run | None]:
    """Return the run of the title and that of the container, either may be ``None``.

    Quoted before italic: an article in its journal. Link text counts when nothing else stands out.
    """
    text = part.text
    runs = [
        run
        for run in part.runs
        if not (run.of(text).isdigit() or _SECTION.search(text, max(0, run.start - MAX_SECTION), run.start))
    ]
    runs = [run for run in runs if run.form is not RunForm.QUOTED or not _is_remark(text, run)] or runs[:1]
    runs = [run for run in runs if not (_is_remark(text, run) or _is_within(text, run))]
    runs = [run for run in runs if run.form is not RunForm.ITALIC or not _is_whole_note(text, run)]
    marked = [run for run in runs if run.form is not RunForm.LINK]
    if marked and runs[0].form is RunForm.LINK and _is_linked_title(part, runs[0], marked):
        return runs[0], None
    if marked and runs[0].form is RunForm.LINK and _is_linked_article(text, runs[0], marked[0]):
        return runs[0], marked[0]
    if not marked:
        links = [run for run in runs if len(run.of(text).split()) > 1 and not _is_whole_note(text, run)]
        return (links[0], None) if links else (None, None)
    title, *rest = marked
    if title.form is RunForm.QUOTED:
        return title, _quoted_container(part, title, rest)
    quoted = next((run for run in rest if run.form is RunForm.QUOTED), None)
    if quoted and is_periodical(title.of(part.text)):  # the newspaper before its article
        return quoted, title
    return title, _container_run(part, title, rest)


def _quoted_container(part: NoteText, title: Run, rest: list[Run]) -> Run | None:
    """Return the run that names what a quoted title stands in: quoted words right after "in", or the first italics."""
    second = rest[0] if rest else None
    if second is not None and second.form is RunForm.QUOTED:
        between = part.text[title.end : second.start]
        if re.fullmatch(r"[”\"’«»“]?,?\s+(?:in|dans|en|em):?\s[“\"‘«»„]", between):
            return second
    italic = [run for run in rest if run.form is RunForm.ITALIC]
    others = [run for run in italic if not _REVIEWED.search(part.text, title.end, run.start)]
    return others[0] if others else (italic[0] if italic else None)


def _is_linked_title(part: NoteText, link: Run, marked: list[Run]) -> bool:
    """Return whether a link behind the names of its issuer is the title, and the quoted words behind it
    are a part of the work: "Ministry, [A title](...), 2025, “A chapter”"."""
    before = without_signal(part.text[: link.start])
    quoted = all(run.form is RunForm.QUOTED for run in marked)
    return quoted and len(link.of(part.text).split()) > 1 and re.search(r"\w\W{0,2},\s*$", before) is not None


def _is_linked_article(text: str, link: Run, journal: Run) -> bool:
    """Return whether a link is an article's title: a journal in italics and its volume follow."""
    told = len(link.of(text).split()) > 2 and journal.form is RunForm.ITALIC and link.end <= journal.start
    return (
        told
        and text[link.end : journal.start].strip(" .,") == ""
        and _DATED_BEHIND.match(text, journal.end) is not None
    )


def _container_run(part: NoteText, title: Run, rest: list[Run]) -> Run | None:
    """Return the run that names what an italic title stands in: one right after "in", or italics after a
    comma with a date or a volume behind them. Other quoted words may belong to the title."""
    text = part.text
    for run in rest:
        between = text[title.end : run.start].rstrip('«“"„ ')
        within = re.search(r"(?i)\b(?:in|dans|en|em):?$", between) is not None or _IN_OF.search(between) is not None
        if within and (run.form is RunForm.ITALIC or "«" in text[run.start - 1 : run.start]):
            return run
        if run.form is RunForm.QUOTED and between.strip() == "," and _VOLUME_BEHIND.match(text, run.end):
            return run
        if run.form is RunForm.ITALIC and between.strip() == "," and _DATED_BEHIND.match(text, run.end):
            return run
    return None


def _is_whole_note(text: str, run: Run) -> bool:
    """Return whether a link or italics are laid under a whole citation rather than under a title."""
    return 2 * (run.end - run.start) > len(text.strip()) and _CITATION.search(run.of(text)) is not None


def _is_remark(text: str, run: Run) -> bool:
    """Return whether quoted words stand in brackets that comment: "(calling it “fair”)"."""
    at = text.rfind("(", 0, run.start)
    opened = run.form is RunForm.QUOTED and at > text.rfind(")", 0, run.start)
    return opened and re.match(r"\((?:[a-z]+ing|cf\.|describ|stat)\b", text[at:]) is not None


def _is_within(text: str, run: Run) -> bool:
    """Return whether quoted words stand in the middle of a title: "How They Left the ‘Big House’ Movement"."""
    if run.form is not RunForm.QUOTED:
        return False
    return (
        _WORD_BEFORE.search(text, max(0, run.start - 12), run.start) is not None
        and _WORD_AFTER.match(text, run.end) is not None
    )
