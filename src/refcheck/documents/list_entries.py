"""Entries of a list of references told from what else stands under its heading, and from each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from refcheck.documents.entries import REPEATED
from refcheck.model.document import Block
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["LABEL", "is_continued", "is_entry", "may_be_entry", "opens_entry", "split_at"]

LABEL = lazy_re(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,3})[.)](?=\s))\s*")
"""The number that opens an entry."""
MAX_LOOK = 600
"""So much of an entry (characters) is looked at."""
MIN_WORDS = 4
MAX_INDENT = 200
"""A line that begins farther in (characters) is one of many on its line."""

_YEAR = r"(?:1[5-9]|20)\d\d"
_UNDATED = r"n\.\s?d\.|undated|forthcoming|in press|s\.\s?f\.|s\.\s?d\.|o\.\s?j\.|im erscheinen|en prensa|sous presse|no prelo|t\.\s?t\.|n\.\s?v\."
_DATED = lazy_re(rf"(?i)(?<![\d/]){_YEAR}[a-z]?(?!\d)|\b(?:{_UNDATED})|[๑๒][๐-๙]{{3}}|(?<!\d)25[4-9]\d(?!\d)")
# Taken whole with its hyphens, so that "Aa-Aa-Aa" is not parted at each of them in turn.
_NAME = r"[^\W\d_a-z][^\W\d_]*+(?:[-'’][^\W\d_]++)*+"
# "Surname, G.", "Surname G,", "SURNAME, Given", "van der Berg, A.", "Surname, Given Second."
_AUTHOR = lazy_re(
    rf"(?:(?:d[aeiou]s?|del|della|den|der|di|du|el|la|le|van|von|zu|al|bin|ter|ten)[ -]|[dlDL]['’]){{0,3}}{_NAME}(?:[ -]{_NAME}){{0,2}}"
    rf"(?:,\s(?:{_NAME}|(?:[^\W\d_a-z]\.[\s-]?){{1,4}})|\s[^\W\d_a-z]{{1,3}}\.?(?:[,.;:&(]|\s(?:and|et|&)|\s\())"
    rf"|(?:[^\W\d_a-z]\.[\s-]?){{1,4}}{_NAME}(?:[ -]{_NAME}){{0,2}}(?:[,.]|\s(?:and|&|et)\s)"
)
_DATED_LEAD = lazy_re(
    rf"(?i)[^()\n]{{2,240}}?(?:[(\[]\s?(?:{_YEAR}|25[4-9]\d|[๑๒][๐-๙]{{{{3}}}}|{_UNDATED})|[.,]\s(?:{_YEAR}[a-z]?|{_UNDATED})[.,:])"
)
_INITIALLED_LEAD = lazy_re(
    rf"(?:{_NAME}[ -]){{0,2}}{_NAME},\s(?:[^\W\d_a-z]\.[\s-]?){{1,4}}[^()\n]{{0,200}}\((?:{_YEAR}|{_UNDATED})[a-z]?\)"
)
_SIGNS = lazy_re(
    r"(?i)(?<!\d)\d{1,4}\s?\(\d{1,4}(?:[-–/]\d{1,4})?\)|\bpp?\.\s?[a-z]?\d|\bvol(?:ume|\.)?\s?\d|\bdoi\b|\b10\.\d{4,9}/|\bisbn\b|\bno\.\s?\d"
    r"|\d{1,4}\s?[:;,]\s?\d{1,5}\s?[-–]\s?\d{1,5}|\beds?\.|\baccessed\b|\bretrieved\b|\bavailable (?:at|from|online)\b|\bhttps?://"
    r"|\bpress\b|\bpublish(?:er|ing)\b|\bthesis\b|\bdissertation\b|\bjournal\b|\breport\b|\bproceedings\b|\bin:|\bworking paper\b|\barxiv\b"
    r"|[A-Z][\w ]{2,24}: [A-Z]|[“\"«„][^”\"»“]{8,200}[”\"»“]|\bconsulté|\bdisponible\b|\bdispon[ií]vel\b|\bdiakses\b|\babgerufen\b"
)
_OPENS_PROSE = lazy_re(
    r"(?i)(?:this|these|those|we|i|it|they|there|here|as|for|in|on|at|by|if|when|where|while|with|after|before|because|since|some|many|most|all"
    r"|please|note|see|both|each|among|other|however|although|during|following|based|according|you|your|our|how|what|why|an?)\s"
)
_VERB = lazy_re(
    r"(?i)\s(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|should|must|may|provides?|describes?|contains?|includes?|lists?)\s"
)
_WORD = lazy_re(r"[^\W\d_]{2,}")
_ENDS = lazy_re(r"(?:[.)\]>/”\"»]|\d|https?://\S+)\s*$")
# a place with its publisher, as in "Cambridge, MA: MIT Press."
_PUBLISHED = lazy_re(r"[^\W\d_][^:;()]{1,60}: [^\W\d_][^:;()]{1,80}")
_LINE = lazy_re(r"\n[ \t]*")
_GOES_ON = lazy_re(r"(?i)(?:[,;:&-]|\b(?:and|of|the|in|for|et|und|y|e|dan)|https?://\S*[/=_-])\s*$")


def is_entry(text: str) -> bool:
    """Return whether a text reads as the entry of a work: it is dated, and names an author or says where
    the work stands. Errs towards *none* for prose.
    """
    text = _without_label(text)
    if not may_be_entry(text):
        return False
    dated = _DATED.search(text) is not None
    led = REPEATED.match(text) is not None or _AUTHOR.match(text) is not None
    early = _DATED_LEAD.match(text) is not None
    signs = len({match.group()[:3].casefold() for match in _SIGNS.finditer(text)})
    if _is_prose(text):
        return False
    return (
        dated and (led or early or signs > 0) if not _has_verb_early(text) else dated and (led or early) and signs > 0
    )


def may_be_entry(text: str) -> bool:
    """Return whether a text may be an entry among others that are: no fragment, no sentence."""
    text = _without_label(text)
    first = next((char for char in text if not char.isspace()), "")
    if not first or (first.islower() and not _AUTHOR.match(text)):
        return False
    if len(_WORD.findall(text)) < MIN_WORDS and not (len(_WORD.findall(text)) > 1 and _DATED.search(text)):
        # scripts without blanks between words
        return not text.isascii() and len(text) > 30 and text[:1].isalpha() and not text[:1].isupper()
    said = _DATED.search(text) is not None or _SIGNS.search(text) is not None
    return said and not _is_prose(text)


def _without_label(text: str) -> str:
    text = text.strip()[:MAX_LOOK]
    label = LABEL.match(text)
    return text[label.end() :] if label else text


def _is_prose(text: str) -> bool:
    return _OPENS_PROSE.match(text) is not None and _VERB.search(text) is not None and not _DATED_LEAD.match(text[:120])


def _has_verb_early(text: str) -> bool:
    words = _WORD.findall(text)
    small = sum(word.islower() for word in words)
    return len(words) > 12 and small > 0.85 * len(words)


def is_continued(before: str, after: str) -> bool:
    """Return whether an entry that ends with ``before`` goes on in the next block, ``after``."""
    if before.count("“") > before.count("”") and "”" in after:
        return True
    if _is_led_anew(before, after):
        return False
    if _DATED.search(before) is None and not _ENDS.search(before[-200:]) and is_entry(f"{before} {after}"):
        return True
    return _GOES_ON.search(before[-200:]) is not None or (
        after[:1].islower() and _AUTHOR.match(after) is None and not before.rstrip().endswith((".", ")"))
    )


def _is_led_anew(before: str, after: str) -> bool:
    """Return whether a block is an entry of its own although the one before ends nowhere: it opens with a surname and
    initials before a year in brackets, or in another script than the one before has; or as any entry does, and the one
    before may be one and ends with a place and its publisher: some styles put no full stop behind them.
    """
    if not is_entry(after) or _GOES_ON.search(before[-200:]):
        return False
    published = _PUBLISHED.fullmatch(before[-200:].rstrip().rpartition(". ")[2]) is not None
    if published and may_be_entry(before) and opens_entry(after):
        return True
    strange = before.isascii() and after[:1].isalpha() and not fold(after[:1]).isascii()
    return strange or _INITIALLED_LEAD.match(after) is not None


def split_at(block: Block, source: str) -> list[int]:
    """Return where in the text of a block its second entry and each after it begin: told by their numbers, by
    the indent of the lines that go on, or by what opens each. ``source`` is the text that the block is of.
    """
    found = [*_line_starts(block, source)]
    if len(found) < 2:
        return []
    text = block.text
    starts, columns = [start for start, _ in found], [column for _, column in found]
    return _by_label(text, starts) or _by_indent(text, starts, columns) or _by_opening(text, starts)


def _line_starts(block: Block, source: str) -> Iterator[tuple[int, int]]:
    """Yield where in the plain text each line begins, and how far from the left it does in the source."""
    at, fresh = 0, True
    for segment in block.segments:
        if segment.marker is not None:
            continue
        if fresh and segment.text.strip():
            yield at, _column(segment.span.start, source)
            fresh = False
        written = segment.span.of(source)
        if segment.exact:
            for match in _LINE.finditer(written):
                yield at + match.end(), _column(segment.span.start + match.end(), source)
        elif "\n" in written:
            fresh = True
        at += len(segment.text)


def _column(place: int, source: str) -> int:
    return place - source.rfind("\n", max(0, place - MAX_INDENT), place) - 1


def _lines(text: str, starts: Sequence[int]) -> Iterator[tuple[int, str]]:
    for low, high in zip(starts, [*starts[1:], len(text)], strict=True):
        yield low, text[low:high]


def _by_label(text: str, starts: Sequence[int]) -> list[int]:
    """Return where the lines begin whose numbers go on from that of the first."""
    cuts: list[int] = []
    last: int | None = None
    for low, line in _lines(text, starts):
        label = LABEL.match(line)
        number = int(next(filter(None, label.groups()))) if label else None
        if low == 0:
            if number is None:
                return []
        elif number is None or last is None or number != last + 1:
            continue
        else:
            cuts.append(low)
        last = number
    return cuts


def _by_indent(text: str, starts: Sequence[int], columns: Sequence[int]) -> list[int]:
    """Return where the lines begin that stand as far out as the first, when others stand further in."""
    if all(column == columns[0] for column in columns) or min(columns) < columns[0]:
        return []
    out = [low for low, column in zip(starts, columns, strict=True) if column == columns[0]]
    return out[1:] if all(_may_open(text[low : low + MAX_LOOK]) for low in out) else []


def _may_open(text: str) -> bool:
    """Return whether a line may open an entry."""
    first = text.strip()[:1]
    return (bool(first) and not first.islower()) or _AUTHOR.match(text) is not None


def _by_opening(text: str, starts: Sequence[int]) -> list[int]:
    """Return where the lines begin that open as an entry does, after a line that ends as one does."""
    opens = [opens_entry(line) for _, line in _lines(text, starts)]
    if not opens[0]:
        return []
    cuts = []
    for number, low in enumerate(starts[1:], 1):
        before = text[starts[number - 1] : low]
        if opens[number] and _ENDS.search(before[-200:]):
            cuts.append(low)
    return _of_whole_entries(text, cuts)


def _of_whole_entries(text: str, cuts: Sequence[int]) -> list[int]:
    """Return the cuts without those inside an entry, whose line happened to end with a sentence: its date is still to
    come, or its date has been and what follows is a place with its publisher. Errs towards leaving undated entries
    with the dated one that follows.
    """
    kept: list[int] = []
    begin = 0
    for cut, end in pairwise([*cuts, len(text)]):
        dated = _DATED.search(text[begin : min(cut, begin + MAX_LOOK)]) is not None
        rest = text[cut:end]
        tail = _PUBLISHED.fullmatch(rest.strip()) is not None and _DATED.search(rest) is None
        if dated and not tail:
            kept.append(cut)
            begin = cut
    return kept


def opens_entry(line: str) -> bool:
    """Return whether a text opens as an entry does: with an author, what stands for one, or names and a year."""
    if REPEATED.match(line):
        return True
    return _AUTHOR.match(line) is not None or (_DATED_LEAD.match(line[:250]) is not None and line[:1].isupper())
