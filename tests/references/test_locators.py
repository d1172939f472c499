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
        ("en particulier les pages 16 à 23", "16-23"),
        ("S. 16 bis 23", "16-23"),
        ("Report, 10 June 2021, at 13, in In re: Quay, NPC SS 21-008 (NPC 2021).", "13"),
        ("in Ways of Quay, at 11–15 (Ann Lee ed., 1981)", "11-15"),
        ("Roads Act 1937, ss 5-7", "sec. 5-7"),
    ],
)
def test_places(text: str, told: str) -> None:
    found = find_locator(text)
    assert found is not None
    assert found[0] == told


@pytest.mark.parametrize("text", ["Fed. R. Civ. P. 37(e)", "Fed. R. App. P. 4", "NPC SS 21-008"])
def test_numbers_of_rules_and_files_are_no_pages(text: str) -> None:
    assert find_locator(text) is None
