"""``Memory``: the lock and the store as one memory at two depths, and the one writer of both.

The lock says when a link was last alive; the store says what was answered, so that a live link is
not asked again for seven days and ``show`` can tell how things are known. Only what is certain is
kept: an outage, a refusal or a machine without a network leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from refcheck.config import LockMode, MemoryConfig
from refcheck.memory.acceptance import accepted_by, entry_of
from refcheck.memory.codec import MAX_EXCERPT, dump, load
from refcheck.memory.keys import Keys, keys_of
from refcheck.memory.lock import FIRST_DAY, LockFile
from refcheck.memory.lock_entry import NO_MARKS, NOTHING, REFRESHED, Marks, Seen, joined
from refcheck.memory.rows import dump_link, load_link
from refcheck.memory.store import CHUNK, KEPT, Store, default_folder
from refcheck.memory.strikes import DAYS, STRIKES, day_of
from refcheck.model.evidence import (
    ALIVE,
    NO_HISTORY,
    NO_TEXT,
    Accepted,
    Evidence,
    LinkEvidence,
    LinkHistory,
    LinkVerdict,
    Outcome,
)
from refcheck.text.urls import redact

__all__ = ["FRESH", "Memory"]

FRESH = timedelta(days=7)
"""A live link that was asked less than so long ago is not asked again."""
DEFINITE = ALIVE | {LinkVerdict.BROKEN, LinkVerdict.SOFT_404}
_SETTLED = frozenset({Outcome.FOUND, Outcome.NOT_FOUND, Outcome.AMBIGUOUS})
_LASTING = frozenset({"no-title", "site-name-only", "no-page", "pdf"}) | NO_TEXT
"""Why a page that answered has no record, or no text to look into, as long as it is the same page."""


def utc_now() -> datetime:
    """Return the time of this machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Window:
    """What the store knows of the addresses that are looked at next."""

    keys: dict[str, Keys | None]
    links: dict[str, tuple[str, str]]
    evidence: dict[str, list[str]]


class Memory:
    """What earlier runs saw, and what this one sees. Open it with ``Memory.open``; not for threads.

    A run ends with ``save``: what was remembered before it is history after it. ``warnings`` are
    what a person should know about it; nothing here raises.
    """

    def __init__(
        self,
        *,
        store: Store | None,
        lock: LockFile | None,
        writes_lock: bool,
        refresh: bool,
        now: Callable[[], datetime],
        strikes: int = STRIKES,
        days: int = DAYS,
        accepts: bool = False,
    ) -> None:
        self._accepts = accepts
        self._store = store
        self._lock = lock
        self._writes_lock = writes_lock and lock is not None
        self._refresh = refresh
        self._now = now
        self._rule = {"strikes": strikes, "days": days}
        self._seen: dict[str, Seen] = {}
        self._anew: dict[str, tuple[str, str]] = {}
        self._hashes: dict[str, str] = {}
        self._matched: dict[str, list[dict[str, Any]]] = {}
        self._histories: dict[str, LinkHistory] = {}
        self._shared: dict[tuple[Marks, tuple[tuple[date, bool], ...], date], LinkHistory] = {}
        self._last_day: tuple[str, date] = ("", FIRST_DAY)
        self._ahead: Sequence[str] = ()
        self._next = 0
        self._window: _Window | None = None
        self._has_history = self._knows_days()

    @classmethod
    def open(
        cls,
        config: MemoryConfig,
        lock_path: Path | None = None,
        *,
        now: Callable[[], datetime] = utc_now,
        root: Path | None = None,
    ) -> Memory:
        """Return the memory that ``config`` describes, with the lock at ``lock_path`` (``None``: none).

        ``root`` is the project's folder: a lock that links lead out of it is not used.
        """
        rule: dict[str, Any] = {"strikes": config.strikes, "days": config.strike_days}
        if not config.use:
            return cls(store=None, lock=None, writes_lock=False, refresh=True, now=now, **rule)
        lock = None
        if lock_path is not None and config.lock is not LockMode.IGNORE:
            lock = LockFile(lock_path, root=root, **rule)
        store = Store(config.cache_dir if config.cache_dir is not None else default_folder())
        store.forget(now())
        accepts = config.lock is LockMode.ACCEPT
        writes = accepts or config.lock is LockMode.UPDATE
        return cls(store=store, lock=lock, writes_lock=writes, refresh=config.refresh, now=now, accepts=accepts, **rule)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know: damaged or unwritable files; one sentence each."""
        store = (self._store.warning,) if self._store is not None and self._store.warning else ()
        return (*store, *(self._lock.warnings if self._lock is not None else ()))

    @property
    def today(self) -> date:
        """The day of the clock that the memory was opened with, UTC."""
        return self._now().astimezone(UTC).date()

    def preload(self, urls: Iterable[str]) -> None:
        """Say which addresses are looked at next, and in which order: they are looked up many at a time.

        Nothing is told differently for it, only sooner; an address out of order is looked up alone.
        """
        self._ahead, self._next, self._window = tuple(urls), 0, None
        if self._refresh or self._store is None or self._store.is_empty:
            # Only their histories are wanted then, in whatever order the answers come.
            while self._has_history and self._next < len(self._ahead):
                self._look_ahead()

    def _look_ahead(self) -> None:
        """Look up the next addresses: their rows until the next look, their histories for good."""
        urls = self._ahead[self._next : self._next + CHUNK]
        self._next += CHUNK
        keys = {url: keys_of(url) for url in urls}
        named = [one for one in keys.values() if one is not None]
        store = self._store
        days = store.all_days([one.lock for one in named]) if store is not None else {}
        today = self.today
        for url, one in keys.items():
            self._histories[url] = self._told(one.lock, days.get(one.lock, ()), today) if one else NO_HISTORY
        if store is not None and not self._refresh:
            links = store.links([one.store for one in named])
            self._window = _Window(keys=keys, links=links, evidence=store.all_evidence(urls))

    def _link(self, url: str, span: timedelta, *, alive: bool = False) -> LinkEvidence | None:
        """Return what was certain of ``url`` when it was last asked, if that is less than ``span`` ago."""
        if self._store is None or self._store.is_empty:
            return None
        if self._next < len(self._ahead) and self._ahead[self._next] == url:
            self._look_ahead()
        window = self._window
        ahead = window is not None and url in window.keys
        keys = window.keys[url] if window is not None and ahead else keys_of(url)
        if keys is None:
            return None
        found = window.links.get(keys.store) if window is not None and ahead else self._store.link(keys.store)
        if found is None or not self._is_within(found[0], span):
            return None
        checked, row = found
        known = load_link(row, at=keys.store, url=url, checked=checked, history=self.history(url))
        if not alive or known is None:
            return known
        return known if known.verdict in ALIVE and self._lives_on(known, checked, keys.lock) else None

    def _lives_on(self, link: LinkEvidence, checked: str, key: str) -> bool:
        """Return whether nobody saw a living link fail since; see to it that the lock knows its good day.

        It may not: the run that saw it was killed, or was one of another project.
        """
        if link.history.failures:
            return False
        if self._writes_lock and self._lock is not None and key not in self._seen:
            day, last = self._day_of(checked), day_of(self._lock.marks(key).last_ok)
            if last is None or (day - last).days > REFRESHED:
                self._seen[key] = _seen(link, day, alive=True)
        return True

    def recall_link(self, url: str) -> LinkEvidence | None:
        """Return what came of ``url`` when it was last asked, if it was alive then, that is less than
        ``FRESH`` ago, and no failure is known since; ``None`` when it has to be asked (again).

        An address with a secret in it is always asked: nothing is kept of it.
        """
        return None if self._refresh else self._link(url, FRESH, alive=True)

    def remembered_alive(self, url: str) -> LinkEvidence | None:
        """Return the like however long ago it was asked (90 days): its validators spare a whole answer.

        An answer that says that nothing has changed (304) is remembered as this evidence with the new
        ``checked`` and without ``from_store``.
        """
        return None if self._refresh else self._link(url, KEPT, alive=True)

    def last_link(self, url: str) -> LinkEvidence | None:
        """Return what was last certain of ``url``, however it was and however long ago (90 days)."""
        return self._link(url, KEPT)

    def title_when_alive(self, url: str) -> str | None:
        """Return what the page at ``url`` was called when it was last alive, ``None`` when nobody knows."""
        known = self._link(url, KEPT)
        if known is not None and known.verdict in ALIVE and known.title:
            return known.title
        keys = keys_of(url)
        return self._lock.title(keys.lock) if self._lock is not None and keys is not None else None

    def accepted(self, link: LinkEvidence, url: str, *, read: date | None = None) -> Accepted | None:
        """Return the page at ``url`` as it was last accepted: by the lock, or without one by the store.

        ``link`` is what was seen of it now, or what the store still has of it, which is accepted when nothing was,
        or when the page was ``read`` (the last access date) on a later day. ``None`` as long as nobody knows.
        """
        keys = keys_of(url)
        if keys is None or (self._store is None and self._lock is None):
            return None
        if self._lock is not None:
            known = self._lock.accepted(keys.lock)
        else:
            former = self._link(url, KEPT)
            known = former.accepted if former is not None else None
        found = accepted_by(known, link, read=read, anew=self._accepts)
        if found is not None and found != known:
            self._accept(replace(link, accepted=found), keys)
        return found

    def _accept(self, link: LinkEvidence, keys: Keys) -> None:
        """See to it that ``save`` keeps what was accepted of a recalled page; of others it is with all the rest."""
        if not link.from_store or link.checked is None:
            return
        self._anew[keys.store] = (link.checked, dump_link(link, at=keys.store))
        if self._writes_lock:
            self._seen[keys.lock] = _seen(link, self._day_of(link.checked), alive=True)

    def history(self, url: str) -> LinkHistory:
        """Return what was known of ``url`` before this run, of the lock and the store together."""
        known = self._histories.get(url)
        if known is not None:
            return known
        if not self._has_history:
            return NO_HISTORY
        keys = keys_of(url)
        if keys is None:
            return NO_HISTORY
        days = self._store.days(keys.lock) if self._store is not None else ()
        known = self._histories[url] = self._told(keys.lock, days, self.today)
        return known

    def _told(self, key: str, days: Sequence[tuple[date, bool]], today: date) -> LinkHistory:
        """Return the history under ``key``; links that were seen on the same days share one."""
        marks = self._lock.marks(key) if self._lock is not None else NO_MARKS
        if marks is NO_MARKS and not days:
            return NO_HISTORY
        same = (marks, tuple(days), today)
        known = self._shared.get(same)
        if known is None:
            of_lock = self._lock.history(key, today) if self._lock is not None else NO_HISTORY
            known = self._shared[same] = joined(of_lock, days, today, **self._rule)
        return known

    def remember_link(self, link: LinkEvidence) -> None:
        """Keep what came of a link, when it is certain: alive, gone, or something else in its place."""
        checked, verdict = link.checked, link.verdict
        if link.from_store or checked is None or verdict not in DEFINITE:
            return
        url = link.url
        keys = keys_of(url)
        if keys is None:
            return
        if self._has_history and url not in self._histories:
            self.history(url)  # what this run sees is none of it
        if self._lock is None and verdict not in ALIVE and (former := self._link(url, KEPT)) is not None:
            link = replace(link, accepted=former.accepted)  # it may come back
        self._window = None
        day = self._day_of(checked)
        # A soft 404 is neither alive nor gone, and a clock that has lost its time tells no day.
        tells = verdict is not LinkVerdict.SOFT_404 and day >= FIRST_DAY
        alive = verdict in ALIVE
        if self._store is not None:
            row = dump_link(link, at=keys.store)
            if tells:
                self._store.put_seen(keys.store, checked, row, page=keys.lock, day=day, alive=alive)
            else:
                self._store.put_link(keys.store, checked, row)
        if self._writes_lock and verdict is not LinkVerdict.SOFT_404:
            self._seen[keys.lock] = _seen(link, day, alive=alive)

    def _day_of(self, checked: str) -> date:
        """Return the day of a moment; nearly all of a run are of one day, which is kept once."""
        text, day = self._last_day
        if checked[:10] != text:
            day = day_of(checked) or self.today
            self._last_day = (checked[:10], day)
        return day

    def remember_evidence(self, evidence: Evidence) -> None:
        """Keep what a source answered, when it did answer; excerpts are cut to 300 characters."""
        if evidence.from_store or (evidence.outcome not in _SETTLED and evidence.reason not in _LASTING):
            return
        record = evidence.record
        if record is not None and len(record.abstract) > MAX_EXCERPT:
            record = replace(record, abstract=record.abstract[:MAX_EXCERPT])
        kept = replace(evidence, asked=redact(evidence.asked), excerpt=evidence.excerpt[:MAX_EXCERPT], record=record)
        self._window = None
        if self._store is not None:
            self._store.put_evidence(kept.source, kept.asked, kept.reference or "", kept.when, dump(kept))
        if self._writes_lock and evidence.source == "page" and evidence.sha256 and (keys := keys_of(evidence.asked)):
            self._hashes[keys.lock] = evidence.sha256

    def remember_match(self, evidence: Evidence) -> None:
        """Keep a registry's record of a reference's own work in the lock, for those who review it."""
        record = evidence.record
        if not evidence.matches or evidence.reference is None or record is None:
            return
        found = {"identifier": evidence.identifier, "source": evidence.source, "title": record.title}
        self._matched.setdefault(evidence.reference, []).append({**found, "url": redact(evidence.asked)})

    def evidence_of(self, *, reference: str | None = None, url: str | None = None) -> tuple[Evidence, ...]:
        """Return what is stored about a reference, or of an address, newest first (90 days)."""
        if self._store is None or not self._store.has_evidence:
            return ()
        window = self._window
        if url is not None and window is not None and url in window.keys:
            texts = window.evidence.get(url, [])
        else:
            texts = self._store.evidence(reference=reference, asked=None if url is None else redact(url))
        return tuple(self._recalled(texts, KEPT))

    def _recalled(self, texts: Iterable[str], span: timedelta) -> Iterable[Evidence]:
        found = (load(Evidence, text) for text in texts)
        return (replace(e, from_store=True) for e in found if e is not None and self._is_within(e.when, span))

    def recall_page(self, url: str, reference: str) -> Evidence | None:
        """Return the page's record that is stored for ``url`` and a reference, less than ``FRESH`` old."""
        if self._refresh or self._store is None or not self._store.has_evidence or redact(url) != url:
            return None
        pages = [e for e in self.evidence_of(url=url) if e.source == "page" and self._is_within(e.when, FRESH)]
        best = next((e for e in pages if e.reference == reference), pages[0] if pages else None)
        return replace(best, reference=reference) if best is not None else None

    def recall(self, source: str, asked: str, *, within: timedelta = FRESH) -> Evidence | None:
        """Return what ``source`` answered about ``asked`` itself (an address, a host), less than ``within`` ago.

        ``None`` when it has to be asked; so too when there is a secret in ``asked``.
        """
        if self._refresh or self._store is None or redact(asked) != asked:
            return None
        return next(iter(self._recalled(self._store.evidence(source=source, asked=asked), within)), None)

    def recall_told(self, source: str, asked: str) -> Evidence | None:
        """Return what a registry answered to ``asked`` in an earlier run, less than ``FRESH`` ago, for any reference."""
        if self._refresh or self._store is None or redact(asked) != asked:
            return None
        return next(iter(self._recalled(self._store.told(source, asked), FRESH)), None)

    def matched(self, reference: str) -> list[dict[str, Any]]:
        """Return the registry records that the lock keeps for a reference."""
        return self._lock.references(reference) if self._lock is not None else []

    def save(self) -> bool:
        """Write what waits, and the lock when something has changed; return whether the lock was written.

        The store is written all along: a run that is killed loses the last half second of it.
        """
        if self._store is not None:
            for url, row in self._anew.items():
                self._store.put_link(url, *row)
            self._store.flush()
        written = False
        if self._writes_lock and self._lock is not None:
            for url, digest in self._hashes.items():
                if (seen := self._seen.get(url)) is not None:
                    self._seen[url] = seen._replace(sha256=digest)
            matched = {key: sorted(records, key=repr) for key, records in self._matched.items()}
            written = self._lock.save(self._seen, matched, today=self.today)
        self._histories.clear()
        self._shared.clear()
        self._has_history = self._knows_days()
        return written

    def close(self) -> None:
        """Write what waits and close the store. ``save`` first; calling it twice is fine."""
        if self._store is not None:
            self._store.close()

    def _knows_days(self) -> bool:
        of_store = self._store is not None and self._store.has_days
        return of_store or (self._lock is not None and not self._lock.is_empty)

    def _is_within(self, moment: str | None, span: timedelta) -> bool:
        """Return whether ``moment`` is less than ``span`` ago, and not to come."""
        if not moment:
            return False
        try:
            then = datetime.fromisoformat(moment)
        except ValueError:
            return False
        age = self._now() - (then if then.tzinfo else then.replace(tzinfo=UTC))
        return timedelta(0) <= age < span


def _seen(link: LinkEvidence, day: date, *, alive: bool) -> Seen:
    """Return what the lock is told of a link."""
    return Seen(
        day=day,
        alive=alive,
        final_url=link.final_url if link.verdict is LinkVerdict.REDIRECTED else None,
        title=link.title if link.title is None or len(link.title) <= MAX_EXCERPT else link.title[:MAX_EXCERPT],
        sha256=link.sha256,
        snapshot={"date": link.snapshot.date, "url": link.snapshot.url} if link.snapshot else None,
        accepted=entry_of(link.accepted) if link.accepted is not None and link.references else NOTHING,
    )
