"""Small Word documents made in code: a body, its notes, and whatever other parts a test needs."""

from __future__ import annotations

import io
import zipfile
from html import escape

import pytest

from refcheck.documents import containers, docx_parts
from refcheck.documents.docx import read_docx
from refcheck.model.document import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = (
    f"<w:styles {W}>"
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kurs"><w:name w:val="Kursiv"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Em2"><w:name w:val="More"/><w:basedOn w:val="Em"/></w:style>'
    "</w:styles>"
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://a.example/?x=1&amp;y=2" TargetMode="External"/>'
    "</Relationships>"
)


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "") -> str:
    return f'<w:p><w:pPr>{f"""<w:pStyle w:val="{style}"/>""" if style else ""}</w:pPr>{"".join(runs)}</w:p>'


def ref(identity: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{identity}"{more}/></w:r>'


def note(identity: int, *paragraphs: str, kind: str = "footnote", type: str = "") -> str:  # noqa: A002 - the attribute's name
    return f'<w:{kind} w:id="{identity}"{f""" w:type="{type}" """ if type else ""}>{"".join(paragraphs)}</w:{kind}>'


def field(instruction: str, shown: str, held: str = "") -> str:
    begin = f"<w:fldChar w:fldCharType='begin'>{f'<w:fldData>{held}</w:fldData>' if held else ''}</w:fldChar>"
    return (
        f"<w:r>{begin}</w:r><w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def docx(body: str, footnotes: str = "", endnotes: str = "", **parts: str) -> bytes:
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/_rels/document.xml.rels": RELATIONS,
        "word/_rels/footnotes.xml.rels": RELATIONS,
    }
    if footnotes:
        files["word/footnotes.xml"] = f"<w:footnotes {W}>{footnotes}</w:footnotes>"
    if endnotes:
        files["word/endnotes.xml"] = f"<w:endnotes {W}>{endnotes}</w:endnotes>"
    files |= parts
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(name, text)
    return out.getvalue()


def read_here(raw: bytes) -> Document:
    """Return the document in a Word file, unpacked in this process: the worker has tests of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(containers, "run", lambda job, body, **_: docx_parts.read(body))
        return read_docx("a.docx", raw)


def labels(document: Document) -> list[str]:
    return [marker.label for marker in document.markers]


def notes(document: Document) -> list[tuple[str, str]]:
    return [(one.marker, one.text) for one in document.notes]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]
