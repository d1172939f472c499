"""The reference desk a third time: portals that are built of nothing but parts without names; labelled before it was asked."""

from __future__ import annotations

import html

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, redirect, reply

V = LinkVerdict
chapter = Chapter()

_FRAMES = {
    "en": ("Collections|Visit|Exhibitions|Learn|Support|Shop|Press", "Open daily 10–17, closed on Mondays", "Subscribe to our monthly letter", "Charity number 1144712. Museum Quay, Northgate"),
    "de": ("Sammlung|Besuch|Ausstellungen|Vermittlung|Freunde|Presse", "Täglich 10–17 Uhr, montags geschlossen", "Abonnieren Sie unseren Rundbrief", "Stiftung Hafenmuseum, Museumskai 4"),
    "fr": ("Collections|Visiter|Expositions|Apprendre|Boutique|Presse", "Tous les jours de 10 h à 17 h, fermé le lundi", "Recevez notre lettre mensuelle", "Établissement public du musée du Port, quai du Musée"),
    "es": ("Colección|Visita|Exposiciones|Educación|Tienda|Prensa", "Todos los días de 10 a 17 h, lunes cerrado", "Reciba nuestro boletín", "Fundación Museo del Puerto, Muelle del Museo"),
    "pl": ("Zbiory|Zwiedzanie|Wystawy|Edukacja|Sklep|Prasa", "Codziennie 10–17, w poniedziałki nieczynne", "Zapisz się do biuletynu", "Muzeum Portowe, Nabrzeże Muzealne 4"),
    "ru": ("Коллекция|Посетителям|Выставки|Обучение|Магазин|Прессе", "Ежедневно с 10 до 17, понедельник — выходной", "Подпишитесь на рассылку", "Музей порта, Музейная набережная, 4"),
    "pt": ("Acervo|Visite|Exposições|Educação|Loja|Imprensa", "Todos os dias das 10 às 17, fechado às segundas", "Receba o nosso boletim", "Fundação Museu do Porto, Cais do Museu"),
    "zh": ("馆藏|参观|展览|教育|商店|新闻", "每日十点至十七点开放，周一闭馆", "订阅每月通讯", "港口博物馆，博物馆码头四号"),
    "ar": ("المجموعة|الزيارة|المعارض|التعليم|المتجر|الصحافة", "يوميا من العاشرة إلى الخامسة", "اشترك في نشرتنا", "متحف الميناء، رصيف المتحف"),
    "it": ("Collezione|Visita|Mostre|Didattica|Bottega|Stampa", "Tutti i giorni 10–17, lunedì chiuso", "Ricevi la nostra lettera", "Fondazione Museo del Porto, Molo del Museo"),
}  # fmt: skip
_NAMES = {"en": "Port Museum", "de": "Hafenmuseum", "fr": "Musée du Port", "es": "Museo del Puerto", "pl": "Muzeum Portowe", "ru": "Музей порта", "pt": "Museu do Porto", "zh": "港口博物馆", "ar": "متحف الميناء", "it": "Museo del Porto"}  # fmt: skip


def built(title: str, main: str, lang: str = "en") -> str:
    """A page of a museum, built of plain divisions whose classes are those of a framework."""
    menu, hours, letter, foot = _FRAMES[lang]
    links = "".join(
        f'<div class="px-2"><a href="/{lang}/{n}">{word}</a></div>' for n, word in enumerate(menu.split("|"))
    )
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(title)}</title><link rel="stylesheet" href="/_nuxt/entry.css"></head><body class="antialiased">'
        f'<div class="flex h-16"><div class="w-32"><a href="/{lang}">{_NAMES[lang]}</a></div>{links}</div><div class="bg-slate-100">{hours}</div><div class="max-w-7xl mx-auto py-12">{main}</div>'
        f'<div class="grid grid-cols-3">{links}<div>{letter}</div><div>{foot}</div></div></body></html>'
    )


_LOST = {"en": "Page not found", "de": "Seite nicht gefunden", "fr": "Page introuvable", "es": "Página no encontrada", "pl": "Nie znaleziono strony", "ru": "Страница не найдена", "pt": "Página não encontrada", "zh": "页面不存在", "ar": "الصفحة غير موجودة", "it": "Pagina non trovata"}  # fmt: skip


def at(path: str, title: str, main: str, lang: str = "en") -> Setting:
    """A page of the museum; other addresses get its real 404."""
    return sends(path, reply(built(title, main, lang)), lang=lang)


def sends(path: str, answer: Behaviour, more: dict[str, Behaviour] | None = None, *, lang: str = "en") -> Setting:
    """An answer of the museum, and ``more`` of its addresses."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        site.page("/", built(_NAMES[lang], f"<h1>{_NAMES[lang]}</h1>", lang))
        site.otherwise = reply(built(f"{_LOST[lang]} – {_NAMES[lang]}", f"<h1>{_LOST[lang]}</h1>", lang), status=404)
        for one, behaviour in {path: answer, **(more or {})}.items():
            site.script(one, behaviour)
        return site.url(path)

    return setting


for _name, _lang, _path, _title, _main in (
    ("object-deaccessioned", "en", "/objects/4417", "Port Museum", "<h1>We no longer hold this object</h1><p>It left the collection in 2016. Its record has been taken down.</p>"),
    ("old-exhibition", "en", "/exhibitions/whales-of-the-north-2009", "Port Museum", "<h1>Well, this is embarrassing</h1><p>The exhibition page you wanted has sunk without a trace.</p><p><a href='/en'>Back on deck</a></p>"),
    ("german-catalogue", "de", "/katalog/schiffsmodelle/band-3", "Hafenmuseum", "<h1>Huch!</h1><p>Diese Seite ist leider untergegangen. Vielleicht hilft Ihnen unsere Suche weiter.</p>"),
    ("french-essay", "fr", "/essais/les-phares-bretons", "Musée du Port", "<h1>Cette page a levé l'ancre</h1><p>Le contenu que vous cherchez n'est plus disponible à cette adresse.</p>"),
    ("spanish-list", "es", "/publicaciones/cuadernos/17", "Museo del Puerto", "<h1>Publicación no disponible</h1><p>El cuaderno solicitado fue retirado de la web. Consulte la biblioteca.</p>"),
    ("polish-lesson", "pl", "/lekcje/latarnie-morskie", "Ups! – Muzeum Portowe", "<h1>Ups!</h1><p>Niestety, strona, której szukasz, zniknęła po przebudowie serwisu.</p>"),
    ("russian-catalogue", "ru", "/katalog/mayaki/12", "Музей порта", "<h1>Ой!</h1><p>Кажется, эта страница уплыла. Вернитесь на главную.</p><a href='/ru'>На главную</a>"),
    ("portuguese-record", "pt", "/acervo/ficha/4417", "Museu do Porto", "<p>Nenhuma ficha corresponde ao número informado.</p>"),
    ("chinese-article", "zh", "/article/4417.html", "港口博物馆", "<p>对不起，该文章已被撤下或地址有误。</p><p>3 秒后返回首页</p>"),
    ("arabic-study", "ar", "/studies/lighthouses", "متحف الميناء", "<h1>نأسف</h1><p>الدراسة التي طلبتها لم تعد منشورة على موقعنا.</p>"),
):  # fmt: skip
    chapter.dead(f"ref3-lost-{_name}", V.SOFT_404, why="200, and the frame says that it is not there")(
        at(_path, _title, _main, _lang)
    )
chapter.dead("ref3-lost-404", why="404")(
    sends("/press/kit-2012.zip", reply(built("Page not found", "<h1>Page not found</h1>"), status=404))
)
chapter.dead("ref3-lost-section", V.SOFT_404, why="the list of exhibitions, not the one that is cited")(
    sends(
        "/exhibitions/2011/painted-sails-of-the-delta",
        redirect("/exhibitions", status=301),
        {
            "/exhibitions": reply(
                built(
                    "Exhibitions – Port Museum",
                    "<h1>Exhibitions</h1><a href='/x/1'>Ropes</a> <a href='/x/2'>Anchors and sails</a>",
                )
            )
        },
    )
)

for _name, _lang, _path, _title, _main in (
    ("object", "en", "/objects/312", "Sextant – Port Museum", "<h1>Sextant</h1><p>Brass, 1788. Not on display.</p>"),
    ("object-lost", "en", "/objects/313", "Anchor – Port Museum", "<h1>Anchor</h1><p>Whereabouts unknown. Missing since the fire of 1931.</p>"),
    ("object-under-the-name-of-the-house", "en", "/objects/brass-sextant", "Port Museum", "<h1>Brass sextant</h1><p>1788.</p>"),
    ("exhibition-over", "en", "/exhibitions/ropes", "Ropes – Port Museum", "<h1>Ropes</h1><p>This exhibition has closed.</p>"),
    ("german-ship", "de", "/schiffe/seute-deern", "Seute Deern – Hafenmuseum", "<h1>Seute Deern</h1><p>Das Schiff existiert nicht mehr. Es wurde 2021 abgewrackt.</p>"),
    ("german-hours", "de", "/besuch/archiv", "Archiv – Hafenmuseum", "<h1>Archiv</h1><p>Derzeit geschlossen.</p>"),
    ("french-wreck", "fr", "/epaves/la-belle", "La Belle – Musée du Port", "<h1>La Belle</h1><p>L'épave n'a jamais été retrouvée.</p>"),
    ("french-short", "fr", "/objets/312", "Musée du Port", "<h1>Longue-vue</h1><p>Laiton, 1788.</p>"),
    ("spanish-notice", "es", "/avisos/12", "Aviso 12 – Museo del Puerto", "<h1>Aviso 12</h1><p>La visita del sábado ha sido cancelada.</p>"),
    ("polish-ship", "pl", "/statki/orzel", "Orzeł – Muzeum Portowe", "<h1>Orzeł</h1><p>Wrak okrętu do dziś nie został odnaleziony.</p>"),
    ("russian-lecture", "ru", "/lektsii/12", "Лекция 12 – Музей порта", "<h1>Лекция 12</h1><p>Запись лекции не сохранилась.</p>"),
    ("portuguese-map", "pt", "/mapas/312", "Mapa 312 – Museu do Porto", "<h1>Mapa 312</h1><p>Falta a folha 4.</p>"),
    ("chinese-notice", "zh", "/notice/312.html", "闭馆通知 – 港口博物馆", "<h1>闭馆通知</h1><p>五月三日闭馆一天。</p>"),
    ("arabic-object", "ar", "/objects/312", "بوصلة – متحف الميناء", "<h1>بوصلة</h1><p>نحاس، القرن الثامن عشر.</p>"),
    ("italian-letter", "it", "/lettere/312", "Lettera 312 – Museo del Porto", "<h1>Lettera 312</h1><p>La seconda pagina non è stata trovata.</p>"),
    ("italian-form", "it", "/prenota", "Prenota – Museo del Porto", "<h1>Prenota</h1><form><input name=d><button>Invia</button></form>"),
    ("quiz", "en", "/learn/quiz-3", "Oops! A quiz – Port Museum", "<h1>Oops! A quiz</h1><p>Which of these knots is wrong?</p>"),
    ("story-of-a-page", "en", "/stories/lost-page", "The lost page – Port Museum", "<h1>The lost page</h1><p>The page you are looking at was cut from a log book in 1801; the rest is gone.</p>"),
    ("list", "en", "/press/2014", "Press 2014 – Port Museum", "<h1>Press 2014</h1><a href='/p/1'>May</a> <a href='/p/2'>June</a>"),
    ("list-empty", "en", "/jobs", "Jobs – Port Museum", "<h1>Jobs</h1><p>There are no vacancies at the moment.</p>"),
):  # fmt: skip
    chapter.alive(f"ref3-read-{_name}", why="a person reads it")(at(_path, _title, _main, _lang))
_ROPES = reply(built("Ropes and knots – Port Museum", "<h1>Ropes and knots</h1><p>Hemp, sisal, steel.</p>"))
chapter.alive("ref3-way-moved", V.REDIRECTED)(
    sends(
        "/exhibitions/2011/ropes-and-knots",
        redirect("/archive/ropes-and-knots", status=301),
        {"/archive/ropes-and-knots": _ROPES},
    )
)
chapter.alive("ref3-way-short", V.REDIRECTED, why="the show at a shorter address")(
    sends("/exhibitions/2011/ropes-and-knots-of-old-sailors", redirect("/ropes", status=301), {"/ropes": _ROPES})
)
chapter.alive("ref3-way-language")(sends("/ropes", redirect("/en/ropes"), {"/en/ropes": _ROPES}))

for _name, _verdicts, _setting in (
    ("403", (V.BLOCKED,), sends("/objects/88/image", reply("no", status=403))),
    ("500", (V.UNAVAILABLE,), sends("/search", reply("oops", status=500))),
    ("works", (V.UNAVAILABLE,), sends("/objects/89", reply("<html><head><title>Port Museum</title></head><body><h1>Back soon</h1><p>Our collections website is down for maintenance over the weekend.</p></body></html>"))),
    ("login", (V.BLOCKED,), sends("/friends/letter-12", redirect("/login?next=/friends/letter-12"), {"/login?next=/friends/letter-12": reply(built("Log in – Port Museum", "<h1>Log in</h1><form method=post><input name=u><input type=password name=p></form>"))})),
):  # fmt: skip
    chapter.unknown(f"ref3-door-{_name}", *_verdicts, why="nothing can be said of the page")(_setting)
