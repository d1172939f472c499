"""From the blocks of a .bib text to references, with all that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from refcheck.formats.bib_value import simple_value
from refcheck.formats.mapping import READ_FIELDS, kind_of
from refcheck.formats.provenance import KIND_FIELD, MENTION_FIELD, NOTE_FIELD, decode_mentions, decode_notes
from refcheck.model.document import Problem, Suppression
from refcheck.model.place import Location
from refcheck.model.reference import Derived, FieldText, Reference, ReferenceKind
from refcheck.model.work import Work
from refcheck.references.bib_blocks import Broken, Comment, RawEntry, split_blocks
from refcheck.references.entry import inherit, work_of
from refcheck.references.macros import MacroTable
from refcheck.references.suppressions import Entry, comment_suppressions, field_suppression
from refcheck.text.lazy import lazy_re

__all__ = ["Reader"]

MAX_QUOTED = 200
"""So much (characters) of a faulty value is quoted."""

IGNORE_FIELD = "refcheck-ignore"

_ILLEGAL_KEY = lazy_re(r"[\s\"#%{}~\\,=\x00-\x1f\x7f]")
_STRAY_FIELD = lazy_re(r"\s*+,?\s*+[A-Za-z][\w-]*\s*=\s*[{\"0-9]")
# Fields that bibliographies print; of the others a doubled one harms nobody.
_PRINTED = (frozenset(name for names in READ_FIELDS.values() for name in names) | {"month"}) - {"abstract", "keywords"}
# What style files and lists of abbreviations define macros for, so that another file may know them.
_OFTEN_MACROS = frozenset(
    "journal journaltitle booktitle series publisher address location school institution organization".split()  # noqa: SIM905
)
_RECORD_FORMS = {
    MENTION_FIELD: "document.md:75 [3] italic: Title as the text has it",
    NOTE_FIELD: "document.md:91 [3] full p. 5",
}
_NO_FIELDS: Mapping[str, FieldText] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Parsed:
    """An entry with its fields as they stand and as they are meant."""

    entry: RawEntry
    texts: dict[str, FieldText]
    values: dict[str, str]


class Reader:
    """One pass over a text; what it finds piles up in its lists."""

    def __init__(self, text: str, path: str) -> None:
        """Take a text whose line ends are LF or CR LF, and the name of its file."""
        self.path = path
        self.problems: list[Problem] = []
        self.suppressions: list[Suppression] = []
        self._blocks = split_blocks(text)
        self._macros = MacroTable(self._blocks.macros)
        self._ids: dict[str, int] = {}
        self._first_lines: dict[str, int] = {}

    def read(self) -> tuple[Reference, ...]:
        """Return the references in the order of the file; fill ``problems`` and ``suppressions``."""
        parsed = [block if isinstance(block, Broken) else self._parse(block) for block in self._blocks.entries]
        by_key = {one.entry.key: one for one in reversed(parsed) if isinstance(one, _Parsed)}
        references = [self._broken(one) if isinstance(one, Broken) else self._reference(one, by_key) for one in parsed]
        for comment in self._blocks.comments:
            self._comment(comment)
        self.problems.sort(key=lambda problem: problem.location.line or 0)
        return tuple(references)

    def _problem(
        self,
        code: str,
        line: int,
        message: str,
        *,
        actual: str = "",
        expected: str = "",
        remedy: str = "",
        mild: bool = False,
        field: str = "",
    ) -> Problem:
        problem = Problem(
            code=code,
            message=message,
            location=Location(path=self.path, line=line),
            actual=actual[:MAX_QUOTED],
            expected=expected[:MAX_QUOTED],
            remedy=remedy,
            mild=mild,
            field=field,
        )
        self.problems.append(problem)
        return problem

    def _unique(self, key: str, line: int) -> str:
        """Return an id that no other reference of the file has."""
        found = base = key or f"line-{line}"
        while found in self._ids:
            self._ids[base] = count = self._ids.get(base, 1) + 1
            found = f"{base}~{count}"
        self._ids[found] = 1
        return found

    def _parse(self, entry: RawEntry) -> _Parsed:
        texts: dict[str, FieldText] = {}
        values: dict[str, str] = {}
        for field in entry.fields:
            name, raw = field.name, field.raw
            if name in texts:
                self._doubled(entry.key, texts[name], raw, field.line)
                continue
            value = simple_value(raw)
            texts[name] = field
            values[name] = self._composed(name, raw, field.line, entry.key) if value is None else value
        return _Parsed(entry, texts, values)

    def _composed(self, name: str, raw: str, line: int, key: str) -> str:
        """Return a value with macros or several pieces put together."""
        resolved = self._macros.resolve(raw)
        for macro in resolved.undefined:
            self._problem(
                "SYN003",
                line,
                f'"{macro}" in the field "{name}" of "{key}" is a macro that the file does not define',
                actual=macro,
                expected=f"{{{macro}}}",
                remedy=f'define it with @string{{{macro} = "..."}}, or put the value in braces',
                mild=name in _OFTEN_MACROS or name not in _PRINTED,
            )
        if resolved.stray:
            self._problem(
                "SYN001",
                line,
                f'no comma follows the value of "{name}" in "{key}": what comes after it is not read',
                actual=raw,
                remedy="put a comma after the value",
            )
        return resolved.text

    def _doubled(self, key: str, first: FieldText, raw: str, line: int) -> None:
        values = "the same value" if first.raw == raw else "different values"
        self._problem(
            "SYN008",
            line,
            f'"{key}" has the field "{first.name}" twice, with {values}; the first (line {first.line}) is read',
            actual=raw,
            expected=first.raw,
            remedy="remove one of them",
            mild=first.raw == raw or first.name not in _PRINTED,
            field=first.name,
        )

    def _reference(self, parsed: _Parsed, by_key: Mapping[str, _Parsed]) -> Reference:
        entry, own = parsed.entry, parsed.values
        self._judge_key(entry.key, entry.line)
        values = _inherited(parsed, by_key)
        work = work_of(entry.type, values)
        mentions = decode_mentions(own[MENTION_FIELD]) if MENTION_FIELD in own else None
        notes = decode_notes(own[NOTE_FIELD], entry.key) if NOTE_FIELD in own else None
        for name, records in ((MENTION_FIELD, mentions), (NOTE_FIELD, notes)):
            for piece in records.malformed if records else ():
                self._malformed(name, piece, parsed.texts[name].line)
        if IGNORE_FIELD in own:
            self._ignored(parsed)
        places = [citation.path for citation in (notes.found if notes else ())]
        places += [mention.location.path for mention in (mentions.found if mentions else ())]
        return Reference(
            id=self._unique(entry.key, entry.line),
            key=entry.key,
            work=work,
            kind=_kind(own, entry.type, work),
            file=self.path,
            line=entry.line,
            entry_type=entry.type or "misc",
            fields=MappingProxyType(parsed.texts),
            mentions=mentions.found if mentions else (),
            citations=notes.found if notes else (),
            derived=_derived(values, work),
            origin=places[0] if places else None,
        )

    def _broken(self, block: Broken) -> Reference:
        problem = self._problem(
            "SYN001",
            block.line,
            f'the entry "{block.key}" cannot be parsed: {block.reason}'
            if block.key
            else f"an entry cannot be parsed: {block.reason}",
            actual=block.head,
            remedy="look for a missing brace, quotation mark or comma in it",
        )
        return Reference(
            id=self._unique(block.key, block.line),
            key=block.key,
            work=Work(),
            kind=ReferenceKind.UNKNOWN,
            file=self.path,
            line=block.line,
            entry_type=block.type,
            fields=_NO_FIELDS,
            problem=problem,
        )

    def _judge_key(self, key: str, line: int) -> None:
        if not key:
            self._problem(
                "SYN005",
                line,
                "an entry has no key, so nothing can cite it",
                remedy="write a key after the opening brace, followed by a comma",
            )
            return
        if _ILLEGAL_KEY.search(key):
            illegal = sorted(set(_ILLEGAL_KEY.findall(key)))
            shown = ", ".join("a blank" if c.isspace() else c if c.isprintable() else repr(c) for c in illegal)
            self._problem(
                "SYN005",
                line,
                f'the key "{" ".join(key.split())}" has characters that BibTeX or biber refuse: {shown}',
                actual=key,
                remedy="use letters, figures and - _ : . / only",
            )
        first = self._first_lines.setdefault(key, line)
        if first != line:
            self._problem(
                "DUP001",
                line,
                f'the key "{key}" is that of the entry on line {first} as well; both are read here, '
                "BibTeX takes only the first",
                actual=key,
                remedy="give one of the two another key, or remove it",
            )

    def _malformed(self, name: str, piece: str, line: int) -> None:
        self._problem(
            "SYN001",
            line,
            f'a record of the field "{name}" cannot be read and is left out',
            actual=piece,
            expected=_RECORD_FORMS[name],
            remedy="write it in this form, or remove it and run refcheck extract again",
        )

    def _ignored(self, parsed: _Parsed) -> None:
        entry = parsed.entry
        found = field_suppression(
            parsed.values[IGNORE_FIELD],
            path=self.path,
            line=parsed.texts[IGNORE_FIELD].line,
            entry=Entry(key=entry.key, first=entry.line, last=entry.last_line),
        )
        self._take_ignore(found)

    def _take_ignore(self, found: Suppression | Problem) -> None:
        if isinstance(found, Problem):
            self.problems.append(found)
        else:
            self.suppressions.append(found)

    def _comment(self, comment: Comment) -> None:
        following = comment.before
        entry = Entry(key=following.key, first=following.line, last=following.last_line) if following else None
        for found in comment_suppressions(comment.text, path=self.path, line=comment.line, entry=entry):
            self._take_ignore(found)
        if comment.after and _STRAY_FIELD.match(comment.text):
            self._problem(
                "SYN001",
                comment.line,
                f'a field stands outside of any entry: a brace too many closes "{comment.after.key}" before it',
                actual=comment.text.split("\n", 1)[0],
                remedy="remove the surplus brace",
            )


def _inherited(parsed: _Parsed, by_key: Mapping[str, _Parsed]) -> Mapping[str, str]:
    """Return the fields with those of the entries that ``crossref`` and ``xdata`` name (one level)."""
    values: Mapping[str, str] = parsed.values
    for link in ("crossref", "xdata"):
        if link not in parsed.values:
            continue
        for key in parsed.values[link].split(","):
            parent = by_key.get(key.strip())
            if parent is not None and parent.entry is not parsed.entry:
                values = inherit(values, parent.values, parsed.entry.type, parent.entry.type)
    return values


def _kind(own: Mapping[str, str], entry_type: str, work: Work) -> ReferenceKind:
    told = own.get(KIND_FIELD, "").strip()
    return ReferenceKind(told) if told and told in set(ReferenceKind) else kind_of(entry_type, work)


def _derived(values: Mapping[str, str], work: Work) -> tuple[Derived, ...]:
    """Return the address when it was read out of another field."""
    if not work.url or values.get("url", "").strip():
        return ()
    name = next((n for n in ("howpublished", "note") if "://" in values.get(n, "")), None)
    return (Derived(field="url", value=work.url, source=f'the field "{name}"'),) if name else ()
