"""Certificates of an own authority, good and bad ones, made when they are first needed."""

from __future__ import annotations

import ssl
import tempfile
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import trustme

Quality = Literal[
    "good",
    "self-signed",
    "unknown-authority",
    "wrong-host",
    "expired",
    "not-yet",
    "chained",
    "missing-intermediate",
    "surplus-root",
    "old-protocol",
    "wants-client-certificate",
]
"""``self-signed`` is one by an authority that nobody knows, ``unknown-authority`` sends that authority's
intermediate along. ``chained`` sends an intermediate that it needs, ``missing-intermediate`` does not; ``surplus-root``
sends the root as well, which nobody needs. ``old-protocol`` speaks TLS 1.0 and 1.1 only.
"""
_PERIODS: dict[str, dict[str, Any]] = {
    "expired": {"not_before": datetime(2020, 1, 1, tzinfo=UTC), "not_after": datetime(2021, 1, 1, tzinfo=UTC)},
    "not-yet": {"not_before": datetime(2090, 1, 1, tzinfo=UTC), "not_after": datetime(2091, 1, 1, tzinfo=UTC)},
}


class Certificates:
    """An authority and what it issues; ``folder`` keeps its own certificate for clients."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self._stranger: trustme.CA | None = None
        self.file = folder / "authority.pem"
        self._authority.cert_pem.write_to_path(str(self.file))

    def context(self, names: tuple[str, ...], quality: Quality) -> ssl.SSLContext:
        """A server's context with a certificate for ``names``, or one that is bad on purpose."""
        if quality == "wrong-host":
            names = ("somebody.else.example",)
        issuer = self._issuer(quality)
        certificate = issuer.issue_cert(*names, **_PERIODS.get(quality, {}))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if quality == "missing-intermediate":
            _load(context, certificate, certificate.cert_chain_pems[:1])
        elif quality == "surplus-root":
            _load(context, certificate, [*certificate.cert_chain_pems, self._authority.cert_pem])
        else:
            certificate.configure_cert(context)
        if quality == "old-protocol":
            _age(context)
        if quality == "wants-client-certificate":
            context.verify_mode = ssl.CERT_REQUIRED
            self._authority.configure_trust(context)
        return context

    def _issuer(self, quality: Quality) -> trustme.CA:
        if quality == "self-signed":
            self._stranger = self._stranger or trustme.CA()
            return self._stranger
        if quality == "unknown-authority":
            self._stranger = self._stranger or trustme.CA()
            return self._stranger.create_child_ca()
        return self._authority.create_child_ca() if quality in {"chained", "missing-intermediate"} else self._authority


def _load(context: ssl.SSLContext, certificate: trustme.LeafCert, chain: list[trustme.Blob]) -> None:
    """Load a key with exactly this chain."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "server.pem"
        file.write_bytes(certificate.private_key_pem.bytes() + b"".join(blob.bytes() for blob in chain))
        context.load_cert_chain(file)


def _age(context: ssl.SSLContext) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that nobody should speak it is the point
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
