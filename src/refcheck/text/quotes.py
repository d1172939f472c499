"""Quotation marks: the stretches that they enclose, in the styles of several languages."""

from __future__ import annotations

from dataclasses import dataclass

from refcheck.text.lazy import lazy_re

__all__ = ["Quoted", "find_only_quoted", "find_quoted"]

MAX_QUOTED = 400
"""Quotation marks further apart (characters) do not belong together."""

_MARKS = lazy_re(
    # Most characters open nothing. The mark is taken first and told apart behind it: a search looks at marks alone.
    rf"[“«„\"‘'»›‚「《『](?:(?<=“)([^“”]{{2,{MAX_QUOTED}}})”|(?<=«)\s?([^«»]{{2,{MAX_QUOTED}}}?)\s?»"
    # A curly mark may be closed by a straight one behind the point of the sentence.
    rf"|(?<=“)([^“”\"]{{2,{MAX_QUOTED}}}[.,?!])\"(?=\s)|(?<=„)([^„“”]{{2,{MAX_QUOTED}}}?)(?:[“”]|\"(?!\w))|(?<=\")(?<![\w\"]\")([^\"]{{2,{MAX_QUOTED}}})\"(?![\w\"])"
    # A single mark is an apostrophe as well: before punctuation it closes, before a blank only when it is the first.
    rf"|(?<=‘)(?<![\w’']‘)(?:([^‘\n]{{2,{MAX_QUOTED}}}?)’(?=\s*$|[.,;:)!?]|\s\(|\s\[\d)|([^‘’\n]{{2,{MAX_QUOTED}}})’(?=\s))"
    rf"|(?<=')(?<![\w’']')((?:[^'\n]|(?<=\w)'(?=\w)|(?<=s)'(?=\s\w)){{2,{MAX_QUOTED}}}?)'(?=\s*$|[.,;:)!?]|\s\(|\s\[\d|\sin\s[A-Z]|\s\d{{1,4}},?\s(?:\(\d|(?:no|nr|vol)\.))"
    rf"|(?<=»)([^«»\n]{{2,{MAX_QUOTED}}})«|(?<=›)([^‹›\n]{{2,{MAX_QUOTED}}})‹|(?<=‚)([^‚‘’]{{2,{MAX_QUOTED}}})[‘’](?!\w)"
    rf"|(?<=「)([^「」]{{2,{MAX_QUOTED}}})」|(?P<book>(?<=《))([^《》]{{2,{MAX_QUOTED}}})》|(?P<book2>(?<=『))([^『』]{{2,{MAX_QUOTED}}})』)"
)


_STRAIGHT = lazy_re(r"(?<!\w)'|'(?!\w)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The half-open range between two marks (code points); ``is_book``: the marks are those of books."""

    start: int
    end: int
    is_book: bool = False


def find_only_quoted(text: str) -> tuple[Quoted, ...]:
    """Return what stands between two straight single marks that are the only ones of a text, but for apostrophes."""
    marks = [match.start() for match in _STRAIGHT.finditer(text)] if "'" in text else []
    if len(marks) != 2 or not 2 < marks[1] - marks[0] <= MAX_QUOTED:
        return ()
    opens = text[marks[0] + 1].isalpha() and not text[: marks[0]][-1:].isalnum()
    closes = text[marks[1] - 1] not in " \t\n" and not text[marks[1] + 1 : marks[1] + 2].isalnum()
    return (Quoted(marks[0] + 1, marks[1]),) if opens and closes else ()


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Return what stands between quotation marks, in order; nested ones are part of the outer."""
    return tuple(
        Quoted(
            match.start(match.lastindex),
            match.end(match.lastindex),
            match["book"] is not None or match["book2"] is not None,
        )
        for match in _MARKS.finditer(text)
        if match.lastindex
    )
