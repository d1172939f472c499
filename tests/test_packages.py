"""A function of a package must not share its name with a module of it.

Python binds a submodule to its package when it is first imported: the function would vanish.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import refcheck

PACKAGES = sorted(path.parent for path in Path(refcheck.__file__).parent.rglob("__init__.py"))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_no_public_name_is_also_a_module(package: Path) -> None:
    modules = {path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    tree = ast.parse((package / "__init__.py").read_text("utf-8"))
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    public = {
        element.value
        for node in tree.body
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets)
        for element in getattr(node.value, "elts", [])
        if isinstance(element, ast.Constant)
    }
    assert not modules & (defined | public)
