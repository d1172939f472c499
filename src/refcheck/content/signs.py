"""Pages that are not what was asked for: challenges, logins, cookie walls, errors, empty servers.

Whole titles and whole sentences are looked at, never words in them: a real article *about* pages that
are not found, or a book called *Access Denied*, is fine. What these lists miss is read as a page, and
told, where that can be, by comparing it with another one of its host.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from refcheck.content import phrases
from refcheck.content.denying import denials, denies, is_of_what_was_sought
from refcheck.content.notices import Notice, notice_of, noticed
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["Sign", "sentence_sign", "sign_of", "without_addresses"]

MAX_TITLE = 300
MAX_SIGN = 160
"""Longer titles and sentences (characters) say more than that there is nothing."""
MAX_REST = 60
"""So many characters beside the part of a title that says it: a site's name, no subject."""


class Sign(StrEnum):
    """What a page is when it is not the thing asked for."""

    CHALLENGE = "challenge"
    LOGIN = "login"
    COOKIES = "cookies"
    REFUSED = "refused"
    OUTAGE = "outage"
    ERROR = "error-page"
    SUSPENDED = "suspended"
    DEFAULT = "server-default-page"
    PARKED = "parked"
    MOVED = "moved-away"
    UNNAMED = "names-nothing"
    TAKEN = "taken-over"


def _whole(*patterns: str) -> re.Pattern[str]:
    return lazy_re(rf"^(?:{'|'.join(patterns)})[\s.!\u2026]*$")


# Titles are folded (lower case, without accents) before they are looked at.
_TITLES: tuple[tuple[Sign, re.Pattern[str]], ...] = (
    (
        Sign.CHALLENGE,
        _whole(
            r"please wait\W*(?:\| cloudflare)?",
            r"(?:checking|verifying) (?:your browser|you are human|your connection|if you are human).{0,60}",
            r"attention required!?(?: \| cloudflare)?",
        ),
    ),
    (
        Sign.REFUSED,
        _whole(
            r"access denied(?: \|.{0,60})?",
            r"(?:http )?(?:error )?(?:403|429)?\W*(?:error)?\W*(?:forbidden|too many requests|access denied)(?:\W*\(?(?:403|429)\)?)?",
        ),
    ),
    (
        Sign.LOGIN,
        _whole(
            r"(?:member |user |customer |please )?(?:log ?in|sign ?in|log ?on|sign ?on)(?: (?:required|page|to .{1,60}))?"
        ),
    ),
    (
        Sign.ERROR,
        _whole(
            r"(?:http )?(?:error )?\W*(?:404|410)\W*(?:error)?(?: page)?",
            r"(?:error )?404\W+.{0,20}not found.{0,20}",
            r"oops\W+.{0,30}(?:not found|404).{0,10}",
            r"(?:site|website|deployment|project|app|application|store|shop|blog|workspace|tenant|bucket|repository) not found",
            r"\W*(?:http )?(?:error )?\W*404\W*(?:error\W*)?(?:page|file|resource)? ?(?:not ?found|missing|does ?n.t exist).{0,12}",
        ),
    ),
    (
        Sign.OUTAGE,
        _whole(
            r"(?:your |the )?session (?:has |is |was )?(?:timed out|time-?out|expired|ended|no longer valid|invalid)"
        ),
    ),
    (
        Sign.SUSPENDED,
        _whole(
            r"(?:this )?(?:account|site|website|domain|web hosting|hosting) (?:has been |is |was )?(?:suspended|disabled|deactivated)",
            r"suspended (?:domain|account|site|page)",
            r"(?:509 )?bandwidth limit exceeded(?: \(?509\)?)?",
        ),
    ),
    (
        Sign.DEFAULT,
        _whole(
            r"welcome to (?:nginx|centos|openresty|caddy|tengine|lighttpd|apache|angie|your new (?:site|website|server))(?: (?:on|for) .{0,40})?",
            r"apache(?:2| http server| tomcat)?.{0,30}(?:default|test|welcome)(?: page)?.{0,40}",
            r"apache tomcat(?:/[\d.]{1,12})?",
            r"test page for (?:the )?(?:apache|nginx|http).{0,60}",
            r"http server test page.{0,40}",
            r"iis\d* ?windows(?: server)?(?: \d{1,4})?|iis ?\d+(?:\.\d)?(?: detailed error.{0,40})?|microsoft internet information services.{0,20}",
            r"default (?:(?:web ?site|server|parallels plesk.{0,9}|home) )?page|default plesk page|domain default page|plesk.{0,20}default page"
            r"|web server's default page|(?:default )?parallels plesk.{0,20} page|site en construction - ovh",
            r"it works|it worked",
            r"future home of something quite cool.{0,20}",
            r"(?:litespeed|openlitespeed|lighttpd|caddy|xampp|wamp|easyapache|ispconfig|directadmin|virtualmin|cyberpanel).{0,30}"
            r"(?:default|welcome|placeholder|test|works).{0,30}",
            r"(?:powered by )?(?:centos|rocky linux|almalinux|fedora|red hat enterprise linux|oracle linux) .{0,30}(?:test page|web ?server).{0,30}",
        ),
    ),
    (
        Sign.PARKED,
        _whole(
            r"(?:this )?(?:domain|website|\S{4,60}\.[a-z]{2,10}) (?:name )?(?:is |may be |could be |might be )?(?:for sale|parked|available|expired)"
            # What comes after a colon is what it is about: "This domain is for sale: how we lost our name".
            r"(?:\s?[^\w\s:].{0,60}|\s?:\s?\S{0,60})?",
            r"(?:buy|purchase) (?:this domain|\S{4,60}\.[a-z]{2,10})(?: \|.{0,40}| now)?",
            r"\S{4,60}\.[a-z]{2,10}\W+(?:domain (?:name )?(?:for sale|is for sale)|parked (?:domain|page)|for sale).{0,40}",
            r"(?:parked|parking) (?:domain|page)(?: .{0,40})?",
            r"(?:expired domain|domain expired|domain expiration|expired registration).{0,40}",
            r"the domain (?:name )?\S{4,60}\.[a-z]{2,10} is (?:for sale|parked|available).{0,40}",
            r"hugedomains.{0,60}|sedo domain parking|this domain (?:name )?has expired.{0,40}",
            r"\S{4,60}\.[a-z]{2,10} (?:steht zum verkauf|est a vendre|esta en venta|esta a venda|is te koop|e in vendita|satilik).{0,40}",
            r"(?:diese |die )?domain (?:\S{4,60} )?(?:steht zum verkauf|ist geparkt|zu verkaufen)|domaine (?:a vendre|parque|expire)",
            r"dominio (?:en venta|in vendita|a venda|parkeado|parcheggiato|expirado|scaduto)|domein (?:te koop|geparkeerd)",
            r"домен (?:продается|припаркован).{0,40}|срок регистрации домена.{0,40}|域名(?:出售|停放).{0,20}",
        ),
    ),
)

# English says it in too many ways for a list: what, which, not, found.
_SUBJECT = lazy_re(
    r"(?:(?:the|this|that|your|requested|a|any|web|current|specified|following|we|it|seems|looks like|unfortunately)\s)*+"
    r"(?:(?:document|file|page) name|(?<=requested )(?:web ?)?site|abstract|page|file|document|article|item|content|resource|url|address|link|record|publication|object|product|entry|post|topic|node"
    r"|path|webpage|web address|view|report|story|location|information|section|bitstream|handle|thread|transfer|share|download|folder"
    r"|photo|picture|dataset|study|thesis|question|discussion|profile|event|collection|attachment)s?\b"
)
# "We couldn't find the page": who seeks, and in vain.
_SEEKING = lazy_re(
    r"(?:(?:we|i|our (?:server|system|site)|the (?:server|system|site|browser))\s)?(?:(?:is|are|am|was|were)\s)?"
    r"(?:could not|couldnt|cannot|can not|cant|did not|didnt|unable to|not able to)\s(?:seem to\s)?(?:find|locate|retrieve)\s(?:(?:any|a|the)\s)?"
)
_HERE = lazy_re(
    r"(?:\s(?:on|at|in) (?:this|our|the|that)(?: \w{1,20}){0,2})?(?:\s(?:here|anymore|any more|any longer|sorry))*"
)
_WHICH = lazy_re(
    r"\s(?:(?:that|which)\s)?(?:you|u)\s?(?:(?:have|had|ve)\s)?(?:just\s)?(?:requested|clicked(?: on)?|asked for|wanted?|followed|entered|typed|seek"
    r"|tried to (?:access|reach|open|view|visit)|(?:are|were|re) (?:looking|searching|trying|attempting|after)"
    r"(?: (?:for|to (?:reach|access|view|open|find|visit|get to)))?)\b"
)
_STATE = lazy_re(
    r"(?:\s(?:has|have|had|is|was|were|are|be|been|may|might|could|can|cannot|cant|couldnt|does|doesnt|dont|do|did|didnt|no|not|isnt|wasnt|hasnt"
    r"|either|currently|temporarily|permanently|recently|since|now|already|unfortunately|probably|possibly|seem|seems|to|longer|any|more|anymore|or|and"
    r"|its name changed|moved|removed|deleted|taken (?:down|offline)|unpublished|archived"
    r"|withdrawn|expired|deactivated|disabled|revoked|turned off|switched off)\b)*+"
)
_END = lazy_re(
    r"\s(?:found|exists?|available|unavailable|here|active|valid|located|missing|gone|retrieved|displayed|live)\b"
    r"(?:\s(?:anymore|any more|any longer|404|error|sorry|here|yet))*"
    r"(?:\s(?:on|at|in) (?:this|our|the|that)(?: \w{1,20}){0,2} (?:server|site|website|system|library|database|collection|address|location|url))?"
)
# Who took it away, and from where.
_TAKEN = lazy_re(
    r"\s(?:by|from|at) (?:the|its|our|this|their|a) (?:request of (?:the|its) )?(?:\w{2,20} )?(?:owner|author|user|publisher|uploader|poster|holder"
    r"|administrator|moderator|site|website|repository|archive|collection|catalogue|catalog|database|server|library|system|request)s?\b"
)
# What is withdrawn may still be shown, as a standard or a guidance is; what is withdrawn from the place is not.
_NEGATIVE = lazy_re(
    r"\b(?:no|not|cannot|cant|couldnt|doesnt|dont|didnt|isnt|wasnt|hasnt|unavailable|missing|gone|removed|deleted|taken (?:down|offline)|expired|deactivated|revoked|withdrawn from)\b"
)
_LISTED = r"(?:results?|records?|match(?:es)?|items?|documents?|entry|entries|articles?|posts?|pages?|publications?|files?|hits?|topics?|text|content)"
# "0 records match your request", "Your search returned no results", "There is currently no text in this page".
_NONE = lazy_re(
    r"(?:(?P<opening>there (?:are|were|is|was)|we (?:found|have)|(?:(?:your|the|this) )?(?:search|query|request) (?:has |have )?(?:returned|found|yielded"
    rf"|produced|gave|matched))\s)?(?:currently\s)?(?:no|0|zero)\s(?:(?:such|more|matching|relevant|search|published)\s)?{_LISTED}\b"
    r"(?P<tail>\s(?:(?:were|was|are|is|have been|could be|can be|that|which)\s)*+(?:found|available|returned|located|to (?:display|show)"
    r"|match(?:es|ed|ing)?|met|meet|fit|exists?|correspond(?:s|ing)? to|for|in|on|at|with|under)\b)?"
    r"(?:\s(?:your|the|this|these|that|given|selected|search|query|request|criteria|criterion|terms?|keywords?|filters?|id|page|title|name|address"
    r"|parameters?|number|identifier|handle|url|here|yet|specified|entered|requested|in|for|with|on|at|under|matching|found|exists?)\b)*+"
)
_NO_MATCH = lazy_re(
    r"(?:(?:your|the|this) )?(?:search|query|request|identifier|id|address|url|link|number|handle|doi|reference)(?: \w{1,20}){0,3}? "
    r"(?:did not|didnt|does not|doesnt|do not) (?:match|return|find|produce|yield|correspond to|refer to|point to)(?: (?:any|a|an))?"
    rf"(?: (?:valid|known|existing|published|matching))?(?: (?:object|resource|identifier|{_LISTED[3:-1]}))(?: (?:in|on|of) (?:this|our|the) \w{{2,20}})?"
    r"|(?:number of |total )?(?:search )?(?:results?|records?|match(?:es)?|hits?|entries|documents?|items?)(?: (?:found|returned|matched))? 0"
    r"|nothing (?:was |has been |could be )?(?:found|match(?:ed|es))(?: (?:for|your|the|this|these|search|query|request|terms?|criteria|here))*+"
)
_INVALID = lazy_re(
    r"(?:no such|unknown|invalid|bad|wrong|missing) (?:\w{2,20} ){0,2}(?:page|file|record|item|document|article|publication|report|id|identifier|url|link|address|handle"
    r"|parameter|parameters|request id)(?: (?:specified|given|supplied|provided|requested|or parameter))?"
    r"|(?:no such|invalid|unknown) (?:thread|topic|forum|post|message|node|query|reference|doi|isbn|key|token|argument|number|user|category)"
    r"(?: (?:specified|given|supplied|provided|requested))?"
    r"|(?:the )?requested page title (?:was|is|contains|contained) .{1,120}|(?:can not|cannot|cant|could not) find (?:\w{2,20} )?records? in (?:the )?database(?: table)?.{0,60}"
    r"|no (?:\w{2,20} )?(?:thread|topic|forum|post|message|node|record|item|document|article|page|file|id|identifier|parameter)s? (?:was |were |has been )?(?:specified|given|supplied|provided|selected)"
)
# A site of which one only hears that it will be back.
_PASSING = lazy_re(
    r"(?:(?:sorry )?(?:(?:the|this|our) )?(?:site|website|web site|server|service|system|portal|page|application) (?:is |are )?)?"
    r"(?:(?:temporarily|currently|briefly) ){1,2}(?:offline|down|unavailable|not available|out of (?:order|service)|busy|overloaded)"
    r"(?: (?:for|due to) (?:\w{2,20} ){0,2}(?:maintenance|works?|upgrades?|updates?))?"
    r"|(?:(?:the|our) )?server (?:is )?(?:too |currently )?(?:busy|overloaded)"
    r"|too many (?:visitors|users|requests|connections)(?: (?:at (?:the|this) moment|right now))?"
    r"|(?:please )?try again (?:later|shortly|soon|tomorrow|in a (?:minute|moment|while)|in a few (?:minutes|moments|hours))"
    r"|(?:(?:the site|we) )?(?:will|well|shall) be back (?:soon|shortly|later|online|tomorrow|in a (?:minute|moment|while))(?: (?:soon|shortly))?"
)
_THING = (
    r"(?:(?:site|website|web site|blog|page|profile|group|board|workspace|wiki|document|file|folder|album|account|collection|item|record|report|content"
    r"|resource|section|area|dataset|repository|project|course|space|board|channel|calendar|form|map|dashboard|presentation|video|photo|image|slideshow|deck|gallery|playlist|story)s?)"
)
# "This blog is private", "You don't have access to this page".
_PRIVATE = lazy_re(
    rf"(?:(?:the|this|that|your) )?(?:\w{{2,20}} )?{_THING}(?: (?:that )?you (?:have )?(?:requested|asked for|followed|clicked on|(?:are|were) looking for))?"
    r" (?:is|has been|was) (?:currently |now |set to |marked |made )*(?:as )?(?:private|restricted|not public|hidden"
    r"|not shared(?: with you)?|(?:only )?(?:for|visible to|available to|open to|accessible to) (?:\w{2,20} )?(?:members|subscribers|staff|users|employees|students)(?: only)?)(?: by (?:the|its|their) .{1,60})?"
    rf"|you (?:need|require|must have|(?:will|ll) need) (?:the )?(?:\w{{2,20}} )?(?:permissions?|authori[sz]ation|access rights) to (?:access|view|see|open|read)"
    rf"(?: (?:this|the|that) (?:\w{{2,20}} )?{_THING})?"
    rf"|(?:you|your account) (?:do not|dont|does not|doesnt|cannot|cant|no longer) (?:currently )?have (?:the )?(?:\w{{2,20}} )?(?:access|permissions?|rights|privileges"
    rf"|authori[sz]ation)(?: (?:to|for|on))?(?: (?:access|view|see|open|read|visit|display))?(?: (?:this|the|that|requested) (?:\w{{2,20}} )?{_THING})?"
)
# Advice may follow ("... to the search server").
_CUT_OFF = lazy_re(
    r"(?:(?:an? )?(?:\w{2,20} )?error (?:has )?occurred )?(?:(?:we|the \w{2,20}) (?:are |is |was |were )?)?(?:unable to|failed to|could not|couldnt|cannot|can not"
    r"|cant) (?:currently )?(?:connect to|reach|contact|access) (?:the |our |its )?(?:\w{2,20} ){0,2}(?:server|database|service|backend|index|system|solr|elasticsearch|api)"
    r"(?: (?:right now|at the moment|at this time|just now|currently)| (?:on|at|through) \S{1,60}(?: \S{1,60})?)?"
)
# "There is no eprint with the ID 911 in this archive": it has a number, and is of this place.
_NOT_HERE = lazy_re(
    r"(?:there (?:is|was)|(?:we )?(?:have|hold|keep|know|know of)) no (?:\w{2,20} ){1,3}(?:with|at|by|for|under|of) (?:the|this|that) (?:given |requested )?(?:id|identifier|number|name|address|title|url|handle|reference)"
    r"(?: \w{1,40})?(?: (?:in|on|at) (?:this|our|the) \w{2,20})?"
    r"|(?:(?:the|your) )?requested \w{2,20} (?:could not be|cannot be|can not be|was not|is not) (?:loaded|found|displayed|located|shown|published|public)(?: it (?:does not|doesnt|no longer)"
    r" exists?)?(?: (?:in|on|at) (?:this|our|the) \w{2,20})?"
    r"|(?:this|the) (?:\w{2,20} )?(?:document|resource|page|report|item|file|toolkit|article|post|publication|guide) (?:is no longer (?:with us|here|online|around)|has (?:been )?retired"
    r"|was taken (?:down|off|offline)(?: by .{1,60})?)"
    r"|(?:.{1,80} )?(?:it ?s|it is|this is) (?:not|no longer) on (?:this|our) (?:web ?)?(?:site|server)"
    r"|(?:(?:this|that|it|the page) (?:is )?)?(?:not here (?:any ?more|any longer)|no longer here|not around any ?more)"
)
# "Our website is not available in your region for legal reasons".
_ELSEWHERE = lazy_re(
    rf"(?:(?:the|this|that|our) )?(?:\w{{2,20}} )?(?:{_THING}|services?|articles?|stor(?:y|ies)|videos?|publications?|products?|program(?:me)?s?|episodes?|films?|shows?|series|streams?|e?books?|broadcasts?|titles?|we) (?:(?:is|are|re) "
    r"(?:(?:currently|unfortunately|presently|sorry) )*(?:not (?:available|accessible|offered)|unavailable|inaccessible|blocked|restricted)|(?:isnt|arent) (?:available|accessible|offered)) (?:in|from|within|for|to)"
    r" (?:(?:readers|users|visitors|people) (?:in|from) )?(?:your|this|the) (?:\w{2,20} )?(?:country|region|location|area|jurisdiction|territory|union|eu|eea)"
    r"(?: (?:due to|because of|for|under|owing to) \w{1,40}(?: \w{1,40}){0,7} ?)?"
)
_COMMA = lazy_re("[,\uff0c\u060c\u3001] ?")
_WHOLE = (
    (_INVALID, Sign.ERROR),
    (_NOT_HERE, Sign.ERROR),
    (_PASSING, Sign.OUTAGE),
    (_CUT_OFF, Sign.OUTAGE),
    (_PRIVATE, Sign.REFUSED),
    (_ELSEWHERE, Sign.REFUSED),
)
_TEMPORARY = lazy_re(r"\b(?:temporarily|currently|at this time|right now|try again later)\b")
_WORDS = lazy_re(r"[a-z0-9]+")
_MENTIONED = lazy_re(
    r"\((?!(?:1[89]|20)\d\d\))[\w.:#-]{0,20}\d[\w.:#-]{0,20}\)|[\"\u201c\u201e\u00ab\u00bb][^\"\u201c\u201d\u201e\u00ab\u00bb]{1,100}[\"\u201c\u201d\u00bb\u00ab]"
)
"""A number or a name that a sentence only mentions: no year, which stands after titles."""
LEFT = 4
"""So many words make a sentence without what it mentions."""
_ADDRESS = lazy_re(r"[\"'\u201c\u201d\u2018\u2019(]?\S*/\S*|\b[\w-]{1,80}\.[A-Za-z]{2,5}\b")
_SPLIT = lazy_re(r"\s+[|\u2013\u2014\u00b7\u2022\u00bb\u203a:-]\s+|\s*[|\u00bb\u203a]\s*")


@lru_cache(maxsize=1)
def _sentences() -> Mapping[str, Sign]:
    """Return what each known sentence says, by its key."""
    told: dict[str, Sign] = {}
    for sign, text in (
        (Sign.CHALLENGE, phrases.WAITING),
        (Sign.LOGIN, phrases.LOGINS),
        (Sign.COOKIES, phrases.CONSENT),
        (Sign.REFUSED, phrases.REFUSALS),
        (Sign.OUTAGE, phrases.MAINTENANCE),
        (Sign.ERROR, phrases.ERRORS),
    ):
        for phrase in re.split(r"[;\n]", text):
            plain = _plain(phrase)
            core = _stripped(plain)
            # "Database error" must not leave "database", which is the title of one.
            if key := _key(plain if " " in plain and " " not in core and core.isascii() else core):
                told.setdefault(key, sign)
    return MappingProxyType(told)


@lru_cache(maxsize=1)
def _noise() -> frozenset[str]:
    return frozenset(_plain(phrases.NOISE).split())


def _plain(text: str) -> str:
    """Return the folded words of a text, apostrophes dropped, with one blank between them."""
    return re.sub(r"[\W_]+", " ", re.sub("['\u2019\u02bc`]", "", fold(text))).strip()


def _stripped(plain: str) -> str:
    """Return ``plain`` without words before and after it that add nothing ("Oops! ... Error 404")."""
    words, noise = plain.split(), _noise()
    first, last = 0, len(words)
    while first < last and words[first] in noise:
        first += 1
    while last > first and words[last - 1] in noise:
        last -= 1
    return " ".join(words[first:last])


_FIGURES = {
    "404": Sign.ERROR,
    "410": Sign.ERROR,
    "403": Sign.REFUSED,
    "500": Sign.OUTAGE,
    "502": Sign.OUTAGE,
    "503": Sign.OUTAGE,
}
"""What a status alone says, where a page shows nothing else."""


def _key(plain: str) -> str:
    """Return the form in which sentences are compared: scripts without blanks have them anywhere."""
    return plain if plain.isascii() else plain.replace(" ", "")


@lru_cache(maxsize=4_096)  # menus and footers say the same on every page of a site
def sentence_sign(text: str) -> Sign | None:
    """Return what one sentence or heading says the page is, if it says nothing else."""
    if not text or len(text) > MAX_SIGN or _says_nothing(text):
        return None
    # "The requested URL /a/b.pdf was not found": which one does not count.
    plain = _plain(_ADDRESS.sub(" ", text))
    core = _stripped(plain)
    if not core:
        return next((sign for figures, sign in _FIGURES.items() if figures in plain.split()), None)
    known = _sentences().get(_key(core)) or _sentences().get(_key(plain)) or _english(core)
    if known is None:
        known = _by_vocabulary(_ADDRESS.sub(" ", text))
    if known is None and _MENTIONED.search(text):
        # "The record you requested does not exist (4711)": which one does not count here, either.
        rest = _MENTIONED.sub(" ", text)
        return sentence_sign(rest) if len(rest.split()) >= LEFT else None
    return known


def _by_vocabulary(text: str) -> Sign | None:
    """Return what a sentence says by the closed vocabularies of many languages.

    Where a comma ends a denial of what the reader has asked for, what comes after it is advice.
    """
    clause = _COMMA.split(text, maxsplit=1)[0]
    if denies(text) or (clause != text and is_of_what_was_sought(clause) and denies(clause)):
        return Sign.ERROR
    match notice_of(text):
        case Notice.WORKS:
            return Sign.OUTAGE
        case Notice.MEMBERS:
            return Sign.REFUSED
        case None:
            return None


def _english(plain: str) -> Sign | None:
    """Return ERROR for "the page you requested could not be found" in its many forms."""
    if whole := next((sign for pattern, sign in _WHOLE if pattern.fullmatch(plain)), None):
        return whole
    if not plain.isascii() or _says_none(plain):
        return Sign.ERROR if plain.isascii() else None
    seeking = _SEEKING.match(plain)
    if seeking is None and not _NEGATIVE.search(plain):
        return None
    subject = _SUBJECT.match(plain, seeking.end() if seeking else 0)
    if subject is None:
        return None
    at = subject.end()
    if seeking is not None:
        which = _WHICH.match(plain, at)
        tail = _HERE.match(plain, which.end() if which else at)
        return Sign.ERROR if tail is not None and tail.end() == len(plain) else None
    for pattern in (_WHICH, _STATE, _END, _TAKEN):
        if match := pattern.match(plain, at):
            at = match.end()
    told = plain[subject.end() : at]
    if at != len(plain) or not _NEGATIVE.search(told):
        return None
    # "Removed, had its name changed, or temporarily unavailable": one of them is enough.
    passing = _TEMPORARY.search(told) and not re.search(r"\b(?:removed|deleted|changed|not exist|not found)\b", told)
    return Sign.OUTAGE if passing else Sign.ERROR


def _says_none(plain: str) -> bool:
    """Return whether a list or a search says that it has nothing: "no" beside a name of what it lists, and why."""
    none = _NONE.fullmatch(plain)
    if none is not None:
        return none["opening"] is not None or none["tail"] is not None
    return _NO_MATCH.fullmatch(plain) is not None


def without_addresses(text: str) -> str:
    """Return ``text`` without the addresses and names of files in it."""
    return _ADDRESS.sub(" ", text)


def sign_of(title: str, *, site_title: str = "") -> Sign | None:
    """Return what the title of a page says it is, ``None`` for a page like any other.

    ``site_title`` is the same title before the site's name was taken off.
    """
    return _sign_of_title(title) or (_sign_of_title(site_title) if site_title else None)


# Words of which at least one stands in every title that ``_TITLES`` and ``_english`` know.
_TELLING = frozenset(
    "wait checking verifying attention access denied forbidden many log login sign signin logon signon 404 410 oops suspended"  # noqa: SIM905 - a word list
    " disabled deactivated bandwidth private welcome apache apache2 tomcat test iis microsoft default plesk parallels works worked future"
    " litespeed openlitespeed lighttpd caddy xampp wamp easyapache ispconfig directadmin virtualmin cyberpanel centos rocky"
    " almalinux fedora red oracle index domain domaine dominio domein sale parked parking expired expiration buy purchase"
    " hugedomains sedo verkauf vendre venta venda koop vendita satilik construction no not cannot cant couldnt doesnt"
    " dont didnt isnt wasnt hasnt unavailable missing gone removed deleted taken such unknown invalid bad wrong 403 500 502 503 input 0 zero nothing withdrawn expired unable temporarily currently briefly busy overloaded again back".split()
)


_EVERYWHERE = frozenset(
    "page pages pagina seite site strona halaman sayfa sidan siden trang document article content link this that with"  # noqa: SIM905
    " your well will back soon right more over line must need have been here looking service cho long loading single select"
    " choose making second access complete diese future".split()
)
"""Words that ordinary titles are made of."""


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """Return words of which at least one stands in every ASCII title that is known here."""
    told = (sentence.split() for sentence in _sentences() if sentence.isascii())
    return (
        _TELLING
        | denials()
        | noticed()
        | frozenset(max(words, key=lambda word: (word not in _EVERYWHERE, len(word))) for words in told)
    )


def _says_nothing(title: str) -> bool:
    """Return whether a title is certainly none of those known here: nearly all are, at a glance."""
    if not title.isascii():
        return False
    plain = title.replace("'", "").lower()
    words = _WORDS.findall(plain)
    return _triggers().isdisjoint(words) and not ("iis" in plain and any(word.startswith("iis") for word in words))


_OF_HOSTS = lazy_re("домен|域名")
"""What the patterns for titles know in other scripts."""


@lru_cache(maxsize=64)  # a title is asked after where its page is looked at, and where it is judged
def _sign_of_title(title: str) -> Sign | None:
    title = title[:MAX_TITLE].strip()
    if not title or len(title) > MAX_SIGN:
        return None
    if _says_nothing(title):
        return None
    plain = fold(title).strip()
    if not title.isascii() and not _OF_HOSTS.search(plain) and _triggers().isdisjoint(_WORDS.findall(plain)):
        return next((sign for part in (title, *_SPLIT.split(title)[:4]) if (sign := sentence_sign(part))), None)
    parts = [part for part in _SPLIT.split(title) if part and len(title) - len(part) <= MAX_REST]
    for sign, pattern in _TITLES:
        if pattern.match(plain) or (parts and pattern.match(fold(parts[0]).strip())):
            return sign
    for part in (title, *(parts if len(parts) <= 4 else ())):
        if sign := sentence_sign(part):
            return sign
    return None
