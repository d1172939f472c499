from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import refcheck
from refcheck.commands import doctor
from tests.docs.pages import ROOT

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "packages_distributions", lambda: {"refcheck": ["refcheck-cite"]})
    for name in doctor.CERTIFICATES:
        monkeypatch.delenv(name, raising=False)


def state(out: str, what: str) -> str:
    return next(line for line in out.splitlines() if line.split()[1] == what)


def test_a_sound_installation(run: Run) -> None:
    outcome = run("doctor")
    assert (outcome.code, outcome.err) == (0, "")
    assert "!!" not in outcome.out
    assert "provided by refcheck-cite alone" in state(outcome.out, "package")
    assert "none is read" in state(outcome.out, "configuration")
    assert state(outcome.out, "transport").endswith("requests")


def test_two_distributions_in_one_package(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    owners = {"refcheck": ["refcheck-cite", "refcheck"]}
    monkeypatch.setattr(metadata, "packages_distributions", lambda: owners)
    outcome = run("doctor")
    assert outcome.code == 1
    assert "refcheck is installed into the same package" in state(outcome.out, "package")


def test_modules_of_the_other_without_its_record(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "main.py").touch()
    monkeypatch.setattr(refcheck, "__path__", [*refcheck.__path__, str(tmp_path)])
    outcome = run("doctor")
    assert outcome.code == 1
    assert state(outcome.out, "package").startswith("!!")


def test_a_library_that_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = metadata.version

    def version(name: str) -> str:
        if name == "lxml":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", version)
    outcome = run("doctor")
    assert outcome.code == 1
    assert "is not installed" in state(outcome.out, "lxml")


def test_a_transport_that_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFCHECK_TRANSPORT", "curl")
    monkeypatch.setitem(sys.modules, "pycurl", None)
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    outcome = run("doctor")
    assert outcome.code == 1
    assert "curl, but pycurl is not installed" in outcome.out


def test_the_library_of_the_fast_transport_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFCHECK_TRANSPORT", "curl")
    handles = SimpleNamespace(version=lambda: ("PycURL 7.49.0, libcurl 8.23.0, OpenSSL 3.6.5", True))
    monkeypatch.setitem(sys.modules, "refcheck.fetch.curl_handles", handles)
    monkeypatch.setattr(doctor, "find_spec", lambda _: object())
    outcome = run("doctor")
    assert outcome.code == 0
    assert state(outcome.out, "transport").endswith("curl, by PycURL 7.49.0, libcurl 8.23.0, OpenSSL 3.6.5")
    handles.version = lambda: ("PycURL 7.45.0, libcurl 8.0.0", False)
    assert run("doctor").code == 1


def test_a_library_that_cannot_be_loaded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFCHECK_TRANSPORT", "curl")
    monkeypatch.setitem(sys.modules, "refcheck.fetch.curl_handles", None)
    monkeypatch.setattr(doctor, "find_spec", lambda _: object())
    outcome = run("doctor")
    assert outcome.code == 1
    assert "pycurl cannot be loaded" in state(outcome.out, "transport")


def test_certificates_and_a_proxy_are_told_without_secrets(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "own" / "refcheck.toml"
    own.parent.mkdir()
    own.write_text('proxy = "http://me:secret@proxy.example:3128"\n')
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "absent.pem"))
    monkeypatch.setenv("CURL_CA_BUNDLE", str(own))
    outcome = run("doctor")
    assert outcome.code == 1
    assert "absent.pem does not exist" in state(outcome.out, "SSL_CERT_FILE")
    assert state(outcome.out, "CURL_CA_BUNDLE").startswith("ok")
    assert "proxy.example" in state(outcome.out, "proxy")
    assert "secret" not in outcome.out
    assert str(own) in state(outcome.out, "configuration")


def test_folders_that_cannot_be_used(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "references").touch()
    monkeypatch.setattr("os.access", lambda *_: False)
    outcome = run("doctor")
    assert outcome.code == 1
    assert state(outcome.out, "references").endswith("references is no folder")
    assert state(outcome.out, "cache").endswith("cannot be written")


def test_marks_are_coloured(run: Run) -> None:
    assert "\x1b[32mok\x1b[0m" in run("doctor", "--color=always").out


def test_every_library_that_is_needed_is_looked_at() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = {re.split(r"[>=<; \[]", each, maxsplit=1)[0].lower() for each in project["dependencies"]}
    if sys.version_info >= (3, 14):
        needed.discard("backports.zstd")
    assert set(doctor.LIBRARIES) == needed
    assert set(doctor.EXTRAS) == set(project["optional-dependencies"])


def test_an_extra_that_is_missing_is_nothing_amiss(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = metadata.version

    def version(name: str) -> str:
        if name == "pycurl":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", version)
    outcome = run("doctor")
    assert outcome.code == 0
    assert "needed only for that: refcheck-cite[fast]" in state(outcome.out, "[fast]")


def test_lock_store_baseline_and_schema(run: Run, here: Path) -> None:
    outcome = run("doctor")
    assert "made when links are asked" in state(outcome.out, "lock")
    assert state(outcome.out, "store").endswith("empty")
    assert state(outcome.out, "browser").endswith("never run")
    assert Path(state(outcome.out, "schema").split()[2]).is_file()
    (here / "references").mkdir()
    (here / "references" / "refcheck.lock").write_text("<<<<<<< HEAD\n")
    (here / "refcheck.toml").write_text('baseline = "known.json"\n')
    outcome = run("doctor")
    assert outcome.code == 1
    assert state(outcome.out, "lock").startswith("!!")
    assert "there is no such baseline" in state(outcome.out, "baseline")
    (here / "known.json").write_text('{"schema": "refcheck-baseline/1", "findings": {}}')
    assert "(0 put off)" in state(run("doctor").out, "baseline")


def test_git_is_told_and_not_required(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    outcome = run("doctor")
    assert outcome.code == 0
    assert "needed only for check --changed" in state(outcome.out, "git")


def test_proxies_of_the_environment_are_told_to_be_unused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:secret@proxy.example:3128")
    outcome = run("doctor")
    assert "is set, and not used" in state(outcome.out, "HTTPS_PROXY")
    assert "secret" not in outcome.out
