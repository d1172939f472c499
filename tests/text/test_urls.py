from __future__ import annotations

from urllib.parse import SplitResult, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.text import urls
from refcheck.text.urls import (
    MAX_URL,
    PLAIN,
    host_of,
    is_web,
    mend,
    normalise,
    redact,
    redact_within,
    same_page,
    site_of,
    split,
    without_fragment,
)

URLISH = st.text(alphabet="abwW.:/?#&=%25;@[]()<>\\_*'\"~ \t\n\r\u200b\u00adéß。!{}-", max_size=40)
SECRET = st.text(alphabet="abcXYZ019-._~+/", min_size=1, max_size=20).map(lambda text: f"s3cr3t{text}")


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("http://www.x.example/Resources\\_72/book\\_a.pdf", "http://www.x.example/Resources_72/book_a.pdf"),
        ("http://x.example/Resources\\\\_72/b", "http://x.example/Resources_72/b"),
        ("http://x.example/\\~user/\\(a\\)", "http://x.example/~user/(a)"),
        ("https://x.example/a?b=1&amp;c=2&amp;amp;d", "https://x.example/a?b=1&c=2&d"),
        ("https://x.example/a?b=1&copy=2&section=3&lt=4", "https://x.example/a?b=1&copy=2&section=3&lt=4"),
        ("https://x.example/a.", "https://x.example/a"),
        ("https://x.example/a).", "https://x.example/a"),
        ("https://x.example/a…", "https://x.example/a"),
        ("https://x.example/a。", "https://x.example/a"),
        ("https://x.example/a&gt;", "https://x.example/a"),
        ("https://x.example/a .", "https://x.example/a"),
        ("https://x.example/wiki/A_(b)", "https://x.example/wiki/A_(b)"),
        ("(https://x.example/a)", "https://x.example/a"),
        ("<https://x.example/a>", "https://x.example/a"),
        ("“https://x.example/a”", "https://x.example/a"),
        ("*https://x.example/a*", "https://x.example/a"),
        ("https://x.example/?q=ab*", "https://x.example/?q=ab*"),
        ("https://x.example/?q='a'", "https://x.example/?q='a'"),
        ("https://x.example/a\u200bb", "https://x.example/ab"),
        ("https://x.example/a\r\n b", "https://x.example/a%20b"),
        ("https://x.example/a b?c=d e#f g", "https://x.example/a%20b?c=d%20e#f%20g"),
        ("https://münchen.example/straße?q=ü", "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%BC"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("http://a ß.example/", "http://a ß.example/"),
        ("http://βόλος.com/", "http://xn--nxasmm1c.com/"),
        ("http://１２７.０.０.１/", "http://127.0.0.1/"),
        ("http://i❤.example/", "http://xn--i-7iq.example/"),
        ("https://x.example/\ud800a?\udfffb", "https://x.example/%3Fa??b"),
        ("http://\ud800.example/a", "http://\ud800.example/a"),
        ("http://x。ß.example/", "http://x.xn--zca.example/"),
        ("https://x.example/a.#", "https://x.example/a"),
        ("http://ex\u00adample.example/", "http://example.example/"),
        ("https://x.example/%20a%zz%2f100%", "https://x.example/%20a%zz%2f100%"),
        (
            "https://x.example/?q=%C3%A9&u=https://y.example/?a=b",
            "https://x.example/?q=%C3%A9&u=https://y.example/?a=b",
        ),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("https://[2001:DB8::1]:443/", "https://[2001:db8::1]/"),
        ("http://User:pa:ss@X.example/", "http://User:pa:ss@x.example/"),
        ("HTTP://X.EXAMPLE.:80/A", "http://x.example/A"),
        ("www.mekongmigration.org", "http://www.mekongmigration.org"),
        ("//x.example/a", "http://x.example/a"),
        ("x.example/a", "x.example/a"),
        ("mailto:a@x.example", "mailto:a@x.example"),
        ("http://[::1", "http://[::1"),
        ("http://x.example:abc/", "http://x.example:abc/"),
        ("http://" + "a" * 70 + "é.example/", "http://" + "a" * 70 + "é.example/"),
        ("https://x.example/a;b=1", "https://x.example/a;b=1"),
        ("https://x.example/?z=1&a=2&&z=3&e=", "https://x.example/?z=1&a=2&&z=3&e="),
        ("http://https://x.example/a", "https://x.example/a"),
        ("https://https//x.example/a", "https://x.example/a"),
        ("http:// http:/x.example/a", "http://x.example/a"),
        ("https:/x.example/a", "https://x.example/a"),
        ("https:///x.example/a", "https:///x.example/a"),
        ("https://https.example/http://a", "https://https.example/http://a"),
        ("", ""),
        ("...", ""),
    ],
)
def test_addresses_are_mended(raw: str, url: str) -> None:
    assert mend(raw) == url
    assert mend(url) == url


@given(st.sampled_from(["", "http://", "https://x.example/", "www.x.", "(", "<"]), URLISH)
def test_mending_twice_changes_nothing(start: str, rest: str) -> None:
    once = mend(start + rest)
    assert mend(once) == once


@given(URLISH)
def test_normalising_twice_changes_nothing(rest: str) -> None:
    once = normalise("https://x.example/" + rest)
    assert normalise(once) == once


@given(
    st.lists(
        st.tuples(st.text(alphabet="abAB12%", max_size=5), st.text(alphabet="xyXY34+", min_size=1, max_size=5)),
        min_size=1,
        max_size=5,
    )
)
def test_order_and_values_of_the_query_stay(pairs: list[tuple[str, str]]) -> None:
    query = "&".join(f"{name}={value}" for name, value in pairs)
    parts = split(mend(f"https://x.example/a?{query}"))
    assert parts is not None
    assert parts.query == query


@given(st.text(max_size=60))
def test_what_is_mended_for_the_web_is_ascii(text: str) -> None:
    url = mend(f"https://x.example/{text}")
    assert url.isascii()
    assert not any(char <= " " for char in url)


def test_long_addresses_are_left_alone() -> None:
    long = "https://x.example/" + ")" * MAX_URL
    assert mend(f" {long} ") == long
    assert split(long) is None
    assert not is_web(long)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://X.example", "https://x.example/"),
        ("https://x.example/%7Euser", "https://x.example/~user"),
        ("https://x.example/%c3%a9", "https://x.example/é"),
        ("https://x.example:443/a#b", "https://x.example/a"),
        ("https://x.example/a\\_b", "https://x.example/a_b"),
        ("https://x.example/?a=%41", "https://x.example/?a=A"),
    ],
)
def test_two_spellings_of_one_address_are_equal(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://X.example", "https://x.example/", True),
        (
            "https://de.wikipedia.org/wiki/Erik_Satie",
            "https://de.wikipedia.org/w/index.php?title=Erik_Satie&oldid=7",
            True,
        ),
        ("https://de.wikipedia.org/wiki/K%C3%B6ln", "https://de.m.wikipedia.org/wiki/Köln", True),
        ("https://de.wikipedia.org/wiki/Erik_Satie", "https://fr.wikipedia.org/wiki/Erik_Satie", False),
        (
            "https://de.wikipedia.org/w/index.php?title=A&oldid=7",
            "https://de.wikipedia.org/w/index.php?title=B&oldid=7",
            False,
        ),
        ("https://x.example/index.php?id=1", "https://x.example/index.php?id=2", False),
        ("no address", "none either", False),
        ("https://[x/wiki/a", "https://[y/wiki/a", False),
    ],
)
def test_versions_of_a_page_of_a_wiki_are_one_page(one: str, other: str, same: bool) -> None:
    assert same_page(one, other) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://x.example/", "https://x.example/"),
        ("https://x.example/a", "https://x.example/A"),
        ("https://x.example/a%2Fb", "https://x.example/a/b"),
        ("https://x.example/?a=1&b=2", "https://x.example/?b=2&a=1"),
        ("https://x.example/a", "https://x.example/a/"),
    ],
)
def test_two_addresses_stay_two(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_what_is_no_address_is_only_mended() -> None:
    assert normalise("x.example/a#b.") == "x.example/a"


@pytest.mark.parametrize(
    ("url", "web"),
    [
        ("https://x.example/", True),
        ("HTTP://[::1]/", True),
        ("ftp://x.example/", False),
        ("mailto:a@x.example", False),
        ("http://", False),
        ("http:///a", False),
        ("http://a b.example/", False),
        ("http://x.example\\a", False),
        ("http://[::1", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_web_addresses_are_told(url: str, web: bool) -> None:
    assert is_web(url) is web


def test_hosts_and_sites_are_told() -> None:
    assert host_of("https://User@WWW.X.example.:8080/a") == "www.x.example"
    assert host_of("http://[::1]:80/") == "::1"
    assert host_of("nothing") == host_of("http://[::1") == ""
    assert site_of("openknowledge.worldbank.org") == "worldbank.org"
    assert site_of("www.example.co.uk") == "example.co.uk"
    assert site_of("a.b.go.th") == "b.go.th"
    assert site_of("127.0.0.1") == "127.0.0.1"
    assert site_of("::1") == "::1"
    assert site_of("localhost") == "localhost"
    assert without_fragment("https://x.example/a#b#c") == "https://x.example/a"


@pytest.mark.parametrize(
    ("url", "redacted"),
    [
        ("https://u:p@x.example/a", "https://***@x.example/a"),
        ("https://u@x.example", "https://***@x.example"),
        ("https://a:b@c:d@x.example/", "https://***@x.example/"),
        ("//u:p@x.example/", "//***@x.example/"),
        ("https:/u:p@x.example/", "https:/***@x.example/"),
        ("https:\\\\u:p@x.example/", "https:\\\\***@x.example/"),
        ("u:p@x.example", "***@x.example"),
        ("http://u:p@[::1/?token=abc", "http://***@[::1/?token=***"),
        ("https://x.example:bad/?token=abc", "https://x.example:bad/?token=***"),
        ("https://x.example/?a=1&access_token=abc&b=2", "https://x.example/?a=1&access_token=***&b=2"),
        ("https://x.example/?a=1&amp;token=abc", "https://x.example/?a=1&amp;token=***"),
        ("https://x.example/?a=1;token=abc", "https://x.example/?a=1;token=***"),
        ("https://x.example/a;jsessionid=abc?b=1", "https://x.example/a;jsessionid=***?b=1"),
        ("https://x.example/#access_token=abc&x=1", "https://x.example/#access_token=***&x=1"),
        ("https://x.example/#/r?token=abc", "https://x.example/#/r?token=***"),
        ("https://x.example/?api%5Fkey=abc", "https://x.example/?api%5Fkey=***"),
        ("https://x.example/?to%256ben=abc", "https://x.example/?to%256ben=***"),
        ("https://x.example/?token[]=abc", "https://x.example/?token[]=***"),
        (
            "https://x.example/?url=https%3A%2F%2Fy.example%2F%3Ftoken%3Dabc",
            "https://x.example/?url=https://y.example/%3Ftoken%3D***",
        ),
        (
            "https://web.archive.org/web/2010/https://u:p@y.example/?token=abc",
            "https://web.archive.org/web/2010/https://***@y.example/?token=***",
        ),
        (
            "https://x.example/save/https%3A%2F%2Fu%3Ap%40y.example",
            "https://x.example/save/https://***@y.example",
        ),
    ],
)
def test_secrets_are_taken_out(url: str, redacted: str) -> None:
    assert redact(url) == redacted
    assert redact(redacted) == redacted


@pytest.mark.parametrize(
    "url",
    [
        "https://openknowledge.worldbank.org/bitstream/handle/10986/28342/9781464811067.pdf?sequence=22&isAllowed=y",
        "https://x.example/?keyword=a&monkey=b&keys=1&author=x&design=1&sid=2&code=3",
        "https://x.example/?q=100%25&r=%C3%A9#part=2",
        "https://x.example/?token",
        "https://x.example/?token=",
        "https://x.example/@user/post?to=a@x.example",
        "mailto:info@mekongmigration.org",
        "10.1000/182",
        "",
    ],
)
def test_ordinary_addresses_stay(url: str) -> None:
    assert redact(url) == url


NAMES = [
    "token", "sig", "key", "rlkey", "apikey", "api_key", "apiKey", "API-KEY", "accessToken", "access_token", "refresh.token",
    "X-Amz-Signature", "X-Amz-Credential", "X-Goog-Signature", "AWSAccessKeyId", "GoogleAccessId", "client_secret", "password",
    "pwd", "passphrase", "auth", "Authorization", "sessionid", "JSESSIONID", "PHPSESSID", "jwt", "bearer", "hmac", "signature",
    "subscription-key", "token[]", "%74oken", "\u200btoken",
]  # fmt: skip
PLACES = [
    "https://x.example/?{}",
    "https://x.example/a?b=1&{}&c=2",
    "https://x.example/a;{}",
    "https://x.example/#{}",
    "x?{}",
    "http://[bad/?{}",
]


@given(st.sampled_from(PLACES), st.sampled_from(NAMES), SECRET)
def test_no_secret_of_a_parameter_gets_through(place: str, name: str, secret: str) -> None:
    assert secret not in redact(place.format(f"{name}={secret}"))


@given(
    st.sampled_from(
        ["https://{}@x.example/a", "//{}@x.example", "ftp://{}@[::1]/", "https://y.example/https://{}@x.example/"]
    ),
    SECRET.map(lambda text: text.replace("/", "")),
)
def test_no_password_gets_through(place: str, secret: str) -> None:
    assert secret not in redact(place.format(f"user:{secret}"))
    assert secret not in redact(place.format(secret))


def test_secrets_of_long_addresses_are_taken_out() -> None:
    long = "https://x.example/" + "a" * MAX_URL + "?token=s3cr3t"
    assert "s3cr3t" not in redact(long)


@given(st.text(max_size=60))
def test_redacting_twice_changes_nothing(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


@pytest.mark.parametrize(
    "hostile",
    [
        " " * 300_000,
        ")" * 200_000,
        "&amp;" * 100_000,
        "\\" * 200_000,
        "?a=%25" * 50_000,
        "//" * 100_000,
        "@" * 200_000,
        "a;" * 100_000,
        "http://" + "é" * 100_000,
    ],
)
def test_hostile_addresses_end(hostile: str) -> None:
    for url in (hostile, "https://x.example/" + hostile, "https://x.example/" + hostile[:8_000]):
        mend(url)
        normalise(url)
        redact(url)


# Plain addresses take a short way: it must lead to where the long one does.

PLAINISH = st.from_regex(
    r"https?://[a-z0-9_.-]{1,12}(:[0-9]{1,5})?(/[A-Za-z0-9/_~.-]{0,12})?(\?[A-Za-z0-9=_~.&-]{0,20})?(&(gt|lt|quot|amp))?[.?&#]?",
    fullmatch=True,
)
PAIRS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "id",
                "page",
                "keys",
                "token",
                "sig",
                "Key",
                "apiKey",
                "x-amz-date",
                "sess",
                "awsaccessid",
                "monkey",
                "design",
            ]
        ),
        st.sampled_from(["", "1", "s3cr3t"]),
    ),
    max_size=3,
).map(lambda pairs: "https://x.example/a?" + "&".join(f"{name}={value}" for name, value in pairs))


def taken_apart(url: str) -> tuple[SplitResult | None, str, bool]:
    """What the parts of an address are, found anew: answers are kept, and would be those of the other way."""
    split.cache_clear()
    host_of.cache_clear()
    return split(url), host_of(url), is_web(url)


@given(PLAINISH | PAIRS)
def test_the_short_way_is_the_long_way(url: str) -> None:
    assert mend(url) == urls._mended_for_good(url)
    assert normalise(url) == urls._normalised(url)
    assert redact(url) == urls._redacted(url, depth=0)
    with pytest.MonkeyPatch.context() as patch:
        short = taken_apart(url)
        patch.setattr(urls, "PLAIN", lambda _: None)
        patch.setattr(urls, "_BEGINNING", lambda _: None)
        assert taken_apart(url) == short


@given(st.text(alphabet="htps:/.aA1-_@?&=%#[] \n\té", max_size=30).map("http".__add__))
def test_the_short_way_is_not_taken_where_it_ends_elsewhere(url: str) -> None:
    short = taken_apart(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(urls, "PLAIN", lambda _: None)
        patch.setattr(urls, "_BEGINNING", lambda _: None)
        assert taken_apart(url) == short


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/",
        "http://127.0.0.1:8080/a/b-c_d~e.html",
        "https://a.b.example/p?id=1&lang=en",
        "http://x/a//b",
    ],
)
def test_ordinary_addresses_are_plain(url: str) -> None:
    assert PLAIN(url)


def test_long_plain_addresses_are_as_any_other() -> None:
    url = "https://x.example/" + "a" * MAX_URL
    assert (split(url), host_of(url), is_web(url)) == (None, "", False)
    assert mend(url) == normalise(url) == redact(url) == url


@given(st.text(st.characters(), max_size=40), st.sampled_from(["", "http://", "https://x.example/", "http://x?"]))
def test_mending_never_raises(text: str, start: str) -> None:
    once = mend(start + text)
    assert mend(once) == once
    normalise(start + text)
    redact(start + text)


CLEAN = st.from_regex(
    r"https?://([a-z0-9]{1,8}\.){1,3}[a-z]{2,4}(:8[0-9]{3})?(/([A-Za-z0-9_~-]|%[0-9A-F]{2}){1,8}){0,4}(/|\.html|\.pdf)?"
    r"(\?[a-z]{1,4}=[A-Za-z0-9%~-]{0,6}(&[a-z]{4,6}=[A-Za-z0-9_-]{1,6}){0,2})?(#[A-Za-z0-9-]{1,8})?",
    fullmatch=True,
)


@given(CLEAN)
def test_a_clean_address_is_never_touched(url: str) -> None:
    assert mend(url) == url


@given(CLEAN, st.text(alphabet=".,;:!?\u201d\u2026\u3002)]}>", max_size=4))
def test_what_ends_a_sentence_is_taken_off(url: str, end: str) -> None:
    assert mend(url + end) == mend(url)


@given(CLEAN, st.integers(0, 200), st.sampled_from("\u200b\u00ad\ufeff\u2060\u200e"))
def test_what_cannot_be_seen_is_taken_out(url: str, place: int, char: str) -> None:
    assert mend(url[:place] + char + url[place:]) == url


@given(CLEAN)
def test_escapes_of_markdown_and_html_are_taken_out(url: str) -> None:
    assert mend(url.replace("_", "\\_").replace("&", "&amp;").replace("~", "\\~")) == url


WORD = st.text(alphabet="abcXYZ0189-_", max_size=6)


@given(st.tuples(WORD, WORD, WORD), st.sampled_from(["()", "[]"]), st.sampled_from(["", ".", ")", "),", "]."]))
def test_brackets_that_pair_stay(words: tuple[str, str, str], pair: str, end: str) -> None:
    before, inside, after = words
    url = f"https://x.example/wiki/A{before}{pair[0]}{inside}{pair[1]}{after}"
    assert mend(url + end) == mend(url)
    assert mend(url).count(pair[0]) == mend(url).count(pair[1]) == 1 or pair == "[]"
    assert unquote(mend(url)) == url


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("see https://u:p@example.org/x, there", "see https://***@example.org/x, there"),
        ("(https://example.org/?token=abc).", "(https://example.org/?token=***)."),
        (r"\url{https://example.org/?a=1&sig=abc} and so on", r"\url{https://example.org/?a=1&sig=***} and so on"),
        (
            "“https://example.org/?key=abc” 'ftp://u:p@example.org'",
            "“https://example.org/?key=***” 'ftp://***@example.org'",
        ),
        ("//u:p@example.org/q", "//***@example.org/q"),
        ("http:/u:p@example.org", "http:/***@example.org"),
        ("two: https://a.org/?jwt=1 https://b.org/?jwt=2", "two: https://a.org/?jwt=*** https://b.org/?jwt=***"),
    ],
)
def test_addresses_in_a_text_are_redacted(text: str, told: str) -> None:
    assert redact_within(text) == told
    assert redact_within(told) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "and/or, token=abc; a@b.org",
        r"C:\Users\me and \\host\share",
        "https://example.org/a?page=2#part.",
        "mailto:a@example.org, 10.1000/1@2",
        "a // b @ c",
    ],
)
def test_a_text_without_secrets_stays(text: str) -> None:
    assert redact_within(text) == text


@pytest.mark.parametrize("piece", ["//", "http:/", "a:/", "://@", "//a", "@", "//a:b@", "?token=", ".", "%2F", "/a "])
def test_a_long_text_is_redacted_in_one_go(piece: str) -> None:
    assert redact_within(piece * (400_000 // len(piece)))  # quadratic work would not end
