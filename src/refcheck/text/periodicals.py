"""Newspapers and news agencies by their names."""

from __future__ import annotations

import re

__all__ = ["is_newspaper"]

MAX_NAME = 300
"""So much of a name (characters) is looked at."""
_NEWS = re.compile(
    r"(?i)\b(?:times|post|news|guardian|herald|tribune|gazette|daily|bbc|reuters|associated press|al jazeera|agence france|irrawaddy|cnn|economist|magazine|telegraph|chronicle|le monde|spiegel|mizzima)\b"
)


def is_newspaper(name: str) -> bool:
    """Return whether a name has the word of a newspaper, a magazine or an agency in it ("The New York Times")."""
    return _NEWS.search(name[:MAX_NAME]) is not None
