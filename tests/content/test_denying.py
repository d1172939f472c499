"""Sentences that say nothing else than that something is not there, in many languages."""

from __future__ import annotations

import pytest

from refcheck.content.denying import (
    MAX_WORDS,
    adds_nothing,
    denials,
    denies,
    half_denies,
    has_denial,
    is_word_of_loss,
    lacks,
    misses,
    names_a_kind,
    nearly_denies,
    says_this_is_gone,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Der gesuchte Datensatz ist leider nicht mehr vorhanden",
        "Diese Seite wurde gelöscht oder verschoben",
        "Ihre Suche ergab keine Treffer",
        "Cette notice n'existe plus",
        "Votre recherche n'a donné aucun résultat",
        "La noticia que busca ha sido eliminada",
        "O documento solicitado não foi encontrado",
        "La ricerca non ha prodotto risultati",
        "Het opgevraagde bestand is niet meer beschikbaar",
        "Podany dokument został usunięty",
        "Požadovaný záznam nebyl nalezen",
        "A keresett cikk nem található",
        "Запись была удалена или не существует",
        "Запитувана стаття не знайдена",
        "Το έγγραφο που ζητήσατε δεν βρέθηκε",
        "Aradığınız içerik kaldırılmıştır",
        "Artikeln finns inte längre kvar",
        "Vi finner ikke siden du leter etter",
        "Bài viết không tồn tại hoặc đã bị xóa",
        "Artikel yang Anda cari tidak ditemukan",
        "المقال الذي تبحث عنه غير موجود",
        "صفحه مورد نظر شما وجود ندارد",
        "הדף שחיפשת לא נמצא",
        "यह पृष्ठ मौजूद नहीं है",
        "요청하신 문서가 존재하지 않습니다",
        "お探しの記事は掲載期間が終了しました",
        "抱歉，您要查看的主题不存在或已被删除",
        "ขออภัย ไม่พบข้อมูลที่ท่านต้องการ",
    ],
)
def test_what_denies(sentence: str) -> None:
    assert denies(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Seite",
        "nicht",
        "Die Seite wurde verschoben",  # to where, it may say
        "Diese Seite ist derzeit nicht verfügbar",  # it passes
        "Der Artikel des Grundgesetzes existiert nicht",
        "Die Gewerkschaft wurde nicht gefunden",
        "Le document n'est pas signé",
        "La página no habla de eso",
        "Este vídeo no está disponible",  # a player beside the text says so
        "Il documento non è datato",
        "No documento original",
        "Статья о документе",
        "記事が見つかりませんでしたと彼は言った",
        "該当する記事は多い",
        "เอกสารไม่มีที่มา",
        "文章不存在标准",
        "Page",
        "no",
        "Datos no disponibles",
        "не существует",  # what does not, is not said
    ],
)
def test_what_only_looks_like_it(sentence: str) -> None:
    assert not denies(sentence)


def test_long_sentences_and_odd_ones_say_nothing() -> None:
    assert denies("Die Seite " + "die " * (MAX_WORDS - 4) + "nicht gefunden")
    assert not denies("Die Seite " + "die " * MAX_WORDS + "nicht gefunden")
    for odd in ("\x00", "\ud800", "(((", "不" * 500, "̈" * 300, "🙂 нет"):
        assert not denies(odd)


def test_a_word_in_ascii_is_in_every_such_sentence() -> None:
    assert {"nicht", "geloscht", "introuvable", "tidak"} <= denials()
    assert all(word.isascii() for word in denials())


@pytest.mark.parametrize(
    "sentence",
    [
        "Inaonekana ukurasa ulioomba umeondolewa",
        "Hindi matagpuan ang pahinang ito",
        "አልተገኘም ገጹ",
        "माफ गर्नुहोस् तपाईंले खोज्नुभएको पृष्ठ फेला परेन",
        "អត្ថបទដែលលោកអ្នកស្វែងរកត្រូវបានលុប ឬមិនមានទៀតទេ។",
        "သင်ရှာသော သတင်းကို ရှာမတွေ့ပါ",
        "ຂໍອະໄພ ບໍ່ມີຂໍ້ມູນທີ່ທ່ານຕ້ອງການ",
        "요청하신 자료를 찾을 수 없습니다",
        # One word of them is unknown, in sentences about what was asked for.
        "Der gesuchte Wochenbericht-Artikel ist leider nicht mehr vorhanden",
    ],
)
def test_what_denies_in_further_languages(sentence: str) -> None:
    assert denies(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wenn Sie die gesuchte Seite nicht finden",
        "Si no encuentra el documento que busca, escríbanos",
        "Die gesuchte Seite des Vertrages von Wien wurde nicht gefunden",
        "Wachimbaji watatu hawakupatikana hadi jana jioni",
        "ပျောက်ဆုံးနေသော အလုပ်သမား ငါးဦးကို ရှာမတွေ့သေးပါ",
    ],
)
def test_conditions_and_other_things_deny_nothing(sentence: str) -> None:
    assert not denies(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Stránka, kterou hledáte, neexistuje",
        "Dokument již není k dispozici",
        "Strani ni bilo mogoče najti",
        "Страницата што ја барате не постои",
        "A kért tartalmat eltávolították",
        "Axtardığınız səhifə tapılmadı",
        "მოთხოვნილი გვერდი არ არსებობს",
        "Ձեր փնտրած էջը գոյություն չունի",
        "Таны хайсан хуудас олдсонгүй",
        "Faqja që po kërkoni nuk ekziston",
        "Bilatzen ari zaren orria ez da existitzen",
        "El document que busques ja no hi és",
        "Níor aimsíodh an leathanach",
        "مطلوبہ صفحہ دستیاب نہیں ہے",
        "આ પૃષ્ઠ ઉપલબ્ધ નથી",
        "ਪੰਨਾ ਨਹੀਂ ਮਿਲਿਆ",
        "আপনি যে পাতাটি খুঁজছেন তা পাওয়া যায়নি",
        "നിങ്ങൾ തിരയുന്ന പേജ് കണ്ടെത്താനായില്ല",
    ],
)
def test_what_denies_in_still_further_languages(sentence: str) -> None:
    assert denies(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vlak, který hledáte, nebyl na nádraží",
        "Originalni dokument iz leta 1931 ni ohranjen",
        "Последната страница от ръкописа не е намерена",
        "Az eltűnt hajó nem található",
        "El document original de 1904 no s'ha trobat",
        "کتاب کا آخری صفحہ کبھی نہیں ملا",
        "নিখোঁজ দুই শ্রমিককে এখনও পাওয়া যায়নি",
        "காணாமல் போன ஆவணம் இல்லை என்றார்",
        "Dokument został uchylony w 1974 roku",
        "La fiche n'est plus en ligne",
    ],
)
def test_other_things_are_missed_in_still_further_languages(sentence: str) -> None:
    assert not denies(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The web address you entered is not a functioning page on our site",
        "Deze pagina kunnen we echt niet meer ergens vinden",
        "Den här sidan kunde vi tyvärr aldrig hitta, den finns inte kvar",
        "เราหาหน้านี้ไม่เจอ",
    ],
)
def test_what_nearly_denies(sentence: str) -> None:
    assert nearly_denies(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "The dog has eaten the map",
        "If the page is not found, write to us",
        "The harbour office of the second district could not pay the wages that were due in May",
        "Der Hafen ist im Winter nicht offen",
        "page " * 100,
    ],
)
def test_what_does_not_even_nearly_deny(sentence: str) -> None:
    assert not nearly_denies(sentence)


@pytest.mark.parametrize(
    ("sentence", "missed"),
    [
        ("Stránka, kterou hledáte, byla při přechodu na nový web zrušena", True),
        ("Страница, которую вы ищете, удалена при переходе на новый портал", True),
        ("Stránka o přístavu byla při přechodu na nový web zrušena", False),  # nobody seeks it
        ("Člun, který hledáte, byl při stavbě nového mostu prodán", False),
        ("Pokud stránka, kterou hledáte, byla zrušena, napište nám", False),
        ("La policía busca el documento robado que ya no existe en el archivo", False),
        ("", False),
    ],
)
def test_what_the_reader_seeks_is_missed_in_other_words_too(sentence: str, missed: bool) -> None:
    assert misses(sentence) is missed


def test_headings_of_nothing_but_such_words() -> None:
    assert adds_nothing("Omlouváme se")
    assert not adds_nothing("Omlouváme se přístavu")
    assert not adds_nothing("")


@pytest.mark.parametrize(
    "sentence",
    [
        "Annonce introuvable",
        "Deze vacature is helaas verlopen",
        "Sản phẩm không tồn tại",
        "Nabídka již neexistuje",
        "Oglas je istekao",
        "Tämä työpaikkailmoitus ei ole enää voimassa",
        "Lelang tidak ditemukan",
        "شركة الطيران غير موجودة",
        "Тендер не найден",
        "この求人は掲載を終了しました",
        "판매가 종료된 상품입니다",
        "该微博已被作者删除",
        "សូមអភ័យទោស មិនមានទិន្នន័យ",
    ],
)
def test_things_that_sites_advertise_are_denied_where_nothing_else_is_told(sentence: str) -> None:
    assert nearly_denies(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Deze vacature is voor twee schippers",
        "Le bateau a disparu en mer",
        "La aldea ya no existe",
        "Der Kurs beginnt im Mai",
        "この求人は港の仕事です",
        "Wenn das Inserat abgelaufen ist",
    ],
)
def test_what_is_said_of_such_things_and_denies_nothing(sentence: str) -> None:
    assert not nearly_denies(sentence)
    assert not denies(sentence)


@pytest.mark.parametrize(
    ("sentence", "lacking"),
    [
        ("Objekt nenalezen", True),
        ("Posten finns inte", True),
        ("Lodní deník nenalezen", False),  # more is named than said
        ("Alusta ei löytynyt tunnuksella 88121", True),
        ("Postiluukku suljetaan kello neljä", False),
        ("The tide comes in twice a day here", False),
        ("nenalezen", False),
        ("", False),
        ("x " * 40, False),
    ],
)
def test_a_sentence_that_only_names_something_and_denies_it(sentence: str, lacking: bool) -> None:
    assert lacks(sentence) is lacking


def test_words_for_kinds_and_for_losses() -> None:
    assert names_a_kind("Vacature")
    assert names_a_kind("求人情報")
    assert not names_a_kind("Vacature sluiswachter")
    assert not names_a_kind("")
    assert is_word_of_loss("Despublicado")
    assert not is_word_of_loss("Publicado")
    assert not is_word_of_loss("Artigo despublicado")


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("This recording is no longer available", True),
        ("Sorry, this initiative isn't live", True),
        ("That scholarship no longer exists or has been removed", True),
        ("Diese Aufnahme ist nicht mehr verfügbar", True),
        ("Esta historia ya no está disponible", True),
        ("Questa diretta non è più disponibile", True),
        ("Bu oda artık mevcut değil", True),
        ("The recording is no longer available", False),
        ("This recording is available", False),
        ("This is no longer available in print, but may be read in the reading room on Tuesdays", False),
        ("If this recording is no longer available, ask the desk", False),
        ("Diese Aufnahme ist verfügbar", False),
        ("This", False),
        ("", False),
    ],
)
def test_what_a_sentence_points_at_may_have_any_name(sentence: str, gone: bool) -> None:
    assert says_this_is_gone(sentence) is gone


def test_a_name_may_stand_between_a_denial_and_a_number() -> None:
    assert lacks("لا توجد دراسة بهذا الرقم")
    assert not lacks("دراسة بهذا الرقم")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Many of our older pages have not been carried over", True),
        ("Täällä on vene", False),
        ("The weir holds water", False),
        ("Schleuse Pegel Wehr Kolk Haff kein", False),
        ("", False),
    ],
)
def test_a_denial_counts_in_the_language_of_its_text(text: str, denied: bool) -> None:
    assert has_denial(text) is denied


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Wybrany temat nie istnieje", True),
        ("Dit document is verwijderd of u heeft een verkeerde link gevolgd", True),
        ("Dieser Kurs wird nicht mehr angeboten", True),
        ("Wenn dieser Kurs nicht mehr angeboten wird", False),
        ("Das Wasser ist nicht still", False),
        ("No tide waits", False),
        ("Kurs", False),
    ],
)
def test_a_kind_of_thing_is_gone_whatever_else_is_said(sentence: str, denied: bool) -> None:
    assert half_denies(sentence) is denied
