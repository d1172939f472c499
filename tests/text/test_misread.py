from __future__ import annotations

import pytest

from refcheck.text.misread import MAX_TEXT, as_meant


@pytest.mark.parametrize(
    "meant", ["soberanía y crímenes", "Bücher", "“Vies” d’ailleurs", "Беседы о культуре", "乡土中国"]
)
def test_what_was_read_in_the_wrong_encoding_is_read_again(meant: str) -> None:
    assert as_meant(meant.encode().decode("latin-1")) == meant


def test_in_windows_own_encoding_too() -> None:
    assert as_meant("L’été".encode().decode("cp1252")) == "L’été"


@pytest.mark.parametrize(
    "text", ["", "plain", "Bücher", "Ã la carte", "A Â± B — Ä", "naïve Ärger", "é" * (MAX_TEXT + 1)]
)
def test_what_was_not_stays(text: str) -> None:
    assert as_meant(text) == text
