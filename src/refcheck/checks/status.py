"""PUB: what became of a work after it was published: retracted, withdrawn, corrected, published elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.measured import among_real, among_works, in_records
from refcheck.checks.nearby import preprints_alone
from refcheck.checks.records import Witness, all_records_of, said_by, witnesses_of
from refcheck.model.comparison import Identity
from refcheck.model.evidence import Notice, NoticeKind, Outcome, Via
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference
from refcheck.text.comparison.containers import is_named_in
from refcheck.text.comparison.kinds import is_placed_preprint
from refcheck.text.lazy import lazy_re
from refcheck.text.periodicals import is_of_computing

_KNOWINGLY = lazy_re(
    r"(?i)\b(?:retract(?:ed|ion)|withdrawn|withdrawal|zurückgezogen|rétract(?:é|ée|ation)|retract(?:ado|ada|ación)|retirad[oa]|ritirat[oa]|ditarik)\b"
)
_OTHERS = frozenset({Identity.OTHER, Identity.LEVEL})
_OF_CONFERENCES = frozenset({"dblp", "semantic-scholar"})
"""Sources that have the papers of conferences without DOIs; each is searched for few."""
STALE = 3
"""Years after which a preprint is hardly printed by a conference any more; journals take longer."""
_ANSWERED = frozenset({Outcome.FOUND, Outcome.NOT_FOUND, Outcome.AMBIGUOUS})
_PREPRINTS = ("arxiv", "biorxiv", "medrxiv", "ssrn", "corr", "preprint", "research square", "osf")


def _noticed(context: Context, reference: Reference, *kinds: NoticeKind) -> list[tuple[Witness, Notice]]:
    """Return the notices about a reference's work, with who says so; none of works that are not its own."""
    return [
        (one, notice)
        for one in all_records_of(context, reference)
        if one.seen.identity not in _OTHERS and (one.is_cited or one.evidence.matches)
        for notice in one.evidence.notices
        if notice.kind in kinds
    ]


def is_cited_knowingly(reference: Reference) -> bool:
    """Return whether the reference itself says that the work was retracted or withdrawn."""
    work = reference.work
    texts = (work.title, work.note, reference.text, *(field.raw for field in reference.fields.values()))
    notes = (citation.text for citation in reference.citations)
    return any(_KNOWINGLY.search(text) for text in (*texts, *notes))


def _evidence(noticed: Sequence[tuple[Witness, Notice]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.index for one, _ in noticed))


def _told(noticed: Sequence[tuple[Witness, Notice]]) -> str:
    """Return what a notice is, for a person: its day and its DOI."""
    notice = next((notice for _, notice in noticed if notice.doi), noticed[0][1])
    day = next((notice.date for _, notice in noticed if notice.date), "")
    parts = [
        notice.kind.value.replace("-", " "),
        f"of {day}" if day else "",
        f"https://doi.org/{notice.doi}" if notice.doi else "",
    ]
    return " ".join(part for part in parts if part)


@check(
    "PUB001",
    "retracted",
    "the work was retracted",
    severity=Severity.ERROR,
    online=True,
    judged=(6, 6),
    measured=among_works(
        so=15,
        more=in_records(1, 1, what="to a retracted work"),
        real=among_real(
            "7 named of 8, all of them retracted (one string says so itself, as does the eighth)",
            since="6, all rightly, and none that says so itself",
        ),
    ),
)
def retracted(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds works that their publisher has retracted or removed.

    ## Why it matters

    What a retracted work says does not stand any more. Most citations of retracted works do not know it.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12}
    }
    ```

    After:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12},
      note = {Retracted in 2017}
    }
    ```

    The second says it to readers too. Where the text needs what the work says, another source is cited.

    ## How to mend

    Take the citation out, or say in the text or the note that the work was retracted (then this is silent).

    ## How sure it is

    The publisher's notice and Retraction Watch are known through Crossref, or from Retraction Watch's own table
    (`--retraction-watch FILE.csv`, offline); OpenAlex, PubMed and a title that begins with "RETRACTED" count as well. One of them suffices. That they do not agree lowers the confidence.

    Tried on 129 references that real authors wrote, beside real answers of registries about the works:
    6 were named, all of them rightly.

    ## Known false alarms

    A retraction that was taken back, until the registries know.
    """
    noticed = _noticed(context, reference, NoticeKind.RETRACTION)
    if not noticed or is_cited_knowingly(reference):
        return
    sources = [one for one, _ in noticed]
    sure = len({one.evidence.source for one in sources}) > 1 or any(notice.doi for _, notice in noticed)
    yield rule.finding(
        message=f"this work was retracted, says {said_by(sources)}",
        location=place_of(reference, "title"),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        actual=reference.work.title,
        expected=_told(noticed),
        remedy="take the citation out, or say that the work was retracted",
        about=reference,
        evidence=_evidence(noticed),
    )


@check(
    "PUB002",
    "expression-of-concern",
    "the publisher has expressed concern about the work",
    severity=Severity.WARNING,
    online=True,
)
def concern(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds works about which their publisher has published an expression of concern.

    ## Why it matters

    It is being looked into whether the work stands. Readers who know of the notice ask why the text does not speak
    of it.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12}
    }
    ```

    After:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12},
      refcheck-ignore = {PUB002}
    }
    ```

    The check goes on to tell of it as long as the work is cited. The ignore in the second says that somebody has
    read the notice. Better still is another source.

    ## How to mend

    Read the notice before you rely on the work.

    ## How sure it is

    The publisher says so, through Crossref or Retraction Watch.

    ## Known false alarms

    None are known.
    """
    noticed = _noticed(context, reference, NoticeKind.CONCERN)
    if not noticed or _noticed(context, reference, NoticeKind.RETRACTION):
        return
    yield rule.finding(
        message="the publisher has expressed concern about this work",
        location=place_of(reference, "title"),
        expected=_told(noticed),
        remedy="read the notice",
        about=reference,
        evidence=_evidence(noticed),
    )


@check(
    "PUB003",
    "corrected",
    "the work was corrected",
    severity=Severity.INFO,
    online=True,
    measured=among_works(so=15, more=in_records(1, 1, what="to a corrected work")),
)
def corrected(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tells of corrections that were published for a work.

    ## Why it matters

    A figure that you quote may be one that was corrected. A reader who looks it up today finds another one.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12}
    }
    ```

    After:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12},
      refcheck-ignore = {PUB003}
    }
    ```

    The check goes on to tell of it as long as the work is cited. The ignore in the second says that somebody has
    read the correction.

    ## How to mend

    Read the correction.

    ## How sure it is

    The publisher says so, through Crossref.

    ## Known false alarms

    Corrections of an author's address are corrections too.
    """
    noticed = _noticed(context, reference, NoticeKind.CORRECTION)
    if not noticed or _noticed(context, reference, NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL):
        return
    yield rule.finding(
        message="a correction of this work was published",
        location=place_of(reference, "title"),
        expected=_told(noticed),
        remedy="read the correction",
        about=reference,
        evidence=_evidence(noticed),
    )


@check(
    "PUB004",
    "withdrawn",
    "the work was withdrawn",
    severity=Severity.ERROR,
    online=True,
)
def withdrawn(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds preprints and articles that their authors or their publisher have withdrawn.

    ## Why it matters

    Those who wrote it do not stand by it any more. A reader who follows the citation finds a notice instead of the
    paper.

    ## Example

    Before:

    ```bibtex
    @misc{adams2021,
      author = {Adams, Joan},
      title = {Estimating Recruitment Fees from Sparse Records},
      year = {2021},
      eprint = {2101.99999},
      eprinttype = {arxiv}
    }
    ```

    After:

    ```bibtex
    @misc{adams2021,
      author = {Adams, Joan},
      title = {Estimating Recruitment Fees from Sparse Records},
      year = {2021},
      note = {Withdrawn by its author in 2022},
      eprint = {2101.99999},
      eprinttype = {arxiv}
    }
    ```

    The second says it to readers too.

    ## How to mend

    Take the citation out, or say that the work was withdrawn (then this is silent).

    ## How sure it is

    arXiv says it in the comment of a paper, publishers in a notice.

    ## Known false alarms

    A paper that was withdrawn because another version of it is at another number.
    """
    noticed = _noticed(context, reference, NoticeKind.WITHDRAWAL)
    if not noticed or is_cited_knowingly(reference) or _noticed(context, reference, NoticeKind.RETRACTION):
        return
    sources = [one for one, _ in noticed]
    yield rule.finding(
        message=f"this work was withdrawn, says {said_by(sources)}",
        location=place_of(reference, "title"),
        actual=reference.work.title,
        expected=_told(noticed),
        remedy="take the citation out, or say that the work was withdrawn",
        about=reference,
        evidence=_evidence(noticed),
    )


@check(
    "PUB005",
    "preprint-published",
    "a preprint was published since, or only the preprint of a published work is known",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    online=True,
    measured=among_works(
        so=11,
        real=among_real(
            "1 named, a paper of a conference without DOIs",
            since="it is silent where the comment at arXiv names the conference",
        ),
    ),
)
def preprint_published(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tells when a cited preprint has been published in a journal or at a conference since; and when a reference
    names a journal or a conference while only the preprint of the work is known.

    ## Why it matters

    The published work is the one that was reviewed. Its text and its pages may be others than those of the
    preprint, and indexes count the two as different works.

    ## Example

    Before:

    ```bibtex
    @misc{adams2021,
      author = {Adams, Joan},
      title = {Estimating Recruitment Fees from Sparse Records},
      year = {2021},
      eprint = {2101.99999},
      eprinttype = {arxiv}
    }
    ```

    After:

    ```bibtex
    @article{adams2022,
      author = {Adams, Joan},
      title = {Estimating Recruitment Fees from Sparse Records},
      journal = {Journal of Work at Sea},
      volume = {19},
      pages = {1--24},
      year = {2022},
      doi = {10.5555/sea.2022.19}
    }
    ```

    The registry of the preprint names the article.

    ## How to mend

    Cite the published work, if it says the same. Where only the preprint is known, cite the preprint.

    ## How sure it is

    *Information* when the registry of the preprint names the published work; a *warning* when a venue is claimed and
    only the preprint was found. Of papers of conferences, and of journals of computer science, many have no DOI and are
    known to Crossref and OpenAlex by their preprints alone: there it is *information* unless dblp or Semantic Scholar, which
    have them, were searched as well, or a paper's preprint is three years older. A paper that gives the DOI of its preprint
    beside a conference is looked for at dblp, too.

    ## Known false alarms

    Conferences of other fields without DOIs, whose papers are known by their preprints alone; not where the authors of the
    preprint name the conference in their comment at arXiv.
    """
    published = _noticed(context, reference, NoticeKind.PUBLISHED)
    work = reference.work
    if published and _is_preprint(reference):
        one, notice = published[0]
        yield rule.finding(
            message="this preprint has been published since",
            location=reference.location,
            severity=Severity.INFO,
            confidence=Confidence.HIGH,
            expected=f"https://doi.org/{notice.doi}",
            remedy="cite the published work, if it says the same",
            about=reference,
            evidence=(one.index,),
        )
        return
    witnesses = witnesses_of(context, reference)
    versions = preprints_alone(witnesses, reference)
    claims = work.type in {"article-journal", "paper-conference"} and work.container_title
    if (
        versions
        and claims
        and not _is_preprint(reference)
        and not any(is_named_in(_said_of_place(one), work.container_title) for one in versions)
        and not any(n.kind is NoticeKind.PUBLISHED for one in versions for n in one.evidence.notices)
    ):
        late = work.type == "paper-conference" and all(_is_late(work.year, one.record.year) for one in versions)
        heard = late or _is_heard_of_conferences(context, reference)
        if is_placed_preprint(work) and not heard:
            return
        known_to = f"only a preprint of this work is known to {said_by(versions)}"
        yield rule.finding(
            message=known_to if heard else f"{known_to}; dblp, which may know more, was not searched",
            location=reference.location,
            severity=Severity.WARNING if heard else Severity.INFO,
            actual=work.container_title,
            expected=versions[0].record.container_title or versions[0].record.publisher,
            remedy="look whether it was published there; else cite the preprint",
            about=reference,
            evidence=tuple(one.index for one in versions),
        )


def _said_of_place(version: Witness) -> str:
    """Return what the authors of a preprint have said of the place where it was published."""
    return " ; ".join(version.record.extra.get(name, "") for name in ("journal-ref", "comment"))


def _is_late(cited: int | None, preprint: int | None) -> bool:
    """Return whether a conference would have printed what has been there for some years."""
    return cited is not None and preprint is not None and cited - preprint >= STALE


def _is_heard_of_conferences(context: Context, reference: Reference) -> bool:
    """Return whether one who would have the published work was heard: for papers of conferences, and articles in journals
    of computer science, Crossref and OpenAlex are not enough.
    """
    work = reference.work
    if work.type != "paper-conference" and not is_of_computing(work.container_title):
        return True
    return any(
        one.source in _OF_CONFERENCES and one.via is Via.SEARCH and one.outcome in _ANSWERED
        for _, one in context.evidence_by_reference.get(reference.id, ())
    )


@check(
    "PUB006",
    "newer-version",
    "a newer version of the work is there",
    severity=Severity.INFO,
    online=True,
)
def newer_version(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tells when the version that a reference names is not the newest: of a preprint at arXiv, of a dataset, a report
    or a book whose registry names a later one.

    ## Why it matters

    What you quote may have been corrected or taken out since. A reader who opens the address mostly gets the newest
    version, not yours.

    ## Example

    Before:

    ```bibtex
    @misc{adams2021,
      author = {Adams, Joan},
      title = {Estimating Recruitment Fees from Sparse Records},
      year = {2021},
      eprint = {2101.99999v1},
      eprinttype = {arxiv}
    }
    ```

    After:

    ```bibtex
    @misc{adams2021,
      author = {Adams, Joan},
      title = {Estimating Recruitment Fees from Sparse Records},
      year = {2021},
      eprint = {2101.99999v3},
      eprinttype = {arxiv}
    }
    ```

    The registry has version 3, which still says what is cited.

    ## How to mend

    Look whether the newer version still says it, and cite that one. Where you mean the older one, leave it.

    ## How sure it is

    The registry of the work says so itself. References to a preprint that name no version are silent.

    ## Known false alarms

    Software and datasets of which a certain version was used: there the older one is right.
    """
    noticed = _noticed(context, reference, NoticeKind.NEW_VERSION)
    if not noticed or _noticed(context, reference, NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL):
        return
    one, notice = noticed[0]
    newest, mine = (one.record.extra.get(name, "") for name in ("newest-version", "version"))
    yield rule.finding(
        message=f"a newer version of this work is there, says {one.name}",
        location=reference.location,
        actual=f"version {mine}" if newest and mine else "",
        expected=f"version {newest} of {notice.date}".removesuffix(" of ") if newest else _told([(one, notice)]),
        remedy="look whether it still says what you cite it for",
        about=reference,
        evidence=_evidence(noticed),
    )


def _is_preprint(reference: Reference) -> bool:
    """Return whether the reference itself says that it is a preprint."""
    work = reference.work
    container = work.container_title.casefold()
    if container:
        return any(name in container for name in _PREPRINTS)
    return bool(work.eprint) or work.type == "article" or "arxiv" in work.doi or "arxiv" in work.url
