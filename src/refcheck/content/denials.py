"""More closed vocabularies in which pages say that something is not there: words only, no logic.

As in ``vocabularies``; ``denying`` reads both: those of a language that is there as well are added to it. None of the words
makes a denial pass ("currently"), and none is of laws, which are repealed and stand there all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["ENGLISH", "MORE", "SOUGHT", "Words"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """``what`` is missed; ``no`` and ``there`` deny together, ``gone`` does alone beside ``what``; the rest adds nothing."""

    what: str
    no: str
    there: str
    gone: str
    rest: str


SOUGHT = """
gesuchte gesuchten gesuchter gesuchtes angeforderte angeforderten angefragte angefragten gewünschte gewünschten aufgerufene aufgerufenen
demandée demandé demandez recherchez cherchez recherchée busca buscas buscando buscada buscado solicitada solicitado solicita procurando
procura procurou requisitada pedida pedido cercando cerchi cercata cercato richiesta richiesto zoekt zocht opgevraagde gevraagde gezochte
szukana szukany szukasz poszukujesz żądana żądany podana podany požadovaná požadovaný hledaná hledaný hľadaná keresett kért căutați căutată
solicitată запрашиваемая запрашиваемый запрошенная запрошенный ищете искомая запитувана запитувану запитану шукаєте търсената търсите
tražena traženi tražite zahtevana тражена тражите cerqueu busqueu ieškote meklējat otsitud αναζητάτε ζητήσατε ψάχνετε ζητούμενη aradığınız
istediğiniz istenen söker sökte leter letar leder etsimääsi hakemaasi pyydettyä cari diminta تبحث طلبتها المطلوبة المطلوب درخواستی שחיפשת
שביקשת המבוקש המבוקשת খুঁজে ढूंढ खोज अनुरोधित खोज्नुभएको 요청하신 찾으시는 uliotafuta unaoutafuta ulioomba uliouomba uliyoomba unayoitafuta
unayotafuta hinahanap hiniling የፈለጉት የጠየቁት සොයන தேடும் తேடிய వెతుకుతున్న
hledáte hľadáte iščete iskano барате бараната затражену търсеното keresi keresed căutați căutat căutai axtardığınız istədiyiniz izlagan qidirgan
qidirayotgan іздеген хайсан хүссэн փնտրած փնտրում მოთხოვნილი მოძებნილი запытаная шуканая sakāt pieprasītā pieprasītais ieškomas ieškomo
otsitav otsitavat otsitud leitaðir leitar kërkoni kërkuar cercas buscas bilatzen eskatutako soek tafuta مطلوبہ تلاش درکار ਲੱਭ શોધી शोधत मागितलेले
খুঁজছেন খুঁজছিলেন চেয়েছেন অনুরোধকৃত തിരയുന്ന തേടുന്ന ಹುಡುಕುತ್ತಿರುವ ಹುಡುಕಿದ వెతుకుతున్న தேடுகிற שחיפשתם שביקשתם מבוקש buscaba cercavi
"""
"""Words for what the reader of an error page has asked for."""

MORE: Mapping[str, Words] = MappingProxyType(
    {
        "de": Words(
            what="unterlage unterlagen broschüre pdf angebot",
            no="",
            there="verfügung zugänglich",
            gone="zurückgezogen abgelaufen abgeschaltet",
            rest="haben hat wir leider an unter dieser adresse steht stehen zur länger nun aufgerufenen einen kein",
        ),
        "fr": Words(
            what="rapport note dossier brochure annonce objet",
            no="",
            there="accessible accessibles",
            gone="rompu rompue cassé obsolète expiré expirée dépublié",
            rest="suivi avez vous cet identifiant en souhaitez voulez consulter suivi atteindre afficher catalogue base données portail archives système nos",
        ),
        "es": Words(
            what="informe dossier boletín vínculo objeto",
            no="",
            there="accesible localizar encuentra encuentran",
            gone="caducado caducada expirado",
            rest="intenta acceder consultar intentaba quiere ver momento catálogo base datos portal archivos sistema nuestros nuestras repositorio dado dada baja colección",
        ),
        "pt": Words(
            what="relatório notícia ligação hiperligação objeto",
            no="nunca",
            there="acessível existiu",
            gone="despublicado despublicada perdeu perdeuse perdida perdido expirou expirada expirado",
            rest="parece se tentou tenta aceder acessar ver já está mais catálogo base dados portal arquivos sistema nossos nossas repositório dos das nos nas ar coleção",
        ),
        "it": Words(
            what="rapporto comunicato collegamento oggetto",
            no="",
            there="accessibile raggiungibile",
            gone="scaduto scaduta",
            rest="indirizzo lindirizzo corretto abbiamo qui cui tentando accedere visualizzare volevi nei negli nella nelle archivio archivi catalogo database portale dal dagli dallo "
            "sistema nostri nostre",
        ),
        "nl": Words(
            what="rapport nieuwsbericht link object",
            no="",
            there="toegankelijk",
            gone="verlopen",
            rest="hebben kan kunnen aan dit adres link volgde langer probeert bekijken openen te in ons onze archief catalogus databank database systeem portaal collectie online website",
        ),
        "pl": Words(
            what="dokument artykuł link odnośnik raport publikacja wpis materiał treść",
            no="nie",
            there="dostępny dostępna istnieje znaleziony",
            gone="wygasł usunięty usunięta usunięto",
            rest="o podanym adresie adres podanego pod tym adresem jej jest już został została której który szukasz ten ta to lub przeniesiony przeniesiona",
        ),
        "cs sk": Words(
            what="stránka stránku stránky dokument článek článok soubor súbor obsah příspěvek zpráva správa odkaz",
            no="není nie neni",
            there="dispozici dispozícii dostupný dostupná dostupné k",
            gone="neexistuje nenalezena nenalezen nenašla nenašiel odstraněna odstraněn odstránená odstránený smazána smazán vymazaná zrušena",
            rest="kterou který ktorú ktorý hledáte hľadáte požadovaná požadovaný hledaná hledaný hľadaná tato táto tento tady byla byl bola bol "
            "již už na se sa nebo alebo přesunuta přesunut presunutá je na této adrese litujeme bohužel ľutujeme bohužiaľ",
        ),
        "hr sl": Words(
            what="dokument dokumenta strani stran sadržaj vsebina vsebine članek izvješće objava prispevek",
            no="nije ni ne",
            there="dostupan dostupno moguće mogoče najti pronaći voljo",
            gone="uklonjen obrisan odstranjen odstranjena izbrisan",
            rest="ki jo ga iščete je bil bila bilo več više ta tega ove ovaj na žal ali koju",
        ),
        "sr": Words(
            what="документ извештај вест",
            no="није",
            there="доступан доступно",
            gone="уклоњен обрисан избрисан",
            rest="више овај је",
        ),
        "mk bg": Words(
            what="страницата страница документот документ документът документа статијата статията содржината съдържанието новината",
            no="не нема няма",
            there="пронајдена пронајден постои постојат достапна достапен налична наличен съществува намерена намерен открит",
            gone="отстранета избришана избришан премахнат премахната изтрит изтрита",
            rest="што ја го барате бараната е беше или веќе вече оваа овој тази този която който търсите търсената на жалост съжаляваме преместена",
        ),
        "hu": Words(
            what="oldalt tartalmat dokumentumot cikket fájlt hírt",
            no="nem",
            there="találjuk található érhető elérhető",
            gone="eltávolították törölték lejárt megszüntették",
            rest="a az már el itt lehet hogy erre áthelyezték vagy",
        ),
        "ro": Words(
            what="documentul știrea legătura linkul raportul",
            no="nu",
            there="accesibil accesibilă",
            gone="șters expirat retras eliminat",
            rest="mai este a fost ne pare rău",
        ),
        "el": Words(
            what="σύνδεσμος δημοσίευση",
            no="",
            there="προσβάσιμο",
            gone="έληξε καταργήθηκε αφαιρεθεί",
            rest="έχει ο",
        ),
        "tr az": Words(
            what="sayfa belge belgeye içerik səhifə sənəd məqalə məzmun link bağlantı",
            no="deyil değil",
            there="mövcud ulaşılabilir",
            gone="tapılmadı silinib silinmişdir ulaşılamıyor ulaşılamadı silinmiş taşınmış bulunamamıştır geçersiz",
            rest="axtardığınız istədiyiniz bu və ya veya artıq artık olabilir",
        ),
        "ru": Words(
            what="документ ссылка страница отчёт доклад выпуск",
            no="",
            there="доступна доступно доступны",
            gone="снят снята снято устарела удалён удален недействительна",
            rest="похоже нас у такой такого с публикации сайта по этому адресу запрошенный запрошенного был перемещён перемещен перенесена эта данной",
        ),
        "uk be": Words(
            what="матеріалу матеріал документ документа старонка старонку дакумент артыкул",
            no="не немає няма",
            there="доступний доступна знойдзена знойдзены існуе",
            gone="видалено вилучено выдалена выдалены",
            rest="такого більше больш яку якую шукаєте шукаеце запытаная ця гэтая або ці",
        ),
        "ka": Words(
            what="გვერდი დოკუმენტი სტატია ფაილი მასალა",
            no="არ ვერ",
            there="არსებობს მოიძებნა ხელმისაწვდომია",
            gone="წაშლილია წაიშალა ამოღებულია",
            rest="მოთხოვნილი თქვენ მიერ რომელსაც ეძებთ ეს უკვე აღარ",
        ),
        "hy": Words(
            what="էջը էջ փաստաթուղթը հոդվածը նյութը",
            no="չի չունի",
            there="գտնվել գոյություն հասանելի",
            gone="ջնջվել հեռացվել",
            rest="ձեր փնտրած այս է որը դուք փնտրում եք այլևս",
        ),
        "kk ky": Words(
            what="бет парақ құжат материал баракча барак документ",
            no="жоқ жок",
            there="бар қолжетімді",
            gone="табылмады табылган жойылған жоқ жок өшірілген",
            rest="сіз іздеген сиз издеген бұл бул енді",
        ),
        "uz": Words(
            what="sahifa hujjat maqola material",
            no="emas yoq",
            there="mavjud",
            gone="topilmadi ochirilgan oʻchirilgan",
            rest="siz qidirgan qidirayotgan bu endi yoki",
        ),
        "mn": Words(
            what="хуудас мэдээ нийтлэл",
            no="байхгүй",
            there="байхгүй",
            gone="олдсонгүй устгагдсан байхгүй",
            rest="таны хайсан хүссэн энэ байна уучлаарай",
        ),
        "lt lv et": Words(
            what="dokumentas puslapis puslapio straipsnis lapa dokuments leht lehte dokument artikkel faili",
            no="nav ei",
            there="atrasta atrasts eksisteeri pieejama pieejams prieinamas kättesaadav",
            gone="pašalintas ištrintas panaikintas dzēsts dzēsta neeksistē eemaldatud kustutatud neegzistuoja",
            rest="pieprasītā pieprasītais šis ši šī šo seda see on ieškomas buvo tika enam vairs nebėra diemžēl meklētā meklētais",
        ),
        "sv da no": Words(
            what="innholdet dokumentet länken lenken rapporten siden sidan",
            no="",
            there="tilgængeligt tillgängligt tilgjengelig fant kunne",
            gone="ogiltig ugyldig utgått tagits fjernet slettet",
            rest="flyttats har blivit adressen på denna bort har om ba bad bett vi ledte etter efter söker i vårt vårat arkiv arkivet katalogen databasen systemet vår",
        ),
        "is": Words(
            what="síðan síða skjalið skjal greinin",
            no="ekki",
            there="fannst til finnst",
            gone="eytt fjarlægt",
            rest="sem þú leitaðir leitar er að þessi er lengur því miður var hefur verið",
        ),
        "fi": Words(
            what="asiakirja asiakirjaa julkaisu julkaisua sisältö",
            no="ei",
            there="saatavilla löytynyt",
            gone="poistunut vanhentunut",
            rest="ole enää pyytämääsi",
        ),
        "sq": Words(
            what="faqja dokumenti artikulli",
            no="nuk",
            there="ekziston gjet gjetur gjendet",
            gone="fshirë hequr",
            rest="që po kërkoni kërkuar u është kjo ky më na vjen keq",
        ),
        "eu gl": Words(
            what="orria dokumentua artikulua páxina documento artigo",
            no="ez non",
            there="existitzen aurkitu dago existe atopada atopado atopou dispoñible",
            gone="ezabatu kendu eliminada eliminado borrada",
            rest="barkatu bilatzen duzun ari zaren eskatutako da a o que busca buscas foi esta este dispoñible xa está sentímolo",
        ),
        "ca": Words(
            what="document informe pàgina",
            no="",
            there="hi és existeix trobat",
            gone="eliminat esborrat retirat",
            rest="ja busqueu cercat s han han hem ha estat aquest",
        ),
        "ga cy": Words(
            what="leathanach doiciméad tudalen dudalen dogfen ddogfen",
            no="níor ni heb",
            there="aimsíodh daethpwyd ddaethpwyd chanfod hyd ganfod",
            gone="scriosta",
            rest="an i r o ir ei yn",
        ),
        "mt": Words(
            what="ilpaġna paġna iddokument il dokument",
            no="ma",
            there="nstabitx instabitx teżistix jeżistix",
            gone="tneħħiet",
            rest="li qed tfittex din dan l",
        ),
        "af": Words(
            what="bladsy dokument artikel",
            no="nie geen",
            there="gevind bestaan beskikbaar",
            gone="verwyder",
            rest="die wat jy u soek is hierdie meer jammer kon word",
        ),
        "ar": Words(
            what="التقرير الدراسة النشرة المنشور",
            no="",
            there="صالح صالحة متاحا",
            gone="منتهي",
            rest="تعد يعد عذرا",
        ),
        "fa": Words(
            what="گزارش نوشته",
            no="",
            there="دسترس",
            gone="منقضی",
            rest="دیگر",
        ),
        "ur": Words(
            what="صفحہ مضمون دستاویز خبر مواد رپورٹ",
            no="نہیں",
            there="دستیاب موجود ملا ملی",
            gone="ہٹا حذف",
            rest="مطلوبہ آپ جو جس تلاش کر رہے ہیں وہ یہ دیا گیا گئی دی ہے اب کی کا معذرت معاف کیجیے",
        ),
        "ps ku": Words(
            what="پاڼه لیکنه rûpel belge",
            no="ونه نه nehat nayê",
            there="موندل dîtin",
            gone="نشته",
            rest="دا بخښنه غواړو شوه شو هغه چې تاسو لټوئ ku hûn lê digerin",
        ),
        "he": Words(
            what="הדוח הידיעה",
            no="",
            there="זמין זמינה",
            gone="הוסר הוסרה נמחקה",
            rest="שחיפשתם שביקשתם מהאתר עוד יותר כבר אתם מחפשים",
        ),
        "hi": Words(
            what="दस्तावेज रिपोर्ट समाचार पन्ना",
            no="",
            there="",
            gone="",
            rest="आपके आपकी द्वारा खोजा खोजी गया गई माफ़ माफ करें अब",
        ),
        "mr": Words(
            what="पृष्ठ पान दस्तऐवज लेख",
            no="नाही",
            there="सापडले आढळले अस्तित्वात उपलब्ध",
            gone="हटवले काढले",
            rest="आपण तुम्ही शोधत असलेले आहात ते हे आता क्षमस्व क्षमा करा आहे",
        ),
        "gu pa": Words(
            what="પૃષ્ઠ પાનું દસ્તાવેજ લેખ ਪੰਨਾ ਸਫ਼ਾ ਦਸਤਾਵੇਜ਼",
            no="નથી ਨਹੀਂ",
            there="મળ્યું અસ્તિત્વમાં ઉપલબ્ધ ਮਿਲਿਆ ਮੌਜੂਦ ਉਪਲਬਧ",
            gone="",
            rest="તમે શોધી રહ્યા છો જે તે આ માફ કરશો ਤੁਸੀਂ ਜੋ ਲੱਭ ਰਹੇ ਹੋ ਉਹ ਹੈ ਇਹ ਮਾਫ਼ ਕਰਨਾ",
        ),
        "bn": Words(
            what="পৃষ্ঠাটির নথি নথিটি প্রতিবেদন প্রতিবেদনটি তথ্য খবরটি",
            no="নেই নয়",
            there="উপলব্ধ",
            gone="নেই যায়নি মুছে সরিয়ে",
            rest="খুঁজছেন তা আপনার অনুরোধকৃত ফেলা নেওয়া হয়েছে এখন সেটি চাইছেন",
        ),
        "si ta te": Words(
            what="ලේඛනය ஆவணம் பக்கத்தை பக்கமும்",
            no="නැත இல்லை లేదు",
            there="නොමැත இல்லை లేదు",
            gone="இல்லை లేదు නැත நீக்கப்பட்டுள்ளது తొలగించబడింది",
            rest="நீங்கள் தேடுகிற இந்த ఈ මෙම",
        ),
        "kn ml": Words(
            what="ಪುಟ ಪುಟವು ದಾಖಲೆ പേജ് താൾ രേഖ",
            no="",
            there="",
            gone="ಕಂಡುಬಂದಿಲ್ಲ ಲಭ್ಯವಿಲ್ಲ ಇಲ್ಲ കണ്ടെത്താനായില്ല കണ്ടെത്തിയില്ല ലഭ്യമല്ല നിലവിലില്ല",
            rest="ನೀವು ಹುಡುಕುತ್ತಿರುವ ಈ ಕ್ಷಮಿಸಿ നിങ്ങൾ തിരയുന്ന ഈ ക്ഷമിക്കണം",
        ),
        "vi": Words(
            what="liên",
            no="",
            there="",
            gone="hết",
            rest="liên kết hạn thể tải",
        ),
        "id ms": Words(
            what="tautan pautan laporan",
            no="",
            there="",
            gone="kedaluwarsa kadaluarsa ditarik dicabut",
            rest="data informasi tuju sudah dialihkan dialih untuk telah ini",
        ),
        "so ha zu": Words(
            what="bogga shafin ikhasi idokhumenti",
            no="lama ba",
            there="helin sami",
            gone="alitholakali alikho ayitholakali",
            rest="aad raadineyso a ba da kuke nema olifunayo",
        ),
        "sw": Words(
            what="hati ripoti",
            no="haipo",
            there="",
            gone="imeondolewa haipo haupo",
            rest="huu",
        ),
    }
)

# Not closed as the others are: "The missing page" is a title.
ENGLISH = Words(
    what="page pages document file article report story content item presentation slideshow slides deck post record entry profile thread topic listing link links address addresses url site resource blog shop app nothing",
    no="not no cannot cant never couldnt doesnt dont isnt wasnt nothing nowhere",
    there="such found find exist exists here there available functioning working valid live online anymore longer locate match lead leads",
    gone="removed deleted missing gone lost unavailable broken retired withdrawn unpublished vanished disappeared dead outdated invalid",
    rest="the this that a an any it its is are was were be been has have had may might must seems seem to of for on in at by from with or and but "
    "you your youre we our us sorry web requested looking followed entered typed clicked asked tried trying moved "
    "renamed changed name which what where please more as either does do did could can so oh dear afraid theres yet",
)
