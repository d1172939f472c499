"""A postmaster returns what cannot be delivered: 40 behaviours, labelled before they were asked."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.editor_frames import at, framed, gives
from benchmarks.behaviours.pages import pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import empty, redirect, reply, reset

V = LinkVerdict
chapter = Chapter()

chapter.alive("pst-dead-letter-office")(
    at(
        "/history/dead-letters",
        "Undeliverable: the dead letter office – Postal Museum",
        "<article><h1>Undeliverable</h1><p>Letters whose addressee was not found went to the dead letter office and were opened there.</p><p>In 1902 the office held 41,000 of them.</p></article>",
        kit="wp",
        name="Postal Museum",
    )
)
chapter.alive("pst-stamp-not-issued")(
    at(
        "/stamps/gb/1911-4d-grey",
        "4d grey (not issued)",
        "<h1>4d grey</h1><p>Not issued. No copies are known.</p><table><tr><td>Perforation</td><td>15 x 14</td></tr></table>",
        kit="aspnet",
        name="Stamp Register",
    )
)
chapter.alive("pst-branch-moved")(
    at(
        "/branches/0441",
        "Branch 0441 - Harbour Street",
        "<h1>Branch 0441 - Harbour Street</h1><p>This branch has moved to 12 Quay Road.</p><p>Open Monday to Friday, 9 to 5.</p>",
        kit="drupal",
        name="Post",
    )
)
chapter.alive("pst-parcel-tracking-help")(
    at(
        "/help/item-not-found",
        "Item not found: what it means | Help",
        "<h1>Item not found: what it means</h1><p>The number may be too new. Try again in the evening.</p><p>If nothing is shown after two days, ask the sender.</p>",
        kit="typo3",
        name="Post",
    )
)
chapter.alive("pst-german-service-ended")(
    at(
        "/dienste/telegramm",
        "Telegramm – Lexikon der Post",
        "<h1>Telegramm</h1><p>Der Dienst wurde zum 31. Dezember 2022 eingestellt und ist nicht mehr verfügbar.</p><p>Das letzte Telegramm trug neun Wörter.</p>",
        lang="de",
        kit="wiki",
        name="Lexikon der Post",
    )
)
chapter.alive("pst-french-form-withdrawn")(
    at(
        "/formulaires/12444",
        "Formulaire 12444",
        "<h1>Formulaire 12444</h1><p>Ce formulaire n'est plus disponible depuis 2016. Il est remplacé par le formulaire 15001.</p>",
        lang="fr",
        kit="drupal",
        name="Formulaires",
    )
)
chapter.alive("pst-spanish-lost-ship")(
    at(
        "/naufragios/correo-de-ultramar",
        "Correo de Ultramar",
        "<h1>Correo de Ultramar</h1><p>El vapor no fue encontrado. Las sacas se dieron por perdidas.</p>",
        lang="es",
        kit="joomla",
        name="Naufragios",
    )
)
chapter.alive("pst-russian-address-book")(
    at(
        "/adres/1913/page/44",
        "Весь город, 1913, стр. 44",
        "<h1>Весь город, 1913, стр. 44</h1><p>Страница утрачена. Текст приводится по изданию 1912 года.</p><p>Волков П. И., купец, Садовая 4.</p>",
        lang="ru",
        kit="frames90",
        name="Весь город",
    )
)
chapter.alive("pst-japanese-postal-code")(
    at(
        "/yubin/0401",
        "旧郵便番号一覧",
        "<h1>旧郵便番号一覧</h1><p>この番号は廃止されました。</p><p>水都市中央区　〇四〇一</p>",
        lang="ja",
        kit="aspnet",
        name="郵便史",
    )
)
chapter.alive("pst-error-stamps-catalogue")(
    at(
        "/catalogue/errors",
        "Errors",
        "<h1>Errors</h1><ul><li>Missing value, 1934</li><li>Head upside down, 1918</li><li>Wrong colour, 1965</li></ul>",
        kit="shop",
        name="Stamp Shop",
    )
)
chapter.alive("pst-oops-in-a-headline")(
    at(
        "/news/2014/oops-wrong-queen",
        "Oops! Wrong queen on new stamp",
        "<article><h1>Oops! Wrong queen on new stamp</h1><p>Forty thousand sheets have been withdrawn. A clerk noticed at the counter.</p></article>",
        kit="paper",
        name="Courier",
    )
)
chapter.alive("pst-poem-return-to-sender")(
    at(
        "/poems/44",
        "Return to Sender",
        "<h1>Return to Sender</h1><p>No such number.<br>No such zone.<br>The street is there.<br>The house has flown.</p>",
        kit="wp",
        name="Poems",
    )
)
chapter.alive("pst-record-with-site-name-alone")(
    at(
        "/detail.php?nr=4471",
        "Postal Museum",
        "<h2>Horn, brass</h2><p>Inv. 4471. Made about 1840, mouthpiece missing. Gift of the Lind family.</p><img src='/img/4471.jpg' alt='Horn'>",
        kit="aspnet",
        name="Postal Museum",
    )
)
chapter.alive("pst-turkish-branch")(
    at(
        "/sube/isim",
        "İskele Şubesi",
        "<h1>İskele Şubesi</h1><p>Bu şube kapatıldı. İşlemler Çarşı Şubesi'nde yapılıyor.</p>",
        lang="tr",
        kit="drupal",
        name="Posta",
    )
)
chapter.alive("pst-pdf-in-a-frame")(
    gives(
        "/view/letters-1902",
        reply(framed("Letters 1902", "<embed src='/files/letters-1902.pdf' type='application/pdf'>", kit="docs")),
    )
)
chapter.alive("pst-301-chain-with-query", V.REDIRECTED)(
    gives(
        "/p?id=7",
        redirect("/posts/7", status=301),
        also={
            "/posts/7": redirect("/posts/7-horn-and-coach", status=301),
            "/posts/7-horn-and-coach": reply(
                framed("Horn and coach", "<h1>Horn and coach</h1><p>Mail went at four.</p>")
            ),
        },
    )
)
chapter.alive("pst-302-to-a-signed-address")(
    gives(
        "/files/99",
        redirect("/blob/99?sig=abc&se=2024"),
        also={"/blob/99?sig=abc&se=2024": reply(pdf("Letters"), content_type="application/pdf")},
    )
)
chapter.alive("pst-part-in-upper-case", V.FRAGMENT_MISSING, V.OK)(
    gives(
        "/rates#INLAND",
        reply(framed("Rates", "<h1>Rates</h1><h2 id='inland'>Inland</h2><p>1d</p><h2 id='sea'>Sea</h2>")),
    )
)
chapter.alive("pst-part-by-name")(
    gives("/rates#sea", reply(framed("Rates", "<h1>Rates</h1><a name=sea></a><h2>Sea</h2><p>2d</p>")))
)
chapter.alive("pst-reset-twice-then-page")(
    gives("/rates/1840", reset(), empty(), reply(framed("Rates 1840", "<h1>Rates 1840</h1><p>1d</p>")))
)
chapter.alive("pst-csv-called-html")(gives("/rates.csv", reply("year,rate\n1840,1\n1871,0.5\n1918,1.5\n")))
chapter.alive("pst-203-answer")(
    gives("/rates/1841", reply(framed("Rates 1841", "<h1>Rates 1841</h1><p>1d</p>"), status=203))
)
chapter.alive("pst-login-box-in-main")(
    at(
        "/members/letters",
        "Letters - Society",
        "<h1>Letters</h1><p>The society edits the letters of three postmasters.</p><form>Members: <input name=u> <input type=password name=p></form>",
        kit="wp",
        name="Society",
    )
)
chapter.alive("pst-no-results-yet-in-widget")(
    at(
        "/coach/14",
        "Coach 14",
        "<h1>Coach 14</h1><p>Built in Hooper Street.</p><h2>Comments</h2><p>No comments yet.</p><h2>Related</h2><p>No related items found.</p>",
        kit="drupal",
        name="Coaches",
    )
)

chapter.dead("pst-lost-404-json")(
    gives("/api/letters/99", reply('{"detail":"Not found."}', status=404, content_type="application/json"))
)
chapter.dead("pst-lost-site-closed-german", V.SOFT_404)(
    gives(
        "/posthorn/artikel-12",
        reply(
            framed(
                "Posthorn",
                "<h1>Das Posthorn macht zu</h1><p>Nach zwanzig Jahren haben wir unser Angebot zum Jahresende eingestellt. Die Artikel sind nicht mehr abrufbar. Danke an alle Leserinnen und Leser.</p>",
                lang="de",
                name="Posthorn",
            )
        ),
        lang="de",
        name="Posthorn",
    )
)
chapter.dead("pst-lost-czech-register", V.SOFT_404)(
    at(
        "/zaznam.aspx?id=88121",
        "Rejstřík známek",
        "<p class='err'>Požadovaný záznam nebyl v rejstříku nalezen.</p>",
        lang="pl",
        kit="aspnet",
        name="Rejstřík známek",
    )
)
chapter.dead("pst-lost-dutch-collection", V.SOFT_404)(
    at(
        "/collectie/postkoets-1840",
        "Postmuseum",
        "<h1>Helaas</h1><p>Dit object is niet (meer) te vinden in onze online collectie.</p>",
        lang="nl",
        kit="wp",
        name="Postmuseum",
    )
)
chapter.dead("pst-lost-danish-page", V.SOFT_404)(
    at(
        "/historie/postrytter",
        "Siden findes ikke - Postmuseet",
        "<h1>Ups, her er der ingen post</h1><p>Siden, du leder efter, er flyttet eller slettet.</p>",
        lang="sv",
        kit="drupal",
        name="Postmuseet",
    )
)
chapter.dead("pst-lost-portuguese-news", V.SOFT_404)(
    at(
        "/noticias/ver/4412",
        "Correio do Norte",
        "<div class='aviso'><p>Esta notícia foi retirada do ar ou nunca existiu.</p></div>",
        lang="pt",
        kit="joomla",
        name="Correio do Norte",
    )
)
chapter.dead("pst-lost-video-host", V.SOFT_404)(
    gives(
        "/v/44121",
        reply(
            "<!DOCTYPE html><html><head><title>Vidhost</title></head><body><header><a class='logo' href='/'>Vidhost</a></header><main><h1>Sorry</h1><p>Because of its privacy settings or a deletion, there is no video here.</p></main></body></html>"
        ),
    )
)
chapter.dead("pst-lost-parked-by-frames", V.SOFT_404)(
    gives(
        "/coach-timetable",
        reply(
            "<html><head><title>mailcoach.example</title></head><frameset rows='100%,*' border='0'><frame src='http://mcc.godaddy-like.example/park/o2yiqj' frameborder='0'></frameset></html>"
        ),
    )
)
chapter.dead("pst-lost-blog-removed", V.SOFT_404)(
    gives(
        "/2009/11/penny-red.html",
        reply(
            "<html><head><title>Blog not found</title></head><body><h1>Sorry, the blog you were looking for does not exist.</h1><p>However, the name pennyred is available to register!</p></body></html>"
        ),
    )
)
chapter.dead("pst-lost-to-the-list-of-stamps", V.SOFT_404)(
    gives(
        "/stamps/penny-red-plate-77-imperforate",
        redirect("/stamps/", status=301),
        also={
            "/stamps/": reply(
                framed(
                    "All stamps",
                    "<h1>All stamps</h1><ul><li><a href='/stamps/1'>Blue</a></li><li><a href='/stamps/2'>Black</a></li></ul>",
                )
            )
        },
    )
)


@chapter.dead("pst-lost-moved-to-a-parked-name", V.SOFT_404)
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("other")
    site.script("/exhibit/7", redirect(other.url("/"), status=301))
    other.page(
        "/",
        "<html><head><title>The domain is for sale</title></head><body><h1>The domain is for sale</h1><p>Inquire today.</p></body></html>",
    )
    return site.url("/exhibit/7")


chapter.unknown("pst-unsure-403-plain", V.BLOCKED)(gives("/letters/3", reply("<h1>Forbidden</h1>", status=403)))
chapter.unknown("pst-unsure-cookie-wall", V.BLOCKED)(
    gives(
        "/letters/4",
        reply(
            "<html><head><title>Courier</title></head><body><h1>Before you continue</h1><p>We need your consent to cookies before we can show you this page.</p><button>Accept all</button></body></html>"
        ),
    )
)
chapter.unknown("pst-unsure-502", V.UNAVAILABLE)(gives("/letters/5", reply("<h1>502 Bad Gateway</h1>", status=502)))
chapter.unknown("pst-unsure-institutional-door", V.BLOCKED)(
    gives(
        "/stable/44121",
        redirect("/action/showLogin?uri=/stable/44121"),
        also={
            "/action/showLogin?uri=/stable/44121": reply(
                framed("Log in", "<h1>Log in</h1><p>Choose your institution.</p><form><input type=password></form>")
            )
        },
    )
)
chapter.unknown("pst-unsure-queue", V.BLOCKED, V.UNAVAILABLE)(
    gives(
        "/tickets/7",
        reply(
            "<html><head><title>Waiting room</title></head><body><h1>You are now in line</h1><p>Your estimated wait time is 12 minutes. This page reloads by itself.</p></body></html>"
        ),
    )
)
