"""Whatever is put in, renumbered or moved about: no short form is resolved wrongly in silence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.documents import read_text
from refcheck.model.reference import CitationItem, NoteKind
from refcheck.references import extract

WORKS = {
    "Aldermann": "Jane Aldermann, *The Making of Quiet Harbours*, Brill, 2001.",
    "Bergström": "Bo Bergström, *Salt Roads of the North*, Verso, 2002, p. 7.",
    "Castellano": "Ana Castellano and Leo Fuji, ‘Winter Bread’ (2003) 30 Journal of Grain 112.",
    "Dimitrov": "Ivan Dimitrov, *On Falling Rivers: A Memoir* (London: Pluto, 2004), 12.",
    "Lindqvist": "Eva Lindqvist, *Glass Frontiers*, Cambridge University Press, 2005, at 3.",
}
COMMENT = "The author is grateful to them for all that they said of it."
NAMES = sorted(WORKS)

short_form = st.tuples(
    st.sampled_from(
        ["{}, supra note {}, at 5.", "{} (n {}) 5.", "{}, op. cit., p. 5.", "{}, 5.", "See {}, above n {}."]
    ),
    st.sampled_from(NAMES),
    st.integers(1, 14),
)
note = st.one_of(
    st.sampled_from(NAMES).map(lambda name: (WORKS[name], name)),
    short_form.map(lambda made: (made[0].format(made[1], made[2]), made[1])),
    st.just((COMMENT, "")),
    st.just(("Ibid., 9.", "ibid")),
)


def items_of(notes: list[tuple[str, str]]) -> list[list[CitationItem]]:
    body = " ".join(f"Claim.[^{n}]" for n in range(1, len(notes) + 1))
    text = body + "\n\n" + "".join(f"[^{n}]: {text}\n\n" for n, (text, _) in enumerate(notes, 1))
    return [list(citation.items) for citation in extract(read_text(text)).citations]


def name_in(key: str) -> str:
    found = next((name for name in NAMES if key.startswith(name[:4].casefold())), "")
    assert found, key
    return found


def check(notes: list[tuple[str, str]]) -> None:
    found = items_of(notes)
    cited = {text for text, _ in notes}
    for number, ((text, name), items) in enumerate(zip(notes, found, strict=True)):
        if name == "ibid":
            check_ibid(notes, found, number)
        elif name and text != WORKS[name]:
            for item in items:
                if item.doubt is None and item.references:
                    assert [name_in(key) for key in item.references] == [name], (text, item)
                if item.references:
                    assert WORKS[name] in cited, (text, item)


def check_ibid(notes: list[tuple[str, str]], found: list[list[CitationItem]], number: int) -> None:
    (item,) = found[number]
    assert item.kind is NoteKind.IBID
    before = found[number - 1] if number else []
    if item.references and item.doubt is None:
        assert before
        assert item.references == tuple(dict.fromkeys(key for one in before for key in one.references))
    if not number:
        assert item.references == ()


@given(notes=st.lists(note, min_size=1, max_size=14))
@settings(deadline=None, max_examples=120)
def test_no_sequence_is_resolved_wrongly_in_silence(notes: list[tuple[str, str]]) -> None:
    check(notes)


@given(notes=st.lists(note, min_size=2, max_size=10), at=st.integers(0, 9), order=st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=80)
def test_inserting_a_comment_and_shuffling_are_seen(notes: list[tuple[str, str]], at: int, order: object) -> None:
    check([*notes[:at], (COMMENT, ""), *notes[at:]])
    shuffled = list(notes)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    check(shuffled)


@given(notes=st.lists(note, min_size=1, max_size=12))
@settings(deadline=None, max_examples=60)
def test_reading_twice_gives_the_same(notes: list[tuple[str, str]]) -> None:
    assert items_of(notes) == items_of(notes)
