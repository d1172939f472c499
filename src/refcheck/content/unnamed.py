"""Pages that name nothing: by what they are built of, whatever language they are in.

A page that is the thing has its name somewhere: in the title, in a heading, in the words of its address. One that
has none of them, next to no text, and asks crawlers to pass it by, or bears the name of its site alone, is an apology
or an empty frame. No sign alone says so, and only all of them together accuse.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache
from itertools import dropwhile
from urllib.parse import unquote

from refcheck.content import phrases
from refcheck.content.denying import (
    adds_nothing,
    is_of_what_was_sought,
    is_word_of_loss,
    kinds,
    lacks,
    misses,
    names_a_kind,
    nearly_denies,
    plain_words,
    says_this_is_gone,
)
from refcheck.content.elements import attribute, elements_with, without_elements
from refcheck.content.notices import nearly_tells_of_works
from refcheck.content.outline import LOOKED_AT, Outline, outline_of, shown_source
from refcheck.content.own_part import main_of, without_chrome
from refcheck.content.presence import address_words, telling_words
from refcheck.content.shape import without_asides
from refcheck.content.signs import Sign, sentence_sign
from refcheck.content.sought import is_of_itself, speaks_of_this, tells_of_loss
from refcheck.content.titles import is_no_title, letters, parts_of_title
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of, split
from refcheck.text.words import fold

__all__ = [
    "CERTAIN",
    "ENDS",
    "MOST",
    "STEM",
    "UNSURE",
    "advertises",
    "count_words",
    "exclaimed_sign",
    "exclaims",
    "exclaims_a_loss",
    "has_no_name",
    "has_no_word_of",
    "is_cry",
    "is_named",
    "is_noise",
    "is_of_site",
    "is_taken_over",
    "moved_away",
    "namelessness",
    "names_a_kind_alone",
    "names_nothing",
    "says_of_a_loss",
    "sentences_of",
    "shows",
    "tables",
    "texts_of",
    "ways_home",
    "without_noise",
]

CERTAIN = 6
"""So much speaks against a page that it is not the thing."""
UNSURE = 4
"""So much that nothing can be said of it."""
FEW = 2
"""A page of its site has so many links at least."""
LEAST, MOST = 2, 40
"""An apology has so many words of its own."""
STEM = 5
"""So many letters of a word stand in its other forms as well."""
HEAD = 60_000
SENTENCE = 3
"""A sentence has so many words at least."""
UNSPACED = 8
"""Or so many characters, in scripts that are written without blanks."""
MOST_LETTERS = 320
"""A longer text says more than that something is gone."""
ENDS = lazy_re(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u0964]+(?:\s|$)|[\u3002\uff01\u17d4\u104b]")
_QUOTED = lazy_re("[\"\u201c\u201e\u00ab\u300c]|(?:^|\\s)['\u2018]\\w")
EXCLAIMED = lazy_re("(?<=[.!?\u2026\u3002\uff01\uff1f])\\s*")
"""The end of a sentence, whose sign stays."""
MUCH = 160
"""So many bytes of prose are a text of its own."""
SHORT = 4
"""A heading of so many words names a kind of thing that is gone ("Opinion unavailable"), and no thing."""

_NO_BLANKS = lazy_re("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GONE = lazy_re(r"\b(?:un|not )available$|\bnot (?:here|published)$|\b(?:removed|deleted|gone|missing|withdrawn)$")
_HOLDS = lazy_re(
    r"(?i)<(?:iframe|frame|frameset|video|audio|embed|object|canvas|pre|table|figure|picture|img|textarea|select|dl)\b"
)
"""What a page may show beside its text."""
_TABLES = lazy_re(r"(?i)<(?:pre|table|textarea|select|dl)\b")
_FILE = lazy_re(
    r"(?i)href\s?=\s?[\"']?[^\"'<>\s]{1,500}\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|zip|gz|csv|txt|epub|mp[34]|jpe?g|png)\b"
)
_HREF = lazy_re(r"(?i)<a\s[^<>]{0,500}?\bhref\s?=\s?(?:\"([^\"<>]{1,500})\"|'([^'<>]{1,500})'|([^\s\"'<>]{1,500}))")
_NUMBER = lazy_re(r"(?:/|=|/[a-z]-?)(?!(?:1[5-9]|20)\d\d$)(\d{3,12})$")
"""The number by which alone an address names a thing; a year may be that of a part of the site."""
_EXTENSION = lazy_re(r"\.\w{1,5}$")
_HOME = lazy_re(r"(?i)(?:https?://[^/]{1,200})?/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|default)\.\w{2,5}|home)?")
_LINK = lazy_re(
    r"(?i)<a(\s[^<>]{1,500})>\s{0,99}(?:<(?:span|strong|b|div|h\d|p)(?:\s[^<>]{0,300})?>\s{0,99})?(?:<img(\s[^<>]{1,500})>|([^<>]{2,120}))"
)
_LOGO = lazy_re(r"(?i)(?:^|[\s_-])(?:logo|brand|navbar-brand|site-?title|site-?name)")
_LISTS = {"ul": 20_000, "ol": 20_000}
"""How long such lists are at most (characters)."""
_ALT = lazy_re(r"(?i)<img\s(?:[^<>]{0,500}?\s)??alt\s?=\s?[\"']([^\"'<>]{1,200})")
_MOVED = lazy_re(
    fold(
        r"\b(?:ha(?:s|ve) moved|moved to|relocated|new (?:address|home|website|web site|site|domain)|umgezogen|neue[rnms]? (?:adresse|website|webseite|domain)"
        r"|(?:a|avons) demenage|nouvelle adresse|nouveau site|se ha (?:mudado|trasladado)|nueva (?:direccion|web|pagina)|nuevo sitio|mudou|novo (?:endereco|site)"
        r"|trasferit\w|nuovo (?:sito|indirizzo)|verhuisd|nieuwe? (?:website|adres|site)|przenies\w+|now\w+ (?:adres\w*|stron\w+)|tasindi|yeni (?:adres|site)\w*"
        r"|pindah|dipindahkan|flyttat|flyttet|flyttede|muuttanut)\b"
        r"|переех|переехал|нов(?:ый|ому|ом) (?:адрес|сайт)|انتقل|الجديد|عنوان جديد|迁移|搬迁|新网址|新址|遷移|新網址|移転|移動しました|이전하|이전되|새 주소|ย้ายไป|chuyen sang"
    )
)


# What those who take over names of hosts that have expired advertise, in the languages in which they do.
_ADVERTISED = lazy_re(
    fold(
        r"\b(?:slot (?:gacor|online|88|777|demo)|situs (?:slot|judi|togel)|bandar (?:togel|slot|judi)|agen (?:slot|judi|togel)|togel online|rtp (?:slot|live)|deneme bonusu"
        r"|bahis siteleri|casino siteleri|(?:online|best|crypto|live|new|paris|bet) casinos?|casino (?:bonus|online|en ligne|sites?)|free spins|nha cai|ca cuoc|keo nha cai"
        r"|cassino online|apuestas online|payday loans?|buy (?:viagra|cialis)|escorts?|nine casino|mabosplay|link alternatif|judi (?:online|bola"
        r"|slot)|toto (?:macau|4d|slot|togel)|(?:slot|toto|bet|win|hoki|togel)\d{2,4}|gacor|maxwin|poker online|sbobet|bong da truc tiep"
        r"|xoilac\w*|cakhia\w*|no hu|ban ca|rolex replicas?|replica (?:watch\w*|handbags?|rolex)|cheap (?:jordans?|nfl jerseys?|oakleys?|uggs?)"
        r"|generic (?:viagra|cialis)|(?:viagra|cialis|levitra) (?:online|generic|price)"
        r"|(?:buy|write my|custom) essays?(?: online)?|payday advance|xxx videos?|porn(?:o|hub)? (?:videos?|tube)|sex cams?|hot girls|casino non aams"
        r"|casinos? (?:sin licencia|sans wager|utan licens)|betting tips|essay writing services?|write my essay"
        r"|canl[i\u0131] bahis|bahis sitesi|ca do bong da|soi cau|xo so)\b|онлайн казино|казино онлайн|카지노사이트|카지노 사이트|토토사이트|토토 사이트|먹튀검증"
        r"|바카라|オンラインカジノ|スーパーコピー|ブランドコピー|コピー時計|激安通販|[nｎ]級品|カジノボーナス|토토|카지노|섯다|주소모음|무료중계|성인|真人娱乐|博彩|棋牌|体育投注|百家乐|娱乐城|彩票(?:平台|官网)|凯时|亚博|永利|成人(?:视频|网站)"
        r"|บาคาร่า|สล็อต|คาสิโน|เว็บพนัน"
    )
)
_PIECES = lazy_re(r"\s+[|\u2013\u2014\u00b7\u2022\u00bb\u203a-]\s+|\s?[|\uff5c_]\s?")
_KINDS = frozenset("detail details view show information page error fehler erreur".split())  # noqa: SIM905
LONG_WORD = 6
SPELLED = 4
"""A name in an address has so many letters."""


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """Return what boards write above a notice, whatever it says."""
    words = (
        "information info informacja информация повідомлення сообщение informazioni informazione información informação informacija informace informácia "
        "hinweis meldung systemmeldung avis aviso avviso notice message mesaj bilgi informasi pemberitahuan melding meddelande besked ilmoitus 提示 提示信息 系统提示 "
        "系統訊息 お知らせ メッセージ 안내 알림 แจ้งเตือน ข้อความ"
    )
    return frozenset(map(letters, words.split()))


def exclaims(heading: str) -> bool:
    """Return whether a heading names nothing: "Oh no!", "Whoops, that one got away", "Nothing here"."""
    if heading.rstrip().endswith(("!", "\u2026", "...", "\uff01")) or tells_of_loss(heading) or sentence_sign(heading):
        return True
    return _regrets(heading)


def exclaimed_sign(text: str, shown: str, url: str) -> Sign | None:
    """Return what a page without a subject says of itself, in nearly nothing but the words for it: a loss, or works."""
    if exclaims_a_loss(text, shown, url):
        return Sign.ERROR
    main = main_of(text)
    texts = texts_of(main.blocks, main.headings, main.menus)
    if not texts or main.links > FEW or count_words(main.text) > MOST:
        return None
    works = any(map(nearly_tells_of_works, ENDS.split(texts[0])[:3]))
    return Sign.OUTAGE if works and has_no_word_of(url, f"{main.text} {shown}", nothing=True) else None


def exclaims_a_loss(text: str, shown: str, url: str) -> bool:
    """Return whether a page only exclaims, or has no word that names it in its address, and says in a sentence or so that something
    is gone: "Helaas", and then nearly nothing but such words.

    ``shown`` is its title. Headings count that stand before the text, and are not the name of the site.
    """
    main = main_of(text)
    name = letters(shown)
    nameless = has_no_name(text, main, shown, url)
    own = [block for block in _without_name(texts_of(main.blocks, main.headings, main.menus), name) if "©" not in block]
    own = list(dropwhile(_says_nothing_yet, own))
    if not own or len(own[0]) > MOST_LETTERS:
        # A heading is all there is to read.
        first = next(iter(main.headings), "")
        return nameless and not own and _says_only_a_loss(first) and has_no_word_of(url, first, nothing=True)
    # Words that the name of a site has in common with the address say nothing of the page.
    told = [block for block in main.blocks if letters(block) not in name] if nameless else [*main.blocks, shown]
    if not has_no_word_of(url, " ".join(told), nothing=True):
        return False
    of_site = nameless and not is_cry(shown)
    # A heading that is the whole title is a subject; one that is a part of it may be the name of the site.
    headings = [
        one
        for one in _before(main, own[0])
        if (letters(one) == name and not of_site) or letters(one) not in name or exclaims(one)
    ]
    unnamed = (
        headings or nameless or any(map(exclaims, (shown, *parts_of_title(shown)))) or (is_named(url) and not shown)
    )
    said = sentences_of(own[0])
    # "Objekt nenalezen", and then a sentence that says it again.
    again = of_site and any(map(lacks, headings)) and any(lacks(one) or nearly_denies(one) for one in said)
    if again and all(names_nothing(one) or lacks(one) for one in headings):
        return True
    if not unnamed or not all(map(names_nothing, headings)):
        return False
    if any(nearly_denies(one) or misses(one) or tells_of_loss(one, of_page=True) for one in said):
        return True
    if (
        nameless
        and any(map(says_this_is_gone, said))
        and not _HOLDS.search(without_chrome(shown_source(text[:LOOKED_AT])))
    ):
        return True
    heading = next(iter(main.headings), "")
    if of_site and nearly_denies(heading) and any(map(is_of_what_was_sought, (heading, *said))):
        return True
    if not is_named(url):
        return False
    if of_site and headings and all(map(_regrets, headings)) and any(map(tells_of_loss, said)):
        return True
    return any(map(nearly_denies, main.headings[:1]))


def _says_nothing_yet(block: str) -> bool:
    """Return whether a text asks its reader something, or only exclaims: what it has to say comes after it."""
    return block.rstrip().endswith(("?", "\uff1f", "\u061f")) or is_noise(block)


def _says_only_a_loss(heading: str) -> bool:
    return nearly_denies(heading) or misses(heading) or says_this_is_gone(heading)


def _without_name(blocks: Iterable[str], name: str) -> list[str]:
    """Return those of ``blocks`` that are more than the name of the site (its letters)."""
    return [block for block in blocks if letters(block) != name]


def _before(main: Outline, block: str) -> tuple[str, ...]:
    """Return the headings of a page's own part that stand before ``block``: what comes after it is of something else."""
    above = frozenset(main.blocks[: main.blocks.index(block)])
    return tuple(one for one in main.headings if one in above or one not in main.blocks)


def _above(main: Outline) -> tuple[str, ...]:
    """Return the headings of a page's own part: those above its first text alone, where that says that something is gone."""
    texts = texts_of(main.blocks, main.headings, main.menus)
    return _before(main, texts[0]) if texts and says_of_a_loss(main) else main.headings


def _regrets(heading: str) -> bool:
    """Return whether a heading begins with an apology, or says of a kind of thing that it is gone."""
    plain = fold(heading).strip()
    first = plain.split(",")[0].split("\uff0c")[0].strip()
    return is_noise(first) or (len(plain.split()) <= SHORT and _GONE.search(plain) is not None)


def names_nothing(heading: str) -> bool:
    """Return whether a heading only exclaims, or says that something is not there, sentence by sentence."""
    if exclaims(heading) or nearly_denies(heading) or adds_nothing(heading) or is_of_itself(heading):
        return True
    if says_this_is_gone(heading) or letters(heading) in _labels():
        return True
    said = [one for one in EXCLAIMED.split(heading)[:3] if one.strip()]
    return len(said) > 1 and all(exclaims(one) or nearly_denies(one) for one in said)


def namelessness(text: str, outline: Outline, shown: str, url: str) -> int:
    """Return how much speaks for a page's being nothing that ``url`` names: 0, or up to 10.

    0 where it has a text of its own, shows or offers something, or has a title of its own and is open to crawlers.
    ``shown`` is its title. Errs towards 0.
    """
    hidden = _is_hidden_from_crawlers(text)
    source = shown_source(text[:LOOKED_AT])
    main, seen = without_chrome(source), main_of(text)
    nameless = has_no_name(text, seen, shown, url)
    if not (hidden or nameless) or _own_prose(seen) >= MUCH or _FILE.search(text, 0, LOOKED_AT):
        return 0
    own = " ".join(block for block in outline_of(without_asides(main)).blocks if "\u00a9" not in block)
    if not LEAST <= count_words(own) <= MOST or _HOLDS.search(main) or (outline.links < FEW and not hidden):
        return 0
    names = [heading for heading in _above(seen) if letters(heading) != letters(shown)]
    # What stands in a list is of a menu, or of what else there is.
    told = outline_of(without_elements(main, _LISTS)).text
    found = 2 * hidden + 2 * nameless + has_no_word_of(url, f"{told} {shown}")
    first = (*parts_of_title(shown), shown)[0]
    found += all(exclaims(one) or speaks_of_this(one) or is_word_of_loss(one) for one in names[:1]) + is_cry(first)
    if main != source and any(map(_leads_home, _HREF.findall(main))):
        found += 1
    else:
        # A private letter has no name and is kept from crawlers, too, but shows nobody out.
        found = min(found, CERTAIN - 1)
    # What a text says is gone may be something else: that alone makes nothing certain.
    return max(found, min(found + says_of_a_loss(seen), CERTAIN - 1))


def _own_prose(seen: Outline) -> int:
    """Return how many bytes of prose a page has of its own, legal lines left out."""
    return sum(len(text.encode()) for text in seen.paragraphs if "\u00a9" not in text)


def says_of_a_loss(seen: Outline) -> bool:
    """Return whether the first text of a page's own part says, among other things, that something is gone."""
    # The first block may be the name of the site.
    texts = texts_of(seen.blocks, seen.headings, seen.menus)[:2]
    first = " ".join(texts) or next(iter(seen.headings), "")
    return any(nearly_denies(one) or tells_of_loss(one) or lacks(one) for one in sentences_of(first))


def texts_of(blocks: Iterable[str], headings: Container[str], menus: Container[str]) -> list[str]:
    """Return those of ``blocks`` that are a sentence or more, and neither headings nor menus."""
    least = min(2 * SENTENCE - 1, UNSPACED)  # no sentence is shorter (characters), which is soon seen
    return [
        one for one in blocks if len(one) >= least and one not in headings and one not in menus and is_sentence(one)
    ]


@kept(1_024, longest=500)
def is_sentence(text: str) -> bool:
    """Return whether a text is long enough for a sentence; scripts without blanks need few characters for one."""
    return count_words(text) >= SENTENCE or (len(text) >= UNSPACED and _NO_BLANKS.search(text) is not None)


def sentences_of(text: str) -> list[str]:
    """Return the first three sentences of a text that quote nothing."""
    return [one for one in ENDS.split(text)[:3] if one and not _QUOTED.search(one)]


def count_words(text: str) -> int:
    """Return how many words a text has; in scripts without blanks, four characters are one."""
    return len(text.split()) if text.isascii() else max(len(text.split()), len(text) // 6)


def _is_hidden_from_crawlers(text: str) -> bool:
    return any(
        attribute(tag, "name").lower() in {"robots", "googlebot"} and "noindex" in attribute(tag, "content").lower()
        for tag in elements_with("noindex", text[:HEAD], limit=3)
    )


def shows(source: str) -> int:
    """Return how many pictures, tables, files and the like a page has beside its text."""
    return sum(1 for _ in _HOLDS.finditer(source, 0, LOOKED_AT)) + sum(1 for _ in _FILE.finditer(source, 0, LOOKED_AT))


def tables(source: str) -> int:
    """Return how many tables and the like a page has, which may hold no more than a notice."""
    return sum(1 for _ in _TABLES.finditer(source, 0, LOOKED_AT))


def ways_home(source: str) -> int:
    """Return how many links of a page lead to the front page."""
    return sum(map(_leads_home, _HREF.findall(source[:LOOKED_AT])))


def has_no_name(text: str, main: Outline, shown: str, url: str) -> bool:
    """Return whether the title of a page is missing, or no more than the name that its site has on every page.

    ``main`` is its own part.
    """
    host = host_of(url)
    # What comes after a colon is what it is about.
    pieces = () if ":" in shown else parts_of_title(shown, host=host)
    if is_no_title(shown, host=host) or is_cry((*pieces, shown)[0]):
        return True
    name = letters(shown)
    if any(letters(attribute(tag, "content")) == name for tag in elements_with("og:site_name", text[:HEAD], limit=1)):
        return True
    if name in map(letters, main.headings):
        return False
    # "Home - Tide Office": what is left of it is the name of the site.
    if _is_of_home(text, letters(pieces[0]) if len(pieces) == 1 else name) or _is_of_a_kind(text, main, shown, url):
        return True
    outline = outline_of(text)
    first = outline.blocks[:2]
    lines = [block for block in outline.blocks[-6:] if "©" in block]
    return name in map(letters, (*first, *_ALT.findall(text[:HEAD])[:3])) or any(name in letters(one) for one in lines)


def _is_of_a_kind(text: str, main: Outline, shown: str, url: str) -> bool:
    """Return whether a title has two pieces, one of which is the name of the site, and the other a word for a kind of thing that its
    folder has, too ("Vacature | Werk aan de Waal"), or what the site says of itself and the page nowhere ("Chợ Quê - Đặc sản").
    """
    pieces = [piece for piece in _PIECES.split(shown) if piece.strip()]
    if len(pieces) != FEW or ":" in shown:
        return False
    first, second = pieces
    if is_of_site(text, first):
        return letters(second) not in letters(main.text) and has_no_word_of(url, second, nothing=True)
    return names_a_kind_alone(text, shown, url)


def names_a_kind_alone(text: str, shown: str, url: str) -> bool:
    """Return whether a title is the name of the site after words for a kind of thing: "Detail Lelang | Balai Lelang"."""
    pieces = [piece for piece in _PIECES.split(shown) if piece.strip()]
    return len(pieces) == FEW and is_of_site(text, pieces[1]) and _names_a_kind(pieces[0], url)


def _names_a_kind(piece: str, url: str) -> bool:
    """Return whether a piece of a title has none but words for kinds of things and those of the folders of ``url``."""
    parts = split(url)
    folders = fold(parts.path).rpartition("/")[0] if parts is not None else ""
    words = plain_words(piece).split()
    return names_a_kind(piece) or all(
        word in kinds() or word in _KINDS or (len(word) >= SPELLED and word in folders) for word in words
    )


def is_of_site(text: str, name: str) -> bool:
    """Return whether ``name`` is what a page calls its site: its link to the front page, its logo, or its ``og:site_name``."""
    head = text[:HEAD]
    links = "<a" in head or "<A" in head
    pictures = not head.isascii() or "<img" in head.lower()  # without regard to case a dotless "ı" is an "i"
    named = "og:site_name" in head
    if not (links or pictures or named):
        return False
    plain = letters(name)
    if named and any(
        letters(attribute(tag, "content")) == plain for tag in elements_with("og:site_name", head, limit=1)
    ):
        return True
    return (links and _is_of_home(text, plain)) or (pictures and plain in map(letters, _ALT.findall(head)[:3]))


def _is_of_home(text: str, name: str) -> bool:
    """Return whether a link to the front page, or one that is a logo, is called ``name`` (its letters)."""
    for number, match in enumerate(_LINK.finditer(text, 0, HEAD)):
        if number == MOST:
            return False
        leads = _HOME.fullmatch(attribute(match[1], "href")) or _LOGO.search(attribute(match[1], "class"))
        if leads and letters(attribute(match[2], "alt") if match[2] else match[3]) == name:
            return True
    return False


def without_noise(text: str) -> list[str]:
    """Return the folded words of a text but for those that add nothing ("Oops", "Sorry")."""
    return [word for word in plain_words(re.sub("['\u2019]", " ", text)).split() if word not in _noise()]


def is_cry(title: str) -> bool:
    """Return whether a title is noise, or a cry of a word or two: "Oops", "Øv!", "Voi ei!"."""
    return is_noise(title) or (title.rstrip().endswith(("!", "\uff01")) and len(title.split()) <= FEW)


def is_noise(title: str) -> bool:
    """Return whether a title is made of nothing but what adds nothing: "Oops", "Sorry!"."""
    words = frozenset(plain_words(re.sub("['\u2019]", " ", title)).split())
    return bool(words) and words <= _noise()


@lru_cache(maxsize=1)
def _noise() -> frozenset[str]:
    return frozenset(plain_words(phrases.NOISE).split())


def has_no_word_of(url: str, text: str, *, nothing: bool = False) -> bool:
    """Return whether words name the page at ``url``, and none of them stands in ``text`` in any form.

    ``nothing`` is what is said of an address that has no words. Where the last part of a path names the page by itself,
    its folder ("products") does not count.
    """
    words, plain = _own_words(url), fold(_without_echo(url, text))
    if not words:
        return nothing
    return not any((word if word.isdigit() else word[:STEM]) in plain for word in words)


def _without_echo(url: str, text: str) -> str:
    """Return ``text`` without the last part of an address as it stands there: machines say so what they were asked for."""
    parts = split(url)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2] if parts is not None else ""
    slug = _EXTENSION.sub("", last)
    said = re.sub("[-_]+", " ", slug)
    if said == slug or said != said.lower():
        return text
    return text.replace(last, " ").replace(slug, " ").replace(said, " ")


def _own_words(url: str) -> frozenset[str]:
    parts = split(url)
    last = telling_words(parts.path, parts.netloc) if parts is not None else frozenset()
    if parts is not None and (number := _NUMBER.search(f"{parts.path}?{parts.query}".rstrip("/?"))):
        # "/jednostka/88121": what stands before it is a kind of thing.
        return frozenset({number[1], *filter(str.isdigit, address_words(url))})
    # "/articolo.aspx?id=33120": a kind of thing, whatever it is; among other words it is a part of the name.
    if is_named(url) and not _is_of_kinds(last):
        return last
    words = address_words(url)
    return frozenset(filter(str.isdigit, words)) if _is_of_kinds(words) else words


def _is_of_kinds(words: frozenset[str]) -> bool:
    """Return whether words name nothing but kinds of things, figures aside."""
    return all(word.isdigit() or word in kinds() for word in words)


def _leads_home(found: tuple[str, ...]) -> bool:
    return _HOME.fullmatch("".join(found)) is not None


def advertises(title: str) -> bool:
    """Return whether a title is like those of sites that have taken over the name of another: there are articles, too."""
    return bool(title) and _ADVERTISED.search(fold(title)) is not None


def is_taken_over(url: str, title: str, text: str) -> bool:
    """Return whether a page with such a title advertises, and has no word that names it in its address, in any form.

    Where a number names it, those of its folder count ("berita/12345"), and it has to be short, too, or to advertise
    twice in its title: there are articles about such things.
    """
    found = list(_ADVERTISED.finditer(fold(title)))
    parts = split(url)
    if not found or parts is None:
        return False
    own, all_of_it = telling_words(parts.path, parts.netloc), address_words(url)
    if (
        not any(map(_is_named, own))
        and len(found) < 2
        and (count_words(text) > MOST or not any(map(_is_named, all_of_it)))
    ):
        return False
    plain = fold(text)
    return not any(word[:STEM] in plain for word in own or all_of_it if _is_named(word))


def is_named(url: str) -> bool:
    """Return whether two words of some length, or a long one, name the very page at ``url``."""
    parts = split(url)
    words = [w for w in telling_words(parts.path, parts.netloc) if _is_named(w)] if parts is not None else []
    return len(words) > 1 or any(len(word) >= LONG_WORD for word in words) or len(_syllables(url)) >= SENTENCE


def _syllables(url: str) -> frozenset[str]:
    """Return the words of letters, however short, of the last part of a path."""
    parts = split(url)
    return frozenset(filter(str.isalpha, telling_words(parts.path, parts.netloc))) if parts is not None else frozenset()


def _is_named(word: str) -> bool:
    return len(word) >= SPELLED and word.isalpha()


def moved_away(text: str, outline: Outline, url: str) -> str:
    """Return the host to whose front page a page sends its reader, if it says only that its site has moved; or nothing.

    Of several hosts, and of a page that has a heading with a subject, nothing is said.
    """
    if outline.prose and len(outline.blocks) > MOST:
        return ""
    source = shown_source(text[:LOOKED_AT])
    away = {"".join(found) for found in _HREF.findall(source) if "".join(found).lower().startswith(("http:", "https:"))}
    hosts = {host_of(one) for one in away} - {host_of(url), host_of(url).removeprefix("www.")}
    if len(hosts) != 1 or len(outline.text.split()) > MOST or outline.links > FEW:
        return ""
    if not all(_HOME.fullmatch(one) for one in away):
        return ""
    said = fold(outline.text)
    if _MOVED.search(said) is None or not has_no_word_of(url, outline.text):
        return ""
    named = (heading for heading in outline.headings if not exclaims(heading) and not _MOVED.search(fold(heading)))
    return "" if any(named) else next(iter(hosts))
