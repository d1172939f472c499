"""DOC: citations by key against the bibliographies that they come from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from refcheck.checks.author_dates import uncited_in_lists
from refcheck.checks.interface import Context, Fixable, Rule, Scope, check
from refcheck.model.document import ALL_KEYS, Document, Mention
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location, ReplaceText, Span
from refcheck.model.reference import Library, Reference
from refcheck.text.lazy import lazy_re

MAX_FINDINGS = 12
"""Of one kind in one file; what goes beyond is told in one finding."""
MAX_COMPARED = 10_000
"""A key that nobody knows is compared with no more known ones."""
LIKE = 80.0
"""From this similarity (0-100) on, a known key may be the one that is meant."""
_BRACES = lazy_re(r"[{}\"\s]+")
_CLASS = lazy_re(r"(?m)^[^%\n]*\\document(?:class|style)\b")
_HEADING = lazy_re(r"\\(?:chapter|(?:sub)*section)\b")
"""A class that is named after one is in an example."""
_PARENTS = ("crossref", "xref", "xdata", "related", "entryset", "set")


@check(
    "DOC001",
    "undefined-key",
    "a citation's key is in none of the bibliographies",
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    judged=(0, 0),
)
def undefined_key(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    r"""Looks up each key that a document cites (`\cite{key}`, `[@key]`) in the bibliographies that it names,
    in those given beside it, and in its own `\bibitem` entries.

    ## Why it matters

    The citation is printed as a question mark, or not at all, and nobody finds the source. An editor has to ask the
    author which work was meant.

    ## Example

    Before:

    ```latex
    \documentclass{article}
    \begin{document}
    Workers who change their employer lose their permit~\cite{harbour2021}.
    \begin{thebibliography}{1}
    \bibitem{harbor2021} Harbour Watch. \emph{Tied to the Boat}. 2021.
    \end{thebibliography}
    \end{document}
    ```

    After:

    ```latex
    \documentclass{article}
    \begin{document}
    Workers who change their employer lose their permit~\cite{harbor2021}.
    \begin{thebibliography}{1}
    \bibitem{harbor2021} Harbour Watch. \emph{Tied to the Boat}. 2021.
    \end{thebibliography}
    \end{document}
    ```

    ## How to mend

    Correct the key (the nearest one is named), or add the entry.

    ## How sure it is

    Nothing is said where one of the bibliographies could not be read, where none is known (a chapter
    alone), of keys that a style puts together from two that are known (`a-b`), and of those that differ in case
    only (DOC003). An entry that is commented out is none. Where most keys of a document are unknown it is
    one *warning*: another bibliography is meant. A *warning* too for a bare `@name` in Markdown.

    Tried on 1,451 manuals, articles, vignettes and pages of TeX, R and PyPI packages: of 49 findings read in
    the first of them 9 were right. Of those that were wrong nearly all are not made any more (keys that a
    style puts together, entries in odd forms, chapters without their bibliography, commands that a document
    makes of its own); in the last 273 documents none was named, so no share can be given.

    ## Known false alarms

    Keys whose entry a service or a reference manager puts in when the document is built, and keys that a command of
    the document's own changes. In Markdown, a name with an at sign that is no citation (a *warning*).
    """
    known = _known(context, document)
    if known is None:
        return
    cited = [
        (mention, key) for mention in document.key_mentions for key in dict.fromkeys(mention.keys) if key != ALL_KEYS
    ]
    folded = {key.casefold() for key in known}
    unknown = [
        (mention, key) for mention, key in cited if key.casefold() not in folded and not _is_put_together(key, known)
    ]
    if len(unknown) > MAX_FINDINGS and len(unknown) * 2 > len(cited):
        first = unknown[0][0]
        yield rule.finding(
            message=f"{len(unknown)} of {len(cited)} citations are of keys that no bibliography here has",
            location=first.location,
            severity=Severity.WARNING,
            actual=", ".join(dict.fromkeys(key for _, key in unknown[:5])),
            remedy="give the bibliography that they come from as well",
        )
        return
    candidates = list(known)[:MAX_COMPARED]
    for mention, key in unknown:
        near = _nearest(key, candidates)
        yield rule.finding(
            message="no bibliography has this key",
            location=mention.location,
            severity=Severity.WARNING if mention.raw.startswith("@") else Severity.ERROR,
            confidence=Confidence.MEDIUM if mention.raw.startswith("@") else Confidence.HIGH,
            actual=key,
            expected=near,
            remedy="correct the key" if near else "add the entry, or correct the key",
        )


@check(
    "DOC002",
    "uncited-entry",
    "an entry of a document's bibliography or list of references is cited nowhere",
    severity=Severity.INFO,
    scope=Scope.PROJECT,
    judged=(35, 40),
)
def uncited_entry(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    r"""Names the entries of a bibliography that a document names and that nothing in the run cites, and those of
    a document's own list of references that none of its citations by author and date leads to.

    ## Why it matters

    An entry that was cited once may show where a sentence, and with it a source, was lost. Most often it
    only waits to be used.

    ## Example

    Before:

    ```markdown
    Permits tie workers to one employer (Adams 2015; Brown 2016). Fees are paid in advance (Chen 2017; Dara 2018),
    and inspectors seldom come (Evans 2019).

    # References

    Adams, J. (2015). *Tied to the Boat*. Harbour Press.

    Brown, K. (2016). *Permits and Their Price*. Harbour Press.

    Chen, L. (2017). *Who Pays the Agent*. Delta Books.

    Dara, S. (2018). *Fees at the Border*. Delta Books.

    Evans, R. (2019). *Inspectors without Cars*. Delta Books.

    Flores, M. (2020). *A Day at the Labour Court*. Harbour Press.
    ```

    After:

    ```markdown
    Permits tie workers to one employer (Adams 2015; Brown 2016). Fees are paid in advance (Chen 2017; Dara 2018),
    and inspectors seldom come (Evans 2019), nor do courts help (Flores 2020).

    # References

    Adams, J. (2015). *Tied to the Boat*. Harbour Press.

    Brown, K. (2016). *Permits and Their Price*. Harbour Press.

    Chen, L. (2017). *Who Pays the Agent*. Delta Books.

    Dara, S. (2018). *Fees at the Border*. Delta Books.

    Evans, R. (2019). *Inspectors without Cars*. Delta Books.

    Flores, M. (2020). *A Day at the Labour Court*. Harbour Press.
    ```

    Where the work is not used any more, the entry is taken out of the list.

    ## How to mend

    Cite it, or leave it: entries that are not cited are not printed.

    ## How sure it is

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 40 findings read, 35
    right; the five others were cited in lists that could not be read.

    ## Known false alarms

    None of files that no document names, of parents of cited entries (`crossref`, `xdata`), after
    `\nocite{*}`, and where a part of the document could not be read. More than twelve are told as one. Of lists
    of references nothing is said where most entries are not cited, or where the document cites in notes.
    """
    yield from uncited_in_lists(rule, context)
    cited = {key for document in context.documents for mention in document.key_mentions for key in mention.keys}
    used = {(r.file, r.line) for r in context.references if r.citations or r.mentions}
    if ALL_KEYS in cited or any(problem.code == "RUN006" for problem in context.problems):
        return
    for library in _named(context):
        wanted = {key.casefold() for key in cited} | _parents(library, cited)
        left = [r for r in library.references if _may_be_cited(r) and (r.file, r.line) not in used]
        left = [r for r in left if wanted.isdisjoint(key.casefold() for key in (r.key, *_ids(r)))]
        if len(left) > MAX_FINDINGS:
            yield rule.finding(
                message=f"{len(left)} of {len(library.references)} entries are cited nowhere",
                location=Location(path=library.path or "", line=left[0].line),
                actual=", ".join(r.key for r in left[:5]) + ", ...",
            )
            continue
        for reference in left:
            yield rule.finding(
                message="this entry is cited nowhere",
                location=reference.location,
                actual=reference.key,
                key=reference.key,
            )


@check(
    "DOC003",
    "key-case",
    "a citation's key differs from the entry's in upper and lower case",
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    fixable=Fixable.SAFE,
    judged=(2, 2),
)
def key_case(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    r"""Finds keys that are those of an entry but for upper and lower case.

    ## Why it matters

    biber and pandoc tell `Smith2010` from `smith2010`: the citation is undefined. A document that was made with
    BibTeX loses such citations when it is moved to one of them.

    ## Example

    Before:

    ```latex
    \documentclass{article}
    \begin{document}
    Workers who change their employer lose their permit~\cite{Harbour2021}.
    \begin{thebibliography}{1}
    \bibitem{harbour2021} Harbour Watch. \emph{Tied to the Boat}. 2021.
    \end{thebibliography}
    \end{document}
    ```

    After:

    ```latex
    \documentclass{article}
    \begin{document}
    Workers who change their employer lose their permit~\cite{harbour2021}.
    \begin{thebibliography}{1}
    \bibitem{harbour2021} Harbour Watch. \emph{Tied to the Boat}. 2021.
    \end{thebibliography}
    \end{document}
    ```

    ## How to mend

    `refcheck fix` writes the entry's key in the document.

    ## How sure it is

    A *warning* where the document uses BibTeX itself (`\bibliography`), which does not mind the case.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 2 found, both right.

    ## Known false alarms

    None was seen. The likeliest one is a program besides BibTeX that does not mind the case.
    """
    known = _known(context, document)
    if known is None:
        return
    by_case: dict[str, list[str]] = defaultdict(list)
    for key in known:
        by_case[key.casefold()].append(key)
    lenient = document.format == "latex" and not any("\\addbibresource" in one.text for one in context.documents)
    for mention in document.key_mentions:
        for key in dict.fromkeys(mention.keys):
            found = by_case.get(key.casefold(), [])
            if key in known or len(found) != 1:
                continue
            span = _place(mention, key)
            yield rule.finding(
                message="the entry's key is written otherwise",
                location=mention.location,
                severity=Severity.WARNING if lenient else Severity.ERROR,
                actual=key,
                expected=found[0],
                remedy="write the key as the entry has it",
                intent=ReplaceText(
                    path=document.path,
                    span=span,
                    text=found[0],
                    safe=True,
                    summary=f"cite {found[0]} by its own key",
                    raw=True,
                )
                if span
                else None,
            )


def _known(context: Context, document: Document) -> Mapping[str, None] | None:
    """Return the keys that a document may cite, ``None`` where not all of them are known."""
    libraries = context.bibliographies.get(document.path)
    if libraries is None or is_part(document, context):
        return None
    keys = [reference.key for library in libraries for reference in library.references if reference.key]
    keys += [key for library in libraries for reference in library.references for key in _ids(reference)]
    keys += [entry.label for one in context.documents for entry in one.entries if entry.label]
    return dict.fromkeys(keys)


def _is_put_together(key: str, known: Mapping[str, None]) -> bool:
    """Return whether a key is made of two others, as styles make them for parts of a work (biblatex-chicago's
    ``collection-part``)."""
    return any(key[:at] in known and key[at + 1 :] in known for at, sign in enumerate(key) if sign == "-")


def is_part(document: Document, context: Context) -> bool:
    r"""Return whether a LaTeX document is a chapter that another file puts in, which names its bibliography.

    One that names a bibliography itself, or has been given one, is none.
    """
    if (
        document.format != "latex"
        or document.bibliographies
        or any(one.path for one in context.bibliographies.get(document.path, ()))
    ):
        return False
    found = _CLASS.search(document.text)
    return found is None or _HEADING.search(document.text, 0, found.start()) is not None


def _nearest(key: str, known: Sequence[str]) -> str:
    """Return the known key that is most like one, empty when none is like it."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=LIKE)
    return found[0] if found else ""


def _ids(reference: Reference) -> Sequence[str]:
    """Return the further keys that biblatex gives an entry (``ids``)."""
    field = reference.fields.get("ids")
    return [key for part in field.raw.split(",") if (key := _BRACES.sub("", part))] if field else ()


def _named(context: Context) -> Iterator[Library]:
    """Yield the bibliographies that whole documents name, each once."""
    seen: set[str] = set()
    for document in context.documents:
        if document.format == "latex" and "\\begin{document}" not in document.text:
            continue
        names = {PurePath(name).name.removesuffix(".bib") for name in document.bibliographies}
        for library in context.bibliographies.get(document.path, ()):
            path = library.path
            if path and path not in seen and PurePath(path).name.removesuffix(".bib") in names:
                seen.add(path)
                yield library


def _may_be_cited(reference: Reference) -> bool:
    return reference.problem is None and reference.entry_type not in {"xdata", "set", "comment"}


def _parents(library: Library, cited: set[str]) -> set[str]:
    """Return the keys (folded) of the entries that cited ones take fields from, or bring along."""
    fields = {r.key: r.fields for r in library.references}
    waiting, found = list(cited), set[str]()
    while waiting:
        own = fields.get(waiting.pop(), {})
        parts = [part for name in _PARENTS if name in own for part in own[name].raw.split(",")]
        fresh = [key for part in parts if (key := _BRACES.sub("", part)) and key.casefold() not in found]
        found.update(key.casefold() for key in fresh)
        waiting += fresh
    return found


def _place(mention: Mention, key: str) -> Span | None:
    """Return where a key stands in its citation."""
    opening = max(mention.raw.find("{"), 0)
    for match in re.finditer(re.escape(key), mention.raw[opening:]):
        start, end = opening + match.start(), opening + match.end()
        before, after = mention.raw[start - 1 : start], mention.raw[end : end + 1]
        if before in {"", "{", ",", "@", " ", "\n", "\t"} and after in {"", "}", ",", ";", "]", " ", "\n", "\t"}:
            return Span(mention.span.start + start, mention.span.start + end)
    return None
