"""Quoted words and cited pages against what the links lead to, from a document to its findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config
from refcheck.model.finding import Finding, Severity
from refcheck.model.report import Agreement, Report
from refcheck.reports.share import shared
from tests.fakes import FakeWeb
from tests.fakes.pdf_files import pdf
from tests.pipeline.conftest import tree

WORDS = "the costs of moving are high and fall on those who earn least"
TEXT = f"Many studies agree. They find that {WORDS}, while others gain. " + "More is said of the matter here. " * 12
URL = "http://www.study.example/report"


@pytest.fixture
def web() -> Iterator[FakeWeb]:
    with FakeWeb() as made:
        yield made


def document(tmp_path: Path, quoted: str, *, url: str = URL, page: str = "") -> Path:
    path = tmp_path / "a.md"
    path.write_text(
        f"# A text\n\nThe study finds that “{quoted}”.[^1] It goes on.\n\n"
        f"[^1]: Anna Berg, *The Price of Moving for Work*, Some Institute, 2015{page}, <{url}>.\n"
    )
    return path


def pdf_of(*texts: str, labels: str = "") -> bytes:
    """A PDF with a page for each text."""
    return pdf(*([(20, 700, 8, "R", text)] if text else [] for text in texts), root=labels, width=2_000)


def checked(path: Path, config: Config, web: FakeWeb) -> Report:
    with web.transport(config.network) as transport:
        return refcheck.check(path, config=config, transport=transport)


def quotes(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.code.startswith("CNT") and one.code != "CNT001"]


def page(text: str) -> str:
    return f"<html><head><title>The Price of Moving for Work</title></head><body><h1>The Price of Moving for Work</h1><p>{text}</p></body></html>"


def test_words_that_are_there_are_fine(tmp_path: Path, config: Config, web: FakeWeb) -> None:
    web.host("www.study.example").page(
        "/report", page(TEXT.replace("costs of", "costs&nbsp;of").replace("earn", "<b>earn</b>"))
    )
    report = checked(document(tmp_path, WORDS.replace("the", "[T]he", 1)), config, web)
    assert quotes(report) == []
    assert [one.outcome.value for one in report.evidence if one.source == "quotation"] == ["found"]
    assert agreements(report) == [Agreement.SAME]


def agreements(report: Report) -> list[Agreement | None]:
    """What the report says of the words that are quoted in the text."""
    return [
        part.agreement
        for document in report.documents
        for passage in document.passages
        for part in passage.parts
        if part.quoted
    ]


def test_words_that_are_not_there_or_too_few_are_not_told_as_found(
    tmp_path: Path, config: Config, web: FakeWeb
) -> None:
    web.host("www.study.example").page("/report", page(TEXT))
    path = document(tmp_path, WORDS)
    changed = WORDS.replace("high", "low").replace("least", "most").replace("moving", "staying")
    path.write_text(path.read_text().replace("It goes on.", f"It says “{changed}”.[^1] It says “others gain”.[^1]"))
    silent = replace(config, ignore=("CNT",))
    report = checked(path, silent, web)
    assert quotes(report) == []
    assert agreements(report)[0] is Agreement.SAME
    assert set(agreements(report)[1:]) == {None}


def test_words_that_were_changed_are_shown_beside_the_nearest_passage(
    tmp_path: Path, config: Config, web: FakeWeb
) -> None:
    web.host("www.study.example").page("/report", page(TEXT))
    changed = WORDS.replace("high", "low").replace("least", "most").replace("moving", "staying")
    report = checked(document(tmp_path, changed), config, web)
    (finding,) = quotes(report)
    assert (finding.code, finding.severity, finding.location.line, finding.location.marker) == (
        "CNT003",
        Severity.WARNING,
        3,
        "1",
    )
    assert finding.actual == changed
    assert WORDS[:30] in (finding.expected or "")
    again = checked(document(tmp_path, changed), config, web)
    assert [one.fingerprint for one in quotes(again)] == [finding.fingerprint]
    assert again.sent == (), "what was read is remembered"


def test_a_word_that_is_another_is_told_and_marked(tmp_path: Path, config: Config, web: FakeWeb) -> None:
    web.host("www.study.example").page("/report", page(TEXT))
    said = WORDS.replace("least", "most")
    report = checked(document(tmp_path, said), config, web)
    (finding,) = quotes(report)
    assert (finding.code, finding.severity, finding.actual) == ("CNT010", Severity.WARNING, said)
    assert "“most” stands where the source has “least”" in finding.message
    assert "earn least" in finding.expected
    assert agreements(report) == [Agreement.MISQUOTED]
    again = checked(document(tmp_path, said), config, web)
    assert [one.fingerprint for one in quotes(again)] == [finding.fingerprint]
    assert again.sent == (), "what was read is remembered"
    (told,) = quotes(shared(report))
    assert said not in f"{told.message} {told.actual} {told.expected}"
    assert "least" not in f"{told.message} {told.actual} {told.expected}"


def test_honest_changes_of_a_quotation_are_fine(tmp_path: Path, config: Config, web: FakeWeb) -> None:
    web.host("www.study.example").page("/report", page(TEXT.replace("high", "high<sup>3</sup>")))
    said = WORDS.replace("the costs", "[t]he costs").replace("and fall", "… fall")
    assert quotes(checked(document(tmp_path, said), config, web)) == []


def test_words_that_stand_on_the_cited_page_as_well_are_there(tmp_path: Path, config: Config, web: FakeWeb) -> None:
    body = pdf_of(TEXT, FILLER, FILLER, FILLER, TEXT, FILLER)
    web.host("www.study.example").page("/report.pdf", body, headers={"Content-Type": "application/pdf"})
    for cited in (", p. 1", ", p. 5", ", pp. 4-6"):
        assert quotes(checked(document(tmp_path, WORDS, url=FILE, page=cited), config, web)) == []
    (finding,) = quotes(checked(document(tmp_path, WORDS, url=FILE, page=", p. 3"), config, web))
    assert finding.code == "CNT005"


def test_words_of_which_nothing_is_there_are_information(tmp_path: Path, config: Config, web: FakeWeb) -> None:
    web.host("www.study.example").page("/report", page(TEXT))
    (finding,) = quotes(checked(document(tmp_path, "nobody ever wrote such a sentence anywhere"), config, web))
    assert (finding.code, finding.severity, finding.expected) == ("CNT003", Severity.INFO, "")


@pytest.mark.parametrize("quoted", ["so they say", "the costs of staying"])
def test_a_few_words_are_not_looked_for(tmp_path: Path, config: Config, web: FakeWeb, quoted: str) -> None:
    web.host("www.study.example").page("/report", page(TEXT))
    report = checked(document(tmp_path, quoted), config, web)
    assert quotes(report) == []
    assert not [one for one in report.evidence if one.source == "quotation"]


@pytest.mark.parametrize("body", ["", "<p>Loading</p><script>load()</script>"])
def test_a_page_without_text_accuses_nobody(tmp_path: Path, config: Config, web: FakeWeb, body: str) -> None:
    web.host("www.study.example").page("/report", page(body))
    (finding,) = quotes(checked(document(tmp_path, WORDS), config, web))
    assert (finding.code, finding.severity) == ("CNT008", Severity.INFO)


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_page_that_is_not_shown_accuses_nobody(tmp_path: Path, config: Config, web: FakeWeb, status: int) -> None:
    web.host("www.study.example").page("/report", page("x"), status=status)
    assert quotes(checked(document(tmp_path, WORDS), config, web)) == []


FILLER = "Nothing of the kind stands on this page, which speaks of other matters and of what is done about them."
FILE = "http://www.study.example/report.pdf"


@pytest.mark.parametrize(
    ("where", "codes"),
    [
        ((", p. 2", ""), []),
        ((", p. 3", ""), []),  # a neighbour
        ((", p. 5", ""), ["CNT005"]),
        ((", p. 9", ""), ["CNT004", "CNT005"]),
        ((", p. 12", "/PageLabels << /Nums [0 << /S /D /St 11 >>] >>"), []),
        ((", p. 15", "/PageLabels << /Nums [0 << /S /D /St 11 >>] >>"), ["CNT005"]),
        (("", ""), []),
    ],
)
def test_pages_of_a_pdf(tmp_path: Path, config: Config, web: FakeWeb, where: tuple[str, str], codes: list[str]) -> None:
    cited, labels = where
    body = pdf_of(FILLER, TEXT, FILLER, FILLER, FILLER, labels=labels)
    web.host("www.study.example").page("/report.pdf", body, headers={"Content-Type": "application/pdf"})
    report = checked(document(tmp_path, WORDS, url=FILE, page=cited), config, web)
    assert [one.code for one in quotes(report)] == codes


def test_a_scan_accuses_nobody(tmp_path: Path, config: Config, web: FakeWeb) -> None:
    web.host("www.study.example").page("/report.pdf", pdf_of("", "", ""), headers={"Content-Type": "application/pdf"})
    (finding,) = quotes(checked(document(tmp_path, WORDS, url=FILE, page=", p. 2"), config, web))
    assert finding.code == "CNT008"
    assert "scan" in finding.message


def test_a_text_of_wrong_letters_accuses_nobody(tmp_path: Path, config: Config, web: FakeWeb) -> None:
    body = pdf_of("thecostsofmovingarehighforthosewhoearnleastandfallonthefamilies" * 12)
    web.host("www.study.example").page("/report.pdf", body, headers={"Content-Type": "application/pdf"})
    (finding,) = quotes(checked(document(tmp_path, WORDS, url=FILE), config, web))
    assert finding.code == "CNT008"
    assert "which letters" in finding.message


def test_a_page_outside_an_article_is_told_offline(tmp_path: Path, config: Config) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "A text.[^1] More.[^2]\n\n[^1]: Anna Berg, “The Price of Moving,” *Journal of Work* 35, no. 2 (2005): 319–340.\n\n[^2]: Berg, “The Price of Moving,” 512.\n"
    )
    before = tree(tmp_path)
    (finding,) = quotes(refcheck.check(path, config=config, offline=True))
    assert (finding.code, finding.actual, finding.expected) == ("CNT004", "page 512", "pages 319-340")
    assert tree(tmp_path) == before


BIB = """@book{berg2015,
  author = {Berg, Anna},
  title = {The Price of Moving for Work},
  publisher = {Some Institute},
  year = {2015},
  url = {http://www.study.example/report.pdf},
}

@book{tran2016,
  author = {Tran, Linh},
  title = {Another Book},
  publisher = {Some Institute},
  year = {2016},
}
"""
LIST = f"\n\n## References\n\nBerg, Anna (2015). *The Price of Moving for Work*. Some Institute. <{FILE}>\n\nTran, Linh (2016). *Another Book*. Some Institute.\n"


def manuscript(tmp_path: Path, sentence: str, web: FakeWeb) -> Path:
    """A text with its .bib or its list of references; the words are on page 1 of the PDF behind the link."""
    body = pdf_of(TEXT, FILLER, FILLER, FILLER, FILLER)
    web.host("www.study.example").page("/report.pdf", body, headers={"Content-Type": "application/pdf"})
    (tmp_path / "works.bib").write_text(BIB)
    if "\\cite" in sentence:
        path = tmp_path / "a.tex"
        path.write_text(
            f"\\documentclass{{article}}\\begin{{document}}\n{sentence}\n\n\\bibliography{{works}}\n\\end{{document}}\n"
        )
        return path
    path = tmp_path / "a.md"
    path.write_text(
        f"---\nbibliography: works.bib\n---\n\n{sentence}\n" if "@" in sentence else f"# A text\n\n{sentence}{LIST}"
    )
    return path


CHANGED = WORDS.replace("least", "most")


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("The study finds that “%s” [@berg2015, p. 1].", ["CNT010"]),
        ("The study finds that “%s” [@berg2015, p. 4].", ["CNT005", "CNT010"]),
        ("As we know: “%s.” [see @berg2015, 1-2]", ["CNT010"]),
        ("@berg2015 says that “%s”.", ["CNT010"]),
        ("@berg2015 [p. 4] says that “%s”.", ["CNT005", "CNT010"]),
        ("@berg2015 [p. 400](https://berg.example/4) has more to say.", []),
        ("> %s [@berg2015, p. 4]", ["CNT005", "CNT010"]),
        ("It is said that “%s” (Berg 2015, p. 1).", ["CNT010"]),
        ("It is said that “%s” (Berg, 2015: 4).", ["CNT005", "CNT010"]),
        ("Berg (2015, p. 4) says that “%s”.", ["CNT005", "CNT010"]),
        ("It is said that ``%s'' \\cite[p.~4]{berg2015}.", ["CNT005", "CNT010"]),
        ("A page alone is looked at [@berg2015, p. 400].", ["CNT004"]),
        # what belongs to nobody for certain
        ("It is said that “%s” (Berg 2015; Tran 2016).", []),
        ("As the act has it (Berg 2015, para. 400), more is said.", []),
        ("The study finds that “%s” [@berg2015; @tran2016].", []),
        ("@berg2015 [p. 4; see @tran2016] says that “%s”.", []),
        ("@berg2015 [p. 400; see @tran2016] has more to say.", ["CNT004"]),
        ("“%s.” Something else is said elsewhere [@berg2015].", []),
        ("Both Berg (2015) and Tran (2016) hold that “%s”.", []),
        ("She notes that “%s, as one reads (Berg 2015), and more”.", []),
        ("The book [@berg2015] is known. It is said that “%s”.", []),
        ("In chapter [@berg2015, chap. 400] more is said.", []),
    ],
)
def test_citations_in_the_text(tmp_path: Path, config: Config, web: FakeWeb, sentence: str, codes: list[str]) -> None:
    path = manuscript(tmp_path, sentence.replace("%s", CHANGED), web)
    report = checked(path, config, web)
    assert sorted(one.code for one in quotes(report)) == codes
    honest = checked(manuscript(tmp_path, sentence.replace("%s", WORDS), web), config, web)
    assert "CNT010" not in {one.code for one in quotes(honest)}


def test_words_that_a_citation_in_the_text_vouches_for_lead_to_its_card(
    tmp_path: Path, config: Config, web: FakeWeb
) -> None:
    report = checked(manuscript(tmp_path, f"It is said that “{WORDS}” (Berg 2015, p. 1).", web), config, web)
    (part,) = [p for document in report.documents for passage in document.passages for p in passage.parts if p.quoted]
    assert (part.agreement, part.reference) == (Agreement.SAME, report.references[0].key)


def test_two_quotations_with_one_citation_are_both_looked_for(tmp_path: Path, config: Config, web: FakeWeb) -> None:
    both = f"She says that “{CHANGED}”, and then that “they find that the costs of moving are low” [@berg2015]."
    found = quotes(checked(manuscript(tmp_path, both, web), config, web))
    assert sorted(one.actual for one in found) == sorted([CHANGED, "they find that the costs of moving are low"])
