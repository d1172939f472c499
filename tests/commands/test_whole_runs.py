"""The command with everything behind it, in processes of their own, against a host on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

RunApart = Callable[..., Any]

DOCUMENT = """# A statement

The report, *Migrating for Opportunities*, says so.[^1] It also says more.[^2]

[^1]: Mary Example, *Migrating to Opportunity: Overcoming Barriers to Labor Mobility*, Example Press, 2016, p. 4, {url}.

[^2]: Ibid., p. 9.
"""
NETWORK = ("--allow-private-network", "--host-interval", "0", "--timeout", "5")


class Host(BaseHTTPRequestHandler):
    """Answers with the status that the path begins with; /slow does not answer until it may."""

    asked: threading.Event
    release: threading.Event

    def do_GET(self) -> None:
        self.asked.set()
        if self.path.startswith("/slow"):
            self.release.wait(30)
        status = int(self.path.strip("/")[:3]) if self.path[1:4].isdigit() else 200
        body = b"<html><head><title>Migrating to Opportunity: Overcoming Barriers to Labor Mobility</title></head><body>x</body></html>"
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Any]:
    handler: Any = type("Answering", (Host,), {"asked": threading.Event(), "release": threading.Event()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield handler, f"http://127.0.0.1:{server.server_address[1]}"
    handler.release.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def document(here: Path) -> Callable[[str], Path]:
    def write(url: str = "https://one.example/rights.html") -> Path:
        path = here / "statement.md"
        path.write_text(DOCUMENT.format(url=url), encoding="utf-8")
        return path

    return write


def test_offline_the_misquoted_title_is_found(run_apart: RunApart, document: Any) -> None:
    document()
    outcome = run_apart("statement.md", "--offline")
    assert (outcome.code, outcome.err) == (1, "")
    assert "TTL002" in outcome.out
    assert "\x1b" not in outcome.out


def test_the_json_of_a_run_is_all_that_stdout_holds(run_apart: RunApart, document: Any) -> None:
    document()
    outcome = run_apart("statement.md", "--offline", "-f", "json")
    report = json.loads(outcome.out)
    assert report["schema"] == "refcheck-report/1"
    assert report["run"]["offline"] is True
    assert {finding["code"] for finding in report["findings"] if finding["severity"] == "error"} == {"TTL002"}


@pytest.mark.parametrize(
    ("path", "code"), [("/200", 0), ("/404", 1), ("/403", 0), ("/503", 0)], ids=["200", "404", "403", "503"]
)
def test_what_a_host_answers_decides(run_apart: RunApart, document: Any, host: Any, path: str, code: int) -> None:
    _, address = host
    text = DOCUMENT.replace("Migrating for Opportunities", "Migrating to Opportunity")
    document().write_text(text.format(url=f"{address}{path}"))
    outcome = run_apart("statement.md", *NETWORK, "--max-wait", "0")
    assert (outcome.code, outcome.err) == (code, ""), outcome.out


def test_a_private_address_is_not_asked_without_leave(run_apart: RunApart, document: Any, host: Any) -> None:
    handler, address = host
    document(f"{address}/200")
    run_apart("statement.md")
    assert not handler.asked.is_set()


def test_a_hostile_project_cannot_give_leave(run_apart: RunApart, document: Any, host: Any, here: Path) -> None:
    handler, address = host
    document(f"{address}/200")
    (here / "refcheck.toml").write_text("allow-private-network = true\n")
    outcome = run_apart("statement.md")
    assert (outcome.code, outcome.out) == (2, "")
    assert "refcheck.toml:1: 'allow-private-network'" in outcome.err
    assert not handler.asked.is_set()


def test_the_users_own_file_can(
    run_apart: RunApart, document: Any, host: Any, environment: dict[str, str], tmp_path: Path
) -> None:
    handler, address = host
    document(f"{address}/200")
    own = tmp_path / "configuration" / "refcheck" / "refcheck.toml"
    own.parent.mkdir(parents=True)
    own.write_text("allow-private-network = true\n")
    run_apart("statement.md", env={**environment, "XDG_CONFIG_HOME": str(tmp_path / "configuration")})
    assert handler.asked.is_set()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_writes_what_it_knows(
    spawn: Callable[..., subprocess.Popen[str]], document: Any, host: Any, here: Path, number: signal.Signals
) -> None:
    handler, address = host
    document(f"{address}/slow")
    process = spawn(
        "-m", "refcheck", "statement.md", *NETWORK, "--timeout", "30", "-q", "-f", "json", "-f", "html:run.html"
    )
    assert handler.asked.wait(30)
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (128 + number, "")
    report = json.loads(out)
    assert report["run"]["interrupted"] is True
    assert "TTL002" in {finding["code"] for finding in report["findings"]}
    assert (here / "run.html").is_file()


def test_extract_then_check_the_bib_alone(run_apart: RunApart, document: Any, here: Path) -> None:
    document()
    assert run_apart("extract", "statement.md").code == 0
    (here / "statement.md").unlink()
    outcome = run_apart("--offline")
    assert (outcome.code, outcome.err) == (1, "")
    assert "TTL002" in outcome.out
    assert "references/statement.bib" in outcome.out
    assert str(here) not in outcome.out


def test_fix_shows_then_mends(run_apart: RunApart, document: Any) -> None:
    path = document()
    before = path.read_text()
    outcome = run_apart("fix", "statement.md", "--offline")
    assert outcome.code == 1
    assert "\n--- " in outcome.out
    assert path.read_text() == before
    outcome = run_apart("fix", "statement.md", "--offline", "--write")
    assert path.read_text() == before
    assert "unsafe fix" in outcome.err
    outcome = run_apart("fix", "statement.md", "--offline", "--write", "--unsafe-fixes")
    assert outcome.code == 0, outcome.out
    assert "*Migrating to Opportunity*" in path.read_text()
    again = path.read_text()
    assert run_apart("fix", "statement.md", "--offline", "--write", "--unsafe-fixes").code == 0
    assert path.read_text() == again


def test_a_saved_run_is_turned_into_other_formats(run_apart: RunApart, document: Any, here: Path) -> None:
    document()
    run_apart("statement.md", "--offline", "-f", "json", "-o", "run.json")
    (here / "statement.md").unlink()
    outcome = run_apart("report", "run.json", "-f", "concise")
    assert (outcome.code, outcome.err) == (1, "")
    assert "TTL002" in outcome.out


def test_links_alone(run_apart: RunApart, document: Any, host: Any) -> None:
    _, address = host
    document(f"{address}/404")
    outcome = run_apart("links", "statement.md", *NETWORK)
    assert outcome.code == 1
    assert "LNK001" in outcome.out
    assert "TTL002" not in outcome.out


def test_show_knows_what_the_last_run_saw(run_apart: RunApart, document: Any, host: Any) -> None:
    _, address = host
    document(f"{address}/200")
    report = json.loads(run_apart("statement.md", *NETWORK, "-f", "json").out)
    key = report["references"][0]["key"]
    outcome = run_apart("show", key, "statement.md")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Migrating to Opportunity" in outcome.out
    assert "last seen alive" in outcome.out


def test_nothing_to_check_is_said(run_apart: RunApart, here: Path) -> None:
    outcome = run_apart()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "there is nothing to check" in outcome.err


def test_a_document_without_references_says_nothing(run_apart: RunApart, here: Path) -> None:
    (here / "plain.md").write_text("Nothing here.\n")
    outcome = run_apart("plain.md", "--offline")
    assert (outcome.code, outcome.err) == (3, "")


def test_an_unreadable_input_is_a_finding_and_the_rest_goes_on(run_apart: RunApart, document: Any, here: Path) -> None:
    document()
    (here / "bad.md").write_bytes(b"\x00\x01" * 500)
    outcome = run_apart("bad.md", "statement.md", "--offline")
    assert (outcome.code, outcome.err) == (1, "")
    assert "bad.md" in outcome.out
    assert "TTL002" in outcome.out


def test_an_unknown_check_is_exit_2(run_apart: RunApart, document: Any) -> None:
    document()
    outcome = run_apart("statement.md", "--offline", "--select", "TTL02x")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1


def test_a_transport_that_is_not_there_is_exit_2(
    run_apart: RunApart, document: Any, environment: dict[str, str], tmp_path: Path
) -> None:
    document()
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['pycurl'] = None\n")
    found = os.pathsep.join([str(tmp_path), environment["PYTHONPATH"]])
    outcome = run_apart(
        "statement.md", "--offline", env={**environment, "PYTHONPATH": found, "REFCHECK_TRANSPORT": "curl"}
    )
    assert (outcome.code, outcome.out) == (2, "")
    assert "curl" in outcome.err
