"""Sites that are not there any more, or not yet: for sale, expired, suspended, closed, never set up.

Whole sentences that speak of a name of a host, an account or a site, where a page has hardly anything else to say. They
are looked for in its title, in its headings, and in how its own text begins; a page that has words of its address
as well is about such things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refcheck.content.outline import Outline, outline_of, shown_source
from refcheck.content.own_part import main_of
from refcheck.content.presence import address_words
from refcheck.content.shape import without_asides
from refcheck.content.signs import Sign
from refcheck.content.titles import NAME_OF_HOST, letters, parts_of_title
from refcheck.content.unnamed import STEM, count_words, exclaims, is_named
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["premises_sign", "says_of_its_site"]

MOST = 60
"""A page that says more words of its own than that says something else as well."""
MAX_SENTENCE = 200
_STATES = frozenset(
    "parked parking domain domains expired suspended account hosting closed removed deleted site website available default"  # noqa: SIM905 - a word list
    " server construction coming soon registered author owner".split()
)
LOOKED_AT = 12_000
"""In so many characters of a page, scripts left out, its own words are counted."""
FEW = 2
LEAST = 12
"""So many letters are more than an entry of a menu."""
MORE = 3
BARE = 3
"""So few words name nothing besides."""
SHORT = 12
"""A sentence of so many words has no room for another subject."""
FIRST = 3
"""So many blocks of a page are how it begins."""

_HOST = lazy_re(r"\b(?:[\w-]{1,63}\.){1,4}(?!(?:pdf|html?|php|aspx?|docx?)\b)[a-z]{2,12}\b")
_SOON = lazy_re(r"(?:we are |website |site )?(?:coming|launching|opening) (?:very )?soon\W*|under construction\W*")
_END = lazy_re(r"[.!?\u2026\u3002\uff01\uff1f\u0964]+(?:\s|$)|[\u3002\uff01]")
_LEAD = (
    r"(?:(?:sorry|oops|hmm|we are|were|it|looks like|seems|seems that|appears|domain|at)\s){0,5}"
    r"(?:(?:this|your|our)\s(?:(?!new\b)[a-z]{2,20}\s)?)?"
)
_PLACE = r"(?:web ?site|site|blog|forum|wiki|portal|service|web ?space|store|shop|homepage|home page)"
_ONLINE = r"(?:web ?site|site|blog|forum|wiki|portal|web ?space|homepage|home page|domain)"
_PAID = r"(?:account|hosting(?: (?:account|plan|package|service))?|subscription|trial|web hosting)"
_BY = r"(?: (?:by|for|due to|because of|until|on|at|with|and|please|pending|from|in|since|as)\b.{0,80})?"
_WHOLE: tuple[tuple[Sign, re.Pattern[str]], ...] = tuple(
    (sign, lazy_re(fold(pattern)))
    for sign, pattern in (
        (
            Sign.PARKED,
            r"(?:(?:sorry|this|the|your) )*(?:web ?)?domain(?: name)?(?: domain)? (?:is|was|has been|has|may be|might be|could be)(?: (?:now|already|just|currently|recently"
            r"|also|been|pending|listed|up|still|a|free))*(?: (?:for sale|on sale|parked|available|reserved|taken|sold|expired|registered|premium|renewal|deletion|redemption))"
            + _BY,
        ),
        (
            Sign.PARKED,
            (
                r"(?:domain )?domain(?: name)? (?:registered|reserved|parked|parking|for sale|expired)(?: (?:at|with|by|through|via|free|page|here|on) .{1,40})?"
                r"|(?:(?:this|the|your) )?(?:web ?page|web ?site|site|page) (?:is|has been) (?:now |currently )?parked\b.{0,60}"
                r"|(?:this|the) (?:domain(?: name)?|name|site|web ?site) is (?:now |still )?(?:available|for sale)"
                r"|domain (?:is registered|could be yours|can be yours|may be yours|is still available)\b.{0,80}"
                r"|(?:buy|get|own|purchase|acquire|make an offer (?:on|for)|inquire about|interested in(?: buying| purchasing)?) (?:this|the) domain(?: name)?(?: (?:today|now|domain))?"
            ),
        ),
        (
            Sign.SUSPENDED,
            (
                rf"{_LEAD}(?:{_PLACE}|{_PAID}|domain(?: name)?) (?:has |is |was |have )?(?:been )?(?:currently |temporarily |now |permanently )?"
                rf"(?:suspended|disabled|deactivated|terminated|cancell?ed|frozen){_BY}"
            ),
        ),
        (Sign.SUSPENDED, rf"{_LEAD}(?:{_PLACE}|{_PAID}) (?:has |is |was )?(?:been )?(?:now )?expired{_BY}"),
        (
            Sign.DEFAULT,
            (
                rf"{_LEAD}(?:domain(?: name)?|{_PLACE}|server|host) (?:is not|isnt|has not been|hasnt been|has not|is)(?: (?:yet|currently|been|not))* (?:connected|configured|set up|setup"
                r"|published|linked|assigned|pointed|pointing|activated|launched|installed|hosted here|unconfigured|unconnected|unpublished)(?: (?:to|on|at|for|with|here|yet|properly|correctly)\b.{0,60})?"
            ),
        ),
        (
            Sign.DEFAULT,
            (
                r"we(?: are|re) (?:currently |still )?(?:working|building|busy) .{0,40}\b(?:web ?site|site|home ?page)"
                r"|(?:our|the|a) (?:brand )?(?:new )?(?:web ?site|home ?page) (?:is|will be) (?:on its way|under way|here|ready|online|live|coming"
                r"|launching|launched) ?(?:very )?(?:soon|shortly)?"
            ),
        ),
        (
            Sign.DEFAULT,
            (
                r"(?:sorry )?(?:(?:there is|theres|there are) )?(?:currently )?(?:no|not a) (?:web ?)?sites? (?:is |was |has been )?(?:configured|published|connected|hosted|installed|found|available)?"
                r"(?: ?(?:at|on|for|here|with)\b.{0,40})|(?:your|this) (?:new )?(?:web ?)?(?:site|server|hosting(?: account)?|space) (?:is|has been) (?:now )?(?:ready|(?:successfully )?(?:installed|created|set up))"
                r"(?: .{0,40})?|congratulations (?:your|you have|youve) .{0,60}\b(?:server|website|site|hosting|installed)\b.{0,40}"
            ),
        ),
        (
            Sign.ERROR,
            (
                rf"(?:(?:sorry|unfortunately|sadly|after \w{{1,12}} \w{{1,12}}) )?(?:(?:this|our|your|domain) (?:(?:old|whole|entire|project|campaign|conference) )?{_ONLINE}|the (?:web ?site|blog|forum|wiki)|domain) (?:has |is |was )?(?:been )?(?:now |permanently |been )*(?:closed down|closed|shut down|discontinued|retired"
                rf"|decommissioned|taken (?:offline|down)|switched off|no longer (?:online|available|exists?|in service|in operation|with us|hosted here)|archived and .{{1,60}}(?:no longer|not) .{{1,30}})"
                r"(?: (?:on|in|at|since|as of|and|after|due to|by|for good)\b.{0,60})?"
            ),
        ),
        (
            Sign.ERROR,
            (
                r"(?:sorry )?this (?:online )?(?:shop|store) is (?:currently )?(?:unavailable|not available)"
                r"|(?:(?:sorry )?(?:this|the) )?(?:web ?site|blog|forum|wiki)(?: at domain)? (?:has been|was) (?:permanently )?(?:removed|deleted)(?: (?:by|at|due to|and|because)\b.{0,60})?"
            ),
        ),
        (
            Sign.ERROR,
            (
                r"(?:the|its|their|this) (?:[a-z]{2,20} )?(?:authors?|owners?|users?|publishers?|uploaders?|creators?|bloggers?|administrators?|hosts?) (?:has|have) (?:permanently |since )?(?:deleted"
                r"|removed|taken down|unpublished|closed) (?:this|the|their|its|his|her) (?:[a-z]{2,20} )?[a-z]{2,20}"
            ),
        ),
    )
)
# A word for the name of a host, and one for its being sold, expired or taken, in the order of the language.
_DOMAINS = lazy_re(
    fold(
        r"(?:\bdomain(?:name)?\b.{0,40}\b(?:verkauf\w*|kaufen|erwerben|geparkt|registriert|reserviert|freigeschaltet|abgelaufen|dijual|kedaluwarsa|kadaluarsa|satilik|zum verkauf)\b"
        r"|\bdomaine\b.{0,40}\b(?:cree|active|configure|installe|vendre|vente|acheter|parque|expire|reserve|enregistre|disponible)\b"
        r"|\bdominio\b.{0,40}\b(?:venta|venda|vendita|comprar|acquist\w+|expirado|expirou|caducado|scaduto|aparcado|parcheggiato|registrado|registrato|disponivel)\b"
        r"|\bdomein\w*\b.{0,40}\b(?:koop|kopen|geregistreerd|geparkeerd|verlopen|gereserveerd)\b|\bdomen[ay]\b.{0,40}\b(?:sprzeda\w+|wygas\w+|zaparkowan\w+|zarejestrowan\w+|kupic)\b"
        r"|домен\w*.{0,40}(?:прода|купить|истек|припаркован|зарегистрирован|делегирован|не прилинкован|просрочен)"
        r"|\balan ad\w+\b.{0,40}\b(?:satilik|satin|suresi)\b|\bten mien\b.{0,40}\b(?:ban|het han|dang ky|rao ban)\b|\bdoman\w*\b.{0,40}\b(?:salu|salgs|utgang\w+)\b"
        r"|域名.{0,20}(?:出售|转让|轉讓|过期|到期|停放|购买|已被注册|待售)|ドメイン.{0,20}(?:販売|売り|売却|購入|有効期限|失効|取得|お譲り)"
        r"|도메인.{0,20}(?:판매|구입|만료|등록)|โดเมน.{0,20}(?:ขาย|หมดอายุ|จดทะเบียน)|(?:النطاق|الدومين).{0,20}(?:للبيع|منتهي|انتهت)|دامنه.{0,20}(?:فروش|منقضی))"
    )
)


_UNBUILT = lazy_re(
    fold(
        r"(?:(?:this|the|our|your) )?(?:web ?)?(?:site|page|website) (?:is )?(?:currently |still )?(?:under|in) construction(?: (?:please|come|check|visit).{0,40})?"
        r"|hier entsteht (?:in kurze |demnachst |bald )*(?:ein|eine) (?:neue[rs]? )?(?:internetprasenz|website|webseite|homepage|internetseite|webprasenz|webauftritt).{0,40}"
        r"|(?:ce )?site (?:est )?en (?:cours de )?construction|(?:este )?sitio (?:web )?en construccion|(?:este )?site em construcao|(?:questo )?sito (?:e )?in (?:costruzione|allestimento)"
        r"|(?:deze )?(?:web)?site (?:is )?in aanbouw|strona w (?:budowie|przygotowaniu)|сайт (?:находится )?в (?:разработке|стадии разработки)|(?:web )?sitesi yapim asamasinda(?:dir)?"
    )
)
# A word for a site or an account, and one for its being shut for want of money or manners.
_SUSPENDED = lazy_re(
    fold(
        r"\b(?:site|sitio|sito|seite|webseite|website|compte|konto|cuenta|conta|account|pagina|hesap|akun|situs|strona|hosting\w*|webhosting|hebergement|domain\w*)\b.{0,40}"
        r"\b(?:suspendue?|suspendid[oa]|suspendiert|sospes[oa]|gesperrt|deaktiviert|desactive|desactivad[oa]|opgeschort|geblokkeerd|zawieszon[ea]|zablokowan[ea]|askiya|ditangguhkan|tangguhkan)\b"
        r"|(?:сайт|аккаунт|хостинг).{0,30}(?:заблокирован|приостановлен|отключ[её]н)|(?:该|此|本|您的|这个)(?:网站|站点|账户|空间|网页).{0,12}(?:暂停|停用|关闭|封禁|过期)"
        r"|(?:この|当|お客様の)(?:アカウント|サイト|ホームページ).{0,16}(?:停止され|凍結|停止中)|(?:이|해당|본) ?(?:계정|사이트|홈페이지).{0,16}(?:정지|중지)되|(?:เว็บไซต์|บัญชี)(?:นี้|ของคุณ).{0,20}ถูกระงับ"
    )
)


_UNPAID = lazy_re(
    fold(
        r"\b(?:non[- ]?payment|lack of payment|falta de pago|impago|falta de pagamento|mancato pagamento|defaut de paiement|non[- ]paiement|zahlungsverzug|ausstehender zahlung"
        r"|wanbetaling|brak(?:u)? (?:wplaty|platnosci)|nezaplacen\w+|neplacanj\w+|odenme\w+|belum (?:di)?bayar|chua thanh toan)\b|неуплат|неоплат|欠费|未付款|未缴费|未払い|미납|عدم الدفع|ค้างชำระ"
    )
)
"""Why hosters shut a site."""
_PREMISES = lazy_re(
    fold(
        r"\b(?:site|website|web|sitio|pagina|sito|seite|domain|dominio|domaine|account|cuenta|conta|compte|konto|hosting|strona|stranka|situs|trang|hesap)\b|сайт|домен|аккаунт|网站|站点|サイト|사이트|موقع|الموقع|เว็บไซต์"
    )
)
_OF_THIS = lazy_re(
    fold(
        r"\b(?:ce|cet|cette|votre|este|esta|su|tu|vuestra|esse|essa|sua|seu|questo|questa|il tuo|diese[rs]?|ihr|ihre|dein|deze|dit|uw|ta|to|twoje|twoj|bu|ini|denna|dette|denne)\b"
        r"|\b(?:эт[оа]т?|данный|ваш)\b|该|此|本|您的|この|当|お客様|이 |해당|นี้|ของคุณ"
    )
)
_FRAMED = lazy_re(r"(?i)<i?frame\s[^<>]{0,500}?\bsrc\s?=\s?[\"']?(https?://[^\"'<>\s]{1,500})")
_SOLD = lazy_re(
    r"\b(?:domains?|domaines?|dominios?|domein|domeny?|sponsored (?:listings?|links?|results?)|related (?:searches|links|topics)|lease to own|make an offer|buy now|current bid|place a bid|our auction"
    r"|gesponserte?|liens sponsorises|enlaces patrocinados|resultados relacionados)\b|домен|域名|ドメイン|도메인"
)
"""What those show and offer who hold the name of a host and nothing else."""
_OF_THIS_SITE = lazy_re(r"\b(?:this|our) (?:web ?site|domain|blog|forum|hosting)\b")


def says_of_its_site(sentence: str) -> Sign | None:
    """Return what a whole sentence says of a site, its account or its name, ``None`` for any other sentence."""
    if not 8 <= len(sentence) <= MAX_SENTENCE or sentence.rstrip().endswith(("?", "\uff1f", "\u061f")):
        return None
    folded = _HOST.sub(" domain ", re.sub("['\u2019\u02bc`]", "", fold(sentence)))
    plain = " ".join(re.sub(r"[\W_]+", " ", folded).split())
    for sign, pattern in _WHOLE:
        if pattern.fullmatch(plain):
            return sign
    if _UNBUILT.fullmatch(plain):
        return Sign.DEFAULT
    # Marks that stand for vowels part words in ``plain``.
    if len(folded.split()) > SHORT:
        return None
    if _UNPAID.search(folded) is not None and _PREMISES.search(folded) is not None:
        return Sign.SUSPENDED
    if _SUSPENDED.search(folded) is not None and (len(folded.split()) <= BARE or _OF_THIS.search(folded)):
        return Sign.SUSPENDED
    return Sign.PARKED if _DOMAINS.search(folded) else None


def premises_sign(text: str, shown: str, url: str) -> Sign | None:
    """Return what a page says of its whole site, if it says hardly anything else.

    ``shown`` is its title. What neither title nor a heading says counts only where no word of the address stands on
    the page. Errs towards ``None``.
    """
    if shown.rstrip().endswith(("?", "\uff1f", "\u061f")):
        return None
    main = main_of(text)
    if not main.blocks and _is_framed_for_sale(text, shown):
        return Sign.PARKED
    if count_words(_own_text(text)) > MOST:
        return None
    parts = parts_of_title(shown)[:MORE]
    of_host = any(map(NAME_OF_HOST.fullmatch, parts))
    for said in (shown, *(parts if of_host else ()), *main.headings[:2]):
        if not of_host and _is_about(said, shown):
            continue
        if sign := next((sign for one in _sentences(said) if (sign := says_of_its_site(one))), None):
            return sign if _is_all(sign, main, shown, url) else None
    return _in_texts(main, shown, url) if _has_nothing_of(url, f"{main.text} {shown}") else None


def _in_texts(main: Outline, shown: str, url: str) -> Sign | None:
    """Return what the first texts of a page say of its site, where its headings have no other subject."""
    named = is_named(url)
    if named and any(map(_SOON.fullmatch, map(fold, (shown, *main.headings[:1])))):
        return Sign.DEFAULT
    if _is_of_host_alone(main, shown) and _SOLD.search(fold(main.text[:LOOKED_AT])):
        return Sign.PARKED
    texts = [one for one in main.blocks if one not in main.headings and len(letters(one)) >= LEAST]
    for said in (one for block in texts[:FIRST] for one in _sentences(block)):
        sign = says_of_its_site(said)
        if sign and (_names_nothing(main, shown) or (named and _is_of_this(said, main.headings))):
            return sign
    return None


def _is_framed_for_sale(text: str, shown: str) -> bool:
    """Return whether all of a page is a frame of another host, which is told the name of this one to offer it."""
    name = fold(shown).strip()
    if not _HOST.fullmatch(name):
        return False
    sources = _FRAMED.findall(text[:LOOKED_AT])
    return len(sources) == 1 and name in fold(sources[0]).partition("?")[2]


def _is_of_host_alone(main: Outline, shown: str) -> bool:
    """Return whether the only subject of a page is the name of a host: its headings, or its title where it has none."""
    named = main.headings or (shown,)
    return all(_HOST.fullmatch(fold(one).strip().strip("!")) for one in named)


def _names_nothing(main: Outline, shown: str) -> bool:
    """Return whether the headings of a page have no subject: they exclaim, name a host, or say what its title says
    where that is such a sentence or a name as well. Without headings a title of two words may be anything.
    """
    if not main.headings:
        return not shown or len(shown.split()) <= FEW or _adds_nothing(shown)
    return all(map(_adds_nothing, main.headings))


def _adds_nothing(said: str) -> bool:
    return (
        exclaims(said)
        or says_of_its_site(said) is not None
        or _HOST.fullmatch(fold(said).strip()) is not None
        or _SOON.fullmatch(fold(said)) is not None
    )


def _is_of_this(said: str, headings: Sequence[str]) -> bool:
    """Return whether a sentence is about this very site, or has all the words of the first heading in some form."""
    plain = fold(said)
    words = re.findall(r"[^\W\d_]{4,}", fold(" ".join(headings[:1])))
    return _OF_THIS_SITE.search(plain) is not None or all(word[:STEM] in plain for word in words)


def _is_about(said: str, shown: str) -> bool:
    """Return whether a title has what is ``said`` among other words: "This domain is for sale: how we lost our name"."""
    more = len(re.findall(r"\w+", shown)) - len(re.findall(r"\w+", said))
    return more >= MORE and letters(said) in letters(shown)


def _has_nothing_of(url: str, text: str) -> bool:
    """Return whether no word of an address stands in ``text``, but for those that such sentences are made of."""
    plain = NAME_OF_HOST.sub(" ", fold(text))
    words = address_words(url) - _STATES
    return not any((word if word.isdigit() else word[:STEM]) in plain for word in words)


def _own_text(text: str) -> str:
    # Each list that is not closed costs what comes after it.
    return outline_of(without_asides(shown_source(text)[:LOOKED_AT])).text


def _sentences(text: str) -> list[str]:
    found = [one.strip() for one in _END.split(text[:MAX_SENTENCE]) if one and one.strip()]
    return (found or [text])[:2]


def _is_all(sign: Sign, main: Outline, shown: str, url: str) -> bool:
    """Return whether no heading has another subject, or nothing on the page has to do with its address."""
    others = [
        one for one in main.headings if one != shown and all(says_of_its_site(s) is None for s in _sentences(one))
    ]
    return not others or sign is Sign.PARKED or _has_nothing_of(url, f"{main.text} {shown}")
