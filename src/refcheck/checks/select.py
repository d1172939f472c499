"""Which findings are shown: codes chosen and ignored by code, prefix or name.

Explicit beats implicit and the longest prefix wins, as in flake8: ``--select TTL --ignore TTL002``
leaves TTL002 out, ``--ignore TTL --select TTL002`` shows it. What is ignored for a file is ignored
there whatever is selected.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from refcheck.checks.catalogue import RULES, find_rule
from refcheck.config import Config
from refcheck.errors import ConfigError
from refcheck.model.finding import Finding

ALL = "ALL"
GROUPS = {
    "links": ("LNK",),
    "metadata": ("CNT", "TTL001", "CMP", "DAT"),
    "document": ("DOC", "TTL002"),
}
ALWAYS = ("RUN", "SYN", "DUP")
"""What ``--only`` never hides: a file that cannot be read is no matter of taste."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """The codes and prefixes that were asked for and the ones that were not, as codes; the reasons for
    the latter; and the folder that patterns for files count from.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    per_file_reasons: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    only: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    root: Path = field(default_factory=Path)

    def why_hidden(self, finding: Finding) -> str | None:
        """Return why a finding is not shown, ``None`` when it is."""
        code = finding.code
        if self.only and not code.startswith((*self.only, *ALWAYS)):
            return "left out by --only"
        chosen, dropped = _longest(code, self.select), _longest(code, self.ignore)
        if dropped and dropped >= chosen:
            which = _which(code, self.ignore)
            return self.reasons.get(which) or f"ignored by the configuration ({which})"
        if self.select and not chosen:
            return "not selected"
        for pattern, codes in self.per_file:
            if _longest(code, codes) and _is_for(pattern, finding.location.path, self.root):
                reason = self.per_file_reasons.get(pattern, {}).get(_which(code, codes))
                return reason or f"ignored for {pattern}"
        return None


def _is_for(pattern: str, path: str, root: Path) -> bool:
    """Return whether a pattern, which counts from the project's folder, fits a path as a person gave it."""
    try:
        inside = Path(path).resolve().relative_to(root.resolve()).as_posix()
    except (OSError, ValueError):
        inside = path
    return fnmatch(inside, pattern)


def _longest(code: str, prefixes: Iterable[str]) -> int:
    """Return the length of the longest prefix of ``code``, 0 for none; ALL counts as one letter."""
    return max((1 if p == ALL else len(p) for p in prefixes if p == ALL or code.startswith(p)), default=0)


def _which(code: str, prefixes: Iterable[str]) -> str:
    return max((p for p in prefixes if p == ALL or code.startswith(p)), key=len)


@lru_cache(maxsize=4096)
def code_of(word: str) -> str | None:
    """Return a code, a prefix or a name as code or prefix, ``None`` for a word that fits no rule."""
    upper = word.strip().upper()
    rule = find_rule(word)
    if rule:
        return rule.code
    return upper if upper == ALL or (upper and any(r.code.startswith(upper) for r in RULES)) else None


def suggested(word: str) -> str:
    """Return the rule that a word may have meant, as a question; empty when none is near."""
    known = [*(r.code for r in RULES), *(r.name for r in RULES)]
    near = difflib.get_close_matches(word, known, 1) or difflib.get_close_matches(word.strip().upper(), known, 1)
    return f"did you mean {near[0]}?" if near else ""


def codes_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return codes, prefixes and names as codes and prefixes.

    Raises ``ConfigError`` with a suggestion for a word that fits no rule.
    """
    found: list[str] = []
    for word in words:
        code = code_of(word)
        if code is None:
            raise ConfigError(f"there is no check “{word}”", remedy=suggested(word) or "refcheck rules lists them")
        found.append(code)
    return tuple(found)


def _by_code(reasons: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({code: reason for word, reason in reasons.items() for code in codes_of([word])})


def selection_of(config: Config) -> Selection:
    """Return the selection of a configuration.

    Raises ``ConfigError`` for a code or name that does not exist.
    """
    chosen = codes_of(config.select)
    extra = codes_of(config.extend_select)
    return Selection(
        select=(*chosen, *extra) if chosen else (*(("ALL",) if extra else ()), *extra),
        ignore=codes_of(config.ignore),
        per_file=tuple((pattern, codes_of(codes)) for pattern, codes in config.per_file_ignores.items()),
        per_file_reasons={pattern: _by_code(found) for pattern, found in config.per_file_reasons.items()},
        reasons=_by_code(config.ignore_reasons),
        root=config.root,
        only=tuple(prefix for group in config.only for prefix in GROUPS[group]),
    )
