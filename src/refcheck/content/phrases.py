"""What pages say when they are not what was asked for, in many languages: words only, no logic.

Every phrase is a whole sentence or the whole head of one, and is compared as such: words in the
middle of a title never count. Folded (lower case, no accents) and without punctuation on both sides.
"""

from __future__ import annotations

__all__ = ["CONSENT", "ERRORS", "LOGINS", "MAINTENANCE", "NOISE", "REFUSALS", "WAITING"]

ERRORS = """
page not found; file not found; document not found; not found; content not found; item not found; url not found
nothing found; nothing was found; no results found; no such page; no such file; no such file or directory; page missing
missing page; page gone; no input file specified; invalid id; nothing here; no such record; no such item; no such key; gone; broken link; bad link; dead link; invalid link; invalid url; invalid address
this is not the page you are looking for; these arent the droids youre looking for; you seem to be lost; are you lost
we cant find that page; we cant find the page youre looking for; we cannot find the page you are looking for
we couldnt find that page; we couldnt find the page you were looking for; we could not find what you were looking for
we looked everywhere but couldnt find that page; it looks like nothing was found at this location; page has been removed
that page cant be found; that page cannot be found; the link you followed may be broken; the link you followed is broken
this page isnt available; this content isnt available; this content isnt available right now; this video isnt available
requested page not found; requested resource not found; the requested url was not found on this server
the requested url was not found; the resource cannot be found; the resource you are looking for has been removed
page no longer exists; page no longer available; this page has been deleted; this page has been removed
object not found; object moved or deleted; record not found; resource not found; the requested resource is not available
pagina no encontrada; pagina no disponible; no encontrado; no se encontro la pagina; no se ha encontrado la pagina
no se ha encontrado; no se encontro; la pagina no existe; la pagina solicitada no existe; esta pagina no existe
la pagina que buscas no existe; la pagina que busca no existe; la pagina que esta buscando no existe
no hemos encontrado la pagina; no pudimos encontrar la pagina; no podemos encontrar la pagina que buscas
archivo no encontrado; documento no encontrado; contenido no encontrado; contenido no disponible; articulo no encontrado
la pagina que esta buscando no se encuentra; la pagina solicitada no se encuentra; enlace roto; pagina eliminada
la pagina solicitada no pudo encontrarse; la pagina no se encuentra disponible; recurso no encontrado
page non trouvee; page introuvable; page inexistante; non trouve; page absente; cette page nexiste pas
la page nexiste pas; cette page nexiste plus; la page demandee nexiste pas; la page que vous cherchez nexiste pas
la page que vous recherchez nexiste pas; la page que vous recherchez nexiste plus; la page demandee est introuvable
la page que vous recherchez est introuvable; la page que vous demandez nexiste pas; cette page est introuvable
la page demandee na pas ete trouvee; la page demandee na pu etre trouvee; document introuvable; document non trouve
fichier introuvable; fichier non trouve; contenu introuvable; article introuvable; ressource introuvable
nous ne trouvons pas la page que vous cherchez; nous navons pas trouve la page; lien mort; lien brise
cette page nest pas disponible; ce contenu nest plus disponible; cette page nest plus disponible
seite nicht gefunden; seite nicht verfugbar; seite nicht vorhanden; nicht gefunden; datei nicht gefunden
dokument nicht gefunden; inhalt nicht gefunden; artikel nicht gefunden; objekt nicht gefunden
die seite wurde nicht gefunden; diese seite wurde nicht gefunden; die angeforderte seite wurde nicht gefunden
die gesuchte seite wurde nicht gefunden; die gewunschte seite wurde nicht gefunden; die seite existiert nicht
diese seite existiert nicht; diese seite existiert nicht mehr; die seite existiert nicht mehr
die von ihnen gesuchte seite existiert nicht; die angeforderte seite existiert nicht; seite existiert nicht
die seite konnte nicht gefunden werden; diese seite konnte nicht gefunden werden; diese seite gibt es nicht
die angeforderte seite konnte nicht gefunden werden; die gesuchte seite konnte nicht gefunden werden
wir konnten die seite nicht finden; wir konnten die gesuchte seite nicht finden; diese seite gibt es nicht mehr
die seite ist nicht mehr verfugbar; diese seite ist leider nicht verfugbar; diese seite ist nicht mehr verfugbar
pagina nao encontrada; nao encontrado; nao encontrada; a pagina nao existe; esta pagina nao existe
a pagina nao foi encontrada; a pagina solicitada nao foi encontrada; a pagina que procura nao existe
a pagina que voce procura nao existe; a pagina que voce esta procurando nao existe; pagina inexistente
nao encontramos a pagina; nao foi possivel encontrar a pagina; arquivo nao encontrado; ficheiro nao encontrado
documento nao encontrado; conteudo nao encontrado; conteudo indisponivel; pagina indisponivel
a pagina que voce procura nao foi encontrada; nao conseguimos encontrar a pagina
pagina non trovata; non trovato; pagina inesistente; pagina non disponibile; la pagina non esiste
questa pagina non esiste; la pagina richiesta non esiste; la pagina non e stata trovata
la pagina richiesta non e stata trovata; la pagina che cerchi non esiste; la pagina che stai cercando non esiste
la pagina cercata non esiste; impossibile trovare la pagina; file non trovato; documento non trovato
contenuto non trovato; contenuto non disponibile; risorsa non trovata; la pagina richiesta non e disponibile
pagina niet gevonden; niet gevonden; bestand niet gevonden; document niet gevonden; deze pagina bestaat niet
deze pagina bestaat niet meer; de pagina bestaat niet; de pagina is niet gevonden; pagina bestaat niet
de pagina die u zoekt bestaat niet; de pagina die je zoekt bestaat niet; de opgevraagde pagina bestaat niet
de pagina kon niet worden gevonden; de gevraagde pagina is niet gevonden; deze pagina kon niet worden gevonden
we kunnen de pagina niet vinden; we konden deze pagina niet vinden
nie znaleziono strony; strona nie znaleziona; nie znaleziono; strona nie istnieje; strona nie zostala znaleziona
taka strona nie istnieje; ta strona nie istnieje; podana strona nie istnieje; szukana strona nie istnieje
strona ktorej szukasz nie istnieje; zadana strona nie istnieje; nie ma takiej strony; nie znaleziono pliku
nie odnaleziono strony; strony nie znaleziono; nie znaleziono dokumentu; plik nie zostal znaleziony
страница не найдена; не найдено; страница не существует; такой страницы не существует; такой страницы нет
запрашиваемая страница не найдена; запрошенная страница не найдена; страница не найдена или удалена
к сожалению страница не найдена; данная страница не существует; страница удалена; файл не найден
документ не найден; запрашиваемая страница не существует; страница которую вы ищете не существует
страница была удалена; нет такой страницы; материал не найден; статья не найдена; страница недоступна; здесь ничего нет
сторінку не знайдено; сторінка не знайдена; не знайдено; сторінка не існує; такої сторінки не існує
сторінки не існує; запитувана сторінка не знайдена; запитану сторінку не знайдено; такої сторінки немає
файл не знайдено; документ не знайдено; старонка не знойдзена; страницата не е намерена; няма такава страница
sayfa bulunamadi; bulunamadi; aradiginiz sayfa bulunamadi; sayfa mevcut degil; boyle bir sayfa yok
aradiginiz sayfaya ulasilamiyor; istenen sayfa bulunamadi; dosya bulunamadi; belge bulunamadi; icerik bulunamadi
aradiginiz sayfa mevcut degil; aradiginiz icerik bulunamadi; sehife tapilmadi
الصفحة غير موجودة; لم يتم العثور على الصفحة; الصفحة المطلوبة غير موجودة; هذه الصفحة غير موجودة; غير موجود
عذرا الصفحة غير موجودة; عفوا الصفحة غير موجودة; لم نعثر على الصفحة; الصفحة التي تبحث عنها غير موجودة
تعذر العثور على الصفحة; صفحة غير موجودة; الملف غير موجود; لم يتم العثور على الصفحة المطلوبة; الصفحة غير متاحة
صفحه یافت نشد; صفحه پیدا نشد; صفحه مورد نظر یافت نشد; صفحه مورد نظر پیدا نشد; یافت نشد; پیدا نشد
صفحه مورد نظر شما یافت نشد; صفحه مورد نظر شما پیدا نشد; این صفحه وجود ندارد; صفحه وجود ندارد; فایل یافت نشد
صفحه درخواستی یافت نشد; صفحہ نہیں ملا; یہ صفحہ موجود نہیں ہے; מידע לא נמצא; הדף לא נמצא; הדף לא קיים; העמוד לא נמצא
הדף המבוקש לא נמצא; העמוד המבוקש לא נמצא; דף לא נמצא
पृष्ठ नहीं मिला; पेज नहीं मिला; यह पृष्ठ मौजूद नहीं है; पृष्ठ उपलब्ध नहीं है; पृष्ठ मौजूद नहीं है; नहीं मिला; पन्ना नहीं मिला
आप जिस पृष्ठ को ढूंढ रहे हैं वह मौजूद नहीं है; अनुरोधित पृष्ठ नहीं मिला; पेज उपलब्ध नहीं है; पाना फेला परेन; पृष्ठ भेटिएन
পৃষ্ঠাটি পাওয়া যায়নি; পাতাটি পাওয়া যায়নি; পৃষ্ঠা পাওয়া যায়নি; পেজটি খুঁজে পাওয়া যায়নি; পৃষ্ঠা খুঁজে পাওয়া যায়নি
பக்கம் கிடைக்கவில்லை; பக்கம் காணப்படவில்லை; పేజీ కనుగొనబడలేదు; ಪುಟ ಕಂಡುಬಂದಿಲ್ಲ; പേജ് കണ്ടെത്തിയില്ല; પૃષ્ઠ મળ્યું નથી; ਪੰਨਾ ਨਹੀਂ ਮਿਲਿਆ
පිටුව හමු නොවීය; පිටුව සොයාගත නොහැක
ไม่พบหน้า; ไม่พบหน้านี้; ไม่พบหน้าที่ต้องการ; ไม่พบหน้าที่คุณต้องการ; ไม่พบหน้าเว็บ; ไม่พบหน้าเว็บที่ต้องการ; ไม่พบเพจ
ไม่พบหน้าที่คุณกำลังมองหา; ไม่พบหน้าที่ร้องขอ; ไม่พบข้อมูล; ไม่พบไฟล์; ไม่พบเอกสาร; ไม่พบเนื้อหา; ไม่พบข้อมูลที่ต้องการ
ขออภัย ไม่พบหน้าที่คุณต้องการ; ขออภัยไม่พบหน้าที่คุณต้องการ; ไม่มีหน้านี้; หน้านี้ไม่มีอยู่; หน้าที่คุณต้องการไม่มีอยู่
khong tim thay trang; khong tim thay; trang khong ton tai; trang khong tim thay; trang ban tim khong ton tai
khong tim thay trang yeu cau; khong tim thay trang ban yeu cau; trang ban yeu cau khong ton tai
trang ban dang tim khong ton tai; khong tim thay noi dung; khong tim thay tap tin; khong tim thay tai lieu
rat tiec trang khong ton tai; trang nay khong ton tai; bai viet khong ton tai
halaman tidak ditemukan; tidak ditemukan; halaman tidak ada; halaman tidak tersedia; halaman tidak dijumpai
halaman yang anda cari tidak ditemukan; halaman yang anda cari tidak ada; halaman ini tidak ada
halaman yang diminta tidak ditemukan; berkas tidak ditemukan; file tidak ditemukan; dokumen tidak ditemukan
konten tidak ditemukan; laman tidak ditemukan; laman tidak dijumpai; halaman tidak wujud; tidak dijumpai
hindi nahanap ang pahina; hindi mahanap ang pahina; ukurasa haukupatikana; bladsy nie gevind nie; ukurasa haujapatikana
រកមិនឃើញទំព័រ; រកទំព័រមិនឃើញ; មិនមានទំព័រនេះ; ទំព័ររកមិនឃើញ; រកមិនឃើញ; រកមិនឃើញទំព័រដែលអ្នកស្វែងរក; ទំព័រនេះមិនមានទេ
សូមអភ័យទោស រកមិនឃើញទំព័រ; ស្វែងរកមិនឃើញ; រកមិនឃើញទំព័រនេះទេ
ບໍ່ພົບໜ້າ; ບໍ່ພົບໜ້ານີ້; ບໍ່ພົບໜ້າທີ່ທ່ານຊອກຫາ; ບໍ່ພົບໜ້າທີ່ຕ້ອງການ; ບໍ່ພົບຂໍ້ມູນ; ບໍ່ພົບຫນ້າ; ບໍ່ມີໜ້ານີ້
စာမျက်နှာ မတွေ့ပါ; စာမျက်နှာ ရှာမတွေ့ပါ; စာမျက်နှာ မရှိပါ; စာမျက်နှာမတွေ့ပါ; စာမျက်နှာရှာမတွေ့ပါ; ရှာမတွေ့ပါ; မတွေ့ရှိပါ
စာမျက်နှာကို ရှာမတွေ့ပါ; သင်ရှာနေသော စာမျက်နှာ မရှိပါ
页面不存在; 页面未找到; 未找到页面; 找不到页面; 找不到该页面; 找不到网页; 网页不存在; 您访问的页面不存在; 您要查看的页面不存在
你访问的页面不存在; 抱歉您访问的页面不存在; 抱歉页面不存在; 抱歉页面无法访问; 页面找不到了; 页面不见了; 页面走丢了; 文件不存在
您访问的页面不存在或已删除; 很抱歉您访问的页面不存在; 对不起您访问的页面不存在; 该页面不存在; 您所访问的页面不存在; 内容不存在
文章不存在; 文章不存在或已删除; 文件未找到; 无法找到该页; 无法找到该网页; 该网页不存在; 页面已删除; 页面已被删除; 访问的页面不存在
頁面不存在; 找不到頁面; 找不到網頁; 找不到此頁面; 找不到該頁面; 網頁不存在; 您要找的頁面不存在; 您所查詢的頁面不存在; 無此頁面
抱歉找不到您要的頁面; 抱歉找不到頁面; 找不到您要的網頁; 您要查看的頁面不存在; 很抱歉找不到您要的頁面; 查無此頁; 查無此頁面; 檔案不存在
ページが見つかりません; ページが見つかりませんでした; お探しのページは見つかりません; お探しのページは見つかりませんでした
お探しのページが見つかりません; お探しのページが見つかりませんでした; 指定されたページが見つかりません; 該当ページがありません
指定されたページは見つかりませんでした; 指定されたページは存在しません; お探しのページは存在しません; このページは存在しません
ご指定のページは見つかりませんでした; ご指定のページが見つかりません; ページは存在しません; ページが存在しません
お探しのページはありません; ファイルが見つかりません; ファイルが見つかりませんでした; お探しのページは移動または削除されました
申し訳ございませんお探しのページは見つかりませんでした; 記事が見つかりません; 該当するページが見つかりません
페이지를 찾을 수 없습니다; 페이지를 찾을수 없습니다; 요청하신 페이지를 찾을 수 없습니다; 찾을 수 없는 페이지입니다
요청한 페이지를 찾을 수 없습니다; 존재하지 않는 페이지입니다; 페이지가 존재하지 않습니다; 찾을 수 없음; 찾을 수 없습니다
요청하신 페이지가 존재하지 않습니다; 해당 페이지를 찾을 수 없습니다; 파일을 찾을 수 없습니다; 존재하지 않는 게시물입니다
죄송합니다 페이지를 찾을 수 없습니다; 존재하지 않는 게시글입니다; 삭제되었거나 존재하지 않는 페이지입니다
sidan hittades inte; sidan kunde inte hittas; sidan finns inte; hittades inte; sidan kan inte hittas; sidan saknas
siden blev ikke fundet; siden findes ikke; siden kunne ikke findes; ikke fundet; siden ble ikke funnet
siden finnes ikke; fant ikke siden; ikke funnet; vi fant ikke siden; sivua ei loydy; sivua ei loytynyt; ei loytynyt
hakemaasi sivua ei loytynyt; etsimaasi sivua ei loytynyt; siða fannst ekki; sidan fannst ekki
stranka nenalezena; stranka nebyla nalezena; nenalezeno; stranka neexistuje; pozadovana stranka nebyla nalezena
hledana stranka neexistuje; hledana stranka nebyla nalezena; stranka sa nenasla; stranka nebola najdena
stranka nenajdena; stranica nije pronadena; stranica nije pronadjena; stranica ne postoji; trazena stranica ne postoji
страница није пронађена; strani ni mogoce najti; stran ne obstaja; stran ni najdena; oldal nem talalhato; nem talalhato
a keresett oldal nem talalhato; az oldal nem talalhato; a kert oldal nem talalhato; a keresett oldal nem letezik
pagina nu a fost gasita; pagina nu exista; pagina negasita; pagina cautata nu exista; pagina solicitata nu a fost gasita
puslapis nerastas; lapa nav atrasta; lehekulge ei leitud; lehte ei leitud; faqja nuk u gjet; faqe nuk u gjet
η σελιδα δεν βρεθηκε; η σελιδα δεν υπαρχει; δεν βρεθηκε; η σελιδα που αναζητατε δεν βρεθηκε; η σελιδα που ζητησατε δεν βρεθηκε
pagina no trobada; no sha trobat la pagina; la pagina no existeix; paxina non atopada; orria ez da aurkitu
גვერდი ვერ მოიძებნა; გვერდი ვერ მოიძებნა; գտնված չէ; էջը չի գտնվել; էջը գտնված չէ; бет табылмады; sahifa topilmadi
хуудас олдсонгүй; ገጹ አልተገኘም; laphata ha la fumanoa
"""
"""Sentences of error pages."""

NOISE = """
404 410 400 401 403 451 500 502 503 504 error errors http https html oops ooops oups ops whoops whoopsie uups ups hoppla sorry uh oh ohno hmm code status
erreur fehler fehlerseite erro errore fout foutmelding blad hata feil fel fejl virhe chyba hiba eroare lo sentimos siento
desole nous sommes desoles leider entschuldigung tut uns leid desculpe lamentamos spiacenti ci dispiace helaas przepraszamy
ошибка извините упс ой помилка вибачте грешка üzgünüz uzgunuz maaf galat ralat kesalahan xin loi loi rat tiec ขออภัย
خطأ خطا عذرا عفوا نأسف نعتذر متاسفانه شگاה शुमा क्षमा करें क्षमा त्रुटि त्रुटी ข้อผิดพลาด エラー 错误 錯誤 出错了 哎呀 糟糕 抱歉 对不起 對不起 很抱歉 오류 에러 죄송합니다 שגיאה
សូមអភ័យទោស កំហុស ຂໍອະໄພ ຜິດພາດ σφαλμα 申し訳ございません the we re are were
"""
"""Words before and after such sentences that add nothing."""

MAINTENANCE = """
site maintenance; maintenance; maintenance mode; down for maintenance; under maintenance; scheduled maintenance
site under maintenance; website under maintenance; the site is under maintenance; this site is under maintenance
site is undergoing maintenance; well be back soon; we will be back soon; well be right back; we are down for maintenance
were down for maintenance; system maintenance; temporarily unavailable; service unavailable; service temporarily unavailable
site temporarily unavailable; temporarily down for maintenance; briefly unavailable for scheduled maintenance
briefly unavailable for scheduled maintenance check back in a minute; website temporarily unavailable; site offline; site off line
the service is unavailable; this site is temporarily unavailable; this website is temporarily unavailable; server error
internal server error; bad gateway; gateway timeout; gateway time out; an error occurred while processing your request
something went wrong; an unexpected error occurred; an unexpected error has occurred; the website encountered an unexpected error
the website encountered an unexpected error please try again later; server error in application; runtime error; application error
there has been a critical error on this website; there has been a critical error on your website; database error
database connection error; error establishing a database connection; error connecting to database; too many connections
unable to connect to the database; could not connect to the database; can not connect to mysql server; origin error
wartungsarbeiten; wartungsmodus; wartung; wegen wartungsarbeiten nicht erreichbar; die seite wird gewartet; interner serverfehler
site en maintenance; en maintenance; maintenance en cours; site en cours de maintenance; erreur interne du serveur
en mantenimiento; sitio en mantenimiento; pagina en mantenimiento; estamos en mantenimiento; error interno del servidor
em manutencao; site em manutencao; pagina em manutencao; estamos em manutencao; erro interno do servidor
in manutenzione; sito in manutenzione; pagina in manutenzione; errore interno del server; onderhoud; website in onderhoud
przerwa techniczna; strona w trakcie konserwacji; технические работы; ведутся технические работы; сайт временно недоступен
сайт на техническом обслуживании; технічні роботи; bakim calismasi; bakim modu; site bakimda; sitemiz bakimdadir
sedang dalam pemeliharaan; situs sedang dalam perbaikan; dalam pemeliharaan; dang bao tri; bao tri he thong; website dang bao tri
ปิดปรับปรุง; ปิดปรับปรุงระบบ; อยู่ระหว่างการปรับปรุง; เว็บไซต์ปิดปรับปรุง; الموقع تحت الصيانة; تحت الصيانة; سایت در دست تعمیر است
系统维护中; 网站维护中; 系统维护; 网站正在维护; 系統維護中; 網站維護中; メンテナンス中; メンテナンスのお知らせ; ただいまメンテナンス中です; 점검 중입니다
시스템 점검; 서비스 점검 중; 서비스 점검 안내
an error has occurred; an error occurred; an error has occurred please try again later; please try again later
une erreur est survenue; une erreur sest produite; es ist ein fehler aufgetreten; ein fehler ist aufgetreten; ha ocurrido un error
se ha producido un error; ocorreu um erro; si e verificato un errore; er is een fout opgetreden; wystapil blad; произошла ошибка
сталася помилка; bir hata olustu; ett fel har intraffat; ett fel uppstod; terjadi kesalahan; da xay ra loi; エラーが発生しました; 系统错误; 发生错误
오류가 발생했습니다; حدث خطأ; เกิดข้อผิดพลาด
your session has expired; session expired; session timeout; session timed out; your session has timed out; sitzung abgelaufen
la session a expire; votre session a expire; su sesion ha caducado; la sesion ha expirado
quota exceeded; download quota exceeded; traffic limit exceeded; transfer limit exceeded; too many users have viewed or downloaded this file recently
this website is currently under maintenance; this site is currently undergoing maintenance; offline for maintenance; website offline
volveremos pronto; estaremos de vuelta pronto; voltaremos em breve; torneremo presto; nous revenons bientot; wir sind bald wieder da
we zijn zo terug; zaraz wracamy; скоро вернемся; мы скоро вернемся; yakinda geri donecegiz; 网站升级维护中; 网站升级中
"""
"""Outages that are told with 200: they may pass."""

REFUSALS = """
access denied; access forbidden; forbidden; request rejected; request blocked; you have been blocked; sorry you have been blocked
access to this page has been denied; access to this site has been denied; access to this resource on the server is denied
you are not authorized to view this page; you are not authorized to access this page; not authorized; unauthorized
you do not have permission to access this page; you dont have permission to access this resource; permission denied
the request could not be satisfied; the requested url was rejected please consult with your administrator; unusual traffic
our systems have detected unusual traffic from your computer network; too many requests; your request has been blocked
automated access denied; your ip has been blocked; your ip address has been blocked; your access to this site has been limited
acceso denegado; acceso prohibido; acceso bloqueado; acesso bloqueado; accesso bloccato; acces bloque; zugriff blockiert; zugang gesperrt; acces refuse; acces interdit; acces non autorise; zugriff verweigert; zugriff nicht erlaubt
acesso negado; acesso proibido; accesso negato; accesso vietato; toegang geweigerd; geen toegang; brak dostepu; odmowa dostepu
dostep zabroniony; доступ запрещен; доступ запрещён; доступ ограничен; доступ заборонено; erisim engellendi; erisim reddedildi
تم رفض الوصول; دسترسی غیرمجاز; دسترسی غیر مجاز; akses ditolak; tu choi truy cap; ปฏิเสธการเข้าถึง; 访问被拒绝; 拒绝访问; 禁止访问; 存取被拒
拒絕存取; アクセスが拒否されました; アクセス拒否; 접근이 거부되었습니다; 접근 거부; not available in your region; not available in your country
this content is not available in your region; this content is not available in your country; unavailable in your region
sorry this content is not available in your region; this service is not available in your region
not available in your location; this content is not available in your location; unavailable due to legal reasons
451 unavailable due to legal reasons; unavailable for legal reasons; you do not have permission to view this page; access required
you do not have permission to view this content; you do not have permission to view this item; you need permission; you need access
this site hasnt been shared with you; sorry this site hasnt been shared with you; this item might not exist or is no longer available to you
access restricted; access is restricted
guests cannot access this course; guest access is not allowed; you must be logged in to view this page; you must be logged in to view this content
you must be logged in to access this page; you need to log in to view this page; please log in to view this page; please log in to view this content
please sign in to view this page; only registered users can view this page; only members can view this page; this page is for members only
you must be logged in to view this topic; this content is for members only; this is a private site; this site is private; this blog is private
"""
"""What a program, or a stranger, is told instead of being shown the page."""

LOGINS = """
log in; login; sign in; signin; log on; logon; sign on; login page; please log in; please login; please sign in; member login
user login; login required; sign in required; you must log in; you must be logged in; you need to log in; members only
sign in to your account; log in to your account; sign in to continue; log in to continue; single sign on; web login service
authentication required; authorization required; central authentication service; shibboleth login; cas login; select your institution
anmelden; anmeldung; einloggen; bitte anmelden; bitte melden sie sich an; benutzeranmeldung; se connecter; connexion; identification
veuillez vous connecter; authentification; iniciar sesion; inicio de sesion; acceder; ingresar; entrar; iniciar sessao; fazer login
accedi; effettua il login; inloggen; aanmelden; zaloguj sie; logowanie; войти; вход; авторизация; увійти; вхід; giris yap; oturum ac
تسجيل الدخول; ورود; ورود به سیستم; לוגין; כניסה; התחברות; लॉग इन; लॉग इन करें; เข้าสู่ระบบ; dang nhap; masuk; log masuk; ចូល; ເຂົ້າສູ່ລະບົບ
登录; 登入; 请登录; 用户登录; 會員登入; 会员登录; ログイン; 로그인; logga in; log ind; logg inn; kirjaudu sisaan; prihlaseni; bejelentkezes; autentificare
"""

WAITING = """
just a moment; just a second; one moment; one moment please; please wait; un momento; un momento por favor; un instant; un instant svp
einen moment; einen moment bitte; nur einen moment; nur einen moment bitte; um momento; um momento por favor; so aguarde um momento
een ogenblik; een ogenblik geduld; een moment geduld; un attimo; un attimo solo; un momento per favore; jeszcze chwile; chwileczke
один момент; подождите; секунду; зачекайте; хвилинку; bir dakika lutfen; lutfen bekleyin; لحظة من فضلك; لحظة واحدة; لطفا صبر کنید
कृपया प्रतीक्षा करें; รอสักครู่; โปรดรอสักครู่; กรุณารอสักครู่; vui long doi; xin cho mot lat; mohon tunggu; tunggu sebentar; 请稍候; 请稍等; 請稍候; 請稍等; 稍等片刻
しばらくお待ちください; 少々お待ちください; 잠시만 기다리십시오; 잠시만 기다려 주세요; ett ogonblick; et ojeblik; et oyeblikk; hetkinen; okamzik prosim
attention required; attention required cloudflare; checking your browser; checking your browser before accessing; verifying you are human
checking if the site connection is secure; verify you are human; verify that you are human; verify that youre human; security check
security verification; human verification; are you a robot; are you human; are you a human; im not a robot; robot check; bot check
bot verification; bot challenge; bot detection; client challenge; pardon our interruption; press hold to confirm you are a human
ddos guard; ddos protection by cloudflare; making sure youre not a bot; radware bot manager captcha; captcha; recaptcha; hcaptcha
captcha required; validating your browser; please verify you are a human; please verify you are human; please prove you are human
one more step; please complete the security check to proceed; please complete the security check to access; are you not a robot
sicherheitsuberprufung; sicherheitskontrolle; verification de securite; verificacion de seguridad; verificacao de seguranca
проверка браузера; проверка безопасности; вы не робот; подтвердите что вы не робот; 安全验证; 安全驗證; 人机验证; 机器人验证; 百度安全验证
robot or human; human or robot; javascript challenge; loading site please wait; access check; checking your connection
verifying your browser; verifying your connection; checking you are not a bot; browser verification; bot protection
nous verifions que vous netes pas un robot; verificando que no eres un robot; comprobando que no es un robot
waiting room; virtual waiting room; sala dattesa; sei in coda; estas en la cola; esta en la cola; vous etes dans la file dattente; sie sind in der warteschlange; you are now in line; you are in line; you are now in the queue; you are in the queue; salle dattente
warteraum; virtueller warteraum; sala de espera; file dattente; fila de espera; wachtkamer; 排队等候; 待合室; 대기실
es wird uberpruft ob sie ein mensch sind; prufe ob du ein mensch bist; controllo del browser in corso; wir stellen sicher dass sie kein bot sind
"""

CONSENT = """
before you continue; before you continue to google; your privacy choices; your privacy; we value your privacy; cookie consent; cookie notice
we care about your privacy; privacy settings; cookie settings; accept cookies; accept all cookies; cookies on this site
bevor sie fortfahren; datenschutzeinstellungen; wir respektieren ihre privatsphare; avant de continuer; votre vie privee
nous respectons votre vie privee; antes de continuar; tu privacidad; sua privacidade; prima di continuare; la tua privacy
voordat je verdergaat; jouw privacy; choose your region; select your country; select your region; choose your country
cookies required; cookies disabled; cookie absent; cookies absent; cookies not enabled; please enable cookies; enable cookies
enable javascript; please enable javascript; javascript is disabled; javascript required; javascript is required; cookies must be enabled
enable javascript and cookies to continue; cookie support required; cookie error; cookies error; please enable your cookies
age verification; verify your age; are you over 18; are you 18 or older
"""
"""Walls that a browser's user clicks away."""
