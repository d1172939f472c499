from __future__ import annotations

import pytest

from refcheck.references.locators import find_locator


@pytest.mark.parametrize("text", ["at 91.15% of the total", "p. 91.15%", "at 12.5 per cent", "pp. 12 %"])
def test_a_share_is_no_page(text: str) -> None:
    assert find_locator(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("See Berg, p. 9.", "9"),
        ("pp. 12–14, 16", "12-14, 16"),
        ("para. 3", "para. 3"),
        ("at 91.", "91"),
        ("Berg, Ways (Oslo: Quay, 2017), 12 (MS 40)", "12"),
        ("Yol Dergisi, 1937, s. 97-104.", "97-104"),
        ("Roads Act 1937, s. 97-104", "sec. 97-104"),
        ("Roads Act 1937, s. 5-7", "sec. 5-7"),
        ("Berg, Ways, s. 97", "sec. 97"),
    ],
)
def test_places(text: str, told: str) -> None:
    found = find_locator(text)
    assert found is not None
    assert found[0] == told
