"""The editor goes on: doors, walls, outages and faults, behind which the page may or may not be."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.editor_frames import at, framed, gives
from benchmarks.behaviours.pages import article
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import drip_head, hang, interim_for_ever, redirect, reply
from tests.fakes.certificates import Quality

V = LinkVerdict
chapter = Chapter()
_PATH = "/research/2016/eels-and-elvers"
_CHALLENGE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="390"></head><body class="no-js"><div class="main-wrapper" role="main"><div class="main-content"><noscript><div id="challenge-error-title"><div class="h2"><span id="challenge-error-text">Enable JavaScript and cookies to continue</span></div></div></noscript></div></div>'
    '<script>(function(){window._cf_chl_opt={cvId:"3",cZone:"www.example",cType:"managed",cRay:"8a1"};})();</script></body></html>'
)

chapter.unknown("ed-unsure-basic-authentication", V.BLOCKED)(
    gives(
        _PATH, reply("<h1>Authorization Required</h1>", status=401, headers={"WWW-Authenticate": 'Basic realm="Staff"'})
    )
)
chapter.unknown("ed-unsure-403-mitigated", V.BLOCKED)(
    gives(
        _PATH, reply(_CHALLENGE, status=403, headers={"cf-mitigated": "challenge", "Server": "cloudflare"}), kit="ojs"
    )
)
chapter.unknown("ed-unsure-503-challenge", V.BLOCKED)(
    gives(
        _PATH,
        reply(
            '<html><head><title>Attention Required!</title></head><body><h2>One more step</h2><p>Please complete the security check to access the site.</p><form id="challenge-form" action="/cdn-cgi/l/chk_captcha"></form></body></html>',
            status=503,
            headers={"Server": "cloudflare"},
        ),
    )
)
chapter.unknown("ed-unsure-robot-check-with-200", V.BLOCKED)(
    gives(
        _PATH,
        reply(
            '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 1187721098334112<br><a href="javascript:history.back();">[Go Back]</a></body></html>'
        ),
    )
)
chapter.unknown("ed-unsure-429-for-ever", V.BLOCKED)(gives(_PATH, reply("Too many requests", status=429)))
chapter.unknown("ed-unsure-999", V.BLOCKED)(
    gives("/in/mia-stroud", reply("<script>window.location.href='/authwall';</script>", status=999))
)
chapter.unknown("ed-unsure-geo-wall-451", V.BLOCKED)(
    gives(
        _PATH,
        reply(
            "<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are attempting to access this website from a country belonging to the European Economic Area.</p>",
            status=451,
        ),
        kit="paper",
    )
)
chapter.unknown("ed-unsure-geo-wall-with-200", V.BLOCKED)(
    gives(
        "/programme/b00x/episode-2",
        reply(
            framed(
                "Not available",
                "<h1>Sorry</h1><p>This programme is not available in your country.</p>",
                kit="paper",
                name="Radio Four Winds",
            )
        ),
        kit="paper",
        name="Radio Four Winds",
    )
)


@chapter.unknown("ed-unsure-led-to-single-sign-on", V.BLOCKED)
def _(stage: Stage) -> str:
    site, door = stage.host(), stage.host("idp")
    site.script(_PATH, redirect(door.url("/idp/profile/SAML2/Redirect/SSO?execution=e1s1")))
    door.page("/idp/profile/SAML2/Redirect/SSO?execution=e1s1", '<html><head><title>Web Login Service</title></head><body><img src="/idp/images/logo.png" alt="University"><form action="" method="post"><label for="username">Username</label><input id="username" name="j_username"><label for="password">Password</label><input type="password" id="password" name="j_password"><button type="submit" name="_eventId_proceed">Login</button></form></body></html>')  # fmt: skip
    return site.url(_PATH)


chapter.unknown("ed-unsure-intranet-form-in-its-frame", V.BLOCKED)(
    at(
        "/sites/archive/Shared%20Documents/protokoll-2009.aspx",
        "Anmelden",
        "<h1>Anmelden</h1><p>Dieser Bereich ist den Mitgliedern vorbehalten. Bitte melden Sie sich an.</p><div class='login'><label>Benutzername<input name='user'></label><label>Kennwort<input type='password' name='pass'></label><button>Anmelden</button></div>",
        lang="de", kit="sharepoint", name="Verein der Flusswarte",
    )
)  # fmt: skip
chapter.unknown("ed-unsure-shared-document-needs-access", V.BLOCKED)(
    gives(
        "/file/d/1Zx9aEeL/view",
        reply(
            '<!DOCTYPE html><html lang="en"><head><title>Docs - Access Denied</title></head><body><div id="main"><h1>You need access</h1><p>Ask for access, or switch to an account with access.</p><form><textarea placeholder="Message (optional)"></textarea><button>Request access</button></form></div></body></html>'
        ),
    )
)
chapter.unknown("ed-unsure-post-for-few", V.BLOCKED, V.UNAVAILABLE)(
    gives(
        "/riverwardens/posts/10158113",
        reply(
            '<!DOCTYPE html><html><head><title>Facepage</title></head><body><div role="main"><h2>This content isn\'t available right now</h2><p>When this happens, it\'s usually because the owner only shared it with a small group of people, changed who can see it or it\'s been deleted.</p><a href="/">Go to News Feed</a></div></body></html>'
        ),
    )
)
chapter.unknown("ed-unsure-maintenance-with-200", V.UNAVAILABLE)(
    at(
        _PATH,
        "Wartungsarbeiten",
        "<h1>Wartungsarbeiten</h1><p>Unser Internetauftritt wird gerade überarbeitet und ist in Kürze wieder erreichbar. Wir bitten um Ihr Verständnis.</p>",
        lang="de", kit="typo3", name="Landesamt für Umwelt", lost="same",
    )
)  # fmt: skip
chapter.unknown("ed-unsure-database-is-down", V.UNAVAILABLE)(
    gives(
        _PATH,
        reply(
            '<!DOCTYPE html><html><head><title>Database Error</title></head><body id="error-page"><div class="wp-die-message"><h1>Error establishing a database connection</h1></div></body></html>',
            status=500,
        ),
    )
)
chapter.unknown("ed-unsure-stack-trace-with-200", V.UNAVAILABLE)(
    gives(
        "/search.php?id=88",
        reply(
            "<br />\n<b>Fatal error</b>:  Uncaught mysqli_sql_exception: Too many connections in /var/www/html/inc/db.php:12\nStack trace:\n#0 /var/www/html/inc/db.php(12): mysqli_connect()\n#1 {main}\n  thrown in <b>/var/www/html/inc/db.php</b> on line <b>12</b><br />"
        ),
    )
)
chapter.unknown("ed-unsure-no-answer", V.TIMEOUT)(gives(_PATH, hang()))
chapter.unknown("ed-unsure-head-that-drips", V.TIMEOUT)(gives(_PATH, drip_head()))
chapter.unknown("ed-unsure-continue-without-end", V.TIMEOUT)(gives(_PATH, interim_for_ever()))


def _secure(quality: Quality) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host(tls=quality)
        site.page(_PATH, article("Eels and elvers"))
        return site.url(_PATH, scheme="https")

    return setting


chapter.unknown("ed-unsure-certificate-ran-out", V.TLS_ERROR)(_secure("expired"))


@chapter.unknown("ed-unsure-shell-of-an-application", V.UNAVAILABLE, V.OK, why="only a browser could tell")
def _(stage: Stage) -> str:
    site = stage.host()
    body = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>River Data Explorer</title><base href="/"><link rel="stylesheet" href="styles.4f1.css"></head><body><app-root><div class="spinner"></div></app-root><script src="runtime.1a.js" type="module"></script><script src="main.77.js" type="module"></script></body></html>'
    site.page("/", body)
    site.otherwise = reply(body)
    return site.url("/records/88/elver-counts")
