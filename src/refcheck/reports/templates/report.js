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
  // What is folded on the screen is not lost on paper.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const part of folded) part.open = true;
  });
  window.addEventListener("afterprint", () => { for (const part of folded) part.open = false; });
})();
