"""What sites advertise, sell and discuss, and how they say that it is over: words only, no logic.

For pages that have no subject besides: "Vacature vervuld", "Annonce introuvable". Where a page has a name of its own, such
words are said of it and of what stands beside it, so that ``denying`` leaves them out there. Keys are those of ``vocabularies``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from refcheck.content.denials import Words

__all__ = ["MORE_ENGLISH", "THINGS", "THINGS_UNSPACED"]

MORE_ENGLISH = Words(
    what="job jobs vacancy position posting role advert ad ads product products shop store property house flat offer auction lot event course "
    "lesson profile account member user group topic discussion question comment message notice tender dataset data image photo album video film song book "
    "title edition issue volume chapter section category tag project campaign petition poll survey room channel blog",
    no="",
    there="open active accessible listed",
    gone="expired closed ended filled sold cancelled reset revoked terminated deactivated archived over",
    rest="longer currently already by its owner seller author employer provider publisher administrator because",
)
THINGS: Mapping[str, Words] = MappingProxyType(
    {
        "de": Words(
            what="objekt datensatz kennung event stelle stellen stellenanzeige stellenangebot job anzeige inserat annonce produkt produkte shop immobilie wohnung haus fahrzeug angebot "
            "auktion los veranstaltung termin kurs profil konto benutzer gruppe thema diskussion frage kommentar ausschreibung bild video buch titel ausgabe "
            "kategorie projekt umfrage rezept",
            no="",
            there="aktuell online aktiv angeboten angezeigt gezeigt",
            gone="abgelaufen beendet geschlossen besetzt vergeben verkauft deaktiviert zurückgezogen gesperrt archiviert",
            rest="bereits schon anbieter verkäufer autor noch freigeschaltet vom durch den nicht",
        ),
        "fr": Words(
            what="identifiant objet donnée données annonce annonces offre offres emploi poste produit produits boutique bien maison appartement véhicule vente enchère lot événement formation "
            "cours profil compte utilisateur groupe sujet discussion question commentaire appel image vidéo livre titre numéro catégorie projet sondage recette album",
            no="",
            there="ligne active actif valide",
            gone="expirée expiré terminée terminé close clos fermée fermé pourvu pourvue vendu vendue désactivée désactivé annulé annulée archivée",
            rest="vendeur auteur annonceur par marché",
        ),
        "es": Words(
            what="identificador objeto datos dato anuncio oferta empleo vacante puesto producto productos tienda inmueble casa piso vehículo subasta lote evento curso perfil cuenta usuario grupo "
            "tema discusión pregunta comentario convocatoria licitación imagen vídeo video libro título número categoría proyecto encuesta receta álbum",
            no="",
            there="encuentra vigente activo activa publicado publicada",
            gone="inválido inválida vencido vencida vencidos finalizado finalizada terminado terminada cerrado cerrada cubierta vendido vendida desactivado desactivada cancelado "
            "cancelada archivada",
            rest="vendedor autor propietario momento",
        ),
        "pt": Words(
            what="identificador objeto dados dado anúncio oferta emprego vaga produto produtos loja imóvel casa apartamento veículo leilão lote evento curso perfil conta usuário utilizador grupo "
            "tópico discussão pergunta comentário edital licitação imagem vídeo livro título edição categoria projeto enquete receita álbum",
            no="",
            there="ativo ativa vigente corresponde correspondem",
            gone="inválido inválida encerrado encerrada expirado expirada vencido vencida preenchida vendido vendida desativado desativada cancelado cancelada arquivado",
            rest="já vendedor autor anunciante procurando buscando",
        ),
        "it": Words(
            what="identificatore oggetto dati dato annuncio offerta lavoro posizione prodotto prodotti negozio immobile casa appartamento veicolo asta lotto evento corso profilo account utente gruppo "
            "discussione argomento domanda commento bando gara immagine video libro titolo numero categoria progetto sondaggio ricetta album",
            no="",
            there="attivo attiva online",
            gone="scaduto scaduta terminato terminata chiuso chiusa concluso conclusa venduto venduta disattivato annullato annullata archiviato",
            rest="venditore autore inserzionista",
        ),
        "nl": Words(
            what="object gegevens id vacature vacatures advertentie product producten winkel woning huis voertuig aanbod aanbieding veiling kavel evenement cursus profiel account gebruiker "
            "groep onderwerp discussie vraag reactie aanbesteding afbeelding video boek titel nummer categorie project functie recept",
            no="",
            there="actief online open",
            gone="verlopen gesloten vervuld verkocht beëindigd afgelopen ingetrokken gedeactiveerd verstreken geannuleerd gearchiveerd",
            rest="al inmiddels reeds langer verkoper auteur sluitingsdatum",
        ),
        "pl": Words(
            what="jednostka jednostki obiekt obiektu dane identyfikator rekord ogłoszenie ogłoszenia oferta oferty praca produkt produktu sklep nieruchomość mieszkanie dom pojazd aukcja aukcji wydarzenie kurs profil konto użytkownik "
            "grupa temat wątek pytanie komentarz przetarg zdjęcie film książka numer kategoria projekt ankieta przepis",
            no="",
            there="aktywna aktywne aktualna aktualne aktualny",
            gone="wygasło wygasła wygasł nieaktualne nieaktualna zakończone zakończona zakończyła zamknięte sprzedane sprzedany wycofane wycofana zarchiwizowane",
            rest="jest w serwisie już sprzedawca autor przez",
        ),
        "cs sk": Words(
            what="objekt jednotka údaje identifikátor nabídka ponuka inzerát práce pozice produkt produkty výrobek obchod nemovitost nehnuteľnosť byt dům vozidlo aukce aukcia událost akce kurz profil účet "
            "uživatel skupina téma diskuse otázka komentář zakázka obrázek video kniha číslo kategorie projekt anketa recept platnost",
            no="",
            there="aktivní aktívny aktuální aktuálny nabídce ponuke",
            gone="skončila skončil skončilo vypršela vypršel vypršala ukončen ukončena ukončená uzavřen obsazena prodán prodáno stažen stažena neaktivní archivován",
            rest="prodejce autorem autor již v s tímto číslem",
        ),
        "hu": Words(
            what="hirdetés állás termék bolt ingatlan lakás ház jármű ajánlat árverés esemény tanfolyam profil fiók felhasználó csoport téma fórumtéma kérdés pályázat kép "
            "könyv szám kategória projekt recept",
            no="",
            there="aktív aktuális",
            gone="lejárt lezárult betöltött eladva visszavonták megszűnt inaktív",
            rest="ez a az már hirdető",
        ),
        "ro": Words(
            what="anunț anunțul oferta produsul magazinul imobil apartament casa vehicul licitația eveniment cursul profilul contul utilizator grupul subiectul întrebarea "
            "imagine cartea proiectul rețeta",
            no="",
            there="activ activă valabil",
            gone="expirat expirată închis închisă vândut retras retrasă dezactivat încheiat",
            rest="deja",
        ),
        "ru": Words(
            what="объект объекта элемент элемента данные идентификатор объявление вакансия товар товара товары магазин квартира недвижимость автомобиль предложение заказ аукцион лот мероприятие событие курс профиль аккаунт "
            "пользователь группа тема вопрос комментарий тендер закупка фото видео книга номер категория проект опрос рецепт пост",
            no="",
            there="актуально актуальна активно показывается отображается",
            gone="отсутствует отсутствуют закрыта закрыто закрыт завершён завершен завершено завершена продан продано неактуально истёк истек снято снят заблокирован архивирован",
            rest="с таким номером этим с публикации автором продавцом владельцем срок уже",
        ),
        "uk": Words(
            what="об'єкт елемент дані оголошення вакансія товар магазин квартира нерухомість пропозиція аукціон лот подія курс профіль користувач група тема питання коментар тендер фото відео "
            "книга номер проєкт рецепт",
            no="",
            there="актуальне активне",
            gone="відсутній відсутня відсутнє закрито закрита завершено знято продано неактуальне",
            rest="з таким номером цим у в базі даних з публікації автором вже",
        ),
        "bg": Words(
            what="обява обявата продукт продуктът магазин имот оферта търг събитие курс профил потребител група тема въпрос книга проект",
            no="",
            there="активна актуална",
            gone="изтекла изтекъл приключила затворена продаден свалена",
            rest="вече",
        ),
        "hr sl": Words(
            what="oglas posao proizvod proizvodi trgovina nekretnina stan kuća vozilo ponuda aukcija dražba događaj tečaj profil račun korisnik skupina grupa tema pitanje "
            "komentar natječaj slika knjiga projekt izdelek dogodek razpis",
            no="",
            there="aktivan aktualan",
            gone="istekao istekla istekel potekel zatvoren zaključen prodan prodano deaktiviran deaktivirao arhiviran povučen",
            rest="je ili ga vlasnik autor već",
        ),
        "sr": Words(
            what="оглас производ продавница некретнина стан понуда аукција догађај профил корисник група тема питање књига пројекат",
            no="",
            there="активан",
            gone="истекао затворен продат деактивиран архивиран",
            rest="већ",
        ),
        "ca": Words(
            what="anunci oferta feina producte botiga immoble pis subhasta esdeveniment curs perfil usuari grup tema pregunta convocatòria imatge vídeo llibre projecte recepta",
            no="",
            there="vigent actiu activa",
            gone="caducat caducada finalitzat finalitzada tancat tancada venut exhaurit",
            rest="ja",
        ),
        "lt lv et": Words(
            what="skelbimas prekė produktas parduotuvė renginys tema klausimas knyga sludinājums prece veikals pasākums jautājums grāmata kuulutus toode pood üritus teema "
            "küsimus raamat",
            no="",
            there="aktyvus aktīvs aktiivne",
            gone="baigėsi pasibaigė beidzies slēgts aegunud lõppenud müüdud",
            rest="jau juba",
        ),
        "el": Words(
            what="αγγελία προϊόν κατάστημα ακίνητο προσφορά δημοπρασία εκδήλωση μάθημα προφίλ χρήστης ομάδα θέμα ερώτηση βιβλίο έργο",
            no="",
            there="ενεργή ενεργό",
            gone="έληξε λήξει ολοκληρώθηκε πωλήθηκε",
            rest="έχει πλέον",
        ),
        "tr": Words(
            what="nesne veri kimlik ilan ilanı iş ürün ürünü mağaza emlak daire ev araç teklif ihale müzayede etkinlik kurs profil hesap kullanıcı grup konu soru yorum resim video kitap sayı "
            "kategori proje anket tarif tarifi",
            no="",
            there="aktif yayında satışta",
            gone="kaldırılmış kapatılmış kapanmış satılmış satılmıştır satıldı sona dolmuş doldu ermiş erdi iptal",
            rest="sahibi süresi tarafından",
        ),
        "sv da no": Words(
            what="posten posta objektet objektet uppgiften annonsen annonce annoncen jobbet tjänsten stillingen produkten produktet butiken butikken bostaden boligen objektet varan varen auktionen evenemanget "
            "arrangementet kursen kurset profilen kontot brukeren användaren gruppen tråden emnet ämnet frågan spørsmålet bilden boken bogen nummer projektet receptet",
            no="",
            there="aktiv aktuell aktuel",
            gone="utgått udløbet utløpt avslutad avsluttet afsluttet stängd lukket såld solgt besat tillsatt inaktiv utgången",
            rest="säljaren sælger selger redan allerede",
        ),
        "fi": Words(
            what="tietue tietuetta kohdetta ilmoitus ilmoitusta työpaikkailmoitus työpaikka työpaikkaa tuote tuotetta kauppa asunto kohde huutokauppa tapahtuma tapahtumaa kurssi profiili käyttäjä "
            "käyttäjää ryhmä aihe aihetta viestiketju kysymys kuva kirja numero projekti resepti",
            no="",
            there="voimassa aktiivinen",
            gone="päättynyt vanhentunut umpeutunut sulkeutunut myyty suljettu",
            rest="jo myyjä haku tunnuksella numerolla tällä",
        ),
        "vi": Words(
            what="dữ liệu mã việc làm vị trí tuyển dụng sản phẩm hàng món cửa gian tin đăng rao nhà đất căn hộ xe sự kiện khóa học hồ sơ tài khoản người dùng nhóm câu hỏi bình luận "
            "gói thầu hình ảnh video sách dự án công thức chương truyện",
            no="chưa",
            there="hoạt động",
            gone="hết hạn đóng bán xuống gỡ kết thúc khỏi",
            rest="có thể vẻ như đã bị được và tìm kiếm hệ thống",
        ),
        "id ms": Words(
            what="data pengenal objek iklan lowongan pekerjaan produk barang toko rumah properti kendaraan penawaran lelang acara kegiatan kursus profil akun pengguna grup topik pertanyaan komentar "
            "tender gambar foto video buku edisi kategori proyek resep catatan cerita kedai jawatan",
            no="",
            there="aktif berlaku valid sah tayang ditayangkan dimuat",
            gone="berakhir kedaluwarsa ditutup terjual dinonaktifkan dicabut dihentikan tamat",
            rest="ini mungkin telah atau oleh penjual pemilik kemungkinan barangkali id url alamat sudah salah keliru",
        ),
        "ar": Words(
            what="البيانات بيانات معرف العنصر عنصر إعلان الإعلان وظيفة الوظيفة منتج المنتج متجر المتجر عقار العقار عرض العرض مزاد المزاد فعالية الفعالية دورة الدورة حساب الحساب مستخدم المستخدم مجموعة "
            "المجموعة موضوع الموضوع سؤال السؤال شركة الشركة مناقصة المناقصة صورة الصورة كتاب الكتاب عدد مشروع المشروع قصة القصة مسابقة المسابقة كشف الكشف رابط الرابط",
            no="",
            there="صحيح فعال نشط ساري توجد",
            gone="محذوف محذوفة انتهى انتهت أغلق مغلق مغلقة بيع ملغى",
            rest="بهذا الرقم الاسم لقد تم قد يكون هذا هذه عليه عليها",
        ),
        "fa": Words(
            what="داده شناسه مورد آگهی شغل محصول کالا فروشگاه ملک پیشنهاد مزایده مناقصه رویداد دوره پروفایل کاربر گروه موضوع سوال کتاب پروژه",
            no="",
            there="فعال معتبر",
            gone="منقضی بسته فروخته غیرفعال",
            rest="شده است این",
        ),
        "he": Words(
            what="מודעה המודעה משרה המשרה מוצר המוצר חנות נכס הנכס הצעה מכרז אירוע האירוע קורס פרופיל משתמש המשתמש קבוצה נושא הנושא שאלה ספר פרויקט",
            no="",
            there="פעילה פעיל בתוקף",
            gone="נסגרה נסגר פגה הסתיים הסתיימה נמכר",
            rest="תוקף כבר",
        ),
        "hi": Words(
            what="विज्ञापन नौकरी उत्पाद दुकान संपत्ति नीलामी निविदा कार्यक्रम पाठ्यक्रम प्रोफ़ाइल उपयोगकर्ता समूह विषय प्रश्न पुस्तक परियोजना",
            no="",
            there="सक्रिय",
            gone="समाप्त बंद",
            rest="हो चुका चुकी गया गई",
        ),
    }
)  # fmt: skip
THINGS_UNSPACED: tuple[Words, ...] = (
    Words(
        what="データ 求人 物件 商品 店舗 ショップ 募集 案件 オークション イベント 講座 プロフィール アカウント ユーザー グループ トピック スレッド 質問 コメント 入札 画像 写真 動画 本 作品 日記 プロジェクト レシピ サイト 情報 詳細",
        no="終了しました 掲載を終了しました 終了いたしました 終了した 終了 締め切りました 売り切れました 販売終了 販売を終了しました 閉鎖しました 退会しました",
        there="",
        gone="",
        rest="当該 該当 掲載 募集 販売 すでに は の を が この その 現在 受付 期間",
    ),
    Words(
        what="数据 职位 招聘 商品 产品 店铺 房源 房产 车辆 优惠 拍卖 活动 课程 用户 账号 帐号 群组 话题 问题 评论 招标 图片 照片 视频 稿件 微博 作品 书籍 项目 笔记 详情 视频 專案 商店 職缺 影片 貼文 動態",
        no="已结束 已过期 已关闭 已停止 已售出 已注销 已失效 不可见 已被作者删除 被作者删除 作者删除 已下架 下架 已結束 已關閉 去哪了 被下架 停止招聘 木有 无法观看 无法查看 去哪儿了",
        there="",
        gone="",
        rest="作者 设置 或 该 本 此 条 啥 都 了 因 违规 违反 规定 发布者 已 由 呢",
    ),
    Words(
        what="งาน ตำแหน่งงาน ตำแหน่ง สินค้า ร้านค้า ร้าน ทรัพย์ บ้าน คอนโด รถ ข้อเสนอ ประมูล กิจกรรม คอร์ส หลักสูตร โปรไฟล์ บัญชี ผู้ใช้ กลุ่ม กระทู้ หัวข้อ คำถาม รูปภาพ วิดีโอ หนังสือ โครงการ สูตร เรื่อง",
        no="ปิดรับสมัครแล้ว ปิดประกาศแล้ว ปิดแล้ว ขายแล้ว สิ้นสุดแล้ว สิ้นสุด หมดเขต ถูกปิด ถูกระงับ ไม่มีอยู่แล้ว",
        there="",
        gone="",
        rest="นี้ ได้ ถูก แล้ว หรือ โดย ผู้ขาย เจ้าของ การ ประกาศ",
    ),
    Words(
        what="채용 채용공고 공고 상품 상점 매물 제안 경매 이벤트 행사 강좌 강의 프로필 계정 사용자 회원 그룹 주제 질문 댓글 입찰 사진 이미지 영상 동영상 도서 책 프로젝트 레시피 판매 모집 문의 게시",
        no="종료된 종료되었습니다 종료되어 마감된 마감되었습니다 마감 종료 존재하지않거나 삭제되었을 판매중지 판매완료 탈퇴한 만료된 만료되었습니다",
        there="",
        gone="",
        rest="가 이 은 는 을 를 입니다 이벤트 이거나 이미 수 있습니다 해당 이동하였을 이동",
    ),
    Words(
        what="ទិន្នន័យ ការងារ ផលិតផល ហាង អចលនទ្រព្យ ផ្ទះ ការផ្តល់ជូន ព្រឹត្តិការណ៍ វគ្គសិក្សា គណនី អ្នកប្រើ ក្រុម ប្រធានបទ សំណួរ រូបភាព វីដេអូ សៀវភៅ គម្រោង ដំណឹង",
        no="ផុតកំណត់ បានបិទ ត្រូវបានបិទ ត្រូវបានដកចេញ ត្រូវបានលុប បានលក់",
        there="",
        gone="",
        rest="នេះ ហើយ ឬ",
    ),
    Words(
        what="အလုပ် ကုန်ပစ္စည်း ပစ္စည်း ဆိုင် အိမ် ကြော်ငြာ ပွဲ သင်တန်း ပရိုဖိုင် အကောင့် အဖွဲ့ ခေါင်းစဉ် မေးခွန်း ပုံ ဗီဒီယို စာအုပ် စီမံကိန်း",
        no="ကုန်ဆုံးသွားပါပြီ ပိတ်လိုက်ပါပြီ ဖျက်လိုက်ပါပြီ ဖျက်လိုက်ပြီ ရောင်းပြီးပါပြီ မရှိတော့ပါ",
        there="",
        gone="",
        rest="ဤ သည် ကို",
    ),
    Words(
        what="ວຽກ ສິນຄ້າ ຮ້ານ ບ້ານ ປະກາດ ງານ ຫຼັກສູດ ໂປຣໄຟລ໌ ບັນຊີ ກຸ່ມ ຫົວຂໍ້ ຄຳຖາມ ຮູບພາບ ວິດີໂອ ໜັງສື ໂຄງການ",
        no="ປິດຮັບສະໝັກແລ້ວ ໝົດອາຍຸ ປິດແລ້ວ ຂາຍແລ້ວ ຖືກລຶບແລ້ວ ສິ້ນສຸດ",
        there="",
        gone="",
        rest="ນີ້ ຖືກ ແລ້ວ",
    ),
)
"""In the order of ``vocabularies.UNSPACED``: Japanese, Chinese, Thai, Korean, Khmer, Burmese, Lao."""
