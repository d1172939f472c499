"""The catalogue of attacks, against every transport there is: nothing reaches the private network,
nothing outlasts its time, nothing is kept beyond its bound, no secret goes to a stranger.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from refcheck.config import NetworkConfig
from refcheck.fetch import Policy, fetch_all
from tests.attacks import CASES, Arena, Case, World, judge, ready, transport_of
from tests.attacks.world import SECRET
from tests.fakes import Kind, reply

CONFIG = NetworkConfig(timeout=3.0, host_interval=0.0, per_host=1, max_wait=1.0)
IMPATIENT = replace(CONFIG, timeout=0.25)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World() as made:
        made.evil.port("https")
        yield made


def run(case: Case, world: World, kind: Kind, *, policy: Policy | None = None) -> str | None:
    """Return what is wrong with the defence against ``case``."""
    world.hits.clear()
    attack = ready(case, world)
    config = IMPATIENT if case.late else CONFIG
    resolver, environment = world.web.resolver, world.web.environment()
    transport = transport_of(kind, config, resolver=resolver, environment=environment, policy=policy)
    try:
        found = [one for request in attack.requests for one in fetch_all([request], config=config, transport=transport)]
    finally:
        transport.close()
    return judge(attack, world, found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_defence_holds(
    case: Case, world: World, kind: Kind, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in case.environment.items():
        monkeypatch.setenv(name, world.address(value))
    if case.netrc:
        (tmp_path / ".netrc").write_text(f"default login me password {SECRET}\n")
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    began = time.monotonic()
    assert run(case, world, kind) is None
    # Generous, for a busy machine: what hangs takes for ever.
    assert time.monotonic() - began < 20


def test_names_are_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 160


class Careless(Arena):
    """A policy that lets everything pass."""

    def refuse_address(self, address: str) -> str | None:
        return None


@pytest.mark.parametrize(
    "name",
    [
        "loopback '127.0.0.1'",
        "loopback '0X7F.1'",
        "name-service answers loopback",
        "redirect to 'http://127.0.0.1:{v}/'",
        "trick 'HTTP://127.0.0.1:{v}/'",
    ],
)
def test_what_would_come_through_without_it_is_seen(name: str, world: World) -> None:
    """The catalogue itself works: the victim can be reached, and it shows."""
    case = next(case for case in CASES if case.name == name)
    assert "reached" in (run(case, world, "requests", policy=Careless()) or "")


def test_what_is_wrong_is_seen(world: World) -> None:
    poison = next(case for case in CASES if case.name == "poison at once")
    spoilt = replace(poison, at={**poison.at, "/second": lambda _: reply("bad")})
    assert "the next answer is 200" in (run(spoilt, world, "requests") or "")
    refused = replace(poison, refused=True)
    assert "was not refused" in (run(refused, world, "requests") or "")
