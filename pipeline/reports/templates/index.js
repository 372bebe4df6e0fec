(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const form = byId("filters");
  const tag = (name, cls, text) => {
    const element = document.createElement(name);
    if (cls) element.className = cls;
    if (text) element.textContent = text;
    return element;
  };
  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", "#" + name);
    svg.append(use);
    return svg;
  };
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  const flags = data.flags.map((f) => {
    const words = (at) => data.words[at];
    const article = data.articles[f[0]];
    return {
      at: f[0], article, severity: data.severities[f[1]], rule: words(f[2]), line: f[3], id: f[4],
      before: f[5], marked: f[6], after: f[7], message: words(f[8]), suggestion: words(f[9]),
      level: words(f[10]), fresh: f[11] === 1, decision: words(f[12]), substance: words(f[13]), translation: words(f[14]),
    };
  });
  const haystack = (flag) =>
    (flag.hay ??= fold([flag.before + flag.marked + flag.after, flag.message, flag.substance, flag.rule, flag.article[1]].join(" ")));

  /* ---- state, kept in the address ---- */
  const empty = () => ({ severity: [], rule: "", article: "", level: "", q: "", order: "", fresh: false, dismissed: false });
  const read = () => {
    const state = empty();
    const query = new URLSearchParams(location.hash.slice(1));
    state.severity = (query.get("severity") || "").split(",").filter((name) => data.severities.includes(name));
    for (const key of ["rule", "article", "level", "q", "order"]) state[key] = query.get(key) || "";
    state.fresh = query.get("new") === "1";
    state.dismissed = query.get("dismissed") === "1";
    return state;
  };
  const write = (state) => {
    const query = new URLSearchParams();
    if (state.severity.length) query.set("severity", state.severity.join(","));
    for (const key of ["rule", "article", "level", "q", "order"]) if (state[key]) query.set(key, state[key]);
    if (state.fresh) query.set("new", "1");
    if (state.dismissed) query.set("dismissed", "1");
    history.replaceState(null, "", query.toString() ? "#" + query : location.pathname + location.search);
  };

  /* ---- choosing and ordering ---- */
  const choose = (state) => {
    const needles = fold(state.q).split(/\s+/).filter(Boolean);
    const chosen = flags.filter((flag) =>
      (state.dismissed || flag.decision !== "dismissed") &&
      (!state.severity.length || state.severity.includes(flag.severity)) &&
      (!state.rule || (state.rule.endsWith("/") ? flag.rule.startsWith(state.rule) : flag.rule === state.rule)) &&
      (!state.article || flag.article[3] === state.article) &&
      (!state.level || flag.level === state.level) &&
      (!state.fresh || flag.fresh) &&
      needles.every((needle) => haystack(flag).includes(needle)));
    return state.order === "article" ? chosen.sort((a, b) => a.at - b.at) : chosen;
  };

  /* ---- drawing ---- */
  const slot = (row, selector, text) => {
    const element = row.querySelector(selector);
    if (text) element.textContent = text;
    else element.remove();
  };
  const draw = (flag) => {
    const row = byId("row-template").content.firstElementChild.cloneNode(true);
    row.className = "row " + flag.severity;
    row.dataset.flag = flag.id;
    row.querySelector(".sev use").setAttribute("href", "#" + flag.severity);
    row.querySelector(".sev .word").textContent = data.names[flag.severity][1];
    row.querySelector(".message").textContent = flag.message;
    row.querySelector(".rule").textContent = flag.rule;
    if (!flag.fresh) row.querySelector(".new").remove();
    slot(row, ".decided", data.decided[flag.decision]);
    const sentence = row.querySelector(".sentence");
    sentence.lang = flag.article[4];
    sentence.replaceChildren(flag.before, ...(flag.marked ? [tag("mark", "", flag.marked)] : []), flag.after);
    slot(row, ".in-english", flag.translation);
    if (flag.suggestion) row.querySelector(".suggestion").textContent = flag.suggestion;
    else row.querySelector(".do").remove();
    const go = row.querySelector(".go");
    go.href = flag.article[0] + "#vlag-" + encodeURIComponent(flag.id);
    go.textContent = fill(data.place, { line: flag.line });
    if (flag.level) {
      row.querySelector(".level use").setAttribute("href", "#level-" + flag.level);
      row.querySelector(".level .name").textContent = data.levels[flag.level];
    } else row.querySelector(".level").remove();
    return row;
  };
  const heading = (severity, count) => {
    const [many, , means] = data.names[severity];
    const title = tag("h2");
    title.append(icon(severity), many + " ", tag("span", "n", number.format(count)), " ", tag("small", "", means));
    return title;
  };
  const groupOf = (flag, level) => {
    const group = tag("section", "group");
    const title = tag(level);
    const link = tag("a", "", flag.article[1]);
    link.href = flag.article[0];
    title.append(link, " ", tag("span", "path", flag.article[2]));
    group.append(title, tag("ul", "rows"));
    return group;
  };
  const list = (chosen, size, order) => {
    const counts = {};
    for (const flag of chosen) counts[flag.severity] = (counts[flag.severity] || 0) + 1;
    const parts = document.createDocumentFragment();
    let tier = null, group = null, last = {};
    for (const flag of chosen.slice(0, size)) {
      if (order === "article") {
        tier = tier || parts.appendChild(tag("section", "tier"));
      } else if (flag.severity !== last.severity) {
        tier = parts.appendChild(tag("section", "tier " + flag.severity));
        tier.append(heading(flag.severity, counts[flag.severity]));
        group = null;
      }
      if (!group || flag.at !== last.at) group = tier.appendChild(groupOf(flag, order === "article" ? "h2" : "h3"));
      group.lastElementChild.append(draw(flag));
      last = flag;
    }
    byId("results").replaceChildren(parts);
  };

  /* ---- the form ---- */
  let state = empty(), size = data.page, drawn = false, timer = 0;
  const isPlain = () => JSON.stringify(state) === JSON.stringify(empty());
  const open = flags.filter((flag) => flag.decision !== "dismissed").length;
  const update = (save = true) => {
    if (save) write(state);
    for (const chip of form.querySelectorAll("[data-severity]"))
      chip.setAttribute("aria-pressed", String(state.severity.includes(chip.dataset.severity)));
    form.querySelector("[data-new]")?.setAttribute("aria-pressed", String(state.fresh));
    for (const key of ["rule", "article", "level", "order"]) byId(key).value = state[key];
    if (byId("q").value !== state.q) byId("q").value = state.q;
    if (byId("dismissed")) byId("dismissed").checked = state.dismissed;
    const chosen = choose(state);
    if (drawn || !isPlain() || size > data.page) list(chosen, size, state.order);
    drawn ||= !isPlain();
    const all = state.dismissed ? flags.length : open;
    const rest = chosen.length - size;
    byId("state").textContent = fill(data.result[all === 1 ? 0 : 1], { n: number.format(chosen.length), all: number.format(all) });
    byId("printed").textContent = rest > 0 ? fill(data.printed, { n: number.format(size), all: number.format(chosen.length) }) : "";
    byId("none").hidden = chosen.length > 0;
    byId("reset").hidden = isPlain();
    byId("more").hidden = rest <= 0;
    byId("more").textContent = fill(data.more, { n: number.format(Math.min(rest, data.page)) });
  };
  const change = (changes) => {
    Object.assign(state, changes);
    size = data.page;
    update();
  };

  if (form) {
    const named = [...data.articles].sort((a, b) => a[1].localeCompare(b[1], document.documentElement.lang));
    byId("article").append(...named.map(([, title, , id]) => new Option(title, id)));
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      change(empty());
      byId("q").focus();
    });
    form.addEventListener("click", (event) => {
      const chip = event.target.closest(".chip");
      if (!chip) return;
      const name = chip.dataset.severity;
      if (!name) return change({ fresh: !state.fresh });
      const on = state.severity.includes(name);
      change({ severity: data.severities.filter((other) => (other === name ? !on : state.severity.includes(other))) });
    });
    for (const key of ["rule", "article", "level", "order"]) byId(key).addEventListener("change", (event) => change({ [key]: event.target.value }));
    byId("dismissed")?.addEventListener("change", (event) => change({ dismissed: event.target.checked }));
    byId("q").addEventListener("input", (event) => {
      clearTimeout(timer);
      const q = event.target.value.trim();
      timer = setTimeout(() => change({ q }), 120);
    });
    byId("more").addEventListener("click", () => {
      const before = size;
      size += data.page;
      drawn = true;
      update(false);
      document.querySelectorAll("#results .go")[before]?.focus();
    });
    addEventListener("hashchange", () => {
      if (/^#(niet|inhoud)/.test(location.hash)) return;
      state = read();
      size = data.page;
      update(false);
    });
    if (!/^#(niet|inhoud)/.test(location.hash)) state = read();
    update(false);

    /* ---- print: every flag of this choice, as far as paper goes ---- */
    let before = 0;
    addEventListener("beforeprint", () => {
      before ||= size;
      drawn = true;
      size = Math.max(size, 1000);
      update(false);
    });
    addEventListener("afterprint", () => {
      size = before || size;
      before = 0;
      update(false);
    });

    /* ---- keys: n or j and p or k walk, / searches ---- */
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
      if (event.key === "/") {
        event.preventDefault();
        byId("q").focus();
        return;
      }
      const step = { n: 1, j: 1, p: -1, k: -1 }[event.key];
      if (!step) return;
      const links = [...document.querySelectorAll("#results .go")];
      const at = links.indexOf(document.activeElement);
      const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.max(0, Math.min(links.length - 1, at + step))];
      next?.focus();
      next?.closest(".row").scrollIntoView({ block: "center" });
    });
  }

  /* ---- the table of articles ---- */
  if (data.later.length) {
    const body = document.querySelector("#articles tbody"), button = byId("more-articles"), step = body.rows.length;
    const rows = [...body.rows].map((row) => ({ text: row.cells[0].textContent, row }));
    for (const [text, html] of data.later) rows.push({ text, html });
    const element = (entry) => {
      if (!entry.row) {
        const holder = document.createElement("template");
        holder.innerHTML = entry.html;
        entry.row = holder.content.querySelector("tr");
      }
      return entry.row;
    };
    let shown = step;
    const show = () => {
      const needle = fold(byId("find-article").value.trim());
      const found = needle ? rows.filter((entry) => (entry.hay ??= fold(entry.text)).includes(needle)) : rows;
      body.replaceChildren(...found.slice(0, shown).map(element));
      button.hidden = found.length <= shown;
      button.textContent = fill(data.more, { n: number.format(Math.min(step, found.length - shown)) });
    };
    byId("find").hidden = false;
    byId("find-article").addEventListener("input", () => { shown = step; show(); });
    button.addEventListener("click", () => { shown += step; show(); });
    show();
  }
})();
