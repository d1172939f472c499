"""Identifiers in batches: as many in one request as a registry and the length of an address allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from refcheck.evidence.registries.interface import Known
from refcheck.text.identifiers import Identifier

__all__ = ["MAX_LENGTH", "batches", "split_alone"]

MAX_LENGTH = 3_000
"""Characters of the identifiers in one address, as they are encoded: servers take 4,000 to 8,000 in all."""


def batches(
    identifiers: Iterable[Identifier], encoded: Sequence[str], *, most: int
) -> Iterator[tuple[list[Identifier], list[str]]]:
    """Yield identifiers with how each is written in the address, at most ``most`` and ``MAX_LENGTH`` at once."""
    group: list[Identifier] = []
    words: list[str] = []
    length = 0
    for one, word in zip(identifiers, encoded, strict=True):
        if group and (len(group) >= most or length + len(word) + 3 > MAX_LENGTH):
            yield group, words
            group, words, length = [], [], 0
        group.append(one)
        words.append(word)
        length += len(word) + 3
    if group:
        yield group, words


def split_alone(
    registry: str, identifiers: Iterable[Identifier], known: Known, *, breaks: str = ","
) -> tuple[list[Identifier], list[Identifier]]:
    """Return those that may go in a batch and those that have to go alone: with a character that parts a batch
    in them, or because a batch with them was refused.
    """
    together: list[Identifier] = []
    alone: list[Identifier] = []
    for one in identifiers:
        apart = known.alone(registry, one) or any(mark in one.value for mark in breaks)
        (alone if apart else together).append(one)
    return together, alone
