from __future__ import annotations

from typing import Any

import pytest

import refcheck
from refcheck.config import Config, NetworkConfig
from refcheck.evidence import check_links
from refcheck.memory import Memory
from refcheck.model.evidence import LinkEvidence, LinkVerdict
from tests.evidence.conftest import FAST, SITE, links, page, said
from tests.fakes import FakeWeb

A, B = f"http://{SITE}/a", f"http://{SITE}/b"
INSIDE = Config(network=NetworkConfig(host_interval=0.0, timeout=5.0, allow_private_network=True))


def test_it_is_the_librarys() -> None:
    assert refcheck.check_links([]) == []
    found = refcheck.check_links(["mailto:a@example.org"])
    assert [said(one) for one in found] == [("skipped", "mailto")]


def test_one_answer_for_each_address_in_the_order_given(web: FakeWeb) -> None:
    site = web.host(SITE)
    site.page("/a", page())
    site.page("/b", status=404)
    given = [B, A, "tel:1", B, "not an address", "HTTP://WWW.EXAMPLE.ORG/a"]
    found = links(web, *given)
    assert [one.url for one in found] == given
    assert [one.verdict.value for one in found] == ["broken", "ok", "skipped", "broken", "malformed", "ok"]
    assert found[0] is found[3]
    assert sorted(site.paths()) == ["/a", "/b", "/b"]
    assert all(isinstance(one, LinkEvidence) for one in found)


def test_addresses_may_come_one_by_one(web: FakeWeb) -> None:
    web.host(SITE).page("/a", page())
    with web.transport(FAST) as transport:
        found = check_links((url for url in (A, A)), config=Config(network=FAST), transport=transport)
    assert [said(one) for one in found] == [("ok", "")] * 2


def test_the_configurations_choice_of_parts_is_not_heeded(web: FakeWeb) -> None:
    web.host(SITE).page("/a", page())
    with web.transport(FAST) as transport:
        found = check_links([A], config=Config(network=FAST, only=("document",)), transport=transport)
    assert [said(one) for one in found] == [("ok", "")]


def test_a_machine_inside_needs_leave(web: FakeWeb) -> None:
    site = web.host("127.0.0.88")
    site.page("/a", page())
    (allowed,) = refcheck.check_links([site.local("/a")], config=INSIDE)
    assert said(allowed) == ("ok", "")
    (refused,) = refcheck.check_links([site.local("/a")])
    assert said(refused) == ("skipped", "forbidden")
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    "url", ["http://169.254.169.254/latest/meta-data", "http://2852039166/", "http://[::ffff:a9fe:a9fe]/"]
)
def test_a_metadata_service_is_never_asked(url: str) -> None:
    (found,) = refcheck.check_links([url], config=INSIDE)
    assert said(found) == ("skipped", "forbidden")


def test_offline_asks_nobody(web: FakeWeb) -> None:
    site = web.host(SITE)
    assert [said(one) for one in links(web, A, "tel:1", offline=True)] == [("skipped", "offline"), ("skipped", "tel")]
    assert site.seen == []


def test_a_memory_that_the_caller_opened_stays_open(web: FakeWeb, config: Config) -> None:
    site = web.host(SITE)
    site.page("/a", page())
    memory = Memory.open(config.memory, config.root / "references" / "refcheck.lock")
    first = links(web, A, store=memory)
    second = links(web, A, store=memory)
    assert [one.from_store for one in (*first, *second)] == [False, True]
    assert memory.recall_link(A) is not None
    memory.close()
    assert site.paths() == ["/a"]
    assert A in (config.root / "references" / "refcheck.lock").read_text()


def test_without_a_store_nothing_is_remembered(web: FakeWeb, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    web.host(SITE).page("/a", page())
    links(web, A)
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told(web: FakeWeb) -> None:
    web.host(SITE).page("/a", page())
    heard: list[Any] = []
    links(web, A, f"{B}?token=sesame", progress=heard.append)
    assert [(one.done, one.total) for one in heard] == [(1, 2), (2, 2)]
    assert "sesame" not in repr(heard)


@pytest.mark.parametrize(
    "url", ["https://www.example.org/\ud800", "\x00", "\u202ehttp://a\u202c", "http://[", "a" * 20_000]
)
def test_hostile_addresses_are_answered(url: str) -> None:
    (found,) = check_links([url], offline=True)
    assert found.verdict in {LinkVerdict.MALFORMED, LinkVerdict.SKIPPED}
