"""The ignores of a configuration: those that hold, as codes and reasons, and those whose last day is past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from refcheck.config.locate import ConfigFile
from refcheck.config.readers import Ignore
from refcheck.config.types import EndedIgnore

__all__ = ["settle_ignores"]


def settle_ignores(values: dict[str, Any], today: date | None, files: Sequence[ConfigFile]) -> None:
    """Turn the ``Ignore`` values among ``values`` (by ``Key.field``) into what ``Config`` holds of them.

    ``files`` are the configuration files, that which counts first; an ignore with an end stands in the
    first of them that has its key. ``today`` of ``None`` ends none.
    """
    ended: list[EndedIgnore] = []

    def held(ignores: Iterable[Ignore | str], key: str) -> Mapping[str, str]:
        """Return the codes of the ignores that hold, in their order, each with its reason."""
        reasons: dict[str, str] = {}
        for ignore in ignores:
            if isinstance(ignore, str):
                reasons.setdefault(ignore, "")
            elif ignore.until and today and ignore.until < today:
                ended.append(_ended(ignore, ignore.until, key, files))
            else:
                reasons.update({code: ignore.reason or reasons.get(code, "") for code in ignore.codes})
        return reasons

    everywhere = held(values["ignore"], "ignore")
    by_file = {pattern: held(found, "per-file-ignores") for pattern, found in values["per_file_ignores"].items()}
    values["ignore"], values["ignore_reasons"] = tuple(everywhere), _stated(everywhere)
    values["per_file_ignores"] = MappingProxyType({pattern: tuple(found) for pattern, found in by_file.items()})
    values["per_file_reasons"] = MappingProxyType({pattern: _stated(found) for pattern, found in by_file.items()})
    values["ended"] = tuple(ended)


def _stated(reasons: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({code: reason for code, reason in reasons.items() if reason})


def _ended(ignore: Ignore, until: date, key: str, files: Sequence[ConfigFile]) -> EndedIgnore:
    file = next(each for each in files if key in each.table)
    return EndedIgnore(
        codes=ignore.codes,
        reason=ignore.reason,
        until=until,
        path=file.path,
        line=file.line_with(until.isoformat(), key),
    )
