"""libcurl's errors in our words. The texts are those of libcurl 8.23 with OpenSSL 3.6."""

from __future__ import annotations

import errno

import pytest

from refcheck.fetch.curl_failures import (
    Seen,
    explain,
    failure_to_connect,
    is_ragged,
    is_short,
    least_sure,
    took_no_connection,
    wants_leniency,
)
from refcheck.fetch.exchange import Failure

EOF = "OpenSSL SSL_read: OpenSSL/3.6.5: error:0A000126:SSL routines::unexpected eof while reading, errno 0"
RESET = "Recv failure: Connection reset by peer"


@pytest.mark.parametrize(
    ("code", "message", "verified", "failure", "words"),
    [
        (1, "Received HTTP/0.9 when not allowed", 0, Failure.GARBLED, "does not begin"),
        (3, "URL using bad/illegal format", 0, Failure.MALFORMED, "cannot be asked"),
        (8, "Header without colon", 0, Failure.GARBLED, "not a proper HTTP answer"),
        (18, "end of response with 100 bytes missing", 0, Failure.RESET, "closed the connection"),
        (27, "Out of memory", 0, Failure.CONNECT, "failed"),
        (28, "Operation timed out", 0, Failure.TIMEOUT, "in time"),
        (35, "TLS connect error: error:0A00010B:SSL routines::wrong version number", 1, Failure.TLS, "not speak TLS"),
        (35, "TLS connect error: error:0A00042E:SSL routines::tlsv1 alert protocol version", 1, Failure.TLS, "too old"),
        (
            35,
            "TLS connect error: error:0A000410:SSL routines::ssl/tls alert handshake failure",
            1,
            Failure.TLS,
            "way of",
        ),
        (35, "something unheard of", 1, Failure.TLS, "no secure connection"),
        (35, RESET, 1, Failure.RESET, "reset the connection"),
        (35, "Send failure: Broken pipe", 1, Failure.RESET, "mid-conversation"),
        (35, f"TLS connect error: {EOF}", 1, Failure.RESET, "mid-conversation"),
        (52, "Empty reply from server", 0, Failure.RESET, "without an answer"),
        (55, "Send failure", 0, Failure.RESET, "mid-conversation"),
        (56, RESET, 0, Failure.RESET, "reset the connection"),
        (56, EOF, 0, Failure.RESET, "without an answer"),
        (56, "Too large response headers: 312485 > 307200", 0, Failure.GARBLED, "longer"),
        (56, "chunk hex-length char not a hex digit: 0x7a", 0, Failure.GARBLED, "chunk"),
        (56, "error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0", 0, Failure.TLS, "wants a cert"),
        (60, "SSL certificate OpenSSL verify result: certificate has expired (10)", 10, Failure.TLS, "expired"),
        (60, "SSL certificate OpenSSL verify result: unable to get local issuer (20)", 20, Failure.TLS, "issuer"),
        (60, "SSL: no alternative certificate subject name matches target 'x'", 1, Failure.TLS, "another host"),
        (67, "Login denied", 0, Failure.FORBIDDEN, "password"),
        (100, "A value or data field grew larger than allowed", 0, Failure.GARBLED, "longer"),
    ],
)
def test_errors_are_told_apart(code: int, message: str, verified: int, failure: Failure, words: str) -> None:
    found, detail = explain(code, message, verified=verified, seen=Seen.NOTHING, proxied=False)
    assert found is failure
    assert words in detail


def test_a_missing_intermediate_is_told_from_an_unknown_authority() -> None:
    said = "SSL certificate OpenSSL verify result: unable to get local issuer certificate (20)"
    told = [
        explain(60, said, verified=20, sent=sent, seen=Seen.NOTHING, proxied=False)[1].partition(": ")[2]
        for sent in (1, 2, None)
    ]
    assert "sent no intermediate certificate" in told[0]
    assert told[1] == "it comes from an authority that is not known here"
    assert "is missing, or the authority is unknown" in told[2]


def test_how_much_came_is_told() -> None:
    told = [explain(56, EOF, verified=0, seen=seen, proxied=False)[1] for seen in Seen]
    assert told[1:] == ["the answer broke off in mid-header", "the answer broke off before its body was whole"]


@pytest.mark.parametrize(
    ("code", "message"),
    [(5, ""), (6, ""), (7, ""), (97, ""), (56, "CONNECT tunnel failed, response 407"), (56, "Proxy CONNECT aborted")],
)
def test_a_proxys_faults_are_its_own(code: int, message: str) -> None:
    failure, detail = explain(code, message, verified=0, seen=Seen.NOTHING, proxied=True)
    assert (failure, "proxy" in detail) == (Failure.CONNECT, True)
    assert explain(56, RESET, verified=0, seen=Seen.NOTHING, proxied=True)[0] is Failure.RESET


def test_why_no_connection_came_about() -> None:
    assert failure_to_connect(28, 0) is Failure.TIMEOUT
    assert failure_to_connect(7, errno.ETIMEDOUT) is Failure.TIMEOUT
    assert failure_to_connect(7, errno.ECONNREFUSED) is Failure.CONNECTION_REFUSED
    assert failure_to_connect(7, errno.ECONNRESET) is Failure.RESET
    assert failure_to_connect(7, errno.EHOSTUNREACH) is Failure.NO_ROUTE
    assert failure_to_connect(7, errno.EAFNOSUPPORT) is Failure.NO_ROUTE
    assert failure_to_connect(7, 0) is Failure.CONNECT
    assert took_no_connection(7, connected=False)
    assert took_no_connection(28, connected=False)
    assert not took_no_connection(28, connected=True)
    assert not took_no_connection(35, connected=False)


def test_of_several_addresses_the_failure_that_says_least_counts() -> None:
    assert least_sure([Failure.CONNECTION_REFUSED, Failure.TIMEOUT])[0] is Failure.TIMEOUT
    assert least_sure([Failure.NO_ROUTE, Failure.CONNECTION_REFUSED])[0] is Failure.CONNECTION_REFUSED
    assert least_sure([Failure.NO_ROUTE])[1] == "there is no way to the host from this network"


def test_what_only_broke_off_and_what_deserves_another_reader() -> None:
    assert is_short(18, "")
    assert is_short(56, EOF)
    assert not is_short(56, RESET)
    assert is_ragged(56, EOF)
    assert not is_ragged(18, "")
    assert wants_leniency(8, "Header without colon")
    assert wants_leniency(61, "Unsolicited Transfer-Encoding (gzip) found")
    assert wants_leniency(35, "TLS connect error: error:0A000152:SSL routines::unsafe legacy renegotiation disabled")
    assert not wants_leniency(35, EOF)
    assert not wants_leniency(56, RESET)
