"""Notes in the styles of science and medicine, with a plain title before an italic journal, and whole notes in italics."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.work import Work
from refcheck.references import extract
from refcheck.references.parse import ParsedItem, parse_note


def items(note: str) -> tuple[ParsedItem, ...]:
    return parse_note(read_text(f"A claim.[^1]\n\n[^1]: {note}\n").notes[0], None)


def work(note: str) -> Work:
    (found,) = items(note)
    assert found.work is not None
    return found.work


def names(found: Work) -> list[str]:
    return [name.family or name.literal for name in found.author]


NATURE = [
    "Roe, A. B., Poe, C. & Lane, D. Harbour roads in {} ports. *Road Studies* **12**, 34–56 (2019).",
    "Roe, A. B.; Poe, C.; Lane, D. Harbour roads in {} ports. *Road Studies* **2019**, *12* (3), 34–56.",
    "Roe, A. B., Poe, C., & Lane, D. (2019). Harbour roads in {} ports. *Road Studies*, *12*, 34-56.",
    "Roe AB, Poe C, Lane D. Harbour roads in {} ports. *Road Studies*. 2019;12(3):34-56.",
    "*Roe, A. B., Poe, C. & Lane, D. Harbour roads in {} ports. Road Studies 12, 34-56 (2019).*",
]


@pytest.mark.parametrize("note", NATURE)
@pytest.mark.parametrize("word", ["small", "'small'", '"small"', "“small-town”"])
def test_a_plain_title_before_a_journal(note: str, word: str) -> None:
    found = work(note.format(word))
    assert names(found) == ["Roe", "Poe", "Lane"]
    assert found.title.startswith("Harbour roads in ")
    assert found.title.endswith(" ports")
    assert (found.year, found.container_title) == (2019, "Road Studies")


def test_an_article_that_has_no_volume_yet() -> None:
    found = work("Roe, A. B. Harbour roads. *Road Studies* (2019) doi:10.1000/abc.")
    assert (found.title, found.container_title, found.year) == ("Harbour roads", "Road Studies", 2019)


def test_a_book_of_a_single_author_with_initials_stays_a_book() -> None:
    found = work("Roe, A. B. *Harbour Roads*. (Gland Press, 2019).")
    assert (found.title, found.container_title, names(found)) == ("Harbour Roads", "", ["Roe"])


@pytest.mark.parametrize(
    "note",
    [
        "Roe, A. B. Harbour roads. in *Ports and Roads* (eds. Poe, C. & Lane, D.) 34–56 (Gland Press, 2019).",
        "Roe AB. Harbour roads. In: Lane D, ed. *Ports and Roads*. Gland Press; 2019:34-56.",
        "Roe, Ann; Poe, Carl: Harbour roads. In: Lane, Dee (Hg.): *Ports and Roads*. Gland 2019, S. 34–56",
    ],
)
def test_a_plain_chapter_in_an_italic_book(note: str) -> None:
    found = work(note)
    assert (found.title, found.container_title, found.year) == ("Harbour roads", "Ports and Roads", 2019)
    assert names(found)[0] == "Roe"


@pytest.mark.parametrize(
    "note", ["Roe, Ann: {}. In: *Road Studies* 12 (2019), S. 34", "Roe, A.: {}, in: *R. S.* 12 (2019), S. 3"]
)
def test_a_german_article_in_an_italic_journal(note: str) -> None:
    found = work(note.format("Harbour roads"))
    assert (found.title, names(found)) == ("Harbour roads", ["Roe"])


def test_a_book_of_medicine() -> None:
    assert names(work("Roe AB. *Harbour Roads*. Gland Press; 2019.")) == ["Roe"]


def test_the_day_of_citing_is_not_the_year() -> None:
    found = work(
        "Roe A. Harbour roads [Internet]. Gland: Port Press; 2019 [cited 2020 May 4]. Available from: https://a.example/"
    )
    assert found.year == 2019


def test_a_preprint() -> None:
    found = work("Roe, A. Harbour roads in ports. Preprint at https://a.example/roads (2020).")
    assert (found.title, names(found), found.publisher) == ("Harbour roads in ports", ["Roe"], "")
    found = work("Roe, A. B., & Poe, C. Harbour roads in ports. arXiv:2001.00001 (2020).")
    assert (found.title, names(found)) == ("Harbour roads in ports", ["Roe", "Poe"])


@pytest.mark.parametrize(
    "note",
    [
        "[Road Office. 2005. The Owner's Role in Roads. Gland: The Port Press.](https://a.example/roads)",
        "Road Office. 2005. The Owner's Role in Roads. Gland: The Port Press.",
    ],
)
def test_an_institution_before_its_year(note: str) -> None:
    found = work(note)
    assert (found.title, found.year, names(found)) == ("The Owner's Role in Roads", 2005, ["Road Office"])


def test_a_title_before_its_year_stays_a_title() -> None:
    assert work("Road Report. 2005. Gland: Port Press.").title == "Road Report"


def test_a_whole_citation_in_italics_within_which_the_title_is() -> None:
    found = work("*Roe, A. (2017). *Old Roads*. Port Press.*")
    assert (found.title, found.year, names(found)) == ("Old Roads", 2017, ["Roe"])


def test_guillemets_behind_names_and_a_comma_hold_the_title() -> None:
    found = work(
        "Ann B. Roe, Carl M. Poe, « Harbour roads in small ports », *Road Studies*, vol. 12, n° 3, 2019, p. 34-56."
    )
    assert (found.title, names(found)) == ("Harbour roads in small ports", ["Roe", "Poe"])


def test_a_second_source_behind_or_also() -> None:
    first, second = items(
        'Roe, *Old Roads*, Gland: Port Press, 1969, or also: Poe, Carl. "No Road." Road Studies 9, no. 2 (1978): 79–96.'
    )
    assert first.work is not None
    assert second.work is not None
    assert (first.work.year, second.work.title, second.work.year) == (1969, "No Road", 1978)


def test_a_page_called_after_a_book_is_another_work() -> None:
    text = 'Tools.[^1]\n\n[^1]: "The Old Roads Page", <http://a.example/>. See also Roe and Poe, *Old Roads*. Port Press, 1992.\n'
    assert [one.work.title for one in extract(read_text(text)).references] == ["The Old Roads Page", "Old Roads"]
