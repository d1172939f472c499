"""``refcheck doctor``: this installation, and what is amiss with it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from refcheck.commands.options import VerbCommand, common
from refcheck.commands.session import Session, open_session, other_distribution
from refcheck.commands.terminal import put
from refcheck.errors import ConfigError
from refcheck.version import __version__

__all__ = ["Finding", "command", "examine"]

DISTRIBUTION = "refcheck-cite"
LIBRARIES = (
    *(("backports.zstd",) if sys.version_info < (3, 14) else ()),
    "beautifulsoup4",
    "bibtexparser",
    "brotli",
    "click",
    "idna",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "platformdirs",
    "protego",
    "pylatexenc",
    "pypdfium2",
    "rapidfuzz",
    "requests",
    "rich",
    "soupsieve",
    "urllib3",
)
EXTRAS = {"fast": "pycurl"}
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
CERTIFICATES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")

EPILOG = """\b
Example:
  refcheck doctor
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that was looked at: what, how it stands, and whether something must be done."""

    what: str
    state: str
    amiss: bool = False


@click.command("doctor", cls=VerbCommand, epilog=EPILOG)
@common
def command(**options: Any) -> int:
    """Look at this installation and say what is amiss.

    Nothing is asked of other machines. Exits 1 when something must be done.
    """
    session = open_session(options)
    findings = tuple(examine(session))
    width = max(len(finding.what) for finding in findings)
    for finding in findings:
        mark = "!!" if finding.amiss else "ok"
        if session.color_results:
            mark = click.style(mark, fg="red" if finding.amiss else "green")
        put(f"{mark}  {finding.what.ljust(width)}  {finding.state}")
    return int(any(finding.amiss for finding in findings))


def examine(session: Session) -> Iterator[Finding]:
    """Yield what was looked at, the program first, then what it stands on, then its folders."""
    yield Finding(what="refcheck", state=f"{__version__} in {Path(__file__).parent.parent}")
    yield Finding(what="Python", state=f"{platform.python_version()} on {platform.platform()}")
    yield _package()
    yield from _libraries()
    yield from _extras()
    yield from _transport(session)
    yield from _settings(session)
    yield from _folders(session)
    yield from _memory(session)
    yield from _around()


def _package() -> Finding:
    """Return whether another distribution lies in our package."""
    owners = sorted(set(metadata.packages_distributions().get("refcheck", [])))
    foreign = [name for name in owners if name.lower() != DISTRIBUTION]
    if foreign or other_distribution():
        names = ", ".join(foreign) or "refcheck"
        return Finding(
            what="package",
            state=f"{names} is installed into the same package: "
            f"uninstall it, then install {DISTRIBUTION} again, or give each an environment of its own",
            amiss=True,
        )
    return Finding(what="package", state=f"provided by {', '.join(owners) or 'a source tree'} alone")


def _libraries() -> Iterator[Finding]:
    for name in LIBRARIES:
        try:
            yield Finding(what=name, state=metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(what=name, state=f"is not installed: install {DISTRIBUTION} again", amiss=True)


def _extras() -> Iterator[Finding]:
    for extra, name in EXTRAS.items():
        try:
            state = f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            state = f"{name} is not installed, and is needed only for that: {DISTRIBUTION}[{extra}]"
        yield Finding(what=f"[{extra}]", state=state)


def _transport(session: Session) -> Iterator[Finding]:
    network = session.config.network
    yield _library_of(network.transport)
    if network.proxy:
        from refcheck.text.urls import redact

        yield Finding(what="proxy", state=redact(network.proxy))
    for variable in PROXIES:
        if os.environ.get(variable):
            yield Finding(what=variable, state="is set, and not used: --proxy or your own configuration names one")
    for variable in CERTIFICATES:
        path = os.environ.get(variable)
        if path:
            absent = not Path(path).exists()
            yield Finding(what=variable, state=f"{path} does not exist" if absent else path, amiss=absent)


def _library_of(transport: str) -> Finding:
    if transport != "curl":
        return Finding(what="transport", state=transport)
    if find_spec("pycurl") is None:
        state = f"curl, but pycurl is not installed: install {DISTRIBUTION}[fast]"
        return Finding(what="transport", state=state, amiss=True)
    try:
        from refcheck.fetch.curl_handles import version
    except ImportError as error:  # built for another libcurl, or another kind of TLS
        return Finding(what="transport", state=f"curl, but pycurl cannot be loaded: {error}", amiss=True)
    said, good = version()
    return Finding(what="transport", state=f"curl, by {said}", amiss=not good)


def _settings(session: Session) -> Iterator[Finding]:
    from refcheck.config.locate import users_own
    from refcheck.config.schema import shipped

    files = ", ".join(str(path) for path in session.files)
    yield Finding(what="configuration", state=files or f"none is read (your own would be {users_own()})")
    yield Finding(what="schema", state=f"{shipped()} (for editors)")
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    yield Finding(what="terminal", state=f"{encoding}, {'with' if session.color_results else 'without'} colours")


def _folders(session: Session) -> Iterator[Finding]:
    from refcheck.memory import default_folder

    yield _folder("cache", session.config.memory.cache_dir or default_folder())
    yield _folder("references", session.config.root / session.config.references)


def _memory(session: Session) -> Iterator[Finding]:
    """Yield how lock, evidence store and baseline stand; what is not there yet is nothing amiss."""
    from refcheck.memory import describe_cache
    from refcheck.memory.lock import LockFile
    from refcheck.pipeline.gathering import lock_path

    path = lock_path(session.config)
    lock = LockFile(path, root=session.config.root)
    state = str(path) if path.exists() else f"{path} (made when links are asked)"
    yield Finding(what="lock", state=lock.warnings[0] if lock.warnings else state, amiss=bool(lock.warnings))
    store = describe_cache(session.config.memory.cache_dir)
    kept = f"{store.links:,} links and {store.evidence:,} answers in {store.size:,} bytes" if store.exists else "empty"
    yield Finding(what="store", state=store.problem or kept, amiss=bool(store.problem))
    if session.config.baseline:
        yield _baseline(session.config.baseline)


def _baseline(path: str) -> Finding:
    from refcheck.memory.baseline import read

    try:
        return Finding(what="baseline", state=f"{path} ({len(read(Path(path))):,} put off)")
    except ConfigError as error:
        return Finding(what="baseline", state=str(error), amiss=True)


def _around() -> Iterator[Finding]:
    """Yield what other programs are there, and which are not needed."""
    from refcheck.pipeline.revision import git_version

    version = git_version()
    yield Finding(what="git", state=version or "is not installed, and is needed only for check --changed")
    yield Finding(what="browser", state="none is needed: what stands on pages is never run")


def _folder(what: str, folder: Path) -> Finding:
    """Return whether a folder can be written, or made where it is absent."""
    if folder.exists() and not folder.is_dir():
        return Finding(what=what, state=f"{folder} is no folder", amiss=True)
    nearest = next((each for each in (folder, *folder.absolute().parents) if each.is_dir()), folder)
    if not os.access(nearest, os.W_OK | os.X_OK):
        return Finding(what=what, state=f"{folder} cannot be written", amiss=True)
    return Finding(what=what, state=str(folder) if folder.exists() else f"{folder} (made when it is needed)")
