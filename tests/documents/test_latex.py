r"""LaTeX: what is text and what is not, with every place in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.documents.latex import read_latex
from refcheck.documents.source import decode, source_of_text
from refcheck.model.document import BlockKind, Document, MentionForm


def read(text: str) -> Document:
    return read_latex(source_of_text(text, "book.tex"))


def plain(text: str) -> str:
    return "|".join(block.text for block in read(text).blocks)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            r"M\"uller, Sm\o rg\aa sbord, \v{S}koda, na\"{\i}ve, Stra\ss e, \c c",
            "Müller, Smørgåsbord, Škoda, naïve, Straße, ç",
        ),
        (r"5\,\% of \$3, A~\& B, 10--12 --- so \ldots{} it", "5 % of $3, A & B, 10–12 — so … it"),
        ("``Double'' and `single' quotes", "“Double” and ‘single’ quotes"),
        (r"\enquote{outer \enquote{inner} word}", "“outer ‘inner’ word”"),
        ('"`Gelb"\' und "rot"', '„Gelb“ und "rot"'),
        (r"\usepackage[ngerman]{babel} f\"ur, \"Uber, Stra\ss e", "für, Über, Straße"),
        ('\\usepackage[ngerman]{babel}f"ur "Ubersetzung "<rot"> Text"=Text', "für Übersetzung «rot» Text-Text"),
        ('gr"o"ser as in old files', "größer as in old files"),
        (r"\og Titre \fg{} suivi", "« Titre » suivi"),
        ("one%comment { \\footnote{\n  two", "onetwo"),
        ("10\\% of it % and\nmore", "10% of it more"),
        (r"\foo{kept} \bar[option]{kept too}\baz text", "kept kept toetext".replace("toe", "too")),
        (r"see \label{x}Section~\ref{sec:a} \cmd\vspace{2em}\hskip 2pt plus 1pt here", "see Section here"),
        (r"$x^2$ and $\alpha$ and \(n\) and $$\sum_{i}^{n}$$ then", "x² and α and n and then"),
        ("costs $5 today", "costs $5 today"),
        (r"21\textsuperscript{st}, H\textsubscript{2}O, m\textsuperscript{2}", "21st, H₂O, m²"),
        (r"\begin{align}a \cite{no}\end{align}after", "after"),
        (r"\begin{tabular}{l|l} A & B \\ C & D\end{tabular}", "A|B|C|D"),
        ("\\iffalse not \\iftrue this \\fi \\cite{a} \\fi shown", "shown"),
        ("a\n\nb\n  \nc", "a|b|c"),
        ("a %\n\nb", "a|b"),
        (r"\texorpdfstring{shown}{hidden} text", "shown text"),
        (r"\verb|\footnote{x}| and \lstinline!%!", r"\footnote{x} and %"),
    ],
)
def test_the_plain_text(source: str, shown: str) -> None:
    assert plain(source) == shown


def test_a_file_without_a_class_is_all_text_and_one_with_it_only_its_body() -> None:
    whole = "\\documentclass{article}\nJunk \\footnote{no}\n\\begin{document}Body.\\end{document} after"
    assert plain(whole) == "Body."
    assert plain("Only a chapter's text.") == "Only a chapter’s text."


def test_title_and_date_come_from_the_preamble_without_thanks() -> None:
    document = read(
        r"\documentclass{book}\title{The \emph{Great} Book\thanks{To all}}\date{12 March 2019}\begin{document}x"
    )
    assert (document.title, document.date) == ("The Great Book", "2019-03-12")


@pytest.mark.parametrize("body_first", [False, True])
def test_notes_of_the_title_and_of_authors_are_notes_with_their_markers(body_first: bool) -> None:
    front = (
        "\\title{Going\\footnote{Berg, \\emph{Ways}, 2010.}}\\author{Anna\\footnote{A school} \\and Bo\\thanks{To all}}"
    )
    begin = "\\begin{document}"
    start = begin + front if body_first else front + begin
    document = read(f"\\documentclass{{article}}{start}\\maketitle Text.\\footnote{{Ibid.}}\\end{{document}}")
    assert document.title == "Going"
    assert [note.marker for note in document.notes] == [marker.label for marker in document.markers] == ["1", "2", "3"]
    assert document.notes[0].text == "Berg, Ways, 2010."


def test_notes_have_their_text_looks_links_and_markers() -> None:
    text = (
        "The report \\emph{Migrating for Opportunities}\\footnote{A. Author, \\emph{Migrating to {\\bf Opportunity}},\n"
        "World Bank, 2017, \\url{http://a.example/c%20d_e~f#g}.} says so.\\footnote{Ibid., p.~9.}"
    )
    document = read(text)
    assert [note.marker for note in document.notes] == ["1", "2"]
    assert document.notes[0].text == (
        "A. Author, Migrating to Opportunity, World Bank, 2017, http://a.example/c%20d_e~f#g."
    )
    assert [link.url for link in document.notes[0].links] == ["http://a.example/c%20d_e~f#g"]
    assert document.notes[1].text == "Ibid., p. 9."
    assert document.notes[0].span.of(text).startswith("A. Author")
    assert [marker.span.of(text) for marker in document.markers] == ["\\footnote", "\\footnote"]
    mention = next(m for m in document.mentions if m.form is MentionForm.ITALIC)
    assert (mention.raw, mention.marker) == ("Migrating for Opportunities", "1")


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        (r"a\footnote[7]{x} b\footnote{y}", ["7", "1"]),
        (r"a\footnotemark{} b\footnotetext{x} c\footnotemark[4]\footnotetext[4]{y}", ["1", "4"]),
        (r"\chapter{A}a\footnote{x}\chapter{B}b\footnote{y}c\footnote{z}", ["1", "1", "2"]),
        (r"\chapter{A}a\footnote{x}\chapter*{B}b\footnote{y}", ["1", "2"]),
        (r"\counterwithout{footnote}{chapter}\chapter{A}a\footnote{x}\chapter{B}b\footnote{y}", ["1", "2"]),
        (r"\section{A}a\footnote{x}\section{B}b\footnote{y}", ["1", "2"]),
        (r"\setcounter{footnote}{9}a\footnote{x}", ["10"]),
        (r"\renewcommand{\thefootnote}{\fnsymbol{footnote}}a\footnote{x}b\footnote{y}", ["*", "†"]),
        (r"\renewcommand\thefootnote{\roman{footnote}}a\footnote[14]{x}", ["xiv"]),
        (r"a\endnote{x}b\footnote{y}c\sidenote{z}", ["1", "1", "1"]),
        (r"\begin{minipage}{3cm}a\footnote{x}\end{minipage}b\footnote{y}", ["a", "1"]),
        (r"a\thanks{x}b\marginpar{y}c\footnote{z}", ["1"]),
        (r"\newcommand{\fn}[1]{\footnote{#1}}\let\en\endnote a\fn{x}b\en{y}", ["1", "1"]),
        (r"a\footcite[5]{key}b\footnote{x}", ["1", "2"]),
        (r"\usepackage[style=verbose]{biblatex}a\autocite{key}", ["1"]),
        (r"\usepackage[style=authoryear]{biblatex}a\autocite{key}", []),
        (r"\section{A\footnote{x}}\caption{B\footnote{y}}", ["1", "2"]),
        (
            "\\begin{verbatim}\\footnote{x}\\end{verbatim}\\begin{comment}\\footnote{x}\\end{comment}% \\footnote{x}\n",
            [],
        ),
    ],
)
def test_notes_are_numbered_as_latex_does(source: str, labels: list[str]) -> None:
    assert [note.marker for note in read(source).notes] == labels


def test_a_note_that_is_never_closed_ends_with_its_section() -> None:
    document = read("A\\footnote{open B.\n\n\\section{Next} C\\footnote{D}.")
    assert [note.text for note in document.notes] == ["open B.", "D"]


CITATIONS = [
    (r"\cite{a}", ("a",), (None,)),
    (r"\cite[p.~5]{a, b}", ("a", "b"), (None, "p. 5")),
    (r"\citep*[see][12--14]{a}", ("a",), ("12–14",)),
    (r"\Textcite[][3]{a}", ("a",), ("3",)),
    (r"\cites(pre)(post)[see][1]{a}[2]{b}{c}", ("a", "b", "c"), ("1", "2", None)),
    (r"\footcites[1]{a}[2]{b}", ("a", "b"), ("1", "2")),
    (r"\footcitetexts[1]{a}[2]{b}", ("a", "b"), ("1", "2")),
    ("\\parencite{a,%\n b}", ("a", "b"), (None, None)),
    (r"\nocite{*}", ("*",), (None,)),
    (r"\citefield{a}{year}", ("a",), (None,)),
    (r"\volcite{2}[5]{a}", ("a",), ("5",)),
    (r"\citetPage{123}{a}", ("a",), (None,)),
    (r"\citepage{a}", ("a",), (None,)),
    (r"\citeA<see>[p. 3]{a}", ("a",), ("p. 3",)),
    (r"\cite{*[See ][ for more]a,b}", ("a", "b"), (None, None)),
    (r"\citeauthor{a}'s \citeyear{a}", ("a",), (None,)),
    (r"\textcquote[12]{a}{words}", ("a",), ("12",)),
    (r"\bibentry{a}", ("a",), (None,)),
    (r"\cite{sec:2, fig-1}", ("sec:2", "fig-1"), (None, None)),
]


@pytest.mark.parametrize(("source", "keys", "locators"), CITATIONS)
def test_citations_by_key(source: str, keys: tuple[str, ...], locators: tuple[str | None, ...]) -> None:
    document = read(f"As {source} says.")
    mention = document.mentions[0]
    assert (mention.form, mention.keys, mention.locators) == (MentionForm.KEY, keys, locators)
    assert mention.span.of(document.text) == mention.raw
    assert source.startswith(mention.raw) or mention.raw.startswith(source.partition("{words")[0])


@pytest.mark.parametrize(
    "source", [r"\setcitestyle{numbers}", r"\cite{#1}", r"\cite", r"\item One", r"\citation{a}", r"\cite{}"]
)
def test_what_is_no_citation(source: str) -> None:
    assert read(f"Text {source} more.").mentions == ()


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        (r"\newcommand{\citelink}[3]{\href{#1}{#2}~\cite{#3}}\citelink{http://a.example}{b}{smith}", ["smith"]),
        (r"\newcommand{\citeat}[2][]{\autocite[#1]{#2}}\citeat[5]{smith}", ["smith"]),
        (r"\newcommand{\mycite}[1]{\parencite{#1}}\mycite{smith}", ["smith"]),
        (r"\NewDocumentCommand \samplecite {s m m}{\shown{#2}{#3}}\samplecite{15}{smith}", []),
        (r"\newcommand{\citelink}[3]{\cite{#3}}\citelink{a}", []),
    ],
)
def test_a_citation_of_the_documents_own_has_its_keys_where_its_definition_says(source: str, keys: list[str]) -> None:
    assert [key for mention in read(source).key_mentions for key in mention.keys] == keys


def test_the_name_of_a_command_is_no_note() -> None:
    document = read(r"The command \cmd\footnotemark\ and \string\footnote{x}, a note\footnote{b}.")
    assert [note.marker for note in document.notes] == ["1"]
    assert len(document.markers) == 1


def test_a_title_belongs_to_the_key_that_its_sentence_gives() -> None:
    document = read(r"The book \emph{Migrating to Opportunity} by the World Bank \citep[12]{wb17} says so. More.")
    assert document.mentions[0].keys == ("wb17",)


def test_entries_of_a_list_of_references() -> None:
    document = read(
        "Text \\cite{b}.\\begin{thebibliography}{9}\n\\bibitem[Smith(2010)]{smith10} J. Smith. \\newblock {\\em The Book of "
        "Things}.\n\n Press, \\url{http://a.example}.\n\\bibitem{b} \\bysame, ``Another''.\\end{thebibliography}"
    )
    assert [(e.label, e.text, e.repeated) for e in document.entries] == [
        ("smith10", "J. Smith. The Book of Things. Press, http://a.example.", False),
        ("b", "———, “Another”.", True),
    ]
    assert [link.url for link in document.entries[0].links] == ["http://a.example"]
    assert [m.form for m in document.mentions] == [MentionForm.KEY]


def test_files_that_it_names() -> None:
    document = read(
        "\\documentclass{book}\\addbibresource{refs/a.bib}\\addbibresource[location=remote]{http://x.example/r.bib}\n"
        "\\input preamble \\begin{document}\\include{ch1}\\subfile{ch2.tex}\\import{parts/}{ch3}%\\input{no}\n"
        "\\newcommand{\\x}[1]{\\input{#1}}\\bibliography{b, c.bib}\\end{document}"
    )
    assert document.bibliographies == ("refs/a.bib", "b.bib", "c.bib")
    assert document.includes == ("preamble", "ch1", "ch2.tex", "parts/ch3")


def test_links() -> None:
    text = (
        r"\href{https://x.example/a\%20b\#c}{a \emph{text}}, \url{http://u.example/~me_a%20b}, "
        r"\nolinkurl|http://n.example/%|, bare http://b.example/x_y, {\tt www.t.example/a}, \doi{10.1000/182}, \path{a/b}, "
        r"\verb|http://no.example|"
    )
    document = read(text)
    assert [(link.url, link.element) for link in document.links] == [
        ("https://x.example/a%20b#c", "href"),
        ("http://u.example/~me_a%20b", "url"),
        ("http://n.example/%", "url"),
        ("http://b.example/x_y", "bare"),
        ("www.t.example/a", "bare"),
        ("https://doi.org/10.1000/182", "doi"),
    ]
    assert document.links[0].text == "a text"
    assert document.links[1].raw == r"\url{http://u.example/~me_a%20b}"


def test_blocks_have_kinds_and_levels() -> None:
    document = read(
        "\\section{One}Text\\begin{quote}Said.\\end{quote}\\begin{enumerate}\\item A\\item[x] B\n\nmore\\end{enumerate}"
        "\\begin{figure}\\includegraphics[width=3cm]{a.png}\\caption[s]{Cap}\\end{figure}\\begin{verbatim}x\\end{verbatim}End"
    )
    assert [(b.kind, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, "One"),
        (BlockKind.PARAGRAPH, "Text"),
        (BlockKind.QUOTE, "Said."),
        (BlockKind.LIST_ITEM, "A"),
        (BlockKind.LIST_ITEM, "x B"),
        (BlockKind.LIST_ITEM, "more"),
        (BlockKind.PARAGRAPH, "Cap"),
        (BlockKind.CODE, ""),
        (BlockKind.PARAGRAPH, "End"),
    ]


def test_looks() -> None:
    document = read(r"\emph{a \emph{b} c} {\it d} \textbf{e} {\em f\/} g \textit{h\footnote{i} j}")
    italic = "".join(s.text for s in document.blocks[0].segments if s.italic)
    assert italic == "a  cdfh j"
    assert not document.notes[0].block.segments[0].italic


def test_comments_silence_findings() -> None:
    document = read(
        'First.\n\n% refcheck: ignore=TTL002 reason="as printed"\nSecond\nparagraph.\n\nThird % refcheck: ignore=DOC014\n'
    )
    assert [(s.codes, s.first_line, s.last_line) for s in document.suppressions] == [
        (("TTL002",), 3, 5),
        (("DOC014",), 7, 7),
    ]


def test_own_commands_that_are_plain_text() -> None:
    text = "\\newcommand{\\asean}{ASEAN\\xspace}\\def\\wb{World {\\em no}}\\newcommand{\\bk}[1]{\\emph{#1}}\\asean countries, \\asean. \\bk{Title}"
    document = read(text)
    assert document.blocks[0].text == "ASEAN countries, ASEAN. Title"
    assert [s.text for s in document.blocks[0].segments if s.italic] == ["Title"]


@pytest.mark.parametrize(
    "unit",
    [
        "\\footnote{",
        "\\href{a}{",
        "\\href{a}{b}",
        "\\cite[",
        "{",
        "$a ",
        "\\begin{x}",
        "\\end{x}",
        "\\item[",
        "\\iffalse ",
        "\\enquote{",
        "\\textquote[",
        "\\",
        "\\verb|",
    ],
)
def test_hostile_input_takes_no_longer_for_its_size(unit: str) -> None:
    document = read(unit * 3_000)
    assert document.text == unit * 3_000


PIECES = [
    *"\\{}[]%$&~`'\"-, \nab1",
    *["\\footnote{", "\\emph{", "\\cite{k}", "\\begin{quote}", "\\end{quote}", "\\url{", "\\'e", "\\href{a}{"],
    "\r\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_place_is_in_the_file(text: str) -> None:
    document = read(text)
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(text)
        for segment in block.segments:
            assert segment.span.end <= len(text)
    for mention in document.mentions:
        assert mention.raw == mention.span.of(text)


def test_examples_of_latex_in_the_text_do_not_end_it() -> None:
    document = read(
        "\\documentclass{article}\\lstnewenvironment{sample}{}{}\\begin{document}A\\footnote{x}\n"
        "\\begin{LaTeXCode}\\documentclass{book}\\begin{document}\\footnote{no}\\end{document}\\end{LaTeXCode}\n"
        "\\begin{sample}\\footnote{no}\\end{sample}\nB\\footnote{y}\\end{document}"
    )
    assert [note.text for note in document.notes] == ["x", "y"]


def test_a_file_that_says_how_it_is_encoded_is_no_fault() -> None:
    text = "\\usepackage[latin1]{inputenc} Müller"
    assert read_latex(decode(text.encode("latin-1"), "a.tex")).problems == ()
    assert [p.code for p in read_latex(decode(b"M\xfcller", "a.tex")).problems] == ["SYN013"]
