from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import refcheck.fetch
from refcheck.config import NetworkConfig
from refcheck.fetch import Failure, Fetcher, fetch_all
from refcheck.fetch.clock import SystemClock, moment
from tests.fakes import FakeResolver, FakeWeb, hang, redirect, reply
from tests.fetch.asking import QUICK, ask, fetch


def test_the_rooms_names_are_found_where_they_live() -> None:
    for name in refcheck.fetch.__all__:
        assert getattr(refcheck.fetch, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = refcheck.fetch.nothing


def test_importing_the_room_loads_no_library() -> None:
    code = "import sys, refcheck.fetch.fetcher; print([m for m in ('requests', 'urllib3', 'idna') if m in sys.modules])"
    source = str(Path(refcheck.fetch.__file__).parents[2])
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": source},
    )
    assert ran.stdout.strip() == "[]"


def test_the_machines_clock_goes() -> None:
    clock = SystemClock()
    before = clock.monotonic()
    clock.sleep(0.001)
    clock.sleep(-1)
    assert clock.monotonic() > before
    assert abs(clock.wall() - time.time()) < 5
    assert moment(1_795_442_400.9) == "2026-11-23T14:00:00Z"


def test_several_rounds_share_one_transport() -> None:
    with FakeWeb() as web:
        site = web.host("127.0.0.2")
        site.page("/")
        config = NetworkConfig(host_interval=0.0, allow_private_network=True)
        with Fetcher(config) as fetcher:
            first = list(fetcher.fetch([ask(site.local("/"))]))
            second = list(fetcher.fetch([ask(site.local("/?2"))]))
            fetcher.close()
            third = list(fetcher.fetch([ask(site.local("/?3"))]))
    assert [one.status for one in (*first, *second, *third)] == [200, 404, 404]


def test_an_offline_machine_is_seen_at_once_however_many_hosts() -> None:
    began = time.monotonic()
    wanted = [ask(f"http://h{n}.example/{m}") for n in range(150) for m in range(2)]
    found = list(fetch_all(wanted, config=NetworkConfig(), resolver=FakeResolver(otherwise=Failure.RESOLVER)))
    assert [one.failure for one in found] == [Failure.RESOLVER] * 300
    assert time.monotonic() - began < 40  # two starts a second at 300 names would take longer


def test_ctrl_c_ends_a_hanging_run_quickly_and_keeps_what_is_known() -> None:
    with FakeWeb() as web:
        slow, fast = web.host("slow.example.org"), web.host("fast.example.org")
        slow.script("/", hang())
        fast.page("/", title="Known")
        asked = [ask(slow.url()), ask(fast.url()), ask(slow.url("/2"))]

        def interrupt_when_hanging() -> None:
            while not (slow.seen and fast.seen):
                time.sleep(0.005)
            time.sleep(0.1)
            os.kill(os.getpid(), signal.SIGINT)

        threading.Thread(target=interrupt_when_hanging, daemon=True).start()
        began = time.monotonic()
        with web.transport(NetworkConfig(timeout=30.0, per_host=1)) as transport:
            found = list(fetch_all(asked, config=NetworkConfig(timeout=30.0, per_host=1), transport=transport))
        assert time.monotonic() - began < 10
    assert [(one.request.url, one.failure) for one in found] == [
        (fast.url(), None),
        (slow.url(), Failure.INTERRUPTED),
        (slow.url("/2"), Failure.INTERRUPTED),
    ]


def test_a_run_over_an_awkward_web_ends_with_the_right_words() -> None:
    with FakeWeb() as web:
        site = web.host("www.example.org")
        site.page("/fine", title="Fine")
        site.page("/gone", status=404)
        site.page("/forbidden", status=403)
        site.script("/once", reply(status=429, headers={"Retry-After": "0"}), reply(title="Now"))
        site.script("/shaky", reply(status=502), reply(status=502), reply(title="Now"))
        site.script("/moved", redirect("https://www.example.org/fine", status=308))
        web.missing("gone.example.org")
        urls = [site.url(path) for path in ("/fine", "/gone", "/forbidden", "/once", "/shaky", "/moved")]
        found = fetch(web, *(ask(url, confirm=True) for url in urls), ask("http://gone.example.org/"), config=QUICK)
    assert [(one.status, one.failure, one.attempts, one.confirmed) for one in found] == [
        (200, None, 1, False),
        (404, None, 2, True),
        (403, None, 1, False),
        (200, None, 2, False),
        (200, None, 3, False),
        (200, None, 1, False),
        (None, Failure.NO_SUCH_HOST, 1, False),
    ]
    assert found[5].final_url == "https://www.example.org/fine"
