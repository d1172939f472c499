"""What sort of thing a work is: published or a preprint, a chapter, a review, a notice."""

from __future__ import annotations

from refcheck.model.comparison import Difference, FieldAgreement, FieldComparison
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = [
    "compare_types",
    "group_of",
    "is_marked",
    "is_notice",
    "is_preprint",
    "is_review",
    "is_reviewing",
    "is_server",
]

MAX_TEXT = 300
"""Longer fields (characters) are cut."""

# Prefixes that only preprint servers have: arXiv, SSRN, preprints.org, the OSF's, ChemRxiv, Research Square,
# TechRxiv, Authorea, JMIR, medRxiv's second, Qeios, EarthArXiv, ScienceOpen, AfricArXiv, EGU, engrXiv.
_PREPRINT_DOI = lazy_re(
    r"(?i)^10\.(?:48550/|2139/ssrn\.|20944/preprints|3123[0-9]/|31219/|26434/chemrxiv|21203/rs\.|36227/techrxiv"
    r"|22541/(?:au|essoar)\.|1002/essoar\.|64898/|32388/|31223/|35542/|51094/|2196/preprints|14293/s2199"
    # Cold Spring Harbor has journals under this prefix as well: only these are bioRxiv and medRxiv.
    r"|1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}(?:v\d+)?$)"
)
_SERVER = lazy_re(
    r"\b(?:(?:ar|bio|med|chem|psy|soc|tech|engr|earth|edu|law|agri|essoa|socar|psyar|earthar)x?i?[rx]x?iv|corr|ssrn"
    r"|social science research network|research square|preprints\.org|preprints?|osf|open ?review|hal|zenodo|authorea|e-?prints?"
    r"|cryptology eprint archive|optimization online|repec|eccc|computing research repository)\b"
)
_OF_MEETING = lazy_re(
    r"\bpreprints?\b(?=.*\b(?:meeting|conference|congress|symposium|workshop)\b)"
    r"|\b(?:meeting|conference|congress|symposium|workshop)\b.*\bpreprints?\b"
)
"""What a society prints before its meeting: "Preprints of the 18th World Congress"."""
_SERVER_ADDRESS = lazy_re(
    r"(?i)^https?://(?:www\.)?(?:arxiv\.org|(?:www\.)?(?:bio|med)rxiv\.org|ssrn\.com|papers\.ssrn\.com|osf\.io/preprints|eprint\.iacr\.org)/"
)
_GROUPS = {
    "article": "article-journal article-magazine article-newspaper periodical",
    "conference": "paper-conference speech event",
    "chapter": "chapter entry entry-dictionary entry-encyclopedia",
    "book": "book classic collection",
    "thesis": "thesis",
    "report": "report standard",
    "preprint": "article manuscript",
    "data": "dataset software",
    "review": "review review-book",
    "law": "bill legal_case legislation regulation treaty hearing patent",
}
_GROUP_OF = {csl: group for group, types in _GROUPS.items() for csl in types.split()}
# Neighbours that bibliographies write for each other every day.
_TAKEN_FOR = (
    frozenset({"article", "conference"}),
    frozenset({"conference", "chapter"}),
    frozenset({"conference", "book"}),
    frozenset({"article", "chapter"}),
    frozenset({"report", "book"}),
    frozenset({"report", "preprint"}),
    frozenset({"article", "report"}),
    frozenset({"review", "article"}),
    frozenset({"report", "conference"}),
    frozenset({"report", "chapter"}),
    frozenset({"report", "thesis"}),
    frozenset({"law", "report"}),
    frozenset({"law", "book"}),
)
# "Correction of myopia" and "Withdrawal of troops" are works; "Erratum for ..." is none.
_NOTICE = lazy_re(
    r"^\W{0,3}(?:(?:publisher|author)(?:'|\u2019)?s?\s)?(?:"
    r"(?:errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a))\b\s(?:to|for|of|on)\b"
    r"|(?:(?:notice of\s)?retraction|withdrawal|corrections?|errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)"
    r"|(?:editorial\s)?expression of concern)\b(?:\s(?:to|note|notice)\b|\s(?:of|for|article)\s?[:\"\u201c]|\W{0,3}[:\]\u2013\u2014-]))"
)
_MARKED = lazy_re(
    r"^\W{0,3}(?:retracted|withdrawn|temporary removal|removed)\b(?:\s(?:article|paper|chapter))?\W{0,3}[:\]]"
)
_REVIEWING = lazy_re(
    r"[\W_]{0,3}(?:(?:book|essay|film)[- ])?reviews?\b|[\W_]{0,3}(?:rezension|besprechung|compte[- ]rendu|resena|resenha|recensione)\b"
)
_REVIEW_GENRE = lazy_re(r"\b(?:book[- ]?)?review\b|\brezension\b|\bcompte[- ]rendu\b|\brese(?:n|ñ)a\b")


def group_of(work: Work) -> str:
    """Return the group that the type of a work is of, empty for one that says little ("document")."""
    if is_review(work):
        return "review"
    if is_preprint(work):
        return "preprint"
    group = _GROUP_OF.get(work.type, "")
    return "" if group == "preprint" else group


def is_server(container: str) -> bool:
    """Return whether a container is a server of preprints ("arXiv preprint arXiv:1706.03762", "CoRR")."""
    name = fold(container[:MAX_TEXT]).replace("arxiv:", "arxiv ")
    return bool(_SERVER.search(_OF_MEETING.sub(" ", name)))


def is_preprint(work: Work) -> bool:
    """Return whether a work is a preprint as it is described: its DOI's, its server or its type says so.

    One that has a journal or proceedings of its own is none, though it names its number at arXiv.
    """
    if work.doi:
        if _PREPRINT_DOI.match(work.doi):
            return True
        if work.type not in {"article", "manuscript"}:
            return is_server(work.container_title) and not work.volume.isdigit()
    if work.container_title:
        return is_server(work.container_title)
    named = work.type in {"article", "posted-content"} or "preprint" in fold(work.genre[:MAX_TEXT])
    at_server = bool(work.eprint and fold(work.eprint_type) in {"", "arxiv", "biorxiv", "medrxiv"})
    at_server = at_server or bool(_SERVER_ADDRESS.match(work.url)) or is_server(work.publisher)
    loose = work.type in {"document", "article", "article-journal", "manuscript", "webpage", "report", "posted-content"}
    return (named and not work.volume) or (at_server and loose)


def is_placed_preprint(work: Work) -> bool:
    """Return whether a paper is said to be a conference's, and gives the DOI of its preprint."""
    placed = work.type == "paper-conference" and bool(work.container_title) and not is_server(work.container_title)
    return placed and bool(work.doi) and is_preprint(work)


def is_review(work: Work) -> bool:
    """Return whether a work says of itself that it is a review of another."""
    return work.type in {"review", "review-book"} or bool(_REVIEW_GENRE.search(fold(work.genre[:MAX_TEXT])))


def is_reviewing(title: str) -> bool:
    """Return whether a title begins as that of a review does ("Book Review: ...", "Review of ...")."""
    return bool(_REVIEWING.match(fold(title[:MAX_TEXT])))


def is_notice(title: str) -> bool:
    """Return whether a title is that of a notice about a work ("Retraction: ...", "Erratum to ...")."""
    return bool(_NOTICE.match(fold(title[:MAX_TEXT])))


def is_marked(title: str) -> bool:
    """Return whether a title is marked as that of a work no longer standing ("RETRACTED: ...")."""
    return bool(_MARKED.match(fold(title[:MAX_TEXT])))


def compare_types(cited: Work, record: Work) -> FieldComparison:
    """Return how the types go together; what people write for each other every day is unknown."""
    mine, theirs = group_of(cited), group_of(record)
    agreement, difference = FieldAgreement.UNKNOWN, Difference.NONE
    if (mine == "preprint") != (theirs == "preprint"):
        if (mine and theirs) or is_preprint(record):
            agreement, difference = FieldAgreement.DIFFER, Difference.PREPRINT
    elif mine and mine == theirs:
        agreement = FieldAgreement.AGREE
    elif mine and theirs and frozenset({mine, theirs}) not in _TAKEN_FOR:
        agreement, difference = FieldAgreement.DIFFER, Difference.OTHER_TYPE
    return FieldComparison(
        field="type", agreement=agreement, difference=difference, cited=cited.type, found=record.type
    )
