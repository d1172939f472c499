"""How registries write titles, names and dates of works that are right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from refcheck.model.work import Name, PartialDate
from tests.fakes.registries.truth import Defect, TrueWork

TIMES = {"date-parts": [[2025, 6, 2]], "date-time": "2025-06-02T10:00:00Z", "timestamp": 1_748_858_400_000}


def titled(true: TrueWork, *, whole: bool = False) -> str:
    """Return the title as the registry has it, ``whole`` with the subtitle."""
    text = true.work.title if whole and not true.has(Defect.NO_SUBTITLE) else true.main_title
    if true.has(Defect.NO_TITLE):
        return ""
    words = text.split(" ")
    longest = max(range(len(words)), key=lambda at: len(words[at]))
    if true.has(Defect.CAPITALS):
        text = text.upper()
    if true.has(Defect.MARKUP):
        words[longest] = f"<i>{words[longest]}</i>"
        text = " ".join(words)
    if true.has(Defect.NEWLINE):
        text = "\n                    ".join((" ".join(words[: longest + 1]), " ".join(words[longest + 1 :]))).rstrip()
    if true.has(Defect.MATHML):
        words[longest] = f'<mml:math xmlns:mml="{_MATHML}"><mml:mi>{words[longest]}</mml:mi></mml:math>'
        text = " ".join(words)
    if true.has(Defect.ESCAPED):
        text = text.replace("&", "&amp;amp;").replace("<", "&lt;").replace(">", "&gt;")
    if true.has(Defect.MOJIBAKE):
        text = misread(text)
    if true.has(Defect.FULL_STOP) and text[-1:].isalnum():
        text += "."
    return f"RETRACTED: {text}" if true.has(Defect.RETRACTED_PREFIX) else text


def misread(text: str) -> str:
    """Return UTF-8 as it looks when it is read as Windows-1252; what cannot be read so stays."""
    try:
        return text.encode().decode("cp1252")
    except UnicodeDecodeError:
        return text


def given(name: Name, true: TrueWork) -> str:
    """Return the given names, as initials where the registry has no more."""
    if not true.has(Defect.INITIALS):
        return name.given
    return "".join(part[0] for part in name.given.replace("-", " ").split() if part[0].isalpha())


def authors(true: TrueWork) -> tuple[Name, ...]:
    """Return the authors that the registry knows."""
    if true.has(Defect.NO_AUTHORS):
        return ()
    most = 1 if true.has(Defect.FIRST_AUTHOR_ALONE) else 3 if true.has(Defect.CUT_AUTHORS) else None
    return tuple(_dressed(name, true) for name in true.work.author[:most])


def _dressed(name: Name, true: TrueWork) -> Name:
    if true.has(Defect.MOJIBAKE):
        name = replace(name, family=misread(name.family), given=misread(name.given), literal=misread(name.literal))
    if true.has(Defect.TURNED_NAMES) and name.family and name.given:
        name = replace(name, family=name.given, given=name.surname, particle="")
    return name


def container(true: TrueWork) -> str:
    """Return the container as the registry names it."""
    if true.has(Defect.NO_CONTAINER):
        return ""
    short = true.has(Defect.SHORT_CONTAINER) and true.short_container
    return short or true.work.container_title


def parts(date: PartialDate | None) -> dict[str, Any]:
    """Return Crossref's form of a date."""
    if date is None or date.year is None:
        return {"date-parts": [[None]]}
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part is not None]]}


def online(true: TrueWork) -> PartialDate | None:
    """Return when the work was online."""
    issued = true.work.issued
    if issued is not None and issued.year is not None and true.has(Defect.DIGITISED):
        return PartialDate(year=max(issued.year + 2, min(issued.year + 9, 2012)))
    if issued is None or issued.year is None or not true.has(Defect.EARLIER_ONLINE):
        return issued
    return PartialDate(year=issued.year - 1, month=12, day=14)


def iso(date: PartialDate | None) -> str:
    """Return a whole day, the first where only the year is known."""
    if date is None or date.year is None:
        return ""
    return f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}"


_MATHML = "http://www.w3.org/1998/Math/MathML"
