"""The main job from end to end, offline and with hosts that loopback servers play."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config
from refcheck.model.evidence import LinkVerdict
from refcheck.model.finding import Severity
from refcheck.model.report import Agreement, Report, Verdict
from refcheck.references import merge, write_library
from tests.fakes import FakeWeb, redirect, reply
from tests.pipeline.conftest import FIRST, SECOND, tree

TITLE = "Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia"
LANDING = "https://openknowledge.worldbank.org/entities/publication/migrating-to-opportunity"
PAGE = f"""<html><head><title>Publication: {TITLE} | Open Knowledge Repository</title>
<meta name="citation_title" content="{TITLE}"><meta name="citation_author" content="Testaverde, Mauro">
<meta name="citation_publication_date" content="2017"></head><body><h1>{TITLE}</h1></body></html>"""


def codes(report: Report, *, above_info: bool = False) -> list[str]:
    return [f.code for f in report.findings if not above_info or f.severity is not Severity.INFO]


def online(statement: Path, config: Config, web: FakeWeb) -> Report:
    with web.transport(config.network) as transport:
        return refcheck.check(statement, config=config, transport=transport)


def play_the_hosts(web: FakeWeb) -> None:
    web.host("www.workersconnection.org").page(FIRST.partition(".org")[2], status=404)
    repository = web.host("openknowledge.worldbank.org")
    repository.script(SECOND.partition(".org")[2], redirect(LANDING, status=301))
    repository.page(LANDING.partition(".org")[2], PAGE)


def test_offline_finds_the_title_and_asks_nobody(statement: Path, config: Config) -> None:
    before = tree(statement.parent)
    report = refcheck.check(statement, offline=True, config=config)
    assert codes(report, above_info=True) == ["TTL002", "DOC014"]
    assert set(codes(report)) == {"TTL002", "DOC014", "DAT011", "LNK010", "CMP005"}
    assert (report.sent, dict(report.run.requests)) == ((), {})
    assert report.exit_code == 1
    assert tree(statement.parent) == before


def test_offline_says_that_text_and_note_differ_not_that_one_is_wrong(statement: Path, config: Config) -> None:
    (error,) = refcheck.check(statement, offline=True, config=config).errors
    assert "cannot both be right" in error.message
    assert error.location.line == line_with(statement, "Migrating for Opportunities")
    assert (error.actual, error.expected) == ("Migrating for Opportunities", TITLE)


def line_with(path: Path, words: str) -> int:
    return path.read_text("utf-8").split(words)[0].count("\n") + 1


def test_the_notes_are_resolved(statement: Path, config: Config) -> None:
    (document,) = refcheck.check(statement, offline=True, config=config).documents
    first, second, third = document.notes
    assert [n.marker for n in document.notes] == ["1", "2", "3"]
    assert first.references == second.references == ("tfamw2009civil",)
    assert (second.kind.value, second.locator, second.items[0].target) == ("ibid", "9", "1")
    assert (third.references, third.locator) == (("testaverde2017migrating",), "5")


def test_the_references_are_complete_and_say_where_facts_are_from(statement: Path, config: Config) -> None:
    report = refcheck.check(statement, offline=True, config=config)
    proposal, book = report.references
    assert proposal.work.title.startswith("Civil Society Proposal: ASEAN Framework")
    assert (proposal.work.author[0].literal, proposal.work.author[0].acronym) == (
        "Task Force on ASEAN Migrant Workers",
        "TF-AMW",
    )
    assert (proposal.work.year, proposal.work.url) == (2009, FIRST)
    assert [n.family for n in book.work.author] == ["Testaverde", "Moroz", "Hollweg", "Schmillen"]
    assert (book.work.title, book.work.subtitle) == (TITLE, TITLE.partition(": ")[2])
    assert (book.work.publisher, book.work.year, book.work.url, book.work.page) == ("World Bank", 2017, SECOND, "")
    assert {(d.field, d.value, d.source) for d in book.derived} == {
        ("isbn", "9781464811067", "the address"),
        ("handle", "10986/28342", "the address"),
    }


def test_mentions_and_links_know_what_they_are(statement: Path, config: Config) -> None:
    (document,) = refcheck.check(statement, offline=True, config=config).documents
    assert [(m.text[:30], m.agreement) for m in document.mentions] == [
        ("Civil Society Proposal: ASEAN ", Agreement.SAME),
        ("ASEAN 2025: Forging Ahead Toge", Agreement.UNKNOWN),
        ("Migrating for Opportunities", Agreement.MISQUOTED),
    ]
    cited = [link for link in document.links if link.role == "citation"]
    assert [(link.url, link.marker) for link in cited] == [(FIRST, "1"), (SECOND, "3")]
    assert {link.role.value for link in document.links if "delta-forum" in link.url} == {"boilerplate", "contact"}


def test_the_sentence_that_the_page_break_cuts_is_one(statement: Path) -> None:
    texts = [block.text for block in refcheck.read(statement).blocks]
    assert any("principles of fair treatment when" in text for text in texts)


def test_online_one_file_is_gone_and_the_page_confirms_the_note(statement: Path, config: Config) -> None:
    with FakeWeb() as web:
        play_the_hosts(web)
        report = online(statement, config, web)
    gone, moved = report.links
    assert (gone.verdict, gone.status, gone.confirmed) == (LinkVerdict.BROKEN, 404, True)
    assert (moved.verdict, moved.final_url) == (LinkVerdict.REDIRECTED, LANDING)
    assert codes(report, above_info=True) == ["LNK001", "TTL002", "DOC014"]
    title = next(f for f in report.findings if f.code == "TTL002")
    assert "the title in the text is wrong" in title.message
    record = report.evidence[title.evidence[0]].record
    assert record is not None
    assert record.title == TITLE
    assert [r.verdict for r in report.references] == [Verdict.UNVERIFIED, Verdict.OK]


def test_what_was_sent_is_what_the_hosts_saw(statement: Path, config: Config) -> None:
    with FakeWeb() as web:
        play_the_hosts(web)
        report = online(statement, config, web)
        seen = {name: len(web.host(name).seen) for name in ("www.workersconnection.org", "openknowledge.worldbank.org")}
    assert (
        {s.host: s.count for s in report.sent}
        == seen
        == {"www.workersconnection.org": 2, "openknowledge.worldbank.org": 2}
    )


def test_a_second_run_asks_what_failed_and_not_what_lives(statement: Path, config: Config) -> None:
    with FakeWeb() as web:
        play_the_hosts(web)
        first = online(statement, config, web)
        second = online(statement, config, web)
        third = online(statement, replace(config, memory=replace(config.memory, refresh=True)), web)
    assert "openknowledge.worldbank.org" not in {s.host for s in second.sent}
    assert next(k for k in second.links if k.url == SECOND).from_store
    assert "openknowledge.worldbank.org" in {s.host for s in third.sent}
    assert [f.fingerprint for f in first.findings] == [f.fingerprint for f in second.findings]
    assert (config.root / "references" / "refcheck.lock").is_file()


def test_every_host_down_accuses_nobody(statement: Path, config: Config) -> None:
    with FakeWeb() as web:
        for name in ("www.workersconnection.org", "openknowledge.worldbank.org"):
            web.host(name).page("/", status=503)
            web.host(name).script(FIRST.partition(".org")[2], reply(status=503))
            web.host(name).script(SECOND.partition(".org")[2], reply(status=503))
        report = online(statement, config, web)
    assert codes(report, above_info=True) == ["TTL002", "DOC014"]
    assert {link.verdict for link in report.links} == {LinkVerdict.UNAVAILABLE}
    assert {r.reason for r in report.references} == {"unavailable"}


def test_a_machine_without_a_network_calls_nothing_dead(statement: Path, config: Config) -> None:
    with FakeWeb() as web:
        web.offline()
        report = online(statement, config, web)
    assert codes(report, above_info=True) == ["TTL002", "DOC014"]
    assert {(link.verdict, link.reason) for link in report.links} == {(LinkVerdict.SKIPPED, "offline")}
    assert report.run.offline_seen
    assert "this machine is offline" in refcheck.render(report, "full")


def test_without_findings_an_offline_machine_says_that_the_run_says_nothing(tmp_path: Path, config: Config) -> None:
    path = tmp_path / "one.bib"
    path.write_text("@misc{a, title={A Title of Some Length}, year={2020}, url={https://www.example.org/a}}\n")
    with FakeWeb() as web, web.transport(config.network) as transport:
        web.offline()
        assert refcheck.check(path, config=config, transport=transport).exit_code == 3
    assert refcheck.check(path, offline=True, config=config).exit_code == 0


def test_the_bib_alone_shows_the_same_mismatch(statement: Path, config: Config, tmp_path: Path) -> None:
    document = refcheck.check(statement, offline=True, config=config)
    library = refcheck.extract(refcheck.read(statement))
    target = tmp_path / "references" / "statement.bib"
    target.parent.mkdir()
    write_library(str(target), merge(library, None, path=str(target)))
    alone = refcheck.check(target, offline=True, config=config)
    prints = [
        {f.code: f.fingerprint for f in r.findings if f.code in {"TTL002", "DAT011", "LNK010"}}
        for r in (alone, document)
    ]
    assert prints[0] == prints[1]
    assert len(prints[0]) == 3
    (error,) = alone.errors
    assert (error.location.path, error.related[0].path) == (str(target), "statement.md")


def test_a_stored_entry_gives_the_key_and_a_difference_is_drift(
    statement: Path, config: Config, tmp_path: Path
) -> None:
    library = refcheck.extract(refcheck.read(statement))
    target = tmp_path / "references" / "statement.bib"
    target.parent.mkdir()
    text = (
        merge(library, None, path=str(target)).replace("testaverde2017migrating", "wb2017").replace("{2017}", "{2018}")
    )
    target.write_text(text, "utf-8")
    report = refcheck.check(statement, offline=True, config=config)
    assert {r.key for r in report.references} == {"tfamw2009civil", "wb2017"}
    (drift,) = [f for f in report.findings if f.code == "DOC013"]
    assert (drift.actual, drift.expected, drift.severity) == ("2017", "2018", Severity.WARNING)
    assert merge(library, refcheck.load(target), path=str(target)) == text


def test_given_together_document_and_bib_are_one_set_of_references(
    statement: Path, config: Config, tmp_path: Path
) -> None:
    target = tmp_path / "references" / "statement.bib"
    target.parent.mkdir()
    target.write_text(merge(refcheck.extract(refcheck.read(statement)), None, path=str(target)), "utf-8")
    report = refcheck.check(statement, target, offline=True, config=config)
    assert len(report.references) == 2
    assert codes(report, above_info=True) == ["TTL002", "DOC014"]


@pytest.mark.parametrize("ending", ["json", "html", "md", "txt"])
def test_the_report_can_be_written_by_its_ending(statement: Path, config: Config, tmp_path: Path, ending: str) -> None:
    path = tmp_path / "out" / f"report.{ending}"
    report = refcheck.check(statement, offline=True, config=config)
    report.write(path)
    assert "Migrating" in path.read_text("utf-8")


def test_what_several_documents_brought_along_can_be_mended(config: Config, tmp_path: Path) -> None:
    (tmp_path / "references").mkdir()
    paths = []
    for name in ("one", "two"):
        paths.append(tmp_path / f"{name}.md")
        paths[-1].write_text(f"Text.[^1]\n\n[^1]: Jane Doe, *A Book of {name} Things*, London: Press, 2001.\n")
        target = tmp_path / "references" / f"{name}.bib"
        text = merge(refcheck.extract(refcheck.read(paths[-1])), None, path=str(target))
        target.write_text(text.replace("  year", "  note = {},\n  year"))
    report = refcheck.check(*paths, offline=True, config=config)
    mended = [f.fix for f in report.findings if f.code == "SYN009"]
    assert [fix is not None and fix.safe for fix in mended] == [True, True]
