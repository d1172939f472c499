"""Small closed vocabularies in which pages say that something is not there, one for each language.

A sentence made of nothing but these words, one of which denies, says that the page is not there: in
whatever order, with whatever politeness around it. One word more, and it speaks of something: then
nothing is said. Words that make it pass ("currently", "temporarily") are left out for that reason, and
words for films and tables, which many living pages miss.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from refcheck.content import phrases
from refcheck.text.words import fold

__all__ = ["MAX_WORDS", "denials", "denies"]

MAX_WORDS = 24
"""Longer sentences say more than that."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """``what`` is missed; ``no`` and ``there`` deny together, ``gone`` does alone beside ``what``; the rest adds nothing."""

    what: str
    no: str
    there: str
    gone: str
    rest: str


_SPACED: Mapping[str, _Words] = MappingProxyType(
    {
        "de": _Words(
            what="seite seiten webseite internetseite dokument datei artikel beitrag eintrag einträge datensatz inhalt inhalte "
            "meldung nachricht objekt adresse url link titel ergebnis ergebnisse treffer publikation veröffentlichung "
            "pressemitteilung ressource bericht nichts",
            no="nicht nichts kein keine keinen keiner",
            there="gefunden existiert existieren verfügbar vorhanden auffindbar gibt abrufbar aufrufbar finden ergab ergeben lieferte erbrachte",
            gone="gelöscht entfernt ungültig ungültige ungültiger depubliziert",
            rest="die der das den dem des diese dieser dieses diesen von vom ihnen sie du dir wir es ein eine einen gesuchte gesuchten "
            "gesuchter gesuchtes angeforderte angeforderten angefragte angefragten gewünschte gewünschten gewählte aufgerufene "
            "angegebene angegebenen aufgerufenen leider ist sind wurde wurden werden wird konnte konnten kann mehr unter auf diesem "
            "server hier zu in unserem unserer archiv datenbank oder und möglicherweise vielleicht eventuell inzwischen bereits "
            "scheint haben suchen gesucht möchten passende passenden ihre ihrer anfrage suche suchanfrage für verschoben",
        ),
        "fr": _Words(
            what="page pages document documents fichier article articles contenu contenus ressource lien adresse url notice fiche "
            "enregistrement résultat résultats publication actualité élément rubrique rien",
            no="pas aucun aucune rien plus",
            there="existe nexiste trouvé trouvée trouvés trouvées trouver trouvons disponible disponibles correspond donné retourné",
            gone="introuvable introuvables inexistant inexistante supprimé supprimée retiré retirée dépublié dépubliée",
            rest="la le les ce cet cette des de du d un une que vous nous avez demandée demandé demandez recherchez cherchez "
            "recherchée recherche votre vos notre sur est été a na nest nont navons ne n être peut pu elle il ou et désolé "
            "désolés malheureusement semble sous dans site serveur déplacée déplacé peutêtre probablement à critères avoir",
        ),
        "es": _Words(
            what="página paginas documento archivo fichero artículo contenido noticia enlace registro registros resultado "
            "resultados recurso publicación entrada elemento dirección url ficha nada",
            no="no ningún ninguna nada",
            there="encontrada encontrado encontrados encontradas encontró encontrar encontramos encontraron existe existen disponible "
            "disponibles hallada halló hay produjo producido arrojó devolvió obtuvo obtuvieron",
            gone="eliminada eliminado borrada borrado retirada retirado inexistente",
            rest="la el los las lo esta este que usted está buscando busca buscas buscada buscado solicitada solicitado solicita se "
            "ha han sido fue puede pudo podido ser estar ya más o y en nuestro nuestra sitio servidor web sentimos siento "
            "lamentamos por de del con su tu para un una al movida movido posiblemente quizás búsqueda consulta hemos",
        ),
        "pt": _Words(
            what="página documento arquivo ficheiro artigo conteúdo notícia link registro registo resultado resultados recurso "
            "publicação endereço item matéria nada",
            no="não nenhum nenhuma nada",
            there="encontrada encontrado encontrados encontradas encontrar encontramos existe existem disponível disponíveis localizada "
            "localizado há retornou retornados produziu obteve",
            gone="removida removido excluída excluído apagada apagado eliminada eliminado inexistente",
            rest="a o os as que você está procurando procura procurou buscando solicitada solicitado requisitada foi foram ser pode "
            "pôde possível mais ou e esta este em nosso nossa no na site servidor desculpe lamentamos infelizmente de do da "
            "movida movido sua pesquisa busca para com pedida pedido",
        ),
        "it": _Words(
            what="pagina documento file articolo contenuto risorsa notizia link elemento record risultato risultati pubblicazione nulla niente",
            no="non nessun nessuna nulla niente",
            there="trovata trovato trovati trovate esiste esistono disponibile disponibili trovare presente prodotto restituito",
            gone="rimossa rimosso eliminata eliminato cancellata cancellato inesistente irreperibile",
            rest="la il lo l questa questo che stai cercando cerchi cerca cercata cercato richiesta richiesto hai è e stata stato stati "
            "essere può o su nel nostro sito server ci dispiace spiacenti siamo purtroppo ha di del della per potrebbe spostata più ricerca tua",
        ),
        "nl": _Words(
            what="pagina document bestand artikel bericht inhoud item link resultaten resultaat publicatie niets",
            no="niet geen niets",
            there="gevonden bestaat bestaan beschikbaar vinden aanwezig leverde opgeleverd",
            gone="verwijderd",
            rest="de het deze dit die u je jij we wij zoekt zocht opgevraagde gevraagde gezochte kon kunnen kan konden worden werd is "
            "zijn meer helaas op onze server site of en door er voor uw zoekopdracht verplaatst",
        ),
        "pl": _Words(
            what="strona strony stronę dokument dokumentu plik pliku artykuł artykułu treść treści wpis wpisu zasób zasobu wyniki "
            "wyników rekord rekordu link materiał materiału nic",
            no="nie brak nic",
            there="znaleziono znaleziona znaleziony istnieje odnaleziono odnaleziona dostępna dostępny ma zwróciło zwrócono przyniosło",
            gone="usunięta usunięty usunięto usunięte",
            rest="ta ten to taka taki takiej takiego szukana szukany szukanej szukasz poszukujesz której którego żądana żądany żądanej "
            "podana podany podanej została został zostało być może już lub albo i przeniesiona przeniesiony pod tym adresem na serwerze "
            "przykro nam niestety dla zapytania",
        ),
        "cs sk": _Words(
            what="stránka stránku stránky dokument soubor článek obsah záznam záznamy položka odkaz zpráva súbor článok výsledky",
            no="nebyl nebyla nebylo nebyly nebol nebola nebolo není žádné žádný žiadne nepodařilo nepodarilo",
            there="nalezen nalezena nalezeno nalezeny nájdený nájdená nájdené existuje dostupná dostupný najít nájsť",
            gone="neexistuje nenalezena nenalezen nenalezeno nenašla nenašiel nedostupná smazána smazán odstraněna odstraněn "
            "odstránená odstránený zrušena",
            rest="tato tento táto požadovaná požadovaný hledaná hledaný hľadaná hľadaný vámi zadaná bohužel bohužiaľ již už byla byl "
            "bola bol na této adrese se sa nebo alebo je litujeme ľutujeme omlouváme ospravedlňujeme",
        ),
        "hu": _Words(
            what="oldal oldala dokumentum fájl cikk tartalom bejegyzés rekord találat hír",
            no="nem nincs",
            there="található létezik elérhető találtuk találtunk találtuk találat",
            gone="törölték törölve eltávolították megszűnt",
            rest="a az ez keresett kért sajnos már vagy és ilyen megadott címen ön által lett",
        ),
        "ro": _Words(
            what="pagina documentul fișierul articolul conținutul înregistrarea rezultat",
            no="nu niciun nicio",
            there="găsită găsit găsite există disponibilă disponibil găsi",
            gone="ștearsă șters eliminată",
            rest="a fost care o căutați căutată solicitată mai sau această acest pe ne pare rău",
        ),
        "ru": _Words(
            what="страница страницы страницу документ документа файл файла статья статьи материал материалы раздел элемент запись "
            "новость публикация ссылка тема результатов ничего",
            no="не нет ничего",
            there="найдена найден найдено найдены существует существуют доступна доступен",
            gone="удалена удалён удалено удалены отсутствует",
            rest="запрашиваемая запрашиваемый запрошенная запрошенный эта этот этой данная данный вы ищете вами которую который искомая "
            "к сожалению или и была был было больше более по этому адресу указанному на сервере сайте возможно перемещена перемещен "
            "такой такая вашему запросу уже",
        ),
        "uk": _Words(
            what="сторінка сторінку сторінки документ файл стаття статтю матеріал розділ запис новина публікація посилання",
            no="не немає нічого",
            there="знайдена знайдено знайдений існує доступна",
            gone="видалена видалено видалений відсутня",
            rest="запитувана запитувану запитану ця цей така такої яку ви шукаєте на жаль або і була було вже за цією адресою вашим запитом",
        ),
        "bg": _Words(
            what="страницата страница документът статията",
            no="не няма",
            there="намерена намерен съществува открита",
            gone="изтрита премахната",
            rest="търсената която търсите е беше бе такава или вече за съжаление",
        ),
        "hr sl": _Words(
            what="stranica stranicu dokument članak datoteka stran",
            no="nije ne ni",
            there="pronađena pronadjena pronađen postoji nađena najdena najden obstaja dostupna",
            gone="uklonjena obrisana izbrisana odstranjena",
            rest="tražena traženi traženu koju tražite žao nam je ova više ili na ovoj adresi iskana zahtevana",
        ),
        "sr": _Words(
            what="страница страницу документ чланак садржај",
            no="није не",
            there="пронађена пронађен постоји нађена доступна",
            gone="уклоњена обрисана избрисана",
            rest="тражена тражени коју који тражите жао нам је ова више или на овој адреси",
        ),
        "ca": _Words(
            what="pàgina document article contingut fitxer notícia",
            no="no cap",
            there="existeix trobat trobada disponible trobar sha",
            gone="eliminada eliminat esborrada",
            rest="la el que cerqueu busqueu busques esteu cercant buscant ho sentim aquesta aquest s ha pogut ja està o demaneu sol·licitada",
        ),
        "lt lv et": _Words(
            what="puslapis dokumentas straipsnis lapa dokuments raksts lehekülge lehte dokumenti",
            no="nav ei",
            there="atrasta atrasts atrast leitud leidnud pieejama ole olemas",
            gone="nerastas neegzistuoja neeksistē ištrintas dzēsta kustutatud",
            rest="atsiprašome ieškomas ieškote jūsų arba atvainojiet meklētā jūs meklējat vai vabandame otsitud otsitavat seda kahjuks",
        ),
        "el": _Words(
            what="σελίδα έγγραφο αρχείο άρθρο περιεχόμενο αποτελέσματα",
            no="δεν",
            there="βρέθηκε βρέθηκαν υπάρχει υπάρχουν διαθέσιμη διαθέσιμο",
            gone="διαγράφηκε διαγραφεί αφαιρέθηκε",
            rest="η το τα που αναζητάτε ζητήσατε ψάχνετε αυτή αυτό πλέον ή και έχει είναι λυπούμαστε δυστυχώς ζητούμενη",
        ),
        "tr": _Words(
            what="sayfa sayfası sayfayı sayfaya içerik içeriğe haber habere dosya belge makale kayıt sonuç",
            no="değil",
            there="mevcut",
            gone="bulunamadı bulunmamaktadır bulunmuyor silinmiş silinmiştir kaldırılmış kaldırılmıştır kaldırıldı silindi yok",
            rest="aradığınız istediğiniz bu böyle bir istenen ulaşmak görüntülemek yayından veya ya da maalesef olabilir artık sitemizde",
        ),
        "sv da no": _Words(
            what="sidan siden side dokumentet filen artikeln artiklen artikkelen innehållet innholdet indholdet nyheten",
            no="inte ikke ej",
            there="hittades hittas finns fundet findes funnet finnes eksisterer existerar tilgjengelig tillgänglig tilgængelig hitta "
            "finde finne fant finner finder hittar",
            gone="slettet fjernet borttagen raderad saknas",
            rest="som du de söker sökte leter letar leder etter efter ledte den det denne denna detta dette kunde kan blev ble er har blivit blitt "
            "blevet vi tyvärr desværre dessverre eller og och længere lenger längre mer på her här være flyttet kvar",
        ),
        "fi": _Words(
            what="sivua sivu dokumenttia tiedostoa artikkelia sisältöä",
            no="ei",
            there="löydy löytynyt ole olemassa löytää",
            gone="poistettu",
            rest="etsimääsi hakemaasi pyydettyä tätä tämä valitettavasti enää on tai voitu voida",
        ),
        "vi": _Words(
            what="trang bài viết nội dung tài liệu tập tin bản ghi kết quả đường dẫn chủ đề",
            no="không",
            there="tìm thấy tồn tại có khả dụng",
            gone="xóa gỡ",
            rest="này bạn yêu cầu đang muốn xem hoặc đã bị của rất tiếc xin lỗi được nào còn nữa hay di chuyển phù hợp truy cập mà bỏ",
        ),
        "id ms": _Words(
            what="halaman laman berita artikel dokumen berkas file konten arsip rekod hasil",
            no="tidak tiada belum",
            there="ditemukan tersedia ada dijumpai wujud",
            gone="dihapus dipadam",
            rest="yang anda cari kami ini itu telah sudah atau diminta mohon mungkin dengan alamat tersebut lagi pencarian dipindahkan",
        ),
        "ar": _Words(
            what="الصفحة صفحة المقال الملف المحتوى الخبر الوثيقة المادة الرابط نتائج السجل",
            no="لم لا غير ليس ليست تعذر",
            there="العثور موجودة موجود يوجد توجد متاحة متاح متوفر متوفرة نجد نعثر",
            gone="حذف حذفها حذفه إزالة إزالتها محذوف محذوفة",
            rest="يتم تم على هذه هذا التي الذي تبحث عنها عنه المطلوبة المطلوب أو قد تكون ربما نقلها أي في الموقع طلبتها تريد",
        ),
        "fa": _Words(
            what="صفحه مطلب خبر فایل محتوا سند نتیجه",
            no="نشد نیست ندارد",
            there="یافت پیدا وجود موجود",
            gone="حذف",
            rest="مورد نظر شما این درخواستی ای که به دنبال آن هستید یا در سایت است شده",
        ),
        "he": _Words(
            what="דף הדף העמוד עמוד המסמך הקובץ הכתבה הפריט",
            no="לא אינו איננו אינה",
            there="נמצא נמצאה קיים קיימת זמין",
            gone="הוסר נמחק",
            rest="המבוקש המבוקשת שחיפשת שביקשת זה או אתה מחפש מצטערים",
        ),
        "bn": _Words(
            what="পৃষ্ঠাটি পৃষ্ঠা পাতাটি পাতা পেজটি পেজ",
            no="নেই",
            there="পাওয়া খুঁজে",
            gone="যায়নি",
            rest="দুঃখিত আপনি যে এই আর",
        ),
        "hi": _Words(
            what="पृष्ठ पेज लेख दस्तावेज़ सामग्री फ़ाइल",
            no="नहीं",
            there="मिला मिली मौजूद उपलब्ध",
            gone="हटा",
            rest="यह वह आप जिस जिसे को ढूंढ खोज रहे हैं है अनुरोधित दिया गया या",
        ),
        "ko": _Words(
            what="페이지 페이지를 페이지가 페이지는 페이지입니다 게시물 게시물이 게시물입니다 게시글 게시글이 게시글입니다 글 글이 글입니다 "
            "기사 기사가 기사입니다 문서 문서를 문서가 파일 파일을 자료 자료가 콘텐츠를 콘텐츠가",
            no="없습니다 않는 않습니다 없는 않거나",
            there="찾을 존재하지 수 찾을수",
            gone="삭제된 삭제되었습니다 삭제되었거나",
            rest="요청하신 찾으시는 해당 이 또는 이동",
        ),
    }
)

# Written without blanks: pieces that fill the whole sentence. What denies, what is missed, and the rest.
_UNSPACED: tuple[_Words, ...] = (
    _Words(
        what="ページ 記事 ファイル 文書 コンテンツ 資料 お知らせ 投稿 ニュース アドレス 検索結果",
        no="見つかりませんでした 見つかりません 存在しません 存在しない ありませんでした ありません ございません 終了しました "
        "終了いたしました 終了致しました 削除されました 削除されています 非公開",
        there="",
        gone="",
        rest="お探しの 指定された ご指定の ご指定いただいた 該当する 該当の アクセスされた この は が を の に も か 移動 または もしくは "
        "され した 可能性が 削除 申し訳ございません 申し訳ありません 恐れ入りますが すでに 既に ました 掲載期間 公開期間 掲載 公開 ご覧の",
    ),
    _Words(
        what="页面 网页 文章 内容 文件 信息 记录 资源 帖子 主题 链接 地址 新闻 頁面 網頁 檔案 內容 資料 資訊 文檔 文档 公告",
        no="不存在 未找到 找不到 没有找到 沒有找到 已删除 已被删除 被删除 删除 刪除 已失效 已过期 无法找到 無法找到 查无 查無 不见了 不見了 已下架 已下线",
        there="",
        gone="",
        rest="您 你 所 要 查看 查找 访问 訪問 浏览 瀏覽 请求 的 该 該 此 这个 這個 抱歉 很抱歉 对不起 對不起 或 或者 已经 已經 已 可能 了 到 被 移动 移動 指定 正在被审核 正在",
    ),
    _Words(
        what="หน้าเว็บ หน้า ข้อมูล เอกสาร ไฟล์ บทความ เนื้อหา ข่าว รายการ ประกาศ",
        no="ไม่พบ ไม่มีอยู่ ไม่มี ถูกลบ หาไม่พบ",
        there="",
        gone="",
        rest="ที่ ท่าน คุณ ต้องการ ค้นหา กำลัง มองหา ร้องขอ เรียกดู ขออภัย นี้ หรือ ใน ระบบ แล้ว อาจ จะ ได้ ดังกล่าว เว็บไซต์ ค่ะ ครับ อยู่ ถูก ย้าย",
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Masks:
    """One bit a language: those in which a word stands at all, and for what."""

    known: int = 0
    what: int = 0
    no: int = 0
    there: int = 0
    gone: int = 0


@lru_cache(maxsize=1)
def _masks() -> Mapping[str, _Masks]:
    found: dict[str, _Masks] = {}
    for number, words in enumerate(_SPACED.values()):
        bit = 1 << number
        for role in ("what", "no", "there", "gone", "rest"):
            for word in _plain(getattr(words, role)).split():
                old = found.get(word, _Masks())
                found[word] = _Masks(
                    known=old.known | bit,
                    what=old.what | (bit if role == "what" else 0),
                    no=old.no | (bit if role == "no" else 0),
                    there=old.there | (bit if role == "there" else 0),
                    gone=old.gone | (bit if role == "gone" else 0),
                )
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def denials() -> frozenset[str]:
    """Return the words in ASCII of which one stands in every ASCII sentence that ``denies``."""
    return frozenset(word for word, masks in _masks().items() if word.isascii() and masks.no | masks.gone)


@lru_cache(maxsize=1)
def _pieces() -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    def either(*texts: str) -> re.Pattern[str]:
        known = {piece for text in texts for piece in _plain(text).split()}
        return re.compile("|".join(re.escape(piece) for piece in sorted(known, key=lambda piece: (-len(piece), piece))))

    return tuple((either(one.what), either(one.no), either(one.what, one.no, one.rest)) for one in _UNSPACED)


# Vowel signs of Indic and South-East Asian scripts are parts of words.
_BETWEEN = re.compile(r"[^\w\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+|_+")


def _plain(text: str) -> str:
    """Return the folded words of a text, apostrophes dropped, with one blank between them."""
    return _BETWEEN.sub(" ", re.sub("['\u2019\u02bc`]", "", fold(text))).strip()


@lru_cache(maxsize=1)
def _noise() -> frozenset[str]:
    return frozenset(_plain(phrases.NOISE).split())


def denies(text: str) -> bool:
    """Return whether ``text`` (a sentence, without addresses) says only that something is not there.

    Linear in its length; at most ``MAX_WORDS`` words are looked at.
    """
    words = _plain(text).split()
    if not words or len(words) > MAX_WORDS:
        return False
    masks = _masks()
    said = [masks.get(word) for word in words if word in masks or word not in _noise()]
    if said and said[0] is not None:
        return len(said) > 1 and _in_words(said)
    if text.isascii():
        return False
    joined = "".join(word for word in words if word not in _noise())
    return any(no.search(joined) and what.search(joined) and not every.sub("", joined) for what, no, every in _pieces())


def _in_words(said: list[_Masks | None]) -> bool:
    known = ~0
    what = no = there = gone = 0
    for masks in said:
        if masks is None or not (known := known & masks.known):
            return False
        what, no, there, gone = what | masks.what, no | masks.no, there | masks.there, gone | masks.gone
    return bool(known & ((no & there & what) | (gone & what)))
