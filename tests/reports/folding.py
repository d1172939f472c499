"""What the HTML report holds folded away, as the tests read it."""

from __future__ import annotations

import json
import re
from typing import Any

from refcheck.reports.folded import TITLE

__all__ = ["SAME", "evidence_of", "kept"]

SAME = "[the title]"
"""Stands for the title of the reference in what ``kept`` returns."""
_FOLDED = re.compile(r'<script type="application/json" id="folded">(.*?)</script>', re.DOTALL)


def kept(page: str) -> dict[str, Any]:
    """Return what a page holds folded away, each number replaced by what it stands for."""
    (inside,) = _FOLDED.findall(page)
    said = json.loads(inside)
    texts = said.pop("texts")

    def spelled(part: Any) -> Any:
        if isinstance(part, list):
            return [spelled(each) for each in part]
        return SAME if part == TITLE else texts[part] if isinstance(part, int) else part

    return {name: spelled(part) for name, part in said.items()}


def evidence_of(page: str, number: int) -> str:
    """Return all texts of the evidence on the card with this number (from 1, of those that have evidence)."""

    def texts(part: Any) -> list[str]:
        return [text for each in part for text in texts(each)] if isinstance(part, list) else [part]

    return " ".join(texts(kept(page)["evidence"][number - 1]))
