"""What became of each string: the DOI that it was led to, or why it was led to none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from benchmarks.strings.documents import Item
from refcheck.model.evidence import Evidence, Outcome, Via
from refcheck.model.report import Agreement, ReferenceRecord, Report
from refcheck.text.titles import compare_titles


class Fate(StrEnum):
    """What became of a string."""

    RIGHT = "right"
    WRONG = "another work's DOI"
    SILENT = "none, and none is held"
    UNREAD = "no reference read"
    UNASKED = "not searched for"
    AMBIGUOUS = "two works fit alike"
    UNHEARD = "a registry that was out of credits"
    REFUSED = "the record came and was refused"
    UNFOUND = "the search did not bring it"


AGREE = frozenset({Agreement.SAME, Agreement.SHORT})
MISSES = (Fate.UNREAD, Fate.UNASKED, Fate.AMBIGUOUS, Fate.UNHEARD, Fate.REFUSED, Fate.UNFOUND)


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """One string's fate; ``given`` are the DOIs it was led to, ``read`` whether its title was read rightly."""

    item: Item
    fate: Fate
    given: tuple[str, ...] = ()
    read: bool = False
    title: str = ""
    accused: tuple[str, ...] = ()


def results_of(report: Report, items: Iterable[Item], seen: Callable[[str, str], bool]) -> list[Result]:
    """Return the fate of each string; ``seen(asked, doi)`` says whether that search brought the DOI's record."""
    by_place: defaultdict[tuple[str, int], list[ReferenceRecord]] = defaultdict(list)
    for record in report.references:
        by_place[PurePath(record.file).name, record.line].append(record)
    evidence: defaultdict[str, list[Evidence]] = defaultdict(list)
    for one in report.evidence:
        evidence[one.reference or ""].append(one)
    accused: defaultdict[str, list[str]] = defaultdict(list)
    for finding in report.findings:
        if finding.key and finding.code in ABOUT_FIELDS:
            accused[finding.key].append(finding.code)
    return [_result(item, by_place[item.file, item.line], evidence, seen, accused) for item in items]


ABOUT_FIELDS = frozenset({"TTL001", "TTL010", "AUT001", "AUT002", "DAT003", "PUB009", "IDN005"})


def _result(
    item: Item,
    records: Sequence[ReferenceRecord],
    evidence: Mapping[str, list[Evidence]],
    seen: Callable[[str, str], bool],
    accused: Mapping[str, list[str]],
) -> Result:
    given = dict.fromkeys(
        match.identifier.removeprefix("doi:").lower()
        for record in records
        for match in record.matched
        if match.identifier.startswith("doi:")
    )
    told = [one for record in records for one in evidence[record.id] if one.via is Via.SEARCH]
    own = item.cited.true.doi
    if given:
        fate = Fate.RIGHT if set(given) == {own} and item.cited.is_held else Fate.WRONG
    elif not item.cited.is_held:
        fate = Fate.SILENT
    elif not records:
        fate = Fate.UNREAD
    elif not told:
        fate = Fate.UNASKED
    elif any(one.outcome is Outcome.AMBIGUOUS for one in told):
        fate = Fate.AMBIGUOUS
    elif any(one.outcome is Outcome.UNAVAILABLE for one in told) and not _is_brought(told, own, seen):
        fate = Fate.UNHEARD
    else:
        fate = Fate.REFUSED if _is_brought(told, own, seen) else Fate.UNFOUND
    title = records[0].work.title if records else ""
    return Result(
        item=item,
        fate=fate,
        given=tuple(given),
        read=bool(title) and compare_titles(title, item.cited.true.work.title).agreement in AGREE,
        title=title,
        accused=tuple(code for record in records for code in accused.get(record.key, ())),
    )


def _is_brought(told: Sequence[Evidence], doi: str, seen: Callable[[str, str], bool]) -> bool:
    """Return whether a search that was answered brought the DOI's record."""
    return any(seen(one.asked, doi) for one in told if one.outcome is not Outcome.UNAVAILABLE)


def table(results: Sequence[Result]) -> str:
    """Return the figures: precision, recall, both by style, damage and place, and what became of the misses."""
    fates = Counter(result.fate for result in results)
    held = [result for result in results if result.item.cited.is_held]
    given = fates[Fate.RIGHT] + fates[Fate.WRONG]
    lines = [
        f"{len(results)} strings, {len(held)} of works that a registry holds with a DOI",
        f"precision {_share(fates[Fate.RIGHT], given)}, recall {_share(fates[Fate.RIGHT], len(held))}",
    ]
    wrong = [result for result in results if result.fate is Fate.WRONG]
    lines.append(f"wrong: {len(wrong)}, {sum(not result.item.cited.is_held for result in wrong)} of works not held")
    misses = [result for result in held if result.fate in MISSES]
    for fate in MISSES:
        of_fate = [result for result in misses if result.fate is fate]
        misread = sum(not result.read for result in of_fate)
        lines.append(f"  missed, {fate}: {len(of_fate)}" + (f" ({misread} with a misread title)" if misread else ""))
    accused = Counter(code for result in results if result.item.damage != "misread letters" for code in result.accused)
    lines.append("findings on strings that are right: " + (", ".join(f"{c} {n}" for c, n in accused.items()) or "none"))
    for name, key in (("place", _place), ("style", _style), ("state", _damage), ("type", _type)):
        lines.append(f"recall by {name}")
        for value in dict.fromkeys(sorted(map(key, held))):
            own = [result for result in held if key(result) == value]
            lines.append(f"  {value:22} {_share(sum(one.fate is Fate.RIGHT for one in own), len(own))}")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "- (0 of 0)"


def _place(result: Result) -> str:
    return result.item.place


def _style(result: Result) -> str:
    return result.item.style


def _damage(result: Result) -> str:
    return result.item.damage


def _type(result: Result) -> str:
    return result.item.cited.true.work.type
