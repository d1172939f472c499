"""Notes on the pages of a PDF: below the text of a page, or in a list at the end of it.

A note is told by where it stands (below the text, in smaller type, under a rule or a heading), by what opens
it, by what leads to it, and by its number, which follows the one before. No one of these is enough alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise

from refcheck.documents.pdf_labels import Alphabet, Form, Opening, alphabet_of, asked_on, opening_of_line
from refcheck.documents.pdf_lines import Line, Page, PageNote, part_of
from refcheck.text.lazy import lazy_re

__all__ = ["NOTE_HEADING", "find_notes", "is_small"]

SMALL = 0.95
"""Notes are set in type of at most so much of the text's size."""
SKIPPED = 3
"""So many numbers may be missing between two notes of a page."""
NOTE_HEADING = lazy_re(
    r"(?i)(?:(?:\d{1,2}|[ivx]{1,4})\.?\s*)?(?:end\s?|foot\s?)?(?:notes?|notas?(?: (?:al pie|finales|de rodapé))?|anmerkungen|endnoten|fu(?:ß|ss)noten"
    r"|note(?: al testo)?|catatan(?: kaki| akhir)?|ghi chú|chú thích|เชิงอรรถ|หมายเหตุ|references and notes|notes and references"
    r"|notes (?:to|for) (?:the )?(?:chapters?|pages?|text|introduction|preface)\b.{0,40})\s*:?"
)
_SOURCE_HEADING = lazy_re(
    r"(?i)(?:(?:\d{1,2}|[ivx]{1,4})\.?\s*)?(?:(?:selected |cited |list of |select )?(?:references?|bibliograph(?:y|ies)|sources?|works cited|literature(?: cited)?)"
    r"|index|appendix\b.*|acknowledge?ments?|about the authors?|glossary|abbreviations|further reading|contributors?|referencias|bibliograf[ií]a|r[ée]f[ée]rences|bibliographie"
    r"|quellen|literatur(?:verzeichnis)?|refer[êe]ncias|daftar pustaka|tài liệu tham khảo|บรรณานุกรม|อ้างอิง)\s*:?"
)
_ENDS = lazy_re(r"[.!?:…”\"’)\]>/]\s*\d{0,3}$")
_BREAK = lazy_re(r"[.)\]”\"\d;:?!>]$")
_CAPTION = lazy_re(
    r"(?i)(?:table|tab\.|figure|fig\.|source|note|chart|map|plate|box|abbildung|tabelle|quelle|cuadro|figura|fuente|tableau|fonte|gambar|tabel|sumber)s?\b"
)
MAX_COLUMNS = 40
"""So many columns of a page, counted from its end, may have notes below them."""
MAX_LISTS = 20
"""So many lists without a heading are looked at, from the last one back."""
LED_TO = 3
"""Of so many notes of a page one at least has a marker there that can be read."""
LOOK_AHEAD = 14
"""So many lines (under a heading) are looked at for the first note."""


@dataclass(slots=True)
class _Area:
    """The lines of a column that may be notes; ``above``: the line that they stand below."""

    lines: list[Line]
    above: Line | None
    small: bool


def is_small(line: Line, size: float) -> bool:
    """Return whether a line is in smaller type than the text, whose size is ``size``."""
    return line.size <= size * SMALL


def find_notes(pages: Sequence[Page], size: float, leading: float) -> tuple[list[PageNote], Alphabet]:
    """Mark the lines of notes in ``pages``, cut where several stand in one, their labels taken off; return the notes
    in order and what they are counted in. ``size`` and ``leading`` are those of the text, in points."""
    found = _Notes(pages, size, leading)
    for index, page in enumerate(pages):
        found.page(index, page)
        found.settle(page)
    if not found.notes or len(found.notes) < 0.2 * len(found.wanted):
        found.unheaded()
    return found.notes, found.alphabet


class _Notes:
    """The state of one reading."""

    def __init__(self, pages: Sequence[Page], size: float, leading: float) -> None:
        self.pages = pages
        self.size, self.leading = size, leading
        self.asked = [[*asked_on(page)] for page in pages]
        self.alphabet = alphabet_of([one for page in self.asked for one in page])
        raised = [one for page in self.asked for one in page if one.form is Form.RAISED and not one.doubtful]
        self.wanted = {one.label for one in raised if one.label.isdigit() or self.alphabet is not Alphabet.ARABIC}
        self.notes: list[PageNote] = []
        self.last: Line | None = None
        self.forms: Counter[Form] = Counter()
        self.parts: dict[int, list[Line]] = {}
        self.number = 0
        self.listing: Form | None = None
        self.headed = self.sources = False

    # A page ------------------------------------------------------------------------------------

    def page(self, index: int, page: Page) -> None:
        """Find the notes of one page."""
        start = self._list_begins(page, index) if self.listing is None else self._listed(index, page, 0)
        if start >= len(page.lines):
            return
        while 0 <= start < len(page.lines) and self.listing is not None:
            start = self._listed(index, page, start)
        if self.listing is None:
            areas = self._areas(page, start)
            for area in areas:
                self._below(index, page, area)
            self.sources = self._under_sources(page.lines)

    def _under_sources(self, lines: Sequence[Line]) -> bool:
        """Return whether the last of these lines stand under the heading of a list of sources, or go on with one."""
        for line in reversed(lines):
            text = line.text.strip()
            if len(text) < 60 and _SOURCE_HEADING.fullmatch(text):
                return True
            if self._is_heading(line) and line.size >= self.size:
                return False
        return self.sources

    def _areas(self, page: Page, start: int) -> list[_Area]:
        """Return the ends of the columns that nothing stands below, each with the small lines at its end."""
        grouped: dict[int, list[Line]] = {}
        for line in page.lines[start:]:
            if line.note is None:
                grouped.setdefault(line.column, []).append(line)
        columns = dict([*grouped.items()][-MAX_COLUMNS:])
        areas = []
        extents = {
            number: (
                min(line.x0 for line in lines),
                max((line.x1 for line in lines if not line.is_lone_address), default=lines[0].x1),
                min(line.baseline for line in lines),
            )
            for number, lines in columns.items()
        }
        for number, lines in columns.items():
            x0, x1, low = extents[number]
            below = any(
                other != number and o_low < low and min(x1, o_x1) - max(x0, o_x0) > 0.3 * min(x1 - x0, o_x1 - o_x0)
                for other, (o_x0, o_x1, o_low) in extents.items()
            )
            if below:
                continue
            at = len(lines)
            while at > 0 and is_small(lines[at - 1], self.size) and not lines[at - 1].is_code:
                at -= 1
            if at < len(lines):
                areas.append(_Area(lines[at:], lines[at - 1] if at else None, small=True))
            elif not lines[-1].is_code:
                areas.append(_Area(lines, None, small=False))
        return areas

    def _below(self, index: int, page: Page, area: _Area) -> None:
        """Find the notes in the end of a column."""
        starts = self._starts(index, page, area)
        if not starts and area.small and area.above is not None:
            column = [line for line in page.lines if line.column == area.above.column and line.note is None]
            wide = _Area(column, None, small=False)
            starts = self._starts(index, page, wide)
            area = wide if starts else area
        if starts and not self._is_led_to(index, area, starts):
            starts = []  # a table whose rows begin with numbers
        first = starts[0][0] if starts else len(area.lines)
        if area.small and self._goes_over(index, area):
            for line in area.lines[:first]:
                self._continue(line)
        for position, (at, opening) in enumerate(starts):
            end = starts[position + 1][0] if position + 1 < len(starts) else len(area.lines)
            following = starts[position + 1][1].number if position + 1 < len(starts) else 0
            self._begin(index, area.lines[at], opening, following)
            for line in area.lines[at + 1 : end]:
                if line.ruled:
                    break  # what else stands below the text: addresses, licences
                self._inner(index, line, following)

    def _is_led_to(self, index: int, area: _Area, starts: Sequence[tuple[int, Opening]]) -> bool:
        """Return whether anything outside the small lines leads to the notes that begin in them: a rule above them,
        markers in the text here or on the page before (an exponent is one by chance). Raised labels, and those that all notes have, speak for
        themselves."""
        first = starts[0][0]
        if area.lines[first].ruled or any(one.form in {Form.RAISED, Form.SIGN} for _, one in starts):
            return True
        if any(self.forms[one.form] >= 3 and 2 * self.forms[one.form] > self.forms.total() for _, one in starts):
            return True
        labels = {one.label for _, one in starts}
        own = {id(line) for line in area.lines[first:]}
        before = self.asked[index - 1] if index else []
        asked = {
            one.label
            for one in chain(self.asked[index], before)
            if id(one.line) not in own and not (area.small and is_small(one.line, self.size))
        }
        return LED_TO * len(labels & asked) >= len(labels)

    def _starts(self, index: int, page: Page, area: _Area) -> list[tuple[int, Opening]]:
        """Return the lines that open notes: the numbers go on, and something speaks for each."""
        asked = {one.label for one in self.asked[index] if one.form in {Form.RAISED, Form.SIGN}}
        before = {one.label for one in self.asked[index - 1] if one.form is not Form.GLUED} if index else set()
        weakly = {one.label for one in self.asked[index]}
        starts: list[tuple[int, Opening]] = []
        number: int | None = None
        # In a list of sources the numbers are those of its items.
        listed = self._under_sources(page.lines[: page.lines.index(area.lines[-1])])
        for at, line in enumerate(area.lines):
            opening = opening_of_line(line, self.alphabet)
            if opening is None or line.is_code:
                continue
            if opening.form is Form.SIGN:
                if opening.label in asked and area.small:
                    starts.append((at, opening))
                continue
            if listed and opening.form is not Form.RAISED and not (line.ruled and opening.label in asked):
                continue
            if number is None:
                if self._is_first(opening, line, area, asked, before | weakly):
                    starts.append((at, opening))
                    number = opening.number
            elif self._follows(opening, number, starts, asked) and not self._is_date(
                opening, starts, area.lines[at + 1 :]
            ):
                starts.append((at, opening))
                number = opening.number
        return starts

    def _is_first(self, opening: Opening, line: Line, area: _Area, asked: set[str], weakly: set[str]) -> bool:
        """Return whether a line opens the first note of a column."""
        next_one = opening.number == self.number + 1
        again = opening.number == 1
        here = opening.label in asked
        if not area.small:
            # In type of the text's own size only what is raised or ruled off, and asked for here.
            raised = opening.form is Form.RAISED
            return (here and raised and (next_one or again or not self.notes)) or (
                line.ruled and (next_one or again) and (here or opening.label in weakly)
            )
        if opening.form is Form.RAISED:
            return (
                here
                or next_one
                or (again and (line.ruled or opening.label in weakly))
                or (line.ruled and not self.notes)
            )
        usual = self.forms[opening.form] >= 3 and 2 * self.forms[opening.form] > self.forms.total()
        near = self.number < opening.number <= self.number + 1 + SKIPPED
        fits = near or again or not self.notes
        return (
            (here and (fits or opening.number > self.number))
            or (fits and opening.label in weakly)
            or (usual and next_one)
        )

    def _follows(self, opening: Opening, number: int, starts: Sequence[tuple[int, Opening]], asked: set[str]) -> bool:
        forms = {one.form for _, one in starts if one.form is not Form.SIGN}
        if opening.number == number + 1:
            return opening.form in forms or opening.form is Form.RAISED or opening.label in asked
        return number < opening.number <= number + 1 + SKIPPED and opening.label in asked and opening.form in forms

    def _is_date(self, opening: Opening, starts: Sequence[tuple[int, Opening]], following: Sequence[Line]) -> bool:
        """Return whether a number that opens a line is none of a note's, as in "4 June 2019": the notes before it are
        raised, and so is the same number below."""
        if opening.form is Form.RAISED or any(one.form is not Form.RAISED for _, one in starts):
            return False
        later = (opening_of_line(line, self.alphabet) for line in islice(following, LOOK_AHEAD))
        return any(one is not None and one.form is Form.RAISED and one.label == opening.label for one in later)

    def _goes_over(self, index: int, area: _Area) -> bool:
        """Return whether the first of these lines may go on with the note before."""
        if self.last is None or not self.notes or index - self.last.page > 1:
            return False
        first = area.lines[0]
        if first.ruled or not _ENDS.search(self.last.text):
            return True
        if abs(first.size - self.last.size) > 0.6 or _CAPTION.match(first.text):
            return False
        return area.above is None or area.above.baseline - first.baseline > 1.15 * self.leading

    # Lines -------------------------------------------------------------------------------------

    def _begin(self, index: int, line: Line, opening: Opening, following: int, *, at_end: bool = False) -> None:
        """Open a note with a line, which may hold the next ones too."""
        words = line.words[opening.words :]
        if opening.cut and words:
            words = [replace(words[0], text=words[0].text[opening.cut :]), *words[1:]]
        line.words = [replace(words[0], glued=False), *words[1:]] if words else line.words
        self._open(index, line, opening, at_end=at_end)
        self._inner(index, line, following)

    def _open(self, index: int, line: Line, opening: Opening, *, at_end: bool) -> None:
        """Open a note whose first line is that, its label taken off."""
        note = PageNote(opening.label, opening.number, index, at_end)
        self.notes.append(note)
        self.forms[opening.form] += 1
        if opening.form is not Form.SIGN:
            self.number = opening.number
        line.note, self.last = note, line

    def _inner(self, index: int, line: Line, following: int) -> None:
        """Take a line of the note that is open, cut where raised figures open the next ones."""
        self._continue(line)
        current = self.notes[-1]
        cuts: list[int] = []
        for at in range(1, len(line.words) - 1):
            word, before = line.words[at], line.words[at - 1]
            number = current.number + 1 + len(cuts)
            if not word.raised or following == number or word.text.strip("()[].") != str(number):
                continue
            if word.x0 - before.x1 > 0.5 * line.size or _BREAK.search(before.text):
                cuts.append(at)
        if not cuts:
            return
        parts = [part_of(line, at + 1, end) for at, end in pairwise([*cuts, len(line.words)])]
        line.words = line.words[: cuts[0]]
        for number, part in enumerate(parts, current.number + 1):
            self._open(index, part, Opening(str(number), number, Form.RAISED), at_end=current.at_end)
        self.parts[id(line)] = parts

    def settle(self, page: Page) -> None:
        """Put the parts of lines that were cut into their page."""
        if self.parts:
            page.lines = [one for line in page.lines for one in (line, *self.parts.get(id(line), ()))]
            self.parts = {}

    def _continue(self, line: Line) -> None:
        if self.notes:
            line.note = line.note or self.notes[-1]
            self.last = line

    # Lists at the end --------------------------------------------------------------------------

    def _list_begins(self, page: Page, index: int) -> int:
        """Return where on a page a list of notes begins under its heading; 0 and no list where none does."""
        for at, line in enumerate(page.lines):
            if len(line.words) > 8 or not NOTE_HEADING.fullmatch(line.text.strip()):
                continue
            first = self._first_listed(page, at + 1, index)
            if first is not None:
                self.listing = first.form
                self.number = first.number - 1
                return at + 1
        return 0

    def _first_listed(self, page: Page, at: int, index: int, *, numbers: Sequence[int] = (1,)) -> Opening | None:
        """Return what opens the first note under a heading: in the lines from ``at`` on, or on the next page."""
        following = self.pages[index + 1].lines if index + 1 < len(self.pages) else []
        for line in islice(chain(islice(page.lines, at, at + LOOK_AHEAD), following), LOOK_AHEAD):
            opening = opening_of_line(line, self.alphabet)
            if opening is not None and opening.number in numbers and opening.form is not Form.SIGN:
                return opening
        return None

    def _listed(self, index: int, page: Page, start: int) -> int:
        """Take the notes of a list from ``start`` on; return where it ends on the page, the number of lines
        when it does not."""
        at = start
        while at < len(page.lines):
            line = page.lines[at]
            opening = opening_of_line(line, self.alphabet)
            if opening is not None and self._is_listed(opening):
                self._begin(index, line, opening, 0, at_end=True)
            elif self._ends_list(line, page, at + 1, index):
                self.listing = None
                return at
            elif self.notes and self.notes[-1].at_end and not self._is_heading(line):
                self._inner(index, line, 0)
            at += 1
        return at

    def _is_listed(self, opening: Opening) -> bool:
        if opening.number == self.number + 1:
            return opening.form is self.listing or opening.form is Form.RAISED
        again = opening.number == 1 and self.number > 1 and opening.form is self.listing
        skipped = self.number < opening.number <= self.number + 1 + SKIPPED and opening.form is self.listing
        return (again and self.headed) or (skipped and opening.label in self.wanted and opening.form is Form.RAISED)

    def _is_heading(self, line: Line) -> bool:
        text = line.text
        if len(text) > 120 or not any(char.isalpha() for char in text):
            return False
        body = self.last.size if self.last is not None and self.notes and self.notes[-1].at_end else self.size
        large = line.size > 1.08 * max(body, 1.0)
        return large or (line.is_bold and len(text) < 90) or (text.isupper() and len(text) > 3 and len(line.words) < 9)

    def _ends_list(self, line: Line, page: Page, at: int, index: int) -> bool:
        """Return whether a line is a heading that no more notes stand under."""
        if opening_of_line(line, self.alphabet) is None and not self._is_heading(line):
            if self.notes and self.notes[-1].at_end:
                self.headed = False
            return False
        if not self._is_heading(line):
            return False
        if _SOURCE_HEADING.fullmatch(line.text.strip()):
            return True
        following = self._first_listed(page, at, index, numbers=(1, self.number + 1))
        self.headed = following is not None
        return following is None

    def unheaded(self) -> None:
        """Find a list of notes at the end that has no heading: raised figures in the text ask for nearly all."""
        lines = [(index, line) for index, page in enumerate(self.pages) for line in page.lines]
        openings = [(at, opening_of_line(line, self.alphabet)) for at, (_, line) in enumerate(lines)]
        starts = _last_run([(at, one) for at, one in openings if one is not None and one.form is not Form.SIGN])
        if len(starts) < 2:
            return
        first = starts[0][0]
        counted = {one.label for _, one in starts}
        asked = {
            one.label
            for index, page in enumerate(self.asked[: lines[first][0] + 1])
            for one in page
            if one.form is Form.RAISED or one.form is Form.PAREN
        }
        if len(counted - asked) > 1 + len(counted) // 10:
            return
        self.notes.clear()
        self.last = None
        for page in self.pages:
            for line in page.lines:
                line.note = None
        for position, (at, opening) in enumerate(starts):
            index, line = lines[at]
            self._begin(index, line, opening, opening.number + 1, at_end=True)
            end = starts[position + 1][0] if position + 1 < len(starts) else len(lines)
            for _, rest in lines[at + 1 : end]:
                if position + 1 == len(starts) and self._is_heading(rest):
                    break
                self._continue(rest)


def _last_run(openings: Sequence[tuple[int, Opening]]) -> list[tuple[int, Opening]]:
    """Return the last lines whose numbers count up from one, all of one form."""
    firsts = [position for position, (_, opening) in enumerate(openings) if opening.number == 1]
    for position in reversed(firsts[-MAX_LISTS:]):
        run = [openings[position]]
        form = openings[position][1].form
        for at, opening in openings[position + 1 :]:
            if opening.form is form and opening.number == run[-1][1].number + 1:
                run.append((at, opening))
        if len(run) > 1:
            return run
    return []
