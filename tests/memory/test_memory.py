from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from refcheck.config import LockMode
from refcheck.memory import Memory
from refcheck.memory.codec import MAX_EXCERPT
from refcheck.memory.memory import DEFINITE, utc_now
from refcheck.memory.strikes import Strike, judge_broken
from refcheck.model.evidence import Evidence, LinkHistory, LinkVerdict, Outcome, Snapshot
from refcheck.model.work import Work
from refcheck.text.urls import redact
from tests.memory.conftest import START, URL, House

OTHER = "https://www.example.org/other"


def recalled(house: House, url: str = URL, **config: Any) -> bool:
    memory = house.open(**config)
    try:
        return memory.recall_link(url) is not None
    finally:
        memory.close()


def history(house: House, url: str = URL, **config: Any) -> LinkHistory:
    memory = house.open(**config)
    try:
        return memory.history(url)
    finally:
        memory.close()


@pytest.mark.parametrize(("days", "known"), [(0, True), (6.99, True), (7, False), (100, False), (-1, False)])
def test_a_live_link_is_known_for_seven_days(house: House, days: float, known: bool) -> None:
    house.run(house.link(title="T", references=("a",)))
    house.clock.pass_by(days)
    assert recalled(house) is known


def test_what_is_recalled_is_what_was_seen(house: House) -> None:
    house.run(house.link(LinkVerdict.REDIRECTED, final_url=OTHER, status=200, title="T", references=("a",)))
    house.clock.pass_by(1)
    memory = house.open()
    link = memory.recall_link(URL)
    memory.close()
    assert link is not None
    assert (link.verdict, link.final_url, link.title, link.from_store) == (LinkVerdict.REDIRECTED, OTHER, "T", True)
    assert (link.references, link.history.last_ok) == ((), "2026-03-14")


@pytest.mark.parametrize("verdict", LinkVerdict)
def test_only_what_is_certain_is_kept_and_only_what_lives_is_not_asked_again(
    house: House, verdict: LinkVerdict
) -> None:
    house.run(house.link(verdict))
    alive = {LinkVerdict.OK, LinkVerdict.REDIRECTED, LinkVerdict.FRAGMENT_MISSING}
    memory = house.open()
    assert (memory.last_link(URL) is not None) is (verdict in DEFINITE)
    assert (memory.recall_link(URL) is not None) is (verdict in alive)
    assert bool(memory.history(URL).last_ok) is (verdict in alive)
    assert bool(memory.history(URL).failures) is (verdict is LinkVerdict.BROKEN)
    memory.close()
    assert house.lock.exists() is (verdict in alive | {LinkVerdict.BROKEN})


def test_what_was_not_asked_leaves_no_trace(house: House) -> None:
    assert not house.run(house.link(checked=None), house.link(from_store=True))
    assert history(house) == LinkHistory()
    assert not recalled(house)


def test_a_second_run_sees_the_history_and_not_itself(house: House) -> None:
    house.run(house.link())
    house.clock.pass_by(10)
    memory = house.open()
    memory.remember_link(house.link(LinkVerdict.BROKEN))
    assert memory.history(URL) == LinkHistory(first_seen="2026-03-14", last_ok="2026-03-14")
    memory.save()
    memory.close()
    house.clock.pass_by(1)
    assert history(house).failures == ("2026-03-24",)


@pytest.mark.parametrize("without", ["lock", "store"])
def test_lock_and_store_are_one_memory(house: House, without: str) -> None:
    house.run(house.link())
    house.clock.pass_by(1)
    house.run(house.link(LinkVerdict.BROKEN))
    house.clock.pass_by(1)
    if without == "lock":
        house.lock.unlink()
        assert history(house).failures == ("2026-03-15",)
    else:
        assert history(house, cache_dir=house.folder / "empty").failures == ("2026-03-15",)


def test_a_link_that_was_alive_fails_for_three_days_before_it_is_an_error(house: House) -> None:
    house.run(house.link())
    said = []
    for _ in range(4):
        house.clock.pass_by(1)
        broken = house.link(LinkVerdict.BROKEN, reason="not-found", confirmed=True, history=history(house))
        said.append(judge_broken(broken, today=house.clock.now.date()))
        house.run(broken)
    assert said == [Strike.FAILING_SINCE] * 3 + [Strike.ERROR_STRIKES]


def test_without_use_nothing_is_read_or_written(house: House) -> None:
    house.run(house.link())
    before = house.lock.read_bytes()
    house.clock.pass_by(1)
    memory = house.open(use=False, cache_dir=house.folder / "never")
    assert memory.recall_link(URL) is None
    assert memory.last_link(URL) is None
    assert memory.history(URL) == LinkHistory()
    assert (memory.evidence_of(url=URL), memory.recall_page(URL, "a"), memory.matched("a")) == ((), None, [])
    memory.remember_link(house.link(LinkVerdict.BROKEN))
    memory.remember_evidence(house.page())
    assert not memory.save()
    memory.close()
    assert memory.warnings == ()
    assert house.lock.read_bytes() == before
    assert not (house.folder / "never").exists()


def test_refresh_asks_again_and_keeps_the_history(house: House) -> None:
    house.run(house.link(), house.page())
    assert not recalled(house, refresh=True)
    memory = house.open(refresh=True)
    assert memory.recall_page(URL, "doe2020title") is None
    assert memory.history(URL).last_ok == "2026-03-14"
    memory.close()


def test_a_lock_that_is_read_is_not_written(house: House) -> None:
    house.run(house.link())
    before = house.lock.read_bytes()
    house.clock.pass_by(20)
    config: dict[str, Any] = {"lock": LockMode.READ, "cache_dir": house.folder / "ci"}
    assert not house.run(house.link(LinkVerdict.BROKEN), **config)
    assert house.lock.read_bytes() == before
    assert history(house, **config).last_ok == "2026-03-14"


def test_a_lock_that_is_ignored_is_not_even_read(house: House) -> None:
    house.lock.parent.mkdir()
    house.lock.write_bytes(b"garbage")
    memory = house.open(lock=LockMode.IGNORE)
    memory.remember_link(house.link())
    assert not memory.save()
    assert memory.warnings == ()
    memory.close()
    assert house.lock.read_bytes() == b"garbage"


def test_secrets_are_in_neither_file(house: House) -> None:
    secret = "https://user:hunter2@www.example.org/a?token=sesame&page=2#access_token=sesame"
    final = "https://www.example.org/b?sig=***"
    house.run(
        house.link(LinkVerdict.REDIRECTED, final_url=final),
        house.link(url=secret, final_url=final),
        house.page(asked=secret, sha256="0" * 64),
    )
    written = house.lock.read_bytes() + b"".join(p.read_bytes() for p in house.cache.iterdir())
    assert b"hunter2" not in written
    assert b"sesame" not in written
    assert list(json.loads(house.lock.read_bytes())["urls"]) == [URL]


@pytest.mark.parametrize("redacted", [True, False], ids=["as links say it", "as the document says it"])
def test_of_an_address_with_a_secret_nothing_is_kept(house: House, redacted: bool) -> None:
    one, two = "https://www.example.org/a?token=sesame", "https://www.example.org/a?token=other"
    seen = redact(one) if redacted else one
    house.run(house.link(url=seen), house.page(asked=one))
    memory = house.open()
    memory.preload([one, two])
    for url in (one, two, redact(one)):
        assert memory.recall_link(url) is memory.last_link(url) is memory.remembered_alive(url) is None
        assert memory.history(url) == LinkHistory()
        assert memory.title_when_alive(url) is None
    assert memory.recall_page(one, "doe2020title") is None
    assert memory.recall("page", one) is None
    memory.close()
    assert not house.lock.exists()


def test_two_spellings_are_one_address_and_two_fragments_are_two_questions(house: House) -> None:
    house.run(house.link(url="https://www.example.org/a#part"))
    assert recalled(house, "https://WWW.example.org:443/a#part.")
    assert not recalled(house, "https://www.example.org/a#other")
    assert history(house, "https://www.example.org/a#other").last_ok == "2026-03-14"
    assert b"#part" not in house.lock.read_bytes()


def test_an_address_that_is_no_text_harms_nothing(house: House) -> None:
    odd = "https://www.example.org/\ud800"
    memory = house.open()
    memory.remember_link(house.link())
    assert memory.recall_link(odd) is None
    assert memory.history(odd) == LinkHistory()
    assert memory.evidence_of(url=odd) == ()
    memory.remember_link(house.link(url=odd, title="\ud800"))
    assert memory.save()
    memory.close()
    assert memory.warnings == ()


def test_no_more_than_an_excerpt_of_a_page_is_kept(house: House) -> None:
    long = "x" * 5_000
    house.run(house.link(detail=long), house.page(excerpt=long, record=Work(title="T", abstract=long)))
    memory = house.open()
    link, (page,) = memory.last_link(URL), memory.evidence_of(url=URL)
    memory.close()
    assert link is not None
    assert page.record is not None
    assert {len(link.detail), len(page.excerpt), len(page.record.abstract)} == {MAX_EXCERPT}


@pytest.mark.parametrize("outcome", Outcome)
def test_only_answers_are_kept(house: House, outcome: Outcome) -> None:
    house.run(house.page(outcome=outcome))
    memory = house.open()
    kept = memory.evidence_of(reference="doe2020title")
    memory.close()
    assert bool(kept) is (outcome in {Outcome.FOUND, Outcome.NOT_FOUND, Outcome.AMBIGUOUS})
    assert all(piece.from_store for piece in kept)


@pytest.mark.parametrize(("reason", "kept"), [("no-title", True), ("pdf", True), ("challenge", False)])
def test_a_page_without_a_record_is_kept_when_that_lasts(house: House, reason: str, kept: bool) -> None:
    house.run(house.page(outcome=Outcome.UNAVAILABLE, reason=reason, record=None))
    memory = house.open()
    assert (memory.recall_page(URL, "doe2020title") is not None) is kept
    memory.close()


def test_a_page_serves_every_reference_that_stands_on_it(house: House) -> None:
    house.run(house.page(reference="a", record=Work(title="A")), house.page(reference="b", record=Work(title="B")))
    memory = house.open()
    found = {one: memory.recall_page(URL, one) for one in ("a", "b", "c")}
    assert [page.reference for page in found.values() if page] == ["a", "b", "c"]
    assert found["b"] is not None
    assert found["b"].record == Work(title="B")
    assert memory.recall_page(OTHER, "a") is None
    memory.close()
    house.clock.pass_by(8)
    memory = house.open()
    assert memory.recall_page(URL, "a") is None
    assert len(memory.evidence_of(url=URL)) == 2
    memory.close()


def test_what_came_from_the_store_is_not_put_there_again(house: House) -> None:
    house.run(house.page(from_store=True))
    memory = house.open()
    assert memory.evidence_of(url=URL) == ()
    memory.close()


def test_registry_records_of_the_work_itself_go_into_the_lock(house: House) -> None:
    registry = house.page(source="registry", asked="https://registry.example/1", identifier="10.1234/x", matches=True)
    memory = house.open()
    for found in (registry, house.page(), house.page(source="registry", asked="https://registry.example/2")):
        memory.remember_match(found)
    assert memory.save()
    memory.close()
    memory = house.open()
    assert memory.matched("doe2020title") == [
        {"identifier": "10.1234/x", "source": "registry", "title": "A Title", "url": "https://registry.example/1"}
    ]
    memory.close()


def test_the_lock_tells_what_the_page_was(house: House) -> None:
    snapshot = Snapshot(url="https://archive.example/1", date="2020-01-01")
    house.run(house.link(title="T", snapshot=snapshot), house.page(sha256="ab" * 32))
    text = house.lock.read_text()
    assert '"sha256": "' + "ab" * 32 in text
    assert '"snapshot": {"date": "2020-01-01", "url": "https://archive.example/1"}, "title": "T"' in text


@pytest.mark.parametrize("row", ["garbage", "[]", "{}", '{"title": 7, "verdict": "ok"}', "\x80\x04N."])
def test_a_row_that_is_no_evidence_is_not_known(house: House, row: str) -> None:
    memory = house.open()
    assert memory._store is not None
    memory._store.put_link(URL, house.clock.stamp, row)
    memory._store.put_evidence("page", URL, "a", house.clock.stamp, row)
    assert memory.recall_link(URL) is None
    assert memory.last_link(URL) is None
    assert memory.recall_page(URL, "a") is None
    memory.close()


@pytest.mark.parametrize("moment", [None, "", "soon", "2026-03-14", "9999-01-01T00:00:00Z"])
def test_a_row_without_a_sound_time_is_not_fresh(house: House, moment: str | None) -> None:
    memory = house.open()
    fresh = memory._is_within(moment, timedelta(days=1))
    assert fresh is (moment == "2026-03-14")
    memory.close()


def test_after_ninety_days_nothing_is_told(house: House) -> None:
    house.run(house.link(), house.page())
    house.clock.pass_by(91)
    memory = house.open()
    assert memory.last_link(URL) is None
    assert memory.evidence_of(url=URL) == ()
    assert memory.history(URL).last_ok == "2026-03-14"
    memory.close()


def test_a_clock_that_jumps_ahead_and_comes_back_harms_nothing(house: House) -> None:
    house.run(house.link())
    house.clock.pass_by(2_000)
    assert history(house).last_ok == "2026-03-14"
    house.run(house.link(LinkVerdict.BROKEN, url=OTHER))
    house.clock.pass_by(-1_999)
    assert history(house, OTHER) == LinkHistory()
    assert history(house).last_ok == "2026-03-14"


def test_both_warnings_are_told(house: House) -> None:
    house.cache.write_text("mine")
    house.lock.parent.mkdir()
    house.lock.write_bytes(b"garbage")
    memory = house.open()
    assert [("evidence store" in w, "refcheck.lock" in w) for w in memory.warnings] == [(True, False), (False, True)]
    assert memory.recall_link(URL) is None
    memory.close()


def test_a_memory_without_a_lock_and_of_the_platform(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(house.folder / "platform"))
    from refcheck.config import MemoryConfig

    memory = Memory.open(MemoryConfig())
    memory.remember_link(house.link())
    assert not memory.save()
    assert memory.matched("a") == []
    memory.close()
    assert (house.folder / "platform" / "refcheck").is_dir()
    assert abs(utc_now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_days_are_those_of_utc(house: House) -> None:
    house.clock.now = datetime(2026, 3, 15, 3, 0, tzinfo=timezone(timedelta(hours=7)))
    memory = house.open()
    assert memory.today == START.date()
    memory.close()


def test_a_link_that_is_due_again_is_remembered_with_its_validators(house: House) -> None:
    house.run(house.link(etag='"abc"', last_modified="Sat, 14 Mar 2026 10:00:00 GMT"))
    house.clock.pass_by(days=8)
    memory = house.open()
    memory.preload([URL])
    assert memory.recall_link(URL) is None
    known = memory.remembered_alive(URL)
    assert known is not None
    assert (known.etag, known.last_modified) == ('"abc"', "Sat, 14 Mar 2026 10:00:00 GMT")
    house.clock.pass_by(days=90)
    assert memory.remembered_alive(URL) is None


def test_what_a_source_said_of_an_address_itself_is_recalled_for_a_week(house: House) -> None:
    said = Evidence(
        source="sibling", asked="https://www.example.org", outcome=Outcome.NOT_FOUND, when=house.clock.stamp
    )
    house.run(said)
    memory = house.open()
    assert memory.recall("sibling", "https://www.example.org") == replace(said, from_store=True)
    assert memory.recall("sibling", "https://other.example") is None
    assert memory.recall("wayback", "https://www.example.org") is None
    house.clock.pass_by(days=8)
    assert memory.recall("sibling", "https://www.example.org") is None


def test_preloading_tells_the_same(house: House) -> None:
    house.run(house.link())
    one, two = house.open(), house.open()
    two.preload([URL, "https://nothing.example/"])
    for url in (URL, "https://nothing.example/"):
        assert one.recall_link(url) == two.recall_link(url)
        assert one.history(url) == two.history(url)


def test_a_link_that_dies_says_since_when_and_how_often_it_turned(house: House) -> None:
    house.run(house.link())
    for days in (1, 2, 2):
        house.clock.pass_by(days=days)
        house.run(house.link(verdict=LinkVerdict.BROKEN, reason="not-found"))
    house.clock.pass_by(days=1)
    history = house.open().history(URL)
    assert (history.died, history.turns, len(history.failures)) == ("2026-03-15", 1, 3)
    house.run(house.link())
    house.clock.pass_by(days=1)
    history = house.open().history(URL)
    assert (history.died, history.turns, history.failures) == (None, 2, ())


def test_the_title_of_a_page_outlives_it(house: House) -> None:
    house.run(house.link(title="A Title"))
    assert house.open().title_when_alive(URL) == "A Title"
    house.clock.pass_by(days=1)
    house.run(house.link(verdict=LinkVerdict.BROKEN, reason="not-found"))
    assert house.open().title_when_alive(URL) == "A Title"
    assert house.open().title_when_alive("https://nothing.example/") is None
    assert house.open(lock=LockMode.IGNORE).title_when_alive(URL) is None


def test_addresses_are_looked_up_many_at_a_time_and_one_by_one(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refcheck.memory.memory.CHUNK", 3)
    urls = [f"https://www.example.org/{number}" for number in range(8)]
    house.run(*(house.link(url=url, title=url) for url in urls[:7]), house.page(asked=urls[1]))
    house.clock.pass_by(1)
    memory = house.open()
    memory.preload([*urls, "https://www.example.org/?token=sesame"])
    order = [0, 1, 6, 1, 2, 3, 4, 5, 0, 6, 7]
    found = [memory.recall_link(urls[number]) for number in order]
    assert [link.title if link else None for link in found] == [urls[number] for number in order[:-1]] + [None]
    assert memory.recall_link("https://www.example.org/?token=sesame") is None
    assert [memory.history(url).last_ok for url in urls] == ["2026-03-14"] * 7 + [None]
    assert memory.recall_page(urls[1], "x") is not None
    assert memory.recall_page(urls[2], "x") is None
    memory.close()


def test_what_is_looked_up_before_is_what_was_known_before(house: House) -> None:
    house.run(house.link(title="old"), house.page(record=Work(title="old")))
    house.clock.pass_by(1)
    memory = house.open()
    memory.preload([URL])
    assert memory.recall_link(URL) is not None
    memory.remember_link(house.link(title="new"))
    memory.remember_evidence(house.page(record=Work(title="new")))
    link, page = memory.recall_link(URL), memory.recall_page(URL, "doe2020title")
    assert link is not None
    assert page is not None
    assert page.record is not None
    assert (link.title, page.record.title) == ("new", "new")
    assert memory.history(URL) == LinkHistory(first_seen="2026-03-14", last_ok="2026-03-14")
    memory.close()


@pytest.mark.parametrize("refresh", [True, False])
def test_histories_are_told_when_nothing_is_recalled(house: House, refresh: bool) -> None:
    house.run(house.link())
    house.clock.pass_by(1)
    memory = house.open(refresh=refresh, cache_dir=house.cache if refresh else house.folder / "empty")
    memory.preload([OTHER, URL])
    assert memory.recall_link(URL) is None
    assert memory.remembered_alive(URL) is None
    assert [memory.history(url).last_ok for url in (URL, OTHER)] == ["2026-03-14", None]
    memory.close()


def test_a_run_ends_when_it_is_saved(house: House) -> None:
    memory = house.open()
    memory.remember_link(house.link())
    assert memory.history(URL) == LinkHistory()
    assert memory.save()
    assert memory.history(URL).last_ok == "2026-03-14"
    assert memory.recall_link(URL) is not None
    memory.close()


def test_a_page_that_has_not_changed_keeps_what_was_known_of_it(house: House) -> None:
    house.run(house.link(etag='"1"', title="T", sha256="ab" * 32, final_url=URL))
    for _ in range(3):
        house.clock.pass_by(20)
        memory = house.open()
        known = memory.remembered_alive(URL)
        assert known is not None
        memory.remember_link(replace(known, checked=house.clock.stamp, from_store=False))
        memory.save()
        memory.close()
    memory = house.open()
    link = memory.recall_link(URL)
    memory.close()
    assert link is not None
    assert (link.etag, link.title, link.sha256, link.final_url) == ('"1"', "T", "ab" * 32, URL)
    assert link.history.last_ok == house.clock.stamp[:10]


def test_a_link_that_died_is_not_asked_for_changes(house: House) -> None:
    house.run(house.link(etag='"1"'))
    house.clock.pass_by(1)
    house.run(house.link(LinkVerdict.SOFT_404))
    memory = house.open()
    assert memory.remembered_alive(URL) is None
    assert memory.history(URL) == LinkHistory(first_seen="2026-03-14", last_ok="2026-03-14")
    memory.close()


def test_of_several_runs_on_one_day_one_failure_is_counted(house: House) -> None:
    house.run(house.link())
    house.clock.pass_by(1)
    for _ in range(5):
        house.run(house.link(LinkVerdict.BROKEN))
    house.clock.pass_by(0.1)
    assert history(house).failures == ("2026-03-15",)
    assert history(house).turns == 1


@pytest.mark.parametrize("known", ["lock", "store", "both"])
def test_a_clock_that_jumps_back_and_forth_makes_no_strikes(house: House, known: str) -> None:
    config: dict[str, Any] = {"lock": {"store": LockMode.IGNORE}.get(known, LockMode.UPDATE)}
    if known == "lock":
        config["cache_dir"] = house.folder / "a file"
        config["cache_dir"].write_text("no folder")
    house.run(house.link(), **config)
    for jump in (1, 2_000, -1_990, 3_000, -3_010):
        house.clock.pass_by(jump)
        broken = house.link(LinkVerdict.BROKEN, confirmed=True, history=history(house, **config))
        assert judge_broken(broken, today=house.clock.now.date()) is Strike.FAILING_SINCE
        house.run(broken, **config)
    house.clock.now = START + timedelta(days=2)
    assert history(house, **config).last_ok == "2026-03-14"


def test_a_good_day_of_a_clock_that_was_ahead_does_not_hide_the_one_before(house: House) -> None:
    house.run(house.link(), cache_dir=house.folder / "one")
    house.clock.pass_by(2_000)
    house.run(house.link(), cache_dir=house.folder / "two")
    house.clock.pass_by(-1_990)
    assert history(house, cache_dir=house.folder / "three").last_ok == "2026-03-14"
    assert not recalled(house, cache_dir=house.folder / "two")


def test_a_clock_that_has_lost_its_time_leaves_no_day(house: House) -> None:
    house.clock.now = datetime(1970, 1, 1, 0, 1, tzinfo=UTC)
    assert not house.run(house.link(LinkVerdict.BROKEN))
    house.clock.now = START
    assert history(house) == LinkHistory()


def test_the_rule_of_strikes_is_that_of_the_configuration(house: House) -> None:
    house.run(house.link())
    for _ in range(2):
        house.clock.pass_by(1)
        house.run(house.link(LinkVerdict.BROKEN), strikes=2, strike_days=1)
    assert history(house, strikes=2, strike_days=1).died == "2026-03-15"
    assert history(house).died is None
    assert '"died": "2026-03-15"' in house.lock.read_text()


def test_a_good_day_that_only_the_store_knows_comes_into_the_lock(house: House) -> None:
    house.run(house.link(title="T"), house.link(url=OTHER), lock=LockMode.IGNORE)
    house.clock.pass_by(1)
    memory = house.open()
    assert memory.recall_link(URL) is not None
    assert memory.save()
    memory.close()
    entries = json.loads(house.lock.read_bytes())["urls"]
    assert entries == {URL: {"failures": [], "first_seen": "2026-03-14", "last_ok": "2026-03-14", "title": "T"}}
    memory = house.open()
    assert memory.recall_link(URL) is not None
    assert not memory.save()
    memory.close()


def test_a_link_that_failed_elsewhere_since_is_asked(house: House) -> None:
    house.run(house.link(etag='"1"'))
    house.clock.pass_by(1)
    house.run(house.link(LinkVerdict.BROKEN), cache_dir=house.folder / "elsewhere")
    house.clock.pass_by(1)
    memory = house.open()
    memory.preload([URL])
    assert memory.recall_link(URL) is None
    assert memory.remembered_alive(URL) is None
    assert memory.history(URL).failures == ("2026-03-15",)
    assert not memory.save()
    memory.close()


def test_what_a_registry_said_is_recalled_whichever_reference_it_was_asked_for(house: House) -> None:
    asked = "https://api.crossref.org/works/10.7001%2Fa"
    said = Evidence(
        source="crossref", asked=asked, outcome=Outcome.NOT_FOUND, when=house.clock.stamp, reference="wirawan2018"
    )
    house.run(said)
    memory = house.open()
    assert memory.recall_told("crossref", asked) == replace(said, from_store=True)
    assert memory.recall("crossref", asked) is None
    assert memory.recall_told("datacite", asked) is None
    assert memory.recall_told("crossref", f"{asked}b") is None
    assert house.open(refresh=True).recall_told("crossref", asked) is None
    assert house.open(use=False).recall_told("crossref", asked) is None
    house.clock.pass_by(days=8)
    assert memory.recall_told("crossref", asked) is None


def test_what_a_registry_did_not_answer_is_asked_again(house: House) -> None:
    asked = "https://api.crossref.org/works/10.7001%2Fa"
    down = Evidence(
        source="crossref", asked=asked, outcome=Outcome.UNAVAILABLE, when=house.clock.stamp, reference="wirawan2018"
    )
    house.run(down)
    assert house.open().recall_told("crossref", asked) is None
