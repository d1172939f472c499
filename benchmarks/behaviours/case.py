"""One behaviour of a server, and what has to be said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour

PATH = "/reports/2017/migration.html"
"""Where the cited page stands, unless a case says otherwise."""

Setting = Callable[[Stage], str]
"""Sets the hosts of a case up and returns the address as a document has it."""


class Group(StrEnum):
    """What would be a false accusation, and what a silent "fine"."""

    ALIVE = "alive"
    """A person with a browser gets it: never broken, soft-404 or malformed."""
    DEAD = "dead"
    """Nobody gets it: never ok or redirected."""
    UNKNOWN = "unknown"
    """Nothing can be said: neither the one nor the other."""


ACCUSED = frozenset({LinkVerdict.BROKEN, LinkVerdict.SOFT_404, LinkVerdict.MALFORMED})
FINE = frozenset({LinkVerdict.OK, LinkVerdict.REDIRECTED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """``verdicts`` are those that are right, the best first. ``in_process``: needs a name service, or an
    address that no document has, so that the library alone can be asked. ``bare``: the address stands
    in running text, without brackets. Names are parts of names of hosts. ``why`` says in a line why the
    verdicts are right, where the name does not.
    """

    name: str
    group: Group
    verdicts: tuple[LinkVerdict, ...]
    setting: Setting
    in_process: bool = False
    bare: bool = False
    why: str = ""

    def harmful(self, verdict: LinkVerdict) -> bool:
        """Return whether ``verdict`` accuses a living page or calls a dead one fine."""
        match self.group:
            case Group.ALIVE:
                return verdict in ACCUSED
            case Group.DEAD:
                return verdict in FINE
            case Group.UNKNOWN:
                return verdict in ACCUSED | FINE and verdict not in self.verdicts


class Chapter:
    """Collects the cases of one module, in the order in which they stand there."""

    def __init__(self) -> None:
        self.cases: list[Case] = []

    def alive(
        self, name: str, *verdicts: LinkVerdict, in_process: bool = False, bare: bool = False, why: str = ""
    ) -> Callable[[Setting], Setting]:
        """Add what is decorated as a living page: ok, unless told otherwise."""
        return self._adding(Group.ALIVE, name, verdicts or (LinkVerdict.OK,), in_process=in_process, bare=bare, why=why)

    def dead(
        self, name: str, *verdicts: LinkVerdict, in_process: bool = False, bare: bool = False, why: str = ""
    ) -> Callable[[Setting], Setting]:
        """Add what is decorated as a dead page: broken, unless told otherwise."""
        return self._adding(
            Group.DEAD, name, verdicts or (LinkVerdict.BROKEN,), in_process=in_process, bare=bare, why=why
        )

    def unknown(
        self, name: str, *verdicts: LinkVerdict, in_process: bool = False, bare: bool = False, why: str = ""
    ) -> Callable[[Setting], Setting]:
        """Add what is decorated as something that nothing can be said of."""
        return self._adding(Group.UNKNOWN, name, verdicts, in_process=in_process, bare=bare, why=why)

    def _adding(
        self, group: Group, name: str, verdicts: tuple[LinkVerdict, ...], *, in_process: bool, bare: bool, why: str
    ) -> Callable[[Setting], Setting]:
        def add(setting: Setting) -> Setting:
            self.cases.append(
                Case(
                    name=name,
                    group=group,
                    verdicts=verdicts,
                    setting=setting,
                    in_process=in_process,
                    bare=bare,
                    why=why,
                )
            )
            return setting

        return add


def slug(text: str) -> str:
    """Return ``text`` as it may stand in the name of a case."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower())
    return plain[:40].strip("-")


def answering(*behaviours: Behaviour, path: str = PATH, head: Behaviour | None = None) -> Setting:
    """One page that answers so, one behaviour after the other, the last one for ever."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        site.script(path, *behaviours)
        if head is not None:
            site.head(path, head)
        return site.url(path)

    return setting
