"""Whose certificates are believed, and in words why one was not.

Revocation is not looked up: it takes another request, to another host, for every certificate.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from pathlib import Path

import certifi

from refcheck.errors import ConfigError

__all__ = ["CertificateError", "authorities", "tls_context", "words_for_certificate", "words_for_handshake"]

_CERTIFICATES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
CIPHERS = "@SECLEVEL=2:ECDHE+AESGCM:ECDHE+CHACHA20:RSA+AESGCM:ECDHE+AES:RSA+AES:!aNULL:!eNULL:!PSK:!SRP"
"""What browsers offer. Python's own list leaves out what older servers still need (RSA, CBC) and
offers what browsers do not (finite-field Diffie-Hellman, where servers with short keys fail).
"""

# Results of OpenSSL's verification (x509_vfy.h); the last two come with a self-signed authority sent along.
_NOT_YET_VALID = 9
_EXPIRED = 10
_SELF_SIGNED = 18
_SELF_SIGNED_AUTHORITY = 19
_NO_ISSUER = frozenset({2, 20, 21, 27})
_WRONG_HOST = frozenset({62, 64})
_WEAK = frozenset({66, 67, 68})
_REVOKED = 23
_WORDS = {
    _NOT_YET_VALID: "it is not yet valid",
    _EXPIRED: "it has expired",
    _SELF_SIGNED: "it is self-signed: nobody but the host itself vouches for it",
    _SELF_SIGNED_AUTHORITY: "it comes from an authority that is not known here",
    _REVOKED: "it has been revoked",
    24: "it comes from a host that is no authority",
    26: "it is not meant for this purpose",
}
# OpenSSL's reasons (sslerr.h), as Python names them.
_OLD = frozenset(
    {
        "UNSUPPORTED_PROTOCOL",
        "TLSV1_ALERT_PROTOCOL_VERSION",
        "VERSION_TOO_LOW",
        "WRONG_SSL_VERSION",
        "NO_PROTOCOLS_AVAILABLE",
    }
)
_NO_COMMON = frozenset(
    {
        "SSLV3_ALERT_HANDSHAKE_FAILURE",
        "TLSV1_ALERT_INSUFFICIENT_SECURITY",
        "NO_SHARED_CIPHER",
        "WRONG_CIPHER_RETURNED",
        "UNKNOWN_CIPHER_RETURNED",
        "DH_KEY_TOO_SMALL",
        "EE_KEY_TOO_SMALL",
        "WRONG_SIGNATURE_TYPE",
        "WRONG_CURVE",
        "BAD_DH_VALUE",
    }
)
_NOT_TLS = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "PACKET_LENGTH_TOO_LONG"})


class CertificateError(OSError):  # so that the standard library closes the socket
    """A certificate that is not accepted; the text says why, without the name of the host."""


class _NamingSocket(ssl.SSLSocket):
    """A TLS connection that says of a certificate what is wrong with it."""

    def do_handshake(self, block: bool = False) -> None:  # noqa: FBT002 - the standard library's own face
        """Shake hands. Raises ``CertificateError``."""
        try:
            super().do_handshake(block)
        except ssl.SSLCertVerificationError as error:
            raise CertificateError(words_for_certificate(error.verify_code, sent=self._sent())) from error

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        """Return what was received, as any socket does.

        The standard library looks for early bytes while it makes this object, and lets go of it without
        closing it when the host has broken off meanwhile.
        """
        try:
            return super().recv(buflen, flags)
        except ConnectionError:
            if getattr(self, "_sslobj", None) is None:
                self.close()
            raise

    def _sent(self) -> int | None:
        """Return how many certificates the host sent, ``None`` when this Python does not tell."""
        holder = getattr(self, "_sslobj", None)  # public only from Python 3.13 on, and there only afterwards
        chain = getattr(holder, "get_unverified_chain", None)
        return len(chain() or ()) if chain is not None else None


def words_for_certificate(code: int, *, sent: int | None) -> str:
    """Return what is wrong with a certificate: ``code`` is OpenSSL's, ``sent`` the length of the chain.

    A single certificate whose issuer is not known is nearly always one whose intermediate the host
    forgot to send, which browsers fetch by themselves or know already.
    """
    if code in _NO_ISSUER:
        if sent == 1:
            return (
                "its issuer is not known here, and the host sent no intermediate certificate: "
                "probably one is missing (browsers often find it themselves)"
            )
        if sent is None:
            return "its issuer is not known here: an intermediate certificate is missing, or the authority is unknown"
        return "it comes from an authority that is not known here"
    if code in _WRONG_HOST:
        return "it is for another host"
    if code in _WEAK:
        return "its key or signature is too weak"
    return _WORDS.get(code, "it does not hold up")


def words_for_handshake(reason: str) -> str:
    """Return why no secure connection came about; ``reason`` is OpenSSL's, as Python names it."""
    reason = reason.upper().replace(" ", "_")
    if reason in _OLD:
        return "the host only speaks versions of TLS that are too old"
    if reason in _NO_COMMON:
        return "the host refused the handshake: it shares no way of encrypting with us"
    if reason in _NOT_TLS:
        return "the host does not speak TLS at this port"
    if reason in {"TLSV1_UNRECOGNIZED_NAME", "TLSV1_ALERT_UNRECOGNIZED_NAME"}:
        return "the host does not know this name"
    if "CERTIFICATE_REQUIRED" in reason or reason == "SSLV3_ALERT_BAD_CERTIFICATE":
        return "the host wants a certificate from its visitors"
    if "ALERT" in reason:
        return "the host broke the handshake off with an alert"
    return "no secure connection could be made"


def authorities(environment: Mapping[str, str]) -> tuple[str, str | None]:
    """Return the file or folder of the authorities that are believed, and the variable that names it."""
    name = next((name for name in _CERTIFICATES if environment.get(name)), None)
    return (environment[name], name) if name else (certifi.where(), None)


def tls_context(environment: Mapping[str, str]) -> ssl.SSLContext:
    """Return the TLS context of all connections: names and certificates are checked, as browsers do.

    Raises ``ConfigError`` when the authorities that ``environment`` names cannot be read.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.sslsocket_class = _NamingSocket
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(CIPHERS)
    context.options |= ssl.OP_NO_COMPRESSION
    # Old servers that cannot renegotiate safely are met by browsers too; nothing here renegotiates.
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4) | ssl.OP_NO_RENEGOTIATION
    # Python 3.13 refuses certificates for faults of form that no browser minds.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    path, name = authorities(environment)
    try:
        if Path(path).is_dir():
            context.load_verify_locations(capath=path)
        else:
            context.load_verify_locations(cafile=path)
    except (OSError, ssl.SSLError):
        raise ConfigError(
            f"no certificates can be read from {path}",
            remedy=f"correct or unset {name}" if name else "install the package certifi again",
        ) from None
    return context
