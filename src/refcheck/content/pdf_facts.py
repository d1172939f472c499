"""What a PDF shows of the work that it is: for the worker, in what JSON can say.

``read`` only collects; what is a title is judged in ``pdf_record``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pypdfium2

from refcheck.content.looks import TURNED
from refcheck.content.pdf_words import read_words
from refcheck.content.xmp import packet_of, read_packet

__all__ = ["read"]

OPENING = 2
"""So many pages are looked at for titles: the second one is the first where a repository put its own before it."""
HEADS = 6
"""Running heads are looked for on so many pages."""
MAX_CHARACTERS = 20_000
MAX_TEXT = 8_000
MAX_BLOCKS = 12
MAX_BLOCK = 600
SAME_SIZE = 0.06
"""Sizes that differ by less than so much (0-1) are one."""
APART = 2.4
"""Lines of one title stand no further apart than so many times their size."""
Word = Sequence[Any]


def read(body: bytes) -> dict[str, Any]:
    """Return ``count``, ``said`` (the document information), ``xmp``, ``texts`` and ``blocks`` of the first pages,
    ``heads``; or ``{"failed": reason}``: encrypted or damaged.
    """
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        return {"failed": "encrypted" if "assword" in str(error) else "damaged"}
    try:
        pages = [_words(document, index) for index in range(min(len(document), HEADS))]
        return {
            "count": len(document),
            "said": {name: document.get_metadata_value(name)[:1_000] for name in ("Title", "Author", "Subject", "doi")},
            "xmp": read_packet(packet_of(body)),
            "texts": [_text(words) for words in pages[:OPENING]],
            "blocks": [_blocks(words) for words in pages[:OPENING]],
            "heads": _heads(pages[1:]),
        }
    finally:
        document.close()


def _words(document: Any, index: int) -> list[list[Any]]:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return []  # one damaged page is none of the file's
    text = page.get_textpage()
    words, _ = read_words(text.raw, MAX_CHARACTERS)
    text.close()
    page.close()
    # A stamp along the edge of the page is no part of it.
    return [word for word in words if not word[5] & TURNED]


def _text(words: Sequence[Word]) -> str:
    return _joined(words)[:MAX_TEXT]


def _joined(words: Sequence[Word]) -> str:
    said = "".join(word[0] if word[6] else f" {word[0]}" for word in words)
    return said.replace("\u00ad ", "").replace("\u00ad", "").strip()


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words line by line, from top to bottom; words of one height in two columns are one line."""
    lines: list[list[Word]] = []
    for word in words:
        height, size = word[3], word[4]
        near = lines[-1][-1] if lines else None
        if (
            near is not None
            and abs(near[3] - height) < 0.4 * max(size, near[4])
            and (word[6] or word[1] >= near[2] - size)
        ):
            lines[-1].append(word)
        else:
            lines.append([word])
    return sorted(lines, key=lambda line: -line[0][3])


def _size_of(line: Sequence[Word]) -> float:
    """Return the size of most of a line's letters; the larger of two where small capitals are about."""
    sizes: Counter[float] = Counter()
    for word in line:
        sizes[round(word[4], 1)] += len(word[0])
    whole = sum(sizes.values())
    return max((size for size, count in sizes.items() if count >= 0.2 * whole), default=0.0)


def _blocks(words: Sequence[Word]) -> list[list[Any]]:
    """Return ``[text, size]`` of what stands in larger letters than the text of the page, the largest first."""
    usual: Counter[float] = Counter()
    for word in words:
        usual[round(word[4], 1)] += len(word[0])
    body = usual.most_common(1)[0][0] if usual else 0.0
    few = sum(usual.values()) < 1_200
    blocks: list[tuple[float, list[Word]]] = []
    last_height = 0.0
    for line in _lines(words):
        size, height = _size_of(line), line[0][3]
        if blocks and abs(blocks[-1][0] - size) <= SAME_SIZE * size and last_height - height <= APART * size:
            blocks[-1][1].extend(line)
        else:
            blocks.append((size, list(line)))
        last_height = height
    # A page with little text is a title page: what most of it is set in may be the title.
    large = [(size, held) for size, held in blocks if size > body * 1.08 or (few and size >= body)]
    large.sort(key=lambda block: -block[0])
    return [[_joined(held)[:MAX_BLOCK], size] for size, held in large[:MAX_BLOCKS]]


def _heads(pages: Sequence[Sequence[Word]]) -> list[str]:
    """Return the first lines that two and more of these pages have in common, numbers apart."""
    tops: Counter[str] = Counter()
    for words in pages:
        lines = _lines(words)[:2]
        tops.update({head for line in lines if len(head := _joined(line).strip(" 0123456789|-\u2013\u2014.")) > 8})
    return [head[:MAX_BLOCK] for head, count in tops.most_common(4) if count > 1]
