from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

BIB = """@report{a2017,
  author = {Testaverde, Mauro},
  title = {Migrating to Opportunity},
  year = {2017},
}

@misc{b2009,
  author = {{Task Force on ASEAN Migrant Workers}},
  title = {Civil Society Proposal},
  year = {2009},
}
"""


@pytest.fixture
def stored(here: Path) -> Path:
    path = here / "references" / "a.bib"
    path.parent.mkdir()
    path.write_text(BIB)
    return path


def test_all_references_go_to_stdout(run: Run, stored: Path) -> None:
    outcome = run("export", "--to", "csl-json")
    assert (outcome.code, outcome.err) == (0, "")
    assert [each["id"] for each in json.loads(outcome.out)] == ["a2017", "b2009"]


def test_keys_choose(run: Run, stored: Path) -> None:
    outcome = run("export", "b2009", "--to", "csl-json")
    assert [each["id"] for each in json.loads(outcome.out)] == ["b2009"]


def test_several_formats_go_to_files(run: Run, stored: Path, here: Path) -> None:
    outcome = run("export", "-f", "ris:deep/out.ris", "-f", "csl-json:out.json", "--to", "bibtex", "-o", "out.bib")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert (here / "deep" / "out.ris").read_text().startswith("TY  - ")
    assert "a2017" in (here / "out.json").read_text()
    assert "@" in (here / "out.bib").read_text()


def test_sources_are_named_in_two_ways(run: Run, here: Path) -> None:
    (here / "elsewhere.bib").write_text(BIB)
    for arguments in (["--from", "elsewhere.bib"], ["elsewhere.bib"], ["./elsewhere.bib", "a2017"]):
        outcome = run("export", *arguments, "--to", "ris")
        assert outcome.code == 0
        assert outcome.out.startswith("TY  - ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "a format is needed: --to bibtex | "),
        (["--to", "rsi"], "there is no format 'rsi': did you mean ris?"),
        (["--to", "ris", "-f", "bibtex"], "only one format can go to the standard output"),
        (["-f", "ris:a.ris", "-o", "b.ris"], "--output needs a format without a path"),
        (["--to", "bibtex", "-o", "references/a.bib", "references/a.bib"], "is what is checked"),
        (["-f", "bibtex:references/a.bib"], "is what is checked"),
        (["--to", "ris", "a2071"], 'there is no reference "a2071"; did you mean "a2017"?'),
        (["--to", "ris", "absent.bib"], "absent.bib: no such file or folder"),
        (["--to", "ris", "absent.docx"], "absent.docx: no such file or folder"),
        (["--to", "ris", "--from", "absent.bib"], "absent.bib: no such file or folder"),
    ],
)
def test_a_mistaken_call(run: Run, stored: Path, arguments: list[str], message: str) -> None:
    outcome = run("export", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert message in outcome.err
    assert stored.read_text() == BIB


def test_an_entry_that_cannot_be_parsed_is_said_to_be_left_out(run: Run, stored: Path) -> None:
    stored.write_text(BIB + "\n@article{broken,\n  title = {x\n")
    outcome = run("export", "--to", "csl-json")
    assert outcome.code == 1
    assert [each["id"] for each in json.loads(outcome.out)] == ["a2017", "b2009"]
    assert "references/a.bib:13: " in outcome.err
    assert "it is left out" in outcome.err


def test_nothing_to_export(run: Run, here: Path) -> None:
    (here / "empty.bib").write_text("% nothing\n")
    outcome = run("export", "empty.bib", "--to", "ris")
    assert (outcome.code, outcome.out, outcome.err) == (3, "", "refcheck: no reference was found\n")


def test_an_output_that_cannot_be_written(run: Run, stored: Path, here: Path) -> None:
    (here / "file").touch()
    outcome = run("export", "-f", "ris:file/out.ris", "-f", "bibtex:out.bib")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert (here / "out.bib").is_file()


def saved_run(here: Path) -> Path:
    """A run in which a registry has the second work of BIB, with a year and a publisher that its entry lacks."""
    found = {"id": "b2009", "type": "document", "title": "Civil Society Proposal", "publisher": "The Task Force"}
    csl = {"id": "b2009", "type": "document", "title": "Civil Society Proposal"}
    csl["author"] = found["author"] = [{"literal": "Task Force on ASEAN Migrant Workers"}]  # type: ignore[assignment]
    csl["issued"] = found["issued"] = {"date-parts": [[2009]]}  # type: ignore[assignment]
    record = {
        "id": "b2009", "key": "b2009", "csl": csl, "kind": "publication", "file": "references/a.bib", "line": 7,
        "verdict": "ok", "reason": "", "found": found, "found_source": "crossref",
        "matched": [{"source": "crossref", "identifier": "doi:10.1/x", "title": "C", "url": "https://x.org", "score": 1.0}],
    }  # fmt: skip
    run = {"started": "2026-11-23T10:00:00Z", "finished": "2026-11-23T10:01:00Z", "offline": False, "requests": {}}
    report = {"schema": "refcheck-report/1", "tool": {"name": "refcheck", "version": "1"}, "run": run}
    path = here / "run.json"
    path.write_text(json.dumps({**report, "references": [record]}))
    return path


def test_a_saved_run_gives_its_facts_and_its_verdicts(run: Run, stored: Path, here: Path) -> None:
    saved_run(here)
    outcome = run("export", "b2009", "--to", "csl-json", "--run", "run.json", "--as-verified", "--with-status")
    assert (outcome.code, outcome.err) == (0, "")
    (item,) = json.loads(outcome.out)
    assert item["publisher"] == "The Task Force"
    assert item["note"] == "refcheck 2026-11-23 – ok, agrees with its source (crossref)"
    cited = run("export", "b2009", "--to", "csl-json", "--run", "run.json", "--as-cited")
    assert not {"publisher", "note"} & set(json.loads(cited.out)[0])


def test_what_is_remembered_is_told(run: Run, stored: Path) -> None:
    outcome = run("export", "--to", "ris", "--with-status", "--as-verified")
    assert outcome.code == 0
    told = "no check has established anything of 2 of 2 references: written as cited"
    assert told in outcome.err
    assert told not in run("export", "--to", "ris", "--with-status").err
    assert run("export", "--to", "ris", "--as-verified", "-q").err == ""
    assert outcome.out.count("unverified, could not be checked") == 2


@pytest.mark.parametrize("name", ["absent.json", "references/a.bib"])
def test_a_run_that_is_none(run: Run, stored: Path, name: str) -> None:
    outcome = run("export", "--to", "ris", "--run", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert name in outcome.err


def test_the_copy_that_the_lock_knows_is_written(run: Run, stored: Path, here: Path) -> None:
    stored.write_text(BIB.replace("year = {2009},", "url = {https://example.org/a},"))
    entry = {"first_seen": "2026-01-01", "failures": [], "snapshot": {"url": "https://a.org/1", "date": "2020-01-02"}}
    lock = {
        "schema": "refcheck-lock/1",
        "references": {},
        "urls": {"https://example.org/a": entry, "x": {"snapshot": 3}},
    }
    stored.with_name("refcheck.lock").write_text(json.dumps(lock))
    assert "AV  - https://a.org/1\n" in run("export", "--to", "ris").out
    assert "a.org" not in run("export", "--to", "ris", "--no-cache").out


def test_every_format_is_utf_8_without_a_mark_and_whole_or_not_there(run: Run, stored: Path, here: Path) -> None:
    from refcheck.exports import FORMATS

    for name in FORMATS:
        assert run("export", "-f", f"{name}:out/x.{name}").code == 0
        body = (here / "out" / f"x.{name}").read_bytes()
        assert not body.startswith(b"\xef\xbb\xbf")
        assert body.decode("utf-8") == run("export", "--to", name, "-o", "-").out
    assert sorted(path.name for path in (here / "out").iterdir()) == sorted(f"x.{name}" for name in FORMATS)
