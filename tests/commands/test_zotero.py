from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.zotero import FakeZotero

Run = Callable[..., Any]

BIB = """@article{roe2016,
  author = {van den Berg, Jan and {World Bank}},
  title = {Rights on the Move},
  journal = {Journal of Movement},
  year = {2016},
  month = nov,
  doi = {10.1000/a_b},
  publisher = {Press},
}

@misc{poe2009,
  title = {Statement},
}
"""


@pytest.fixture
def zotero() -> Iterator[FakeZotero]:
    with FakeZotero() as fake:
        yield fake


@pytest.fixture
def stored(here: Path) -> Path:
    path = here / "references" / "a.bib"
    path.parent.mkdir()
    path.write_text(BIB)
    return path


def test_a_running_zotero_is_handed_the_items(run: Run, stored: Path, zotero: FakeZotero) -> None:
    outcome = run("export", "--to", "zotero", "--zotero-port", str(zotero.port))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == 'Zotero took 2 references into "Region"\n'
    assert zotero.faults == []
    assert zotero.asked == ["/connector/ping", "/connector/getSelectedCollection", "/connector/saveItems"]
    first = zotero.items[0]
    assert (first["itemType"], first["title"], first["date"], first["DOI"]) == (
        "journalArticle",
        "Rights on the Move",
        "2016-11",
        "10.1000/a_b",
    )
    assert first["creators"] == [
        {"creatorType": "author", "lastName": "van den Berg", "firstName": "Jan"},
        {"creatorType": "author", "lastName": "World Bank", "fieldMode": 1},
    ]
    assert first["extra"] == "Citation Key: roe2016\npublisher: Press"


def test_keys_choose(run: Run, stored: Path, zotero: FakeZotero) -> None:
    assert run("export", "poe2009", "--to", "zotero", "--zotero-port", str(zotero.port)).code == 0
    assert [item["title"] for item in zotero.items] == ["Statement"]


def test_many_go_in_batches_of_sessions_of_their_own(run: Run, stored: Path, zotero: FakeZotero) -> None:
    stored.write_text("".join(f"@misc{{k{i},\n  title = {{Title {i}}},\n}}\n" for i in range(120)))
    outcome = run("export", "--to", "zotero", "--zotero-port", str(zotero.port))
    assert outcome.out == 'Zotero took 120 references into "Region"\n'
    assert (zotero.batches, len(zotero.sessions)) == ([50, 50, 20], 3)


def test_a_zotero_that_does_not_run(run: Run, stored: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    outcome = run("export", "--to", "zotero", "--zotero-port", str(port))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(
        f"refcheck: Zotero is not running on this machine (nobody listens at port {port}); start"
    )
    assert outcome.err.count("\n") == 1


def test_another_program_at_the_port_is_handed_nothing(run: Run, stored: Path, zotero: FakeZotero) -> None:
    zotero.answers["/connector/ping"] = (200, {}, b"hello")
    outcome = run("export", "--to", "zotero", "--zotero-port", str(zotero.port))
    assert outcome.code == 2
    assert "is not Zotero; nothing was handed over" in outcome.err
    assert zotero.asked == ["/connector/ping"]


def test_a_redirect_is_not_followed(run: Run, stored: Path, zotero: FakeZotero) -> None:
    zotero.answers["/connector/ping"] = (302, {"Location": "http://192.0.2.1/"}, b"Zotero is running")
    assert run("export", "--to", "zotero", "--zotero-port", str(zotero.port)).code == 2
    assert zotero.asked == ["/connector/ping"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((500, {}, b'{"libraryEditable": false}'), "the library that is selected in Zotero is read only"),
        ((500, {}, b""), "Zotero refused the items (status 500)"),
        ((400, {}, b"{}"), "Zotero refused the items (status 400)"),
    ],
)
def test_what_zotero_refuses_is_told(
    run: Run, stored: Path, zotero: FakeZotero, answer: tuple[int, dict[str, str], bytes], message: str
) -> None:
    zotero.answers["/connector/saveItems"] = answer
    outcome = run("export", "--to", "zotero", "--zotero-port", str(zotero.port))
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


@pytest.mark.parametrize(
    "body", [b"no json", b"[]", b'{"libraryEditable": false, "name": "Read only"}', b'{"name": 3}']
)
def test_where_items_go_is_said_only_when_it_is_known(run: Run, stored: Path, zotero: FakeZotero, body: bytes) -> None:
    zotero.answers["/connector/getSelectedCollection"] = (200, {}, body)
    assert run("export", "--to", "zotero", "--zotero-port", str(zotero.port)).out == "Zotero took 2 references\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "zotero", "-o", "a.json"], "--to zotero writes no file"),
        (["--to", "zotero", "-f", "ris:a.ris"], "--to zotero writes no file"),
        (["--to", "zotero", "--zotero-port", "0"], "--zotero-port"),
        (["--to", "zotero", "nonsense"], 'there is no reference "nonsense"'),
    ],
)
def test_a_mistaken_call(run: Run, stored: Path, arguments: list[str], message: str) -> None:
    outcome = run("export", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_nothing_to_hand_over(run: Run, here: Path) -> None:
    (here / "empty.bib").write_text("% nothing\n")
    outcome = run("export", "empty.bib", "--to", "zotero", "--zotero-port", "1")
    assert (outcome.code, outcome.err) == (3, "refcheck: no reference was found\n")
