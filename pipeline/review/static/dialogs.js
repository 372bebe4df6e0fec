/* The dialogs: a decision with its reason and reach, a conflict between two reviewers, a source for a claim. */

import { all, ask, byId, data, fail, text } from "./common.js";

const closed = (dialog) => new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue), { once: true }));
const open = (dialog) => {
  dialog.returnValue = "cancel";
  dialog.showModal();
  return closed(dialog);
};

/* ---- a decision: {verdict, reason, scope} or null ---- */
const decide = byId("decide");
const decideForm = decide.querySelector("form");
const problem = (dialog, message) => { dialog.querySelector(".problem").textContent = message; };

const offerScopes = async (flag) => {
  for (const label of all("[data-scope]", decide)) label.hidden = true;
  if (!flag) return;
  try {
    const counts = await ask("alike", flag);
    for (const label of all("[data-scope]", decide)) {
      const [by, scope] = label.dataset.scope.split(" ");
      const count = counts[by][scope];
      const narrower = scope === "all" ? counts[by].article : 1;
      label.hidden = count <= Math.max(1, narrower);
      label.querySelector("span").textContent = label.dataset.text.replace("{n}", count);
    }
  } catch (refused) { fail(refused); }
};

export const askDecision = async ({ about, flag, many }) => {
  decideForm.reset();
  problem(decide, "");
  const title = byId("decide-title");
  title.textContent = many ? title.dataset.many : title.dataset.one;
  byId("decide-about").textContent = about;
  byId("decide-verdicts").hidden = !many;
  byId("decide-scopes").hidden = !flag;
  decideForm.elements.verdict.value = "dismissed";
  byId("decide-reasons").hidden = false;
  offerScopes(flag);
  const done = open(decide);
  decide.querySelector(many ? "[name=verdict]:checked" : "[name=reason]").focus();
  if ((await done) !== "ok") return null;
  const { verdict, reason, note, scope } = decideForm.elements;
  const said = verdict.value === "dismissed" ? [reason.value, note.value.trim()] : [note.value.trim()];
  return { verdict: verdict.value, reason: said.filter(Boolean).join(": "), scope: scope.value };
};

decideForm.addEventListener("submit", (event) => {
  event.preventDefault();
  const { verdict, reason, note } = decideForm.elements;
  if (verdict.value === "dismissed" && !reason.value && !note.value.trim()) {
    problem(decide, text("reason_needed"));
    decide.querySelector("[name=reason]").focus();
    return;
  }
  decide.close("ok");
});
byId("decide-verdicts").addEventListener("change", () => {
  byId("decide-reasons").hidden = decideForm.elements.verdict.value !== "dismissed";
});
decide.addEventListener("keydown", (event) => {
  if (event.target.matches("textarea")) {
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); decideForm.requestSubmit(); }
    return;
  }
  const pick = data.reasons[Number(event.key) - 1];
  if (pick && !byId("decide-reasons").hidden) {
    const input = all("[name=reason]", decide)[Number(event.key) - 1];
    input.checked = true;
    input.focus();
  }
  if (event.key === "Enter" && event.target.matches("input[type=radio]")) {
    event.preventDefault();
    decideForm.requestSubmit();
  }
});

/* ---- a conflict: true where ours is to stand ---- */
const conflict = byId("conflict");
export const askConflict = async (sides) => {
  const one = sides[0];
  const show = (side, given) => {
    const state = text(`state_${given.state}`);
    const line = given.reviewer ? text("by", { state, name: given.reviewer }) : state;
    conflict.querySelector(`[data-side=${side}]`).textContent = [line, given.reason].filter(Boolean).join(": ");
  };
  show("theirs", one.theirs);
  show("yours", one.yours);
  const done = open(conflict);
  return (await done) === "replace";
};

/* ---- a source ---- */
const source = byId("source");
const sourceForm = source.querySelector("form");
let trySource = null;
export const askSource = (about, attempt) => {
  sourceForm.reset();
  problem(source, "");
  source.querySelector(".about").textContent = about;
  trySource = attempt;
  const done = open(source);
  sourceForm.elements.source.focus();
  return done;
};
sourceForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await trySource(sourceForm.elements.source.value);
    source.close("ok");
  } catch (refused) {
    problem(source, refused.message);
    sourceForm.elements.source.setAttribute("aria-invalid", "true");
    sourceForm.elements.source.focus();
  }
});
sourceForm.elements.source.addEventListener("input", () => sourceForm.elements.source.removeAttribute("aria-invalid"));
