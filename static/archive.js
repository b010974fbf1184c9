/* Enhances only: every page is complete without this. */
(() => {
  "use strict";

  const box = document.querySelector("input[name=q]");
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && box && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  // Words, names and symbols, offered while a search is typed.
  const suggest = (input) => {
    const list = document.createElement("datalist");
    list.id = `${input.id}-list`;
    input.after(list);
    input.setAttribute("list", list.id);
    let waiting = 0;
    let places = new Map();
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      const text = input.value;
      if (places.has(text)) {
        window.location.assign(places.get(text));
        return;
      }
      waiting = setTimeout(async () => {
        const answer = await fetch(`/complete?q=${encodeURIComponent(text)}`).catch(() => null);
        if (!answer || !answer.ok || input.value !== text) return;
        const found = await answer.json();
        const named = found.filter((one) => one.kind !== "word");
        places = new Map(named.map((one) => [`${one.label} – ${one.kind}`, one.url]));
        list.replaceChildren(
          ...found.map((one) => {
            const option = document.createElement("option");
            option.value = one.kind === "word" ? one.label : `${one.label} – ${one.kind}`;
            return option;
          })
        );
      }, 150);
    });
  };
  document.querySelectorAll("form[role=search] input[name=q]").forEach(suggest);

  const copy = (id, words) => {
    const source = document.getElementById(id);
    if (!source || !navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words;
    const told = document.createElement("span");
    told.className = "copy-told";
    told.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
        told.textContent = "Copied";
      } catch {
        told.textContent = "The browser does not allow copying";
      }
    });
    source.after(" ", button, told);
  };
  copy("reference", "Copy reference");
  copy("address", "Copy address");
})();
