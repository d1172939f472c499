from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from refcheck.evidence.archives.captures import Capture, Copy
from refcheck.evidence.archives.identity import Anchor, Claim, judge, nearest
from refcheck.evidence.archives.slugs import says_slug, slug_words
from refcheck.model.evidence import Outcome
from tests.factories import TITLE

URL = "http://www.example.org/papers/7.html"
READ = Anchor(day=date(2012, 6, 15), seen=True)
CLAIM = Claim(url=URL, titles=(TITLE,), year=2010, anchor=READ)


def capture(day: str = "2012-06-10", **fields: Any) -> Capture:
    fields.setdefault("mimetype", "text/html")
    fields.setdefault("digest", day)
    stamp = day.replace("-", "") + "120000"
    url = f"https://web.archive.org/web/{stamp}id_/{URL}"
    return Capture(day=date.fromisoformat(day), url=url, shown=url, original=URL, **fields)


def copy(*titles: str, **fields: Any) -> Copy:
    fields.setdefault("kind", "html")
    fields.setdefault("final_url", f"https://web.archive.org/web/20120610120000id_/{URL}")
    return Copy(outcome=Outcome.FOUND, titles=titles, **fields)


def same(found: Copy, claim: Claim = CLAIM, day: str = "2012-06-10") -> bool:
    return judge(found, capture(day), claim).same


@pytest.mark.parametrize("title", [TITLE, f"{TITLE} | Some Institute", "Migrating to Opportunity", TITLE.upper()])
def test_the_title_of_the_reference_is_enough(title: str) -> None:
    assert same(copy(title))


@pytest.mark.parametrize(
    "title",
    [
        "Moving for Prosperity: Global Migration and Labor Markets",
        f"{TITLE}: Executive Summary",
        f"{TITLE} (Spanish version)",
        f"{TITLE}, Volume 2",
        f"Book Review: {TITLE}",
        f"{TITLE} 2019",
        f"Login: {TITLE}",
        f"Search results for: {TITLE}",
        "Migrar hacia la oportunidad: superar las barreras a la movilidad",
        "Opportunity",
        "Some Institute",
    ],
)
def test_what_is_beside_a_title_can_make_it_another_thing(title: str) -> None:
    assert not same(copy(title))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"issued": 2021}, "other-year"),
        ({"authors": ("zweig",)}, "other-author"),
        ({"doi": "10.1/other"}, "other-identifier"),
        ({"language": "km"}, "other-language"),
        ({"language": "es"}, "other-language"),
        ({"fault": "login"}, "login"),
        ({"kind": "other"}, "wrong-kind"),
        ({"final_url": "https://web.archive.org/web/20120610120000id_/http://www.example.org/"}, "redirect-to-home"),
        ({"final_url": "https://web.archive.org/web/20120610120000id_/http://www.example.org/8"}, "redirect"),
    ],
)
def test_a_right_title_does_not_outweigh_what_speaks_against_it(fields: dict[str, Any], why: str) -> None:
    claim = replace(CLAIM, doi="10.1/mine", authors=("testaverde",))
    assert judge(copy(TITLE, **fields), capture(), claim).why == why


@pytest.mark.parametrize(
    "final",
    [
        "https://web.archive.org/web/20120601120000id_/http://www.example.org/papers/7.html",
        "https://web.archive.org/web/20120610120000id_/https://example.org:443/papers/7.html",
    ],
)
def test_the_copy_next_to_it_and_another_scheme_are_the_same_address(final: str) -> None:
    assert same(copy(TITLE, final_url=final))


def test_templates_that_say_english_everywhere_are_not_believed() -> None:
    assert same(copy(TITLE, language="en"))
    spanish = replace(CLAIM, titles=("La lucha por los derechos de los trabajadores migrantes",))
    assert same(copy(spanish.titles[0], language="en"), spanish)
    assert not same(copy(spanish.titles[0], language="en"), replace(spanish, language="es"))


def test_an_identifier_outweighs_a_title() -> None:
    assert same(copy("Publication", doi="10.1/X"), replace(CLAIM, doi="10.1/x"))
    assert same(copy("Publication", isbn=("9781464811067",)), replace(CLAIM, isbn=("9781464811067",)))


def test_a_misquoted_title_needs_a_second_witness() -> None:
    misquoted = replace(CLAIM, titles=(TITLE.replace("to Opportunity", "for Opportunities"),))
    assert not same(copy(TITLE), misquoted)
    assert same(copy(TITLE, opening="By Mauro Testaverde"), replace(misquoted, authors=("testaverde",)))


def test_a_work_that_comes_every_year_must_be_the_one_of_the_year() -> None:
    claim = replace(CLAIM, titles=("Annual Report",))
    assert same(copy("Annual Report", years=frozenset({2010})), claim)
    assert not same(copy("Annual Report", years=frozenset({2017})), claim)
    assert not same(copy("Annual Report"), claim, "2018-06-10")
    named = replace(CLAIM, titles=("Annual Report 2010",))
    assert not same(copy("Annual Report"), named)
    assert not same(copy("Annual Report 2011"), named)
    assert same(copy("Annual Report 2010"), named)


def test_a_title_of_one_word_needs_nearness_or_another_witness() -> None:
    claim = replace(CLAIM, titles=("Walden",))
    assert same(copy("Walden"), claim)
    assert not same(copy("Walden"), claim, "2019-06-10")
    assert same(copy("Walden", opening="by Thoreau"), replace(claim, authors=("thoreau",)), "2019-06-10")


def test_without_a_title_the_words_of_the_address_speak() -> None:
    bare = Claim(url="http://www.example.org/2012/hidden-in-plain-sight/", anchor=READ)
    here = "https://web.archive.org/web/20120610120000id_/http://www.example.org/2012/hidden-in-plain-sight/"
    place = replace(capture(), original=bare.url)
    assert judge(copy("Hidden in Plain Sight", final_url=here), place, bare).same
    assert not judge(copy("Press Online", final_url=here), place, bare).same
    assert not judge(
        copy("Hidden in Plain Sight", final_url=here), capture(), Claim(url="http://www.example.org/?p=7")
    ).same


def test_words_of_a_link_count_when_they_say_something() -> None:
    assert same(copy(TITLE), Claim(url=URL, words=TITLE, anchor=READ))
    assert not same(copy("Read More"), Claim(url=URL, words="read more", anchor=READ))


def test_a_file_must_be_a_file_and_bear_the_title() -> None:
    claim = replace(CLAIM, url="http://www.example.org/7.pdf")
    here = "https://web.archive.org/web/20120610120000id_/http://www.example.org/7.pdf"
    place = replace(capture(), original=claim.url, mimetype="application/pdf")

    def pdf(*titles: str, **fields: Any) -> bool:
        return judge(copy(*titles, kind=fields.pop("kind", "pdf"), final_url=here, **fields), place, claim).same

    assert pdf(TITLE)
    assert pdf(opening=f"World Bank {TITLE} 2010")
    assert not pdf(TITLE, kind="html")
    assert not pdf(opening=f"Book review of {TITLE}")
    assert not pdf("Layout 1")
    assert not pdf()


def test_a_file_without_a_title_is_known_by_its_bytes_on_both_sides_of_the_day() -> None:
    claim = replace(CLAIM, url="http://www.example.org/7.pdf")
    here = "https://web.archive.org/web/20120110120000id_/http://www.example.org/7.pdf"
    one, two, other = (
        replace(capture(day), original=claim.url, mimetype="application/pdf", digest=digest)
        for day, digest in (("2012-01-10", "A"), ("2013-01-10", "A"), ("2012-08-10", "B"))
    )
    file = copy(kind="pdf", final_url=here)
    assert judge(file, one, claim, captures=[one, two]).same
    assert not judge(file, one, claim, captures=[one]).same
    assert not judge(file, one, claim, captures=[one, other, two]).same
    published = replace(claim, anchor=Anchor(day=date(2012, 6, 15), seen=False))
    assert not judge(file, one, published, captures=[one, two]).same


def test_what_was_not_opened_is_not_the_same() -> None:
    assert judge(Copy(outcome=Outcome.NOT_FOUND, reason="archived-404"), capture(), CLAIM).why == "archived-404"


def days(found: list[Capture]) -> list[str]:
    return [one.day.isoformat() for one in found]


def test_the_nearest_is_opened_first_rather_before_the_day_and_then_an_older_one() -> None:
    all_of = [capture(day) for day in ("2009-01-01", "2012-06-01", "2012-06-25", "2015-01-01")]
    assert days(nearest(all_of, CLAIM)) == ["2012-06-01", "2009-01-01"]
    assert days(nearest(all_of[1:], CLAIM)) == ["2012-06-01", "2012-06-25"]


def test_nothing_is_older_than_its_publication() -> None:
    claim = replace(CLAIM, anchor=Anchor(day=date(2010, 12, 31), seen=False))
    assert days(nearest([capture("2010-06-01"), capture("2011-09-01")], claim))[0] == "2011-09-01"


def test_without_a_day_the_newest_is_opened_and_one_from_the_middle() -> None:
    all_of = [capture(f"20{year}-01-01") for year in ("10", "12", "14", "18")]
    assert days(nearest(all_of, replace(CLAIM, anchor=None))) == ["2018-01-01", "2012-01-01"]


def test_copies_of_the_same_bytes_and_of_another_kind_are_not_opened() -> None:
    twins = [capture("2012-06-01", digest="A"), capture("2012-05-01", digest="A")]
    assert days(nearest(twins, CLAIM)) == ["2012-06-01"]
    assert nearest([capture(mimetype="image/gif")], CLAIM) == []
    file = replace(CLAIM, url="http://www.example.org/7.pdf")
    assert days(nearest([capture("2012-06-14"), capture("2011-01-01", mimetype="application/pdf")], file)) == [
        "2011-01-01"
    ]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://www.example.org/2012/hidden-in-plain-sight/", ("hidden", "plain", "sight")),
        ("http://www.example.org/MigratingToOpportunity.pdf", ("migrating", "opportunity")),
        ("http://www.example.org/docs/labour-report-2012_final.pdf", ("labour", "report", "2012", "final")),
        ("http://www.example.org/node/123", ()),
        ("http://www.example.org/", ()),
        ("http://www.example.org:99999/", ()),
    ],
)
def test_the_words_of_an_address(url: str, words: tuple[str, ...]) -> None:
    assert slug_words(url) == words


def test_most_words_of_the_address_and_its_year_must_be_there() -> None:
    url = "http://www.example.org/world-labour-report-2012/"
    assert says_slug(url, "World Labour Report 2012")
    assert not says_slug(url, "World Labour Report 2013")
    assert not says_slug(url, "World Cup")
    assert not says_slug("http://labour-world.example.org/labour-world/", "Labour World")
