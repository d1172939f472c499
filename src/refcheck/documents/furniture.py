"""Page furniture: contact blocks and page heads that come back, and the sentences that they cut."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from refcheck.documents.drafts import Draft, merged
from refcheck.documents.footnotes import is_address_only
from refcheck.model.document import BlockKind
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import is_web, mend, split

__all__ = ["join_cut_sentences", "mark_furniture"]

SHORT = 120
"""A lone line that comes back is furniture up to this length (characters)."""
MAX_CUTS = 8
"""A sentence is cut at most so many times."""
CONTACT_LINES = 4
"""Within as many blocks behind a home page a contact block says how to reach somebody."""
LOOK_AHEAD = 40
"""The rest of a cut sentence is looked for behind at most so many blocks."""

_PAGE_NUMBER = lazy_re(
    r"(?i)[-–—|\s]*(?:page|p\.|seite|página|halaman)?\s*\d{1,4}(?:\s*(?:of|/|de|von)\s*\d{1,4})?[-–—|\s]*"
)
_CONTACT = lazy_re(r"(?i)\b(?:tel|fax|phone|e-?mail|p\.?\s?o\.?\s?box)\b|\w@\w")
_ENDS = lazy_re(r"[.!?:;…。！？]\W*$")
_CANDIDATES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE})
_CUT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


def mark_furniture(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with what comes back on every page marked as furniture.

    Compared without markup. What is a note, a list item or a table is never furniture; an address
    that only ever stands right after notes is theirs, even when two notes give the same one.
    """
    names = [_name(draft) for draft in drafts]
    counts = Counter(name for name in names if name)
    places: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        if name and counts[name] > 1:
            places[name].append(index)
    contact = {name for name, indexes in places.items() if _is_contact(drafts, indexes)}
    recurring = contact | _beside(names, places, contact)
    recurring |= {name for name, indexes in places.items() if _is_page_head(drafts, indexes)}
    title = next((i for i, draft in enumerate(drafts) if draft.kind is BlockKind.HEADING), -1)
    pages = _page_numbers(drafts) | _lone_home_pages(drafts)
    return [
        replace(draft, kind=BlockKind.FURNITURE) if (names[i] in recurring and i != title) or i in pages else draft
        for i, draft in enumerate(drafts)
    ]


def _name(draft: Draft) -> str:
    """Return the text that two copies of a block share, empty when it cannot be furniture."""
    if draft.kind not in _CANDIDATES or draft.note is not None or draft.label is not None:
        return ""
    text = " ".join(draft.text.casefold().split())
    return text if len(text) >= 3 and any(char.isalpha() for char in text) else ""


def _is_contact(drafts: Sequence[Draft], indexes: Sequence[int]) -> bool:
    """Return whether a block that comes back says how to reach somebody: mail, telephone, home page.

    Other addresses may be sources that are named twice.
    """
    first = drafts[indexes[0]]
    web = [link.url for link in first.links if is_web(mend(link.url))]
    if web:
        alone = all(_follows_note(drafts, i) for i in indexes)
        return all(_is_home_page(url) for url in web) and is_address_only(first) and not (alone and len(indexes) < 3)
    return len(first.text) <= 4 * SHORT and _CONTACT.search(first.text) is not None


def _lone_home_pages(drafts: Sequence[Draft]) -> set[int]:
    """Return the home pages behind notes that open a contact block, which a single page has once: mail or telephone
    follow within short lines."""
    found = set()
    for index, draft in enumerate(drafts):
        web = [link.url for link in draft.links if is_web(mend(link.url))]
        if not web or not all(map(_is_home_page, web)) or not _follows_note(drafts, index):
            continue
        for other in drafts[index + 1 : index + 1 + CONTACT_LINES]:
            if other.note is not None or other.rule or len(other.text) > 4 * SHORT or _ENDS.search(other.text):
                break
            if _CONTACT.search(other.text):
                found.add(index)
                break
    return found


def _beside(names: Sequence[str], places: dict[str, list[int]], contact: set[str]) -> set[str]:
    """Return the blocks that come back in one run with a contact block, at least twice."""
    seen: Counter[str] = Counter()
    for name in contact:
        for index in places[name]:
            for step in (-1, 1):
                at = index + step
                while 0 <= at < len(names) and names[at] in places and names[at] not in contact:
                    seen[names[at]] += 1
                    at += step
    return {name for name, count in seen.items() if count > 1}


def _is_page_head(drafts: Sequence[Draft], indexes: Sequence[int]) -> bool:
    """Return whether a block is a short line that stands on three pages or more, or cuts sentences."""
    first = drafts[indexes[0]]
    if first.links or len(first.text) > SHORT or _ENDS.search(first.text):
        return False
    paragraphs = [i for i in indexes if drafts[i].kind is BlockKind.PARAGRAPH]
    cuts = sum(
        0 < i < len(drafts) - 1 and _breaks_off(drafts[i - 1]) and _goes_on(drafts[i + 1].text) for i in paragraphs
    )
    return len(paragraphs) > 2 or cuts > 0


def _breaks_off(draft: Draft) -> bool:
    return draft.kind in _CUT and draft.note is None and bool(draft.text) and not _ENDS.search(draft.text.rstrip()[-8:])


def _follows_note(drafts: Sequence[Draft], index: int) -> bool:
    """Return whether the block is an address with a note, or other addresses of it, right before it."""
    if not is_address_only(drafts[index]):
        return False
    for before in reversed(drafts[max(0, index - 4) : index]):
        if before.note is not None:
            return True
        if not is_address_only(before):
            return False
    return False


def _is_home_page(url: str) -> bool:
    parts = split(mend(url))
    return parts is not None and parts.path in {"", "/"} and not parts.query


def _page_numbers(drafts: Sequence[Draft]) -> set[int]:
    found = [
        i
        for i, draft in enumerate(drafts)
        if draft.kind is BlockKind.PARAGRAPH and draft.note is None and _PAGE_NUMBER.fullmatch(draft.text[:60])
    ]
    return set(found) if len(found) > 1 else set()


def join_cut_sentences(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the sentences that furniture, a rule or notes cut made whole.

    The first part lacks its end, the second one begins in lower case; short lines next to the
    furniture between them are furniture too.
    """
    joined: list[Draft] = []
    taken: dict[int, Draft] = {}
    gone: set[int] = set()
    for index, original in enumerate(drafts):
        if index in gone:
            continue
        draft = taken.get(index, original)
        if draft.kind in _CUT and draft.note is None:
            parts = _parts_of(drafts, index)
            gone.update(parts[1:])
            for between in range(index + 1, parts[-1]):
                if drafts[between].kind in _CANDIDATES and drafts[between].segments and between not in parts:
                    taken.setdefault(between, replace(drafts[between], kind=BlockKind.FURNITURE))
            draft = merged([drafts[part] for part in parts]) if len(parts) > 1 else draft
        joined.append(draft)
    return joined


def _parts_of(drafts: Sequence[Draft], index: int) -> list[int]:
    """Return the indexes of the blocks that make one sentence whole, ``index`` the first."""
    parts = [index]
    while len(parts) <= MAX_CUTS:
        rest = _rest_of(drafts, parts[-1])
        if rest is None:
            break
        parts.append(rest)
    return parts


def _rest_of(drafts: Sequence[Draft], index: int) -> int | None:
    """Return the index of the block that goes on with the sentence that this one breaks off."""
    if not _breaks_off(drafts[index]):
        return None
    broken, strange = False, 0
    for at in range(index + 1, min(len(drafts), index + LOOK_AHEAD)):
        other = drafts[at]
        if other.kind is BlockKind.FURNITURE or other.rule or other.note is not None:
            broken = True
        elif other.segments and broken and other.kind is BlockKind.PARAGRAPH and _goes_on(other.text):
            return at
        elif other.segments:
            strange += 1
            if strange > 2 or not _is_strange(drafts, at):
                return None
    return None


def _goes_on(text: str) -> bool:
    return text.lstrip("“\"'‘( ")[:1].islower()


def _is_strange(drafts: Sequence[Draft], index: int) -> bool:
    """Return whether a block can be a page head: short, no sentence, next to furniture."""
    draft = drafts[index]
    beside = [*drafts[max(0, index - 2) : index], *drafts[index + 1 : index + 3]]
    return (
        draft.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
        and len(draft.text) <= SHORT
        and not _ENDS.search(draft.text)
        and not draft.figures
        and any(other.kind is BlockKind.FURNITURE for other in beside)
    )
