"""Headings of lists of works, in the languages that documents are read in."""

from __future__ import annotations

from enum import StrEnum

from refcheck.text.lazy import lazy_re

__all__ = ["ListKind", "is_subheading", "list_kind"]

MAX_HEADING = 80
"""A longer text (characters) is no heading of a list."""


class ListKind(StrEnum):
    """What the heading of a list says that it holds."""

    CITED = "cited"
    LOOSE = "loose"
    READING = "reading"


_NUMBER = r"(?:(?:chapter|section|appendix|annex)\s+)?(?:[\divx]{1,4}(?:\.\d{1,2}){0,3}[.):]?\s+|[a-h][.)]\s+)?"
_LEAD = r"(?:(?:selected|select|cited|general|complete|list of|working|short|key|main|technical|academic|the|all|our|full)\s+){0,2}"
# One word of many languages each; what only sometimes heads a list of cited works is among the loose ones.
_CITED = (
    r"references?(?: (?:cited|list))?|reference list|bibliograph(?:y|ies)|works? (?:cited|referenced|consulted)|literature cited"
    r"|cited (?:literature|works|sources)|citations?|bibliographic references|bibliographical references"
    r"|references? and (?:notes|bibliography|sources|further reading)|notes and references|bibliography and references|sources cited"
    r"|referencias?(?: bibliogr[aá]ficas)?|bibliograf[ií]a(?: citada| consultada)?|obras citadas|trabajos citados|fuentes citadas"
    r"|r[ée]f[ée]rences?(?: bibliographiques| cit[ée]es)?|bibliographie|ouvrages cit[ée]s|[œo]e?uvres cit[ée]es"
    r"|literaturverzeichnis|literatur- und quellenverzeichnis|quellen- und literaturverzeichnis|quellenverzeichnis|literaturangaben"
    r"|referenzen|zitierte literatur|bibliografie"
    r"|refer[êe]ncias?(?: bibliogr[áa]ficas)?|bibliografia(?: citata| essenziale)?|opere citate|riferimenti(?: bibliografici)?"
    r"|daftar (?:pustaka|rujukan|referensi|bacaan)|referensi|rujukan"
    r"|tài liệu(?: tham khảo| trích dẫn)|danh mục tài liệu tham khảo|thư mục(?: tham khảo)?"
    r"|บรรณานุกรม|เอกสารอ้างอิง|รายการอ้างอิง|อ้างอิง|参考文献|參考文獻|literatuur(?:lijst)?|referenser|litteratur(?:liste)?|kilder"
)
_LOOSE = (
    r"sources?|literature|reading list|fuentes|sources et bibliographie|quellen|literatur|fontes|fonti|sumber"
    r"|nguồn|literatura|littérature|letteratura"
)
_READING = (
    r"(?:(?:suggested|suggestions for|recommended|additional|supplementary|supplemental|optional|more|for)\s+)?(?:further )?readings?"
    r"|further (?:reading|resources|references|information|literature)|additional (?:references|resources|literature)"
    r"|lecturas? (?:recomendadas?|adicionales?|complementarias?)|para saber más|pour en savoir plus|lectures? compl[ée]mentaires?"
    r"|weiterf[üu]hrende (?:literatur|links)|weiterlesen|leituras? (?:adicionais|complementares|recomendadas)|per approfondire"
    r"|bacaan (?:lanjutan|tambahan)|đọc thêm|อ่านเพิ่มเติม"
)
_KINDS = tuple(
    (kind, lazy_re(rf"(?i){_NUMBER}{_LEAD}(?:{words})\s*[:.]?"))
    for kind, words in ((ListKind.READING, _READING), (ListKind.CITED, _CITED), (ListKind.LOOSE, _LOOSE))
)
_SUBHEADING = lazy_re(
    r"(?i)(?:[\divx]{1,4}[.)]\s+|[a-z][.)]\s+)?(?:(?:primary|secondary|other|further|published|unpublished|official|online|web|internet|electronic|print"
    r"|printed|archival|legal|academic|government|news|media|international|national|manuscript|additional|general)\s+){0,2}"
    r"(?:sources?|documents?|materials?|literature|publications?|books?(?: and (?:book )?(?:chapters|articles|reports))?|(?:book )?chapters|reports?(?: and \w+)?"
    r"|(?:(?:journal|newspaper|magazine|news|press|web)\s+)?articles?(?: and \w+)?|papers|journals|newspapers|websites?|web ?pages?|interviews|archives"
    r"|theses(?: and dissertations)?|dissertations|legislation|laws?|treaties|cases|manuscripts|blogs?|films?|data(?:sets)?|software|internet)\s*:?"
    r"|[A-Z]|(?:fuentes|sources|quellen|fontes|fonti)\s+\w+|prim[äa]r(?:quellen|literatur)|sekund[äa]r(?:quellen|literatur)|libros|art[ií]culos|livres|articles|b[üu]cher|livros|artigos"
)


def list_kind(text: str) -> ListKind | None:
    """Return what sort of list of works a heading opens, ``None`` when it opens none.

    ``LOOSE`` are words that head chapters of prose just as well ("Sources").
    """
    text = " ".join(text[: MAX_HEADING + 1].split()).strip(" *_")
    if not text or len(text) > MAX_HEADING:
        return None
    return next((kind for kind, words in _KINDS if words.fullmatch(text)), None)


def is_subheading(text: str) -> bool:
    """Return whether a heading parts a list of works ("Primary sources", "A")."""
    text = " ".join(text[: MAX_HEADING + 1].split()).strip(" *_")
    return 0 < len(text) <= MAX_HEADING and _SUBHEADING.fullmatch(text) is not None
