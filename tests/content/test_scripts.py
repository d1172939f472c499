"""Which lines of script run by themselves."""

from __future__ import annotations

import pytest

from refcheck.content.scripts import runs_by_itself

GO = "location.href='/b'"


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("<script>GO</script>", True),
        ("<script>var a = {b: 1}; GO;</script>", True),
        ("<script>window.onload=function(){GO}</script>", True),
        ("<script>window.onload = () => { GO }</script>", True),
        ("<script>$(document).ready(function () { GO; });</script>", True),
        ("<script>$(function(){ GO })</script>", True),
        ("<script>(function(){ GO })()</script>", True),
        ("<script>!function(){ GO }()</script>", True),
        ("<script>document.addEventListener('DOMContentLoaded', function(){ GO })</script>", True),
        ("<script>setTimeout(function(){ GO; }, 3000);</script>", True),
        ('<script>setTimeout("GO", 3000)</script>', True),
        ("<script>try { GO } catch (e) {}</script>", True),
        ("<script>function go(){ GO } go();</script>", True),
        ("<script>function go(){ GO }</script><body onload='go()'>", True),
        ('<body onload="GO">', True),
        ("<script>function go(){ GO }</script><a onclick='go()'>", False),
        ("<script>function go(){ GO }</script>", False),
        ("<script>var go = function(){ GO };</script>", False),
        ("<script>b.onclick = function(){ GO }</script>", False),
        ("<script>b.addEventListener('click', function(){ GO })</script>", False),
        ("<script>if (a) { GO }</script>", False),
        ("<script>if (a) GO</script>", False),
        ("<script>a && (GO)</script>", False),
        ("<script>if (a) { b } else { GO }</script>", False),
        ("<script>window.onload=function(){ if (a) { GO } }</script>", False),
        ("<script>setTimeout(function(){ GO; }, 1800000);</script>", False),
        ('<script>setTimeout("GO", 1800000)</script>', False),
        ('<a onclick="GO">', False),
        ('<script>a()</script><a href="javascript:GO">', False),
        ("GO", False),
        ("<script>" + "{" * 30 + "GO</script>", False),
    ],
)
def test_what_runs_by_itself(source: str, runs: bool) -> None:
    source = source.replace("GO", GO)
    assert runs_by_itself(source, source.index("location")) is runs


@pytest.mark.parametrize("part", ["go(", "{", "function go(){", "onclick='go(", "if (", "<script>", "setTimeout("])
def test_hostile_scripts_end(part: str) -> None:
    source = "<script>" + part * (19_000 // len(part)) + GO
    assert runs_by_itself(source, len(source) - len(GO)) in {True, False}
