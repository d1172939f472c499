"""What a translator's notes lead to and is there, and doors that stay shut; labelled before any of it was asked."""

from __future__ import annotations

import json

from benchmarks.behaviours.archivist_lost import leading, under
from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.pages import article, pdf, prose
from benchmarks.behaviours.stage import Stage
from benchmarks.behaviours.translator import framed
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

# name, frame, language, path, title, what stands in the middle
for _name, _frame, _lang, _path, _title, _main in (
    ("statement-short", "blog", "en", "/2017/11/statement/", "Statement | Mekong Notes", "<h1>Statement</h1><p>We call on governments to ratify.</p>"),
    ("thai-notice", "board", "th", "/index.php/th/news/item/513", "กรมการจัดหางาน", "<h1>ประกาศ เรื่อง การขึ้นทะเบียนแรงงาน</h1><p>ให้มาขึ้นทะเบียนภายใน ๓๐ วัน</p>"),
    ("thai-missing-persons", "board", "th", "/index.php/th/news/item/514", "กรมการจัดหางาน", "<h1>ไม่พบผู้สูญหาย 2 ราย</h1><p>เจ้าหน้าที่ยังค้นหาลูกเรือประมงต่อไป</p>"),
    ("khmer-law", "board", "km", "/index.php/kh/laws/89", "ក្រសួងការងារ", "<h2>ប្រកាសលេខ ២៥២</h2><p>ស្តីពីការជ្រើសរើសកម្មករ</p>"),
    ("burmese-news", "board", "my", "/mm/content/2219", "အလုပ်သမားဝန်ကြီးဌာန", "<h1>ရွှေ့ပြောင်းအလုပ်သမား ၃၀ ရှာမတွေ့သေး</h1><p>ရှာဖွေမှု ဆက်လုပ်နေသည်။</p>"),
    ("vietnamese-circular", "board", "vi", "/Pages/ChiTietTin.aspx?IDNews=1188", "Cổng thông tin", "<h1>Thông tư 21</h1><p>Văn bản này không còn hiệu lực.</p>"),
    ("chinese-notice", "board", "zh", "/content/2013/05/12/89.shtml", "通知公告", "<h1>关于注销许可证的公告</h1><p>下列公司已不存在，其许可证予以注销。</p>"),
    ("russian-missing", "board", "ru", "/ru/documents/1188", "Документы", "<h1>Приказ 1188</h1><p>Утратил силу. Документ заменён приказом 1203.</p>"),
    ("arabic-report", "board", "ar", "/ar/node/89", "وزارة العمل", "<h1>تقرير عن العمال المفقودين</h1><p>لم يتم العثور على ثلاثة منهم.</p>"),
    ("union-withdrawn-claim", "union", "en", "/news/claim-withdrawn", "Claim withdrawn | Union", "<h1>Claim withdrawn</h1><p>The claim against the port has been removed from the list.</p>"),
    ("union-closed-office", "union", "en", "/offices/ranong", "Ranong office", "<h1>Ranong office</h1><p>This office has closed. Please call Bangkok.</p>"),
    ("union-page-moved-too", "union", "en", "/resources/handbook", "Handbook", "<h1>Handbook for seafarers</h1><p class='note'>This page has moved from /old/handbook. Please update your bookmarks.</p><p>Chapter 1. Your contract.</p>"),
    ("union-members-list", "union", "fr", "/membres", "Membres", "<h1>Membres</h1><p>Aucun membre n'a été trouvé pour la lettre X.</p><p>Association des marins, Brest. Syndicat du port, Lorient.</p>"),
    ("campus-syllabus", "campus", "en", "/library/deleted-works", "Deleted works", "<h1>Deleted works</h1><p>Works that were removed from the catalogue in 2015.</p><ul><li>Port law</li></ul>"),
    ("campus-obituary", "campus", "de", "/institut/personen/moser", "Universität", "<h1>Prof. Moser</h1><p>Die Person ist nicht mehr an der Universität tätig. Schriften: Löhne im Hafen (1988).</p>"),
    ("campus-error-lecture", "campus", "en", "/courses/error-404-democracy", "Error 404: Democracy not found", "<h1>Error 404: Democracy not found</h1><p>A lecture by Dr. Tan on 3 May.</p>"),
    ("campus-number", "campus", "en", "/rooms/404", "Room 404", "<h1>Room 404</h1><p>Seats 40. No projector available.</p>"),
    ("old-guestbook", "old", "en", "/guest.asp?p=2", "Guestbook", "<p>Nice site! Some links not found. Bob</p>"),
    ("old-letter", "old", "en", "/let88.htm", "Letter", "<p>Sir, your page of the third was not found in my box. Yours, T.</p>"),
    ("old-frameset-note", "old", "en", "/wages.htm", "Wages", "<noframes>Your browser does not support frames.</noframes><p>Wages of 1998 in baht: 157.</p>"),
    ("old-no-title", "old", "en", "/r7.htm", "", "<p>Resolution 7, adopted on 4 June 1998.</p>"),
    ("forum-question", "bare", "en", "/viewtopic.php?t=8813", "Board index • View topic - Page not found error", "<h2>Page not found error</h2><div class='content'>When I open the form I get 'The requested topic does not exist'. Help?</div><div class='content'>Clear your cookies.</div>"),
    ("qa-domain-sale", "bare", "en", "/q/881", "Is deltanet.example for sale?", "<h1>Is deltanet.example for sale?</h1><p>The page says: this domain may be for sale. Whom do I ask?</p><p>Look at the register.</p>"),
    ("togel-report", "blog", "id", "/2019/05/judi-togel/", "Judi togel dan utang buruh | Mekong Notes", "<h1>Judi togel dan utang buruh</h1><p>Satu dari lima buruh bermain togel online setiap minggu.</p>"),
    ("pharma-report", "union", "en", "/news/fake-viagra-at-port", "Fake Viagra seized at port", "<h1>Fake Viagra seized at port</h1><p>Customs found 9,000 pills without prescription.</p>"),
    ("wordpress-hello", "blog", "en", "/2011/05/hello-world/", "Hello world! | Mekong Notes", "<article><h1>Hello world!</h1><p>Welcome to our new blog. We will write about rivers.</p></article>"),
    ("parked-cars", "union", "en", "/parking", "Parking", "<h1>Parking</h1><p>Parked cars without a permit will be removed. Related searches: permits, fines.</p>"),
    ("expired-visa", "board", "en", "/index.php/expired", "Expired visas", "<h1>Your visa has expired</h1><p>Come to the office. If you are the owner of a pink card, bring it.</p>"),
    ("coming-soon-film", "union", "en", "/films/the-raft", "The Raft", "<h1>The Raft</h1><p>Coming soon to cinemas. Watch the trailer.</p>"),
    ("maintenance-manual", "union", "en", "/resources/maintenance", "Maintenance", "<h1>Maintenance</h1><p>Engines need maintenance every 500 hours. Stop the engine and wait.</p>"),
    ("gallery", "blog", "en", "/gallery/raft-2/", "raft-2 | Mekong Notes", "<a href='/raft-2.jpg'><img src='/raft-2.jpg' alt='raft'></a>"),
    ("login-in-corner", "board", "en", "/index.php/laws/12", "Law 12", "<form class='login'><input name=u><input type=password name=p><button>Log in</button></form><h1>Law 12</h1><p>Article 1. Every worker gets a copy of the contract in a language they read.</p>"),
    ("cookie-bar", "union", "de", "/themen/lohn", "Lohn", "<div role=dialog class=cookie><p>Wir verwenden Cookies. Bitte stimmen Sie zu.</p><button>Alle akzeptieren</button></div><h1>Lohn</h1><p>Der Mindestlohn gilt auch auf See, sobald das Schiff im Hafen liegt.</p>"),
    ("captcha-in-form", "union", "en", "/contact-the-inspector", "Contact the inspector", "<h1>Contact the inspector</h1><form><textarea></textarea><div class=g-recaptcha data-sitekey=k></div><button>Send</button></form><p>We answer within three days.</p>"),
    ("noscript-line", "union", "en", "/issues/fishing", "Fishing", "<noscript>Please enable JavaScript to view this site.</noscript><h1>Fishing</h1><p>Crews of trawlers work twenty hours a day, and few have a contract that they can read.</p>"),
    ("video", "union", "en", "/videos/88", "On the pier", "<h1>On the pier</h1><video controls src=/88.mp4>Your browser does not support the video tag. Video unavailable.</video>"),
):  # fmt: skip
    chapter.alive(f"translator-read-{_name}", why="a person reads it")(
        answering(framed(_title, _main, frame=_frame, lang=_lang, name="Delta Labour Board"), path=_path)
    )

chapter.alive("translator-read-record", why="a record of a work")(
    answering(reply(json.dumps({"title": "Raids", "errors": [], "status": "found"}), content_type="application/json"))
)
chapter.alive("translator-read-404-with-text", V.OK, why="a wrong status, the work itself")(
    answering(reply(article(after=prose(), head='<meta name="citation_title" content="Migrating to Opportunity: Labour Mobility in the Region"><meta name="citation_author" content="Tan, J.">'), status=404))
)  # fmt: skip
chapter.alive("translator-way-slug", V.REDIRECTED, why="the same story under another address")(
    leading("/stories/seafarers-abandoned-at-port/", framed("Seafarers abandoned at port", "<h1>Seafarers abandoned at port</h1><p>Nine men wait.</p>"), 301, at="/news/2012/seafarers-abandoned-at-port")
)  # fmt: skip
chapter.alive("translator-way-folder", V.OK, V.REDIRECTED, why="a folder with the name of the story")(
    leading("/news/seafarers-abandoned/", framed("Seafarers abandoned", "<h1>Seafarers abandoned</h1><p>Nine men.</p>"), at="/news/seafarers-abandoned/index.php")
)  # fmt: skip
chapter.alive("translator-way-language", V.OK, V.REDIRECTED, why="the page in the reader's language")(
    leading("/en/statements/raids", framed("Raids", "<h1>Raids</h1><p>We condemn.</p>"), at="/statements/raids")
)
chapter.alive("translator-way-pdf-viewer", V.OK, V.REDIRECTED, why="the file at its store")(
    leading("/store/8f8e/raids.pdf", reply(pdf("Raids"), content_type="application/pdf"), at="/download.php?f=raids")
)
chapter.alive("translator-way-front-asked", V.OK, V.REDIRECTED, why="the front page was cited")(
    leading("/en/", framed("Delta Labour Board", "<h1>Welcome</h1>"), at="/index.htm")
)
chapter.alive("translator-all-kinds", why="each page is another")(
    under("/statements/2012/raids.html", framed("Raids", "<h1>Raids of 2012</h1><p>We condemn.</p>"), start="/statements/2012/raids")
)  # fmt: skip


@chapter.alive("translator-way-new-domain", V.REDIRECTED, why="the page on the successor's site")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("successor")
    other.script("/statements/raids", framed("Raids", "<h1>Raids</h1><p>We condemn.</p>"))
    site.script("/statements/2012/raids.html", redirect(other.url("/statements/raids"), status=301))
    return site.url("/statements/2012/raids.html")


@chapter.alive("translator-way-session", V.OK, why="a session is made, then the page comes")
def _(stage: Stage) -> str:
    site = stage.host()
    page = framed("Law 12", "<h1>Law 12</h1><p>Every worker.</p>", frame="board")
    site.play(
        "/law/12", lambda seen: page if "sid=" in seen.headers.get("cookie", "") else redirect("/session?back=/law/12")
    )
    site.script("/session?back=/law/12", redirect("/law/12", cookies=("sid=8; Path=/",)))
    return site.url("/law/12")


for _name, _verdicts, _answer in (
    ("region", (V.BLOCKED,), framed("Sorry", "<h1>Sorry!</h1><p>This service is not available in your region.</p>", frame="bare")),
    ("eu-readers", (V.BLOCKED,), framed("451: Unavailable due to legal reasons", "<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are attempting to access this website from a country belonging to the European Economic Area.</p>", frame="bare")),
    ("consent-wall", (V.BLOCKED,), framed("Before you continue", "<h1>Before you continue</h1><p>We use cookies to deliver our services.</p><form action='/save'><button>Reject all</button><button>Accept all</button></form>", frame="bare")),
    ("member-wall", (V.BLOCKED,), framed("Sign in", "<h1>Sign in to continue</h1><form><input type=email><input type=password><button>Sign in</button></form>", frame="union")),
    ("waf-id", (V.BLOCKED,), reply("<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 8812</body></html>")),
    ("waf-incapsula", (V.BLOCKED,), reply("<html><head><META NAME='robots' CONTENT='noindex,nofollow'></head><body><iframe id='main-iframe' src='/_Incapsula_Resource?SWUDNSAI=31&xinfo=8' width='100%'>Request unsuccessful. Incapsula incident ID: 8-8</iframe></body></html>")),
    ("anubis", (V.BLOCKED,), framed("Making sure you're not a bot!", "<h1>Making sure you're not a bot!</h1><p>Loading...</p><script src='/.within.website/x/cmd/anubis/static/js/main.mjs' type=module></script>", frame="bare")),
    ("thai-maintenance", (V.UNAVAILABLE,), framed("ปิดปรับปรุง", "<h1>ขออภัย ปิดปรับปรุงระบบชั่วคราว</h1><p>กรุณาลองใหม่อีกครั้ง</p>", frame="board", lang="th")),
    ("french-works", (V.UNAVAILABLE,), framed("Site en maintenance", "<h1>Site en maintenance</h1><p>Nous serons bientôt de retour.</p>", frame="bare", lang="fr")),
    ("asp-error", (V.UNAVAILABLE,), reply("<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1><h2><i>Runtime Error</i></h2></body></html>")),
    ("too-many", (V.BLOCKED, V.UNAVAILABLE), framed("Too many requests", "<h1>Too many requests</h1><p>You have been rate limited. Slow down.</p>", frame="bare")),
    ("origin-down", (V.UNAVAILABLE,), reply("<title>deltaboard.example | 522: Connection timed out</title><h1>Connection timed out Error code 522</h1>", status=522)),
):  # fmt: skip
    chapter.unknown(f"translator-door-{_name}", *_verdicts, why="nothing can be said of the page")(
        answering(_answer, path="/statements/2012/raids.html")
    )
chapter.unknown("translator-door-login-way", V.BLOCKED, why="a stranger is sent to the door")(
    leading("/accounts/login/?next=/statements/raids", framed("Log in", "<form><input name=u><input type=password></form>"), at="/statements/raids")
)  # fmt: skip
