"""What sort of thing a note cites: a publication, a law, an interview, a letter, or nothing."""

from __future__ import annotations

import re

from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Work
from refcheck.references.imprint import is_publisher
from refcheck.text.cued import Cued
from refcheck.text.dates import MONTHS
from refcheck.text.institutions import is_institution
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.periodicals import is_newspaper
from refcheck.text.urls import mend, split
from refcheck.text.words import STOPWORDS, fold

__all__ = ["guess_type", "is_comment", "is_journal", "is_periodical", "is_sentence", "opens_sentence", "source_kind"]

MAX_KEPT = 40
"""Of longer words (characters) it is not kept whether they are those of notes."""

_INTERVIEW = Cued(
    r"(?i)^(?:the )?(?-i:(?:[A-Z][\w.’'-]*\s){0,6})(?:author[’']?s? |personal |telephone |phone |video |skype |zoom |group |focus group |key informant |in-depth |anonymous |mmn )*"
    r"(?:interviews?|focus group discussions?|fgd|(?:conversations?|discussions?|meeting)(?!\s(?:of|in|by)\b)|entrevista|interviu|wawancara|gespräch)\s+"
    r"(?:(?:with|by|of|between|con|dengan|mit|conducted|held|at|in|on)\b|(?:no\.?|nr\.?|#)?\s*\d)|^(?:author[’']?s? )?interview,\s",
    *("interview", "focus group", "fgd", "conversation", "discussion", "meeting", "entrevista", "interviu"),
    *("wawancara", "gespräch"),
)
_INTERVIEW_BEHIND = Cued(
    # "Jane Doe, mayor, interview with the author, 4 April 2022", "Jane Doe, telephone interview, 4 April 2022"
    r"(?i)^[^,;:“”\"]{3,60}(?:,\s[^,;:“”\"]{2,60}){0,2},\s(?:(?:personal|telephone|phone|video|zoom|skype|e-?mail|private)\s)?(?:interview(?:ed)?|conversation|discussion)(?:\s(?:with|by|to)\s(?:the\s)?(?:present\s)?(?:authors?|researchers?|writer)\b|,\s(?=[^“”\"]{0,60}\d{4}\W*$))",
    *("interview", "conversation", "discussion"),
)
_INTERVIEW_WITHIN = Cued(r"(?i)\binterview(?:ed)? by (?:the )?author\b", "interview")
_LETTER = Cued(
    r"(?i)^(?:an? )?(?:e-?mails?|letters?|memos?|memorandum|personal (?:communication|correspondence)|correspondence|fax|whatsapp message|text message|carta)\b"
    r"\s*(?:(?:message|communication|correspondence|exchange)\s+)?(?:from|to|with|of|between|by|dated|sent|de|,)"
    r"|^[^,;:“”\"]{3,60}(?:,[^,;:“”\"]{2,40})?,\s(?:e-?mail|letter|text message)(?:\s(?:message|communication))?(?:\s(?:to|with)\s(?:the\s)?authors?\b|,\s)"
    r"|^[^,;:“”\"]{3,60}\sto\s(?:the\s)?authors?,"
    # A letter to somebody, of a day: "Doe J (Director). Letter to Ann Roe, Chair, 7 May 2021"
    r"|^[^;:“”\"]{3,80}[.,]\s(?-i:Letter|E-?mail|Memo)\sto\s(?-i:(?:[A-Z][\w.’'-]*\s){1,4}[A-Z][\w’'-]*),\s[^;:“”\"]{0,160}?\d{1,2}\s[a-z]+\s\d{4}\b"
    # "Ann Roe to Max Doe, 12 May 1883": letters in an archive
    r"|^(?-i:(?:[A-Z][\w.’'-]*\s){1,4}to\s(?:the\s(?:[A-Z][\w’'-]+\s(?:of|for)\s(?:the\s)?)?)?(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w’'-]+,\s(?:\d{1,2}\s[A-Z][a-z]+\s|[A-Z][a-z]+\s\d{1,2},\s)1[5-9]\d\d\b)",
    *("mail", "letter", "memo", "personal co", "correspondence", "fax", "message", "carta", "author", "to"),
)
_LETTER_WITHIN = Cued(
    r"(?i)\b(?:personal communication|pers\. comm\.|on file with)\b", "personal comm", "pers. comm", "on file with"
)
_LAW = Cued(
    r"(?i)^(?:the )?(?:(?:art(?:icle)?s?|sections?|sec|paras?|reg(?:ulation)?s?|rules?|§+)\.?\s*\d+[\w()]*(?:[\s,]+|\s*(?:and|&)\s*\d+\s*)(?:of\s+)?(?:the\s+)?)?"
    r"(?:[\w’'()&,/ -]{0,120}?\b(?:act|law|convention|covenant|protocol|constitution|code|decree|ordinance|treaty|directive|regulation|statute|proclamation|bill|charter|declaration of human rights)\b"
    r"(?:\s*\(|\s*,|\s+(?:no\.?|of|on|b\.?e\.?|\d{1,4}|concerning|against|relating)\b|\s*\.?\s*$))",
    *("act", "law", "convention", "covenant", "protocol", "constitution", "code", "decree", "ordinance", "treaty"),
    *("directive", "regulation", "statute", "proclamation", "bill", "charter", "declaration of human rights"),
)
_LAW_WORD = r"(?:act|law|convention|covenant|protocol|constitution|code|decree|ordinance|treaty|directive|regulation|statute|proclamation|bill|charter|declaration of human rights)"
# "Jane Smith, The Law of ...": an author comes first, so that the law is only in the title.
_AUTHOR_FIRST = lazy_re(
    rf"(?i:(?!\w+(?: \w+){{0,8}}? {_LAW_WORD}\b))[A-Z][\w.'’-]*(?: (?:(?:van|von|de|del|da|di|der|den|la) ){{0,2}}[A-Z][\w.'’-]*){{1,3}}(?:,| and | & | et al)"
)
_CASE = lazy_re(
    r"^(?:[A-Z]|[a-z]{1,3}[A-Z])[\w.,&’' -]{0,80}\s+(?:v|vs)\.?\s+[A-Z]|^(?:Case|Application) (?:No\.?|C-)\s*\d"
    # the docket or the court has to follow: "In re Doe, No. 12 (D. Md. 2020)"
    r"|^(?:In\s[Rr]e|Ex\sparte|(?:In\sthe\s)?Matter\sof)\s[A-Z].{2,160}?(?:\bNo\.?\s?\d|\((?:[A-Z][\w.]{0,12}\s){0,3}(?:[A-Z][a-z]{2}\.?\s\d{1,2},\s)?\d{4}\))"
)
_LAW_REFERENCE = Cued(
    r"\bECLI:[A-Z]{2}:|\[\d{4}\]\s(?:\d+\s)?[A-Z]{2,6}(?:\sRep)?\s\d|\b\d+\s+U\.?S\.?C\.?\s|\b(?:UNTS|ILO C\d{3}|A/RES/\d+|S/RES/\d+|OJ [LC] ?\d+|BGBl|Fed\. Reg\.)|\bILO Convention\b|\b(?:General Assembly|Security Council|Human Rights Council|UNGA|UNSC) [Rr]es(?:olution|\.) \S{0,12}\d|\b(?:Supreme|High|Constitutional|Federal) Court(?: of [A-Z]\w+)?, (?:Decision|Judgment|Case) |\b(?:Urteil|Beschluss) vom\b|\bHC Deb\b|\bHL Deb\b|\bModel Rules? of\b|\bRules? of (?:Civil|Criminal|Court|Evidence|Prof)|\bExec(?:\.|utive) Order (?:No\. ?)?\d|\b\d{2,3}(?:st|n?d|rd|th) Cong\.,? |\bPub\. L\. No\.|\b[HS]\.R?\.? Rep\. No\.",
    *(
        "[",
        "ecli:",
        "usc",
        "u.sc",
        "us.c",
        "u.s.c",
        "unts",
        "ilo c",
        "/res/",
        "oj l",
        "oj c",
        "bgbl",
        "fed. reg.",
        "y council res",
    ),
    *(
        "ts council res",
        "assembly res",
        "unga res",
        "unsc res",
        "court",
        "urteil vom",
        "beschluss vom",
        "hc deb",
        "hl deb",
    ),
    *("model rule", "rule of ", "rules of ", "exec. order", "executive order", " cong.", "pub. l. no.", " rep. no."),
)
_LAW_OPENING = lazy_re(
    r"^(?:the )?[A-Z][\w.’' ]{0,60}(?:\s|,\s(?=arts?\.))(?:§{1,2}|arts?\.)\s?\d|^(?:Cass\.\s(?:soc|civ|com|crim|req|ass|ch)\b|Cons\.\sconst\.|CEDH,\s|CJUE,\s|CE,\s(?:\d|ass|sect)|CA\s[A-Z]\w+,\s\d)"
    r"|^(?:(?:Real\s)?Decreto(?:\s(?:Ley|Legislativo))?|Ley|Lei(?:\sComplementar)?|Loi|D[ée]cret|Arrêté|Legge|Decreto-[Ll]ei|Undang-Undang|Portaria|Resolu[çc]ão|Resolución|Medida\sProvisória|Instrução\sNormativa)\s(?:[A-Z]{2,8}\s)?(?:[Nn][.º°o]{0,2}\s?|[Nn]o\.?\s|Nomor\s|núm\.\s)?\d[\d./-]*"
    # an instrument by its acronym: "GDPR Art. 4"; a court and the year in brackets: "Cour de cassation [1974]"
    r"|^[A-Z][A-Za-z]{0,3}[A-Z]{1,5},?\s(?:[Aa]rt(?:icle|\.)?|[Rr]ecital|§)\s?\d{1,3}(?!\d)|^(?:Cour|Corte|Court|Tribunal|Conseil)\s[^“”\"\[\]\d]{0,60}\s\[(?:1[89]|20)\d\d\]"
    r"|^(?:BGH|BVerfG|BVerwG|BAG|BFH|BSG|BPatG|BayObLG|EuGH|EuG|EGMR|(?:KG|OLG|LG|AG|VG|OVG|VGH|LAG|ArbG|LSG|SG|FG)\s[A-ZÄÖÜ][\w-]+)(?:\s[A-Z]{1,3})?,\s(?:Urt|Beschl|Schlussantr|[A-Z][\w-]*,?\s(?:1[89]|20)\d\d|\d)"
    r"|^(?:The\s)?[A-Z][\w’' -]{2,60}\s(?:Agreement|Accord|Pact),\s(?i:arts?\.|articles?|paras?\.|§)\s?\d"
    r"|^[A-Z][^,]{0,60}(?:[Gg]ericht|Court|Tribunal|Cour|Corte)[^,]{0,40},\s(?:judgment|decision|order|ruling|Urteil|Beschluss|arrêt|sentencia|sentenza)\s(?:of|vom|du|de)\b"
    r"|^Code\s(?:de|du|des|civil|p[ée]nal)\b[^,]{0,80},\sart(?:icle|\.)\s[LRD]?\.?\s?\d"
    r"|^Fed\.\sR\.\s(?:Evid|Civ|Crim|App|Bankr)\.|^U\.?\s?S\.?\sC(?:onst|ONST)\.|^\d{1,3}\sC\.?\s?F\.?\s?R\.\s(?:§|pt\.|[Pp]art)"
    r"|^An Act\s(?:[Tt]o\s|[A-Z][a-z]+ing\s)|\b(?:Republic|Commonwealth) Act No\.\s?\d|^Rep\. Act No"
    r"|^(?:R[èe]glement|Verordnung|Richtlinie|Reglamento|Regolamento|Regulamento|Verordening|Richtlijn|Directive|Direttiva|Directiva|Diretiva|Décision|Rozporządzenie|Dyrektywa)\s(?:d[’']exécution\s|délégué\s)?\((?:UE|EU|CE|EG|EC|CEE|EWG|WE)\)\s"
    r"|^BGE\s\d{1,3}\s[IV]+\s\d|^(?:U\.S\.|[A-Z][a-z]+\.)\sConst\.\s|^(?:\d+\s)?Cong\.\s(?:Globe|Rec)\b|^(?:S\.C\.|G\.A\.)\sRes\.\s\d|\bR\.S\.C\.,|\b\d{1,3}d?\sStat\.\s\d|^Proclamation No\."
    r"|^(?:The )?[A-Z][\w’' ()]{3,80}\s(?:Regulations|Rules|Order),?\s(?:19|20)\d\d\s?(?:[(,]|$)"
    r"|^(?:Amts|Land|Oberland|Bundes|Verwaltungs|Verfassungs|Sozial|Arbeits|Finanz|Kammer)\w*gericht(?:shof)?\s[^“”\"]{0,80}\d"
    # the year of a reign: "1 & 2 Geo. 5, c. 31"
    r"|^\d{1,2}(?:\s?(?:&|and|-|–)\s?\d{1,2})?\s(?:Geo|Vict?|Will|Wm|Edw|Eliz|Hen|Car|Jac|Anne)\b\.?(?:\s(?:\d|[IVX]{1,4}))?\.?,?\s(?:c|ch|cap|st)\.?\s?\d"
)
_INSTRUMENT = Cued(r"\bStatutory Instruments? (?:No\.? ?)?\d", "statutory instrument")
"""So "U.C.C. § 2-316", "Cass. soc., 12 juillet 2010", "The Harbour Rules, 2019 (Statutory Instrument 9)"."""
_SENTENCE_START = lazy_re(
    r"(?i)^(?:this|that|these|those|it|we|i|he|she|they|there|here|as|for|in|on|at|note that|author|the authors?|all|some|many|most|however|although|while|because|since|according|translation|emphasis|italics|our|my|his|her|their|when|if|but|and|also|such)\b(?!\.)"
)
_VERB = lazy_re(
    r"(?i)\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|may|might|can|could|should|must|thanks?|refers?|means?|includes?|argues?|says?|said|states?|shows?|notes?|uses?|added|omitted|ours|mine|remains?)\b"
)
_NOTE_WORD = lazy_re(
    r"(?i)(?:pp?|pages?|paras?|paragraphs?|eds?|editors?|vols?|nos?|et|al|available|accessed|retrieved|chapter|edition|edn|trans|see|also|https?|pdf|doi|isbn|visited|last|from|online|unpublished|draft|forthcoming|version|press|release|consultado|consulté|disponible|disponível|acesso|abgerufen|letzter|zugriff|besucht|diakses|online|ligne)"
)
_REPORT = lazy_re(
    r"(?i)\b(?:report|survey|assessment|briefing|brief|submission|proposal|statement|working paper|discussion paper|study|baseline)\b"
)
_JOURNAL = lazy_re(
    r"(?i)\bcommunications\sof\s|\b(?:journal|review|magazine|newsletter|bulletin|quarterly|annals|annales|zeitschrift|jahrbuch|revue|revista|rivista|cuadernos|cahiers|tidsskrift|tidskrift|tijdschrift|kwartalnik|transactions|proceedings)\b"
)
_FIELD = lazy_re(r"(?i)\w\s(?:letters|studies|sciences)$")
"""Words of journals and of institutions: "Brain Sciences", "Institute of Advanced Studies"."""
_CONFERENCE = lazy_re(r"(?i)\b(?:proceedings|conference|symposium|workshop)\b")


def source_kind(text: str) -> ReferenceKind | None:
    """Return the kind that the opening words of a citation tell, ``None`` when they tell none."""
    text = text[:500].strip()
    if _INTERVIEW.match(text) or _INTERVIEW_BEHIND.match(text) or _INTERVIEW_WITHIN.search(text):
        return ReferenceKind.INTERVIEW
    if _LETTER.match(text) or _LETTER_WITHIN.search(text):
        return ReferenceKind.LETTER
    law = _LAW.match(text) and not _AUTHOR_FIRST.match(text)
    opens = law or _CASE.match(text) or _LAW_OPENING.match(text)
    return ReferenceKind.LAW if opens or _LAW_REFERENCE.search(text) or _INSTRUMENT.search(text) else None


@kept(128, longest=2_000)
def is_sentence(text: str) -> bool:
    """Return whether ``text``, titles left out, is prose rather than names, places and years."""
    words = re.findall(r"[^\W\d_]+", text[:1_000])
    content = [w for w in words if len(w) > 1 and not _is_note_word(w)]
    if not content:
        return False
    small = sum(word[0].islower() for word in content) / len(content)
    return (small > 0.5 and len(content) > 2) or (opens_sentence(text) and _VERB.search(text) is not None)


@kept(5_000, longest=MAX_KEPT)
def _is_note_word(word: str) -> bool:
    folded = fold(word)
    return folded in STOPWORDS or folded in MONTHS or _NOTE_WORD.fullmatch(word) is not None


@kept(128, longest=2_000)
def opens_sentence(text: str) -> bool:
    """Return whether ``text`` opens with a word that opens prose ("This", "According"), no name."""
    return _SENTENCE_START.match(text) is not None


def is_comment(text: str, *, has_title: bool, has_year: bool) -> bool:
    """Return whether a note without an address only comments; ``text`` has its titles left out."""
    words = re.findall(r"[^\W\d_]+", text[:1_000])
    if has_title:
        return is_sentence(text) and not has_year
    if len(words) > 2 and all(word.islower() for word in words[1:]) and _VERB.search(text):
        return True  # "Or did in 2014."
    if all(len(word) < 2 or _is_note_word(word) for word in words):
        return True  # "On 12 August and 16 September 2019."
    prose = opens_sentence(text) and any(word.islower() and fold(word) not in STOPWORDS for word in words)
    return prose or is_sentence(text) or not has_year or not words or len(words) > 40


def guess_type(work: Work, text: str) -> str:
    """Return the CSL type of a publication, as far as its fields tell it."""
    if re.search(r"(?i)thesis|dissertation|diss\.", work.genre):
        return "thesis"
    if work.container_title:
        return _type_of_part(work)
    if work.eprint and work.eprint_type == "arxiv" and not work.volume and not work.publisher:
        return "article"
    if work.number or re.search(r"(?i)paper|report|brief", work.genre):
        return "report"
    corporate = bool(work.author) and all(name.literal for name in work.author)
    if work.isbn or work.publisher_place or is_publisher(work.publisher):
        return "report" if corporate and not work.isbn else "book"
    if corporate and _REPORT.search(f"{work.title} {text}"):
        return "report"
    if work.url and not work.doi:
        return _type_of_address(work, corporate=corporate)
    if corporate or not work.title:
        return "report" if corporate else "document"
    return "book" if work.author or work.publisher else "document"


def _type_of_address(work: Work, *, corporate: bool) -> str:
    """Return the type of a work that an address leads to: a file is a report or a book."""
    parts = split(mend(work.url))
    if parts is None or not parts.path.casefold().endswith((".pdf", ".doc", ".docx", ".epub")):
        return "webpage"
    return "report" if corporate or not (work.author and work.publisher) else "book"


def _type_of_part(work: Work) -> str:
    if _CONFERENCE.search(work.container_title):
        return "paper-conference"
    if work.volume or work.issue or work.doi:
        return "article-journal" if not work.editor else "chapter"
    if work.editor or work.publisher:
        return "chapter"
    if work.issued and work.issued.day is not None:
        return "article-newspaper"
    return "article-newspaper" if is_newspaper(work.container_title) else "article-journal"


def is_journal(text: str) -> bool:
    """Return whether a name has the word of a journal in it ("Graduate Journal of Food Studies")."""
    if is_publisher(text):
        return False
    return _JOURNAL.search(text) is not None or (_FIELD.search(text) is not None and not is_institution(text))


def is_periodical(text: str) -> bool:
    """Return whether ``text`` is the name of a newspaper or an agency ("Bangkok Post")."""
    return len(text.split()) <= 6 and is_newspaper(text)
