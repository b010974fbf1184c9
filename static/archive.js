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
