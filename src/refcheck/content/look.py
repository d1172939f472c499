"""One look at a page: its record, what it is when it is not the thing asked for, and its shape.

Nearly all pages have a title that speaks of their address: for them the ``<title>`` is enough. Only
the others are taken apart, and lists of phrases alone accuse no page with a text of some length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote

from refcheck.content.apart import MAX_PROSE, Parts, parts_of
from refcheck.content.apologies import denies_a_request, echoes, is_headed, may_be_private, names, only_echoes
from refcheck.content.charset import decode
from refcheck.content.classes import has_error_class, has_error_element, has_no_article, head_sign
from refcheck.content.denying import denies, nearly_denies
from refcheck.content.html import MAX_BYTES, PageRecord, page_record
from refcheck.content.leads import canonical_of
from refcheck.content.markers import is_challenge, marked_sign
from refcheck.content.outline import LOOKED_AT, Outline, has_prose, outline_of, shown_source, unquoted
from refcheck.content.own_part import main_of, without_chrome
from refcheck.content.premises import premises_sign, says_of_its_site
from refcheck.content.presence import is_its_address, is_named_so, speaks_of
from refcheck.content.shape import PageShape, shape_of
from refcheck.content.signs import Sign, sentence_sign, sign_of, without_addresses
from refcheck.content.sought import misses_what_was_sought, tells_of_loss
from refcheck.content.titles import NAME_OF_HOST, head_title, is_no_title, letters, parts_of_title, without_site
from refcheck.content.unnamed import (
    CERTAIN,
    advertises,
    exclaimed_sign,
    exclaims,
    has_no_name,
    is_noise,
    is_of_site,
    is_taken_over,
    moved_away,
    namelessness,
    says_of_a_loss,
    without_noise,
)
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of
from refcheck.text.words import fold

__all__ = ["ARTICLE", "LONG", "Look", "look_at"]

LONG = 560
"""So many bytes of prose are an article, whatever its title is: nearly all error pages have less to say."""
LONGEST = 6 * LONG
"""So many bytes are no frame of a site."""
ARTICLE = 2 * LONG
"""So many bytes are the cited thing itself, if its title agrees as well: under a wrong status, too."""
ASKS = 25
"""So few different words stand on a page that asks for a password and shows nothing else."""
BARE = 60
"""So few different words stand on a page that only puts a question to its reader."""
LITTLE = 160
"""So few bytes of prose are a sentence or two."""
FEW_WORDS = 150
ABOUT = 3
"""A title with so many words beside those of an error page is about such pages."""
LEFT = 8
"""So many different words stand on a page beside what it quotes, if it is not an error page in quotation marks."""
MAX_SENTENCES = 300
HEAD = 20_000
RECORD = 60_000

_PASSWORD = lazy_re(rb"(?i)<input[^<>]{1,500}\btype\s{0,9}=\s{0,9}[\"']?password")
_SENTENCE = lazy_re(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u0964]+(?:\s|$)|[\u3002\uff01\u17d4\u104b]")
_RECORDS = ("citation_title", "dc.title", "dcterms.title", "prism.title", "eprints.title", "ld+json", "cite-as")
_SHOWS = lazy_re(
    r"(?i)<(?:img|script|i?frame|object|embed|video|audio|svg|canvas|input|button|meta\s[^<>]{0,99}refresh|link)\b"
)
_ALERT = lazy_re(r"\balert\s{0,9}\(\s{0,9}([\"'])([^\"'<>]{2,200})\1")
_LEADS_BACK = lazy_re(
    r"\balert\s{0,9}\(\s{0,9}([\"'])[^\"'<>]{2,200}\1\s{0,9}\)\s{0,9};?\s{0,9}(?:window\.|document\.|top\.|parent\.|self\.|opener\.)?"
    r"(?:history\s{0,9}\.\s{0,9}(?:back|go)|close\s{0,9}\(|location)"
)
"""A window, and then the way back: whatever the page shows around it, nobody reads that."""
_BACK = lazy_re(r"\bhistory\s{0,9}\.\s{0,9}(?:back|go)\s{0,9}\(|\bwindow\.close\s{0,9}\(")
_ABSENT = (
    *(
        "does not exist",
        "no text in this page",
        "noarticletext",
        "existiert nicht",
        "existe pas",
        "no existe",
        "não existe",
    ),
    *("non esiste", "bestaat niet", "nie istnieje", "не существует"),
)
_ANY = lazy_re("")
_ALT = lazy_re(r"(?i)<img\s(?:[^<>]{0,500}?\s)??alt\s?=\s?[\"']([^\"'<>]{1,200})")
_UNSPACED = lazy_re("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EXPLAINS = lazy_re(r"(?i)<(?:pre|code)(?:\s[^<>]{0,300})?>(?:<[^<>]{0,300}>|\s){0,9}HTTP/\d")
"""An answer shown as an example: a page about a status, which its title names."""
_BESIDE = lazy_re(
    r"\b(?:contents?|videos?|film|media|posts?|tweet|items?|results?|records?|match(?:es)?|entries|inhalte?|beitrag|ergebnisse?|treffer|contenus?|resultats?"
    r"|contenidos?|resultados?|conteudos?|contenut[oi]|risultati|inhoud|resultaten|tresci|wynikow|innehallet|indholdet|innholdet|konten|hasil|sonuc|icerik)\b"
    r"|\b(?:comments?|repl(?:y|ies)|answers?|kommentare?|antwort(?:en)?|commentaires?|reponses?|comentarios?|respuestas?|respostas?|commenti?o?|risposte"
    r"|reacties?|komentarz[ey]?|komentare?|kommentarer?|komentar|yorum|balasan|binh luan)\b|комментари|ответ|تعليق|رد\b"
    r"|コンテンツ|検索結果|内容|投稿|コメント|返信|回复|评论|留言|댓글|답글|เนื้อหา|รายการ|ความคิดเห็น"
)
"""What a player, a search box or a list says of itself on a page that has a text of its own before it."""
_PART = lazy_re(
    r"\b(?:files?|pdf|full ?text|attachments?|downloads?|datei|volltext|fichier|texte integral|archivo|fichero|texto completo|arquivo|ficheiro|texto integral|bestand|plik|filen?|tiedosto\w{0,3}|kokoteksti\w{0,2}|soubor|subor|plny text|fajl|dosya|tam metin|datoteka|berkas)\b"
    r"|\b(?:no such|unknown|invalid) (?:number|user|key|token|argument|category|query|message)\b|файл|полный текст|αρχειο|ملف|النص الكامل|全文|附件|ファイル|파일|原文|ไฟล์"
)
"""What a record has beside itself: it may be missing, and the record is there."""
WORDS = 8
LEAST_SLASHES = 2
"""Those of the scheme: a page in a folder has more before its own."""
_QUESTION_MARKS = ("?", "\uff1f", "\u061f")
_ENDS = (".", "!", "?", ":", "\u2026", "\u3002", "\uff01", "\uff1f", "\u061f", "\u0964")
_ITSELF = lazy_re(
    r"(?i)\b(?:this|the) (?:page|topic|article|entry|title|name)\b|\b(?:diese[rs]?|die) (?:seite|artikel)\b|\bcette page\b|\best[ae] (?:p[\xe1a]gina"
    r"|art[\xedi]culo|artigo)\b|\bquesta pagina\b|\bdeze pagina\b|\bt(?:ej|a) strona\b|\bэт[ао]\w? страниц"
)
"""Sentences of a page about itself."""
_ERROR_WORDS = frozenset("page pages file found error errors http this that the resource requested".split())  # noqa: SIM905
_ALONE = frozenset({Sign.DEFAULT, Sign.SUSPENDED})
"""Titles that are those of such pages alone, some of which say a lot."""
_OF_ITSELF = lazy_re(r"(?i)(?:this|our) ")
_NAMES = frozenset({Sign.ERROR, Sign.OUTAGE})
"""What a page may be called and be about."""
LEAST_WORDS = 3
_SHOWS_MORE = lazy_re(r"(?i)<(?:img|i?frame|object|embed|video|audio|svg|canvas|table|pre|dl|ul|ol)\b")
_SAID = frozenset({Sign.ERROR, Sign.OUTAGE, Sign.REFUSED, Sign.CHALLENGE})
"""What a sentence anywhere on a page may say; "Log in" stands on every other one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """``sign`` says what the page is when it is not the thing asked for. ``shape`` is only there
    when nothing on the page speaks for its being the thing; ``prose`` is in bytes, at least, 0 when not known;
    ``empty`` says that a browser shows nothing at all. Where nothing speaks for the page, ``doubt`` is how much speaks
    against it (see ``unnamed``), ``parts`` its pieces where they are few, and ``canonical`` the address that it gives itself.
    """

    page: PageRecord
    sign: Sign | None = None
    shape: PageShape | None = None
    prose: int = 0
    empty: bool = False
    doubt: int = 0
    parts: Parts | None = None
    canonical: str = ""


def look_at(
    body: bytes,
    content_type: str,
    url: str,
    *,
    cited: str = "",
    links: str = "",
    thorough: bool = False,
    shaped: bool = True,
) -> Look:
    """Return what the page at ``url`` is. ``thorough`` asks for its whole record, ``shaped`` for its
    shape unless its title speaks of its address: of ``cited``, where that is another one. ``links`` is the
    ``Link`` header that came with it.
    """
    cited = cited or url
    text = decode(body[:MAX_BYTES], content_type)
    shown = head_title(text)
    said = sign_of(shown)
    leads = _may_lead(text)
    if (
        said is None
        and not thorough
        and not leads
        and names(cited, shown, text)
        and not _may_be_absent(text, cited, shown)
    ):
        return Look(page=_glance(shown, url))
    thorough = thorough or said is not None or leads or _may_have_record(text) or advertises(shown)
    if not thorough and not shaped and has_prose(text, LONG):
        return Look(page=_glance(shown, url), prose=LONG)
    outline = outline_of(text)
    page = page_record(body, content_type, url, links) if thorough else _glance(shown, url)
    if page.scholarly:
        return Look(page=page, prose=outline.prose)
    sign = _judged(said, shown, outline, cited, text=text, body=body)
    if sign is Sign.CHALLENGE and _leads_on(page, body, url):
        return Look(page=page, prose=outline.prose)
    if sign is not None:
        sign = Sign.REFUSED if sign is Sign.ERROR and outline.prose < LONG and may_be_private(outline) else sign
        return Look(page=page, sign=sign, prose=outline.prose)
    if not outline.blocks and not page.refresh_target and _shows_nothing(text, shown):
        return Look(page=page, empty=True)
    canonical = page.canonical or canonical_of(text, url)
    if names(cited, shown, text) or is_its_address(cited, canonical) or _is_called_so(cited, shown):
        return Look(page=page, prose=outline.prose)
    doubt = namelessness(text, outline, shown, cited) if outline.prose < LONG else 0
    nameless = outline.prose <= MAX_PROSE and has_no_name(text, main_of(text), shown, cited)
    brief = parts_of(text, outline, shown, nameless=nameless)
    shape = shape_of(text) if shaped or doubt or brief else None
    if shape is not None and shape.shell and not says_of_a_loss(main_of(text)):
        doubt = 0  # a script may fill it yet, unless the host has put an apology there
    if doubt >= CERTAIN:
        return Look(page=page, sign=Sign.UNNAMED, prose=outline.prose)
    return Look(page=page, shape=shape, prose=outline.prose, doubt=doubt, parts=brief, canonical=canonical)


def _may_be_absent(text: str, cited: str, shown: str) -> bool:
    """Return whether a small page has no text, or words with which a wiki tells that it has none of that name, or a
    title that only repeats what was asked for.
    """
    if echoes(cited, shown):
        return True
    return len(text) < HEAD and (not has_prose(text, LITTLE) or any(words in text for words in _ABSENT))


def _may_lead(text: str) -> bool:
    """Return whether a page may send its reader on: by ``<meta>``, or by a line of script on an empty one."""
    lower = text[:HEAD].lower()
    if "refresh" in lower and "http-equiv" in lower:
        return True
    return len(text) < HEAD and ("<script" in lower or "onload" in lower) and "location" in lower


def _leads_on(page: PageRecord, body: bytes, url: str) -> bool:
    """Return whether a page that asks to wait does so only until it has sent its reader on to another one."""
    target = page.refresh_target
    return (
        bool(target)
        and str(target).partition("?")[0] != url.partition("?")[0]
        and not is_challenge(body=body, bare=True)
    )


def _shows_nothing(text: str, shown: str) -> bool:
    """Return whether a browser shows nothing of a page without text, or a window that leads back where one was."""
    if len(text) < HEAD and _BACK.search(text):
        return True
    return not shown and not _SHOWS.search(text)


def _may_have_record(text: str) -> bool:
    head = text[:RECORD].lower()
    return any(mark in head for mark in _RECORDS)


def _glance(shown: str, url: str) -> PageRecord:
    host = host_of(url)
    title = without_site(shown, host=host)
    return PageRecord(shown=shown, title="" if is_no_title(title, host=host) else title, title_source="title")


_ADDRESS = lazy_re(r"(?<![\w.:/])/[\w.%-]{2,99}(?:/[\w.%-]{0,99}){0,9}")
"""A path as it stands in a sentence."""


def _without_others(outline: Outline, cited: str) -> Outline:
    """Return an outline without blocks that speak of other addresses than ``cited``: a changelog tells of them."""
    path = fold(unquote(cited))
    blocks = [
        one
        for one in outline.blocks
        if ("/" not in one and one.isascii()) or all(found in path for found in _ADDRESS.findall(fold(one[:500])))
    ]
    return outline if len(blocks) == len(outline.blocks) else replace(outline, blocks=tuple(blocks))


def _judged(said: Sign | None, shown: str, outline: Outline, cited: str, *, text: str, body: bytes) -> Sign | None:
    """Return what a page without a scholarly record is: by its title, its sentences, its source."""
    if is_taken_over(cited, shown, outline.text):
        return Sign.TAKEN
    if has_no_article(text) or (has_error_class(text) and not speaks_of(cited, shown)):
        return Sign.ERROR
    if said is Sign.ERROR and _EXPLAINS.search(text[:LOOKED_AT]):
        return None  # a manual of statuses
    if said in _NAMES and (speaks_of(cited, without_addresses(shown)) or _is_called_so(cited, shown)):
        # A poem called "Nothing found", the word "gone" in a dictionary, a manual of maintenance: they go on.
        return said if _says_no_more(said, shown, outline, text) else None
    if said is Sign.OUTAGE and outline.prose < LONG and _in_blocks(outline, letters(shown), but=said) is Sign.ERROR:
        return Sign.ERROR  # "Something went wrong", and then what did
    if said in _ALONE or (said is not None and outline.prose < LONG):
        return said
    outline = _without_others(_without_frame(outline, text), cited)
    if outline.prose >= LONG:
        return None
    if echoes(cited, shown) and (has_error_element(text, main_of(text).headings) or main_of(text).prose < LITTLE):
        return Sign.ERROR
    # The name of a host is that of nothing on it.
    named = names(cited, NAME_OF_HOST.sub(" ", shown), text)
    if named and (is_named_so(cited, shown) or not _says_only_that(shown)):
        return _of_itself(shown, text)
    return _of_little(outline, shown, cited, text, body)


def _without_frame(outline: Outline, text: str) -> Outline:
    """Return the outline of a page's own part where menus and footers of its site may be what makes it long."""
    if outline.prose >= LONGEST:
        return outline
    return main_of(text) if outline.prose >= LONG or len(set(outline.text[:20_000].split())) >= FEW_WORDS else outline


def _says_only_that(shown: str) -> bool:
    """Return whether a title tells of a loss as a few things do, too ("Removed"): then what stands below it decides."""
    if sign_of(shown) is not None or is_noise(shown):
        return False
    parts = parts_of_title(shown)
    own = (shown,) if _OF_ITSELF.match(shown) else parts if any(map(NAME_OF_HOST.fullmatch, parts)) else ()
    return exclaims(shown) or any(says_of_its_site(one.rstrip("!")) is not None for one in own)


def _says_no_more(said: Sign, shown: str, outline: Outline, text: str) -> bool:
    """Return whether a page whose title says what its address says, too, goes on to say the same in a sentence.

    Or shows nothing at all besides.
    """
    if outline.prose >= LITTLE:
        return False
    name = letters(shown)
    own = [block for block in outline.blocks if letters(block) not in name and len(block.split()) >= LEAST_WORDS]
    if not own:
        return said is Sign.ERROR and not _SHOWS_MORE.search(text)
    first = next((one for one in _SENTENCE.split(own[0]) if one), "")
    if said is Sign.ERROR and (misses_what_was_sought(first) or says_of_its_site(first) is Sign.ERROR):
        return True
    return sentence_sign(first) is said


def _is_called_so(cited: str, shown: str) -> bool:
    """Return whether ``cited`` ends with what its page's title says, in a folder: room 404, a wiki's "Not Found"."""
    folder, _, last = cited.partition("?")[0].rstrip("/").rpartition("/")
    name = letters(unquote(last))
    if not name or folder.count("/") <= LEAST_SLASHES:
        return False
    return name in map(letters, (shown, *parts_of_title(shown, host=host_of(cited))))


def _of_itself(shown: str, text: str) -> Sign | None:
    """Return what a page whose title speaks of its address says all the same, in its own part.

    A wiki calls by its address what it does not have, too, as does a register ("Act 4711: the requested document does
    not exist"), and the name of a site may have a word of it.
    """
    own = main_of(text)
    if own.prose < LITTLE:
        blocks = own.blocks[:MAX_SENTENCES]
        if any(map(misses_what_was_sought, blocks)) or (
            not is_headed(own, shown) and any(map(denies_a_request, blocks))
        ):
            return Sign.ERROR
    return None if own.prose else _in_blocks(own, letters(shown), of=_ITSELF)


def _at_a_door(words: int, outline: Outline, shown: str, text: str, body: bytes) -> Sign | None:
    """Return what a page wants of its reader, a password or a consent, if it shows nothing else."""
    if _asks_for_a_password(words, shown, text, body):
        return Sign.LOGIN
    asks = words < BARE and sentence_sign(next(iter(outline.headings), "")) is Sign.COOKIES
    return Sign.COOKIES if asks else None


def _asks_for_a_password(words: int, shown: str, text: str, body: bytes) -> bool:
    """Return whether a page, or its own part under no heading that its title has, too, shows nothing but a form for a
    password.
    """
    if not _PASSWORD.search(body):
        return False
    if words < ASKS:
        return True
    own = main_of(text)
    inside = without_chrome(shown_source(text[:LOOKED_AT])).encode()
    return len(set(own.text.split())) < ASKS and not is_headed(own, shown) and _PASSWORD.search(inside) is not None


def _of_little(outline: Outline, shown: str, cited: str, text: str, body: bytes) -> Sign | None:
    """Return what a page with little text says that it is."""
    words = len(set(outline.text[:20_000].split()))
    if is_challenge(body=body, bare=words < BARE):
        return Sign.CHALLENGE
    if sign := _at_a_door(words, outline, shown, text, body):
        return sign
    if (words < LEFT or _shows_a_window_alone(outline, text)) and (
        sign := _alert(text) or _echo(outline, shown, cited)
    ):
        return sign
    if sign := _sentence(outline, shown, text):
        return sign
    if words >= FEW_WORDS:
        return None
    if sign := marked_sign(body, shown) or head_sign(text, cited):
        return sign
    if moved_away(text, outline, cited):
        return Sign.MOVED
    if sign := premises_sign(text, shown, cited):
        return sign
    lost = has_error_element(text, outline.headings) or _says_it_is_lost(outline, shown, text)
    if lost or _is_called_so(cited, shown):
        return Sign.ERROR if lost else None
    return exclaimed_sign(text, shown, cited)


def _echo(outline: Outline, shown: str, cited: str) -> Sign | None:
    """Return that all of a page only repeats its address before or after a denial, if it does."""
    said = [block for block in outline.blocks if block != shown]
    return Sign.ERROR if len(said) == 1 and only_echoes(cited, said[0]) else None


def _says_it_is_lost(outline: Outline, shown: str, text: str) -> bool:
    """Return whether the first text of a page without a subject tells its reader that what he sought is gone.

    A subject is a heading before it that says something else. Of what nobody is said to have sought that has to be
    all that the page says, and its title no more than a name that stands on the page.
    """
    if any(misses_what_was_sought(heading) for heading in outline.headings):
        return True
    own = (block for block in outline.blocks[:MAX_SENTENCES] if block not in outline.headings)
    texts = [block for block in own if _is_text(block) and "©" not in block and block not in outline.menus]
    if not texts:  # a heading is all there is to read
        texts = [one for one in outline.headings if len(one.split()) > ABOUT and tells_of_loss(one, of_page=True)]
    if not texts or len(texts[0]) > 2 * LITTLE or _has_subject(outline, texts[0], shown):
        return False
    if any(mark in texts[0] for mark in _QUESTION_MARKS):
        return False
    sentences = [said for said in _SENTENCE.split(texts[0])[:3] if said]
    if any(misses_what_was_sought(said, moved=True) for said in sentences):
        return True
    names = (*outline.blocks[:2], *_ALT.findall(text[:HEAD])[:3])
    named = not shown or letters(shown) in map(letters, names)
    return named and len(texts) <= 2 and any(tells_of_loss(said, of_page=True) for said in sentences)


def _has_subject(outline: Outline, text: str, shown: str) -> bool:
    """Return whether a heading that says something of its own stands before ``text``, and is not the site's name."""
    at = outline.blocks.index(text)
    first = 1 if letters(outline.blocks[0]) in letters(shown) else 0
    before, after = outline.blocks[first:at], outline.blocks[at + 1 :]
    # What stands below as well is of a menu.
    return any(one in before and one not in after and not exclaims(one) for one in outline.headings)


def _shows_a_window_alone(outline: Outline, text: str) -> bool:
    """Return whether a page shows a window and leads back from it, and has no text but menus and legal lines."""
    if _LEADS_BACK.search(text[:HEAD]) is None:
        return False
    return not any(
        _is_text(one) for one in outline.blocks[:MAX_SENTENCES] if one not in outline.menus and "©" not in one
    )


def _alert(text: str) -> Sign | None:
    """Return what a window says that is all there is to see of a page."""
    match = _ALERT.search(text[:HEAD])
    sentences = _SENTENCE.split(match[2].replace("\\n", ". ")) if match else ()
    signs = (sentence_sign(one) or (Sign.ERROR if nearly_denies(one) else None) for one in sentences)
    return next((sign for sign in signs if sign in _SAID | {Sign.LOGIN}), None)


def _sentence(outline: Outline, shown: str, text: str) -> Sign | None:
    """Return what a heading or a sentence of a page with little text says it is.

    Not when the title speaks of the very sentence: then the page is about it. A sentence that the page
    quotes is somebody else's.
    """
    about = letters(shown)
    for heading in outline.headings:
        sign = sentence_sign(heading)
        if sign in _SAID and not _is_in(heading, about):
            # "Something went wrong" says less than a sentence that says what did.
            plainer = _in_blocks(outline, about, but=Sign.OUTAGE) if sign is Sign.OUTAGE else None
            return plainer or sign
    if len(outline.blocks) <= 2 and (sign := sentence_sign(outline.text)) in _SAID:
        return sign
    sign = _in_blocks(outline, about)
    record = sign is not None and _is_record(outline, about, text)
    if record:
        sign = _in_blocks(outline, about, record=True)
    if sign is None or _is_about_errors(shown):
        return None
    own = unquoted(text)
    if len(own) < min(len(text), LOOKED_AT):
        left = outline_of(own)
        if len(set(left.text[:20_000].split())) >= LEFT:
            return _in_blocks(left, about, record=record)
    return sign


def _is_record(outline: Outline, about: str, text: str) -> bool:
    """Return whether a page has a name that is not its site's, as its heading and in its title, and says of it at
    least one thing that is a sentence of its own.
    """
    name = next(iter(outline.headings), "")
    if (
        max(len(name.split()), len(name) // 2 if _UNSPACED.search(name) else 0) < LEAST_WORDS
        or letters(name) not in about
        or is_of_site(text, name)
    ):
        return False
    texts = (block for block in outline.blocks[:MAX_SENTENCES] if block != name and block not in outline.menus)
    own = (block for block in texts if _is_text(block) and "©" not in block)
    return any(all(map(_is_statement, filter(None, _SENTENCE.split(block)[:3]))) for block in own)


def _is_about_errors(title: str) -> bool:
    """Return whether a title names an error among other words: "404 page not found after the upgrade"."""
    for part in parts_of_title(title) or (title,):
        words = re.findall(r"[^\W_]+", fold(part))
        rest = [word for word in words if len(word) >= 4 and word not in _ERROR_WORDS]
        if len(rest) >= ABOUT and ("404" in words or "not found" in " ".join(words)):
            return True
    return False


def _in_blocks(
    outline: Outline, about: str, *, of: re.Pattern[str] = _ANY, but: Sign | None = None, record: bool = False
) -> Sign | None:
    """Return what a sentence that has ``of`` in it says of the page, other than ``but``; of a ``record`` its file may
    be missing.
    """
    text_before = False
    named = any(map(about.__contains__, filter(None, map(letters, outline.headings[:1]))))
    for block in dict.fromkeys(outline.blocks[:MAX_SENTENCES]):
        sentences = _SENTENCE.split(block[:500])[:2]
        stated = record or (named and _is_statement(sentences[0]))
        for sentence in sentences:
            # A word or two may be a label, or what is in a table.
            if len(sentence.split()) >= 3 or (len(sentence) >= 5 and (_UNSPACED.search(sentence) or denies(sentence))):
                sign = sentence_sign(sentence)
                if sign not in _SAID or sign is but or _is_in(sentence, about) or not of.search(sentence):
                    continue
                if not _is_beside(sentence, sign, text_before=text_before, stated=stated):
                    return sign
        text_before = text_before or (_is_text(block) and not (_UNSPACED.search(block) and exclaims(block)))
    return None


def _is_beside(sentence: str, sign: Sign, *, text_before: bool, stated: bool) -> bool:
    """Return whether a sentence is said of something beside the thing itself: of a player or a list below a text, or
    of the file of a record that has its name (``stated``: in a block that begins with something else).
    """
    plain = fold(sentence)
    if text_before and (sign is Sign.OUTAGE or _BESIDE.search(plain)):
        return True
    return stated and _PART.search(plain) is not None


def _is_statement(sentence: str) -> bool:
    """Return whether a sentence says something of its own, and neither apologises nor exclaims."""
    return len(without_noise(sentence)) > LEAST_WORDS and not exclaims(sentence) and sentence_sign(sentence) is None


@kept(1_024, longest=500)
def _is_text(block: str) -> bool:
    """Return whether a block is a sentence or more, and none about cookies."""
    words = len(block.split())
    if _UNSPACED.search(block):
        words = max(words, len(block) // 2)
    elif not block.isascii():
        words = max(words, len(block) // 4)
    return words >= (3 if block.endswith(_ENDS) else WORDS) and "cookie" not in block.lower()


def _is_in(sentence: str, about: str) -> bool:
    return bool(about) and letters(sentence) in about
