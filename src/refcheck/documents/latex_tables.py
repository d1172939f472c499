r"""The words of LaTeX: what commands and environments do to the text, and the arguments that are no text.

Arguments are spelled as letters: ``o`` one in brackets, ``d`` one in braces, both of which are dropped.
What stands in braces after that is text.
"""

from __future__ import annotations

from refcheck.model.document import BlockKind

__all__ = [
    "BOLD",
    "CITE_NONE",
    "DROPPED",
    "ENVIRONMENTS",
    "HEADINGS",
    "INCLUDES",
    "ITALIC",
    "KINDS",
    "MATH_ENVIRONMENTS",
    "NOTES",
    "SILENT_ENVIRONMENTS",
    "TYPEWRITER",
    "UPRIGHT",
    "VERBATIM_ENVIRONMENTS",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _table(text: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in text.strip().splitlines():
        spec, _, names = line.strip().partition(" ")
        table.update(dict.fromkeys(names.split(), spec))
    return table


ITALIC = _words("emph textit textsl mkbibemph em it sl itshape slshape bibemph booktitle worktitle")
UPRIGHT = _words("textup textnormal textrm upshape normalfont rm rmfamily")
BOLD = _words("textbf mkbibbold bf bfseries strong")
TYPEWRITER = _words("texttt tt ttfamily code file filename")

HEADINGS = {
    "part": 1, "chapter": 1, "addchap": 1, "addpart": 1, "section": 2, "addsec": 2, "subsection": 3,
    "subsubsection": 4, "paragraph": 5, "subparagraph": 6, "minisec": 4, "frametitle": 3, "framesubtitle": 4,
}  # fmt: skip

NOTES = {
    "footnote": "footnote", "footnotetext": "footnote", "footnotemark": "footnote", "endnote": "endnote",
    "endnotetext": "endnote", "endnotemark": "endnote", "pagenote": "endnote", "sidenote": "sidenote",
    "sidenotetext": "sidenote", "sidenotemark": "sidenote", "tablefootnote": "footnote", "tfootnote": "footnote",
    "footnoteA": "A", "footnoteB": "B", "footnoteC": "C",
}  # fmt: skip
"""Commands that make notes, with the counter that numbers them."""

INCLUDES = _words("input include subfile subfileinclude import subimport includefrom subincludefrom InputIfFileExists")

CITE_NONE = _words(
    """citation bibcite setcitestyle citestyle citenamefont citename citeprefix citedelim citereset citeindextrue
    citeindexfalse citeleft citeright citeform citemid citesep citepunct citetext citenumfont citeauthoryear
    defcitealias DeclareCiteCommand DeclareMultiCiteCommand newcites citesetup citetitlefont printcites
    AtEveryCite AtNextCite AtEveryCitekey AtNextCitekey citetrackertrue citetrackerfalse citeauthorformat citecounter
    citesort citeyearstyle citespace textcitedelim multicitedelim compcitedelim citeproc citeprocitem"""
)
"""Commands whose names sound like citations, and are none."""

DROPPED = _table(
    r"""
    d label ref pageref eqref autoref cref Cref crefrange nameref vref vpageref labelcref fullref prettyref index sindex
    d glsadd vspace hspace bibliographystyle pagestyle thispagestyle markright hypersetup selectlanguage phantom hphantom
    d vphantom cline theoremstyle lstset tikzset usetikzlibrary pgfplotsset graphicspath includeonly hyphenation
    d linespread enlargethispage pdfinfo pagenumbering setstretch newlength value arabic alph roman Roman Alph fnsymbol
    d hypertarget hyperlink bibinfo bibfield BibitemShut href@noop foreignlanguage usetheme usecolortheme usefonttheme
    d citeproc setlist sisetup geometry fancyhf addtocategory nomenclature DeclareUnicodeCharacter tag setmainlanguage usebox
    d setotherlanguage setotherlanguages setdefaultlanguage newsavebox bookmarksetup fontencoding fontfamily fontseries
    d fontshape inputencoding usebibmacro iftoggle mathversion captionof newcounter usefonttheme hyphenrules citestyle
    dd setlength addtolength setcounter addtocounter addtocontents markboth fontsize multicolumn resizebox colorlet
    dd PassOptionsToPackage newglossaryentry renewbibmacro settowidth settoheight DeclareMathOperator definecolorset
    dd DeclareFieldFormat crefname Crefname setcitestyle
    ddd addcontentsline definecolor pgfmathsetmacro
    dddd usefont
    o hyperref printbibliography printindex printnotes linebreak pagebreak nolinebreak nopagebreak makebox framebox
    o lipsum blindtext printglossary printglossaries tableofcontents newline lettrine lstlistoflistings displaybreak
    o fancyhead fancyfoot lhead chead rhead lfoot cfoot rfoot
    od usepackage RequirePackage documentclass documentstyle LoadClass color colorbox textcolor includegraphics
    od includepdf captionsetup rotatebox includestandalone lstinputlisting verbatiminput setmainfont setsansfont todo
    od setmonofont setkomafont addtokomafont tcbset inputminted scalebox usebeamercolor setbeamertemplate fixme
    od setbeamercolor setbeamerfont missingfigure setenotez
    odd rule fcolorbox pdfbookmark
    ododd multirow
    oood parbox
    ddo newacro acrodef
    dodo newtheorem
    dod newfontfamily
    oddd newacronym
    doo raisebox
    """
)
"""Commands whose first arguments are not text."""

ENVIRONMENTS = _table(
    r"""
    o figure figure* table table* enumerate itemize description displayquote refsection refcontext columns tcolorbox
    o compactitem compactenum inparaenum asparaenum longlist marginfigure margintable algorithm algorithmic mdframed
    o sidewaystable sidewaysfigure frame enumerate* itemize* description*
    od tabular longtable column subfigure subtable supertabular xtabular longtabu tabu tblr
    dod tabular* tabularx tabulary
    ooood minipage
    odod wrapfigure wraptable
    do multicols
    d thebibliography otherlanguage otherlanguage* spacing letter foreigndisplayquote adjustbox hyphenrules lrbox
    dd adjustwidth list CJK CJK* CSLReferences
    """
)
"""Environments whose first arguments are not text."""

_QUOTES = dict.fromkeys(
    _words("quote quotation verse displayquote foreigndisplayquote displaycquote epigraph"),
    BlockKind.QUOTE,
)
_LISTS = dict.fromkeys(
    _words("itemize enumerate description list compactitem compactenum inparaenum asparaenum thebibliography trivlist "
           "itemize* enumerate* description*"),
    BlockKind.LIST_ITEM,
)  # fmt: skip
_TABLES = dict.fromkeys(
    _words("tabular tabular* tabularx tabulary longtable supertabular xtabular longtabu tabu tblr longtable* tabbing"),
    BlockKind.TABLE,
)
KINDS: dict[str, BlockKind] = {**_QUOTES, **_LISTS, **_TABLES}
"""What the text in an environment is, where it is no plain paragraph."""

MATH_ENVIRONMENTS = _words(
    """equation equation* align align* gather gather* multline multline* eqnarray eqnarray* math displaymath flalign
    flalign* alignat alignat* dmath dmath* IEEEeqnarray IEEEeqnarray* array aligned split cases subequations* mathpar
    prooftree empheq dgroup dgroup*"""
)
VERBATIM_ENVIRONMENTS = _words(
    """verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim SaveVerbatim lstlisting minted alltt code sourcecode
    Highlighting pyverbatim pycode luacode luacode* verbatimtab listing* semiverbatim* boxedverbatim VerbatimOut
    program* Sinput Soutput Schunk* cmdexample dispExample dispListing macrocode macrocode* shell bashcode"""
)
SILENT_ENVIRONMENTS = _words(
    """comment filecontents filecontents* tikzpicture picture pspicture asy circuitikz forest pgfpicture axis tikzcd
    CCSXML feynmandiagram psfrags overpic chemfig dot2tex gnuplot sagesilent"""
)
"""Environments that hold no text."""
