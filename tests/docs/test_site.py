"""The documentation builds without a warning and without a network, and its pages load nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT

BUILD = """
import socket, sys

def refuse(*_):
    raise SystemExit("the build wants a network")

socket.socket.connect = refuse
socket.getaddrinfo = refuse
from sphinx.cmd.build import main
sys.exit(main(["-q", "-W", "--keep-going", *sys.argv[1:]]))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Where `make docs` has built only what has changed since is built anew.
    told = os.environ.get("REFCHECK_DOCS_BUILD")
    folder = Path(told) if told else tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "-d", str(folder / "doctrees"), str(DOCS), str(folder / "html")],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path_factory.getbasetemp()),
            "PYTHONPATH": str(ROOT / "src"),
            "LC_ALL": "C.UTF-8",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "html"


def loads(page: str) -> set[str]:
    """What a browser fetches by itself when it shows a page, as far as it is on another host."""
    found = re.findall(r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\bsrc=[\"']?([^\"'\s>]+)", page)
    for tag in re.findall(r"<link\b[^>]*>", page):
        relation = re.search(r"\brel=[\"']?([\w -]+)", tag)
        if not relation or not {"canonical", "prev", "next", "author"} & set(relation[1].split()):
            found += re.findall(r"\bhref=[\"']?([^\"'\s>]+)", tag)
    return {address for address in found if re.match(r"(?:[a-z]+:)?//", address)}


def test_no_page_asks_another_host(site: Path) -> None:
    built = sorted(site.rglob("*.html"))
    assert len(built) > 15
    for page in built:
        assert loads(page.read_text(encoding="utf-8")) == set(), page.name


def test_no_style_sheet_or_script_loads_from_another_host(site: Path) -> None:
    for sheet in site.rglob("*.css"):
        assert not re.findall(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet
    for script in site.rglob("*.js"):
        assert not re.findall(r"(?:fetch|import|importScripts)\(\s*[\"']https?:", script.read_text(encoding="utf-8"))


def test_the_probe_sees_what_it_is_there_for() -> None:
    assert loads('<link rel="stylesheet" href="https://fonts.example/css">') == {"https://fonts.example/css"}
    assert loads('<script async src="//cdn.example/x.js"></script>') == {"//cdn.example/x.js"}
    assert loads('<a href="https://elsewhere.example/">x</a><img src="_static/x.svg">') == set()


def test_the_public_names_are_all_in_the_reference() -> None:
    import refcheck

    text = (DOCS / "api.md").read_text(encoding="utf-8")
    missing = [
        name
        for name in refcheck.__all__
        if name != "__version__" and f"refcheck.{name}" not in text and not name.endswith("Error")
    ]
    assert missing == []
    assert "automodule:: refcheck.errors" in text
