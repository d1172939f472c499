"""Patterns compiled at their first use: the same as compiled at once, and all of them sound."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import refcheck
from refcheck.text import lazy
from refcheck.text.lazy import known, lazy_re

SOURCES = Path(refcheck.__file__).parent


def test_a_lazy_pattern_does_what_a_compiled_one_does() -> None:
    late, compiled = (
        lazy_re(r"(?P<year>\d{4})([a-z])?", re.IGNORECASE),
        re.compile(r"(?P<year>\d{4})([a-z])?", re.IGNORECASE),
    )
    text = "in 1987A and 2003"
    for name in ("search", "match", "fullmatch"):
        ours, theirs = getattr(late, name)(text), getattr(compiled, name)(text)
        assert (ours and ours.groups()) == (theirs and theirs.groups())
    assert late.findall(text) == compiled.findall(text) == [("1987", "A"), ("2003", "")]
    assert [one.span() for one in late.finditer(text, 4)] == [one.span() for one in compiled.finditer(text, 4)]
    assert late.sub(r"<\g<year>>", text) == compiled.sub(r"<\g<year>>", text) == "in <1987> and <2003>"
    assert late.split(text, maxsplit=1) == compiled.split(text, maxsplit=1)
    assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert dict(late.groupindex) == {"year": 1}


def test_bytes_are_patterns_too() -> None:
    assert lazy_re(rb"%PDF-(\d)").match(b"%PDF-1.7") is not None


def test_an_unsound_pattern_raises_where_it_is_first_used_each_time() -> None:
    unsound = lazy_re("(")
    try:
        assert unsound.pattern == "("
        for _ in range(2):
            with pytest.raises(re.error, match="unterminated subpattern"):
                unsound.search("x")
    finally:
        forget(unsound)


def forget(unsound: re.Pattern[str]) -> None:
    """Take ``unsound`` out of what is known, so that the test of all of them does not meet it."""
    kept = [one for one in lazy._known if one.pattern != unsound.pattern]
    lazy._known[:] = kept


def test_what_patterns_do_not_have_is_missing() -> None:
    with pytest.raises(AttributeError, match="scaner"):
        _ = lazy_re("x").scaner  # type: ignore[attr-defined]


def test_every_pattern_of_the_package_is_sound() -> None:
    for module in pkgutil.walk_packages(refcheck.__path__, "refcheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = known()
    assert len(patterns) > 1_000
    for one in patterns:
        assert one.flags >= 0, one.pattern  # reading it compiles


def kept_at_import(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls of ``re.compile`` that run while the module is imported."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            yield node
        yield from kept_at_import(node)


def test_no_module_compiles_a_pattern_while_it_is_imported() -> None:
    found = [
        f"{path.relative_to(SOURCES)}:{call.lineno}"
        for path in sorted(SOURCES.rglob("*.py"))
        for call in kept_at_import(ast.parse(path.read_text("utf-8")))
    ]
    assert found == []


def test_importing_the_main_command_compiles_next_to_none() -> None:
    program = (
        "import refcheck.commands.check, refcheck.pipeline, refcheck.references.extraction\n"
        "from refcheck.text.lazy import known\n"
        "print(len(known()), sum('search' in vars(one) for one in known()))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    made, compiled = map(int, said.split())
    assert made > 300
    assert compiled < 10  # those with which a module makes one of its constants
