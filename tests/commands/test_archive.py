from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from refcheck.model.evidence import Snapshot
from refcheck.model.place import Location
from refcheck.pipeline import archiving
from refcheck.pipeline.archiving import Archived, ArchivedLink

Run = Callable[..., Any]
NEWEST = Snapshot(url="https://web.archive.org/web/20200101000000/http://a.example/1", date="2020-01-01")
NEAREST = Snapshot(url="https://web.archive.org/web/20120610000000/http://a.example/1", date="2012-06-10")


def link(state: str = "saved", **fields: Any) -> ArchivedLink:
    fields.setdefault("url", "http://a.example/1")
    fields.setdefault("location", Location(path="a.md", line=3))
    return ArchivedLink(state=state, **fields)


class Found(list[Any]):
    """What ``archived`` was called with; it answers with ``result``."""

    result = Archived(
        links=(
            link(newest=NEWEST, nearest=NEAREST, read_on="2012-06-15"),
            link("none", url="http://b.example/2"),
            link("unknown", url="http://c.example/3", reason="blocked"),
            link("skipped", url="http://localhost/", reason="not-public"),
        ),
        due=3,
        answered=3,
    )

    def archived(self, *sources: Any, **options: Any) -> Archived:
        self.append((sources, options))
        if options["expected"]:
            options["expected"](100)
        return self.result


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, here: Path) -> Found:
    calls = Found()
    module = ModuleType("refcheck.pipeline.archiving")
    module.archived = calls.archived  # type: ignore[attr-defined]  # a module of our own
    module.Archived, module.ArchivedLink = archiving.Archived, archiving.ArchivedLink  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "refcheck.pipeline.archiving", module)
    for name in ("REFCHECK_ARCHIVE_ACCESS", "REFCHECK_ARCHIVE_SECRET"):
        monkeypatch.delenv(name, raising=False)
    (here / "a.md").touch()
    return calls


def test_each_link_with_its_copies_and_a_line_that_counts(run: Run, found: Found) -> None:
    outcome = run("archive", "a.md")
    assert outcome.code == 0
    assert "saved      http://a.example/1   a.md line 3" in outcome.out
    assert "newest  1 Jan 2020" in outcome.out
    assert "nearest 10 Jun 2012" in outcome.out
    assert "(to 15 Jun 2012)" in outcome.out
    assert "the archive shows no copies of this site" in outcome.out
    assert outcome.out.splitlines()[-1] == "4 links: 1 saved, 1 not saved, 1 not known, 1 not asked"
    assert "24 a minute: that takes 4 minutes" in outcome.err
    assert found[0][1]["save"] is False
    assert found[0][1]["keys"] is None


def test_one_line_a_link(run: Run, found: Found) -> None:
    lines = run("archive", "a.md", "-f", "concise").out.splitlines()
    assert lines[0] == "a.md:3: saved http://a.example/1 newest 2020-01-01 nearest 2012-06-10"
    assert len(lines) == 5


def test_json_for_programs_into_a_file(run: Run, found: Found, here: Path) -> None:
    outcome = run("archive", "a.md", "-f", "json", "-o", "out.json")
    assert (outcome.code, outcome.out) == (0, "")
    told = json.loads((here / "out.json").read_text("utf-8"))
    assert told["schema"] == "refcheck-archive/1"
    assert told["links"][0]["nearest"] == {"url": NEAREST.url, "date": "2012-06-10"}
    assert [each["state"] for each in told["links"]] == ["saved", "none", "unknown", "skipped"]


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (Archived(), 3),
        (Archived(links=(link("unknown"),), due=1, answered=0), 3),
        (Archived(links=(link("none"),), due=0), 0),
        (Archived(links=(link("saved"),), due=2, answered=1, interrupted=True), 130),
    ],
)
def test_exit_codes(run: Run, found: Found, result: Archived, code: int) -> None:
    found.result = result
    assert run("archive", "a.md").code == code


def test_saving_says_what_came_of_it(run: Run, found: Found) -> None:
    found.result = Archived(
        links=(
            link("none", asked="requested"),
            link("none", asked="refused", reason="too-many-requests"),
            link(asked="saved"),
        ),
        due=3,
        answered=3,
    )
    outcome = run("archive", "a.md", "--save")
    assert found[0][1]["save"] is True
    assert "a copy was asked for" in outcome.out
    assert "in vain: the archive wants to be asked less often" in outcome.out
    assert "a copy was saved now" in outcome.out
    assert outcome.out.splitlines()[-1].endswith("3 copies asked for")


def test_keys_come_from_the_environment_and_are_printed_nowhere(
    run: Run, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFCHECK_ARCHIVE_ACCESS", "acc")
    outcome = run("archive", "a.md", "--save")
    assert outcome.code == 2
    assert "go together" in outcome.err
    monkeypatch.setenv("REFCHECK_ARCHIVE_SECRET", "sesame")
    outcome = run("archive", "a.md", "--save", "-vv")
    assert found[0][1]["keys"].headers() == {"Authorization": "LOW acc:sesame"}
    assert "sesame" not in outcome.out + outcome.err


def test_what_contradicts_itself_is_refused(run: Run, found: Found) -> None:
    assert run("archive", "a.md", "--save", "--offline").code == 2
    assert run("archive", "absent.md").code == 2
    assert run("archive", "a.md", "-o", "a.md").code == 2
    assert run("archive").code == 2
    assert found == []


def test_dump_prints_what_would_be_asked(run: Run, here: Path) -> None:
    (here / "a.md").write_text("See [A Report](http://www.example.org/a-report.pdf).\n")
    outcome = run("archive", "a.md", "--dump")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("web.archive.org  archive  https://web.archive.org/cdx/search/cdx?url=")
    assert outcome.out.endswith("nothing was sent\n")
    assert run("archive", "a.md", "--dump", "--offline").out == "nothing would be asked\n"


def test_a_name_that_is_no_utf_8_keeps_nothing_from_being_written(
    run: Run, found: Found, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = replace(found.result, links=(link(location=Location(path="\udcff.md", line=3)),))
    monkeypatch.setattr(found, "result", odd)
    outcome = run("archive", "a.md", "-f", "json", "-o", "out.json")
    assert outcome.code == 0
    assert json.loads((here / "out.json").read_text())["links"][0]["path"] == "?.md"
