from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from refcheck.evidence.registries.batches import MAX_LENGTH, batches
from refcheck.text.identifiers import Identifier, IdentifierKind


@given(st.lists(st.integers(1, 4_000), max_size=60), st.integers(1, 20))
def test_every_identifier_is_in_one_batch_in_its_order(lengths: list[int], most: int) -> None:
    names = [Identifier(IdentifierKind.DOI, f"10.1/{number}") for number in range(len(lengths))]
    words = ["x" * length for length in lengths]
    made = list(batches(names, words, most=most))
    assert [one for group, _ in made for one in group] == names
    assert [word for _, group in made for word in group] == words
    for group, said in made:
        assert 1 <= len(group) <= most
        assert len(group) == 1 or sum(map(len, said)) <= MAX_LENGTH
