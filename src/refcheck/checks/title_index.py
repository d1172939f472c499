"""The titles of the references, found again by their words, so that not every title is compared with every other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from refcheck.model.document import Document, Mention, MentionForm
from refcheck.model.reference import Reference
from refcheck.text.words import telling_words

__all__ = ["IN_TEXT", "TitleIndex", "cited_title", "keyed_mentions", "loose_mentions"]

IN_TEXT = frozenset({MentionForm.ITALIC, MentionForm.QUOTED, MentionForm.PLAIN})
"""The forms of a mention that give a title; the others are keys, names and years."""
CANDIDATES = 6
"""So many references that share words with a title are compared with it."""
MAX_SHARING = 200
"""A word that more references have in their titles leads to none of them."""
MAX_LOOSE = 2_000
"""So many titles without a marker are looked at in a document."""


def cited_title(reference: Reference) -> str:
    """Return the title that the document's own note gives, else that of the reference."""
    return (reference.claimed.title if reference.claimed else "") or reference.work.title


class TitleIndex:
    """References by the words of their titles, short titles included."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.references = references
        self.by_word: dict[str, set[int]] = defaultdict(set)
        for index, reference in enumerate(references):
            for title in {cited_title(reference), reference.work.title, reference.work.title_short}:
                for word in telling_words(title):
                    self.by_word[word].add(index)

    def like(self, title: str) -> list[Reference]:
        """Return the references whose titles share most words with ``title``, at most ``CANDIDATES``."""
        shared: Counter[int] = Counter()
        for word in sorted(telling_words(title)):
            sharing = self.by_word.get(word, ())
            if len(sharing) <= MAX_SHARING:
                shared.update(sharing)
        best = sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))
        return [self.references[index] for index, _ in best[:CANDIDATES]]


def loose_mentions(
    index: TitleIndex, references: Iterable[Reference], documents: Iterable[Document]
) -> Mapping[str, tuple[Mention, ...]]:
    """Return the mentions without a marker that may be titles of a reference which their document
    cites, by the reference's id."""
    citing = {reference.id: {citation.path for citation in reference.citations} for reference in references}
    tied = {(m.location.path, m.span) for reference in references for m in reference.mentions}
    found: dict[str, list[Mention]] = defaultdict(list)
    for document in documents:
        loose = [m for m in document.mentions if m.marker is None and not m.keys and m.form in IN_TEXT]
        for mention in loose[:MAX_LOOSE]:
            if (document.path, mention.span) in tied:
                continue
            for reference in index.like(mention.text):
                if document.path in citing[reference.id]:
                    found[reference.id].append(mention)
    return {reference: tuple(mentions) for reference, mentions in found.items()}


def keyed_mentions(documents: Iterable[Document]) -> Mapping[str, tuple[Mention, ...]]:
    """Return the titles in the text whose sentence cites one work by its key, by that key."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for document in documents:
        for mention in document.mentions:
            if mention.form in IN_TEXT and len(mention.keys) == 1:
                found[mention.keys[0]].append(mention)
    return {key: tuple(mentions) for key, mentions in found.items()}
