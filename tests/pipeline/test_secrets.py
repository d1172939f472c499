"""No report repeats a password or a key that stands in an address of what it is about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from refcheck import check
from refcheck.config import Config
from refcheck.mend import diff
from refcheck.reports import FORMATS, render

SECRET = "HUNTER2"
DOCUMENT = """# A statement

Words with [a link](http://bob:HUNTER2@www.example.org/a?token=HUNTER2&x=1).[^1] See
<https://www.example.org/b?api_key=HUNTER2>, and "Something at https://example.org/?sig=HUNTER2".[^2]

[^1]: Doe, Jane. *A Title of Some Length*. Oxford, 2001. https://eve:HUNTER2@example.org/x?sig=HUNTER2.
[^2]: Comment: see ftp://u:HUNTER2@ftp.example.org/z, //u:HUNTER2@example.org/q and (https://example.org/?password=HUNTER2).
[^3]: Another that nothing leads to, http://example.org/y?access_token=HUNTER2
"""
ENTRIES = r"""@misc{a, title = {A {T}itle}, url = {https://u:HUNTER2@example.org/p?key=HUNTER2}, note = {http://u:HUNTER2@example.org/}}
@misc{b, title = {B Title}, howpublished = {\url{https://example.org/p?token=HUNTER2}}, doi = {https://u:HUNTER2@doi.org/10.1000/1}}
@misc{c, title = {B Title}, howpublished = {\url{https://example.org/p?token=HUNTER2}}, year = {}}
"""


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_tells_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(DOCUMENT)
    Path("a.bib").write_text(ENTRIES)
    report = check("a.md", "a.bib", offline=True, config=Config(root=Path()))
    assert SECRET not in render(report, name, verbosity=1)
    assert "***" in render(report, "json")


def test_fixes_and_texts_without_a_secret_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.bib").write_text(ENTRIES)
    report = check("a.bib", offline=True, config=Config(root=Path()))
    assert f"-@misc{{c, title = {{B Title}}, howpublished = {{\\url{{https://example.org/p?token={SECRET}}}}}" in diff(
        report.findings
    )
    plain = DOCUMENT.replace("HUNTER2@", "").replace("=HUNTER2", "").replace("bob:", "").replace("eve:", "")
    Path("a.md").write_text(plain.replace("u:", ""))
    report = check("a.md", offline=True, config=Config(root=Path()))
    assert "***" not in render(replace(report, findings=(), suppressed=()), "json")
    assert report.documents[0].notes[0].text.endswith("https://example.org/x?sig.")
