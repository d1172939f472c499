"""Made bibliographies: entries of the types and with the fields that people have, and a share of faults."""

from __future__ import annotations

import random
from collections.abc import Callable

__all__ = ["articles", "mixed"]

ARTICLE = r"""@article{{key{n},
  author    = {{M{{\"u}}ller, Anna and van den Berg, Jan and {{World Health Organization}}}},
  title     = {{On the {{ASEAN}} Question, Part {n}: a Study of Labour \& Mobility}},
  journal   = {{Journal of Studies in Migration}},
  year      = {{{year}}},
  volume    = {{{n}}},
  pages     = {{{n}--{last}}},
  doi       = {{10.1000/example.{n}}},
  url       = {{https://www.example.org/articles/{n}?a=1&b=2}},
  abstract  = {{A text of some length that nobody compares with anything, as managers export it.}},
}}

"""
FAULTY = 0.15
"""This share of the mixed entries has a fault."""
TYPES = {
    "article": 44, "inproceedings": 16, "book": 12, "incollection": 7, "techreport": 5, "phdthesis": 4, "misc": 5,
    "online": 4, "manual": 1, "unpublished": 1, "mastersthesis": 1,
}  # fmt: skip
"""How often each type is among the mixed entries, roughly as in bibliographies of articles and software."""
FAMILIES = (
    "Suwanto", "Okafor", "Lindqvist", "Tran", "Moreau", "Baptista", "Haddad", "Nov{\\'a}k", "Iyer", "Kealoha", "O'Brien",
    "Garc{\\'\\i}a L{\\'o}pez", "van den Berg", 'M{\\"u}ller', "Fern\u00e1ndez", "Smith", "de la Cruz", "Sch\u00f6n",
)  # fmt: skip
BEGINNINGS = ("Ka", "Lo", "Mi", "Te", "Sa", "Ru", "Ber", "Hol", "Chan", "Dor", "Pe", "Vi", "Na", "Gro", "Wil", "Ya")
MIDDLES = ("", "na", "ri", "lo", "den", "ma", "ta", "shi", "ber", "do", "ke", "lin")
ENDINGS = ("son", "ov", "ski", "man", "ra", "ta", "mura", "er", "berg", "di", "es", "n", "ley", "ko")
OWN = 0.6
"""This share of the people has a family name of its own, made of these; the others share the few above."""
GIVEN = (
    "Anna", "J. R.", "Mei", "Tom\u00e1s", "K.", "Fatima Z.", "Jean-Luc", "R{\\'e}my", "Olu", "Ingrid M.", "P.", "Xiu",
)  # fmt: skip
WORDS = (
    "labour", "mobility", "rivers", "harvest", "harbours", "estimation", "networks", "regional", "markets", "wages",
    "sparse", "models", "contracts", "inference", "housing", "night", "transport", "spectral", "methods", "climate",
    "kilns", "records", "survey", "adaptive", "policy", "growth", "inspection", "returns", "learning", "borders",
)  # fmt: skip
BODIES = ("{World Health Organization}", "{{Delta Statistics Office}}", "{R Core Team}")
JOURNALS = ("Journal of Studies in {Migration}", "Ann. Statist.", "The Review of Harbours \\& Ports", "Acta Fluminis")
PUBLISHERS = ("Delta Press", "Springer", "University of the Lakes Press", "Kiln \\& Sons")
MACROS = ("jrivers", "jharbours", "jul")
HEAD = '@string{jrivers = "Journal of Rivers"}\n@string{jharbours = {Harbours and Ports}}\n\n'


def articles(entries: int) -> str:
    """Return a bibliography of so many articles, all with the same fields and none with a fault."""
    return "".join(ARTICLE.format(n=n, last=n + 9, year=1950 + n % 75) for n in range(entries))


def mixed(entries: int, seed: int = 1) -> str:
    """Return a bibliography of so many entries of many types, some with a fault; the same for the same ``seed``."""
    chance = random.Random(seed)
    types = chance.choices(list(TYPES), weights=list(TYPES.values()), k=entries)
    written = [HEAD]
    for number, kind in enumerate(types):
        fields = _fields(chance, number, kind)
        if chance.random() < FAULTY:
            chance.choice(FAULTS)(chance, fields)
        quoted = chance.random() < 0.1
        rows = ",\n".join(f"  {name} = {_delimited(value, quoted=quoted)}" for name, value in fields.items())
        written.append(f"@{kind}{{{_key(number)},\n{rows}\n}}\n\n")
    return "".join(written)


def _key(number: int) -> str:
    return f"{BEGINNINGS[number % 16]}{ENDINGS[number % 14]}{1950 + number % 75}-{number}".lower()


def _delimited(value: str, *, quoted: bool) -> str:
    if value in MACROS or value[:4] == "und:":
        return value.removeprefix("und:")
    return f'"{value}"' if quoted and '"' not in value else f"{{{value}}}"


def _people(chance: random.Random) -> str:
    names = [f"{_family(chance)}, {chance.choice(GIVEN)}" for _ in range(chance.choice((1, 1, 2, 2, 3, 4, 7)))]
    if chance.random() < 0.05:
        names = [chance.choice(BODIES)]
    return " and ".join(names)


def _family(chance: random.Random) -> str:
    if chance.random() < OWN:
        return chance.choice(BEGINNINGS) + chance.choice(MIDDLES) + chance.choice(ENDINGS)
    return chance.choice(FAMILIES)


def _title(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(4, 11))]
    words[0] = words[0].capitalize()
    if chance.random() < 0.5:
        words[1] = f"{{{words[1].upper()}}}"
    return f"{' '.join(words)}{chance.choice((':', ': a', ' --', ','))} {chance.choice(WORDS)} {chance.choice(WORDS)}"


def _isbn(chance: random.Random) -> str:
    figures = f"978{chance.randrange(10**9):09}"
    check = -sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(figures)) % 10
    return f"{figures[:3]}-{figures[3]}-{figures[4:8]}-{figures[8:]}-{check}"


def _fields(chance: random.Random, number: int, kind: str) -> dict[str, str]:
    first = chance.randint(1, 900)
    fields = {"author": _people(chance), "title": _title(chance), "year": str(chance.randint(1960, 2024))}
    fields |= _place(chance, kind)
    if kind in {"article", "inproceedings", "incollection"}:
        fields["pages"] = f"{first}--{first + chance.randint(1, 40)}"
    if kind not in {"online", "misc", "unpublished"} and chance.random() < 0.6:
        fields["doi"] = f"10.{chance.randint(1000, 9999)}/{chance.choice(WORDS)}.{number}"
    if kind in {"online", "misc", "techreport"} or chance.random() < 0.4:
        fields["url"] = f"https://www.{chance.choice(WORDS)}.example.org/{chance.choice(WORDS)}/{number}?id={first}"
    for name, share, value in (
        ("month", 0.2, "jul"),
        ("abstract", 0.3, f"{' '.join(chance.choice(WORDS) for _ in range(60))}."),
        ("keywords", 0.3, "rivers, labour, {GIS}"),
        ("issn", 0.1, "0317-8471"),
        ("note", 0.1, "Accessed 4 May 2021"),
        ("language", 0.1, "english"),
        ("file", 0.1, f":papers/{number}.pdf:PDF"),
        ("timestamp", 0.1, "2021.05.04"),
        ("eprint", 0.05, f"2004.{10_000 + number % 90_000}"),
    ):
        if chance.random() < share:
            fields[name] = value
    if "eprint" in fields:
        fields["archiveprefix"] = "arXiv"
    return fields


def _place(chance: random.Random, kind: str) -> dict[str, str]:
    """Return the fields that say where a work of this type came out."""
    match kind:
        case "article":
            journal = chance.choice((*JOURNALS, *MACROS[:2]))
            return {"journal": journal, "volume": str(chance.randint(1, 90)), "number": str(chance.randint(1, 12))}
        case "inproceedings" | "incollection":
            book = f"Proceedings of the {chance.randint(2, 40)}th Conference on {chance.choice(WORDS).capitalize()}"
            return {"booktitle": book, "editor": _people(chance), "publisher": chance.choice(PUBLISHERS)}
        case "book" | "manual":
            return {"publisher": chance.choice(PUBLISHERS), "address": "New York, NY", "isbn": _isbn(chance)}
        case "techreport":
            return {"institution": "Institute of Rivers", "number": f"TR-{chance.randint(1, 99)}"}
        case "phdthesis" | "mastersthesis":
            return {"school": "University of the Lakes"}
        case "online":
            return {"urldate": "2021-05-04"}
        case "misc":
            return {"howpublished": r"\url{https://example.org/data}"}
        case _:
            return {"note": "Manuscript in preparation"}


Fault = Callable[[random.Random, dict[str, str]], None]


def _set(name: str, change: Callable[[str], str]) -> Fault:
    """Return a fault that changes a field where there is one."""

    def spoil(_: random.Random, fields: dict[str, str]) -> None:
        if name in fields:
            fields[name] = change(fields[name])

    return spoil


def _lost(_: random.Random, fields: dict[str, str]) -> None:
    fields.pop("year")


def _empty(chance: random.Random, fields: dict[str, str]) -> None:
    fields[chance.choice(("note", "keywords", "address"))] = ""


def _unknown_macro(_: random.Random, fields: dict[str, str]) -> None:
    if "journal" in fields:
        fields["journal"] = "und:jlakes"


FAULTS: tuple[Fault, ...] = (
    _lost,
    _empty,
    _unknown_macro,
    _set("doi", "https://doi.org/{}".format),
    _set("doi", "{}.".format),
    _set("isbn", lambda isbn: f"{isbn[:-1]}{(int(isbn[-1]) + 1) % 10}"),
    _set("pages", lambda pages: pages.replace("--", "-")),
    _set("pages", lambda pages: "--".join(reversed(pages.split("--")))),
    _set("title", "{} growing steadily.".format),
    _set("title", "{} &amp; more".format),
    _set("title", "{} <i>Zea mays</i>".format),
    _set("author", "{} and et al.".format),
    _set("author", lambda names: names.replace(" and ", ", ")),
    _set("year", lambda year: f"{year}a"),
    _set("year", lambda _: "2094"),
    _set("url", lambda url: url.replace("https:", "http:")),
    _set("url", lambda _: "http://localhost:8080/report"),
)
"""What goes wrong; one that has nothing to spoil in an entry leaves it as it is."""
