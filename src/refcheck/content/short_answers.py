"""Short answers that are no pages: plain text, JSON, XML, which say of themselves that something is not there."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

from refcheck.content.charset import decode
from refcheck.content.signs import Sign, sentence_sign, sign_of
from refcheck.text.lazy import lazy_re

__all__ = ["text_sign"]

_SENTENCE = lazy_re(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u0964]+(?:\s|$)|[\u3002\uff01\u17d4\u104b]")
_SAID = frozenset({Sign.ERROR, Sign.OUTAGE, Sign.REFUSED, Sign.CHALLENGE})


def text_sign(body: bytes, content_type: str, url: str = "") -> Sign | None:
    """Return what a short answer in plain text, XML or JSON at ``url`` says it is, ``None`` for a file like any other."""
    if not 0 < len(body) <= 2_000 or _IS_OF_ERRORS.search(unquote(url).rpartition("/")[2]):
        return None
    text = decode(body, content_type).strip()
    if text.startswith("<"):
        match = _XML_ERROR.search(text)
        sign = _code_sign(match[1] or match[2] or match[3]) if match is not None else None
        return sign or _said_in_xml(text)
    if text.startswith("{") and text.endswith("}"):
        return _json_sign(text)
    lines = [line for line in text.splitlines() if line.strip()]
    if len(text) > 300 or not lines or len(lines) > 4 or lines[0].startswith("#"):
        return None
    sign = sign_of(lines[0]) or sentence_sign(_SENTENCE.split(lines[0])[0])
    # A play called "Not found" has more to say.
    return sign if len(lines) <= 2 or sign_of(lines[1]) or sentence_sign(_SENTENCE.split(lines[1])[0]) else None


_XML_ERROR = lazy_re(
    r"<(?:\w{1,20}:)?error\s[^<>]{0,300}?\bcode\s?=\s?[\"']([A-Za-z_-]{3,60})[\"']"
    r"|<(?:\w{1,20}:)?(?:error|fault|exception)[^<>]{0,300}>\s{0,99}<(?:\w{1,20}:)?(?:code|faultcode)>([A-Za-z_-]{3,60})<"
    r"|<(?:\w{1,20}:)?Exception\s[^<>]{0,300}?\bexceptionCode\s?=\s?[\"']([A-Za-z_-]{3,60})[\"']",
    re.IGNORECASE,
)
"""The code of an error in XML: of OAI-PMH, of storage, of map services."""
_IS_OF_ERRORS = lazy_re(r"(?i)(?:error|example|sample|fixture|schema)[\w.-]{0,60}\.(?:json|xml|txt|ya?ml)$")
"""A file whose name says that it shows an answer of a program, as documentation has them."""
_XML_ROOT = lazy_re(
    r"(?i)(?:<\?xml[^<>]{0,200}\?>\s{0,99})?<(?:\w{1,20}:)?\w{0,30}(?:error|fault|exception)\w{0,30}[\s>]"
)
_TAG = lazy_re(r"<[^<>]{0,300}>")
_CODE_GONE = lazy_re(r"(?:not ?found|no such|does ?n.?o?t exist|not exist|no records? match|unknown|gone\b)")


def _code_sign(code: str) -> Sign | None:
    """Return what the code of an error says: "NoSuchKey", "idDoesNotExist", "AccessDenied"."""
    words = re.sub(r"[_-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", code)).lower()
    if _CODE_GONE.search(words):
        return Sign.ERROR
    return Sign.REFUSED if re.search(r"denied|forbidden|not authori[sz]ed", words) else None


_JSON_STATUS = lazy_re(r'"(?:status|statusCode|status_code|error_code|errorCode|error)"\s{0,9}:\s{0,9}"?(?:404|410)\b')
_JSON_TEXT = lazy_re(r'"(?:error|message|detail|reason|msg|error_description)"\s{0,9}:\s{0,9}"([^"\\]{3,160})"')
_OF_MESSAGES = frozenset({"detail", "message", "error", "reason", "msg", "code", "type", "status", "error_description"})
_WORKED = frozenset({"success", "ok", "succeeded", "found", "exists"})
_FAILED = frozenset({"failed", "error", "iserror", "is_error"})
_STATE = frozenset({"status", "result", "state"})
_FAILURES = frozenset({"error", "fail", "failed", "failure", "ng"})
"""How an answer says of itself that nothing came of it: what its message says then is of what was asked for."""
_JSON_CODE = lazy_re(r'"code"\s{0,9}:\s{0,9}"?(?:404|410|34)\b')
"""A code of an error where there is a message as well; else it may be that of an area."""


def _json_sign(text: str) -> Sign | None:
    if _JSON_STATUS.search(text) or (_JSON_CODE.search(text) and _JSON_TEXT.search(text)):
        return Sign.ERROR
    messages = _JSON_TEXT.findall(text)[:5]
    if sign := next((sign for said in messages if (sign := sentence_sign(said)) in _SAID), None):
        return sign
    top = _top_of(text)
    told = next((sign for said in messages if (sign := _code_sign(said)) is not None), None)
    if _has_failed(top):
        return told or Sign.OUTAGE
    # Nothing but a message: "detail", and perhaps a code.
    return told if top and top.keys() <= _OF_MESSAGES else None


def _top_of(text: str) -> dict[str, object]:
    """Return what an answer says at its top, by names in lower case; nothing where it is no object."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {str(name).lower(): one for name, one in told.items()} if isinstance(told, dict) else {}


def _has_failed(top: dict[str, object]) -> bool:
    """Return whether an answer says at its top, not of a part of it, that nothing came of it."""
    return any(
        (key in _WORKED and value is False)
        or (key in _FAILED and value is True)
        or (key in _STATE and isinstance(value, str) and value.lower() in _FAILURES)
        for key, value in top.items()
    )


def _said_in_xml(text: str) -> Sign | None:
    """Return what the first text of a document says whose outermost element is an error."""
    if _XML_ROOT.match(text) is None:
        return None
    texts = [one.strip() for one in _TAG.split(text) if one.strip()]
    return next((sign for one in texts[:5] if (sign := sentence_sign(_SENTENCE.split(one)[0])) in _SAID), None)
