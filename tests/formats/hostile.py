"""Strategies: works and texts of the kind that real and hostile bibliographies hold."""

from __future__ import annotations

from hypothesis import strategies as st

from refcheck.formats.mapping import TYPES
from refcheck.model.document import MentionForm
from refcheck.model.reference import Citation, CitationItem, NoteKind, Reference
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import make_mention

NASTY = (
    "A title\nER  - \nTY  - JOUR",
    "un{balanced",
    "un}balanced",
    "back\\slash at the end\\",
    "\\write18{rm -rf /} \\input{/etc/passwd}",
    "@book{other, title = {Second}}",
    '"quoted" and {"}',
    "100 % of $5 & #1 _x_ ~ ^",
    "a--b --- c ``d'' 'e'",
    "<i>HTML</i> &amp; <script>alert(1)</script>",
    "移民與機會 การย้ายถิ่น الهجرة",
    "\u202eevil\u202c zero\u200bwidth",
    "control\x00\x07\x1b[31mred\x85next\u2028line\u2029para",
    "Müller, Jürgen and Søren Ødegård",
    "x" * 300,
    "{{double}}",
    "$\\alpha$ and $x^2$",
    "others",
    "World Bank and IMF",
    "Ministry of Health, Labour and Welfare",
    "%comment",
    "=,=,",
    " leading and trailing ",
    "",
)

texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))
words = st.text(alphabet=st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=12)
people = st.builds(Name, family=texts, given=texts, suffix=st.sampled_from(["", "Jr."])) | st.builds(
    Name, literal=texts, acronym=st.none() | words
)
dates = st.builds(
    PartialDate, year=st.integers(1000, 2199), month=st.none() | st.integers(1, 12), day=st.none() | st.integers(1, 28)
) | st.builds(PartialDate, raw=texts)

works = st.builds(
    Work,
    type=st.sampled_from([row.csl for row in TYPES]),
    title=texts,
    author=st.lists(people, max_size=4).map(tuple),
    editor=st.lists(people, max_size=2).map(tuple),
    issued=st.none() | dates,
    accessed=st.none() | dates,
    container_title=texts,
    collection_title=texts,
    publisher=texts,
    publisher_place=texts,
    volume=texts,
    issue=texts,
    number=texts,
    page=texts,
    genre=texts,
    language=texts,
    doi=texts,
    isbn=st.lists(texts, max_size=2).map(tuple),
    url=texts,
    eprint=texts,
    eprint_type=texts,
    note=texts,
    keyword=texts,
    abstract=texts,
    others=st.booleans(),
    extra=st.dictionaries(st.sampled_from(["howpublished", "file", "x y", "venue", "annote"]), texts, max_size=2),
)

mentions = st.builds(
    lambda text, form, marker: make_mention(text, form=form, marker=marker),
    texts,
    st.sampled_from(list(MentionForm)),
    st.none() | words,
)


def cites(key: str) -> st.SearchStrategy[Citation]:
    return st.builds(
        lambda path, marker, line, kind, locator: Citation(
            path=path,
            marker=marker,
            line=line,
            text="",
            kind=kind,
            items=(CitationItem(kind=kind, references=(key,), locator=locator or None),),
        ),
        texts.filter(bool),
        texts,
        st.integers(1, 10_000),
        st.sampled_from([kind for kind in NoteKind if kind is not NoteKind.MIXED]),
        texts,
    )


keys = st.text(alphabet="abcxyz0129", min_size=1, max_size=4)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    key = draw(keys)
    return Reference(
        id=key,
        key=key,
        work=draw(works),
        file="statement.md",
        line=1,
        mentions=tuple(draw(st.lists(mentions, max_size=2))),
        citations=tuple(draw(st.lists(cites(key), max_size=2))),
        origin="statement.md",
    )
