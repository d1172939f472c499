"""What a page says apart from the frame of its site, whatever its elements are called."""

from __future__ import annotations

import pytest

from refcheck.content.apart import MAX_BLOCKS, Frame, Parts, frame_of, parts_of, weigh
from refcheck.content.outline import outline_of
from refcheck.content.signs import Sign
from refcheck.content.unnamed import UNSURE

URL = "http://www.example.org/reports/harbour-wages"
FOOT = "All texts may be copied by anybody who names the office and the year in which they were printed, in full."


def built(main: str, title: str = "Tide Office") -> str:
    menu = "<td><a href=/a>Tides</a><a href=/b>Boats</a></td><td><b>Tide Office</b></td>"
    return f"<title>{title}</title><table><tr>{menu}<td>{main}</td></tr><tr><td>{FOOT}</td><td>12 Canal Road</td></tr></table>"


def parts(source: str, *, nameless: bool = False, title: str = "Tide Office") -> Parts:
    made = parts_of(source, outline_of(source), title, nameless=nameless)
    assert made is not None
    return made


def frame(source: str, title: str = "Lost") -> Frame:
    return frame_of(source, outline_of(source), title)


LOST = frame(built("<h1>404</h1>", "Lost"))


@pytest.mark.parametrize(
    ("main", "sign", "doubted"),
    [
        ("<h2>Упс!</h2><p>На жаль, такої сторінки вже немає.</p>", Sign.ERROR, False),
        (
            "<h1>Omlouváme se</h1><p>Stránka, kterou hledáte, byla při přechodu na nový web zrušena.</p>",
            Sign.ERROR,
            False,
        ),
        (
            "<p>이용에 불편을 드려 죄송합니다.</p><p>찾으시는 페이지는 삭제되어 사용하실 수 없습니다.</p>",
            Sign.ERROR,
            False,
        ),
        ("<h1>Voi ei!</h1><p>Täällä ei ole mitään.</p>", None, True),
        ("<h1>Přístav</h1><p>Stránka, kterou hledáte, byla při přechodu na nový web zrušena.</p>", None, True),
        ("<h1>Minutes</h1><p>Adopted in May.</p>", None, False),
        ("<p>Adopted in May.</p>", None, False),
        ("<h1>Voi ei!</h1><p>Harbour wages: no rise.</p>", None, False),
        ("<h1>Voi ei!</h1><p>Täällä ei ole mitään.</p><img src=a.png>", None, False),
        ("<h1>Voi ei!</h1><a href=/r.pdf>R</a>", None, False),
        (f"<h1>Voi ei!</h1><p>{'Täällä on vene. ' * 20}</p>", None, False),
        ("", None, False),
    ],
)
def test_what_is_left_without_the_frame(main: str, sign: Sign | None, doubted: bool) -> None:
    found, doubt = weigh(parts(built(main)), LOST, URL)
    assert (found, doubt >= UNSURE) == (sign, doubted)


def test_a_title_of_its_own_is_a_name() -> None:
    main = "<h1>Voi ei!</h1><p>Täällä ei ole mitään.</p>"
    assert weigh(parts(built(main), title="Boats of May"), LOST, URL) == (None, 0)
    assert weigh(parts(built(main), title="Boats of May", nameless=True), LOST, URL)[1] >= UNSURE
    assert weigh(parts(built(main), title="Voi ei! | Tide Office", nameless=True), LOST, URL)[1] > UNSURE
    assert weigh(parts(built(main), title="Voi ei! A novel in letters"), LOST, URL) == (None, 0)


def test_what_shows_its_reader_out_is_doubted_more() -> None:
    main = "<h1>Veni vidi</h1><p>Abiit, excessit.</p>{}"
    out, on = (parts(built(main.format(f"<a href='{to}'>Aa</a>"))) for to in ("/", "/boats"))
    assert weigh(out, LOST, URL)[1] == weigh(on, LOST, URL)[1] + 1


def test_a_heading_that_speaks_of_its_page_is_no_subject() -> None:
    told = "<p>Le contenu que vous cherchez n'est plus disponible à cette adresse.</p>"
    assert weigh(parts(built(f"<h1>Cette page a levé l'ancre</h1>{told}")), LOST, URL)[0] is Sign.ERROR
    assert weigh(parts(built(f"<h1>Les bateaux ont levé l'ancre</h1>{told}")), LOST, URL)[0] is None


def test_another_frame_says_nothing() -> None:
    page = parts(built("<h1>Voi ei!</h1><p>Täällä ei ole mitään.</p>"), nameless=True)
    assert weigh(page, frame("<h1>Not Found</h1><hr>nginx"), URL) == (None, 0)
    assert weigh(page, Frame(), URL) == (None, 0)


def test_a_page_with_a_text_or_of_too_many_pieces_has_no_parts() -> None:
    for source in ("", f"<p>{'The boat is sold. ' * 200}</p>", "<p>a</p>" * (MAX_BLOCKS + 1)):
        assert parts_of(source, outline_of(source), "", nameless=True) is None


def test_a_longer_text_under_apologies_alone_is_doubted() -> None:
    told = "We have a new site and many older pages have not been carried over to it. " * 4
    assert weigh(parts(built(f"<h1>Sorry about that</h1><p>{told}</p>")), LOST, URL)[1] >= UNSURE
    assert weigh(parts(built(f"<h1>Boats of May</h1><p>{told}</p>")), LOST, URL)[1] < UNSURE
    assert weigh(parts(built(f"<h1>Sorry about that</h1><p>{told * 4}</p>")), LOST, URL)[1] < UNSURE


def test_a_table_that_holds_no_more_than_a_notice_shows_nothing() -> None:
    notice = "<table><tr><th>Info</th></tr><tr><td>This boat no longer exists.</td></tr></table>"
    assert weigh(parts(built(notice)), LOST, URL)[0] is Sign.ERROR
    assert weigh(parts(built(notice.replace("This boat no longer exists.", "Moored at four."))), LOST, URL) == (None, 0)


@pytest.mark.parametrize(
    ("main", "sign"),
    [
        ("<h2>Informacja</h2><p>Wybrany temat nie istnieje.</p>", Sign.ERROR),
        ("<h2>Gobio</h2><p>Wybrany temat nie istnieje.</p>", None),
        ("<p>This recording is no longer available.</p>", Sign.ERROR),
        ("<p>This recording is no longer available.</p><p>Boats of May, wages of harbours, tides.</p>", None),
    ],
)
def test_a_sentence_that_something_is_gone_is_all_there_is(main: str, sign: Sign | None) -> None:
    assert weigh(parts(built(main)), LOST, URL)[0] is sign
