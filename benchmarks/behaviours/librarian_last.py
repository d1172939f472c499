"""A third, short walk of the NGO's librarian, after the rules had been mended on the second; run once before
anything was mended again.
"""

from __future__ import annotations

from benchmarks.behaviours.archivist_lost import leading
from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.frames import frame, shown
from benchmarks.behaviours.pages import article
from refcheck.model.evidence import LinkVerdict
from tests.fakes import reply

V = LinkVerdict
chapter = Chapter()

for _name, _lang, _system, _path, _title, _main in (
    ("portuguese", "pt", "drupal", "/node/771", "Pastoral do Migrante", "<h1>Que pena!</h1><p>A cartilha que você procura saiu do ar.</p>"),
    ("italian", "it", "wordpress", "/dossier-lavoro/", "Osservatorio Nord", "<p>Il dossier che stavi cercando non è più online.</p>"),
    ("russian", "ru", "drupal", "/ru/node/51", "Фонд", "<h1>Здесь ничего нет</h1><p>Видимо, публикация снята с сайта.</p>"),
    ("chinese", "zh", "portal", "/info/1021/4471.htm", "职业学院", "<div>对不起，该信息已被撤销发布！</div>"),
    ("japanese", "ja", "portal", "/detail.html?no=91", "市民センター", "<p>このページは現在公開されておりません。</p>"),
    ("korean", "ko", "old", "/bbs/view.php?bo=1&wr_id=91", "노동센터", "<p>글이 존재하지 않습니다. 글이 삭제되었거나 이동하였을 수 있습니다.</p>"),
    ("arabic", "ar", "joomla", "/index.php/report-9", "المرصد", "<h2>نأسف، هذا التقرير لم يعد منشوراً</h2>"),
    ("swahili", "sw", "portal", "/sw/ripoti/7", "Wizara ya Kazi", "<p>Ripoti unayotafuta imeondolewa kwenye tovuti.</p>"),
    ("hindi", "hi", "wordpress", "/report-9/", "श्रमिक मंच", "<h1>ओह!</h1><p>यह लेख अब हमारी वेबसाइट पर मौजूद नहीं है।</p>"),
    ("turkish", "tr", "wordpress", "/arsiv/91", "Emek Derneği", "<p>Bu yazı yayından kaldırıldı.</p>"),
    ("english", "en", "wordpress", "/factsheet-9/", "Dockers' Aid", "<h1>Lost at sea</h1><p>That factsheet has sailed: it's not on this website.</p>"),
    ("english-plain", "en", "joomla", "/index.php/briefing-9", "Dockers' Aid", "<p>Sorry, this briefing is no longer published.</p>"),
    ("french", "fr", "joomla", "/index.php/note-9", "Réseau", "<p>Désolé, cette fiche n'est plus en ligne.</p>"),
    ("german", "de", "wordpress", "/flugblatt-9/", "Hafenhilfe", "<p>Dieser Beitrag ist leider nicht mehr online.</p>"),
):  # fmt: skip
    chapter.dead(f"desk-lost-{_name}", V.SOFT_404, why="200, and the frame says that there is no such thing")(
        answering(shown(_title, _main, lang=_lang, system=_system, name=_title), path=_path)
    )
for _name, _lang, _main in (
    ("english-form", "en", "<h1>Ask a librarian</h1><p>Tell us what you were looking for and where it was not found.</p>"),
    ("english-rule", "en", "<h1>Rule 9</h1><p>Posts you requested to be removed are deleted within a week.</p>"),
    ("english-news", "en", "<h1>Minutes</h1><p>The map you asked for in May is not available yet, the chair said.</p>"),
    ("english-off", "en", "<h1>Ferry 9</h1><p>This service has been withdrawn. Use the bus.</p>"),
    ("german-law", "de", "<h1>§ 9</h1><p>Dieser Absatz ist nicht mehr anzuwenden.</p>"),
    ("french-law", "fr", "<h1>Article 9</h1><p>Cet article n'est plus en vigueur.</p>"),
    ("spanish-help", "es", "<h1>Ayuda</h1><p>Escriba el título que busca; los no disponibles salen en gris.</p>"),
    ("russian-help", "ru", "<h1>Помощь</h1><p>Книги, которые вы запросили, хранятся десять дней.</p>"),
    ("chinese-notice", "zh", "<h1>公告</h1><p>您查询的档案需预约，失效证件请先补办。</p>"),
    ("japanese-lost", "ja", "<h1>落とし物</h1><p>お探しの品は窓口でお尋ねください。</p>"),
    ("korean-rule", "ko", "<h1>이용 안내</h1><p>요청하신 자료는 사흘 뒤에 드립니다.</p>"),
    ("turkish-law", "tr", "<h1>Madde 9</h1><p>Bu madde yürürlükten kaldırılmıştır.</p>"),
    ("arabic-law", "ar", "<h1>المادة 9</h1><p>ألغيت هذه المادة بقانون لاحق.</p>"),
    ("updates", "en", "<h1>Server updates</h1><p>Two new servers were bought for the archive.</p>"),
):  # fmt: skip
    chapter.alive(f"desk-read-{_name}", why="a person reads it")(
        answering(shown("ILS", _main, lang=_lang, system="drupal"), path="/r/17")
    )
for _name, _at, _to, _body, _verdict in (
    ("section-with-it", "/files/border-market-census.pdf", "/reports", frame("Reports", "<ul><li>Census of border markets</li></ul>"), V.REDIRECTED),
    ("merged", "/news/2012/ferry-strike-ends", "/news/ferry-strike", article("Ferry strike"), V.REDIRECTED),
):  # fmt: skip
    chapter.alive(f"desk-way-{_name}", _verdict, why="the thing, or its place in a list")(
        leading(_to, reply(_body), 301, at=_at)
    )
