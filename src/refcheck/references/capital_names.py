"""Names in capitals that show where they end: "DOE, JANE / ROE, MAX, A title, in: A journal", "DOE, J., ROE, M.: A title"."""

from __future__ import annotations

import re

from refcheck.text.words import UPPER

__all__ = ["split_capital_names"]

LONG = 7
"""Words in capitals of so many letters are no acronyms."""

_CAPITAL = rf"[{UPPER}][{UPPER}'’-]{{2,}}"
_PAIR = re.compile(
    rf"(?P<family>{_CAPITAL}(?:\s{_CAPITAL})?),\s(?P<given>{_CAPITAL}(?:[\s-](?:{_CAPITAL}|[{UPPER}]\.))*|(?:[{UPPER}]\.[\s-]?){{1,4}}(?<!\s))"
)
_PAIRS = re.compile(
    re.sub(r"\?P<\w+>", "?:", rf"^{_PAIR.pattern}(?:\s?[/;]\s?{_PAIR.pattern}){{0,9}}")
    + rf"(?P<more>\su\.\s?a\.|,?\set\sal\.?)?,\s+(?![{UPPER}]\.)(?=[{UPPER}][\w-]*[^\W\d_{UPPER}]|[{UPPER}]\s[^\W\d_{UPPER}])"
)
_FAMILY = rf"[{UPPER}][{UPPER}'’-]+(?:\s[{UPPER}][{UPPER}'’-]+){{0,2}}"
_GIVEN = rf"(?:[{UPPER}]\.[\s-]?){{1,4}}(?<!\s)(?:\s(?:van|von|de))?"
_ONE = re.compile(rf"(?P<family>{_FAMILY}),\s(?P<given>{_GIVEN})")
_BEFORE_COLON = re.compile(
    re.sub(
        r"\?P<\w+>", "?:", rf"^{_ONE.pattern}(?:(?:,\s|,?\s(?:a|and|et|i|und|&)\s|\s?[/;–-]\s?){_ONE.pattern}){{0,9}}"
    )
    + rf"(?P<more>,?\s(?:et\sal|a\skol|u\.\s?a)\.?)?:\s+(?=[{UPPER}\d„“\"«])"
)
"""So ISO 690 has them in Czech, Slovak and Polish notes: "DOE, J. A., ROE, M.: A title. In A journal."."""
_WORD = re.compile(r"[^\W\d_]+")


def split_capital_names(head: str) -> tuple[str, str, bool] | None:
    """Return the names that open a note, as ``parse_names`` reads them, what follows, and that they are persons.

    ``None`` where they may be acronyms ("FAO, IFAD, A title").
    """
    match = _BEFORE_COLON.match(head)
    if match is not None:
        names = "; ".join(f"{one['family'].title()}, {one['given']}" for one in _ONE.finditer(match.group()))
        return names + (" et al." if match["more"] else ""), head[match.end() :], False
    match = _PAIRS.match(head)
    if match is None:
        return None
    if "/" not in match.group() and "." not in match.group() and max(map(len, _WORD.findall(match.group()))) < LONG:
        return None
    names = "; ".join(f"{one['family']}, {one['given']}".title() for one in _PAIR.finditer(match.group()))
    return names + (" et al." if match["more"] else ""), head[match.end() :], False
