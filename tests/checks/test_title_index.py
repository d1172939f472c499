from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.title_index import CANDIDATES, TitleIndex, cited_title, loose_mentions
from refcheck.model.document import MentionForm
from refcheck.model.place import Span
from tests.factories import TITLE, make_citation, make_document, make_mention, make_reference, make_work


def test_the_note_comes_before_the_entry() -> None:
    reference = make_reference(claimed=make_work(title="Moving for Prosperity"))
    assert cited_title(reference) == "Moving for Prosperity"
    assert cited_title(make_reference()) == TITLE


def test_references_that_share_most_words_come_first() -> None:
    titles = ("Hidden Chains", "Barriers to Mobility", TITLE)
    references = [make_reference(key=title, work=make_work(title=title)) for title in titles]
    assert [r.key for r in TitleIndex(references).like("Migrating past Barriers to Mobility")] == [titles[2], titles[1]]
    assert TitleIndex(references).like("Sold to the Sea") == []


def test_a_short_title_leads_to_its_work() -> None:
    reference = make_reference(work=make_work(title="A Report of the Commission", title_short="Brundtland"))
    assert TitleIndex([reference]).like("Brundtland") == [reference]


def test_only_so_many_are_compared() -> None:
    many = [make_reference(key=f"k{n}", work=make_work(title=f"Barriers {n}")) for n in range(50)]
    assert len(TitleIndex(many).like("Barriers")) == CANDIDATES
    crowd = [make_reference(key=f"k{n}", work=make_work(title=f"Barriers {n}")) for n in range(500)]
    assert TitleIndex(crowd).like("Barriers") == []


def test_loose_mentions_are_those_without_a_marker_in_documents_that_cite_the_work() -> None:
    reference = make_reference(citations=(make_citation(),))
    loose = make_mention("Migrating for Opportunities", marker=None, span=Span(40, 67))
    others = (
        make_mention("Migrating for Opportunities", span=Span(1, 2)),
        make_mention("@key", marker=None, form=MentionForm.KEY, span=Span(3, 4)),
        make_mention("Hidden Chains", marker=None, span=Span(5, 6)),
    )
    index = TitleIndex([reference])
    document = make_document(mentions=(loose, *others))
    assert loose_mentions(index, [reference], [document]) == {reference.id: (loose,)}
    assert loose_mentions(index, [reference], [make_document(path="other.md", mentions=(loose,))]) == {}


class Looked(set[int]):
    """References that share a word, which count how often they are gone through."""

    visits = 0

    def __iter__(self) -> Iterator[int]:
        Looked.visits += len(self)
        return super().__iter__()


def test_a_title_is_compared_with_those_alone_that_share_a_rare_word() -> None:
    references = [
        make_reference(
            key=f"k{n}", work=make_work(title=f"Word{n % 900} Of Barriers {n}"), citations=(make_citation(),)
        )
        for n in range(3000)
    ]
    mentions = tuple(make_mention(f"Word{n % 900} Of Barriers", marker=None, span=Span(n, n + 1)) for n in range(1500))
    index = TitleIndex(references)
    assert len(index.by_word["barriers"]) == len(references)
    index.by_word = {word: Looked(sharing) for word, sharing in index.by_word.items()}
    loose_mentions(index, references, [make_document(mentions=mentions)])
    assert len(mentions) <= Looked.visits <= 4 * len(mentions)
