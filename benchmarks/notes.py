"""Fields of full notes that other software has rendered: ``python -m benchmarks.notes BIB --styles FOLDER``.

pandoc (on PATH) renders every entry of a .bib file as a note in several citation styles (.csl files in
FOLDER, https://github.com/citation-style-language/styles); the notes are parsed, and what comes out is
compared with the entry, as far as the note says it. Entries are divided by the letters of their keys:
the rules may be tuned on one half alone.

With ``--draw N`` as many styles are drawn from all those of FOLDER that write notes, 25 works for each: BIB is then a
folder of .bib files or one of them, and ``--seed`` says which draw. Only notes with the title of their work count.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from refcheck.documents import read_text
from refcheck.model.work import Work
from refcheck.references.parse import parse_note
from refcheck.text.words import fold

STYLES = (
    "chicago-notes-bibliography",
    "mhra-notes",
    "new-harts-rules-notes",
    "oscola-no-ibid",
    "bluebook-law-review",
    "iso690-full-note-with-ibid-ro",
)
TYPES = frozenset("book article-journal chapter report thesis webpage paper-conference article collection".split())  # noqa: SIM905 - a word list


def items_of(bibliography: Path) -> list[dict[str, Any]]:
    """Return the entries of a .bib file as CSL-JSON items, by pandoc."""
    command = ["pandoc", str(bibliography), "-f", "biblatex", "-t", "csljson"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return [item for item in found if item.get("title") and item.get("type") in TYPES]


WORKS = 25
"""So many works are rendered in each style that is drawn."""
MAX_BIB = 400_000
"""Larger .bib files (bytes) are left out of a draw: pandoc takes too long for them."""
_OF_NOTES = re.compile(r"<(?:style|category)[^>]*(?:class|citation-format)=\"note\"")
_NO_PLAIN_TITLE = re.compile(r"[\\{}$<>]")


def drawn_works(folder: Path) -> list[dict[str, Any]]:
    """Return the items of all .bib files under a folder that have a plain title, makers and a year, none twice."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.rglob("*.bib")) if folder.is_dir() else [folder]:
        if path.stat().st_size > MAX_BIB:
            continue
        try:
            items = items_of(path)
        except (subprocess.CalledProcessError, json.JSONDecodeError):
            continue
        for item in items:
            title, makers = str(item["title"]), item.get("author") or item.get("editor")
            if makers and item.get("issued") and len(title.split()) > 2 and not _NO_PLAIN_TITLE.search(title):
                kept = {name: value for name, value in item.items() if name not in {"abstract", "note", "keyword"}}
                found.setdefault(plain(title), {**kept, "id": f"w{len(found)}"})
    return list(found.values())


def drawn_styles(folder: Path) -> list[Path]:
    """Return the independent styles under a folder that write notes."""
    return [
        path
        for path in sorted(folder.rglob("*.csl"))
        if "dependent" not in path.parts and _OF_NOTES.search(path.read_text(encoding="utf-8", errors="replace"))
    ]


def rendered(items: Sequence[dict[str, Any]], style: Path) -> str:
    """Return a Markdown document with a note for each item, as ``style`` writes it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "items.json").write_text(json.dumps(items))
        (folder / "in.md").write_text("\n\n".join(f"Text.[@{item['id']}]" for item in items))
        command = ["pandoc", "in.md", "--citeproc", "--bibliography", "items.json", "--csl", str(style)]
        command += ["-t", "markdown-citations-smart", "--wrap=none", "-M", "suppress-bibliography=true"]
        text = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder).stdout
    return re.sub(r"\[([^\]]*)\]\{\.smallcaps\}", r"\1", text)


def plain(text: object) -> str:
    """Return letters and figures alone."""
    return re.sub(r"[\W_]+", "", fold(re.sub(r"<[^>]+>", "", str(text or ""))))


def compared(item: dict[str, Any], note: str, work: Work) -> Iterator[tuple[str, bool]]:
    """Yield each field that the note says, and whether it was found as it is."""
    text = plain(note)
    title = plain(item["title"])
    main = plain(re.split("[:.]", str(item["title"]))[0])
    if title in text or main in text:
        yield "title", plain(work.title) == (title if title in text else main)
    authors = [plain(name.get("family") or name.get("literal")) for name in item.get("author", [])]
    authors = [name for name in authors if name and name in text]
    if authors:
        yield "authors", authors == [plain(name.family or name.literal) for name in work.author]
    year = (item.get("issued", {}).get("date-parts") or [[None]])[0][0]
    if year and str(year) in note:
        yield "year", work.year == int(year)
    if item.get("URL") and item["URL"] in note:
        yield "URL", work.url == item["URL"]
    if item.get("container-title") and plain(item["container-title"]) in text:
        yield "container", plain(work.container_title) == plain(item["container-title"])
    first = re.match(r"(\d+)[-–]", str(item.get("page", "")))
    if first and re.search(rf"\b{first[1]}\b", note):
        yield "pages", re.split("[-–]", work.page)[0] == first[1]


def draw(folder: Path, styles: Path, *, count: int, seed: int, verbose: bool) -> None:
    """Print how many fields are right in notes of works and styles that are drawn at random."""
    rng = random.Random(seed)
    works, chosen = drawn_works(folder), rng.sample(drawn_styles(styles), count)
    fields: Counter[tuple[str, bool]] = Counter()
    of_styles: Counter[tuple[str, bool]] = Counter()
    for style in chosen:
        items = rng.sample(works, WORKS)
        try:
            notes = read_text(rendered(items, style)).notes
        except subprocess.CalledProcessError:
            print(f"skipped: pandoc does not take {style.stem}")
            continue
        for item, note in zip(items, notes, strict=False):
            if plain(item["title"]) not in plain(note.text):
                continue
            parsed = parse_note(note)
            work = parsed[0].work or Work()
            for field, right in (("whole", len(parsed) == 1), *compared(item, note.text, work)):
                fields[field, right] += 1
                of_styles[style.stem, right] += 1
                if verbose and not right:
                    print(f"{style.stem} {field}: {note.text[:200]}\n    {work}")
    _print_shares(fields)
    _print_shares(of_styles)
    found = sum(number for (_, right), number in fields.items() if right)
    print(f"{'all':34} {found:5} of {fields.total():5}  {found / max(fields.total(), 1):.3f}")


def _print_shares(counts: Counter[tuple[str, bool]]) -> None:
    for name in dict.fromkeys(name for name, _ in counts):
        total = counts[name, True] + counts[name, False]
        print(f"{name:34} {counts[name, True]:5} of {total:5}  {counts[name, True] / total:.3f}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bibliography", type=Path)
    parser.add_argument("--styles", type=Path, required=True, help="a folder with .csl files, searched through")
    parser.add_argument("--half", choices=["tuned", "held-out"], default="held-out")
    parser.add_argument("--draw", type=int, metavar="N", help="draw N styles and works for them")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-v", action="store_true", dest="verbose", help="show every miss of a draw")
    options = parser.parse_args(arguments)
    if options.draw:
        draw(options.bibliography, options.styles, count=options.draw, seed=options.seed, verbose=options.verbose)
        return
    items = items_of(options.bibliography)
    half = [sum(map(ord, item["id"])) % 2 == (options.half == "held-out") for item in items]
    fields: Counter[tuple[str, bool]] = Counter()
    styles: Counter[tuple[str, bool]] = Counter()
    for name in STYLES:
        style = next(options.styles.rglob(f"{name}.csl"), None)
        notes = read_text(rendered(items, style)).notes if style is not None else ()
        for item, note, wanted in zip(items, notes, half, strict=False):
            if not wanted:
                continue
            work = parse_note(note)[0].work or Work()
            for field, right in compared(item, note.text, work):
                fields[field, right] += 1
                styles[name, right] += 1
    for counts in (fields, styles):
        _print_shares(counts)


if __name__ == "__main__":
    main()
