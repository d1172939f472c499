from __future__ import annotations

import zlib
from typing import Any

import pytest

from refcheck.content import pdf_record
from refcheck.content.pdf_record import file_record, judged
from refcheck.content.worker import WorkerError
from refcheck.content.xmp import MAX_PACKET, packet_of, read_packet
from tests.fakes.pdf_files import Bit, pdf

TITLE = "Moving to the Coast: Ten Years of a Village"
AUTHOR = "Anna Berg"
BODY: list[Bit] = [
    (
        72.0,
        500.0 - 14 * n,
        10.0,
        "R",
        "The people of the village went to the coast in those ten years, and some came back.",
    )
    for n in range(20)
]


def packet(title: str = TITLE, more: str = "") -> bytes:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="de">Umzug</rdf:li><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{more}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def file(*bits: Bit, title: str = "", xmp: bytes = b"", text: bool = True) -> bytes:
    root = "/Metadata 7 0 R" if xmp else ""
    return pdf([*bits, *(BODY if text else [])], title=title, xmp=xmp, root=root)


def large(text: str, y: float = 700, size: float = 22) -> Bit:
    return (72, y, size, "B", text)


def test_metadata_and_page_make_a_title() -> None:
    both = file(
        large("Moving to the Coast:"), large("Ten Years of a Village", 674), large(AUTHOR, 600, 12), title=TITLE
    )
    found = file_record(both)
    assert (found.title, found.source, found.reason, found.pages) == (TITLE, "pdf-information+page", "", 1)
    packed = file_record(file(large("MOVING TO THE COAST"), large("Ten Years of a Village", 660, 15), xmp=packet()))
    assert (packed.title, packed.source) == (TITLE, "pdf-xmp+page")


@pytest.mark.parametrize(
    ("bit", "title"),
    [
        (large(TITLE), ""),
        (large(TITLE), "Microsoft Word - report_v3.docx"),
        (large(TITLE), "untitled"),
        (large(TITLE), "A Template of Another Kind"),
        (large("Journal of Coastal Studies"), "Journal of Coastal Studies"),
        (large("Abstract"), "Abstract"),
        ((72.0, 700.0, 10.0, "R", TITLE), TITLE),
        (large("1 Introduction"), TITLE),
    ],
)
def test_one_voice_is_none(bit: Bit, title: str) -> None:
    found = file_record(file(bit, title=title))
    assert (found.title, found.source, found.reason) == ("", "", "no-title")


def test_but_it_can_confirm() -> None:
    printed, told = file_record(file(large(TITLE))), file_record(file(title=TITLE))
    assert printed.confirming("Moving to the coast") == ("pdf-page", TITLE)
    assert told.confirming(TITLE) == ("pdf-information", TITLE)
    assert printed.confirming("Staying in the Hills") is None


def test_a_masthead_larger_than_the_title_is_passed_over() -> None:
    bits = (large("Journal of Coastal Studies", 750, 30), large(TITLE, 650, 16))
    assert file_record(file(*bits, title=TITLE)).title == TITLE
    assert file_record(file(*bits)).confirming("Journal of Coastal Studies") is None


def test_behind_the_page_of_a_repository_stands_the_first_one() -> None:
    cover = [large("White Rose", 700, 30), (72.0, 600.0, 10.0, "R", "This is a repository copy of something.")]
    found = file_record(pdf(cover, [large(TITLE), *BODY], title=TITLE))
    assert (found.title, found.pages) == (TITLE, 2)


def test_running_heads_can_confirm() -> None:
    head: Bit = (72, 760, 9, "R", "Moving to the Coast 7")
    found = file_record(pdf(BODY, [head, *BODY], [head, *BODY], title=""))
    assert found.confirming("Moving to the Coast") == ("pdf-running-head", "Moving to the Coast")


def test_scans_encrypted_and_broken_files_say_why() -> None:
    assert file_record(pdf([])).reason == "scan"
    assert judged({"failed": "encrypted"}).reason == "encrypted"
    assert file_record(b"%PDF-1.4 and no more").reason == "damaged"
    assert file_record(file(large(TITLE), title=TITLE), complete=False).reason == "cut-off"
    assert file_record(b"<html>").reason == "no-page"


def test_a_worker_that_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: Any) -> None:
        raise WorkerError("killed")

    monkeypatch.setattr(pdf_record, "run", killed)
    assert file_record(pdf([])).reason == "not-read"


def test_what_else_a_file_says() -> None:
    more = (
        "<dc:creator><rdf:Seq><rdf:li>Anna Berg</rdf:li><rdf:li>Olsen, Bo</rdf:li></rdf:Seq></dc:creator>"
        "<prism:doi>10.1234/ABC</prism:doi><prism:coverDate>2019-05</prism:coverDate>"
    )
    bits = (large(TITLE), large("Anna Berg, Bo Olsen", 600, 12), (72.0, 580.0, 10.0, "R", "ISBN 978-1-4648-1106-7"))
    work = file_record(file(*bits, xmp=packet(more=more))).work
    assert work is not None
    assert [name.family for name in work.author] == ["Berg", "Olsen"]
    assert (work.doi, work.year, work.isbn) == ("10.1234/abc", 2019, ("9781464811067",))


def test_who_made_the_file_is_no_author() -> None:
    more = "<dc:creator><rdf:Seq><rdf:li>admin</rdf:li></rdf:Seq></dc:creator>"
    work = file_record(file(large(TITLE), xmp=packet(more=more))).work
    assert work is not None
    assert work.author == ()


@pytest.mark.parametrize(("dois", "own"), [(("10.1234/a",), "10.1234/a"), (("10.1234/a", "10.1234/b"), "")])
def test_of_several_printed_dois_none_is_its_own(dois: tuple[str, ...], own: str) -> None:
    bits = [(72.0, 60.0 - 12 * n, 9.0, "R", f"https://doi.org/{doi}") for n, doi in enumerate(dois)]
    work = file_record(file(large(TITLE), *bits)).work
    assert work is not None
    assert work.doi == own


def test_the_words_of_the_first_pages() -> None:
    found = file_record(file(large(TITLE)))
    assert found.prints("went to the coast in those ten years")
    assert not found.prints("went to the hills in those ten years")


def test_the_packet_is_the_one_that_the_catalogue_names() -> None:
    other = packet("A Picture in It")
    body = file(large(TITLE), xmp=packet()) + other
    assert TITLE.encode() in packet_of(body)
    assert b"A Picture in It" in packet_of(b"%PDF-" + other)
    assert packet_of(b"%PDF-" + other + other) == b""
    assert read_packet(packet())["title"] == [TITLE, "Umzug"]


def test_a_packet_in_a_deflated_stream_that_a_packed_catalogue_names() -> None:
    stream, objects = zlib.compress(packet()), zlib.compress(b"1 0 << /Type /Catalog /Metadata 7 0 R >>")
    body = (
        b"%%PDF-1.5\n7 0 obj\n<< /Type /Metadata /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
        + stream
        + b"\nendstream endobj\n8 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n"
        + objects
        + b"\nendstream endobj\n"
    )
    assert read_packet(packet_of(body))["title"][0] == TITLE


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"<x:xmpmeta>",
        b"<x:xmpmeta xmlns:x='a'>" + b"<a>" * 50_000,
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><x:xmpmeta xmlns:x='a'>&a;</x:xmpmeta>",
        b"\xff" * 1_000,
    ],
)
def test_a_hostile_packet_says_nothing(said: bytes) -> None:
    assert read_packet(said) == {}


@pytest.mark.parametrize(
    "piece", [b"/Type /Catalog ", b"<x:xmpmeta ", b"/Type /ObjStm stream\n", b"1 0 obj ", b"/Metadata 1 0 R"]
)
def test_a_hostile_file_takes_no_time(piece: bytes) -> None:
    assert packet_of(piece * (2 * MAX_PACKET // len(piece))) == b""
