"use strict";
(() => {
  const said = document.getElementById("said");
  const copied = (button) => {
    said.textContent = "Copied";
    button.classList.add("done");
    window.setTimeout(() => { said.textContent = ""; button.classList.remove("done"); }, 2000);
  };
  const byHand = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const clipped = (text, limit) => (text.length > limit ? `${text.slice(0, limit - 1).trimEnd()}…` : text);
  // Foreign text only ever becomes text, and an address a link where a reader may follow it.
  const make = (name, look, ...inside) => {
    const made = document.createElement(name);
    if (look) made.className = look;
    made.append(...inside);
    return made;
  };
  const link = (url, look, text) => {
    const made = make("a", look, text);
    made.href = url;
    return made;
  };
  const web = (text) => /^https?:\/\/[^\s/?#]/i.test(text);
  const address = (text) => (web(text) ? link(text, "", clipped(text, 2000)) : make("span", "address", clipped(text, 2000)));
  const aside = (text) => make("span", "aside", text);

  const offer = (button) => {
    const text = button.dataset.copy ?? button.closest(".diff").querySelector(".new").textContent.slice(2);
    button.type = "button";
    button.append("Copy", make("span", "unseen", `: ${clipped(text, 120)}`));
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!navigator.clipboard) {
        if (byHand(text)) copied(button);
        return;
      }
      navigator.clipboard.writeText(text).then(() => copied(button), () => { if (byHand(text)) copied(button); });
    });
  };
  for (const button of document.querySelectorAll("button.copy")) offer(button);
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;

  // What is folded away is in the page as JSON, and becomes elements when somebody looks there: see folded.py.
  const kept = JSON.parse(document.getElementById("folded").textContent);
  const titleOf = (card) => card?.querySelector(".title")?.textContent ?? "";
  const spelled = (part, title) => {
    if (Array.isArray(part)) return part.map((each) => spelled(each, title));
    if (typeof part === "string") return part;
    return part === -1 ? title : kept.texts[part];
  };
  const pairs = (flat) => flat.flatMap((one, at) => (at % 2 ? [] : [[one, flat[at + 1]]]));
  const drawn = (paths) => {
    const svg = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const past = svg("svg");
    for (const [name, value] of [["class", "history"], ["viewBox", "0 0 220 16"], ["aria-hidden", "true"]]) past.setAttribute(name, value);
    for (const [look, shape] of paths) {
      const path = svg("path");
      path.setAttribute("class", look);
      path.setAttribute("d", shape);
      past.append(path);
    }
    return past;
  };
  const linkLine = ([url, answer, hops, more, paths, words], title) => {
    const line = make("li", "", address(url), " ", aside(answer));
    if (hops.length) {
      const chain = make("ol", "hops");
      chain.setAttribute("aria-label", "Redirects");
      pairs(hops).forEach(([status, to], at, all) =>
        chain.append(make("li", "", aside(`${status} to`), " ", at + 1 < all.length ? clipped(to, 2000) : address(to))));
      line.append(chain);
    }
    for (const [label, text] of pairs(more)) {
      line.append(make("p", "", aside(label), " ", text === title ? make("span", "agrees", "the same") : address(text)));
    }
    if (paths.length) line.append(make("p", "past", drawn(pairs(paths)), " ", aside(words)));
    return line;
  };
  const sourceLine = ([source, answer, when, asked, excerpt]) => {
    const line = make("li", "", `${source} ${answer} `, aside(when));
    if (web(asked)) line.append(" ", link(asked, "named", "what was asked"));
    else if (asked) line.append(" ", aside(`asked: ${clipped(asked, 2000)}`));
    if (excerpt) {
      const summary = make("summary", "", "What it says", make("span", "unseen", `: ${source}`));
      line.append(make("details", "", summary, make("blockquote", "", excerpt)));
    }
    return line;
  };
  const inShort = ([anchor, name, where, ...rows]) => {
    const line = make("li", "", anchor ? link(`#${anchor}`, "", name) : name, " ", make("span", "where", where));
    rows.forEach(([label, parts], at) => line.append(at ? ", " : " ", aside(`${label}:`), " ",
      ...parts.map((text, which) => (which % 2 ? make("mark", "", text) : text))));
    return line;
  };
  const fact = ([anchor, text, url]) => {
    const line = make("li", "", anchor ? link(`#${anchor}`, "", text) : text);
    if (url) {
      const button = make("button", "copy");
      button.dataset.copy = url;
      offer(button);
      line.append(": ", address(url), " ", button);
    }
    return line;
  };
  const rules = (lines) => {
    const row = (name, texts) => make("tr", "", ...texts.map((text) => make(name, "", text)));
    const head = row("th", ["Rule", "Severity", "Sure", "Place", "Fingerprint"]);
    for (const cell of head.children) cell.scope = "col";
    const body = lines.map((texts) => row("td", [...texts.slice(0, 4), make("code", "", texts[4])]));
    return make("div", "wide", make("table", "rules", make("thead", "", head), make("tbody", "", ...body)));
  };
  const unfolded = {
    evidence: ([links, sources], title) =>
      make("ul", "plain evidence", ...links.map((each) => linkLine(each, title)), ...sources.map(sourceLine)),
    like: (lines) => make("ul", "plain", ...lines.map(inShort)),
    facts: (lines) => make("ul", "facts", ...lines.map(fact)),
    which: (lines) => make("ul", "plain", ...lines.map((each) => make("li", "", address(each)))),
    rules,
  };
  const waiting = new Map();
  for (const name of Object.keys(unfolded)) {
    document.querySelectorAll(`details[data-folded=${name}]`).forEach((part, at) => waiting.set(part, [name, kept[name][at]]));
  }
  const unfold = (part) => {
    if (!waiting.has(part)) return;
    const [name, folded] = waiting.get(part);
    const title = titleOf(part.closest(".card"));
    waiting.delete(part);
    part.append(unfolded[name](spelled(folded, title), title));
  };
  const unfoldIn = (place) => { for (const part of place.querySelectorAll("details[data-folded]")) unfold(part); };
  document.addEventListener("toggle", (event) => unfold(event.target), true);
  // The browser's own search finds what is there alone: what nobody has opened is made when there is nothing else to do.
  const idle = window.requestIdleCallback ?? ((work) => window.setTimeout(work, 20, { timeRemaining: () => 10 }));
  const unfoldRest = (time) => {
    for (const part of waiting.keys()) {
      if (time.timeRemaining() < 3) {
        idle(unfoldRest);
        return;
      }
      unfold(part);
    }
  };
  idle(unfoldRest);

  // What the signs in the text mean.
  document.querySelectorAll(".pane .is").forEach((mark, at) => {
    const words = spelled(kept.marks[at], "");
    if (words) (mark.querySelector("a, [id]") ?? mark).title = words;
  });

  // Reference managers look for these when the page has been read (https://ocoins.info).
  const quoted = (text) => encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%3F", "?");
  const works = make("div", "");
  works.hidden = true;
  works.append(...kept.works.map((work, at) => {
    const span = make("span", "Z3988");
    const title = titleOf(document.getElementById(`reference-${at + 1}`));
    span.title = pairs(spelled(work, title)).map(([key, text]) => `${key}=${quoted(text)}`).join("&");
    return span;
  }));
  document.querySelector("main").append(works);

  // The references that are shown: by boxes and words, kept in the address as #severity=error&state=wrong&find=words.
  const bar = document.getElementById("filters");
  if (bar) {
    const cards = [...document.querySelectorAll(".card")];
    const boxes = [...bar.querySelectorAll("input[type=checkbox]")];
    const find = document.getElementById("find");
    const shown = document.getElementById("shown");
    const all = document.getElementById("all");
    const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const texts = new Map();
    const textOf = (card) => {
      if (!texts.has(card)) {
        unfoldIn(card);
        texts.set(card, plain(card.textContent));
      }
      return texts.get(card);
    };
    const chosen = () => {
      const by = new URLSearchParams();
      for (const box of boxes) {
        if (box.checked) by.set(box.name, by.has(box.name) ? `${by.get(box.name)},${box.value}` : box.value);
      }
      if (find.value.trim()) by.set("find", find.value.trim());
      return by;
    };
    const fits = (card, names, words) => names.every(([name, values]) =>
      (card.dataset[name] || "none").split(" ").some((value) => values.includes(value)))
      && (!words.length || words.every((word) => textOf(card).includes(word)));
    const apply = () => {
      const by = chosen();
      const names = ["severity", "state", "family"].filter((name) => by.has(name)).map((name) => [name, by.get(name).split(",")]);
      const words = plain(by.get("find") || "").split(/\s+/).filter(Boolean);
      let count = 0;
      for (const card of cards) {
        const fit = fits(card, names, words);
        card.hidden = !fit;
        if (fit) count += 1;
      }
      const some = [...by].length > 0;
      all.hidden = !some;
      shown.textContent = `${count.toLocaleString("en")} of ${cards.length.toLocaleString("en")} cards shown`;
      return by;
    };
    const keep = () => {
      const said = apply().toString().replaceAll("%2C", ",");
      history.replaceState(null, "", said ? `#${said}` : location.href.split("#")[0]);
    };
    const read = () => {
      const hash = location.hash.slice(1);
      if (!hash.includes("=")) {
        // A link to a card that is not shown shows all of them again.
        const target = document.getElementById(hash);
        const card = target && target.closest(".card");
        if (card && card.hidden) { clear(); card.scrollIntoView(); }
        return;
      }
      const by = new URLSearchParams(hash);
      for (const box of boxes) box.checked = (by.get(box.name) || "").split(",").includes(box.value);
      find.value = by.get("find") || "";
      apply();
      document.getElementById("references").scrollIntoView();
    };
    const clear = () => {
      for (const box of boxes) box.checked = false;
      find.value = "";
      apply();
    };
    let pause = 0;
    for (const box of boxes) box.addEventListener("change", keep);
    find.addEventListener("input", () => { window.clearTimeout(pause); pause = window.setTimeout(keep, 150); });
    all.addEventListener("click", () => { clear(); keep(); find.focus(); });
    window.addEventListener("hashchange", read);
    bar.hidden = false;
    apply();
    read();
  }

  // What is laid out on the way to a place moves that place: go there until it stays.
  const settle = () => {
    const place = document.querySelector(":target") ?? document.getElementById(location.hash.slice(1));
    const evidence = place && place.matches(".card") && place.querySelector("details[data-folded=evidence]");
    if (evidence) {
      unfold(evidence);
      evidence.open = true;
    }
    const options = { block: place && place.closest(".pane") ? "nearest" : "start" };
    let left = 8;
    const again = () => {
      place.scrollIntoView(options);
      left -= 1;
      if (left) window.requestAnimationFrame(again);
    };
    if (place) window.requestAnimationFrame(again);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[href^='#']")) window.setTimeout(settle);
  });
  window.addEventListener("hashchange", settle);
  settle();

  // What is folded on the screen is not lost on paper.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    unfoldIn(document);
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const part of folded) part.open = true;
  });
  window.addEventListener("afterprint", () => { for (const part of folded) part.open = false; });
})();
