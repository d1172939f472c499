"""Files that documents name: read where they are named, once, and never outside the tree."""

from __future__ import annotations

from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config
from refcheck.pipeline.inputs import Inputs, open_sources

BIB = "@book{smith10, author={Smith, John}, title={The Book of Things}, year=2010, publisher={Press}}\n@book{roe11, author={Roe, Jane}, title={Other Matters}, year=2011, publisher={Press}}\n"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(root=tmp_path)


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def names(inputs: Inputs) -> list[str]:
    return [Path(document.path).name for document in inputs.documents]


def told(inputs: Inputs) -> list[tuple[str, int | None]]:
    return [(problem.message, problem.location.line) for problem in inputs.problems]


def test_parts_stand_where_they_are_named_and_once(tmp_path: Path, config: Config) -> None:
    put(
        tmp_path,
        zmain_tex="\\documentclass{book}\\begin{document}\\include{ch/b}\\input{a}\\end{document}",
        a_tex="A \\input{b2}",
        ch__b_tex="B \\input{b2.tex}",
        b2_tex="B2",
        other_tex="Other",
    )
    assert names(open_sources([tmp_path], config)) == ["other.tex", "zmain.tex", "b.tex", "b2.tex", "a.tex"]
    assert names(open_sources([tmp_path / "zmain.tex"], config)) == ["zmain.tex", "b.tex", "b2.tex", "a.tex"]


def test_short_forms_look_across_the_parts(tmp_path: Path, config: Config) -> None:
    put(
        tmp_path,
        main_tex="\\documentclass{book}\\begin{document}\\input{z}\\input{a}\\end{document}",
        z_tex="\\chapter{Z}x\\footnote{John Smith, \\emph{The Book of Things}, Press, 2010.}",
        a_tex="\\chapter{A}y\\footnote{Smith, op. cit., p. 9.}",
    )
    inputs = open_sources([tmp_path], config)
    citation = inputs.libraries[0].citations[1]
    assert citation.references == (inputs.references[0].key,)
    assert citation.items[0].target_path == str(tmp_path / "z.tex")


def test_a_loop_is_told_and_cut(tmp_path: Path, config: Config) -> None:
    put(tmp_path, a_tex="A\n\\input{b}", b_tex="B\n\n\\input{a}")
    inputs = open_sources([tmp_path / "a.tex"], config)
    assert names(inputs) == ["a.tex", "b.tex"]
    assert told(inputs) == [("a is read in by itself, which TeX does not end", 3)]
    assert not inputs.problems[0].mild


def test_files_that_are_not_there_are_told_with_their_line(tmp_path: Path, config: Config) -> None:
    put(tmp_path, a_tex="% \\input{gone}\n\\input{gone}\n\\bibliography{no}")
    assert told(open_sources([tmp_path / "a.tex"], config)) == [
        ("gone is not here: it is not read", 2),
        ("no.bib is not here: its entries are not known", 3),
    ]


def test_a_file_that_the_document_writes_itself_is_not_missed(tmp_path: Path, config: Config) -> None:
    put(
        tmp_path, a_tex="\\begin{filecontents*}[overwrite]{r.bib}@book{a}\\end{filecontents*}\\cite{a}\\bibliography{r}"
    )
    inputs = open_sources([tmp_path / "a.tex"], config)
    assert not inputs.problems
    assert not inputs.bibliographies


def test_other_kinds_of_bibliographies_are_told_and_large_or_broken_ones(tmp_path: Path, config: Config) -> None:
    put(tmp_path, a_md="---\nbibliography: [a.json, b.bib]\n---\n\nSo [@x2010].\n", a_json="[]", b_bib="")
    (tmp_path / "b.bib").write_bytes(b"\0" * 10)
    inputs = open_sources([tmp_path / "a.md"], config)
    assert next(message for message, _ in told(inputs)) == "a.json is no .bib file: its entries are not known"
    assert not inputs.bibliographies


@pytest.mark.parametrize("name", ["../secret", "../secret.tex", "{root}/secret.tex", "link"])
def test_nothing_outside_the_tree_is_read(tmp_path: Path, name: str) -> None:
    put(tmp_path, secret_tex="SECRET", secret_bib=BIB)
    inside = tmp_path / "tree"
    inside.mkdir()
    (inside / "link.tex").symlink_to(tmp_path / "secret.tex")
    named = name.replace("{root}", str(tmp_path))
    put(inside, a_tex=f"\\input{{{named}}}\\addbibresource{{../secret.bib}}\\cite{{smith10}}")
    inputs = open_sources([inside / "a.tex"], Config(root=inside))
    assert names(inputs) == ["a.tex"]
    assert [message.partition(" ")[2] for message, _ in told(inputs)] == [
        "lies outside the folder that is checked: it is not read"
    ] * 2
    assert inputs.references == ()


def test_a_bibliography_beside_the_folder_of_a_part_is_in_the_tree(tmp_path: Path, config: Config) -> None:
    put(tmp_path, refs_bib=BIB, ch__a_tex="\\addbibresource{../refs.bib}\\cite[5]{smith10}")
    inputs = open_sources([tmp_path / "ch" / "a.tex"], config)
    assert [(r.key, Path(r.file).name, r.line) for r in inputs.references] == [("smith10", "refs.bib", 1)]


def test_what_is_cited_by_key_is_the_entry_and_ibid_leads_to_it(tmp_path: Path, config: Config) -> None:
    put(
        tmp_path,
        refs_bib=BIB,
        a_tex="x\\footcite[12]{smith10} y\\footnote{Ibid., p. 9.} \\cite{roe11}\\bibliography{refs}",
        b_md="---\nbibliography: [refs.bib]\n---\n\nText.[^1]\n\n[^1]: See [@smith10, pp. 5-6].\n",
    )
    for name in ("a.tex", "b.md"):
        inputs = open_sources([tmp_path / name], config)
        first = inputs.libraries[0].citations[0]
        assert (first.kind, first.references) == ("full", ("smith10",))
        assert next(r for r in inputs.references if r.key == "smith10").citations[0] == first
    first, second = open_sources([tmp_path / "a.tex"], config).libraries[0].citations
    assert (first.locator, second.kind, second.references, second.locator) == ("12", "ibid", ("smith10",), "9")


def test_only_what_is_cited_is_a_reference_unless_all_is(tmp_path: Path, config: Config) -> None:
    put(
        tmp_path,
        refs_bib=BIB + "@book{broken, title={x\n",
        a_tex="\\cite{roe11}\\bibliography{refs}",
        b_tex="\\nocite{*}\\bibliography{refs}",
    )
    assert {r.key for r in open_sources([tmp_path / "a.tex"], config).references if not r.problem} == {"roe11"}
    assert {r.key for r in open_sources([tmp_path / "b.tex"], config).references if not r.problem} == {
        "roe11",
        "smith10",
    }


def test_the_list_that_bibtex_made_stands_for_a_bib_that_is_not_there(tmp_path: Path, config: Config) -> None:
    put(
        tmp_path,
        main_tex="\\documentclass{article}\\begin{document}\\cite{smith10}\\bibliography{gone}\\end{document}",
        main_bbl="\\begin{thebibliography}{1}\\bibitem{smith10} J. Smith. \\newblock {\\em The Book of Things}. Press, 2010.\\end{thebibliography}",
    )
    inputs = open_sources([tmp_path / "main.tex"], config)
    assert names(inputs) == ["main.tex", "main.bbl"]
    assert not inputs.problems
    assert [r.key for r in inputs.references] == ["smith10"]
    assert inputs.bibliographies[str(tmp_path / "main.tex")] == ()


def test_restructuredtext_includes_and_cites(tmp_path: Path, config: Config) -> None:
    put(
        tmp_path,
        refs_bib=BIB,
        a_rst="See :cite:`smith10`.\n\n.. include:: more.inc\n.. bibliography:: refs.bib\n",
        more_inc="More.",
    )
    inputs = open_sources([tmp_path / "a.rst"], config)
    assert names(inputs) == ["a.rst", "more.inc"]
    assert [r.key for r in inputs.references] == ["smith10"]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("bibliography: refs.bib", ("refs.bib",)),
        ('bibliography: ["a.bib", b.bib]', ("a.bib", "b.bib")),
        ("bibliography:\n  - a.bib\n  - b.bib\ntitle: T", ("a.bib", "b.bib")),
        ("bibliography:\n- a.bib", ("a.bib",)),
        ("bibliography: http://x.example/a.bib", ()),
        ("references:\n- id: a", ()),
    ],
)
def test_front_matter_names_bibliographies(
    tmp_path: Path, config: Config, front: str, expected: tuple[str, ...]
) -> None:
    put(tmp_path, a_md=f"---\n{front}\n---\n\nText.\n")
    assert open_sources([tmp_path / "a.md"], config).documents[0].bibliographies == expected


@pytest.mark.parametrize(
    ("kind", "heading", "labels"),
    [("article", "\\section{S}", ["1", "5", "2", "3", "4"]), ("book", "\\chapter{C}", ["1", "1", "1", "1", "2"])],
)
def test_notes_are_numbered_through_the_parts(
    kind: str, heading: str, labels: list[str], tmp_path: Path, config: Config
) -> None:
    put(
        tmp_path,
        main_tex=f"\\documentclass{{{kind}}}\\newcommand{{\\fn}}[1]{{\\footnote{{#1}}}}\\begin{{document}}"
        "a\\footnote{A.}\\input{one}\\include{two}" + heading + "b\\footnote{B.}\\end{document}",
        one_tex=heading + "c\\footnote{C.}",
        two_tex=heading + "d\\fn{D.} \\input{three}",
        three_tex=("" if kind == "book" else heading) + "e\\footnote{E.}",
    )
    inputs = open_sources([tmp_path / "main.tex"], config)
    assert [(note.text, note.marker) for d in inputs.documents for note in d.notes] == list(
        zip(["A.", "B.", "C.", "D.", "E."], labels, strict=True)
    )
    assert [marker.label for d in inputs.documents for marker in d.markers] == labels


def test_a_part_that_is_read_in_twice_or_by_itself_is_numbered_once(tmp_path: Path, config: Config) -> None:
    put(
        tmp_path,
        main_tex="\\documentclass{article}\\begin{document}a\\footnote{A.}\\input{p}\\input{p}\\end{document}",
        p_tex="b\\footnote{B.}\\input{p}",
    )
    inputs = open_sources([tmp_path / "main.tex"], config)
    assert [note.marker for d in inputs.documents for note in d.notes] == ["1", "2"]


def test_citations_of_a_part_are_notes_where_the_whole_says_so(tmp_path: Path, config: Config) -> None:
    put(
        tmp_path,
        main_tex="\\documentclass{article}\\usepackage[style=verbose]{biblatex}\\begin{document}\\input{p}\\end{document}",
        p_tex="a\\autocite{smith10}b\\footnote{B.}",
    )
    inputs = open_sources([tmp_path / "main.tex"], config)
    assert [note.marker for d in inputs.documents for note in d.notes] == ["1", "2"]


def test_two_keys_of_one_work_are_two_entries(tmp_path: Path, config: Config) -> None:
    twin = BIB.replace("smith10", "smith-again").partition("\n@")[0]
    put(tmp_path, refs_bib=f"{BIB}{twin}\n", a_tex="\\cite{smith10} \\cite{smith-again}\\bibliography{refs}")
    found = open_sources([tmp_path / "a.tex"], config).references
    assert sorted(r.key for r in found) == ["smith-again", "smith10"]
    assert {r.line for r in found} == {1, BIB.count("\n") + 1}


def test_a_text_in_no_file_brings_nothing_from_a_folder_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are looked for beside the name of the text, so that a stranger's can be kept away from all of them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.bib").write_text("@book{k, title={A Title}, author={Doe, Jane}, year={2001}}", encoding="utf-8")
    text = r"\documentclass{article}\begin{document}Text \cite{k}.\bibliography{own}\end{document}"
    config = refcheck.Config(memory=refcheck.MemoryConfig(use=False))

    def keys(path: str) -> list[str]:
        document = refcheck.read_text(text, path=path, format="latex")
        return [reference.key for reference in refcheck.check(document, offline=True, config=config).references]

    assert keys("draft.tex") == ["k"]
    assert keys("absent/draft.tex") == []
