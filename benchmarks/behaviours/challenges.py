"""Proofs of being human, logins, consent and walls: the page lives, and a program does not get it."""

from __future__ import annotations

from benchmarks.behaviours.case import PATH, Chapter, Setting, answering, slug
from benchmarks.behaviours.pages import ARTICLE, CHALLENGE, LOGIN, article, page
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, redirect, reply

V = LinkVerdict
chapter = Chapter()

_SCRIPT = "<script>document.cookie='__test=1';location.href='?i=1'</script>"
for _name, _status, _body, _headers in (
    ("cloudflare", 403, CHALLENGE, {"cf-mitigated": "challenge", "Server": "cloudflare"}),
    ("cloudflare-without-a-body", 403, "", {"cf-mitigated": "challenge"}),
    ("cloudflare-429", 429, CHALLENGE, {"cf-mitigated": "challenge"}),
    ("cloudflare-404", 404, CHALLENGE, {"cf-mitigated": "challenge"}),
    (
        "cloudflare-503",
        503,
        page("Just a moment...", "<h1>Checking your browser before accessing</h1><form id='challenge-form'></form>"),
        {"Server": "cloudflare"},
    ),
    ("cloudflare-200", 200, CHALLENGE, {}),
    ("cloudflare-german", 403, page("Nur einen Moment …", "<script>window._cf_chl_opt={}</script>"), {}),
    ("cloudflare-blocked", 403, page("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1>"), {}),
    ("cloudflare-1020", 403, page("Access denied | www.example.org used Cloudflare to restrict access"), {}),
    ("aws-202", 202, "", {"x-amzn-waf-action": "challenge"}),
    ("aws-202-with-a-script", 202, page("", "<script>window.gokuProps = {key: '1'}</script>"), {}),
    ("aws-405", 405, page("Human Verification", "<div id='captcha'></div>"), {"x-amzn-waf-action": "captcha"}),
    (
        "imperva",
        200,
        (
            "<html><head><META NAME='ROBOTS' CONTENT='NOINDEX'></head><iframe src='/_Incapsula_Resource?SWUDNSAI=31'>"
            "Request unsuccessful. Incapsula incident ID: 877000-1</iframe></html>"
        ),
        {},
    ),
    ("imperva-pardon", 200, page("Pardon Our Interruption", "<p>As you were browsing something made us think</p>"), {}),
    (
        "datadome",
        403,
        page("example.org", "<script src='https://ct.captcha-delivery.com/c.js'></script>"),
        {"x-datadome": "protected"},
    ),
    (
        "anubis",
        200,
        page("Making sure you're not a bot!", "<script src='/.within.website/x/cmd/anubis/static/js/main.mjs'>"),
        {},
    ),
    ("perimeterx", 403, page("Access to this page has been denied.", "<div id='px-captcha'></div>"), {}),
    ("akamai", 403, page("Access Denied", "<h1>Access Denied</h1>You don't have permission. Reference #18.1"), {}),
    ("captcha-200", 200, page("Are you a robot?", "<div class='g-recaptcha' data-sitekey='1'></div>"), {}),
    ("captcha-bare", 200, page("Verification", "<form><div class='h-captcha' data-sitekey='1'></div></form>"), {}),
    ("turnstile", 200, page("Checking", "<div class='cf-turnstile' data-sitekey='1'></div>"), {}),
    ("robot-check", 503, page("Robot Check", "<p>Enter the characters you see below</p>"), {}),
    (
        "vercel",
        429,
        page("Vercel Security Checkpoint", "<p>We're verifying your browser</p>"),
        {"x-vercel-mitigated": "challenge"},
    ),
    ("kasada", 429, "<script>window.KPSDK={};</script>", {"x-kpsdk-ct": "1"}),
    ("f5", 200, page("Request Rejected", "The requested URL was rejected. Your support ID is: 1234"), {}),
    (
        "sucuri",
        200,
        page("You are being redirected...", "<script>var s={},S='';document.cookie=r;location.reload()</script>"),
        {},
    ),
    ("ddos-guard", 403, page("DDOS-GUARD", "<script src='/.well-known/ddos-guard/js-challenge/index.js'>"), {}),
    ("modsecurity", 406, page("Not Acceptable!", "<p>An appropriate representation could not be found.</p>"), {}),
    ("client-challenge", 200, page("Client Challenge", "<p>JavaScript is disabled in your browser.</p>"), {}),
    (
        "needs-script",
        200,
        page("", "<noscript>Please enable JavaScript to continue.</noscript><script src='/_c'></script>"),
        {},
    ),
    ("needs-cookies", 200, page("Cookies must be enabled", "<p>Your browser does not accept cookies.</p>"), {}),
    ("country", 403, page("Not available in your country"), {}),
    ("country-451", 451, page("Unavailable for legal reasons"), {}),
):
    # Those that have a script and nothing else may be told from a script-made page by nobody.
    _right = (V.BLOCKED, V.OK) if _name == "needs-script" else (V.BLOCKED,)
    chapter.alive(f"challenge-{_name}", *_right)(answering(reply(_body, status=_status, headers=_headers)))


chapter.alive("challenge-wordfence", V.BLOCKED, V.UNAVAILABLE)(
    answering(reply(page("Your access to this site has been limited by the site owner"), status=503))
)


@chapter.alive("challenge-cookie-script", V.BLOCKED)
def _(stage: Stage) -> str:
    site = stage.host()
    site.otherwise = reply(page("", f"<script src='/aes.js'></script>{_SCRIPT}<noscript>Enable JavaScript</noscript>"))
    return site.url(PATH)


@chapter.alive("challenge-akamai-200", V.BLOCKED)
def _(stage: Stage) -> str:
    site = stage.host()
    again = "<script>var i = 1; bm = 'verify'</script>"
    refresh = f"<meta http-equiv='refresh' content=\"5; URL='{PATH}?bm-verify=AAQ'\">"
    site.otherwise = reply(page("", again, head=refresh))
    return site.url(PATH)


def _leading(to: str, target: Behaviour, status: int = 302) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.script(PATH, redirect(to, status=status))
        site.script(to, target)
        return site.url(PATH)

    return setting


_CAPTCHA = reply(page("Verification", "<p>Our systems have detected unusual traffic.</p>"), status=429)
chapter.alive("challenge-unusual-traffic", V.BLOCKED)(_leading("/sorry/index?continue=/reports", _CAPTCHA))
chapter.alive("challenge-showcaptcha", V.BLOCKED)(
    _leading("/showcaptcha?retpath=/reports", reply(page("Are you not a robot?", "<div id='smart-captcha'></div>")))
)
chapter.alive("challenge-behind-a-redirect", V.BLOCKED)(
    _leading("/new", reply(CHALLENGE, status=403, headers={"cf-mitigated": "challenge"}), 301)
)
chapter.alive("challenge-at-a-pdf", V.BLOCKED)(
    answering(reply(CHALLENGE, status=403, headers={"cf-mitigated": "challenge"}), path="/files/report.pdf")
)
chapter.alive("challenge-at-a-pdf-with-200", V.BLOCKED)(
    answering(reply(page("Just a moment...", "<script>window._cf_chl_opt={}</script>")), path="/files/report.pdf")
)


@chapter.alive("challenge-on-every-page", V.BLOCKED)
def _(stage: Stage) -> str:
    site = stage.host()
    guard = reply(page("Human verification", "<p>Press and hold.</p>"))
    site.page("/", page("Human verification", "<p>Press and hold.</p>"))
    site.otherwise = guard
    return site.url(PATH)


chapter.alive("challenge-once", V.BLOCKED, V.OK)(
    answering(reply(CHALLENGE, status=503, headers={"cf-mitigated": "challenge"}), reply(ARTICLE))
)

_DOOR = reply(LOGIN)
for _login in (
    *("/login", "/login?next=/reports/2017", "/user/login", "/accounts/login/?next=/a", "/signin", "/sign-in?r=1"),
    *("/wp-login.php?redirect_to=/a", "/auth/realms/x/protocol/openid-connect/auth?x=1", "/Account/Login?ReturnUrl=/a"),
    *("/users/sign_in", "/Shibboleth.sso/Login?target=/a", "/cas/login?service=/a", "/anmelden"),
):
    chapter.unknown(f"login-at-{slug(_login)}", V.BLOCKED)(_leading(_login, _DOOR))


@chapter.unknown("login-on-another-host", V.BLOCKED)
def _(stage: Stage) -> str:
    site, door = stage.host(), stage.host("sso")
    site.script(PATH, redirect(door.url("/idp/profile/SAML2/Redirect/SSO?SAMLRequest=1")))
    door.page("/idp/profile/SAML2/Redirect/SSO?SAMLRequest=1", LOGIN)
    return site.url(PATH)


chapter.unknown("login-shown-at-once", V.BLOCKED)(answering(reply(LOGIN)))
chapter.unknown("login-shown-at-once-with-the-sites-title", V.BLOCKED)(
    answering(reply(page("Intranet", LOGIN.partition("<body>")[2].partition("</body>")[0])))
)


@chapter.unknown("login-by-meta-refresh", V.BLOCKED)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(PATH, page("", head='<meta http-equiv="refresh" content="0;url=/login?next=/reports">'))
    site.page("/login?next=/reports", LOGIN)
    return site.url(PATH)


@chapter.alive("consent-on-another-host", V.OK, V.BLOCKED)
def _(stage: Stage) -> str:
    site, consent = stage.host(), stage.host("consent")
    site.script(PATH, redirect(consent.url("/collectConsent?sessionId=1&continue=/reports")))
    consent.page(
        "/collectConsent?sessionId=1&continue=/reports",
        page("Before you continue", "<form><button>Accept all</button><button>Reject all</button></form>"),
    )
    return site.url(PATH)


chapter.alive("consent-shown-first", V.OK, V.BLOCKED)(
    answering(reply(page("We value your privacy", "<button>Accept all</button> <button>Settings</button>")))
)
chapter.alive("age-gate", V.OK, V.BLOCKED)(
    answering(reply(page("Are you over 18?", "<form><button>Yes</button><button>No</button></form>")))
)
chapter.alive("paywall-402", V.BLOCKED)(answering(reply(page("Subscribe"), status=402)))
chapter.alive("paywall-403", V.BLOCKED)(answering(reply(page("Subscribe to read"), status=403)))
chapter.alive("paywall-teaser")(
    answering(reply(article("Wages fall again", after="<div>You have read your last free article. Subscribe.</div>")))
)
chapter.alive("paywall-abstract")(
    answering(
        reply(
            page(
                "Wages on plantations | Journal of Labour",
                "<h1>Wages on plantations</h1><p>Abstract. We study wages.</p><a>Get access</a> <a>Buy article</a>",
                head='<meta name="citation_title" content="Wages on plantations">',
            )
        )
    )
)
