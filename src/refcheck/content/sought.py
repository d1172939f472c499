"""Sentences that tell their reader that what he has asked for is not there, whatever it is.

"The report you were looking for has been taken down": a word for what the reader sought, in the second
person, and one for its being gone. The thing itself may have any name. Not questions, not conditions
("if you cannot find ..."), and not "what you are looking for", which stands below living pages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["is_of_itself", "misses_what_was_sought", "speaks_of_this", "tells_of_loss"]

MAX_SENTENCE = 200
"""Longer sentences (characters) tell a story."""

# For each language: how its reader is told what he sought, and how, that it is gone.
_TOLD: tuple[tuple[str, str], ...] = (
    (
        r"\byou(?:re| are| were|ve| have)? (?:just )?(?:looking for|searching for|trying to|hoping to|requested|asked for|want(?:ed)?|followed|clicked|after|attempting to)\b",
        (
            r"\b(?:no longer|any ?more|not (?:found|available|exist|here|be (?:found|located|loaded|displayed))|is ?nt|was ?nt|does ?nt exist|removed|deleted|taken (?:down|off|offline)"
            r"|retired|withdrawn|discontinued|unpublished|gone|lost|vanished|disappeared|(?:sailed|wandered|run|ran|slipped|flown) (?:away|off)|expired|not (?:in|on|part of) (?:our|this|the) (?:database|collection|archive|catalog(?:ue)?|site|website|server|system))\b"
        ),
    ),
    (
        r"\b(?:von ihnen|sie|du)(?: hier)? (?:gesucht|such(?:en|st)|aufgerufen|angeforder|gewunscht|gewahlt|angefragt|aufruf)",
        r"\b(?:nicht mehr|nicht (?:gefunden|vorhanden|verfugbar|auffindbar)|existiert nicht|geloscht|entfernt|depubliziert|offline)\b",
    ),
    (
        r"\bvous (?:avez )?(?:(?:re)?cherch|demand|souhait|essay|tent)",
        r"\b(?:introuvable|inexistante?|supprime|retire|depublie|na pas ete trouve|nexiste (?:pas|plus)|nest (?:pas|plus)|plus (?:disponible|en ligne))",
    ),
    (
        r"\bque (?:usted )?(?:esta |estas )?(?:busca|solicit|intent|dese|quier)",
        r"\b(?:ya no|no existe|no (?:se )?(?:ha sido|fue|pudo|esta)|no se (?:encuentra|encontro|ha)|eliminad|borrad|retirad)",
    ),
    (
        r"\bque (?:voce )?(?:esta |estas )?(?:procura|busca|solicit|tent|desej)",
        r"\b(?:nao (?:existe|foi|esta|pode)|ja nao|removid|excluid|apagad|retirad|\bsaiu do ar)",
    ),
    (
        r"\bche (?:stai |hai |sta |stavi |avevi )?(?:cerc|richiest)",
        r"\b(?:non (?:esiste|e (?:piu|stat|disponibil))|rimoss|eliminat|cancellat|tolt)",
    ),
    (
        r"\b(?:u|je|jij) (?:zoekt|zocht|opvroeg|probeert|wilde)\b|\bopgevraagde\b",
        r"\b(?:niet (?:meer|gevonden)|bestaat niet|verwijderd|offline)\b",
    ),
    (r"\b(?:szukasz|szukal\w+|poszukujesz|probujesz)\b", r"\b(?:nie (?:istnieje|zostal\w*|jest)|usuniet|skasowan)"),
    (
        r"вы (?:искал|ищете|запрашива|запросил|пытает|хотел|ищите)",
        r"(?:не (?:найден|существу|доступ)|больше нет|удал[её]н|перемещ[её]н в архив|снят)",
    ),
    (r"ви (?:шука|запит|намага)", r"(?:не (?:знайден|існу)|видален|більше нема)"),
    (
        r"\b(?:aradigin|istedigin|calistigin|aramis oldugun)",
        r"(?:bulunamad|bulunmu|mevcut degil|kaldiril|silin|\byok\b)",
    ),
    (
        r"(?:تبحث عن|طلبت|تحاول الوصول)",
        r"(?:لم [يت]عد|غير موجود|غير متاح|غير متوفر|لا يوجد|تم حذف|تمت إزالة|تم ازالة|حذف|محذوف|ملغى)",
    ),
    (r"(?:به دنبال|دنبال آن|درخواست شما|جستجوی شما)", r"(?:یافت نشد|وجود ندارد|حذف شد|پیدا نشد)"),
    (r"(?:שחיפשת|שביקשת|מחפש)", r"(?:לא נמצא|אינו קיי|אינה קיי|הוסר|נמחק|אינו זמין)"),
    (
        r"आप(?:के|को|ने)?.{0,24}(?:खोज|ढूंढ|ढूँढ|चाह|माँग|मांग)",
        r"(?:उपलब्ध नहीं|नहीं मिल|मौजूद नहीं|हटा (?:दी|दिया|दिए)|नहीं है)",
    ),
    (
        r"\b(?:anda|kamu)(?: \w+)? (?:cari|tuju|minta|maksud|inginkan|buka|kehendaki)",
        r"\b(?:tidak (?:ditemukan|ada|tersedia|dijumpai|lagi)|hapus|dihapus|hilang|dipadam)",
    ),
    (r"\bban (?:\w+ ){0,2}(?:tim|yeu cau|truy cap|muon)", r"\b(?:khong (?:ton tai|con|tim thay|co)|bi xoa|da go)"),
    (r"(?:ท่าน|คุณ).{0,12}(?:ค้นหา|ต้องการ|มองหา|เรียกดู|ร้องขอ)", r"(?:ไม่พบ|ไม่มี|ถูกลบ|ถูกย้าย)"),
    (
        r"[您你](?:所|要|想|正在)?(?:要)?(?:找|查看|查找|访问|訪問|浏览|瀏覽|请求|查询|查詢|搜索)",
        r"(?:不存在|找不到|未找到|没有找到|删除|刪除|下线|下架|失效|过期|不见)",
    ),
    (
        r"(?:お探しの|ご指定の|お求めの|指定された|ご覧になろうと|アクセスしようと)",
        r"(?:見つかりません|見つからない|存在しません|存在しない|ありません|削除され|終了し(?:た|て|まし)|(?:掲載|公開|配信)(?:期間)?の?終了|変更された|非公開)",
    ),
    (
        r"(?:찾으시는|찾고 계신|요청하신|접속하신|원하시는)",
        r"(?:찾을 수 없|존재하지 않|삭제되|없습니다|바뀌었습니다|이동되었)",
    ),
    (
        r"\bdu (?:leter|leder|soker|sokte|letar|ledte)\b",
        r"\b(?:ikke|inte)\b.{0,20}(?:finn|find|fund|hitta|funn|kvar|lenger)|slettet|fjernet|raderad|borttag",
    ),
    (
        r"\bu(?:na|li)\w{0,4}(?:tafut|omb)\w*",
        r"\b(?:\w{1,3}meondolewa|\w{1,3}mefutwa|ha\w{1,3}patikan\w|ha\w{1,3}kupatikana|haipo|haupo)\b",
    ),
    (r"\bhinahanap mo\b", r"\b(?:wala|hindi|tinanggal|binura)\b"),
    (r"(?:αναζητ|ζητησατε|ψαχνετε)", r"(?:δεν (?:βρεθηκε|υπαρχει|ειναι)|διαγραφ|αφαιρεθ)"),
)
_NOT_SO = lazy_re(
    fold(
        r"\b(?:if|wenn|falls|sollten?|sofern|si|se (?:a|o|il|la|non|nao|voce)|caso|als|indien|jesli|jezeli|daca|если|якщо|hvis|neu|jika|apabila|bila"
        r"|what you|was sie|ce que|lo que|o que|cio che|quello che|wat (?:u|je)|czego)\b|то что|如果|若|もし|場合|만약|경우|إذا|اذا|اگر|אם |यदि|अगर|ถ้า|หาก"
    )
)
_PATTERNS = tuple((lazy_re(fold(reader)), lazy_re(fold(gone))) for reader, gone in _TOLD)


_MOVED = lazy_re(
    fold(
        r"\b(?:ha(?:s|ve) (?:been )?moved|was moved|(?:wurde|ist) (?:\w+ )?(?:verschoben|umgezogen)|a (?:ete )?(?:deplacee?|demenage)|ha sido (?:movid|trasladad)[oa]|se ha (?:movido|trasladado)"
        r"|foi (?:movid|transferid)[oa]|e stat[oa] (?:spostat|trasferit)[oa]|is (?:verplaatst|verhuisd)|zostal[ao]? przeniesion\w+|byla? presunut[ao]?|tasin(?:di|mis)\w*|(?:telah )?dipindahkan"
        r"|ar flyttad|har flyttats?|er flyttet)\b"
    )
    + "|перемещен|перенесен|перемещён|перенесён|переміщен|移动到|已移动|已迁移|移動しました|移転しました|이동되었|이전되었|ถูกย้าย|انتقلت|تم نقل"
)


@lru_cache(maxsize=4_096)  # menus and footers say the same on every page of a site
def misses_what_was_sought(text: str, *, moved: bool = False) -> bool:
    """Return whether ``text`` (a sentence) tells its reader that what he has asked for is not there, or ``moved``: that it has moved."""
    if not 8 <= len(text) <= MAX_SENTENCE or text.rstrip().endswith(("?", "\uff1f", "\u061f")):
        return False
    plain = " ".join(re.sub("['\u2019\u02bc`]", "", fold(text)).split())
    away = moved and _MOVED.search(plain) is not None
    told = (reader.search(plain) is not None and (away or gone.search(plain) is not None) for reader, gone in _PATTERNS)
    return any(told) and _NOT_SO.search(plain) is None


# "This page is no longer online": of itself, and of the place where it was. Bells, towers and gates are gone elsewhere.
_THIS = lazy_re(
    fold(
        r"\b(?:this|diese[rs]?|cet(?:te)?|ce|est[ae]|este|quest[ao]|dez[e]|dit|bu|ta|ten|to)\b|эт[аоу]т?\b|ця|цей|هذا|هذه|این|यह|该|此|這|这|この|이 (?:글|자료|페이지)"
    )
)
_OFFLINE = lazy_re(
    fold(
        r"\b(?:no longer (?:published|online|hosted)|nicht mehr online|(?:aus dem|vom) netz genommen|offline (?:genommen|gehaald)|mise? hors ligne|retiree? du site"
        r"|fuhrt (?:leider )?ins leere|retirad[oa] de(?:l sitio| la web| nuestra web)|tolt[oa] dal sito|rimoss[oa] dal sito|van de (?:web)?site gehaald|usuniet\w+ ze strony|tagits bort fran webbplatsen|fjernet fra nettstedet|nest plus en ligne|non e piu online|saiu do ar|ya no esta (?:publicad|en linea)"
        r"|niet meer online|yayindan kaldiril)|لم يعد منشور|(?:वेबसाइट|साइट) पर (?:मौजूद|उपलब्ध) नहीं|撤销发布|撤銷發布|公開されておりません|公開しておりません"
    )
)
_OF_THE_SITE = lazy_re(fold(r"снят\w? с (?:сайта|публикации)|знято з (?:сайту|публікації)"))


_ITSELF = lazy_re(
    fold(
        r"(?:this page|diese seite|cette page|est[ae] pagina|questa pagina|deze pagina|ta strona|tato stranka|bu sayfa|halaman ini|denna sida|denne side)\b"
        r"|(?:эта|данная) страниц|ця сторінк|هذه الصفحة|此页|此頁|该页|このページ|이 페이지"
    )
)


_THESE = lazy_re(
    fold(
        r"\b(?:this|diese[rs]?|cet(?:te)?|est[ae]|quest[ao]|deze|dit|bu|denna|detta|denne|dette|tämä|tato|tento|toto|ovaj|ova|ini|nay|esta|este)\b"
    )
    + "|эт[аоу]т?\\b|هذا|هذه|نี้|นี้|ນີ້|នេះ|ဤ|(?:^|[\u3001\u3002])この|^[该此本這这該]|^이 |해당 "
)


def speaks_of_this(heading: str) -> bool:
    """Return whether a heading speaks of the thing that it stands on, and does not name it: "This job is over"."""
    return _THESE.search(fold(heading)) is not None


def is_of_itself(heading: str) -> bool:
    """Return whether a heading speaks of the very page that it stands on, and so of nothing else."""
    return _ITSELF.match(fold(heading).strip()) is not None


@lru_cache(maxsize=4_096)
def tells_of_loss(text: str, *, of_page: bool = False) -> bool:
    """Return whether ``text`` says of something that it is gone; ``of_page``: of the page itself, and from its site."""
    if not 4 <= len(text) <= MAX_SENTENCE or text.rstrip().endswith(("?", "\uff1f", "\u061f")):
        return False
    plain = " ".join(re.sub("['\u2019\u02bc`]", "", fold(text)).split())
    if _NOT_SO.search(plain):
        return False
    if of_page:
        return bool(_OF_THE_SITE.search(plain) or (_THIS.search(plain) and _OFFLINE.search(plain)))
    return bool(_OFFLINE.search(plain)) or any(gone.search(plain) for _, gone in _PATTERNS)
