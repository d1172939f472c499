"""Frames of the forager's walk: classes that a build made, a shop of a Russian system, a portal in tables, a news site with teasers."""

from __future__ import annotations

import html
from collections.abc import Mapping

from benchmarks.behaviours.case import Setting
from benchmarks.behaviours.gatherer_frames import WORDS, document
from benchmarks.behaviours.stage import Stage
from tests.fakes import Behaviour, redirect, reply

TEASERS: Mapping[str, str] = {
    "en": "Ferry timetable for the winter is out|Volunteers cleared nine kilometres of shore",
    "de": "Winterfahrplan der Fähre liegt vor|Freiwillige räumten neun Kilometer Ufer",
    "fr": "Horaires d'hiver du bac|Neuf kilomètres de rive nettoyés",
    "es": "Horario de invierno del transbordador|Voluntarios limpiaron nueve kilómetros de orilla",
    "pt": "Horário de inverno da balsa|Voluntários limparam nove quilômetros de margem",
    "it": "Orario invernale del traghetto|Ripuliti nove chilometri di riva",
    "nl": "Winterdienst van het veer|Vrijwilligers maakten negen kilometer oever schoon",
    "sv": "Färjans vintertidtabell|Frivilliga städade nio kilometer strand",
    "pl": "Zimowy rozkład promu|Wolontariusze oczyścili dziewięć kilometrów brzegu",
    "ru": "Зимнее расписание парома|Волонтёры очистили девять километров берега",
    "tr": "Vapurun kış tarifesi|Gönüllüler dokuz kilometre kıyıyı temizledi",
    "ar": "جدول العبارة في الشتاء|متطوعون نظفوا تسعة كيلومترات من الشاطئ",
    "th": "ตารางเรือข้ามฟากฤดูหนาว|อาสาสมัครเก็บขยะริมฝั่งเก้ากิโลเมตร",
    "vi": "Lịch phà mùa đông|Tình nguyện viên dọn chín cây số bờ sông",
    "id": "Jadwal feri musim hujan|Relawan membersihkan sembilan kilometer tepian",
    "zh": "渡轮冬季时刻表公布|志愿者清理九公里岸线",
    "ja": "渡し船の冬の時刻表|有志が九キロの岸を清掃",
    "ko": "겨울 나룻배 시간표|자원봉사자들이 강변 아홉 킬로미터를 청소",
    "hr": "Zimski vozni red trajekta|Volonteri očistili devet kilometara obale",
    "cs": "Zimní jízdní řád přívozu|Dobrovolníci uklidili devět kilometrů břehu",
    "fi": "Lautan talviaikataulu|Vapaaehtoiset siivosivat yhdeksän kilometriä rantaa",
}  # fmt: skip
_KITS: Mapping[str, str] = {
    "built": (
        '<body class="css-0"><div class="css-k008qs"><div class="css-1m6p"><a class="css-9fk" href="/">@NAME@</a><div class="css-70qv">@LINKS@</div></div>'
        '<div class="css-vurn"><div class="css-15ab">@MAIN@</div></div><div class="css-zz2f"><div class="css-4cf">@LINKS@</div><span class="css-31q">@FOOT@</span></div></div></body>'
    ),
    "teasers": (
        '<body><div class="wrapper"><div class="head"><a href="/" class="brandname">@NAME@</a><div class="rubrics">@LINKS@</div></div><div class="cols"><div class="col-8">@MAIN@</div>'
        '<div class="col-4"><h3>@MORE@</h3><div class="teaser"><a href="/n/1">@FIRST@</a></div><div class="teaser"><a href="/n/2">@SECOND@</a></div></div></div><div class="bottom">@LINKS@<p>@FOOT@</p></div></div></body>'
    ),
    "bitrix": (
        '<body class="bx-theme-blue"><div id="panel"></div><div class="bx-wrapper"><header class="bx-header"><div class="bx-header-section container"><a class="bx-logo-block" href="/"><img src="/upload/logo.png" alt="@NAME@"></a>'
        '<div class="bx-top-nav">@LINKS@</div></div></header><div class="workarea"><div class="container bx-content-section"><div class="row"><div class="bx-content col-md-9">@MAIN@</div></div></div></div>'
        '<footer class="bx-footer"><div class="bx-footer-bottomline">@FOOT@</div></footer></div></body>'
    ),
    "tables": (
        '<body leftmargin=0 topmargin=0><table width=770 border=0 cellpadding=0><tr><td colspan=2><a href="/"><img src="/i/top.gif" width=770 height=88 alt="@NAME@"></a></td></tr>'
        '<tr><td width=160 valign=top class=left>@LINKS@</td><td valign=top class=cont>@MAIN@</td></tr><tr><td colspan=2 class=copy>@FOOT@</td></tr></table></body>'
    ),
    "alone": "<body>@MAIN@</body>",
}  # fmt: skip


def built(site: tuple[str, str, str], title: str, main: str, head: str = "") -> str:
    """A page of a site (kit, language, name) around ``main`` (markup)."""
    kit, lang, name = site
    words, foot, more = WORDS[lang]
    first, second = TEASERS.get(lang, TEASERS["en"]).split("|")
    links = " ".join(f'<a href="/{lang}/p{n}">{word}</a>' for n, word in enumerate(words.split("|")))
    body = _KITS[kit]
    for mark, text in {"@LINKS@": links, "@FOOT@": foot, "@MORE@": more, "@FIRST@": first, "@SECOND@": second, "@NAME@": html.escape(name)}.items():  # fmt: skip
        body = body.replace(mark, text)
    return document(lang, title, body.replace("@MAIN@", main), head)


def found(
    site: tuple[str, str, str],
    path: str,
    title: str,
    main: str,
    *,
    others: str = "404",
    head: str = "",
    also: Mapping[str, Behaviour] | None = None,
) -> Setting:
    """A page at ``path`` of a site (kit, language, name). ``others`` says what other addresses get: a real "404", the
    "same" page, or the front page ("home").
    """
    _, lang, name = site

    def setting(stage: Stage) -> str:
        host = stage.host()
        page = built(site, title, main, head)
        first, second = TEASERS.get(lang, TEASERS["en"]).split("|")
        host.page("/", built(site, name, f"<h1>{html.escape(name)}</h1><p>{first}</p><p>{second}</p>"))
        lost = built(site, f"404 - {name}", "<h1>404</h1>")
        host.otherwise = {"same": reply(page), "home": redirect("/")}.get(others, reply(lost, status=404))
        host.script(path.partition("#")[0], reply(page))
        for place, behaviour in (also or {}).items():
            host.script(place, behaviour)
        return host.url(path)

    return setting
