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
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const text = button.dataset.copy;
      if (!navigator.clipboard) {
        if (byHand(text)) copied(button);
        return;
      }
      navigator.clipboard.writeText(text).then(() => copied(button), () => { if (byHand(text)) copied(button); });
    });
  }
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;

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
      if (!texts.has(card)) texts.set(card, plain(card.textContent));
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
      shown.textContent = `${count.toLocaleString("en")} of ${cards.length.toLocaleString("en")} shown`;
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
    let waiting = 0;
    for (const box of boxes) box.addEventListener("change", keep);
    find.addEventListener("input", () => { window.clearTimeout(waiting); waiting = window.setTimeout(keep, 150); });
    all.addEventListener("click", () => { clear(); keep(); find.focus(); });
    window.addEventListener("hashchange", read);
    bar.hidden = false;
    apply();
    read();
  }

  // What is laid out on the way to a place moves that place: go there until it stays.
  const settle = () => {
    const place = document.querySelector(":target");
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
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const part of folded) part.open = true;
  });
  window.addEventListener("afterprint", () => { for (const part of folded) part.open = false; });
})();
