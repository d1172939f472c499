from __future__ import annotations

from dataclasses import replace
from typing import Any

from benchmarks.bibliography import mixed
from refcheck.checks import Context, Selection, judge
from refcheck.checks.catalogue import CHECKS
from refcheck.checks.fingerprint import fingerprint
from refcheck.checks.interface import Scope
from refcheck.model.document import MentionForm, Suppression
from refcheck.model.finding import Finding
from refcheck.model.place import Location
from refcheck.references.bibtex import parse_bibtex
from tests.factories import make_citation, make_context, make_document, make_mention, make_reference
from tests.growth import lines_run

NAMED = "ASEAN 2025: Forging Ahead Together"


def misquoting_document(*suppressions: Suppression) -> Context:
    mention = make_mention("Migrating for Opportunities")
    reference = make_reference(mentions=(mention,), citations=(make_citation(),))
    key = make_mention("@testaverde2017migrating", form=MentionForm.KEY, marker=None)
    document = make_document(mentions=(mention, make_mention(NAMED, marker=None), key), suppressions=suppressions)
    return make_context(documents=(document,), references=(reference,))


def ignoring(*codes: str, **fields: Any) -> Suppression:
    fields.setdefault("location", Location(path="statement.md", line=5))
    return Suppression(codes=codes, first_line=1, last_line=99, **fields)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_findings_come_worst_first_with_fingerprints() -> None:
    shown, silenced = judge(misquoting_document(), Selection())
    assert codes(shown) == ["TTL002", "DOC014"]
    assert silenced == ()
    assert all(len(finding.fingerprint) == 32 for finding in shown)


def test_a_comment_silences_and_gives_its_reason() -> None:
    shown, silenced = judge(misquoting_document(ignoring("TTL", reason="on purpose")), Selection())
    assert codes(shown) == ["DOC014"]
    assert [(s.finding.code, s.why) for s in silenced] == [("TTL002", "on purpose")]


def test_a_comment_for_other_lines_or_another_file_silences_nothing() -> None:
    elsewhere = ignoring("TTL002", location=Location(path="other.md", line=5))
    later = replace(ignoring("TTL002"), first_line=50)
    shown, _ = judge(misquoting_document(elsewhere, later), Selection())
    assert codes(shown) == ["TTL002", "DOC014", "RUN001", "RUN001"]


def test_an_expired_comment_silences_nothing_and_is_told_of() -> None:
    shown, _ = judge(misquoting_document(ignoring("TTL002", until="2026-03-13")), Selection())
    assert codes(shown) == ["TTL002", "RUN002", "DOC014"]
    shown, _ = judge(misquoting_document(ignoring("TTL002", until="2026-03-14")), Selection())
    assert codes(shown) == ["DOC014"]


def test_a_date_that_is_none_has_passed() -> None:
    shown, _ = judge(misquoting_document(ignoring("TTL002", until="soon")), Selection())
    assert "RUN002" in codes(shown)


def test_a_comment_about_links_is_not_called_unused_before_they_were_asked() -> None:
    shown, _ = judge(misquoting_document(ignoring("LNK001")), Selection())
    assert "RUN001" not in codes(shown)


def test_a_comment_with_a_code_that_does_not_exist_is_told_of() -> None:
    shown, _ = judge(misquoting_document(ignoring("TTX999")), Selection())
    (told,) = [f for f in shown if f.code == "RUN001"]
    assert "no check is called TTX999" in told.message


def test_a_selection_hides_and_says_why() -> None:
    shown, silenced = judge(misquoting_document(), Selection(ignore=("DOC",)))
    assert codes(shown) == ["TTL002"]
    assert "ignored by the configuration" in silenced[0].why


def finding(**fields: Any) -> Finding:
    (made, *_), _ = judge(misquoting_document(), Selection())
    return replace(made, **fields)


def test_a_fingerprint_does_not_move_with_line_severity_or_spelling() -> None:
    moved = finding(location=Location(path="elsewhere/statement.md", line=99), actual="Migrating, for  OPPORTUNITIES")
    assert fingerprint(moved) == fingerprint(finding())


def test_a_fingerprint_differs_with_code_reference_content_and_document() -> None:
    others = [finding(code="TTL001"), finding(key="other"), finding(actual="Migrating"), finding(origin="b.md")]
    assert len({fingerprint(f) for f in (*others, finding())}) == 5


def test_equal_findings_get_fingerprints_of_their_own() -> None:
    context = misquoting_document()
    (document,) = context.documents
    twice = replace(document, mentions=())
    (reference,) = context.references
    again = replace(
        reference,
        mentions=(*reference.mentions, replace(reference.mentions[0], location=Location(path="statement.md", line=70))),
    )
    shown, _ = judge(make_context(documents=(twice,), references=(again,)), Selection())
    assert codes(shown) == ["TTL002", "TTL002"]
    assert shown[0].fingerprint != shown[1].fingerprint


def test_the_longest_code_of_the_ignores_for_a_place_has_silenced_it() -> None:
    broad, narrow = ignoring("TTL", reason="broad"), ignoring("TTL002", reason="narrow")
    shown, silenced = judge(misquoting_document(broad, narrow), Selection())
    assert [s.why for s in silenced] == ["narrow"]
    assert codes(shown) == ["DOC014"]


def test_a_word_that_is_no_check_is_told_beside_one_that_is() -> None:
    shown, silenced = judge(misquoting_document(ignoring("TTL002", "TTX002")), Selection())
    assert [s.finding.code for s in silenced] == ["TTL002"]
    (told,) = [f for f in shown if f.code == "RUN001"]
    assert (told.message, told.remedy) == ("no check is called TTX002", "did you mean TTL002?")


def test_an_ignore_of_an_entry_holds_where_its_reference_is_spoken_of() -> None:
    context = misquoting_document()
    (reference,) = context.references
    of_entry = ignoring("TTL002", location=Location(path=reference.file, line=2), key=reference.key)
    of_entry = replace(of_entry, first_line=200, last_line=210)
    (document,) = context.documents
    shown, silenced = judge(
        replace(context, documents=(replace(document, suppressions=(of_entry,)),)),
        Selection(),
    )
    assert [s.finding.code for s in silenced] == ["TTL002"]
    other = replace(of_entry, key="another")
    shown, silenced = judge(replace(context, documents=(replace(document, suppressions=(other,)),)), Selection())
    assert "TTL002" in codes(shown)


def test_what_was_not_looked_at_is_not_called_unused() -> None:
    elsewhere = ignoring("DOC009")
    assert "RUN001" in codes(judge(misquoting_document(elsewhere), Selection())[0])
    assert "RUN001" not in codes(judge(misquoting_document(elsewhere), Selection(only=("LNK",)))[0])


def test_a_check_that_is_off_is_not_made_and_its_ignores_are_not_called_unused() -> None:
    text = f"@online{{a, title = {{{NAMED}}}, url = {{https://www.example.org/report}}, urldate = {{2026-01-01}}}}"
    library = parse_bibtex(text, path="statement.md")
    context = make_context(libraries=(library,), references=library.references)
    assert judge(context, Selection()) == ((), ())
    assert codes(judge(context, Selection(extend=("ARC",)))[0]) == ["ARC001"]
    ignored = replace(context, libraries=(replace(library, suppressions=(ignoring("ARC001"),)),))
    assert judge(ignored, Selection()) == ((), ())
    shown, silenced = judge(ignored, Selection(extend=("ARC",)))
    assert (shown, [one.finding.code for one in silenced]) == ((), ["ARC001"])


def test_without_anything_told_no_online_check_of_a_reference_finds_anything() -> None:
    context = make_context(references=parse_bibtex(mixed(60), path="mixed.bib").references)
    assert not context.is_told
    online = [check for check in CHECKS if check.rule.online and check.rule.scope is Scope.REFERENCE]
    assert len(online) > 10
    for check in online:
        assert not [found for one in context.references for found in check.judge(check.rule, context, one)]


def test_the_work_grows_with_the_entries() -> None:
    def cost(entries: int) -> int:
        context = make_context(references=parse_bibtex(mixed(entries), path="mixed.bib").references)
        return lines_run(lambda: judge(context, Selection()))

    assert cost(240) < 4.8 * cost(60)
