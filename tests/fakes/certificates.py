"""Certificates of an own authority, good and bad ones, made when they are first needed."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import trustme

Quality = Literal["good", "self-signed", "wrong-host", "expired"]


class Certificates:
    """An authority and what it issues; ``folder`` keeps its own certificate for clients."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self._stranger: trustme.CA | None = None
        self.file = folder / "authority.pem"
        self._authority.cert_pem.write_to_path(str(self.file))

    def context(self, names: tuple[str, ...], quality: Quality) -> ssl.SSLContext:
        """A server's context with a certificate for ``names``, or one that is bad on purpose."""
        authority = self._authority
        if quality == "self-signed":
            authority = self._stranger = self._stranger or trustme.CA()
        if quality == "wrong-host":
            names = ("somebody.else.example",)
        if quality == "expired":
            certificate = authority.issue_cert(
                *names, not_before=datetime(2020, 1, 1, tzinfo=UTC), not_after=datetime(2021, 1, 1, tzinfo=UTC)
            )
        else:
            certificate = authority.issue_cert(*names)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        return context
