"""What of a reference an importer has: fields that are right, wrong or lost.

Letter case, the shape of dashes and quotation marks, and markup for case and italics are no difference.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from refcheck.model.work import Name, PartialDate, Work

Item = Mapping[str, Any]
"""The fields that an importer has read, by the names of ``expected``; names are ``[family, given]``."""

CRITICAL = ("url", "doi", "year")
_TAG = re.compile(r"</?(?:span|i|b|em|sup|sub|sc|nc)(?:\s[^<>]*)?>")
_DASHES = re.compile(r"\s*[-‐-―−]+\s*")
_QUOTES = str.maketrans('‘’‛′“”„″`"', "''''''''''")


def plain(value: object) -> str:
    """Return a value as it is compared."""
    text = _TAG.sub("", html.unescape(str(value)))
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(_DASHES.sub("-", text).casefold().split()).rstrip(".")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _names(names: Sequence[Name]) -> list[list[str]]:
    return [[name.surname, " ".join(p for p in (name.given, name.suffix) if p)] for name in names]


UNDATED = frozenset({"n.d.", "s.f.", "s.d.", "o. J.", "o.J."})
"""That there is no date: a program that leaves the date of such a work empty has lost nothing."""


def _date(date: PartialDate | None) -> str:
    """Return a date that says more than a year, in words where it is no date; empty of one that is missing."""
    said = str(date) if date and (date.month or date.end_year or not date.year) else ""
    return "" if said in UNDATED else said


def expected(work: Work) -> dict[str, Any]:
    """Return the fields that an import should have."""
    numbers = {
        "volume": work.volume,
        "issue": work.issue,
        "number": work.number,
        "series_number": work.collection_number,
    }
    fields: dict[str, Any] = {
        "type": work.type,
        "title": _one_line(work.title),
        "author": _names(work.author),
        "editor": _names(work.editor),
        "translator": _names(work.translator),
        "year": str(work.issued.year) if work.issued and work.issued.year else "",
        "issued": _date(work.issued),
        "container": _one_line(work.container_title),
        "series": work.collection_title,
        "edition": work.edition,
        "page": work.page,
        "genre": work.genre,
        "publisher": work.publisher,
        "place": work.publisher_place,
        "doi": work.doi,
        "url": work.url,
        "isbn": [re.sub(r"[^0-9Xx]", "", isbn) for isbn in work.isbn],
        "issn": " ".join(work.issn),
        "accessed": str(work.accessed or ""),
        "language": work.language,
        "abstract": work.abstract,
        "keyword": work.keyword,
        "note": _one_line(work.note),
        **numbers,
    }
    return {name: value for name, value in fields.items() if value}


def _same_names(wanted: Sequence[Sequence[str]], got: Sequence[Sequence[str]]) -> bool:
    def joined(name: Sequence[str]) -> str:
        return plain(re.sub(r"[\s,.]+", " ", " ".join(name)))

    return [joined(name) for name in wanted] == [joined(name) for name in got]


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_UNRESERVED = re.compile(r"%(4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]|3[0-9])")


def _same_page(address: str) -> str:
    """Return an address with its brackets, dollars and pluses percent-encoded: brackets as RFC 3986 wants them, a plus
    as servers take it, which in a query is a blank. Letters and figures are never encoded (section 6.2.2.2 there), those
    beyond ASCII always (RFC 3987, section 3.1).
    """
    address = _BEYOND_ASCII.sub(lambda match: quote(match[0]), address)
    address = _UNRESERVED.sub(lambda match: chr(int(match[1], 16)), address)
    for sign in "{}[]$":
        address = address.replace(sign, f"%{ord(sign):X}")
    path, mark, query = address.strip().partition("?")
    return path.replace("+", "%2B") + mark + query.replace("+", "%20")


def _close(text: str) -> str:
    return text.replace(" :", ":")


LANGUAGES = {"english": "en", "american": "en", "thai": "th", "chinese": "zh", "arabic": "ar", "hebrew": "he",
             "french": "fr", "indonesian": "id", "hindi": "hi", "korean": "ko"}  # fmt: skip


def _language(value: str) -> str:
    code = plain(value)
    return LANGUAGES.get(code, code.partition("-")[0])


def agrees(name: str, wanted: Any, item: Item) -> bool:
    """Return whether an import has what a field should say."""
    if name == "year" and str(wanted).startswith("-"):
        return _is_before_christ(str(wanted), item)
    return _agrees(name, wanted, item)


def _agrees(name: str, wanted: Any, item: Item) -> bool:
    got = item.get(name)
    if not got:
        return False
    match name:
        case "author" | "editor" | "translator":
            return _same_names(wanted, got)
        case "type":
            return wanted == got or wanted in (got if isinstance(got, (set, frozenset, tuple)) else ())
        case "doi" | "url":
            return _same_page(str(wanted)) == _same_page(str(got))
        case "isbn":
            return all(isbn in re.sub(r"[^0-9Xx ]", "", str(got)) for isbn in wanted)
        case "language":
            return _language(str(wanted)) == _language(str(got))
        case "edition":
            return plain(wanted) == plain(got) or re.sub(r"\D", "", str(wanted)) == re.sub(r"\D", "", str(got)) != ""
        case "keyword":
            return sorted(plain(w) for w in re.split("[;,]", wanted)) == sorted(
                plain(w) for w in re.split("[;,]", str(got))
            )
        case "note":
            # A blank before a colon is no other word.
            return _close(plain(wanted)) in _close(plain(got))
        case _:
            return _same_text(str(wanted), str(got))


def _is_before_christ(year: str, item: Item) -> bool:
    """Return whether a program has a negative year: as a number, or in words ("329 BC")."""
    figures = year.lstrip("-0")
    told = re.search(
        rf"(?i)(?<!\d)(?:-0{{0,3}}{figures}(?!\d)|0{{0,3}}{figures} ?B\.? ?C)",
        f"{item.get('year') or ''} {item.get('issued') or ''}",
    )
    return told is not None


def _same_text(wanted: str, got: str) -> bool:
    """Return whether two texts are the same; between two years may be a slash or a dash, before a short one a zero."""
    return _BEFORE_YEAR.sub("", plain(wanted).replace("/", "-")) == _BEFORE_YEAR.sub("", plain(got).replace("/", "-"))


_BEFORE_YEAR = re.compile(r"^0+(?=[1-9]\d{0,2} )")


@dataclass
class Score:
    """What came of one format in one importer."""

    fields: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    lost_records: int = 0
    surplus_records: int = 0
    faults: list[tuple[str, str, Any, Any]] = field(default_factory=list)

    @property
    def share(self) -> float:
        return sum(self.wrong.values()) / self.fields if self.fields else 1.0

    @property
    def critical(self) -> int:
        """How many addresses, DOIs and years are wrong (not merely absent)."""
        return sum(1 for _, name, _, got in self.faults if name in CRITICAL and got)


def score(works: Mapping[str, Work], items: Sequence[Item]) -> Score:
    """Return how the imported items go with the works; they are matched by title, year and first name."""
    result = Score(surplus_records=max(0, len(items) - len(works)))
    left = list(items)
    for key, work in works.items():
        wanted = expected(work)
        best = max(left, key=lambda item: _likeness(wanted, item), default=None)
        if best is None or _likeness(wanted, best) < 2:
            result.lost_records += 1
            result.fields += len(wanted)
            result.wrong.update(wanted.keys())
            result.faults.append((key, "record", wanted["title"], None))
            continue
        left.remove(best)
        for name, value in wanted.items():
            result.fields += 1
            if not agrees(name, value, best):
                result.wrong[name] += 1
                result.faults.append((key, name, value, best.get(name)))
    return result


def _likeness(wanted: Mapping[str, Any], item: Item) -> int:
    titles = plain(wanted["title"]), plain(item.get("title", ""))
    alike = 3 * (titles[0] == titles[1]) or 2 * (titles[0][:12] == titles[1][:12])
    return 2 * alike + sum(agrees(name, value, item) for name, value in wanted.items() if name != "title")
