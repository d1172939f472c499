"""Files that are not written to: the finding says what a person changes where."""

from __future__ import annotations

from dataclasses import replace

from refcheck.mend import plan
from refcheck.mend.html import is_replaceable_html
from refcheck.mend.rst import escape_rst, is_replaceable_rst
from refcheck.model.place import Location, Unit
from tests.factories import make_document
from tests.mend.test_edits import make_finding, replacement


def test_the_remedy_says_what_should_stand_there() -> None:
    text = "The report, Migrating for Opportunities, says."
    finding = make_finding(
        replacement(text, "Migrating for Opportunities", "Migrating to Opportunity", path="a.docx"),
        location=Location(path="a.docx", line=12, page="3", marker="4", unit=Unit.PARAGRAPH),
    )
    document = make_document(path="a.docx", format="docx", text=text, editable=False)
    (planned,) = plan([finding], documents=[document])
    assert planned.fix is None
    assert planned.remedy == (
        "change it by hand, this kind of file is not written to: "
        '"Migrating for Opportunities" should read "Migrating to Opportunity"'
    )
    # What the finding shows already is not said again.
    (brief,) = plan([replace(finding, actual="Migrating for Opportunities")], documents=[document])
    assert brief.remedy.endswith('is not written to: it should read "Migrating to Opportunity"')


def test_markup_that_would_be_lost() -> None:
    assert is_replaceable_html("Plain &amp; simple")
    assert not is_replaceable_html("Half <b>bold")
    assert is_replaceable_rst("snake_case and 2 * 3")
    assert not is_replaceable_rst("a *b* c")
    assert not is_replaceable_rst("see [1]_ there")


def test_plain_text_as_restructuredtext() -> None:
    assert escape_rst("a*b `c` |d| e_ snake_case") == r"a\*b \`c\` \|d\| e\_ snake_case"
