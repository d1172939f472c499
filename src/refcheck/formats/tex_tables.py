"""What TeX's accents, letters and symbols are in Unicode: the part that bibliographies use."""

from __future__ import annotations

ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
    "u": "\u0306",
    "d": "\u0323",
    "b": "\u0331",
    "t": "\u0361",
}
"""The combining character of each accent command."""

LETTERS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
"""Letters of their own."""

SYMBOLS = {
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«",
    "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "textquotedbl": '"', "textquotesingle": "'",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textbullet": "•", "cdot": "·", "textperiodcentered": "·",
    "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "textdegree": "°",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "textyen": "¥", "textcent": "¢",
    "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†", "textdagger": "†", "ddag": "‡",
    "times": "×", "texttimes": "×", "pm": "±", "textpm": "±", "div": "÷", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "approx": "≈", "sim": "∼", "infty": "∞", "to": "→", "rightarrow": "→", "leftarrow": "←", "circ": "∘",
    "textordfeminine": "ª", "textordmasculine": "º", "textonehalf": "½", "textonequarter": "¼",
    "textthreequarters": "¾", "textexclamdown": "¡", "textquestiondown": "¿", "slash": "/",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "BBA": "&", "textless": "<",
    "textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
    "textunderscore": "_", "textdollar": "$", "textasteriskcentered": "*", "textasciigrave": "`",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "textvisiblespace": "␣", "quad": " ", "qquad": " ", "space": " ",
    "nobreakspace": " ", "newline": " ", "par": " ", "linebreak": " ", "newblock": " ", "textnumero": "№",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "hbar": "ħ", "star": "⋆", "ast": "∗", "prime": "′", "in": "∈",
}  # fmt: skip
"""Symbols and words."""

TRANSPARENT = frozenset(
    """emph textit textbf textsc textrm textsf texttt textsl textup textmd textnormal text mbox hbox ensuremath mathrm
    mathit mathbf mathsf mathtt mathcal mathbb mathsc uppercase lowercase MakeUppercase MakeLowercase mkbibquote
    mkbibemph mkbibbold mkbibparens enquote underline uline textsuperscript textsubscript url nolinkurl path
    foreignlanguage natexlab protect relax unskip em it bf sc rm sf tt sl itshape bfseries scshape upshape rmfamily
    sffamily ttfamily normalfont small footnotesize large Large huge tiny normalsize left right big Big bigg Bigg bigl Bigl bigr Bigr biggl Biggl biggr Biggr LARGE Huge HUGE displaystyle textstyle
    BIBentryALTinterwordspacing BIBentrySTDinterwordspacing acro ac SC SMC smc bibstring hyphen allowbreak penalty0 noindent null bgroup egroup begingroup endgroup urlprefix
    selectlanguage""".split()  # noqa: SIM905 - a word list reads best as running text
)
"""Commands that say how their argument looks: the argument stays, the command goes."""

DROPPED = frozenset(
    {"noopsort", "NOOP", "SortNoop", "sortnoop", "noop", "singleletter", "printfirst", "bibsort", "vphantom"}
)
"""Commands whose argument only sorts, or is not seen: both go."""

CONTROL_SYMBOLS = {
    " ": " ", "\n": " ", "\t": " ", "\r": " ", "\\": " ", ",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "",
    "@": "", "(": "", ")": "", "[": "", "]": "", "|": "‖",
    "'": "", "`": "", '"': "", "=": "", ".": "",
}  # fmt: skip
"""Control symbols that are not themselves."""

SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")

JOURNALS = {
    "aj": "Astronomical Journal", "actaa": "Acta Astronomica", "apj": "Astrophysical Journal",
    "apjl": "Astrophysical Journal Letters", "apjlett": "Astrophysical Journal Letters",
    "apjs": "Astrophysical Journal Supplement", "apjsupp": "Astrophysical Journal Supplement", "ao": "Applied Optics",
    "applopt": "Applied Optics", "apss": "Astrophysics and Space Science", "aap": "Astronomy & Astrophysics",
    "astap": "Astronomy & Astrophysics", "aapr": "Astronomy and Astrophysics Reviews",
    "aaps": "Astronomy and Astrophysics, Supplement", "azh": "Astronomicheskii Zhurnal", "baas": "Bulletin of the AAS",
    "araa": "Annual Review of Astronomy and Astrophysics", "caa": "Chinese Astronomy and Astrophysics",
    "cjaa": "Chinese Journal of Astronomy and Astrophysics", "gca": "Geochimica et Cosmochimica Acta",
    "grl": "Geophysical Research Letters", "icarus": "Icarus",
    "jcap": "Journal of Cosmology and Astroparticle Physics", "jcp": "Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research", "jrasc": "Journal of the Royal Astronomical Society of Canada",
    "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "memras": "Memoirs of the Royal Astronomical Society", "memsai": "Memorie della Societa Astronomica Italiana",
    "mnras": "Monthly Notices of the Royal Astronomical Society", "na": "New Astronomy", "nar": "New Astronomy Reviews",
    "nat": "Nature", "nphysa": "Nuclear Physics A", "pasa": "Publications of the Astronomical Society of Australia",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasp": "Publications of the Astronomical Society of the Pacific", "physrep": "Physics Reports",
    "physscr": "Physica Scripta", "planss": "Planetary and Space Science", "pra": "Physical Review A",
    "prb": "Physical Review B", "prc": "Physical Review C", "prd": "Physical Review D", "pre": "Physical Review E",
    "prl": "Physical Review Letters", "procspie": "Proceedings of SPIE",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronomia y Astrofisica", "skytel": "Sky and Telescope", "solphys": "Solar Physics",
    "sovast": "Soviet Astronomy", "ssr": "Space Science Reviews", "zap": "Zeitschrift fuer Astrophysik",
}  # fmt: skip
"""The journal commands of the Astrophysics Data System."""
