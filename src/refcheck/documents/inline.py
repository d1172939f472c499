"""Inline markup, by an own scanner over the source, so that every segment knows where it stands.

One pass over the special characters, CommonMark's algorithm for emphasis, no recursion: time grows
linearly with the text. https://spec.commonmark.org/0.31.2/#inlines
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from html import unescape

from refcheck.documents.addresses import (
    BARE_START,
    autolink,
    bare_at,
    broken_autolink,
    continued,
    destination,
    is_held,
    resolve_escapes,
)
from refcheck.documents.cite_roles import CITE_ROLE, keys_of_role
from refcheck.documents.emphasis import run_of
from refcheck.documents.figures import (
    BRACKETS,
    SUPERSCRIPTS,
    Dialect,
    begins_note,
    in_brackets,
    is_isotope,
    is_note,
    labels_of,
)
from refcheck.documents.inline_state import Opener, State
from refcheck.documents.segments import FoundKeys, FoundLink, Inline, InlineNote, Token
from refcheck.documents.simple import scan_simple
from refcheck.documents.tags import addresses_in, attributes_of, decode_value
from refcheck.model.place import Span
from refcheck.text.cued import Cued
from refcheck.text.lazy import lazy_re

__all__ = ["normal_label", "scan"]

# Each begins with a class, by which a search passes over a text at once; addresses are looked for apart.
_MATHEMATICS = lazy_re(r"\$\s?\^\s?\{?\s?(\d{1,3}(?:\s?,\s?\d{1,3}){0,5})\s?\}?\s?\$")
_SPECIAL = lazy_re(rf"[\\`*_\[\]!<&\n@^~${SUPERSCRIPTS}](?:(?<![\^~])|(?<=\^)(?=\[)|(?<=~)~)")
_SPECIAL_PLAIN = lazy_re(rf"[\[<\n{SUPERSCRIPTS}]")
_ADDRESS = Cued(f"(?i){BARE_START}", "://", "www.")
_SUP = lazy_re(r"(?is)<sup\b[^<>]*>((?:(?!</?sup\b).){0,300}?)</sup\s*>(?:sup>)?")
_CARET = lazy_re(r"\[\^([^\]\[\s]{1,100})\]")
_TAG = lazy_re(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*+)"
    r"((?:\s++[A-Za-z_:@][\w.:@-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+)*+)\s*+/?>"
    r"|<(/?)([A-Za-z][A-Za-z0-9-]*+)(\s[^<>]*+)?+>"  # not quite a tag, but meant as one
    r"|<[!?][^<>]*+>"
)
_ENTITY = lazy_re(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_REFERENCE = lazy_re(r"\[((?:[^\[\]\\]|\\.){0,999})\]")
# https://pandoc.org/MANUAL.html#extension-bracketed_spans, https://kramdown.gettalong.org/syntax.html#span-ials
_ATTRIBUTE = r"(?:[.#][\w:-]{1,60}|-|[\w:-]{1,60}=(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|[^\s{}\"'=]{1,100}))"
_ATTRIBUTES = lazy_re(rf"\{{:?\s?{_ATTRIBUTE}(?:\s{_ATTRIBUTE}){{0,19}}\s?\}}")
_KEY = lazy_re(r"@(?:\{([^{}\s]{1,100})\}|([A-Za-z0-9_](?:[\w:.#$%&+?~/-]{0,98}\w)?))")
_CITE_ROLE = lazy_re(rf"\{{{CITE_ROLE}\}}")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ITALIC = frozenset({"em", "i", "cite", "dfn", "var"})
_BOLD = frozenset({"strong", "b"})
_SILENT = frozenset({"script", "style", "template", "svg", "math"})
_VERBATIM = frozenset({"code", "pre", "samp", "kbd", "tt"})
"""Elements whose text shows how something is written: an address there is an example."""
_BREAKING = frozenset({"br", "p", "div", "li", "tr", "td", "th", "dd", "dt", "hr"})
_BACKLINKS = frozenset("↩↑⏎^\ufe0e\ufe0f ")


MAX_ROLE = 60
"""The name of a role is no longer, its braces with it."""


def normal_label(label: str) -> str:
    """Return a link label as labels are compared: case folded, blanks collapsed."""
    return " ".join(label.casefold().split())


def scan(
    text: str, pieces: Sequence[Span], definitions: Mapping[str, str] | None = None, *, markup: bool = True
) -> Inline:
    """Return what stands in the lines ``pieces`` of ``text``.

    ``definitions`` are the addresses of the link definitions by ``normal_label``. Without
    ``markup`` only addresses, bracketed numbers and superscript characters are seen.
    """
    if markup and len(pieces) == 1:
        simple = scan_simple(text, pieces[0])
        if simple is not None:
            return simple
    scanner = _Scanner(text, pieces, definitions or {}, markup=markup)
    scanner.run()
    return scanner.inline()


class _Scanner(State):
    """One pass: what each special character does."""

    def run(self) -> None:
        """Scan the content from its beginning to its end."""
        handlers = self._handlers()
        special = (_SPECIAL if self.markup else _SPECIAL_PLAIN).search
        at, end = 0, len(self.content)
        bare = -1 if _ADDRESS.may_match(self.content) else end
        while at < end:
            match = special(self.content, at)
            if bare < at:
                address = _ADDRESS.pattern.search(self.content, at)
                bare = address.start() if address else end
            start = min(match.start(), bare) if match else bare
            if start == end:
                break
            self._text(at, start)
            char = self.content[start]
            handler = handlers.get(char) or (self._raised if char in SUPERSCRIPTS else self._bare)
            at = handler(start)
        self._text(at, end)
        self._pair_runs(0)
        self._unclosed()

    def _handlers(self) -> dict[str, Callable[[int], int]]:
        """Return what takes each special character; it returns where scanning goes on."""
        return {
            "\n": self._newline,
            "\\": self._escape,
            "&": self._entity,
            "~": self._strike,
            "`": self._ticks,
            "*": self._emphasis,
            "_": self._emphasis,
            "@": self._key,
            "[": self._open,
            "!": self._exclamation,
            "^": self._caret,
            "$": self._raised_in_mathematics,
            "]": self._shut,
            "<": self._angle,
        }

    # What stands for itself -------------------------------------------------------------------

    def _newline(self, start: int) -> int:
        self.tokens.append(Token(" ", start, start + 1))
        return start + 1

    def _escape(self, start: int) -> int:
        match = BRACKETS.match(self.content, start)
        if match:
            return self._brackets(match)
        char = self.content[start + 1 : start + 2]
        if char == "\n":
            self.tokens.append(Token(" ", start, start + 2))
            return start + 2
        if char in _PUNCTUATION and char:
            self.tokens.append(Token(char, start, start + 2))
            return start + 2
        return self._literal(start)

    def _entity(self, start: int) -> int:
        match = _ENTITY.match(self.content, start)
        if not match:
            return self._literal(start)
        self.tokens.append(Token(unescape(match.group()), start, match.end()))
        return match.end()

    def _strike(self, start: int) -> int:
        return start + 2

    def _ticks(self, start: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for match in re.finditer("`+", self.content):
                self.ticks.setdefault(len(match.group()), []).append(match.start())
        end = start
        while self.content[end : end + 1] == "`":
            end += 1
        closing = self.ticks.get(end - start, [])
        index = bisect_left(closing, end)
        if index == len(closing):
            self._text(start, end)
            return end
        inner = self.content[end : closing[index]].replace("\n", " ")
        self.tokens.append(Token(inner, end, closing[index], code=True))
        after = closing[index] + end - start
        if self.content[start - 1 : start] == "}":
            self._role(start, inner, after)
        return after

    def _role(self, start: int, inner: str, end: int) -> None:
        """A role of MyST ends where the ticks begin; those that cite are citations."""
        first = self.content.rfind("{", max(start - MAX_ROLE, 0), start)
        if first >= 0 and _CITE_ROLE.fullmatch(self.content, first, start) and (cited := keys_of_role(inner)):
            keys, locators = cited
            self.cited.append(FoundKeys(start=first, end=end, keys=keys, bracketed=True, locators=locators))

    def _emphasis(self, start: int) -> int:
        end = start
        while self.content[end : end + 1] == self.content[start]:
            end += 1
        run = run_of(len(self.tokens), self.content, start, end)
        self.tokens.append(Token("", start, end, run=run))
        self.runs.append(run)
        return end

    def _key(self, start: int) -> int:
        before = self.content[start - 1 : start] if start else ""
        match = _KEY.match(self.content, start) if not (before.isalnum() or before in {".", "@", "/"}) else None
        if not match:
            return self._literal(start)
        self.keys.append((start, match.end(), match[1] or match[2]))
        self._text(start, match.end())
        return match.end()

    # Figures ----------------------------------------------------------------------------------

    def _raised(self, start: int) -> int:
        end = start
        while self.content[end : end + 1] in SUPERSCRIPTS and end < len(self.content):
            end += 1
        sign = self.content[start - 1 : start] + self.content[end : end + 1]
        if any(char in "⁻⁺⁼ⁿᵃᵒ" for char in sign) or end - start > 3:
            self._text(start, end)
            return end
        labels = labels_of(self.content[start:end])
        self._figure(start, end, [(labels[0][0], start, end)], Dialect.CHARACTER)
        return end

    def _brackets(self, match: re.Match[str]) -> int:
        start = match.start()
        labels = [(label, start + first, start + last) for label, first, last in in_brackets(match)]
        if not labels:
            return self._literal(start)
        self.used.update(label for label, _, _ in labels if label in self.definitions)
        self._figure(start, match.end(), labels, Dialect.BRACKET)
        return match.end()

    def _sup(self, start: int) -> int | None:
        match = _SUP.match(self.content, start)
        if not match:
            return None
        labels = [(label, match.start(1) + a, match.start(1) + b) for label, a, b in labels_of(match[1])]
        before = self.content[start - 1 : start]
        if not labels or (not before.strip() and is_isotope(self.content[match.end() : match.end() + 4])):
            return None
        if not labels[0][0].isdigit() and before.isalnum() and labels[0][0].isalpha():
            return None  # an ordinal or an abbreviation: 1<sup>a</sup>, n<sup>o</sup>
        self._figure(start, match.end(), labels, Dialect.SUP)
        return match.end()

    def _raised_in_mathematics(self, start: int) -> int:
        """Take "$^3$", as programs that read printed pages write a raised number that has no base."""
        match = _MATHEMATICS.match(self.content, start)
        labels = labels_of(match[1]) if match else ()
        if match is None or not labels:
            return self._literal(start)
        at = match.start(1)
        self._figure(start, match.end(), [(label, at + a, at + b) for label, a, b in labels], Dialect.SUP)
        return match.end()

    # Links ------------------------------------------------------------------------------------

    def _bare(self, start: int) -> int:
        end = None if self.verbatim else bare_at(self.content, start)
        if end is None:
            return self._literal(start)
        raw = self.content[start:end]
        if self.markup:
            url = resolve_escapes(raw)
        else:
            end = continued(self.content, start, end)
            url = re.sub(r"\s+", "", self.content[start:end])
        self._link(url, start, end, "bare", len(self.tokens))
        return end

    def _exclamation(self, start: int) -> int:
        if self.content[start + 1 : start + 2] != "[" or self._is_exclaimed(start + 1):
            return self._literal(start)
        self.openers.append(self._opener(start, image=True))
        self._text(start, start + 2)
        return start + 2

    def _is_exclaimed(self, start: int) -> bool:
        """Return whether a marker stands behind an exclamation mark, not the text of a picture."""
        match = _CARET.match(self.content, start) or BRACKETS.match(self.content, start)
        if match is None or self.content[match.end() : match.end() + 1] == "(" or self._is_reference(match.end()):
            return False
        return normal_label(match.group()[1:-1]) not in self.definitions

    def _caret(self, start: int) -> int:
        """A caret before a bracket, which may open a note; a number in it is a marker as it is without one."""
        number = BRACKETS.match(self.content, start + 1)
        self._text(start, start + 1)
        if number or not begins_note(self.content, start):
            return start + 1
        self.openers.append(self._opener(start + 1, note=True))
        self._text(start + 1, start + 2)
        return start + 2

    def _open(self, start: int) -> int:
        caret = _CARET.match(self.content, start)
        if caret:
            self._figure(start, caret.end(), [(caret[1], start, caret.end())], Dialect.CARET)
            return caret.end()
        number = BRACKETS.match(self.content, start)
        if number and not self._is_reference(number.end()):
            return self._brackets(number)
        if not self.markup:
            return self._literal(start)
        self.openers.append(self._opener(start))
        self._text(start, start + 1)
        return start + 1

    def _is_reference(self, at: int) -> bool:
        """Return whether ``[label]`` of a known definition follows."""
        match = _REFERENCE.match(self.content, at)
        return match is not None and normal_label(match[1]) in self.definitions

    def _shut(self, start: int) -> int:
        if not self.openers:
            return self._literal(start)
        opener = self.openers.pop()
        active = opener.image or len(self.openers) >= self.inactive
        self.inactive = min(self.inactive, len(self.openers))
        target = self._target(opener, start) if active else None
        if target is None and opener.note and is_note(self.content, opener.start + 1, start):
            return self._note(opener, start)
        if target is None:
            self._keys_between(opener, start + 1)
            return self._span(opener, start) or self._literal(start)
        url, end = target
        if opener.image:
            self._image(opener, start, url, end)
        else:
            self._anchor(opener, start, url, end)
        attributes = _ATTRIBUTES.match(self.content, end)
        return attributes.end() if attributes else end

    def _span(self, opener: Opener, start: int) -> int | None:
        """Take the brackets and attributes of a span out of the text, ``None`` where none is: "[Doe]{.smallcaps}"."""
        attributes = None if opener.image else _ATTRIBUTES.match(self.content, start + 1)
        if attributes is None:
            return None
        self.tokens[opener.token].text = ""
        return attributes.end()

    def _note(self, opener: Opener, start: int) -> int:
        """Take what stands since a caret and its bracket out of the text: a note, with a marker in its place."""
        self._pair_runs(opener.runs)
        for stack in self.tags.values():
            while stack and stack[-1] >= opener.token:
                stack.pop()
        while self.anchors and self.anchors[-1][0].token > opener.token:
            self._never_closed(*self.anchors.pop())
        inline = self.inline(opener)
        self.tokens.pop()  # the caret
        low, high = self.source(opener.start - 1), self.source(opener.start + 1)
        note = InlineNote(label=f"^[{low}", span=Span(high, self.source(start)), inline=inline)
        self.notes.append(note)
        self._figure(opener.start - 1, opener.start + 1, [(note.label, 0, 0)], Dialect.INLINE)
        return start + 1

    def _target(self, opener: Opener, start: int) -> tuple[str, int] | None:
        after = self.content[start + 1 : start + 2]
        if after == "(":
            target = destination(self.content, start + 1)
            if target:
                return target
        if not self.definitions:
            return None
        inner = opener.start + 1 + opener.image
        label, end = "", start + 1
        if after == "[":
            match = _REFERENCE.match(self.content, start + 1)
            if match:
                label, end = match[1], match.end()
        if not label.strip() and start - inner <= 999:
            label = self.content[inner:start]
        url = self.definitions.get(normal_label(label))
        if url is None:
            return None
        self.used.add(normal_label(label))
        return url, end

    def _keys_between(self, opener: Opener, end: int) -> None:
        keys = self.keys[opener.keys :]
        if keys:
            names = tuple(key for _, _, key in keys)
            self.cited.append(FoundKeys(start=opener.start, end=end, keys=names, bracketed=True))
            del self.keys[opener.keys :]

    def _image(self, opener: Opener, start: int, url: str, end: int) -> None:
        """The text of a picture is no running text: its tokens go, and what they link to."""
        del self.tokens[opener.token :], self.runs[opener.runs :], self.ranges[opener.ranges :]
        del self.keys[opener.keys :], self.found[opener.found :]
        while self.notes and self.notes[-1].span.start > self.source(opener.start):
            self.notes.pop()
        if is_held(url):
            alt = self.content[opener.start + 2 : start]
            self.found.append(FoundLink(url=url, start=opener.start, end=end, element="image", text=alt))

    def _anchor(self, opener: Opener, start: int, url: str, end: int) -> None:
        del self.keys[opener.keys :]
        self.inactive = len(self.openers)
        self._pair_runs(opener.runs)
        if url.startswith("#") and self._in_page(
            opener.token, opener.start, end, self.content[opener.start + 1 : start]
        ):
            return
        self.tokens[opener.token].text = ""
        self._close_link(opener, url, end, "link")

    def _in_page(self, token: int, start: int, end: int, inner: str) -> bool:
        """Take a link within the page for a marker, or drop it when it only leads back."""
        if len(inner) > 300:
            return False
        labels = labels_of(inner.strip("*_ "))
        if len(labels) == 1 and labels[0][0].isdigit():
            del self.tokens[token:]
            self._figure(start, end, labels, Dialect.ANCHOR)
            return True
        if inner.strip() and set(inner) <= _BACKLINKS:
            del self.tokens[token:]
            return True
        return False

    # HTML -------------------------------------------------------------------------------------

    def _angle(self, start: int) -> int:
        link = autolink(self.content, start) or (None if self.markup else broken_autolink(self.content, start))
        if link:
            self._link(link[0], start, link[1], "autolink", len(self.tokens))
            return link[1]
        if not self.markup:
            return self._literal(start)
        if self.content.startswith("<!--", start):
            end = self.content.find("-->", start + 4)
            self.comments.append((start, len(self.content) if end < 0 else end + 3))
            return self.comments[-1][1]
        end_of_figure = self._sup(start) if self.content[start + 1 : start + 2] in {"s", "S"} else None
        if end_of_figure:
            return end_of_figure
        match = _TAG.match(self.content, start)
        if not match:
            return self._literal(start)
        return self._tag(match) if match[2] or match[5] else match.end()

    def _tag(self, match: re.Match[str]) -> int:
        """Take a tag whose match has its slash, name and attributes in the groups 1 to 3 or 4 to 6."""
        shift = 0 if match[2] else 3
        closing, name, attributes = match[1 + shift] == "/", match[2 + shift].lower(), match[3 + shift] or ""
        if name in _BREAKING:
            self.tokens.append(Token(" ", match.start(), match.end()))
        elif name in _ITALIC | _BOLD:
            self._look(name, closing=closing)
        elif name in _VERBATIM:
            self.verbatim = max(0, self.verbatim + (-1 if closing else 1))
        if name == "a":
            self._html_link(match, closing=closing, url=_first(name, attributes))
        elif attributes and not closing:
            self._html_addresses(match, name, attributes)
        if name in _SILENT and not closing:
            end = None if name in self.tags else re.compile(rf"(?i)</{name}").search(self.content, match.end())
            if end:
                return end.start()
            self.tags[name] = []  # it never ends: do not look again
        return match.end()

    def _html_addresses(self, match: re.Match[str], name: str, attributes: str) -> None:
        alt = next((decode_value(value) for key, value, _ in attributes_of(attributes) if key == "alt"), "")
        for address in addresses_in(name, attributes):
            if is_held(address.url):
                self.found.append(
                    FoundLink(
                        url=address.url,
                        start=match.start(),
                        end=match.end(),
                        element=name,
                        attribute=address.attribute,
                        text=alt.strip() or " ",
                    )
                )

    def _look(self, name: str, *, closing: bool) -> None:
        stack = self.tags.setdefault(name, [])
        if not closing:
            stack.append(len(self.tokens) - 1)
        elif stack:
            (self.italic if name in _ITALIC else self.bold).append((stack.pop(), len(self.tokens)))

    def _html_link(self, match: re.Match[str], *, closing: bool, url: str) -> None:
        if not closing:
            self.anchors.append((self._opener(match.start()), url, match.end()))
            return
        if not self.anchors:
            return
        opener, url, _ = self.anchors.pop()
        inner = self.content[opener.start : match.start()].partition(">")[2]
        if url.startswith("#") and self._in_page(min(opener.token, len(self.tokens)), opener.start, match.end(), inner):
            return
        if url:
            self._close_link(opener, url, match.end(), "a", "href")

    def _unclosed(self) -> None:
        """Add the links whose end is in another block, as that of a picture on lines of its own."""
        for anchor in self.anchors:
            self._never_closed(*anchor)


def _first(element: str, attributes: str) -> str:
    """Return the address in the attributes of a tag, empty when there is none."""
    return next((address.url for address in addresses_in(element, attributes)), "")
