"""What could not be checked: counted and with the reason, for every format alike.

None of it is a fault. A reference whose only way to evidence was a link that could not be asked is
told with that link, once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from refcheck.model.evidence import LinkEvidence, Unknown
from refcheck.model.report import Report, Verdict
from refcheck.reports.wording import counted, joined, short_name, why_link, why_offline, why_reference

__all__ = ["Unchecked", "unchecked"]

REGISTRIES = "registries"
"""The fact that no registry was asked about a reference."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unchecked:
    """Things of one kind that could not be checked for one reason. ``what`` is the count with its
    noun, ``why`` the reason in words, ``detail`` what else is known, ``subjects`` the addresses or
    the works when ``what`` does not name them, ``number`` how many there are.
    """

    what: str
    why: str
    number: int = 1
    detail: str = ""
    subjects: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return "2 links, this machine is offline (last seen alive: never checked)"."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.what}, {self.why}{detail}"


def unchecked(report: Report) -> tuple[Unchecked, ...]:
    """Return what could not be checked: links, then references, then single facts. Where links alone
    were looked at, the rest was not meant to be.
    """
    links = _links(report)
    if report.run.links_alone:
        return tuple(links)
    told = {id_ for link in report.links if link.verdict.is_unverified for id_ in link.references}
    references = _references(report, told)
    return (*links, *references, *_facts(report, told))


def _links(report: Report) -> list[Unchecked]:
    groups: dict[str, list[LinkEvidence]] = {}
    for link in report.links:
        if link.verdict.is_unverified:
            why = why_offline(report) if link.reason == "offline" else why_link(link.verdict, link.reason)
            groups.setdefault(why, []).append(link)
    return [
        Unchecked(
            what=counted(len(links), "link"),
            number=len(links),
            why=why,
            detail=_last_alive(links) if any(link.reason == "offline" for link in links) else _statuses(links),
            subjects=tuple(link.url for link in links),
        )
        for why, links in groups.items()
    ]


def _last_alive(links: Iterable[LinkEvidence]) -> str:
    """Return the day, or the range of days, on which the links were last seen alive."""
    days = {link.history.last_ok or "" for link in links}
    known = sorted(days - {""})
    if not known:
        return "last seen alive: never checked"
    span = known[0] if len(known) == 1 else f"{known[0]} to {known[-1]}"
    return f"last seen alive: {span}{', some never' if '' in days else ''}"


def _statuses(links: Iterable[LinkEvidence]) -> str:
    return joined(sorted({str(link.status) for link in links if link.status is not None}))


def _references(report: Report, told: set[str]) -> list[Unchecked]:
    groups: dict[str, list[str]] = {}
    details = {fact.reference: fact.detail for fact in report.unknown if _says_why(fact)}
    for reference in report.references:
        if reference.id not in told and reference.verdict in (Verdict.UNVERIFIED, Verdict.SKIPPED):
            why = details.get(reference.id) or why_reference(report, reference.reason, reference.verdict)
            groups.setdefault(why, []).append(short_name(reference))
    return [
        Unchecked(
            what=counted(len(names), "reference"),
            number=len(names),
            why=why or "the reason is not known",
            subjects=tuple(names),
        )
        for why, names in groups.items()
    ]


def _facts(report: Report, told: set[str]) -> list[Unchecked]:
    """Return the single facts of references that are unknown for a reason not told yet."""
    records = {name: r for r in reversed(report.references) for name in (r.key, r.id)}
    groups: dict[tuple[str, str], list[str]] = {}
    for fact in report.unknown:
        record = records.get(fact.reference)
        if _says_why(fact) and fact.reference not in told and record is not None:
            continue  # told with its reference
        said = fact.reference in told and (fact.what == "link" or fact.reason in ("offline", record and record.reason))
        same = record is not None and record.verdict is not Verdict.OK and record.reason == fact.reason
        if said or same or fact.what == "link":
            continue
        why = fact.detail or why_reference(report, fact.reason)
        groups.setdefault((fact.what, why), []).append(short_name(record) if record else fact.reference)
    return [
        Unchecked(what=_fact(what, f"{joined(names[:3])}{_more(names)}"), number=len(names), why=why)
        for (what, why), names in groups.items()
    ]


def _says_why(fact: Unknown) -> bool:
    """Return whether a fact says why nobody was asked about a reference at all."""
    return fact.what == REGISTRIES and fact.reason == "not-asked" and bool(fact.detail)


def _fact(what: str, names: str) -> str:
    return f"a record of {names} in a registry" if what == REGISTRIES else f"the {what} of {names}"


def _more(names: list[str]) -> str:
    return f" and {len(names) - 3:,} more" if len(names) > 3 else ""
