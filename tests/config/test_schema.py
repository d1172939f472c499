"""The schema says what the readers take: neither may know a key or a value that the other does not."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from refcheck.config import schema
from refcheck.config.keys import KEYS
from tests.docs.pages import DOCS, fences

VALUES: tuple[Any, ...] = (
    *(
        True,
        0,
        1,
        2,
        3,
        0.5,
        5000,
        100_000,
        -1,
        "",
        " ",
        "a.md",
        "DOC",
        "doc, ttl002",
        "!",
        [],
        ["a.md"],
        [""],
        [1],
        {},
    ),
    *(
        "error",
        "never",
        "links",
        "links, document",
        ["links", "metadata"],
        ["links,other"],
        "fields",
        "requests",
        "read",
    ),
    *("http://proxy.example:3128", "socks5://proxy.example:1", "me@example.org", "a-key", "~/cache"),
    *({"wayback": "https://mirror.example"}, {"wayback": "x"}, {"other": "https://mirror.example"}),
    *(
        {"drafts/*": "LNK"},
        {"drafts/*": ["LNK", {"codes": "DOC", "reason": "a draft"}]},
        {"": "LNK"},
        {"a": {"codes": "DOC"}},
    ),
    *({"codes": ["DOC"], "reason": "x"}, [{"codes": "DOC", "reason": "x", "until": date(2030, 1, 31)}]),
    *([{"codes": "DOC"}], [{"codes": "DOC", "reason": "x", "untill": date(2030, 1, 31)}], [["DOC"]]),
)


def in_json(value: Any) -> Any:
    """A value of TOML as an editor hands it to a schema: days are strings."""
    return json.loads(json.dumps(value, default=str))


def admits(key: Any, value: Any) -> bool:
    validator = jsonschema.Draft202012Validator(schema.schema())
    return bool(validator.is_valid({key.name: in_json(value)}))


def takes(key: Any, value: Any) -> bool:
    try:
        key.read(value)
    except ValueError:
        return False
    return True


def test_the_schema_that_is_shipped_is_the_one_of_the_keys(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--renew-golden"):
        schema.shipped().write_text(schema.render(), encoding="utf-8")
    assert schema.shipped().read_text(encoding="utf-8") == schema.render()


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schema())


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_what_is_read_is_admitted(key: Any) -> None:
    taken = [value for value in VALUES if takes(key, value)]
    assert taken
    assert [value for value in taken if not admits(key, value)] == []


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_what_is_plainly_wrong_is_not_admitted(key: Any) -> None:
    wrong = [value for value in VALUES if not takes(key, value) and not admits(key, value)]
    assert len(wrong) > 5


def test_a_key_that_does_not_exist_is_not_admitted() -> None:
    validator = jsonschema.Draft202012Validator(schema.schema())
    assert not validator.is_valid({"timeuot": 3})


def test_the_examples_of_the_manual_are_admitted() -> None:
    found = fences((DOCS / "configuration.md").read_text(encoding="utf-8"), "toml")
    assert found
    for body in found:
        table = tomllib.loads(body)
        table = table.get("tool", {}).get("refcheck", table)
        jsonschema.validate(in_json(table), schema.schema())


def test_it_lies_in_the_package() -> None:
    assert schema.shipped().parent == Path(schema.__file__).parent
