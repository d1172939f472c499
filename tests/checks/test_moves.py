from __future__ import annotations

from typing import Any

import pytest

from refcheck.checks import moves
from refcheck.checks.interface import Check
from refcheck.documents import read_text
from refcheck.mend import plan
from refcheck.model.evidence import Hop, LinkEvidence, LinkVerdict
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import ReplaceText, SetField
from refcheck.model.reference import FieldText, Reference
from tests.factories import TITLE, make_context, make_link, make_reference, make_use

URL = "http://www.example.org/report.pdf"
TWIN = "https://www.example.org/report.pdf"
NEW = "https://www.example.org/new/a_b.pdf"


def judged(check: Check, link: LinkEvidence | None, *, url: str = URL, **use: Any) -> list[Finding]:
    subject = make_use(url, **use)
    links = {link.url: link} if link else {}
    return list(check.judge(check.rule, make_context(links=links, uses=(subject,)), subject))


def in_bib() -> Reference:
    return make_reference(file="a.bib", line=1, fields={"url": FieldText(name="url", raw=f"{{{URL}}}", line=4)})


def moved(to: str = NEW, **fields: Any) -> LinkEvidence:
    fields.setdefault("redirects", (Hop(status=301, url=to),))
    return make_link(URL, verdict=LinkVerdict.REDIRECTED, final_url=to, **fields)


def twin(status: int = 301, **fields: Any) -> LinkEvidence:
    fields.setdefault("verdict", LinkVerdict.REDIRECTED if status == 301 else LinkVerdict.OK)
    return make_link(URL, final_url=TWIN, secure_twin=True, redirects=(Hop(status=status, url=TWIN),), **fields)


def written(markdown: str, link: LinkEvidence) -> str:
    """What ``refcheck fix`` makes of the first link of a document."""
    document = read_text(markdown)
    first = document.links[0]
    place = make_use(URL).location
    use = make_use(URL, document=document, location=place)
    assert first.url == URL
    context = make_context(links={URL: link}, uses=(use,), documents=(document,))
    (finding,) = plan(
        list(moves.moved_permanently.judge(moves.moved_permanently.rule, context, use)), documents=[document]
    )
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    raw = markdown.encode()
    return (raw[: edit.start] + edit.text.encode() + raw[edit.end :]).decode()


def test_moved_permanently_writes_the_new_address_into_the_entry() -> None:
    (finding,) = judged(moves.moved_permanently, moved(title=TITLE), reference=in_bib(), field="url")
    assert (finding.expected, finding.severity) == (NEW, Severity.INFO)
    assert isinstance(finding.intent, SetField)
    assert (finding.intent.field, finding.intent.value, finding.intent.safe) == ("url", NEW, True)


@pytest.mark.parametrize(
    ("to", "title", "safe"),
    [
        ("https://elsewhere.example.net/item", TITLE, True),
        ("https://elsewhere.example.net/item", None, False),
        ("https://elsewhere.example.net/REPORT.pdf", None, True),
        ("https://elsewhere.example.net/item", "Something Else Entirely on Another Matter", False),
        (NEW, "Something Else Entirely on Another Matter", False),
        (NEW, None, True),
    ],
)
def test_a_move_is_safe_when_the_same_thing_is_there(to: str, title: str | None, safe: bool) -> None:
    (finding,) = judged(moves.moved_permanently, moved(to, title=title), reference=in_bib(), field="url")
    assert finding.intent is not None
    assert finding.intent.safe is safe


def test_moved_permanently_is_silent_on_links_that_did_not_or_that_nobody_asked() -> None:
    assert judged(moves.moved_permanently, make_link(URL, final_url=NEW)) == []
    assert judged(moves.moved_permanently, None) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'See [the report]({URL} "T").\n', f'See [the report]({NEW} "T").\n'),
        (f"See <{URL}>.\n", f"See <{NEW}>.\n"),
        (f"See {URL}.\n", f"See {NEW}.\n"),
        (f"See [{URL}]({URL}).\n", f"See [{NEW}]({NEW}).\n"),
        (f"See [it][1].\n\n[1]: {URL} 'T'\n", f"See [it][1].\n\n[1]: {NEW} 'T'\n"),
        (f"See [it][1].\n\n[1]: <{URL}>\n", f"See [it][1].\n\n[1]: <{NEW}>\n"),
        (f'See <a href="{URL}">it</a>.\n', f'See <a href="{NEW}">it</a>.\n'),
    ],
)
def test_every_form_of_link_keeps_all_but_its_address(before: str, after: str) -> None:
    assert written(before, moved()) == after


def test_an_address_that_would_end_the_link_is_encoded() -> None:
    assert written(f"See [it]({URL}).\n", moved(f"{NEW}?a=(b&c=*")) == f"See [it]({NEW}?a=%28b&c=%2A).\n"
    assert 'a=1&amp;b=2"' in written(f'<a href="{URL}">it</a>\n', moved(f"{NEW}?a=1&b=2"))


def test_a_longer_address_that_begins_alike_is_left_alone() -> None:
    text = written(f"[{URL}/more]({URL})\n", moved())
    assert text == f"[{URL}/more]({NEW})\n"


def test_insecure_is_a_remark_offline_too() -> None:
    (finding,) = judged(moves.insecure, None)
    assert (finding.severity, finding.expected, finding.intent) == (Severity.INFO, "", None)
    assert judged(moves.insecure, None, url=TWIN) == []


@pytest.mark.parametrize(("status", "safe"), [(301, True), (302, False)])
def test_the_hosts_own_https_is_a_fix(status: int, safe: bool) -> None:
    (finding,) = judged(moves.insecure, twin(status), reference=in_bib(), field="url")
    assert finding.expected == TWIN
    assert isinstance(finding.intent, SetField)
    assert (finding.intent.value, finding.intent.safe) == (TWIN, safe)


def test_no_https_is_written_where_it_leads_elsewhere_or_is_not_known_to_work() -> None:
    further = moved(NEW, secure_twin=True, redirects=(Hop(status=301, url=TWIN), Hop(status=301, url=NEW)))
    blocked = twin(verdict=LinkVerdict.BLOCKED)
    assert judged(moves.insecure, further, reference=in_bib(), field="url")[0].intent is None
    assert judged(moves.insecure, blocked, reference=in_bib(), field="url")[0].intent is None
    assert judged(moves.insecure, make_link(URL), reference=in_bib(), field="url")[0].intent is None


def test_a_dead_address_is_left_to_its_own_check() -> None:
    assert judged(moves.insecure, make_link(URL, verdict=LinkVerdict.BROKEN, reason="not-found")) == []


def test_http_in_a_document_is_mended_there() -> None:
    document = read_text(f"See [{URL}]({URL}).\n")
    (finding,) = judged(moves.insecure, twin(), document=document)
    assert isinstance(finding.intent, ReplaceText)
    assert finding.intent.text == f"[{TWIN}]({TWIN})"
    assert finding.intent.safe


def test_every_place_of_a_document_is_mended_at_once() -> None:
    text = f"See [it]({URL}) and {URL}, or [it][1].\n\n[1]: {URL}\n"
    document = read_text(text)
    use = make_use(URL, document=document)
    context = make_context(links={URL: moved()}, uses=(use,), documents=(document,))
    found = list(moves.moved_permanently.judge(moves.moved_permanently.rule, context, use))
    (finding,) = plan(found, documents=[document])
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda e: -e.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == f"See [it]({NEW}) and {NEW}, or [it][1].\n\n[1]: {NEW}\n"
