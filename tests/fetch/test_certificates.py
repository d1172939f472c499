from __future__ import annotations

import ssl
from pathlib import Path

import certifi
import pytest

from refcheck.errors import ConfigError
from refcheck.fetch.certificates import authorities, tls_context, words_for_certificate, words_for_handshake


@pytest.mark.parametrize(
    ("code", "sent", "words"),
    [
        (10, 2, "expired"),
        (9, 2, "not yet valid"),
        (62, 2, "for another host"),
        (64, 1, "for another host"),
        (18, 1, "self-signed"),
        (19, 3, "an authority that is not known"),
        (20, 3, "an authority that is not known"),
        (20, 1, "intermediate certificate: probably one is missing"),
        (21, 1, "probably one is missing"),
        (20, None, "is missing, or the authority is unknown"),
        (23, 2, "revoked"),
        (66, 2, "too weak"),
        (26, 2, "not meant for this purpose"),
        (9999, 2, "does not hold up"),
    ],
)
def test_every_fault_has_its_words(code: int, sent: int | None, words: str) -> None:
    assert words in words_for_certificate(code, sent=sent)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("UNSUPPORTED_PROTOCOL", "too old"),
        ("tlsv1 alert protocol version", "too old"),
        ("SSLV3_ALERT_HANDSHAKE_FAILURE", "shares no way of encrypting"),
        ("WRONG_VERSION_NUMBER", "does not speak TLS"),
        ("TLSV1_UNRECOGNIZED_NAME", "does not know this name"),
        ("TLSV13_ALERT_CERTIFICATE_REQUIRED", "from its visitors"),
        ("TLSV1_ALERT_INTERNAL_ERROR", "with an alert"),
        ("SOMETHING_ELSE", "no secure connection"),
        ("", "no secure connection"),
    ],
)
def test_every_handshake_that_fails_has_its_words(reason: str, words: str) -> None:
    assert words in words_for_handshake(reason)


def test_certificates_and_names_are_checked_and_nothing_old_is_spoken() -> None:
    context = tls_context({})
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    names = {cipher["name"] for cipher in context.get_ciphers()}
    assert not any(word in name for name in names for word in ("NULL", "EXP", "RC4", "DES", "ADH", "MD5", "PSK"))
    assert "ECDHE-RSA-AES128-GCM-SHA256" in names


def test_authorities_are_certifis_or_those_that_a_variable_names(tmp_path: Path) -> None:
    assert authorities({}) == (certifi.where(), None)
    named = {"SSL_CERT_FILE": "/one", "REQUESTS_CA_BUNDLE": "/two", "CURL_CA_BUNDLE": ""}
    assert authorities(named) == ("/two", "REQUESTS_CA_BUNDLE")
    with pytest.raises(ConfigError, match="nowhere") as caught:
        tls_context({"SSL_CERT_FILE": str(tmp_path / "nowhere")})
    assert "SSL_CERT_FILE" in caught.value.remedy
