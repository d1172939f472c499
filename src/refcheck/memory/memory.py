"""``Memory``: the lock and the store as one memory at two depths, and the one writer of both.

The lock says when a link was last alive; the store says what was answered, so that a live link is
not asked again for seven days and ``show`` can tell how things are known. Only what is certain is
kept: an outage, a refusal or a machine without a network leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from refcheck.config import LockMode, MemoryConfig
from refcheck.memory.codec import MAX_EXCERPT, dump, load
from refcheck.memory.lock import LockFile, Seen
from refcheck.memory.lock_entry import joined
from refcheck.memory.rows import ALIVE, dump_link, load_link
from refcheck.memory.store import KEPT, Store, default_folder
from refcheck.memory.strikes import DAYS, STRIKES, day_of
from refcheck.model.evidence import NO_HISTORY, Evidence, LinkEvidence, LinkHistory, LinkVerdict, Outcome
from refcheck.text.urls import PLAIN, mend, redact, without_fragment

__all__ = ["FRESH", "Memory"]

FRESH = timedelta(days=7)
"""A live link that was asked less than so long ago is not asked again."""
DEFINITE = ALIVE | {LinkVerdict.BROKEN, LinkVerdict.SOFT_404}
_SETTLED = frozenset({Outcome.FOUND, Outcome.NOT_FOUND, Outcome.AMBIGUOUS})
_LASTING = frozenset({"no-title", "site-name-only", "no-page", "pdf"})
"""Why a page that answered has no record, as long as it is the same page."""
_NOT_REGISTRIES = frozenset({"link", "page"})


class _Keys(NamedTuple):
    """How the lock names an address (mended, redacted, no fragment), and how the store does (with it).

    ``secret`` says that something was redacted: two addresses may then have one name. A run that has
    both remembers neither; a digest that told them apart in a public file could be guessed backwards.
    """

    lock: str
    store: str
    secret: bool


def utc_now() -> datetime:
    """Return the time of this machine's clock."""
    return datetime.now(UTC)


class Memory:
    """What earlier runs saw, and what this one sees. Open it with ``Memory.open``; not for threads.

    ``warnings`` are what a person should know about it; nothing here raises.
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
    ) -> None:
        self._rule = {"strikes": strikes, "days": days}
        self._store = store
        self._lock = lock
        self._writes_lock = writes_lock
        self._refresh = refresh
        self._now = now
        self._seen: dict[str, Seen] = {}
        self._hashes: dict[str, str] = {}
        self._matched: dict[str, list[dict[str, Any]]] = {}
        # A store that held nothing when the run began has no history to tell, whatever is put there now.
        self._began_empty = store is None or store.is_empty
        self._told_links: dict[str, tuple[str, str] | None] = {}
        self._told_days: dict[str, list[tuple[date, bool]]] = {}

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
        if not config.use:
            return cls(store=None, lock=None, writes_lock=False, refresh=True, now=now)
        lock = None
        if lock_path is not None and config.lock is not LockMode.IGNORE:
            lock = LockFile(lock_path, root=root, strikes=config.strikes, days=config.strike_days)
        store = Store(config.cache_dir if config.cache_dir is not None else default_folder())
        store.forget(now())
        return cls(
            store=store,
            lock=lock,
            writes_lock=config.lock is LockMode.UPDATE,
            refresh=config.refresh,
            now=now,
            strikes=config.strikes,
            days=config.strike_days,
        )

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
        """Read what is known of ``urls`` in few questions; what is asked for afterwards is at hand."""
        if self._store is None:
            return
        self._began_empty = self._store.is_empty
        if self._began_empty:
            return
        keys = [self._keys_of(url) for url in urls]
        names = dict.fromkeys(key.store for key in keys if not key.secret)
        self._told_links = {**dict.fromkeys(names), **self._store.links(list(names))}
        locks = list(dict.fromkeys(key.lock for key in keys))
        self._told_days = {**{name: [] for name in locks}, **self._store.all_days(locks)}

    def recall_link(self, url: str) -> LinkEvidence | None:
        """Return what came of ``url`` when it was last asked, if it was alive then and that is less
        than ``FRESH`` ago; ``None`` when it has to be asked (again).

        An address with a secret in it is always asked: only its redacted form is known here.
        """
        return self._recalled_alive(url, FRESH)

    def remembered_alive(self, url: str) -> LinkEvidence | None:
        """Return what came of ``url`` when it was last asked, if it was alive then, however long ago
        (90 days): what it says of itself can be asked for changes (RFC 9110, section 13).
        """
        return self._recalled_alive(url, KEPT)

    def _recalled_alive(self, url: str, span: timedelta) -> LinkEvidence | None:
        if self._store is None or self._store.is_empty or self._refresh:
            return None
        keys = self._keys_of(url)
        known = None if keys.secret else self._loaded(keys.store, url)
        if known is None or known.verdict not in ALIVE or not self._is_within(known.checked, span):
            return None
        return known

    def _loaded(self, name: str, url: str) -> LinkEvidence | None:
        """Return what is stored under ``name``, as evidence of ``url``."""
        stored = self._told_links[name] if name in self._told_links else self._stored_link(name)
        if stored is None:
            return None
        checked, row = stored
        return load_link(row, at=name, url=url, checked=checked, history=self.history(url))

    def _stored_link(self, name: str) -> tuple[str, str] | None:
        return self._store.link(name) if self._store is not None else None

    def recall(self, source: str, asked: str, *, within: timedelta = FRESH) -> Evidence | None:
        """Return what ``source`` answered about ``asked`` itself (no reference), if that is less than
        ``within`` ago.
        """
        if self._store is None or self._refresh:
            return None
        known = load(Evidence, next(iter(self._store.evidence(source=source, asked=redact(asked))), None))
        return replace(known, from_store=True) if known is not None and self._is_within(known.when, within) else None

    def last_link(self, url: str) -> LinkEvidence | None:
        """Return what was last certain of ``url``, however it was and however long ago (90 days)."""
        known = self._loaded(self._keys_of(url).store, redact(url))
        return known if known is not None and self._is_within(known.checked, KEPT) else None

    def title_when_alive(self, url: str) -> str | None:
        """Return what the page at ``url`` was called when it was last alive, ``None`` when nobody knows."""
        known = self.remembered_alive(url)
        if known is not None and known.title:
            return known.title
        return self._lock.title(self._keys_of(url).lock) if self._lock is not None else None

    def history(self, url: str) -> LinkHistory:
        """Return what was known of ``url`` before this run, of the lock and the store together."""
        if self._is_empty:
            return NO_HISTORY
        today = self.today
        key = self._keys_of(url).lock
        known = self._lock.history(key, today) if self._lock is not None else NO_HISTORY
        days = self._stored_days(key)
        if not days:
            return known
        # What this very run has put there is no history.
        ran = self._seen.get(key)
        return joined(known, [one for one in days if ran is None or one[0] != ran.day], today, **self._rule)

    def _stored_days(self, name: str) -> list[tuple[date, bool]]:
        if self._store is None or self._began_empty:
            return []
        known = self._told_days.get(name)
        return known if known is not None else self._store.days(name)

    def remember_link(self, link: LinkEvidence) -> None:
        """Keep what came of a link, when it is certain: alive, gone, or something else in its place."""
        if link.from_store or link.checked is None or link.verdict not in DEFINITE:
            return
        keys = self._keys_of(link.url)
        day = day_of(link.checked) or self.today
        if self._store is not None:
            self._store.put_link(keys.store, link.checked, dump_link(link, at=keys.store))
        if link.verdict is LinkVerdict.SOFT_404:
            return  # neither alive nor gone
        key = keys.lock
        alive = link.verdict in ALIVE
        if self._store is not None:
            self._store.put_day(key, day, alive=alive)
        moved = link.final_url if link.verdict is LinkVerdict.REDIRECTED else None
        snapshot = {"date": link.snapshot.date, "url": link.snapshot.url} if link.snapshot else None
        self._seen[key] = Seen(day=day, alive=alive, final_url=moved, title=link.title, snapshot=snapshot)

    def remember_evidence(self, evidence: Evidence) -> None:
        """Keep what a source answered, when it did answer; excerpts are cut to 300 characters."""
        if evidence.from_store or (evidence.outcome not in _SETTLED and evidence.reason not in _LASTING):
            return
        record = evidence.record
        if record is not None and len(record.abstract) > MAX_EXCERPT:
            record = replace(record, abstract=record.abstract[:MAX_EXCERPT])
        kept = replace(evidence, asked=redact(evidence.asked), excerpt=evidence.excerpt[:MAX_EXCERPT], record=record)
        if self._store is not None:
            self._store.put_evidence(kept.source, kept.asked, kept.reference or "", kept.when, dump(kept))
        if evidence.source == "page" and evidence.sha256:
            self._hashes[self._keys_of(evidence.asked).lock] = evidence.sha256
        if evidence.source not in _NOT_REGISTRIES and evidence.reference and record is not None:
            self._matched.setdefault(evidence.reference, []).append(
                {"identifier": kept.identifier, "source": kept.source, "title": record.title, "url": kept.asked}
            )

    def evidence_of(self, *, reference: str | None = None, url: str | None = None) -> tuple[Evidence, ...]:
        """Return what is stored about a reference, or of an address, newest first (90 days)."""
        if self._store is None:
            return ()
        texts = self._store.evidence(reference=reference, asked=None if url is None else redact(url))
        found = (load(Evidence, text) for text in texts)
        return tuple(replace(e, from_store=True) for e in found if e is not None and self._is_within(e.when, KEPT))

    def recall_page(self, url: str, reference: str) -> Evidence | None:
        """Return the page's record that is stored for ``url`` and a reference, less than ``FRESH`` old."""
        if self._refresh or self._keys_of(url).secret:
            return None
        pages = [e for e in self.evidence_of(url=url) if e.source == "page" and self._is_within(e.when, FRESH)]
        best = next((e for e in pages if e.reference == reference), pages[0] if pages else None)
        return replace(best, reference=reference) if best is not None else None

    def matched(self, reference: str) -> list[dict[str, Any]]:
        """Return the registry records that the lock keeps for a reference."""
        return self._lock.references(reference) if self._lock is not None else []

    def save(self) -> bool:
        """Write the lock, when something has changed; return whether it was written.

        The store has been written all along: a run that is killed loses nothing of it.
        """
        if self._lock is None or not self._writes_lock:
            return False
        seen = {url: replace(one, sha256=self._hashes.get(url)) for url, one in self._seen.items()}
        matched = {key: sorted(records, key=repr) for key, records in self._matched.items()}
        return self._lock.save(seen, matched)

    def close(self) -> None:
        """Close the store. ``save`` first; calling it twice is fine."""
        if self._store is not None:
            self._store.close()

    @property
    def _is_empty(self) -> bool:
        return self._began_empty and (self._lock is None or self._lock.is_empty)

    def _keys_of(self, url: str) -> _Keys:
        shown = redact(url)
        if shown is url and PLAIN(url):
            return _Keys(url, url, secret=False)
        # What is no text (a lone surrogate) can be no name in a file.
        shown = shown.encode("utf-8", "replace").decode("utf-8")
        mended = mend(shown)
        return _Keys(without_fragment(mended), mended, secret=shown != url)

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
