"""What CI needs of the exit codes, with real servers on loopback and the command as it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from refcheck.commands import main
from tests.fakes import Behaviour, FakeWeb, drip_head, redirect, reply, reset

ENTRY = "@online{{a, title={{A Page of Some Length}}, author={{Doe, Jane}}, year={{2020}}, urldate={{2020-01-01}}, url={{{url}}}}}\n"
FAST = ("--allow-private-network", "--host-interval", "0", "--timeout", "0.5", "--max-wait", "0", "--no-cache")


def run(tmp_path: Path, url: str, *options: str) -> int:
    path = tmp_path / "a.bib"
    path.write_text(ENTRY.format(url=url))
    return main(["check", str(path), *FAST, *options])


def outcome(tmp_path: Path, behaviour: Behaviour, *options: str) -> int:
    with FakeWeb() as web:
        site = web.host("www.example.org")
        site.script("/x", behaviour)
        site.page("/there", title="A Page of Some Length")
        return run(tmp_path, site.local("/x"), *options)


@pytest.mark.parametrize("status", [404, 410])
def test_a_dead_link_on_a_first_run_fails(tmp_path: Path, status: int) -> None:
    assert outcome(tmp_path, reply(status=status)) == 1


@pytest.mark.parametrize(
    "behaviour",
    [
        reply(status=403),
        reply(status=429, headers={"Retry-After": "3600"}),
        reply(status=500),
        reply(status=503),
        drip_head(),
        reset(),
        redirect("/there", status=302),
    ],
    ids=["403", "429", "500", "503", "timeout", "reset", "302"],
)
def test_what_could_not_be_verified_does_not_fail(tmp_path: Path, behaviour: Behaviour) -> None:
    assert outcome(tmp_path, behaviour) == 0


def test_unless_it_is_asked_to(tmp_path: Path) -> None:
    assert outcome(tmp_path, reply(status=403), "--strict") == 1


def test_results_and_remarks_are_kept_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(tmp_path, reply(status=404), "-f", "concise") == 1
    out, err = capsys.readouterr()
    assert "LNK001" in out
    assert "LNK001" not in err
    assert "\x1b" not in out + err


def test_a_host_on_this_machine_is_not_asked_without_leave(tmp_path: Path) -> None:
    with FakeWeb() as web:
        site = web.host("www.example.org")
        path = tmp_path / "a.bib"
        path.write_text(ENTRY.format(url=site.local("/x")))
        main(["check", str(path), "--no-cache"])
        assert site.seen == []
