"""Notes in the languages that people in the region and their partners write in: Vietnamese, Thai, Indonesian, Spanish,
French, German, Portuguese, Italian. Works and people are made up.
"""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.reference import Library, NoteKind
from refcheck.model.work import Work
from refcheck.references import extract


def library(*notes: str) -> Library:
    body = " ".join(f"A claim.[^{number}]" for number in range(1, len(notes) + 1))
    listed = "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1))
    return extract(read_text(f"{body}\n\n{listed}\n"))


def work(note: str) -> Work:
    (reference,) = library(note).references
    return reference.work


BOOKS = {
    "Nguyễn Thị Lan và Trần Văn Minh, *Lao động xa nhà* (Hà Nội: Nhà xuất bản Trẻ, 2015), tr. 45–47.": (
        "Nguyễn Thị Lan; Trần Văn Minh|Lao động xa nhà|2015|Nhà xuất bản Trẻ|Hà Nội"
    ),
    "สมชาย ใจดี และ สมหญิง รักไทย, *แรงงานไกลบ้าน* (กรุงเทพฯ: สำนักพิมพ์ท่าเรือ, 2558), หน้า 12.": (
        "สมชาย ใจดี; สมหญิง รักไทย|แรงงานไกลบ้าน|2015|สำนักพิมพ์ท่าเรือ|กรุงเทพฯ"
    ),
    "Siti Rahayu, *Buruh di Pelabuhan* (Jakarta: Pustaka Dermaga, 2014), hlm. 33.": (
        "Siti Rahayu|Buruh di Pelabuhan|2014|Pustaka Dermaga|Jakarta"
    ),
    "María Gómez López, *Gente de paso* (Madrid: Muelle, 2013), pp. 23-25.": (
        "María Gómez López|Gente de paso|2013|Muelle|Madrid"
    ),
    "Marie Dupont, *Les gens du quai*, Paris, PUQ, 2011, p. 17.": "Marie Dupont|Les gens du quai|2011|PUQ|Paris",
    "Hans Müller, *Arbeit am Kai*, Frankfurt a. M.: Hafen 2012, S. 34.": (
        "Hans Müller|Arbeit am Kai|2012|Hafen|Frankfurt a. M."
    ),
    "Paula Souza, *Trabalho no cais* (Rio de Janeiro: Porto, 2014), p. 21.": (
        "Paula Souza|Trabalho no cais|2014|Porto|Rio de Janeiro"
    ),
    "Giulia Rossi, *Lavoro sul molo*, Bologna, il Porto, 2013, p. 14.": (
        "Giulia Rossi|Lavoro sul molo|2013|il Porto|Bologna"
    ),
}


@pytest.mark.parametrize("note", BOOKS)
def test_books(note: str) -> None:
    found = work(note)
    names = "; ".join(name.full for name in found.author)
    said = (names, found.title, str(found.issued), found.publisher, found.publisher_place)
    assert "|".join(said) == BOOKS[note]


@pytest.mark.parametrize(
    "note",
    [
        "Jean Martin (dir.), *Le travail au port*, Paris, Seuil du Quai, 2009.",
        "Jean Martin (coord.), *El trabajo del puerto* (México: Muelle, 2010).",
        "Jean Martin (Hrsg.), *Arbeit im Hafen*, Kiel: Hafen 2008.",
        "Jean Martin (org.), *O trabalho do porto* (São Paulo: Cais, 2010).",
        "Jean Martin (a cura di), *Il lavoro del porto*, Roma, Molo, 2009.",
        "Jean Martin (ed.), *Kerja di Pelabuhan* (Yogyakarta: Dermaga, 2012).",
    ],
)
def test_editors(note: str) -> None:
    found = work(note)
    assert [name.full for name in found.editor] == ["Jean Martin"]
    assert found.author == ()


PAGES = {
    "Bộ Lao động, *Báo cáo năm*, 2018, có tại https://one.example/r, truy cập ngày 3 tháng 5 năm 2019.": "Bộ Lao động",
    "Bộ Lao động, Thương binh và Xã hội, *Báo cáo năm*, 2018, https://one.example/r, truy cập ngày 3 tháng 5 năm 2019.": (
        "Bộ Lao động, Thương binh và Xã hội"
    ),
    "กระทรวงแรงงาน, *รายงานประจำปี*, 2561, เข้าถึงได้จาก https://one.example/r, เข้าถึงเมื่อ 3 พฤษภาคม 2562.": "กระทรวงแรงงาน",
    "Kementerian Tenaga Kerja, *Laporan Tahunan*, 2018, tersedia di https://one.example/r, diakses 3 Mei 2019.": (
        "Kementerian Tenaga Kerja"
    ),
    "Ministerio de Trabajo, *Informe anual*, 2018, disponible en: https://one.example/r (consultado el 3 de mayo de 2019).": (
        "Ministerio de Trabajo"
    ),
    "Ministère du Travail, *Rapport annuel*, 2018, disponible sur https://one.example/r, consulté le 3 mai 2019.": (
        "Ministère du Travail"
    ),
    "Bundesministerium für Arbeit, *Jahresbericht*, 2018, verfügbar unter https://one.example/r, abgerufen am 3. Mai 2019.": (
        "Bundesministerium für Arbeit"
    ),
    "Ministério do Trabalho, *Relatório anual*, 2018, disponível em: https://one.example/r, acesso em: 3 maio 2019.": (
        "Ministério do Trabalho"
    ),
    "Ministero del Lavoro, *Rapporto annuale*, 2018, disponibile su https://one.example/r, consultato il 3 maggio 2019.": (
        "Ministero del Lavoro"
    ),
}


@pytest.mark.parametrize("note", PAGES)
def test_reports_on_the_web(note: str) -> None:
    found = work(note)
    assert "; ".join(name.full for name in found.author) == PAGES[note]
    assert all(name.literal for name in found.author)
    assert (str(found.issued), str(found.accessed), found.url) == ("2018", "2019-05-03", "https://one.example/r")


ARTICLES = {
    "Trần Văn Minh, “Chính sách ở cảng”, *Tạp chí Cảng* 3 (2016): 12–20.": ("Tạp chí Cảng", "3", ""),
    "Budi Santoso, “Hukum Pelabuhan”, *Jurnal Hukum* 3, no. 2 (2016): 12–20.": ("Jurnal Hukum", "3", "2"),
    "Ana Ruiz, “Leyes del puerto”, *Revista del Puerto*, vol. 3, núm. 2 (2016), pp. 12-20.": (
        "Revista del Puerto",
        "3",
        "2",
    ),
    "Claire Petit, « Le droit du port », *Revue du port*, vol. 3, n° 2, 2016, p. 12-20.": ("Revue du port", "3", "2"),
    "Eva Klein, „Recht im Hafen“, in: *Zeitschrift für Hafenrecht* 3 (2016), S. 12–20.": (
        "Zeitschrift für Hafenrecht",
        "3",
        "",
    ),
    "Rita Alves, “Direito do porto”, *Revista do Porto*, v. 3, n. 2 (2016), p. 12-20.": ("Revista do Porto", "3", "2"),
    "Laura Verdi, «Il diritto del porto», *Rivista del porto* 3 (2016), pp. 12-20.": ("Rivista del porto", "3", ""),
}


@pytest.mark.parametrize("note", ARTICLES)
def test_articles(note: str) -> None:
    found = work(note)
    assert (found.container_title, found.volume, found.issue) == ARTICLES[note]
    assert (str(found.issued), found.page) == ("2016", "12-20")


@pytest.mark.parametrize(
    ("book", "short", "kind", "page"),
    [
        ("Nguyễn Thị Lan, *Lao động xa nhà* (Hà Nội: Trẻ, 2015), tr. 45.", "Sđd., tr. 50.", NoteKind.IBID, "50"),
        ("สมชาย ใจดี, *แรงงานไกลบ้าน* (กรุงเทพฯ: ท่าเรือ, 2558), หน้า 12.", "เรื่องเดียวกัน, หน้า 15.", NoteKind.IBID, "15"),
        ("Siti Rahayu, *Buruh* (Jakarta: Dermaga, 2014), hlm. 33.", "Ibid., hlm. 35.", NoteKind.IBID, "35"),
        ("María Gómez, *Gente* (Madrid: Muelle, 2013), p. 23.", "Ibíd., p. 30.", NoteKind.IBID, "30"),
        ("Marie Dupont, *Les gens*, Paris, Quai, 2011, p. 17.", "M. Dupont, op. cit., p. 40.", NoteKind.OP_CIT, "40"),
        ("Hans Müller, *Arbeit*, Berlin: Hafen 2012, S. 34.", "Ebd., S. 36.", NoteKind.IBID, "36"),
        ("Hans Müller, *Arbeit*, Berlin: Hafen 2012, S. 34.", "Müller, a. a. O., S. 50.", NoteKind.OP_CIT, "50"),
        ("Paula Souza, *Cais* (Rio de Janeiro: Porto, 2014), p. 21.", "Souza, ob. cit., p. 40.", NoteKind.OP_CIT, "40"),
        ("Giulia Rossi, *Molo*, Milano, Porto, 2013, p. 14.", "Ivi, p. 16.", NoteKind.IBID, "16"),
    ],
)
def test_short_forms(book: str, short: str, kind: NoteKind, page: str) -> None:
    found = library(book, short)
    (reference,) = found.references
    item = found.citations[1].items[0]
    assert (item.kind, item.locator, item.references) == (kind, page, (reference.key,))


@pytest.mark.parametrize(
    "note",
    [
        "The ministry gives more in *Fees at the Quay*, 2017, https://one.example/a.",
        "As said before, *Fees at the Quay*, 2017, https://one.example/a.",
    ],
)
def test_prose_before_a_title_is_nobodys_name(note: str) -> None:
    assert work(note).author == ()
