"""Names of journals, proceedings and series: their words, what is numbering in them, and well-known short names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from refcheck.text.comparison.titles import plain_title
from refcheck.text.dates import MONTHS
from refcheck.text.language import FUNCTION_WORDS
from refcheck.text.lazy import lazy_re
from refcheck.text.numerals import in_figures
from refcheck.text.words import fold, has_figure

__all__ = ["KNOWN", "Venue", "named", "names_of", "spelt_out", "venue"]

MAX_NAME = 400
"""Longer names (characters) are cut."""

# Not "am": PubMed writes "Am J Clin Nutr".
_SMALL = frozenset().union(*FUNCTION_WORDS.values()) - {"am", "are", "be", "is", "per"} | frozenset(
    ["fuer", "y", "och", "og", "i", "a", "e", "over", "under", "between", "through", "against", "its"]
)
_CALLED = frozenset(
    """proceedings proc conference conf international intl int annual symposium symp workshop workshops meeting congress
    joint acm ieee aaai ifip usenix siam association record papers paper selected revised part track main companion
    extended abstracts volume vol series ser edition ed conferences tutorial research technical digest transactions
    invited findings short long sig special interest group ccf springer elsevier online virtual event""".split()  # noqa: SIM905
)
"""What proceedings have in common, so that it does not tell one conference from another."""
_ORDINAL = lazy_re(r"\d{1,4}(?:st|nd|rd|th|e|eme|er)?$")
_ACRONYM = lazy_re(r"[A-Z][A-Za-z]{0,6}[A-Z][A-Za-z&+]{0,8}s?|[A-Z]{2,}")
_PLACED = frozenset(
    {
        "ACM",
        "IEEE",
        "AAAI",
        "IFIP",
        "USENIX",
        "SIAM",
        "SPIE",
        "USA",
        "UK",
        "CA",
        "NY",
        "AMS",
        "IAPR",
        "INC",
        "LNCS",
        "II",
        "III",
        "IV",
        "VI",
    }
)
_BRACKETS = lazy_re(r"[(\[]([^()\[\]]{1,200})[)\]]")
_SPLIT = lazy_re(r"\s*(?::|;|\||=|\s/\s|\s[\u2013\u2014-]\s|--+|\u2014|(?<=\w{4})\.\s(?=[A-Z]))\s*")
# "L'Enseignement", "Journal d'Analyse": not an apostrophe within a word.
_ELIDED = lazy_re(r"(?i)\b(?:l|d|dell|dall|nell|sull|qu)['\u2019]")
# A short word before a point is an abbreviation: "Del." is no article.
_WORD = lazy_re(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_POINTED = lazy_re(r"\b(\w{1,4})\.")
_DATED = lazy_re(r"(?i)(?:'|\u2019)?\b(?:1[89]|20)\d\d\b|['\u2019]\d\d\b")
_PAGES = lazy_re(r"(?i)[,;]?\s(?:vol(?:ume|\.)?|no\.?|pp?\.?|pages|number)\s\(?(?:\d{1,6}|(?-i:[IVXLC]{1,6}))\b.*$")

KNOWN: dict[str, str] = dict(
    row.split("=")
    for row in (
        "neurips=neural information processing systems|advances in neural information processing systems",
        "nips=neural information processing systems|advances in neural information processing systems",
        "icml=international conference on machine learning",
        "iclr=international conference on learning representations",
        "acl=annual meeting of the association for computational linguistics",
        "emnlp=empirical methods in natural language processing",
        "naacl=north american chapter of the association for computational linguistics",
        "eacl=european chapter of the association for computational linguistics",
        "coling=international conference on computational linguistics",
        "cvpr=computer vision and pattern recognition",
        "iccv=international conference on computer vision",
        "eccv=european conference on computer vision|computer vision eccv",
        "ijcai=international joint conference on artificial intelligence",
        "aaai=national conference on artificial intelligence|aaai conference on artificial intelligence",
        "kdd=knowledge discovery and data mining",
        "www=world wide web conference|the web conference",
        "chi=human factors in computing systems",
        "stoc=symposium on theory of computing",
        "focs=foundations of computer science",
        "soda=symposium on discrete algorithms",
        "popl=principles of programming languages",
        "pldi=programming language design and implementation",
        "icse=international conference on software engineering",
        "sigmod=management of data",
        "vldb=very large data bases",
        "sigcomm=data communication",
        "sigir=research and development in information retrieval",
        "siggraph=computer graphics and interactive techniques",
        "crypto=advances in cryptology",
        "eurocrypt=advances in cryptology|theory and applications of cryptographic techniques",
        "cav=computer aided verification",
        "icra=robotics and automation",
        "iros=intelligent robots and systems",
        "icassp=acoustics speech and signal processing",
        "miccai=medical image computing and computer assisted intervention",
        "uai=uncertainty in artificial intelligence",
        "aistats=artificial intelligence and statistics",
        "colt=computational learning theory|conference on learning theory",
        "osdi=operating systems design and implementation",
        "sosp=operating systems principles",
        "lics=logic in computer science",
        "icalp=automata languages and programming",
        "icfp=functional programming",
        "oopsla=object oriented programming systems languages and applications",
        "jmlr=journal of machine learning research",
        "pmlr=proceedings of machine learning research",
        "tacl=transactions of the association for computational linguistics",
        "pnas=proceedings of the national academy of sciences of the united states of america",
        "jama=jama the journal of the american medical association|journal of the american medical association",
        "bmj=british medical journal|the bmj",
        "nejm=new england journal of medicine",
        "apj=astrophysical journal",
        "apjl=astrophysical journal letters",
        "apjs=astrophysical journal supplement series",
        "aj=astronomical journal",
        "aap=astronomy and astrophysics",
        "aa=astronomy and astrophysics",
        "mnras=monthly notices of the royal astronomical society",
        "pasp=publications of the astronomical society of the pacific",
        "jasa=journal of the american statistical association|journal of the acoustical society of america",
        "jacs=journal of the american chemical society",
        "prl=physical review letters",
        "jcp=journal of computational physics|journal of chemical physics",
        "qje=quarterly journal of economics",
        "aer=american economic review",
        "lncs=lecture notes in computer science",
        "cacm=communications of the acm",
        "jacm=journal of the acm",
        "tog=acm transactions on graphics",
        "toms=acm transactions on mathematical software",
        "plos=public library of science",
        "ccs=computer and communications security",
        "ndss=network and distributed system security",
        "interspeech=annual conference of the international speech communication association",
    )
)
"""Short names that first letters do not give, or that tell two conferences apart: folded, several names by "|"."""

_SERIES = lazy_re(
    r"\b(?:lecture notes|advances in(?! neural| cryptology)|ceur|proceedings in|springer (?:series|proceedings|optimization|undergraduate|texts)"
    r"|acm international conference proceeding|lncs|lnai|lnm|lipics|leibniz international|graduate (?:texts|studies)|texts in"
    r"|studies in|(?<!new )series\b(?! [a-z0-9]\b)|monographs|methods in (?:molecular|enzymology|cell)|handbooks?\b|conference series|conference proceedings"
    r"|proceedings of spie|communications in computer|ifip|international series|encyclop(?:a|e)edia|contributions to|topics in|use r"
    r"|natural computing|cambridge|oxford|wiley|chapman|crc|undergraduate|mathematical surveys|contemporary mathematics"
    r"|pmlr|proceedings of machine learning|electronic notes|eptcs|working paper|discussion paper|technical report|research report|library"
    r"|astronomical society of the pacific conference|companion|collection|collana|reihe|bibliothe\w+|schriften\w*|proc spie)\b"
)


_EVENTS = frozenset(
    [
        "proceedings",
        "proc",
        "procs",
        "conference",
        "conf",
        "symposium",
        "symp",
        "workshop",
        "workshops",
        "wkshp",
        "meeting",
        "congress",
        "advances",
        "colloquium",
        "kongress",
        "tagung",
        "conferencia",
        "congresso",
        "atti",
        "actes",
        "actas",
    ]
)


@dataclass(frozen=True, slots=True)
class Venue:
    """A name ready to be compared: its words with small ones left out, the telling words of a conference
    (``core``), the acronyms in it, and the first letters of its words.

    ``event`` says that it calls itself a conference or proceedings, ``series`` that it may be a series of books.
    """

    text: str
    words: tuple[str, ...]
    core: frozenset[str]
    acronyms: frozenset[str]
    initials: tuple[str, ...]
    series: bool
    event: bool

    @property
    def letters(self) -> str:
        """The words in one."""
        return "".join(self.words)


def names_of(text: str) -> list[str]:
    """Return a name and the parts of it that may stand for it: before a colon, in and out of brackets; the
    second is what stands before all that may be added."""
    text = _ELIDED.sub("", plain_title(text[:MAX_NAME]))
    text = _PAGES.sub("", text)
    inner = [match for match in _BRACKETS.findall(text) if not match.isdigit()]
    bare = " ".join(_BRACKETS.sub(" ", text).split())
    head, *rest = _SPLIT.split(bare)[:4]
    parts = [part for part in (*rest, *inner[:2]) if len(venue(part).core) > 1 or venue(part).acronyms]
    opening = [" ".join((head, *rest[:count])) for count in range(1, len(rest))]
    names = [each.strip(" ,;:") for each in (text, head, bare, *opening, *parts)]
    return list(dict.fromkeys(name for name in names if venue(name).core or venue(name).acronyms or name == names[0]))


@lru_cache(maxsize=20_000)
def venue(text: str) -> Venue:
    """Return a name ready to be compared."""
    text = text[:MAX_NAME]
    undated = _DATED.sub(" ", text)
    found = _words_of(undated)
    small = _SMALL - {fold(word) for word in _POINTED.findall(undated)}
    words = tuple(w for w in found if w not in small and not _is_numbering(w)) or tuple(found)
    core = frozenset(w for w in words if w not in _CALLED and (w not in MONTHS or len(words) == 1) and len(w) > 1)
    marks = frozenset() if text.isupper() and len(found) > 1 else _acronyms(undated)
    acronyms = frozenset(mark.lower().replace("&", "") for mark in marks)
    if text.isupper() and len(words) == 1 and len(words[0]) < 9:
        acronyms = frozenset(words)
    initials = ("".join(w[0] for w in words), "".join(w[0] for w in found if not _is_numbering(w)))
    return Venue(text, words, core, acronyms, initials, _is_series(found), not _EVENTS.isdisjoint(words))


def named(text: str) -> Venue:
    """Return a name without the acronym of it that stands behind in brackets: "ACM Transactions on the Web (TWEB)"."""
    whole = venue(text)
    bare = venue(" ".join(_BRACKETS.sub(" ", text).split()))
    left = [mark for mark in _BRACKETS.findall(text) if not _ACRONYM.fullmatch(mark.strip())]
    return bare if bare.core and not left else whole


def spelt_out(name: Venue) -> Venue:
    """Return a name with the acronym that it begins with spelt out, where more follows: "PLoS Medicine" hangs on no
    acronym that may stand for anything. Not one that stands for several.
    """
    first = name.words[0] if name.words else ""
    known = KNOWN.get(first, "|")
    if first not in name.acronyms or "|" in known or name.core <= name.acronyms:
        return name
    return replace(venue(" ".join((known, *name.words[1:]))), series=name.series)


def _acronyms(text: str) -> frozenset[str]:
    """Return the acronyms in a name; a word with a capital or two ("TUGboat", "NeuroImage") is a name as others."""
    found = set(_ACRONYM.findall(text)) - _PLACED
    return frozenset(mark for mark in found if mark.lower() in KNOWN or 2 * sum(map(str.isupper, mark)) >= len(mark))


def _is_series(words: list[str]) -> bool:
    """Return whether a name may be that of a series; a journal's is not, whatever it is on ("Journal of Studies in ...")."""
    journal = any(word in {"journal", "j", "jnl", "magazine", "transactions", "trans", "review"} for word in words[:3])
    return not journal and _SERIES.search(" ".join(words)) is not None


def _words_of(text: str) -> list[str]:
    """Return the folded words, as they are spelt: "Resour." and "Aest." are no forms of American English."""
    words = (match.group() for match in islice(_WORD.finditer(fold(text)), 60))
    return [word.replace("'", "").replace("\u2019", "") for word in words]


def _is_numbering(word: str) -> bool:
    """Return whether a word is an ordinal or a number; of a journal's name a single figure or letter is part."""
    return bool(_ORDINAL.match(word) or (_ORDINAL.match(in_figures(word)) and len(word) > 2)) or (
        has_figure(word) and word.isdigit()
    )
