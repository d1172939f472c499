"""Words that make two alike titles the titles of two works: months, and what sort of work it is."""

from __future__ import annotations

__all__ = ["MONTHS", "SORTS"]

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january janvier enero januar gennaio janeiro januari",
            "february fevrier febrero februar febbraio fevereiro februari",
            "march mars marzo marz marco maret",
            "april avril abril aprile",
            "may mai mayo maggio maio mei",
            "june juin junio juni giugno junho",
            "july juillet julio juli luglio julho",
            "august aout agosto agustus",
            "september septembre septiembre settembre setembro",
            "october octobre octubre oktober ottobre outubro",
            "november novembre noviembre novembro nopember",
            "december decembre diciembre dezember dicembre dezembro desember",
            "spring",
            "summer",
            "autumn fall",
            "winter",
        ]
    )
    for name in names.split()
}
"""Folded names of months and seasons, and the number of each: what comes out often has them in its title."""

SORTS = {
    word: sort
    for sort, words in enumerate(
        [
            "report reports",
            "indicators indicator",
            "outlook",
            "handbook",
            "journal",
            "yearbook",
            "atlas",
            "encyclopedia encyclopaedia",
            "dictionary",
            "bulletin",
            "index",
            "convention",
            "declaration",
            "covenant",
            "protocol",
            "treaty",
            "recommendation",
            "resolution",
            "directive",
        ]
    )
    for word in words.split()
}
"""Folded names of sorts of works: one of a sort is not the work of another sort, however alike the rest
of their titles is."""
