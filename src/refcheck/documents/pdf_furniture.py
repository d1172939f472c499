"""What the pages of a PDF have besides their text: heads, feet, numbers, what is stamped on each, line numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from refcheck.documents.pdf_lines import Line, Page, part_of
from refcheck.documents.pdf_pages import APART
from refcheck.text.lazy import lazy_re

__all__ = ["is_page_number", "printed_labels", "set_apart"]

MARGIN = 0.13
"""Heads and feet stand within so much of the page's height at its edges."""
EDGE = 0.22
"""A number of a page stands within so much of it."""
MOST = 0.6
"""What comes back on so many of the pages (a share of 1) is none of the text, wherever it stands."""
NEAR = 1.6
"""A line stands right below another one where it is nearer than so many times the size of that."""
LONGEST = 120
MOST_NUMBERS = 6
ROUNDS = 3
"""So many lines deep at each edge."""
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7}|[A-Z]{1,2}[-–.]\d{1,3})"
_PAGE_NUMBER = lazy_re(
    rf"(?i)[-–—|\s.\[\]]*(?:page|pag\.|p\.|seite|página|halaman|trang|หน้า)?\s*{_NUMBER}(?:\s*(?:of|/|de|von|sur|dari)\s*\d{{1,4}})?[-–—|\s.\[\]]*"
)
_PRINTED_AT = lazy_re(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s|$)")
_OF_PAGES = lazy_re(r"(?:^|\s)\d{1,4}/\d{1,4}$")
_DIGITS = lazy_re(r"[0-9]+")
_NOTE_NUMBER = lazy_re(r"[\[(]?[0-9]{1,3}\b")
_ROMAN_NUMBER = lazy_re(r"\b[ivxlc]+\b")
_ROMAN = lazy_re(r"(?i)(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def is_page_number(text: str) -> bool:
    """Return whether a line is the number of its page and nothing else."""
    return len(text) < 30 and bool(_PAGE_NUMBER.fullmatch(text))


def set_apart(pages: Sequence[Page], leading: float) -> None:
    """Move heads, feet, numbers and what comes back on the pages from their lines to their furniture."""
    _line_numbers(pages)
    _printed(pages)
    _coming_back(pages)
    for _ in range(ROUNDS):
        if not _edges(pages, leading):
            break
    for page in pages:
        for line in _outer(page):
            if is_page_number(line.text):
                _move(page, [line])


def _move(page: Page, found: Sequence[Line]) -> None:
    gone = {id(line) for line in found}
    if gone:
        page.furniture += [line for line in page.lines if id(line) in gone]
        page.lines = [line for line in page.lines if id(line) not in gone]


def _printed(pages: Sequence[Page]) -> None:
    """Move what browsers print around a page: day and hour with its title above, its address and "1/3" below.

    Both have to be there: on a page alone nothing comes back.
    """
    for page in pages:
        edges = [*_at_edges(page)]
        head = next((line for line in edges if _PRINTED_AT.match(line.text)), None)
        foot = next((line for line in edges if _OF_PAGES.search(line.text)), None)
        if head is not None and foot is not None and head.baseline > foot.baseline:
            beside = (head.baseline, foot.baseline)
            _move(page, [line for line in edges if any(abs(line.baseline - at) < 1 for at in beside)])


def _at_edges(page: Page) -> Iterator[Line]:
    _, bottom, _, top = page.box
    height = top - bottom
    for line in page.lines:
        share = (line.baseline - bottom) / height if height > 0 else 0.5
        if share < MARGIN or share > 1 - MARGIN:
            yield line


def _coming_back(pages: Sequence[Page]) -> None:
    """Move the lines that come back, the number of the page in them aside, at one height of several pages."""
    seen = _Seen()
    for index, page in enumerate(pages):
        for line in page.lines:
            for part in _parts(line):
                seen.add(part, index)
    edge_wanted = 2 if len(pages) <= 4 else 3
    inner_wanted = max(edge_wanted, len(pages) // 4)
    gone: list[list[Line]] = []
    for index, page in enumerate(pages):
        edges = {id(line) for line in _at_edges(page)}
        found: dict[int, int] = {}
        for line in page.lines:
            upper = 2 * line.baseline > page.box[1] + page.box[3]
            # Figures alone, beside words that come back, are the number of the page.
            parts = [part for part in _parts(line) if any(char.isalpha() for char in part.text)]
            times = min((seen.times(part, index, upper=upper) for part in parts), default=0)
            if times >= (edge_wanted if id(line) in edges else inner_wanted):
                found[id(line)] = times
        gone.append([*_alone(page, found, MOST * len(pages))])
    # Pages that are all alike are text.
    if 2 * _letters(chain.from_iterable(gone)) < _letters(line for page in pages for line in page.lines):
        for page, lines in zip(pages, gone, strict=True):
            _move(page, lines)


def _letters(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _alone(page: Page, found: Mapping[int, int], most: float) -> Iterator[Line]:
    """Yield the lines that come back, without those of the lower half that stand right below another one and come
    back on fewer pages than ``most``: ends of notes ("accessed on 12 May 2020") do so too.
    """
    above: Line | None = None
    for line in sorted(page.lines, key=lambda line: -line.baseline):
        upper = 2 * line.baseline > page.box[1] + page.box[3]
        near = above is not None and above.baseline - line.baseline < NEAR * above.size
        if id(line) in found and (upper or found[id(line)] >= most or not near):
            yield line
        else:
            above = line


class _Seen:
    """On how many pages each stretch of words stands at about one height."""

    def __init__(self) -> None:
        self._pages: Counter[tuple[str, int]] = Counter()
        self._last: dict[tuple[str, int], int] = {}

    def add(self, part: Line, index: int) -> None:
        """Count a stretch of words of the page ``index``."""
        height = round(part.baseline / 4)
        for name in _names(part, index):
            for key in ((name, height - 1), (name, height), (name, height + 1)):
                if self._last.get(key) != index:
                    self._last[key] = index
                    self._pages[key] += 1

    def times(self, part: Line, index: int, *, upper: bool) -> int:
        """Return on how many pages a stretch of words comes back."""
        height = round(part.baseline / 4)
        names = _names(part, index)
        # What begins with a number is a note ("12. Ibid.") unless that is the page's, or a chapter's above the text.
        opens = not upper and _NOTE_NUMBER.match(names[0]) is not None
        return max(self._pages[name, height] for name in (names[1:2] if opens else names))


def _names(part: Line, index: int) -> list[str]:
    """Return what a stretch of words is called: as it is, and with one of its numbers counted from that of its page."""
    text = _ROMAN_NUMBER.sub("#", part.text.casefold()[:LONGEST])
    numbers = [match for match in _DIGITS.finditer(text) if len(match[0]) < 5]
    if len(numbers) > MOST_NUMBERS:
        numbers = [numbers[0], *numbers[1 - MOST_NUMBERS :]]
    names = [text, *(f"{text[: m.start()]}#{int(m[0]) - index}{text[m.end() :]}" for m in numbers)]
    return ["".join(name.split()) for name in names]


def _parts(line: Line) -> list[Line]:
    """Return the words of a line in stretches that stand apart; none where a raised figure opens it."""
    if line.words[0].raised:
        return []
    pairs = enumerate(pairwise(line.words), 1)
    starts = [0, *(at for at, (word, after) in pairs if after.x0 - word.x1 > APART * line.size)]
    return (
        [part_of(line, low, high) for low, high in pairwise([*starts, len(line.words)])] if len(starts) > 1 else [line]
    )


def _edges(pages: Sequence[Page], leading: float) -> bool:
    """Move what stands alone at the upper and lower edges of pages with their number in it; return whether
    there was any."""
    moved = False
    for upper in (True, False):
        alone = [(index, page, _outermost(page, upper=upper, leading=leading)) for index, page in enumerate(pages)]
        shifts: Counter[int] = Counter()
        for index, _, line in alone:
            shifts.update({number - index for number in _numbers_at_ends(line)} if line is not None else ())
        for index, page in enumerate(pages):
            shifts.update({number - index for number in _numbers_moved(page, upper=upper)})
        if not shifts:
            continue
        shift, count = shifts.most_common(1)[0]
        if count < max(3, 0.25 * len(pages)):
            continue
        for index, page, line in alone:
            if line is not None and index + shift in _numbers_at_ends(line):
                _move(page, [one for one in page.lines if abs(one.baseline - line.baseline) < 3])
                moved = True
    return moved


def _numbers_at_ends(line: Line) -> set[int]:
    words = (line.words[0], line.words[-1])
    plain = [word.text.strip("[]()|-–—.,") for word in words if not word.raised]
    return {int(word) for word in plain if word.isascii() and word.isdigit() and len(word) < 5}


def _numbers_moved(page: Page, *, upper: bool) -> set[int]:
    """Return the numbers at the ends of the heads, or the feet, that a page has lost already."""
    middle = (page.box[1] + page.box[3]) / 2
    moved = [line for line in page.furniture if (line.baseline > middle) == upper and not line.turned]
    return {number for line in moved for number in _numbers_at_ends(line)}


def _outermost(page: Page, *, upper: bool, leading: float) -> Line | None:
    """Return the line at an edge of a page that a gap parts from the rest."""
    if len(page.lines) < 2:
        return page.lines[0] if page.lines else None
    sign = 1 if upper else -1
    ordered = sorted(page.lines, key=lambda line: -sign * line.baseline)
    first = ordered[0]
    rest = [line for line in ordered[1:] if abs(line.baseline - first.baseline) >= 3]
    if not rest:
        return first
    height = page.box[3] - page.box[1]
    share = (first.baseline - page.box[1]) / height if height > 0 else 0.5
    near = share > 1 - MARGIN if upper else share < MARGIN
    gap = abs(first.baseline - rest[0].baseline)
    alone = near and gap > 1.35 * max(leading, first.size)
    return first if alone and not (not upper and _is_asked_for(page, first)) else None


def _is_asked_for(page: Page, line: Line) -> bool:
    """Return whether a raised figure on a page leads to the number that a line begins with: it is a note."""
    number = line.words[0].text.strip("[]().")
    return line.words[0].raised or any(
        word.raised and word.text == number for one in page.lines for word in one.words[1:]
    )


def _outer(page: Page) -> Iterator[Line]:
    """Yield the highest and the lowest line of a page, as far as they stand alone near its edges."""
    height = page.box[3] - page.box[1]
    for choose in (max, min):
        line = choose(page.lines, key=lambda line: line.baseline, default=None)
        if line is None or not any(char.isalnum() for char in line.text):
            continue
        share = (line.baseline - page.box[1]) / height if height > 0 else 0.5
        beside = any(one is not line and abs(one.baseline - line.baseline) < 2 for one in page.lines)
        if not beside and not EDGE < share < 1 - EDGE:
            yield line


def _line_numbers(pages: Sequence[Page]) -> None:
    """Move the numbers of lines that stand in the margin; in a line they are its first word."""
    lines = [line for page in pages for line in page.lines]
    numbered = [line for line in lines if line.words[0].text.isdigit() and len(line.words[0].text) < 5]
    if len(numbered) < 10 or len(numbered) < 0.15 * len(lines):
        return
    edges = Counter(round(line.words[0].x1) for line in numbered)
    edge, _ = edges.most_common(1)[0]
    found = [line for line in numbered if abs(line.words[0].x1 - edge) <= 1.5]
    texts = sorted(line.words[1].x0 for line in found if len(line.words) > 1)
    numbers = [int(line.words[0].text) for line in found]
    steps = Counter(after - before for before, after in pairwise(numbers))
    step, count = steps.most_common(1)[0] if steps else (0, 0)
    if not texts or edge > texts[len(texts) // 2] - 3 or len(found) < 10 or count < 0.6 * len(found):
        return
    # Where each line has one it is a count of lines; the numbers of notes or items are on few of them.
    if step not in {1, 5, 10} or (step == 1 and len(found) < 0.5 * len(lines)):
        return
    gone = {id(line) for line in found}
    for page in pages:
        for line in page.lines:
            if id(line) in gone:
                page.furniture.append(Line(line.words[:1], line.baseline, line.words[0].size, line.page))
                line.words = line.words[1:]
        page.lines = [line for line in page.lines if line.words]


# Labels ------------------------------------------------------------------------------------------


def printed_labels(pages: Sequence[Page], labels: Sequence[str]) -> list[str]:
    """Return what the pages are called: as the file says where it says more than their count, else as the
    numbers in heads and feet do, where most of them count up by one."""
    if list(labels) != [str(index + 1) for index in range(len(labels))]:
        return list(labels)
    votes: Counter[int] = Counter()
    for index, page in enumerate(pages):
        votes.update({number - index for number in _numbers(page)})
    if not votes:
        return list(labels)
    shift, count = votes.most_common(1)[0]
    runner_up = max((c for s, c in votes.items() if s != shift), default=0)
    if count < 3 or count < 0.5 * len(pages) or 2 * runner_up > count:
        return list(labels)
    return [
        str(index + shift) if index + shift > 0 else _roman(pages[index]) or labels[index]
        for index in range(len(labels))
    ]


def _numbers(page: Page) -> set[int]:
    found = set()
    for line in page.furniture:
        words = [line.words[0].text, line.words[-1].text]
        if is_page_number(line.text):
            words.append(re.sub(r"(?i)\s*(?:of|/|de|von|sur|dari)\s*\d+\D*$", "", line.text).split()[-1])
        for word in words:
            plain = word.strip("[]()|-–—.")
            if plain.isascii() and plain.isdigit() and len(plain) < 5:
                found.add(int(plain))
        if len(line.words) > 2:
            # "Page 3 of 99", "3 | The Journal"
            found.update(int(w.text) for w in line.words if w.text.isascii() and w.text.isdigit() and len(w.text) < 5)
    return found


def _roman(page: Page) -> str:
    for line in page.furniture:
        for word in (line.words[0].text, line.words[-1].text):
            if _ROMAN.fullmatch(word):
                return word.lower()
    return ""
