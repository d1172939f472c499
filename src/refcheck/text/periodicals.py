"""Newspapers and news agencies by their names, and journals of computer science."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["is_newspaper", "is_of_computing"]

MAX_NAME = 300
"""So much of a name (characters) is looked at."""
_NEWS = lazy_re(
    r"(?i)\b(?:times|post|news|guardian|herald|tribune|gazette|daily|bbc|reuters|associated press|al jazeera|agence france|irrawaddy|cnn|economist|magazine|telegraph|chronicle|le monde|spiegel|mizzima)\b"
)
_COMPUTING = lazy_re(
    r"(?i)\b(?:comput\w*|informati[ck]\w*|software|algorithm\w*|acm|ieee|artificial intelligence|machine learning|neural|"
    r"robotic\w*|databases?|data (?:mining|engineering)|knowledge|networks?|cyber\w*|corr|semantic web|multimedia|"
    r"computer vision|image processing|natural language|programming|cryptolog\w*|lecture notes)\b"
)


def is_newspaper(name: str) -> bool:
    """Return whether a name has the word of a newspaper, a magazine or an agency in it ("The New York Times")."""
    return _NEWS.search(name[:MAX_NAME]) is not None


def is_of_computing(name: str) -> bool:
    """Return whether a journal's name has a word of computer science in it ("Journal of Machine Learning Research")."""
    return _COMPUTING.search(name[:MAX_NAME]) is not None
