"""Back-references: where each form leads, what is ambiguous, what dangles."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.reference import Citation, CitationItem, Doubt, Library, NoteKind
from refcheck.references import extract

DOE = "Jane Doe and Bo Chan, *The Right of All: A Study*, Brill, 2011."
LEE = "Ann Lee, *A Way Home*, Verso, 2005, p. 7."


def library(*notes: str, path: str = "a.md") -> Library:
    text = "".join(f"Claim.[^{n}] " for n in range(1, len(notes) + 1))
    return extract(
        read_text(text + "\n\n" + "".join(f"[^{n}]: {note}\n" for n, note in enumerate(notes, 1)), path=path)
    )


def last(*notes: str) -> Citation:
    return library(*notes).citations[-1]


def only(*notes: str) -> CitationItem:
    (item,) = last(*notes).items
    return item


def test_ibid_leads_to_the_note_before() -> None:
    item = only(LEE, DOE, "*Ibid.*, p. 9")
    assert (item.kind, item.references, item.locator, item.target) == (NoteKind.IBID, ("doe2011right",), "9", "2")


def test_a_chain_of_ibid_leads_to_the_full_note() -> None:
    item = only(DOE, "Ibid.", "Id. at 3.")
    assert (item.references, item.locator, item.target) == (("doe2011right",), "3", "1")


def test_ibid_after_a_short_form() -> None:
    item = only(DOE, LEE, "Doe and Chan, op. cit., p. 2", "Ibid.")
    assert (item.references, item.target) == (("doe2011right",), "1")


def test_ibid_after_two_works_is_ambiguous() -> None:
    item = only(f"{DOE[:-1]}; {LEE}", "Ibid., 9")
    assert item.references == ("doe2011right", "lee2005way")
    assert (item.target, item.locator) == ("1", "9")


@pytest.mark.parametrize("notes", [("Ibid.",), ("The author thanks them for it.", "Ibid."), ("Ibid.", "Ibid.")])
def test_ibid_without_a_work(notes: tuple[str, ...]) -> None:
    assert only(*notes).references == ()


def test_ibid_over_a_comment_leads_back_with_a_doubt() -> None:
    item = only(DOE, "The author thanks them for it.", "Ibid.")
    assert (item.references, item.target, item.doubt) == (("doe2011right",), "1", Doubt.COMMENT_BETWEEN)


def test_ibid_over_many_comments_leads_nowhere() -> None:
    assert only(DOE, *["The author thanks them for it."] * 6, "Ibid.").references == ()


def test_ibid_over_a_note_that_may_be_an_unread_citation_leads_nowhere() -> None:
    assert only(DOE, "It was said of them in 1998, and on p. 4, that this was so.", "Ibid.").references == ()


def test_ibid_after_a_failed_antecedent_fails_too() -> None:
    item = only(DOE, "Nobody, op. cit.", "Ibid.")
    assert (item.references, item.doubt) == ((), Doubt.FOLLOWS_UNRESOLVED)


def test_supra_with_the_author_of_that_note() -> None:
    item = only(DOE, LEE, "Doe, supra note 1, at 40")
    assert (item.kind, item.references, item.locator, item.target) == (NoteKind.SUPRA, ("doe2011right",), "40", "1")
    assert only(DOE, LEE, "Chan, supra note 1").references == ("doe2011right",)
    assert only(DOE, LEE, "See note 2 above.").references == ("lee2005way",)


@pytest.mark.parametrize(
    ("short", "key", "target", "doubt"),
    [
        ("Lee, supra note 1", "lee2005way", "2", Doubt.WRONG_NOTE),
        ("Doe, supra note 9", "doe2011right", "1", Doubt.NO_SUCH_NOTE),
        ("Doe, supra note 3", "doe2011right", "1", Doubt.NO_SUCH_NOTE),
    ],
)
def test_supra_with_a_wrong_number_leads_to_the_name_with_a_doubt(
    short: str, key: str, target: str, doubt: Doubt
) -> None:
    item = only(DOE, LEE, short)
    assert (item.kind, item.references, item.target) == (NoteKind.SUPRA, (key,), target)
    assert (item.doubt, item.named, item.instead) == (doubt, short[-1], (target,))


def test_supra_with_a_name_that_nobody_has() -> None:
    item = only(DOE, LEE, "Mbeki, supra note 1")
    assert (item.references, item.doubt) == ((), Doubt.WRONG_NOTE)


@pytest.mark.parametrize("short", ["Lie, supra note 2", "Lee and Chan, supra note 2", "Leen, supra note 2"])
def test_a_name_that_is_not_quite_that_of_the_note_is_never_taken_in_silence(short: str) -> None:
    item = only(DOE, "Ann Leen, *A Way Home*, Verso, 2005, p. 7.", short)
    assert item.references in {(), ("leen2005way",), ("doe2011right", "leen2005way")}
    assert item.references == ("leen2005way",) or item.doubt is not None


def test_a_misspelt_name() -> None:
    crane = "Samuel Crane, *Asylum and the Sea*, Verso, 2007."
    for short in ("Crain, supra note 1", "Cranne, op. cit., p. 5", "Cranne, *Asylum*, p. 5"):
        item = only(crane, LEE, short)
        assert (item.references, item.doubt) == (("crane2007asylum",), Doubt.SPELLING), short


def test_a_name_that_fits_one_note_and_nearly_another_leads_to_both() -> None:
    smyth = "Zoe Smyth, *Hard Roads of Old*, Verso, 2001."
    smith = "Al Smith, *Soft Rivers of Now*, Verso, 2002."
    item = only(smyth, smith, "Smith, supra note 1")
    assert (item.references, item.doubt) == (("smyth2001hard", "smith2002soft"), Doubt.WRONG_NOTE)


def test_infra_looks_ahead_and_supra_does_not() -> None:
    ahead = library(DOE, "See infra note 3.", LEE).citations[1].items[0]
    assert (ahead.kind, ahead.references, ahead.target, ahead.doubt) == (NoteKind.SUPRA, ("lee2005way",), "3", None)
    back = library(DOE, "See note 3 above.", LEE).citations[1].items[0]
    assert (back.references, back.doubt) == (("lee2005way",), Doubt.LATER_NOTE)
    nowhere = library(DOE, "See infra note 9.", LEE).citations[1].items[0]
    assert (nowhere.references, nowhere.doubt) == ((), Doubt.NO_SUCH_NOTE)


def test_supra_to_a_comment_is_no_fault() -> None:
    item = only(DOE, "The author thanks them for it.", "See note 2 above.")
    assert (item.kind, item.references, item.target, item.doubt) == (NoteKind.SUPRA, (), "2", None)


def test_supra_of_a_note_with_several_works() -> None:
    both = f"{DOE[:-1]}; {LEE}"
    assert only(both, "supra note 1").references == ("doe2011right", "lee2005way")
    assert only(both, "Lee, supra note 1").references == ("lee2005way",)


def test_op_cit() -> None:
    item = only(DOE, LEE, "Doe and Chan, op. cit., p. 2")
    assert (item.kind, item.references, item.locator, item.target) == (NoteKind.OP_CIT, ("doe2011right",), "2", "1")


def test_op_cit_with_two_works_of_the_author() -> None:
    other = "Jane Doe, *Roads and Walls of Us*, Brill, 2013."
    assert only(DOE, other, "Doe, op. cit.").references == ("doe2011right", "doe2013roads")
    assert only(DOE, other, "Doe, *Roads and Walls*, op. cit.").references == ("doe2013roads",)


def test_op_cit_dangles() -> None:
    assert only(DOE, "Nobody, op. cit.").references == ()


def test_op_cit_without_a_name_leads_to_the_note_before_with_a_doubt() -> None:
    item = only(DOE, "op. cit., p. 4")
    assert (item.references, item.locator, item.doubt) == (("doe2011right",), "4", Doubt.NO_NAME)
    assert only(DOE, "Loc. cit.").doubt is None
    assert only("op. cit., p. 4").references == ()


def test_op_cit_with_a_title_that_is_not_the_work_s() -> None:
    item = only(DOE, "Doe, *Roads and Walls*, op. cit., p. 4")
    assert (item.references, item.doubt) == (("doe2011right",), Doubt.OTHER_TITLE)


def test_op_cit_by_the_same_author_again() -> None:
    assert only(LEE, "Dies., a.a.O., S. 12").references == ("lee2005way",)


def test_op_cit_with_the_initial_of_another_person() -> None:
    other = "Carl Doe, *Winter Lakes of Old*, Brill, 2013."
    assert only(DOE, other, "C. Doe, op. cit.").references == ("doe2013winter",)
    assert only(DOE, "K. Doe, op. cit.").references == ()


def test_a_whole_name_is_asked_for() -> None:
    both = "Jane Doe and Ann Lee, *Winter Lakes of Old*, Brill, 2013."
    assert only("Jane Doe, *The Right of All*, Brill, 2011.", both, "Doe and Lee, op. cit.").references == (
        "doe2013winter",
    )


def test_op_cit_across_documents() -> None:
    one = read_text(f"A.[^1]\n\n[^1]: {DOE}\n", path="one.md")
    two = read_text("A.[^1] B.[^2]\n\n[^1]: Doe, op. cit.\n[^2]: Ibid.\n", path="two.md")
    first, second = extract(one, two).citations[1:]
    assert (first.items[0].references, first.items[0].target, first.items[0].target_path) == (
        ("doe2011right",),
        "1",
        "one.md",
    )
    assert second.items[0].references == ("doe2011right",)
    assert (second.items[0].target, second.items[0].target_path) == ("1", "one.md")
    assert extract(two).citations[0].items[0].references == ()
    alone = read_text("A.[^1]\n\n[^1]: Ibid.\n", path="three.md")
    assert extract(one, alone).citations[1].items[0].references == ()


@pytest.mark.parametrize(
    "short",
    [
        "Doe and Chan, *The Right of All*, p. 9.",
        "*The Right of All*, p. 9",
        "Doe et al., 2011, p. 9.",
        "Doe, p. 9",
        "Doe and Chan (2011), p. 9",
    ],
)
def test_short_forms_without_a_keyword(short: str) -> None:
    item = only(DOE, LEE, short)
    assert (item.kind, item.references, item.locator, item.target) == (NoteKind.SHORT, ("doe2011right",), "9", "1")


def test_a_short_form_that_leads_nowhere() -> None:
    item = only(DOE, "Nobody, p. 9")
    assert (item.kind, item.references) == (NoteKind.SHORT, ())


def test_another_title_of_the_author_is_a_work_of_its_own() -> None:
    item = only(DOE, "Jane Doe, *Roads and Walls of Us*, p. 3.")
    assert (item.kind, item.references) == (NoteKind.FULL, ("doendroads",))


def test_another_year_is_a_work_of_its_own() -> None:
    assert only("World Bank, *Outlook of the Year*, 2016.", "World Bank, *Outlook of the Year*, 2017.").references == (
        "worldbank2017outlook",
    )


def test_aliases() -> None:
    full = 'ASEAN Secretariat, *Declaration on the Rights of Workers*, 2007 (hereinafter "Cebu Declaration").'
    item = only(full, LEE, "Cebu Declaration, p. 2.")
    assert (item.kind, item.references, item.locator, item.target) == (
        NoteKind.SHORT,
        ("aseansecretariat2007declaration",),
        "2",
        "1",
    )
    assert only(full, LEE, "Cebu Declaration, op. cit.").references == ("aseansecretariat2007declaration",)


def test_a_work_cited_twice_in_full_is_one() -> None:
    found = library(
        DOE,
        LEE,
        "J. Doe and B. Chan, *The Right of All*, Brill, 2011, p. 4. doi:10.5555/x1",
        "https://doi.org/10.5555/x1",
    )
    assert [r.key for r in found.references] == ["doe2011right", "lee2005way"]
    assert found.references[0].work.doi == "10.5555/x1"
    assert [c.marker for c in found.references[0].citations] == ["1", "3", "4"]


def test_mixed_notes() -> None:
    citation = last(f"{DOE[:-1]}, p. 3; {LEE}")
    assert citation.kind is NoteKind.MIXED
    assert [(i.kind, i.references, i.locator) for i in citation.items] == [
        (NoteKind.FULL, ("doe2011right",), "3"),
        (NoteKind.FULL, ("lee2005way",), "7"),
    ]


def test_ibid_within_a_note() -> None:
    citation = last(f"{DOE[:-1]}; ibid., p. 4")
    assert [i.references for i in citation.items] == [("doe2011right",), ("doe2011right",)]


def test_comments() -> None:
    citation = last("The author thanks them for it.")
    assert (citation.kind, citation.items, citation.references) == (NoteKind.COMMENT, (), ())


def test_ibid_within_a_note_after_one_that_leads_nowhere() -> None:
    citation = last(DOE, "Nobody, op. cit., p. 3; ibid., p. 4")
    assert [i.references for i in citation.items] == [(), ()]
    assert citation.items[1].doubt is Doubt.FOLLOWS_UNRESOLVED


def test_idem_with_a_title_is_another_work_of_the_same_author() -> None:
    found = library(LEE, "Idem, *Rivers of Glass*, Verso, 2008, p. 4.", "Ibid., p. 5.")
    assert [r.key for r in found.references] == ["lee2005way", "lee2008rivers"]
    assert found.citations[2].references == ("lee2008rivers",)


def test_report_numbers_and_names_in_brackets() -> None:
    comment = "Committee on Migrant Workers, *General Comment No. 2*, CMW/C/GC/2, 2013, para. 3."
    assert only(comment, LEE, "CMW/C/GC/2, para. 9.").references == only(comment).references
    treaty = "Convention Relating to the Status of Refugees (adopted 28 July 1951) 189 UNTS 137 (Refugee Convention)."
    assert only(treaty, LEE, "Refugee Convention (n 1) art 33").references == only(treaty).references


def test_the_year_tells_works_apart() -> None:
    one, two = (f"UNHCR, *Global Trends of {y - 1}*, Geneva, {y}, p. 2." for y in (2016, 2017))
    assert only(one, two, "UNHCR 2016, p. 6.").references == ("unhcr2016global",)
    assert only(one, two, "UNHCR, op. cit., p. 6.").references == ("unhcr2016global", "unhcr2017global")


def test_several_back_references_in_one_note() -> None:
    citation = last(DOE, LEE, "Doe (n 1) 3; Lee (n 2) 4")
    assert [(i.kind, i.references, i.locator) for i in citation.items] == [
        (NoteKind.SUPRA, ("doe2011right",), "3"),
        (NoteKind.SUPRA, ("lee2005way",), "4"),
    ]


def chapters(*, heading: bool) -> Library:
    parts = []
    for number, notes in enumerate(((DOE, "Ibid., p. 2."), ("Ibid., p. 3.", LEE, "Lee, supra note 2, p. 8.")), 1):
        head = f"## Chapter {number}\n\n" if heading else ""
        body = " ".join(f"Claim.<sup>{n}</sup>" for n in range(1, len(notes) + 1))
        parts.append(head + body + "\n\n---\n\n" + "\n\n".join(f"<sup>{n}</sup> {x}" for n, x in enumerate(notes, 1)))
    return extract(read_text("\n\n---\n\n".join(parts) + "\n"))


def test_ibid_does_not_reach_over_a_chapter() -> None:
    items = [c.items[0] for c in chapters(heading=True).citations]
    assert [i.references for i in items] == [("doe2011right",), ("doe2011right",), (), ("lee2005way",), ("lee2005way",)]


def test_ibid_reaches_over_a_page() -> None:
    items = [c.items[0] for c in chapters(heading=False).citations]
    assert items[2].references == ("doe2011right",)
    assert items[4].target == "2"


def test_a_case_that_only_the_text_names_is_told_of() -> None:
    item = only("Case C-34/09 [2011] ECR I-1177.", LEE, "Zambrano (n 1) para 42")
    assert (len(item.references), item.target, item.doubt) == (1, "1", Doubt.UNCONFIRMED)


def test_another_title_of_the_author_in_another_note_is_a_wrong_number() -> None:
    other = "Jane Doe, *Roads and Walls of Us*, Brill, 2013."
    item = only(DOE, other, "Doe, *Roads and Walls*, supra note 1")
    assert (item.references, item.doubt, item.instead) == (("doe2013roads",), Doubt.WRONG_NOTE, ("2",))


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Jane Doe, *A Life of Walls* (Hart), 2011.", "Hart, op. cit., p. 4"),
        ("Jane Doe, *The Labour Office (ILO) and Us*, Brill, 2011.", "ILO, op. cit., p. 4"),
        ("Jane Doe, *A Life of Walls*, 2011 (accessed 5 June 2015).", "Doe 2015, p. 4"),
    ],
)
def test_a_publisher_an_acronym_in_a_title_or_an_access_date_names_no_work(full: str, short: str) -> None:
    item = only(full, LEE, short)
    assert item.references != only(full).references


def test_names_of_several_parts() -> None:
    berg = "Hélène van den Berg, *Asylum at the Margins*, Brill, 2014."
    perez = "Lucía Pérez Galdar, *Los barcos del hambre*, Ariel, 1987."
    for short in ("van den Berg, supra note 1", "Van den Berg, op. cit.", "Berg (n 1) 5"):
        assert only(berg, perez, short).references == ("vandenberg2014asylum",), short
    for short in ("Perez Galdar, op. cit., p. 3", "Pérez, *Los barcos*, 22", "L. Pérez Galdar (n 2) 4"):
        assert only(berg, perez, short).references == only(perez).references, short
    assert only(berg, perez, "Van den Borg, supra note 1").doubt is Doubt.SPELLING


def test_supra_without_a_number_leads_to_the_name() -> None:
    item = only(DOE, LEE, "Doe, supra, at 5")
    assert (item.kind, item.references, item.locator) == (NoteKind.SUPRA, ("doe2011right",), "5")


def test_a_back_reference_with_more_behind_it_stays_one_item() -> None:
    assert [i.kind for i in last(DOE, LEE, "Doe (n 1) 3; and so on, as they say").items] == [NoteKind.SUPRA]


def test_a_note_with_a_long_remark_behind_its_page_is_no_short_form() -> None:
    long = "Doe, p. 4, where many more things of this kind are told by people who were there at that time."
    assert all(item.kind is not NoteKind.SHORT for item in last(DOE, LEE, long).items)


def test_a_name_that_only_the_words_of_the_note_give() -> None:
    smith = "Al Smith, *Soft Rivers of Now*, Verso, 2002."
    both = "Ann Lee, *A Way Home*, Verso, 2005; Smith's lecture in Oslo, 4 May 2009, *Hard Roads*."
    found = last(smith, both, "Smith, supra note 2").items[0]
    assert found.doubt is None
    assert "smith2002soft" not in found.references
    unread = last(smith, "This is what Smith said to us there.", "Smith, supra note 2").items[0]
    assert (unread.references, unread.doubt) == ((), None)


def test_an_article_without_an_author_goes_by_its_newspaper() -> None:
    article = '"Workers flee as new law bites", *The Nation*, 30 June 2017.'
    assert only(article, LEE, "*The Nation*, op. cit.").references == only(article).references


def test_ibid_after_a_note_of_which_one_citation_leads_nowhere() -> None:
    item = only(DOE, LEE, "Nobody, op. cit., p. 3; Doe, op. cit., p. 4", "Ibid.")
    assert (item.references, item.doubt) == (("doe2011right",), Doubt.UNCONFIRMED)


@pytest.mark.parametrize("sign", ["–", "…", "?", "-"])
def test_a_given_name_may_have_no_letters(sign: str) -> None:
    text = f"A.[^1] B.[^2]\n\n[^1]: {sign} Smith, *Roads to the far sea* (London: Penguin, 2010).\n\n[^2]: Smith, *Roads to the far sea*, 2010, p. 5.\n"
    library = extract(read_text(text))
    assert len(library.references) == 1


TWO = "Eva Salz, *Seerecht*, Verso, 2020; Rolf Ried, *Netzrecht*, Verso, 2021."


def test_a_name_before_ibid_tells_which_work_of_the_note_before() -> None:
    item = only(TWO, "Ried, ebd. Rn. 18.")
    assert (item.kind, item.references, item.doubt) == (NoteKind.IBID, ("ried2021netzrecht",), None)
    assert only(TWO, "Salz, ibid., p. 5.").references == ("salz2020seerecht",)


def test_a_name_before_ibid_that_the_note_before_does_not_have_is_doubted() -> None:
    item = only(DOE, TWO, "Doe, ebd. S. 4.")
    assert (item.references, item.doubt) == (("doe2011right",), Doubt.UNCONFIRMED)
    lost = only(DOE, "Nobody, ebd. S. 4.")
    assert (lost.references, lost.doubt, lost.target) == (("doe2011right",), Doubt.UNCONFIRMED, None)


def test_a_quotation_before_ibid() -> None:
    item = only(DOE, '"The nets of the sea hold what the hands have tied." *Ibid.*, p. 159.')
    assert (item.kind, item.references, item.locator) == (NoteKind.IBID, ("doe2011right",), "159")


def test_several_judgments_of_one_court_are_told_apart_by_their_names() -> None:
    cases = "EuGH, Urt. v. 29. Oktober 2015 (C-1/14), - Verlag Boot - Rn. 17; EuGH, Urt. v. 9. November 2004 (C-2/02), - Netze - Rn. 18."
    item = only(cases, "EuGH, (Fn. 1), - Verlag Boot - Rn. 27.")
    assert len(item.references) == 1
    assert len(only(cases, "EuGH, (Fn. 1), Rn. 27.").references) == 2


def test_a_case_at_a_page_of_its_reporter_is_a_short_form() -> None:
    case = "United States v. Christmas, 222 F.3d 141, 145 (4th Cir. 2000)."
    item = only(case, "*Christmas*, 222 F.3d at 145.")
    assert (item.kind, len(item.references), item.target) == (NoteKind.SHORT, 1, "1")
    lost = only(DOE, "*Christmas*, 222 F.3d at 145.")
    assert (lost.kind, lost.references) == (NoteKind.SHORT, ())


def test_a_law_is_no_short_form_of_an_article_on_it() -> None:
    article = "Ann Lee, “Compliance under the Harbour Agreement,” *Boat Review* 5 (2020): 1–9."
    item = only(article, "Harbour Agreement, Article 51.")
    assert item.references != library(article).citations[0].items[0].references


def test_a_report_and_another_page_of_its_issuer_are_two_works() -> None:
    one = "Net Office, *Indices of boats 2025: research report*, 2025, <https://example.org/a>."
    other = "Net Office, *Indices of boats 2025*, 2025, <https://example.org/b>."
    assert len(library(one, other).references) == 2


def test_refer_to_a_note() -> None:
    assert only(DOE, LEE, "Refer to footnote 1 above (Doe and Chan 2011).").references == ("doe2011right",)


def test_prose_before_a_name_and_a_page() -> None:
    item = only(DOE, LEE, "On the rights of crews, see Doe, 245-58.")
    assert (item.kind, item.references, item.locator) == (NoteKind.SHORT, ("doe2011right",), "245-58")


def test_what_somebody_said_on_a_page_is_no_part_of_a_short_form() -> None:
    first = "To Consolidate the Net Acts: Hearings Before the Committee on Nets, 59th Cong., 1st sess. (1906)."
    found = library(
        first, LEE, "To Consolidate the Net Acts, 223 (statement of Max Poe, of Ohio).", "Lee, xii."
    ).citations
    assert [one.items[0].kind for one in found[2:]] == [NoteKind.SHORT, NoteKind.SHORT]
    assert [one.items[0].locator for one in found[2:]] == ["223", "xii"]
    assert found[2].items[0].references == found[0].items[0].references
    assert found[3].items[0].references == found[1].items[0].references


def test_names_and_title_again_without_a_page_are_a_short_form() -> None:
    found = library(
        "Vgl. Doe, Jane: Wege der Stadt, Abschnitt 3.", LEE, 'Vgl. Doe, Jane: Wege der Stadt, Abschnitt "Ufer"', "Wege."
    ).citations
    assert found[2].items[0].references == found[0].items[0].references
    assert not found[3].items  # one word of a title is no citation


def test_an_agreed_name_that_ends_in_a_number() -> None:
    found = library(
        "Karl Doe, *Die Wege* (Berlin: Dietz, 1962), 743 (hereafter KDW 23).", LEE, "KDW 23, 746.", "KDW 24, 746."
    )
    named, other = found.citations[2].items[0], found.citations[3].items
    assert (named.kind, named.references, named.locator) == (
        NoteKind.SHORT,
        found.citations[0].items[0].references,
        "746",
    )
    assert not any(item.references == named.references for item in other)
