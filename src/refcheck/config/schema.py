"""The JSON schema of refcheck.toml, made of the table of keys; editors complete and check by it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from refcheck.config.keys import KEYS
from refcheck.config.types import PROJECT_URL

__all__ = ["FILE_NAME", "render", "schema", "shipped"]

FILE_NAME = "refcheck.schema.json"


def schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) of refcheck.toml, which is also that of [tool.refcheck].

    It admits every file that can be read; what only a user's own file may say is not told apart.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{PROJECT_URL}/raw/main/src/refcheck/config/{FILE_NAME}",
        "title": "refcheck",
        "description": "The configuration of refcheck: refcheck.toml, or [tool.refcheck] in pyproject.toml.",
        "type": "object",
        "properties": {key.name: {"description": key.summary, **key.read.schema} for key in KEYS},
        "additionalProperties": False,
    }


def render() -> str:
    """Return the schema as the text that is shipped."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def shipped() -> Path:
    """Return where the schema lies in this installation, for an editor's settings."""
    return Path(str(files("refcheck.config").joinpath(FILE_NAME)))
