"""Small closed vocabularies in which sites say that work is being done on them, or whom they let in.

As in ``denying``: a sentence made of nothing but these words says that and nothing else, in
whatever order and with whatever politeness; one word more, and it speaks of something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from refcheck.content.denying import any_piece, plain_words

__all__ = ["Notice", "is_works", "nearly_tells_of_works", "notice_of", "noticed"]

MAX_WORDS = 24
"""Longer sentences say more than that."""
NEARLY = 3
"""One word of so many may be unknown where a page has no subject besides."""
LEAST = 3
"""Of works in two words ("System upgrade") there may be news."""


class Notice(StrEnum):
    """What a site tells everybody instead of showing the page."""

    WORKS = "works"
    MEMBERS = "members"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """``works`` is what is done to a ``site``; ``only`` says that a page is not for all, ``members`` for whom it is;
    the rest adds nothing.
    """

    site: str
    works: str
    only: str = ""
    members: str = ""
    rest: str


_SPACED: tuple[_Words, ...] = (
    _Words(
        site="article articles story site website page system server service services portal platform document content file item record area section "
        "resource publication library",
        works="maintenance upgrade upgrading upgraded updating",
        only="restricted private only reserved protected",
        members="members subscribers users staff registered authorised authorized logged signed login access accounts",
        rest="group can see read view posts topics content we are is the this our currently now under for undergoing scheduled down offline unavailable temporarily temporary due "
        "to back soon be will shortly sorry please check later try again being performing some routine planned in progress short "
        "while carrying out essential has been only have you must and of with an a",
    ),
    _Words(
        site="artikel beitrag seite webseite website portal system dienst server dokument inhalt bereich datei",
        works="wartung wartungsarbeiten gewartet überarbeitet umbau wartungsmodus",
        only="nur geschlossene geschlossen geschützt geschützter beschränkt vorbehalten zugriffsbeschränkt intern interner",
        members="mitglieder mitgliedern registrierte angemeldete benutzer nutzer zugang zugriff berechtigte abonnenten anmelden anmeldung",
        rest="gruppe können kann sehen lesen beiträge themen die der das diese dieser dieses wird ist sind wegen derzeit gerade zurzeit momentan vorübergehend nicht erreichbar verfügbar "
        "für bitte besuchen sie uns später wieder in kürze bald wir führen unsere zur zeit durch auf zugänglich sichtbar im",
    ),
    _Words(
        site="article site page portail service système serveur document contenu fichier espace",
        works="maintenance travaux refonte",
        only="réservé réservée réservés privé privée restreint protégé uniquement",
        members="membres abonnés adhérents utilisateurs inscrits enregistrés autorisés connectés connecter connecté accès",
        rest="le la les ce cet cette notre est sont en cours de du actuellement temporairement indisponible pour à au aux nous revenons "
        "bientôt veuillez réessayer plus tard merci votre patience momentanément une des doit vous devez être",
    ),
    _Words(
        site="artículo sitio página portal servicio sistema servidor web documento contenido archivo recurso área zona sección",
        works="mantenimiento actualizando construcción remodelación",
        only="restringido restringida privado privada reservado reservada exclusivo exclusiva solo sólo únicamente",
        members="socios miembros suscriptores usuarios registrados autorizados acceso sesión iniciar inicie",
        rest="realizando realizamos efectuando unos minutos horas vuelva intente nuevamente el la los las este esta nuestro nuestra está estamos en por tareas trabajos de momentáneamente temporalmente fuera "
        "servicio vuelva volveremos pronto más tarde disculpe las molestias para a es debe usted con",
    ),
    _Words(
        site="artigo matéria site página portal serviço sistema servidor documento conteúdo arquivo área",
        works="manutenção atualização atualizando reformulação",
        only="restrito restrita privado privada reservado reservada exclusivo exclusiva somente apenas",
        members="membros sócios associados assinantes usuários cadastrados registrados autorizados acesso login",
        rest="o a os as este esta nosso nossa está estamos em por temporariamente fora do ar de para voltaremos breve em instantes "
        "tente novamente mais tarde desculpe transtorno é aos à necessário fazer",
    ),
    _Words(
        site="articolo sito pagina portale servizio sistema documento contenuto area",
        works="manutenzione aggiornamento lavori",
        only="riservato riservata privato privata limitato solo",
        members="soci utenti iscritti abbonati registrati autorizzati accesso",
        rest="il la questo questa nostro è in corso di per al momento temporaneamente non disponibile torneremo presto riprova più tardi ai agli",
    ),
    _Words(
        site="сайт сайте страница странице раздела разделу разделе документу материалу портал портале сервис система системы сервер документ раздел материал",
        works="технические технических обслуживание обслуживании профилактические профилактика обновление обновляется реконструкции "
        "работы работ",
        only="только ограничен закрыт закрыта закрытый",
        members="пользователей пользователям зарегистрированных зарегистрированным авторизованных авторизованным подписчиков членов доступ",
        rest="на в ведутся проводятся идут находится временно недоступен недоступна по причине связи с проведением мы скоро вернемся "
        "извините приносим извинения за неудобства попробуйте зайти позже для этот эта к этому этой доступен доступна",
    ),
    _Words(
        site="сайт сайті сторінка портал система сервіс документ розділ",
        works="технічні технічних обслуговування обслуговуванні профілактичні оновлення роботи робіт",
        only="тільки лише обмежено закрито",
        members="користувачів зареєстрованих авторизованих доступ",
        rest="на в у ведуться проводяться тривають тимчасово недоступний вибачте за незручності спробуйте пізніше для цей ця",
    ),
    _Words(
        site="site sitemiz sayfa sistem sistemimiz portal sunucu içerik belge",
        works="bakım bakımda bakımdadır bakımı güncelleme güncellenmektedir çalışması çalışmaları",
        only="sadece yalnızca kısıtlı kısıtlanmıştır",
        members="üyeler üyelere üyelerimize kayıtlı kullanıcılar erişim giriş",
        rest="şu an anda nedeniyle geçici olarak hizmet verememektedir kısa süre içinde sonra tekrar deneyiniz lütfen bu için yapınız açıktır",
    ),
    _Words(
        site="stránka stránky web server systém služba portál",
        works="údržba údržbe údržbě údržbu údržby aktualizace aktualizácia",
        rest="je v na kvůli z důvodu pro pre dočasně dočasne nedostupná nedostupný prosím prosíme skuste skúste zkuste to později neskôr brzy čoskoro omlouváme se "
        "ospravedlňujeme sa probíhá prebieha plánovaná momentálně momentálne práve právě tato táto naše naša",
    ),
    _Words(
        site="oldal honlap weboldal rendszer szolgáltatás site-ul site pagina sistemul serviciul stranica sustav sistem strona serwis system witryna",
        works="karbantartás karbantartása mentenanță mentenanța întreținere održavanje održavanja vzdrževanje konserwacja konserwacji przerwa techniczna prace serwisowe",
        rest="az a miatt folyik alatt áll jelenleg átmenetileg nem elérhető kérjük próbálja később este în temporar indisponibil reveniți mai târziu "
        "je u zbog privremeno nedostupna na molimo pokušajte kasnije trwa trwają w trakcie jest z powodu tymczasowo niedostępna zapraszamy później za przepraszamy utrudnienia",
    ),
    _Words(
        site="sidan webbplatsen siden nettstedet hjemmesiden systemet tjänsten tjenesten sivusto palvelu järjestelmä site website pagina systeem dienst",
        works="underhåll underhålls vedlikehold vedligeholdelse vedligeholdes huolto huollossa huoltokatko onderhoud",
        rest="är er under för på grund av pga for och og tillfälligt midlertidigt midlertidig utilgjengelig utilgængelig otillgänglig försök prøv igen igjen senare senere "
        "on vuoksi tilapäisesti pois käytöstä yritä myöhemmin uudelleen in wegens tijdelijk niet bereikbaar beschikbaar probeer het later opnieuw onze deze is wordt uitgevoerd",
    ),
    _Words(
        site="الموقع موقع الصفحة النظام البوابة المحتوى الخدمة",
        works="صيانة الصيانة تحديث التحديث",
        only="فقط مقيد محدود مخصص",
        members="للأعضاء للمشتركين المسجلين الأعضاء الوصول الدخول",
        rest="هذا هذه قيد تحت أعمال بسبب حاليا غير متاح سنعود نعود قريبا يرجى المحاولة لاحقا مؤقتا نعتذر عن الإزعاج إلى",
    ),
    _Words(
        site="वेबसाइट साइट पृष्ठ पोर्टल सर्वर सेवा सिस्टम",
        works="रखरखाव अनुरक्षण अद्यतन अपडेट",
        rest="के कारण अस्थायी रूप से उपलब्ध नहीं है कृपया बाद में आएं पुनः प्रयास करें यह अभी कार्य चल रहा जा की लिए फिर",
    ),
    _Words(
        site="trang web website hệ thống cổng",
        works="bảo trì nâng cấp",
        rest="đang được để vui lòng quay lại sau tạm ngưng chúng tôi xin lỗi vì sự bất tiện trong thời gian quá trình này",
    ),
    _Words(
        site="situs website laman halaman sistem portal",
        works="pemeliharaan perbaikan penyelenggaraan pembaruan",
        only="hanya terbatas",
        members="anggota terdaftar akses",
        rest="sedang dalam kami ini mohon maaf silakan kembali lagi nanti untuk sementara tidak tersedia akan segera diperbaiki",
    ),
)
# Written without blanks: pieces that fill the whole sentence.
_UNSPACED: tuple[_Words, ...] = (
    _Words(
        site="网站 本网站 本站 系统 页面 服务 平台 服务器 網站 本站 系統 頁面 服務",
        works="维护 升级 改版 維護 升級",
        only="仅限 仅供 只有 僅限",
        members="会员 會員 登录用户 内部人员 授权用户 注册用户",
        rest="正在 进行 進行 中 请 請 稍后 稍後 再 访问 訪問 暂时 暫時 无法 無法 敬请 谅解 给 您 带来 的 不便 临时 因 目前 现在 将 恢复 查看 浏览 可以 该 此 抱歉 建设",
    ),
    _Words(
        site="当サイト サイト ホームページ システム サービス ページ",
        works="メンテナンス 保守作業 保守点検 工事 更新作業",
        only="限定 専用 のみ",
        members="会員 関係者 登録者",
        rest="ただいま 現在 中 です のため を は が の に も 行って おります います 停止 して しばらく お待ち ください 申し訳ございません "
        "ご迷惑 お掛け いたします お知らせ 実施 一時 利用 できません 閲覧 この で",
    ),
    _Words(
        site="시스템 홈페이지 사이트 서비스 서버 페이지",
        works="점검 정기점검 유지보수",
        only="전용 한하여 회원만",
        members="회원 회원만 로그인",
        rest="중 중입니다 안내 작업 으로 인해 인하여 현재 일시 중단 합니다 됩니다 이용 에 을 를 불편 드려 죄송합니다 잠시 후 다시 접속 해 주시기 바랍니다 임시 이 은 는 열람 열람할 할 수 있습니다 가능합니다 로그인하십시오 하십시오 하세요 후",
    ),
    _Words(
        site="เว็บไซต์ ระบบ หน้าเว็บ",
        works="ปรับปรุง ซ่อมบำรุง บำรุงรักษา",
        only="เฉพาะ",
        members="สมาชิก เจ้าหน้าที่",
        rest="อยู่ ระหว่าง การ ปิด ชั่วคราว ขออภัย ใน ความ ไม่ สะดวก กำลัง กรุณา กลับมา ใหม่ ภายหลัง เท่านั้น สำหรับ",
    ),
    _Words(
        site="គេហទំព័រ ប្រព័ន្ធ វេបសាយ",
        works="ថែទាំ ធ្វើបច្ចុប្បន្នភាព កែលម្អ",
        rest="កំពុង ធ្វើ ការ សូម ត្រឡប់ មក វិញ នៅ ពេល ក្រោយ យើង នេះ អភ័យទោស បណ្តោះអាសន្ន ស្ថិត ក្រោម ត្រូវ បាន",
    ),
    _Words(
        site="ဝဘ်ဆိုက် ဝက်ဘ်ဆိုက် စနစ် ဆိုက်",
        works="ပြုပြင် ထိန်းသိမ်း အဆင့်မြှင့်",
        rest="နေ ပါသည် ကို ခေတ္တ ယာယီ ပိတ် ထား မှု များ လုပ်ဆောင် သည် ကြောင့် နောက်မှ ပြန်လာ ပါ တောင်းပန် ကျေးဇူးပြု၍ လျက် ရှိ",
    ),
    _Words(
        site="ເວັບໄຊ ເວັບໄຊທ໌ ລະບົບ",
        works="ປັບປຸງ ບຳລຸງຮັກສາ",
        rest="ກຳລັງ ຢູ່ ໃນ ລະຫວ່າງ ການ ປິດ ຊົ່ວຄາວ ຂໍອະໄພ ກະລຸນາ ກັບ ມາ ໃໝ່ ພາຍຫຼັງ",
    ),
)
_ROLES = ("site", "works", "only", "members", "rest")


@lru_cache(maxsize=1)
def _spaced() -> tuple[Mapping[str, frozenset[str]], ...]:
    def words(text: str) -> frozenset[str]:
        return frozenset(plain_words(text).split())

    return tuple(
        MappingProxyType(
            {role: words(getattr(one, role)) for role in _ROLES}
            | {"every": words(" ".join(getattr(one, role) for role in _ROLES))}
        )
        for one in _SPACED
    )


@lru_cache(maxsize=1)
def _unspaced() -> tuple[Mapping[str, re.Pattern[str]], ...]:
    return tuple(
        MappingProxyType(
            {role: any_piece(getattr(one, role)) for role in _ROLES}
            | {"every": any_piece(*(getattr(one, role) for role in _ROLES))}
        )
        for one in _UNSPACED
    )


@lru_cache(maxsize=1)
def noticed() -> frozenset[str]:
    """Return the words in ASCII of which one stands in every ASCII sentence that is a notice."""
    told = (one["works"] | one["only"] for one in _spaced())
    return frozenset(word for words in told for word in words if word.isascii())


def notice_of(text: str) -> Notice | None:
    """Return what ``text`` (a sentence) tells of its site, if it tells nothing else.

    Linear in its length; at most ``MAX_WORDS`` words are looked at.
    """
    words = plain_words(text).split()
    if not words or len(words) > MAX_WORDS:
        return None
    said = set(words)
    for one in _spaced():
        if said <= one["every"]:
            return _told({role: bool(said & one[role]) for role in _ROLES}, words=len(words))
    if text.isascii():
        return None
    joined = "".join(words)
    for pieces in _unspaced():
        if (pieces["works"].search(joined) or pieces["only"].search(joined)) and not pieces["every"].sub("", joined):
            return _told({role: pieces[role].search(joined) is not None for role in _ROLES}, words=LEAST)
    return None


def is_works(text: str) -> bool:
    """Return whether ``text`` is nothing but a name for works on a site ("Maintenance", "Mantenimiento programado")."""
    said = frozenset(plain_words(text).split())
    if 0 < len(said) <= MAX_WORDS and any(said & one["works"] and said <= one["every"] for one in _spaced()):
        return True
    joined = "".join(plain_words(text).split())
    return not text.isascii() and any(
        one["works"].search(joined) and not one["every"].sub("", joined) for one in _unspaced()
    )


def nearly_tells_of_works(text: str) -> bool:
    """Return whether ``text`` (a sentence) says that works are done on a site, and hardly anything else.

    For pages that have no subject: up to a third of it may be unknown.
    """
    words = plain_words(text).split()
    if not LEAST < len(words) <= MAX_WORDS:
        return False
    said = set(words)
    return any(
        said & one["works"]
        and said & one["site"]
        and sum(word not in one["every"] for word in words) * NEARLY <= len(words)
        for one in _spaced()
    )


def _told(has: Mapping[str, bool], *, words: int) -> Notice | None:
    if has["works"] and (has["site"] or has["rest"]) and words >= LEAST:
        return Notice.WORKS
    return Notice.MEMBERS if has["only"] and has["members"] else None
