"""An auditor follows the footnotes of a review of public spending: 60 behaviours, labelled before they were asked."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.editor_frames import at, framed, gives
from benchmarks.behaviours.pages import pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, Seen, drip_body, raw, redirect, reply, reset

V = LinkVerdict
chapter = Chapter()

# Pages that are there

chapter.alive("aud-report-called-access-denied")(
    at(
        "/resources/access-denied-2019",
        "Access Denied: rural clinics after the reform | Health Watch",
        "<article><h1>Access Denied</h1><p class='sub'>Rural clinics after the reform</p><p>Of 61 clinics that we visited 22 had closed, nine had no doctor, and four were open only on market days.</p><p><a href='/files/access-denied.pdf'>Download the report</a></p></article>",
        kit="wp",
        name="Health Watch",
    )
)
chapter.alive("aud-study-of-parked-domains")(
    at(
        "/papers/parked.html",
        "This domain is for sale: an empirical look at parking",
        "<h1>This domain is for sale: an empirical look at parking</h1><p>R. Voss, L. Hamid</p><p>We crawled eleven million names. A third showed advertisements, a tenth an offer, and the rest nothing.</p><p>Prices asked were between 95 and 2.1 million dollars; one name in four thousand was sold within the year.</p>",
        kit="frames90",
        name="Group for Networks",
    )
)
chapter.alive("aud-petition-closed")(
    at(
        "/petitions/104471",
        "Archived Petition: Keep the night bus - Petitions",
        "<h1><span class='petition-title-label'>Archived petition</span> Keep the night bus</h1><p>This petition was submitted during the last parliament. This petition is closed. All petitions run for 6 months.</p><p>The N14 is the only way home for nurses on the late shift. Keep it running after midnight.</p><p><span class='count'>14,204</span> signatures</p>",
        kit="drupal",
        name="Petitions",
    )
)
chapter.alive("aud-event-over")(
    at(
        "/events/1887/budget-day-for-beginners",
        "Budget day for beginners",
        "<article><div class='notice'>This event has passed.</div><h1>Budget day for beginners</h1><p>14 March 2018, 18:00, Old Mint. Registration is no longer possible.</p><p>Two treasurers explain what a contingency fund is, and where it goes.</p></article>",
        kit="wp",
        name="House of Finance",
    )
)
chapter.alive("aud-blank-page-of-a-manual")(
    at(
        "/manual/part-7.html",
        "Part 7 - Audit manual",
        "<section id='part-7'><h1>Part 7</h1><p>This page is intentionally left blank.</p><p>Part 7 was withdrawn in 2014; see part 9 for sampling.</p></section>",
        kit="docs",
        name="Audit manual",
    )
)
chapter.alive("aud-error-in-variables")(
    at(
        "/notes/errors-in-variables/",
        "Error: what went wrong with our price index | Statistics blog",
        "<article><h1>Error: what went wrong with our price index</h1><p>In May the index for bread was not found in the release. It had been dropped by a filter that nobody knew of.</p><p>The corrected table is below. We are sorry for the trouble.</p><table><tr><th>Month</th><th>Bread</th></tr><tr><td>April</td><td>104.1</td></tr><tr><td>May</td><td>104.9</td></tr></table></article>",
        kit="wp",
        name="Statistics blog",
    )
)
chapter.alive("aud-german-office-dissolved")(
    at(
        "/behoerden/zollkasse",
        "Zollkasse (aufgelöst) – Behördenverzeichnis",
        "<h1>Zollkasse</h1><p>Diese Behörde existiert nicht mehr. Ihre Aufgaben hat zum 1. Januar 2009 das Hauptzollamt übernommen.</p><dl><dt>Sitz</dt><dd>Trier</dd><dt>Bestand</dt><dd>1921–2008</dd></dl>",
        lang="de",
        kit="typo3",
        name="Behördenverzeichnis",
    )
)
chapter.alive("aud-french-decree-repealed")(
    at(
        "/loda/id/JORFTEXT000000517340",
        "Décret n°88-1022 du 3 novembre 1988 - Recueil des textes",
        "<h1>Décret n°88-1022 du 3 novembre 1988 relatif aux régies de recettes</h1><p class='abroge'>Texte abrogé</p><p>Ce texte n'existe plus en vigueur depuis le 1er janvier 2012.</p><h2>Article 1</h2><p>(abrogé)</p><h2>Article 2</h2><p>Les régisseurs versent les recettes au comptable.</p>",
        lang="fr",
        kit="drupal",
        name="Recueil des textes",
    )
)
chapter.alive("aud-spanish-tender-deserted")(
    at(
        "/licitaciones/detalle?idLicitacion=77120",
        "Detalle de la licitación",
        "<h2>Suministro de agua embotellada</h2><table><tr><td>Expediente</td><td>77120/2015</td></tr><tr><td>Estado</td><td>Desierta</td></tr><tr><td>Documentos</td><td>No hay documentos disponibles</td></tr></table><p>La licitación fue declarada desierta por no haberse presentado ofertas.</p>",
        lang="es",
        kit="aspnet",
        name="Perfil del contratante",
    )
)
chapter.alive("aud-italian-notice-expired")(
    at(
        "/bandi/2014/fornitura-carta",
        "Bando scaduto: fornitura carta",
        "<div class='item-page'><h1>Fornitura carta</h1><p class='stato'>Bando scaduto il 12/06/2014</p><p>Fornitura di carta riciclata per gli uffici comunali. Importo a base di gara: 18.400 euro.</p><p>Allegati: nessun allegato presente.</p></div>",
        lang="it",
        kit="joomla",
        name="Comune di Lago",
    )
)
chapter.alive("aud-polish-question-unanswered")(
    at(
        "/interpelacja.xsp?documentId=4A21C0",
        "Interpelacja nr 4471",
        "<h1>Interpelacja nr 4471</h1><p>do ministra finansów w sprawie opłat portowych</p><p>Zgłaszający: Anna Wilk</p><p>Data wpływu: 12-03-2013</p><p>Brak odpowiedzi.</p>",
        lang="pl",
        kit="aspnet",
        name="Izba",
    )
)
chapter.alive("aud-japanese-archive-notice")(
    at(
        "/kessan/h16/02.html",
        "平成16年度決算の概要",
        "<h1>平成16年度決算の概要</h1><p>※この事業は終了しました。</p><p>歳入は前年度比二・一パーセント減の百十二億円、歳出は百九億円となりました。</p><p>基金の取り崩しは行っておりません。</p>",
        lang="ja",
        kit="frames90",
        name="水都市",
    )
)
chapter.alive("aud-chinese-notice-of-deletion")(
    at(
        "/tzgg/201504/t20150417_1218.html",
        "关于删除违规收费项目的公告",
        "<h1>关于删除违规收费项目的公告</h1><p>根据审计结果，现将下列项目从收费目录中删除，自五月一日起停止收取。</p><p>一、资料查询费；二、档案复印费。已收取的应予退还。</p>",
        lang="zh",
        kit="frames90",
        name="审计局",
    )
)
chapter.alive("aud-russian-procurement")(
    at(
        "/epz/order/view/common-info.html?regNumber=0173100004513000455",
        "Закупка №0173100004513000455",
        "<h1>Закупка №0173100004513000455</h1><p>Статус: закупка отменена. Заявок не найдено.</p><p>Поставка бумаги офисной. Начальная цена: 412 000 рублей.</p><p>Заказчик: районная больница.</p>",
        lang="ru",
        kit="joomla",
        name="Закупки",
    )
)
chapter.alive("aud-arabic-budget-table")(
    at(
        "/ar/budget/2012/health",
        "موازنة الصحة ٢٠١٢",
        "<h1>موازنة الصحة ٢٠١٢</h1><table><tr><td>الرواتب</td><td>٤١٢</td></tr><tr><td>الأدوية</td><td>غير متوفر</td></tr><tr><td>المباني</td><td>٨٨</td></tr></table><p>لم يتم العثور على بيانات الأدوية في الحساب الختامي.</p>",
        lang="ar",
        kit="drupal",
        name="مرصد الموازنة",
    )
)
chapter.alive("aud-turkish-news-of-a-removed-sign")(
    at(
        "/haber/tabela-kaldirildi-4411",
        "Tabela kaldırıldı - Kıyı Gazetesi",
        "<article><h1>Tabela kaldırıldı</h1><p>Belediye, sahildeki tabelayı dün gece kaldırdı. Esnaf ne yerine ne konacağını biliyor ne de kime sorulacağını.</p></article>",
        lang="tr",
        kit="paper",
        name="Kıyı Gazetesi",
    )
)
chapter.alive("aud-record-under-embargo")(
    at(
        "/record/88121",
        "Overtime in the fire service - Research Commons",
        "<h2 class='item-title'>Overtime in the fire service</h2><p>Thesis, 2021</p><p>Access: embargoed until 1 January 2031. The full text is not publicly available.</p><h3>Abstract</h3><p>Rosters of eleven stations over four years show who worked when, and what it cost.</p>",
        kit="jspui",
        name="Research Commons",
    )
)
chapter.alive("aud-catalogue-of-lost-films")(
    at(
        "/titles/lost/1921",
        "Lost films of 1921",
        "<h1>Lost films of 1921</h1><ul><li>The Harbour Pilot. No copy is known.</li><li>Mrs Lind's Hat. One reel found in 1978, missing since.</li><li>Gone Away. Destroyed in the vault fire.</li></ul>",
        kit="drupal",
        name="Film Register",
    )
)
chapter.alive("aud-shop-book-out-of-print")(
    at(
        "/catalogue/9780903413442",
        "Pence and Pounds",
        "<main><h1>Pence and Pounds</h1><p>by G. H. Tarrant</p><p>Out of print. This title is currently unavailable.</p><p>ISBN 9780903413442. Paperback, 188 pages, 1974.</p></main>",
        kit="shop",
        name="Ledger Books",
    )
)
chapter.alive("aud-help-page-on-the-error")(
    at(
        "/kb/4471",
        "Fix: \u201cYour account has been suspended\u201d - Help Centre",
        "<h1>Fix: \u201cYour account has been suspended\u201d</h1><p>You see this message when an invoice is more than thirty days late.</p><ol><li>Open Billing.</li><li>Pay the invoice.</li><li>Wait for ten minutes.</li></ol><p>Your site is back at once.</p>",
        kit="docs",
        name="Help Centre",
    )
)
chapter.alive("aud-consent-layer-in-front")(
    at(
        "/politik/haushalt-2020-was-bleibt-a-1291177.html",
        "Haushalt 2020: Was bleibt - Rundschau",
        "<div id='cmp-layer' role='dialog'><h2>Willkommen</h2><p>Um der Nutzung mit Werbung zuzustimmen, muss in Ihrem Browser JavaScript aktiviert sein.</p><button>Akzeptieren und weiter</button></div><article><h1>Haushalt 2020: Was bleibt</h1><p>Der Bund gibt 362 Milliarden aus. Neu sind zwei Posten, gestrichen ist einer.</p></article>",
        lang="de",
        kit="paper",
        name="Rundschau",
    )
)
chapter.alive("aud-blog-post-this-page-does-not-exist")(
    at(
        "/2016/02/29/leap-day/",
        "This page does not exist (three years out of four)",
        "<article><h1>This page does not exist (three years out of four)</h1><p>Happy leap day. I was born on one, so this is my ninth birthday.</p><p>My bank refuses the date once a year, and I keep a list.</p></article>",
        kit="wp",
        name="Odd Days",
    )
)
chapter.alive("aud-single-sentence-page")(
    at("/answer/1881", "Answer 1881", "<h1>Answer 1881</h1><p>No.</p>", kit="aspnet", name="Written answers")
)
chapter.alive("aud-forum-answered")(
    at(
        "/questions/88121/report-server-says-item-not-found",
        "Report server says \u201citem not found\u201d - Questions",
        "<div id='question-header'><h1>Report server says \u201citem not found\u201d</h1></div><div class='post-text'><p>Since the update the nightly report gives \u201cThe item cannot be found\u201d. Nothing else changed.</p></div><div class='answer'><p>The path is case sensitive now. Rename the folder.</p></div>",
        kit="docs",
        name="Questions",
    )
)


@chapter.alive("aud-old-link-to-new-slug-through-three-hosts", V.REDIRECTED)
def _(stage: Stage) -> str:
    first, second, third = stage.host(), stage.host("b"), stage.host("c")
    first.script("/r/881", redirect(second.url("/documents/881"), status=301))
    second.script("/documents/881", redirect(third.url("/library/spending-on-schools-2011"), status=301))
    third.page(
        "/library/spending-on-schools-2011",
        framed("Spending on schools 2011", "<h1>Spending on schools 2011</h1><p>Schools cost 4 % more.</p>"),
    )
    return first.url("/r/881")


@chapter.alive("aud-referer-and-cookie-wanted")
def _(stage: Stage) -> str:
    site = stage.host()

    def play(seen: Seen) -> Behaviour:
        if "sid=" not in seen.headers.get("cookie", ""):
            return redirect("/session?next=/minutes/12", cookies=("sid=77; Path=/",))
        return reply(framed("Minutes 12", "<h1>Minutes 12</h1><p>The committee met in room 3.</p>"))

    site.play("/minutes/12", play)
    site.script("/session?next=/minutes/12", redirect("/minutes/12"))
    return site.url("/minutes/12")


chapter.alive("aud-html-without-type")(
    gives("/doc/44", reply(framed("Doc 44", "<h1>Doc 44</h1><p>Fees of 1999.</p>"), content_type=None))
)
chapter.alive("aud-reset-then-page")(
    gives("/fees/1999", reset(), reply(framed("Fees of 1999", "<h1>Fees of 1999</h1><p>Two per cent.</p>")))
)
chapter.alive("aud-pdf-without-its-suffix")(
    gives("/download?docid=771", reply(pdf("Annual accounts 2011"), content_type="application/pdf"))
)
chapter.alive("aud-spreadsheet-in-a-script")(
    gives("/data.ashx?table=12", reply("Jahr;Wert\n2011;12\n2012;14\n", content_type="text/plain"))
)
chapter.alive("aud-part-in-a-long-law")(
    gives(
        "/acts/finance-2004#s.12",
        reply(
            framed(
                "Finance Act 2004",
                "<h1>Finance Act 2004</h1>" + "".join(f"<p id='s.{n}'>{n}. Duty on item {n}.</p>" for n in range(40)),
            )
        ),
    )
)
chapter.alive("aud-part-that-was-renamed", V.FRAGMENT_MISSING)(
    gives(
        "/acts/finance-2005#schedule-9",
        reply(
            framed(
                "Finance Act 2005",
                "<h1>Finance Act 2005</h1>" + "".join(f"<p id='s{n}'>{n}. Duty.</p>" for n in range(40)),
            )
        ),
    )
)
chapter.alive("aud-307-to-https-look-alike")(
    gives(
        "/statements/7",
        redirect("/statements/7/", status=307),
        also={"/statements/7/": reply(framed("Statement 7", "<h1>Statement 7</h1><p>On fees.</p>"))},
    )
)
chapter.alive("aud-body-longer-than-said")(
    gives(
        "/ledger/1",
        raw(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
            + framed("Ledger 1", "<h1>Ledger 1</h1><p>Kept by the clerk.</p>").encode()
        ),
    )
)


@chapter.alive("aud-browser-headers-wanted")
def _(stage: Stage) -> str:
    site = stage.host()
    page = framed("Tariff 9", "<h1>Tariff 9</h1><p>Coal, sea-borne: 2s.</p>")
    site.play("/tariff/9", lambda seen: reply(page) if seen.headers.get("accept-language") else reply(status=400))
    return site.url("/tariff/9")


chapter.alive("aud-parenthesis-in-the-address")(
    gives("/wiki/Rate_(tax)", reply(framed("Rate (tax)", "<h1>Rate (tax)</h1><p>A share.</p>", kit="wiki")), kit="wiki")
)

# Gone

chapter.dead("aud-lost-410")(gives("/grants/77", reply(framed("Gone", "<h1>410</h1>"), status=410)))
chapter.dead("aud-lost-led-round-in-cookies")(gives("/loop", redirect("/loop", cookies=("a=1",))))


@chapter.dead("aud-lost-refused-on-the-new-host")
def _(stage: Stage) -> str:
    old, new = stage.host(), stage.host("new")
    to = new.url("/accounts/2009")
    new.close()
    old.script("/accounts/2009", redirect(to, status=302))
    return old.url("/accounts/2009")


chapter.dead("aud-lost-law-portal-echoes-the-number", V.SOFT_404)(
    at(
        "/legal-content/EN/TXT/?uri=CELEX:32099R0412",
        "EU Law - 32099R0412 - EN",
        "<div id='documentView'><div class='alert alert-info'><span>The requested document does not exist.</span></div></div><div id='quickSearch'><label>Quick search</label><input name='text'></div>",
        kit="typo3",
        name="EU Law",
    )
)
chapter.dead("aud-lost-licence-of-the-agency-ended", V.SOFT_404)(
    at(
        "/wirtschaft/article13380014/Haushalt-stopft-Loecher.html",
        "Rundschau",
        "<div class='c-page'><p class='hint'>Dieser Artikel steht aus lizenzrechtlichen Gründen nicht mehr zur Verfügung.</p><h2>Mehr aus Wirtschaft</h2><ul><li><a href='/a/1'>Hafen wird teurer</a></li><li><a href='/a/2'>Brot auch</a></li></ul></div>",
        lang="de",
        kit="paper",
        name="Rundschau",
    )
)
chapter.dead("aud-lost-apex-application", V.SOFT_404)(
    at(
        "/pls/apex/f?p=1000:12100:0::NO::P12100_ID:99112",
        "Error",
        "<div class='t-Alert'><h2>Application Error</h2><p>ERR-1002 Unable to find item ID for item P12100_ID in application 1000.</p><button>OK</button></div>",
        kit="aspnet",
        name="Norms",
    )
)
chapter.dead("aud-lost-slides-removed", V.SOFT_404)(
    at(
        "/tarrant/pence-and-pounds-lecture-4",
        "Slide deck removed | DeckShare",
        "<div class='removed'><h1>This presentation has been removed</h1><p>You might like these instead:</p><ul><li>Budgets for all</li><li>Ledger basics</li></ul></div>",
        kit="shop",
        name="DeckShare",
    )
)
chapter.dead("aud-lost-korean-alert", V.SOFT_404)(
    gives(
        "/board/view.do?boardId=12&nttId=44812",
        reply(
            "<html><head><meta charset='utf-8'></head><body><script>alert('삭제되었거나 존재하지 않는 게시물입니다.');location.href='/board/list.do?boardId=12';</script></body></html>"
        ),
        also={"/board/list.do?boardId=12": reply(framed("게시판", "<h1>게시판</h1><ul><li>공지</li></ul>", lang="ja"))},
    )
)
chapter.dead("aud-lost-japanese-paper-period-over", V.SOFT_404)(
    at(
        "/article/20110412/k1001412000.html",
        "水都新聞",
        "<div class='main'><h1>掲載期間終了のお知らせ</h1><p>お探しの記事は掲載期間が終了したか、URLが変更された可能性があります。</p></div>",
        lang="ja",
        kit="paper",
        name="水都新聞",
    )
)
chapter.dead("aud-lost-squarespace-expired", V.SOFT_404)(
    gives(
        "/blog/2014/5/2/rates-and-rents",
        reply(
            "<!DOCTYPE html><html><head><title>Website Expired</title><meta name='robots' content='noindex'></head><body><div class='content'><h1>Website Expired</h1><p>This account has expired. If you are the site owner, click below to login.</p><a href='/config'>Login</a></div></body></html>"
        ),
    )
)
chapter.dead("aud-lost-lander-by-script", V.SOFT_404)(
    gives(
        "/reports/rates-2013",
        reply(
            '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'
        ),
        also={
            "/lander": reply(
                "<!DOCTYPE html><html><head><title>ratewatch.example</title></head><body><div id='contentMain'></div><script src='https://img1.wsimg.com/parking-lander/static/js/main.ef9.js'></script></body></html>"
            )
        },
    )
)
chapter.dead("aud-lost-ojs-leads-to-the-journal", V.SOFT_404)(
    gives(
        "/index.php/jrs/article/viewFile/771/684",
        redirect("/index.php/jrs/index", status=302),
        also={
            "/index.php/jrs/index": reply(
                framed(
                    "Journal of Rural Studies",
                    "<h1>Journal of Rural Studies</h1><h2>Current issue</h2><p>Vol. 20 No. 1 (2024)</p>",
                    kit="ojs",
                    name="Journal of Rural Studies",
                )
            )
        },
        kit="ojs",
        name="Journal of Rural Studies",
    )
)
chapter.dead("aud-lost-spanish-news-with-much-beside", V.SOFT_404)(
    at(
        "/economia/2009/03/12/actualidad/1236812399_850215.html",
        "La noticia que busca ya no se encuentra disponible - El Faro",
        "<section><h1>La noticia que busca ya no se encuentra disponible</h1><p>Quizá le interese lo más leído de hoy.</p><article><h2>El puerto sube las tasas</h2><p>La autoridad portuaria aprobó ayer una subida del cuatro por ciento, la mayor en diez años, con los votos en contra de los armadores.</p></article><article><h2>Un invierno sin nieve</h2><p>Las estaciones cierran antes de tiempo y los hoteleros piden ayudas; la consejería estudia un fondo de dos millones de euros.</p></article></section>",
        lang="es",
        kit="paper",
        name="El Faro",
    )
)
chapter.dead("aud-lost-swedish-authority", V.SOFT_404)(
    at(
        "/rapporter/2008/bidrag-till-kommuner",
        "Fjällverket",
        "<div class='pagecontent'><h1>Sidan är borta</h1><p>Vi har byggt om vår webbplats och därför kan äldre länkar ha slutat fungera. Använd gärna sökfunktionen.</p></div>",
        lang="sv",
        kit="typo3",
        name="Fjällverket",
        lost="Fjällverket|<div class='pagecontent'><h1>Sidan är borta</h1><p>Vi har byggt om vår webbplats och därför kan äldre länkar ha slutat fungera. Använd gärna sökfunktionen.</p></div>",
    )
)
chapter.dead("aud-lost-greek-decision", V.SOFT_404)(
    at(
        "/apofasi.aspx?id=40112",
        "Αποφάσεις",
        "<p class='minima'>Η απόφαση που ζητήσατε δεν υπάρχει στη βάση δεδομένων.</p>",
        lang="en",
        kit="aspnet",
        name="Αποφάσεις",
    )
)
chapter.dead("aud-lost-pdf-is-a-picture", V.SOFT_404)(
    gives("/budget/2010/tables.pdf", reply(b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, content_type="application/pdf"))
)

# Nobody can tell

chapter.unknown("aud-unsure-session-ran-out", V.UNAVAILABLE, V.BLOCKED, V.SOFT_404, why="the record may be there")(
    at(
        "/uhtbin/cgisirsi/x/0/0/57/5?session=1a2b",
        "Session timed out",
        "<h1>Your session has timed out</h1><p>Please start a new search.</p>",
        kit="opac",
        name="City Library",
    )
)
chapter.unknown("aud-unsure-proxy-of-a-library", V.BLOCKED)(
    gives(
        "/login?url=https://journals.example/doi/10.1/x",
        reply(
            framed(
                "Library proxy",
                "<h1>Off-campus access</h1><p>Enter your barcode to go on.</p><form><input name='user'><input type='password' name='pass'></form>",
                kit="opac",
                name="City Library",
            )
        ),
    )
)
chapter.unknown("aud-unsure-press-and-hold", V.BLOCKED)(
    gives(
        "/house/44",
        reply(
            "<!DOCTYPE html><html><head><title>Access to this page has been denied</title><script src='https://captcha.px-cdn.net/PX12/captcha.js'></script></head><body><h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1><div id='px-captcha'></div></body></html>",
            status=403,
        ),
    )
)
chapter.unknown("aud-unsure-bandwidth-wait", V.BLOCKED)(
    gives("/set/9", reply("<h1>Too many downloads</h1>", status=429, headers={"Retry-After": "86400"}))
)
chapter.unknown("aud-unsure-body-that-drips", V.TIMEOUT, V.OK)(gives("/minutes/99", drip_body()))
chapter.unknown("aud-unsure-dutch-works", V.UNAVAILABLE)(
    at(
        "/onderzoek/2012/haven",
        "Onderhoud",
        "<h1>Even geduld</h1><p>Onze website is tijdelijk niet bereikbaar vanwege gepland onderhoud.</p>",
        lang="nl",
        kit="wp",
        name="Zeemuseum",
        lost="same",
    )
)
chapter.unknown("aud-unsure-gateway", V.UNAVAILABLE)(
    gives("/tariff/12", reply("<html><head><title>504 Gateway Time-out</title></head></html>", status=504))
)
chapter.unknown("aud-unsure-paywall-402", V.BLOCKED)(
    gives("/standards/12-4", reply(framed("Buy", "<h1>Buy this standard</h1>"), status=402))
)
