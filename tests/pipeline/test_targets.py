from __future__ import annotations

from dataclasses import replace

from refcheck.documents import read_text
from refcheck.model.work import PartialDate
from refcheck.pipeline.targets import targets_of
from tests.factories import make_citation, make_reference, make_use

URL = "http://www.example.org/1"


def test_an_address_is_one_target_with_all_that_is_known_of_it() -> None:
    document = replace(
        read_text(f"See [the first report]({URL}) and [{URL}]({URL}).\n", path="a.md"), date="22 November 2017"
    )
    one, two = make_reference(key="one", citations=(make_citation(path="a.md"),)), make_reference(key="two")
    uses = [make_use(URL, reference=one), make_use(URL, reference=two), make_use(URL, document=document)]
    (target,) = targets_of(uses, [document])
    assert (target.url, target.references, target.text) == (URL, ("one", "two"), "the first report")
    assert target.day is not None
    assert (target.day.year, target.day.month, target.day.day) == (2017, 11, 22)


def test_an_address_as_text_is_no_words_and_a_document_may_have_no_day() -> None:
    document = read_text(f"See [{URL}]({URL}).\n", path="a.md")
    (target,) = targets_of([make_use(URL, document=document)], [replace(document, date="some day")])
    assert (target.text, target.day) == ("", None)
    assert PartialDate() != target.day
