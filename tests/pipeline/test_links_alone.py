"""``refcheck links``: every kind of file, every verdict, every format, against hosts on loopback."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from refcheck.commands import main
from refcheck.config import Config
from refcheck.model.document import LinkRole
from refcheck.pipeline import check
from refcheck.pipeline.inputs import Inputs, open_sources
from refcheck.pipeline.uses import MAX_PLACES, link_uses
from tests.fakes import FakeWeb, hang, redirect, reply

LINKS = ("links",)
FAST = (
    "--allow-private-network",
    "--host-interval",
    "0",
    "--timeout",
    "0.5",
    "--max-wait",
    "0",
    "--no-cache",
    "--isolated",
)


@pytest.fixture
def alone(config: Config) -> Config:
    return replace(config, only=LINKS)


def inputs(folder: Path, config: Config, **files: str) -> Inputs:
    paths = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_text(text, "utf-8")
        paths.append(path)
    return open_sources(paths, config)


def told(opened: Inputs, *, links_alone: bool = True) -> list[tuple[str, int | None, int | None, str | None]]:
    uses = link_uses(opened, links_alone=links_alone)
    return [(use.url, use.location.line, use.location.column, use.field) for use in uses]


# What is looked at


def test_every_role_is_looked_at_where_links_are_all(tmp_path: Path, alone: Config) -> None:
    opened = inputs(tmp_path, alone, a_md="[a](http://a.example/x) [m](mailto:m@a.example) [b](b.md)\n")
    assert [url for url, *_ in told(opened)] == ["http://a.example/x", "mailto:m@a.example", "b.md"]
    assert [url for url, *_ in told(opened, links_alone=False)] == ["http://a.example/x", "b.md"]


def test_documents_are_read_for_their_links(tmp_path: Path, alone: Config, config: Config) -> None:
    text = "# T\n\nThe book *A Long Title of a Book* [a](http://a.example/x).\n"
    assert not inputs(tmp_path, alone, a_md=text).documents[0].blocks
    assert inputs(tmp_path, config, a_md=text).documents[0].blocks


def test_notes_keep_their_references(tmp_path: Path, alone: Config) -> None:
    opened = inputs(tmp_path, alone, a_md="Text.[^1]\n\n[^1]: Jane Doe, *A Title*, 2001, http://a.example/x.\n")
    (use,) = link_uses(opened, links_alone=True)
    assert use.reference is not None
    assert (use.location.line, use.location.column, use.location.marker) == (3, 34, "1")


def test_each_file_is_told_of_an_address_once_with_its_further_places(tmp_path: Path, alone: Config) -> None:
    opened = inputs(
        tmp_path,
        alone,
        a_md="http://a.example/x\n\nHTTP://a.example/x and http://a.example/x#p and http://a.example/x#q\n",
        b_txt="http://a.example/x\n" + "\nhttp://a.example/x" * 30,
    )
    uses = link_uses(opened, links_alone=True)
    assert [(use.url, Path(use.location.path).name) for use in uses] == [
        ("http://a.example/x", "a.md"),
        ("http://a.example/x#p", "a.md"),
        ("http://a.example/x#q", "a.md"),
        ("http://a.example/x", "b.txt"),
    ]
    assert [(at.line, at.column) for at in uses[0].also] == [(3, 1)]
    assert len(uses[-1].also) == MAX_PLACES


BIB = r"""@misc{one,
  title = {One},
  howpublished = {\url{http://a.example/x\_y}, and http://a.example/z},
  note = {see \href{http://b.example/}{here}},
}
@article{two, title = {Two}, doi = {10.1000/182}}
@article{three, title = {Three}, doi = {10.1000/183}, url = {http://c.example/}}
@misc{four, title = {Four}, url = {http://d.example/1 http://d.example/2}}
@misc{five, title = {Five}, url = "http://a.example/x_y"}
"""


def test_the_addresses_of_entries(tmp_path: Path, alone: Config) -> None:
    opened = inputs(tmp_path, alone, a_bib=BIB)
    both = [
        ("http://a.example/x_y", 3, 24, "howpublished"),
        ("http://a.example/z", 3, 52, "howpublished"),
        ("http://b.example/", 4, 21, "note"),
    ]
    rest = [
        ("http://c.example/", 7, 62, "url"),
        # Neither is the whole field: nothing may be put in its place.
        ("http://d.example/1", 8, 36, None),
        ("http://d.example/2", 8, 55, None),
        ("http://a.example/x_y", 9, 36, "url"),
    ]
    doi = ("https://doi.org/10.1000/182", 6, 37, "doi")
    assert told(opened) == [*both, doi, *rest]
    assert told(opened, links_alone=False) == [*both, *rest]


def test_html_and_a_container_that_is_damaged(tmp_path: Path, alone: Config, config: Config) -> None:
    (tmp_path / "a.html").write_text("<p>\n<a href='http://a.example/x'>t</a>")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04")
    opened = open_sources([tmp_path / "a.html", tmp_path / "b.docx"], alone)
    assert told(opened) == [("http://a.example/x", 2, 10, None)]
    assert [(p.code, p.message) for p in opened.problems] == [("RUN006", "is damaged: it cannot be unpacked whole")]
    for one in (alone, config):
        opened = open_sources([tmp_path], one)
        assert [d.path for d in opened.documents] == [str(tmp_path / "a.html")]
        assert [p.code for p in opened.problems] == ["RUN006"]


def test_the_report_has_places_and_elements(tmp_path: Path, alone: Config) -> None:
    path = tmp_path / "a.md"
    path.write_text('x [a](http://a.example/x)\n\n<img src="p.png"> [m](mailto:m@a.example)\n')
    report = check(path, config=alone, offline=True)
    (document,) = report.documents
    assert [(k.line, k.column, k.element, k.attribute, k.role) for k in document.links] == [
        (1, 3, "link", "", LinkRole.TEXT),
        (3, 1, "img", "src", LinkRole.TEXT),
        (3, 19, "link", "", LinkRole.CONTACT),
    ]
    assert report.run.only == LINKS


# Whole runs


@pytest.fixture
def web() -> Iterator[FakeWeb]:
    with FakeWeb() as web:
        site, other = web.host("www.example.org"), web.host("other.example.org")
        words = "words of a page " * 60
        site.page("/ok", words, title="A page")
        site.page("/gone", "no", status=404)
        site.script("/moved", redirect(site.local("/moved2"), status=301))
        site.script("/moved2", redirect(other.local("/ok"), status=308))
        other.page("/ok", words, title="A page")
        other.script("/blocked", reply("no", status=403))
        other.script("/failing", reply("no", status=500))
        other.script("/hanging", hang())
        yield web


@pytest.fixture
def folder(tmp_path: Path, web: FakeWeb, monkeypatch: pytest.MonkeyPatch) -> Path:
    site, other = web.host("www.example.org"), web.host("other.example.org")
    (tmp_path / "docs").mkdir()
    (tmp_path / "a.md").write_text(
        f"# Links\n\n- [fine]({site.local('/ok')}) and [gone]({site.local('/gone')})\n- <{site.local('/moved')}>\n"
        f"- [mail](mailto:me@a.example), [beside](docs/a.html)\n- ![gone]({site.local('/gone')})\n"
    )
    (tmp_path / "docs" / "a.html").write_text(f"<title>T</title>\n<a href='{other.local('/blocked')}'>b</a>")
    (tmp_path / "docs" / "b.txt").write_text(f"See {other.local('/failing')}, and ({other.local('/hanging')}).\n")
    (tmp_path / "c.bib").write_text(f"@misc{{k, title={{A}}, howpublished={{\\url{{{site.local('/gone')}}}}}}}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["links", *arguments, *FAST])
    return code, *capsys.readouterr()


SUMMARY = re.compile(
    r"8 links: 1 ok, 1 redirected, 1 broken, 1 blocked, 1 unavailable, 1 timeout, 2 skipped"
    r"(?: in \d+ s)?, 2 hosts asked; 2 errors"
)


@pytest.mark.usefixtures("folder")
def test_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, ".")
    assert (code, err) == (1, "")
    assert re.search(r"error    LNK001 dead-link +line 3:\d+\n", out)
    assert "also          line 6" in out
    assert "LNK006" not in out
    assert "a.md: 5 links" in out
    assert SUMMARY.search(out.splitlines()[-1])
    assert "1 link, for e-mail" in out
    assert "silenced" not in out


@pytest.mark.usefixtures("folder")
def test_more_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, ".", "-v")
    assert re.search(r"301 -> http://\S+/moved2\n +308 -> http://\S+/ok\n", out)
    assert "mailto:me@a.example" in out
    assert "LNK005" in out
    assert "LNK004" in out


@pytest.mark.usefixtures("folder")
def test_concise(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, ".", "-f", "concise")
    assert code == 1
    assert re.search(r"(?m)^a\.md:3:\d+: error LNK001 dead-link: ", out)
    assert re.search(r"(?m)^c\.bib:1:\d+: error LNK001 dead-link: ", out)
    assert re.search(r"(?m)^docs/a\.html:2:10: info LNK005 blocked: ", out)


@pytest.mark.usefixtures("folder")
def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, ".", "-f", "json")
    report = json.loads(out)
    assert report["run"]["only"] == ["links"]
    verdicts = {link["url"].rpartition("/")[2]: link["verdict"] for link in report["links"]}
    assert verdicts == {
        "ok": "ok", "gone": "broken", "moved": "redirected", "mailto:me@a.example": "skipped", "a.html": "skipped",
        "blocked": "blocked", "failing": "unavailable", "hanging": "timeout",
    }  # fmt: skip
    links = [link for document in report["documents"] for link in document["links"]]
    assert {(k["line"], k["column"], k["element"]) for k in links} >= {(2, 10, "a"), (1, 5, "bare"), (4, 3, "autolink")}


@pytest.mark.usefixtures("folder")
def test_junit(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, ".", "-f", "junit")
    suites = {suite.get("name"): suite for suite in ET.fromstring(out)}
    counts = {name: [suite.get(key) for key in ("tests", "failures", "skipped")] for name, suite in suites.items()}
    assert counts["a.md"] == ["5", "1", "2"]
    assert counts["docs/a.html"] == ["1", "0", "1"]
    assert counts["docs/b.txt"] == ["2", "0", "2"]
    assert counts["c.bib"] == ["1", "1", "0"]
    names = [case.get("name") or "" for case in suites["a.md"]]
    assert names[0].endswith("/ok, line 3")


@pytest.mark.usefixtures("folder")
def test_sarif_and_github(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, ".", "-f", "sarif")
    results = json.loads(out)["runs"][0]["results"]
    dead = [result for result in results if result["ruleId"] == "LNK001"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in dead]
    assert all(region["startColumn"] > 1 for region in regions)
    _, out, _ = run(capsys, ".", "-f", "github")
    assert re.search(r"(?m)^::error file=a\.md,line=3,col=\d+,title=LNK001 dead-link::", out)
    assert re.search(r"8 links: 1 ok, ", out.splitlines()[-1])


@pytest.mark.usefixtures("folder")
def test_a_dump_asks_nobody(capsys: pytest.CaptureFixture[str], web: FakeWeb) -> None:
    code, out, _ = run(capsys, "--dump", ".")
    assert code == 0
    assert out.count("  page  ") == 6
    assert "not asked: mailto:me@a.example (" in out
    assert out.endswith("6 requests to 2 hosts at first; nothing was sent\n")
    assert not any(web.host(name).paths() for name in ("www.example.org", "other.example.org"))
    assert run(capsys, "--dump", "--offline", ".")[1] == "nothing would be asked\n"


def test_a_clean_run_says_so(capsys: pytest.CaptureFixture[str], web: FakeWeb, tmp_path: Path) -> None:
    path = tmp_path / "fine.md"
    path.write_text(f"[a]({web.host('www.example.org').local('/ok')})\n")
    code, out, _ = run(capsys, str(path))
    assert code == 0
    assert re.search(r"1 link: 1 ok(?: in \d+ s)?, 1 host asked", out.splitlines()[-1])
    path.write_text("No link here.\n")
    code, out, _ = run(capsys, str(path))
    assert code == 3
    assert "no link was found" in out


class Input:
    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


@pytest.mark.parametrize(
    ("form", "element"),
    [("[a]({})", "link"), ("<!DOCTYPE html>\n<a href='{}'>", "a"), ("<?xml version='1.0'?><html><a href='{}'/>", "a")],
)
def test_the_standard_input(
    form: str, element: str, capsys: pytest.CaptureFixture[str], web: FakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = web.host("www.example.org").local("/gone")
    monkeypatch.setattr("sys.stdin", Input(form.format(url).encode()))
    code, out, _ = run(capsys, "-", "-", "-f", "json")
    assert code == 1
    (document,) = json.loads(out)["documents"]
    assert document["path"] == "<stdin>"
    assert [(k["url"], k["element"]) for k in document["links"]] == [(url, element)]


@pytest.mark.parametrize("raw", [b"a\0b", b"x" * 20_000_001], ids=["binary", "huge"])
def test_a_standard_input_that_cannot_be_read(
    raw: bytes, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Input(raw))
    code, out, err = run(capsys, "-")
    assert (code, out) == (2, "")
    assert "<stdin>" in err
    monkeypatch.setattr("sys.stdin", None)
    assert run(capsys, "-")[0] == 2


def test_the_dash_is_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", Input(b"[a](b.md)"))
    code, out, _ = run(capsys, "-", "--offline")
    assert code == 0
    assert "pointing to a place beside" in out
    assert not list(tmp_path.iterdir())
