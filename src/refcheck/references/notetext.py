"""The text of a note with its looks: where the titles, addresses and works in it stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from refcheck.model.document import Link, LinkRole, Note
from refcheck.references.imprint import is_city
from refcheck.references.name_patterns import PERSON
from refcheck.text.cued import Cued
from refcheck.text.lazy import lazy_re
from refcheck.text.quotes import find_only_quoted, find_quoted
from refcheck.text.urls import is_web, mend

__all__ = [
    "PREPRINT_NUMBER",
    "NoteText",
    "Run",
    "RunForm",
    "addresses_of",
    "is_citing",
    "items_of",
    "note_text",
    "part_of",
    "without_explanation",
]

MAX_NOTE = 10_000
"""Longer notes (characters) are cut before the rules look at them."""
MAX_RUN = 40
"""As often may one blank or sign repeat: longer runs say no more and cost the rules time."""
MAX_STRAYS = 40
"""As many emphases that their file misspells are read (number)."""
_NOTHING_IN = lazy_re(r"(?<![*\\])\*\s{1,3}\*(?!\*)")
_STRAY = lazy_re(r"(?<![\w*])\*(?P<said>[^*\s][^*\n]{1,200}?)\s\*(?!\*)")
"""What Markdown leaves as it is because a blank stands before the asterisk: ``*supra *note 3``."""
PREPRINT_NUMBER = (
    r"(?:arxiv|corr|biorxiv|medrxiv)(?:\s(?:e-?|pre-?)prints?)?[\s,:]{0,3}(?:arxiv:\s?|abs/)?(?:[a-z-]{2,12}/)?"
    r"\d[\d./]{3,25}(?:v\d{1,2})?"
)
"""A server of preprints with the number there, no title: "arXiv preprint arXiv:1409.0473", "CoRR abs/1409.0473"."""
_PREPRINT_NUMBER = lazy_re(rf"(?i)\W*{PREPRINT_NUMBER}\W*")
_DOUBLED = lazy_re(r"‘‘(?=\w)|(?<=[\w,.?!])’’")
"""Quotation marks that a page sets as two single ones."""
MAX_TURNS = 8
"""As often may a note turn to another work (number)."""
MAX_ADDRESS = 2_000
"""A longer address (characters) is cut where it is shown; the link keeps it."""
_TYPED_DASH = lazy_re(r"(?<=\d)--(?=[A-HS]?\d)|(?<=[ivxlc])--(?=[ivxlc]{1,7}(?!\w))")
"""What Pandoc and TeX print as a dash between two pages: "193--205", "xi--xv"."""
_LONG_RUN = lazy_re(rf"(\W)(?=\1{{{MAX_RUN}}})")
_HYPHEN = lazy_re(r"[\u2010-\u2012](?<=\d.)(?=\d)")
"""Hyphens between two numbers that have a character of their own, such as the one that no line is broken at."""
_RAISED = lazy_re(r"[\^¹²³⁴-⁹](?:(?<=\^)\d{1,2}\.?\^|(?<!\^)[¹²³⁴-⁹]?)(?=(?:1[5-9]|20)\d\d(?!\d))")
"""The number of an edition that German notes raise before its year: "Berlin ³2013"."""
_BOLD_NAMES = lazy_re(r"\s?(?::\s|/)|\s(?:et al|vd|u\.\s?a)\.:?\s")
"""What follows bold type that is names: a colon, the stroke before the next ones, or "et al."."""
_PERSON = lazy_re(PERSON)
_BEFORE_PERSON = lazy_re(r"\s*(?:(?:Vgl\.|Siehe|S\.|See|Cf\.)\s(?:auch\s|also\s)?|/\s?|,\s|(?:und|and|&)\s)?")
"""What stands before a name in italics: a signal, or what parts it from the one before."""
_TITLE_BEHIND = lazy_re(r":\s+(?=[A-ZÀ-Þ\d„“\"]\S*\s+\S[^\n]*?(?<!\d)(?:1[5-9]|20)\d\d(?!\d))")
"""A title of several words behind a colon, and a year."""
_ADDRESS = lazy_re(r"(?i)\s*<?(?:https?://|ftp://|www\.)\S*>?\s*")
_QUOTED_NOTE = lazy_re(
    r"(?:See(?:\salso)?|Cf\.|Vgl\.|Siehe|Voir|Véase|Vedi|Ver)\s[^“”]{3,300}?(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"
)
"""A note of somebody else's in quotation marks, which cites a work that this one does not: no title."""
_NO_TITLE = lazy_re(
    r"(?i)\W*(?:ibid(?:em)?|id|idem|et al|et alii|supra|infra|op\.?\s?cit|loc\.?\s?cit|cf|(?:but )?see(?:,? e\.?g| also| generally)?(?:,? e\.?g)?|accord|compare|in|ebd"
    r"|ebenda|passim|inter alia|e\.g|i\.e|viz|eds?|here|link|pdf|online|available(?: here| at| online)?|accessed|url|a\.?a\.?o)\W*"
)
_AFTER_NUMBER = lazy_re(r"\s*[.):](?=\s)")
_JOINT = lazy_re(r"\s*[:–—-]?\s*")
_SPLIT = lazy_re(r";\s+")
_WHERE = lazy_re(
    r"(?i)[(\[]?(?:available|accessed|retrieved|online|last (?:visited|accessed)|disponible|disponível|consult|diakses|abgerufen|tersedia)\b"
    r"|(?:\d{1,2}(?:st|nd|rd|th|\.|e|ª)|second|third|fourth|new|rev(?:ised|\.))\s(?:ed(?:n|ition|\.)?|aufl(?:age|\.)?|éd(?:ition|\.)?)\b"
    r"|(?:pt|part|partie|parte|teil|vol|bd)\b\.?\s(?:[ivxl]{1,6}|\d{1,3})\b"
)
"""What follows a ";" and says where the work before it is, or where its next part is ("Pt. II of the paper, 1861")."""
_WORD = lazy_re(r"[^\W\d_]{3}|§")
_SECOND_HOUSE = lazy_re(
    r"(?:[^\W\d_a-z][^\s,;]*|of|and|de|du|des|la|für|und|et|&)(?:,?\s\(?(?:[^\W\d_a-z][^\s,;]*|of|and|de|du|des|la|für|und|et|&)){0,7}[,\s(]{1,3}(?:1[5-9]|20)\d\d\b"
)
"""Names in capitals and the year that the whole citation has: of a place or a publisher."""
_TURN = Cued(
    # a sentence that begins with a signal, and a work in which another one is quoted
    r"(?:(?<=[\w)\]”\"’*])|(?<=\s\s))\.(?:[”\"’]|\s?»)?\s+(?=(?:But see|And see|Also,? see|See|Cf\.|Compare|Vgl\.|Siehe|Voir|Véase|Vedi|Ver(?=\s(?:também|también|ainda)))[\s,:])"
    r"|(?<=[\w)\]”\"’*])[.\]][”\"’]?\s+(?=For\s[^.;:]{3,90}?,\s(?:see|consult)\s)"
    r"|(?<=[\w)\]”\"’*])[,;]\s+or\salso[,:]?\s+(?=[A-ZÀ-Þ])"
    r"|(?<=[\w)\]”\"’*])[,;]\s+with\s+(?=[A-ZÀ-Þ][^,;]{1,80},\s\*?(?:supra)\b)"
    # where somebody else has said it first: names come next, else it is a reprint of the same work
    rf"|(?<=[\w)\]”\"’.,—–>])\s+(?=(?i:(?:(?:originally|first)\s)?(?:reported|discussed|introduced|proposed|formulated)\s(?:in|by)\s)(?:{PERSON}(?:,|\s(?:and|&)\s)|[A-ZÀ-Þ]{{3,}},\s[A-ZÀ-Þ]\.,))"
    r"|(?<=[\w)\]”\"’.,—–>])\s+\(?(?=(?:(?:as\s)?(?:quoted|cited)\sin|citing|quoting|zit(?:iert)?\.?\snach|cité\s(?:par|dans)|citado\s(?:en|em)|citato\sin|apud|sowie|ainsi\sque(?=\s[A-ZÀ-Þ]))\s)",
    *(
        "see",
        "cf.",
        "compare",
        "vgl.",
        "siehe",
        "voir",
        "véase",
        "vedi",
        "consult",
        "also",
        "supra",
        "cite",
        "quoted",
        "citing",
    ),
    *(
        "tamb",
        "ainda",
        "quoting",
        "zit",
        "cité",
        "cita",
        "apud",
        "sowie",
        "ainsi",
        "reported",
        "discussed",
        "introduced",
    ),
    *("proposed", "formulated"),
)
_WITH = lazy_re(r"(?<=\d\))[,;]\s+(?:and\s)?with\s+(?=[A-ZÀ-Þ][^;]{3,400}?(?:1[5-9]|20)\d\d)")
"""What leads to the second work of two that are compared (The Bluebook, rule 1.2)."""
_COMPARES = lazy_re(r"(?i)\W*(?:but\s)?compare\b")
_WITH_LAST = lazy_re(r"(?<=[\d)])[,;]\s+(?:and\s)?with\s*$")
"""What parts the two works that are compared: "Compare Doe (1990), with Roe (1991)"."""
_CITES = lazy_re(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|(?i:\bib[ií]d|\bebd|\bebenda|\ba\.?\s?a\.?\s?o\b|\bivi\b|\bop\.?\s*cit|\bsupra\b|\bn\.d\.|[(\[](?:see\s)?(?:n|nn|fn|note|anm|nota)\.?\s?\d)"
    r"|[A-Za-z.]{2},?\s(?:§{1,2}|arts?\.)\s?\d|(?i:\bon file with\b|\bforthcoming\b|\bid\.)|\br\.\s\d"
)


_EXPLAINED = lazy_re(
    # "(arguing that it is so)" ends a citation after law reviews, so do "(economics)" and “(“It is so.”)” behind a bracket
    # the blank comes first, what stands before it behind: so only blanks are looked at
    r"\s\((?:(?<=[\w)\]”\"’.]\s\()(?=[a-z]{3,}ing\b)|(?<=[)\]\d]\s\()(?=[a-z(][^\d]{0,600}$|[“\"‘]|[A-Z][^():]{30,600}\.\)))"
    r"(?!(?:working|forthcoming|unpublished|citing|quoting|accessed|last|visited|edn?|ed\.|eds|trans|hrsg|hg|on file|with|emphasis"
    r"|available|updated|hereinafter|henceforth|zit|zuletzt|letzter|abgerufen|consult|diakses|acesso|dir|coord|orgs?|in|no|vol"
    r"|n|nn|note|fn|p|pp|para|see|also|cf|sic|rev|repr|translation|translated|my|alle|part|chap|ch|sec|art)\b)"
    r"(?:[^()]|\([^()]{0,200}\)){3,600}\)(?=[\s.;,\[\]]*$)"
)
_REPRINTED = Cued(r"(?s)[,;]?\s+reprinted\s(?:in|as)\b.*$", "reprinted")
"""Where a work stands once more: what follows is no title of it."""
MAX_EXPLANATIONS = 3
"""As many explanations in brackets may end a citation (number)."""


_NAMES_OPEN = lazy_re(
    rf"(?:see also\s)?(?:{PERSON},\s){{1,4}}{PERSON}\s(?:&|and)\s{PERSON},\s|{PERSON}\s(?:&|and)\s{PERSON},\s"
    # "Roe, Ann; Poe, Max: A title" behind another work
    r"|[A-ZÀ-Þ][\w’'-]+(?:\s[\w’'-]+){0,3},\s[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2};\s"
)
"""What opens a citation with several authors, even where its title holds the ";" that comes next."""


class RunForm(StrEnum):
    """How a run stands out."""

    ITALIC = "italic"
    QUOTED = "quoted"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch ``[start, end)`` of a note's text that may be a title or a container."""

    start: int
    end: int
    form: RunForm

    def of(self, text: str) -> str:
        """Return what the run says, without the punctuation of the sentence around it."""
        return " ".join(text[self.start : self.end].split()).strip(" ,;")


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteText:
    """A note, or one work's part of it. ``text`` has blanks where addresses stand; ``raw`` has them;
    ``runs`` are in order; ``links`` those that belong here."""

    text: str
    raw: str
    runs: tuple[Run, ...] = ()
    links: tuple[Link, ...] = ()


_BARE_ADDRESS = lazy_re(r"(?i)https?://[^\s<>\"“”]*[^\s<>\"“”.,;:)\]]")


def note_text(note: Note) -> NoteText:
    """Return the text of ``note`` with its runs and links."""
    parts: list[str] = []
    raw: list[str] = []
    italic: list[Run] = []
    bold: list[Run] = []  # ABNT NBR 6023 sets titles in bold type
    linked: list[Run] = []
    at = 0
    for segment in note.block.segments:
        if segment.marker is not None or at >= MAX_NOTE:
            continue
        shown = _without_long_runs(segment.text[: MAX_NOTE - at])
        address = segment.url is not None and _ADDRESS.fullmatch(shown) is not None
        shown = shown[:MAX_ADDRESS] if address else _with_dashes(shown)
        size = len(shown)
        raw.append(shown)
        if segment.url is None and "://" in shown:  # a page leaves addresses that are no links as they are
            parts.append(_BARE_ADDRESS.sub(lambda match: " " * len(match.group()), shown))
        else:
            parts.append(" " * size if address else shown)
        if segment.italic and not address:
            italic.append(Run(at, at + size, RunForm.ITALIC))
        elif segment.bold and not address:
            bold.append(Run(at, at + size, RunForm.ITALIC))
        elif segment.url is not None and not address:
            linked.append(Run(at, at + size, RunForm.LINK))
        at += size
    text = _HYPHEN.sub("-", "".join(parts))
    text = _RAISED.sub(lambda match: " " * len(match.group()), text)
    shown_text = "".join(raw)
    number = _AFTER_NUMBER.match(text)
    if number:  # the point belongs to the number of the note
        text, shown_text = (" " * number.end() + one[number.end() :] for one in (text, shown_text))
    text, shown_text, stray = _without_asterisks(text, shown_text)
    text = _with_double_marks(text)
    italic = [run for run in [*italic, *stray] if not _PREPRINT_NUMBER.fullmatch(run.of(text))]
    italic.sort(key=lambda run: run.start)
    bold = _without_names(bold, text)
    italic = _without_persons(italic, text)
    quoted = [Run(found.start, found.end, RunForm.QUOTED) for found in find_quoted(text) or find_only_quoted(text)]
    for run in [run for run in quoted if _QUOTED_NOTE.match(run.of(text))]:
        text = text[: run.start] + " " * (run.end - run.start) + text[run.end :]
        quoted.remove(run)
    text, shown_text = (_curled(one, quoted) for one in (text, shown_text))
    runs = [
        *_joined(italic or bold, text),
        *(_before_italics(bold, italic, text) if italic else ()),
        *quoted,
        *_joined(linked, text),
    ]
    return NoteText(
        text=text,
        raw=shown_text,
        runs=_without_overlaps(runs, text),
        links=tuple(link for link in note.links if link.role is not LinkRole.CONTACT),
    )


def _without_long_runs(text: str) -> str:
    return _LONG_RUN.sub("", text) if len(text) > MAX_RUN else text


def _with_dashes(text: str) -> str:
    return _TYPED_DASH.sub("–", text) if "--" in text else text


def _with_double_marks(text: str) -> str:
    """Return a text with double marks in the place of two single ones; each is as long as before."""
    if "‘‘" not in text and "’’" not in text:
        return text
    return _DOUBLED.sub(lambda match: " “" if match.group() == "‘‘" else "” ", text)


def _without_asterisks(text: str, shown: str) -> tuple[str, str, list[Run]]:
    """Return both texts without the asterisks that are left over in them, and the runs that these were meant to mark."""
    if "*" not in text:
        return text, shown, []
    # emphasis of nothing but a blank: "*supra* note 6,* *at 2"
    text, shown = (_NOTHING_IN.sub(lambda match: " " * len(match.group()), one) for one in (text, shown))
    runs = []
    for match in list(_STRAY.finditer(text))[:MAX_STRAYS]:
        runs.append(Run(match.start("said"), match.end("said"), RunForm.ITALIC))
        for mark in (match.start(), match.end() - 1):
            text, shown = (one[:mark] + " " + one[mark + 1 :] for one in (text, shown))
    return text, shown, runs


def _before_italics(bold: Sequence[Run], italic: Sequence[Run], text: str) -> list[Run]:
    """Return the bold title of an article whose journal is in italics, as in "DOE, Jane. **A title of it**. *A journal*."."""
    first = next(iter(_joined(bold, text)), None)
    if first is None or first.end > italic[0].start or not text[: first.start].strip():
        return []
    said = first.of(text)
    return [Run(first.start, first.end, RunForm.QUOTED)] if len(said.split()) > 2 and not said.endswith(":") else []


def _without_names(bold: Sequence[Run], text: str) -> list[Run]:
    """Return bold runs without those that open a note and are names, which a colon or a stroke follows:
    "**DOE, Jane**/**ROE, Max**: A title".
    """
    opening = 0
    for run in bold:
        if text[: run.start].strip() and not (opening and text[bold[opening - 1].end : run.start].strip() == "/"):
            break
        if not _BOLD_NAMES.match(text, run.end) or "," not in run.of(text):
            break
        opening += 1
    return list(bold[opening:])


def _without_persons(italic: Sequence[Run], text: str) -> list[Run]:
    """Return italic runs without those that open a note and are persons, where a colon ends them and a year follows:
    "*Jane Doe* / *Max Roe*: A title, in: A journal 5 (2010)".
    """
    end = 0
    for number, run in enumerate(italic, 1):
        if not _BEFORE_PERSON.fullmatch(text, end, run.start) or not _PERSON.fullmatch(run.of(text).strip()):
            break
        end = run.end
        titled = _TITLE_BEHIND.match(text, end)
        if titled is not None:
            return list(italic[number:])
    return list(italic)


def _curled(text: str, quoted: Sequence[Run]) -> str:
    """Return a text with typographic marks around what stands between straight single ones: Markdown prints them so."""
    if "'" not in text:
        return text
    letters = list(text)
    for run in quoted:
        if text[run.start - 1 : run.start] == "'" == text[run.end : run.end + 1]:
            letters[run.start - 1], letters[run.end] = "‘", "’"
    return "".join(letters)


def _joined(runs: Sequence[Run], text: str) -> list[Run]:
    """Return runs of one look with those joined that only a blank or a colon parts."""
    joined: list[Run] = []
    for run in runs:
        titled = joined and not _NO_TITLE.fullmatch(joined[-1].of(text))  # "*in* *A book*"
        if titled and _JOINT.fullmatch(text, joined[-1].end, run.start):
            joined[-1] = Run(joined[-1].start, run.end, run.form)
        else:
            joined.append(run)
    return joined


def _without_overlaps(runs: Sequence[Run], text: str) -> tuple[Run, ...]:
    """Return the runs in order; of two that overlap the earlier kind stays, words of notes go."""
    quoted = [run for run in runs if run.form is RunForm.QUOTED]
    runs = [
        run
        for run in runs
        if run.form is not RunForm.LINK
        or not any(_is_under(run, one, text) or _holds_citation(run, one, text) for one in quoted)
    ]
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.start, -run.end)):
        if _NO_TITLE.fullmatch(run.of(text)) or not any(char.isalnum() for char in run.of(text)):
            continue
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return tuple(kept)


def _is_under(link: Run, quoted: Run, text: str) -> bool:
    """Return whether a link is laid under a quoted title and its marks and no more."""
    if not link.start <= quoted.start <= quoted.end <= link.end:
        return False
    return not any(char.isalnum() for char in text[link.start : quoted.start] + text[quoted.end : link.end])


def _holds_citation(link: Run, quoted: Run, text: str) -> bool:
    """Return whether a link is laid under a whole citation: a quoted title in it, names before, a year behind."""
    if not link.start < quoted.start <= quoted.end < link.end or len(quoted.of(text).split()) < 3:
        return False
    before, behind = text[link.start : quoted.start].rstrip(" “\"‘'«„"), text[quoted.end : link.end]
    return before.endswith((".", ",")) and _YEAR_IN.search(behind) is not None


_YEAR_IN = lazy_re(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def addresses_of(part: NoteText) -> list[Link]:
    """Return the links of a part that lead to a page of the web."""
    return [link for link in part.links if is_web(mend(link.url))]


def items_of(note: NoteText) -> tuple[NoteText, ...]:
    """Return the parts of a note that cite a work each; one part unless a ";" parts two citations.

    A ";" counts when both sides have a year, a title, an address or a back-reference, and it stands
    in no brackets or quotation marks: lists of authors stay whole.
    """
    cuts = [0]
    cited, seen = False, 0  # whether what stands since the last cut cites something
    matches = [m for m in _SPLIT.finditer(note.raw) if not _is_inside(note, m.start())]
    for number, match in enumerate(matches):
        following = matches[number + 1].start() if number + 1 < len(matches) else len(note.text)
        cited = cited or _cites(note, seen, match.start())
        seen = match.end()
        ahead = matches[number + 2].start() if number + 2 < len(matches) else len(note.text)
        cites = _cites(note, match.end(), following) or (
            _NAMES_OPEN.match(note.text, match.end()) and _cites(note, following, ahead)
        )
        if cited and cites and not _goes_on(note, cuts[-1], match, following):
            cuts.append(match.end())
            cited = False
    cuts = sorted({*cuts, *_turns(note)})
    ends = [*cuts[1:], len(note.text)]
    return tuple(part_of(note, start, end, last=end == ends[-1]) for start, end in zip(cuts, ends, strict=True))


_FIRST_PLACE = lazy_re(r"[A-ZÀ-ÞĐ][\w’'-]+(?:\s[A-ZÀ-ÞĐ][\w’'-]+){0,2}:\s[A-ZÀ-ÞĐ][\w&’' -]{1,60}$")
_SECOND_PLACE = lazy_re(
    r"\s*[A-ZÀ-ÞĐ][\w’'-]+(?:\s[A-ZÀ-ÞĐ][\w’'-]+){0,2}:\s[A-ZÀ-ÞĐ][\w&’' -]{1,60}[.,\s]*(?:(?:19|20)\d\d\W*)?(?:\s{8}|$)"
)
"""A second place and publisher: "Jakarta: Quay; Hà Nội: Acorn."."""


def _goes_on(note: NoteText, start: int, mark: re.Match[str], end: int) -> bool:
    """Return whether what follows a ";" still speaks of the work that began at ``start``: where it is, its year and
    pages alone ("Press; 1986."), words out of it ("p. 17; "we implemented ..."), or a second place or publisher
    ("*Roads*, Durham; London 2001").
    """
    if _WHERE.match(note.text, mark.end()) or not _WORD.search(note.raw, mark.end(), end):
        return True
    if _SECOND_PLACE.match(note.text, mark.end()) and _FIRST_PLACE.search(note.text, start, mark.start()):
        return True
    if _quotes_words(note, mark.end(), end):
        return True
    titles = [run for run in note.runs if start <= run.start < end]
    if not titles:
        places = note.text[start : mark.start()].rpartition(", ")[2].split("; ")
        return all(map(is_city, places)) and _SECOND_HOUSE.match(note.text[mark.end() : end]) is not None
    if titles[-1].start >= mark.start():
        return False
    imprint = note.text[titles[-1].end : mark.start()]
    undated = _WORD.search(imprint) is not None and not any(char.isdigit() for char in imprint)
    return undated and _SECOND_HOUSE.match(note.text[mark.end() : end]) is not None


def _quotes_words(note: NoteText, start: int, end: int) -> bool:
    """Return whether a part is nothing but words in quotation marks that begin with a small letter: no title does."""
    quoted = [run for run in note.runs if run.form is RunForm.QUOTED and start <= run.start < end]
    if not quoted or not note.text[quoted[0].start : quoted[0].start + 1].islower():
        return False
    alone = not any(map(str.isalnum, note.text[start : quoted[0].start]))
    return alone and not _CITES.search(note.text, quoted[0].end, end) and not _ADDRESS.search(note.raw, start, end)


def without_explanation(part: NoteText) -> NoteText:
    """Return a part with blanks where brackets at its end explain what the work says, and where it was reprinted:
    they cite nothing."""
    again = _REPRINTED.search(part.text)
    text = part.text[: again.start()] + " " * (len(part.text) - again.start()) if again else part.text
    for _ in range(MAX_EXPLANATIONS):
        match = _EXPLAINED.search(text)
        if match is None:
            break
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    if text == part.text:
        return part
    return replace(part, text=text, runs=tuple(run for run in part.runs if text[run.start : run.end].strip()))


def _turns(note: NoteText) -> list[int]:
    """Return where a note turns to another work: "Ibid. See also X", "X, quoted in Y", "X (citing Y)"."""
    found = []
    compared = _WITH.finditer(note.text) if _COMPARES.match(note.text) else ()
    for match in sorted([*_TURN.finditer(note.text), *compared], key=re.Match.start)[:MAX_TURNS]:
        said = any(char.isalnum() for char in note.text[: match.start()])
        quoted = any(run.start < match.end() < run.end for run in note.runs)
        if said and not quoted and _cites(note, match.end(), len(note.text)):
            found.append(match.end())
    return found


def is_citing(text: str) -> bool:
    """Return whether prose has what a citation has: a year, a back-reference or a section."""
    return _CITES.search(text) is not None


def _is_inside(note: NoteText, at: int) -> bool:
    before = note.text[:at]
    open_brackets = before.count("(") > before.count(")") or before.count("[") > before.count("]")
    return open_brackets or any(run.start <= at < run.end for run in note.runs)


def _cites(note: NoteText, start: int, end: int) -> bool:
    if any(start <= run.start < end for run in note.runs) or _CITES.search(note.text, start, end):
        return True
    return _ADDRESS.search(note.raw, start, end) is not None


def part_of(note: NoteText, start: int, end: int, *, last: bool) -> NoteText:
    """Return the part ``[start, end)``; links that the text does not show belong to the last part."""
    part = note.raw[start:end]
    shown = [link for link in note.links if link.url in part or (link.text and link.text in part)]
    if last:
        taken = set(shown)  # a note of nothing but addresses has thousands
        shown += [link for link in note.links if link not in taken and not _is_shown(note, link)]
    return NoteText(
        text=_without_with(note.text[start:end]).rstrip("; (,"),
        raw=_without_with(part).rstrip("; (,").lstrip("; "),
        runs=tuple(Run(r.start - start, r.end - start, r.form) for r in note.runs if start <= r.start < end),
        links=tuple(shown),
    )


def _without_with(text: str) -> str:
    """Return a part without the word that leads to the work that it is compared with."""
    return _WITH_LAST.sub("", text) if text.rstrip().endswith("with") else text


def _is_shown(note: NoteText, link: Link) -> bool:
    return link.url in note.raw or bool(link.text and link.text in note.raw)
