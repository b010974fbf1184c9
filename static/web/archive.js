/* Enhances only: every page is complete without this. */
(() => {
  "use strict";

  // The first page in the language that is read: "/", or "/fr/".
  const root = document.querySelector(".wordmark").pathname;

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
        const answer = await fetch(`${root}complete?q=${encodeURIComponent(text)}`).catch(() => null);
        if (!answer || !answer.ok || input.value !== text) return;
        const found = await answer.json();
        const named = found.filter((one) => one.kind !== "word");
        places = new Map(named.map((one) => [`${one.label} – ${one.called}`, one.url]));
        list.replaceChildren(
          ...found.map((one) => {
            const option = document.createElement("option");
            option.value = one.kind === "word" ? one.label : `${one.label} – ${one.called}`;
            return option;
          })
        );
      }, 150);
    });
  };
  document.querySelectorAll("form[role=search] input[name=q]").forEach(suggest);

  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");

  // The values of a facet that hold what is typed, in place of the commonest, and how many
  // they are, for those who cannot see the list change.
  const narrow = (form) => {
    const says = form.closest("[data-found]").dataset;
    const input = form.querySelector("input[name=find]");
    const list = form.parentElement.querySelector(".tally");
    const common = [...list.children];
    const told = document.createElement("p");
    told.className = "facet-told";
    told.setAttribute("role", "status");
    list.after(told);
    // The page has a value in two forms, not chosen and chosen: both are as its lists have them.
    const [other, chosen] = document.querySelector("template.facet-value").content.children;
    const line = (one) => {
      const item = (one.selected ? chosen : other).cloneNode(true);
      const link = item.querySelector("a");
      link.search = one.query;
      link.prepend(one.label);
      item.querySelector(".count").textContent = grouped(one.count);
      return item;
    };
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      const text = input.value;
      if (!text.trim()) {
        list.replaceChildren(...common);
        told.textContent = "";
        return;
      }
      waiting = setTimeout(async () => {
        const asked = new URLSearchParams(new FormData(form));
        const answer = await fetch(`${form.dataset.values}?${asked}`).catch(() => null);
        if (!answer || !answer.ok || input.value !== text) return;
        const found = await answer.json();
        const values = { total: grouped(found.total), find: text.trim() };
        list.replaceChildren(...found.buckets.slice(0, 10).map(line));
        told.textContent = (found.total ? says.found : says.none).replace(/\{(\w+)\}/g, (_, name) => values[name]);
      }, 150);
    });
  };
  document.querySelectorAll(".facet-find").forEach(narrow);

  // What can be selected can also be copied with one click.
  const copy = (source) => {
    const says = source.closest("[data-copied]").dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = source.dataset.copy;
    const told = document.createElement("span");
    told.className = "copy-told";
    told.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.textContent.replace(/\s+/g, " ").trim());
        told.textContent = says.copied;
      } catch {
        told.textContent = says.refused;
      }
    });
    source.after(button, told);
  };
  if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach(copy);

  // The quotation follows the reader: words selected in a paragraph, or the paragraph linked to.
  const quote = (box) => {
    const { symbol, said, address } = box.dataset;
    const show = (para, words) => {
      const page = para.dataset.page ? `p. ${para.dataset.page}` : "";
      const from = [symbol, page, said].filter(Boolean).join(", ");
      box.querySelector(".quotation-words").textContent = `“${words.replace(/\s+/g, " ").trim()}”`;
      box.querySelector(".quotation-from").textContent = `(${from}) ${address}#${para.id}`;
    };
    const linked = () => {
      const para = document.getElementById(window.location.hash.slice(1))?.closest(".para");
      if (para) show(para, para.querySelector(":scope > p").textContent);
    };
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      if (chosen.isCollapsed || !chosen.toString().trim()) return;
      const { startContainer: start, endContainer: end, endOffset } = chosen.getRangeAt(0);
      const words = (start.nodeType === Node.TEXT_NODE ? start.parentElement : start).closest(".para > p");
      // A paragraph chosen whole, by three clicks, ends where the next thing begins.
      if (words && (words.contains(end) || endOffset === 0)) show(words.parentElement, chosen.toString());
    });
    window.addEventListener("hashchange", linked);
    linked();
  };
  document.querySelectorAll("#quotation").forEach(quote);

  // From one marked place to the next. Letters step only while the bar has the focus, so
  // that they never get in the way of speech input or of another reader's keys.
  const step = (bar) => {
    const total = Number(bar.dataset.hits);
    const told = bar.querySelector(".hits-told");
    const words = told.textContent;
    let here = 0;
    const placed = () => {
      const hash = window.location.hash;
      const hit = /^#hit(\d+)$/.exec(hash);
      if (hit) return Math.min(Number(hit[1]), total);
      const first = document.getElementById(hash.slice(1))?.querySelector("mark[id]");
      return first ? Number(first.id.slice(3)) : 0;
    };
    const show = (place) => {
      here = place;
      document.querySelectorAll("mark.here").forEach((mark) => mark.classList.remove("here"));
      document.getElementById(`hit${here}`)?.classList.add("here");
      told.textContent = here ? `${bar.dataset.of.replace("#", here)} ${words}` : words;
      buttons.forEach(([button, by]) => {
        button.setAttribute("aria-disabled", String(here + by < 1 || here + by > total));
      });
    };
    const go = (place) => {
      if (place < 1 || place > total) return;
      window.history.replaceState(null, "", `#hit${place}`);
      show(place);
      document.getElementById(`hit${place}`).scrollIntoView({ block: "center" });
    };
    const buttons = [[bar.dataset.previous, -1, "p"], [bar.dataset.next, 1, "n"]].map(([words, by, key]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.title = bar.dataset.keys.replace("#", key);
      button.setAttribute("aria-keyshortcuts", key);
      button.addEventListener("click", () => go(here + by));
      const item = document.createElement("li");
      item.append(button);
      bar.querySelector("li:nth-last-child(2)").before(item);
      return [button, by];
    });
    bar.addEventListener("keydown", (event) => {
      const by = { n: 1, p: -1 }[event.key];
      if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      go(here + by);
    });
    window.addEventListener("hashchange", () => show(placed()));
    told.setAttribute("role", "status");
    bar.classList.add("hits-stepped");
    show(placed());
  };
  document.querySelectorAll(".hits[data-hits]").forEach(step);
})();
