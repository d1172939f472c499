"""Pages as those write them who test link checkers: a line or two, paths that say what is tried, one host for all."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.pages import pdf
from benchmarks.behaviours.stage import Site, Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, redirect, reply

V = LinkVerdict
chapter = Chapter()


def on_one_host(path: str, *behaviours: Behaviour, head: Behaviour | None = None, further: str = "") -> Setting:
    """``path`` of the host that this chapter has in common; ``further`` is what the address has behind it."""

    def setting(stage: Stage) -> str:
        site = stage.shared("tried")
        site.script(path.partition("?")[0] if "?" not in path else path, *behaviours)
        if head is not None:
            site.head(path, head)
        return site.url(path) + further

    return setting


def small(title: str, body: str = "", *, lang: str = "") -> Behaviour:
    """A page of a few bytes."""
    return reply(
        f"<html{f' lang={lang}' if lang else ''}><head><title>{title}</title></head><body>{body}</body></html>"
    )


def told(title: str, sentence: str = "") -> Behaviour:
    """A small page whose heading is its title, and a sentence."""
    return small(title, f"<h1>{title}</h1>" + (f"<p>{sentence}</p>" if sentence else ""))


SMALL = small("Test page", "<h1>Test page</h1><p>Hello, world.</p>")
GONE = reply("<html><head><title>404</title></head><body>no</body></html>", status=404)

for _path, _answer in (
    ("/soft404/en", told("Page not found", "Sorry, the page you are looking for does not exist.")),
    ("/soft-404/page-not-found", told("Page not found", "Sorry, we could not find that page.")),
    ("/not-found-200", told("404 Not Found", "nginx/1.24.0")),
    ("/status200/error404", small("Error 404", "<p>Error 404: the requested URL was not found.</p>")),
    ("/soft404-fr/page-introuvable", told("Page introuvable", "La page demandée n'existe pas ou plus.")),
    ("/seite-nicht-gefunden", told("Seite nicht gefunden", "Die angeforderte Seite existiert nicht.")),
    ("/soft404/th", told("ขออภัย", "เราหาหน้านี้ไม่เจอ หน้านี้อาจถูกลบไปแล้ว")),
    ("/soft404/my", told("မတွေ့ပါ", "ဤစာမျက်နှာကို ရှာမတွေ့ပါ။")),
    ("/soft404/km", told("សូមទោស", "ទំព័រដែលអ្នកស្វែងរកមិនមានទេ។")),
    ("/soft404/lo", told("ຂໍອະໄພ", "ບໍ່ພົບໜ້າທີ່ທ່ານຊອກຫາ")),
    ("/soft404/vi", told("Rất tiếc", "Trang bạn tìm không tồn tại hoặc đã bị xóa.")),
    ("/soft404/id", told("Ups!", "Halaman yang Anda cari sudah tidak ada.")),
    ("/soft404/ja", told("エラー", "お探しのページは削除されたか、URLが変更された可能性があります。")),
    ("/soft404/ko", told("안내", "존재하지 않는 페이지입니다.")),
    ("/soft404/zh-hant", told("抱歉", "找不到您要的網頁，請檢查網址是否正確。")),
    ("/soft404/ar", told("عذراً", "الصفحة المطلوبة غير متوفرة.")),
    ("/soft404/ne", told("त्रुटि", "माफ गर्नुहोस्, पृष्ठ फेला परेन।")),
    ("/soft404/tl", told("Paumanhin", "Wala na ang pahinang hinahanap mo.")),
    ("/soft404/gone", told("Gone", "This page has been permanently removed.")),
    ("/soft404/plain.txt", reply("404 page not found\n", content_type="text/plain")),
    ("/soft404/file", reply("File not found.", content_type="text/html")),
    ("/api/soft404", reply('{"error": "not found", "code": 404}', content_type="application/json")),
    ("/parked/for-sale", small("example.com", "<h1>This domain is for sale</h1><a href='https://m.example.net/'>Make an offer</a>")),
    ("/parked/searches", small("example.com", "<h2>Related searches</h2><ul><li><a href='/s?q=1'>Cheap flights</a></li><li><a href='/s?q=2'>Car insurance</a></li></ul><p>The domain owner maintains no relationship with third party advertisers.</p>")),
    ("/parked/expired", told("Domain expired", "This domain has expired. If you are the owner, please renew it with your registrar.")),
    ("/parked/expired-notice", told("tried.example", "This domain name expired on 12 March and is pending renewal or deletion.")),
    ("/taken-over", small("Best Online Casino Bonus 2026", "<h1>Best Online Casino</h1><p>Play slots, roulette and poker. Get 200 free spins now!</p>")),
    ("/suspended", told("Account Suspended", "This account has been suspended. Contact your hosting provider for more information.")),
    ("/suspended/site", told("Site suspended", "This website has been suspended by its host.")),
    ("/default/nginx", told("Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working. Further configuration is required.")),
    ("/default/apache", reply("<html><body><h1>It works!</h1></body></html>")),
    ("/default/tomcat", told("Apache Tomcat/9.0.65", "If you're seeing this, you've successfully installed Tomcat. Congratulations!")),
    ("/default/iis", small("IIS Windows Server", "<a href='http://go.microsoft.com/fwlink/?linkid=66138'><img src='iisstart.png' alt='IIS'></a>")),
    ("/default/caddy", told("Caddy works!", "Congratulations! Your web server is working.")),
    ("/fake.pdf", told("Not available", "The file is no longer available.")),
    ("/fake-typed.pdf", reply("<html><body><h1>Sorry</h1><p>We have moved.</p></body></html>", content_type="application/pdf")),
    ("/not-a-pdf.pdf", reply("this is not a pdf", content_type="application/pdf")),
    ("/image-as.pdf", reply(b"\x89PNG\r\n\x1a\n" + bytes(64), content_type="image/png")),
):  # fmt: skip
    chapter.dead(f"fixture{_path.replace('/', '-').replace('.', '-').lower()}", V.SOFT_404)(on_one_host(_path, _answer))

for _path, _answer in (
    ("/empty.pdf", reply("", content_type="application/pdf")),
    ("/empty-200", reply("")),
    ("/empty-document", reply("<html><head></head><body></body></html>")),
):
    chapter.dead(f"fixture{_path.replace('/', '-').replace('.', '-')}", V.UNAVAILABLE, V.SOFT_404)(
        on_one_host(_path, _answer)
    )


def _leading(path: str, to: str, answer: Behaviour | None, *, status: int = 302) -> Setting:
    """``path`` leads to ``to`` on the host that all have in common; ``answer``: what stands there."""

    def setting(stage: Stage) -> str:
        site = stage.shared("tried")
        if answer is not None:
            site.script(to, answer)
        site.script(path, redirect(to, status=status))
        return site.url(path)

    return setting


def _read(path: str, body: str, further: str = "", answer: Behaviour | None = None) -> Setting:
    """``path`` is a page with ``body``, from which a browser goes on to ``further``."""

    def setting(stage: Stage) -> str:
        site = stage.shared("tried")
        if answer is not None:
            site.script(further, answer)
        site.page(path, body)
        return site.url(path)

    return setting


for _path, _to, _there, _verdicts in (
    ("/redirect/home", "/", None, (V.SOFT_404,)),
    ("/redirect/home-query", "/?from=404", small("Front", "<h1>Welcome</h1>"), (V.SOFT_404,)),
    ("/redirect/index", "/index.html", small("Front", "<h1>Welcome</h1>"), (V.SOFT_404,)),
    ("/redirect/error-page", "/error.html", small("Oops", "<p>Something is missing.</p>"), (V.SOFT_404,)),
    ("/redirect/404-page", "/404.html", told("404", "Nothing here."), (V.SOFT_404,)),
    ("/redirect/to-404", "/nowhere/at/all", GONE, (V.BROKEN,)),
    ("/redirect/to-410", "/nowhere/gone", reply("gone", status=410), (V.BROKEN,)),
    ("/redirect/self", "/redirect/self", None, (V.BROKEN,)),
    ("/redirect/search", "/search?q=redirect", small("Search", "<h1>Search</h1><p>0 results</p>"), (V.SOFT_404,)),
):
    chapter.dead(f"fixture{_path.replace('/', '-')}", *_verdicts)(_leading(_path, _to, _there))

chapter.dead("fixture-meta-refresh-404", V.BROKEN, V.SOFT_404)(
    _read("/meta-refresh/404", "<meta http-equiv=refresh content='0; url=/lost'><p>Wait.</p>", "/lost", GONE)
)
chapter.dead("fixture-meta-refresh-home", V.SOFT_404)(
    _read("/meta-refresh/home", "<html><head><meta http-equiv='Refresh' content='0;URL=/'></head></html>")
)
chapter.dead("fixture-script-404", V.BROKEN, V.SOFT_404)(
    _read("/js-redirect/404", "<script>window.location.href = '/lost2';</script>", "/lost2", GONE)
)
chapter.dead("fixture-script-home", V.SOFT_404)(_read("/js-redirect/home", "<script>location.replace('/')</script>"))

for _path, _answer, _head in (
    ("/ok", reply("<html><head><title>OK</title></head><body><h1>OK</h1></body></html>"), None),
    ("/plain-ok", reply("ok", content_type="text/plain"), None),
    ("/200", reply("Hello"), None),
    ("/page1.html", reply("<html><body><p>Page one.</p></body></html>"), None),
    ("/article-about-404", told("How to design a good 404 page", "A 404 page says 'page not found'. It should offer a search."), None),
    ("/blog/404-errors-explained", told("404 errors explained", "When a page is not found, the server answers 404 Not Found."), None),
    ("/wiki/Domain_parking", told("Domain parking", "A parked domain shows 'this domain is for sale' and related searches."), None),
    ("/docs/account-suspended", told("Why was my account suspended?", "If you see 'This account has been suspended', pay your bill, then write to support."), None),
    ("/docs/nginx-welcome", told("Installing nginx", "Open a browser: you should see 'Welcome to nginx!'"), None),
    ("/head-405", SMALL, reply(status=405)),
    ("/head-404", SMALL, reply(status=404)),
    ("/head-501", SMALL, reply(status=501)),
    ("/no-title", reply("<p>Some text without a title.</p>"), None),
    ("/title-only", reply("<title>A title and nothing else</title>"), None),
    ("/no-content-type", reply("<title>Test page</title><p>Hello</p>", content_type=None), None),
    ("/octet-stream.pdf", reply(pdf(), content_type="application/octet-stream"), None),
    ("/pdf-without-suffix", reply(pdf(), content_type="application/pdf"), None),
    ("/latin1", reply("<title>Münster</title><p>Käse</p>".encode("latin-1"), content_type="text/html; charset=iso-8859-1"), None),
    ("/wrong-charset", reply("<title>Münster</title><p>Käse</p>".encode("latin-1"), content_type="text/html; charset=utf-8"), None),
    ("/chunked", reply("<title>Test page</title><p>Hello</p>", chunked=True), None),
    ("/image.png", reply(b"\x89PNG\r\n\x1a\n" + bytes(64), content_type="image/png"), None),
    ("/records.csv", reply("a,b\n1,2\n", content_type="text/csv"), None),
    ("/feed.xml", reply("<?xml version='1.0'?><rss><channel><title>News</title></channel></rss>", content_type="application/rss+xml"), None),
    ("/status/203", reply("<title>Test page</title><p>Hello</p>", status=203), None),
    ("/lost-and-found", told("Lost and found", "If you have lost something, ask at the desk."), None),
    ("/empty-set", told("The empty set", "A set with nothing in it is empty. It exists."), None),
    ("/casino-royale", told("Casino Royale", "A novel of 1953 by Ian Fleming."), None),
    ("/shop/domain-names", told("Domain names for sale", "We sell names under .org from 9 euros a year."), None),
):  # fmt: skip
    chapter.alive(f"fixture{_path.replace('/', '-').replace('.', '-').replace('_', '-').lower()}")(
        on_one_host(_path, _answer, head=_head)
    )

chapter.alive("fixture-redirect-301", V.REDIRECTED)(_leading("/redirect/301", "/moved/here", SMALL, status=301))
chapter.alive("fixture-redirect-308", V.REDIRECTED)(_leading("/redirect/308", "/moved/there", SMALL, status=308))
chapter.alive("fixture-redirect-302")(_leading("/redirect/302", "/somewhere/else", SMALL))
chapter.alive("fixture-redirect-307")(_leading("/redirect/307", "/somewhere/again", SMALL, status=307))
chapter.alive("fixture-meta-refresh-page", V.OK, V.REDIRECTED)(
    _read("/meta-refresh/page", "<meta http-equiv=refresh content='0; url=/target'>", "/target", SMALL)
)
chapter.alive("fixture-script-page", V.OK, V.REDIRECTED)(
    _read("/js-redirect/page", "<script>window.location = '/target2'</script>", "/target2", SMALL)
)
chapter.alive("fixture-part")(on_one_host("/parts", small("Parts", "<h2 id=two>Two</h2>"), further="#two"))
chapter.alive("fixture-part-missing", V.FRAGMENT_MISSING)(
    on_one_host("/parts-b", small("Parts", "<h2 id=two>Two</h2>"), further="#three")
)
chapter.alive("fixture-part-user-content")(
    on_one_host("/parts-c", small("Parts", "<h2><a id=user-content-usage></a>Usage</h2>"), further="#usage")
)
chapter.alive("fixture-part-page", V.OK)(on_one_host("/three-pages.pdf", reply(pdf(), content_type="application/pdf"), further="#page=3"))  # fmt: skip
chapter.alive("fixture-part-no-page", V.FRAGMENT_MISSING)(
    on_one_host("/three-pages-b.pdf", reply(pdf(), content_type="application/pdf"), further="#page=30")
)
chapter.alive("fixture-part-quoted")(on_one_host("/parts-d", small("Parts", "<p>We count boats.</p>"), further="#:~:text=count%20boats"))  # fmt: skip


@chapter.alive("fixture-cookie-loop", why="a browser keeps the cookie and gets the page")
def _(stage: Stage) -> str:
    site = stage.shared("tried")
    site.play(
        "/cookie-needed",
        lambda seen: SMALL if "seen=1" in seen.headers.get("cookie", "") else redirect("/cookie-needed", cookies=("seen=1; Path=/",)),
    )  # fmt: skip
    return site.url("/cookie-needed")


@chapter.alive("fixture-twelve-hops")
def _(stage: Stage) -> str:
    site: Site = stage.shared("tried")
    for number in range(12):
        site.script(f"/hop/{number}", redirect(f"/hop/{number + 1}"))
    site.script("/hop/12", SMALL)
    return site.url("/hop/0")


_UNKNOWN: tuple[tuple[str, Behaviour, tuple[LinkVerdict, ...]], ...] = (
    ("/login", small("Log in", "<form method=post><input name=user><input type=password name=pw><button>Log in</button></form>"), (V.BLOCKED,)),
    ("/challenge", reply("<title>Just a moment...</title><p>Checking your browser before accessing</p>", status=503, headers={"cf-mitigated": "challenge"}), (V.BLOCKED,)),
    ("/challenge-200", small("Just a moment...", "<p>Checking your browser before accessing this site.</p><script src=/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1></script>"), (V.BLOCKED,)),
    ("/captcha-200", small("Are you a robot?", "<p>Please complete the captcha to continue.</p><div class=g-recaptcha data-sitekey=x></div>"), (V.BLOCKED,)),
    ("/paywall/402", reply("pay", status=402), (V.BLOCKED,)),
    ("/basic-auth", reply("no", status=401, headers={"WWW-Authenticate": "Basic realm=x"}), (V.BLOCKED,)),
    ("/forbidden", reply("<h1>Forbidden</h1>", status=403), (V.BLOCKED,)),
    ("/status/999", reply("", status=999), (V.BLOCKED,)),
    ("/status/451", reply("", status=451), (V.BLOCKED,)),
    ("/status/418", reply("I'm a teapot", status=418), (V.BLOCKED, V.UNAVAILABLE)),
    ("/status/500", reply("<h1>Internal Server Error</h1>", status=500), (V.UNAVAILABLE,)),
    ("/status/503-retry", reply("later", status=503, headers={"Retry-After": "3600"}), (V.UNAVAILABLE, V.BLOCKED)),
    ("/maintenance-200", told("Maintenance", "We will be back soon. The site is down for scheduled maintenance."), (V.UNAVAILABLE,)),
    ("/db-error-200", reply("<h1>Error establishing a database connection</h1>"), (V.UNAVAILABLE,)),
    ("/php-error-200", reply("<b>Fatal error</b>: Uncaught Error: Call to a member function query() on null in /var/www/db.php:12"), (V.UNAVAILABLE,)),
    ("/truncated", reply("<title>Test", length=5_000), (V.UNAVAILABLE, V.OK)),
)  # fmt: skip
for _path, _answer, _allowed in _UNKNOWN:
    chapter.unknown(f"fixture{_path.replace('/', '-')}", *_allowed)(on_one_host(_path, _answer))
