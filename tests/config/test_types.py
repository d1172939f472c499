from __future__ import annotations

from collections.abc import Callable

import pytest

from refcheck.config import Config, LockMode, MemoryConfig, NetworkConfig, Search
from refcheck.errors import ConfigError
from refcheck.model.finding import Severity


def test_words_become_members() -> None:
    """Members are told apart by identity: a plain "off" would have let titles be sent."""
    assert NetworkConfig(search="off").search is Search.OFF  # type: ignore[arg-type]  # what a program may write
    assert MemoryConfig(lock="ignore").lock is LockMode.IGNORE  # type: ignore[arg-type]  # the same
    assert Config(fail_on="warning").fail_on is Severity.WARNING  # type: ignore[arg-type]  # the same
    assert Config(fail_on=None).fail_on is None


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: NetworkConfig(search="maybe"), "search is 'maybe'; choose from off, fields, raw"),  # type: ignore[arg-type]
        (lambda: MemoryConfig(lock="write"), "lock is 'write'; choose from update, read, ignore, accept"),  # type: ignore[arg-type]
        (lambda: Config(fail_on="never"), "fail_on is 'never'; choose from error, warning, info"),  # type: ignore[arg-type]
        (lambda: Config(only=("link",)), "only has 'link'; choose from links, metadata, document"),
        (lambda: Config(only="links"), "only is one text, not several; write only=('links',)"),  # type: ignore[arg-type]
        (lambda: Config(select="TTL"), "select is one text, not several; write select=('TTL',)"),  # type: ignore[arg-type]
    ],
)
def test_what_no_reader_has_looked_at_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        make()
    assert str(raised.value) == message
