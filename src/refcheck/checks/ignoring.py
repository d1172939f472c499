"""Ignores that stand in documents and .bib files: what they silence, and those that silence nothing.

The work grows with ignores and findings, not with their product: ignores that hold for the same lines
are looked up together, by the beginnings of a finding's code.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from refcheck.checks.catalogue import CHECKS
from refcheck.checks.interface import Context
from refcheck.checks.select import ALL, ALWAYS, Selection, code_of, suggested
from refcheck.model.document import Problem, Suppression
from refcheck.model.finding import Finding

__all__ = ["Silenced", "problems_of", "silence", "suppressions_of"]

MAX_SUGGESTIONS = 20
"""For so many words that are no check the nearest one is looked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Silenced:
    """Why findings are silenced, by their index, and the ignores that did it, by theirs."""

    why: Mapping[int, str]
    used: frozenset[int]


def suppressions_of(context: Context) -> tuple[Suppression, ...]:
    """Return the ignores of all documents and .bib files, each once."""
    return tuple(
        dict.fromkeys(
            (
                *(s for document in context.documents for s in document.suppressions),
                *(s for library in context.libraries for s in library.suppressions),
            )
        )
    )


def silence(findings: Sequence[Finding], suppressions: Sequence[Suppression], context: Context) -> Silenced:
    """Return which findings the ignores silence; of several that would, the first one has done it."""
    by_code: defaultdict[tuple[str, int, int, str], dict[str, int]] = defaultdict(dict)
    for index, one in enumerate(suppressions):
        if not _is_past(one, context.today):
            for first, last in ((one.first_line, one.last_line), *one.also):
                scope = by_code[one.location.path, first, last, one.key]
                for code in _codes(one):
                    scope.setdefault(code, index)
    places = _Places(findings, context)
    why: dict[int, str] = {}
    used: set[int] = set()
    for (path, first, last, key), codes in by_code.items():
        for index in places.within(path, first, last, key):
            code = findings[index].code
            # The longest code that fits has done it: a beginning may be there for others.
            fits = [codes[code[:length]] for length in range(len(code), -1, -1) if code[:length] in codes]
            if fits:
                used.add(fits[0])
                one = suppressions[fits[0]]
                why.setdefault(index, one.reason or f"ignored in {one.location.path}:{one.location.line}")
    return Silenced(why=why, used=frozenset(used))


class _Places:
    """The findings by where they stand, and by the reference that they are about."""

    def __init__(self, findings: Sequence[Finding], context: Context) -> None:
        ordered: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._by_reference: defaultdict[str, list[int]] = defaultdict(list)
        for index, finding in enumerate(findings):
            ordered[finding.location.path].append((finding.location.line or 0, index))
            if finding.reference:
                self._by_reference[finding.reference].append(index)
        self._by_path = {path: sorted(found) for path, found in ordered.items()}
        self._ids: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for reference in context.references:
            self._ids[reference.file, reference.key].append(reference.id)

    def within(self, path: str, first: int, last: int, key: str) -> Iterator[int]:
        """Yield the indexes of the findings on these lines, and of those about the entry with this key."""
        lines = self._by_path.get(path, [])
        for _, index in lines[bisect_left(lines, (first, -1)) : bisect_left(lines, (last + 1, -1))]:
            yield index
        for one in self._ids.get((path, key), ()) if key else ():
            yield from self._by_reference[one]


def problems_of(
    suppressions: Sequence[Suppression], used: frozenset[int], context: Context, selection: Selection
) -> tuple[Problem, ...]:
    """Return the ignores that are past (RUN002), those that silenced nothing and words that are no check (RUN001)."""
    return (*_unused(suppressions, used, context, selection), *_expired(suppressions, context.today))


def _codes(suppression: Suppression) -> tuple[str, ...]:
    """Return the codes of an ignore; a word that fits no check silences nothing."""
    found = (code_of(word) for word in suppression.codes)
    return tuple("" if code == ALL else code for code in found if code is not None)


def _is_past(suppression: Suppression, today: date) -> bool:
    if not suppression.until:
        return False
    try:
        return date.fromisoformat(suppression.until) < today
    except ValueError:
        return True


def _expired(suppressions: Sequence[Suppression], today: date) -> Iterator[Problem]:
    for one in suppressions:
        if _is_past(one, today):
            yield Problem(
                code="RUN002",
                message=f"the ignore of {', '.join(one.codes)} ended on {one.until}",
                location=one.location,
                actual=",".join(one.codes),
                expected=f"a date after {today.isoformat()}",
                remedy="mend what was ignored, or give it another date and a reason",
            )


def _unused(
    suppressions: Sequence[Suppression], used: frozenset[int], context: Context, selection: Selection
) -> Iterator[Problem]:
    asked = 0
    for index, one in enumerate(suppressions):
        if _is_past(one, context.today):
            continue
        for word in (word for word in one.codes if code_of(word) is None):
            asked += 1
            near = suggested(word) if asked <= MAX_SUGGESTIONS else ""
            remedy = near or "refcheck rules lists them"
            yield Problem(
                code="RUN001", message=f"no check is called {word}", location=one.location, actual=word, remedy=remedy
            )
        codes = _codes(one)
        if codes and index not in used and not _may_silence(codes, selection):
            words = ", ".join(one.codes)
            yield Problem(
                code="RUN001",
                message=f"the ignore of {words} silences nothing",
                location=one.location,
                actual=words,
                remedy="take the ignore out",
            )


def _may_silence(codes: tuple[str, ...], selection: Selection) -> bool:
    """Return whether an ignore may be for what was not looked at: evidence, or checks left out of this run."""
    unseen = (check.rule for check in CHECKS if check.rule.online or not selection.wants(check.rule))
    if any(rule.code.startswith(codes) for rule in unseen):
        return True
    looked = (*selection.only, *ALWAYS)
    return bool(selection.only) and any(
        check.rule.code.startswith(codes) and not check.rule.code.startswith(looked) for check in CHECKS
    )
