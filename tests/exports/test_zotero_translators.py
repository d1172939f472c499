"""The benchmark's way to Zotero's own translators, tried with a translator and utilities made for the purpose."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from benchmarks.exports.importers import MissingError, RefusedError
from benchmarks.exports.zotero_translators import importer, of_zotero

REQUIRED = bool(os.environ.get("REFCHECK_REQUIRE_NODE"))
with_node = pytest.mark.skipif(not REQUIRED and shutil.which("node") is None, reason="Node is not installed")

FILES = {
    "node_modules/jsdom/index.js": """
        exports.JSDOM = class { constructor() { this.window = { DOMParser: class {}, XPathResult: {} }; } };""",
    "node_modules/xregexp/index.js": "module.exports = RegExp;",
    # One of each kind of module.
    "utilities/utilities.js": "Zotero.Utilities = { trim: (text) => text.trim() };",
    "utilities/date.js": "(function() { module.exports = { strToISO: (text) => text }; })();",
    "utilities/utilities_item.js": """
import words from "./words.js";
import { upper as loud, lower } from "./words.js";
const Item = { greet: () => [words.upper("a"), loud("b"), lower("C")].join("") };
export default Item;
""",
    "utilities/words.js": """
export function upper(text) { return text.toUpperCase(); }
export const lower = (text) => text.toLowerCase();
""",
    "utilities/openurl.js": "const OpenURL = { parseContextObject() {} };\nexport { OpenURL };\nexport default OpenURL;\n",
    "translators/RIS.js": r"""{
	"label": "RIS"
}
function detectImport() { return Zotero.read().startsWith("TY"); }
async function doImport() {
	let line, item = new Zotero.Item("report");
	while ((line = Zotero.read()) !== false) {
		const [field, value] = line.split(" = ");
		if (field === "author") item.creators.push({ lastName: value, creatorType: "author" });
		else if (field === "sponsor") item.creators.push({ lastName: value, creatorType: "sponsor" });
		else if (field === "tag") item.tags.push({ tag: ZU.trim(value) });
		else if (field === "greeting") item.title = ZU.greet();
		else if (field === "note") item.notes.push({ note: value });
		else item[field] = value;
	}
	await item.complete();
}
/** BEGIN TEST CASES **/
var testCases = this is no JavaScript""",
}
SCHEMA = {
    "itemTypes": [
        {
            "itemType": "report",
            "fields": [
                *({"field": name} for name in ("title", "date", "url", "extra")),
                {"field": "institution", "baseField": "publisher"},
            ],
            "creatorTypes": [{"creatorType": "author", "primary": True}],
        },
        {
            "itemType": "bill",
            "fields": [{"field": "DOI"}, {"field": "repository", "baseField": "publisher"}],
            "creatorTypes": [{"creatorType": "sponsor", "primary": True}],
        },
    ],
    "csl": {"types": {}, "fields": {"text": {}, "date": {}}, "names": {}},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "zotero-schema").mkdir()
    (tmp_path / "zotero-schema" / "schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    return tmp_path


@with_node
def test_an_item_is_saved_as_zotero_saves_it(folder: Path) -> None:
    text = "TY\ntitle = Wages \r\npublisher = The Institute\nDOI = 10.1/x\nauthor = Roe\nsponsor = Doe\ntag =  a\nnote = <p>n</p>"
    (item,) = importer(folder)(text, "ris")
    assert (item["type"], item["title"], item["publisher"]) == ("report", "Wages", "The Institute")
    assert item["author"] == [["Roe", ""], ["Doe", ""]]
    assert (item["keyword"], item["note"].split()[0]) == ("a", "n")


@with_node
def test_what_a_type_has_no_place_for_becomes_a_line_of_extra(folder: Path) -> None:
    text = "TY\ntitle = Wages\nDOI = 10.1/x\npublisher = The Institute\nrepository = Another name of it\nunknown = u"
    (item,) = importer(folder)(text, "ris")
    assert (item["doi"], item["publisher"]) == ("10.1/x", "The Institute")
    assert item["note"].strip() == "DOI: 10.1/x"


@with_node
def test_the_utilities_may_be_modules_that_import_others(folder: Path) -> None:
    (item,) = importer(folder)("TY\ngreeting = all", "ris")
    assert item["title"] == "ABc"


@with_node
def test_a_file_that_a_translator_does_not_take_is_refused(folder: Path) -> None:
    with pytest.raises(RefusedError):
        importer(folder)("something else", "ris")


@with_node
def test_a_folder_without_translators_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="has no translators/RIS"):
        importer(tmp_path)("TY", "ris")


def test_an_item_of_zotero_is_compared_by_the_fields_of_its_type() -> None:
    person = {"firstName": "Jane", "lastName": "Roe", "creatorType": "editor"}
    item = {
        "itemType": "bookSection",
        "title": "T",
        "bookTitle": "B",
        "date": "November 3, 2021",
        "accessDate": "2026-11-23T12:00:00Z",
        "extra": "DOI: 10.5555/a\ntype: dataset\nevent-place: Graz",
        "creators": [person],
        "tags": [],
        "notes": ["<p>a &amp; b</p>"],
    }
    found = of_zotero(item)
    assert (found["container"], found["issued"], found["year"]) == ("B", "2021-11-03", "2021")
    assert (found["doi"], found["place"], found["accessed"]) == ("10.5555/a", "Graz", "2026-11-23")
    assert found["type"] == ("dataset", "chapter")
    assert (found["editor"], found["author"]) == ([["Roe", "Jane"]], [])
    assert "a & b" in found["note"]
    assert of_zotero({**item, "date": "1991/1992"})["issued"] == "1991/1992"
    told = of_zotero({**item, "extra": "Language: en\nSeries: S\nPublication Title: other\nsee Language: de"})
    assert (told["language"], told["series"], told["container"]) == ("en", "S", "B")
