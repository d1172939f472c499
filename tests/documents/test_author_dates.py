"""Citations in the text of documents that have a list of references."""

from __future__ import annotations

from refcheck.documents import read_text
from refcheck.model.document import MentionForm

LIST = "\n\n## References\n\nDoe, J. (2017). *A road to the sea*. Quay Press.\n\nRoe, A., & Poe, B. (2018). *Another road*. Quay Press.\n"


def dated(text: str) -> list[str]:
    mentions = read_text(text).mentions
    return [mention.text for mention in mentions if mention.form is MentionForm.AUTHOR_DATE]


def test_citations_are_mentions() -> None:
    text = f"Roads (Doe 2017, p. 5; Roe & Poe 2018). As Doe (2017) says.{LIST}"
    mentions = [m for m in read_text(text).mentions if m.form is MentionForm.AUTHOR_DATE]
    assert [m.text for m in mentions] == ["Doe 2017", "Roe & Poe 2018", "Doe 2017"]
    assert all(m.raw == text[m.span.start : m.span.end] for m in mentions)
    assert mentions[0].locators == ("5",)


def test_without_a_list_there_are_none() -> None:
    assert dated("Roads (Doe 2017).") == []


def test_other_brackets_are_none() -> None:
    assert dated(f"The war (1939-45). In May (2017). Resolution 1325 (2000). The Berlin talks (2015).{LIST}") == []


def test_words_before_the_names_are_left_out() -> None:
    assert dated(f"Yesterday Doe (2017) said it.{LIST}") == ["Doe 2017"]


def test_names_and_years_without_brackets_count_when_they_fit() -> None:
    assert dated(f"See Doe 2017: 45, or Doe 2018 for that.{LIST}") == ["Doe 2017"]


def test_numbers_lead_to_numbered_entries() -> None:
    text = (
        "<p>Roads matter [1] and more [2, 3].</p><h2>References</h2><ol><li>Doe J. A road. BMJ. 2017;1:2-3.</li>"
        "<li>Roe A. A way. BMJ. 2018;1:4-5.</li><li>Poe B. A path. BMJ. 2019;1:6-7.</li></ol>"
    )
    document = read_text(text, format="html")
    numbers = [mention.text for mention in document.mentions if mention.form is MentionForm.NUMBER]
    assert len(numbers) + len(document.markers) == 3
