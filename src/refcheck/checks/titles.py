"""TTL: titles in the text against the title of the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.title_index import IN_TEXT, cited_title
from refcheck.model.document import Mention, MentionForm
from refcheck.model.evidence import Evidence, Outcome
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location, ReplaceText
from refcheck.model.reference import NoteKind, Reference, ReferenceKind
from refcheck.model.report import Agreement
from refcheck.model.sources import called
from refcheck.model.work import Work
from refcheck.text.law_names import is_called_so, without_number
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import TitleAgreement, compare_titles, main_title, split_title
from refcheck.text.words import fold, tokens

__all__ = ["AGREE", "agreement_of", "cited_title", "in_text_title_mismatch", "other_subtitle", "witnesses"]

SIMILAR = 0.7
"""From this score on, a title without a marker is taken for a cited one that is misquoted."""
_HEADWORD = lazy_re(
    r"(?P<family>(?:(?:van|von|de|del|di|da|la|le)\s){0,2}[^\W\d_a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*)?), (?P<given>[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,4})"
)
_CHANGED = lazy_re(r"\[([^\[\]]+)\]")
"""A word that differs, as an alignment marks it."""
_ARTICLES = frozenset("a an the der die das den dem des le la les un une el los las o os as il lo i gli".split())  # noqa: SIM905 - a word list
_NUMBER = lazy_re(r"\d+")
AGREE = frozenset({Agreement.SAME, Agreement.SHORT})


def agreement_of(reference: Reference, mention: Mention) -> TitleAgreement:
    """Return how a mention goes with the title of the work that it is tied to, or, where it is the
    title of the book or journal that the work is in or a short title of its own, with that."""
    if any(d.field == "title" and d.value == mention.text for d in reference.derived):
        text = mention.text
        return TitleAgreement(agreement=Agreement.SAME, score=1.0, cited_marked=text, actual_marked=text)
    if mention.form not in IN_TEXT:
        return compare_titles("", cited_title(reference))
    found = compare_titles(mention.text, cited_title(reference))
    if found.agreement in AGREE:
        return found
    works = (reference.work, *((reference.claimed,) if reference.claimed else ()))
    for other in (name for work in works for name in (work.title_short, work.container_title) if name):
        also = compare_titles(mention.text, other)
        if also.agreement in AGREE:
            return also
    law = _of_law(mention.text, cited_title(reference)) if reference.kind is ReferenceKind.LAW else None
    if law is not None:
        return law
    person = _in_order(cited_title(reference))
    if person and _stand_in(_words(mention.text).split(), _words(person).split()):
        # an article about somebody: "Doe, Sir Jane Mary" is Jane Doe in the text
        return replace(found, agreement=Agreement.SHORT)
    bare = _without_issuer(mention.text, works)
    if bare:  # "World Bank Roads of the World": whose it is stands before the title
        also = compare_titles(bare, cited_title(reference))
        if also.agreement in AGREE or (also.agreement is Agreement.MISQUOTED and found.agreement is not also.agreement):
            return also
    return found


def _in_order(title: str) -> str:
    """Return a headword that is an inverted name in its order, empty where it is none: "Doe, Sir Jane Mary"."""
    match = _HEADWORD.fullmatch(title)
    return f"{match['given']} {match['family']}" if match else ""


def _stand_in(words: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether words stand among others in their order."""
    rest = iter(others)
    return all(word in rest for word in words)


def _of_law(name: str, title: str) -> TitleAgreement | None:
    """Return that a law may be called so, without its number or in passing; ``None`` where it may not."""
    found = compare_titles(name, without_number(title))
    if found.agreement in AGREE:
        return found
    return replace(found, agreement=Agreement.SHORT) if is_called_so(name, title) else None


def _without_issuer(text: str, works: Sequence[Work]) -> str:
    """Return a title without the institution's name that opens it, empty where none does or a single word is left."""
    words = text.split()
    names = (name for work in works for one in work.author for name in (one.literal, one.acronym) if name)
    for name in names:
        own = name.removeprefix("The ").split()
        if len(words) > len(own) + 1 and fold(" ".join(words[: len(own)])) == fold(" ".join(own)):
            return " ".join(words[len(own) :])
    return ""


def witnesses(context: Context, reference: Reference) -> tuple[tuple[int, Evidence], ...]:
    """Return what sources say the work is called, with the index in the report's evidence."""
    return tuple(
        (index, evidence)
        for index, evidence in context.evidence_by_reference.get(reference.id, ())
        if evidence.outcome is Outcome.FOUND and evidence.record is not None and evidence.record.title
    )


def _supporters(context: Context, reference: Reference, title: str) -> tuple[int, ...]:
    """Return the indexes of the evidence whose title goes with ``title``."""
    return tuple(
        index
        for index, evidence in witnesses(context, reference)
        if evidence.record is not None and compare_titles(title, evidence.record.title).agreement in AGREE
    )


@check(
    "TTL002",
    "in-text-title-mismatch",
    "a title in the text is not the title in its own note",
    severity=Severity.ERROR,
    fixable=Fixable.UNSAFE,
    judged=(3, 4),
)
def in_text_title_mismatch(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares each title that the running text gives a work (in italics or quotation marks) with the
    title in the note that the sentence ends in, or of the entry whose key (`[@smith2010]`) it ends in.

    The words are aligned: forms of one word ("Opportunity", "Opportunities") are near, any other word
    is different. The title is *misquoted* when at least half of it is found and at most half is not. One that differs in
    nothing but a number ("Outlook 2016" where the note has "Outlook 2017") is another of its series: *information*, where no
    other cited work has that title.

    ## Why it matters

    A reader who looks for the title in the text will not find the work, and text and note cannot both
    be right.

    ## Example

    Before:

    ```markdown
    We welcome the recent report, *Migrating for Opportunities*, which asks for lower fees.[^1]

    [^1]: Ann Smith et al., *Migrating to Opportunity: Overcoming Barriers to Work*, Delta Books, 2017.
    ```

    After:

    ```markdown
    We welcome the recent report, *Migrating to Opportunity*, which asks for lower fees.[^1]

    [^1]: Ann Smith et al., *Migrating to Opportunity: Overcoming Barriers to Work*, Delta Books, 2017.
    ```

    ## How to mend

    `refcheck fix DOCUMENT` shows the title of the note in place of the one in the text, and `--write
    --unsafe-fixes` writes it. It is an unsafe fix: the text may be right and the note wrong.

    ## How sure it is

    An *error* only when the title stands in italics or quotation marks, its sentence ends in a note that
    cites this one work, and some differing word is a form of the right one, misspelt, or in another
    place; otherwise a *warning*. Until the work's own page has confirmed the note, it says only that
    the two differ. Short forms, subtitles alone, other spellings, translations and other scripts are
    no findings, nor is a title that is right for another cited work, or that stands beside the right
    one under the same marker, nor the everyday name of a law ("the Trade Union Law").

    Of the pairs of titles in `benchmarks/titles`, in nine languages and half of them held out, no
    misquoted one is told as right and none of 256 right ones as misquoted.

    Where nothing but an article is too many or too few ("Wealth of the Nations") it is *information*.

    In a PDF, where italics are told by looks and a note by its place, a title without a word that is a form of the right
    one or misspelt is *information*.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 4 found, 3 right; the
    other named another work, in a PDF. In 1,300 more pages, vignettes and parts of documents none was found. In
    excerpts of 48 further documents (436 notes in ten languages, 27 titles beside a note) one was found, wrongly: the name of
    somebody whom an article of a dictionary is about, which is known since.

    ## Known false alarms

    A nickname that the author made of the title on purpose. A work with almost the same title that the
    document does not cite.
    """
    keyed = tuple(m for m in context.keyed_mentions.get(reference.key, ()) if m not in reference.mentions)
    told = [
        (mention, agreement_of(reference, mention))
        for mention in (*reference.mentions, *keyed, *context.loose_mentions.get(reference.id, ()))
        if mention.form in IN_TEXT
    ]
    for mention, agreement in told:
        if _is_of_series(reference, mention, agreement) and not _is_another(context, reference, mention):
            yield _of_series(rule, context, reference, mention)
        if agreement.agreement is not Agreement.MISQUOTED or other_subtitle(mention.text, cited_title(reference)):
            continue
        tied = _is_marked(mention) or (agreement.near and agreement.score >= SIMILAR)
        if tied and not _is_another(context, reference, mention) and not _note_says_so(reference, mention):
            yield _misquoted(rule, context, reference, mention, agreement)


def other_subtitle(one: str, other: str) -> tuple[str, str] | None:
    """Return the subtitles of two titles whose main titles are the same, where they are not alike."""
    (first, mine), (second, theirs) = split_title(one), split_title(other)
    if not mine or not theirs or compare_titles(first, second).agreement is not Agreement.SAME:
        return None
    found = compare_titles(mine, theirs)
    alike = found.agreement in AGREE or found.agreement is Agreement.MISQUOTED or not found.same_numbers
    return None if alike else (mine, theirs)


def _is_of_series(reference: Reference, mention: Mention, agreement: TitleAgreement) -> bool:
    """Return whether a marked title differs from that of its note in numbers alone: another year or volume of a series."""
    if agreement.agreement is not Agreement.DIFFERENT or agreement.same_numbers or not _is_marked(mention):
        return False
    one, other = (_NUMBER.sub("0", fold(text)) for text in (mention.text, cited_title(reference)))
    same = compare_titles(one, other).agreement in AGREE
    return same and _cites_one_work(reference, mention) and not _note_says_so(reference, mention)


def _of_series(rule: Rule, context: Context, reference: Reference, mention: Mention) -> Finding:
    return rule.finding(
        message="the title in the text and the one in its note differ in a number: another year or volume, or a slip",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        remedy="cite the one that is meant, or correct the number in the text",
        **_sides(reference, mention, in_file=_is_in_file(context, reference, mention)),
    )


def _is_in_file(context: Context, reference: Reference, mention: Mention) -> bool:
    """Return whether a mention stands in a file of this run; that of a .bib alone is kept in a field."""
    return mention.location.path == reference.file or any(d.path == mention.location.path for d in context.documents)


def _sides(reference: Reference, mention: Mention, *, in_file: bool) -> dict[str, Any]:
    """Return what a finding about a title in the text says of where and what both sides are."""
    return {
        "location": mention.location if in_file else _field_location(reference, mention),
        "related": _related(reference, mention, in_file=in_file),
        "expected": cited_title(reference),
        "actual": mention.text,
        "about": reference,
        "origin": mention.location.path.replace("\\", "/").rpartition("/")[2],
    }


def _note_says_so(reference: Reference, mention: Mention) -> bool:
    """Return whether the note holds the very words of the text: then another title was read out of it."""
    said = _words(mention.text)
    return any(
        said in _words(citation.text)
        for citation in reference.citations
        if citation.marker == mention.marker and citation.path == mention.location.path
    )


def _words(text: str) -> str:
    return f" {' '.join(token.word for token in tokens(text))} "


def _is_another(context: Context, reference: Reference, mention: Mention) -> bool:
    """Return whether a mention names another cited work, or stands beside the right title of this one
    under the same marker."""
    beside = (m for m in reference.mentions if mention.marker is not None and m.marker == mention.marker)
    if any(m is not mention and m.form in IN_TEXT and agreement_of(reference, m).agreement in AGREE for m in beside):
        return True
    others = (other for other in context.titles.like(mention.text) if other.id != reference.id)
    return any(compare_titles(mention.text, cited_title(other)).agreement in AGREE for other in others)


def _misquoted(
    rule: Rule, context: Context, reference: Reference, mention: Mention, agreement: TitleAgreement
) -> Finding:
    title = cited_title(reference)
    for_note = _supporters(context, reference, title)
    for_text = _supporters(context, reference, mention.text)
    marked = _is_marked(mention) and mention.form is not MentionForm.PLAIN
    sure = marked and agreement.near and _cites_one_work(reference, mention)
    if for_text and not for_note:
        who = _witness(context, for_text)
        message = f"the title in the note differs from the one in the text, and {who} agrees with the text"
    elif for_note:
        message = f"the title in the text is wrong: {_witness(context, for_note)} confirms the note"
    elif mention.keys:
        message = "the title in the text differs from the title of the entry that is cited; they cannot both be right"
    elif mention.marker is None:
        message = "the title in the text is like that of a cited work, but not the same"
    else:
        message = "the title in the text differs from the title in its note; they cannot both be right"
    in_file = _is_in_file(context, reference, mention)
    wrong_text = not for_text or bool(for_note)
    return rule.finding(
        message=message,
        severity=_severity(context, mention, agreement, sure=sure),
        confidence=Confidence.HIGH if sure and (for_note or not for_text) else Confidence.MEDIUM,
        remedy=_remedy(mention, in_file=in_file),
        evidence=(*for_note, *for_text),
        intent=_replacement(context, mention, agreement, title) if in_file and wrong_text else None,
        **_sides(reference, mention, in_file=in_file),
    )


def _severity(context: Context, mention: Mention, agreement: TitleAgreement, *, sure: bool) -> Severity:
    """Return how bad a title is that is not the one in its note."""
    changed = [*_CHANGED.findall(agreement.cited_marked), *_CHANGED.findall(agreement.actual_marked)]
    if changed and all(fold(word) in _ARTICLES for word in changed):
        return Severity.INFO
    if sure:
        return Severity.ERROR
    shown = any(d.path == mention.location.path and d.format == "pdf" for d in context.documents)
    return Severity.INFO if shown and not agreement.near else Severity.WARNING


def _is_marked(mention: Mention) -> bool:
    """Return whether a note or a key says which work a mention is of."""
    return mention.marker is not None or len(mention.keys) == 1


def _cites_one_work(reference: Reference, mention: Mention) -> bool:
    """Return whether the mention's note cites this work alone."""
    return not any(
        citation.marker == mention.marker
        and citation.path == mention.location.path
        and (citation.kind is NoteKind.MIXED or len(set(citation.references)) > 1)
        for citation in reference.citations
    )


def _remedy(mention: Mention, *, in_file: bool) -> str:
    """Return what to do where no fix can be shown."""
    if in_file:
        return ""
    return f"correct the text of {mention.location.path}, or the title of this entry"


def _field_location(reference: Reference, mention: Mention) -> Location:
    """Return where a .bib keeps the mention, for a run that has no document."""
    return Location(path=reference.file, line=reference.field_line("refcheck-mention"), marker=mention.marker)


def _related(reference: Reference, mention: Mention, *, in_file: bool) -> tuple[Location, ...]:
    """Return the note that the mention ends in, and the mention itself when it is in no file at hand."""
    notes = tuple(
        Location(path=citation.path, line=citation.line, marker=citation.marker)
        for citation in reference.citations
        if citation.marker == mention.marker
    )
    return notes if in_file else (mention.location, *notes)


def _replacement(context: Context, mention: Mention, agreement: TitleAgreement, title: str) -> ReplaceText | None:
    """Return the intent to write the right title, no longer than the one that stands there."""
    if not any(d.path == mention.location.path for d in context.documents):
        return None
    main = main_title(title)
    text = main if agreement.stretch and agreement.stretch in main else (agreement.stretch or title)
    return ReplaceText(
        path=mention.location.path,
        span=mention.span,
        text=text,
        safe=False,
        summary=f"write the title as its {'entry' if mention.keys else 'note'} has it: {text}",
    )


def _witness(context: Context, indexes: Sequence[int]) -> str:
    """Return the first source that speaks for a title, as a sentence calls it."""
    source = context.evidence[indexes[0]].source
    return "the work's own page" if source in {"page", "pdf"} else called(source)
