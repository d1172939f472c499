"""Commands of LaTeX packages: what they leave in the text."""

from __future__ import annotations

import pytest

from refcheck.documents.latex import read_latex
from refcheck.documents.source import source_of_text
from refcheck.model.document import BlockKind, Document, MentionForm


def read(text: str) -> Document:
    return read_latex(source_of_text(text, "a.tex"))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"\selectlanguage{french}\foreignlanguage{german}{Wort} \begin{otherlanguage}{english}in\end{otherlanguage}", "Wort|in"),
        (r"\foreignquote{german}{Wort} and \hyphenquote{english}[x]{y}", "“Wort” and “y”"),
        (r"\textquote[{\cite[2]{k}}]{said}", "“said”"),
        (r"\begin{displaycquote}[12]{k}Long words.\end{displaycquote}", "[k, 12]Long words."),
        (r"\begin{displayquote}[\cite{k}]Long words.\end{displayquote}", "Long words."),
        (r"\begin{frame}[fragile]{A Title}Text\end{frame}\begin{frame}\frametitle{B}More\end{frame}", "A Title|Text|B|More"),
        (r"\begin{minipage}[t]{3cm}In a box\end{minipage}", "In a box"),
        (r"\multicolumn{2}{c}{Cell} \textcolor{red}{red} \parbox{3cm}{box}", "Cell red box"),
        (r"A\par B \newpage C", "A|B|C"),
        (r"\begingroup\em it\endgroup{} plain", "it plain"),
        (r"line\\[2pt] break\\*next", "line break next"),
        (r"\marginpar{Aside.} Text", "Aside.|Text"),
        (r"\hyperref[sec]{Section 1} and \hyperlink{a}{there}", "Section 1 and there"),
        (r"\[ x = y \] after", "after"),
        (r"\( open and \[ open", "open and open"),
        (r"\url and \href and \doi and \verb", "and and and"),
        (r"\begin{verbatim}not closed", "not closed"),
        (r"\begin and \end and \end{quote}", "and and"),
        (r"\include and \bibliography and \usepackage", "and and"),
        (r"\textsuperscript{a long one} and \textsuperscript x", "a long one and x"),
        (r"\'{} \~{} \^{} \.{} \= \c{} x", "' ~ ^ ˙ x"),
        (r"\setcounter{page}{3}\stepcounter{footnote}\addtocounter{footnote}{x} a", "a"),
        (r"\counterwithin{footnote} \setcounter \stepcounter text", "text"),
        (r"\section Text \footnote Text \title Text \marginpar Text", "Text Text Text Text"),
        ('word"- "quoted" text', 'word"- "quoted" text'),
    ],
)  # fmt: skip
def test_the_plain_text(source: str, shown: str) -> None:
    assert "|".join(block.text for block in read(source).blocks) == shown


def test_keys_in_arguments_that_are_left_out_are_cited() -> None:
    document = read(
        r"\textquote[{\cite[2]{a}}]{x}\begin{displaycquote}[1]{b}y\end{displaycquote}\begin{displayquote}[\cite{c}]z\end{displayquote}"
    )
    assert [m.keys for m in document.mentions if m.form is MentionForm.KEY] == [("a",), ("b",), ("c",)]


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        (r"\frontmatter\chapter{P}a\footnote{x}\mainmatter\chapter{A}b\footnote{y}", ["1", "1"]),
        (r"\counterwithin{footnote}{section}\section{A}a\footnote{x}\section{B}b\footnote{y}", ["1", "1"]),
        (r"\usepackage[symbol]{footmisc}a\footnote{x}b\footnote{y}", ["*", "†"]),
        (r"\renewcommand{\thefootnote}{\Alph{footnote}}a\footnote{x}", ["A"]),
        (r"\addtocounter{footnote}{4}a\footnote{x}\stepcounter{footnote}b\footnote{y}", ["5", "7"]),
        (r"a\footnotemark[\value{footnote}]b\footnote{x}", ["1"]),
        (r"\ExecuteBibliographyOptions{autocite=footnote}a\autocite{k}\footcitetext{k}", ["1", "1"]),
        (r"a\footnote{See \footcite{k}.}", ["1"]),
        (r"\renewcommand{\thefootnote}{\roman{footnote}}a\footnote[40]{x}b\footnote[140]{y}c\footnote[999]{z}", ["xl", "cxl", "999"]),
        (r"\newcommand{\en}{\endnote}\NewDocumentCommand{\fx}{m}{\footnote{#1}}a\en{x}b\fx{y}", ["1", "1"]),
    ],
)  # fmt: skip
def test_counters(source: str, labels: list[str]) -> None:
    assert [note.marker for note in read(source).notes] == labels


def test_addresses_of_people_and_of_files() -> None:
    document = read(
        r"\email{a@b.example} \mailto{no address} \path{a/b.txt} \href[page=2]{http://x.example}{text} \doi{https://doi.org/10.1/x} \href{#in}{here}"
    )
    assert [link.url for link in document.links] == ["mailto:a@b.example", "http://x.example", "https://doi.org/10.1/x"]


def test_a_link_that_a_paragraph_cuts_is_kept() -> None:
    (link,) = read("\\href{http://x.example}{one\n\ntwo}").links
    assert (link.url, link.text) == ("http://x.example", "http://x.example")


def test_bibliographies_of_chapters_and_remote_ones() -> None:
    document = read(
        r"\putbib[a,b] \bibliography{c} \addsectionbib[location=remote]{http://x.example/d.bib} \bibliography{\jobname}"
    )
    assert document.bibliographies == ("a.bib", "b.bib", "c.bib")


def test_a_title_with_an_unknown_command_in_it_is_not_compared() -> None:
    known = read(r"The \emph{Comprehensive List of Latex Symbols} \cite{p}")
    unknown = read(r"The \emph{Comprehensive List of \latex Symbols} \cite{p}")
    assert [m.form for m in known.mentions] == [MentionForm.ITALIC, MentionForm.KEY]
    assert [m.form for m in unknown.mentions] == [MentionForm.KEY]


def test_definitions_are_no_text_but_a_page_in_one_is() -> None:
    page = "A long page of the document. " * 40
    document = read(
        f"\\def\\x#1{{no}}\\newenvironment{{e}}[1]{{no}}{{no}}\\DeclareMathOperator{{\\op}}{{no}}\\newcommand\\p{{{page}}}"
        "\\newcommand{\\two}[2]{#1 #2}\\let\\y=\\x\\newif\\ifz\\defbibheading{h}[t]{no}End"
    )
    assert "".join(block.text for block in document.blocks) == page + "End"
    assert document.blocks[0].kind is BlockKind.PARAGRAPH


def test_own_commands_do_not_grow_without_bound() -> None:
    document = read("\\newcommand{\\a}{" + "x" * 290 + "}" + "\\a " * 5_000)
    assert len(document.blocks[0].text) <= 200_000


@pytest.mark.parametrize(
    "opening",
    [
        "\\leavevmode\\vadjust pre{\\hypertarget{ref-doe}{}}%\n",
        "\\vadjust{\\hypertarget{ref-doe}{}}\\CSLLeftMargin{1. }\\CSLRightInline{}",
        "\\bibitem[\\citeproctext]{ref-doe}\n",
    ],
)
def test_what_pandoc_makes_of_a_bibliography_is_a_list_of_references(opening: str) -> None:
    document = read(
        "\\newcommand{\\CSLLeftMargin}[1]{\\parbox[t]{\\csllabelwidth}{#1}}\n\\begin{document}\n"
        "Roads matter \\citeproc{ref-doe}{(Doe 1999)}.\n\\section{References}\n\\begin{CSLReferences}{1}{0}\n"
        f"{opening}Doe, Jane. 1999. \\emph{{Roads to Town}}. Oxford: Quay Press.\n\n"
        "\\leavevmode\\vadjust pre{\\hypertarget{ref-roe}{}}%\n"
        "Roe, Ann. 2001. {``Long Roads.''} \\emph{Road Studies} 3: 4--9.\n\n\\end{CSLReferences}\n\\end{document}\n"
    )
    assert [entry.text[:9] for entry in document.entries] == ["Doe, Jane", "Roe, Ann."]
    assert document.blocks[0].text == "Roads matter (Doe 1999)."
    assert [mention.form for mention in document.mentions] == [MentionForm.AUTHOR_DATE]
