"""A long Markdown document, dense in notes and titles, by stage: ``python -m benchmarks.dense [--profile]``.

Wanted for 1 MB with 2,000 notes and 4,000 titles, on an ordinary core: under 1 s for each stage, and time
that grows with the size and not faster.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from random import Random

import refcheck
from refcheck.documents import read_text

NOTES = 2_000
SIZES = (500, 1_000, NOTES)
FIRST = [
    "Ada",
    "Bela",
    "Chandra",
    "Doris",
    "Emil",
    "Farid",
    "Greta",
    "Hanna",
    "Ivo",
    "Jana",
    "Kofi",
    "Lena",
    "Malee",
    "Nadia",
    "Omar",
    "Petra",
    "Quinn",
    "Rosa",
]
LAST = [
    "Adler",
    "Brook",
    "Castell",
    "Dimitrov",
    "Ekberg",
    "Farrow",
    "Gandler",
    "Holt",
    "Ivanek",
    "Jansen",
    "Kovach",
    "Lindqvist",
    "Moreau",
    "Nilsson",
]
NOUNS = [
    "Roads",
    "Rivers",
    "Harbours",
    "Markets",
    "Borders",
    "Gardens",
    "Letters",
    "Bridges",
    "Valleys",
    "Islands",
    "Schools",
    "Winters",
    "Orchards",
    "Mills",
    "Villages",
    "Forests",
    "Railways",
    "Archives",
    "Kitchens",
    "Lanterns",
    "Ferries",
    "Mountains",
]
VERBS = [
    "Crossing",
    "Mapping",
    "Building",
    "Leaving",
    "Reading",
    "Counting",
    "Selling",
    "Keeping",
    "Painting",
    "Measuring",
    "Closing",
    "Opening",
]
PLACES = [
    "Northern",
    "Eastern",
    "Western",
    "Southern",
    "Upper",
    "Lower",
    "Coastal",
    "Inland",
    "Old",
    "New",
    "Far",
    "Middle",
]
PROSE = [
    "what",
    "the",
    "towns",
    "along",
    "the",
    "water",
    "had",
    "agreed",
    "upon",
    "in",
    "the",
    "years",
    "before,",
    "and",
    "nobody",
    "who",
    "lived",
    "there",
    "thought",
    "that",
    "it",
    "would",
    "last;",
    "the",
    "accounts",
    "of",
    "that",
    "time",
    "were",
    "kept",
    "by",
    "hand,",
    "in",
    "two",
    "copies,",
    "and",
    "one",
    "of",
    "them",
    "is",
    "gone.",
]


def dense(notes: int = NOTES, *, seed: int = 1) -> str:
    """Return a document of about 500 bytes a note, with two titles for each: full notes and short forms."""
    random = Random(seed)
    parts = ["# A study of many books\n\n"]
    definitions = []
    works: list[tuple[str, str]] = []
    for number in range(1, notes + 1):
        title, note = _cited(random, works, number)
        other = random.choice(works)[1]
        prose = " ".join(islice(cycle(PROSE), 25 + number % 20))
        parts.append(f"In *{title}*[^{number}] it is told, as in “{other}” before, {prose}\n\n")
        if number % 25 == 0:
            parts.append(f"## Part {number // 25}\n\n")
        definitions.append(f"[^{number}]: {note}\n")
    return "".join(parts) + "\n" + "".join(definitions)


def _cited(random: Random, works: list[tuple[str, str]], number: int) -> tuple[str, str]:
    """Return the title that the text gives and its note: every other one is in full."""
    if number % 2 or not works:
        author, last = random.choice(FIRST), random.choice(LAST)
        words = (random.choice(VERBS), random.choice(PLACES), random.choice(NOUNS), "and", random.choice(NOUNS))
        title = f"{' '.join(words)}: {random.choice(NOUNS)} of the {random.choice(PLACES)} {random.choice(NOUNS)}"
        works.append((last, title))
        year, page = random.randrange(1950, 2020), random.randrange(1, 400)
        press = f"{random.choice(PLACES)} {random.choice(NOUNS)} Press"
        return title, f"{author} {last}, *{title}* ({press}, {year}), p. {page}. https://books.example/{number}/{year}"
    last, title = works[-1]
    match number % 8:
        case 0:
            return title, f"Ibid., p. {number}."
        case 2:
            return title, f"{last}, op. cit., p. {number}."
        case 4:
            return title, f"{last}, supra note {number - 1}, p. {number}."
        case _:
            return title, f"{last}, *{title.partition(':')[0]}*, p. {number}."


def stages(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the stages of an offline check, each with what does it."""
    document = read_text(text, path="dense.md")
    yield "read", lambda: read_text(text, path="dense.md")
    yield "references", lambda: refcheck.extract(document)
    yield "offline check", lambda: refcheck.check(document, offline=True)


def main() -> None:
    if "--profile" in sys.argv:
        for name, run in stages(dense()):
            print(f"\n{name}")
            with cProfile.Profile() as profile:
                run()
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)
        return
    for count in SIZES:
        text = dense(count)
        print(f"{count} notes, {len(text) / 1e6:.2f} MB")
        for name, run in stages(text):
            run()
            began = time.process_time()
            run()
            print(f"  {name:16} {time.process_time() - began:.2f} s")


if __name__ == "__main__":
    main()
