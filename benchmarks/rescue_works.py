"""Works, pages and files for the benchmark of rescues."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from refcheck.model.work import Name, PartialDate, Work

ARCHIVE = "https://web.archive.org"
OTHER = "https://arquivo.example.pt/wayback/20110308120000/"
READ = PartialDate(year=2012, month=6, day=15)


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A work as it is cited, the slug of its address, another work's title, and its title elsewhere."""

    title: str
    year: int
    slug: str
    author: str
    other: str
    foreign: str
    misquoted: str


WORKS = (
    Cited(
        title="Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia",
        year=2010,
        slug="migrating-to-opportunity-labor-mobility",
        author="Testaverde",
        other="Moving for Prosperity: Global Migration and Labor Markets",
        foreign="Migrar hacia la oportunidad: superar las barreras a la movilidad laboral",
        misquoted="Migrating for Opportunities: Overcoming Barriers to Labor Mobility in Southeast Asia",
    ),
    Cited(
        title="Civil Society Proposal: ASEAN Framework Instrument on the Protection of Migrant Workers",
        year=2009,
        slug="civil-society-proposal-asean-framework-instrument",
        author="Gois",
        other="Declaration on the Elimination of Violence against Women in the ASEAN Region",
        foreign="Propuesta de la sociedad civil: instrumento marco de la ASEAN",
        misquoted="Civil Society Proposals: ASEAN Framework Instruments on the Protection of Migrant Workers",
    ),
    Cited(
        title="The Tragedy of the Commons Revisited",
        year=2008,
        slug="tragedy-of-the-commons-revisited",
        author="Ostrom",
        other="The Comedy of the Commons",
        foreign="La tragedia de los comunes, una nueva mirada al problema",
        misquoted="The Tragedies of the Common Revisited",
    ),
    Cited(
        title="Access to Safe Drinking Water in Rural Cambodia",
        year=2011,
        slug="safe-drinking-water-rural-cambodia",
        author="Sokha",
        other="Access to Electricity in Urban Vietnam",
        foreign="Accès à l’eau potable dans le Cambodge rural",
        misquoted="Access to Safe Drinking Waters in Rural Cambodia",
    ),
    Cited(
        title="Hidden in Plain Sight: Domestic Workers and the Law",
        year=2010,
        slug="hidden-in-plain-sight-domestic-workers",
        author="Oelz",
        other="Out of Sight, Out of Mind: Homeworkers in the Garment Trade",
        foreign="Verborgen und doch sichtbar: Hausangestellte und das Recht",
        misquoted="Hidden in Plain Sights: Domestic Worker and the Laws",
    ),
    Cited(
        title="Error Handling in Distributed Systems: Lessons from 404",
        year=2011,
        slug="error-handling-distributed-systems",
        author="Lamport",
        other="Page Replacement in Operating Systems",
        foreign="Fehlerbehandlung in verteilten Systemen: Lehren aus der Praxis",
        misquoted="Errors Handling in Distributed System: Lesson from 404",
    ),
    Cited(
        title="Fisheries and Forced Labour on the High Seas",
        year=2012,
        slug="fisheries-forced-labour-high-seas",
        author="Couper",
        other="Piracy and the Law of the Sea",
        foreign="Pêcheries et travail forcé en haute mer",
        misquoted="Fishery and Forced Labours on the High Sea",
    ),
    Cited(
        title="Remittances and Household Welfare: Evidence from Nepal",
        year=2009,
        slug="remittances-household-welfare-nepal",
        author="Lokshin",
        other="Remittances and Economic Growth: Evidence from Tajikistan",
        foreign="Remesas y bienestar de los hogares: evidencia de Nepal",
        misquoted="Remittance and Households Welfare: Evidence from Nepal",
    ),
    Cited(
        title="Closing the Gap in a Generation: Health Equity through Action on the Social Determinants",
        year=2008,
        slug="closing-the-gap-in-a-generation-health-equity",
        author="Marmot",
        other="Primary Health Care: Now More Than Ever",
        foreign="Subsanar las desigualdades en una generación: alcanzar la equidad sanitaria",
        misquoted="Closing the Gaps in a Generation: Health Equity through Actions on the Social Determinant",
    ),
    Cited(
        title="Statelessness among Hill Tribe Children in Northern Thailand",
        year=2011,
        slug="statelessness-hill-tribe-children-thailand",
        author="Lynch",
        other="Child Soldiers in Eastern Myanmar",
        foreign="L’apatridie des enfants des tribus montagnardes dans le nord de la Thaïlande",
        misquoted="Stateless among Hill Tribes Children in Northern Thailand",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Held:
    """One copy: its moment, what it shows, and what the index says of it. ``leads_to`` is another replay."""

    stamp: str
    body: bytes
    kind: str = "text/html"
    status: int = 200
    digest: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    leads_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A dead address, what is known of it, what archives hold, and the moment of the right copy (``None``: none)."""

    name: str
    url: str
    right: str | None
    held: Sequence[Held] = ()
    work: Work | None = None
    text: str = ""
    alive: str = ""
    index: bytes | None = None
    index_status: int = 200
    elsewhere: bytes | None = None
    handle_page: bytes | None = None
    lasting: str | None = None


def page(title: str, body: str = "", head: str = "", language: str = "") -> bytes:
    lang = f' lang="{language}"' if language else ""
    text = body or "<h1>" + title.partition(" | ")[0] + "</h1><p>" + "Some paragraphs of text. " * 20 + "</p>"
    return f"<!doctype html><html{lang}><head><title>{title}</title>{head}</head><body>{text}</body></html>".encode()


def pdf(*, info: str = "", xmp: str = "", text: str = "", junk: str = "", end: bool = True) -> bytes:
    """Return a file of one page. ``junk`` stands for a scan: no letters in it; without ``end`` it is cut short."""
    lines = [text[at : at + 80] for at in range(0, len(text), 80)]
    shown = "BT /F1 12 Tf 50 700 Td " + " ".join(f"({line}) Tj 0 -16 Td" for line in lines) + f" ET % {junk}"
    content = zlib.compress(shown.encode("cp1252", "replace"))
    packet = (
        f"<x:xmpmeta><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>{xmp}</rdf:li></rdf:Alt></dc:title></x:xmpmeta>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R" + (b" /Metadata 6 0 R" if xmp else b"") + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Title (%s) >>" % info.replace("(", "\\(").replace(")", "\\)").encode("cp1252") if info else b"<< >>",
        b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream"
        % (len(packet.encode()), packet.encode()),
    ]
    body = b"%PDF-1.5\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    whole = body + b"xref\n0 7\n0000000000 65535 f \n" + table
    whole += b"trailer << /Size 7 /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return whole if end else whole[: len(whole) - 60]


def cited(what: Cited, *, title: str = "", accessed: PartialDate | None = READ, **fields: object) -> Work:
    return Work(
        title=title or what.title,
        issued=PartialDate(year=what.year),
        accessed=accessed,
        author=(Name(family=what.author, given="A."),),
        **fields,  # type: ignore[arg-type]
    )


def right(what: Cited, stamp: str = "20120610120000", **fields: object) -> Held:
    return Held(stamp=stamp, body=page(f"{what.title} | Some Institute"), **fields)  # type: ignore[arg-type]
