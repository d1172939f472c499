"""One codec a bibliographic format, over one table of types and fields.

``mapping`` is the table; ``tex`` and ``bibtex`` write and read TeX and BibTeX entries, ``bib_source``
finds their parts in a file, ``csl_json`` and ``ris`` are the other formats, ``provenance`` the two
fields in which a .bib remembers what documents say of its works, ``encoding`` bytes to text.
"""
