"""What the memory knows of the targets of a run, and what is written down in it; without a memory, nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from refcheck.evidence import pages as page_source
from refcheck.evidence.interface import Address, LinkTarget, Stale
from refcheck.evidence.quotations import recalled_passages
from refcheck.evidence.states import read_on
from refcheck.memory.strikes import failing_since
from refcheck.model.evidence import ALIVE, NO_HISTORY, Evidence, LinkEvidence, LinkVerdict
from refcheck.model.reference import Reference
from refcheck.text.urls import redact

if TYPE_CHECKING:
    from refcheck.memory import Memory

__all__ = ["Recollection"]


class Recollection:
    """The memory, asked about targets. ``reads_pages``: pages are looked at for references, too.

    ``stale`` is what is known of addresses that are due again, by asked address; see ``Stale``.
    """

    def __init__(
        self, memory: Memory | None, references: Mapping[str, Reference], *, reads_pages: bool, today: date
    ) -> None:
        self._memory = memory
        self._by_id = references
        self._reads_pages = reads_pages
        self._today = today
        self._recollections: dict[tuple[str, str], Evidence | None] = {}
        self.stale: dict[str, Stale] = {}

    def known(
        self, targets: Sequence[LinkTarget], addresses: Mapping[str, Address]
    ) -> Iterator[tuple[LinkTarget, LinkEvidence, list[Evidence]]]:
        """Yield each target that need not be asked, with what came of it and what its page told; of the others that
        may be asked note what was known.
        """
        if self._memory is None:
            return
        askable = [(target, ask) for target in targets if (ask := addresses[target.url].ask) is not None]
        self._memory.preload(target.url for target, _ in askable)
        for target, ask in askable:
            link = self._memory.recall_link(target.url)
            pages = self._pages(target) if link is not None else None
            if link is None or pages is None:
                self._look_up_stale(target, ask)
                continue
            link = replace(link, references=target.references) if target.references else link
            yield target, self._with_accepted(link, target), pages

    def _pages(self, target: LinkTarget) -> list[Evidence] | None:
        """Return the stored page for each reference of ``target``, ``None`` when one has to be asked."""
        if not target.references or not self._reads_pages or self._memory is None:
            return []
        pages: list[Evidence] = []
        for one in target.references:
            if one not in self._by_id:
                continue
            page = self._memory.recall_page(target.url, one)
            if page is None:
                return None
            pages.append(replace(page, score=page_source.score_of(self._by_id[one], page.record)))
        if not target.sought:
            return pages
        found = recalled_passages(target, self._memory.evidence_of(url=target.url))
        return None if found is None else [*pages, *found]

    def _look_up_stale(self, target: LinkTarget, ask: str) -> None:
        """Note what was known of an address that is due again, if it can be asked for changes alone."""
        if self._memory is None:
            return
        link = self._memory.remembered_alive(target.url)
        if link is None or not (link.etag or link.last_modified) or link.verdict is not LinkVerdict.OK:
            return
        if target.sought:
            return  # the words have to be read again
        wanted = [one for one in target.references if one in self._by_id]
        stored = {e.reference: e for e in self._memory.evidence_of(url=target.url) if e.source == page_source.NAME}
        if wanted and not all(one in stored for one in wanted):
            return
        pages = tuple(
            replace(stored[one], score=page_source.score_of(self._by_id[one], stored[one].record)) for one in wanted
        )
        self.stale[ask] = Stale(link=link, pages=pages)

    def recall(self, source: str, asked: str) -> Evidence | None:
        """Return what a source was answered in an earlier run, as long as it holds."""
        if self._memory is None:
            return None
        if (source, asked) not in self._recollections:
            self._recollections[source, asked] = self._memory.recall(source, asked)
        return self._recollections[source, asked]

    def when_alive(self, url: str) -> LinkEvidence | None:
        """Return what an address was when it was last alive; of older days only day and title are known."""
        if self._memory is None:
            return None
        known = self._memory.remembered_alive(url)
        last = self._memory.history(url).last_ok if known is None else None
        if last is None:
            return known
        title = self._memory.title_when_alive(url)
        return LinkEvidence(url=redact(url), verdict=LinkVerdict.OK, checked=last, title=title)

    def remember(self, link: LinkEvidence, target: LinkTarget) -> LinkEvidence:
        """Write down what came of ``target``; return it with what happened to its address before."""
        url = target.url
        broken = link.verdict is LinkVerdict.BROKEN
        if self._memory is None:
            return replace(link, failing_since=self._today.isoformat()) if broken else link
        history = self._memory.history(url)
        if broken or history is not NO_HISTORY:
            since = failing_since(history, self._today) if broken else None
            link = replace(link, history=history, failing_since=since)
        link = self._with_accepted(link, target)
        self._memory.remember_link(link)
        return link

    def remember_told(self, found: Iterable[Evidence]) -> None:
        """Write down what sources said."""
        if self._memory is not None:
            for one in found:
                self._memory.remember_evidence(one)

    def remember_matches(self, found: Iterable[Evidence]) -> None:
        """Write down which records of registries are those of references."""
        if self._memory is not None:
            for one in found:
                self._memory.remember_match(one)

    def _with_accepted(self, link: LinkEvidence, target: LinkTarget) -> LinkEvidence:
        """Return ``link`` with what was last accepted of its page, which is what it is now when nothing was."""
        if self._memory is None or not target.references or link.verdict not in ALIVE:
            return link
        read = read_on((self._by_id[one] for one in target.references if one in self._by_id), self._today)
        return replace(link, accepted=self._memory.accepted(link, target.url, read=read))
