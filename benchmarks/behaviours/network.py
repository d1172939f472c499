"""Below HTTP: names, connections, and what comes instead of an answer. And TLS."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.behaviours.case import PATH, Chapter, answering
from benchmarks.behaviours.pages import ARTICLE, CHALLENGE, article, page
from benchmarks.behaviours.stage import Stage
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, empty, hang, raw, redirect, reply, reset
from tests.fakes.certificates import Quality

V = LinkVerdict
chapter = Chapter()


@chapter.dead("connection-refused")
def _(stage: Stage) -> str:
    site = stage.host()
    url = site.url(PATH)
    site.close()
    return url


@chapter.dead("https-refused")
def _(stage: Stage) -> str:
    site = stage.host()
    url = site.url(PATH, scheme="https")
    site.port("https")
    site.close()
    return url


def _greeting(behaviour: Behaviour, *, scheme: str = "http") -> Callable[[Stage], str]:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.greeting = behaviour
        return site.url(PATH, scheme=scheme)

    return setting


chapter.unknown("reset-at-once", V.UNAVAILABLE)(_greeting(reset()))
chapter.unknown("closed-at-once", V.UNAVAILABLE)(_greeting(empty()))
chapter.unknown("hangs-at-once", V.TIMEOUT)(_greeting(hang()))
chapter.unknown("garbage-at-once", V.UNAVAILABLE)(_greeting(raw(b"220 mail.example ESMTP\r\n" * 3)))
chapter.unknown("ssh-banner", V.UNAVAILABLE)(_greeting(raw(b"SSH-2.0-OpenSSH_9.6\r\n")))

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n"
chapter.unknown("reset", V.UNAVAILABLE)(answering(reset()))
chapter.unknown("reset-in-the-head", V.UNAVAILABLE)(answering(reset(after=_HEAD[:40])))
chapter.unknown("reset-after-the-head", V.UNAVAILABLE)(answering(reset(after=_HEAD)))
chapter.unknown("reset-in-the-body", V.UNAVAILABLE, V.OK)(answering(reset(after=_HEAD + ARTICLE.encode()[:1_000])))
chapter.unknown("closed-without-an-answer", V.UNAVAILABLE)(answering(empty()))
chapter.unknown("closed-in-the-head", V.UNAVAILABLE)(answering(raw(_HEAD[:40])))
chapter.unknown("closed-after-the-head", V.UNAVAILABLE, V.SOFT_404)(answering(raw(_HEAD)))
chapter.unknown("hangs", V.TIMEOUT)(answering(hang()))
chapter.unknown("hangs-in-the-head", V.TIMEOUT)(answering(hang(after=_HEAD[:40])))
chapter.unknown("hangs-after-the-head", V.TIMEOUT)(answering(hang(after=_HEAD)))
chapter.unknown("garbage", V.UNAVAILABLE)(answering(raw(b"\x16\x03\x01\x00\xa5 hello there\r\n\r\n" * 20)))
chapter.unknown("no-status", V.UNAVAILABLE)(answering(raw(b"HTTP/1.1 OK\r\nContent-Length: 2\r\n\r\nhi")))
chapter.unknown("status-of-four-figures", V.UNAVAILABLE)(
    answering(raw(b"HTTP/1.1 2000 OK\r\nContent-Length: 2\r\n\r\nhi"))
)
chapter.unknown("http-0.9", V.UNAVAILABLE)(answering(raw(b"<html><title>Old</title></html>")))
for _name, _behaviour in {"reset": reset(), "closed": empty(), "garbage": raw(b"\x00" * 64)}.items():
    _expected = (V.OK, V.UNAVAILABLE) if _name == "garbage" else (V.OK,)
    chapter.alive(f"{_name}-once", *_expected)(answering(_behaviour, reply(ARTICLE)))
chapter.alive("reset-twice")(answering(reset(), reset(), reply(ARTICLE)))


@chapter.dead("no-such-host", in_process=True)
def _(stage: Stage) -> str:
    stage.web.missing("www.no-such-host.example")
    return f"http://www.no-such-host.example{PATH}"


@chapter.dead("no-such-host-https", in_process=True)
def _(stage: Stage) -> str:
    stage.web.missing("www.no-such-host-https.example")
    return f"https://www.no-such-host-https.example{PATH}"


@chapter.unknown("name-service-fails", V.UNAVAILABLE, in_process=True)
def _(stage: Stage) -> str:
    stage.web.resolver.set("www.name-service-fails.example", Failure.RESOLVER)
    return f"http://www.name-service-fails.example{PATH}"


for _name, _address in {
    "private": "10.1.2.3",
    "link-local": "169.254.169.254",
    "shared": "100.64.0.9",
    "private-6": "fd00::1",
}.items():

    @chapter.unknown(f"resolves-to-{_name}", V.SKIPPED, in_process=True)
    def _(stage: Stage, name: str = _name, address: str = _address) -> str:
        stage.web.resolver.set(f"www.{name}.example", address)
        return f"http://www.{name}.example{PATH}"


@chapter.unknown("leads-to-a-private-address", V.SKIPPED, in_process=True)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect("http://10.1.2.3/admin"))
    return site.url(PATH)


@chapter.alive("second-address-answers", in_process=True)
def _(stage: Stage) -> str:
    site, silent = stage.host(), stage.host("silent")
    silent.close()
    site.page(PATH, ARTICLE)
    stage.web.resolver.set(site.name, ("127.0.0.1", site.address))
    return f"http://{site.name}:{site.port()}{PATH}"


@chapter.alive("https")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(PATH, ARTICLE)
    return site.url(PATH, scheme="https")


def _tls(quality: Quality) -> Callable[[Stage], str]:
    def setting(stage: Stage) -> str:
        site = stage.host(tls=quality)
        site.page(PATH, ARTICLE)
        return site.url(PATH, scheme="https")

    return setting


chapter.alive("tls-with-an-intermediate")(_tls("chained"))
chapter.alive("tls-with-a-surplus-root")(_tls("surplus-root"))
# Browsers know or fetch the missing certificate, so that a person sees the page.
chapter.alive("tls-without-its-intermediate", V.TLS_ERROR, V.OK)(_tls("missing-intermediate"))
chapter.unknown("tls-expired", V.TLS_ERROR)(_tls("expired"))
chapter.unknown("tls-not-yet-valid", V.TLS_ERROR)(_tls("not-yet"))
chapter.unknown("tls-wrong-host", V.TLS_ERROR)(_tls("wrong-host"))
chapter.unknown("tls-unknown-authority", V.TLS_ERROR)(_tls("self-signed"))
chapter.unknown("tls-old-protocol", V.TLS_ERROR)(_tls("old-protocol"))
chapter.unknown("tls-wants-a-client-certificate", V.TLS_ERROR, V.BLOCKED, V.UNAVAILABLE)(
    _tls("wants-client-certificate")
)
chapter.unknown("tls-handshake-reset", V.TLS_ERROR, V.UNAVAILABLE)(_greeting(reset(), scheme="https"))
chapter.unknown("tls-handshake-closed", V.TLS_ERROR, V.UNAVAILABLE)(_greeting(empty(), scheme="https"))
chapter.unknown("tls-handshake-hangs", V.TIMEOUT)(_greeting(hang(), scheme="https"))
chapter.unknown("tls-alert", V.TLS_ERROR)(_greeting(raw(b"\x15\x03\x03\x00\x02\x02\x28"), scheme="https"))
chapter.unknown("tls-unrecognised-name", V.TLS_ERROR)(_greeting(raw(b"\x15\x03\x03\x00\x02\x02\x70"), scheme="https"))
chapter.unknown("tls-port-speaks-http", V.TLS_ERROR)(
    _greeting(raw(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"), scheme="https")
)


@chapter.unknown("http-on-the-tls-port", V.UNAVAILABLE, V.BLOCKED)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(PATH, ARTICLE)
    return f"http://{site.name if stage.named else site.address}:{site.port('https')}{PATH}"


@chapter.alive("http-lives-and-https-is-expired")
def _(stage: Stage) -> str:
    site = stage.host(tls="expired")
    site.page(PATH, ARTICLE)
    return site.url(PATH)


chapter.unknown("plain-http-to-a-tls-port-400", V.BLOCKED, V.UNAVAILABLE)(
    answering(reply(page("400 The plain HTTP request was sent to HTTPS port"), status=400))
)
chapter.unknown("client-certificate-missing-400", V.BLOCKED, V.UNAVAILABLE)(
    answering(reply(page("400 No required SSL certificate was sent"), status=400))
)


def _shared(path: str, behaviour: Behaviour) -> Callable[[Stage], str]:
    """One address of a host on which the next are alive, dead and refused."""

    def setting(stage: Stage) -> str:
        site = stage.shared("mixed-fates")
        site.script(path, behaviour)
        return site.url(path)

    return setting


for _number in range(3):
    chapter.alive(f"mixed-alive-{_number}")(
        _shared(f"/reports/{_number}", reply(article(f"Wages in the year 201{_number}, a survey")))
    )
chapter.dead("mixed-dead")(_shared("/reports/lost", reply(page("Not found"), status=404)))
chapter.unknown("mixed-refused", V.BLOCKED)(_shared("/members/only", reply(page("No"), status=403)))
chapter.alive("mixed-moved", V.REDIRECTED)(_shared("/reports/zero", redirect("/reports/0", status=301)))
chapter.alive("mixed-challenge", V.BLOCKED)(_shared("/guarded", reply(CHALLENGE, status=403)))
chapter.unknown("mixed-reset", V.UNAVAILABLE)(_shared("/broken", reset()))
