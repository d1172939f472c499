"""How styles write the people of a work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from refcheck.model.work import Name

Write = Callable[[Name], str]


def initials(name: Name, *, points: bool = True, gap: str = " ") -> str:
    """Return the given names as initials: ``J. A.``, without points ``JA``."""
    parts = [part for part in name.given.replace(".", " ").replace("-", " ").split() if part[0].isalpha()]
    return gap.join(f"{part[0]}." for part in parts) if points else "".join(part[0] for part in parts)


def given_first(name: Name) -> str:
    """Return ``Jane A. Doe``."""
    return name.literal or name.full


def initials_first(name: Name) -> str:
    """Return ``J. A. Doe``."""
    return name.literal or " ".join(filter(None, (initials(name), name.surname)))


def family_first(name: Name) -> str:
    """Return ``Doe, Jane A.``."""
    return name.literal or ", ".join(filter(None, (name.surname, name.given)))


def family_initials(name: Name) -> str:
    """Return ``Doe, J. A.``."""
    return name.literal or ", ".join(filter(None, (name.surname, initials(name))))


def family_bare(name: Name) -> str:
    """Return ``Doe JA``."""
    return name.literal or " ".join(filter(None, (name.surname, initials(name, points=False))))


def capital_family(name: Name) -> str:
    """Return ``DOE, Jane A.``."""
    return name.literal or ", ".join(filter(None, (name.surname.upper(), name.given)))


def capitals(name: Name) -> str:
    """Return ``JANE A. DOE``."""
    return given_first(name).upper()


def listed(
    people: Sequence[Name], first: Write, other: Write | None = None, *, comma: str = ", ", last: str, most: int = 6
) -> str:
    """Return the names of a list; of one that is longer than ``most`` the first and "et al."."""
    if len(people) > most:
        return f"{first(people[0])} et al."
    written = [first(name) if at == 0 else (other or first)(name) for at, name in enumerate(people)]
    return f"{comma.join(written[:-1])}{last}{written[-1]}" if len(written) > 1 else "".join(written)
