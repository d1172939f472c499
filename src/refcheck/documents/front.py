"""What front matter names: the files of bibliographies (pandoc, Quarto, R Markdown)."""

from __future__ import annotations

import re

from refcheck.text.lazy import lazy_re

__all__ = ["named_bibliographies"]

MAX_NAMES = 100
_FIELD = lazy_re(r"(?m)^bibliography[ \t]*:[ \t]*(.*)$")
_ITEM = lazy_re(r"[ \t]*-[ \t]+(.+)")


def named_bibliographies(front: str) -> tuple[str, ...]:
    """Return the files that ``bibliography:`` in the lines of front matter names: one, or a list of them.

    Addresses are left out. YAML is not interpreted beyond that.
    """
    found = _FIELD.search(front)
    if found is None:
        return ()
    said = _plain(found[1])
    if said:
        names = said.strip("[]").split(",") if said.startswith("[") else [said]
    else:
        names = []
        for line in front[found.end() :].splitlines()[1 : MAX_NAMES + 1]:
            item = _ITEM.fullmatch(line)
            if item is None:
                break
            names.append(item[1])
    plain = (_plain(name) for name in names)
    return tuple(dict.fromkeys(name for name in plain if name and "://" not in name))


def _plain(value: str) -> str:
    return re.sub(r"(?:^|\s)#.*$", "", value).strip().strip("\"'").strip()
