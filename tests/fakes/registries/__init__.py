"""A scholarly internet for tests and benchmarks: registries that hold the works they are given.

```python
from tests.fakes import FakeWeb
from tests.fakes.registries import Holder, ScholarlyWeb, TrueWork, Trouble

works = [TrueWork(work=Work(type="article-journal", title="...", doi="10.1000/1"), held_by=frozenset({Holder.CROSSREF}))]
with FakeWeb() as web:
    scholarly = ScholarlyWeb(web, works)
    scholarly.trouble("api.openalex.org", Trouble.DOWN)
    with web.transport(config.network) as transport:
        report = refcheck.check(path, config=config, transport=transport)
    assert scholarly.traffic.hosts["api.crossref.org"].kinds == {"list": 1}
```

Each module answers as one service's documentation and its real answers do, in shape; the words are
its own. What a registry does to a right record (markup, capitals, missing subtitles) is a ``Defect``.
"""

from __future__ import annotations

from tests.fakes.registries.internet import ScholarlyWeb
from tests.fakes.registries.traffic import Traffic, Trouble
from tests.fakes.registries.truth import Defect, Holder, TrueWork, Update

__all__ = ["Defect", "Holder", "ScholarlyWeb", "Traffic", "Trouble", "TrueWork", "Update"]
