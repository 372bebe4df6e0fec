/* Editing a translated sentence in its place, while the guard compares every version with the source. */

import { ask, byId, data, fail, later, text } from "./common.js";

const editor = byId("editor");
const area = editor.querySelector("textarea");
const checks = editor.querySelector(".editor-checks");
let sentence = null, version = 0, opener = null, waiting = 0, asked = 0;

const showChecks = (found) => {
  checks.classList.toggle("bad", found.length > 0);
  checks.replaceChildren();
  if (!found.length) { checks.textContent = text("ok"); return; }
  const list = document.createElement("ul");
  for (const each of found) {
    const item = document.createElement("li");
    item.textContent = each;
    list.append(item);
  }
  checks.append(list);
};

const close = () => {
  editor.hidden = true;
  document.querySelector(".block.editing")?.classList.remove("editing");
  document.body.append(editor);
  opener?.focus();
};

export const edit = async (name, button) => {
  try {
    const given = await ask("sentence", { article: data.article, sentence: name });
    [sentence, version, opener] = [name, given.version, button];
    editor.querySelector(".editor-source").textContent = given.source;
    area.value = given.text;
    editor.querySelector("[data-revert]").hidden = !given.edited;
    showChecks(given.checks);
    const block = button.closest(".block");
    block.classList.add("editing");
    block.after(editor);
    editor.hidden = false;
    area.focus();
    editor.scrollIntoView({ block: "nearest" });
  } catch (refused) { fail(refused); }
};

area.addEventListener("input", () => {
  clearTimeout(waiting);
  checks.textContent = text("checking");
  waiting = setTimeout(async () => {
    const turn = ++asked;
    try {
      const given = await ask("guard", { article: data.article, sentence, text: area.value });
      if (turn === asked) showChecks(given.checks);
    } catch (refused) { fail(refused); }
  }, 250);
});

/* Somebody was first: what stands now is shown, and only a second save replaces it. */
const showTheirs = async () => {
  const given = await ask("sentence", { article: data.article, sentence });
  version = given.version;
  checks.classList.add("bad");
  checks.textContent = text("translation_taken", { name: given.by || "?", text: given.edited ? `“${given.text}”` : `${text("translation_back")}.` });
};

const keep = async (value) => {
  try {
    const answer = await ask("translation", { article: data.article, sentence, text: value, seen: version });
    later(text("done_translation"), answer.batch);
    location.reload();
  } catch (refused) {
    if (refused.status === 409) await showTheirs().catch(fail);
    else fail(refused);
  }
};
editor.addEventListener("submit", (event) => { event.preventDefault(); keep(area.value); });
editor.querySelector("[data-revert]").addEventListener("click", () => keep(""));
editor.querySelector("[data-close]").addEventListener("click", close);
editor.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { event.preventDefault(); close(); }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); editor.requestSubmit(); }
});
