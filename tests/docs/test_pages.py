"""The pages name everything there is, nothing that is not, and lead nowhere wrong."""

from __future__ import annotations

import pkgutil
import re
import tomllib
from functools import cache
from pathlib import Path

import click
import pytest

from refcheck.checks import RULES
from refcheck.commands.verbs import VERBS, group
from refcheck.config.keys import KEYS
from refcheck.evidence.registries import REGISTRIES
from refcheck.exports import FORMATS as EXPORTS
from refcheck.reports import FORMATS as REPORTS
from refcheck.text.urls import host_of
from tests.docs.pages import DOCS, ROOT, Session, fences, pages, refcheck_sessions, replace_block, run, sessions

CONTEXT = click.Context(group, info_name="refcheck")


@cache
def command(verb: str) -> click.Command:
    found = group.get_command(CONTEXT, verb)
    assert found is not None
    return found


def options(verb: str) -> set[str]:
    with click.Context(command(verb), parent=CONTEXT, info_name=verb) as context:
        names = {n for p in command(verb).get_params(context) for n in (*p.opts, *p.secondary_opts)}
    return {name for name in names if name.startswith("-")}


@cache
def everything() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in pages())


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew-golden"))


def is_current(page: Path, name: str, body: str, *, renew: bool) -> bool:
    text = page.read_text(encoding="utf-8")
    current = replace_block(text, name, body)
    if renew:
        page.write_text(current, encoding="utf-8")
    return renew or text == current


def test_the_manual_has_the_help_of_every_command(tmp_path: Path, renew: bool) -> None:
    parts = []
    for verb in VERBS:
        done = run([verb.name, "--help"], tmp_path)
        assert done.returncode == 0, done.stderr
        parts.append(f"## {verb.name}\n\n{verb.summary}\n\n```text\n{done.stdout.strip()}\n```\n")
    assert is_current(DOCS / "commands.md", "commands", "\n".join(parts), renew=renew)


def test_the_manual_has_every_key_of_the_configuration(renew: bool) -> None:
    rows = ["| key | what it sets |", "|---|---|"]
    rows += [f"| `{key.name}` | {key.summary.replace('|', chr(92) + '|')} |" for key in KEYS]
    assert is_current(DOCS / "configuration.md", "keys", "\n".join(rows), renew=renew)


def test_the_manual_has_every_report_format(renew: bool) -> None:
    rows = ["| `-f` | what it is |", "|---|---|", *(f"| `{name}` | {what} |" for name, what in REPORTS.items())]
    assert is_current(DOCS / "formats.md", "reports", "\n".join(rows), renew=renew)


def test_the_page_on_registries_has_their_manners(renew: bool) -> None:
    rows = ["| name | host | at most one in | at once | asked for | searched for |", "|---|---|---|---|---|---|"]
    for one in REGISTRIES:
        plain, mail = map(one.manners, (False, True))
        at_once = f"{plain.per_host}" if plain == mail else f"{plain.per_host}, {mail.per_host} with a mail address"
        rows.append(
            f"| `{one.name}` | {host_of(one.base)} | {plain.host_interval:.3g} s | {at_once} | {one.says or '-'} "
            f"| {one.searches or '-'} |"
        )
    assert is_current(DOCS / "registries.md", "registries", "\n".join(rows), renew=renew)


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_every_option_is_named(verb: str) -> None:
    missing = [name for name in options(verb) if name not in everything()]
    assert not missing


def test_every_export_is_named_in_the_manual() -> None:
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert [name for name in EXPORTS if f"| `{name}` |" not in text] == []


def test_no_check_is_named_that_does_not_exist() -> None:
    own = [path for path in pages() if DOCS / "checks" not in path.parents]
    named = {code for path in own for code in re.findall(r"\b[A-Z]{3}\d{3}\b", path.read_text(encoding="utf-8"))}
    assert named - {rule.code for rule in RULES} == set()


def shell_lines(text: str) -> list[Session]:
    """The commands of ``sh`` and ``yaml`` blocks, which are shown and not run."""
    blocks = "\n".join((*fences(text, "sh"), *fences(text, "yaml")))
    found = re.findall(r"^(?:- run: )?(refcheck [^\n#]*)", blocks, re.MULTILINE)
    return [Session(command=line.strip(), output="") for line in found]


def used(page: Path) -> list[list[str]]:
    text = page.read_text(encoding="utf-8")
    return [s.arguments for s in (*refcheck_sessions(text), *shell_lines(text))]


@pytest.mark.parametrize("page", [p for p in pages() if used(p)], ids=lambda page: page.name)
def test_every_command_line_that_is_shown_is_accepted(page: Path) -> None:
    verbs = {verb.name for verb in VERBS}
    for arguments in used(page):
        verb, rest = (arguments[0], arguments[1:]) if arguments[0] in verbs else ("check", arguments)
        unknown = {word.partition("=")[0] for word in rest if re.match(r"--?[a-zA-Z]", word)} - options(verb)
        assert not unknown, (page.name, arguments)


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub and MyST make them."""
    heads = re.findall(r"^#+ +(.*?) *$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_resolve(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        found = (page.parent / name).resolve() if name else page
        assert found.exists(), target
        assert found.is_relative_to(ROOT), target
        if anchor:
            assert anchor in anchors(found.read_text(encoding="utf-8")), target


def test_the_projects_metadata_and_the_readme_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"`{project['name']}`" in readme
    assert project["requires-python"] == ">=3.11"
    assert "Python 3.11" in readme


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", everything()))
    named |= {s.command.split()[1] for s in sessions(everything()) if s.command.startswith("make ")}
    assert named
    assert named - targets == set()


def test_the_constraints_hold_every_requirement() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", pin) for pin in pins)
    pinned = {re.sub(r"[-_.]+", "-", pin.partition("==")[0]).lower() for pin in pins}
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*table["project"]["dependencies"], *table["build-system"]["requires"]]
    wanted += [each for group_ in table["dependency-groups"].values() for each in group_ if isinstance(each, str)]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~!; ]", each, maxsplit=1)[0]).lower() for each in wanted}
    assert names - pinned == set()


def test_the_modules_that_are_named_exist() -> None:
    text = (DOCS / "how-it-works.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)`", text)) - {"refcheck.toml", "statement.md"}
    assert len(named) > 10
    for name in sorted(named):
        assert pkgutil.resolve_name(f"refcheck.{name}") is not None
