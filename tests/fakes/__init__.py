"""A web that the tests script: hosts on loopback, a name service, certificates, manners to watch.

```python
from tests.fakes import FakeWeb, LoopbackIsPublic, redirect, reply, reset

def test_something():
    with FakeWeb() as web:
        site = web.host("www.example.org")            # plays http and https under its name
        site.page("/gone", status=404)
        site.page("/", title="Home", body="<h1>Home</h1>")
        site.script("/busy", reply(status=429, headers={"Retry-After": "0"}), reply())   # the last one stays
        site.script("/old", redirect("https://www.example.org/", status=301))
        web.missing("gone.example.org")               # no such host
        web.unreachable_resolver()                    # from now on the machine is offline

        with web.transport(config) as transport:      # resolver, certificates and ports in place; kind="curl"
            responses = list(fetch_all(requests, config=config, transport=transport))
        assert [seen.path for seen in site.seen] == ["/gone"]
```

- ``web.host(name)`` listens on an own 127.0.0.x; under ``web.transport`` the name is reached at its
  usual ports 80 and 443. A subprocess reaches it at ``site.local("/x")`` (``http://127.0.0.x:PORT/x``)
  with ``--allow-private-network``.
- Behaviours: ``reply``, ``redirect``, ``drip_head``, ``drip_body``, ``hang``, ``reset``, ``empty``,
  ``raw``, ``interim_for_ever``, ``huge_head``, ``gzip_bomb``. HEAD is answered 405 everywhere.
- ``site.seen`` is what it got, in order: method, path, headers (lower-case names), time, SNI.
- Everything ends with the ``with`` block, and by itself after 30 seconds.
"""

from __future__ import annotations

from tests.fakes.behaviours import (
    Behaviour,
    drip_body,
    drip_head,
    empty,
    gzip_bomb,
    hang,
    huge_head,
    interim_for_ever,
    raw,
    redirect,
    reply,
    reset,
)
from tests.fakes.clock import FakeClock
from tests.fakes.resolver import FakeResolver, LoopbackIsPublic
from tests.fakes.server import FakeHost, FakeWeb, Kind, Seen
from tests.fakes.transport import FakeTransport

__all__ = [
    "Behaviour",
    "FakeClock",
    "FakeHost",
    "FakeResolver",
    "FakeTransport",
    "FakeWeb",
    "Kind",
    "LoopbackIsPublic",
    "Seen",
    "drip_body",
    "drip_head",
    "empty",
    "gzip_bomb",
    "hang",
    "huge_head",
    "interim_for_ever",
    "raw",
    "redirect",
    "reply",
    "reset",
]
