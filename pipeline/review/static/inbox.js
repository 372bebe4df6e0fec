/* The inbox: filters that apply at once, and one decision on many flags. */

import { all, byId, help, later, now, onKeys, text, toast } from "./common.js";
import { decide, remember, undo } from "./deciding.js";
import { askDecision } from "./dialogs.js";

const filters = byId("filters");
const apply = () => {
  const query = new URLSearchParams();
  for (const [key, value] of new FormData(filters)) if (value && !(key === "view" && value === "articles")) query.set(key, value);
  location.assign(`/?${query}`);
};
filters.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
filters.addEventListener("change", (event) => { if (!event.target.matches("[type=search], [type=date]:focus")) apply(); });

const again = (answer) => {
  if (answer) later(text("done_many", { n: answer.number }), answer.batch);
  location.reload();
};
const kept = now();
if (kept) {
  remember(kept.batch);
  scrollTo(0, kept.scroll);
  toast(kept.message, kept.batch ? () => undo(() => location.reload()) : null);
}

/* ---- many flags ---- */
const rows = all(".flag-row");
const box = (row) => row.querySelector("input");
const chosen = () => rows.filter((row) => box(row).checked);
const bar = byId("chosen");
const count = () => {
  const number = chosen().length;
  byId("chosen-count").textContent = number ? text("selected", { n: number }) : "";
  for (const button of all("button", bar)) button.disabled = !number;
  byId("all").checked = number === rows.length;
  byId("all").indeterminate = number > 0 && number < rows.length;
};
if (bar) {
  byId("all").addEventListener("change", (event) => {
    for (const row of rows) box(row).checked = event.target.checked;
    count();
  });
  for (const row of rows) box(row).addEventListener("change", count);
  bar.addEventListener("click", async (event) => {
    const verdict = event.target.closest("[data-act]")?.dataset.act;
    if (!verdict) return;
    const flags = chosen().map((row) => ({ article: row.dataset.article, flag: row.dataset.flag, seen: Number(row.dataset.seen) }));
    let reason = "";
    if (verdict === "dismissed") {
      const said = await askDecision({ about: text("selected", { n: flags.length }) });
      if (!said) return;
      reason = said.reason;
    }
    decide(flags, verdict, reason, again);
  });
}

/* ---- keys: the list is walked with j and k, and Enter opens ---- */
const links = all("a.title, .flag-row .message a");
const step = (by) => {
  const at = links.indexOf(document.activeElement);
  links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
};
onKeys({
  j: () => step(1), k: () => step(-1), n: () => step(1), p: () => step(-1),
  u: () => undo(() => location.reload()),
  "/": () => { byId("search").focus(); byId("search").select(); },
  "?": help,
});

if (document.querySelector("[data-busy]")) setTimeout(() => location.reload(), 2500);
