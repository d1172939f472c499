"""A search that always finds something: BM25 over words, raw scores that mean nothing across queries.

S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence

from refcheck.model.work import Work

_WORD = re.compile(r"[^\W_]+")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
_K1, _B = 1.2, 0.75
_OTHERS = 1_000_000  # works that nobody asks for make words rare, as they do in the real indexes


def words(text: str) -> list[str]:
    """Return the words of a text without accents and case; scripts without blanks in pairs of letters."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found: list[str] = []
    for word in _WORD.findall(plain):
        if _SPACELESS.fullmatch(word) and len(word) > 2:
            found.extend(word[at : at + 2] for at in range(len(word) - 1))
        else:
            found.append(word)
    return found


def said_of(work: Work) -> str:
    """Return all that a bibliographic search looks through."""
    people = " ".join(name.full for name in (*work.author, *work.editor))
    year = str(work.year or "")
    return (
        f"{work.title} {people} {work.container_title} {year} {work.volume} {work.issue} {work.page} {work.publisher}"
    )


class Index:
    """The texts of one field."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._postings: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._lengths: list[int] = []
        for number, text in enumerate(texts):
            found = Counter(words(text))
            self._lengths.append(sum(found.values()))
            for word, times in found.items():
                self._postings[word][number] = times
        self._mean = (sum(self._lengths) / len(self._lengths) if self._lengths else 0) or 1.0

    def scores(self, query: str) -> Counter[int]:
        """Return the raw score of each text that shares a word with the query."""
        total: Counter[int] = Counter()
        count = len(self._lengths) + _OTHERS
        for word, wanted in Counter(words(query)).items():
            postings = self._postings.get(word, {})
            rarity = math.log(1 + (count - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, times in postings.items():
                norm = _K1 * (1 - _B + _B * self._lengths[number] / self._mean)
                total[number] += wanted * rarity * times * (_K1 + 1) / (times + norm)  # type: ignore[assignment]
        return total

    def holding_any(self, query: str) -> set[int]:
        """Return the texts that hold a word of the query."""
        return {number for word in words(query) for number in self._postings.get(word, ())}

    def holding_all(self, query: str, *, but: Container[str] = frozenset()) -> set[int]:
        """Return the texts that hold every word of the query; ``but`` are words that are not looked for."""
        wanted = [word for word in words(query) if word not in but]
        return set.intersection(*(set(self._postings.get(word, ())) for word in wanted)) if wanted else set()


def best(scores: Sequence[Counter[int]]) -> list[tuple[float, int]]:
    """Return the sum of several fields' scores, best first, as (score, number)."""
    total: Counter[int] = Counter()
    for each in scores:
        total.update(each)
    return sorted(((float(score), number) for number, score in total.items()), key=lambda hit: (-hit[0], hit[1]))
