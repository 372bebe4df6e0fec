/* What every page of the desk needs: its data, requests with the form token, messages, the name of the reviewer. */

export const data = JSON.parse(document.getElementById("desk-data").textContent);
export const byId = (id) => document.getElementById(id);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];
export const text = (key, values = {}) =>
  (data.texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

const stored = (key) => {
  try { return localStorage.getItem(key); } catch { return null; }
};
const store = (key, value) => {
  try { localStorage.setItem(key, value); } catch { /* a private window keeps nothing */ }
};

/* ---- who reviews ---- */
const name = byId("reviewer");
name.value = stored("bijsluiter-reviewer") ?? data.reviewer;
name.addEventListener("change", () => store("bijsluiter-reviewer", name.value.trim()));
export const reviewer = () => name.value.trim();

/* ---- requests ---- */
export class Refused extends Error {
  constructor(status, answer) {
    super(answer.error || text("failed"));
    this.status = status;
    this.conflicts = answer.conflicts || [];
  }
}

export const ask = async (action, body) => {
  let answer;
  try {
    answer = await fetch(`/api/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-form-token": data.token },
      body: JSON.stringify({ reviewer: reviewer(), page: data.article, ...body }),
    });
  } catch {
    throw new Refused(0, {});
  }
  const given = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, given);
  return given;
};

/* ---- messages that pass, with the way back ---- */
const toasts = byId("toasts");
let leaving;
export const toast = (message, undo, label = text("undo")) => {
  clearTimeout(leaving);
  toasts.replaceChildren();
  const box = document.createElement("p");
  box.className = "toast";
  box.append(message);
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = label;
    button.addEventListener("click", undo);
    box.append(" ", button);
  }
  toasts.append(box);
  leaving = setTimeout(() => toasts.replaceChildren(), undo ? 12000 : 6000);
};
export const fail = (problem) => toast(problem instanceof Refused ? problem.message : text("failed"));

/* a message that is to be read after the page was loaded again */
export const later = (message, batch) => {
  try { sessionStorage.setItem("bijsluiter-later", JSON.stringify({ message, batch, scroll: scrollY })); } catch { /* then not */ }
};
export const now = () => {
  try {
    const kept = JSON.parse(sessionStorage.getItem("bijsluiter-later"));
    sessionStorage.removeItem("bijsluiter-later");
    return kept;
  } catch { return null; }
};

/* ---- keys, which can be switched off ---- */
const keysOn = byId("keys-on");
keysOn.checked = stored("bijsluiter-keys") !== "off";
keysOn.addEventListener("change", () => store("bijsluiter-keys", keysOn.checked ? "on" : "off"));
export const onKeys = (table) => addEventListener("keydown", (event) => {
  if (!keysOn.checked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea, dialog, [contenteditable]")) return;
  if (event.repeat && !"jknp".includes(event.key)) return; // a key that is held down decides once
  const act = table[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});
export const help = () => byId("help").showModal();
byId("help-open").addEventListener("click", help);
for (const button of all("dialog [data-close]")) button.addEventListener("click", () => button.closest("dialog").close("cancel"));
