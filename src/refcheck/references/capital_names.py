"""Names in capitals that show where they end: "DOE, JANE / ROE, MAX, A title, in: A journal", "DOE, J., ROE, M.: A title"."""

from __future__ import annotations

import re

from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re
from refcheck.text.words import UPPER

__all__ = ["BARE_CAPITAL_NAMES", "CAPITAL_NAMES", "opens_in_capitals", "split_capital_names", "with_given_names_first"]

LONG = 7
"""Words in capitals of so many letters are no acronyms."""

_CAPITAL = rf"[{UPPER}][{UPPER}'’-]{{2,}}"
_PAIR = lazy_re(
    rf"(?P<family>{_CAPITAL}(?:\s{_CAPITAL})?),\s(?P<given>{_CAPITAL}(?:\s{_CAPITAL}|[\s-][{UPPER}]\.|(?<=\.)-{_CAPITAL})*|(?:[{UPPER}]\.[\s-]?){{1,4}}(?<!\s))"
)
_PAIRS = lazy_re(
    re.sub(r"\?P<\w+>", "?:", rf"^{_PAIR.pattern}(?:\s?[/;]\s?{_PAIR.pattern}){{0,9}}")
    + rf"(?P<more>\su\.\s?a\.|,?\set\sal\.?)?,\s+(?![{UPPER}]\.)(?=[{UPPER}][\w-]*[^\W\d_{UPPER}]|[{UPPER}]\s[^\W\d_{UPPER}])"
)
_FAMILY = rf"[{UPPER}][{UPPER}'’-]+(?:\s[{UPPER}][{UPPER}'’-]+){{0,2}}"
_GIVEN = rf"(?:[{UPPER}]\.[\s-]?){{1,4}}(?<!\s)(?:\s(?:van|von|de))?"
_ONE = lazy_re(rf"(?P<family>{_FAMILY}),\s(?P<given>{_GIVEN})")
_BEFORE_COLON = lazy_re(
    re.sub(
        r"\?P<\w+>", "?:", rf"^{_ONE.pattern}(?:(?:,\s|,?\s(?:a|and|et|i|und|&)\s|\s?[/;–-]\s?){_ONE.pattern}){{0,9}}"
    )
    + rf"(?P<more>,?\s(?:et\sal|a\skol|u\.\s?a)\.?)?:\s+(?=[{UPPER}\d„“\"«])"
)
"""So ISO 690 has them in Czech, Slovak and Polish notes: "DOE, J. A., ROE, M.: A title. In A journal."."""
_WORD = lazy_re(r"[^\W\d_]+")
# "SURNAME, Given, SURNAME, Given and SURNAME, Given": ISO 690 and ABNT NBR 6023
_SURNAME = rf"[{UPPER}][{UPPER}'’-]{{2,}}(?:\s[{UPPER}'’-]{{2,}}){{0,2}}"
# Each part is taken whole, to its last small letter: parted at its hyphens, "Aa-Aa-Aa" could be read in 2 ** n ways.
_GIVEN_PART = rf"[{UPPER}](?:(?>[\w'’-]*[^\W\d_{UPPER}])|\.(?:[{UPPER}]\.){{0,3}})"
_GIVEN_NAME = rf"{_GIVEN_PART}(?:[\s-]{_GIVEN_PART})*(?:\sd[aeo]s?(?!\w))?"
_JOINT = r"(?:,|;|\s(?:et|e|y|und|and|și|dan|&|[–—]|--?))\s"
CAPITAL_NAMES = rf"{_SURNAME},\s{_GIVEN_NAME}(?:{_JOINT}{_SURNAME},\s{_GIVEN_NAME}){{0,9}}(?:,?\set\sal)?"
_CAPITAL_NAME = lazy_re(rf"(?P<family>{_SURNAME}),\s(?P<given>{_GIVEN_NAME})")
_ALL_CAPITAL_NAMES = lazy_re(rf"\s*{CAPITAL_NAMES}\.?\s*")
# "SURNAME Given et SURNAME Given": French notes; a particle may follow in brackets
_BARE_CAPITAL_NAME = rf"(?P<family>{_SURNAME})\s(?P<given>{_GIVEN_NAME})(?:\s\((?P<particle>d['’]|de|du|van|von)\))?"
_BARE_NAME = lazy_re(_BARE_CAPITAL_NAME)
_ANY_BARE_NAME = re.sub(r"\?P<\w+>", "?:", _BARE_CAPITAL_NAME)
BARE_CAPITAL_NAMES = rf"{_ANY_BARE_NAME}(?:{_JOINT}{_ANY_BARE_NAME}){{0,9}}"
_ALL_BARE_NAMES = lazy_re(rf"\s*{BARE_CAPITAL_NAMES}\s*")
_ROLES_BEHIND = lazy_re(r"(?:\s\((?:eds?|éds?|dirs?|coords?|orgs?|Hrsg|Hg)\.?\)){1,3}[\s,:]*$")


def opens_in_capitals(text: str) -> bool:
    """Return whether a text opens with two capitals, as all names in capitals do: with it costly patterns are not even
    compiled for texts without one. A mark of a name may stand for the second one.
    """
    return text[:1].isupper() and (text[1:2].isupper() or text[1:2] in {"'", "’", "-"})


def split_capital_names(head: str) -> tuple[str, str, bool] | None:
    """Return the names that open a note, as ``parse_names`` reads them, what follows, and that they are persons.

    ``None`` where they may be acronyms ("FAO, IFAD, A title"), or one and its title ("IOM, MIGRATION PROFILE, Geneva").
    """
    if not opens_in_capitals(head):
        return None
    match = _BEFORE_COLON.match(head)
    if match is not None:
        names = "; ".join(f"{one['family'].title()}, {one['given']}" for one in _ONE.finditer(match.group()))
        return names + (" et al." if match["more"] else ""), head[match.end() :], False
    match = _PAIRS.match(head)
    if match is None:
        return None
    pairs = list(_PAIR.finditer(match.group()))
    if "/" not in match.group() and "." not in match.group():  # words alone, which a short title in capitals has too
        titled = any(" " in one["given"] and one["family"].isascii() and len(one["family"]) < LONG for one in pairs)
        if titled or max(map(len, _WORD.findall(match.group()))) < LONG:
            return None
    names = "; ".join(f"{one['family']}, {one['given']}".title() for one in pairs)
    return names + (" et al." if match["more"] else ""), head[match.end() :], False


def with_given_names_first(text: str) -> str:
    """Return names such as "SURNAME, Given, SURNAME, Given" as "Given Surname, Given Surname", else ``text``."""
    text, roles = _without_roles(text)
    bare = text.strip(" ,")
    if not (opens_in_capitals(bare.lstrip()) or opens_in_capitals(text.lstrip())):
        return text + roles
    bare = bare if _ALL_BARE_NAMES.fullmatch(bare) else bare.rstrip(".")
    several = len(_BARE_NAME.findall(bare)) > 1 or len(bare.split()[0]) > 4 if bare else False  # no "BBC News"
    if several and _ALL_BARE_NAMES.fullmatch(bare) and not is_institution(bare):
        return _BARE_NAME.sub(_turned, bare) + roles
    if not _ALL_CAPITAL_NAMES.fullmatch(text.rstrip(" :")):
        return text + roles
    names = list(_CAPITAL_NAME.finditer(text))
    if any(" " in match["family"] for match in names):  # only so is it seen which words are the family's
        more = " et al." if text.rstrip(" .:").endswith("et al") else ""
        return "; ".join(f"{match['family'].title()}, {match['given']}" for match in names) + more + roles
    return _CAPITAL_NAME.sub(lambda match: f"{match['given']} {match['family'].title()}", text) + roles


def _without_roles(text: str) -> tuple[str, str]:
    """Return names without the marks of editors behind them, and these as one mark."""
    match = _ROLES_BEHIND.search(text)
    return (text[: match.start()], " (eds)") if match else (text, "")


def _turned(match: re.Match[str]) -> str:
    particle = match["particle"] or ""
    blank = "" if not particle or particle.endswith(("'", "’")) else " "
    return f"{match['given']} {particle}{blank}{match['family'].title()}"
