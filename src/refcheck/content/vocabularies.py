"""The first closed vocabularies in which pages say that something is not there: words only, no logic.

One for each language; ``denials`` has more of them, and ``denying`` reads them. Words that make a denial pass
("currently", "temporarily") are left out, and words for films and tables, which many living pages miss.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from refcheck.content.denials import Words

__all__ = ["CONDITIONS", "SPACED", "UNSPACED"]

CONDITIONS = """
if wenn falls sollte sollten sofern si quand se caso qualora als indien jeśli jeżeli pokud ak ha dacă если когда якщо коли ако αν εάν ise eğer
om hvis jos nếu jika apabila bila إذا اذا اگر אם যদি अगर यदि यदी kama ikiwa kung 경우 경우에는 면
"""
"""Words for conditions, under which nobody has asked for anything."""

SPACED: Mapping[str, Words] = MappingProxyType(
    {
        "de": Words(
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
        "fr": Words(
            what="page pages document documents fichier article articles contenu contenus ressource lien adresse url notice fiche "
            "enregistrement résultat résultats publication actualité élément rubrique rien",
            no="pas aucun aucune rien plus",
            there="existe nexiste trouvé trouvée trouvés trouvées trouver trouvons disponible disponibles correspond donné retourné",
            gone="introuvable introuvables inexistant inexistante supprimé supprimée retiré retirée dépublié dépubliée",
            rest="la le les ce cet cette des de du d un une que vous nous avez demandée demandé demandez recherchez cherchez "
            "recherchée recherche votre vos notre sur est été a na nest nont navons ne n être peut pu elle il ou et désolé "
            "désolés malheureusement semble sous dans site serveur déplacée déplacé peutêtre probablement à critères avoir",
        ),
        "es": Words(
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
        "pt": Words(
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
        "it": Words(
            what="pagina documento file articolo contenuto risorsa notizia link elemento record risultato risultati pubblicazione nulla niente",
            no="non nessun nessuna nulla niente",
            there="trovata trovato trovati trovate esiste esistono disponibile disponibili trovare presente prodotto restituito",
            gone="rimossa rimosso eliminata eliminato cancellata cancellato inesistente irreperibile",
            rest="la il lo l questa questo che stai cercando cerchi cerca cercata cercato richiesta richiesto hai è e stata stato stati "
            "essere può o su nel nostro sito server ci dispiace spiacenti siamo purtroppo ha di del della per potrebbe spostata più ricerca tua",
        ),
        "nl": Words(
            what="pagina document bestand artikel bericht inhoud item link resultaten resultaat publicatie niets",
            no="niet geen niets",
            there="gevonden bestaat bestaan beschikbaar vinden aanwezig leverde opgeleverd",
            gone="verwijderd",
            rest="de het deze dit die u je jij we wij zoekt zocht opgevraagde gevraagde gezochte kon kunnen kan konden worden werd is "
            "zijn meer helaas op onze server site of en door er voor uw zoekopdracht verplaatst",
        ),
        "pl": Words(
            what="strona strony stronę dokument dokumentu plik pliku artykuł artykułu treść treści wpis wpisu zasób zasobu wyniki "
            "wyników rekord rekordu link materiał materiału nic",
            no="nie brak nic",
            there="znaleziono znaleziona znaleziony istnieje odnaleziono odnaleziona dostępna dostępny ma zwróciło zwrócono przyniosło",
            gone="usunięta usunięty usunięto usunięte",
            rest="ta ten to taka taki takiej takiego szukana szukany szukanej szukasz poszukujesz której którego żądana żądany żądanej "
            "podana podany podanej została został zostało być może już lub albo i przeniesiona przeniesiony pod tym adresem na serwerze "
            "przykro nam niestety dla zapytania",
        ),
        "cs sk": Words(
            what="stránka stránku stránky dokument soubor článek obsah záznam záznamy položka odkaz zpráva súbor článok výsledky",
            no="nebyl nebyla nebylo nebyly nebol nebola nebolo není žádné žádný žiadne nepodařilo nepodarilo",
            there="nalezen nalezena nalezeno nalezeny nájdený nájdená nájdené existuje dostupná dostupný najít nájsť",
            gone="neexistuje nenalezena nenalezen nenalezeno nenašla nenašiel nedostupná smazána smazán odstraněna odstraněn "
            "odstránená odstránený zrušena",
            rest="tato tento táto požadovaná požadovaný hledaná hledaný hľadaná hľadaný vámi zadaná bohužel bohužiaľ již už byla byl "
            "bola bol na této adrese se sa nebo alebo je litujeme ľutujeme omlouváme ospravedlňujeme",
        ),
        "hu": Words(
            what="oldal oldala dokumentum fájl cikk tartalom bejegyzés rekord találat hír",
            no="nem nincs",
            there="található létezik elérhető találtuk találtunk találtuk találat",
            gone="törölték törölve eltávolították megszűnt",
            rest="a az ez keresett kért sajnos már vagy és ilyen megadott címen ön által lett",
        ),
        "ro": Words(
            what="pagina documentul fișierul articolul conținutul înregistrarea rezultat",
            no="nu niciun nicio",
            there="găsită găsit găsite există disponibilă disponibil găsi",
            gone="ștearsă șters eliminată",
            rest="a fost care o căutați căutată solicitată mai sau această acest pe ne pare rău",
        ),
        "ru": Words(
            what="страница страницы страницу документ документа файл файла статья статьи материал материала материалы раздел элемент запись "
            "новость публикация ссылка тема результатов ничего",
            no="не нет ничего",
            there="найдена найден найдено найдены существует существуют доступна доступен",
            gone="удалена удалён удалено удалены отсутствует нет",
            rest="запрашиваемая запрашиваемый запрошенная запрошенный эта этот этой данная данный вы ищете вами которую который искомая "
            "к сожалению или и была был было больше более по этому адресу указанному на сервере сайте возможно перемещена перемещен "
            "такой такая такого вашему запросу уже у нас",
        ),
        "uk": Words(
            what="сторінка сторінку сторінки документ файл стаття статтю матеріал розділ запис новина публікація посилання",
            no="не немає нічого",
            there="знайдена знайдено знайдений існує доступна",
            gone="видалена видалено видалений відсутня немає",
            rest="запитувана запитувану запитану ця цей така такої яку ви шукаєте на жаль або і була було вже за цією адресою вашим запитом",
        ),
        "bg": Words(
            what="страницата страница документът статията",
            no="не няма",
            there="намерена намерен съществува открита",
            gone="изтрита премахната",
            rest="търсената която търсите е беше бе такава или вече за съжаление",
        ),
        "hr sl": Words(
            what="stranica stranicu dokument članak datoteka stran",
            no="nije ne ni",
            there="pronađena pronadjena pronađen postoji nađena najdena najden obstaja dostupna",
            gone="uklonjena obrisana izbrisana odstranjena",
            rest="tražena traženi traženu koju tražite žao nam je ova više ili na ovoj adresi iskana zahtevana",
        ),
        "sr": Words(
            what="страница страницу документ чланак садржај",
            no="није не",
            there="пронађена пронађен постоји нађена доступна",
            gone="уклоњена обрисана избрисана",
            rest="тражена тражени коју који тражите жао нам је ова више или на овој адреси",
        ),
        "ca": Words(
            what="pàgina document article contingut fitxer notícia",
            no="no cap",
            there="existeix trobat trobada disponible trobar sha",
            gone="eliminada eliminat esborrada",
            rest="la el que cerqueu busqueu busques esteu cercant buscant ho sentim aquesta aquest s ha pogut ja està o demaneu sol·licitada",
        ),
        "lt lv et": Words(
            what="puslapis dokumentas straipsnis lapa dokuments raksts lehekülge lehte dokumenti",
            no="nav ei",
            there="atrasta atrasts atrast leitud leidnud pieejama ole olemas",
            gone="nerastas neegzistuoja neeksistē ištrintas dzēsta kustutatud",
            rest="atsiprašome ieškomas ieškote jūsų arba atvainojiet meklētā jūs meklējat vai vabandame otsitud otsitavat seda kahjuks",
        ),
        "el": Words(
            what="σελίδα έγγραφο αρχείο άρθρο περιεχόμενο αποτελέσματα",
            no="δεν",
            there="βρέθηκε βρέθηκαν υπάρχει υπάρχουν διαθέσιμη διαθέσιμο",
            gone="διαγράφηκε διαγραφεί αφαιρέθηκε",
            rest="η το τα που αναζητάτε ζητήσατε ψάχνετε αυτή αυτό πλέον ή και έχει είναι λυπούμαστε δυστυχώς ζητούμενη",
        ),
        "tr": Words(
            what="sayfa sayfası sayfayı sayfaya içerik içeriğe haber habere dosya belge makale kayıt sonuç",
            no="değil",
            there="mevcut",
            gone="bulunamadı bulunmamaktadır bulunmuyor silinmiş silinmiştir kaldırılmış kaldırılmıştır kaldırıldı silindi yok",
            rest="aradığınız istediğiniz bu böyle bir istenen ulaşmak görüntülemek yayından veya ya da maalesef olabilir artık sitemizde",
        ),
        "sv da no": Words(
            what="sidan siden side dokumentet filen artikeln artiklen artikkelen innehållet innholdet indholdet nyheten",
            no="inte ikke ej",
            there="hittades hittas finns fundet findes funnet finnes eksisterer existerar tilgjengelig tillgänglig tilgængelig hitta "
            "finde finne fant finner finder hittar",
            gone="slettet fjernet borttagen raderad saknas",
            rest="som du de söker sökte leter letar leder etter efter ledte den det denne denna detta dette kunde kan blev ble er har blivit blitt "
            "blevet vi tyvärr desværre dessverre eller og och længere lenger längre mer på her här være flyttet kvar",
        ),
        "fi": Words(
            what="sivua sivu dokumenttia tiedostoa artikkelia sisältöä",
            no="ei",
            there="löydy löytynyt ole olemassa löytää",
            gone="poistettu",
            rest="etsimääsi hakemaasi pyydettyä tätä tämä valitettavasti enää on tai voitu voida",
        ),
        "vi": Words(
            what="trang bài viết nội dung tài liệu tập tin bản ghi kết quả đường dẫn chủ đề",
            no="không",
            there="tìm thấy tồn tại có khả dụng",
            gone="xóa gỡ",
            rest="này bạn yêu cầu đang muốn xem hoặc đã bị của rất tiếc xin lỗi được nào còn nữa hay di chuyển phù hợp truy cập mà bỏ",
        ),
        "id ms": Words(
            what="halaman laman berita artikel dokumen berkas file konten arsip rekod hasil",
            no="tidak tiada belum",
            there="ditemukan tersedia ada dijumpai wujud",
            gone="dihapus dipadam",
            rest="yang anda cari kami ini itu telah sudah atau diminta mohon mungkin dengan alamat tersebut lagi pencarian dipindahkan",
        ),
        "ar": Words(
            what="الصفحة صفحة المقال الملف المحتوى الخبر الوثيقة المادة الرابط نتائج السجل",
            no="لم لا غير ليس ليست تعذر",
            there="العثور موجودة موجود يوجد توجد متاحة متاح متوفر متوفرة نجد نعثر",
            gone="حذف حذفها حذفه إزالة إزالتها محذوف محذوفة",
            rest="يتم تم على هذه هذا التي الذي تبحث عنها عنه المطلوبة المطلوب أو قد تكون ربما نقلها أي في الموقع طلبتها تريد",
        ),
        "fa": Words(
            what="صفحه مطلب خبر فایل محتوا سند نتیجه",
            no="نشد نیست ندارد",
            there="یافت پیدا وجود موجود",
            gone="حذف",
            rest="مورد نظر شما این درخواستی ای که به دنبال آن هستید یا در سایت است شده",
        ),
        "he": Words(
            what="דף הדף העמוד עמוד המסמך הקובץ הכתבה הפריט",
            no="לא אינו איננו אינה",
            there="נמצא נמצאה קיים קיימת זמין",
            gone="הוסר נמחק",
            rest="המבוקש המבוקשת שחיפשת שביקשת זה או אתה מחפש מצטערים",
        ),
        "bn": Words(
            what="পৃষ্ঠাটি পৃষ্ঠা পাতাটি পাতা পেজটি পেজ",
            no="নেই",
            there="পাওয়া খুঁজে",
            gone="যায়নি",
            rest="দুঃখিত আপনি যে এই আর",
        ),
        "sw": Words(
            what="ukurasa kurasa makala habari hati faili kitu chochote matokeo maudhui",
            no="haupo haipo haikupatikana haukupatikana hakikupatikana hakuna haipatikani haupatikani haujapatikana",
            there="hapa kilichopatikana tena",
            gone="umeondolewa imeondolewa umefutwa imefutwa haukuonekana haikuonekana haukupatikana haikupatikana haujapatikana "
            "haupatikani haipatikani haupo haipo",
            rest="samahani lo huo hii hiyo huu uliotafuta unaoutafuta uliouomba ulioomba uliyoomba unayoitafuta unayotafuta au kwa inaonekana "
            "huenda kuwa umehamishwa imehamishwa sasa",
        ),
        "tl": Words(
            what="pahina pahinang artikulo dokumento nilalaman ulat balita",
            no="hindi wala",
            there="mahanap matagpuan nahanap natagpuan makita umiiral rito dito",
            gone="tinanggal binura inalis",
            rest="ang na mo ng ito iyong hinahanap hiniling paumanhin naku po ay o maaaring inilipat",
        ),
        "am": Words(
            what="ገጽ ገጹ ሰነድ ጽሑፍ ዜና",
            no="አልተገኘም የለም",
            there="",
            gone="አልተገኘም የለም ተሰርዟል",
            rest="ይቅርታ የፈለጉት የጠየቁት ይህ",
        ),
        "ne": Words(
            what="पृष्ठ पाना सामग्री लेख कागजात समाचार फाइल",
            no="परेन भेटिएन छैन",
            there="फेला उपलब्ध",
            gone="भेटिएन हटाइएको",
            rest="माफ गर्नुहोस् तपाईंले तपाईले खोज्नुभएको यो अनुरोध गर्नुभएको छ वा",
        ),
        "si ta te": Words(
            what="පිටුව ලිපිය பக்கம் கட்டுரை ஆவணம் పేజీ వ్యాసం",
            no="නොවීය නොහැක",
            there="හමු සොයාගත",
            gone="கிடைக்கவில்லை காணப்படவில்லை நீக்கப்பட்டது కనుగొనబడలేదు దొరకలేదు තොමැත",
            rest="ඔබ සොයන සමාවන්න நீங்கள் தேடும் மன்னிக்கவும் தேடிய మీరు వెతుకుతున్న క్షమించండి",
        ),
        "hi": Words(
            what="पृष्ठ पेज लेख दस्तावेज़ सामग्री फ़ाइल",
            no="नहीं",
            there="मिला मिली मौजूद उपलब्ध",
            gone="हटा",
            rest="यह वह आप जिस जिसे को ढूंढ खोज रहे हैं है अनुरोधित दिया गया या अथवा क्षमा करें",
        ),
        "ko": Words(
            what="페이지 페이지를 페이지가 페이지는 페이지입니다 게시물 게시물이 게시물입니다 게시글 게시글이 게시글입니다 글 글이 글입니다 "
            "기사 기사가 기사입니다 문서 문서를 문서가 파일 파일을 자료 자료가 콘텐츠를 콘텐츠가",
            no="없습니다 않는 않습니다 없는 않거나",
            there="찾을 존재하지 수 찾을수",
            gone="삭제된 삭제되었습니다 삭제되었거나",
            rest="요청하신 찾으시는 해당 이 또는 이동",
        ),
    }
)

UNSPACED: tuple[Words, ...] = (
    Words(
        what="ページ 記事 ファイル 文書 コンテンツ 資料 お知らせ 投稿 ニュース アドレス 検索結果",
        no="見つかりませんでした 見つかりません 存在しません 存在しない ありませんでした ありません ございません 終了しました "
        "終了いたしました 終了致しました 削除されました 削除されています 非公開 見当たりません 削除いたしました 掲載を終了 公開を終了 公開終了",
        there="",
        gone="",
        rest="お探しの 指定された ご指定の ご指定いただいた 該当する 該当の アクセスされた この は が を の に も か 移動 または もしくは "
        "され した 可能性が 削除 申し訳ございません 申し訳ありません 恐れ入りますが すでに 既に ました 掲載期間 公開期間 掲載 公開 ご覧の",
    ),
    Words(
        what="页面 网页 文章 内容 文件 信息 记录 资源 帖子 主题 链接 地址 新闻 站点 頁面 網頁 檔案 內容 資料 資訊 文檔 文档 公告",
        no="不存在 未找到 找不到 没有找到 沒有找到 已删除 已被删除 被删除 删除 刪除 已失效 已过期 无法找到 無法找到 查无 查無 不见了 不見了 已下架 已下线 已移除 已被移除 被移除 移除 已撤稿 撤稿",
        there="",
        gone="",
        rest="web 服务器 对应的 请求 在 中 没有 您 你 所 要 查看 查找 访问 訪問 浏览 瀏覽 请求 的 该 該 此 这个 這個 抱歉 很抱歉 对不起 對不起 或 或者 已经 已經 已 可能 了 到 被 移动 移動 指定 正在被审核 正在",
    ),
    Words(
        what="ลิงก์ หน้าเว็บ หน้า ข้อมูล เอกสาร ไฟล์ บทความ เนื้อหา ข่าว รายการ ประกาศ",
        no="ไม่พบ ไม่มีอยู่ ไม่มี ถูกลบ หาไม่พบ ถูกนำออก ไม่เจอ หาไม่เจอ ยกเลิกการเผยแพร่ ยุติการเผยแพร่ หมดอายุ",
        there="",
        gone="",
        rest="เรา หา ถูก ไป ไม่สามารถ เข้าถึง ออก จาก เว็บไซต์ ของ เพจ ที่ ท่าน คุณ ต้องการ ค้นหา กำลัง มองหา ร้องขอ เรียกดู ขออภัย นี้ หรือ ใน ระบบ แล้ว อาจ จะ ได้ ดังกล่าว อีกต่อไป อีกแล้ว เรียก เว็บไซต์ ค่ะ ครับ อยู่ ถูก ย้าย",
    ),
    Words(
        what="페이지 게시물 게시글 글 기사 문서 파일 자료 콘텐츠 정보 주소 공지",
        no="찾을수없습니다 찾을수없는 존재하지않습니다 존재하지않는 없습니다 삭제되었습니다 삭제된 삭제되었거나 삭제되어",
        there="",
        gone="",
        rest="요청하신 요청한 찾으시는 찾는 해당 을 를 이 가 은 는 입니다 또는 이동 되었거나 비공개로 비공개 전환 된 변경 되었습니다 이미 더이상 죄송합니다 하신 의",
    ),
    Words(
        what="ទំព័រ អត្ថបទ ឯកសារ ព័ត៌មាន មាតិកា ខ្លឹមសារ",
        no="មិនអាចរកឃើញ មិនអាចស្វែងរក រកមិនឃើញ ស្វែងរកមិនឃើញ រកពុំឃើញ មិនមាន គ្មាន ត្រូវបានលុប",
        there="",
        gone="",
        rest="ដែល លោក អ្នក កំពុង ស្វែងរក បាន ទេ ទៀត ឬ នេះ សូម អភ័យទោស សុំទោស យើង ចង់ ស្នើសុំ ត្រូវ ផ្លាស់ទី អាច មើល លើ",
    ),
    Words(
        what="စာမျက်နှာ သတင်း ဆောင်းပါး စာတမ်း ဖိုင် အကြောင်းအရာ အချက်အလက်",
        no="ရှာမတွေ့ပါ ရှာမတွေ့ မတွေ့ပါ မတွေ့ရှိပါ မရှိပါ မရှိတော့ပါ ဖျက်လိုက်",
        there="",
        gone="",
        rest="သင် ရှာနေသော ရှာဖွေနေသော ရှာသော ကြည့်လိုသော ကို က သည် တောင်းပန်ပါသည် ဤ သို့မဟုတ် ပြီး ဖြစ်နိုင်ပါသည် ဖြစ်ပါသည် ဖယ်ရှား",
    ),
    Words(
        what="ໜ້າເວັບ ໜ້າ ຂໍ້ມູນ ເອກະສານ ບົດຄວາມ ຂ່າວ ໄຟລ໌",
        no="ບໍ່ພົບ ບໍ່ມີ ຖືກລຶບ ໝົດອາຍຸ",
        there="",
        gone="",
        rest="ທີ່ ທ່ານ ຕ້ອງການ ຊອກຫາ ກຳລັງ ຂໍອະໄພ ນີ້ ຫຼື ແລ້ວ ໄດ້ ອີກ ຖືກ ຍ້າຍ ອາດ ຈະ",
    ),
)
"""Languages that are written without blanks, in pieces that fill the whole sentence: what denies (``no``), what is missed,
and the rest."""
