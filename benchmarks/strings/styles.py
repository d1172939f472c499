"""Reference strings in the styles that documents use. Italics are ``*``, bold is ``**``, as Markdown has them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.scholar.venues import abbreviated
from benchmarks.strings import names
from benchmarks.strings.names import listed
from refcheck.model.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A work as a string shows it: what is left out is empty, ``most`` is how many authors are named."""

    work: Work
    title: str
    year: str
    issue: str
    pages: str
    journal: str
    most: int = 6

    @property
    def is_part(self) -> bool:
        """Whether it stands in a book or in proceedings."""
        return bool(self.journal) and self.work.type in {"chapter", "paper-conference"}

    @property
    def is_article(self) -> bool:
        """Whether it stands in a journal."""
        return bool(self.journal) and not self.is_part

    @property
    def short(self) -> str:
        """The journal in short."""
        return abbreviated(self.journal) or self.journal

    @property
    def press(self) -> str:
        """``Place: Publisher``, or what is known of it."""
        return ": ".join(filter(None, (self.work.publisher_place, self.work.publisher)))

    def people(self, first: names.Write, other: names.Write | None = None, *, comma: str = ", ", last: str) -> str:
        """Return the authors, the editors of a book that has none."""
        people = self.work.author or self.work.editor
        return listed(people, first, other, comma=comma, last=last, most=self.most) if people else ""

    def editors(self, write: names.Write, last: str) -> str:
        """Return the editors of the book that a part stands in."""
        return listed(self.work.editor, write, last=last, most=3) if self.work.editor and self.work.author else ""


Style = Callable[[Shown], str]


def some(text: str, value: str) -> str:
    """Return a pattern with a value in it, nothing without the value."""
    return text.format(value) if value else ""


def tidied(text: str) -> str:
    """Return a string without what was left of empty fields."""
    text = re.sub(r"\(\s*[,;:]?\s*\)|\[\s*\]", "", text)
    text = re.sub(r"\(\s*[,;:]\s*", "(", text)
    text = re.sub(r"\s*[,;:]\s*\)", ")", text)
    text = re.sub(r"\s+([,.;:)])", r"\1", text)
    text = re.sub(r"([.?!])\.(?!\.)", r"\1", text)
    text = re.sub(r"[,;:]+\s*([.,;])", r"\1", text)
    text = re.sub(r"([?!]), ", r"\1 ", text)
    return " ".join(text.split()).lstrip(",.;: ").rstrip(",;: ")


def apa(s: Shown) -> str:
    lead = f"{s.people(names.family_initials, last=', & ')}{some(' ({}).', s.year) or '.'}"
    if s.is_part:
        editors = some("{} (Eds.), ", s.editors(names.initials_first, " & "))
        return f"{lead} {s.title}. In {editors}*{s.journal}*{some(' (pp. {})', s.pages)}. {s.work.publisher}."
    if s.is_article:
        return f"{lead} {s.title}. *{s.journal}*, *{s.work.volume}*{some('({})', s.issue)}, {s.pages}."
    return f"{lead} *{s.title}*{some(' ({} ed.)', s.work.edition)}. {s.work.publisher}."


def mla(s: Shown) -> str:
    lead = f"{s.people(names.family_first, names.given_first, last=', and ')}."
    where = f"{some('vol. {}, ', s.work.volume)}{some('no. {}, ', s.issue)}{s.year}{some(', pp. {}', s.pages)}"
    if s.is_part:
        editors = some("edited by {}, ", s.editors(names.given_first, " and "))
        return f"{lead} “{s.title}.” *{s.journal}*, {editors}{some('{}, ', s.work.publisher)}{where}."
    if s.is_article:
        return f"{lead} “{s.title}.” *{s.journal}*, {where}."
    return f"{lead} *{s.title}*. {some('{}, ', s.work.publisher)}{s.year}."


def chicago_note(s: Shown) -> str:
    lead = f"{s.people(names.given_first, last=' and ')},"
    if s.is_part:
        editors = some(", ed. {}", s.editors(names.given_first, " and "))
        return f"{lead} “{s.title},” in *{s.journal}*{editors} ({s.press}, {s.year}), {s.pages}."
    if s.is_article:
        return f"{lead} “{s.title},” *{s.journal}* {s.work.volume}{some(', no. {}', s.issue)} ({s.year}): {s.pages}."
    return f"{lead} *{s.title}* ({s.press}, {s.year})."


def chicago_list(s: Shown) -> str:
    lead = f"{s.people(names.family_first, names.given_first, last=', and ')}."
    if s.is_part:
        editors = some(", edited by {}", s.editors(names.given_first, " and "))
        return f"{lead} “{s.title}.” In *{s.journal}*{editors}{some(', {}', s.pages)}. {s.press}, {s.year}."
    if s.is_article:
        return f"{lead} “{s.title}.” *{s.journal}* {s.work.volume}{some(', no. {}', s.issue)} ({s.year}): {s.pages}."
    return f"{lead} *{s.title}*. {s.press}, {s.year}."


def harvard(s: Shown) -> str:
    lead = f"{s.people(names.family_initials, last=' and ')} {some('({})', s.year)}"
    if s.is_part:
        editors = some("{} (eds) ", s.editors(names.family_initials, " and "))
        return f"{lead} ‘{s.title}’, in {editors}*{s.journal}*. {s.press}{some(', pp. {}', s.pages)}."
    if s.is_article:
        issue = some("({})", s.issue)
        return f"{lead} ‘{s.title}’, *{s.journal}*, {s.work.volume}{issue}{some(', pp. {}', s.pages)}."
    return f"{lead} *{s.title}*. {s.press}."


def _medical(s: Shown, *, italic: bool) -> str:
    mark = "*" if italic else ""
    lead = f"{s.people(names.family_bare, last=', ')}."
    if s.is_part:
        editors = some("{}, editors. ", s.editors(names.family_bare, ", "))
        return f"{lead} {s.title}. In: {editors}{mark}{s.journal}{mark}. {s.press}; {s.year}.{some(' p. {}', s.pages)}."
    if s.is_article:
        issue, pages = some("({})", s.issue), some(":{}", s.pages)
        return f"{lead} {s.title}. {mark}{s.short}{mark}. {some('{};', s.year)}{s.work.volume}{issue}{pages}."
    return f"{lead} {mark}{s.title}{mark}. {s.press}; {s.year}."


def vancouver(s: Shown) -> str:
    return _medical(s, italic=False)


def ama(s: Shown) -> str:
    return _medical(s, italic=True)


def ieee(s: Shown) -> str:
    lead = f"{s.people(names.initials_first, last=' and ')},"
    where = f"{some('vol. {}, ', s.work.volume)}{some('no. {}, ', s.issue)}{some('pp. {}, ', s.pages)}{s.year}"
    if s.is_part:
        return f"{lead} “{s.title},” in *{s.short}*, {where}."
    if s.is_article:
        return f"{lead} “{s.title},” *{s.short}*, {where}."
    return f"{lead} *{s.title}*. {s.press}, {s.year}."


def acm(s: Shown) -> str:
    lead = f"{s.people(names.given_first, last=' and ')}. {some('{}.', s.year)}"
    if s.is_part:
        return f"{lead} {s.title}. In *{s.journal}*. {some('{}, ', s.work.publisher)}{s.pages}."
    if s.is_article:
        return f"{lead} {s.title}. *{s.journal}* {s.work.volume}{some(', {}', s.issue)} ({s.year}), {s.pages}."
    return f"{lead} *{s.title}*. {s.press}."


def nature(s: Shown) -> str:
    lead = s.people(names.family_initials, last=" & ")
    lead += "" if lead.endswith(".") else "."
    if s.is_part:
        editors = some(" (eds {})", s.editors(names.family_initials, " & "))
        return f"{lead} {s.title}. in *{s.journal}*{editors} {s.pages} ({some('{}, ', s.work.publisher)}{s.year})."
    if s.is_article:
        return f"{lead} {s.title}. *{s.short}* **{s.work.volume}**, {s.pages} ({s.year})."
    return f"{lead} *{s.title}* ({some('{}, ', s.work.publisher)}{s.year})."


def law(s: Shown) -> str:
    lead = f"{s.people(names.given_first, last=' & ')},"
    page = s.pages.partition("–")[0]
    if s.is_article:
        return f"{lead} *{s.title}*, {s.work.volume} {s.short} {page} ({s.year})."
    if s.is_part:
        return f"{lead} *{s.title}*, in {s.journal} {page} ({s.year})."
    return f"{s.people(names.capitals, last=' & ')}, {s.title.upper()} ({s.year})."


def din(s: Shown) -> str:
    lead = f"{s.people(names.family_first, comma='; ', last='; ')}:"
    pages = some(", S. {}", s.pages)
    if s.is_part:
        editors = some("{} (Hrsg.): ", s.editors(names.family_first, "; "))
        return f"{lead} {s.title}. In: {editors}{s.journal}. {s.press}, {s.year}{pages}."
    if s.is_article:
        return f"{lead} {s.title}. In: {s.journal} {s.work.volume} ({s.year}){some(', Nr. {}', s.issue)}{pages}."
    return f"{lead} {s.title}. {s.press}, {s.year}."


def iso690(s: Shown) -> str:
    lead = f"{s.people(names.capital_family, last=' and ')}."
    if s.is_part:
        return f"{lead} {s.title}. In: *{s.journal}*. {s.press}, {s.year}{some(', pp. {}', s.pages)}."
    if s.is_article:
        where = f"**{s.work.volume}**{some('({})', s.issue)}{some(', {}', s.pages)}"
        return f"{lead} {s.title}. *{s.journal}*. {some('{}, ', s.year)}{where}."
    return f"{lead} *{s.title}*. {s.press}, {s.year}."


def springer(s: Shown) -> str:
    lead = f"{s.people(names.family_bare, last=', ')} {some('({})', s.year)}"
    if s.is_part:
        editors = some("{} (eds) ", s.editors(names.family_bare, ", "))
        return f"{lead} {s.title}. In: {editors}{s.journal}. {s.press}{some(', pp {}', s.pages)}"
    if s.is_article:
        return f"{lead} {s.title}. {s.short} {s.work.volume}{some('({})', s.issue)}{some(':{}', s.pages)}"
    return f"{lead} {s.title}. {s.press}"


def elsevier(s: Shown) -> str:
    lead = f"{s.people(names.initials_first, last=', ')},"
    if s.is_part:
        return f"{lead} {s.title}, in: {s.journal}, {some('{}, ', s.press)}{s.year}{some(', pp. {}', s.pages)}."
    if s.is_article:
        return f"{lead} {s.title}, {s.short} {s.work.volume} ({s.year}) {s.pages}."
    return f"{lead} {s.title}, {some('{}, ', s.press)}{s.year}."


def french(s: Shown) -> str:
    lead = f"{s.people(names.given_first, last=' et ')},"
    pages = some(", p. {}", s.pages)
    if s.is_part:
        editors = some("{} (dir.), ", s.editors(names.given_first, " et "))
        return f"{lead} « {s.title} », dans {editors}*{s.journal}*, {some('{}, ', s.press)}{s.year}{pages}."
    if s.is_article:
        where = f"{some('vol. {}, ', s.work.volume)}{some('n° {}, ', s.issue)}{s.year}"
        return f"{lead} « {s.title} », *{s.journal}*, {where}{pages}."
    return f"{lead} *{s.title}*, {some('{}, ', s.press)}{s.year}."


IN_LISTS: dict[str, Style] = {
    style.__name__: style
    for style in (
        *(apa, mla, chicago_list, harvard, vancouver, ieee, acm, nature, ama, din, iso690, springer, elsevier),
    )
}
IN_NOTES: dict[str, Style] = {
    style.__name__: style
    for style in (apa, mla, chicago_note, chicago_list, harvard, vancouver, ieee, acm, nature, law, din, iso690, french)
}
