"""Sentences quoted from real PDFs or web pages: ``python -m benchmarks.quotations FOLDER [--web] [--files N] [--seed N] [-v]``.

Sentences are copied out of every PDF below FOLDER by poppler's ``pdftotext`` (out of every page by ``w3m``), which is
not what refcheck reads them with, and put together as an author does who copies from a reader's window. Each is looked for twice: word for
word, and with one word changed, left out or put in. Wanted: all of the first found and none called different, all
of the second called different or not found; the page right where words are found.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from refcheck.content.charset import decode
from refcheck.content.outline import visible_text
from refcheck.content.passages import PageText
from refcheck.content.pdf import page_texts
from refcheck.evidence.quotations import look_for
from refcheck.model.evidence import Passage, Sought

MOST = 12
"""So many sentences of one file."""
FEWEST = 6
"""A file with fewer is a drawing, or a list."""
SMALLEST, LARGEST = 8_000, 20_000_000
_SENTENCE = re.compile(r"(?<![\w.])[A-Z][a-z][^.!?\n\f]{50,240}[a-z]{2}[.!?](?=\s)")
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010]\n(?=[a-zà-ÿ])")
BROWSER = ("w3m", "-dump", "-cols", "9000", "-T", "text/html")
KINDS = ("replaced", "left out", "put in")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a file, and the index of its page."""

    page: int
    text: str


def sentences(path: Path, chance: random.Random) -> list[Sentence]:
    """Return sentences of a file, at most ``MOST``, of running words."""
    copying = ["pdftotext", "-q", str(path), "-"] if path.suffix == ".pdf" else [*BROWSER, str(path)]
    ran = subprocess.run(copying, capture_output=True, timeout=120, check=False)
    found = []
    for number, page in enumerate(ran.stdout.decode("utf-8", "replace").split("\f")):
        for block in re.split(r"\n\s*\n" if path.suffix == ".pdf" else r"\n", page):
            for match in _SENTENCE.finditer(_HYPHEN.sub("", block).replace("\n", " ") + " "):
                words = match.group().split()
                if 9 <= len(words) <= 45 and sum(word.isalpha() for word in words) >= 0.85 * len(words):
                    found.append(Sentence(number, match.group().rstrip(".!?")))
    chance.shuffle(found)
    return found[:MOST]


def changed(text: str, vocabulary: Sequence[str], chance: random.Random) -> tuple[str, str]:
    """Return how one word was changed, and the text with it; first and last stay."""
    words = text.split()
    places = [n for n, word in enumerate(words[1:-1], start=1) if word.isalpha() and len(word) >= 4]
    at = chance.choice(places or [1])
    kind = chance.choice(KINDS)
    others = [word for word in vocabulary if word.lower() != words[at].lower()]
    match kind:
        case "replaced":
            words[at] = chance.choice(others)
        case "left out":
            del words[at]
        case _:
            words.insert(at, chance.choice(others))
    return kind, " ".join(words)


def measured(path: Path, chance: random.Random) -> Iterator[tuple[str, str, Passage, bool]]:
    """Yield each quotation of a file: how it was changed (empty: not), what it says, what was found, and whether the
    page is right.
    """
    chosen = sentences(path, chance)
    pages = _pages(path) if len(chosen) >= FEWEST else None
    if pages is None:
        return
    printed = path.suffix == ".pdf"
    text = PageText([page for _, page in pages], printed=printed)
    labels = [label for label, _ in pages] if printed else []
    vocabulary = sorted({w for one in chosen for w in one.text.split() if w.isalpha() and len(w) >= 4})
    for one in chosen:
        number = str(one.page + 1)
        found = look_for(Sought(reference="key", text=one.text, page=number), text, labels)
        near = any(abs(int(name) - int(number)) <= 1 for name in found.page.split("/") if name.isdigit()) or not printed
        yield "", one.text, found, near
        kind, said = changed(one.text, vocabulary, chance)
        yield kind, said, look_for(Sought(reference="key", text=said, page=number), text, labels), True


def _pages(path: Path) -> list[tuple[str, str]] | None:
    body = path.read_bytes()
    return page_texts(body) if path.suffix == ".pdf" else [("", visible_text(decode(body, "text/html")))]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="PDFs with their text, or pages, in it and below")
    parser.add_argument("--web", action="store_true", help="web pages (*.html) in the place of PDFs")
    parser.add_argument("--files", type=int, default=150, help="so many of them (default 150)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", action="store_true", dest="verbose", help="show what went wrong")
    options = parser.parse_args(arguments)
    program, package = ("w3m", "w3m") if options.web else ("pdftotext", "poppler-utils")
    if shutil.which(program) is None:
        raise SystemExit(f"{program} is not installed: it is in the package {package}")
    chance = random.Random(options.seed)
    paths = sorted(
        path
        for path in options.folder.rglob("*.html" if options.web else "*.pdf")
        if SMALLEST < path.stat().st_size < LARGEST
    )
    chance.shuffle(paths)
    count: Counter[tuple[str, str]] = Counter()
    files = 0
    for path in paths[: options.files]:
        told = list(measured(path, chance))
        files += bool(told)
        for kind, said, found, placed in told:
            outcome = "different" if found.differences else "found" if found.is_found else "not found"
            count[kind or "word for word", outcome] += 1
            count["word for word", "on another page"] += not kind and found.is_found and not placed
            wrong = outcome != "found" or not placed if not kind else outcome == "found"
            if options.verbose and wrong:
                print(
                    f"{path.name}, {kind or 'word for word'}, {outcome}: {said}\n  {found.differences} {found.passage}"
                )
    print(f"{files} of {min(len(paths), options.files)} files with sentences, seed {options.seed}\n")
    outcomes = ("found", "different", "not found", "on another page")
    print(f"| quoted | {' | '.join(outcomes)} |")
    print("|---" * (len(outcomes) + 1) + "|")
    for kind in ("word for word", *KINDS):
        print(f"| {kind} | {' | '.join(str(count[kind, outcome]) for outcome in outcomes)} |")


if __name__ == "__main__":
    main()
