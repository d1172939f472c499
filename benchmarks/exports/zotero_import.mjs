// Reads a file with one of Zotero's own translators; the items that it saves are printed as JSON.
//
// node zotero_import.mjs DIR TRANSLATOR < file
//
// DIR holds clones of zotero/translators, zotero/utilities and zotero/zotero-schema, and the packages jsdom and
// xregexp. Around them this file is what a translator sees of Zotero: where it reads from, and what becomes of an
// item that it completes. As in Zotero's own data/item.js (fromJSON) fields of the item's type stay, base fields get
// their name in it, and others become lines of Extra, but for those of a type and other names of a field that is set.

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { createRequire } from "node:module";

const [folder, label] = process.argv.slice(2);
const require = createRequire(path.resolve(folder, "index.js"));
const { JSDOM } = require("jsdom");
const XRegExp = require("xregexp");
const window = new JSDOM("").window;
const text = fs.readFileSync(0, "utf8");
const schema = JSON.parse(fs.readFileSync(path.join(folder, "zotero-schema", "schema.json"), "utf8"));

// Types and fields, by name or number, from the schema.

class Names {
	constructor(names) {
		this.names = ["", ...new Set(names)];
	}
	getID(name) {
		const id = typeof name === "number" ? name : this.names.indexOf(name);
		return id > 0 && id < this.names.length ? id : false;
	}
	getName(id) {
		return this.names[this.getID(id)] || false;
	}
}

const types = new Map(schema.itemTypes.map((one) => [one.itemType, one]));
const fieldRows = schema.itemTypes.flatMap((one) => one.fields);
const bases = new Set(fieldRows.filter((row) => row.baseField).map((row) => row.baseField));
const plain = new Set(fieldRows.filter((row) => !row.baseField).map((row) => row.field));
const ItemTypes = new Names(types.keys());
const CreatorTypes = new Names(schema.itemTypes.flatMap((one) => one.creatorTypes.map((row) => row.creatorType)));
const ItemFields = new Names([...fieldRows.map((row) => row.field), ...bases]);
const typeOf = (type) => types.get(ItemTypes.getName(type));
const creatorsOf = (type) => typeOf(type)?.creatorTypes ?? [];
const primaryOf = (type) => (creatorsOf(type).find((row) => row.primary) ?? creatorsOf(type)[0])?.creatorType;

CreatorTypes.isValidForItemType = (id, type) =>
	creatorsOf(type).some((row) => row.creatorType === CreatorTypes.getName(id));
CreatorTypes.getPrimaryIDForType = (type) => CreatorTypes.getID(primaryOf(type));
CreatorTypes.getTypesForItemType = (type) =>
	creatorsOf(type).map((row) => ({ id: CreatorTypes.getID(row.creatorType), name: row.creatorType }));
ItemFields.isBaseField = (id) => bases.has(ItemFields.getName(id)) || plain.has(ItemFields.getName(id));
ItemFields.isValidForType = (id, type) =>
	typeOf(type)?.fields.some((row) => row.field === ItemFields.getName(id)) ?? false;
ItemFields.getFieldIDFromTypeAndBase = (type, base) =>
	ItemFields.getID(typeOf(type)?.fields.find((row) => row.baseField === ItemFields.getName(base))?.field);
ItemFields.getBaseIDFromTypeAndField = (type, field) =>
	ItemFields.getID(typeOf(type)?.fields.find((row) => row.field === ItemFields.getName(field))?.baseField);
ItemFields.getItemTypeFields = (type) => (typeOf(type)?.fields ?? []).map((row) => ItemFields.getID(row.field));

// Zotero, as its utilities see it.

const csl = schema.csl;
const Zotero = {
	isNode: true,
	locale: "en-US",
	debug() {},
	logError() {},
	Prefs: { get: () => undefined },
	getHiddenPref: () => undefined,
	Translate: {},
	ItemTypes,
	CreatorTypes,
	ItemFields,
	Schema: {
		CSL_TYPE_MAPPINGS: Object.fromEntries(Object.entries(csl.types).flatMap(([to, from]) => from.map((one) => [one, to]))),
		CSL_TYPE_MAPPINGS_REVERSE: csl.types,
		CSL_TEXT_MAPPINGS: csl.fields.text,
		CSL_DATE_MAPPINGS: csl.fields.date,
		CSL_NAME_MAPPINGS: csl.names,
	},
};

// A file of zotero/utilities, whether it is a script, a CommonJS module or an ES module, with what it imports.
const loaded = new Map();

function load(name) {
	if (loaded.has(name)) return loaded.get(name).exports;
	const file = path.join(folder, "utilities", name);
	const module = { exports: undefined };
	loaded.set(name, module);
	const given = { Zotero, module, require, XRegExp, DOMParser: window.DOMParser, document: window.document };
	const exported = [];
	const code = fs
		.readFileSync(file, "utf8")
		.replace(/^import\s+([^"';]+?)\s+from\s+["']([^"']+)["'];?$/gm, (_, names, from) => {
			const found = from.startsWith("./") ? load(from.slice(2)) : require(from);
			for (const [wanted, own] of imported(names)) given[own] = wanted ? found?.[wanted] : found;
			return "";
		})
		.replace(/^export default (\w+);?$/gm, "module.exports = $1;")
		.replace(/^export \{[^}]*\};?$/gm, "")
		.replace(/^export (?=(?:const|let|var|class|(?:async )?function)\s+(\w+))/gm, (_, own) => {
			exported.push(own);
			return "";
		});
	const tail = exported.length ? `\n;module.exports ??= { ${exported.join(", ")} };` : "";
	vm.compileFunction(code + tail, Object.keys(given), { filename: file })(...Object.values(given));
	return module.exports;
}

// The names of an import statement: what is taken of the module (nothing for all of it), and what it is called here.
function imported(names) {
	const braces = /\{([^}]*)\}/.exec(names);
	const whole = names.replace(/\{[^}]*\}/, "").replace(/\*\s+as/, "").split(",");
	const parts = braces ? braces[1].split(",").map((one) => one.trim().split(/\s+as\s+/)) : [];
	return [
		...whole.map((one) => ["", one.trim()]),
		...parts.map(([wanted, own]) => [wanted, own ?? wanted]),
	].filter(([, own]) => own);
}

Zotero.Utilities = load("utilities.js") ?? Zotero.Utilities;
Zotero.Utilities.XRegExp = XRegExp;
Zotero.Date = load("date.js") ?? Zotero.Date;
Zotero.Utilities.Item = load("utilities_item.js") ?? Zotero.Utilities.Item;
Zotero.Utilities.itemTypeExists = (type) => types.has(type);
Zotero.OpenURL = load("openurl.js") ?? Zotero.OpenURL;
const dateFormats = path.join(folder, "utilities", "resource", "dateFormats.json");
if (Zotero.Date.init && fs.existsSync(dateFormats)) Zotero.Date.init(fs.readFileSync(dateFormats, "utf8"));

const ZU = {
	...Zotero.Utilities,
	...Zotero.Utilities.Item,
	XRegExp,
	strToDate: Zotero.Date.strToDate,
	strToISO: Zotero.Date.strToISO,
	formatDate: Zotero.Date.formatDate,
	parseContextObject: Zotero.OpenURL.parseContextObject,
	fieldIsValidForType: (field, type) => ItemFields.isValidForType(field, type),
	getCreatorsForType: (type) => creatorsOf(type).map((row) => row.creatorType),
	itemTypeExists: (type) => types.has(type),
};

// What is saved.

const saved = [];
const LISTS = ["attachments", "creators", "tags", "notes"];

// The names that a base field has in other types, and its own.
const baseOf = (field) => fieldRows.find((row) => row.field === field && row.baseField)?.baseField ?? field;

function savedItem(item) {
	const kept = { itemType: types.has(item.itemType) ? item.itemType : "webpage" };
	const others = new Map();
	for (const [field, raw] of Object.entries(item)) {
		if (LISTS.includes(field) || !ItemFields.getID(field) || (!raw && raw !== 0)) continue;
		const value = String(raw).trim();
		const own = ItemFields.getFieldIDFromTypeAndBase(kept.itemType, field);
		const name = own ? ItemFields.getName(own) : field;
		if (!ItemFields.isValidForType(name, kept.itemType)) others.set(name, value);
		else if (name === field || !item[name]) kept[name] = value;
	}
	const set = new Set([...Object.keys(kept).map(baseOf), "type", "medium", "version"]);
	const lines = [...others]
		.filter(([field]) => !set.has(baseOf(field)))
		.map(([field, value]) => `${field[0].toUpperCase()}${field.slice(1).replace(/([a-z])([A-Z])/g, "$1 $2")}: ${value}`);
	if (lines.length) kept.extra = [...lines.sort(), kept.extra].filter(Boolean).join("\n");
	if (item.version && ItemFields.isValidForType("versionNumber", kept.itemType)) kept.versionNumber ??= item.version;
	kept.creators = item.creators
		.filter((one) => one && (one.firstName || one.lastName))
		.map(({ firstName = "", lastName = "", creatorType }) => ({
			firstName,
			lastName,
			creatorType: CreatorTypes.isValidForItemType(creatorType, kept.itemType) ? creatorType : primaryOf(kept.itemType),
		}));
	kept.tags = item.tags.map((one) => String(one?.tag ?? one?.name ?? one)).filter(Boolean);
	kept.notes = item.notes.map((one) => String(one?.note ?? one)).filter(Boolean);
	return kept;
}

class Item {
	constructor(itemType) {
		this.itemType = itemType;
		for (const list of [...LISTS, "seeAlso"]) this[list] = [];
	}
	complete() {
		saved.push(savedItem(this));
	}
}
class Collection {
	complete() {}
}

// The file as a translator reads it: a line, or so many characters, false at its end.

let place = 0;
function read(characters) {
	if (place >= text.length) return false;
	if (characters) {
		const piece = text.slice(place, place + characters);
		place += characters;
		return piece;
	}
	const end = /\r\n|\r|\n/g;
	end.lastIndex = place;
	const match = end.exec(text);
	const line = text.slice(place, match ? match.index : text.length);
	place = match ? end.lastIndex : text.length;
	return line;
}

// A search for what a page leaves out finds no translator: nothing is asked of others.
function loadTranslator() {
	const handlers = {};
	return {
		setHandler: (name, handler) => (handlers[name] = handler),
		setSearch() {},
		getTranslators: () => handlers.translators?.(null, []),
	};
}

const sandboxed = {
	...Zotero,
	Utilities: ZU,
	Item,
	Collection,
	read,
	getXML: () => new window.DOMParser().parseFromString(text, "text/xml"),
	setProgress() {},
	setCharacterSet() {},
	getOption: () => undefined,
	loadTranslator,
	selectItems: (items, take) => take(items),
	wait() {},
	done() {},
	parentTranslator: null,
};

const file = path.join(folder, "translators", `${label}.js`);
const source = fs.readFileSync(file, "utf8");
// The header is JSON, and no statement.
const code = source.slice(source.indexOf("\n}") + 2).replace(/\/\*\* BEGIN TEST CASES \*\*\/[\s\S]*$/, "");
const entries = ["detectImport", "doImport", "doWeb"].map((name) => `${name}: typeof ${name} === "function" ? ${name} : null`);
const names = ["Zotero", "Z", "ZU", "DOMParser", "XPathResult"];
const values = [sandboxed, sandboxed, ZU, window.DOMParser, window.XPathResult];
const translator = vm.compileFunction(`${code}\n;return {${entries.join(", ")}};`, names, { filename: file })(...values);

if (translator.doImport) {
	if (!translator.detectImport()) {
		console.error(`${label} does not take the file for one of its own`);
		process.exit(3);
	}
	place = 0;
	await translator.doImport();
} else {
	const page = new JSDOM(text).window.document;
	const evaluate = page.evaluate.bind(page);
	// jsdom's XPath knows no namespaces; a page of HTML has one.
	page.evaluate = (xpath, ...rest) => evaluate(xpath.replace(/\bx:/g, ""), ...rest);
	translator.doWeb(page, "");
}
process.stdout.write(JSON.stringify(saved));
