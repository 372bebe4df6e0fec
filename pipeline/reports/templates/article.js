(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const main = byId("inhoud"), walker = byId("walker");
  const flagsPanel = byId("vlaggen"), claimsPanel = byId("beweringen");
  if (!flagsPanel) return;

  /* ---- flags and claims share the rail ---- */
  const tabs = document.createElement("div");
  tabs.className = "tabs";
  tabs.setAttribute("role", "tablist");
  const panels = [flagsPanel, claimsPanel];
  const buttons = panels.map((panel) => {
    const button = document.createElement("button");
    button.type = "button";
    button.id = panel.id + "-tab";
    button.textContent = panel.querySelector("h2").textContent.trim();
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", panel.id);
    button.addEventListener("click", () => select(panel));
    tabs.append(button);
    return button;
  });
  const select = (panel) => panels.forEach((other, index) => {
    other.classList.toggle("away", other !== panel);
    buttons[index].setAttribute("aria-selected", String(other === panel));
    buttons[index].tabIndex = other === panel ? 0 : -1;
  });
  tabs.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const next = buttons.find((button) => button.tabIndex === -1);
    next.click();
    next.focus();
  });
  main.prepend(tabs);
  document.body.classList.add("tabbed");
  select(flagsPanel);

  /* ---- source beside translation, or source alone ---- */
  const views = byId("switch");
  if (views) {
    views.hidden = false;
    views.addEventListener("click", (event) => {
      const view = event.target.closest("[data-view]")?.dataset.view;
      if (!view) return;
      document.body.classList.toggle("compare", view === "compare");
      for (const button of views.children) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    });
  }

  /* ---- one flag at a time ---- */
  const cards = all(".flags-panel .card[data-n]");
  const marksOf = (number) => all(".body mark").filter((mark) => mark.dataset.f.split(" ").includes(number));
  let current = -1;
  const within = (element) => {
    if (getComputedStyle(flagsPanel).overflowY !== "auto") return;
    const panel = element.closest(".rail");
    const top = element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollTop += top - 12;
  };
  const show = (index, focus) => {
    current = index;
    const card = cards[index];
    select(flagsPanel);
    for (const element of all(".current")) element.classList.remove("current");
    card.classList.add("current");
    for (const mark of marksOf(card.dataset.n)) mark.classList.add("current");
    document.querySelector(`.fr[data-n="${card.dataset.n}"]`)?.classList.add("current");
    within(card);
    const state = byId("walker-state");
    state.textContent = state.dataset.of.replace("{n}", card.dataset.n) + " · " + card.querySelector(".message").textContent;
    if (focus === "text") {
      const place = document.querySelector(`.fr[data-n="${card.dataset.n}"]`);
      (marksOf(card.dataset.n)[0] || place)?.scrollIntoView({ block: "center" });
      place?.focus({ preventScroll: true });
    }
    if (focus === "card") {
      card.focus({ preventScroll: true });
      if (!claimsPanel.contains(card) && getComputedStyle(flagsPanel).overflowY !== "auto") card.scrollIntoView({ block: "center" });
    }
  };
  const step = (by) => {
    if (cards.length) show(current < 0 ? (by > 0 ? 0 : cards.length - 1) : (current + by + cards.length) % cards.length, "text");
  };
  if (walker) {
    walker.hidden = false;
    walker.addEventListener("click", (event) => {
      const button = event.target.closest("[data-step]");
      if (button) step(Number(button.dataset.step));
    });
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (by) step(by);
  });
  byId("tekst-kop").closest(".reading").addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const mark = event.target.closest("mark");
    if (mark && !String(getSelection())) show(Number(mark.dataset.f.split(" ")[0]) - 1, "");
  });

  /* ---- print: nothing stays folded ---- */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...folded, ...all("details:not([open])")];
    for (const element of folded) element.open = true;
  });
  addEventListener("afterprint", () => {
    for (const element of folded) element.open = false;
    folded = [];
  });

  /* ---- addresses: #vlag-ID in the text, #kaart-ID and #kN in the rail ---- */
  const go = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const element = byId(id);
    if (!element) return;
    if (id.startsWith("vlag-")) {
      const index = cards.findIndex((card) => card.id === "kaart-" + id.slice(5));
      if (index >= 0) show(index, "text");
    } else if (id.startsWith("kaart-")) {
      const index = cards.indexOf(element);
      if (index >= 0) show(index, "card");
    } else if (claimsPanel.contains(element)) {
      select(claimsPanel);
      within(element);
      element.focus({ preventScroll: getComputedStyle(claimsPanel).overflowY === "auto" });
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) {
      event.preventDefault();
      go();
    }
  });
  addEventListener("hashchange", go);
  if (location.hash) go();
})();
